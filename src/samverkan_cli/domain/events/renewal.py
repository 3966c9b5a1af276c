"""What can happen when a period is renewed."""

from datetime import date

from samverkan_cli.domain.events.base import Event, Text
from samverkan_cli.domain.values import ReminderForm


class RenewalApplied(Event):
    """A plan for renewing a period was carried out; `key` and `sha256` tell it from others."""

    key: str
    period: str
    from_period: str
    sha256: str
    applied_on: date
    count: int


class ActorInvited(Event):
    """The actor is invited to join a period anew, by a plan."""

    period: str
    plan: str
    invited_on: date


class ReminderWritten(Event):
    """An invitation (round 0) or a reminder was written to the actor, once per period and round."""

    period: str
    round: int
    written_on: date
    form: ReminderForm
    last_day: date | None = None


class RoundOpened(Event):
    """A round of questions to those who were signatories on a day, once a year; a question stands on each line."""

    name: Text = None
    period: str
    asked_on: date
    last_day: date | None = None
    questions: Text = None
    asked: tuple[str, ...] = ()


class RoundAnswered(Event):
    """What an actor said in a round, and when that arrived."""

    actor: str
    received: date
    text: Text = None
