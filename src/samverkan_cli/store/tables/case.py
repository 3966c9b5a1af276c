"""Cases: what was reported, done, found and decided, and how the decision was announced."""

from sqlmodel import Field

from samverkan_cli.domain import records, values
from samverkan_cli.store.tables.base import Child, Row, Several, live, one_of, to, words_column


class CaseRow(Row, records.CaseFields, table=True):
    __tablename__ = "case"
    number: int = Field(unique=True)
    actor: str = to("actor.id", index=True)
    period: str = to("period.id")
    enrollment: str = to("enrollment.id", index=True)
    track: values.Track = one_of(values.Track, "track")
    grounds: tuple[str, ...] = words_column("grounds")


class CaseStepRow(Child, records.CaseStepFields, table=True):
    __tablename__ = "case_step"
    case: str = to("case.id", index=True)
    kind: values.StepKind = one_of(values.StepKind, "kind")
    decision: str | None = to("decision.id", optional=True)
    body: str | None = to("body.id", optional=True)
    appeal: int | None = to("journal.seq", optional=True)


class CaseDocumentRow(Several, records.CaseDocumentFields, table=True):
    __tablename__ = "case_document"
    case: str = to("case.id", index=True)
    origin: values.Origin = one_of(values.Origin, "origin")


class ConflictRow(Several, records.ConflictFields, table=True):
    __tablename__ = "conflict"
    case: str = to("case.id", index=True)
    body: str | None = to("body.id", optional=True)
    person: str = to("person.id", index=True)
    found: values.ConflictFound = one_of(values.ConflictFound, "found")


class CaseDecisionRow(Child, records.CaseDecisionFields, table=True):
    __tablename__ = "case_decision"
    __table_args__ = (live("uq_case_decision_decision", "case", "decision"),)
    case: str = to("case.id", index=True)
    decision: str = to("decision.id", index=True)
    enrollment: str | None = to("enrollment.id", optional=True)
    outcome: values.CaseOutcome = one_of(values.CaseOutcome, "outcome")
    grounds: tuple[str, ...] = words_column("grounds")
    factors: tuple[values.Factor, ...] = words_column("factors")


class AnnouncementRow(Child, records.AnnouncementFields, table=True):
    __tablename__ = "announcement"
    decision: str = to("decision.id", index=True)
