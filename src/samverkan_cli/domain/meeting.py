"""Meetings: when and where bodies meet, and what becomes of each: moved, cancelled, its minutes out and approved."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import (
    MeetingApproved,
    MeetingCalled,
    MeetingCancelled,
    MeetingMoved,
    MinutesSent,
)
from samverkan_cli.domain.records import Meeting
from samverkan_cli.domain.refusal import Objection, Objections, Refused
from samverkan_cli.domain.request import Day, Line, Name, Reference, Request, Span
from samverkan_cli.domain.values import Invited, MeetingState


class CallMeeting(Request):
    """A meeting of one or several bodies; its day is `--date`."""

    required: ClassVar = ("body", "day")

    body: Reference | None = None
    also: tuple[Reference, ...] = ()
    time: Span | None = None
    place: Line | None = None
    title: Line | None = None
    invited: Invited | None = None


class MoveMeeting(Request):
    """Another day, time or place of a meeting; the day is `--date`. What is not said stays."""

    required: ClassVar = ("meeting",)

    meeting: Reference | None = None
    time: Span | None = None
    place: Line | None = None


class CancelMeeting(Request):
    """A meeting is not to be, and why."""

    required: ClassVar = ("meeting",)
    happened: ClassVar = ("day",)

    meeting: Reference | None = None


class SendMinutes(Request):
    """The day the minutes of a meeting went out."""

    required: ClassVar = ("meeting", "sent")
    happened: ClassVar = ("sent",)

    meeting: Reference | None = None
    sent: Day | None = None


class ApproveMinutes(Request):
    """The minutes of a meeting are approved, at a later meeting or by some persons; of a nämnd they are adjusted."""

    required: ClassVar = ("meeting",)
    happened: ClassVar = ("day", "adjusted")

    meeting: Reference | None = None
    at: Reference | None = None
    by: tuple[Name, ...] = ()
    adjusted: Day | None = None


def call(request: CallMeeting, id_: str, bodies: tuple[str, ...], same_day: list[Meeting]) -> MeetingCalled:
    """Give the event of a meeting; raises `Refused` when the same bodies meet then already."""
    assert request.day
    start, end = request.time or (None, None)
    Objections(_met_already(bodies, start, same_day) if request.knows("time") else ()).stop()
    called = MeetingCalled(
        subject=id_,
        bodies=bodies,
        date=request.day,
        start=start,
        end=end,
        place=request.place,
        title=request.title,
        invited=request.invited,
    )
    return request.noted(called)


def _met_already(bodies: Sequence[str], start: str | None, same_day: Sequence[Meeting]) -> Iterator[Objection]:
    """The same bodies meet once at a time; a meeting that is cancelled is in nobody's way."""
    for meeting in same_day:
        same = set(meeting.bodies) == set(bodies) and (start is None or meeting.start == start)
        if same and meeting.cancelled_on is None:
            called = meeting.title or str(meeting.date)
            yield no.AlreadyExists("day", refs=[meeting.id], noun="meeting", id=meeting.id, name=called)


def meeting_state(meeting: Meeting, today: date, *, noted: bool = False) -> MeetingState:
    """Give what a meeting is on a day, from its dated facts alone: one that lies ahead changes nothing yet.

    On the very day of a meeting it has been held once something that happened there is `noted`.
    """

    def has_come(day: date | None) -> bool:
        return day is not None and day <= today

    if has_come(meeting.cancelled_on):
        return MeetingState.CANCELLED
    if has_come(meeting.approved_on) or has_come(meeting.adjusted_on):
        return MeetingState.APPROVED
    if has_come(meeting.minutes_sent):
        return MeetingState.MINUTES_OUT
    held = meeting.date < today or (meeting.date == today and noted)
    return MeetingState.HELD if held else MeetingState.PLANNED


def is_cancelled(meeting: Meeting, today: date) -> bool:
    """Tell whether a meeting is not to be, as is known on a day."""
    return meeting_state(meeting, today) is MeetingState.CANCELLED


def must_say_why_once_approved(request: Request, meeting: Meeting) -> Iterator[Objection]:
    """What is changed of a meeting whose minutes are approved says why: it is a correction of them."""
    day = meeting.approved_on or meeting.adjusted_on
    if day and day <= request.today and not request.reason:
        yield no.ApprovedNeedsWhy("reason", refs=[meeting.id], id=meeting.id, day=str(day))


def must_take_place(meeting: Meeting) -> Iterator[Objection]:
    """Nothing happens at a meeting that is cancelled."""
    if meeting.cancelled_on:
        yield no.MeetingIsCancelled("meeting", refs=[meeting.id], id=meeting.id, day=str(meeting.cancelled_on))


def may_be_changed(request: Request, meeting: Meeting) -> Iterator[Objection]:
    """Give what speaks against noting something of a meeting: it is cancelled, or approved and nobody says why."""
    yield from must_take_place(meeting)
    yield from must_say_why_once_approved(request, meeting)


def _must_not_have_been_held(meeting: Meeting, *, noted: bool) -> Iterator[Objection]:
    """What has been held is neither moved nor cancelled."""
    if noted:
        yield no.MeetingWasHeld("meeting", refs=[meeting.id], id=meeting.id, day=str(meeting.date))


