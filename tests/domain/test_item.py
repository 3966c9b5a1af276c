"""Items: numbered for ever, placed, labelled and meant; renamed and dropped; what was said and became of each."""

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import AgendaItemAdded, AgendaOrdered, ItemMoved, ItemPlace, OutcomeNoted
from samverkan_cli.domain.item import (
    AddItems,
    ChangeItem,
    NoteItem,
    NoteOutcome,
    add_items,
    drop,
    labels,
    meant,
    move,
    note,
    note_outcome,
    notices_of_adding,
    notices_of_outcome,
    on_the_agenda,
    ordered,
    rename,
)
from samverkan_cli.domain.records import AgendaItem, Meeting
from samverkan_cli.domain.values import Became

TODAY, MET, BACK = date(2024, 3, 1), date(2024, 4, 24), date(2024, 6, 12)
MEETING = Meeting(entry=1, id="M-1", number=1, date=MET, start="16:00", title="Årsmöte", bodies=("B-1", "B-2"))
LATER = replace(MEETING, id="M-4", number=4, date=BACK)
ADDING = AddItems(today=TODAY, meeting="M-1", add=("Val", "Övrigt"))
CHANGING = ChangeItem(today=TODAY, meeting="M-1")
NOTING = NoteOutcome(
    today=TODAY, meeting="M-1", item="2", outcome=Became.REFERRED, to="B-2", back=BACK, note="Till rådet"
)
NOTED = {"item": 2, "outcome": Became.REFERRED, "to_body": "B-2", "back_by": BACK, "note": "Till rådet"}
TITLES = st.lists(st.text(min_size=1, max_size=5), max_size=6)

SENT = date(2023, 6, 14)


def item(number: int, title: str | None = None, **more: Any) -> AgendaItem:
    """Give an item of the meeting, put there by entry 10 + its number."""
    return AgendaItem(entry=10 + number, meeting="M-1", ordinal=number, title=title, **more)


VAL, BUDGET, KARTA = item(1, "Val av justerare", place=1), item(2, "Budget", place=2), item(3, "Kartan", place=3)
THREE = [VAL, BUDGET, KARTA]


def titled(items: list[AgendaItem], *numbers: int) -> list[AgendaItem]:
    return [each for number in numbers for each in items if each.ordinal == number]


# adding ------------------------------------------------------------------------------------------


def test_items_are_numbered_on_from_the_last_number_ever_used() -> None:
    def items(first: int, place: int) -> list[AgendaItemAdded]:
        return [
            AgendaItemAdded(subject="M-1", number=first, title="Val", place=place),
            AgendaItemAdded(subject="M-1", number=first + 1, title="Övrigt", place=place + 1),
        ]

    assert items(1, 1) == add_items(ADDING, MEETING, [], 0)
    assert items(7, 4) == add_items(ADDING, MEETING, THREE, 6)


@given(TITLES, TITLES)
def test_the_numbers_of_an_agenda_never_meet(earlier: list[str], new: list[str]) -> None:
    agenda = [item(number, title, place=number) for number, title in enumerate(earlier, start=1)]
    added = add_items(ADDING.but(add=tuple(new)), MEETING, agenda, len(earlier))
    numbers = [each.ordinal for each in agenda] + [e.number for e in added if isinstance(e, AgendaItemAdded)]
    assert list(range(1, len(numbers) + 1)) == numbers


def test_an_item_that_comes_first_or_after_another_makes_room_for_itself() -> None:
    one = ADDING.but(add=("Dagordning",))
    first = add_items(one.but(first=True), MEETING, THREE, 3)
    room = [ItemPlace(added=11, place=2), ItemPlace(added=12, place=3), ItemPlace(added=13, place=4)]
    assert [
        AgendaItemAdded(subject="M-1", number=4, title="Dagordning", place=1),
        AgendaOrdered(subject="M-1", places=tuple(room)),
    ] == first
    after = add_items(one.but(after="2"), MEETING, THREE, 3, after=BUDGET)
    assert [
        AgendaItemAdded(subject="M-1", number=4, title="Dagordning", place=3),
        AgendaOrdered(subject="M-1", places=(ItemPlace(added=13, place=4),)),
    ] == after
    assert 1 == len(add_items(one.but(after="3"), MEETING, THREE, 3, after=KARTA))


