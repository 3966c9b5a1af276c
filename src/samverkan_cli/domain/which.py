"""Which period is meant where none was said: the only one that can be, and otherwise it is to be said."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.records import Enrollment, Period
from samverkan_cli.domain.refusal import Notice, Refused
from samverkan_cli.domain.values import OnlyPeriod


class Which(NamedTuple):
    """The period that is meant, and that it was not said."""

    period: Period
    notice: Notice


def receiving(periods: Iterable[Period], day: date) -> list[Period]:
    """Give the periods that take answers on a day: begun or to come, neither over nor closed."""
    return [each for each in periods if day <= each.last_day and (each.closed_on is None or day <= each.closed_on)]


def of_answer(periods: Sequence[Period], day: date) -> Which:
    """Give the only period that takes answers on a day. Raises `Refused` where it is not one."""
    return _only(periods, receiving(periods, day), OnlyPeriod.RECEIVING, day)


def of_actor(periods: Sequence[Period], enrollments: Iterable[Enrollment], day: date) -> Which:
    """Give the only period that an actor has joined or applied for and not left, of those that are not over on a day.

    Where there is none it is the one in force: what is said of an actor there tells what is amiss. Raises `Refused`.
    """
    found = joined(periods, enrollments, day)
    return _only(periods, found, OnlyPeriod.JOINED, day) if found else of_day(periods, day)


def joined(periods: Iterable[Period], enrollments: Iterable[Enrollment], day: date) -> list[Period]:
    """Give the periods that an actor has joined or applied for and not left, of those that are not over on a day."""
    live = {each.period for each in enrollments if each.declined_on is None and _goes_on(each, day)}
    return [each for each in periods if each.id in live and day <= each.last_day]


def _goes_on(enrollment: Enrollment, day: date) -> bool:
    return enrollment.ended_from is None or day < enrollment.ended_from


def of_day(periods: Sequence[Period], day: date) -> Which:
    """Give the period in force on a day. Raises `Refused` where there is none."""
    return _only(periods, [each for each in periods if each.first_day <= day <= each.last_day], OnlyPeriod.FORCE, day)


def of_campaign(periods: Sequence[Period], day: date) -> Which:
    """Give the only period that is to begin and takes answers on a day, else the one in force. Raises `Refused`."""
    ahead = [each for each in receiving(periods, day) if day < each.first_day]
    return _only(periods, ahead, OnlyPeriod.AHEAD, day) if ahead else of_day(periods, day)


def _only(every: Sequence[Period], found: Collection[Period], why: OnlyPeriod, day: date) -> Which:
    if len(found) == 1:
        (only,) = found
        return Which(only, no.PeriodMeant("period", refs=[only.id], period=only.id, only_period=why, day=str(day)))
    known = tuple(each.id for each in found or every)
    first, several, none = known[0] if known else None, known if found else None, None if found else str(why)
    raise Refused([no.PeriodUnsaid("period", refs=known, several=several, only_period=none, day=str(day), first=first)])
