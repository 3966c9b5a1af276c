"""Working groups: formed once under a name, with members, and one who calls them together."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ConvenerNamed, GroupClosed, GroupFormed, GroupMemberAdded, GroupMemberLeft
from samverkan_cli.domain.group import (
    AddMember,
    CloseGroup,
    FormGroup,
    add_member,
    close,
    form,
    name_convener,
    notices_of_closing,
    notices_of_leaving,
)
from samverkan_cli.domain.records import Membership, Task, WorkingGroup

TODAY, LATER = date(2024, 3, 1), date(2024, 4, 1)
IN = tuple(Membership(entry=each, working_group="G-1", person=f"P-{each}") for each in (1, 2))
GROUP = WorkingGroup(entry=1, id="G-1", number=1, name="Ungdom", formed_on=TODAY, convener="P-1", memberships=IN)
FORMING = FormGroup(today=TODAY, name="Ungdom")
JOINING = AddMember(today=TODAY, group="G-1", person="Eva Ek")


@pytest.mark.parametrize(("day", "formed"), [(None, TODAY), (LATER, LATER)])
@pytest.mark.parametrize("decision", [None, "D-2024-001"])
def test_a_group_is_formed_on_a_day_with_or_without_a_decision(
    day: date | None, formed: date, decision: str | None
) -> None:
    made = form(FORMING.but(day=day), "G-1", None, decision)
    assert GroupFormed(subject="G-1", name="Ungdom", formed_on=formed, decision=decision) == made


def test_a_group_has_a_name_of_its_own_that_is_no_id() -> None:
    expected = no.AlreadyExists("name", refs=["G-1"], noun="group", id="G-1", name="Ungdom")
    assert [expected] == refused(form, FORMING, "G-2", GROUP, None)
    reserved = FORMING.but(name="G-4")
    assert [no.NameReserved("name", given="G-4")] == refused(form, reserved, "G-2", None, None)


@pytest.mark.parametrize("day", [None, LATER])
def test_a_member_joins_from_the_day_that_is_said_or_from_the_beginning(day: date | None) -> None:
    made = add_member(JOINING.but(day=day), GROUP, "P-3")
    assert GroupMemberAdded(subject="G-1", person="P-3", from_day=day) == made


def test_a_member_joins_once() -> None:
    expected = no.AlreadyThere("person", refs=["G-1", "P-2"], name="Eva Ek", there="Ungdom", id="G-1")
    assert [expected] == refused(add_member, JOINING, GROUP, "P-2")


def test_a_member_is_named_convener_and_who_is_none_becomes_one_first() -> None:
    request = JOINING.but(day=LATER)
    convener = ConvenerNamed(subject="G-1", person="P-2", from_day=LATER)
    assert [convener] == name_convener(request, GROUP, "P-2")
    joins = GroupMemberAdded(subject="G-1", person="P-3", from_day=LATER)
    assert [joins, replace(convener, person="P-3")] == name_convener(request, GROUP, "P-3")


def test_the_convener_is_not_named_again() -> None:
    expected = no.AlreadyDone("person", refs=["G-1", "P-1"], id="G-1", day="")
    assert [expected] == refused(name_convener, JOINING, GROUP, "P-1")


def test_the_reason_goes_with_each_of_the_two_events() -> None:
    made = name_convener(JOINING.but(reason="Avgång"), GROUP, "P-3")
    assert ["Avgång", "Avgång"] == [event.reason for event in made]


LEFT = replace(GROUP, memberships=(IN[0], replace(IN[1], from_day=TODAY, through_day=LATER)))
LEAVING = JOINING.but(through=LATER)


def test_a_member_leaves_through_a_day_and_is_one_on_that_day() -> None:
    assert GroupMemberLeft(subject="G-1", added=2, person="P-2", through_day=LATER) == add_member(LEAVING, GROUP, "P-2")
    assert [("P-1", "P-2"), ("P-1",)] == [LEFT.members_on(LATER), LEFT.members_on(LATER + timedelta(days=1))]


def test_who_is_no_member_does_not_leave_nor_anyone_twice_or_before_joining() -> None:
    facts = {"name": "Eva Ek", "there": "Ungdom", "id": "G-1"}
    assert [no.NoMember("person", refs=["G-1"], **facts)] == refused(add_member, LEAVING, GROUP, "P-3")
    again = no.AlreadyDone("through", refs=["G-1", "P-2"], id="G-1", day=str(LATER))
    assert [again] == refused(add_member, LEAVING, LEFT, "P-2")
    early = no.LastDayBeforeFirst("through", first=str(TODAY), last="2024-02-29")
    assert [early] == refused(add_member, LEAVING.but(through=date(2024, 2, 29)), LEFT, "P-2")
    assert TODAY == add_member(LEAVING.but(through=TODAY), LEFT, "P-2").through_day  # type: ignore[union-attr]  # who leaves


def test_who_has_left_joins_again_from_the_day_after() -> None:
    after = JOINING.but(day=LATER + timedelta(days=1))
    assert isinstance(add_member(after, LEFT, "P-2"), GroupMemberAdded)
    there = no.AlreadyThere("person", refs=["G-1", "P-2"], name="Eva Ek", there="Ungdom", id="G-1")
    assert [there] == refused(add_member, JOINING.but(day=LATER), LEFT, "P-2")


def test_a_convener_who_has_left_calls_nobody_together_and_that_is_said() -> None:
    gone = replace(LEFT, convener="P-2")
    assert ["P-2", None] == [gone.convener_on(LATER), gone.convener_on(LATER + timedelta(days=1))]
    assert [no.ConvenerGone("person", refs=["G-1"], name="Ungdom", id="G-1")] == [
        *notices_of_leaving(gone, "P-2", LATER)
    ]
    assert [] == [*notices_of_leaving(LEFT, "P-2", LATER)]
    assert [] == [*notices_of_leaving(replace(GROUP, convener="P-2"), "P-2", LATER)]


def test_a_group_is_closed_once_and_not_before_it_was_formed() -> None:
    request = CloseGroup(today=TODAY, group="G-1", day=LATER)
    assert GroupClosed(subject="G-1", closed_on=LATER) == close(request, GROUP)
    assert TODAY == close(request.but(day=TODAY), GROUP).closed_on
    closed = replace(GROUP, closed_on=LATER)
    assert [no.AlreadyDone("group", refs=["G-1"], id="G-1", day=str(LATER))] == refused(close, request, closed)
    early = request.but(day=date(2024, 2, 29))
    assert [no.LastDayBeforeFirst("day", first=str(TODAY), last="2024-02-29")] == refused(close, early, GROUP)


def test_nobody_joins_or_convenes_a_group_after_its_last_day() -> None:
    closed = replace(GROUP, closed_on=TODAY)
    shut = no.GroupIsClosed("group", refs=["G-1"], name="Ungdom", id="G-1", day=str(TODAY))
    late = JOINING.but(day=LATER)
    assert [[shut], [shut]] == [refused(rule, late, closed, "P-3") for rule in (add_member, name_convener)]
    assert GroupMemberAdded(subject="G-1", person="P-3", from_day=TODAY) == add_member(
        JOINING.but(day=TODAY), closed, "P-3"
    )


def test_open_tasks_of_a_group_that_is_closed_are_told() -> None:
    task = Task(entry=9, id="T-1", number=1, text="Ring", origin="G-1", added_on=TODAY)
    assert [no.GroupTasksOpen("group", refs=["T-1"], ids=("T-1",))] == [*notices_of_closing([task])]
    assert [] == [*notices_of_closing([])]


@pytest.mark.parametrize(
    ("held", "closed", "expected"),
    [
        ([None], None, None),
        ([date(2024, 5, 31)], None, date(2024, 5, 31)),
        ([date(2024, 5, 31), None], None, None),
        ([date(2024, 5, 31), date(2024, 9, 30)], None, date(2024, 9, 30)),
        ([None], date(2024, 8, 31), date(2024, 8, 31)),
        ([date(2024, 5, 31)], date(2024, 3, 31), date(2024, 3, 31)),
        ([], None, None),
    ],
)
def test_a_convener_is_one_as_long_as_it_is_a_member_of_a_group_that_goes_on(
    held: list[date | None], closed: date | None, expected: date | None
) -> None:
    memberships = tuple(
        Membership(entry=at, working_group="G-1", person="P-1", through_day=day) for at, day in enumerate(held)
    )
    kept = WorkingGroup(
        entry=1,
        id="G-1",
        number=1,
        formed_on=date(2024, 1, 1),
        convener="P-1",
        closed_on=closed,
        memberships=memberships,
    )
    assert expected == kept.convener_through
