"""Connections to the data base: the settings that were measured, and the guards before them.

One engine writes (`BEGIN IMMEDIATE`, so that facts are read under the lock), another reads
(`mode=ro`). Neither creates a file: only `placed` does, and it never follows a link or overwrites.
"""

import errno
import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from samverkan_cli.domain import disk
from samverkan_cli.domain.errors import (
    BackendUnknown,
    DiskError,
    DiskFull,
    FileUnreadable,
    FolderMissing,
    Objection,
    Refused,
    RegistryDamaged,
    RegistryEmpty,
    RegistryExists,
    RegistryForeign,
    RegistryLinked,
    RegistryLocked,
    RegistryMissing,
    RegistryNewer,
    RegistryOlder,
    RegistryReadOnly,
    RegistryUnfinished,
    RegistryUnreadable,
)
from samverkan_cli.store import files
from samverkan_cli.store.tables import SCHEMA

APPLICATION_ID = 0x53414D56  # "SAMV", bytes 68–71 of the file
_MAGIC = b"SQLite format 3\0"
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG})
_RIGHTS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_LACKING = re.compile("no such (table|column|index|trigger|view|module)|malformed database schema")
_OF_WHAT_STANDS = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH})
_LOOK = "samverkan journal list"
_SETTINGS = (
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
)


def examine(path: Path, *, upgrading: bool = False) -> None:
    """Refuse, from the file's first bytes alone, what is no registry of this version.

    `upgrading` lets an older schema through. Raises `Refused` with the reason.
    """
    if "://" in str(path) or str(path).startswith(("postgresql:", "sqlite:")):
        raise Refused([BackendUnknown(path=str(path))])
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise Refused([RegistryForeign(path=str(path), sort=_sort(mode))])
        header = _header(path)
        if _ours(header) or not any(header):  # in the middle of a write its first page can be the new one, or not yet
            with suppress(sqlite3.Error):
                roll_back_what_a_crash_left(path, 0)
            header = _header(path)
    except OSError as error:
        raise Refused([hindrance(error, path)]) from None
    if not header:
        raise Refused([RegistryEmpty(path=str(path))])
    if not _ours(header):
        raise Refused([RegistryForeign(path=str(path))])
    schema = _number(header, 60)
    if schema > SCHEMA:
        raise Refused([RegistryNewer(path=str(path), schema=schema, known=SCHEMA)])
    if schema < SCHEMA and not upgrading:
        raise Refused([RegistryOlder(path=str(path), schema=schema, known=SCHEMA)])


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def _ours(header: bytes) -> bool:
    return len(header) == 100 and header.startswith(_MAGIC) and _number(header, 68) == APPLICATION_ID


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _sort(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "folder"
    return "pipe" if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) else "device"


def hindrance(error: OSError, path: Path, *, writing: bool = False) -> Objection:
    """Give why the system will not have a registry's file read or written."""
    where = str(path)
    if error.errno in _GONE:
        return RegistryMissing(path=where)
    if error.errno in _RIGHTS:
        return RegistryReadOnly(path=where) if writing else RegistryUnreadable(path=where, owner=_owner(path))
    if error.errno in disk.FULL:
        return DiskFull(path=where)
    return DiskError(path=where, why=error.strerror or "", look=_LOOK if writing else None)


def _owner(path: Path) -> str | None:
    try:
        return path.owner()
    except (OSError, KeyError, NotImplementedError):
        return None


@contextmanager
def placed(path: Path, *, over: bool = False) -> Iterator[Path]:
    """Give a file to make a registry in, and put it in its place when it is whole.

    Raises `Refused` if there is anything at the path (without `over`), or nothing can be made there.
    """
    try:
        if not over:
            must_be_free(path)
        with files.whole(path, over=over) as made:
            yield made
    except FileExistsError:
        raise Refused([RegistryExists(path=str(path))]) from None
    except OSError as error:
        told = disk.objection(error, path=str(path))
        raise Refused([FolderMissing(path=str(path)) if isinstance(told, FileUnreadable) else told]) from None


def must_be_free(path: Path) -> None:
    """Refuse if there is anything at a path, be it a link to nothing."""
    if os.path.lexists(path):
        raise Refused([RegistryExists(path=str(path))])


def writing(path: Path, wait: float, *, foreign_keys: bool = True) -> sa.Engine:
    """Give an engine whose transactions hold the write lock from their first statement.

    `wait` is in seconds. Raises `Refused` when the file may not be written.
    """
    must_be_writable(path)

    def connect() -> sqlite3.Connection:
        connection = _open(path, "rw", wait)
        _set(connection, "journal_mode=TRUNCATE", "synchronous=EXTRA", "cache_size=-65536", *_SETTINGS)
        if not foreign_keys:
            _set(connection, "foreign_keys=OFF")
        elif connection.execute("PRAGMA foreign_keys").fetchone() != (1,):
            raise Refused([DiskError(path=str(path), why="PRAGMA foreign_keys")])
        return connection

    return _engine(connect, "BEGIN IMMEDIATE")


