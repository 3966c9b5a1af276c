"""What can happen to bodies, meetings and decisions."""

from datetime import date
from typing import TypeAlias

from samverkan_cli.domain.events.base import Event, Part, PersonText, Text
from samverkan_cli.domain.values import (
    Absence,
    AgendaSource,
    Became,
    BodyKind,
    Changed,
    Invited,
    May,
    Minutes,
    Outcome,
    Stance,
    Subject,
)

Day: TypeAlias = date  # what is called `date` hides the type from what stands after it


class BodyAdded(Event):
    """A body that prepares, recommends or decides."""

    name: Text = None
    kind: BodyKind
    minutes: Minutes


class BodyAliasAdded(Event):
    """Another name the body is known by."""

    alias: Text = None


class BodyAliasRemoved(Event):
    """A name the body is not known by any more; `added` is the entry that made it one."""

    added: int


class MandateGiven(Event):
    """What a body may do with a subject, from a day through a day."""

    on: Subject
    may: May
    from_day: date | None = None
    through_day: date | None = None


class SeatTaken(Event):
    """A person's seat in a body, and whom it represents: an actor, or an organisation as it was written."""

    person: str
    represents: str | None = None
    role: Text = None
    from_day: date | None = None
    through_day: date | None = None
    organisation: Text = None
    party: PersonText = None


class MandateEnded(Event):
    """The last day of what a body may do with a subject; `mandate` is the entry that gave it."""

    mandate: int
    on: Subject
    may: May
    through_day: date


class SeatLeft(Event):
    """The last day somebody sits in a body; `seat` is the entry by which the seat was taken."""

    seat: int
    person: str
    through_day: date


class StandingItemAdded(Event):
    """An item that every meeting of a body has: last, or after the one another entry added; after 0 it is the first."""

    title: Text = None
    after: int | None = None


class StandingItemDropped(Event):
    """An item that the meetings of a body have no more; `added` is the entry that made it one."""

    added: int


class MeetingCalled(Event):
    """A meeting of one or several bodies."""

    bodies: tuple[str, ...]
    date: date
    start: str | None = None
    end: str | None = None
    place: Text = None
    title: Text = None
    invited: Invited | None = None


class MeetingMoved(Event):
    """A meeting on another day, at another time or place; what it was before stands beside."""

    date: date
    start: str | None = None
    end: str | None = None
    place: Text = None
    earlier_date: Day
    earlier_start: str | None = None
    earlier_end: str | None = None
    earlier_place: Text = None


class MeetingCancelled(Event):
    """A meeting that is not to be, for the reason given."""

    cancelled_on: date


class MinutesSent(Event):
    """The minutes of a meeting went out."""

    sent_on: date


class MeetingApproved(Event):
    """The minutes of a meeting are approved, at a later meeting or by persons; of a nämnd they are adjusted."""

    approved_on: date | None = None
    adjusted_on: date | None = None
    meeting: str | None = None


class ApproverNoted(Event):
    """Somebody approved, or adjusted, the minutes of a meeting."""

    person: str


class AgendaItemAdded(Event):
    """A numbered item of a meeting: its number is never used anew, its place among the others may change."""

    number: int
    title: Text = None
    label: Text = None
    parent: str | None = None
    continues: str | None = None
    place: int | None = None
    came_from: AgendaSource | None = None
    origin: str | None = None


class ItemDropped(Event):
    """An item that is not dealt with at the meeting; `added` is the entry that put it on the agenda."""

    item: str
    added: int
    dropped_on: date


class ItemRenamed(Event):
    """What an item is called instead; `righted_on` is told where the meeting had been held."""

    item: str
    added: int
    title: Text = None
    righted_on: date | None = None


class ItemPlace(Part):
    """The place of an item among those it stands with; `added` is the entry that put it on the agenda."""

    added: int
    place: int


class ItemMoved(Event):
    """An item that comes elsewhere, and the places of those that made room for it."""

    item: str
    added: int
    place: int
    others: tuple[ItemPlace, ...] = ()
    righted_on: date | None = None


class AgendaOrdered(Event):
    """The places of items that made room for a new one."""

    places: tuple[ItemPlace, ...]


class ItemNoted(Event):
    """What was said of an item, with all that was noted before."""

    item: str
    added: int
    text: Text = None


class AttendanceNoted(Event):
    """Somebody took part, as participant or guest, for all of it or some items; or was not there."""

    person: str
    represents: str | None = None
    role: Text = None
    guest: bool = False
    organisation: Text = None
    party: PersonText = None
    absence: Absence | None = None
    substitutes: str | None = None
    from_item: int | None = None
    until_item: int | None = None


class RoomLeft(Event):
    """Somebody left the room while an item was dealt with, for the reason given."""

    person: str
    item: int


class OutcomeNoted(Event):
    """What became of an item without a decision of its own."""

    item: int
    outcome: Became
    to_body: str | None = None
    back_by: date | None = None
    note: Text = None
    to_meeting: str | None = None


class DecisionRecorded(Event):
    """What a body resolved."""

    text: Text = None
    body: str
    meeting: str | None = None
    item: int | None = None
    paragraph: int | None = None
    decided_on: date
    effective: date | None = None
    when_final: bool = False
    outcome: Outcome
    to_body: str | None = None
    back_by: date | None = None
    about: tuple[str, ...] = ()
    to_meeting: str | None = None
    votes: str | None = None
    review_on: date | None = None


class StanceTaken(Event):
    """Somebody reserved itself against a decision, or stepped aside when it was taken."""

    person: str
    stance: Stance


class DecisionChanged(Event):
    """A later decision supersedes, amends or annuls one: in whole, or the part that `scope` tells.

    Without `from_day` it does so from the day the later one has effect.
    """

    how: Changed
    by_decision: str
    scope: Text = None
    from_day: date | None = None
