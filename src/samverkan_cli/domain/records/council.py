"""Bodies, meetings and decisions."""

from datetime import date
from typing import Any, TypeAlias

from msgspec import field

from samverkan_cli.domain.records.base import Kept, Numbered
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import (
    Absence,
    AgendaSource,
    Became,
    BodyKind,
    Changed,
    DoneKind,
    Invited,
    May,
    Minutes,
    Outcome,
    Stance,
    Subject,
)

Day: TypeAlias = date  # what is called `date` hides the type from what stands after it


class Body(Numbered):
    """A body that prepares, recommends or decides."""

    name: str | None = None
    name_key: str | None = None
    kind: BodyKind
    minutes: Minutes


class BodyAlias(Kept):
    """Another name of a body."""

    body: str
    name: str | None = None
    name_key: str | None = None


class Mandate(Kept):
    """What a body may do with a subject."""

    body: str
    subject: Subject
    may: May
    source: str | None = None
    from_day: date | None = None
    through_day: date | None = None


class Seat(Kept):
    """A person's seat in a body."""

    body: str
    person: str
    represents: str | None = None
    role: str | None = None
    from_day: date | None = None
    through_day: date | None = None
    organisation: str | None = None
    party: str | None = None


class StandingItem(Kept):
    """An item that every meeting of a body has; `behind` is the entry of the one it stands after."""

    body: str
    title: str | None = None
    behind: int | None = None


class Meeting(Numbered):
    """A meeting, with the bodies that take part, and the days of what has become of it."""

    date: date
    start: str | None = None
    end: str | None = None
    place: str | None = None
    title: str | None = None
    bodies: tuple[str, ...] = ()
    invited: Invited | None = None
    minutes_sent: Day | None = None
    approved_on: Day | None = None
    adjusted_on: Day | None = None
    approved_at: str | None = None
    cancelled_on: Day | None = None
    cancelled_why: str | None = None


class Approver(Kept):
    """Somebody who approved, or adjusted, the minutes of a meeting."""

    meeting: str
    person: str


class AgendaItem(Kept):
    """A numbered item of a meeting, `M-1:3`: the number is never used anew, whatever place it has.

    One that was put on the agenda before items had places has none.
    """

    meeting: str
    ordinal: int
    title: str | None = None
    label: str | None = None
    text: str | None = None
    parent: str | None = None
    continues: str | None = None
    place: int | None = None
    came_from: AgendaSource | None = None
    origin: str | None = None
    dropped_on: date | None = None
    dropped_because: str | None = None
    righted_on: date | None = None
    righted_because: str | None = None

    @property
    def id(self) -> str:
        """Give what the item is called everywhere."""
        return f"{self.meeting}:{self.ordinal}"

    @property
    def at(self) -> int:
        """Give the place among those it stands with."""
        return self.ordinal if self.place is None else self.place


class Attendance(Kept):
    """Somebody who took part in a meeting."""

    meeting: str
    person: str
    represents: str | None = None
    role: str | None = None
    guest: bool = False
    organisation: str | None = None
    party: str | None = None
    absence: Absence | None = None
    substitutes: str | None = None
    from_item: int | None = None
    until_item: int | None = None


class LeftRoom(Kept):
    """Somebody who was out of the room while an item was dealt with, and why."""

    meeting: str
    person: str
    item: int
    why: str | None = None


class ItemOutcome(Kept):
    """What became of an item without a decision of its own."""

    meeting: str
    item: int
    outcome: Became
    to_body: str | None = None
    to_meeting: str | None = None
    back_by: date | None = None
    note: str | None = None


class Decision(Numbered):
    """What a body resolved."""

    text: str | None = None
    body: str
    meeting: str | None = None
    item: int | None = None
    paragraph: int | None = None
    dnr: str | None = None
    decided_on: date
    effective: date | None = None
    when_final: bool = False
    outcome: Outcome
    to_body: str | None = None
    to_meeting: str | None = None
    back_by: date | None = None
    about: tuple[str, ...] = ()
    votes: str | None = None
    review_on: date | None = None
    source: str | None = None


class StanceHeld(Kept):
    """Who reserved itself against a decision, or stepped aside when it was taken."""

    decision: str
    person: str
    stance: Stance


class DecisionChange(Kept):
    """What a later decision does to an earlier one; without a day, from the day the later one has effect."""

    decision: str
    how: Changed
    by_decision: str
    scope: str | None = None
    from_day: date | None = None


class CarriedOut(Value):
    """What was done on a decision: as what, with which thing, and from when."""

    decision: str
    what: DoneKind
    ref: str
    entry: int
    day: date | None = None
    told: str | None = None


class AskedItem(Value):
    """An item as open questions are told from it: its meeting's day and bodies, and what it continues.

    `placed` tells that it was put on the agenda when `continues` could be said.
    """

    id: str
    day: date
    bodies: tuple[str, ...] = ()
    title: str | None = None
    continues: str | None = None
    dropped: bool = False
    placed: bool = True


class WhatBecame(Value):
    """What became of a question, by the item it is, or by the decision where that is of no item: `of`."""

    of: str
    entry: int
    outcome: Became
    day: date
    decision: str | None = None
    bodies: tuple[str, ...] = ()
    to_body: str | None = None
    to_meeting: str | None = None
    to_day: date | None = None
    back_by: date | None = None
    text: str | None = None


class AgendaLine(Value):
    """What is to stand on an agenda: what puts it there and why, what it continues, and what it stands under.

    `stands_for` are all ids by which it is known: a question that is on the agenda as one of them is there. `under` is
    the id of an item of the meeting, or what another line comes from.
    """

    came_from: AgendaSource
    origin: str
    title: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    continues: str | None = None
    stands_for: tuple[str, ...] = ()
    under: str | None = None
