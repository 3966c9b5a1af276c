"""What reports count: who is a signatory, who is new and who has left in a span of days, and how many have renewed.

The definitions are the same every year; docs/reports.md tells them to those who read the figures.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from msgspec import Struct

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.days import next_day
from samverkan_cli.domain.refusal import Objection
from samverkan_cli.domain.request import Day, PeriodKey, Reference, Request, Year
from samverkan_cli.domain.standing import Dates, Standing, end, standing
from samverkan_cli.domain.values import ChangeKind, Kind, Side

_BELONGS = (Standing.ENROLLED, Standing.SUSPENDED)


class AskStatistics(Request):
    """Figures of a day, of the periods that have begun by it or of one; the span is the day's year up to it."""

    on_day: Day | None = None
    period: PeriodKey | None = None


class AskTasks(Request):
    """How many tasks were open and done, up to a day."""

    on_day: Day | None = None


class AskAnnual(Request):
    """The report of a year."""

    required: ClassVar = ("year",)

    year: Year | None = None


class AskChanges(Request):
    """What has changed in a span of days; without a first one, since the last meeting of the body."""

    from_day: Day | None = None
    to_day: Day | None = None
    body: Reference | None = None


class Tenure(Struct, frozen=True):
    """An enrollment with what figures are told apart by."""

    actor: str
    name: str | None
    side: Side
    kind: Kind
    period: str
    dates: Dates


class Turnover(Struct, frozen=True):
    """An actor that was a signatory just before a span of days or in it.

    `first` is its first day in the span as one that was none just before, and `left` its first day off the roll, if it
    is none on the last day, and `how` it left. `last` is the enrollment it is, or was the latest, a signatory by.
    """

    last: Tenure
    first: date | None = None
    left: date | None = None
    how: Standing | None = None


class Change(Struct, frozen=True):
    """Something that happened on a day: what it is about, whose, and what is told of it."""

    change: ChangeKind
    day: date
    id: str
    name: str | None
    told: str | None = None
    other: str | None = None


class Renewal(Struct, frozen=True):
    """A signatory of the period before, and whether it has renewed."""

    period: str
    side: Side
    kind: Kind
    renewed: bool


class Cell(NamedTuple):
    """What a row of figures is of: a period, a side in it, a kind of actor on that side; None is all of them."""

    period: str | None = None
    side: Side | None = None
    kind: Kind | None = None


class Figures(Struct):
    """What is counted of the actors of a cell."""

    signatories: int = 0
    suspended: int = 0
    new: int = 0
    left: int = 0
    asked: int = 0
    renewed: int = 0

    @property
    def rate(self) -> float | None:
        """Give the share of those asked that has renewed, 0 to 1, or None when nobody was."""
        return round(self.renewed / self.asked, 4) if self.asked else None


def span_of(on: date) -> tuple[date, date]:
    """Give the first day of a day's year, and the day: the span its figures are of."""
    return date(on.year, 1, 1), on


def days_of(year: int, today: date) -> tuple[date, date]:
    """Give the days that the report of a year is of: those of the year that runs end with today."""
    return date(year, 1, 1), today if year == today.year else date(year, 12, 31)


def days_in_order(first: date, last: date) -> Iterator[Objection]:
    """A span does not end before it begins."""
    if last < first:
        yield no.LastDayBeforeFirst("to", first=str(first), last=str(last))


def belongs(dates: Dates, on: date) -> bool:
    """Tell whether an actor is a signatory on a day, be it a suspended one: who is off for some days has not left."""
    return standing(dates, on) in _BELONGS


def turnovers(tenures: Iterable[Tenure], first: date, last: date) -> Iterator[Turnover]:
    """Give every actor that was a signatory just before a span of days or on some day of it."""
    by_actor: dict[str, list[Tenure]] = defaultdict(list)
    for each in tenures:
        by_actor[each.actor].append(each)
    before = first - timedelta(days=1)
    for own in by_actor.values():
        there = [(day, each) for each in own if (day := _first_day(each.dates, before, last))]
        if not there:
            continue
        _, latest = max(there, key=lambda pair: (belongs(pair[1].dates, last), end(pair[1].dates)[0], pair[0]))
        came = min(day for day, _ in there)
        new = None if came == before else came
        if belongs(latest.dates, last):
            yield Turnover(latest, new)
        else:
            yield Turnover(latest, new, _off_from(latest.dates, last), standing(latest.dates, last))


def moves(turnover: Turnover) -> Iterator[Change]:
    """Give what an actor's joining and leaving are told as."""
    each = turnover.last
    if turnover.first:
        yield Change(ChangeKind.JOINED, turnover.first, each.actor, each.name, each.period)
    if turnover.left:
        yield Change(ChangeKind.LEFT, turnover.left, each.actor, each.name, each.period, str(turnover.how))


def _first_day(dates: Dates, first: date, last: date) -> date | None:
    """Give the first day in a span on which an actor is a signatory by an enrollment, or None.

    That is the day it takes effect, or the first of the span, or the day after something that was in between.
    """
    if dates.effective is None:
        return None
    ends = (through for _, through in (*dates.exclusions, *dates.refusals) if first <= through < last)
    days = [max(first, dates.effective), *map(next_day, ends)]
    return min((day for day in days if day <= last and belongs(dates, day)), default=None)


def _off_from(dates: Dates, on: date) -> date:
    """Give since when an enrollment that is over on a day has been so."""
    decided = (first for first, through in (*dates.exclusions, *dates.refusals) if first <= on <= through)
    return min([end(dates)[0], *decided])


def count(
    tenures: Iterable[Tenure], first: date, last: date, renewals: Iterable[Renewal] = ()
) -> Mapping[Cell, Figures]:
    """Give the figures of the last day of a span, and of who is new and who has left in it, cell by cell.

    Who renews is told apart by period; of all periods together there is no share.
    """
    held = list(tenures)
    found: dict[Cell, Figures] = defaultdict(Figures)
    for each in held:
        now = standing(each.dates, last)
        for cell in _cells(each):
            found[cell].signatories += now is Standing.ENROLLED
            found[cell].suspended += now is Standing.SUSPENDED
    for turnover in turnovers(held, first, last):
        for cell in _cells(turnover.last):
            found[cell].new += turnover.first is not None
            found[cell].left += turnover.left is not None
    for renewal in renewals:
        for cell in _cells(renewal)[:-1]:
            found[cell].asked += 1
            found[cell].renewed += renewal.renewed
    return {cell: figures for cell, figures in found.items() if figures != Figures()}


def _cells(each: Tenure | Renewal) -> tuple[Cell, ...]:
    """Give the rows something is counted in: its kind, its side, its period, and all of them."""
    whole = Cell(each.period, each.side, each.kind)
    return whole, whole._replace(kind=None), whole._replace(kind=None, side=None), Cell()
