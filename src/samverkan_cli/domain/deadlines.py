"""Last days: the law's, which move over closed days, and our own, which are proposed on an open one.

A statutory last day on a Saturday, a Sunday, a public holiday or one of the three eves moves to
the next weekday [lag 1930:173]. Which days those are is asked of the calendar in `holidays`; its
`DE_FACTO` days are the eves. Like every day, a last day is inclusive.
"""

from dataclasses import dataclass, field
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from functools import cache

ADJUSTMENT_DAYS = 14  # KL 5:69, 6:35
ANNOUNCEMENT_DAYS = 2  # KL 8:12
APPEAL_DAYS = 21  # KL 13:5, three weeks
_SATURDAY = 5


class Status(StrEnum):
    """How a last day stands; one that was somebody else's has passed, and nobody knows of what is not recorded."""

    OPEN = "open"
    MET = "met"
    MISSED = "missed"
    PASSED = "passed"
    UNKNOWN = "unknown"
    NOT_RUNNING = "not_running"


@dataclass(frozen=True)
class Deadline:
    """What is to be done, by when, under which rule, and whether it was; without a day it is not yet running."""

    what: str
    due: date | None
    rule: str
    status: Status
    done: date | None = field(default=None, compare=False)

    @property
    def awaited(self) -> bool:
        """Tell whether it is still to be done: the time runs, or has been missed and nothing was done since."""
        return self.status is Status.OPEN or (self.status is Status.MISSED and self.done is None)


@cache
def _holidays(year: int) -> frozenset[date]:
    """Give the public holidays and the three eves of a year."""
    from holidays import DE_FACTO, PUBLIC
    from holidays.countries.sweden import Sweden

    class Calendar(Sweden):
        """Sweden's days as the law now has them; the package stops at 2100, and we take days through 2200."""

        end_year = MAXYEAR

    return frozenset(Calendar(years=year, expand=False, categories=(PUBLIC, DE_FACTO)))


def closed(day: date) -> bool:
    """Tell whether a day is a Saturday, a Sunday, a public holiday or one of the three eves [lag 1930:173]."""
    return day.weekday() >= _SATURDAY or day in _holidays(day.year)


def statutory(day: date) -> date:
    """Give a last day that the law sets: from a closed day it moves to the next that is open."""
    while closed(day):
        day += timedelta(days=1)
    return day


def proposed(first: date, days: int) -> date:
    """Give a last day of our own: proposed on a working day, and whoever records it keeps it as it was said."""
    return statutory(first + timedelta(days=days))


def adjust_by(meeting: date) -> date:
    """Give the last day to adjust the minutes of a meeting [KL 5:69, 6:35]."""
    return statutory(meeting + timedelta(days=ADJUSTMENT_DAYS))


def announce_by(adjusted: date) -> date:
    """Give the last day to announce that minutes are adjusted [KL 8:12]."""
    return statutory(adjusted + timedelta(days=ANNOUNCEMENT_DAYS))


def appeal_through(posted: date) -> date:
    """Give the last day to appeal: three weeks from the announcement [KL 13:5]."""
    return statutory(posted + timedelta(days=APPEAL_DAYS))


def final_at_the_earliest(decided: date) -> date:
    """Give the first day a decision can be final: announced on the day it was taken, and not appealed [KL 13:5]."""
    return decided + timedelta(days=APPEAL_DAYS)


def told(what: str, rule: str, due: date | None, done: date | None, today: date) -> Deadline:
    """Give a last day and how it stands today: what was done on the day itself was in time."""
    if due is None:
        status = Status.NOT_RUNNING
    elif done is not None:
        status = Status.MET if done <= due else Status.MISSED
    else:
        status = Status.OPEN if today <= due else Status.MISSED
    return Deadline(what, due, rule, status, done)


def late(due: date, done: date) -> int:
    """Give the whole days that something was done too late."""
    return max((done - due).days, 0)
