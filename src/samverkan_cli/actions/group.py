"""Working groups: forming them, members and convener."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.person import mention
from samverkan_cli.domain import group as rules
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.refusal import Objections

if TYPE_CHECKING:
    from samverkan_cli.domain.records import WorkingGroup
    from samverkan_cli.store.writer import Writer


def form(writer: Writer, request: rules.FormGroup) -> WorkingGroup:
    """Form a working group, with convener and members; the convener is a member."""
    assert request.name
    objections, read = Objections(), writer.reader
    decision = objections.find(read.decision, request.decision)
    namesake = next((group for group in read.groups() if name_key(group.name or "") == name_key(request.name)), None)
    event = objections.ask(rules.form, request, writer.new_id("G"), namesake, decision.id if decision else None)
    objections.stop()
    assert event
    writer.record(event)
    names = (request.convener, *request.member) if request.convener else request.member
    for at, name in enumerate(dict.fromkeys(names)):
        joining = request.along(rules.AddMember, group=event.subject, person=name)
        (name_convener if request.convener and at == 0 else add_member)(writer, joining)
    return read.group(event.subject)


def add_member(writer: Writer, request: rules.AddMember) -> WorkingGroup:
    """Add a member to a working group, or record the last day of one."""
    assert request.group and request.person
    group = writer.reader.group(request.group)
    person = mention(writer, request, request.person)
    writer.record(rules.add_member(request, group, person))
    found = writer.reader.group(group.id)
    if request.through:
        writer.notices += rules.notices_of_leaving(found, person, request.through)
    return found


def name_convener(writer: Writer, request: rules.AddMember) -> WorkingGroup:
    """Name the member who calls the group together."""
    assert request.group and request.person
    group = writer.reader.group(request.group)
    writer.record(*rules.name_convener(request, group, mention(writer, request, request.person)))
    return writer.reader.group(group.id)


def close(writer: Writer, request: rules.CloseGroup) -> WorkingGroup:
    """Record the last day of a working group."""
    assert request.group
    group = writer.reader.group(request.group)
    writer.record(rules.close(request, group))
    tasks = [each for each in writer.reader.open_tasks() if each.origin == group.id]
    writer.notices += rules.notices_of_closing(tasks)
    return writer.reader.group(group.id)
