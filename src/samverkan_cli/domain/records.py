"""The fields of each noun, declared once, and the frozen records the readers give.

`…Fields` are what the tables in `store` keep; a sealed field is None when it has been erased.
Every row names the journal entry that made it (`entry`) and the one that took it back, if any
(`voided_by`); rows without an id of their own are told apart by their place in that entry.
"""

from collections.abc import Collection, Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict

from samverkan_cli.domain.values import (
    Affirmation,
    BodyKind,
    CaseOutcome,
    Channel,
    ConflictFound,
    EndedAs,
    Factor,
    Kind,
    May,
    Minutes,
    Origin,
    Outcome,
    Party,
    ProvisionKind,
    ReminderForm,
    Side,
    StepKind,
    Subject,
    TextChange,
    Track,
    Unreached,
    WatchKind,
)


class Kept(BaseModel):
    """What every row has."""

    model_config = ConfigDict(defer_build=True)

    entry: int
    voided_by: int | None = None


class Numbered(Kept):
    """A row with an id people see, and the number in it, which gives the order."""

    id: str
    number: int


class Placed(Kept):
    """A row of a part: several may come from one entry."""

    position: int = 0


class RegistryFields(Kept):
    """The registry itself."""

    id: str
    municipality: str | None
    agreement: str | None


class SettingFields(Placed):
    """What the registry is told of the municipality; the latest of a key holds, and None is no value any more."""

    key: str
    value: str | None = None


class PeriodFields(Kept):
    """An agreement period and its rules."""

    id: str
    first_day: date
    last_day: date
    networks: bool
    hearing: bool
    affirmations: tuple[Affirmation, ...]
    exclusion_clause: str | None = None
    adopted_by: str | None = None
    adopted_on: date | None = None
    paragraph: int | None = None
    dnr: str | None = None
    closed_on: date | None = None
    networks_from: date | None = None
    networks_decision: str | None = None


class PolicySettingFields(Placed):
    """A setting of a period's policy, and its source."""

    period: str
    name: str
    value: str
    source: str | None = None


class PeriodTextFields(Kept):
    """A version of a period's text."""

    period: str
    version: int
    sha256: str
    change: TextChange
    text: str | None = None


class ProvisionFields(Placed):
    """A numbered point of a version of a period's text."""

    period: str
    version: int
    kind: ProvisionKind
    ordinal: int
    party: Party | None = None
    text: str | None = None


class ActorFields(Numbered):
    """Anyone that may join."""

    name: str | None = None
    name_key: str | None = None
    kind: Kind
    side: Side
    org_nr: str | None = None
    purpose: str | None = None
    dissolved_on: date | None = None
    successor: str | None = None
    merged_into: str | None = None


class ActorNameFields(Kept):
    """An alias, or a name the actor had through a day."""

    actor: str
    name: str | None = None
    name_key: str | None = None
    through_day: date | None = None


class PersonFields(Numbered):
    """A contact, signer, member or owner."""

    name: str | None = None
    name_key: str | None = None
    mailbox: str | None = None


class ContactFields(Kept):
    """Whom to write to at an actor."""

    actor: str
    person: str | None = None
    mailbox: str | None = None
    from_day: date | None = None
    through_day: date | None = None
    verified_on: date | None = None
    bounced_on: date | None = None


class NetworkMemberFields(Kept):
    """An actor that takes part in a network."""

    network: str
    member: str
    from_day: date | None = None
    through_day: date | None = None


class EnrollmentFields(Numbered):
    """One actor in one period, as dated facts.

    `submission` is the e-service's number of the first answer, `completing` of the one that completed it.
    """

    actor: str
    period: str
    received: date
    signed: date | None = None
    completed: date | None = None
    effective: date | None = None
    affirmed: tuple[Affirmation, ...] = ()
    text_version: int | None = None
    signed_by: str | None = None
    capacity: str | None = None
    channel: Channel | None = None
    evidence: str | None = None
    lacks: str | None = None
    complete_by: date | None = None
    cause_removed: str | None = None
    declined_on: date | None = None
    ended_from: date | None = None
    ended_as: EndedAs | None = None
    end_received: date | None = None
    submission: str | None = None
    completing: str | None = None
    known_as: str | None = None


class RenewalPlanFields(Numbered):
    """A plan for renewing a period that was carried out."""

    key: str
    period: str
    from_period: str
    sha256: str
    applied_on: date
    count: int


