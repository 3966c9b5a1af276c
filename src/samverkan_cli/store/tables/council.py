"""Bodies, their seats and mandates, meetings and decisions."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from samverkan_cli.domain import records, values
from samverkan_cli.store.tables.base import Child, Row, Several, live, one_of, to, words_column


class BodyRow(Row, records.BodyFields, table=True):
    __tablename__ = "body"
    __table_args__ = (live("uq_body_name", "name_key"),)
    number: int = Field(unique=True)
    kind: values.BodyKind = one_of(values.BodyKind, "kind")
    minutes: values.Minutes = one_of(values.Minutes, "minutes")


class MandateRow(Child, records.MandateFields, table=True):
    __tablename__ = "mandate"
    body: str = to("body.id", index=True)
    subject: values.Subject = one_of(values.Subject, "subject")
    may: values.May = one_of(values.May, "may")


class SeatRow(Child, records.SeatFields, table=True):
    __tablename__ = "seat"
    body: str = to("body.id", index=True)
    person: str = to("person.id", index=True)
    represents: str | None = to("actor.id", optional=True)


class MeetingRow(Row, records.MeetingFields, table=True):
    __tablename__ = "meeting"
    number: int = Field(unique=True)
    date: Any = Field(sa_column=sa.Column("date", sa.Date, nullable=False, index=True))


class MeetingBodyRow(Several, records.MeetingBodyFields, table=True):
    __tablename__ = "meeting_body"
    meeting: str = to("meeting.id", index=True)
    body: str = to("body.id", index=True)


class AgendaItemRow(Child, records.AgendaItemFields, table=True):
    __tablename__ = "agenda_item"
    __table_args__ = (live("uq_agenda_item_ordinal", "meeting", "ordinal"),)
    meeting: str = to("meeting.id")


class AttendanceRow(Child, records.AttendanceFields, table=True):
    __tablename__ = "attendance"
    __table_args__ = (live("uq_attendance_person", "meeting", "person"),)
    meeting: str = to("meeting.id")
    person: str = to("person.id", index=True)
    represents: str | None = to("actor.id", optional=True)


class ItemOutcomeRow(Child, records.ItemOutcomeFields, table=True):
    __tablename__ = "item_outcome"
    meeting: str = to("meeting.id", index=True)
    outcome: values.Outcome = one_of(values.Outcome, "outcome")
    to_body: str | None = to("body.id", optional=True)


class DecisionRow(Row, records.DecisionFields, table=True):
    __tablename__ = "decision"
    number: int = Field(unique=True)
    body: str = to("body.id", index=True)
    meeting: str | None = to("meeting.id", optional=True, index=True)
    outcome: values.Outcome = one_of(values.Outcome, "outcome")
    to_body: str | None = to("body.id", optional=True)
    about: tuple[str, ...] = words_column("about")
