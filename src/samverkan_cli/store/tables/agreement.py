"""Periods, their texts and the numbered points of a text."""

from datetime import date

import sqlalchemy as sa

from samverkan_cli.domain import values
from samverkan_cli.store.tables.base import Child, Row, Several, live, one_of, to, words_column


class PeriodRow(Row, table=True):
    __tablename__ = "period"
    __table_args__ = (sa.CheckConstraint("first_day <= last_day", name="span"),)
    first_day: date
    last_day: date
    networks: bool
    hearing: bool
    affirmations: tuple[values.Affirmation, ...] = words_column("affirmations")
    exclusion_clause: str | None = None
    adopted_by: str | None = to("body.id", optional=True)
    adopted_on: date | None = None
    paragraph: int | None = None
    dnr: str | None = None
    closed_on: date | None = None
    decision: str | None = to("decision.id", optional=True)


class PolicySettingRow(Several, table=True):
    __tablename__ = "policy_setting"
    period: str = to("period.id", index=True)
    name: str
    value: str
    source: str | None = None
    from_day: date | None = None
    decision: str | None = to("decision.id", optional=True)
    text: str | None = None


class PeriodTextRow(Child, table=True):
    __tablename__ = "period_text"
    __table_args__ = (live("uq_period_text_version", "period", "version"),)
    period: str = to("period.id")
    version: int
    sha256: str
    change: values.TextChange = one_of(values.TextChange, "change")
    text: str | None = None
    decision: str | None = to("decision.id", optional=True)


class ProvisionRow(Several, table=True):
    __tablename__ = "provision"
    __table_args__ = (live("uq_provision_point", "period", "version", "kind", "ordinal"),)
    period: str = to("period.id")
    version: int
    kind: values.ProvisionKind = one_of(values.ProvisionKind, "kind")
    ordinal: int
    party: values.Party | None = one_of(values.Party, "party", optional=True)
    text: str | None = None
