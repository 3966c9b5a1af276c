"""Tasks: what somebody is to do, by when."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import (
    TaskAdded,
    TaskAssigned,
    TaskDone,
    TaskDropped,
    TaskHelperAdded,
    TaskHelperLeft,
    TaskMoved,
    TaskNoted,
    TaskStarted,
)
from samverkan_cli.domain.records import Task, TaskHelper
from samverkan_cli.domain.refusal import Notice, Objection, Objections, Refused
from samverkan_cli.domain.request import Day, Line, Name, Reference, Request, Text


class AddTask(Request):
    """A new task; `origin` is what it comes from: a decision, an activity, a meeting."""

    required: ClassVar = ("text",)

    text: Line | None = None
    origin: Reference | None = None
    owner: Name | None = None
    due: Day | None = None
    helpers: tuple[Name, ...] = ()


class ListTasks(Request):
    """Which tasks are asked for: all, or the open ones, of an owner, of none, or late."""

    open: bool = False
    overdue: bool = False
    no_owner: bool = False
    owner: Reference | None = None


class AssignTask(Request):
    """A new owner, a new last day, and who helps with it or does so no longer."""

    required: ClassVar = ("task",)

    task: Reference | None = None
    owner: Name | None = None
    due: Day | None = None
    helpers: tuple[Name, ...] = ()
    without: tuple[Reference, ...] = ()


class NoteTask(Request):
    """How a task goes."""

    required: ClassVar = ("task", "note")
    happened: ClassVar = ("day",)

    task: Reference | None = None
    note: Text | None = None


class PutOffTask(Request):
    """Another last day, and the reason for it."""

    required: ClassVar = ("task", "due")

    task: Reference | None = None
    due: Day | None = None


class MoveTask(Request):
    """A task that is started, done or dropped, on `--date`."""

    required: ClassVar = ("task",)
    happened: ClassVar = ("day",)

    task: Reference | None = None


def add(request: AddTask, id_: str, origin: str | None, owner: str | None, others: Sequence[Task]) -> TaskAdded:
    """Give the event of a new task; raises `Refused` when the very same one is open."""
    for other in others if request.knows("due") else ():
        if (other.text, other.origin, other.owner, other.due) == (request.text, origin, owner, request.due):
            raise Refused([no.AlreadyExists("text", refs=[other.id], noun="task", id=other.id, name=other.text)])
    added = TaskAdded(subject=id_, text=request.text, origin=origin, owner=owner, due=request.due, added_on=request.on)
    return request.noted(added)


def assign(request: AssignTask, task: Task, owner: str | None) -> TaskAssigned:
    """Give the event of a new owner or last day; raises `Refused` when nothing would change."""
    must_be_open(task)
    if not owner and not request.due:
        raise Refused([no.Missing("owner")])
    if request.knows("due") and owner in (None, task.owner) and request.due in (None, task.due):
        raise Refused([no.AlreadyDone("owner", refs=[task.id], id=task.id, day="")])
    return request.noted(TaskAssigned(subject=task.id, owner=owner, due=request.due))


def rally(
    request: AssignTask,
    task: Task,
    owner: str | None,
    there: Sequence[TaskHelper],
    helpers: Sequence[str] = (),
    without: Sequence[str] = (),
) -> list[TaskHelperAdded | TaskHelperLeft]:
    """Give the events of who helps with a task, and who does so no longer. Raises `Refused`.

    `there` are those who help, `helpers` the ids of those who are to, `without` of those who are not to. Who helped
    and is the owner now does not help with it any more.
    """
    must_be_open(task)
    known = {each.person: each for each in there}
    objections = Objections(
        no.NotHelping("without", refs=[task.id, each], person=each, id=task.id) for each in without if each not in known
    )
    objections.extend(owner_helps(task.id, owner or task.owner, helpers))
    joining = [each for each in helpers if each not in known]
    if helpers and not (joining or without or owner or request.due):
        objections.append(no.AlreadyDone("helpers", refs=[task.id], id=task.id, day=""))
    objections.stop()
    leaving = dict.fromkeys([*without, *([owner] if owner in known else [])])
    left = [request.noted(TaskHelperLeft(subject=task.id, added=known[each].entry, person=each)) for each in leaving]
    return [*(request.noted(each) for each in helping(task.id, joining)), *left]


def helping(task: str, persons: Sequence[str]) -> list[TaskHelperAdded]:
    """Give the events of persons that help with a task, each once."""
    return [TaskHelperAdded(subject=task, person=each) for each in dict.fromkeys(persons)]


def owner_helps(task: str, owner: str | None, helpers: Sequence[str]) -> Iterator[Objection]:
    """A task is one person's, whom others help."""
    if owner in helpers:
        yield no.OwnerHelps("helpers", refs=[owner or ""], person=owner, id=task)


def note(request: NoteTask, task: Task) -> TaskNoted:
    """Give the event of how a task goes, or went."""
    return request.noted(TaskNoted(subject=task.id, noted_on=request.on, note=request.note))


def put_off(request: PutOffTask, task: Task) -> TaskMoved:
    """Give the event of another last day. Raises `Refused` without a reason, or when it is that day already."""
    assert request.due
    must_be_open(task)
    if request.due == task.due:
        raise Refused([no.AlreadyDone("due", refs=[task.id], id=task.id, day=str(task.due))])
    if request.reason is None and request.knows("reason"):
        raise Refused([no.MoveReasonMissing("reason", refs=[task.id], id=task.id)])
    return request.noted(TaskMoved(subject=task.id, due=request.due, earlier=task.due))


def notices_of_put_off(moved: TaskMoved, today: date) -> Iterator[Notice]:
    """Give what should be known of another last day."""
    if moved.due < today:
        yield no.DueIsPast("due", due=str(moved.due))


def start(request: MoveTask, task: Task) -> TaskStarted:
    """Give the event of a task being worked on."""
    must_be_open(task)
    if task.started_on:
        raise Refused([no.AlreadyDone("task", refs=[task.id], id=task.id, day=str(task.started_on))])
    return request.noted(TaskStarted(subject=task.id, started_on=request.on))


def done(request: MoveTask, task: Task) -> TaskDone:
    """Give the event of a task that is done."""
    if task.done_on:
        raise Refused([no.AlreadyDone("task", refs=[task.id], id=task.id, day=str(task.done_on))])
    must_be_open(task)
    return request.noted(TaskDone(subject=task.id, done_on=request.on))


def drop(request: MoveTask, task: Task) -> TaskDropped:
    """Give the event of a task that will not be done."""
    if task.dropped_on:
        raise Refused([no.AlreadyDone("task", refs=[task.id], id=task.id, day=str(task.dropped_on))])
    must_be_open(task)
    return request.noted(TaskDropped(subject=task.id, dropped_on=request.on))


def must_be_open(task: Task) -> None:
    """Raise `Refused` for a task that is done or dropped."""
    if ended := task.done_on or task.dropped_on:
        raise Refused([no.TaskEnded("task", refs=[task.id], id=task.id, day=str(ended))])
