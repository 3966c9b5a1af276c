"""Is the registry whole? The chain is recomputed, every seal opened, every event replayed.

What it proves: no entry, seal or row was changed, added or removed since the head that stands
outside the file, in minutes or a receipt. What it does not: that the file was not rewritten whole
by somebody who can write it; compare the head with one noted elsewhere.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

from samverkan_cli.domain.events import EntryTakenBack
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store import journal, takeback
from samverkan_cli.store.projection import Change, changes
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.rows import apply, insert
from samverkan_cli.store.sqlite import opening, said, schema, search
from samverkan_cli.store.sqlite.opening import Connection, Cursor
from samverkan_cli.store.writer import MENTION

Problem = dict[str, Any]
Kept = Sequence[Any]  # a row of the journal, or of its seals
Batches = Iterable[list[tuple[Kept, list[Kept]]]]
Watch = Callable[[Batches], Batches]
BATCH = 2000


def verify(reader: Reader, watch: Watch = iter) -> dict[str, Any]:
    """Give the number of entries, the head, and every problem found: what, where, and in which entry.

    `watch` is handed the batches of entries, some thousand each, and gives them on: it may tell how far it has come.
    """
    connection = reader.connection
    with opening.scratch() as replayed, opening.memory() as fresh:
        schema.create(fresh)
        schema.bare(replayed)
        problems = [
            *_integrity(connection),
            *_read("journal", lambda: _chain(reader, replayed, watch)),
            *_compared(connection, replayed, schema.columns_of(fresh)),
            *_read("schema", lambda: _schema(connection, fresh)),
        ]
    try:
        seq, head = reader.last_entry()
    except said.DatabaseError:
        seq, head = 0, journal.NO_HASH
    return {"entries": seq, "head": head, "ok": not problems, "problems": problems}


def _read(name: str, look: Callable[[], Iterable[Problem]]) -> Iterator[Problem]:
    """Give what a look finds; that it cannot even be had is a problem too, but for a disk that fails."""
    try:
        yield from look()
    except (said.DatabaseError, Refused, ValueError, TypeError, LookupError, AttributeError) as error:
        if isinstance(error, said.DatabaseError) and said.is_of_the_file(error):
            raise
        yield {"what": "schema" if name == "schema" else "table", "where": name, "entry": None}


def _schema(connection: Connection, fresh: Connection) -> Iterator[Problem]:
    """Compare what the tables, indexes and triggers are, and what says which version made them."""
    if schema.digest(connection) != schema.digest(fresh):
        yield {"what": "schema", "where": "sqlite_master", "entry": None}
    version = "SELECT version_num FROM alembic_version"
    if connection.execute(version).fetchall() != fresh.execute(version).fetchall():
        yield {"what": "table", "where": "alembic_version", "entry": None}


def _integrity(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield {"what": "integrity", "where": str(row[0]), "entry": None}
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield {"what": "foreign_key", "where": str(row[0]), "entry": None}
    if connection.execute("PRAGMA application_id").fetchone()[0] != opening.APPLICATION_ID:
        yield {"what": "application_id", "where": "registry", "entry": None}


def _chain(reader: Reader, replayed: Connection, watch: Watch) -> Iterator[Problem]:
    """Walk the chain, opening seals, and replay each batch of events into the empty registry."""
    registry = reader.registry().id
    prev, at, expected = journal.NO_HASH, "", 1
    for batch in watch(_batches(reader.connection)):
        entries: list[journal.Entry] = []
        mentions: list[list[object]] = []
        for row, seals in batch:
            seq, _, _, text, hash_ = row
            if seq != expected:
                yield {"what": "gap", "where": "journal", "entry": seq}
            try:
                if journal.digest(text.encode()) != hash_:
                    yield {"what": "hash", "where": "journal", "entry": seq}
                stored = json.loads(text)
                yield from _problems_of_row(stored, row, registry, prev, at)
                yield from _sealed(stored["sealed"], seals, registry, seq)
                # before it is opened: then sealed text stands in its parts, and can look like an id
                mentions += [[ref, seq] for ref in journal.named(stored["data"], stored["subject"])]
                entries.append(journal.opened(stored, hash_, {part: value for _, part, _, value in seals}))
                at = stored["at"]
            except (ValueError, KeyError, TypeError, IndexError, AttributeError):
                yield {"what": "unreadable", "where": "journal", "entry": seq}
            prev, expected = hash_, seq + 1
        yield from _replay(reader.connection, replayed, entries, mentions)


def _batches(connection: Connection) -> Iterator[list[tuple[Kept, list[Kept]]]]:
    """Give the journal's rows as they are kept, each with its seals, some thousand at a time."""
    first = 0
    entries = "SELECT seq, subject, op, entry, hash FROM journal WHERE seq > ? ORDER BY seq LIMIT ?"
    sealed = "SELECT seq, part, salt, value FROM seal WHERE seq > ? AND seq <= ? ORDER BY seq, part"
    while rows := connection.execute(entries, (first, BATCH)).fetchall():
        held: dict[int, list[Kept]] = {row[0]: [] for row in rows}
        for seal in connection.execute(sealed, (first, rows[-1][0])):
            held.setdefault(seal[0], []).append(seal)
        yield [(row, held[row[0]]) for row in rows]
        first = rows[-1][0]


