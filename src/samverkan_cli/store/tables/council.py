"""Bodies, their seats and mandates, meetings and decisions."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field

from samverkan_cli.domain import values
from samverkan_cli.store.tables.base import Child, NumberedRow, Several, live, one_of, some, to, words_column


class BodyRow(NumberedRow, table=True):
    __tablename__ = "body"
    __table_args__ = (live("uq_body_name", "name_key"),)
    name: str | None = None
    name_key: str | None = None
    kind: values.BodyKind = one_of(values.BodyKind, "kind")
    minutes: values.Minutes = one_of(values.Minutes, "minutes")


class BodyAliasRow(Child, table=True):
    __tablename__ = "body_alias"
    __table_args__ = (live("uq_body_alias_name", "name_key"),)
    body: str = to("body.id", index=True)
    name: str | None = None
    name_key: str | None = None


class MandateRow(Child, table=True):
    __tablename__ = "mandate"
    body: str = to("body.id", index=True)
    subject: values.Subject = one_of(values.Subject, "subject")
    may: values.May = one_of(values.May, "may")
    source: str | None = None
    from_day: date | None = None
    through_day: date | None = None


class SeatRow(Child, table=True):
    __tablename__ = "seat"
    body: str = to("body.id", index=True)
    person: str = to("person.id", index=True)
    represents: str | None = to("actor.id", optional=True)
    role: str | None = None
    from_day: date | None = None
    through_day: date | None = None
    organisation: str | None = None
    party: str | None = None


class StandingItemRow(Child, table=True):
    __tablename__ = "standing_item"
    body: str = to("body.id", index=True)
    title: str | None = None
    behind: int | None = None


class MeetingRow(NumberedRow, table=True):
    __tablename__ = "meeting"
    __table_args__ = (some("ix_meeting_approved_at", "approved_at"),)
    start: str | None = None
    end: str | None = None
    place: str | None = None
    title: str | None = None
    invited: values.Invited | None = one_of(values.Invited, "invited", optional=True)
    minutes_sent: date | None = None
    approved_on: date | None = None
    adjusted_on: date | None = None
    approved_at: str | None = to("meeting.id", optional=True)
    cancelled_on: date | None = None
    cancelled_why: str | None = None
    date: Any = Field(sa_column=sa.Column("date", sa.Date, nullable=False, index=True))  # last: it hides the type


class ApproverRow(Child, table=True):
    __tablename__ = "approver"
    __table_args__ = (live("uq_approver_person", "meeting", "person"),)
    meeting: str = to("meeting.id")
    person: str = to("person.id", index=True)


class MeetingBodyRow(Several, table=True):
    __tablename__ = "meeting_body"
    meeting: str = to("meeting.id")
    body: str = to("body.id")


class AgendaItemRow(Child, table=True):
    __tablename__ = "agenda_item"
    __table_args__ = (live("uq_agenda_item_ordinal", "meeting", "ordinal"),)
    meeting: str = to("meeting.id")
    ordinal: int
    title: str | None = None
    label: str | None = None
    text: str | None = None
    parent: str | None = None
    continues: str | None = None
    place: int | None = None
    came_from: values.AgendaSource | None = one_of(values.AgendaSource, "came_from", optional=True)
    origin: str | None = None
    dropped_on: date | None = None
    dropped_because: str | None = None
    righted_on: date | None = None
    righted_because: str | None = None


class AttendanceRow(Child, table=True):
    __tablename__ = "attendance"
    __table_args__ = (
        live("uq_attendance_person", "meeting", "person"),
        some("ix_attendance_substitutes", "substitutes"),
    )
    meeting: str = to("meeting.id")
    person: str = to("person.id", index=True)
    represents: str | None = to("actor.id", optional=True)
    role: str | None = None
    guest: bool = False
    organisation: str | None = None
    party: str | None = None
    absence: values.Absence | None = one_of(values.Absence, "absence", optional=True)
    substitutes: str | None = to("person.id", optional=True)
    from_item: int | None = None
    until_item: int | None = None


class LeftRoomRow(Child, table=True):
    __tablename__ = "left_room"
    __table_args__ = (live("uq_left_room_item", "meeting", "person", "item"),)
    meeting: str = to("meeting.id")
    person: str = to("person.id", index=True)
    item: int
    why: str | None = None


class ItemOutcomeRow(Child, table=True):
    __tablename__ = "item_outcome"
    meeting: str = to("meeting.id", index=True)
    item: int
    outcome: values.Became = one_of(values.Became, "outcome")
    to_body: str | None = to("body.id", optional=True)
    back_by: date | None = None
    note: str | None = None
    to_meeting: str | None = to("meeting.id", optional=True)


class DecisionRow(NumberedRow, table=True):
    __tablename__ = "decision"
    __table_args__ = (some("ix_decision_review", "review_on"),)
    text: str | None = None
    body: str = to("body.id", index=True)
    meeting: str | None = to("meeting.id", optional=True, index=True)
    item: int | None = None
    paragraph: int | None = None
    dnr: str | None = None
    decided_on: date
    effective: date | None = None
    when_final: bool = False
    outcome: values.Outcome = one_of(values.Outcome, "outcome")
    to_body: str | None = to("body.id", optional=True)
    back_by: date | None = None
    about: tuple[str, ...] = words_column("about")
    to_meeting: str | None = to("meeting.id", optional=True)
    votes: str | None = None
    review_on: date | None = None
    source: str | None = None


class StanceHeldRow(Child, table=True):
    __tablename__ = "stance"
    __table_args__ = (live("uq_stance_person", "decision", "person", "stance"),)
    decision: str = to("decision.id")
    person: str = to("person.id", index=True)
    stance: values.Stance = one_of(values.Stance, "stance")


class DecisionChangeRow(Child, table=True):
    __tablename__ = "decision_change"
    decision: str = to("decision.id", index=True)
    how: values.Changed = one_of(values.Changed, "how")
    by_decision: str = to("decision.id", index=True)
    scope: str | None = None
    from_day: date | None = None
