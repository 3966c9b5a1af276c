"""Tasks: what somebody is to do, by when."""

from collections.abc import Sequence
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import TaskAdded, TaskAssigned, TaskDone, TaskDropped, TaskStarted
from samverkan_cli.domain.records import Task
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import Day, Line, Name, Reference, Request


class AddTask(Request):
    """A new task; `origin` is what it comes from: a decision, an activity, a meeting."""

    required: ClassVar = ("text",)

    text: Line | None = None
    origin: Reference | None = None
    owner: Name | None = None
    due: Day | None = None


class ListTasks(Request):
    """Which tasks are asked for: all, or the open ones, of an owner, of none, or late."""

    open: bool = False
    overdue: bool = False
    no_owner: bool = False
    owner: Reference | None = None


class AssignTask(Request):
    """A new owner, a new last day, or both."""

    required: ClassVar = ("task",)

    task: Reference | None = None
    owner: Name | None = None
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
    _must_be_open(task)
    if not owner and not request.due:
        raise Refused([no.Missing("owner")])
    if request.knows("due") and owner in (None, task.owner) and request.due in (None, task.due):
        raise Refused([no.AlreadyDone("owner", refs=[task.id], id=task.id, day="")])
    return request.noted(TaskAssigned(subject=task.id, owner=owner, due=request.due))


def start(request: MoveTask, task: Task) -> TaskStarted:
    """Give the event of a task being worked on."""
    _must_be_open(task)
    if task.started_on:
        raise Refused([no.AlreadyDone("task", refs=[task.id], id=task.id, day=str(task.started_on))])
    return request.noted(TaskStarted(subject=task.id, started_on=request.on))


def done(request: MoveTask, task: Task) -> TaskDone:
    """Give the event of a task that is done."""
    if task.done_on:
        raise Refused([no.AlreadyDone("task", refs=[task.id], id=task.id, day=str(task.done_on))])
    _must_be_open(task)
    return request.noted(TaskDone(subject=task.id, done_on=request.on))


def drop(request: MoveTask, task: Task) -> TaskDropped:
    """Give the event of a task that will not be done."""
    if task.dropped_on:
        raise Refused([no.AlreadyDone("task", refs=[task.id], id=task.id, day=str(task.dropped_on))])
    _must_be_open(task)
    return request.noted(TaskDropped(subject=task.id, dropped_on=request.on))


def _must_be_open(task: Task) -> None:
    if ended := task.done_on or task.dropped_on:
        raise Refused([no.TaskEnded("task", refs=[task.id], id=task.id, day=str(ended))])
