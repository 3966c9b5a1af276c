"""Copies of a registry: through the data base's own backup, verified, and put in place whole.

A plain copy of the file while somebody writes is damaged now and then; a file copied over a
register beside a stale rollback journal always is.
"""

import errno
import os
import sqlite3
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from samverkan_cli.domain.errors import (
    DiskFull,
    FileExists,
    FolderMissing,
    Refused,
    RegistryDamaged,
    RegistryDiffers,
    RegistryForeign,
    SameFile,
)
from samverkan_cli.store import engine
from samverkan_cli.store.registry import Registry
from samverkan_cli.store.verify import verify


def backup(registry: Registry, target: Path, *, force: bool) -> tuple[int, str]:
    """Write a verified copy that only its owner can read; give its entries and head.

    Raises `Refused` when the target exists (without `force`), or when the copy is not whole.
    """
    engine.examine(registry.path)
    if target.exists() and target.samefile(registry.path):
        raise Refused([SameFile("out", path=str(target))])
    if target.exists() and not force:
        raise Refused([FileExists("out", path=str(target))])
    with engine.spoken(registry.path):
        temporary = _temporary(target)
        try:
            _copy(registry.path, "ro", temporary, registry.wait)
            told = must_be_whole(temporary, registry.wait)
            temporary.replace(target)
        finally:
            for left in (temporary, _journal(temporary)):
                left.unlink(missing_ok=True)
    return told


def restore(registry: Registry, source: Path) -> tuple[int, str]:
    """Put a verified copy in a registry's place, through the data base; give its entries and head.

    A register too damaged to be written is kept beside the new one. Raises `Refused` for a file
    that is something else.
    """
    told = must_be_whole(source, registry.wait)
    if registry.path.exists():
        _must_be_ours(registry, source)
    else:
        engine.create(registry.path)
    with engine.spoken(registry.path):
        try:
            _copy(source, "ro", registry.path, registry.wait)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise
            _set_aside(registry.path)
            engine.create(registry.path)
            _copy(source, "ro", registry.path, registry.wait)
    return told


def _must_be_ours(registry: Registry, source: Path) -> None:
    """Raise `Refused` for a file of something else, or another registry; a damaged or empty one will do."""
    try:
        engine.examine(registry.path, upgrading=True)
        ours = _id(registry)
    except Refused as refused:
        if any(isinstance(said, RegistryForeign) for said in refused.objections):
            raise
        return
    if ours != _id(Registry(source, registry.wait)):
        raise Refused([RegistryDiffers("backup", path=str(registry.path), file=str(source))])


def _id(registry: Registry) -> str:
    with registry.reading() as reader:
        return reader.registry().id


def _set_aside(path: Path) -> None:
    when = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    for each in (path, _journal(path)):
        if each.exists():
            each.rename(each.with_name(f"{each.name}.damaged.{when}"))


def _journal(path: Path) -> Path:
    """Give the rollback journal of a data base file."""
    return path.with_name(f"{path.name}-journal")


def must_be_whole(path: Path, wait: float) -> tuple[int, str]:
    """Give a copy's entries and head; raises `Refused` when `verify` finds anything."""
    with Registry(path, wait).reading() as reader:
        told = verify(reader)
    if not told["ok"]:
        raise Refused([RegistryDamaged(path=str(path), why=str(told["problems"][0]["what"]))])
    return told["entries"], told["head"]


def entries_in(registry: Registry) -> int | None:
    """Give how many entries a registry has, or None when it cannot be read."""
    try:
        with registry.reading() as reader:
            return reader.last_entry()[0]
    except Refused:
        return None


def set_by(registry: Registry, why: str) -> Path:
    """Copy a registry beside itself, as it is, before it is replaced or upgraded, and give where."""
    when = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    target = registry.path.with_name(f"{registry.path.name}.{why}.{when}")
    with engine.spoken(registry.path):
        engine.create(target)
        _copy(registry.path, "ro", target, registry.wait)
    return target


def _temporary(target: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        full = error.errno == errno.ENOSPC
        raise Refused([(DiskFull if full else FolderMissing)(path=str(target))]) from None
    os.close(handle)
    return Path(name)


def _copy(source: Path, mode: str, target: Path, wait: float) -> None:
    """Copy all pages in one step, under the source's read lock and the target's write lock."""
    reading = engine.raw(source, mode, wait)
    writing = engine.raw(target, "rw", wait)
    try:
        writing.execute("PRAGMA journal_mode=TRUNCATE").close()
        writing.execute("PRAGMA synchronous=EXTRA").close()
        reading.backup(writing)
    finally:
        reading.close()
        writing.close()
