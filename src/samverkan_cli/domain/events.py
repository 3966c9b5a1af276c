"""What can happen: the journal's format. It only ever grows; a released field keeps its meaning.

A field marked `Seal.PERSONS` or `Seal.TEXT` does not stand in the journal entry but in a side
table, under a salted digest, so that it can be erased by law while the chain still verifies.
Everything else (ids, enums, dates, numbers, dnr) stands in clear.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict

from samverkan_cli.domain.values import (
    Affirmation,
    Because,
    BodyKind,
    Channel,
    Kind,
    May,
    Minutes,
    Outcome,
    Party,
    ProvisionKind,
    ReminderForm,
    Side,
    Subject,
    TextChange,
    WatchKind,
)


class Seal(StrEnum):
    """The two seals of an entry, at most."""

    PERSONS = "persons"
    TEXT = "text"


Text = Annotated[str | None, Seal.TEXT]
PersonText = Annotated[str | None, Seal.PERSONS]


class Part(BaseModel):
    """A plain, frozen value inside an event; a sealed field in it may have been erased."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Event(Part):
    """Something that happened to one subject, with the reason, file reference and source given for it."""

    KIND: ClassVar[str]

    subject: str
    dnr: str | None = None
    reason: Text = None
    source: Text = None

    @classmethod
    def __pydantic_init_subclass__(cls, **_: object) -> None:
        """Name the kind by the class: `ActorEnrolled` is `actor_enrolled`."""
        cls.KIND = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


# registry and periods ---------------------------------------------------------------------------


class RegistryCreated(Event):
    """The first entry of every registry."""

    municipality: Text = None
    agreement: Text = None


class PeriodOpened(Event):
    """An agreement period with its rules."""

    first_day: date
    last_day: date
    networks: bool = True
    hearing: bool = True
    affirmations: tuple[Affirmation, ...] = ()
    exclusion_clause: Text = None
    adopted_by: str | None = None
    adopted_on: date | None = None
    paragraph: int | None = None


class Provision(Part):
    """A numbered point of a period's text."""

    kind: ProvisionKind
    number: int
    party: Party | None = None
    text: Text = None


class PeriodTextSet(Event):
    """A version of a period's text, with its digest; `change` tells whether anybody is asked anew."""

    version: int
    sha256: str
    change: TextChange
    text: Text = None
    provisions: tuple[Provision, ...] = ()


class PeriodClosed(Event):
    """The intake is closed: nothing is received after the day."""

    closed_on: date


class PeriodExtended(Event):
    """A later last day, by decision."""

    last_day: date
    decision: str


class PeriodRuleSet(Event):
    """Whether networks may join, from a day, by decision."""

    networks: bool
    from_day: date
    decision: str


# actors and persons -----------------------------------------------------------------------------


class ActorFacts(Part):
    """What is registered of an actor."""

    name: Text = None
    kind: Kind
    side: Side
    org_nr: str | None = None
    purpose: Text = None


class ActorRegistered(Event):
    """A new actor."""

    actor: ActorFacts


class ActorEdited(Event):
    """Facts of an actor that were filled in or corrected; what is None stays as it was."""

    kind: Kind | None = None
    side: Side | None = None
    org_nr: str | None = None
    purpose: Text = None


class ActorRenamed(Event):
    """A new name from a day; the earlier one keeps resolving."""

    name: Text = None
    earlier: Text = None
    from_day: date


class ActorAliasAdded(Event):
    """Another name the actor is known by."""

    alias: Text = None


class ActorDissolved(Event):
    """The actor exists through the last day. A successor must join itself."""

    last_day: date
    successor: str | None = None


class MovedRow(Part):
    """A row that leads to another actor from now on: its table, and its id or the entry that made it.

    `column` is the one that named the actor, where it is not `actor` (`network` of a `network_member`).
    """

    table: str
    key: str
    column: str | None = None


class ActorMerged(Event):
    """The actor is the same as another; its id and names lead there, and so do its rows.

    `duplicates` are enrollments that say what an enrollment of the other says already.
    """

    into: str
    on: date
    name: Text = None
    org_nr: str | None = None
    moved: tuple[MovedRow, ...] = ()
    duplicates: tuple[str, ...] = ()


class NetworkMemberAdded(Event):
    """An actor takes part in a network, from a day through a day. The subject is the network."""

    member: str
    from_day: date | None = None
    through_day: date | None = None


class NetworkMemberLeft(Event):
    """An actor takes part in a network through a day; `added` is the entry that made it a member."""

    member: str
    added: int
    through_day: date