class InvitationFields(Kept):
    """An actor that is invited to a period."""

    actor: str
    period: str
    plan: str
    invited_on: date


class ReminderFields(Kept):
    """An invitation or reminder that was written."""

    actor: str
    period: str
    round: int
    written_on: date
    form: ReminderForm


class TakenBackFields(Kept):
    """An entry that is taken back."""

    target: int


class Interrupted(Kept):
    """What has become of a decision's effect: stayed and resumed, reconsidered by the body, or annulled."""

    case: str | None = None
    stayed_on: date | None = None
    resumed_from: date | None = None
    revoked_from: date | None = None
    annulled_on: date | None = None


class SuspensionFields(Interrupted):
    """Days off the roll by decision."""

    enrollment: str
    decision: str
    first_day: date
    through: date


class ExclusionFields(Interrupted):
    """A decision to exclude, as it was recorded; without `effective` it waits for being final.

    `before_from` and `before_as` are a later end the enrollment had already, which the exclusion came before.
    """

    actor: str
    enrollment: str
    period: str
    decision: str
    grounds: tuple[str, ...] = ()
    effective: date | None = None
    bar_through: date | None = None
    bar_lifted_from: date | None = None
    notified: date | None = None
    answered: date | None = None
    recorded_anyway: str | None = None
    before_from: date | None = None
    before_as: EndedAs | None = None


class RecordedObjectionFields(Placed):
    """An objection a decision was recorded with, for ever."""

    enrollment: str
    code: str
    facts: str | None = None
    case: str | None = None


class CaseFields(Numbered):
    """A case: what was reported of an actor, and what it may end in. `stated` is one made by `exclude` alone."""

    actor: str
    period: str
    enrollment: str
    track: Track
    grounds: tuple[str, ...] = ()
    reported_on: date
    fact_on: date | None = None
    reporter: str | None = None
    reported_by: str | None = None
    concern: str | None = None
    evidence: str | None = None
    stated: bool = False


class CaseStepFields(Kept):
    """Something that was done in a case on a day; `found` is the word for what it led to.

    `appeal` is the entry of the appeal that a court's ruling is about.
    """

    case: str
    kind: StepKind
    day: date
    until: date | None = None
    found: str | None = None
    decision: str | None = None
    body: str | None = None
    who: str | None = None
    told: str | None = None
    appeal: int | None = None


class CaseDocumentFields(Placed):
    """A document of a case, known by its digest; `notified` is one the actor got with a notification."""

    case: str
    name: str | None = None
    sha256: str
    day: date
    matters: bool = True
    origin: Origin
    notified: bool = False


class ConflictFields(Placed):
    """What was found of a person's possible conflict of interest, before a recommendation or a decision."""

    case: str
    body: str | None = None
    person: str
    found: ConflictFound
    told: str | None = None


class CaseDecisionFields(Kept):
    """What a body decided in a case, and why."""

    case: str
    decision: str
    enrollment: str | None = None
    outcome: CaseOutcome
    grounds: tuple[str, ...] = ()
    effective: date | None = None
    when_final: bool = False
    through: date | None = None
    bar_through: date | None = None
    considered: bool = False
    deciding: str | None = None
    proportionality: str | None = None
    factors: tuple[Factor, ...] = ()
    recorded_anyway: str | None = None


class AnnouncementFields(Kept):
    """When the minutes of a decision were adjusted and announced; what is None is told by another row."""

    decision: str
    adjusted: date | None = None
    posted: date | None = None
    posted_through: date | None = None
    reported: date | None = None


class RecordedRollFields(Numbered):
    """A roll kept as it was answered, and the question it answered."""

    title: str | None = None
    on_day: date
    period: str | None = None
    side: Side | None = None
    received_by: date | None = None
    sha256: str
    count: int


class RecordedRollLineFields(Placed):
    """A signatory on a recorded roll."""

    roll: str
    enrollment: str
    actor: str
    since: date
    name: str | None = None


class BodyFields(Numbered):
    """A body that prepares, recommends or decides."""

    name: str | None = None
    name_key: str | None = None
    kind: BodyKind
    minutes: Minutes


class MandateFields(Kept):
    """What a body may do with a subject."""

    body: str
    subject: Subject
    may: May
    source: str | None = None
    from_day: date | None = None
    through_day: date | None = None


