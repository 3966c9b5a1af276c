"""A rehearsal: what a verb would do if some facts had never been typed, and nothing of it is kept.

A correction asks the verb that took the facts, on a register where they do not stand, what it makes of the corrected
ones. What the verb records inside is read, and taken back.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from samverkan_cli.domain.correction import Place
from samverkan_cli.store.projection import Values
from samverkan_cli.store.rows import standing
from samverkan_cli.store.writer import Writer


class Rehearsal:
    """What is done while nothing is kept: rows can be put aside, and what is made can be read."""

    def __init__(self, writer: Writer) -> None:
        self._connection = writer.reader.connection
        self._before = writer.head.seq

    def put_aside(self, places: Iterable[Place]) -> None:
        """Let some rows be as if they were void."""
        for place in places:
            self.give(place, {"voided_by": self._before})

    def give(self, place: Place, values: Mapping[str, Any]) -> None:
        """Let a row hold other values."""
        columns = ", ".join(f'"{column}" = ?' for column in values)
        statement = f'UPDATE "{place.table}" SET {columns} WHERE "{place.column}" = ?'
        self._connection.execute(statement, (*values.values(), place.value))

    def held(self, place: Place) -> Values | None:
        """Give what a row holds, or None when it is not there."""
        found = standing(self._connection, place.table, place.column, [place.value])
        return found[0] if found else None

    def made(self, table: str, since: int | None = None) -> list[Values]:
        """Give the rows that were made in a table since it began, or since an entry, in order."""
        first = self._before if since is None else since
        found = self._connection.execute(f'SELECT * FROM "{table}" WHERE entry > ? ORDER BY entry', (first,))
        columns = [each[0] for each in found.description]
        return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


@contextmanager
def rehearsing(writer: Writer) -> Iterator[Rehearsal]:
    """Give a rehearsal; whatever is recorded in it has not been."""
    with writer.taking_back():
        yield Rehearsal(writer)
