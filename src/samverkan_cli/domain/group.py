"""Working groups: a convener and members."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ConvenerNamed, GroupClosed, GroupFormed, GroupMemberAdded, GroupMemberLeft
from samverkan_cli.domain.notation import looks_like_id
from samverkan_cli.domain.records import Membership, Task, WorkingGroup
from samverkan_cli.domain.refusal import Notice, Objections, Refused
from samverkan_cli.domain.request import Day, Name, Reference, Request


class FormGroup(Request):
    """A new working group."""

    required: ClassVar = ("name",)

    name: Name | None = None
    decision: Reference | None = None
    convener: Name | None = None
    member: tuple[Name, ...] = ()


class AddMember(Request):
    """A member, or the member who calls the group together; `through` is the last day of one who leaves."""

    required: ClassVar = ("group", "person")

    group: Reference | None = None
    person: Name | None = None
    through: Day | None = None


class CloseGroup(Request):
    """The last day of a working group, on `--date`."""

    required: ClassVar = ("group",)
    happened: ClassVar = ("day",)

    group: Reference | None = None


def form(request: FormGroup, id_: str, namesake: WorkingGroup | None, decision: str | None) -> GroupFormed:
    """Give the event of a new group; raises `Refused` when a group has the name."""
    if namesake:
        raise Refused([no.AlreadyExists("name", refs=[namesake.id], noun="group", id=namesake.id, name=namesake.name)])
    name = request.name or ""
    Objections([no.NameReserved("name", given=name)] if looks_like_id(name) else []).stop()
    return request.noted(GroupFormed(subject=id_, name=request.name, formed_on=request.on, decision=decision))


def add_member(request: AddMember, group: WorkingGroup, person: str) -> GroupMemberAdded | GroupMemberLeft:
    """Give the event of a new member, or with `through` of one who leaves.

    Raises `Refused` when the person is a member, or left already.
    """
    held = next((each for each in reversed(group.memberships) if each.person == person), None)
    if request.through:
        return _leave(request, group, held)
    _must_be_open(request, group)
    if held and (held.through_day is None or held.through_day >= (request.day or request.today)):
        raise Refused(
            [no.AlreadyThere("person", refs=[group.id, person], name=request.person, there=group.name, id=group.id)]
        )
    return request.noted(GroupMemberAdded(subject=group.id, person=person, from_day=request.day))


def _leave(request: AddMember, group: WorkingGroup, held: Membership | None) -> GroupMemberLeft:
    """Give the event of a member's last day; raises `Refused` for who is none, and for the very same day again."""
    through = request.through
    assert through
    if held is None:
        raise Refused([no.NoMember("person", refs=[group.id], name=request.person, there=group.name, id=group.id)])
    if held.through_day == through:
        raise Refused([no.AlreadyDone("through", refs=[group.id, held.person], id=group.id, day=str(through))])
    if held.from_day and through < held.from_day:
        raise Refused([no.LastDayBeforeFirst("through", first=str(held.from_day), last=str(through))])
    return request.noted(GroupMemberLeft(subject=group.id, added=held.entry, person=held.person, through_day=through))


def name_convener(request: AddMember, group: WorkingGroup, person: str) -> list[GroupMemberAdded | ConvenerNamed]:
    """Give the events of a convener, who becomes a member first; raises `Refused` for the same one again."""
    day = request.day or request.today
    _must_be_open(request, group)
    if person == group.convener_on(day):
        raise Refused([no.AlreadyDone("person", refs=[group.id, person], id=group.id, day="")])
    joins: list[GroupMemberAdded | ConvenerNamed] = []
    if person not in group.members_on(day):
        joins.append(request.noted(GroupMemberAdded(subject=group.id, person=person, from_day=request.day)))
    return [*joins, request.noted(ConvenerNamed(subject=group.id, person=person, from_day=request.day))]


def close(request: CloseGroup, group: WorkingGroup) -> GroupClosed:
    """Give the event of a group's last day. Raises `Refused` for the same day again, or one before it was formed."""
    if group.closed_on:
        raise Refused([no.AlreadyDone("group", refs=[group.id], id=group.id, day=str(group.closed_on))])
    if request.on < group.formed_on:
        raise Refused([no.LastDayBeforeFirst("day", first=str(group.formed_on), last=str(request.on))])
    return request.noted(GroupClosed(subject=group.id, closed_on=request.on))


def notices_of_leaving(group: WorkingGroup, person: str, day: date) -> Iterator[Notice]:
    """Give what should be known when a member leaves: nobody calls the group together any more."""
    if person == group.convener and group.convener_on(day + timedelta(days=1)) is None:
        yield no.ConvenerGone("person", refs=[group.id], name=group.name, id=group.id)


def notices_of_closing(tasks: Sequence[Task]) -> Iterator[Notice]:
    """Give the open tasks that came from a group which has its last day."""
    if tasks:
        yield no.GroupTasksOpen("group", refs=[each.id for each in tasks], ids=tuple(each.id for each in tasks))


def _must_be_open(request: AddMember, group: WorkingGroup) -> None:
    """Nobody joins a group whose last day has passed."""
    if group.closed_by(request.day or request.today):
        raise Refused(
            [no.GroupIsClosed("group", refs=[group.id], name=group.name, id=group.id, day=str(group.closed_on))]
        )
