"""What the readers share: rows to records, and references to ids.

A question is SQL as text where it is asked. `:name` is a fact given with it; one that is several values is
written `IN :name`. What may be asked or not is a clause that is added or not.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.notation import looks_like_id, name_key, swedish_order, words_of
from samverkan_cli.domain.refusal import Notice, Refused
from samverkan_cli.store.sqlite import search
from samverkan_cli.store.sqlite.opening import Connection

R = TypeVar("R")
CANDIDATES = 500  # names compared after a "not found"
NEAREST = 3
AT_A_TIME = 1_000  # rows that are made records of
HITS = 1_000  # lines of the search index, at most, that are looked at for the only one that holds some words
SHARING = 50  # of those, to find names that have a word in common
LIVE = {
    "actor": " AND merged_into IS NULL AND dissolved_on IS NULL",
    "person": " AND merged_into IS NULL",
}  # besides not being taken back
OTHER_NAMES = {
    "actor": "actor_name",
    "body": "body_alias",
}  # where aliases and earlier names stand, beside the current one
_FACT = re.compile(r"(?<!:):([a-z_]+)")


def tombstone() -> str:
    """Give what is read in the place of a name that was erased."""
    from samverkan_cli import texts

    return texts.say("erased")


class Asking:
    """A connection to ask."""

    def __init__(self, connection: Connection, *, building: bool = False) -> None:
        self.connection = connection
        self._building = building  # what is taken back still answers to its id, but nothing is built on it
        self._taken: dict[str, int] = {}
        self.read_as: list[Notice] = []  # who was meant by words that only one name holds

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
        return self.exactly_one(found, reference, noun) if found else self._only_holder(kind, name, reference, noun)

    def _only_holder(self, kind: type[R], name: str, reference: str, noun: str) -> R:
        """Give the only live one whose name holds every word that was typed; which one it is, is kept to be told."""
        found, whole = self._having_words(name, reference)
        if len(found) > 1:
            told = tuple(f"{called} ({id_})" for id_, called in found.items())
            raise Refused([no.Ambiguous(noun, refs=found, given=reference, noun=noun, ids=told)])
        if not found or not whole:
            return self.exactly_one([], reference, noun, [*found.items()] or self._nearest(name, reference))
        ((id_, called),) = found.items()
        self.read_as.append(no.ReadAs(noun, refs=[id_], given=reference, id=id_, name=called))
        (only,) = self._all(kind, f'SELECT * FROM "{name}" WHERE id = :id', id=id_)
        return only

    def _having_words(self, name: str, reference: str) -> tuple[dict[str, str], bool]:
        """Give ids and names of the live ones that hold every word that was typed, and whether they are all there."""
        words = set(words_of(reference))
        if not words:
            return {}, True
        live, others = LIVE.get(name, ""), OTHER_NAMES.get(name)
        hits, whole = search.holding(self.connection, words, {name, others or name}, HITS)
        ids = list(hits)[:CANDIDATES]
        asked = f'SELECT id, name, name_key FROM "{name}" WHERE voided_by IS NULL{live} AND id IN :ids'
        called = self._rows(asked, ids=ids) if ids else []
        names, keys = {id_: told for id_, told, _ in called}, [(id_, key) for id_, _, key in called]
        if others and names:
            also = f"SELECT {name}, name_key FROM {others} WHERE voided_by IS NULL AND {name} IN :ids"
            keys += self._rows(also, ids=list(names))
        found = {id_: names[id_] for id_, key in keys if words <= set(words_of(key or ""))}
        return found, whole and len(hits) <= CANDIDATES

    def _close(self, name: str, reference: str) -> list[tuple[str, str, str]]:
        """Give ids, names and keys of live ones to compare a name with, those of a small register all of them.

        Of a larger one they are those nearest in order of name, and those that have a word in common with it.
        """
        key, live, others = name_key(reference), LIVE.get(name, ""), OTHER_NAMES.get(name)
        beside = f'SELECT id, name, name_key FROM "{name}" WHERE voided_by IS NULL{live} AND '
        found = self._beside(beside, "", key)
        if others:
            also = f'SELECT n.{name}, n.name, n.name_key FROM {others} n JOIN "{name}" o ON o.id = n.{name}'
            also += f" WHERE n.voided_by IS NULL AND o.voided_by IS NULL{live} AND "
            found += self._beside(also, "n.", key)
        if len(found) < CANDIDATES:  # neither way was there any more
            return found
        ids = {
            id_ for word in words_of(reference) for id_ in search.holding(self.connection, [word], {name}, SHARING)[0]
        }
        sharing = self._rows(beside + "id IN :ids", ids=list(ids)[:CANDIDATES]) if ids else []
        nearest = sorted(found, key=lambda row: -_together(row[2], key))[: CANDIDATES - len(sharing)]
        return [*sharing, *nearest]

    def _beside(self, asked: str, of: str, key: str) -> list[tuple[str, str, str]]:
        """Give the names that come next before and after a key, in their order."""
        after = self._rows(asked + f"{of}name_key >= :key ORDER BY {of}name_key LIMIT :most", key=key, most=CANDIDATES)
        before = asked + f"{of}name_key < :key ORDER BY {of}name_key DESC LIMIT :most"
        return [*self._rows(before, key=key, most=CANDIDATES), *after]

    def _usable(self, one: R, id_: str, noun: str) -> R:
        """Give what answers to an id; raises `Refused` when it is to be built on, and has been taken back or erased.

        An enrollment is voided by a merge too, and leads to the one that is left.
        """
        entry = getattr(one, "voided_by", None)
        if self._building and noun in ("actor", "person") and getattr(one, "name_key", "") is None:
            raise Refused([no.AlreadyErased(noun, refs=[id_], id=id_)])
        if entry and self._building and noun != "enrollment":
            raise Refused([no.TakenBack(noun, refs=[id_], noun=noun, id=id_, entry=entry)])
        if entry:
            self._taken[id_] = entry
        return one

    def taken_back(self) -> dict[str, int]:
        """Give those of the ids asked for that have been taken back or voided, with the entries that did."""
        if not self._taken:
            return {}
        asked = "SELECT entry FROM taken_back WHERE entry IN :entries"
        entries = set(self._values(asked, entries=set(self._taken.values()))) | set(self.struck().values())
        return {id_: entry for id_, entry in self._taken.items() if entry in entries}

    def struck(self) -> dict[str, int]:
        """Give those of the ids asked for that should never have been there, with the entries that voided them."""
        if not self._taken:
            return {}
        asked = "SELECT seq FROM journal WHERE seq IN :entries AND json_extract(entry, '$.kind') = 'voided'"
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

    def names_beginning(self, name: str, text: str, most: int) -> list[tuple[str, str]]:
        """Give ids and names of the live rows of a table in whose names every word that is typed begins a word."""
        words, live, others = words_of(text), LIVE.get(name, ""), OTHER_NAMES.get(name)
        ids = search.beginning(self.connection, text, {name, others or name}, CANDIDATES) if words else []
        asked = f"SELECT id, name, name_key FROM {name} WHERE voided_by IS NULL{live} AND name <> '' AND id IN :ids"
        called = self._rows(asked, ids=ids) if ids else []
        names, keys = {id_: told for id_, told, _ in called}, [(id_, key) for id_, _, key in called]
        if others and names:
            also = f"SELECT {name}, name_key FROM {others} WHERE voided_by IS NULL AND {name} IN :ids"
            keys += self._rows(also, ids=list(names))
        found = {id_ for id_, key in keys if all(_begins(word, words_of(key or "")) for word in words)}
        rows = [(id_, names[id_]) for id_ in found]
        key = name_key(text)
        return sorted(rows, key=lambda row: (not name_key(row[1]).startswith(key), swedish_order(row[1])))[:most]

    def _nearest(self, name: str, reference: str) -> list[tuple[str, str]]:
        """Give ids and names that are much like the reference, out of at most 500 candidates."""
        from rapidfuzz import fuzz, process

        close = self._close(name, reference)
        keys = {at: key for at, (_, _, key) in enumerate(close)}
        best = process.extract(name_key(reference), keys, scorer=fuzz.WRatio, limit=4 * NEAREST, score_cutoff=70)
        found = {close[at][0]: close[at][1] for _, _, at in best}
        return [*found.items()][:NEAREST]


def _together(key: str, other: str) -> int:
    """Give how many letters two keys begin with in common."""
    return next((at for at, (a, b) in enumerate(zip(key, other, strict=False)) if a != b), min(len(key), len(other)))


def _begins(typed: str, words: Iterable[str]) -> bool:
    """Tell whether one of some words begins with what is typed, whatever accents it has."""
    return any(_plain(word).startswith(_plain(typed)) for word in words)


def _plain(word: str) -> str:
    """Give a word without its accents, as the index has it."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


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
    if getattr(kind, "ALWAYS_NAMED", False):
        ways = [(at, name, _named if name == "name" else way) for at, name, way in ways]
    return [(at, name) for at, name, way in ways if way is None], [each for each in ways if each[2] is not None]  # type: ignore[misc]  # it is not None


def _named(value: Any) -> Any:
    return tombstone() if value is None else value


def _way(field: Any) -> Callable[[Any], Any] | None:
    kinds = {field, *get_args(field)}
    if any(get_origin(kind) is tuple for kind in kinds):
        return lambda value: (value or "").split()
    if bool in kinds:
        return lambda value: None if value is None else bool(value)
    return None
