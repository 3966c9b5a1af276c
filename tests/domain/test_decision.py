"""Decisions: on which day, by which body, whether anew, and from when."""

from datetime import date

import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.decision import (
    NoteStance,
    RecordDecision,
    decided_on,
    deciding_body,
    must_be_decided_there,
    must_be_new,
    note_stance,
    notices_of_recording,
    record,
    stances,
)
from samverkan_cli.domain.events import DecisionRecorded
from samverkan_cli.domain.records import Body, Decision, Meeting, StanceHeld
from samverkan_cli.domain.values import BodyKind, Minutes, Outcome, Stance

TODAY, MET, BEFORE = date(2024, 10, 20), date(2024, 10, 8), date(2024, 10, 7)
BOARD = Body(entry=1, id="B-1", number=1, name="Kommunstyrelsen", kind=BodyKind.COMMITTEE, minutes=Minutes.PROTOCOL)
MEETING = Meeting(entry=2, id="M-1", number=1, date=MET, bodies=("B-1",))
JOINT = replace(MEETING, bodies=("B-1", "B-2"))
ASKED = RecordDecision(today=TODAY, text="Rådet bildas", paragraph=187, item=4)
KNOWN = Decision(
    entry=3,
    id="D-2024-001",
    number=1,
    text="Rådet bildas",
    body="B-1",
    paragraph=187,
    item=4,
    decided_on=MET,
    outcome=Outcome.APPROVED,
)


@pytest.mark.parametrize(
    ("day", "meeting", "expected"),
    [(None, None, TODAY), (None, MEETING, MET), (BEFORE, None, BEFORE), (BEFORE, MEETING, BEFORE)],
)
def test_a_decision_is_of_the_day_that_is_said_else_of_the_meetings_else_of_today(
    day: date | None, meeting: Meeting | None, expected: date
) -> None:
    assert expected == decided_on(ASKED.but(day=day), meeting)


def test_the_body_is_the_one_that_is_said_or_the_only_one_of_the_meeting() -> None:
    assert "B-1" == deciding_body(BOARD, None)
    assert "B-1" == deciding_body(BOARD, JOINT)
    assert "B-1" == deciding_body(None, MEETING)


def test_a_body_that_was_not_there_none_or_one_of_several_does_not_decide() -> None:
    elsewhere = replace(MEETING, bodies=("B-2",))
    facts = {"body": "Kommunstyrelsen", "meeting": "M-1"}
    assert [no.NotThere("body", refs=["M-1", "B-2"], **facts)] == refused(deciding_body, BOARD, elsewhere)
    assert [no.Missing("body")] == refused(deciding_body, None, None)
    assert [no.BodiesMissing("body", refs=["B-1", "B-2"], meeting="M-1")] == refused(deciding_body, None, JOINT)


def test_the_very_same_decision_is_recorded_once() -> None:
    facts = {"noun": "decision", "id": "D-2024-001", "name": "Rådet bildas"}
    expected = [no.AlreadyExists("text", refs=["D-2024-001"], **facts)]
    assert expected == refused(must_be_new, ASKED, "B-1", MEETING, [KNOWN])


@pytest.mark.parametrize("other", [{"body": "B-2"}, {"decided_on": BEFORE}])
def test_another_body_or_day_makes_another_decision(other: dict[str, object]) -> None:
    must_be_new(ASKED, "B-1", MEETING, [replace(KNOWN, **other)])


def test_another_text_under_another_paragraph_is_another_decision() -> None:
    other = replace(KNOWN, text="Rådet läggs ned", paragraph=188, item=5)
    must_be_new(ASKED, "B-1", MEETING, [other])


@pytest.mark.parametrize("effective", [None, MET, TODAY])  # on its own day, or later
def test_a_decision_has_effect_from_its_own_day_at_the_earliest(effective: date | None) -> None:
    said = {"effective": effective, "when_final": effective is None, "outcome": Outcome.REFERRED, "back": TODAY}
    made = record(ASKED.but(**said), "D-2024-001", "B-1", MEETING, "B-2", ("A-1",))
    expected = DecisionRecorded(
        subject="D-2024-001",
        text="Rådet bildas",
        body="B-1",
        meeting="M-1",
        item=4,
        paragraph=187,
        decided_on=MET,
        effective=effective,
        when_final=effective is None,
        outcome=Outcome.REFERRED,
        to_body="B-2",
        back_by=TODAY,
        about=("A-1",),
    )
    assert expected == made