def test_items_without_places_stand_in_the_order_of_their_numbers() -> None:
    old = [item(2, "B"), item(1, "A"), item(3, "C")]
    assert titled(old, 1, 2, 3) == ordered(old)
    added, room = add_items(ADDING.but(add=("Ny",)), MEETING, old, 3, after=item(1, "A"))
    assert isinstance(added, AgendaItemAdded)
    assert 2 == added.place
    assert AgendaOrdered(subject="M-1", places=(ItemPlace(added=12, place=3), ItemPlace(added=13, place=4))) == room


def test_an_item_under_another_stands_after_it_and_is_printed_with_both_labels() -> None:
    under = [item(4, "Nätverk", parent="M-1:1", place=1), item(5, "Uteslutning", parent="M-1:1", place=2)]
    assert [1, 4, 5, 2, 3] == [each.ordinal for each in ordered([*THREE, *under])]
    assert {1: "1", 4: "1.1", 5: "1.2", 2: "2", 3: "3"} == labels([*THREE, *under])
    own = [replace(VAL, label="45"), replace(under[0], label="a"), under[1]]
    assert {1: "45", 4: "a", 5: "45.2"} == labels(own)
    (added,) = add_items(ADDING.but(add=("Mer",)), MEETING, [*THREE, *under], 5, under=VAL)
    assert isinstance(added, AgendaItemAdded)
    assert ("M-1:1", 3) == (added.parent, added.place)


def test_what_stands_under_itself_or_under_what_is_dropped_is_not_lost() -> None:
    round_ = [item(1, "A", parent="M-1:2"), item(2, "B", parent="M-1:1")]
    assert round_ == ordered(round_)
    dropped = replace(VAL, dropped_on=MET)
    assert [2, 3, 4] == [
        each.ordinal for each in on_the_agenda([dropped, *THREE[1:], item(4, "Under", parent="M-1:1")])
    ]


def test_each_item_has_a_label_or_none_has_and_one_alone_continues() -> None:
    labelled = add_items(ADDING.but(label=("§ 45", "14/25")), MEETING, [], 0)
    assert ["45", "14/25"] == [each.label for each in labelled if isinstance(each, AgendaItemAdded)]
    expected = [
        no.LabelsDiffer("label", labels=1, items=2),
        no.OneAtATime("continues", option="--continues"),
        no.OptionsConflict("first", option="--first", others=("--after",)),
    ]
    wrong = ADDING.but(label=("45",), continues="M-2:1", first=True, after="1")
    assert expected == refused(add_items, wrong, MEETING, THREE, 3)
    not_under = [no.ItemNotUnder("after", refs=["M-1:2", "M-1:1"], id="M-1:2", under="M-1:1")]
    assert not_under == refused(lambda *given: add_items(*given, under=VAL, after=BUDGET), ADDING, MEETING, THREE, 3)


def test_titles_may_be_equal_and_that_is_told() -> None:
    told = list(notices_of_adding(ADDING.but(add=("budget", "Lunch", "lunch")), THREE, ()))
    assert [no.SameTitle("add", refs=["M-1:2"], title="budget", id="M-1:2"), no.SameTitle("add", title="Lunch")] == told
    assert [] == list(notices_of_adding(ADDING, [replace(VAL, title="Val", dropped_on=MET)], ()))


