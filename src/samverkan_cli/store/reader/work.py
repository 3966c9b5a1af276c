"""Questions about working groups, plans, tasks and the watch list."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.notation import name_key, period_key
from samverkan_cli.domain.records import (
    Activity,
    ActivityActor,
    ActivityNote,
    LateActivity,
    Membership,
    Plan,
    PlanAdoption,
    Task,
    TaskHelper,
    TaskNote,
    WatchItem,
    WatchNote,
    WorkingGroup,
)
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.validity import ended
from samverkan_cli.store.reader.base import in_batches
from samverkan_cli.store.reader.effect import EffectReader

_GOING_ON = " AND done_on IS NULL AND dropped_on IS NULL AND moved_on IS NULL"
# What was taken up as an item that fell away with nothing going on from it is watched as before.
_FALLEN = (
    "SELECT w.id FROM watch_item w JOIN agenda_item i"
    " ON i.meeting = substr(w.promoted_to, 1, instr(w.promoted_to, ':') - 1)"
    " AND i.ordinal = CAST(substr(w.promoted_to, instr(w.promoted_to, ':') + 1) AS INTEGER)"
    " JOIN meeting m ON m.id = i.meeting WHERE w.promoted_to LIKE 'M-%:%' AND w.resolved_on IS NULL"
    " AND (i.dropped_on IS NOT NULL OR m.cancelled_on IS NOT NULL) AND NOT EXISTS"
    " (SELECT 1 FROM agenda_item c WHERE c.voided_by IS NULL AND c.dropped_on IS NULL AND c.continues = w.promoted_to)"
)
_WATCHED = f" AND resolved_on IS NULL AND (promoted_on IS NULL OR id IN ({_FALLEN}))"


class WorkReader(EffectReader):
    """Groups, plans, tasks and watch items."""

    def group(self, reference: str) -> WorkingGroup:
        """Give a working group by id or name, with its members."""
        found = self._by_id_or_name(WorkingGroup, "working_group", reference, "group")
        return self._with_members([found])[0]

    def find_group(self, reference: str) -> WorkingGroup | None:
        """Give the working group that has a name, or None."""
        asked = "SELECT * FROM working_group WHERE voided_by IS NULL AND name_key = :key"
        found = self._one(WorkingGroup, asked, key=name_key(reference))
        return self._with_members([found])[0] if found else None

    def groups(self) -> list[WorkingGroup]:
        """Give every working group."""
        found = self._all(WorkingGroup, "SELECT * FROM working_group WHERE voided_by IS NULL ORDER BY number")
        return self._with_members(found)

    def _with_members(self, groups: list[WorkingGroup]) -> list[WorkingGroup]:
        asked = "SELECT * FROM group_member WHERE voided_by IS NULL AND working_group IN :ids ORDER BY entry"
        ids = [group.id for group in groups]
        found = [each for some in in_batches(ids) for each in self._all(Membership, asked, ids=some)]
        return [
            replace(group, memberships=tuple(each for each in found if each.working_group == group.id))
            for group in groups
        ]

    def groups_formed_by(self, decision: str) -> list[WorkingGroup]:
        """Give the working groups that a decision formed, without their members."""
        asked = "SELECT * FROM working_group WHERE voided_by IS NULL AND decision = :decision ORDER BY number"
        return self._all(WorkingGroup, asked, decision=decision)

    def memberships_of(self, person: str) -> list[Membership]:
        """Give where a person is and was a member, the earliest recorded first."""
        asked = "SELECT * FROM group_member WHERE voided_by IS NULL AND person = :person ORDER BY entry"
        return self._all(Membership, asked, person=person)

    def find_plan(self, reference: str) -> Plan | None:
        """Give an activity plan by its key, or None."""
        return self._one(Plan, "SELECT * FROM plan WHERE voided_by IS NULL AND id = :id", id=period_key(reference))

    def plan(self, reference: str) -> Plan:
        """Give an activity plan by its key."""
        found = self.find_plan(reference)
        if found is None:
            known = tuple(plan.id for plan in self.plans())
            raise Refused([no.NotFound("plan", refs=known, given=reference, noun="plan", nearest=known)])
        return found

    def plans(self) -> list[Plan]:
        """Give every activity plan, the earliest first."""
        return self._all(Plan, "SELECT * FROM plan WHERE voided_by IS NULL ORDER BY first_day")

    def adoptions(self, plan: str) -> list[PlanAdoption]:
        """Give the decisions by which a plan was adopted, the first first."""
        asked = "SELECT * FROM plan_adoption WHERE voided_by IS NULL AND plan = :plan ORDER BY entry"
        return self._all(PlanAdoption, asked, plan=plan)

    def activity(self, reference: str) -> Activity:
        """Give an activity by id."""
        return self._adopted([self._by_id_or_name(Activity, "activity", reference, "activity")])[0]

    def activities(self, plan: str | None = None) -> list[Activity]:
        """Give the activities of a plan, or of all."""
        asked = "SELECT * FROM activity WHERE voided_by IS NULL" + (" AND plan = :plan" if plan else "")
        return self._adopted(self._all(Activity, asked + " ORDER BY plan, number", plan=plan))

    def _adopted(self, found: list[Activity]) -> list[Activity]:
        """Give activities, each with the day from which what adopted it is in force no longer, where there is one."""
        decisions = self.decisions_named({each.adopted_by for each in found if each.adopted_by})
        over = {id_: ended(known, date.max) for id_, known in self.known_of(decisions).items()} if decisions else {}
        until = {id_: change.first for id_, change in over.items() if change}
        return [replace(each, unadopted_from=until.get(each.adopted_by or "")) if until else each for each in found]

    def taking_part(self, activities: Collection[str]) -> dict[str, list[ActivityActor]]:
        """Give, for some activities, the actors that take part in each."""
        found: dict[str, list[ActivityActor]] = defaultdict(list)
        asked = "SELECT * FROM activity_actor WHERE voided_by IS NULL AND activity IN :ids ORDER BY entry"
        for some in in_batches(activities):
            for each in self._all(ActivityActor, asked, ids=some):
                found[each.activity].append(each)
        return found

    def activities_with(self, actor: str) -> list[Activity]:
        """Give the activities an actor takes part in, that are neither done, dropped nor moved."""
        asked = (
            "SELECT * FROM activity WHERE voided_by IS NULL" + _GOING_ON + " AND id IN (SELECT activity"
            " FROM activity_actor WHERE voided_by IS NULL AND actor = :actor) ORDER BY plan, number"
        )
        return self._all(Activity, asked, actor=actor)

    def activities_led(self, persons: Collection[str]) -> list[Activity]:
        """Give the activities that some persons lead, and that are neither done, dropped nor moved."""
        asked = "SELECT * FROM activity WHERE voided_by IS NULL" + _GOING_ON + " AND lead IN :persons"
        return self._all(Activity, asked + " ORDER BY plan, number", persons=persons)

    def activities_due(self) -> list[Activity]:
        """Give the activities that have a last day of their own and are neither done, dropped nor moved."""
        asked = "SELECT * FROM activity WHERE voided_by IS NULL AND due IS NOT NULL" + _GOING_ON
        return self._all(Activity, asked + " ORDER BY due, plan, number")

    def activities_late(self, on: date) -> list[tuple[Activity, date]]:
        """Give the activities that were to be done before a day, with the day: their own last, or their plan's."""
        asked = (
            "SELECT a.*, coalesce(a.due, p.last_day) AS until FROM activity a JOIN plan p ON p.id = a.plan"
            " WHERE a.voided_by IS NULL AND a.done_on IS NULL AND a.dropped_on IS NULL AND a.moved_on IS NULL"
            " AND coalesce(a.due, p.last_day) < :day ORDER BY until, a.plan, a.number"
        )
        return [(each, each.until) for each in self._all(LateActivity, asked, day=on)]

    def activity_notes(self, activity: str) -> list[ActivityNote]:
        """Give how an activity went, in the order it was noted."""
        asked = "SELECT * FROM activity_note WHERE voided_by IS NULL AND activity = :activity ORDER BY noted_on, entry"
        return self._all(ActivityNote, asked, activity=activity)

    def activities_unreported(self, bodies: Collection[str], on: date) -> list[Activity]:
        """Give the activities that some bodies are to be told of at a meeting on a day.

        They were adopted by a decision of one of the bodies, go on, and their plan has begun; and nothing was noted of
        them since the latest meeting of the bodies before, or their own last day has passed.
        """
        asked = (
            "SELECT a.* FROM activity a JOIN decision d ON d.id = a.adopted_by JOIN plan p ON p.id = a.plan"
            " WHERE a.voided_by IS NULL AND d.body IN :bodies AND a.adopted_on <= :day AND p.first_day <= :day"
            " AND a.done_on IS NULL AND a.dropped_on IS NULL AND a.moved_on IS NULL"
            " AND (a.due < :day OR NOT EXISTS (SELECT 1 FROM activity_note n WHERE n.voided_by IS NULL"
            " AND n.activity = a.id AND n.noted_on <= :day AND n.noted_on > coalesce("
            " (SELECT max(m.date) FROM meeting m JOIN meeting_body b ON b.meeting = m.id AND b.voided_by IS NULL"
            " WHERE m.voided_by IS NULL AND m.cancelled_on IS NULL AND m.date < :day AND b.body IN :bodies), '')))"
            " ORDER BY a.plan, a.number"
        )
        found = self._adopted(self._all(Activity, asked, bodies=bodies, day=on))
        return [each for each in found if each.started_on or each.adopted_by_day(on)]

    def last_activity(self, plan: str) -> int:
        """Give the number of a plan's last activity, taken back or not: numbers are not used anew."""
        return self._value("SELECT max(number) FROM activity WHERE plan = :plan", plan=plan) or 0

    def task(self, reference: str) -> Task:
        """Give a task by id."""
        return self._by_id_or_name(Task, "task", reference, "task")

    def tasks(self, origin: str | None = None, owner: str | None = None) -> list[Task]:
        """Give the tasks, of one origin, of one owner or all, by last day; those without one come last."""
        asked = "SELECT * FROM task WHERE voided_by IS NULL" + (" AND origin = :origin" if origin else "")
        asked += " AND owner = :owner" if owner else ""
        return self._all(Task, asked + " ORDER BY due IS NULL, due, number", origin=origin, owner=owner)

    def tasks_shared(self, since: date) -> list[Task]:
        """Give the tasks that are open, and those done or dropped since a day, or taken back and due since then."""
        asked = (
            "SELECT * FROM task WHERE (voided_by IS NULL AND done_on IS NULL AND dropped_on IS NULL)"
            " OR coalesce(done_on, dropped_on, due, added_on) >= :since ORDER BY due IS NULL, due, number"
        )
        return self._all(Task, asked, since=since)

    def tasks_from(self, origins: Collection[str]) -> dict[str, list[Task]]:
        """Give the tasks that come from each of some things, by last day; those without one come last."""
        asked = "SELECT * FROM task WHERE voided_by IS NULL AND origin IN :origins"
        found: dict[str, list[Task]] = defaultdict(list)
        for some in in_batches(origins):
            for each in self._all(Task, asked + " ORDER BY due IS NULL, due, number", origins=some):
                found[each.origin or ""].append(each)
        return found

    def helpers(self, tasks: Collection[str]) -> dict[str, list[TaskHelper]]:
        """Give, for some tasks, who helps with each."""
        found: dict[str, list[TaskHelper]] = defaultdict(list)
        asked = "SELECT * FROM task_helper WHERE voided_by IS NULL AND task IN :ids ORDER BY entry"
        for some in in_batches(tasks):
            for each in self._all(TaskHelper, asked, ids=some):
                found[each.task].append(each)
        return found

    def last_words(self, tasks: Collection[str]) -> dict[str, TaskNote]:
        """Give, for some tasks, the last that was noted of each."""
        asked = "SELECT * FROM task_note WHERE voided_by IS NULL AND task IN :ids ORDER BY noted_on, entry"
        return {each.task: each for some in in_batches(tasks) for each in self._all(TaskNote, asked, ids=some)}

    def task_notes(self, task: str) -> list[TaskNote]:
        """Give how a task went, in the order it was noted."""
        asked = "SELECT * FROM task_note WHERE voided_by IS NULL AND task = :task ORDER BY noted_on, entry"
        return self._all(TaskNote, asked, task=task)

    def tasks_of_bodies(self, bodies: Collection[str], through: date) -> list[Task]:
        """Give the open tasks that come from decisions, meetings and items of some bodies: what is carried along.

        Those that are due by a day, or have no day, by last day; each goes on coming until it is done or dropped.
        """
        asked = (
            "SELECT t.* FROM task t WHERE t.voided_by IS NULL AND t.done_on IS NULL AND t.dropped_on IS NULL"
            " AND (t.due IS NULL OR t.due <= :through) AND (t.origin IN"
            " (SELECT id FROM decision WHERE voided_by IS NULL AND body IN :bodies)"
            " OR iif(instr(t.origin, ':'), substr(t.origin, 1, instr(t.origin, ':') - 1), t.origin) IN"
            " (SELECT meeting FROM meeting_body WHERE voided_by IS NULL AND body IN :bodies))"
            " ORDER BY t.due IS NULL, t.due, t.number"
        )
        return self._all(Task, asked, bodies=bodies, through=through)

    def watch_item(self, reference: str) -> WatchItem:
        """Give a watch item by id."""
        return self._watched_still([self._by_id_or_name(WatchItem, "watch_item", reference, "watch")])[0]

    def watch_notes(self, watch: str) -> list[WatchNote]:
        """Give the news that were noted of a watch item, in the order they were entered."""
        asked = "SELECT * FROM watch_note WHERE voided_by IS NULL AND watch = :watch ORDER BY entry"
        return self._all(WatchNote, asked, watch=watch)

    def watch_items(self) -> list[WatchItem]:
        """Give every watch item, those that are closed among them."""
        asked = "SELECT * FROM watch_item WHERE voided_by IS NULL ORDER BY number"
        return self._watched_still(self._all(WatchItem, asked))

    def watching(self) -> list[WatchItem]:
        """Give the watch items that are neither closed nor taken up as something else."""
        asked = "SELECT * FROM watch_item WHERE voided_by IS NULL" + _WATCHED + " ORDER BY number"
        return self._watched_still(self._all(WatchItem, asked))

    def watched(self) -> list[WatchItem]:
        """Give the watch items that have a day to look again, and are not closed."""
        asked = "SELECT * FROM watch_item WHERE voided_by IS NULL AND next_day IS NOT NULL" + _WATCHED
        return self._watched_still(self._all(WatchItem, asked + " ORDER BY number"))

    def _watched_still(self, found: list[WatchItem]) -> list[WatchItem]:
        """Give watch items as they stand: one whose item fell away from an agenda is not taken up any more."""
        if not any(each.promoted_on and each.resolved_on is None for each in found):
            return found
        fallen = set(self._values(_FALLEN))
        return [replace(each, promoted_on=None) if each.id in fallen else each for each in found]

    def open_tasks(self, owner: str | None = None, *, owned: bool = True, before: date | None = None) -> list[Task]:
        """Give the tasks that are neither done nor dropped, by last day: all, those of an owner, of none, or late."""
        asked = "SELECT * FROM task WHERE voided_by IS NULL AND done_on IS NULL AND dropped_on IS NULL"
        asked += " AND owner = :owner" if owner else ""
        asked += "" if owned else " AND owner IS NULL"
        asked += " AND due < :before" if before else ""
        return self._all(Task, asked + " ORDER BY due IS NULL, due, number", owner=owner, before=before)

    def plans_running(self, on: date) -> list[tuple[str, date, int]]:
        """Give the plans that have not ended on a day, with their last day and how many activities are to be done."""
        asked = (
            "SELECT p.id, p.last_day, count(a.id) FROM plan p"
            " JOIN activity a ON a.plan = p.id AND a.voided_by IS NULL"
            " AND a.done_on IS NULL AND a.dropped_on IS NULL AND a.moved_on IS NULL"
            " WHERE p.voided_by IS NULL AND p.last_day >= :day GROUP BY p.id, p.last_day ORDER BY p.last_day"
        )
        return [(id_, date.fromisoformat(last), count) for id_, last, count in self._rows(asked, day=on)]
