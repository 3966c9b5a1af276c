"""What the readers share: rows to records, and references to ids."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa
from pydantic import BaseModel

from samverkan_cli.domain.errors import Ambiguous, NotFound, Refused, TakenBack
from samverkan_cli.domain.values import looks_like_id, name_key
from samverkan_cli.store.tables import table

R = TypeVar("R", bound=BaseModel)
CANDIDATES = 500  # names compared after a "not found"
NEAREST = 3


class Reading:
    """A connection to ask."""

    def __init__(self, connection: sa.Connection, *, building: bool = False) -> None:
        self.connection = connection
        self._building = building  # what is taken back still answers to its id, but nothing is built on it
        self._taken: dict[str, int] = {}

    def _rows(self, query: sa.Select[Any] | sa.CompoundSelect[Any]) -> Sequence[sa.RowMapping]:
        return self.connection.execute(query).mappings().all()

    def _records(self, kind: type[R], query: sa.Select[Any]) -> list[R]:
        return [kind.model_validate(dict(row)) for row in self._rows(query)]

    def _record(self, kind: type[R], query: sa.Select[Any]) -> R | None:
        found = self._records(kind, query.limit(1))
        return found[0] if found else None

    def _count(self, query: sa.Select[Any]) -> int:
        return self.connection.scalar(sa.select(sa.func.count()).select_from(query.subquery())) or 0

    def _live(self, name: str) -> sa.Select[Any]:
        rows = table(name)
        return sa.select(rows).where(rows.c.voided_by.is_(None))

    def _named(self, kind: type[R], name: str, reference: str, noun: str) -> R:
        """Give what an id or a name refers to; a voided row still answers to its id."""
        rows = table(name)
        if looks_like_id(reference):
            id_ = reference.strip().upper()
            one = self.exactly_one(self._records(kind, sa.select(rows).where(rows.c.id == id_)), reference, noun)
            return self._usable(one, id_, noun)
        if "name_key" not in rows.c:
            raise Refused([NotFound(noun, given=reference, noun=noun)])
        found = self._records(kind, self._live(name).where(rows.c.name_key == name_key(reference)))
        return self.exactly_one(found, reference, noun, self._nearest(name, reference) if not found else ())

    def _usable(self, one: R, id_: str, noun: str) -> R:
        """Give what answers to an id; raises `Refused` when it is to be built on, and has been taken back.

        An enrollment is voided by a merge too, and leads to the one that is left.
        """
        entry = getattr(one, "voided_by", None)
        if entry and self._building and noun != "enrollment":
            raise Refused([TakenBack(noun, refs=[id_], noun=noun, id=id_, entry=entry)])
        if entry:
            self._taken[id_] = entry
        return one

    def taken_back(self) -> dict[str, int]:
        """Give those of the ids asked for that have been taken back, with the entries that did."""
        if not self._taken:
            return {}
        rows = table("taken_back")
        taking = sa.select(rows.c.entry).where(rows.c.entry.in_(set(self._taken.values())))
        entries = set(self.connection.scalars(taking))
        return {id_: entry for id_, entry in self._taken.items() if entry in entries}

    def exactly_one(self, found: Sequence[R], reference: str, noun: str, nearest: Iterable[tuple[str, str]] = ()) -> R:
        """Give the only one found; raises `Refused` with `not_found` or `ambiguous`."""
        if len(found) == 1:
            return found[0]
        if found:
            ids = [str(getattr(record, "id", "")) for record in found]
            raise Refused([Ambiguous(noun, refs=ids, given=reference, noun=noun, ids=tuple(ids))])
        near = list(nearest)
        names = tuple(f"{name} ({id_})" for id_, name in near)
        raise Refused([NotFound(noun, refs=[id_ for id_, _ in near], given=reference, noun=noun, nearest=names)])

    def _nearest(self, name: str, reference: str) -> list[tuple[str, str]]:
        """Give ids and names that are much like the reference, out of at most 500 candidates."""
        from rapidfuzz import fuzz, process

        key = name_key(reference)
        rows = table(name)
        query = sa.select(rows.c.id, rows.c.name, rows.c.name_key).where(
            rows.c.voided_by.is_(None), rows.c.name_key >= key[:1], rows.c.name_key < key[:1] + "\U0010ffff"
        )
        if "merged_into" in rows.c:
            query = query.where(rows.c.merged_into.is_(None))
        start = self.connection.execute(query.limit(CANDIDATES)).all()
        keys = {row.id: row.name_key for row in start}
        names = {row.id: row.name for row in start}
        best = process.extract(key, keys, scorer=fuzz.WRatio, limit=NEAREST, score_cutoff=70)
        return [(id_, names[id_]) for _, _, id_ in best]


def in_batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Give values, each once and in order, as many at a time as a question may name."""
    ordered = sorted(set(values))
    for at in range(0, len(ordered), CANDIDATES):
        yield ordered[at : at + CANDIDATES]
