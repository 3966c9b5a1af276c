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
    CaseOutcome,
    Channel,
    ConflictFound,
    EndedAs,
    Exemption,
    Factor,
    Kind,
    May,
    Minutes,
    Origin,
    Outcome,
    Party,
    ProvisionKind,
    ReminderForm,
    Ruling,
    RulingPart,
    Screening,
    SettingKey,
    Side,
    Subject,
    TextChange,
    Track,
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


class RegistrySetting(Part):
    """What papers must tell of the municipality; without a value it is taken away."""

    key: SettingKey
    value: Text = None


class RegistrySet(Event):
    """Settings of the registry: the latest of a key holds. The subject is the registry."""

    settings: tuple[RegistrySetting, ...] = ()


class PolicySetting(Part):
    """A setting of a period's policy as it held when the period was opened, and where it is from."""

    name: str
    value: str
    source: Text = None


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
    settings: tuple[PolicySetting, ...] = ()


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
    """A row that leads to another actor, or enrollment, from now on: its table, and its id or the entry that made it.

    `column` is the one that named it, where it is not `actor` (`network` of a `network_member`); `to` is the
    enrollment it leads to, where it is not an actor that it does.
    """

    table: str
    key: str
    column: str | None = None
    to: str | None = None


class JoinedDays(Part):
    """What an enrollment says when it holds the days of others too: the earliest arrival, and the latest end or none.

    `exclusion` is the entry of one that comes before another end, which is then `before_from` and `before_as`.
    """

    enrollment: str
    received: date
    signed: date | None = None
    completed: date | None = None
    effective: date | None = None
    affirmed: tuple[Affirmation, ...] = ()
    text_version: int | None = None
    signed_by: str | None = None
    capacity: Text = None
    channel: Channel | None = None
    evidence: Text = None
    cause_removed: Text = None
    submission: str | None = None
    completing: str | None = None
    known_as: str | None = None
    ended_from: date | None = None
    ended_as: EndedAs | None = None
    end_received: date | None = None
    exclusion: int | None = None
    before_from: date | None = None
    before_as: EndedAs | None = None


class JoinedSpan(Part):
    """The days of a contact or a membership that holds those of another too: its table, and the entry that made it."""

    table: str
    entry: int
    from_day: date | None = None
    through_day: date | None = None


class ActorMerged(Event):
    """The actor is the same as another; its id and names lead there, and so do its rows.

    `duplicates` are enrollments that say what an enrollment of the other says already, and `dropped` other rows that
    do; what stays holds the days of both, by `days` and `spans`.
    """

    into: str
    on: date
    name: Text = None
    org_nr: str | None = None
    moved: tuple[MovedRow, ...] = ()
    duplicates: tuple[str, ...] = ()
    dropped: tuple[MovedRow, ...] = ()
    days: tuple[JoinedDays, ...] = ()
    spans: tuple[JoinedSpan, ...] = ()


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
    case: str | None = None


class RecordedObjection(Part):
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
    objections: tuple[RecordedObjection, ...] = ()
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


# cases ------------------------------------------------------------------------------------------


class CaseOpened(Event):
    """A concern about an actor, or about its application. The subject is the case.

    `reporter` is the actor or person who reported, if it is one the register knows, else `reported_by` says who.
    `stated` marks a case that `exclude` or `refuse` opened, filled and decided at once.
    """

    actor: str
    period: str
    enrollment: str
    track: Track
    grounds: tuple[str, ...] = ()
    reported_on: date
    fact_on: date | None = None
    reporter: str | None = None
    reported_by: PersonText = None
    concern: Text = None
    evidence: Text = None
    stated: bool = False


class CaseScreened(Event):
    """The concern was admitted or dismissed; `own` says why the act is the actor's own."""

    screened_on: date
    found: Screening
    own: Text = None


class DialogueNoted(Event):
    """Informal contact with the actor, or the reason why there was none."""

    held_on: date
    who: PersonText = None
    what: Text = None
    skipped: bool = False


class SentDocument(Part):
    """A document, known by its digest."""

    name: Text = None
    sha256: str


class ActorNotified(Event):
    """What the case is about reached the actor, with the documents, and by when it may answer."""

    reached_on: date
    respond_by: date
    how: Text = None
    documents: tuple[SentDocument, ...] = ()


