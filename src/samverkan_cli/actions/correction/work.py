"""What can be put right of groups, plans, tasks and the watch list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli.actions import group, plan, task, watch
from samverkan_cli.actions.correction.things import Correctable, Facts, Thing
from samverkan_cli.domain.activity import GoOn, NoteActivity
from samverkan_cli.domain.correction import Place
from samverkan_cli.domain.group import AddMember, CloseGroup, FormGroup
from samverkan_cli.domain.plan import AddActivity, OpenPlan
from samverkan_cli.domain.records import ActivityNote, Membership, TaskHelper, TaskNote, WatchNote
from samverkan_cli.domain.task import AddTask, AssignTask, MoveTask, NoteTask
from samverkan_cli.domain.watch import AddWatchItem, NoteWatchItem, ResolveWatchItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from samverkan_cli.store.reader import Reader

UNTOLD = "–"  # stands for a note that was erased, where a verb asks for one
MEMBER = Correctable(
    noun="member",
    table="group_member",
    facts=(
        Facts(
            asks=AddMember,
            typed={"person": "person", "from": "day", "date": "day"},
            said=lambda _reader, found: {
                "group": found.working_group,
                "person": found.person,
                "day": found.from_day,
            },
            again=group.add_member,
        ),
        Facts(
            asks=AddMember,
            typed={"through": "through"},
            said=lambda _reader, found: {
                "group": found.working_group,
                "person": found.person,
                "through": found.through_day,
            },
            again=group.add_member,
            blank=("through_day",),
            has=lambda found: found.through_day is not None,
        ),
    ),
    by_entry=Membership,
    subject=lambda found: str(found.working_group),
)


def _members(reader: Reader, found: Any, typed: str) -> list[Thing]:
    person = reader.person(typed)
    return [
        MEMBER.of(each)
        for each in reader.parts(Membership, "group_member", "working_group", found.id)
        if each.person == person.id
    ]


GROUP_CLOSED = Facts(
    asks=CloseGroup,
    typed={"closed": "day"},
    said=lambda _reader, found: {"group": found.id, "day": found.closed_on},
    again=group.close,
    blank=("closed_on",),
    has=lambda found: found.closed_on is not None,
)
GROUP = Correctable(
    noun="group",
    table="working_group",
    facts=(
        Facts(
            asks=FormGroup,
            typed={"name": "name", "decision": "decision", "date": "day"},
            said=lambda _reader, found: {"name": found.name, "decision": found.decision, "day": found.formed_on},
            again=group.form,
            needs=("name",),
        ),
        GROUP_CLOSED,
    ),
    find=lambda reader, ref: reader.group(ref),
    parts={"member": _members},
)


def _moved(name: str, day: str, again: Callable[..., object]) -> Facts:
    """Give the facts of a task that was started, done or dropped on a day."""
    return Facts(
        asks=MoveTask,
        typed={name: "day"},
        said=lambda _reader, found: {"task": found.id, "day": getattr(found, day)},
        again=again,
        blank=("started_on", "done_on", "dropped_on"),
        has=lambda found: getattr(found, day) is not None,
    )


STARTED, DONE = _moved("started", "started_on", task.start), _moved("done", "done_on", task.done)
DROPPED = _moved("dropped", "dropped_on", task.drop)
TASK = Correctable(
    noun="task",
    table="task",
    facts=(
        Facts(
            asks=AddTask,
            typed={"text": "text", "from": "origin", "owner": "owner", "due": "due", "date": "day"},
            said=lambda _reader, found: {
                "text": found.text,
                "origin": found.origin,
                "owner": found.owner,
                "due": found.due,
                "day": found.added_on,
            },
            again=task.add,
        ),
        STARTED,
        DONE,
        DROPPED,
    ),
    find=lambda reader, ref: reader.task(ref),
)
HELPER = Correctable(
    noun="helper",
    table="task_helper",
    facts=(
        Facts(
            asks=AssignTask,
            typed={"person": "helpers"},
            said=lambda _reader, found: {"task": found.task, "helpers": (found.person,)},
            again=task.assign,
        ),
    ),
    by_entry=TaskHelper,
    subject=lambda found: str(found.task),
)
TASK_NOTE = Correctable(
    noun="note",
    table="task_note",
    facts=(
        Facts(
            asks=NoteTask,
            typed={"note": "note", "date": "day"},
            said=lambda _reader, found: {"task": found.task, "note": found.note, "day": found.noted_on},
            again=task.note,
        ),
    ),
    by_entry=TaskNote,
    subject=lambda found: str(found.task),
)
RESOLVED = Facts(
    asks=ResolveWatchItem,
    typed={"resolved": "day"},
    said=lambda reader, found: {
        "watch": found.id,
        "day": found.resolved_on,
        "note": next((each.note for each in reversed(reader.watch_notes(found.id)) if each.note), UNTOLD),
    },
    again=watch.resolve,
    blank=("resolved_on",),
    has=lambda found: found.resolved_on is not None,
)
WATCH = Correctable(
    noun="watch",
    table="watch_item",
    facts=(
        Facts(
            asks=AddWatchItem,
            typed={"text": "text", "kind": "kind", "owner": "owner", "next": "next", "date": "day"},
            said=lambda _reader, found: {
                "text": found.text,
                "kind": found.kind,
                "owner": found.owner,
                "next": found.next_day,
                "day": found.added_on,
            },
            again=watch.add,
        ),
        RESOLVED,
    ),
    find=lambda reader, ref: reader.watch_item(ref),
)
NOTE = Correctable(
    noun="note",
    table="watch_note",
    facts=(
        Facts(
            asks=NoteWatchItem,
            typed={"note": "note", "date": "day"},
            said=lambda _reader, found: {"watch": found.watch, "note": found.note, "day": found.noted_on},
            again=watch.note,
        ),
    ),
    by_entry=WatchNote,
    subject=lambda found: str(found.watch),
    beside=lambda _reader, found: [(Place("watch_item", found.watch), {"resolved_on": None, "promoted_on": None})],
)
PLAN = Correctable(
    noun="plan",
    table="plan",
    facts=(
        Facts(
            asks=OpenPlan,
            typed={"first_day": "first_day", "last_day": "last_day"},
            said=lambda _reader, found: {
                "plan": found.id,
                "first_day": found.first_day,
                "last_day": found.last_day,
            },
            again=plan.open_plan,
        ),
    ),
    find=lambda reader, ref: reader.plan(ref),
)


def _went(name: str, day: str, again: Callable[..., object], *blank: str) -> Facts:
    """Give the facts of an activity that was started, done or dropped on a day, with a note of that day."""
    return Facts(
        asks=GoOn,
        typed={name: "day"},
        said=lambda reader, found: {
            "activity": found.id,
            "day": getattr(found, day),
            "note": next((each.note for each in reversed(reader.activity_notes(found.id)) if each.note), UNTOLD),
        },
        again=again,
        blank=blank,
        has=lambda found: getattr(found, day) is not None,
    )


_ENDS = ("done_on", "dropped_on", "moved_on")
ACTIVITY_STARTED = _went("started", "started_on", plan.start, "started_on", *_ENDS)
ACTIVITY_DONE, ACTIVITY_DROPPED = (
    _went("done", "done_on", plan.done, *_ENDS),
    _went("dropped", "dropped_on", plan.drop, *_ENDS),
)
ACTIVITY_NOTE = Correctable(
    noun="note",
    table="activity_note",
    facts=(
        Facts(
            asks=NoteActivity,
            typed={"note": "note", "date": "day"},
            said=lambda _reader, found: {"activity": found.activity, "note": found.note, "day": found.noted_on},
            again=plan.note,
        ),
    ),
    by_entry=ActivityNote,
    subject=lambda found: str(found.activity),
)
ACTIVITY = Correctable(
    noun="activity",
    table="activity",
    facts=(
        Facts(
            asks=AddActivity,
            typed={
                **{name: name for name in ("text", "serves", "responsible", "lead", "due")},
                "date": "day",
            },
            said=lambda _reader, found: {
                "plan": found.plan,
                "text": found.text,
                "serves": found.serves,
                "responsible": found.responsible,
                "lead": found.lead,
                "due": found.due,
                "day": found.proposed_on,
            },
            again=plan.add_activity,
        ),
        ACTIVITY_STARTED,
        ACTIVITY_DONE,
        ACTIVITY_DROPPED,
    ),
    find=lambda reader, ref: reader.activity(ref),
)
