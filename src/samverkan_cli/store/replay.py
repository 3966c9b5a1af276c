"""Replaying the journal into empty tables, and comparing them with those that are kept."""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec

from samverkan_cli.domain.events import EntryTakenBack
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store import journal, takeback
from samverkan_cli.store.projection import Change, changes
from samverkan_cli.store.rows import apply
from samverkan_cli.store.sqlite import opening, said, schema
from samverkan_cli.store.sqlite.opening import Connection, Cursor

Problem = dict[str, Any]
Row = Sequence[Any]  # a row of the journal, or of its seals
BATCH = 2000
UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError)


def differences(connection: Connection) -> list[Problem]:
    """Give what the tables of a registry say otherwise than its journal: what, where, and in which entry."""
    with opening.scratch() as replayed:
        schema.bare(replayed)
        return [
            *looked("journal", lambda: _replayed(connection, replayed)),
            *_compared(connection, replayed, schema.newest().columns),
        ]


def looked(name: str, look: Callable[[], Iterable[Problem]]) -> Iterator[Problem]:
    """Give what a look finds; that it cannot even be had is a problem too, but for a disk that fails."""
    try:
        yield from look()
    except (said.DatabaseError, Refused, ValueError, TypeError, LookupError, AttributeError) as error:
        if isinstance(error, said.DatabaseError) and said.is_of_the_file(error):
            raise
        yield {"what": "schema" if name == "schema" else "table", "where": name, "entry": None}


def batches(connection: Connection) -> Iterator[list[tuple[Row, list[Row]]]]:
    """Give the journal's rows as they are kept, each with its seals, some thousand at a time."""
    first = 0
    entries = "SELECT seq, subject, op, entry, hash FROM journal WHERE seq > ? ORDER BY seq LIMIT ?"
    sealed = "SELECT seq, part, salt, value FROM seal WHERE seq > ? AND seq <= ? ORDER BY seq, part"
    while rows := connection.execute(entries, (first, BATCH)).fetchall():
        held: dict[int, list[Row]] = {row[0]: [] for row in rows}
        for seal in connection.execute(sealed, (first, rows[-1][0])):
            held.setdefault(seal[0], []).append(seal)
        yield [(row, held[row[0]]) for row in rows]
        first = rows[-1][0]


def _replayed(connection: Connection, replayed: Connection) -> Iterator[Problem]:
    """Replay the events batch by batch into the empty tables; an entry that cannot be read is left out."""
    for batch in batches(connection):
        entries: list[journal.Entry] = []
        for (seq, _, _, text, hash_), seals in batch:
            try:
                entries.append(journal.read(text, hash_, {part: value for _, part, _, value in seals}))
            except UNREADABLE:
                yield {"what": "unreadable", "where": "journal", "entry": seq}
        yield from _applied(connection, replayed, entries)


def _applied(connection: Connection, replayed: Connection, entries: list[journal.Entry]) -> Iterator[Problem]:
    """Apply the events to the empty tables; what is taken back is read from the journal that is verified."""
    try:
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
    except (said.DatabaseError, Refused, *UNREADABLE):
        yield {"what": "replay", "where": "tables", "entry": entries[0].stamp.seq}


def _taking_back(entry: journal.Entry) -> str | None:
    """Give the invocation of an entry that takes another back: what one command takes back is done as one."""
    return entry.stamp.op if isinstance(entry.event, EntryTakenBack) else None


def _compared(
    connection: Connection, replayed: Connection, tables: Mapping[str, Mapping[str, int]]
) -> Iterator[Problem]:
    """Compare every table that events are projected to, and the lines of the search index, row by row."""
    for name, columns in tables.items():
        if name == "mention":
            continue  # what an entry names is seen where the journal is read
        named = ", ".join(f'"{column}"' for column in columns)
        order = ", ".join(f'"{column}"' for column, key in columns.items() if key)
        query = f'SELECT {named} FROM "{name}" ORDER BY {order}'
        entry = list(columns).index("entry") if "entry" in columns else None
        yield from looked(name, partial(_table, name, entry, query, connection, replayed))
    lines = "SELECT rowid, ref, text FROM search_index ORDER BY rowid"
    yield from looked("search_index", partial(_table, "search_index", None, lines, connection, replayed))


def _table(name: str, entry: int | None, query: str, connection: Connection, replayed: Connection) -> Iterator[Problem]:
    yield from _rows(name, entry, connection.execute(query), replayed.execute(query))


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


def main(path: str) -> None:
    """Write what differs in a registry, as JSON, for the process that started this one; it waits for nobody."""
    gc.disable()  # nothing that is made here goes round in a circle
    try:
        with opening.reading(Path(path), 0) as connection:
            found: list[Any] = [differences(connection), None]
    except Exception as error:  # noqa: BLE001 — the one who asked tells of it
        found = [None, said.told(error)]
    sys.stdout.buffer.write(msgspec.json.encode(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
