"""The yearly round: whom it asks and when, and what an actor answers."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import RoundAnswered, RoundOpened
from samverkan_cli.domain.records import Actor, Period, RoundAnswer, YearlyRound
from samverkan_cli.domain.round import AnswerRound, OpenRound, answer, notices_of_answer, open_round
from samverkan_cli.domain.values import Kind, Side

TODAY, LAST = date(2024, 11, 15), date(2024, 12, 15)
BEFORE, AFTER = TODAY - timedelta(days=1), LAST + timedelta(days=1)
PERIOD = Period(
    entry=1,
    id="2024-2027",
    first_day=date(2024, 1, 1),
    last_day=date(2027, 12, 31),
    networks=True,
    hearing=True,
    affirmations=(),
)
ACTOR = Actor(entry=2, id="A-1", number=1, name="Blå Tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL)
ROUND = YearlyRound(
    entry=3,
    id="U-1",
    number=1,
    name="Året",
    period="2024-2027",
    asked_on=TODAY,
    last_day=LAST,
    questions="Vad gjorde ni?\nVad behövs?",
)
OPENING = OpenRound(today=TODAY, name="Året", question=("Vad gjorde ni?", "Vad behövs?"))
ANSWERING = AnswerRound(today=TODAY, round="U-1", actor="A-1", text="Tre träffar.")
SAID = RoundAnswer(entry=9, round="U-1", actor="A-1", received=TODAY, text="Tre träffar.")


def test_a_round_asks_its_questions_of_the_signatories_of_its_day() -> None:
    made = open_round(OPENING.but(last_day=LAST), "U-1", PERIOD, ["A-1", "A-2"], None)
    assert made == RoundOpened(
        subject="U-1",
        name="Året",
        period="2024-2027",
        asked_on=TODAY,
        last_day=LAST,
        questions="Vad gjorde ni?\nVad behövs?",
        asked=("A-1", "A-2"),
    )
    assert ("Vad gjorde ni?", "Vad behövs?") == ROUND.each_question


def test_a_round_asks_somebody() -> None:
    expected = no.NobodyToAsk("period", refs=["2024-2027"], period="2024-2027", day="2024-11-15")
    assert [expected] == refused(open_round, OPENING, "U-1", PERIOD, [], None)


def test_there_is_a_day_left_to_answer_on_which_may_be_the_day_of_the_round() -> None:
    assert open_round(OPENING.but(last_day=TODAY), "U-1", PERIOD, ["A-1"], None).last_day == TODAY
    expected = no.LastDayBeforeFirst("last_day", first=str(TODAY), last=str(BEFORE))
    assert [expected] == refused(open_round, OPENING.but(last_day=BEFORE), "U-1", PERIOD, ["A-1"], None)


def test_a_round_has_a_name_of_its_own_that_is_no_id() -> None:
    expected = no.AlreadyExists("name", refs=["U-1"], noun="round", id="U-1", name="Året")
    assert [expected] == refused(open_round, OPENING, "U-2", PERIOD, ["A-1"], ROUND)
    reserved = OPENING.but(name="U-4")
    assert [no.NameReserved("name", given="U-4")] == refused(open_round, reserved, "U-2", PERIOD, ["A-1"], None)


def test_the_questions_together_are_no_longer_than_a_text() -> None:
    asked = OPENING.but(question=("x" * 499,) * 40)
    assert 39 == open_round(asked, "U-1", PERIOD, ["A-1"], None).questions.count("\n")  # type: ignore[union-attr]
    expected = no.TextTooLong("question", limit=20_000, length=20_039)
    assert [expected] == refused(open_round, OPENING.but(question=("x" * 500,) * 40), "U-1", PERIOD, ["A-1"], None)


@pytest.mark.parametrize("received", [TODAY, AFTER])
def test_an_answer_arrives_on_the_day_of_the_round_or_later(received: date) -> None:
    made = answer(ANSWERING.but(received=received), ROUND, ACTOR, [])
    assert RoundAnswered(subject="U-1", actor="A-1", received=received, text="Tre träffar.") == made


def test_no_answer_arrives_before_it_is_asked_for() -> None:
    expected = no.AnsweredBeforeAsked("received", refs=["U-1"], id="U-1", asked_on="2024-11-15", received="2024-11-14")
    assert [expected] == refused(answer, ANSWERING.but(received=BEFORE), ROUND, ACTOR, [])


def test_the_same_answer_is_given_once() -> None:
    expected = no.AlreadyDone("text", refs=["U-1", "A-1"], id="U-1", day="2024-11-15")
    assert [expected] == refused(answer, ANSWERING.but(received=AFTER), ROUND, ACTOR, [SAID])
    assert "Två till." == answer(ANSWERING.but(text="Två till."), ROUND, ACTOR, [SAID]).text


def told(received: date, asked: tuple[str, ...] = ("A-1",), earlier: tuple[RoundAnswer, ...] = ()) -> set[str]:
    event = answer(ANSWERING.but(received=received, text="Två till."), ROUND, ACTOR, earlier)
    return {each.code for each in notices_of_answer(event, ROUND, ACTOR, asked, earlier)}


def test_an_answer_on_the_last_day_is_in_time_and_one_after_it_is_late() -> None:
    assert set() == told(LAST)
    assert {"round_answered_late"} == told(AFTER)


def test_it_is_told_when_nobody_asked_and_when_it_is_not_the_first() -> None:
    assert {"round_answered_unasked"} == told(TODAY, asked=("A-2",))
    assert {"round_answered_again"} == told(TODAY, earlier=(SAID,))


def test_without_a_last_day_no_answer_is_late() -> None:
    event = answer(ANSWERING.but(received=AFTER), ROUND, ACTOR, [])
    assert [] == list(notices_of_answer(event, replace(ROUND, last_day=None), ACTOR, ["A-1"], []))


def test_the_reason_and_the_source_go_with_a_round_and_an_answer() -> None:
    opened = open_round(OPENING.but(source="Verksamhetsplanen"), "U-1", PERIOD, ["A-1"], None)
    said = answer(ANSWERING.but(reason="per telefon"), ROUND, ACTOR, [])
    assert ("Verksamhetsplanen", "per telefon") == (opened.source, said.reason)
