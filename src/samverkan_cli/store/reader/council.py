"""Questions about bodies, meetings and decisions."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.body import belongs_to, holds_words, in_order, mandated
from samverkan_cli.domain.days import FIRST, LAST
from samverkan_cli.domain.meeting import meeting_state
from samverkan_cli.domain.notation import looks_like_id, name_key, swedish_order
from samverkan_cli.domain.records import (
    Approver,
    Attendance,
    Body,
    BodyAlias,
    Decision,
    LeftRoom,
    Mandate,
    Meeting,
    Seat,
    StanceHeld,
    StandingItem,
)
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import May, MeetingState, Subject
from samverkan_cli.store.reader.base import Asking, in_batches

# Approved, and no entry that counts names it: no task, no case, no group, no rule of a period.
_HELD = " AND (from_day IS NULL OR from_day <= :day) AND (through_day IS NULL OR through_day >= :day)"
_ADVISORY = (
    " AND id IN (SELECT m.meeting FROM meeting_body m JOIN body b ON b.id = m.body"
    " WHERE m.voided_by IS NULL AND b.kind = 'advisory')"
)
_OF_BODY = " AND id IN (SELECT meeting FROM meeting_body WHERE voided_by IS NULL AND body = :body)"
_CITATION = re.compile(r"(?P<body>.+?),? (?P<day>\d{4}-\d{2}-\d{2}),? § ?(?P<paragraph>[1-9][0-9]{0,4})")


_NAMED = "SELECT * FROM body WHERE voided_by IS NULL AND name_key = :key"
_ALIASED = (
    "SELECT * FROM body WHERE voided_by IS NULL AND id IN"
    " (SELECT body FROM body_alias WHERE voided_by IS NULL AND name_key = :key)"
)


class Citation(NamedTuple):
    """A decision as it is cited: "KS 2024-10-08 § 187"."""

    body: Body
    day: date
    paragraph: int


class CouncilReader(Asking):
    """Bodies, meetings and decisions."""

    def body(self, reference: str, spoken_of: Iterable[str] = ()) -> Body:
        """Give a body by id, name, alias, or words that only one has.

        "AU" is that of the bodies that are spoken of, by their ids.
        """
        if looks_like_id(reference):
            return self._by_id_or_name(Body, "body", reference, "body")
        if found := self._all(Body, _NAMED, key=name_key(reference)):
            return self.exactly_one(found, reference, "body")
        every = self.body_names()
        held = [each for each, names in every if holds_words(names, reference)]
        if near := self._spoken_of(every, held, set(spoken_of)):
            return near
        if found := self._all(Body, _ALIASED, key=name_key(reference)):
            return self.exactly_one(found, reference, "body")
        return self._only_body(held, reference)

    def _spoken_of(
        self, every: Sequence[tuple[Body, list[str]]], held: Sequence[Body], spoken_of: set[str]
    ) -> Body | None:
        """Give the only one of some bodies that is spoken of, or belongs to one that is."""
        others = [name for each, names in every if each.id in spoken_of for name in names]
        own = [each for each in held if each.id in spoken_of]
        names = {each.id: called for each, called in every}
        found = own or [each for each in held if belongs_to(names[each.id], others)]
        return found[0] if len(found) == 1 else None

    def _only_body(self, held: Sequence[Body], reference: str) -> Body:
        if len(held) > 1:
            ids, told = [each.id for each in held], tuple(f"{each.name} ({each.id})" for each in held)
            raise Refused([no.Ambiguous("body", refs=ids, given=reference, noun="body", ids=told)])
        if not held:
            return self.exactly_one([], reference, "body", self._nearest("body", reference))
        (only,) = held
        self.read_as.append(no.ReadAs("body", refs=[only.id], given=reference, id=only.id, name=only.name))
        return only

    def body_names(self) -> list[tuple[Body, list[str]]]:
        """Give every body with all its names, the current one first."""
        aliases: dict[str, list[str]] = defaultdict(list)
        for body, name in self._rows("SELECT body, name FROM body_alias WHERE voided_by IS NULL ORDER BY entry"):
            aliases[body].append(name or "")
        return [(each, [each.name or "", *aliases[each.id]]) for each in self.bodies()]

    def bodies_holding(self, reference: str) -> dict[str, str]:
        """Give ids and names of the bodies one of whose names holds every word that was typed."""
        return {each.id: each.name or "" for each, names in self.body_names() if holds_words(names, reference)}

    def find_body(self, reference: str) -> Body | None:
        """Give the body that has a name, now or as an alias, or None."""
        return self._one(Body, _NAMED, key=name_key(reference)) or self._one(Body, _ALIASED, key=name_key(reference))

    def body_aliases(self, body: str) -> list[BodyAlias]:
        """Give the other names of a body, the earliest recorded first."""
        asked = "SELECT * FROM body_alias WHERE voided_by IS NULL AND body = :body ORDER BY entry"
        return self._all(BodyAlias, asked, body=body)

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

    def seats_on(self, bodies: Iterable[str], on: date) -> list[Seat]:
        """Give the seats that are held in some bodies on a day, body by body in the order they were taken."""
        asked = (
            "SELECT * FROM seat WHERE voided_by IS NULL AND body = :body AND (from_day IS NULL OR from_day <= :day)"
            " AND (through_day IS NULL OR through_day >= :day) ORDER BY entry"
        )
        return [seat for body in bodies for seat in self._all(Seat, asked, body=body, day=on)]

    def standing_items(self, body: str) -> list[StandingItem]:
        """Give the items that every meeting of a body has, in their order."""
        asked = "SELECT * FROM standing_item WHERE body = :body ORDER BY entry"
        return in_order(self._all(StandingItem, asked, body=body))

    def seats_for(self, actor: str) -> list[Seat]:
        """Give the seats that are held for an actor, in the order they were taken."""
        asked = "SELECT * FROM seat WHERE voided_by IS NULL AND represents = :actor ORDER BY entry"
        return self._all(Seat, asked, actor=actor)

    def seats_of(self, person: str) -> list[Seat]:
        """Give the seats a person has and had, in the order they were taken."""
        asked = "SELECT * FROM seat WHERE voided_by IS NULL AND person = :person ORDER BY entry"
        return self._all(Seat, asked, person=person)

    def seats_held(self, on: date) -> list[Seat]:
        """Give the seats that are held for an actor on a day, in the order they were taken."""
        asked = "SELECT * FROM seat WHERE voided_by IS NULL AND represents IS NOT NULL" + _HELD
        return self._all(Seat, asked + " ORDER BY entry", day=on)

    def meeting(self, reference: str) -> Meeting:
        """Give a meeting by id, or by its day when only one is then; one that is cancelled, where no other one is."""
        if looks_like_id(reference):
            id_ = reference.strip().upper()
            found = self._meetings("SELECT * FROM meeting WHERE id = :id", id=id_)
            return self._usable(self.exactly_one(found, reference, "meeting"), id_, "meeting")
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", reference.strip()):
            asked = "SELECT * FROM meeting WHERE voided_by IS NULL AND date = :day"
            found = self._meetings(asked, day=reference.strip())
            found = [each for each in found if each.cancelled_on is None] or found
        else:
            found = []
        return self.exactly_one(found, reference, "meeting")

    def meetings(self, first: date | None = None, last: date | None = None) -> list[Meeting]:
        """Give the meetings in a span of days, in order of time."""
        asked = "SELECT * FROM meeting WHERE voided_by IS NULL"
        asked += (" AND date >= :first" if first else "") + (" AND date <= :last" if last else "")
        return self._meetings(asked + " ORDER BY date, start, number", first=first, last=last)

    def meetings_called_off(self, first: date | None = None, last: date | None = None) -> list[Meeting]:
        """Give the meetings in a span of days that are no longer to be."""
        asked = "SELECT * FROM meeting WHERE voided_by IS NOT NULL"
        asked += (" AND date >= :first" if first else "") + (" AND date <= :last" if last else "")
        return self._meetings(asked + " ORDER BY date, start, number", first=first, last=last)

    def next_meeting(self, on: date, body: str | None = None) -> Meeting | None:
        """Give the first meeting on a day or later, of a body or any, or None."""
        asked = "SELECT * FROM meeting WHERE voided_by IS NULL AND cancelled_on IS NULL AND date >= :day"
        if body:
            asked += " AND id IN (SELECT meeting FROM meeting_body WHERE voided_by IS NULL AND body = :body)"
        found = self._meetings(asked + " ORDER BY date, start, number LIMIT 1", day=on, body=body)
        return found[0] if found else None

    def last_met(self, before: date, body: str | None) -> Meeting | None:
        """Give the latest meeting before a day, of a body or of any that advises, or None."""
        asked = "SELECT * FROM meeting WHERE voided_by IS NULL AND cancelled_on IS NULL AND date < :day" + (
            _OF_BODY if body else _ADVISORY
        )
        found = self._meetings(asked + " ORDER BY date DESC, number DESC LIMIT 1", day=before, body=body)
        return found[0] if found else None

    def latest_meetings(self, body: str | None, most: int) -> list[Meeting]:
        """Give the latest meetings that are not cancelled, of a body or of all, the latest first."""
        held = " AND id IN (SELECT meeting FROM meeting_body WHERE voided_by IS NULL AND body = :body)"
        asked = "SELECT * FROM meeting WHERE voided_by IS NULL AND cancelled_on IS NULL" + (held if body else "")
        return self._meetings(asked + " ORDER BY date DESC, number DESC LIMIT :most", body=body, most=most)

    def meeting_state(self, meeting: Meeting, today: date) -> MeetingState:
        """Give what a meeting is on a day."""
        return meeting_state(meeting, today, noted=self.is_noted(meeting.id))

    def is_noted(self, meeting: str) -> bool:
        """Tell whether anything is noted that happened at a meeting: who was there, an outcome, what was decided."""
        asked = (
            "SELECT EXISTS (SELECT 1 FROM attendance WHERE meeting = :meeting AND voided_by IS NULL"
            " AND absence IS NULL) OR EXISTS (SELECT 1 FROM item_outcome WHERE meeting = :meeting"
            " AND voided_by IS NULL) OR EXISTS (SELECT 1 FROM decision WHERE meeting = :meeting AND voided_by IS NULL)"
            " OR EXISTS (SELECT 1 FROM meeting WHERE approved_at = :meeting AND voided_by IS NULL)"
        )
        return bool(self._value(asked, meeting=meeting))

    def approvers(self, meeting: str) -> list[Approver]:
        """Give who approved, or adjusted, the minutes of a meeting."""
        asked = "SELECT * FROM approver WHERE voided_by IS NULL AND meeting = :meeting ORDER BY entry"
        return self._all(Approver, asked, meeting=meeting)

    def out_of_the_room(self, meeting: str) -> list[LeftRoom]:
        """Give who left the room for which items of a meeting."""
        asked = "SELECT * FROM left_room WHERE voided_by IS NULL AND meeting = :meeting ORDER BY entry"
        return self._all(LeftRoom, asked, meeting=meeting)

    def _meetings(self, asked: str, **given: Any) -> list[Meeting]:
        found = self._all(Meeting, asked, **given)
        bodies: dict[str, list[str]] = defaultdict(list)
        there = "SELECT meeting, body FROM meeting_body WHERE voided_by IS NULL AND meeting IN :meetings"
        for some in in_batches(each.id for each in found):
            for meeting, body in self._rows(there + " ORDER BY entry, position", meetings=some):
                bodies[meeting].append(body)
        return [replace(each, bodies=tuple(bodies[each.id])) for each in found]

    def attendance(self, meeting: str) -> list[Attendance]:
        """Give who took part in a meeting, and who did not."""
        asked = "SELECT * FROM attendance WHERE voided_by IS NULL AND meeting = :meeting ORDER BY entry"
        return self._all(Attendance, asked, meeting=meeting)

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

    def stances(self, decisions: Collection[str]) -> list[StanceHeld]:
        """Give who reserved themselves against some decisions or stepped aside, in the order it was recorded."""
        asked = "SELECT * FROM stance WHERE voided_by IS NULL AND decision IN :ids ORDER BY entry"
        return [each for some in in_batches(decisions) for each in self._all(StanceHeld, asked, ids=some)]

    def decisions_reviewed(self) -> list[Decision]:
        """Give the approved decisions that are to be reviewed on a day, the earliest day first."""
        asked = "SELECT * FROM decision WHERE voided_by IS NULL AND review_on IS NOT NULL AND outcome = 'approved'"
        return self._all(Decision, asked + " ORDER BY review_on, number")

    def decisions_since(self, body: str | None = None, first: date | None = None) -> list[Decision]:
        """Give the decisions of a body or of all, since a day or from the beginning, in the order they were taken."""
        asked = "SELECT * FROM decision WHERE voided_by IS NULL"
        asked += (" AND body = :body" if body else "") + (" AND decided_on >= :first" if first else "")
        return self._all(Decision, asked + " ORDER BY decided_on, number", body=body, first=first)

    def decisions_changed(self) -> list[Decision]:
        """Give the decisions that a later one does something to, in the order they were taken."""
        asked = (
            "SELECT * FROM decision WHERE voided_by IS NULL"
            " AND id IN (SELECT decision FROM decision_change WHERE voided_by IS NULL) ORDER BY decided_on, number"
        )
        return self._all(Decision, asked)

    def decisions_differing(self) -> list[tuple[Decision, Decision]]:
        """Give decisions of one body, day and paragraph that say different things, each with the first of them."""
        asked = (
            "SELECT d.* FROM decision d JOIN (SELECT body, decided_on, paragraph FROM decision"
            " WHERE voided_by IS NULL AND paragraph IS NOT NULL GROUP BY body, decided_on, paragraph"
            " HAVING count(*) > 1) s ON s.body = d.body AND s.decided_on = d.decided_on AND s.paragraph = d.paragraph"
            " WHERE d.voided_by IS NULL ORDER BY d.decided_on, d.number"
        )
        first: dict[tuple[str, date, int | None], Decision] = {}
        found = []
        for each in self._all(Decision, asked):
            other = first.setdefault((each.body, each.decided_on, each.paragraph), each)
            if (other.text, other.outcome) != (each.text, each.outcome):
                found.append((other, each))
        return found

    def decisions_of_another_day(self) -> list[tuple[Decision, str, str]]:
        """Give the decisions of a day on which their meeting was not held, each with the meeting and its day."""
        asked = (
            "SELECT d.* FROM decision d JOIN meeting m ON m.id = d.meeting WHERE d.voided_by IS NULL"
            " AND m.voided_by IS NULL AND (d.decided_on < m.date"
            " OR d.decided_on > iif(m.\"end\" < m.start, date(m.date, '+1 day'), m.date))"
            " ORDER BY d.decided_on, d.number"
        )
        found = self._all(Decision, asked)
        held = self._rows("SELECT id, date FROM meeting WHERE id IN :ids", ids={each.meeting for each in found} or {""})
        days = dict(held)
        return [(each, each.meeting, days[each.meeting]) for each in found if each.meeting]

    def latest_decisions(self, most: int) -> list[Decision]:
        """Give the latest decisions that approve something, the latest first."""
        asked = "SELECT * FROM decision WHERE voided_by IS NULL AND outcome = 'approved'"
        return self._all(Decision, asked + " ORDER BY decided_on DESC, number DESC LIMIT :most", most=most)


def _day_or_none(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None
