"""`samverkan task`: what somebody is to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli import texts
from samverkan_cli.actions import task as actions
from samverkan_cli.cli import ask, history, options, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.shapes import some
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.task import AddTask, AssignTask, ListTasks, MoveTask, NoteTask, PutOffTask
from samverkan_cli.render import Listing, Receipt, Sheet

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.records import Task
    from samverkan_cli.store.reader import Reader

app = noun("task")
TaskArgument = Annotated[str | None, options.argument("task")]


@writes(app, "task add", registers=True)
def add(
    call: Writing,
    text: Annotated[str | None, options.argument("text")] = None,
    from_: Annotated[str | None, options.flag("from_ref", options.REF, "--from")] = None,
    owner: options.Owner = None,
    with_: options.Helpers = None,
    due: options.Due = None,
) -> Receipt:
    """Add a task."""
    return ask.through(call, {"text": text, "from": from_, "owner": owner, "with": with_, "due": due}, _add)


NAMED = {"from": "origin", "with": "helpers"}


def _add(call: Writing, given: ask.Given) -> Receipt:
    asked = call.read(AddTask, **{NAMED.get(name, name): said for name, said in given.items()})
    return call.record("task", asked, actions.add, shapes.task)


@reads(app, "task list")
def list_(
    call: Reading,
    open_: Annotated[bool, typer.Option("--open", help=texts.option("open_tasks"))] = False,
    owner: options.Owner = None,
    overdue: Annotated[bool, typer.Option("--overdue", help=texts.option("overdue"))] = False,
    no_owner: Annotated[bool, typer.Option("--no-owner", help=texts.option("no_owner"))] = False,
) -> Listing:
    """Show the tasks, by last day: all, or those that are asked for."""
    if owner is not None and no_owner:
        raise Refused([no.OptionsConflict("owner", option="--no-owner", others=("--owner",))])
    request = call.read(ListTasks, open=open_, owner=owner, overdue=overdue, no_owner=no_owner)
    with call.reader() as reader:
        rows = shapes.tasks(reader, _asked(reader, request), request.today)
    columns = ("id", "due", "state", "owner", "text", "from")
    return Listing(call.words, rows, columns, empty=texts.say("no_tasks"), going=("from", "state", "owner"))


def _asked(reader: Reader, request: ListTasks) -> list[Task]:
    owner = reader.person(request.owner).id if request.owner else None
    if not (request.open or request.overdue or request.no_owner):
        return reader.tasks(owner=owner)
    late = request.today if request.overdue else None
    return reader.open_tasks(owner, owned=not request.no_owner, before=late)


@writes(app, "task assign", registers=True)
def assign(
    call: Writing,
    task: TaskArgument = None,
    person: Annotated[str | None, options.argument("person")] = None,
    owner: options.Owner = None,
    with_: options.Helpers = None,
    without: options.Without = None,
    due: options.Due = None,
) -> Receipt:
    """Give a task an owner, a last day, and others that help with it or do so no longer."""
    asked = call.read(AssignTask, task=task, owner=owner or person, helpers=with_, without=without, due=due)
    return call.record("task", asked, actions.assign, shapes.task)


@reads(app, "task show")
def show(call: Reading, task: TaskArgument = None) -> Sheet:
    """Show one task: what it comes from, who has it, and what has happened with it."""
    with call.reader() as reader:
        return sheet(call.words, reader, reader.task(call.named("task", task)), call.session.today)


def sheet(words: str, reader: Reader, found: Task, today: date) -> Sheet:
    """Give a task with what it comes from, the notes of it, and its history."""
    data = shapes.task(reader, found, today) | some(found, "added_on", "started_on", "dropped_on")
    data["from_text"] = reader.names([found.origin]).get(found.origin) if found.origin else None
    data["notes"] = [some(each, "noted_on", "note") for each in reader.task_notes(found.id)]
    data["history"] = history.of(reader, found.id)
    return Sheet(words, data, more=tuple(history.lines(data["history"])), apart=("notes", "history"))


@writes(app, "task note")
def note(
    call: Writing,
    task: TaskArgument = None,
    text: Annotated[str | None, options.argument("note", "TEXT")] = None,
) -> Receipt:
    """Note how a task goes."""
    return call.record("task", call.read(NoteTask, task=task, note=text), actions.note, shapes.task)


@writes(app, "task move")
def move(call: Writing, task: TaskArgument = None, due: options.Due = None) -> Receipt:
    """Give a task another last day, for a reason."""
    return call.record("task", call.read(PutOffTask, task=task, due=due), actions.put_off, shapes.task)


@writes(app, "task start")
def start(call: Writing, task: TaskArgument = None) -> Receipt:
    """Note that a task is being worked on."""
    return call.record("task", call.read(MoveTask, task=task), actions.start, shapes.task)


@writes(app, "task done")
def done(call: Writing, task: TaskArgument = None) -> Receipt:
    """Note that a task is done."""
    return call.record("task", call.read(MoveTask, task=task), actions.done, shapes.task)


@writes(app, "task drop")
def drop(call: Writing, task: TaskArgument = None) -> Receipt:
    """Note that a task will not be done."""
    return call.record("task", call.read(MoveTask, task=task), actions.drop, shapes.task)