def test_an_open_question_of_the_same_title_is_told_unless_it_is_continued() -> None:
    open_ = [("M-0:1", "val"), ("M-0:2", "Annat")]
    expected = [no.QuestionIsOpen("add", refs=["M-0:1"], title="Val", id="M-0:1")]
    assert expected == list(notices_of_adding(ADDING, [], open_))
    assert [] == list(notices_of_adding(ADDING.but(continues="M-0:1"), [], open_))


# which one is meant ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "number"),
    [("M-1:2", 2), ("m-1:2", 2), ("2", 2), ("§ 45", 3), ("45", 3), ("budget", 2), ("justerare val", 1), ("2.", 2)],
)
def test_an_item_is_meant_by_its_id_number_label_or_words(typed: str, number: int) -> None:
    items = [VAL, BUDGET, replace(KARTA, label="45")]
    assert number == meant(items, typed, MEETING)[0].ordinal


@pytest.mark.parametrize("typed", ["9", "0", "Kart", "???", "M-2:1"])
def test_what_is_no_item_is_told_with_those_that_are(typed: str) -> None:
    expected = [no.NotFound("item", refs=["M-1"], given=typed, noun="item", nearest=("1", "2", "3"))]
    assert expected == refused(meant, THREE, typed, MEETING)


def test_what_is_the_number_of_one_and_the_label_of_another_is_asked() -> None:
    items = [VAL, BUDGET, replace(KARTA, label="2")]
    ids = ("Budget (M-1:2)", "Kartan (M-1:3)")
    expected = [no.Ambiguous("item", refs=["M-1:2", "M-1:3"], given="2", noun="item", ids=ids)]
    assert expected == refused(meant, items, "2", MEETING)


def test_a_number_stays_what_it_was_when_places_change_and_that_is_told() -> None:
    moved = [VAL, replace(BUDGET, place=9), KARTA]
    found, told = meant(moved, "2", MEETING)
    assert (2, no.NumberReadAs("item", refs=["M-1:2"], given="2", id="M-1:2", name="Budget")) == (found.ordinal, told)
    assert (VAL, None) == meant(moved, "1", MEETING)


def test_a_title_that_two_items_have_is_asked_and_one_that_was_dropped_is_none_of_them() -> None:
    twice = [VAL, BUDGET, replace(KARTA, title="budget")]
    assert ["ambiguous"] == [each.code for each in refused(meant, twice, "Budget", MEETING)]
    assert BUDGET == meant([VAL, BUDGET, replace(twice[2], dropped_on=MET)], "Budget", MEETING)[0]


# changing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("held", "reason", "righted"), [(False, None, None), (True, "felskrivet", TODAY)])
def test_an_item_is_renamed_freely_until_the_meeting_is_held_and_then_put_right(
    held: bool, reason: str | None, righted: date | None
) -> None:
    made = rename(CHANGING.but(title="Val", reason=reason), MEETING, VAL, held=held)
    assert ("Val", righted) == (made.title, made.righted_on)
    moved = move(CHANGING.but(first=True, reason=reason), MEETING, THREE, KARTA, None, held=held)
    assert righted == moved.righted_on


def test_what_was_printed_is_not_changed_afterwards_without_a_reason() -> None:
    expected = [no.HeldAlready("reason", refs=["M-1"], id="M-1", day=str(MET))]
    assert expected == refused(lambda: rename(CHANGING.but(title="Val"), MEETING, VAL, held=True))
    assert expected == refused(lambda: move(CHANGING.but(first=True), MEETING, THREE, KARTA, None, held=True))
    same = [no.AlreadyDone("title", refs=["M-1:1"], id="M-1:1", day="")]
    assert same == refused(lambda: rename(CHANGING.but(title="Val av justerare"), MEETING, VAL, held=False))


