"""A case along its days: how many have run since the concern came, and how long what is no moment lasted.

The days are those that `case show` tells, and the spans off the roll are those of the roll.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from samverkan_cli.domain.case import appeal
from samverkan_cli.domain.case.effect import OPEN, in_case
from samverkan_cli.domain.deadlines import Deadline
from samverkan_cli.domain.records import Case, CaseDecision
from samverkan_cli.domain.standing import Dates, Standing, spans_on_roll, standing
from samverkan_cli.domain.values import Stretch


class Lasted(Struct, frozen=True):
    """Something that lasted from a first day through a last, or goes on; `how` is what an actor was that was off."""

    first: date
    through: date | None
    stretch: Stretch
    how: Standing | None = None


def running(case: Case, day: date) -> int:
    """Give which day of the case a day is: the one the concern came on is day 0."""
    return (day - case.reported_on).days


def reaches(case: Case, days: Iterable[date], found: Iterable[Deadline], today: date, *, over: bool) -> date:
    """Give the last day a case is shown to: the last of what happened and is due, and today while it goes on."""
    dues = (each.due for each in found if each.due)
    last: date = max([case.reported_on, *days, *dues, *([] if over else [today])])
    return last


def lasted(case: Case, dates: Dates, through: date) -> list[Lasted]:
    """Give what lasted in a case that is shown through a day: appeals, stays, the days the actor is off the roll."""
    found = [each for made in case.decisions for each in (*_appeals(case, made), *_stays(case, made))]
    return sorted((*found, *_off(case, dates, through)), key=lambda each: (each.first, each.stretch))


def _appeals(case: Case, made: CaseDecision) -> Iterator[Lasted]:
    """Give how long each appeal waited for a ruling that was final."""
    for each in appeal.of(case, made):
        until = each.ruled.until if each.ruled else None
        yield Lasted(each.step.day, max(until, each.step.day) if until else None, Stretch.APPEAL)


def _stays(case: Case, made: CaseDecision) -> Iterator[Lasted]:
    """Give how long a court's stay held: until the decision was in force again, reconsidered or annulled."""
    held = in_case(case, made)
    if held.stayed_on:
        first = held.stayed_on
        ends = [day for day in (held.resumed_from, held.revoked_from, held.annulled_on) if day and day >= first]
        last = max(first, min(ends) - timedelta(days=1)) if ends else None
        yield Lasted(first, last, Stretch.STAY)


def _off(case: Case, dates: Dates, through: date) -> Iterator[Lasted]:
    """Give the days of a case on which its actor is not on the roll, as far as it had joined."""
    joined = dates.effective
    if joined is None:
        return
    day = max(case.reported_on, joined)
    spans = [span for span in spans_on_roll(dates) if span[1] > day]
    for first, after in (*spans, (OPEN, OPEN)):
        if day < first and day <= through:
            last = None if first == OPEN else first - timedelta(days=1)
            yield Lasted(day, last, Stretch.OFF, standing(dates, day))
        day = max(day, after)
