"""Open questions: carried from item to item, answered, settled by who asked or decides, and never lost."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain.question import OpenQuestion, missed, open_questions
from samverkan_cli.domain.records import AskedItem, WhatBecame
from samverkan_cli.domain.values import Became

JUNE, SEPTEMBER, OCTOBER, NOVEMBER = date(2023, 6, 14), date(2023, 9, 13), date(2023, 10, 4), date(2023, 11, 8)
COUNCIL, AU, KS = "B-1", "B-2", "B-3"


def item(id_: str, day: date = JUNE, *bodies: str, **more: Any) -> AskedItem:
    return AskedItem(id=id_, day=day, bodies=bodies or (COUNCIL,), **more)


def became(of: str, outcome: Became, day: date = JUNE, *bodies: str, entry: int = 1, **more: Any) -> WhatBecame:
    return WhatBecame(of=of, outcome=outcome, day=day, bodies=bodies or (COUNCIL,), entry=entry, **more)


ASKED = item("M-1:1", title="Nätverk")
REFERRED = became("M-1:1", Became.REFERRED, to_body=AU)
TAKEN_UP = item("M-2:1", SEPTEMBER, continues="M-1:1")


def refs(items: list[AskedItem], answers: list[WhatBecame]) -> list[str]:
    return [each.ref for each in open_questions(items, answers, (KS,))]


def test_what_was_referred_waits_for_that_body_since_that_day() -> None:
    (found,) = open_questions([ASKED], [REFERRED])
    expected = OpenQuestion(
        ref="M-1:1",
        outcome=Became.REFERRED,
        since=JUNE,
        entry=1,
        asked_by=(COUNCIL,),
        title="Nätverk",
        to_body=AU,
        thread=("M-1:1",),
    )
    assert expected == found
    assert (AU, JUNE) == (found.waits_for, found.waits_since)
    assert found.concerns([AU])
    assert found.concerns([COUNCIL])
    assert not found.concerns([KS])


@pytest.mark.parametrize(
    ("answer", "waits_for", "back"),
    [
        (became("M-1:1", Became.REFERRED), None, None),
        (became("M-1:1", Became.TABLED), COUNCIL, None),
        (became("M-1:1", Became.TABLED, to_meeting="M-4", to_day=NOVEMBER), COUNCIL, NOVEMBER),
        (became("M-1:1", Became.TABLED, to_day=NOVEMBER, back_by=OCTOBER), COUNCIL, OCTOBER),
        (became("M-1:1", Became.APPROVED, back_by=OCTOBER), COUNCIL, OCTOBER),
    ],
)
def test_a_question_waits_for_somebody_and_by_a_day_if_one_was_given(
    answer: WhatBecame, waits_for: str | None, back: date | None
) -> None:
    (found,) = open_questions([ASKED], [answer])
    assert (waits_for, back) == (found.waits_for, found.back_by)


@pytest.mark.parametrize("outcome", [Became.APPROVED, Became.REJECTED, Became.NOTED, Became.DROPPED])
def test_an_item_that_continues_it_settles_a_question_when_it_is_not_sent_on(outcome: Became) -> None:
    assert ["M-1:1"] == refs([ASKED, TAKEN_UP], [REFERRED])
    assert [] == refs([ASKED, TAKEN_UP], [REFERRED, became("M-2:1", outcome, SEPTEMBER, entry=2)])


def test_a_question_that_is_on_an_agenda_is_open_until_something_becomes_of_it() -> None:
    (found,) = open_questions([ASKED, TAKEN_UP], [REFERRED])
    assert ("M-2:1",) == found.on_agenda


def test_an_item_that_was_dropped_from_its_agenda_does_not_carry_a_question() -> None:
    dropped = item("M-2:1", SEPTEMBER, continues="M-1:1", dropped=True)
    (found,) = open_questions([ASKED, dropped], [REFERRED, became("M-2:1", Became.APPROVED, SEPTEMBER, entry=2)])
    assert ("M-1:1", ()) == (found.ref, found.on_agenda)


def test_a_question_is_told_once_from_where_it_was_sent_on_last() -> None:
    again = became("M-2:1", Became.TABLED, SEPTEMBER, entry=2)
    (found,) = open_questions([ASKED, TAKEN_UP], [REFERRED, again])
    assert ("M-2:1", ("M-1:1", "M-2:1"), (COUNCIL,)) == (found.ref, found.thread, found.asked_by)
    third = item("M-3:1", NOVEMBER, continues="M-2:1")
    assert [] == refs([ASKED, TAKEN_UP, third], [REFERRED, again, became("M-3:1", Became.APPROVED, NOVEMBER, entry=3)])


def test_what_a_body_that_prepares_says_is_an_answer_to_the_one_that_asked() -> None:
    at_au = item("M-2:1", OCTOBER, AU, continues="M-1:1")
    said = became("M-2:1", Became.APPROVED, OCTOBER, AU, entry=2)
    (found,) = open_questions([ASKED, at_au], [REFERRED, said])
    assert ("M-1:1", said, COUNCIL, OCTOBER) == (found.ref, found.answer, found.waits_for, found.waits_since)
    decided = item("M-3:1", NOVEMBER, continues="M-2:1")
    assert ["M-1:1"] == refs([ASKED, at_au, decided], [REFERRED, said])
    told = became("M-3:1", Became.APPROVED, NOVEMBER, entry=3)
    assert [] == refs([ASKED, at_au, decided], [REFERRED, said, told])


def test_what_au_sends_back_is_settled_by_the_council_that_asked_first() -> None:
    at_au = item("M-2:1", OCTOBER, AU, continues="M-1:1")
    back = became("M-2:1", Became.REFERRED, OCTOBER, AU, entry=2, to_body=COUNCIL)
    (found,) = open_questions([ASKED, at_au], [REFERRED, back])
    assert ("M-2:1", COUNCIL) == (found.ref, found.waits_for)
    decided = item("M-3:1", NOVEMBER, continues="M-2:1")
    answers = [REFERRED, back, became("M-3:1", Became.REJECTED, NOVEMBER, entry=3)]
    assert [] == refs([ASKED, at_au, decided], answers)


def test_a_body_that_decides_for_itself_settles_what_was_referred_to_it() -> None:
    at_ks = item("M-2:1", OCTOBER, KS, continues="M-1:1")
    assert [] == refs([ASKED, at_ks], [REFERRED, became("M-2:1", Became.APPROVED, OCTOBER, KS, entry=2)])


def test_the_last_outcome_counts_but_that_it_was_noted_undoes_nothing() -> None:
    assert ["M-1:1"] == refs([ASKED], [REFERRED, became("M-1:1", Became.NOTED, entry=2)])
    assert ["M-1:1"] == refs([ASKED], [became("M-1:1", Became.APPROVED), became("M-1:1", Became.TABLED, entry=2)])
    assert [] == refs([ASKED], [REFERRED, became("M-1:1", Became.APPROVED, entry=2)])
    assert [] == refs([ASKED], [REFERRED, became("M-1:1", Became.DROPPED, entry=2, back_by=OCTOBER)])


def test_a_decision_of_no_item_is_a_question_until_an_item_continues_and_settles_it() -> None:
    asked = became("D-2023-001", Became.REFERRED, decision="D-2023-001", to_body=AU, text="Bereds")
    (found,) = open_questions([], [asked])
    assert ("D-2023-001", (COUNCIL,), "Bereds") == (found.ref, found.asked_by, found.text)
    taken_up = item("M-2:1", SEPTEMBER, continues="D-2023-001")
    assert [] == refs([taken_up], [asked, became("M-2:1", Became.APPROVED, SEPTEMBER, entry=2)])


def test_before_it_could_be_said_an_item_continued_the_latest_of_its_title_in_the_same_body() -> None:
    approved = became("M-2:1", Became.APPROVED, SEPTEMBER, entry=2)
    old = item("M-2:1", SEPTEMBER, title="NÄTVERK", placed=False)
    assert [] == refs([ASKED, old], [REFERRED, approved])
    for other in (
        item("M-2:1", SEPTEMBER, title="Nätverk"),
        item("M-2:1", SEPTEMBER, "B-9", title="Nätverk", placed=False),
        item("M-2:1", JUNE, title="Nätverk", placed=False),
        item("M-2:1", SEPTEMBER, title="Annat", placed=False),
    ):
        assert ["M-1:1"] == refs([ASKED, other], [REFERRED, approved])


def test_a_body_that_has_met_twice_since_has_missed_what_waits_for_it() -> None:
    (found,) = open_questions([ASKED, TAKEN_UP], [REFERRED])
    meetings = [("M-0", JUNE), ("M-5", SEPTEMBER), ("M-6", OCTOBER)]
    assert missed(found, meetings, NOVEMBER)
    assert not missed(found, meetings, OCTOBER)
    assert not missed(found, meetings[:2], NOVEMBER)
    assert not missed(found, [("M-2", SEPTEMBER), ("M-6", OCTOBER)], NOVEMBER)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(list(Became)), st.sampled_from([COUNCIL, AU])), max_size=7)
)
def test_what_was_sent_on_is_open_carried_on_or_settled(steps: list[tuple[int, Became, str]]) -> None:
    items = [ASKED]
    answers = [REFERRED]
    for at, (before, outcome, body) in enumerate(steps, start=2):
        day = date(2023, 7, at)
        items.append(item(f"M-{at}:1", day, body, continues=items[before % len(items)].id))
        answers.append(became(f"M-{at}:1", outcome, day, body, entry=at))
    found = open_questions(items, answers)
    threads = {ref for each in found for ref in each.thread}
    ended = {Became.APPROVED, Became.REJECTED, Became.NOTED, Became.DROPPED}
    own = any(a.outcome in ended and (COUNCIL in a.bodies or a.outcome is Became.DROPPED) for a in answers)
    assert ("M-1:1" in threads) is not own
    assert len({each.ref for each in found}) == len(found)


@pytest.mark.parametrize("more", [{}, {"dropped": True}])
def test_a_question_is_settled_through_an_item_that_was_not_dealt_with(more: dict[str, Any]) -> None:
    between = item("M-2:1", SEPTEMBER, continues="M-1:1", **more)
    last = item("M-3:1", NOVEMBER, continues="M-2:1")
    (found,) = open_questions([ASKED, between, last], [REFERRED], (KS,))
    assert "M-3:1" in found.on_agenda
    assert ("M-2:1" in found.on_agenda) is (not more)
    assert [] == refs([ASKED, between, last], [REFERRED, became("M-3:1", Became.APPROVED, NOVEMBER, entry=2)])
