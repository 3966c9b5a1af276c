"""Erasing: which values under seals made the cells that are to be empty, and what is left under those seals.

A cell is a column of a row. What made it is told by the projection: every value under an entry's seals is marked, the
marked event is projected, and where a mark comes out, that value went in. So no kind of event is named here but a
correction, whose old values come out nowhere.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from samverkan_cli.domain.events import Event, RowEmptied, SealLeft
from samverkan_cli.store import journal
from samverkan_cli.store.projection import Insert, changes
from samverkan_cli.store.reader.base import in_batches
from samverkan_cli.store.sqlite import search
from samverkan_cli.store.sqlite.opening import Connection

Row = tuple[str, str]  # a table, and the id of a row in it or the entry that made it
Cells = Mapping[Row, frozenset[str]]
Held = dict[str, dict[str, str]]  # the seals of an entry: the values under each, by the path of the field
CORRECTED = ("old_text", "new_text", "old_person", "new_person")


class TakenSeal(NamedTuple):
    """A seal that values are taken from: the fields, the values, and what is left with its new salt and digest."""

    seq: int
    seal: str
    fields: tuple[str, ...]
    texts: frozenset[str]
    salt: bytes | None = None
    value: str | None = None
    digest: str | None = None

    def told(self) -> SealLeft:
        """Give what the entry of the erasure tells of it."""
        return SealLeft(entry=self.seq, seal=self.seal, fields=self.fields, rest=self.digest)


def taken(
    connection: Connection, entries: Iterable[int], cells: Cells, notes_of: frozenset[str] = frozenset()
) -> list[TakenSeal]:
    """Give the seals of some entries that hold what made the cells, each with what is left of it.

    `notes_of` are the ids of whose entries reason and source are taken too.
    """
    found: list[TakenSeal] = []
    for seq, text, held in _stored(connection, entries):
        stored = msgspec.json.decode(text)
        paths = _paths(stored, held, cells)
        if stored["subject"] in notes_of:
            paths |= {"reason", "source"}
        found += _parted(stored["registry"], seq, held, paths)
    return found


def named_fields(connection: Connection, seals: Sequence[SealLeft]) -> list[TakenSeal]:
    """Give the seals that an erasure names, as far as they hold the fields it took: in an older copy they are there."""
    wanted: dict[int, dict[str, set[str]]] = {}
    for each in seals:
        wanted.setdefault(each.entry, {}).setdefault(each.seal, set()).update(each.fields)
    found: list[TakenSeal] = []
    for seq, text, held in _stored(connection, wanted):
        registry = msgspec.json.decode(text)["registry"]
        for seal, fields in wanted[seq].items():
            found += _parted(registry, seq, {seal: held.get(seal, {})}, fields)
    return found


def reseal(connection: Connection, seals: Iterable[TakenSeal]) -> None:
    """Put what is left in the place of what stood under some seals; salt and value of the rest are gone."""
    for each in seals:
        place = (each.seq, each.seal)
        if each.value is None:
            connection.execute("DELETE FROM seal WHERE seq = ? AND part = ?", place)
        else:
            now = (each.salt, each.value, *place)
            connection.execute("UPDATE seal SET salt = ?, value = ? WHERE seq = ? AND part = ?", now)
    search.rebuild(connection)


def emptied(
    connection: Connection, cells: Cells, *, through: int | None = None
) -> tuple[list[RowEmptied], frozenset[str]]:
    """Give the rows whose cells hold something that is to go, and the texts in them.

    Of an older copy, only those that were made by an entry `through` which it is what this one is.
    """
    rows, texts = [], set[str]()
    for (table, key), columns in sorted(cells.items()):
        column = "entry" if key.isdigit() else "id"
        ordered = sorted(columns)
        named = ", ".join(f'"{each}"' for each in ordered)
        asked = f'SELECT {named} FROM "{table}" WHERE "{column}" = ? AND entry <= ?'
        place = (int(key) if column == "entry" else key, sys.maxsize if through is None else through)
        for row in connection.execute(asked, place).fetchall():
            holding = {name: value for name, value in zip(ordered, row, strict=True) if value is not None}
            if holding:
                rows.append(RowEmptied(table=table, key=key, columns=tuple(holding)))
                texts |= {value for name, value in holding.items() if name != "person"}
    return rows, frozenset(texts)


def _stored(connection: Connection, entries: Iterable[int]) -> Iterator[tuple[int, str, Held]]:
    """Give some entries as they are kept, with what their seals hold."""
    for some in in_batches(entries):
        marks = ", ".join("?" * len(some))
        held: dict[int, Held] = {}
        for seq, part, value in connection.execute(
            f"SELECT seq, part, value FROM seal WHERE value IS NOT NULL AND seq IN ({marks})", some
        ):
            held.setdefault(seq, {})[part] = msgspec.json.decode(value)
        asked = f"SELECT seq, entry FROM journal WHERE seq IN ({marks}) ORDER BY seq"
        for seq, text in connection.execute(asked, some).fetchall():
            yield seq, text, held.get(seq, {})


def _parted(registry: str, seq: int, held: Held, paths: set[str]) -> Iterator[TakenSeal]:
    """Give each seal that holds some of the fields, and what is left of it without them."""
    for seal, values in held.items():
        going = {path: value for path, value in values.items() if path in paths}
        if not going:
            continue
        fields, texts = tuple(sorted(going)), frozenset(map(str, going.values()))
        if left := {path: value for path, value in values.items() if path not in going}:
            salt, value = journal.new_salt(), journal.canonical(left).decode()
            digest = journal.seal_digest(registry, seq, seal, value, salt)
            yield TakenSeal(seq, seal, fields, texts, salt, value, digest)
        else:
            yield TakenSeal(seq, seal, fields, texts)


def _paths(stored: Mapping[str, Any], held: Held, cells: Cells) -> set[str]:
    """Give the fields under an entry's seals whose values go into the cells."""
    marks = {f"sealed{at}": path for at, path in enumerate(sorted(_every(held)))}
    placed = {path: mark for mark, path in marks.items()}
    seals = {
        seal: journal.canonical({path: placed.get(path, value) for path, value in values.items()}).decode()
        for seal, values in held.items()
    }
    entry = journal.opened(stored, "", seals)
    found = set(_corrected(entry.event, cells))
    for change in changes(entry.event, stored["seq"]):
        key = change.values.get("id", stored["seq"]) if isinstance(change, Insert) else change.id
        columns = cells.get((change.table, str(key)), frozenset())
        found |= {marks[str(change.values[name])] for name in columns if str(change.values.get(name)) in marks}
    return found


def _every(held: Held) -> Iterator[str]:
    return (path for values in held.values() for path in values if path != "by")


def _corrected(event: Event, cells: Cells) -> Iterator[str]:
    """Give the fields of a correction that tell what stood in the cells before, or stands there since."""
    for at, row in enumerate(getattr(event, "rows", ())):
        columns = cells.get((row.table, row.key), frozenset())
        for place, value in enumerate(getattr(row, "values", ())):
            if value.column in columns:
                yield from (f"rows.{at}.values.{place}.{name}" for name in CORRECTED)
