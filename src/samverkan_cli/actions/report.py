"""Reports: figures of a day, what has changed in a span of days, and a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from samverkan_cli.actions.renewal import followed
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import report as rules
from samverkan_cli.domain import trend as trends
from samverkan_cli.domain.days import next_day
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.domain.renewal import funnel
from samverkan_cli.domain.renewal.proposal import predecessor
from samverkan_cli.domain.values import ChangeKind, Kind, Reply, ResolvedAs, Side
from samverkan_cli.store.reader.report import ReportReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from samverkan_cli.domain.records import Meeting, Period
    from samverkan_cli.store.reader import Reader


@dataclass(frozen=True)
class Statistics:
    """Figures of the last day of a span, cell by cell."""

    first: date
    on: date
    cells: Mapping[rules.Cell, rules.Figures]


def statistics(read: Reader, request: rules.AskStatistics) -> Statistics:
    """Give the figures of a day, and of its year up to it; of one period, or of all that have begun."""
    only = read.period(request.period) if request.period else None
    found = _counted(read, *rules.span_of(request.on_day or request.on), only)
    several = len({each.period for each in found.cells}) > 2  # beside that of all of them
    shown = {
        each: told
        for each, told in found.cells.items()
        if (each.period == only.id if only else each.period is not None or several)
    }
    return Statistics(found.first, found.on, shown)


def _counted(read: Reader, first: date, on: date, only: Period | None = None) -> Statistics:
    """Give the figures of a span of days; who renews, for the periods that have begun or the one that is asked for."""
    tenures = ReportReader(read.connection).tenures(_day_before(first), on)
    begun = (
        [only]
        if only
        else [each for each in read.periods() if _day_before(first) < each.last_day and each.first_day <= on]
    )
    renewals = [renewal for period in begun for renewal in renewals_of(read, period, on)]
    return Statistics(first, on, rules.count(tenures, first, on, renewals))


def renewals_of(read: Reader, period: Period, on: date) -> Iterator[rules.Renewal]:
    """Give whether each signatory of the period before has renewed by a day, as `renew status` tells."""
    earlier = predecessor(period, read.periods())
    if earlier is None:
        return
    found = followed(read, period, earlier, on)
    known = ReportReader(read.connection).sides_and_kinds(found.asked)
    for actor, course in found.asked.items():
        side, kind = known[actor]
        renewed = funnel.reply(course, found.day) is Reply.RENEWED
        yield rules.Renewal(period.id, Side(side), Kind(kind), renewed)


def trend(read: Reader, request: rules.AskStatistics) -> trends.Trend:
    """Give how many signatories of each kind there were up to a day, in one period or in all that had begun."""
    on = request.on_day or request.on
    only = read.period(request.period) if request.period else None
    tenures = ReportReader(read.connection).tenures(only.first_day if only else date.min, on)
    return trends.signatories(((each.kind, each.dates) for each in tenures if _within(each, only)), on)


def _within(each: rules.Tenure, only: Period | None) -> bool:
    return only is None or each.period == only.id


def tasks(read: Reader, request: rules.AskTasks) -> trends.Trend:
    """Give how many tasks were open and done up to a day."""
    on = request.on_day or request.on
    return trends.tasks(ReportReader(read.connection).task_days(on), on)


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


@dataclass(frozen=True)
class Changes:
    """What has changed in a span of days, and the meeting that it is since."""

    first: date
    last: date
    rows: Sequence[rules.Change]
    since: Meeting | None = None


def changes(read: Reader, request: rules.AskChanges) -> Changes:
    """Give what has changed from a day, or since the last meeting, through a day. Raises `Refused`."""
    last = request.to_day or request.on
    since = None if request.from_day else _last_met(read, request, last)
    first = request.from_day or next_day(since.date if since else last)
    Objections(rules.days_in_order(first, last)).stop()
    return Changes(first, last, _changed(read, first, last), since)


def _last_met(read: Reader, request: rules.AskChanges, last: date) -> Meeting:
    """Give the latest meeting before a day of the body that is named, or of any that advises. Raises `Refused`."""
    body = read.body(request.body) if request.body else None
    met = read.last_met(last, body.id if body else None)
    if met is None:
        raise Refused([no.NoMeetingBefore("from", body=body.name if body else None, day=str(last))])
    return met


def _changed(read: Reader, first: date, last: date) -> list[rules.Change]:
    """Give what has changed, the earliest first: who has joined and left before the rest of a day."""
    asking = ReportReader(read.connection)
    turned = rules.turnovers(asking.tenures(_day_before(first), last), first, last)
    moved = [each for turnover in turned for each in rules.moves(turnover)]
    return sorted(
        [*moved, *_as_resolved(read, asking.happened(first, last))],
        key=lambda each: (each.day, list(ChangeKind).index(each.change)),
    )


def _as_resolved(read: Reader, happened: list[rules.Change]) -> list[rules.Change]:
    """Give what happened with what a body had no right to decide told as a recommendation."""
    decided = [each.id for each in happened if each.change is ChangeKind.DECISION]
    forms = read.forms(read.decisions_named(decided)) if decided else {}
    return [
        replace(each, change=ChangeKind.RECOMMENDATION) if forms.get(each.id) is ResolvedAs.RECOMMENDATION else each
        for each in happened
    ]


def annual(read: Reader, request: rules.AskAnnual) -> tuple[Statistics, Changes]:
    """Give the figures of a year and what has changed in it; of the year that runs, up to today."""
    assert request.year
    first, last = rules.days_of(request.year, request.today)
    return _counted(read, first, last), Changes(first, last, _changed(read, first, last))
