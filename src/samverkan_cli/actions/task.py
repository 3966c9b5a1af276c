"""Tasks: adding, assigning, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from samverkan_cli.actions.person import mention
from samverkan_cli.domain import task as rules
from samverkan_cli.domain.notation import is_item, looks_like_id
from samverkan_cli.domain.refusal import Objections

if TYPE_CHECKING:
    from collections.abc import Callable

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
    objections.stop()
    event = rules.add(request, writer.new_id("T"), origin, owner, writer.reader.open_tasks())
    writer.record(event)
    return writer.reader.task(event.subject)


def _origin(read: Reader, reference: str) -> str:
    """Give the id of what a task comes from."""
    if is_item(reference):
        return read.item(reference).id
    if ":" in reference:
        return read.activity(reference).id
    finders: dict[str, Callable[[str], object]] = {"M": read.meeting, "G": read.group, "W": read.watch_item}
    finder = finders.get(reference[:1].upper()) if looks_like_id(reference) else None
    found = (finder or read.decision)(reference)
    return str(getattr(found, "id", ""))


def assign(writer: Writer, request: rules.AssignTask) -> Task:
    """Give a task a new owner, a new last day, or both."""
    assert request.task
    objections = Objections()
    task = objections.find(writer.reader.task, request.task)
    owner = objections.ask(mention, writer, request, request.owner, "owner") if request.owner else None
    objections.stop()
    assert task
    writer.record(rules.assign(request, task, owner))
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
