"""The curve of a renewal: how many have renewed by the end of each week, beside the same weeks of the one before.

A day counts as in the funnel, which the curve asks: each of its points is what `renew status` tells of that day.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise

from msgspec import Struct

from samverkan_cli.domain.case.effect import OPEN
from samverkan_cli.domain.days import next_day
from samverkan_cli.domain.renewal.funnel import Course, reply
from samverkan_cli.domain.values import Reply

POINTS = 53  # weeks of a year; of a longer campaign every second is told, or every third


class AskedToRenew(Struct, frozen=True):
    """Those that are asked to renew, the first day of the period they are asked to join, and its last."""

    asked: Collection[Course]
    first_day: date
    last_day: date


class Week(Struct, frozen=True):
    """A week by its last day, and how many had renewed by it; None where that day has not come.

    `previous` is of the same week of the campaign before, counted from its period's first day.
    """

    day: date
    renewed: int | None
    previous_day: date | None = None
    previous: int | None = None


def curve(
    campaign: AskedToRenew, invited: Iterable[date], on: date, through: date, before: AskedToRenew | None = None
) -> list[Week]:
    """Give a campaign week by week from its first invitation or answer through a day, and on to its last to answer.

    The week that runs is told by the day it is asked on. Nothing where nobody was asked or has answered by that day.
    """
    began = min((day for day in (*invited, *_answered(campaign)) if day <= on), default=None)
    if began is None or not campaign.asked:
        return []
    ends = list(_ends(began, on, max(on, through)))
    renewed = renewed_by(campaign.asked, ends)
    if before is None:
        return [Week(day, count if day <= on else None) for day, count in zip(ends, renewed, strict=True)]
    back = campaign.first_day - before.first_day
    then = [min(day - back, before.last_day) for day in ends]
    told = zip(ends, renewed, then, renewed_by(before.asked, then), strict=True)
    return [Week(day, count if day <= on else None, that_day, that) for day, count, that_day, that in told]


def renewed_by(courses: Iterable[Course], days: Sequence[date]) -> list[int]:
    """Give how many have renewed on each of some days, which are in order."""
    changes = [0] * (len(days) + 1)
    for course in courses:
        for first, after in pairwise(_turns(course)):
            if reply(course, first) is Reply.RENEWED:
                changes[bisect_left(days, first)] += 1
                changes[bisect_left(days, after)] -= 1
    return list(accumulate(changes[:-1]))


def _turns(course: Course) -> list[date]:
    """Give the days on which an actor's reply may change, and the last there is; none where it never renewed."""
    if not course.answers:
        return []
    turns = {OPEN}
    for each in course.answers:
        turns |= {day for day in (each.received, each.completed, each.ended_from) if day}
        for first, last in each.exclusions:
            turns |= {first} if last == OPEN else {first, next_day(last)}
    if course.dissolved_on:
        turns.add(next_day(course.dissolved_on))
    return sorted(turns)


def _answered(campaign: AskedToRenew) -> Iterator[date]:
    return (each.received for course in campaign.asked for each in course.answers)


def _ends(began: date, on: date, last: date) -> Iterator[date]:
    """Give the last days of the weeks from one day through another, the Sundays; of the one that runs, the day."""
    sunday = began + timedelta(days=6 - began.weekday())
    weeks = -(-max(0, (last - sunday).days) // 7)
    step = timedelta(weeks=-(-weeks // POINTS) or 1)
    before = date.min
    while before < last:
        yield on if before < on <= sunday else sunday
        before, sunday = sunday, min(sunday, date.max - step) + step
