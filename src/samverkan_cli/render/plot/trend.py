"""How figures have changed as pictures: signatories by kind, and tasks open and done."""

from collections.abc import Sequence
from datetime import date

from samverkan_cli import texts
from samverkan_cli.domain.trend import Trend
from samverkan_cli.render.plot.picture import Column, Columns, Curves, Picture, PlotLine

KINDS = 6  # kinds that are told each by itself; of more, the fewest together


def signatories(found: Trend, on: date, period: str | None = None) -> Picture:
    """Give how many signatories there were, in all and of each kind, up to a day."""
    title = texts.say("trend_title", on=str(on), period=period)
    if not any(found.total):
        return Picture(title=title, told=texts.say("trend_empty", on=str(on)))
    series = {texts.say("every"): found.total, **by_kind(found)}
    return Columns(
        title=title,
        told=texts.say("trend_told", first=str(found.days[0]), last=str(on), was=found.total[0], now=found.total[-1]),
        headings=(texts.field("day"), *series),
        rows=_rows(found.days, list(series.values())),
        series=tuple(Column(name=name, values=each, shown=str(each[-1])) for name, each in series.items()),
        labels=tuple((at, str(day)) for at, day in enumerate(found.days)),
    )


def by_kind(found: Trend) -> dict[str, tuple[int, ...]]:
    """Give how many there were of each kind by its word, those of which there were most first."""
    ordered = sorted(found.counts.items(), key=lambda each: (-max(each[1]), each[0]))
    shown, rest = (ordered[: KINDS - 1], ordered[KINDS - 1 :]) if len(ordered) > KINDS else (ordered, [])
    told = {texts.word("kind", kind): counts for kind, counts in shown}
    if rest:
        others = zip(*(counts for _, counts in rest), strict=True)
        told[texts.say("trend_others", count=len(rest))] = tuple(map(sum, others))
    return told


def tasks(found: Trend, on: date) -> Picture:
    """Give how many tasks were open and done, up to a day."""
    title = texts.say("tasks_title", on=str(on))
    if not found.days:
        return Picture(title=title, told=texts.say("tasks_empty", on=str(on)))
    open_, done = found.counts["open"], found.counts["done"]
    first, last = found.days[0], found.days[-1]
    places = tuple((day - first).days / (last - first).days if last > first else 0.5 for day in found.days)
    return Curves(
        title=title,
        told=texts.say("tasks_told", on=str(on), open=open_[-1], done=done[-1]),
        headings=(texts.field("day"), texts.say("tasks_open"), texts.say("tasks_done")),
        rows=_rows(found.days, [open_, done]),
        lines=(
            PlotLine(name=texts.say("tasks_open"), values=open_, shown=str(open_[-1])),
            PlotLine(name=texts.say("tasks_done"), values=done, shown=str(done[-1])),
        ),
        places=places,
        labels=tuple((place, str(day)) for place, day in zip(places, found.days, strict=True)),
        most=max(*open_, *done),
    )


def _rows(days: Sequence[date], series: Sequence[Sequence[int]]) -> tuple[tuple[str, ...], ...]:
    return tuple((str(day), *(str(each[at]) for each in series)) for at, day in enumerate(days))
