"""Is the registry whole? The chain is recomputed, every seal opened, every event replayed.

What it proves: no entry, seal or row was changed, added or removed since the head that stands
outside the file, in minutes or a receipt. What it does not: that the file was not rewritten whole
by somebody who can write it; compare the head with one noted elsewhere.
"""

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from samverkan_cli.store import journal, replay
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.replay import UNREADABLE, Problem, Row, looked
from samverkan_cli.store.sqlite import opening, said, schema, search
from samverkan_cli.store.sqlite.opening import Connection

Batches = Iterable[list[tuple[Row, list[Row]]]]
Watch = Callable[[Batches], Batches]
MANY = 5000  # entries from which on another process replays them


def verify(reader: Reader, watch: Watch = iter, *, beside: Path | None = None) -> dict[str, Any]:
    """Give the number of entries, the head, and every problem found: what, where, and in which entry.

    `watch` is handed the batches of entries, some thousand each, and gives them on: it may tell how far it has come.
    `beside` is the file, for another process that replays a long journal meanwhile: as long as the reader reads, nobody
    can change it. Where somebody waits to, the other process may not begin to read, and this one replays.
    """
    connection = reader.connection
    try:
        seq, head = reader.last_entry()
    except said.DatabaseError:
        seq, head = 0, journal.NO_HASH
    with ExitStack() as stack:
        replaying = stack.enter_context(_started(beside)) if beside and seq >= MANY else None
        problems = [
            *_integrity(connection),
            *looked("journal", lambda: _chain(reader, watch)),
            *looked("search_index", lambda: _index(connection)),
            *_replayed(connection, replaying),
            *looked("schema", lambda: _schema(connection)),
        ]
    found = [each for at, each in enumerate(problems) if each not in problems[:at]]
    return {"entries": seq, "head": head, "ok": not found, "problems": found}


def _started(path: Path) -> "subprocess.Popen[bytes]":
    command = [
        sys.executable,
        "-P",
        "-m",
        replay.__name__,
        str(path.resolve()),
    ]  # -P: no file there is run
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # noqa: S603 — our own module


def _replayed(connection: Connection, replaying: "subprocess.Popen[bytes] | None") -> list[Problem]:
    """Give what a replay finds: the other process's, or ours where there is none or it was kept out."""
    if replaying is None:
        return replay.differences(connection)
    out, _ = replaying.communicate()
    found: list[Problem]
    found, failed = msgspec.json.decode(out) if out else ([], said.ENDED)
    if failed and said.is_busy(failed[1]):
        return replay.differences(connection)
    if failed:
        raise said.error(*failed)
    return found


def _schema(connection: Connection) -> Iterator[Problem]:
    """Compare what the tables, indexes and triggers are, and what says which version made them."""
    if schema.digest(connection) != schema.newest().digest:
        yield {"what": "schema", "where": "sqlite_master", "entry": None}
    if connection.execute("SELECT version_num FROM alembic_version").fetchall() != [(schema.MIGRATION,)]:
        yield {"what": "table", "where": "alembic_version", "entry": None}