def must_be_writable(path: Path) -> None:
    """Refuse a file that the system will not have written, or that is known under two names."""
    try:
        files.clear(path.resolve().parent)  # what a killed command left can be a second name of the file
        found = path.stat()
    except OSError as error:
        raise Refused([hindrance(error, path, writing=True)]) from None
    if found.st_nlink > 1:
        raise Refused([RegistryLinked(path=str(path), count=found.st_nlink)])
    if not (os.access(path, os.W_OK) and found.st_mode & 0o222):
        raise Refused([RegistryReadOnly(path=str(path))])


def reading(path: Path, wait: float) -> sa.Engine:
    """Give an engine that cannot write; a file that may only be read will do."""

    def connect() -> sqlite3.Connection:
        roll_back_what_a_crash_left(path, wait)
        connection = _open(path, "ro", wait)
        _set(connection, "query_only=ON", *_SETTINGS)
        return connection

    return _engine(connect, "BEGIN")


def memory() -> sa.Engine:
    """Give an engine over an empty data base in memory, for a schema or a dry run."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", isolation_level=None)
        _set(connection, "foreign_keys=OFF", "synchronous=OFF", "recursive_triggers=ON")
        return connection

    return _engine(connect, "BEGIN")


def scratch() -> sa.Engine:
    """Give an engine over an empty data base that goes to a temporary file when it grows, for a long replay."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect("", isolation_level=None)
        _set(connection, "foreign_keys=OFF", "synchronous=OFF", "journal_mode=OFF", "cache_size=-32768")
        return connection

    return _engine(connect, "BEGIN")


def raw(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    """Give a plain connection, for copying whole files."""
    return _open(path, mode, wait)


def _open(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    uri = f"file:{quote(os.fsencode(path.resolve()))}?mode={mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait)


def _set(connection: sqlite3.Connection, *settings: str) -> None:
    for setting in settings:
        connection.execute(f"PRAGMA {setting}").close()


def _engine(connect: object, begin: str) -> sa.Engine:
    engine = sa.create_engine("sqlite://", creator=connect, poolclass=NullPool)
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def roll_back_what_a_crash_left(path: Path, wait: float) -> None:
    """Open for writing once if a hot journal lies beside the file: a reader may not roll it back."""
    try:
        hot = files.journal(path).stat().st_size > 0
    except OSError:
        return
    if hot and os.access(path, os.W_OK):
        connection = _open(path, "rw", wait)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()


@contextmanager
def spoken(path: Path, *, writing: bool = False) -> Iterator[None]:
    """Turn what the data base says of the file into one of our objections."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        objection = said(path, error, writing=writing)
        if objection is None:
            raise
        raise Refused([objection]) from None


def said(path: Path, error: Exception, *, writing: bool = False) -> Objection | None:  # noqa: PLR0911 — one return for each answer
    """Give what an answer of the data base means for a registry, or None for what can only be a bug."""
    cause = error.orig if isinstance(error, DatabaseError) else error
    extended = getattr(cause, "sqlite_errorcode", 0) or 0
    code, where, why = extended & 0xFF, str(path), str(cause)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RegistryLocked(path=where)
    if extended in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY):
        return RegistryUnfinished(path=where)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return _shut(path, extended, why, writing=writing)
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(path=where)
    if code == sqlite3.SQLITE_IOERR:
        return DiskError(path=where, why=why, look=_LOOK if writing else None)
    if why.startswith("Could not decode"):  # what it quotes is left out: it can be people's data
        return RegistryDamaged(path=where, why="UTF-8")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or _LACKING.match(why):
        return RegistryDamaged(path=where, why=why)
    return None


def is_of_the_file(error: DatabaseError) -> bool:
    """Tell whether an answer of the data base is about the file, and not about what stands in it."""
    code = getattr(error.orig, "sqlite_errorcode", 0) or 0
    return code != sqlite3.SQLITE_CORRUPT_VTAB and code & 0xFF not in _OF_WHAT_STANDS


def _shut(path: Path, code: int, why: str, *, writing: bool) -> Objection:
    """Give why a file could not be opened or written: the system is asked, since the data base does not tell."""
    if code == sqlite3.SQLITE_READONLY_DIRECTORY:
        return RegistryReadOnly(path=str(path))
    try:
        os.close(os.open(path, os.O_RDWR if writing else os.O_RDONLY))
    except OSError as error:
        return hindrance(error, path, writing=writing)
    if writing and not os.access(path.resolve().parent, os.W_OK):
        return RegistryReadOnly(path=str(path))
    return DiskError(path=str(path), why=why, look=_LOOK if writing else None)
