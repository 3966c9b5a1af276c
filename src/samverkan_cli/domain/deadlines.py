"""Last days: the law's, which move over closed days, and our own, which are proposed on an open one.

A statutory last day on a Saturday, a Sunday, a public holiday or one of the three eves moves to
the next weekday [lag 1930:173]. Which days those are is told here: they are a law's, and the package `holidays`,
which a test holds them against, would take as long to load as all the rest. Like every day, a last day is inclusive.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

ADJUSTMENT_DAYS = 14  # KL 5:69, 6:35
ANNOUNCEMENT_DAYS = 2  # KL 8:12
APPEAL_DAYS = 21  # KL 13:5, three weeks
_SATURDAY = 5
_FIXED = ((1, 1), (1, 6), (5, 1), (12, 24), (12, 25), (12, 26), (12, 31))
_FROM_EASTER = (-2, 0, 1, 39, 49)  # Good Friday, Easter, Easter Monday, Ascension Day, Whit Sunday
_NATIONAL_DAY = 2005  # the first year it is a public holiday


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
    began: date | None = field(default=None, compare=False)  # of a time that a setting of the policy gives

    @property
    def awaited(self) -> bool:
        """Tell whether it is still to be done: the time runs, or has been missed and nothing was done since."""
        return self.status is Status.OPEN or (self.status is Status.MISSED and self.done is None)


@cache
def _holidays(year: int) -> frozenset[date]:
    """Give the public holidays of a year [lag 1989:253] and the three eves [lag 1930:173]; Sundays are not told."""
    easter, midsummer = _easter(year), _saturday(date(year, 6, 20))
    fixed = {date(year, month, day) for month, day in _FIXED}
    told = {easter + timedelta(days=days) for days in _FROM_EASTER} | {midsummer, midsummer - timedelta(days=1)}
    spring = date(year, 6, 6) if year >= _NATIONAL_DAY else easter + timedelta(days=50)  # Whit Monday gave way to it
    return frozenset(fixed | told | {_saturday(date(year, 10, 31)), spring})


def _saturday(first: date) -> date:
    return first + timedelta(days=(_SATURDAY - first.weekday()) % 7)


def _easter(year: int) -> date:
    """Give Easter Sunday, as the Gregorian calendar reckons it."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    month, day = divmod(moon + week - 7 * ((year % 19 + 11 * moon + 22 * week) // 451) + 114, 31)
    return date(year, month, day + 1)


def closed(day: date) -> bool:
    """Tell whether a day is a Saturday, a Sunday, a public holiday or one of the three eves [lag 1930:173]."""
    return day.weekday() >= _SATURDAY or day in _holidays(day.year)


def statutory(day: date) -> date:
    """Give a last day that the law sets: from a closed day it moves to the next that is open."""
    while closed(day):
        day += timedelta(days=1)
    return day


def working_day_before(day: date) -> date:
    """Give the last day that is open before a day: what is to be in before something begins is in by then."""
    day -= timedelta(days=1)
    while closed(day):
        day -= timedelta(days=1)
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


def told(
    what: str, rule: str, due: date | None, done: date | None, today: date, *, began: date | None = None
) -> Deadline:
    """Give a last day and how it stands today: what was done on the day itself was in time."""
    if due is None:
        status = Status.NOT_RUNNING
    elif done is not None:
        status = Status.MET if done <= due else Status.MISSED
    else:
        status = Status.OPEN if today <= due else Status.MISSED
    return Deadline(what, due, rule, status, done, began)


def late(due: date, done: date) -> int:
    """Give the whole days that something was done too late."""
    return max((done - due).days, 0)
