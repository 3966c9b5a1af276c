"""What an enrollment is on a day, computed from dated facts; a status is never stored.

On the roll on X ⇔ effective ≤ X < ended-from, and neither excluded nor suspended on X. Every end has its first day
*off*; a suspension through U is over on U+1 [domain.md §5]. What was decided on the actor comes as spans of days
(`effect`).
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

from msgspec import Struct

from samverkan_cli.domain.case.effect import OPEN, Decided, Span, covers, days, of
from samverkan_cli.domain.days import next_day
from samverkan_cli.domain.values import EndedAs


class Standing(StrEnum):
    """What an enrollment is on a day."""

    AHEAD = "ahead"
    RECEIVED = "received"
    ENROLLED = "enrolled"
    DECLINED = "declined"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    EXCLUDED = "excluded"
    REFUSED = "refused"
    CLOSED = "closed"
    DISSOLVED = "dissolved"
    LAPSED = "lapsed"


_ENDED = {
    EndedAs.WITHDRAWAL: Standing.WITHDRAWN,
    EndedAs.EXCLUSION: Standing.EXCLUDED,
    EndedAs.REFUSAL: Standing.REFUSED,
    EndedAs.CLOSED: Standing.CLOSED,
}


_HAS_LEFT = (Standing.WITHDRAWN, Standing.EXCLUDED, Standing.DISSOLVED, Standing.LAPSED)


class Dates(Struct, frozen=True):
    """The dated facts of one enrollment, its actor and its period.

    `ended_from` is an end for good. What was decided on the actor lasts as long as the decisions are in force: spans
    of days, of which those that go on end with `effect.OPEN`. `succeeded_from` is the first day of an enrollment
    made after an exclusion: the actor is not let in twice, whatever becomes of the exclusion.
    """

    received: date
    effective: date | None
    declined_on: date | None
    ended_from: date | None
    ended_as: EndedAs | None
    last_day: date
    dissolved_on: date | None
    suspensions: tuple[Span, ...] = ()
    exclusions: tuple[Span, ...] = ()
    refusals: tuple[Span, ...] = ()
    succeeded_from: date | None = None


def dated(decided: Decided, ended_from: date | None, ended_as: EndedAs | None, **facts: Any) -> Dates:
    """Give the dates of an enrollment with what was decided on it, and the end it has whatever becomes of that."""
    ended_from, ended_as = decided.lasting(ended_from, ended_as)
    return Dates(
        ended_from=ended_from,
        ended_as=ended_as,
        suspensions=days(map(of, decided.suspensions)),
        exclusions=days(map(of, decided.exclusions)),
        refusals=days(decided.refusals),
        succeeded_from=decided.succeeded_from,
        **facts,
    )


def _ends(dates: Dates) -> list[tuple[date, Standing]]:
    """Give what ends an enrollment for good, and its first day off; of two on one day the later one tells."""
    ends = [(next_day(dates.last_day), Standing.LAPSED)]
    if dates.dissolved_on:
        ends.append((next_day(dates.dissolved_on), Standing.DISSOLVED))
    if dates.ended_from and dates.ended_as:
        ends.append((dates.ended_from, _ENDED[dates.ended_as]))
    if dates.succeeded_from:
        ends.append((dates.succeeded_from, Standing.EXCLUDED))
    return ends


def _decided(dates: Dates) -> list[tuple[Span, Standing]]:
    decided = ((Standing.EXCLUDED, dates.exclusions), (Standing.REFUSED, dates.refusals))
    return [(span, off) for off, spans in decided for span in spans]


def _first(ends: list[tuple[date, Standing]]) -> tuple[date, Standing]:
    return min(reversed(ends), key=lambda pair: pair[0])


def end(dates: Dates) -> tuple[date, Standing]:
    """Give the first day off the roll and what ended it; at the latest the period's end."""
    goes_on = [(first, off) for (first, last), off in _decided(dates) if last == OPEN]
    return _first([*_ends(dates), *goes_on])


def standing(dates: Dates, on: date) -> Standing:
    """Give what the enrollment is on the day: of what has ended it by then, and still does, the earliest tells."""
    if on < dates.received:
        return Standing.AHEAD
    if dates.declined_on:
        return Standing.DECLINED
    over = [(day, how) for day, how in _ends(dates) if day <= on]
    over += [(first, off) for (first, last), off in _decided(dates) if first <= on <= last]
    if over:
        return _first(over)[1]
    if dates.effective is None or on < dates.effective:
        return Standing.RECEIVED
    return Standing.SUSPENDED if covers(dates.suspensions, on) else Standing.ENROLLED


def left_from(enrollments: Iterable[Dates], on: date) -> date | None:
    """Give since when an actor that has been a signatory is none on a day, or None: it is one, or it never was.

    Who is suspended has not left.
    """
    there = [(each, standing(each, on)) for each in enrollments]
    if any(how in (Standing.ENROLLED, Standing.SUSPENDED) for _, how in there):
        return None
    ended = [(each, min(end(each)[0], on)) for each, how in there if how in _HAS_LEFT]
    return max((first for each, first in ended if each.effective and each.effective < first), default=None)


def spans_on_roll(dates: Dates) -> list[tuple[date, date]]:
    """Give the days an actor is a signatory by an enrollment, in order: from a first one, and no more from another."""
    turns = {day for day in (dates.received, dates.effective, dates.declined_on) if day}
    turns |= {day for day, _ in _ends(dates)} | {OPEN}
    for first, last in (*dates.suspensions, *dates.exclusions, *dates.refusals):
        turns |= {first} if last == OPEN else {first, next_day(last)}
    return [(first, after) for first, after in pairwise(sorted(turns)) if on_roll(dates, first)]


def on_roll(dates: Dates, on: date) -> bool:
    """Tell whether the actor is a signatory on the day."""
    return standing(dates, on) is Standing.ENROLLED
