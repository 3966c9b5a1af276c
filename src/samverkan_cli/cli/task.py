"""`samverkan task`: what somebody is to do."""

from typing import Annotated

from samverkan_cli import texts
from samverkan_cli.actions import task as actions
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.task import AddTask, AssignTask, MoveTask
from samverkan_cli.render import Listing, Receipt

app = noun("task")
TaskArgument = Annotated[str | None, options.argument("task")]


@writes(app, "task add")
def add(
    call: Writing,
    text: Annotated[str | None, options.argument("text")] = None,
    from_: Annotated[str | None, options.flag("from_ref", options.REF, "--from")] = None,
    owner: options.Owner = None,
    due: options.Due = None,
) -> Receipt:
    """Add a task."""
    asked = call.read(AddTask, text=text, origin=from_, owner=owner, due=due)
    return call.record("task", asked, actions.add, shapes.task)


@reads(app, "task list")
def list_(call: Reading) -> Listing:
    """Show every task, by last day."""
    with call.reader() as reader:
        rows = [shapes.task(reader, each, call.session.today) for each in reader.tasks()]
    columns = ("id", "due", "state", "owner", "text", "from")
    return Listing(call.words, rows, columns, empty=texts.say("no_tasks"), going=("from", "state", "owner"))


@writes(app, "task assign")
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
