"""Questions about working groups, plans, tasks and the watch list."""

from typing import Any

import sqlalchemy as sa

from samverkan_cli.domain.errors import NotFound, Refused
from samverkan_cli.domain.records import Activity, Plan, Task, WatchItem, WorkingGroup
from samverkan_cli.domain.values import period_key
from samverkan_cli.store.reader.base import Reading
from samverkan_cli.store.tables import table


class WorkReader(Reading):
    """Groups, plans, tasks and watch items."""

    def group(self, reference: str) -> WorkingGroup:
        """Give a working group by id or name, with its members."""
        found = self._named(WorkingGroup, "working_group", reference, "group")
        return found.model_copy(update={"members": self._members(found.id)})

    def groups(self) -> list[WorkingGroup]:
        """Give every working group."""
        rows = table("working_group")
        found = self._records(WorkingGroup, self._live("working_group").order_by(rows.c.number))
        return [group.model_copy(update={"members": self._members(group.id)}) for group in found]

    def _members(self, group: str) -> tuple[str, ...]:
        rows = table("group_member")
        query = self._live("group_member").where(rows.c.working_group == group).order_by(rows.c.entry)
        return tuple(row["person"] for row in self._rows(query))

    def find_plan(self, reference: str) -> Plan | None:
        """Give an activity plan by its key, or None."""
        rows = table("plan")
        return self._record(Plan, self._live("plan").where(rows.c.id == period_key(reference)))

    def plan(self, reference: str) -> Plan:
        """Give an activity plan by its key."""
        found = self.find_plan(reference)
        if found is None:
            known = tuple(plan.id for plan in self.plans())
            raise Refused([NotFound("plan", refs=known, given=reference, noun="plan", nearest=known)])
        return found

    def plans(self) -> list[Plan]:
        """Give every activity plan, the earliest first."""
        return self._records(Plan, self._live("plan").order_by(table("plan").c.first_day))

    def activity(self, reference: str) -> Activity:
        """Give an activity by id."""
        return self._named(Activity, "activity", reference, "activity")

    def activities(self, plan: str | None = None) -> list[Activity]:
        """Give the activities of a plan, or of all."""
        rows = table("activity")
        query = self._live("activity").order_by(rows.c.plan, rows.c.number)
        return self._records(Activity, query.where(rows.c.plan == plan) if plan else query)

    def last_activity(self, plan: str) -> int:
        """Give the number of a plan's last activity, taken back or not: numbers are not used anew."""
        rows = table("activity")
        return self.connection.scalar(sa.select(sa.func.max(rows.c.number)).where(rows.c.plan == plan)) or 0

    def task(self, reference: str) -> Task:
        """Give a task by id."""
        return self._named(Task, "task", reference, "task")

    def tasks(self, origin: str | None = None) -> list[Task]:
        """Give the tasks, of one origin or all, by last day; those without one come last."""
        rows = table("task")
        query = self._live("task").order_by(rows.c.due.is_(None), rows.c.due, rows.c.number)
        return self._records(Task, query.where(rows.c.origin == origin) if origin else query)

    def watch_item(self, reference: str) -> WatchItem:
        """Give a watch item by id."""
        return self._named(WatchItem, "watch_item", reference, "watch")

    def watch_items(self) -> list[WatchItem]:
        """Give every watch item."""
        return self._records(WatchItem, self._live("watch_item").order_by(table("watch_item").c.number))

    def open_tasks(self) -> list[Task]:
        """Give the tasks that are neither done nor dropped, by last day."""
        return [task for task in self.tasks() if not (task.done_on or task.dropped_on)]

    def back_by(self) -> list[dict[str, Any]]:
        """Give what was referred or tabled until a day: the place it was said, the day, the body."""
        outcomes, decisions = table("item_outcome"), table("decision")
        noted = sa.select(
            outcomes.c.meeting.label("ref"), outcomes.c.back_by, outcomes.c.to_body, outcomes.c.note.label("text")
        ).where(outcomes.c.voided_by.is_(None), outcomes.c.back_by.is_not(None))
        decided = sa.select(decisions.c.id.label("ref"), decisions.c.back_by, decisions.c.to_body, decisions.c.text)
        decided = decided.where(decisions.c.voided_by.is_(None), decisions.c.back_by.is_not(None))
        return [dict(row) for row in (*self._rows(noted), *self._rows(decided))]