class PersonRegistered(Event):
    """A person, once, with an id; every other entry carries the id alone."""

    name: PersonText = None
    mailbox: PersonText = None


class Introduced(Part):
    """A person first mentioned in an enrollment."""

    id: str
    name: PersonText = None


class ContactFacts(Part):
    """Whom to write to: a person, a mailbox or both."""

    person: str | None = None
    mailbox: PersonText = None


class ContactAdded(Event):
    """Whom to write to at an actor, from a day. The subject is the actor."""

    person: str | None = None
    mailbox: PersonText = None
    from_day: date | None = None


class ContactEnded(Event):
    """A contact holds through a day; `contact` is the entry that made it."""

    contact: int
    through_day: date


class ContactVerified(Event):
    """A contact was found to be right on a day."""

    contact: int
    verified_on: date


class ContactBounced(Event):
    """What was sent to a contact came back on a day."""

    contact: int
    bounced_on: date


# enrollments ------------------------------------------------------------------------------------


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


class EnrollmentDeclined(Event):
    """The actor abstains from the period."""

    enrollment: str
    period: str
    declined_on: date


class ActorWithdrew(Event):
    """The actor's own wish to leave; off the roll from the effective day. `unjoined`: it was never on one."""

    enrollment: str
    period: str
    received: date
    effective: date
    unjoined: bool = False


# renewal ----------------------------------------------------------------------------------------


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


# decisions on an actor --------------------------------------------------------------------------


class ActorSuspended(Event):
    """Off the roll from the first day through the last."""

    enrollment: str
    period: str
    decision: str
    first_day: date
    through: date


class RecordedObjection(Part):
    """A rule that was not met when a decision actually taken was recorded."""

    code: str
    facts: Text = None


class ActorExcluded(Event):
    """A body's decision to exclude, with the objections it was recorded with."""

    enrollment: str
    period: str
    decision: str
    grounds: tuple[str, ...] = ()
    effective: date
    bar_through: date | None = None
    notified: date | None = None
    answered: date | None = None
    objections: tuple[RecordedObjection, ...] = ()
    recorded_anyway: Text = None


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


# bodies, meetings and decisions -----------------------------------------------------------------


class BodyAdded(Event):
    """A body that prepares, recommends or decides."""

    name: Text = None
    kind: BodyKind
    minutes: Minutes


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


# groups, plans, tasks and the watch list --------------------------------------------------------


class GroupFormed(Event):
    """A working group."""

    name: Text = None
    formed_on: date
    decision: str | None = None


class GroupMemberAdded(Event):
    """A member of a working group."""

    person: str
    from_day: date | None = None


class ConvenerNamed(Event):
    """The member who calls the group together, from a day."""

    person: str
    from_day: date | None = None


class PlanOpened(Event):
    """An activity plan."""

    first_day: date
    last_day: date


class ActivityAdded(Event):
    """A proposed activity of a plan."""

    plan: str
    number: int
    text: Text = None
    serves: tuple[str, ...] = ()
    responsible: Party | None = None
    proposed_on: date


class TaskAdded(Event):
    """Something somebody is to do."""

    text: Text = None
    origin: str | None = None
    owner: str | None = None
    due: date | None = None
    added_on: date


class TaskAssigned(Event):
    """A new owner or a new last day; what is None stays as it was."""

    owner: str | None = None
    due: date | None = None


class TaskStarted(Event):
    """The task is being worked on."""

    started_on: date


class TaskDone(Event):
    """The task is done."""

    done_on: date


class TaskDropped(Event):
    """The task will not be done."""

    dropped_on: date


class WatchItemAdded(Event):
    """Somebody else's work that concerns the agreement."""

    text: Text = None
    kind: WatchKind
    owner: PersonText = None
    next_day: date | None = None
    added_on: date


class WatchNoted(Event):
    """News about a watch item, and when to look again."""

    noted_on: date
    note: Text = None
    next_day: date | None = None


# taking back ------------------------------------------------------------------------------------


class EntryTakenBack(Event):
    """An entry is taken back: what it made is void, what it changed is as before. Its subject is the entry's."""

    entry: int


def _leaves(base: type[Event]) -> list[type[Event]]:
    found = []
    for kind in base.__subclasses__():
        found += [] if kind is Application else [kind]
        found += _leaves(kind)
    return found


EVENTS: dict[str, type[Event]] = {kind.KIND: kind for kind in _leaves(Event)}
