"""Meetings: called once, with an agenda that is numbered on, those who are there, and what became of each item."""

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import AgendaItemAdded, AttendanceNoted, MeetingCalled, OutcomeNoted
from samverkan_cli.domain.meeting import (
    AddItems,
    Attend,
    CallMeeting,
    NoteOutcome,
    add_items,
    attend,
    call,
    must_be_on_the_agenda,
    note_outcome,
)
from samverkan_cli.domain.records import Meeting
from samverkan_cli.domain.values import Outcome

TODAY, MET, BACK = date(2024, 3, 1), date(2024, 4, 24), date(2024, 6, 12)
CALLING = CallMeeting(today=TODAY, day=MET, body="B-1", time=("16:00", "18:00"), place="Rådhuset", title="Årsmöte")
MEETING = Meeting(entry=1, id="M-1", number=1, date=MET, start="16:00", title="Årsmöte", bodies=("B-1", "B-2"))
ADDING = AddItems(today=TODAY, meeting="M-1", add=("Val", "Övrigt"))
COMING = Attend(today=TODAY, meeting="M-1", person="Eva Ek", role="ordförande")
NOTING = NoteOutcome(
    today=TODAY, meeting="M-1", item=2, outcome=Outcome.REFERRED, to="B-2", back=BACK, note="Till rådet"
)
NOTED = {"item": 2, "outcome": Outcome.REFERRED, "to_body": "B-2", "back_by": BACK, "note": "Till rådet"}
TITLES = st.lists(st.text(min_size=1, max_size=5), unique=True, max_size=6)


def test_a_meeting_is_called_for_its_bodies_on_a_day_at_a_time_and_a_place() -> None:
    facts = {"bodies": ("B-1", "B-2"), "date": MET, "place": "Rådhuset", "title": "Årsmöte"}
    expected = msgspec.convert({"subject": "M-1", "start": "16:00", "end": "18:00", **facts}, MeetingCalled)
    assert expected == call(CALLING, "M-1", ("B-1", "B-2"), [])
    made = call(CALLING.but(time=None), "M-1", ("B-1",), [])
    assert (None, None) == (made.start, made.end)


@pytest.mark.parametrize("bodies", [("B-1", "B-2"), ("B-2", "B-1")])
@pytest.mark.parametrize("time", [None, ("16:00", None), ("16:00", "17:00")])
@pytest.mark.parametrize(("title", "told"), [("Årsmöte", "Årsmöte"), (None, "2024-04-24")])
def test_the_same_bodies_do_not_meet_twice_at_a_time_that_may_be_the_same(
    bodies: tuple[str, ...], time: tuple[str, str | None] | None, title: str | None, told: str
) -> None:
    known, request = replace(MEETING, title=title), CALLING.but(time=time)
    expected = no.AlreadyExists("day", refs=["M-1"], noun="meeting", id="M-1", name=told)
    assert [expected] == refused(call, request, "M-2", bodies, [known])


def test_other_bodies_meet_then_and_the_same_ones_at_another_time() -> None:
    assert "M-2" == call(CALLING, "M-2", ("B-1",), [MEETING]).subject
    later = CALLING.but(time=("18:00", None))
    assert "M-2" == call(later, "M-2", ("B-1", "B-2"), [MEETING]).subject


def test_items_are_numbered_on_from_the_last() -> None:
    def items(first: int) -> list[AgendaItemAdded]:
        return [
            AgendaItemAdded(subject="M-1", number=first, title="Val"),
            AgendaItemAdded(subject="M-1", number=first + 1, title="Övrigt"),
        ]

    assert items(1) == add_items(ADDING, MEETING, [])
    assert items(5) == add_items(ADDING, MEETING, [(1, "Öppnande"), (4, "Budget")])


def test_every_item_the_meeting_has_is_told_with_its_number() -> None:
    expected = [
        no.AlreadyThere("add", refs=["M-1"], name="Val", there="3", id="M-1"),
        no.AlreadyThere("add", refs=["M-1"], name="Övrigt", there="7", id="M-1"),
    ]
    assert expected == refused(add_items, ADDING, MEETING, [(3, "Val"), (7, "Övrigt")])


@given(TITLES, TITLES)
def test_the_numbers_of_an_agenda_never_meet(earlier: list[str], new: list[str]) -> None:
    agenda: list[tuple[int, str | None]] = list(enumerate(earlier, start=1))
    request = ADDING.but(add=tuple(title for title in new if title not in earlier))
    numbers = [number for number, _ in agenda] + [each.number for each in add_items(request, MEETING, agenda)]
    assert list(range(1, len(numbers) + 1)) == numbers


@pytest.mark.parametrize("guest", [False, True])
def test_somebody_is_at_a_meeting_for_whom_and_as_what(guest: bool) -> None:
    made = attend(COMING.but(guest=guest), MEETING, "P-1", "A-1", ["P-2"])
    assert AttendanceNoted(subject="M-1", person="P-1", represents="A-1", role="ordförande", guest=guest) == made


@pytest.mark.parametrize(("title", "there"), [("Årsmöte", "Årsmöte"), (None, "mötet")])
def test_somebody_is_at_a_meeting_once(title: str | None, there: str) -> None:
    expected = no.AlreadyThere("person", refs=["M-1", "P-1"], name="Eva Ek", there=there, id="M-1")
    known = replace(MEETING, title=title)
    assert [expected] == refused(attend, COMING, known, "P-1", None, ["P-2", "P-1"])


def test_what_became_of_an_item_says_where_it_went_and_when_it_is_back() -> None:
    facts = {"outcome": Outcome.REFERRED, "to_body": "B-2", "back_by": BACK, "note": "Till rådet"}
    assert msgspec.convert({"subject": "M-1", "item": 2, **facts}, OutcomeNoted) == note_outcome(
        NOTING, MEETING, [1, 2], "B-2", []
    )


def test_the_very_same_outcome_is_noted_once() -> None:
    expected = no.AlreadyDone("item", refs=["M-1"], id="M-1", day="")
    assert [expected] == refused(note_outcome, NOTING, MEETING, [1, 2], "B-2", [NOTED])


@pytest.mark.parametrize(
    "other",
    [
        {"item": 1},
        {"outcome": Outcome.TABLED},
        {"to_body": "B-3"},
    ],
)
def test_another_outcome_or_the_same_of_another_item_is_noted(other: dict[str, Any]) -> None:
    assert 2 == note_outcome(NOTING, MEETING, [1, 2], "B-2", [NOTED | other]).item


@pytest.mark.parametrize("other", [{"back_by": None}, {"note": "Vidare"}])
def test_an_outcome_that_is_noted_with_something_else_is_to_be_corrected(other: dict[str, Any]) -> None:
    noted = NOTED | other | {"entry": 7}
    expected = no.OutcomeDiffers("item", refs=["M-1"], id="M-1", item=2, outcome=Outcome.REFERRED, entry=7)
    assert [expected] == refused(note_outcome, NOTING, MEETING, [1, 2], "B-2", [noted])


def test_an_item_that_is_not_on_the_agenda_is_told_with_those_that_are() -> None:
    expected = [no.NotFound("item", refs=["M-1"], given="3", noun="item", nearest=("1", "2"))]
    assert expected == refused(must_be_on_the_agenda, 3, MEETING, [1, 2])
    assert expected == refused(note_outcome, NOTING.but(item=3), MEETING, [1, 2], None, [])
