"""What the readers share: rows to records, and references to ids.

A question is SQL as text where it is asked. `:name` is a fact given with it; one that is several values is
written `IN :name`. What may be asked or not is a clause that is added or not.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.notation import looks_like_id, name_key
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store.sqlite.opening import Connection

R = TypeVar("R")
CANDIDATES = 500  # names compared after a "not found"
NEAREST = 3
AT_A_TIME = 1_000  # rows that are made records of
_FACT = re.compile(r"(?<!:):([a-z_]+)")


class Asking:
    """A connection to ask."""

    def __init__(self, connection: Connection, *, building: bool = False) -> None:
        self.connection = connection
        self._building = building  # what is taken back still answers to its id, but nothing is built on it
        self._taken: dict[str, int] = {}

    def _rows(self, sql: str, **given: Any) -> list[Any]:
        """Give rows as the data base does: days are texts in them."""
        return self.connection.execute(*_spread(sql, given)).fetchall()

    def _values(self, sql: str, **given: Any) -> list[Any]:
        """Give the first column of every row."""
        return [row[0] for row in self._rows(sql, **given)]

    def _value(self, sql: str, **given: Any) -> Any:
        """Give the first column of the first row, or None."""
        found = self.connection.execute(*_spread(sql, given)).fetchone()
        return found[0] if found else None

    def _all(self, kind: type[R], sql: str, **given: Any) -> list[R]:
        """Give a record for each row; columns that it has no field for are left out."""
        return list(self._each(kind, sql, **given))

    def _each(self, kind: type[R], sql: str, **given: Any) -> Iterator[R]:
        """Give the records that `_all` gives, one by one: of many, no more than some are there at once."""
        found = self.connection.execute(*_spread(sql, given))
        columns = [each[0] for each in found.description]
        while rows := found.fetchmany(AT_A_TIME):
            yield from records_of(kind, columns, rows)

    def _one(self, kind: type[R], sql: str, **given: Any) -> R | None:
        """Give the record of the first row, or None."""
        return next(iter(self._all(kind, sql + " LIMIT 1", **given)), None)

    def _by_id_or_name(self, kind: type[R], name: str, reference: str, noun: str) -> R:
        """Give what an id or a name refers to; a voided row still answers to its id."""
        if looks_like_id(reference):
            id_ = reference.strip().upper()
            found = self._all(kind, f'SELECT * FROM "{name}" WHERE id = :id', id=id_)
            return self._usable(self.exactly_one(found, reference, noun), id_, noun)
        if "name_key" not in get_type_hints(kind):
            raise Refused([no.NotFound(noun, given=reference, noun=noun)])
        asked = f'SELECT * FROM "{name}" WHERE voided_by IS NULL AND name_key = :key'
        found = self._all(kind, asked, key=name_key(reference))
        return self.exactly_one(found, reference, noun, self._nearest(name, reference) if not found else ())

    def _usable(self, one: R, id_: str, noun: str) -> R:
        """Give what answers to an id; raises `Refused` when it is to be built on, and has been taken back.

        An enrollment is voided by a merge too, and leads to the one that is left.
        """
        entry = getattr(one, "voided_by", None)
        if entry and self._building and noun != "enrollment":
            raise Refused([no.TakenBack(noun, refs=[id_], noun=noun, id=id_, entry=entry)])
        if entry:
            self._taken[id_] = entry
        return one

    def taken_back(self) -> dict[str, int]:
        """Give those of the ids asked for that have been taken back, with the entries that did."""
        if not self._taken:
            return {}
        asked = "SELECT entry FROM taken_back WHERE entry IN :entries"
        entries = set(self._values(asked, entries=set(self._taken.values())))
        return {id_: entry for id_, entry in self._taken.items() if entry in entries}

    def exactly_one(self, found: Sequence[R], reference: str, noun: str, nearest: Iterable[tuple[str, str]] = ()) -> R:
        """Give the only one found; raises `Refused` with `not_found` or `ambiguous`."""
        if len(found) == 1:
            return found[0]
        if found:
            ids = [str(getattr(record, "id", "")) for record in found]
            raise Refused([no.Ambiguous(noun, refs=ids, given=reference, noun=noun, ids=tuple(ids))])
        near = list(nearest)
        names = tuple(f"{name} ({id_})" for id_, name in near)
        raise Refused([no.NotFound(noun, refs=[id_ for id_, _ in near], given=reference, noun=noun, nearest=names)])

    def _nearest(self, name: str, reference: str) -> list[tuple[str, str]]:
        """Give ids and names that are much like the reference, out of at most 500 candidates."""
        from rapidfuzz import fuzz, process

        key = name_key(reference)
        asked = f'SELECT id, name, name_key FROM "{name}" WHERE voided_by IS NULL AND name_key >= :first'
        alone = " AND merged_into IS NULL" if name == "actor" else ""
        asked += f" AND name_key < :last{alone} LIMIT :most"
        start = self._rows(asked, first=key[:1], last=key[:1] + "\U0010ffff", most=CANDIDATES)
        keys = {id_: held for id_, _, held in start}
        names = {id_: called for id_, called, _ in start}
        best = process.extract(key, keys, scorer=fuzz.WRatio, limit=NEAREST, score_cutoff=70)
        return [(id_, names[id_]) for _, _, id_ in best]


def in_batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Give values, each once and in order, as many at a time as a question may name."""
    ordered = sorted(set(values))
    for at in range(0, len(ordered), CANDIDATES):
        yield ordered[at : at + CANDIDATES]


def day(text: str | None) -> date | None:
    """Give the day a text of the data base stands for."""
    return date.fromisoformat(text) if text else None


def _spread(sql: str, given: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Give the question with each fact that is several values written out, value by value."""
    several = {
        name: list(held) for name, held in given.items() if isinstance(held, Collection) and not isinstance(held, str)
    }
    if not several:
        return sql, given

    def marks(found: re.Match[str]) -> str:
        name = found[1]
        if name not in several:
            return found[0]
        return f"({', '.join(f':{name}_{at}' for at in range(len(several[name])))})"

    spread = {f"{name}_{at}": value for name, held in several.items() for at, value in enumerate(held)}
    return _FACT.sub(marks, sql), {**given, **spread}


def records_of(kind: type[R], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[R]:
    """Give a record of a kind for each row."""
    plain, read = _columns(kind, tuple(columns))  # type: ignore[arg-type]  # a class is hashable
    found = []
    for row in rows:
        held = {name: row[at] for at, name in plain}
        for at, name, reading in read:
            held[name] = reading(row[at])
        found.append(held)
    return msgspec.convert(found, list[kind])  # type: ignore[valid-type]  # the kind is what is asked for


@cache
def _columns(
    kind: type[Any], columns: tuple[str, ...]
) -> tuple[list[tuple[int, str]], list[tuple[int, str, Callable[[Any], Any]]]]:
    """Give which columns a record takes as they are, and which are read: truth is kept as a number, words as one."""
    fields = get_type_hints(kind)
    ways = [(at, name, _way(fields[name])) for at, name in enumerate(columns) if name in fields]
    return [(at, name) for at, name, way in ways if way is None], [each for each in ways if each[2] is not None]  # type: ignore[misc]  # it is not None


def _way(field: Any) -> Callable[[Any], Any] | None:
    kinds = {field, *get_args(field)}
    if any(get_origin(kind) is tuple for kind in kinds):
        return lambda value: (value or "").split()
    if bool in kinds:
        return lambda value: None if value is None else bool(value)
    return None
