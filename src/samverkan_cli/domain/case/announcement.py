"""How a decision is announced: its minutes adjusted, the adjustment announced, and the notice taken down.

Adjusted and announced belong to the decision. The clock of an appeal starts with the announcement; without one it
does not run, and the notice must stay up through the last day [KL 5:69, 6:35, 8:12, 13:5].
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar

from msgspec.structs import replace

from samverkan_cli.domain import deadlines
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case.steps import OfCase
from samverkan_cli.domain.events import DecisionAnnounced
from samverkan_cli.domain.records import Announcement, Body, Case, CaseDecision
from samverkan_cli.domain.refusal import Notice, Objection, Objections
from samverkan_cli.domain.request import Day
from samverkan_cli.domain.values import BodyKind, Minutes

_DAYS = ("reported", "adjusted", "posted", "posted_through")  # in this order


class Announce(OfCase):
    """When the minutes were adjusted, announced and taken down; a delegate's decision is reported first."""

    happened: ClassVar = ("adjusted", "posted", "reported")

    adjusted: Day | None = None
    posted: Day | None = None
    posted_through: Day | None = None
    reported: Day | None = None


def announce(request: Announce, case: Case, made: CaseDecision, body: Body) -> DecisionAnnounced:
    """Give the event of what became of a decision's minutes. Raises `Refused`."""
    known = case.announced
    found = Objections()
    if body.minutes is Minutes.NOTES:
        name = body.name or body.id
        found.append(no.NotesNotAnnounced("case", refs=[body.id], body=name))
    said: dict[str, Any] = {**_said(request)}
    if not said:
        found.append(no.AnnouncementUnsaid("adjusted", refs=[case.id], id=case.id))
    found.extend(_announced_already(request, known, made))
    whole = whole_of(request, known)
    found.extend(in_order(whole, made.decided_on))
    if body.kind is BodyKind.DELEGATE and whole.reported is None:
        found.append(no.ReportMissing("reported", refs=[made.decision], id=case.id))
    found.stop()
    return request.noted(DecisionAnnounced(subject=case.id, decision=made.decision, **said))


def _said(said: Announce | DecisionAnnounced) -> dict[str, date]:
    """Give the days that are told."""
    return {name: day for name in _DAYS if (day := getattr(said, name))}


def whole_of(said: Announce | DecisionAnnounced, known: Announcement) -> Announcement:
    """Give what is known of an announcement together with what is said now; a new notice is up anew."""
    new = _said(said)
    again: dict[str, date | None] = {}
    if "posted" in new and known.posted:
        again = {"posted_through": None, "first_posted": known.first_posted or known.posted}
    return replace(known, **(again | new))


def _announced_already(request: Announce, known: Announcement, made: CaseDecision) -> Iterator[Objection]:
    """A day that is known is not told anew; only a notice that came down too early is put up again."""
    for field in ("reported", "adjusted"):
        if getattr(request, field) and getattr(known, field):
            yield no.AlreadyDone(field, refs=[made.decision], id=made.decision, day=str(getattr(known, field)))
    if request.posted and known.posted and not taken_down_early(known):
        yield no.AlreadyDone("posted", refs=[made.decision], id=made.decision, day=str(known.posted))
    if request.posted_through and known.posted_through and not request.posted:
        yield no.AlreadyDone("posted_through", refs=[made.decision], id=made.decision, day=str(known.posted_through))


def in_order(whole: Announcement, decided_on: date) -> Iterator[Objection]:
    """Decided, reported by a delegate, adjusted, announced, taken down: in that order."""
    days: list[tuple[str, date | None]] = [("decided", decided_on)]
    days += [(name, getattr(whole, name)) for name in _DAYS]
    known = [(name, day) for name, day in days if day]
    for (before, first), (name, day) in pairwise(known):
        if day < first:
            yield no.OutOfOrder(name, step=name, day=str(day), before=before, first=str(first))


def starts(whole: Announcement, made: CaseDecision) -> date:
    """Give the day minutes are counted from: that of the meeting, or of the one a delegate reported to."""
    return whole.reported or made.decided_on


def taken_down_early(known: Announcement) -> bool:
    """Tell whether the notice came down before the last day to appeal: then the time has not run out."""
    if known.posted is None or known.posted_through is None:
        return False
    return known.posted_through < deadlines.appeal_through(known.posted)


def notices_of_announcement(event: DecisionAnnounced, whole: Announcement, made: CaseDecision) -> Iterator[Notice]:
    """Give what should be known of an announcement: late, which does not touch the decision, or too short."""
    if event.adjusted:
        due = deadlines.adjust_by(starts(whole, made))
        if days := deadlines.late(due, event.adjusted):
            yield no.AdjustedLate("adjusted", due=str(due), days=days)
    if event.posted and whole.adjusted and whole.first_posted is None:
        due = deadlines.announce_by(whole.adjusted)
        if days := deadlines.late(due, event.posted):
            yield no.AnnouncedLate("posted", due=str(due), days=days)
    if taken_down_early(whole) and whole.posted:
        last = str(deadlines.appeal_through(whole.posted))
        yield no.TakenDownEarly("posted_through", through=str(whole.posted_through), last=last)