def move(request: MoveMeeting, meeting: Meeting, there: Sequence[Meeting], *, noted: bool) -> MeetingMoved:
    """Give the event of a meeting that is moved; `there` are the meetings of the new day. Raises `Refused`."""
    known = request.knows("time", "place", "day")
    if known and not (request.day or request.time or request.place):
        raise Refused([no.Missing("date")])
    day = request.day or meeting.date
    start, end = request.time or (meeting.start, meeting.end)
    place = request.place or meeting.place
    objections = Objections([*must_take_place(meeting), *_must_not_have_been_held(meeting, noted=noted)])
    if known and (day, start, end, place) == (meeting.date, meeting.start, meeting.end, meeting.place):
        objections.append(no.AlreadyDone("meeting", refs=[meeting.id], id=meeting.id, day=str(day)))
    objections += _met_already(meeting.bodies, start, [each for each in there if each.id != meeting.id])
    objections.stop()
    earlier = {f"earlier_{name}": getattr(meeting, name) for name in ("date", "start", "end", "place")}
    return request.noted(MeetingMoved(subject=meeting.id, date=day, start=start, end=end, place=place, **earlier))


def cancel(request: CancelMeeting, meeting: Meeting, *, noted: bool) -> MeetingCancelled:
    """Give the event of a meeting that is not to be; raises `Refused` when it was held, or without a reason."""
    objections = Objections(_must_not_have_been_held(meeting, noted=noted))
    if meeting.cancelled_on:
        objections.append(no.AlreadyDone("meeting", refs=[meeting.id], id=meeting.id, day=str(meeting.cancelled_on)))
    if not request.reason:
        objections.append(no.CancelledWithoutWhy("reason", refs=[meeting.id], id=meeting.id))
    objections.stop()
    return request.noted(MeetingCancelled(subject=meeting.id, cancelled_on=request.on))


def send_minutes(request: SendMinutes, meeting: Meeting) -> MinutesSent:
    """Give the event of minutes that went out; raises `Refused` before the meeting, or when they have already."""
    assert request.sent
    objections = Objections(must_take_place(meeting))
    if meeting.minutes_sent:
        objections.append(_again(meeting, "sent", meeting.minutes_sent, same=meeting.minutes_sent == request.sent))
    elif request.sent < meeting.date:
        facts = {"id": meeting.id, "day": str(request.sent), "met": str(meeting.date)}
        objections.append(no.MinutesBeforeMeeting("sent", refs=[meeting.id], **facts))
    objections.stop()
    return request.noted(MinutesSent(subject=meeting.id, sent_on=request.sent))


def approve(request: ApproveMinutes, meeting: Meeting, at: Meeting | None) -> MeetingApproved:
    """Give the event of minutes that are approved: on the day said, else that of the meeting `at` which it was done."""
    if request.at and request.by:
        raise Refused([no.OptionsConflict("by", option="--by", others=("--at",))])
    day = request.day or (None if request.adjusted else at.date if at else request.today)
    event = MeetingApproved(
        subject=meeting.id, approved_on=day, adjusted_on=request.adjusted, meeting=at.id if at else None
    )
    objections = Objections([*must_take_place(meeting), *(must_take_place(at) if at else ())])
    if known := meeting.approved_on or meeting.adjusted_on:
        told = (meeting.approved_on, meeting.adjusted_on, meeting.approved_at)
        same = told == (event.approved_on, event.adjusted_on, event.meeting)
        objections.append(_again(meeting, "approved" if meeting.approved_on else "adjusted", known, same=same))
    else:
        objections += _approved_in_order(request, meeting, at, day or request.adjusted)
    objections.stop()
    return request.noted(event)


def _approved_in_order(
    request: ApproveMinutes, meeting: Meeting, at: Meeting | None, day: date | None
) -> Iterator[Objection]:
    """Minutes are approved after the meeting, when they are out, and at a meeting on its day."""
    field = "adjusted" if request.adjusted else "date"
    first = max(meeting.date, meeting.minutes_sent or meeting.date)
    if day and day < first:
        yield no.ApprovedTooEarly(field, refs=[meeting.id], id=meeting.id, day=str(day), first=str(first))
    if at and (at.id == meeting.id or at.date < meeting.date):
        yield no.ApprovedAtEarlier("at", refs=[meeting.id, at.id], id=meeting.id, at=at.id, day=str(at.date))
    elif at and day and day != at.date:
        yield no.ApprovalDayDiffers(field, refs=[at.id], at=at.id, day=str(day), met=str(at.date))


def _again(meeting: Meeting, what: str, day: date, *, same: bool) -> Objection:
    """Give what is said to a fact of a meeting that is noted already: the same, or another."""
    if same:
        return no.AlreadyDone("meeting", refs=[meeting.id], id=meeting.id, day=str(day))
    return no.MeetingFactDiffers(
        "meeting", refs=[meeting.id], id=meeting.id, meeting_fact=what, day=str(day), option=what
    )
