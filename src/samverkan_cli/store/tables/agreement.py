"""Periods, their texts and the numbered points of a text."""

import sqlalchemy as sa

from samverkan_cli.domain import records, values
from samverkan_cli.store.tables.base import Child, Row, Several, live, one_of, to, words_column


class PeriodRow(Row, records.PeriodFields, table=True):
    __tablename__ = "period"
    __table_args__ = (sa.CheckConstraint("first_day <= last_day", name="span"),)
    affirmations: tuple[values.Affirmation, ...] = words_column("affirmations")
    adopted_by: str | None = to("body.id", optional=True)


class PolicySettingRow(Several, records.PolicySettingFields, table=True):
    __tablename__ = "policy_setting"
    period: str = to("period.id", index=True)


class PeriodTextRow(Child, records.PeriodTextFields, table=True):
    __tablename__ = "period_text"
    __table_args__ = (live("uq_period_text_version", "period", "version"),)
    period: str = to("period.id")
    change: values.TextChange = one_of(values.TextChange, "change")


class ProvisionRow(Several, records.ProvisionFields, table=True):
    __tablename__ = "provision"
    __table_args__ = (live("uq_provision_point", "period", "version", "kind", "ordinal"),)
    period: str = to("period.id")
    kind: values.ProvisionKind = one_of(values.ProvisionKind, "kind")
    party: values.Party | None = one_of(values.Party, "party", optional=True)
