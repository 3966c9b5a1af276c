"""Enrollments, what ends or interrupts them, and recorded rolls."""

import sqlalchemy as sa
from sqlmodel import Field

from samverkan_cli.domain import records, values
from samverkan_cli.store.tables.base import Child, Row, Several, live, one_of, to, words_column


class EnrollmentRow(Row, records.EnrollmentFields, table=True):
    __tablename__ = "enrollment"
    __table_args__ = (
        sa.Index("ix_enrollment_roll", "period", "effective"),
        live("uq_enrollment_live", "actor", "period", also="declined_on IS NULL AND ended_from IS NULL"),
        sa.CheckConstraint("effective IS NULL OR effective >= received", name="effective_after_received"),
        sa.CheckConstraint("(ended_from IS NULL) = (ended_as IS NULL)", name="ended"),
    )
    number: int = Field(unique=True)
    actor: str = to("actor.id", index=True)
    period: str = to("period.id")
    affirmed: tuple[values.Affirmation, ...] = words_column("affirmed")
    signed_by: str | None = to("person.id", optional=True, index=True)
    channel: values.Channel | None = one_of(values.Channel, "channel", optional=True)
    ended_as: values.EndedAs | None = one_of(values.EndedAs, "ended_as", optional=True)
    submission: str | None = Field(default=None, index=True)
    completing: str | None = Field(default=None, index=True)


class SuspensionRow(Child, records.SuspensionFields, table=True):
    __tablename__ = "suspension"
    __table_args__ = (sa.CheckConstraint("first_day <= through", name="span"),)
    enrollment: str = to("enrollment.id", index=True)
    decision: str = to("decision.id", index=True)
    case: str | None = to("case.id", optional=True)


class ExclusionRow(Child, records.ExclusionFields, table=True):
    __tablename__ = "exclusion"
    __table_args__ = (
        live("uq_exclusion_enrollment", "enrollment", also="annulled_on IS NULL AND revoked_from IS NULL"),
    )
    actor: str = to("actor.id", index=True)
    enrollment: str = to("enrollment.id")
    period: str = to("period.id")
    decision: str = to("decision.id", index=True)
    case: str | None = to("case.id", optional=True)
    grounds: tuple[str, ...] = words_column("grounds")
    before_as: values.EndedAs | None = one_of(values.EndedAs, "before_as", optional=True)


class RecordedObjectionRow(Several, records.RecordedObjectionFields, table=True):
    __tablename__ = "recorded_objection"
    enrollment: str = to("enrollment.id", index=True)
    case: str | None = to("case.id", optional=True, index=True)


class RecordedRollRow(Row, records.RecordedRollFields, table=True):
    __tablename__ = "recorded_roll"
    number: int = Field(unique=True)
    period: str | None = to("period.id", optional=True)
    side: values.Side | None = one_of(values.Side, "side", optional=True)


class RecordedRollLineRow(Several, records.RecordedRollLineFields, table=True):
    __tablename__ = "recorded_roll_line"
    roll: str = to("recorded_roll.id", index=True)
    enrollment: str = to("enrollment.id", index=True)
    actor: str = to("actor.id")
