"""Trends: a figure is what the roll and the list of tasks tell of its day; the days can be read beside each other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from samverkan_cli.domain.case.effect import OPEN
from samverkan_cli.domain.standing import Dates
from samverkan_cli.domain.trend import POINTS, TaskDays, Trend, last_days, signatories, tasks
from samverkan_cli.domain.values import EndedAs, Kind

ONE_DAY = timedelta(days=1)
JOINED = Dates(
    received=date(2024, 1, 10),
    effective=date(2024, 1, 10),
    declined_on=None,
    ended_from=None,
    ended_as=None,
    last_day=date(2027, 12, 31),
    dissolved_on=None,
)
LEFT = replace(JOINED, ended_from=date(2024, 2, 29), ended_as=EndedAs.WITHDRAWAL)
JAN, FEB, MAR = date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 5)


def test_each_kind_is_counted_on_the_last_day_of_each_month_and_on_the_day_that_is_asked() -> None:
    held = [(Kind.ASSOCIATION, JOINED), (Kind.COMMITTEE, JOINED), (Kind.ASSOCIATION, LEFT)]
    told = signatories(held, MAR)
    assert Trend((JAN, FEB, MAR), {"association": (2, 1, 1), "committee": (1, 1, 1)}) == told
    assert (3, 2, 2) == told.total


def test_who_leaves_is_counted_on_the_last_day_on_the_roll_and_not_on_the_first_off() -> None:
    held = [(Kind.ASSOCIATION, LEFT)]
    assert (1, 1) == signatories(held, FEB - ONE_DAY).total
    assert (1, 0) == signatories(held, FEB).total


def test_who_is_to_join_after_the_day_is_not_there() -> None:
    held = [(Kind.NETWORK, JOINED)]
    assert Trend((date(2024, 1, 10),), {"network": (1,)}) == signatories(held, date(2024, 1, 10))
    assert Trend() == signatories(held, date(2024, 1, 9))
    assert Trend() == signatories([], MAR)
    assert () == Trend().total


def test_who_is_off_by_a_suspension_is_not_counted_on_those_days() -> None:
    away = replace(JOINED, suspensions=((FEB, FEB),))
    assert (1, 0, 1) == signatories([(Kind.NETWORK, away)], MAR).total


def test_a_task_is_open_from_the_day_it_is_added_until_the_day_it_is_done_or_dropped() -> None:
    known = [
        TaskDays(date(2024, 1, 5), None, None, 3),
        TaskDays(date(2024, 1, 5), FEB, None, 2),
        TaskDays(date(2024, 1, 5), None, FEB, 4),
        TaskDays(MAR, MAR, None, 1),
        TaskDays(MAR + ONE_DAY, None, None, 9),
    ]
    assert Trend((JAN, FEB, MAR), {"open": (9, 3, 3), "done": (0, 2, 3)}) == tasks(known, MAR)
    assert {"open": (9, 9), "done": (0, 0)} == tasks(known, FEB - ONE_DAY).counts
    assert Trend() == tasks([], MAR)


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(0, 400 * 366))
def test_the_days_are_in_order_end_with_the_day_and_are_few(first: date, length: int) -> None:
    on = min(first + timedelta(days=length), date(2400, 1, 1))
    days = last_days(first, on)
    assert sorted(set(days)) == list(days)
    assert on == days[-1]
    assert first <= days[0]
    assert len(days) <= POINTS + 1
    assert all((day + ONE_DAY).day == 1 for day in days[:-1])


@pytest.mark.parametrize(
    ("first", "on", "told"),
    [
        ("2024-01-01", "2024-01-01", ["2024-01-01"]),
        ("2024-01-31", "2024-01-31", ["2024-01-31"]),
        ("2024-01-31", "2024-02-01", ["2024-01-31", "2024-02-01"]),
        ("2023-12-15", "2024-02-29", ["2023-12-31", "2024-01-31", "2024-02-29"]),
    ],
)
def test_a_short_span_is_told_month_by_month(first: str, on: str, told: list[str]) -> None:
    assert told == [str(day) for day in last_days(date.fromisoformat(first), date.fromisoformat(on))]


def test_a_long_span_is_told_by_quarters_and_by_years() -> None:
    assert ["2020-03-31", "2020-06-30"] == [str(day) for day in last_days(date(2020, 2, 1), date(2025, 1, 5))[:2]]
    assert ["1990-12-31", "1991-12-31"] == [str(day) for day in last_days(date(1990, 5, 1), date(2020, 1, 5))[:2]]
    assert date.max == last_days(date(9990, 1, 1), date.max)[-1]
    assert OPEN == date.max
