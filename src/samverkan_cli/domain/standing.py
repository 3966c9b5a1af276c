"""What an enrollment is on a day, computed from dated facts; a status is never stored.

On the roll on X ⇔ effective ≤ X < ended-from, and not suspended on X. Every end has its first day
*off*; a suspension through U is over on U+1 [domain.md §5].
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from samverkan_cli.domain.days import next_day
from samverkan_cli.domain.records import Exclusion, Suspension
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


Span: TypeAlias = tuple[date, date]  # a first and a last day, both in it
_ENDED = {
    EndedAs.WITHDRAWAL: Standing.WITHDRAWN,
    EndedAs.EXCLUSION: Standing.EXCLUDED,
    EndedAs.REFUSAL: Standing.REFUSED,
    EndedAs.CLOSED: Standing.CLOSED,
}


@dataclass(frozen=True, slots=True)
class Dates:
    """The dated facts of one enrollment, its actor and its period."""

    received: date
    effective: date | None
    declined_on: date | None
    ended_from: date | None
    ended_as: EndedAs | None
    last_day: date
    dissolved_on: date | None
    suspensions: tuple[Span, ...] = ()
    exclusions: tuple[Span, ...] = ()


def spans(decided: Suspension | Exclusion) -> Iterator[Span]:
    """Give the days off the roll by a decision that are over, or have a last day.

    A stay ends them the day before its own; they go on when the decision is final after all. A body's own
    reconsideration ends them for good, and what a court has annulled has never been. The days of an exclusion
    that goes on are not told here: they are the enrollment's end.
    """
    first, last = _whole(decided)
    if first is None or decided.annulled_on:
        return
    ends = [day for day in (last, _before(decided.revoked_from)) if day]
    stayed = _before(decided.stayed_on)
    if stayed:
        yield from _kept(first, [*ends, stayed])
        first = max(first, decided.resumed_from) if decided.resumed_from else None
    if first and ends:
        yield from _kept(first, ends)


def _whole(decided: Suspension | Exclusion) -> tuple[date | None, date | None]:
    return (decided.first_day, decided.through) if isinstance(decided, Suspension) else (decided.effective, None)


def _before(day: date | None) -> date | None:
    return day - timedelta(days=1) if day else None


def _kept(first: date, ends: list[date]) -> Iterator[Span]:
    if first <= min(ends):
        yield first, min(ends)


def end(dates: Dates) -> tuple[date, Standing]:
    """Give the first day off the roll and what ended it; at the latest the period's end."""
    ends = [(next_day(dates.last_day), Standing.LAPSED)]
    if dates.dissolved_on:
        ends.append((next_day(dates.dissolved_on), Standing.DISSOLVED))
    if dates.ended_from and dates.ended_as:
        ends.append((dates.ended_from, _ENDED[dates.ended_as]))
    return min(reversed(ends), key=lambda pair: pair[0])


def standing(dates: Dates, on: date) -> Standing:
    """Give what the enrollment is on the day."""
    first_off, ended = end(dates)
    if on < dates.received:
        return Standing.AHEAD
    if dates.declined_on:
        return Standing.DECLINED
    if on >= first_off:
        return ended
    if dates.effective is None or on < dates.effective:
        return Standing.RECEIVED
    return _while_joined(dates, on)


def _while_joined(dates: Dates, on: date) -> Standing:
    """Give what an enrollment in force is on a day: off the roll by a decision, or on it."""
    for off, days in ((Standing.EXCLUDED, dates.exclusions), (Standing.SUSPENDED, dates.suspensions)):
        if any(first <= on <= through for first, through in days):
            return off
    return Standing.ENROLLED


def on_roll(dates: Dates, on: date) -> bool:
    """Tell whether the actor is a signatory on the day."""
    return standing(dates, on) is Standing.ENROLLED
