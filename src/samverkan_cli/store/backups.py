"""Where copies of a registry lie: those this user has made, noted in a file of the user's, and those beside it.

The note is a convenience and no part of the register: it is never read to decide anything, and a copy that somebody
else made, or that was moved, is not in it.
"""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from samverkan_cli.store import files
from samverkan_cli.store.sqlite import opening, said

MOST = 50  # copies that are remembered of one registry


class Copy(msgspec.Struct, frozen=True):
    """A copy of a registry: where it is, when it was made as far as is known, how many entries it has."""

    path: str
    at: str | None = None
    entries: int | None = None


def folder() -> Path:
    """Give the folder where this user's programs note what they have seen: `SAMVERKAN_STATE`, else the system's."""
    if said_ := os.environ.get("SAMVERKAN_STATE"):
        return Path(said_)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "samverkan"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "samverkan"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "samverkan"


def note(registry: str, path: Path, entries: int) -> bool:
    """Note where a copy was put; tell whether it could be: a copy is no worse for not being noted."""
    try:
        place = folder() / "backups.json"
        place.parent.mkdir(parents=True, exist_ok=True)
        known = _noted()
        made = Copy(str(path.resolve()), datetime.now(UTC).isoformat(timespec="seconds"), entries)
        others = [each for each in known.get(registry, []) if each.path != made.path]
        known[registry] = [*others, made][-MOST:]
        with files.whole(place, over=True) as written:
            written.write_bytes(msgspec.json.encode(known))
    except (OSError, RuntimeError, ValueError):  # a folder may have a name that is no text
        return False
    return True


def _noted() -> dict[str, list[Copy]]:
    try:
        return msgspec.json.decode((folder() / "backups.json").read_bytes(), type=dict[str, list[Copy]])
    except (OSError, RuntimeError, ValueError):
        return {}


def known(path: Path, registry: str) -> list[Copy]:
    """Give the copies of a registry that are there: those noted, and those beside it, whatever they are called."""
    found = {each.path: each for each in _noted().get(registry, []) if Path(each.path).is_file()}
    for each in _beside(path, registry):
        found.setdefault(each.path, each)
    return [found[place] for place in sorted(found)]


def _beside(path: Path, registry: str) -> Iterator[Copy]:
    own = path.resolve()
    for each in sorted(own.parent.iterdir()):
        if each == own or not each.is_file() or each.is_symlink():
            continue
        if entries := _entries_of(each, registry):
            yield Copy(str(each), None, entries)


def _entries_of(path: Path, registry: str) -> int | None:
    """Give how many entries a file has, if it is a copy of the registry, of whatever version."""
    try:
        if not opening.is_ours(path):
            return None
        with opening.reading(path, 0) as connection:
            if connection.execute("SELECT id FROM registry").fetchone() != (registry,):
                return None
            (entries,) = connection.execute("SELECT max(seq) FROM journal").fetchone()
            return int(entries)
    except (OSError, ValueError, TypeError, said.DatabaseError):
        return None
