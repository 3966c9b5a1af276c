"""Last days: statutory ones move over closed days, our own are proposed on open ones and stay."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest
from holidays import DE_FACTO, PUBLIC, country_holidays
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain import days
from samverkan_cli.domain.deadlines import (
    Deadline,
    Status,
    adjust_by,
    announce_by,
    appeal_through,
    closed,
    late,
    proposed,
    statutory,
    told,
)

ONE_DAY = timedelta(days=1)
THREE_WEEKS = timedelta(weeks=3)
KNOWN = st.dates(days.FIRST, days.LAST)
CHRISTMAS = st.dates(date(1970, 12, 20), date(1971, 1, 8)).flatmap(
    lambda day: st.integers(0, 229).map(lambda years: day.replace(year=day.year + years))
)
ANY = KNOWN | CHRISTMAS  # most days of the year are open; so some more where they are not

# Announced, last day to appeal, and why. Worked out by hand.
TABLE = (
    ("2020-03-20", "2020-04-14", "Good Friday 10 April, the weekend and Easter Monday; Tuesday"),
    ("2020-03-23", "2020-04-14", "Easter Monday 13 April; Tuesday"),
    ("2020-04-10", "2020-05-04", "1 May on a Friday; Monday"),
    ("2020-04-30", "2020-05-22", "Ascension Thursday 21 May; Friday"),
    ("2020-05-10", "2020-06-01", "Whit Sunday 31 May; Whit Monday is a weekday since 2005"),
    ("2020-05-16", "2020-06-08", "the national day on a Saturday; Monday"),
    ("2020-05-29", "2020-06-22", "midsummer's eve Friday 19 June; Monday"),
    ("2020-10-10", "2020-11-02", "All Saints' Saturday 31 October; Monday"),
    ("2020-12-03", "2020-12-28", "Christmas Eve on a Thursday, Friday a holiday, Saturday too; Monday"),
    ("2020-12-10", "2021-01-04", "New Year's Eve on a Thursday, Friday a holiday, the weekend; Monday"),
    ("2020-12-16", "2021-01-07", "Epiphany on a Wednesday; Thursday"),
    ("2021-03-12", "2021-04-06", "Good Friday 2 April through Easter Monday; Tuesday"),
    ("2021-04-10", "2021-05-03", "1 May on a Saturday; Monday"),
    ("2021-04-22", "2021-05-14", "Ascension Thursday 13 May; Friday, which many have off but the law does not know"),
    ("2021-05-16", "2021-06-07", "the national day on a Sunday gives no day instead; Monday"),
    ("2021-06-04", "2021-06-28", "midsummer's eve Friday 25 June, its last possible day; Monday"),
    ("2021-06-05", "2021-06-28", "midsummer's day Saturday 26 June; Monday"),
    ("2021-10-15", "2021-11-05", "the Friday before All Saints' is open"),
    ("2021-10-16", "2021-11-08", "All Saints' Saturday 6 November, its last possible day; Monday"),
    ("2021-12-03", "2021-12-27", "Christmas Eve on a Friday, both holidays in the weekend; Monday"),
    ("2021-12-10", "2022-01-03", "New Year's Eve on a Friday, New Year's Day on a Saturday; Monday"),
    ("2021-12-16", "2022-01-07", "Epiphany on a Thursday; Friday"),
    ("2022-03-28", "2022-04-19", "Easter Monday 18 April; Tuesday"),
    ("2022-05-05", "2022-05-27", "Ascension Thursday 26 May; Friday"),
    ("2022-05-15", "2022-06-07", "Whit Sunday 5 June, then the national day on a Monday; Tuesday"),
    ("2022-05-16", "2022-06-07", "the national day on a Monday; Tuesday"),
    ("2022-12-03", "2022-12-27", "Christmas Eve on a Saturday, Boxing Day on the Monday; Tuesday"),
    ("2022-12-05", "2022-12-27", "Boxing Day on a Monday; Tuesday"),
    ("2022-12-10", "2023-01-02", "New Year's Eve on a Saturday, New Year's Day on the Sunday; Monday"),
    ("2022-12-16", "2023-01-09", "Epiphany on a Friday; Monday"),
    ("2023-03-19", "2023-04-11", "Easter Sunday 9 April, and Monday; Tuesday"),
    ("2023-04-10", "2023-05-02", "1 May on a Monday; Tuesday"),
    ("2023-04-27", "2023-05-19", "Ascension Thursday 18 May; Friday"),
    ("2023-05-07", "2023-05-29", "Whit Sunday 28 May; Monday"),
    ("2023-05-16", "2023-06-07", "the national day on a Tuesday; Wednesday"),
    ("2023-06-02", "2023-06-26", "midsummer's eve Friday 23 June; Monday"),
    ("2023-10-14", "2023-11-06", "All Saints' Saturday 4 November; Monday"),
    ("2023-12-03", "2023-12-27", "Christmas Eve on a Sunday, holidays on Monday and Tuesday; Wednesday"),
    ("2023-12-04", "2023-12-27", "Christmas Day on a Monday, Boxing Day on the Tuesday; Wednesday"),
    ("2023-12-10", "2024-01-02", "New Year's Eve on a Sunday, New Year's Day on the Monday; Tuesday"),
    ("2023-12-11", "2024-01-02", "New Year's Day on a Monday; Tuesday"),
    ("2024-03-08", "2024-04-02", "Good Friday 29 March through Easter Monday 1 April; Tuesday"),
    ("2024-04-10", "2024-05-02", "1 May on a Wednesday; Thursday"),
    ("2024-04-18", "2024-05-10", "Ascension Thursday 9 May; Friday"),
    ("2024-05-16", "2024-06-07", "the national day on a Thursday; Friday"),
    ("2024-05-31", "2024-06-24", "midsummer's eve Friday 21 June; Monday"),
    ("2024-10-22", "2024-11-12", "nothing moves: a Tuesday"),
    ("2024-12-03", "2024-12-27", "Christmas Eve on a Tuesday, two holidays; Friday"),
    ("2024-12-04", "2024-12-27", "Christmas Day on a Wednesday, Boxing Day on the Thursday; Friday"),
    ("2024-12-06", "2024-12-27", "nothing moves: the Friday between the holidays and the weekend"),
    ("2024-12-10", "2025-01-02", "New Year's Eve on a Tuesday, New Year's Day on the Wednesday; Thursday"),
    ("2024-12-16", "2025-01-07", "Epiphany on a Monday; Tuesday"),
    ("2025-03-12", "2025-04-02", "nothing moves: a Wednesday"),
    ("2025-05-08", "2025-05-30", "Ascension Thursday 29 May; Friday"),
    ("2025-05-16", "2025-06-09", "the national day on a Friday, Whitsun in the weekend; Monday"),
    ("2025-05-18", "2025-06-09", "Whit Sunday 8 June; Monday"),
    ("2025-10-11", "2025-11-03", "All Saints' Saturday 1 November; Monday"),
    ("2025-12-02", "2025-12-23", "nothing moves: the day before Christmas Eve is open"),
    ("2025-12-03", "2025-12-29", "Christmas Eve on a Wednesday, two holidays and the weekend; Monday"),
    ("2025-12-09", "2025-12-30", "nothing moves: the day before New Year's Eve is open"),
    ("2025-12-10", "2026-01-02", "New Year's Eve on a Wednesday, New Year's Day on the Thursday; Friday"),
    ("2025-12-15", "2026-01-05", "nothing moves: Twelfth Night is open"),
    ("2025-12-16", "2026-01-07", "Epiphany on a Tuesday; Wednesday"),
    ("2026-04-23", "2026-05-15", "Ascension Thursday 14 May; Friday"),
    ("2026-05-03", "2026-05-25", "Whit Sunday 24 May; Monday"),
    ("2026-05-29", "2026-06-22", "midsummer's eve Friday 19 June, its first possible day; Monday"),
    ("2026-12-11", "2027-01-04", "New Year's Day on a Friday; Monday"),
    ("2027-03-04", "2027-03-25", "nothing moves: Maundy Thursday is open"),
    ("2027-03-06", "2027-03-30", "the Saturday of Easter, 27 March, through Monday; Tuesday"),
    ("2027-04-09", "2027-04-30", "nothing moves: Walpurgis Night is open"),
    ("2027-12-04", "2027-12-27", "Christmas Day on a Saturday, Boxing Day on the Sunday; Monday"),
    ("2028-02-08", "2028-02-29", "nothing moves: the leap day, a Tuesday"),
    ("2028-05-04", "2028-05-26", "Ascension Thursday 25 May; Friday"),
    ("2028-10-14", "2028-11-06", "All Saints' Saturday 4 November; Monday"),
    ("2028-12-03", "2028-12-27", "Christmas Eve on a Sunday, holidays on Monday and Tuesday; Wednesday"),
    ("2029-03-12", "2029-04-03", "Easter Monday 2 April; Tuesday"),
    ("2029-05-16", "2029-06-07", "the national day on a Wednesday; Thursday"),
    ("2029-09-01", "2029-09-24", "a plain Saturday; Monday"),
    ("2029-09-02", "2029-09-24", "a plain Sunday; Monday"),
    ("2029-12-03", "2029-12-27", "Christmas Eve on a Monday, two holidays; Thursday"),
    ("2029-12-05", "2029-12-27", "Boxing Day on a Wednesday; Thursday"),
    ("2029-12-10", "2030-01-02", "New Year's Eve on a Monday, New Year's Day on the Tuesday; Wednesday"),
)
SAID = {date.fromisoformat(posted): date.fromisoformat(last) for posted, last, _ in TABLE}

IN_A_WEEKEND = {"Påskdagen", "Pingstdagen", "Midsommardagen", "Alla helgons dag"}  # closed with or without the holiday


@cache
def named() -> dict[date, str]:
    """Give the days the package knows of the table's years, without Sundays, by their Swedish names."""
    years = range(2020, 2031)
    return dict(country_holidays("SE", years=years, categories=(PUBLIC, DE_FACTO), language="sv").items())


