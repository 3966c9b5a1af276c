"""Folders that are whole or not there: made beside their place and then put in it, with a list of what they hold.

A folder is only ever replaced by one of the same kind from the same registry, and never with anything in it that
was not written here: the list says what was, and what each file's content was.
"""

import json
import os
import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from samverkan_cli.domain import disk
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Objection, Objections, Refused
from samverkan_cli.store import done
from samverkan_cli.store.files import runs

LIST = ".samverkan.json"
STRAY = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})  # what a file manager leaves wherever it has looked
TOLD = 5  # files that a message names, at most
FORM = 1


class Holding(Struct, frozen=True):
    """What a folder holds: the kind of it, and the registry it tells of."""

    kind: str
    registry: str


def put(target: Path, holding: Holding, held: Mapping[str, bytes], *, force: bool = False) -> bool:
    """Put files, named by their paths in it, in a folder of their own; tell whether anything was changed.

    `force` is for a folder of ours where files have been changed by hand. Raises `Refused` for a folder that is not
    ours to replace, or when it cannot be written: what was there is then there still.
    """
    try:
        _recover(target)
        listed = _listed(holding, held)
        if os.path.lexists(target):
            _must_be_ours(target, holding, force=force)
            if not force and _read(target / LIST) == listed:
                return False
        _replace(target, {**held, LIST: listed})
    except OSError as error:
        raise Refused([disk.of_folder(error, "out", str(target))]) from None
    return True


def _listed(holding: Holding, held: Mapping[str, bytes]) -> bytes:
    digests = {name: sha256(content).hexdigest() for name, content in sorted(held.items())}
    told = {"samverkan": FORM, "kind": holding.kind, "registry": holding.registry, "files": digests}
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


# ------------------------------------------------------------------------------ whose it is


def _must_be_ours(target: Path, holding: Holding, *, force: bool) -> None:
    """Raise `Refused` with all that hinders that a folder is replaced; one that is empty is anybody's."""
    if target.is_symlink():
        raise Refused([no.FolderIsLink("out", path=str(target), to=str(target.resolve()))])
    if not target.is_dir():
        raise Refused([no.FolderIsFile("out", path=str(target))])
    objections = Objections()
    objections.extend(_in_the_way(target))
    objections.extend(_of_others(target, holding, force=force))
    objections.stop()


def _in_the_way(target: Path) -> Iterator[Objection]:
    whole, here = target.resolve(), Path.cwd()
    if whole == here or whole in here.parents:
        yield no.FolderStoodIn("out", path=str(target))
    elif os.path.ismount(target):
        yield no.FolderMounted("out", path=str(target))


def _of_others(target: Path, holding: Holding, *, force: bool) -> Iterator[Objection]:
    path, known = str(target), _known(target)
    if known is None:  # whatever lies deeper is not looked for: it may be a whole disk
        if foreign := sorted({each.name for each in target.iterdir() if not _empty(each)} - STRAY):
            yield no.FolderNotOurs("out", path=path, files=_some(foreign), count=len(foreign))
        return
    if known["registry"] != holding.registry:
        yield no.FolderOfOtherRegistry("out", path=path)
    elif known["kind"] != holding.kind:
        yield no.FolderOfOtherKind("out", path=path, lies_there=known["kind"], put_there=holding.kind)
    written = known["files"]
    found = dict(_found(target, written))
    if foreign := sorted(name for name in found if name not in written and name != LIST):
        yield no.FolderNotOurs("out", path=path, files=_some(foreign), count=len(foreign))
    touched = sorted(name for name, digest in written.items() if found.get(name) != digest)
    if touched and not force:
        yield no.FolderTouched("out", path=path, files=_some(touched), count=len(touched))


def _empty(path: Path) -> bool:
    """Tell whether something is a folder with nothing in it; of one that may not be looked into it is not known."""
    try:
        return path.is_dir() and not path.is_symlink() and not any(path.iterdir())
    except OSError:
        return False


def _some(names: list[str]) -> tuple[str, ...]:
    return (*names[:TOLD], *(["…"] if len(names) > TOLD else []))


def _found(target: Path, written: Collection[str]) -> Iterator[tuple[str, str | None]]:
    """Give the path of all that lies in a folder, with the digest of what was written there and is a regular file."""
    for at, folders, names in os.walk(target, onerror=_raised):
        for name in (*names, *(each for each in folders if (Path(at) / each).is_symlink())):
            path = Path(at) / name
            told = path.relative_to(target).as_posix()
            regular = told in written and path.is_file() and not path.is_symlink()
            if name not in STRAY:
                yield told, sha256(path.read_bytes()).hexdigest() if regular else None


def _raised(error: OSError) -> None:
    raise error


def _known(target: Path) -> dict[str, Any] | None:
    """Give what the list of a folder tells, or None where there is none that can be read."""
    try:
        told = json.loads(_read(target / LIST) or b"")
    except ValueError:
        return None
    fits = isinstance(told, dict) and told.get("samverkan") == FORM and isinstance(told.get("files"), dict)
    return told if fits and {"kind", "registry"} <= set(told) else None


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


# ------------------------------------------------------------------------------ putting it there


def _replace(target: Path, held: Mapping[str, bytes]) -> None:
    """Make a folder beside its place, and let it take the place; on failure what was there is put back."""
    made, before = _beside(target, "new"), _beside(target, "old")
    try:
        _make(made, held)
        if target.is_dir():
            shutil.copymode(target, made)
            target.rename(before)
        made.rename(target)
    except BaseException:
        if before.is_dir() and not os.path.lexists(target):
            before.rename(target)
        shutil.rmtree(made, ignore_errors=True)
        raise
    done.now().written = True
    shutil.rmtree(before, ignore_errors=True)


def _make(folder: Path, held: Mapping[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for at in sorted({(folder / name).parent for name in held}):
        at.mkdir(parents=True, exist_ok=True)
    for name, content in held.items():
        (folder / name).write_bytes(content)
    if hasattr(os, "sync"):
        os.sync()


def _beside(target: Path, which: str, process: int | None = None) -> Path:
    return target.absolute().with_name(f".{target.absolute().name[:40]}.{process or os.getpid()}-{which}.samverkan")


def _recover(target: Path) -> None:
    """Put a folder back that a killed command had moved out of its place, and remove what one left half made."""
    form = re.compile(rf"\.{re.escape(target.absolute().name[:40])}\.(\d+)-(new|old)\.samverkan")
    with suppress(FileNotFoundError):
        for each in sorted(target.absolute().parent.iterdir()):
            found = form.fullmatch(each.name)
            if not found or runs(int(found[1])) or each.is_symlink():
                continue
            if found[2] == "old" and not os.path.lexists(target):
                each.rename(target)
            else:
                shutil.rmtree(each, ignore_errors=True)
