"""Taking back: what a command made, once, while nothing builds on it."""

from datetime import date

import pytest
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import EntryTakenBack
from samverkan_cli.domain.undo import Invocation, Later, TakeBack, must_be_nobodys, must_be_possible, taken_back

LATER = Later(entry=9, verb="enroll", subject="A-1", op="o2")
NAMES = {"A-1": "Blå Tuvan"}


def made(first: int, last: int, by: int | None = None) -> Invocation:
    """Give what one command made."""
    return Invocation(op="o1", verb="enroll", first=first, last=last, by=by, root=(first, last), again=False)


def test_what_nothing_builds_on_is_taken_back() -> None:
    must_be_possible(made(2, 3), [], {})


@pytest.mark.parametrize("last", [1, 2])
def test_the_first_entry_is_the_registry_itself_and_stays(last: int) -> None:
    assert [no.NotTakenBack("entry", entry=1)] == refused(must_be_possible, made(1, last), [LATER], NAMES)


@pytest.mark.parametrize(("last", "told"), [(4, None), (6, 6)])
def test_what_is_taken_back_is_not_taken_back_again(last: int, told: int | None) -> None:
    expected = [no.AlreadyTakenBack("entry", entry=4, last=told, by=8)]
    assert expected == refused(must_be_possible, made(4, last, by=8), [LATER], NAMES)


def test_everything_that_builds_on_it_is_told_by_name_where_there_is_one() -> None:
    other = Later(entry=11, verb="group form", subject="G-1", op="o3")
    expected = [
        no.BuiltOn("entry", refs=["A-1"], entry=9, verb="enroll", about="Blå Tuvan (A-1)"),
        no.BuiltOn("entry", refs=["G-1"], entry=11, verb="group form", about="G-1"),
    ]
    assert expected == refused(must_be_possible, made(4, 5), [LATER, other], NAMES)


def test_each_entry_is_taken_back_by_an_entry_of_its_own_with_the_reason() -> None:
    request = TakeBack(today=date(2024, 3, 1), reason="Fel förening")
    expected = [
        EntryTakenBack(subject="E-1", entry=5, reason="Fel förening"),
        EntryTakenBack(subject="A-1", entry=4, reason="Fel förening"),
    ]
    assert expected == taken_back(request, [(5, "E-1"), (4, "A-1")])
    assert [] == taken_back(request, [])


def test_a_name_that_another_has_taken_meanwhile_does_not_come_back() -> None:
    twice = [("A-1", "Blå Tuvan", "A-7"), ("A-2", "Klockbojen", "A-8")]
    expected = [
        no.NameTakenMeanwhile("entry", refs=["A-1", "A-7"], name="Blå Tuvan", id="A-7"),
        no.NameTakenMeanwhile("entry", refs=["A-2", "A-8"], name="Klockbojen", id="A-8"),
    ]
    assert expected == refused(must_be_nobodys, twice)
    must_be_nobodys([])
