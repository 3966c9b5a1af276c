"""Questions about bodies, meetings and decisions."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from samverkan_cli.domain.body import mandated
from samverkan_cli.domain.days import FIRST, LAST
from samverkan_cli.domain.notation import looks_like_id, swedish_order
from samverkan_cli.domain.records import Body, Decision, Mandate, Meeting, Seat
from samverkan_cli.domain.values import May, Outcome, Subject
from samverkan_cli.store.reader.base import Asking, day

_CITATION = re.compile(r"(?P<body>.+?),? (?P<day>\d{4}-\d{2}-\d{2}),? § ?(?P<paragraph>[1-9][0-9]{0,4})")


class Citation(NamedTuple):
    """A decision as it is cited: "KS 2024-10-08 § 187"."""

    body: Body
    day: date
    paragraph: int


class CouncilReader(Asking):
    """Bodies, meetings and decisions."""

    def body(self, reference: str) -> Body:
        """Give a body by id or name."""
        return self._by_id_or_name(Body, "body", reference, "body")

    def bodies(self) -> list[Body]:
        """Give every body in Swedish name order."""
        found = self._all(Body, "SELECT * FROM body WHERE voided_by IS NULL")
        return sorted(found, key=lambda body: swedish_order(body.name or ""))

    def mandates(self, body: str) -> list[Mandate]:
        """Give what a body may do."""
        asked = "SELECT * FROM mandate WHERE voided_by IS NULL AND body = :body ORDER BY entry"
        return self._all(Mandate, asked, body=body)

    def may(self, body: str, may: May, subjects: Iterable[Subject], on: date) -> bool:
        """Tell whether a body may do something with one of some subjects on a day."""
        return mandated(self.mandates(body), may, subjects, on)

    def seats(self, body: str) -> list[Seat]:
        """Give the seats of a body in the order they were taken."""
        return self._all(Seat, "SELECT * FROM seat WHERE voided_by IS NULL AND body = :body ORDER BY entry", body=body)

    def meeting(self, reference: str) -> Meeting:
        """Give a meeting by id, or by its day when only one meeting was held then."""
        if looks_like_id(reference):
            id_ = reference.strip().upper()
            found = self._meetings("SELECT * FROM meeting WHERE id = :id", id=id_)
            return self._usable(self.exactly_one(found, reference, "meeting"), id_, "meeting")
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", reference.strip()):
            asked = "SELECT * FROM meeting WHERE voided_by IS NULL AND date = :day"
            found = self._meetings(asked, day=reference.strip())
        else:
            found = []
        return self.exactly_one(found, reference, "meeting")

    def meetings(self, first: date | None = None, last: date | None = None) -> list[Meeting]:
        """Give the meetings in a span of days, in order of time."""
        asked = "SELECT * FROM meeting WHERE voided_by IS NULL"
        asked += (" AND date >= :first" if first else "") + (" AND date <= :last" if last else "")
        return self._meetings(asked + " ORDER BY date, start, number", first=first, last=last)

    def _meetings(self, asked: str, **given: Any) -> list[Meeting]:
        bodies: dict[str, list[str]] = defaultdict(list)
        for meeting, body in self._rows(
            "SELECT meeting, body FROM meeting_body WHERE voided_by IS NULL ORDER BY entry, position"
        ):
            bodies[meeting].append(body)
        found = self._all(Meeting, asked, **given)
        return [replace(each, bodies=tuple(bodies[each.id])) for each in found]

    def agenda(self, meeting: str) -> list[tuple[int, str | None]]:
        """Give the numbered items of a meeting."""
        asked = "SELECT ordinal, title FROM agenda_item WHERE voided_by IS NULL AND meeting = :meeting ORDER BY entry"
        return self._rows(asked, meeting=meeting)

    def attendance(self, meeting: str) -> list[dict[str, Any]]:
        """Give who took part in a meeting."""
        found = self._rows(
            "SELECT person, represents, role, guest FROM attendance WHERE voided_by IS NULL AND meeting = :meeting"
            " ORDER BY entry",
            meeting=meeting,
        )
        return [
            {"person": person, "represents": represents, "role": role, "guest": bool(guest)}
            for person, represents, role, guest in found
        ]

    def outcomes(self, meeting: str) -> list[dict[str, Any]]:
        """Give what became of a meeting's items without a decision of their own."""
        found = self._rows(
            "SELECT item, outcome, to_body, back_by, note FROM item_outcome WHERE voided_by IS NULL"
            " AND meeting = :meeting ORDER BY entry",
            meeting=meeting,
        )
        return [
            {"item": item, "outcome": Outcome(outcome), "to_body": body, "back_by": day(back), "note": note}
            for item, outcome, body, back, note in found
        ]

    def decision(self, reference: str) -> Decision:
        """Give a decision by id, or as it is cited: "KS 2024-10-08 § 187"."""
        cited = self.citation(reference)
        if not cited:
            return self._by_id_or_name(Decision, "decision", reference, "decision")
        return self.exactly_one(self._cited(cited), reference, "decision")

    def citation(self, reference: str) -> Citation | None:
        """Give body, day and paragraph of a citation, or None for anything else. Raises `Refused` without the body."""
        found = _CITATION.fullmatch(" ".join(reference.split()))
        day = _day_or_none(found["day"]) if found else None
        return Citation(self.body(found["body"]), day, int(found["paragraph"])) if found and day else None

    def is_recorded(self, cited: Citation) -> bool:
        """Tell whether a cited decision is in the register."""
        return bool(self._cited(cited))

    def _cited(self, cited: Citation) -> list[Decision]:
        return self._all(
            Decision,
            "SELECT * FROM decision WHERE voided_by IS NULL AND body = :body AND paragraph = :paragraph"
            " AND decided_on = :day",
            body=cited.body.id,
            paragraph=cited.paragraph,
            day=cited.day,
        )

    def decisions(self, meeting: str | None = None) -> list[Decision]:
        """Give the decisions, of one meeting or all, in the order they were taken."""
        asked = "SELECT * FROM decision WHERE voided_by IS NULL" + (" AND meeting = :meeting" if meeting else "")
        return self._all(Decision, asked + " ORDER BY decided_on, number", meeting=meeting)


def _day_or_none(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None
