"""What an enrollment is on a day, computed from dated facts; a status is never stored.

On the roll on X ⇔ effective ≤ X < ended-from, and not suspended on X. Every end has its first day
*off*; a suspension through U is over on U+1 [domain.md §5].
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
    DISSOLVED = "dissolved"
    LAPSED = "lapsed"


_ENDED = {EndedAs.WITHDRAWAL: Standing.WITHDRAWN, EndedAs.EXCLUSION: Standing.EXCLUDED}


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
    suspensions: tuple[tuple[date, date], ...] = ()


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
    if any(first <= on <= through for first, through in dates.suspensions):
        return Standing.SUSPENDED
    return Standing.ENROLLED


def on_roll(dates: Dates, on: date) -> bool:
    """Tell whether the actor is a signatory on the day."""
    return standing(dates, on) is Standing.ENROLLED