def by_the_package(posted: date, *, without: str = "") -> date:
    """Give the last day to appeal as the package alone has it, and as it had been without one of its holidays."""
    last = posted + THREE_WEEKS
    while last.isoweekday() in {6, 7} or named().get(last, without) != without:
        last += ONE_DAY
    return last


def easter(year: int) -> date:
    """Give Easter Sunday after Butcher (1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moon + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def movable(year: int) -> Iterator[date]:
    """Give the holidays that follow Easter, and the eve and holiday that are tied to a day of the week."""
    after_easter = (-2, 1, 39, 50) if year <= 2004 else (-2, 1, 39)
    yield from (easter(year) + timedelta(days=later) for later in after_easter)
    yield next(date(year, 6, day) for day in range(19, 26) if date(year, 6, day).isoweekday() == 5)


def fixed(year: int) -> Iterator[date]:
    yield from (date(year, month, day) for month, day in ((1, 1), (1, 6), (5, 1), (12, 25), (12, 26)))
    yield from (date(year, 12, day) for day in (24, 31))
    if year >= 2005:
        yield date(year, 6, 6)


def every_day(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))


@pytest.mark.parametrize(("posted", "last", "why"), TABLE, ids=[posted for posted, _, _ in TABLE])
def test_three_weeks_from_an_announcement_end_on_the_day_worked_out_by_hand(posted: str, last: str, why: str) -> None:
    assert last == appeal_through(date.fromisoformat(posted)).isoformat(), why


def test_the_table_has_ten_years_and_agrees_with_the_package() -> None:
    assert len(TABLE) == len(SAID)
    assert set(range(2020, 2030)) == {posted.year for posted in SAID}
    assert {posted: by_the_package(posted) for posted in SAID} == SAID


def test_the_table_has_every_holiday_as_the_day_that_three_weeks_end_on() -> None:
    met = {named()[posted + THREE_WEEKS] for posted in SAID if posted + THREE_WEEKS in named()}
    assert set(named().values()) == met


def test_no_holiday_or_eve_on_a_weekday_can_be_forgotten_without_the_table_noticing() -> None:
    unnoticed = {
        name
        for name in named().values()
        if all(last == by_the_package(posted, without=name) for posted, last in SAID.items())
    }
    assert IN_A_WEEKEND == unnoticed


@pytest.mark.parametrize("year", range(2020, 2041))
def test_the_three_eves_are_the_days_the_package_calls_de_facto_and_all_are_closed(year: int) -> None:
    (midsummer,) = (date(year, 6, day) for day in range(19, 26) if date(year, 6, day).isoweekday() == 5)
    eves = {midsummer, date(year, 12, 24), date(year, 12, 31)}
    assert set(country_holidays("SE", years=year, categories=(DE_FACTO,))) == eves
    assert {True} == {closed(eve) for eve in eves}


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(1970, date(1970, 3, 29)), (2008, date(2008, 3, 23)), (2011, date(2011, 4, 24)), (2038, date(2038, 4, 25))],
)
def test_the_test_s_own_easter_is_the_almanac_s(year: int, sunday: date) -> None:
    assert sunday == easter(year)


def test_every_day_we_take_is_closed_exactly_when_the_almanac_says() -> None:
    years = range(days.FIRST.year, days.LAST.year + 2)  # a last day can fall in the year after the last
    holidays = {day for year in years for day in (*movable(year), *fixed(year))}
    all_of_them = every_day(days.FIRST, days.LAST.replace(year=days.LAST.year + 1))
    assert [] == [day for day in all_of_them if closed(day) is not (day.isoweekday() in {6, 7} or day in holidays)]


def test_every_day_is_closed_exactly_when_the_package_says() -> None:
    told = country_holidays("SE", years=range(days.FIRST.year, 2101), categories=(PUBLIC, DE_FACTO))
    known = every_day(days.FIRST, date(2100, 12, 31))
    assert [] == [day for day in known if closed(day) is not (day.isoweekday() in {6, 7} or day in told)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2004-05-31", True),
        ("2005-05-16", False),
        ("2001-06-06", False),
        ("2005-06-06", True),
        ("2100-12-24", True),
        ("2101-12-24", True),
        ("2200-04-07", True),
        ("2200-12-31", True),
        ("2201-01-01", True),
        ("2201-01-02", False),
    ],
)
def test_holidays_came_and_went_and_do_not_stop_where_the_package_does(day: str, expected: bool) -> None:
    assert expected is closed(date.fromisoformat(day))


def test_the_minutes_of_a_meeting_are_adjusted_in_two_weeks_and_announced_the_second_day_after() -> None:
    assert date(2024, 10, 22) == adjust_by(date(2024, 10, 8))
    assert date(2024, 10, 21) == announce_by(date(2024, 10, 17))
    assert date(2024, 11, 12) == appeal_through(date(2024, 10, 22))


@pytest.mark.parametrize(
    ("meeting", "last"),
    [
        ("2024-12-10", "2024-12-27"),
        ("2024-12-11", "2024-12-27"),
        ("2023-12-18", "2024-01-02"),
        ("2024-04-17", "2024-05-02"),
    ],
)
def test_minutes_need_not_be_adjusted_on_a_closed_day(meeting: str, last: str) -> None:
    assert last == adjust_by(date.fromisoformat(meeting)).isoformat()


@pytest.mark.parametrize(
    ("adjusted", "last"),
    [
        ("2024-10-14", "2024-10-16"),
        ("2024-10-18", "2024-10-21"),
        ("2024-03-27", "2024-04-02"),
        ("2024-05-07", "2024-05-10"),
        ("2025-12-22", "2025-12-29"),
        ("2024-06-19", "2024-06-24"),
    ],
)
def test_minutes_need_not_be_announced_on_a_closed_day(adjusted: str, last: str) -> None:
    assert last == announce_by(date.fromisoformat(adjusted)).isoformat()


@pytest.mark.parametrize(
    ("first", "count", "last"),
    [
        ("2024-02-05", 21, "2024-02-26"),
        ("2024-02-10", 21, "2024-03-04"),
        ("2024-05-17", 21, "2024-06-07"),
        ("2024-05-16", 21, "2024-06-07"),
        ("2024-03-11", 21, "2024-04-02"),
        ("2024-10-25", 60, "2024-12-27"),
        ("2024-12-23", 0, "2024-12-23"),
        ("2024-12-24", 0, "2024-12-27"),
        ("2200-12-11", 21, "2201-01-02"),
    ],
)
def test_a_day_of_our_own_is_proposed_on_a_working_day(first: str, count: int, last: str) -> None:
    assert last == proposed(date.fromisoformat(first), count).isoformat()


@pytest.mark.parametrize(
    ("due", "done", "today", "status"),
    [
        (None, None, "2024-10-20", Status.NOT_RUNNING),
        (None, "2024-10-20", "2024-10-20", Status.NOT_RUNNING),
        ("2024-10-21", None, "2024-10-20", Status.OPEN),
        ("2024-10-21", None, "2024-10-21", Status.OPEN),
        ("2024-10-21", None, "2024-10-22", Status.MISSED),
        ("2024-10-21", "2024-10-20", "2024-10-22", Status.MET),
        ("2024-10-21", "2024-10-21", "2024-10-22", Status.MET),
        ("2024-10-21", "2024-10-22", "2024-10-22", Status.MISSED),
        ("2024-10-21", "2024-10-22", "2024-10-20", Status.MISSED),
    ],
)
def test_a_last_day_is_told_with_how_it_stands(due: str | None, done: str | None, today: str, status: Status) -> None:
    due_on, done_on = (date.fromisoformat(day) if day else None for day in (due, done))
    expected = Deadline("announced", due_on, "KL 8:12", status)
    assert expected == told("announced", "KL 8:12", due_on, done_on, date.fromisoformat(today))


@pytest.mark.parametrize(("done", "expected"), [(20, 0), (21, 0), (22, 1), (25, 4)])
def test_days_too_late_are_counted_from_the_last_day(done: int, expected: int) -> None:
    assert expected == late(date(2024, 10, 21), date(2024, 10, done))


@given(ANY)
def test_a_statutory_day_is_open_and_the_first_such_that_is_not_earlier(day: date) -> None:
    last = statutory(day)
    assert not closed(last)
    assert day <= last
    assert all(closed(before) for before in every_day(day, last - ONE_DAY))
    assert last == statutory(last)


@given(ANY, ANY)
def test_a_later_day_never_gives_an_earlier_last_day(one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert statutory(first) <= statutory(second)
    assert appeal_through(first) <= appeal_through(second)


def test_no_day_moves_further_than_over_the_five_closed_days_of_some_christmases() -> None:
    moved = {day: (statutory(day) - day).days for day in every_day(days.FIRST, days.LAST)}
    assert 5 == max(moved.values())
    assert {(12, 24, 3), (12, 22, 6)} == {
        (day.month, day.day, day.isoweekday()) for day, by in moved.items() if by == 5
    }


@given(ANY, st.integers(0, 400))
def test_a_day_of_our_own_is_open_and_moves_at_most_forward_to_the_next_open_day(first: date, count: int) -> None:
    last = proposed(first, count)
    assert not closed(last)
    assert all(closed(before) for before in every_day(first + timedelta(days=count), last - ONE_DAY))
    assert first + timedelta(days=count) <= last == proposed(last, 0)


@given(ANY, ANY, ANY)
def test_an_agreed_day_is_never_moved_when_it_is_told(due: date, done: date, today: date) -> None:
    assert due == told("answered", "policy", due, None, today).due == told("answered", "policy", due, done, today).due


@given(ANY, ANY)
def test_nothing_is_both_met_and_late(due: date, done: date) -> None:
    deadline = told("adjusted", "KL 5:69", due, done, done)
    assert (deadline.status is Status.MISSED) is (late(due, done) > 0)
