"""Working groups, plans, tasks and the watch list."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field

from samverkan_cli.domain import values
from samverkan_cli.store.tables.base import Child, NumberedRow, Row, live, one_of, to, words_column


class WorkingGroupRow(NumberedRow, table=True):
    __tablename__ = "working_group"
    __table_args__ = (live("uq_working_group_name", "name_key"),)
    name: str | None = None
    name_key: str | None = None
    decision: str | None = to("decision.id", optional=True)
    formed_on: date
    convener: str | None = to("person.id", optional=True)
    convener_from: date | None = None
    closed_on: date | None = None


class GroupMemberRow(Child, table=True):
    __tablename__ = "group_member"
    __table_args__ = (live("uq_group_member_person", "working_group", "person", also="through_day IS NULL"),)
    working_group: str = to("working_group.id")
    person: str = to("person.id")
    from_day: date | None = None
    through_day: date | None = None


class PlanRow(Row, table=True):
    __tablename__ = "plan"
    __table_args__ = (sa.CheckConstraint("first_day <= last_day", name="span"),)
    first_day: date
    last_day: date


class ActivityRow(Row, table=True):
    __tablename__ = "activity"
    __table_args__ = (live("uq_activity_number", "plan", "number"),)
    plan: str = to("plan.id")
    number: int
    text: str | None = None
    serves: tuple[str, ...] = words_column("serves")
    responsible: values.Party | None = one_of(values.Party, "responsible", optional=True)
    proposed_on: date
    lead: str | None = to("person.id", optional=True)
    due: date | None = None
    continues: str | None = to("activity.id", optional=True)
    adopted_by: str | None = to("decision.id", optional=True)
    adopted_on: date | None = None
    started_on: date | None = None
    done_on: date | None = None
    dropped_on: date | None = None
    moved_on: date | None = None
    moved_to: str | None = to("activity.id", optional=True)


class PlanAdoptionRow(Child, table=True):
    __tablename__ = "plan_adoption"
    plan: str = to("plan.id")
    decision: str = to("decision.id")
    adopted_on: date


class ActivityActorRow(Child, table=True):
    __tablename__ = "activity_actor"
    __table_args__ = (live("uq_activity_actor", "activity", "actor"),)
    activity: str = to("activity.id")
    actor: str = to("actor.id")


class ActivityNoteRow(Child, table=True):
    __tablename__ = "activity_note"
    activity: str = to("activity.id")
    noted_on: date
    note: str | None = None


class TaskRow(NumberedRow, table=True):
    __tablename__ = "task"
    text: str | None = None
    origin: str | None = Field(default=None, index=True)
    owner: str | None = to("person.id", optional=True)
    due: date | None = None
    added_on: date
    started_on: date | None = None
    done_on: date | None = None
    dropped_on: date | None = None


class TaskHelperRow(Child, table=True):
    __tablename__ = "task_helper"
    __table_args__ = (live("uq_task_helper", "task", "person"),)
    task: str = to("task.id")
    person: str = to("person.id")


class TaskNoteRow(Child, table=True):
    __tablename__ = "task_note"
    task: str = to("task.id")
    noted_on: date
    note: str | None = None


class WatchItemRow(NumberedRow, table=True):
    __tablename__ = "watch_item"
    text: str | None = None
    kind: values.WatchKind = one_of(values.WatchKind, "kind")
    owner: str | None = None
    next_day: date | None = None
    added_on: date
    resolved_on: date | None = None
    promoted_on: date | None = None
    promoted_to: str | None = None


class WatchNoteRow(Child, table=True):
    __tablename__ = "watch_note"
    watch: str = to("watch_item.id")
    noted_on: date
    note: str | None = None
