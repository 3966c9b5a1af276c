"""Cases: what was reported, done, found and decided, and how the decision was announced."""

from datetime import date

from samverkan_cli.domain import values
from samverkan_cli.store.tables.base import Child, NumberedRow, Several, live, one_of, to, words_column


class CaseRow(NumberedRow, table=True):
    __tablename__ = "case"
    actor: str = to("actor.id", index=True)
    period: str = to("period.id")
    enrollment: str = to("enrollment.id", index=True)
    track: values.Track = one_of(values.Track, "track")
    grounds: tuple[str, ...] = words_column("grounds")
    reported_on: date
    fact_on: date | None = None
    reporter: str | None = None
    reported_by: str | None = None
    concern: str | None = None
    evidence: str | None = None
    stated: bool = False


class CaseStepRow(Child, table=True):
    __tablename__ = "case_step"
    case: str = to("case.id", index=True)
    kind: values.StepKind = one_of(values.StepKind, "kind")
    day: date
    until: date | None = None
    found: str | None = None
    decision: str | None = to("decision.id", optional=True)
    body: str | None = to("body.id", optional=True)
    who: str | None = None
    told: str | None = None
    appeal: int | None = to("journal.seq", optional=True)


class CaseDocumentRow(Several, table=True):
    __tablename__ = "case_document"
    case: str = to("case.id", index=True)
    name: str | None = None
    sha256: str
    day: date
    matters: bool = True
    origin: values.Origin = one_of(values.Origin, "origin")
    notified: bool = False


class ConflictRow(Several, table=True):
    __tablename__ = "conflict"
    case: str = to("case.id", index=True)
    body: str | None = to("body.id", optional=True)
    person: str = to("person.id")
    found: values.ConflictFound = one_of(values.ConflictFound, "found")
    told: str | None = None


class CaseDecisionRow(Child, table=True):
    __tablename__ = "case_decision"
    __table_args__ = (live("uq_case_decision_decision", "case", "decision"),)
    case: str = to("case.id", index=True)
    decision: str = to("decision.id", index=True)
    enrollment: str | None = to("enrollment.id", optional=True)
    outcome: values.CaseOutcome = one_of(values.CaseOutcome, "outcome")
    grounds: tuple[str, ...] = words_column("grounds")
    effective: date | None = None
    when_final: bool = False
    through: date | None = None
    bar_through: date | None = None
    considered: bool = False
    deciding: str | None = None
    proportionality: str | None = None
    factors: tuple[values.Factor, ...] = words_column("factors")
    recorded_anyway: str | None = None


class AnnouncementRow(Child, table=True):
    __tablename__ = "announcement"
    decision: str = to("decision.id", index=True)
    adjusted: date | None = None
    posted: date | None = None
    posted_through: date | None = None
    reported: date | None = None