class SeatFields(Kept):
    """A person's seat in a body."""

    body: str
    person: str
    represents: str | None = None
    role: str | None = None
    from_day: date | None = None
    through_day: date | None = None


class MeetingFields(Numbered):
    """A meeting of one or several bodies."""

    date: date
    start: str | None = None
    end: str | None = None
    place: str | None = None
    title: str | None = None


class MeetingBodyFields(Placed):
    """A body that takes part in a meeting."""

    meeting: str
    body: str


class AgendaItemFields(Kept):
    """A numbered item of a meeting."""

    meeting: str
    ordinal: int
    title: str | None = None


class AttendanceFields(Kept):
    """Somebody at a meeting."""

    meeting: str
    person: str
    represents: str | None = None
    role: str | None = None
    guest: bool = False


class ItemOutcomeFields(Kept):
    """What became of an item without a decision of its own."""

    meeting: str
    item: int
    outcome: Outcome
    to_body: str | None = None
    back_by: date | None = None
    note: str | None = None


class DecisionFields(Numbered):
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
    back_by: date | None = None
    about: tuple[str, ...] = ()


class WorkingGroupFields(Numbered):
    """A working group."""

    name: str | None = None
    name_key: str | None = None
    decision: str | None = None
    formed_on: date
    convener: str | None = None


class GroupMemberFields(Kept):
    """A member of a working group."""

    working_group: str
    person: str
    from_day: date | None = None


class PlanFields(Kept):
    """An activity plan."""

    id: str
    first_day: date
    last_day: date


class ActivityFields(Kept):
    """A proposed activity of a plan."""

    id: str
    plan: str
    number: int
    text: str | None = None
    serves: tuple[str, ...] = ()
    responsible: Party | None = None
    proposed_on: date


class TaskFields(Numbered):
    """Something somebody is to do."""

    text: str | None = None
    origin: str | None = None
    owner: str | None = None
    due: date | None = None
    added_on: date
    started_on: date | None = None
    done_on: date | None = None
    dropped_on: date | None = None


class WatchItemFields(Numbered):
    """Somebody else's work that concerns the agreement."""

    text: str | None = None
    kind: WatchKind
    owner: str | None = None
    next_day: date | None = None
    added_on: date


class WatchNoteFields(Kept):
    """News about a watch item."""

    watch: str
    noted_on: date
    note: str | None = None


class Frozen(BaseModel):
    """Makes a record of fields: it never changes once it is read."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Registry(RegistryFields, Frozen):
    """The registry itself."""


class Setting(SettingFields, Frozen):
    """What the registry is told of the municipality."""


class NetworkRule(Frozen):
    """Whether networks may join a period, from a day, by a decision or since it was opened."""

    from_day: date
    networks: bool
    decision: str | None = None


class Period(PeriodFields, Frozen):
    """An agreement period, with its latest text's version and digest, and its rules on networks in order of time."""

    text_version: int | None = None
    text_sha256: str | None = None
    rules: tuple[NetworkRule, ...] = ()

    def rule_on(self, day: date) -> NetworkRule:
        """Give the rule on networks that holds on a day; before the first, the first."""
        opened = NetworkRule(from_day=self.first_day, networks=self.networks)
        return max(
            (rule for rule in self.rules if rule.from_day <= day),
            key=lambda rule: rule.from_day,
            default=self.rules[0] if self.rules else opened,
        )

    def admits_from(self, day: date) -> date | None:
        """Give the first day, from a day on, that networks may join, or None when they may not any more."""
        if self.rule_on(day).networks:
            return day
        return min((rule.from_day for rule in self.rules if rule.networks and rule.from_day > day), default=None)


class Provision(ProvisionFields, Frozen):
    """A numbered point."""


class Actor(ActorFields, Frozen):
    """An actor."""


class Person(PersonFields, Frozen):
    """A person."""


class Contact(ContactFields, Frozen):
    """A contact of an actor, with its person's name, and the person's mailbox when it has none of its own."""

    name: str | None = None


class BestContact(Frozen):
    """Whom to write to at an actor on a day; without a mailbox, `why` tells why."""

    actor: str
    mailbox: str | None = None
    person: str | None = None
    name: str | None = None
    why: Unreached | None = None


class NetworkMember(NetworkMemberFields, Frozen):
    """An actor's part in a network."""