class HearingExempted(Event):
    """The actor is not heard before the decision."""

    exempted_on: date
    exemption: Exemption


class ResponseExtended(Event):
    """More time to answer."""

    extended_on: date
    respond_by: date


class DocumentAdded(Event):
    """A document came into the case: does it matter, and whom is it from?"""

    added_on: date
    document: SentDocument
    matters: bool
    origin: Origin


class AnswerReceived(Event):
    """The actor answered; a final answer ends the wait."""

    received: date
    final: bool = False
    what: Text = None


class CureSet(Event):
    """The actor has time to put right what is wrong."""

    set_on: date
    through: date


class CureDone(Event):
    """What was wrong has been put right."""

    done_on: date


class ConflictNoted(Part):
    """What was found of a person's possible conflict of interest, and by what decision."""

    person: str
    found: ConflictFound
    told: Text = None


class CasePrepared(Event):
    """A body proposes or recommends what to decide."""

    prepared_on: date
    body: str
    recommendation: Text = None
    conflicts: tuple[ConflictNoted, ...] = ()


class CaseDecided(Event):
    """A body decided in the case, with the objections it was recorded with."""

    decision: str
    outcome: CaseOutcome
    enrollment: str
    body: str
    grounds: tuple[str, ...] = ()
    effective: date | None = None
    when_final: bool = False
    through: date | None = None
    bar_through: date | None = None
    considered: bool = False
    deciding: Text = None
    proportionality: Text = None
    factors: tuple[Factor, ...] = ()
    conflicts: tuple[ConflictNoted, ...] = ()
    objections: tuple[RecordedObjection, ...] = ()
    recorded_anyway: Text = None


class DecisionAnnounced(Event):
    """When a decision's minutes were adjusted, announced and taken down, and a delegate's decision reported."""

    decision: str
    adjusted: date | None = None
    posted: date | None = None
    posted_through: date | None = None
    reported: date | None = None


class AppealReceived(Event):
    """The decision was appealed; by whom, if that is known."""

    received: date
    decision: str
    appellant: PersonText = None


class Affecting(Event):
    """What changes a decision's effect afterwards.

    `exclusion` or `suspension` is the entry that recorded it. Where `ends` is true, the enrollment's end is
    `ended_from` and `ended_as` from now on, or nothing; `set_aside` are enrollments that stand in its way, and
    `moved` the exclusions and suspensions decided in them, which are the enrollment's from now on.
    """

    decision: str
    enrollment: str
    exclusion: int | None = None
    suspension: int | None = None
    ends: bool = False
    ended_from: date | None = None
    ended_as: EndedAs | None = None
    set_aside: tuple[str, ...] = ()
    moved: tuple[MovedRow, ...] = ()
    objections: tuple[RecordedObjection, ...] = ()
    recorded_anyway: Text = None


class EffectStayed(Affecting):
    """A court ordered that the decision has no effect until further notice, from the day."""

    stayed_on: date


class CourtRuled(Affecting):
    """A court upheld or annulled the decision, or did not try an appeal; its judgment binds when it is final.

    `appeal` is the entry of the appeal it is on. Where only a `part` was annulled, the rest stands; a bar that was
    is no bar from `bar_lifted_from`.
    """

    ruled_on: date
    ruling: Ruling
    final_on: date | None = None
    appeal: int | None = None
    part: RulingPart | None = None
    bar_lifted_from: date | None = None


class DecisionRevoked(Affecting):
    """The body reconsidered its decision, by a new one, from a day."""

    by_decision: str
    from_day: date


class DecisionFinal(Affecting):
    """The decision cannot be appealed any more; recorded when it has been checked, never computed."""

    final_on: date
    effective: date | None = None
    resumed_from: date | None = None
    before_from: date | None = None
    before_as: EndedAs | None = None


class BarLifted(Affecting):
    """A body lifted the bar on joining again, from a day."""

    by_decision: str
    from_day: date


class CaseClosed(Event):
    """The case is closed; the reason is the event's."""

    closed_on: date


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
        found += [] if kind.__subclasses__() else [kind]
        found += _leaves(kind)
    return found


EVENTS: dict[str, type[Event]] = {kind.KIND: kind for kind in _leaves(Event)}
