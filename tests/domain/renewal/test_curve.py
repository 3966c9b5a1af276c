"""The curve of a renewal: a point is what the funnel tells of its day, this time and the same day of last time."""

from collections.abc import Sequence
from datetime import date, timedelta

from any_course import FIRST, courses, days
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_cli.domain.renewal.curve import POINTS, AskedToRenew, Week, curve, renewed_by
from samverkan_cli.domain.renewal.funnel import AnswerDays, Course, count
from samverkan_cli.domain.values import EndedAs, Reply

LAST = date(2027, 12, 31)
ON = date(2023, 9, 20)  # a Wednesday


def answered(on: date) -> Course:
    return Course((AnswerDays(1, on, effective=FIRST),))


def asked(*courses_: Course) -> AskedToRenew:
    return AskedToRenew(courses_, FIRST, LAST)


@given(st.lists(courses, max_size=6), st.lists(days, max_size=12).map(sorted))
@settings(max_examples=200)
def test_each_point_is_what_the_funnel_tells_of_its_day(known: list[Course], on: Sequence[date]) -> None:
    assert [count(known, day)[Reply.RENEWED] for day in on] == renewed_by(known, on)


def test_a_week_is_told_by_its_sunday_and_the_one_that_runs_by_the_day_it_is_asked_on() -> None:
    campaign = asked(answered(date(2023, 9, 10)), answered(date(2023, 9, 18)), Course())
    assert [Week(date(2023, 9, 10), 1), Week(date(2023, 9, 17), 1), Week(ON, 2)] == curve(campaign, [], ON, ON)


def test_an_answer_counts_on_its_day_and_not_on_the_day_before() -> None:
    campaign = asked(answered(ON))
    assert [0, 1] == renewed_by(campaign.asked, [ON - timedelta(days=1), ON])


def test_who_leaves_is_renewed_no_more_from_its_first_day_off() -> None:
    gone = Course(
        (AnswerDays(1, FIRST, effective=FIRST, ended_from=ON.replace(year=2024), ended_as=EndedAs.WITHDRAWAL),)
    )
    assert [1, 0] == renewed_by([gone], [date(2024, 9, 19), date(2024, 9, 20)])


def test_the_curve_begins_with_the_first_invitation_or_answer_and_goes_on_to_the_last_day_to_answer() -> None:
    campaign, through = asked(answered(date(2023, 9, 18))), date(2023, 9, 29)
    told = curve(campaign, [date(2023, 9, 12)], ON, through)
    assert [Week(date(2023, 9, 17), 0), Week(ON, 1), Week(date(2023, 10, 1), None)] == told


def test_before_anybody_is_asked_there_is_no_curve() -> None:
    campaign = asked(answered(ON))
    assert [] == curve(campaign, [ON], ON - timedelta(days=1), LAST)
    assert [] == curve(asked(), [ON], ON, ON)
    assert [Week(ON, 0)] == curve(asked(Course()), [ON], ON, ON)


def test_the_campaign_before_stands_beside_by_the_same_day_before_its_period() -> None:
    then = AskedToRenew(
        (answered(date(2019, 9, 20)), answered(date(2019, 9, 21))), date(2020, 1, 1), date(2023, 12, 31)
    )
    campaign = asked(answered(ON))
    assert [Week(ON, 1, date(2019, 9, 20), 1)] == curve(campaign, [], ON, ON, then)
    later = ON + timedelta(days=1)
    assert [Week(later, 1, date(2019, 9, 21), 2)] == curve(campaign, [], later, later, then)


def test_a_day_after_the_period_before_is_its_last() -> None:
    short = AskedToRenew((answered(date(2019, 1, 1)),), date(2020, 1, 1), date(2020, 12, 31))
    campaign, on = asked(answered(date(2025, 6, 2))), date(2025, 6, 2)
    assert [Week(on, 1, date(2020, 12, 31), 1)] == curve(campaign, [], on, on, short)


def test_of_a_campaign_longer_than_a_year_the_points_are_as_many_as_of_a_year() -> None:
    year = curve(asked(answered(ON)), [], ON + timedelta(weeks=52), ON)
    assert (53, timedelta(weeks=1)) == (len(year), year[1].day - year[0].day)
    years = curve(asked(answered(ON)), [], LAST, ON)
    assert len(years) <= POINTS + 1
    assert (LAST, 1) == (years[-1].day, years[-1].renewed)
    assert timedelta(weeks=5) == years[1].day - years[0].day


def test_a_curve_goes_on_to_the_last_day_there_is() -> None:
    told = curve(asked(answered(ON)), [], ON, date.max)
    assert (ON, date.max) == (told[0].day, told[-1].day)
