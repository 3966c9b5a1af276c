"""What a meeting is on a day, by its dated facts: it is moved or cancelled, its minutes go out and are approved."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import MeetingApproved, MeetingCancelled, MeetingMoved, MinutesSent
from samverkan_cli.domain.meeting import (
    ApproveMinutes,
    CancelMeeting,
    MoveMeeting,
    SendMinutes,
    approve,
    cancel,
    meeting_state,
    move,
    must_say_why_once_approved,
    must_take_place,
    send_minutes,
)
from samverkan_cli.domain.records import Meeting
from samverkan_cli.domain.values import MeetingState as State

MET, SENT, APPROVED = date(2024, 4, 24), date(2024, 5, 2), date(2024, 6, 12)
DAY = timedelta(days=1)
MEETING = Meeting(
    entry=1, id="M-1", number=1, date=MET, start="16:00", end="18:00", place="Rådhuset", bodies=("B-1", "B-2")
)
LATER = replace(MEETING, id="M-2", number=2, date=APPROVED)
CANCELLED = replace(MEETING, cancelled_on=date(2024, 4, 1))


@pytest.mark.parametrize(
    ("facts", "today", "expected"),
    [
        ({}, MET - DAY, State.PLANNED),
        ({}, MET, State.PLANNED),
        ({}, MET + DAY, State.HELD),
        ({"minutes_sent": SENT}, SENT - DAY, State.HELD),
        ({"minutes_sent": SENT}, SENT, State.MINUTES_OUT),
        ({"minutes_sent": SENT, "approved_on": APPROVED}, APPROVED - DAY, State.MINUTES_OUT),
        ({"minutes_sent": SENT, "approved_on": APPROVED}, APPROVED, State.APPROVED),
        ({"adjusted_on": SENT}, SENT - DAY, State.HELD),
        ({"adjusted_on": SENT}, SENT, State.APPROVED),
        ({"cancelled_on": MET - DAY}, MET - 2 * DAY, State.PLANNED),
        ({"cancelled_on": MET - DAY}, MET - DAY, State.CANCELLED),
        ({"cancelled_on": MET - DAY}, MET + DAY, State.CANCELLED),
    ],
)
def test_a_meeting_is_what_its_facts_tell_from_their_days_on(
    facts: dict[str, date], today: date, expected: State
) -> None:
    assert expected is meeting_state(replace(MEETING, **facts), today)


def test_a_meeting_of_today_has_been_held_once_something_of_it_is_noted() -> None:
    assert State.PLANNED is meeting_state(MEETING, MET - DAY, noted=True)
    assert State.HELD is meeting_state(MEETING, MET, noted=True)


@pytest.mark.parametrize("field", ["approved_on", "adjusted_on"])
def test_a_change_of_an_approved_meeting_says_why_from_the_day_it_was_approved(field: str) -> None:
    meeting, request = replace(MEETING, **{field: APPROVED}), MoveMeeting(today=APPROVED, meeting="M-1")
    expected = [no.ApprovedNeedsWhy("reason", refs=["M-1"], id="M-1", day="2024-06-12")]
    assert expected == list(must_say_why_once_approved(request, meeting))
    assert [] == list(must_say_why_once_approved(request.but(reason="hörfel"), meeting))
    assert [] == list(must_say_why_once_approved(request.but(today=APPROVED - DAY), meeting))
    assert [] == list(must_say_why_once_approved(request, MEETING))


# moving -------------------------------------------------------------------------------------------

MOVING = MoveMeeting(today=MET - 9 * DAY, day=MET + DAY, meeting="M-1")
EARLIER: dict[str, Any] = {
    "earlier_date": MET,
    "earlier_start": "16:00",
    "earlier_end": "18:00",
    "earlier_place": "Rådhuset",
}


@pytest.mark.parametrize(
    ("said", "day", "start", "end", "place"),
    [
        ({}, MET + DAY, "16:00", "18:00", "Rådhuset"),
        ({"time": ("17:00", None)}, MET + DAY, "17:00", None, "Rådhuset"),
        ({"day": None, "place": "Hus 2"}, MET, "16:00", "18:00", "Hus 2"),
    ],
)
def test_a_meeting_is_moved_and_what_is_not_said_stays(
    said: dict[str, Any], day: date, start: str, end: str | None, place: str
) -> None:
    made = move(MOVING.but(**said), MEETING, [MEETING], noted=False)
    assert MeetingMoved(subject="M-1", date=day, start=start, end=end, place=place, **EARLIER) == made


def test_a_meeting_is_not_moved_to_where_it_is_nor_onto_another_nor_without_a_word() -> None:
    there = [no.AlreadyDone("meeting", refs=["M-1"], id="M-1", day="2024-04-24")]
    assert there == refused(move, MOVING.but(day=MET), MEETING, [MEETING], noted=False)
    other = replace(MEETING, id="M-3", number=3, date=MET + DAY)
    taken = [no.AlreadyExists("day", refs=["M-3"], noun="meeting", id="M-3", name="2024-04-25")]
    assert taken == refused(move, MOVING, MEETING, [other], noted=False)
    assert "M-1" == move(MOVING, MEETING, [replace(other, cancelled_on=MET)], noted=False).subject
    assert [no.Missing("date")] == refused(move, MOVING.but(day=None), MEETING, [], noted=False)


def test_what_was_held_or_cancelled_is_not_moved() -> None:
    held = [no.MeetingWasHeld("meeting", refs=["M-1"], id="M-1", day="2024-04-24")]
    assert held == refused(move, MOVING, MEETING, [], noted=True)
    gone = [no.MeetingIsCancelled("meeting", refs=["M-1"], id="M-1", day="2024-04-01")]
    assert gone == refused(move, MOVING, CANCELLED, [], noted=False)
    assert gone == list(must_take_place(CANCELLED))


# cancelling ---------------------------------------------------------------------------------------

CANCELLING = CancelMeeting(today=MET - DAY, meeting="M-1", reason="få anmälda")


def test_a_meeting_is_cancelled_once_for_a_reason_and_never_when_it_was_held() -> None:
    expected = MeetingCancelled(subject="M-1", cancelled_on=MET - DAY, reason="få anmälda")
    assert expected == cancel(CANCELLING, MEETING, noted=False)
    nameless = [no.CancelledWithoutWhy("reason", refs=["M-1"], id="M-1")]
    assert nameless == refused(cancel, CANCELLING.but(reason=None), MEETING, noted=False)
    held = [no.MeetingWasHeld("meeting", refs=["M-1"], id="M-1", day="2024-04-24")]
    assert held == refused(cancel, CANCELLING, MEETING, noted=True)
    again = [no.AlreadyDone("meeting", refs=["M-1"], id="M-1", day="2024-04-01")]
    assert again == refused(cancel, CANCELLING, CANCELLED, noted=False)


# minutes ------------------------------------------------------------------------------------------

SENDING = SendMinutes(today=SENT, meeting="M-1", sent=SENT)
APPROVING = ApproveMinutes(today=APPROVED, meeting="M-1")


def test_minutes_go_out_on_the_day_of_the_meeting_or_later_and_once() -> None:
    assert MinutesSent(subject="M-1", sent_on=MET) == send_minutes(SENDING.but(sent=MET), MEETING)
    early = [no.MinutesBeforeMeeting("sent", refs=["M-1"], id="M-1", day="2024-04-23", met="2024-04-24")]
    assert early == refused(send_minutes, SENDING.but(sent=MET - DAY), MEETING)
    sent = replace(MEETING, minutes_sent=SENT)
    assert [no.AlreadyDone("meeting", refs=["M-1"], id="M-1", day="2024-05-02")] == refused(send_minutes, SENDING, sent)
    facts = {"id": "M-1", "meeting_fact": "sent", "day": "2024-05-02", "option": "sent"}
    differs = [no.MeetingFactDiffers("meeting", refs=["M-1"], **facts)]
    assert differs == refused(send_minutes, SENDING.but(sent=SENT + DAY), sent)


@pytest.mark.parametrize(
    ("said", "at", "facts"),
    [
        ({}, None, {"approved_on": APPROVED}),
        ({"day": SENT}, None, {"approved_on": SENT}),
        ({"at": "M-2"}, LATER, {"approved_on": APPROVED, "meeting": "M-2"}),
        ({"adjusted": SENT}, None, {"adjusted_on": SENT}),
        ({"adjusted": SENT, "day": APPROVED}, None, {"adjusted_on": SENT, "approved_on": APPROVED}),
    ],
)
def test_minutes_are_approved_on_the_day_said_else_that_of_the_meeting_it_was_done_at(
    said: dict[str, Any], at: Meeting | None, facts: dict[str, Any]
) -> None:
    assert MeetingApproved(subject="M-1", **facts) == approve(APPROVING.but(**said), MEETING, at)


def test_minutes_are_approved_after_the_meeting_and_when_they_are_out() -> None:
    sent = replace(MEETING, minutes_sent=SENT)
    early = [no.ApprovedTooEarly("date", refs=["M-1"], id="M-1", day="2024-05-01", first="2024-05-02")]
    assert early == refused(approve, APPROVING.but(day=SENT - DAY), sent, None)
    assert SENT == approve(APPROVING.but(day=SENT), sent, None).approved_on
    adjusted = [no.ApprovedTooEarly("adjusted", refs=["M-1"], id="M-1", day="2024-04-23", first="2024-04-24")]
    assert adjusted == refused(approve, APPROVING.but(adjusted=MET - DAY), MEETING, None)


def test_minutes_are_approved_at_a_later_meeting_that_takes_place_and_on_its_day() -> None:
    request = APPROVING.but(at="M-2")
    itself = [no.ApprovedAtEarlier("at", refs=["M-1", "M-1"], id="M-1", at="M-1", day="2024-04-24")]
    assert itself == refused(approve, request, MEETING, MEETING)
    earlier = replace(LATER, date=MET - DAY)
    assert "approved_at_earlier" in {each.code for each in refused(approve, request, MEETING, earlier)}
    differs = [no.ApprovalDayDiffers("date", refs=["M-2"], at="M-2", day="2024-06-13", met="2024-06-12")]
    assert differs == refused(approve, request.but(day=APPROVED + DAY), MEETING, LATER)
    gone = replace(LATER, cancelled_on=SENT)
    assert ["meeting_is_cancelled"] == [each.code for each in refused(approve, request, MEETING, gone)]
    both = [no.OptionsConflict("by", option="--by", others=("--at",))]
    assert both == refused(approve, request.but(by=("Eva Ek",)), MEETING, LATER)


def test_minutes_are_approved_once_and_another_day_is_a_correction() -> None:
    known = replace(MEETING, approved_on=APPROVED)
    again = [no.AlreadyDone("meeting", refs=["M-1"], id="M-1", day="2024-06-12")]
    assert again == refused(approve, APPROVING, known, None)
    facts = {"id": "M-1", "meeting_fact": "approved", "day": "2024-06-12", "option": "approved"}
    differs = [no.MeetingFactDiffers("meeting", refs=["M-1"], **facts)]
    assert differs == refused(approve, APPROVING.but(day=APPROVED + DAY), known, None)
    adjusted = replace(MEETING, adjusted_on=SENT)
    (told,) = refused(approve, APPROVING, adjusted, None)
    assert ("meeting_fact_differs", "adjusted") == (told.code, told.facts["option"])