def test_a_decision_has_no_effect_on_the_day_before_it() -> None:
    request = ASKED.but(effective=BEFORE)
    expected = [no.EffectiveBeforeDecision("effective", effective="2024-10-07", decided="2024-10-08")]
    assert expected == refused(record, request, "D-2024-001", "B-1", MEETING, None, ())


def test_a_decision_without_a_meeting_is_approved_unless_it_is_said() -> None:
    made = record(ASKED.but(day=MET), "D-2024-001", "B-1", None, None, ())
    assert (None, MET, Outcome.APPROVED, False) == (made.meeting, made.decided_on, made.outcome, made.when_final)


@pytest.mark.parametrize(("day", "told"), [(TODAY, []), (None, []), (date(2024, 10, 21), ["2024-10-21"])])
def test_a_decision_that_is_said_to_lie_ahead_is_told(day: date | None, told: list[str]) -> None:
    assert told == [each.facts["day"] for each in ASKED.but(day=day).notices()]


@pytest.mark.parametrize(
    ("day", "meeting", "told"),
    [
        (MET, MEETING, []),
        (BEFORE, MEETING, ["2024-10-07"]),
        (date(2024, 10, 9), MEETING, ["2024-10-09"]),
        (date(2024, 10, 9), replace(MEETING, start="22:00", end="01:00"), []),
        (date(2024, 10, 10), replace(MEETING, start="22:00", end="01:00"), ["2024-10-10"]),
        (date(2024, 10, 9), replace(MEETING, start="16:00", end="18:00"), ["2024-10-09"]),
        (BEFORE, None, []),
    ],
)
def test_what_a_meeting_decided_it_decided_on_one_of_its_days(
    day: date, meeting: Meeting | None, told: list[str]
) -> None:
    assert told == [each.facts["day"] for each in must_be_decided_there(day, meeting)]


def test_a_decision_of_another_day_than_its_meeting_is_refused() -> None:
    facts = {"day": "2024-10-07", "meeting": "M-1", "date": "2024-10-08"}
    expected = [no.DecisionDayDiffers("day", refs=["M-1"], **facts)]
    assert expected == refused(record, ASKED.but(day=BEFORE), "D-2024-001", "B-1", MEETING, None, ())


def test_who_stood_apart_twice_is_noted_once_and_in_the_order_that_was_said() -> None:
    taken = [("P-2", Stance.RESERVATION), ("P-1", Stance.RESERVATION), ("P-2", Stance.RESERVATION)]
    made = stances(ASKED, "D-2024-001", [*taken, ("P-3", Stance.RECUSED)])
    told = [(each.subject, each.person, each.stance) for each in made]
    assert [("D-2024-001", "P-2", "reservation"), ("D-2024-001", "P-1", "reservation")] == told[:2]
    assert [("D-2024-001", "P-3", "recused")] == told[2:]


def test_who_stepped_aside_does_not_reserve_itself() -> None:
    taken = [("P-1", Stance.RESERVATION), ("P-2", Stance.RECUSED), ("P-1", Stance.RECUSED)]
    expected = [no.RecusedReserves("recused", refs=["P-1"], person="P-1")]
    assert expected == refused(stances, ASKED, "D-2024-001", taken)


def test_one_who_stands_apart_afterwards_is_noted_once_and_in_one_way() -> None:
    held = [StanceHeld(entry=4, decision="D-2024-001", person="P-1", stance=Stance.RESERVATION)]
    asked = NoteStance(today=TODAY, decision="D-2024-001", person="Eva Ek", stance=Stance.RESERVATION)
    assert "P-2" == note_stance(asked, KNOWN, "P-2", held).person
    facts = {"name": "Eva Ek", "there": "D-2024-001", "id": "D-2024-001"}
    expected = [no.AlreadyThere("person", refs=["D-2024-001", "P-1"], **facts)]
    assert expected == refused(note_stance, asked, KNOWN, "P-1", held)
    both = [no.RecusedReserves("recused", refs=["P-1"], person="P-1")]
    assert both == refused(note_stance, asked.but(stance=Stance.RECUSED), KNOWN, "P-1", held)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"votes": "7-3-1"}, []),
        ({"votes": "5-5"}, []),  # the chair's vote decides
        ({"votes": "4-5-3"}, ["votes_against"]),
        ({"votes": "4-5", "outcome": Outcome.REJECTED}, []),
        ({"review": MET}, ["review_before_decision"]),
        ({"review": date(2024, 10, 9)}, []),
    ],
)
def test_what_the_votes_and_the_review_do_not_agree_with_is_told(said: dict[str, object], told: list[str]) -> None:
    assert told == [each.code for each in notices_of_recording(ASKED.but(**said), MET)]
