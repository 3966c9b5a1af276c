"""What the data base and the system say of a registry's file, turned into objections."""

import errno
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from samverkan_cli.domain import disk
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Objection, Refused

DatabaseError = sqlite3.DatabaseError
IntegrityError = sqlite3.IntegrityError
ENDED = ("OperationalError", sqlite3.SQLITE_IOERR, "the process that writes has ended")  # as it is told
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG})
_RIGHTS = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_LACKING = "no such (table|column|index|trigger|view|module)|malformed database schema"
_OF_WHAT_STANDS = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH})
_LOOK = "samverkan journal list"


def hindrance(error: OSError, path: Path, *, writing: bool = False) -> Objection:
    """Give why the system will not have a registry's file read or written."""
    where = str(path)
    if error.errno in _GONE:
        return no.RegistryMissing(path=where)
    if error.errno in _RIGHTS:
        return no.RegistryReadOnly(path=where) if writing else no.RegistryUnreadable(path=where, owner=_owner(path))
    if error.errno in disk.FULL:
        return no.DiskFull(path=where)
    return no.DiskError(path=where, why=error.strerror or "", look=_LOOK if writing else None)


def _owner(path: Path) -> str | None:
    try:
        return path.owner()
    except (OSError, KeyError, NotImplementedError):
        return None


def told(error: Exception) -> tuple[str, int, str]:
    """Give what an answer of the data base is told by in another process: its kind, code and words.

    Of a bug its kind alone is told: what it says can be people's data.
    """
    if not isinstance(error, DatabaseError):
        return "InternalError", 0, type(error).__name__
    return type(error).__name__, getattr(error, "sqlite_errorcode", 0) or 0, str(error)


def is_busy(code: int) -> bool:
    """Tell whether an answer's code is that somebody else has the file."""
    return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def error(kind: str, code: int, words: str) -> DatabaseError:
    """Give an answer of the data base that another process has told."""
    made: DatabaseError = getattr(sqlite3, kind)(words)
    made.sqlite_errorcode = code
    return made


@contextmanager
def spoken(path: Path, *, writing: bool = False) -> Iterator[None]:
    """Turn what the data base says of the file into one of our objections."""
    try:
        yield
    except DatabaseError as error:
        objection = said(path, error, writing=writing)
        if objection is None:
            raise
        raise Refused([objection]) from None


def said(path: Path, error: Exception, *, writing: bool = False) -> Objection | None:  # noqa: PLR0911 — one return for each answer
    """Give what an answer of the data base means for a registry, or None for what can only be a bug."""
    extended = getattr(error, "sqlite_errorcode", 0) or 0
    code, where, why = extended & 0xFF, str(path), str(error)
    if is_busy(code):
        return no.RegistryLocked(path=where)
    if extended in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY):
        return no.RegistryUnfinished(path=where)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return _shut(path, extended, why, writing=writing)
    if code == sqlite3.SQLITE_FULL:
        return no.DiskFull(path=where)
    if code == sqlite3.SQLITE_IOERR:
        return no.DiskError(path=where, why=why, look=_LOOK if writing else None)
    if why.startswith("Could not decode"):  # what it quotes is left out: it can be people's data
        return no.RegistryDamaged(path=where, why="UTF-8")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or re.match(_LACKING, why):
        return no.RegistryDamaged(path=where, why=why)
    return None


def is_of_the_file(error: DatabaseError) -> bool:
    """Tell whether an answer of the data base is about the file, and not about what stands in it."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    return code != sqlite3.SQLITE_CORRUPT_VTAB and code & 0xFF not in _OF_WHAT_STANDS


def _shut(path: Path, code: int, why: str, *, writing: bool) -> Objection:
    """Give why a file could not be opened or written: the system is asked, since the data base does not tell."""
    if code == sqlite3.SQLITE_READONLY_DIRECTORY:
        return no.RegistryReadOnly(path=str(path))
    try:
        os.close(os.open(path, os.O_RDWR if writing else os.O_RDONLY))
    except OSError as error:
        return hindrance(error, path, writing=writing)
    if writing and not os.access(path.resolve().parent, os.W_OK):
        return no.RegistryReadOnly(path=str(path))
    return no.DiskError(path=str(path), why=why, look=_LOOK if writing else None)
