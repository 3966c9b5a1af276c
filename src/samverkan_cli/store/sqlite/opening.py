"""Opening the data base: the settings that were measured, and the guards before them.

One transaction writes (`BEGIN IMMEDIATE`, so that facts are read under the lock), another reads
(`mode=ro`). Neither creates a file: only `placed` does, and it never follows a link or overwrites.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from samverkan_cli.domain import disk
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store import files
from samverkan_cli.store.names import SCHEMA
from samverkan_cli.store.sqlite.said import hindrance

APPLICATION_ID = 0x53414D56  # "SAMV", bytes 68–71 of the file
GLANCE = 0.1  # seconds that a look in passing waits
_MAGIC = b"SQLite format 3\0"
Connection = sqlite3.Connection
Cursor = sqlite3.Cursor
_SETTINGS = (
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
)


sqlite3.register_adapter(date, date.isoformat)  # days are kept as people write them
sqlite3.register_adapter(tuple, " ".join)  # some words in one column, parted by blanks; no word holds one


def examine(path: Path, *, upgrading: bool = False) -> None:
    """Refuse, from the file's first bytes alone, what is no registry of this version.

    `upgrading` lets an older schema through. Raises `Refused` with the reason.
    """
    if "://" in str(path) or str(path).startswith(("postgresql:", "sqlite:")):
        raise Refused([no.BackendUnknown(path=str(path))])
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise Refused([no.RegistryForeign(path=str(path), sort=_sort(mode))])
        header = _header(path)
        if _ours(header) or not any(header):  # in the middle of a write its first page can be the new one, or not yet
            with suppress(sqlite3.Error):
                roll_back_what_a_crash_left(path, 0)
            header = _header(path)
    except OSError as error:
        raise Refused([hindrance(error, path)]) from None
    if not header:
        raise Refused([no.RegistryEmpty(path=str(path))])
    if not _ours(header):
        raise Refused([no.RegistryForeign(path=str(path))])
    schema = _four_bytes(header, 60)
    if schema > SCHEMA:
        raise Refused([no.RegistryNewer(path=str(path), schema=schema, known=SCHEMA)])
    if schema < SCHEMA and not upgrading:
        raise Refused([no.RegistryOlder(path=str(path), schema=schema, known=SCHEMA)])


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def is_ours(path: Path) -> bool:
    """Tell whether a file bears the mark of a registry, of whatever version."""
    return _ours(_header(path))


def _ours(header: bytes) -> bool:
    return len(header) == 100 and header.startswith(_MAGIC) and _four_bytes(header, 68) == APPLICATION_ID


def _four_bytes(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _sort(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "folder"
    return "pipe" if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) else "device"


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
        raise Refused([no.RegistryExists(path=str(path))]) from None
    except OSError as error:
        told = disk.objection(error, path=str(path))
        raise Refused([no.FolderMissing(path=str(path)) if isinstance(told, no.FileUnreadable) else told]) from None


def must_be_free(path: Path) -> None:
    """Refuse if there is anything at a path, be it a link to nothing."""
    if os.path.lexists(path):
        raise Refused([no.RegistryExists(path=str(path))])


@contextmanager
def writing(path: Path, wait: float, *, foreign_keys: bool = True) -> Iterator[Connection]:
    """Give a connection whose transaction holds the write lock from its first statement; it is kept at the end.

    `wait` is in seconds. Raises `Refused` when the file may not be written.
    """
    must_be_writable(path)
    with closing(_open(path, "rw", wait)) as connection:
        _set(connection, "journal_mode=TRUNCATE", "synchronous=EXTRA", "cache_size=-65536", *_SETTINGS)
        if not foreign_keys:
            _set(connection, "foreign_keys=OFF")
        elif connection.execute("PRAGMA foreign_keys").fetchone() != (1,):
            raise Refused([no.DiskError(path=str(path), why="PRAGMA foreign_keys")])
        with _begun(connection, "BEGIN IMMEDIATE"):
            yield connection


def must_be_writable(path: Path) -> None:
    """Refuse a file that the system will not have written, or that is known under two names."""
    try:
        files.clear(path.resolve().parent)  # what a killed command left can be a second name of the file
        found = path.stat()
    except OSError as error:
        raise Refused([hindrance(error, path, writing=True)]) from None
    if found.st_nlink > 1:
        raise Refused([no.RegistryLinked(path=str(path), count=found.st_nlink)])
    if not (os.access(path, os.W_OK) and found.st_mode & 0o222):
        raise Refused([no.RegistryReadOnly(path=str(path))])


@contextmanager
def reading(path: Path, wait: float) -> Iterator[Connection]:
    """Give a connection that cannot write, over one unchanging state; a file that may only be read will do."""
    roll_back_what_a_crash_left(path, wait)
    with closing(_open(path, "ro", wait)) as connection:
        _set(connection, "query_only=ON", *_SETTINGS)
        with _begun(connection, "BEGIN"):
            yield connection


@contextmanager
def glancing(path: Path) -> Iterator[Connection]:
    """Give a connection for a look in passing: what is being written, or was left half written, is left alone.

    Raises `OSError` or an error of SQLite's where there is no registry of this version to look in.
    """
    if not stat.S_ISREG(path.stat().st_mode) or not _ours(header := _header(path)) or _four_bytes(header, 60) != SCHEMA:
        raise FileNotFoundError(path)
    with closing(_open(path, "ro", GLANCE)) as connection:
        _set(connection, "query_only=ON", "trusted_schema=OFF", "mmap_size=0")
        yield connection


@contextmanager
def memory() -> Iterator[Connection]:
    """Give an empty data base in memory, for a schema or a dry run."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        _set(connection, "foreign_keys=OFF", "synchronous=OFF", "recursive_triggers=ON")
        with _begun(connection, "BEGIN"):
            yield connection


