"""What goes up on the notice board: that minutes are adjusted, with the days that an appeal is counted from."""

from collections.abc import Iterator

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case.announcement import in_order, taken_down_early
from samverkan_cli.domain.deadlines import announce_by, late
from samverkan_cli.domain.document import WritePaper
from samverkan_cli.domain.records import Announcement, Body, Decision
from samverkan_cli.domain.refusal import Notice, Objection
from samverkan_cli.domain.request import Day, Line
from samverkan_cli.domain.values import BodyKind, Minutes


class WriteAnnouncement(WritePaper):
    """An announcement of adjusted minutes: the days that are not recorded, and where the minutes can be read."""

    adjusted: Day | None = None
    posted: Day | None = None
    reported: Day | None = None
    minutes_at: Line | None = None


def to_put_up(request: WriteAnnouncement, known: Announcement) -> Announcement:
    """Give the days an announcement tells: those recorded, else those said, and else the paper's own day.

    A notice that came down before the last day to appeal started no clock: it is put up anew.
    """
    up = None if taken_down_early(known) else known.posted
    return Announcement(
        reported=known.reported or request.reported,
        adjusted=known.adjusted or request.adjusted,
        posted=up or request.posted or request.on,
    )


def must_be_to_announce(
    request: WriteAnnouncement, known: Announcement, decision: Decision, body: Body, case: str | None
) -> Iterator[Objection]:
    """What is announced is that the minutes are adjusted, of a body that has minutes [KL 8:12]; notes are not.

    A delegate's decision is announced with the meeting it was reported to [KL 6:40, 7:8, 8:10].
    """
    if body.minutes is Minutes.NOTES:
        yield no.NotesNotAnnounced("ref", refs=[body.id], body=body.name or body.id)
        return
    told = to_put_up(request, known)
    for field in ("reported", "adjusted", "posted"):
        said, there = getattr(request, field), getattr(told, field)
        if said and said != there:
            yield no.AlreadyDone(field, refs=[decision.id], id=decision.id, day=str(there))
    if told.adjusted is None:
        yield no.NotAdjusted("adjusted", refs=[decision.id], id=decision.id, case=case)
    if body.kind is BodyKind.DELEGATE and told.reported is None:
        yield no.ReportMissing("reported", refs=[decision.id], id=decision.id)
    yield from in_order(told, decision.decided_on)


def notices_of_put_up(request: WriteAnnouncement, told: Announcement) -> Iterator[Notice]:
    """Give what should be known of an announcement: that it is late, and that it does not say where the minutes are."""
    if told.adjusted and told.posted:
        due = announce_by(told.adjusted)
        if days := late(due, told.posted):
            yield no.AnnouncedLate("posted", due=str(due), days=days)
    if not request.minutes_at:
        yield no.MinutesPlaceUnsaid("minutes_at")
