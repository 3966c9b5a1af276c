"""Connections to the data base: the settings that were measured, and the guards before them.

One engine writes (`BEGIN IMMEDIATE`, so that facts are read under the lock), another reads
(`mode=ro`). Neither creates a file: only `create` does, and it never follows a link or overwrites.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from samverkan_cli.domain.errors import (
    BackendUnknown,
    DiskFull,
    FolderMissing,
    Objection,
    Refused,
    RegistryDamaged,
    RegistryEmpty,
    RegistryExists,
    RegistryForeign,
    RegistryLocked,
    RegistryMissing,
    RegistryNewer,
    RegistryOlder,
    RegistryReadOnly,
)
from samverkan_cli.store.tables import SCHEMA

APPLICATION_ID = 0x53414D56  # "SAMV", bytes 68–71 of the file
_MAGIC = b"SQLite format 3\0"
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
        if path.is_dir():
            raise Refused([RegistryForeign(path=str(path))])
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise Refused([RegistryMissing(path=str(path))]) from None
    except OSError as error:
        raise Refused([RegistryDamaged(path=str(path), why=error.strerror or "")]) from None
    if not header:
        raise Refused([RegistryEmpty(path=str(path))])
    if len(header) < 100 or not header.startswith(_MAGIC) or _number(header, 68) != APPLICATION_ID:
        raise Refused([RegistryForeign(path=str(path))])
    schema = _number(header, 60)
    if schema > SCHEMA:
        raise Refused([RegistryNewer(path=str(path), schema=schema, known=SCHEMA)])
    if schema < SCHEMA and not upgrading:
        raise Refused([RegistryOlder(path=str(path), schema=schema, known=SCHEMA)])


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def create(path: Path) -> None:
    """Make an empty file that only its owner can read; refuse if there is anything at the path."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
    except FileExistsError:
        raise Refused([RegistryExists(path=str(path))]) from None
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise Refused([(DiskFull if full else FolderMissing)(path=str(path))]) from None


def writing(path: Path, wait: float, *, foreign_keys: bool = True) -> sa.Engine:
    """Give an engine whose transactions hold the write lock from their first statement.

    `wait` is in seconds. Raises `Refused` when the file may not be written.
    """
    if not (os.access(path, os.W_OK) and path.stat().st_mode & 0o222):
        raise Refused([RegistryReadOnly(path=str(path))])

    def connect() -> sqlite3.Connection:
        connection = _open(path, "rw", wait)
        _set(connection, "journal_mode=TRUNCATE", "synchronous=EXTRA", "cache_size=-65536", *_SETTINGS)
        if not foreign_keys:
            _set(connection, "foreign_keys=OFF")
        elif connection.execute("PRAGMA foreign_keys").fetchone() != (1,):
            raise Refused([RegistryDamaged(path=str(path), why="foreign_keys")])
        return connection

    return _engine(connect, "BEGIN IMMEDIATE")


def reading(path: Path, wait: float) -> sa.Engine:
    """Give an engine that cannot write; a file that may only be read will do."""

    def connect() -> sqlite3.Connection:
        _roll_back_what_a_crash_left(path, wait)
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
    uri = f"file:{quote(str(path.resolve()))}?mode={mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait)


def _set(connection: sqlite3.Connection, *settings: str) -> None:
    for setting in settings:
        connection.execute(f"PRAGMA {setting}").close()


def _engine(connect: object, begin: str) -> sa.Engine:
    engine = sa.create_engine("sqlite://", creator=connect, poolclass=NullPool)
    sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _roll_back_what_a_crash_left(path: Path, wait: float) -> None:
    """Open for writing once if a hot journal lies beside the file: a reader may not roll it back."""
    journal = path.with_name(path.name + "-journal")
    try:
        hot = journal.stat().st_size > 0
    except OSError:
        return
    if hot and os.access(path, os.W_OK):
        connection = _open(path, "rw", wait)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()


@contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Turn what the data base says of the file into one of our objections."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        cause = error.orig if isinstance(error, DatabaseError) else error
        objection = _objection(path, cause)
        if objection is None:
            raise
        raise Refused([objection]) from None


def _objection(path: Path, error: BaseException | None) -> Objection | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    where = str(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RegistryLocked(path=where)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return RegistryReadOnly(path=where)
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(path=where)
    if code == sqlite3.SQLITE_CANTOPEN:
        return RegistryReadOnly(path=where)
    garbled = str(error).startswith("Could not decode")  # what it quotes is left out: it can be people's data
    if garbled or code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR):
        return RegistryDamaged(path=where, why="UTF-8" if garbled else str(error))
    return None
