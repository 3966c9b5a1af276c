"""What can happen to bodies, meetings and decisions."""

from datetime import date

from samverkan_cli.domain.events.base import Event, Text
from samverkan_cli.domain.values import BodyKind, May, Minutes, Outcome, Subject


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
    """A person's seat in a body, and whom it represents."""

    person: str
    represents: str | None = None
    role: Text = None
    from_day: date | None = None
    through_day: date | None = None


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


class MeetingCalled(Event):
    """A meeting of one or several bodies."""

    bodies: tuple[str, ...]
    date: date
    start: str | None = None
    end: str | None = None
    place: Text = None
    title: Text = None


class AgendaItemAdded(Event):
    """A numbered item of a meeting."""

    number: int
    title: Text = None


class AttendanceNoted(Event):
    """Somebody took part, as participant or guest."""

    person: str
    represents: str | None = None
    role: Text = None
    guest: bool = False


class OutcomeNoted(Event):
    """What became of an item without a decision of its own."""

    item: int
    outcome: Outcome
    to_body: str | None = None
    back_by: date | None = None
    note: Text = None


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