@contextmanager
def scratch() -> Iterator[Connection]:
    """Give an empty data base that goes to a temporary file when it grows, for a long replay."""
    with closing(sqlite3.connect("", isolation_level=None)) as connection:
        _set(connection, "foreign_keys=OFF", "synchronous=OFF", "journal_mode=OFF", "cache_size=-32768")
        with _begun(connection, "BEGIN"):
            yield connection


@contextmanager
def _begun(connection: Connection, begin: str) -> Iterator[None]:
    """Keep what is done in a transaction, unless something is raised in it, or it has ended before."""
    connection.execute(begin)
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    keep(connection)


class Keeping(Protocol):
    """What can keep what was done in its transaction."""

    def commit(self) -> None:
        """Keep it."""


def keep(connection: Keeping) -> None:
    """Keep what was done in a transaction; one that has ended is left alone."""
    connection.commit()


def raw(path: Path, mode: str, wait: float) -> Connection:
    """Give a plain connection, for copying whole files."""
    return _open(path, mode, wait)


def _open(path: Path, mode: str, wait: float) -> Connection:
    uri = f"file:{quote(os.fsencode(path.resolve()))}?mode={mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait)


def _set(connection: Connection, *settings: str) -> None:
    for setting in settings:
        connection.execute(f"PRAGMA {setting}").close()


def about() -> tuple[str, bool]:
    """Give SQLite's version, and whether it can search in texts."""
    with closing(sqlite3.connect(":memory:")) as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    return sqlite3.sqlite_version, "ENABLE_FTS5" in options


def schema_of(connection: Connection) -> int:
    """Give the number of the schema a file has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def file_of(connection: Connection) -> str | None:
    """Give the path of the file a connection has opened, or None."""
    found = connection.execute("PRAGMA database_list").fetchone()
    return str(found[2]) if found else None


def roll_back_what_a_crash_left(path: Path, wait: float) -> None:
    """Open for writing once if a hot journal lies beside the file: a reader may not roll it back."""
    try:
        hot = files.journal(path).stat().st_size > 0
    except OSError:
        return
    if hot and os.access(path, os.W_OK):
        with closing(_open(path, "rw", wait)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
