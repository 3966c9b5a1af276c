"""`samverkan group`: working groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from samverkan_cli import texts
from samverkan_cli.actions import group as actions
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.meeting import followed
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.group import AddMember, CloseGroup, FormGroup
from samverkan_cli.render import Listing, Receipt, Sheet

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.records import WorkingGroup
    from samverkan_cli.store.reader import Reader

app = noun("group")
GroupArgument = Annotated[str | None, options.argument("group")]


@writes(app, "group add", registers=True)
def add(
    call: Writing,
    name: Annotated[str | None, options.argument("name")] = None,
    decision: options.Decision = None,
    convener: Annotated[str | None, options.flag("convener", options.TEXT)] = None,
    member: Annotated[list[str] | None, options.flag("member", options.TEXT)] = None,
) -> Receipt:
    """Form a working group."""
    asked = call.read(FormGroup, name=name, decision=decision, convener=convener, member=member)
    return call.record("group", asked, actions.form, shapes.group)


@reads(app, "group list")
def list_(call: Reading) -> Listing:
    """Show every working group."""
    with call.reader() as reader:
        rows = [shapes.group(reader, each, call.session.today) for each in reader.groups()]
    columns = ("id", "name", "convener", "members")
    return Listing(call.words, rows, columns, empty=texts.say("nothing"), going=("members", "convener"))


@reads(app, "group show")
def show(call: Reading, group: GroupArgument = None) -> Sheet:
    """Show one working group and its members."""
    with call.reader() as reader:
        return sheet(call.words, reader, reader.group(call.named("group", group)), call.session.today)


def sheet(words: str, reader: Reader, found: WorkingGroup, today: date) -> Sheet:
    """Give a working group: its members, the decision that formed it, and what it is to do."""
    data = shapes.group(reader, found, today)
    tasks = shapes.tasks(reader, reader.tasks(found.id), today)
    told = reader.decision(found.decision).text if found.decision else None
    data |= {"formed_on": shapes.iso(found.formed_on), "decision_text": told, "tasks": tasks}
    leaving = [texts.say("leaves_group", **each) for each in data["leaving"]]
    return Sheet(words, data, more=(*leaving, *followed(tasks)), apart=("tasks", "leaving"))


@writes(app, "group member", registers=True)
def member(
    call: Writing, group: GroupArgument = None, person: options.Person = None, through: options.Through = None
) -> Receipt:
    """Add a member to a working group, or record the last day of one."""
    asked = call.read(AddMember, group=group, person=person, through=through)
    return call.record("group", asked, actions.add_member, shapes.group)


@writes(app, "group convener", registers=True)
def convener(call: Writing, group: GroupArgument = None, person: options.Person = None) -> Receipt:
    """Name the member who calls the group together."""
    return call.record("group", call.read(AddMember, group=group, person=person), actions.name_convener, shapes.group)


@writes(app, "group close")
def close(call: Writing, group: GroupArgument = None) -> Receipt:
    """Record the last day of a working group."""
    return call.record("group", call.read(CloseGroup, group=group), actions.close, shapes.group)
