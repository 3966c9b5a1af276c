"""Working groups: formed once under a name, with members, and one who calls them together."""

from datetime import date

import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ConvenerNamed, GroupFormed, GroupMemberAdded
from samverkan_cli.domain.group import AddMember, FormGroup, add_member, form, name_convener
from samverkan_cli.domain.records import WorkingGroup

TODAY, LATER = date(2024, 3, 1), date(2024, 4, 1)
GROUP = WorkingGroup(
    entry=1, id="G-1", number=1, name="Ungdom", formed_on=TODAY, convener="P-1", members=("P-1", "P-2")
)
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
