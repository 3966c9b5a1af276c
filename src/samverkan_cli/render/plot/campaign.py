"""The curve of a renewal as a picture: the share that has renewed week by week, beside the campaign before."""

from collections.abc import Iterator, Sequence
from datetime import date

from samverkan_cli import texts
from samverkan_cli.domain.renewal.curve import Week
from samverkan_cli.render.plot.picture import Curves, Picture, PlotLine

HEADINGS = ("week", "day", "renewed", "rate", "previous_day", "previous_renewed", "previous_rate")


def picture(period: str, weeks: Sequence[Week], on: date, last_day: date, total: int, before: int = 0) -> Picture:
    """Give the curve of those asked to join a period: a share of the `total`, and of the total `before`."""
    title = texts.say("curve_title", period=period, on=str(on))
    if not (weeks and total):
        return Picture(title=title, told=texts.say("curve_empty", on=str(on)))
    now = [_share(each.renewed, total) for each in weeks]
    then = [_share(each.previous, before) for each in weeks]
    lines = [_line(texts.say("curve_this", period=period), now)]
    lines += [_line(texts.say("curve_before"), then)] if any(each is not None for each in then) else []
    long = (weeks[-1].day - weeks[0].day).days > 366  # more than a year has a week of a number twice
    known = [at for at, value in enumerate(now) if value is not None]
    return Curves(
        title=title,
        told=_told(period, on, now[known[-1]], then[known[-1]]),
        headings=tuple(texts.field(each) for each in HEADINGS),
        rows=tuple(tuple(_cells(each, total, before)) for each in weeks),
        lines=tuple(lines),
        places=tuple(place(each.day, weeks) for each in weeks),
        labels=tuple((place(each.day, weeks), str(each.day) if long else week_of(each.day)) for each in weeks),
        most=100,
        unit=" %",
        marks=tuple(_marks(weeks, on, last_day)),
    )


def week_of(day: date) -> str:
    """Give the week of a day, as calendars number it."""
    return texts.say("plot_week", week=day.isocalendar().week)


def place(day: date, weeks: Sequence[Week]) -> float:
    """Give where a day stands on the axis of some weeks, 0 to 1; a week alone stands in the middle."""
    first, last = weeks[0].day, weeks[-1].day
    return (day - first).days / (last - first).days if last > first else 0.5


def _told(period: str, on: date, share: float | None, before: float | None) -> str:
    """Give a curve in a sentence; of the campaign before nothing where there is none, or none so early."""
    then = {} if before is None else {"before": percent(before)}
    return texts.say("curve_told", period=period, on=str(on), percent=percent(share), **then)


def percent(share: float | None) -> str:
    """Give a share of a hundred as it is read."""
    return "–" if share is None else texts.say("percent", number=str(round(share)))


def _share(count: int | None, total: int) -> float | None:
    return None if count is None or not total else 100 * count / total


def _line(name: str, values: Sequence[float | None]) -> PlotLine:
    last = next(value for value in reversed(values) if value is not None)
    return PlotLine(name=name, values=tuple(values), shown=percent(last))


def _cells(week: Week, total: int, before: int) -> Iterator[str]:
    yield from (week_of(week.day), str(week.day), _count(week.renewed), percent(_share(week.renewed, total)))
    yield from (str(week.previous_day or "–"), _count(week.previous), percent(_share(week.previous, before)))


def _count(count: int | None) -> str:
    return "–" if count is None else str(count)


def _marks(weeks: Sequence[Week], on: date, last_day: date) -> Iterator[tuple[float, str]]:
    """Give the last day to answer, and the day it is asked on where there are weeks after it."""
    if weeks[0].day <= last_day <= weeks[-1].day:
        yield place(last_day, weeks), texts.say("plot_last_day", day=str(last_day))
    elif on < weeks[-1].day:
        yield place(on, weeks), texts.say("plot_on", day=str(on))
