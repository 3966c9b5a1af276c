"""The items that every meeting of a body has: in the order that was said, whatever is dropped meanwhile."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.body import SetStanding, in_order, stand
from samverkan_cli.domain.events import StandingItemAdded, StandingItemDropped
from samverkan_cli.domain.records import Body, StandingItem
from samverkan_cli.domain.values import BodyKind, Minutes

BOARD = Body(entry=1, id="B-1", number=1, name="Rådet", name_key="rådet", kind=BodyKind.ADVISORY, minutes=Minutes.NOTES)
ASKED = SetStanding(today=date(2024, 3, 1), body="B-1")


def item(entry: int, title: str, behind: int | None = None, voided_by: int | None = None) -> StandingItem:
    return StandingItem(entry=entry, body="B-1", title=title, behind=behind, voided_by=voided_by)


OPENING, NEWS = item(3, "Öppnande"), item(4, "Övrigt")


def titles(items: list[StandingItem]) -> list[str | None]:
    return [each.title for each in in_order(items)]


@pytest.mark.parametrize(
    ("said", "behind", "order"),
    [
        ({}, [None, None], ["Öppnande", "Övrigt", "Ett", "Två"]),
        ({"first": True}, [0, 9], ["Ett", "Två", "Öppnande", "Övrigt"]),
        ({"after": "öppnande"}, [3, 9], ["Öppnande", "Ett", "Två", "Övrigt"]),
        ({"after": "2"}, [4, 9], ["Öppnande", "Övrigt", "Ett", "Två"]),
    ],
)
def test_items_are_added_last_first_or_after_another_in_the_order_they_were_typed(
    said: dict[str, object], behind: list[int | None], order: list[str]
) -> None:
    made = stand(ASKED.but(add=("Ett", "Två"), **said), BOARD, [OPENING, NEWS], 9)
    expected = [StandingItemAdded(subject="B-1", title=t, after=b) for t, b in zip(("Ett", "Två"), behind, strict=True)]
    assert expected == made
    added = [item(9 + at, str(each.title), each.after) for at, each in enumerate(expected)]
    assert order == titles([OPENING, NEWS, *added])


def test_what_is_dropped_keeps_the_place_of_what_stands_after_it() -> None:
    items = [OPENING, item(4, "Borta", voided_by=8), item(5, "Övrigt"), item(6, "Nytt", behind=4)]
    assert ["Öppnande", "Nytt", "Övrigt"] == titles(items)


def test_an_item_is_dropped_by_its_title_or_its_place() -> None:
    for said in ("ÖVRIGT", "2"):
        made = stand(ASKED.but(drop=said), BOARD, [OPENING, NEWS], 9)
        assert [StandingItemDropped(subject="B-1", added=4)] == made
    expected = no.NotFound("drop", refs=["B-1"], given="Val", noun="standing_item", nearest=("Öppnande", "Övrigt"))
    assert [expected] == refused(stand, ASKED.but(drop="Val"), BOARD, [OPENING, NEWS], 9)


def test_an_item_stands_there_once_though_it_is_typed_twice() -> None:
    request = ASKED.but(add=("övrigt", "Val", "VAL"))
    expected = [
        no.AlreadyThere("add", refs=["B-1"], name="övrigt", there="2", id="B-1"),
        no.AlreadyThere("add", refs=["B-1"], name="VAL", there="3", id="B-1"),
    ]
    assert expected == refused(stand, request, BOARD, [OPENING, NEWS], 9)


def test_places_that_speak_against_each_other_are_refused() -> None:
    for said in (
        {"add": ("Val",), "first": True, "after": "1"},
        {"add": ("Val",), "drop": "1"},
        {"drop": "1", "first": True},
    ):
        assert ["options_conflict"] == [each.code for each in refused(stand, ASKED.but(**said), BOARD, [OPENING], 9)]


@given(st.lists(st.sampled_from([None, 0, 1, 2, 3]), max_size=8))
def test_no_item_is_lost_wherever_it_is_put(places: list[int | None]) -> None:
    items = [item(at, str(at), behind) for at, behind in enumerate(places, start=1)]
    assert {each.title for each in items} == set(titles(items))
