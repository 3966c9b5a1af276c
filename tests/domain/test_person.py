"""Persons: each once, under a name that nothing else can be taken for."""

from datetime import date

import pytest
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import PersonRegistered
from samverkan_cli.domain.person import AddPerson, add, named
from samverkan_cli.domain.records import Person

ADDING = AddPerson(today=date(2024, 3, 1), name="Eva Ek")
EVA = Person(entry=1, id="P-1", number=1, name="Eva Ek")


@pytest.mark.parametrize(
    ("email", "expected"),
    [(None, None), ("eva@example.org", "eva@example.org"), ("Eva Ek <eva@example.org>", "eva@example.org")],
)
def test_a_person_has_a_name_and_perhaps_an_address_without_a_name_before_it(
    email: str | None, expected: str | None
) -> None:
    made = add(ADDING.but(email=email), "P-1", None)
    assert PersonRegistered(subject="P-1", name="Eva Ek", mailbox=expected) == made


def test_a_person_is_registered_once() -> None:
    expected = no.AlreadyExists("name", refs=["P-1"], noun="person", id="P-1", name="Eva Ek")
    assert [expected] == refused(add, ADDING, "P-2", EVA)


@pytest.mark.parametrize("name", ["P-7", "A-12", "802481-1234", "8024811234"])
def test_a_person_is_not_called_what_is_shaped_like_an_id_or_a_number(name: str) -> None:
    expected = [no.NameReserved("name", given=name)]
    assert expected == refused(add, ADDING.but(name=name), "P-1", None)
    assert [no.NameReserved("signed_by", given=name)] == named(name, "signed_by")


@pytest.mark.parametrize("name", ["Eva Ek", "P", "P-ett", "Bo 2"])
def test_nothing_speaks_against_another_name(name: str) -> None:
    assert [] == named(name, "name")


def test_the_reason_goes_with_a_person() -> None:
    assert "Ny ordförande" == add(ADDING.but(reason="Ny ordförande"), "P-1", None).reason
