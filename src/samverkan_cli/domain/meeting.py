"""Meetings: when and where bodies meet, and who takes part."""

from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import AttendanceNoted, MeetingCalled
from samverkan_cli.domain.records import Meeting
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import Line, Name, Reference, Request, Span


class CallMeeting(Request):
    """A meeting of one or several bodies; its day is `--date`."""

    required: ClassVar = ("body", "day")

    body: Reference | None = None
    also: tuple[Reference, ...] = ()
    time: Span | None = None
    place: Line | None = None
    title: Line | None = None


class Attend(Request):
    """Somebody at a meeting."""

    required: ClassVar = ("meeting", "person")

    meeting: Reference | None = None
    person: Name | None = None
    represents: Reference | None = None
    role: Line | None = None
    guest: bool = False


def call(request: CallMeeting, id_: str, bodies: tuple[str, ...], same_day: list[Meeting]) -> MeetingCalled:
    """Give the event of a meeting; raises `Refused` when the same bodies meet then already."""
    assert request.day
    start, end = request.time or (None, None)
    for meeting in same_day if request.knows("time") else ():
        if set(meeting.bodies) == set(bodies) and (start is None or meeting.start == start):
            raise Refused(
                [
                    no.AlreadyExists(
                        "day", refs=[meeting.id], noun="meeting", id=meeting.id, name=meeting.title or str(meeting.date)
                    )
                ]
            )
    return request.noted(
        MeetingCalled(
            subject=id_, bodies=bodies, date=request.day, start=start, end=end, place=request.place, title=request.title
        )
    )


def attend(request: Attend, meeting: Meeting, person: str, represents: str | None, there: list[str]) -> AttendanceNoted:
    """Give the event of somebody's attendance; raises `Refused` when it is noted already."""
    if person in there:
        raise Refused(
            [
                no.AlreadyThere(
                    "person",
                    refs=[meeting.id, person],
                    name=request.person,
                    there=meeting.title or "mötet",
                    id=meeting.id,
                )
            ]
        )
    return request.noted(
        AttendanceNoted(
            subject=meeting.id, person=person, represents=represents, role=request.role, guest=request.guest
        )
    )
