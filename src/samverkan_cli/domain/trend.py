"""How figures have changed: how many signatories of each kind there were, and how many tasks were open and done.

A figure of a day is what the roll, `report statistics` and `task list` tell of it. The days are the last of months, of
quarters or of years, as many as can be read beside each other, and the day it is asked on.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

from msgspec import Struct

from samverkan_cli.domain.case.effect import OPEN
from samverkan_cli.domain.standing import Dates, spans_on_roll
from samverkan_cli.domain.values import Kind

K = TypeVar("K", bound=Hashable)

POINTS = 36  # days that are told, at most, beside the one that is asked on
_STEPS = (1, 3, 6, 12, 24, 60, 120, 600)  # months from one to the next


class TaskDays(Struct, frozen=True):
    """As many tasks as were added on a day, and done or dropped on another."""

    added_on: date
    done_on: date | None
    dropped_on: date | None
    count: int


class Trend(Struct, frozen=True):
    """Days in their order, and of each thing that is counted how many there were on each of them."""

    days: tuple[date, ...] = ()
    counts: Mapping[str, tuple[int, ...]] = {}

    @property
    def total(self) -> tuple[int, ...]:
        """Give how many there were on each day in all."""
        return tuple(map(sum, zip(*self.counts.values(), strict=True)))


def signatories(held: Iterable[tuple[Kind, Dates]], on: date) -> Trend:
    """Give how many signatories of each kind there were, from the first there was through a day.

    An actor's kind is the one it has now, as in the other figures of a report.
    """
    spans = [(kind, *span, 1) for kind, dates in held for span in spans_on_roll(dates) if span[0] <= on]
    days = last_days(min((first for _, first, _, _ in spans), default=None), on)
    counts = _counted(spans, days)
    return Trend(days, {str(kind): counts[kind] for kind in Kind if kind in counts})


def tasks(known: Iterable[TaskDays], on: date) -> Trend:
    """Give how many tasks were open on each day, and how many had been done by it; what was dropped is neither."""
    found = [each for each in known if each.added_on <= on]
    days = last_days(min((each.added_on for each in found), default=None), on)
    spans = [(of, *span, each.count) for each in found for of, span in _task(each)]
    counts = _counted(spans, days) if days else {}
    return Trend(days, {of: counts.get(of, (0,) * len(days)) for of in ("open", "done")} if days else {})


def _task(each: TaskDays) -> Iterator[tuple[str, tuple[date, date]]]:
    ended = min((day for day in (each.done_on, each.dropped_on) if day), default=OPEN)
    if each.added_on < ended:
        yield "open", (each.added_on, ended)
    if each.done_on:
        yield "done", (each.done_on, OPEN)


def _counted(spans: Iterable[tuple[K, date, date, int]], days: Sequence[date]) -> dict[K, tuple[int, ...]]:
    """Give how many of each there were on some days: each from a first day, and no more from another."""
    changes: dict[K, list[int]] = defaultdict(lambda: [0] * (len(days) + 1))
    for of, first, after, count in spans:
        changes[of][bisect_left(days, first)] += count
        changes[of][bisect_left(days, after)] -= count
    return {of: tuple(accumulate(each[:-1])) for of, each in changes.items()}


def last_days(first: date | None, on: date) -> tuple[date, ...]:
    """Give the days that are told of a span: the last of each month, quarter or so on, and the last of the span."""
    if first is None:
        return ()
    months = (on.year - first.year) * 12 + on.month - first.month
    step = next((step for step in _STEPS if months <= step * POINTS), _STEPS[-1])
    begins = [(first.year * 12 + first.month - 1) // step * step + step]
    while begins[-1] <= on.year * 12 + on.month - 1:
        begins.append(begins[-1] + step)
    ends = (date(at // 12, at % 12 + 1, 1) - timedelta(days=1) for at in begins if at // 12 <= date.max.year)
    return (*(day for day in ends if day < on), on)
