"""Meetings: when and where bodies meet, who takes part, what is on the agenda and what became of it."""

from typing import Any, ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import AgendaItemAdded, AttendanceNoted, MeetingCalled, OutcomeNoted
from samverkan_cli.domain.records import Meeting
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import Day, Line, Name, Number, Reference, Request, Span, Text
from samverkan_cli.domain.values import Outcome


class CallMeeting(Request):
    """A meeting of one or several bodies; its day is `--date`."""

    required: ClassVar = ("body", "day")

    body: Reference | None = None
    also: tuple[Reference, ...] = ()
    time: Span | None = None
    place: Line | None = None
    title: Line | None = None


class AddItems(Request):
    """Items for the agenda, in their order."""

    required: ClassVar = ("meeting",)

    meeting: Reference | None = None
    add: tuple[Line, ...] = ()


class Attend(Request):
    """Somebody at a meeting."""

    required: ClassVar = ("meeting", "person")

    meeting: Reference | None = None
    person: Name | None = None
    represents: Reference | None = None
    role: Line | None = None
    guest: bool = False


class NoteOutcome(Request):
    """What became of an item without a decision of its own."""

    required: ClassVar = ("meeting", "item", "outcome")

    meeting: Reference | None = None
    item: Number | None = None
    outcome: Outcome | None = None
    to: Reference | None = None
    back: Day | None = None
    note: Text | None = None


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


def add_items(request: AddItems, meeting: Meeting, agenda: list[tuple[int, str | None]]) -> list[AgendaItemAdded]:
    """Give the events of new items, numbered on from those the meeting has; raises `Refused` for one it has."""
    titles = {title: number for number, title in agenda}
    there = [title for title in request.add if title in titles]
    if there:
        raise Refused(
            [
                no.AlreadyThere("add", refs=[meeting.id], name=title, there=str(titles[title]), id=meeting.id)
                for title in there
            ]
        )
    first = max(titles.values(), default=0) + 1
    return [
        request.noted(AgendaItemAdded(subject=meeting.id, number=number, title=title))
        for number, title in enumerate(request.add, start=first)
    ]


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


def note_outcome(
    request: NoteOutcome, meeting: Meeting, numbers: list[int], to: str | None, noted: list[dict[str, Any]]
) -> OutcomeNoted:
    """Give the event of an item's outcome; raises `Refused` without such an item, or for the same one again."""
    assert request.item and request.outcome
    must_be_on_the_agenda(request.item, meeting, numbers)
    alike = (request.item, request.outcome, to)
    there = next((row for row in noted if (row["item"], row["outcome"], row["to_body"]) == alike), None)
    if there and request.knows("back", "note"):
        if (there["back_by"], there["note"]) == (request.back, request.note):
            raise Refused([no.AlreadyDone("item", refs=[meeting.id], id=meeting.id, day="")])
        facts = {"id": meeting.id, "item": request.item, "outcome": request.outcome, "entry": there["entry"]}
        raise Refused([no.OutcomeDiffers("item", refs=[meeting.id], **facts)])
    return request.noted(
        OutcomeNoted(
            subject=meeting.id,
            item=request.item,
            outcome=request.outcome,
            to_body=to,
            back_by=request.back,
            note=request.note,
        )
    )


def must_be_on_the_agenda(item: int, meeting: Meeting, numbers: list[int]) -> None:
    """Raise `Refused` with `not_found` when the meeting has no item of that number."""
    if item not in numbers:
        known = tuple(str(number) for number in numbers)
        raise Refused([no.NotFound("item", refs=[meeting.id], given=str(item), noun="item", nearest=known)])
