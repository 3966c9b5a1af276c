"""Cases, with everything that was noted in them."""

from datetime import date

from samverkan_cli.domain.records.base import Kept, Numbered, Placed
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import CaseOutcome, ConflictFound, Factor, Origin, StepKind, Track


class CaseStep(Kept):
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


class CaseDocument(Placed):
    """A document of a case, known by its digest; `notified` is one the actor got with a notification."""

    case: str
    name: str | None = None
    sha256: str
    day: date
    matters: bool = True
    origin: Origin
    notified: bool = False


class ConflictFinding(Placed):
    """What was found of a person's possible conflict of interest, before a recommendation or a decision."""

    case: str
    body: str | None = None
    person: str
    found: ConflictFound
    told: str | None = None


class MadeDecision(Kept):
    """What was decided in a case, as it was entered."""

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


class CaseDecision(MadeDecision):
    """A decision in a case, with the day and the body it was taken by."""

    decided_on: date
    body: str


class Announced(Kept):
    """When the minutes of a decision were adjusted and announced; what is None is told by another row."""

    decision: str
    adjusted: date | None = None
    posted: date | None = None
    posted_through: date | None = None
    reported: date | None = None


class Announcement(Value):
    """What is known of how a decision's minutes were adjusted and announced."""

    adjusted: date | None = None
    posted: date | None = None
    posted_through: date | None = None
    reported: date | None = None
    first_posted: date | None = None  # where the notice was put up again
    earlier: tuple[tuple[date, date | None], ...] = ()  # the days of notices before it: put up, and taken down
    taken_down: int | None = None  # the entry that tells when it was taken down


class Case(Numbered):
    """A case with everything that was noted in it, in the order it was entered."""

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
    steps: tuple[CaseStep, ...] = ()
    documents: tuple[CaseDocument, ...] = ()
    conflicts: tuple[ConflictFinding, ...] = ()
    decisions: tuple[CaseDecision, ...] = ()
    announced: Announcement = Announcement()