def _integrity(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield {"what": "integrity", "where": str(row[0]), "entry": None}
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield {"what": "foreign_key", "where": str(row[0]), "entry": None}
    if connection.execute("PRAGMA application_id").fetchone()[0] != opening.APPLICATION_ID:
        yield {"what": "application_id", "where": "registry", "entry": None}


def _index(connection: Connection) -> Iterator[Problem]:
    """Have the search index look whether the tables it keeps hold what its own lines make."""
    yield from ({"what": "table", "where": part, "entry": None} for part in search.unsound(connection))


def _chain(reader: Reader, watch: Watch) -> Iterator[Problem]:
    """Walk the chain, opening seals."""
    registry = reader.registry().id
    prev, at, expected = journal.NO_HASH, "", 1
    kept, erased = _Mentions(reader.connection), _erased(reader.connection)
    for batch in watch(replay.batches(reader.connection)):
        for row, seals in batch:
            seq, _, _, text, hash_ = row
            if seq != expected:
                yield {"what": "gap", "where": "journal", "entry": seq}
            try:
                if journal.digest(text.encode()) != hash_:
                    yield {"what": "hash", "where": "journal", "entry": seq}
                stored = _envelope(text)
                yield from _problems_of_row(stored, row, registry, prev, at)
                yield from _sealed(_in_force(stored.sealed, erased.get(seq, {})), seals, registry, seq)
                yield from _misnamed(stored.sealed, seals, erased.get(seq, {}), seq)
                kept.compare(seq, journal.named(stored.data, stored.subject))
                at = stored.at
            except UNREADABLE:
                yield {"what": "unreadable", "where": "journal", "entry": seq}
            prev, expected = hash_, seq + 1
    if kept.differ():
        yield {"what": "table", "where": "mention", "entry": None}


class _Mentions:
    """The table of what entries name, read along with the journal."""

    def __init__(self, connection: Connection) -> None:
        self._kept = connection.execute("SELECT seq, ref FROM mention ORDER BY seq, ref")
        self._differ = False

    def compare(self, seq: int, named: list[str]) -> None:
        """Compare what an entry names with what is kept of it."""
        if named and not self._differ:
            self._differ = [(seq, ref) for ref in named] != self._kept.fetchmany(len(named))

    def differ(self) -> bool:
        """Tell, when all entries have been read, whether anything was kept otherwise."""
        return self._differ or self._kept.fetchone() is not None


class Envelope(msgspec.Struct):
    """What an entry says, its kind and command aside."""

    registry: str
    seq: int
    prev: str
    op: str
    subject: str
    at: str
    sealed: dict[str, str]
    data: dict[str, Any]


_envelope = msgspec.json.Decoder(Envelope).decode


def _problems_of_row(stored: Envelope, row: Row, registry: str, prev: str, at: str) -> Iterator[Problem]:
    """Find what an entry says otherwise than the row it stands in, or the entry before it."""
    seq, subject, op, _, _ = row
    told = (stored.registry, stored.seq, stored.prev, stored.op, stored.subject)
    if told != (registry, seq, prev, op, subject):
        pairs = zip(("registry", "seq", "prev", "op", "subject"), told, (registry, seq, prev, op, subject), strict=True)
        yield from ({"what": name, "where": "journal", "entry": seq} for name, one, other in pairs if one != other)
    if stored.at < at:
        yield {"what": "at", "where": "journal", "entry": seq}


Erased = dict[str, list[tuple[int, str | None, tuple[str, ...]]]]  # by seal: the erasures of it, one after the other


def _erased(connection: Connection) -> dict[int, Erased]:
    """Give what erasures name, by the entry they took it from; a replay holds the table to the entries."""
    found: dict[int, Erased] = {}
    for target, seal, entry, rest, fields in connection.execute(
        "SELECT target, seal, entry, rest, fields FROM erased_seal ORDER BY entry, position"
    ):
        found.setdefault(target, {}).setdefault(seal, []).append((entry, rest, tuple(fields.split())))
    return found


def _in_force(sealed: dict[str, str], erased: Erased) -> dict[str, str]:
    """Give the digests an entry's seals must have now: an erasure says which, and that there is none where all went."""
    now = dict(sealed)
    for seal, taken in erased.items():
        _, rest, _ = taken[-1]
        now.pop(seal, None)
        if rest is not None:
            now[seal] = rest
    return now


def _misnamed(sealed: dict[str, str], seals: list[Row], erased: Erased, seq: int) -> Iterator[Problem]:
    """Find erasures of what was not there, or came before, and values that are said to be erased and are not."""
    held = {part: value or "{}" for _, part, _, value in seals}
    for seal, taken in erased.items():
        nothing_left = [rest is None for _, rest, _ in taken]
        left = msgspec.json.decode(held.get(seal, "{}"))
        if (
            seal not in sealed
            or any(entry <= seq for entry, _, _ in taken)
            or any(nothing_left[:-1])
            or any(field in left for _, _, fields in taken for field in fields)
        ):
            yield {"what": "erasure", "where": seal, "entry": seq}


def _sealed(sealed: dict[str, str], seals: list[Row], registry: str, seq: int) -> Iterator[Problem]:
    """Find seals that do not hold what the entry vouches for."""
    for _, part, salt, value in seals:
        if journal.seal_digest(registry, seq, part, value or "", salt or b"") != sealed.get(part):
            yield {"what": "seal", "where": part, "entry": seq}
    if len(sealed) != len(seals):
        for missing in set(sealed) - {part for _, part, _, _ in seals}:
            yield {"what": "seal", "where": missing, "entry": seq}
