"""Working groups, plans, tasks and the watch list."""

import sqlalchemy as sa
from sqlmodel import Field

from samverkan_cli.domain import records, values
from samverkan_cli.store.tables.base import Child, Row, live, one_of, to, words_column


class WorkingGroupRow(Row, records.WorkingGroupFields, table=True):
    __tablename__ = "working_group"
    __table_args__ = (live("uq_working_group_name", "name_key"),)
    number: int = Field(unique=True)
    decision: str | None = to("decision.id", optional=True)
    convener: str | None = to("person.id", optional=True)


class GroupMemberRow(Child, records.GroupMemberFields, table=True):
    __tablename__ = "group_member"
    __table_args__ = (live("uq_group_member_person", "working_group", "person"),)
    working_group: str = to("working_group.id")
    person: str = to("person.id", index=True)


class PlanRow(Row, records.PlanFields, table=True):
    __tablename__ = "plan"
    __table_args__ = (sa.CheckConstraint("first_day <= last_day", name="span"),)


class ActivityRow(Row, records.ActivityFields, table=True):
    __tablename__ = "activity"
    __table_args__ = (live("uq_activity_number", "plan", "number"),)
    plan: str = to("plan.id")
    serves: tuple[str, ...] = words_column("serves")
    responsible: values.Party | None = one_of(values.Party, "responsible", optional=True)


class TaskRow(Row, records.TaskFields, table=True):
    __tablename__ = "task"
    number: int = Field(unique=True)
    origin: str | None = Field(default=None, index=True)
    owner: str | None = to("person.id", optional=True, index=True)


class WatchItemRow(Row, records.WatchItemFields, table=True):
    __tablename__ = "watch_item"
    number: int = Field(unique=True)
    kind: values.WatchKind = one_of(values.WatchKind, "kind")


class WatchNoteRow(Child, records.WatchNoteFields, table=True):
    __tablename__ = "watch_note"
    watch: str = to("watch_item.id", index=True)
