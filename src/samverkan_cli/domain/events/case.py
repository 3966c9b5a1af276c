"""What can happen in a case."""

from datetime import date

from samverkan_cli.domain.events.actor import MovedRow
from samverkan_cli.domain.events.base import Event, Part, PersonText, Text
from samverkan_cli.domain.events.enrollment import ObjectionPart
from samverkan_cli.domain.values import (
    CaseOutcome,
    ConflictFound,
    EndedAs,
    Exemption,
    Factor,
    Origin,
    Ruling,
    RulingPart,
    Screening,
    Track,
)


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
    objections: tuple[ObjectionPart, ...] = ()
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
    objections: tuple[ObjectionPart, ...] = ()
    recorded_anyway: Text = None


class EffectStayed(Affecting):
    """A court ordered that the decision has no effect until further notice, from the day.

    Where it is told after the decision was noted as final on a later day, it had effect again from `resumed_from`.
    """

    stayed_on: date
    resumed_from: date | None = None


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
    """The decision cannot be appealed any more; recorded when it has been checked, never computed.

    `waiting_again` are applications that a stay set aside: they wait for what they lack, as before it.
    """

    final_on: date
    effective: date | None = None
    resumed_from: date | None = None
    before_from: date | None = None
    before_as: EndedAs | None = None
    waiting_again: tuple[str, ...] = ()


class BarLifted(Affecting):
    """A body lifted the bar on joining again, from a day."""

    by_decision: str
    from_day: date


class CaseClosed(Event):
    """The case is closed; the reason is the event's."""

    closed_on: date
