"""Tasks: adding, assigning, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from samverkan_cli.actions.person import mention
from samverkan_cli.domain import task as rules
from samverkan_cli.domain.notation import is_item, looks_like_id, looks_like_period
from samverkan_cli.domain.refusal import Objections

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from samverkan_cli.domain.events import TaskDone, TaskDropped, TaskStarted
    from samverkan_cli.domain.records import Task
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

E = TypeVar("E", bound="TaskStarted | TaskDone | TaskDropped")


def add(writer: Writer, request: rules.AddTask) -> Task:
    """Add a task, from a decision, an activity, a meeting or of its own."""
    objections = Objections()
    origin = objections.ask(_origin, writer.reader, request.origin) if request.origin else None
    owner = objections.ask(mention, writer, request, request.owner, "owner") if request.owner else None
    helpers = _mentioned(writer, request, request.helpers, objections)
    objections.stop()
    id_ = writer.new_id("T")
    objections.extend(rules.owner_helps(id_, owner, helpers))
    event = objections.ask(rules.add, request, id_, origin, owner, writer.reader.open_tasks())
    objections.stop()
    assert event
    writer.record(event, *(request.noted(each) for each in rules.helping(id_, helpers)))
    return writer.reader.task(event.subject)


def _mentioned(
    writer: Writer, request: rules.AddTask | rules.AssignTask, names: Sequence[str], objections: Objections
) -> list[str]:
    """Give the ids of those who help, whoever is new among them registered."""
    found = [objections.ask(mention, writer, request, each, "helpers") for each in names]
    return [each for each in found if each]


def _origin(read: Reader, reference: str) -> str:
    """Give the id of what a task comes from: whatever has one, or a decision as it is cited."""
    if is_item(reference):
        return read.item(reference).id
    if looks_like_id(reference) or looks_like_period(reference) or read.citation(reference) is None:
        return read.subject(reference)
    return read.decision(reference).id


def assign(writer: Writer, request: rules.AssignTask) -> Task:
    """Give a task a new owner, a new last day, and others that help with it or do so no longer."""
    assert request.task
    read, objections = writer.reader, Objections()
    task = objections.find(read.task, request.task)
    owner = objections.ask(mention, writer, request, request.owner, "owner") if request.owner else None
    helpers = _mentioned(writer, request, request.helpers, objections)
    without = [objections.ask(read.person, each) for each in request.without]
    objections.stop()
    assert task
    leaving = [each.id for each in without if each]
    rallied = rules.rally(request, task, owner, read.helpers([task.id])[task.id], helpers, leaving)
    if owner or request.due or not (helpers or leaving):
        writer.record(rules.assign(request, task, owner))
    writer.record(*rallied)
    return read.task(task.id)


def note(writer: Writer, request: rules.NoteTask) -> Task:
    """Note how a task goes."""
    assert request.task
    task = writer.reader.task(request.task)
    writer.record(rules.note(request, task))
    return writer.reader.task(task.id)


def put_off(writer: Writer, request: rules.PutOffTask) -> Task:
    """Give a task another last day, for a reason."""
    assert request.task
    task = writer.reader.task(request.task)
    moved = rules.put_off(request, task)
    writer.record(moved)
    writer.notices += rules.notices_of_put_off(moved, request.today)
    return writer.reader.task(task.id)


def start(writer: Writer, request: rules.MoveTask) -> Task:
    """Note that a task is being worked on."""
    return _move(writer, request, rules.start)


def done(writer: Writer, request: rules.MoveTask) -> Task:
    """Note that a task is done."""
    return _move(writer, request, rules.done)


def drop(writer: Writer, request: rules.MoveTask) -> Task:
    """Note that a task will not be done."""
    return _move(writer, request, rules.drop)


def _move(writer: Writer, request: rules.MoveTask, rule: Callable[[rules.MoveTask, Task], E]) -> Task:
    assert request.task
    task = writer.reader.task(request.task)
    writer.record(rule(request, task))
    return writer.reader.task(task.id)
