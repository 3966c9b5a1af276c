"""What can happen to enrollments, and to rolls that are kept."""

from datetime import date

from samverkan_cli.domain.events.actor import ActorFacts, ContactFacts, Introduced
from samverkan_cli.domain.events.base import Event, Part, Text
from samverkan_cli.domain.values import Affirmation, Because, Channel, EndedAs, Side


class Application(Event):
    """What an answer says, complete or not. The subject is the actor.

    `known_as` is the day as an earlier register knew it (`2021`, `2021-04`, `unknown`): it marks what was
    entered from one, and `received` is then its last possible day. `submission` is the e-service's number.
    """

    enrollment: str
    period: str
    received: date
    signed: date | None = None
    affirmed: tuple[Affirmation, ...] = ()
    text_version: int | None = None
    signed_by: str | None = None
    capacity: Text = None
    channel: Channel | None = None
    evidence: Text = None
    cause_removed: Text = None
    contact: ContactFacts | None = None
    registered: ActorFacts | None = None
    introduced: tuple[Introduced, ...] = ()
    submission: str | None = None
    known_as: str | None = None


class EnrollmentReceived(Application):
    """An answer arrived that lacks something: on no roll until it is completed."""

    lacks: Text = None
    complete_by: date


class ActorEnrolled(Application):
    """A complete answer; a new actor is registered by the same entry."""

    effective: date
    because: Because


class EnrollmentCompleted(Application):
    """What an answer lacked has arrived; the fields carry all that is now known."""

    completed: date
    effective: date
    because: Because


class EarlierAnswerCounted(Application):
    """Of two answers that one file holds, the one that arrived first counts: what it says, in place of the other."""

    effective: date
    because: Because


class EnrollmentDeclined(Event):
    """The actor abstains from the period."""

    enrollment: str
    period: str
    declined_on: date


class EnrollmentClosed(Event):
    """An application that was never completed is closed, without a decision of a body: it is over from the day."""

    enrollment: str
    period: str
    closed_from: date


class ActorWithdrew(Event):
    """The actor's own wish to leave; off the roll from the effective day. `unjoined`: it was never on one.

    `off_since` is the first day it was off the roll already, by an exclusion.
    """

    enrollment: str
    period: str
    received: date
    effective: date
    unjoined: bool = False
    off_since: date | None = None


class ActorSuspended(Event):
    """Off the roll from the first day through the last."""

    enrollment: str
    period: str
    decision: str
    first_day: date
    through: date
    case: str | None = None


class ObjectionPart(Part):
    """A rule that was not met when a decision actually taken was recorded."""

    code: str
    facts: Text = None


class ActorExcluded(Event):
    """A body's decision to exclude; without an effective day it waits for being final.

    Objections stand in the case it was decided in; before there were cases, here. `before_from` and `before_as`
    are a later end the enrollment has already.
    """

    enrollment: str
    period: str
    decision: str
    grounds: tuple[str, ...] = ()
    effective: date | None = None
    bar_through: date | None = None
    notified: date | None = None
    answered: date | None = None
    objections: tuple[ObjectionPart, ...] = ()
    recorded_anyway: Text = None
    case: str | None = None
    before_from: date | None = None
    before_as: EndedAs | None = None


class EntryRefused(Event):
    """A body's decision not to let an actor in, from a day."""

    enrollment: str
    period: str
    decision: str
    case: str
    grounds: tuple[str, ...] = ()
    effective: date


class RollLine(Part):
    """A signatory as the recorded roll shows it."""

    enrollment: str
    actor: str
    since: date
    name: Text = None


class RollRecorded(Event):
    """A roll that is kept as it was answered, with its digest."""

    title: Text = None
    on: date
    period: str | None = None
    side: Side | None = None
    received_by: date | None = None
    sha256: str
    lines: tuple[RollLine, ...] = ()
