"""`samverkan doctor`: whether the registry lies well, and what the program stands on; changes nothing."""

import os
import shutil
import stat
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from samverkan_cli import __version__, texts
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import Sheet

app = noun()
LIBRARIES = ("typer", "msgspec", "sqlalchemy", "sqlmodel", "alembic", "jinja2", "rich", "python-calamine", "xlsxwriter")
SYNCED = (
    "onedrive",
    "dropbox",
    "icloud",
    "mobile documents",
    "google drive",
    "googledrive",
    "cloudstorage",
    "nextcloud",
)
SHARED = ("cifs", "smb", "smbfs", "smb3", "nfs", "nfs4", "afpfs", "9p", "fuse.sshfs", "davfs", "fuse.rclone", "vboxsf")
MOUNTS = Path("/proc/mounts")
NARROW = 60  # columns, under which a table becomes blocks


class Found(list[dict[str, Any]]):
    """What was looked at, each with what there is to say of it."""

    def add(self, what: str, *, ok: bool, **facts: Any) -> None:
        """Add something that is as it should be, or that somebody should see to."""
        told = texts.say(f"doctor_{what}_{'ok' if ok else 'see'}", **facts)
        self.append({"what": what, "ok": ok, "told": told, **facts})


@reads(app, "doctor", forms=("table", "json"), filed=False)
def doctor(call: Reading) -> Sheet:
    """Look at the registry, its rights and place, its copies, the libraries and the terminal."""
    path, found = call.session.path, Found()
    status = _registry(call, path, found)
    if path.is_file():
        _rights(path, found)
        _place(path, found)
    _program(found)
    _terminal(found)
    lines = [texts.say("doctor_line", mark="ok " if each["ok"] else "obs", told=each["told"]) for each in found]
    data = {"ok": all(each["ok"] for each in found), "looked_at": list(found)}
    return Sheet(call.words, data, tuple("\n".join(lines).split("\n")), status=status)


def _registry(call: Reading, path: Path, found: Found) -> int:
    """Look at the registry and its copies; give the status."""
    from samverkan_cli.store import backups

    named = bool(call.session.db or os.environ.get("SAMVERKAN_DB"))
    if not named and not os.path.lexists(path):
        found.add("no_registry", ok=False, path=str(path))
        return 0
    try:
        with call.reader() as reader:
            entry, head = reader.last_entry()
            schema, registry = reader.schema_version(), reader.registry().id
    except Refused as refused:
        message, hint = texts.objection(refused.objections[0].code, refused.objections[0].facts)
        found.add("registry", ok=False, path=str(path), why=message, hint=hint)
        return refused.status
    found.add("registry", ok=True, path=str(path.resolve()), schema=schema, entries=entry, head=head[:8])
    copies = [each for each in backups.known(path, registry) if each.at]
    last = max(copies, key=lambda each: each.at or "", default=None)
    if last:
        found.add("backup", ok=True, path=last.path, at=(last.at or "")[:10])
    else:
        found.add("backup", ok=False)
    return 0


def _rights(path: Path, found: Found) -> None:
    held = path.stat()
    mode = stat.filemode(held.st_mode)
    ours = os.name == "nt" or not held.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    found.add("rights", ok=ours, mode=mode, owner=_owner(path), path=str(path))


def _owner(path: Path) -> str | None:
    try:
        return path.owner()
    except (KeyError, OSError, NotImplementedError):
        return None


def _place(path: Path, found: Found) -> None:
    """Look at whether the file lies where several computers write: SQLite's locks do not hold there."""
    whole = str(path.resolve())
    synced = next((name for name in SYNCED if name in whole.casefold()), None)
    shared = "\\\\" if whole.startswith("\\\\") else _shared(whole)
    kind = synced or shared
    if kind:
        found.add("place", ok=False, kind=kind)
    else:
        found.add("place", ok=True)


def _shared(whole: str) -> str | None:
    """Give the kind of the network share a path lies on, as the system's table of mounts tells."""
    mounts = list(_mounts())
    under = [(place, kind) for place, kind in mounts if whole == place or whole.startswith(place.rstrip("/") + "/")]
    kind = max(under, key=lambda each: len(each[0]), default=("", ""))[1]
    return kind if kind in SHARED else None


def _mounts() -> Iterator[tuple[str, str]]:
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        parts = line.split(" ")
        if len(parts) > 2:
            yield parts[1].replace("\\040", " "), parts[2]


def _program(found: Found) -> None:
    from samverkan_cli.store.sqlite.opening import about

    sqlite, searches = about()
    python = ".".join(map(str, sys.version_info[:3]))
    found.add("program", ok=True, version=__version__, python=python, libraries=", ".join(_libraries()))
    found.add("sqlite", ok=searches, version=sqlite)


def _libraries() -> Iterator[str]:
    for name in LIBRARIES:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            continue


def _terminal(found: Found) -> None:
    width, encoding = shutil.get_terminal_size().columns, str(sys.stdout.encoding or "").lower()
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    ok = width >= NARROW and encoding.replace("-", "") == "utf8"
    found.add("terminal", ok=ok, width=width, encoding=encoding, colour=colour, language=texts.language())
