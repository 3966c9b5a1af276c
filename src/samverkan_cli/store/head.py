"""The end of the journal, which whoever opens a registry looks at."""

import json
from pathlib import Path

from msgspec import Struct

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store import journal
from samverkan_cli.store.sqlite.opening import Connection


class Head(Struct, frozen=True):
    """The end of the journal: the last entry's number, digest and time."""

    seq: int
    hash: str
    at: str


def head(connection: Connection, path: Path) -> Head:
    """Give the end of the journal; raises `Refused` when the last entry does not match its digest."""
    last = connection.execute("SELECT seq, entry, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    if last is None:
        return Head(0, journal.NO_HASH, "")
    seq, entry, hash_ = last
    try:
        if journal.digest(entry.encode()) == hash_:
            return Head(seq, hash_, json.loads(entry)["at"])
    except (ValueError, KeyError, TypeError, AttributeError):
        pass  # what cannot be read matches nothing
    raise Refused([no.RegistryDamaged(path=str(path), why=f"journal {seq}")])
