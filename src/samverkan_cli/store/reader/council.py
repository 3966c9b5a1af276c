"""Questions about bodies, meetings and decisions."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from samverkan_cli.domain.body import mandated
from samverkan_cli.domain.days import FIRST, LAST
from samverkan_cli.domain.records import Body, Decision, Mandate, Meeting, Seat
from samverkan_cli.domain.values import May, Subject, looks_like_id, swedish_order
from samverkan_cli.store.reader.base import Reading
from samverkan_cli.store.tables import table

_CITATION = re.compile(r"(?P<body>.+?),? (?P<day>\d{4}-\d{2}-\d{2}),? § ?(?P<paragraph>[1-9][0-9]{0,4})")


class Citation(NamedTuple):
    """A decision as it is cited: "KS 2024-10-08 § 187"."""

    body: Body
    day: date
    paragraph: int


class CouncilReader(Reading):
    """Bodies, meetings and decisions."""

    def body(self, reference: str) -> Body:
        """Give a body by id or name."""
        return self._named(Body, "body", reference, "body")

    def bodies(self) -> list[Body]:
        """Give every body in Swedish name order."""
        found = self._records(Body, self._live("body"))
        return sorted(found, key=lambda body: swedish_order(body.name or ""))

    def mandates(self, body: str) -> list[Mandate]:
        """Give what a body may do."""
        rows = table("mandate")
        return self._records(Mandate, self._live("mandate").where(rows.c.body == body).order_by(rows.c.entry))

    def may(self, body: str, may: May, subjects: Iterable[Subject], on: date) -> bool:
        """Tell whether a body may do something with one of some subjects on a day."""
        return mandated(self.mandates(body), may, subjects, on)

    def seats(self, body: str) -> list[Seat]:
        """Give the seats of a body in the order they were taken."""
        rows = table("seat")
        return self._records(Seat, self._live("seat").where(rows.c.body == body).order_by(rows.c.entry))

    def meeting(self, reference: str) -> Meeting:
        """Give a meeting by id, or by its day when only one meeting was held then."""
        rows = table("meeting")
        if looks_like_id(reference):
            id_ = reference.strip().upper()
            found = self._meetings(sa.select(rows).where(rows.c.id == id_))
            return self._usable(self.exactly_one(found, reference, "meeting"), id_, "meeting")
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", reference.strip()):
            found = self._meetings(self._live("meeting").where(sa.cast(rows.c.date, sa.String) == reference.strip()))
        else:
            found = []
        return self.exactly_one(found, reference, "meeting")

    def meetings(self, first: date | None = None, last: date | None = None) -> list[Meeting]:
        """Give the meetings in a span of days, in order of time."""
        rows = table("meeting")
        query = self._live("meeting").order_by(rows.c.date, rows.c.start, rows.c.number)
        if first:
            query = query.where(rows.c.date >= first)
        if last:
            query = query.where(rows.c.date <= last)
        return self._meetings(query)

    def _meetings(self, query: sa.Select[Any]) -> list[Meeting]:
        rows = table("meeting_body")
        bodies = self._rows(self._live("meeting_body").order_by(rows.c.entry, rows.c.position))
        return [
            Meeting.model_validate(
                {**row, "bodies": tuple(body["body"] for body in bodies if body["meeting"] == row["id"])}
            )
            for row in self._rows(query)
        ]

    def _of_meeting(self, name: str, meeting: str) -> Sequence[sa.RowMapping]:
        rows = table(name)
        return self._rows(self._live(name).where(rows.c.meeting == meeting).order_by(rows.c.entry))

    def agenda(self, meeting: str) -> list[tuple[int, str | None]]:
        """Give the numbered items of a meeting."""
        return [(row["ordinal"], row["title"]) for row in self._of_meeting("agenda_item", meeting)]

    def attendance(self, meeting: str) -> list[dict[str, Any]]:
        """Give who took part in a meeting."""
        names = ("person", "represents", "role", "guest")
        return [{name: row[name] for name in names} for row in self._of_meeting("attendance", meeting)]

    def outcomes(self, meeting: str) -> list[dict[str, Any]]:
        """Give what became of a meeting's items without a decision of their own."""
        names = ("item", "outcome", "to_body", "back_by", "note")
        return [{name: row[name] for name in names} for row in self._of_meeting("item_outcome", meeting)]

    def decision(self, reference: str) -> Decision:
        """Give a decision by id, or as it is cited: "KS 2024-10-08 § 187"."""
        cited = self.citation(reference)
        if not cited:
            return self._named(Decision, "decision", reference, "decision")
        return self.exactly_one(self._cited(cited), reference, "decision")

    def citation(self, reference: str) -> Citation | None:
        """Give body, day and paragraph of a citation, or None for anything else. Raises `Refused` without the body."""
        found = _CITATION.fullmatch(" ".join(reference.split()))
        day = _day(found["day"]) if found else None
        return Citation(self.body(found["body"]), day, int(found["paragraph"])) if found and day else None

    def is_recorded(self, cited: Citation) -> bool:
        """Tell whether a cited decision is in the register."""
        return bool(self._cited(cited))

    def _cited(self, cited: Citation) -> list[Decision]:
        rows = table("decision")
        query = self._live("decision").where(rows.c.body == cited.body.id, rows.c.paragraph == cited.paragraph)
        return self._records(Decision, query.where(rows.c.decided_on == cited.day))

    def decisions(self, meeting: str | None = None) -> list[Decision]:
        """Give the decisions, of one meeting or all, in the order they were taken."""
        rows = table("decision")
        query = self._live("decision").order_by(rows.c.decided_on, rows.c.number)
        return self._records(Decision, query.where(rows.c.meeting == meeting) if meeting else query)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None
