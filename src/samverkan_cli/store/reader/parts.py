"""Questions about rows that have no id of their own: each is known by the entry that made it."""

from collections.abc import Iterable
from typing import Any, TypeVar

from samverkan_cli.domain.records import Kept
from samverkan_cli.store.reader.base import Asking, in_batches

K = TypeVar("K", bound=Kept)


class PartReader(Asking):
    """Seats, items, members and whatever else an entry made without giving it an id."""

    def part(self, kind: type[K], name: str, entry: int) -> K | None:
        """Give what an entry made in a table, or None."""
        return self._one(kind, f'SELECT * FROM "{name}" WHERE entry = :entry AND voided_by IS NULL', entry=entry)

    def parts(self, kind: type[K], name: str, column: str, of: str) -> list[K]:
        """Give the rows of a table that have something in a column, in the order they were made."""
        asked = f'SELECT * FROM "{name}" WHERE "{column}" = :of AND voided_by IS NULL ORDER BY entry'
        return self._all(kind, asked, of=of)

    def bodies_entry(self, meeting: str) -> int:
        """Give the entry that told which bodies meet."""
        asked = "SELECT min(entry) FROM meeting_body WHERE meeting = :meeting AND voided_by IS NULL"
        found: int = self._value(asked, meeting=meeting)
        return found

    def because(self, enrollment: str) -> str | None:
        """Give why an enrollment takes effect on its day, as the latest entry in force tells."""
        found: str | None = self._value(
            "SELECT json_extract(entry, '$.data.because') FROM journal"
            " WHERE seq IN (SELECT seq FROM mention WHERE ref = :id)"
            " AND json_extract(entry, '$.data.because') IS NOT NULL"
            " AND seq NOT IN (SELECT target FROM taken_back WHERE voided_by IS NULL) ORDER BY seq DESC LIMIT 1",
            id=enrollment,
        )
        return found

    def row(self, name: str, column: str, value: str | int) -> dict[str, Any] | None:
        """Give a row that has not been voided as it is kept, or None."""
        asked = f'SELECT * FROM "{name}" WHERE "{column}" = :value AND voided_by IS NULL'
        found = self.connection.execute(asked, {"value": value})
        columns = [each[0] for each in found.description]
        return next((dict(zip(columns, row, strict=True)) for row in found.fetchall()), None)

    def voided_by(self, name: str, column: str, value: str | int) -> int | None:
        """Give the entry that voided a row, or None."""
        asked = f'SELECT voided_by FROM "{name}" WHERE "{column}" = :value AND voided_by IS NOT NULL'
        found: int | None = self._value(asked, value=value)
        return found

    def set_aside_by(self, entry: int) -> bool:
        """Tell whether an entry that took something out of force did so since another enrollment is in force again."""
        asked = "SELECT json_extract(entry, '$.kind') FROM journal WHERE seq = :entry"
        return self._value(asked, entry=entry) in ("effect_stayed", "decision_revoked", "court_ruled", "corrected")

    def standing_entries(self, numbers: Iterable[int]) -> set[int]:
        """Give those of some entries that nothing has taken back, and that take nothing back themselves."""
        found: set[int] = set()
        for some in in_batches(numbers):
            found |= set(
                self._values(
                    "SELECT seq FROM journal WHERE seq IN :numbers AND seq NOT IN (SELECT entry FROM taken_back)"
                    " AND seq NOT IN (SELECT target FROM taken_back WHERE voided_by IS NULL)",
                    numbers=some,
                )
            )
        return found