def _problems_of_row(stored: dict[str, Any], row: Kept, registry: str, prev: str, at: str) -> Iterator[Problem]:
    """Find what an entry says otherwise than the row it stands in, or the entry before it."""
    seq, subject, op, _, _ = row
    for name, value in (("registry", registry), ("seq", seq), ("prev", prev), ("op", op), ("subject", subject)):
        if stored[name] != value:
            yield {"what": name, "where": "journal", "entry": seq}
    if stored["at"] < at:
        yield {"what": "at", "where": "journal", "entry": seq}


def _sealed(sealed: dict[str, str], seals: list[Kept], registry: str, seq: int) -> Iterator[Problem]:
    """Find seals that do not hold what the entry vouches for."""
    for _, part, salt, value in seals:
        if journal.seal_digest(registry, seq, part, value or "", salt or b"") != sealed.get(part):
            yield {"what": "seal", "where": part, "entry": seq}
    if len(sealed) != len(seals):
        for missing in set(sealed) - {part for _, part, _, _ in seals}:
            yield {"what": "seal", "where": missing, "entry": seq}


def _replay(
    connection: Connection, replayed: Connection, entries: list[journal.Entry], mentions: list[list[object]]
) -> Iterator[Problem]:
    """Apply the events to the empty registry; what is taken back is read from the journal that is verified."""
    try:
        insert(replayed, "mention", MENTION, mentions)
        for _, run in groupby(entries, key=_taking_back):
            applied: list[Change] = []
            taken: list[tuple[int, int]] = []
            for entry in run:
                applied += changes(entry.event, entry.stamp.seq)
                if isinstance(entry.event, EntryTakenBack):
                    taken.append((entry.stamp.seq, entry.event.entry))
            apply(replayed, applied)
            if taken:
                takeback.apply(connection, replayed, taken)
    except (said.DatabaseError, Refused, ValueError, KeyError, TypeError, IndexError, AttributeError):
        yield {"what": "replay", "where": "tables", "entry": entries[0].stamp.seq}


def _taking_back(entry: journal.Entry) -> str | None:
    """Give the invocation of an entry that takes another back: what one command takes back is done as one."""
    return entry.stamp.op if isinstance(entry.event, EntryTakenBack) else None


def _compared(
    connection: Connection, replayed: Connection, tables: Mapping[str, Mapping[str, int]]
) -> Iterator[Problem]:
    """Compare every table, and the search index, row by row."""
    for name, columns in tables.items():
        named = ", ".join(f'"{column}"' for column in columns)
        order = ", ".join(f'"{column}"' for column, key in columns.items() if key)
        query = f'SELECT {named} FROM "{name}" ORDER BY {order}'
        entry = list(columns).index("entry") if "entry" in columns else None
        yield from _read(name, partial(_table, name, entry, query, connection, replayed))
    yield from _read("search_index", lambda: _index(connection, replayed))


def _table(name: str, entry: int | None, query: str, connection: Connection, replayed: Connection) -> Iterator[Problem]:
    yield from _rows(name, entry, connection.execute(query), replayed.execute(query))


def _index(connection: Connection, replayed: Connection) -> Iterator[Problem]:
    """Compare the lines of the search index, the words it looks in, and the tables it keeps them in."""
    searched = "SELECT rowid, ref, text FROM search_index ORDER BY rowid"
    ours, theirs = (each.execute(searched) for each in (connection, replayed))
    yield from _rows("search_index", None, ours, theirs)
    yield from _rows("search_index", None, search.words(connection), search.words(replayed))
    yield from ({"what": "table", "where": part, "entry": None} for part in search.unsound(connection, replayed))


def _rows(name: str, entry: int | None, kept: Cursor, made: Cursor) -> Iterator[Problem]:
    """Compare two results a batch at a time, as the data base gives them; tell the first row that differs."""
    while True:
        ours, theirs = kept.fetchmany(BATCH), made.fetchmany(BATCH)
        if ours != theirs:
            pairs = zip([*ours, None], [*theirs, None], strict=False)
            differing = next((a or b for a, b in pairs if a != b), None)
            yield {
                "what": "table",
                "where": name,
                "entry": differing[entry] if differing and entry is not None else None,
            }
            return
        if not ours:
            return