class RenewalPlan(RenewalPlanFields, Frozen):
    """A plan that was carried out."""


class Reminder(ReminderFields, Frozen):
    """An invitation or reminder that was written."""


class Enrollment(EnrollmentFields, Frozen):
    """An enrollment."""

    @property
    def is_over(self) -> bool:
        """Tell whether it has an end, if only an announced one, or is an answer that abstains."""
        return self.ended_from is not None or self.declined_on is not None


def latest_of(enrollments: Iterable[Enrollment], period: str) -> Enrollment | None:
    """Give an actor's latest enrollment in a period, or None; one without an end goes before those that have one.

    Numbers follow the days, but not where two actors became one.
    """
    there = [each for each in enrollments if each.period == period]
    return max(there, key=lambda each: (not each.is_over, each.number), default=None)


class Exclusion(ExclusionFields, Frozen):
    """An exclusion."""

    @property
    def stands(self) -> bool:
        """Tell whether the decision has not been annulled, nor reconsidered by the body."""
        return self.annulled_on is None and self.revoked_from is None


class Barred(Frozen):
    """A bar on joining again, and who is tied to the actor that it holds for."""

    exclusion: Exclusion
    name: str | None
    successor: str | None = None
    signers: frozenset[str] = frozenset()
    contacts: tuple[Contact, ...] = ()

    def tie(self, actor: str, persons: Collection[str], on: date) -> str | None:
        """Give how another actor with some persons is tied, on a day, to the one that the bar is for, or None."""
        if self.exclusion.actor == actor:
            return None
        if self.successor == actor:
            return "successor"
        if not self.signers.isdisjoint(persons):
            return "signer"
        current = {each.person for each in self.contacts if each.through_day is None or each.through_day >= on}
        return None if current.isdisjoint(persons) else "contact"


class Suspension(SuspensionFields, Frozen):
    """A suspension."""


class CaseStep(CaseStepFields, Frozen):
    """A step of a case."""


class CaseDocument(CaseDocumentFields, Frozen):
    """A document of a case."""


class Conflict(ConflictFields, Frozen):
    """What was found of a possible conflict of interest."""


class CaseDecision(CaseDecisionFields, Frozen):
    """A decision in a case, with the day and the body it was taken by."""

    decided_on: date
    body: str


class Announcement(Frozen):
    """What is known of how a decision's minutes were adjusted and announced."""

    adjusted: date | None = None
    posted: date | None = None
    posted_through: date | None = None
    reported: date | None = None
    first_posted: date | None = None  # where the notice was put up again
    earlier: tuple[tuple[date, date | None], ...] = ()  # the days of notices before it: put up, and taken down
    taken_down: int | None = None  # the entry that tells when it was taken down


class Case(CaseFields, Frozen):
    """A case with everything that was noted in it, in the order it was entered."""

    steps: tuple[CaseStep, ...] = ()
    documents: tuple[CaseDocument, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    decisions: tuple[CaseDecision, ...] = ()
    announced: Announcement = Announcement()


class RecordedRoll(RecordedRollFields, Frozen):
    """A recorded roll."""


class RecordedObjection(RecordedObjectionFields, Frozen):
    """An objection something was recorded with."""


class Body(BodyFields, Frozen):
    """A body."""


class Mandate(MandateFields, Frozen):
    """A mandate."""


class Seat(SeatFields, Frozen):
    """A seat."""


class Meeting(MeetingFields, Frozen):
    """A meeting, with the bodies that take part."""

    bodies: tuple[str, ...] = ()


class Decision(DecisionFields, Frozen):
    """A decision."""


class WorkingGroup(WorkingGroupFields, Frozen):
    """A working group, with its members."""

    members: tuple[str, ...] = ()


class Plan(PlanFields, Frozen):
    """An activity plan."""


class Activity(ActivityFields, Frozen):
    """An activity."""


class Task(TaskFields, Frozen):
    """A task."""


class WatchItem(WatchItemFields, Frozen):
    """A watch item."""


class Signatory(Frozen):
    """A line of the roll."""

    id: str
    name: str | None
    kind: Kind
    side: Side
    org_nr: str | None
    period: str
    since: date
    enrollment: str


class RollQuestion(Frozen):
    """What a roll is asked for."""

    on: date
    period: str | None = None
    side: Side | None = None
    received_by: date | None = None