def test_an_item_is_moved_among_those_it_stands_with() -> None:
    moved = move(CHANGING.but(after="3"), MEETING, THREE, VAL, KARTA, held=False)
    assert ItemMoved(subject="M-1", item="M-1:1", added=11, place=4) == moved
    first = move(CHANGING.but(first=True), MEETING, THREE, KARTA, None, held=False)
    room = (ItemPlace(added=11, place=2), ItemPlace(added=12, place=3))
    assert ItemMoved(subject="M-1", item="M-1:3", added=13, place=1, others=room) == first
    under = item(4, "Under", parent="M-1:1", place=1)
    no_likes = [no.ItemNotBeside("after", refs=["M-1:3", "M-1:4"], id="M-1:4", after="M-1:3")]
    assert no_likes == refused(
        lambda: move(CHANGING.but(after="3"), MEETING, [*THREE, under], under, KARTA, held=False)
    )
    assert [no.WhereMissing("after")] == refused(lambda: move(CHANGING, MEETING, THREE, VAL, None, held=False))
    there = [no.AlreadyDone("move", refs=["M-1:2"], id="M-1:2", day="")]
    assert there == refused(lambda: move(CHANGING.but(after="1"), MEETING, THREE, BUDGET, VAL, held=False))


@given(st.permutations([1, 2, 3, 4, 5]), st.integers(1, 5), st.integers(0, 5))
def test_a_moved_item_stands_where_it_was_put_and_the_others_keep_their_order(
    numbers: list[int], which: int, after: int
) -> None:
    items = [item(number, place=place) for place, number in enumerate(numbers, start=1)]
    one = next(replace(each) for each in items if each.ordinal == which)
    target = next((each for each in items if each.ordinal == after), None)
    before = [each.ordinal for each in ordered(items)]
    expected = [number for number in before if number != which]
    expected.insert(expected.index(after) + 1 if target and after != which else 0, which)
    if expected == before or after == which:
        return
    request = CHANGING.but(first=target is None, after=str(after) if target else None)
    made = move(request, MEETING, items, one, target, held=False)
    places = {one.entry: made.place} | {each.added: each.place for each in made.others}
    now = [replace(each, place=places.get(each.entry, each.place)) for each in items]
    assert expected == [each.ordinal for each in ordered(now)]


def test_an_item_is_dropped_with_a_reason_unless_something_became_of_it() -> None:
    request = CHANGING.but(reason="tas i november")
    made = drop(request, MEETING, KARTA, dealt_with=False, under=False)
    assert ("M-1:3", 13, TODAY, "tas i november") == (made.item, made.added, made.dropped_on, made.reason)
    expected = [
        no.DropNeedsReason("reason", refs=["M-1:3"], id="M-1:3"),
        no.ItemDealtWith("drop", refs=["M-1:3"], id="M-1:3", meeting="M-1"),
        no.ItemHasOthers("drop", refs=["M-1:3"], id="M-1:3"),
    ]
    assert expected == refused(lambda: drop(CHANGING, MEETING, KARTA, dealt_with=True, under=True))
    gone = replace(KARTA, dropped_on=MET)
    again = [no.AlreadyDone("drop", refs=["M-1:3"], id="M-1:3", day=str(MET))]
    assert again == refused(lambda: drop(request, MEETING, gone, dealt_with=False, under=False))
    is_dropped = [no.ItemIsDropped("rename", refs=["M-1:3"], id="M-1:3", title="Kartan", day=str(MET))]
    assert is_dropped == refused(lambda: rename(CHANGING.but(title="Ny"), MEETING, gone, held=False))


def test_what_is_said_is_put_after_what_was_noted_before_and_once() -> None:
    request = NoteItem(today=TODAY, meeting="M-1", item="1", text="Bo informerade.")
    assert "Bo informerade." == note(request, MEETING, VAL).text
    noted = replace(VAL, text="Eva inledde.")
    assert "Eva inledde.\n\nBo informerade." == note(request, MEETING, noted).text
    again = replace(VAL, text="Eva inledde.\n\nBo informerade.")
    assert ["already_done"] == [each.code for each in refused(note, request, MEETING, again)]
    long = replace(VAL, text="x" * 19_990)
    assert ["text_too_long"] == [each.code for each in refused(note, request, MEETING, long)]


