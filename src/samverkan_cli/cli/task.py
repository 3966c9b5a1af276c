"""`samverkan task`: what somebody is to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli import texts
from samverkan_cli.actions import task as actions
from samverkan_cli.cli import ask, options, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.task import AddTask, AssignTask, ListTasks, MoveTask
from samverkan_cli.render import Listing, Receipt

if TYPE_CHECKING:
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
    due: options.Due = None,
) -> Receipt:
    """Add a task."""
    return ask.through(call, {"text": text, "from": from_, "owner": owner, "due": due}, _add)


def _add(call: Writing, given: ask.Given) -> Receipt:
    asked = call.read(AddTask, **{"origin" if name == "from" else name: said for name, said in given.items()})
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
        rows = [shapes.task(reader, each, request.today) for each in _asked(reader, request)]
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
    due: options.Due = None,
) -> Receipt:
    """Give a task an owner, a last day, or both."""
    asked = call.read(AssignTask, task=task, owner=owner or person, due=due)
    return call.record("task", asked, actions.assign, shapes.task)


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
