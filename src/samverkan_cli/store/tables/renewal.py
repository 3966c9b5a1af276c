"""Renewal: plans that were carried out, who is invited, and what was written to whom."""

from datetime import date

from samverkan_cli.domain import values
from samverkan_cli.store.tables.base import Child, NumberedRow, Several, live, one_of, to


class RenewalPlanRow(NumberedRow, table=True):
    __tablename__ = "renewal_plan"
    __table_args__ = (live("uq_renewal_plan_key", "key"),)
    key: str
    period: str = to("period.id")
    from_period: str = to("period.id")
    sha256: str
    applied_on: date
    count: int


class InvitationRow(Child, table=True):
    __tablename__ = "invitation"
    __table_args__ = (live("uq_invitation_actor", "actor", "period"),)
    actor: str = to("actor.id")
    period: str = to("period.id")
    plan: str = to("renewal_plan.id")
    invited_on: date


class ReminderRow(Child, table=True):
    __tablename__ = "reminder"
    __table_args__ = (live("uq_reminder_round", "actor", "period", "round"),)
    actor: str = to("actor.id")
    period: str = to("period.id")
    round: int
    written_on: date
    form: values.ReminderForm = one_of(values.ReminderForm, "form")
    last_day: date | None = None


class YearlyRoundRow(NumberedRow, table=True):
    __tablename__ = "yearly_round"
    __table_args__ = (live("uq_yearly_round_name", "name_key"),)
    name: str | None = None
    name_key: str | None = None
    period: str = to("period.id")
    asked_on: date
    last_day: date | None = None
    questions: str | None = None


class RoundAskedRow(Several, table=True):
    __tablename__ = "round_asked"
    round: str = to("yearly_round.id", index=True)
    actor: str = to("actor.id")


class RoundAnswerRow(Child, table=True):
    __tablename__ = "round_answer"
    round: str = to("yearly_round.id", index=True)
    actor: str = to("actor.id")
    received: date
    text: str | None = None
