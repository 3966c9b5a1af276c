"""Copies of a registry: through the data base's own backup, verified, and put in place whole.

A plain copy of the file while somebody writes is damaged now and then; a file copied over a
register beside a stale rollback journal always is.
"""

import errno
import glob
import os
import re
from pathlib import Path

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store import done, files
from samverkan_cli.store.registry import Registry
from samverkan_cli.store.sqlite import opening, said
from samverkan_cli.store.verify import verify

_SET_BY = re.compile(r"\.\d{8}T\d{6}(-\d+)?")
_COUNTERS = ((24, 28), (40, 44), (92, 100))  # the changes, the schema's, and which program made the last
_CHUNK = 1 << 20


def backup(registry: Registry, target: Path, *, force: bool) -> tuple[int, str]:
    """Write a verified copy that only its owner can read; give its entries and head.

    Raises `Refused` when the target exists (without `force`) or is a folder, or when the copy is not whole.
    """
    opening.examine(registry.path)
    if target.exists() and target.samefile(registry.path):
        raise Refused([no.SameFile("out", path=str(target))])
    if target.is_dir():
        raise Refused([no.FileUnreadable("out", path=str(target), why=os.strerror(errno.EISDIR))])
    if os.path.lexists(target) and not force:
        raise Refused([no.FileExists("out", path=str(target))])
    with opening.placed(target, over=force) as made:
        _copy(registry.path, made, registry.wait, told=target)
        found = must_be_whole(made, registry.wait, told=registry.path)
        files.journal(target).unlink(missing_ok=True)  # an old one is of what is replaced
    return found


def restore(registry: Registry, source: Path) -> tuple[int, str]:
    """Put a verified copy in a registry's place, through the data base; give its entries and head.

    A register too damaged to be written is kept beside the new one. Raises `Refused` for a file
    that is something else.
    """
    told = must_be_whole(source, registry.wait)
    if not os.path.lexists(registry.path):
        _put(source, registry)
    else:
        must_be_ours(registry, source)
        opening.must_be_writable(registry.path)
        try:
            _copy(source, registry.path, registry.wait)
        except Refused as refused:
            if not any(isinstance(each, no.RegistryDamaged) for each in refused.objections):
                raise
            _put(source, registry, aside=True)
    done.now().recorded = True
    return told


def _put(source: Path, registry: Registry, *, aside: bool = False) -> None:
    """Make a registry of a copy where there is none, or none that can be written; `aside` puts that by first."""
    with opening.placed(registry.path, over=aside) as made:
        _copy(source, made, registry.wait, told=registry.path)
        if aside:
            files.set_aside(registry.path)
        files.set_stray_aside(registry.path)


def must_be_ours(registry: Registry, source: Path) -> None:
    """Raise `Refused` for a file of something else, another registry or the copy; a damaged or empty one will do."""
    if source.samefile(registry.path):
        raise Refused([no.SameFile("backup", path=str(source))])
    try:
        opening.examine(registry.path, upgrading=True)
    except Refused as refused:
        if any(isinstance(each, no.RegistryEmpty) for each in refused.objections):
            return
        if not any(isinstance(each, no.RegistryNewer) for each in refused.objections):
            raise
    ours, theirs = (_id(each, registry.wait) for each in (registry.path, source))
    if ours not in (None, theirs):
        raise Refused([no.RegistryDiffers("backup", path=str(registry.path), file=str(source))])


def _id(path: Path, wait: float) -> str | None:
    """Give the id of a registry of any schema, or None of one that is damaged."""
    try:
        with said.spoken(path), opening.reading(path, wait) as connection:
            found = connection.execute("SELECT id FROM registry").fetchone()
    except Refused as refused:
        if any(isinstance(each, no.RegistryDamaged) for each in refused.objections):
            return None
        raise
    return str(found[0]) if found else None


def must_be_whole(path: Path, wait: float, *, told: Path | None = None) -> tuple[int, str]:
    """Give a copy's entries and head; raises `Refused` when `verify` finds anything.

    `told` is the file that is named then, where the copy is one on the way.
    """
    with Registry(path, wait).reading() as reader:
        found = verify(reader, beside=path)
    if not found["ok"]:
        first = found["problems"][0]
        raise Refused([no.RegistryDamaged(path=str(told or path), why=f"{first['what']}: {first['where']}")])
    return found["entries"], found["head"]


def duplicate(source: Path, target: Path, wait: float) -> None:
    """Copy a registry to a place where there is nothing, as it is."""
    with opening.placed(target) as made:
        _copy(source, made, wait, told=target)


def registry_of(path: Path, wait: float) -> str | None:
    """Give the id of the registry in a file, or None of one that is damaged."""
    return _id(path, wait)


def entries_in(registry: Registry) -> int | None:
    """Give how many entries a registry has, or None when it cannot be read."""
    try:
        with registry.reading() as reader:
            return reader.last_entry()[0]
    except Refused:
        return None


def set_by_if_it_can_be_read(registry: Registry, why: str) -> Path | None:
    """Copy a registry beside itself, or give None when there is nothing in it that can be copied."""
    try:
        return set_by(registry, why)
    except Refused as refused:
        if any(isinstance(each, no.RegistryDamaged | no.RegistryEmpty) for each in refused.objections):
            return None
        raise


def set_by(registry: Registry, why: str) -> Path:
    """Copy a registry beside itself, as it is, before it is replaced or upgraded, and give where.

    A copy that an interrupted command made of the very same state is kept instead of another.
    """
    for each in sorted(registry.path.parent.glob(f"{glob.escape(registry.path.name)}.{why}.*")):
        if _SET_BY.fullmatch(each.suffix) and _alike(each, registry.path):
            return each
    named = f"{registry.path.name}.{why}.{files.moment()}"
    numbered = (registry.path.with_name(f"{named}{more}") for more in ("", *(f"-{at}" for at in range(2, 1000))))
    target = next(path for path in numbered if not path.exists())  # two may be made within one second
    with opening.placed(target) as made:
        _copy(registry.path, made, registry.wait, told=target)
    return target


def _alike(one: Path, other: Path) -> bool:
    """Tell whether two data bases hold the same; what counts the changes made to a file is left out."""
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as ours, other.open("rb") as theirs:
        first = [bytearray(each.read(_CHUNK)) for each in (ours, theirs)]
        for each in first:
            for begins, ends in _COUNTERS:
                each[begins:ends] = bytes(ends - begins)
        while first[0] == first[1]:
            if not first[0]:
                return True
            first = [bytearray(each.read(_CHUNK)) for each in (ours, theirs)]
    return False


def _copy(source: Path, target: Path, wait: float, *, told: Path | None = None) -> None:
    """Copy all pages in one step, under the source's read lock and the target's write lock.

    `told` is the file that is named when the target cannot be written. Raises `Refused`.
    """
    named = told or target
    with said.spoken(source):
        opening.roll_back_what_a_crash_left(source, wait)
        reading = opening.raw(source, "ro", wait)
    try:
        with said.spoken(source):
            reading.execute("SELECT count(*) FROM sqlite_master").close()
        with said.spoken(named, writing=True):
            writing = opening.raw(target, "rw", wait)
            try:
                writing.execute("PRAGMA journal_mode=TRUNCATE").close()
                writing.execute("PRAGMA synchronous=EXTRA").close()
                reading.backup(writing)
            finally:
                writing.close()
    finally:
        reading.close()
