"""Working groups: a convener and members."""

from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ConvenerNamed, GroupFormed, GroupMemberAdded
from samverkan_cli.domain.notation import looks_like_id
from samverkan_cli.domain.records import WorkingGroup
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.domain.request import Name, Reference, Request


class FormGroup(Request):
    """A new working group."""

    required: ClassVar = ("name",)

    name: Name | None = None
    decision: Reference | None = None
    convener: Name | None = None
    member: tuple[Name, ...] = ()


class AddMember(Request):
    """A member, or the member who calls the group together."""

    required: ClassVar = ("group", "person")

    group: Reference | None = None
    person: Name | None = None


def form(request: FormGroup, id_: str, namesake: WorkingGroup | None, decision: str | None) -> GroupFormed:
    """Give the event of a new group; raises `Refused` when a group has the name."""
    if namesake:
        raise Refused([no.AlreadyExists("name", refs=[namesake.id], noun="group", id=namesake.id, name=namesake.name)])
    name = request.name or ""
    Objections([no.NameReserved("name", given=name)] if looks_like_id(name) else []).stop()
    return request.noted(GroupFormed(subject=id_, name=request.name, formed_on=request.on, decision=decision))


def add_member(request: AddMember, group: WorkingGroup, person: str) -> GroupMemberAdded:
    """Give the event of a new member; raises `Refused` when the person is one."""
    if person in group.members:
        raise Refused(
            [no.AlreadyThere("person", refs=[group.id, person], name=request.person, there=group.name, id=group.id)]
        )
    return request.noted(GroupMemberAdded(subject=group.id, person=person, from_day=request.day))


def name_convener(request: AddMember, group: WorkingGroup, person: str) -> list[GroupMemberAdded | ConvenerNamed]:
    """Give the events of a convener, who becomes a member first; raises `Refused` for the same one again."""
    if person == group.convener:
        raise Refused([no.AlreadyDone("person", refs=[group.id, person], id=group.id, day="")])
    joins: list[GroupMemberAdded | ConvenerNamed] = []
    if person not in group.members:
        joins.append(add_member(request, group, person))
    return [*joins, request.noted(ConvenerNamed(subject=group.id, person=person, from_day=request.day))]