# outcomes ----------------------------------------------------------------------------------------


def test_what_became_of_an_item_says_where_it_went_and_when_it_is_back() -> None:
    facts = {"outcome": Became.REFERRED, "to_body": "B-2", "back_by": BACK, "note": "Till rådet"}
    assert msgspec.convert({"subject": "M-1", "item": 2, **facts}, OutcomeNoted) == note_outcome(
        NOTING, MEETING, BUDGET, "B-2", []
    )
    tabled = NoteOutcome(today=TODAY, meeting="M-1", item="2", outcome=Became.TABLED, to_meeting="M-4")
    assert "M-4" == note_outcome(tabled, MEETING, BUDGET, None, [], LATER).to_meeting


def test_the_very_same_outcome_is_noted_once() -> None:
    expected = no.AlreadyDone("item", refs=["M-1"], id="M-1", day="")
    assert [expected] == refused(note_outcome, NOTING, MEETING, BUDGET, "B-2", [NOTED])


@pytest.mark.parametrize("other", [{"item": 1}, {"outcome": Became.TABLED}, {"to_body": "B-3"}])
def test_another_outcome_or_the_same_of_another_item_is_noted(other: dict[str, Any]) -> None:
    assert 2 == note_outcome(NOTING, MEETING, BUDGET, "B-2", [NOTED | other]).item


@pytest.mark.parametrize("other", [{"back_by": None}, {"note": "Vidare"}, {"to_meeting": "M-4"}])
def test_an_outcome_that_is_noted_with_something_else_is_to_be_corrected(other: dict[str, Any]) -> None:
    noted = NOTED | other | {"entry": 7}
    expected = no.OutcomeDiffers("item", refs=["M-1"], id="M-1", item=2, outcome=Became.REFERRED, entry=7)
    assert [expected] == refused(note_outcome, NOTING, MEETING, BUDGET, "B-2", [noted])


def test_a_question_is_let_drop_with_a_reason_and_tabled_to_a_later_meeting() -> None:
    dropping = NoteOutcome(today=TODAY, meeting="M-1", item="2", outcome=Became.DROPPED)
    expected = [no.DropNeedsReason("reason", refs=["M-1:2"], id="M-1:2")]
    assert expected == refused(note_outcome, dropping, MEETING, BUDGET, None, [])
    assert "överspelat" == note_outcome(dropping.but(reason="överspelat"), MEETING, BUDGET, None, []).reason
    tabled = dropping.but(outcome=Became.TABLED)
    for other, refused_ in (
        (MEETING, True),
        (replace(LATER, date=date(2024, 4, 23)), True),
        (replace(LATER, date=MET), False),
    ):
        if refused_:
            wrong = [no.MeetingNotLater("to_meeting", refs=[other.id], id=other.id, meeting="M-1")]
            assert wrong == refused(note_outcome, tabled, MEETING, BUDGET, None, [], other)
        else:
            assert other.id == note_outcome(tabled, MEETING, BUDGET, None, [], other).to_meeting


def test_what_is_referred_to_nobody_is_told() -> None:
    assert [no.ReferredToNobody("to")] == list(notices_of_outcome(Became.REFERRED, None, None, SENT))
    assert [] == [
        *notices_of_outcome(Became.REFERRED, "B-2", None, SENT),
        *notices_of_outcome(Became.TABLED, None, None, SENT),
    ]


def test_a_question_that_is_to_be_back_before_it_was_sent_on_is_told() -> None:
    def told(back: date | None) -> list[str]:
        return [each.code for each in notices_of_outcome(Became.TABLED, None, back, SENT)]

    assert ["back_before_sent"] == told(date(2023, 6, 13))
    assert [] == told(SENT) == told(date(2023, 6, 15)) == told(None)
