"""Enrollments, what ends or interrupts them, and recorded rolls."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field

from samverkan_cli.domain import values
from samverkan_cli.store.tables.base import Child, NumberedRow, Several, live, one_of, some, to, words_column


class EnrollmentRow(NumberedRow, table=True):
    __tablename__ = "enrollment"
    __table_args__ = (
        sa.Index("ix_enrollment_roll", "period", "effective"),
        some("ix_enrollment_ended", "ended_from"),
        live("uq_enrollment_live", "actor", "period", also="declined_on IS NULL AND ended_from IS NULL"),
        sa.CheckConstraint("effective IS NULL OR effective >= received", name="effective_after_received"),
        sa.CheckConstraint("(ended_from IS NULL) = (ended_as IS NULL)", name="ended"),
    )
    actor: str = to("actor.id", index=True)
    period: str = to("period.id")
    received: date
    signed: date | None = None
    completed: date | None = None
    effective: date | None = None
    affirmed: tuple[values.Affirmation, ...] = words_column("affirmed")
    text_version: int | None = None
    signed_by: str | None = to("person.id", optional=True, index=True)
    capacity: str | None = None
    channel: values.Channel | None = one_of(values.Channel, "channel", optional=True)
    evidence: str | None = None
    lacks: str | None = None
    complete_by: date | None = None
    cause_removed: str | None = None
    declined_on: date | None = None
    ended_from: date | None = None
    ended_as: values.EndedAs | None = one_of(values.EndedAs, "ended_as", optional=True)
    end_received: date | None = None
    submission: str | None = Field(default=None, index=True)
    completing: str | None = Field(default=None, index=True)
    known_as: str | None = None


class SuspensionRow(Child, table=True):
    __tablename__ = "suspension"
    __table_args__ = (sa.CheckConstraint("first_day <= through", name="span"),)
    case: str | None = to("case.id", optional=True)
    stayed_on: date | None = None
    resumed_from: date | None = None
    revoked_from: date | None = None
    annulled_on: date | None = None
    enrollment: str = to("enrollment.id", index=True)
    decision: str = to("decision.id", index=True)
    first_day: date
    through: date


class ExclusionRow(Child, table=True):
    __tablename__ = "exclusion"
    __table_args__ = (
        live("uq_exclusion_enrollment", "enrollment", also="annulled_on IS NULL AND revoked_from IS NULL"),
    )
    case: str | None = to("case.id", optional=True)
    stayed_on: date | None = None
    resumed_from: date | None = None
    revoked_from: date | None = None
    annulled_on: date | None = None
    actor: str = to("actor.id", index=True)
    enrollment: str = to("enrollment.id")
    period: str = to("period.id")
    decision: str = to("decision.id", index=True)
    grounds: tuple[str, ...] = words_column("grounds")
    effective: date | None = None
    bar_through: date | None = None
    bar_lifted_from: date | None = None
    notified: date | None = None
    answered: date | None = None
    recorded_anyway: str | None = None
    before_from: date | None = None
    before_as: values.EndedAs | None = one_of(values.EndedAs, "before_as", optional=True)


class RecordedObjectionRow(Several, table=True):
    __tablename__ = "recorded_objection"
    enrollment: str = to("enrollment.id", index=True)
    code: str
    facts: str | None = None
    case: str | None = to("case.id", optional=True, index=True)


class RecordedRollRow(NumberedRow, table=True):
    __tablename__ = "recorded_roll"
    title: str | None = None
    on_day: date
    period: str | None = to("period.id", optional=True)
    side: values.Side | None = one_of(values.Side, "side", optional=True)
    received_by: date | None = None
    sha256: str
    count: int


class RecordedRollLineRow(Several, table=True):
    __tablename__ = "recorded_roll_line"
    roll: str = to("recorded_roll.id", index=True)
    enrollment: str = to("enrollment.id")
    actor: str = to("actor.id")
    since: date
    name: str | None = None
