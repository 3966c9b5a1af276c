"""Which period is meant where none was said: only one that can be, and otherwise nobody guesses."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from enrollment_facts import JOINED, LEFT, PERIOD
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain import which
from samverkan_cli.domain.records import Enrollment, Period
from samverkan_cli.domain.values import EndedAs, OnlyPeriod

OLD = replace(PERIOD, id="2020-2023", first_day=date(2020, 1, 1), last_day=date(2023, 12, 31))
NEW = PERIOD
BOTH = [OLD, NEW]
EVE, FIRST, LAST, AFTER = date(2023, 12, 31), date(2024, 1, 1), date(2027, 12, 31), date(2028, 1, 1)


def answered(period: str, **said: object) -> Enrollment:
    return replace(JOINED, period=period, **said)


def meant(found: which.Which) -> str:
    assert [found.period.id] == list(found.notice.refs)
    return found.period.id


@pytest.mark.parametrize(
    ("periods", "day", "expected"),
    [
        ([NEW], date(2023, 6, 1), "2024-2027"),
        ([NEW], LAST, "2024-2027"),
        (BOTH, FIRST, "2024-2027"),
        ([replace(OLD, closed_on=date(2023, 10, 31)), NEW], date(2023, 11, 1), "2024-2027"),
        ([OLD, replace(NEW, closed_on=date(2023, 10, 31))], date(2023, 11, 1), "2020-2023"),
        ([replace(NEW, closed_on=FIRST)], FIRST, "2024-2027"),
    ],
)
def test_an_answer_is_for_the_only_period_that_takes_answers_on_the_day(
    periods: Sequence[Period], day: date, expected: str
) -> None:
    assert expected == meant(which.of_answer(periods, day))


@pytest.mark.parametrize(
    ("ask", "periods", "day", "several", "why"),
    [
        (which.of_answer, BOTH, EVE, ("2020-2023", "2024-2027"), None),
        (which.of_answer, BOTH, AFTER, None, "receiving"),
        (which.of_answer, [], FIRST, None, "receiving"),
        (which.of_answer, [replace(NEW, closed_on=EVE)], FIRST, None, "receiving"),
        (which.of_day, BOTH, AFTER, None, "force"),
        (which.of_day, [NEW], EVE, None, "force"),
        (which.of_campaign, [NEW], AFTER, None, "force"),
        (
            which.of_campaign,
            [NEW, replace(NEW, id="2028-2031", first_day=AFTER, last_day=date(2031, 12, 31))],
            EVE,
            ("2024-2027", "2028-2031"),
            None,
        ),
    ],
)
def test_where_it_is_not_one_it_is_to_be_said(
    ask: Callable[..., which.Which],
    periods: Sequence[Period],
    day: date,
    several: tuple[str, ...] | None,
    why: str | None,
) -> None:
    known = several or tuple(each.id for each in periods)
    first = known[0] if known else None
    expected = no.PeriodUnsaid("period", refs=known, several=several, only_period=why, day=str(day), first=first)
    assert [expected] == refused(ask, periods, day)


@pytest.mark.parametrize(("day", "expected"), [(EVE, "2020-2023"), (FIRST, "2024-2027"), (LAST, "2024-2027")])
def test_the_period_in_force_is_the_one_the_day_lies_in(day: date, expected: str) -> None:
    assert expected == meant(which.of_day(BOTH, day))


@pytest.mark.parametrize(
    ("enrollments", "day", "expected"),
    [
        ([answered("2024-2027")], EVE, "2024-2027"),
        ([answered("2020-2023")], EVE, "2020-2023"),
        ([answered("2020-2023"), answered("2024-2027")], FIRST, "2024-2027"),
        ([answered("2024-2027", effective=None)], EVE, "2024-2027"),
        ([answered("2024-2027", declined_on=EVE), answered("2020-2023")], EVE, "2020-2023"),
        ([answered("2020-2023", ended_from=EVE, ended_as=EndedAs.WITHDRAWAL), answered("2024-2027")], EVE, "2024-2027"),
        ([answered("2020-2023", ended_from=FIRST, ended_as=EndedAs.WITHDRAWAL)], EVE, "2020-2023"),
        ([], EVE, "2020-2023"),
        ([LEFT], date(2024, 6, 1), "2024-2027"),
        ([answered("2020-2023")], FIRST, "2024-2027"),
    ],
)
def test_of_an_actor_it_is_the_only_one_it_has_joined_and_not_left_else_the_one_in_force(
    enrollments: Sequence[Enrollment], day: date, expected: str
) -> None:
    assert expected == meant(which.of_actor(BOTH, enrollments, day))


def test_of_an_actor_that_has_joined_two_it_is_to_be_said() -> None:
    (found,) = refused(which.of_actor, BOTH, [answered("2020-2023"), answered("2024-2027")], EVE)
    assert ("period_unsaid", ("2020-2023", "2024-2027")) == (found.code, found.refs)


@pytest.mark.parametrize(
    ("periods", "day", "expected"),
    [
        (BOTH, EVE, "2024-2027"),
        (BOTH, FIRST, "2024-2027"),
        ([OLD], EVE, "2020-2023"),
        ([NEW, replace(NEW, id="2028-2031", first_day=AFTER, last_day=date(2031, 12, 31))], FIRST, "2028-2031"),
    ],
)
def test_a_campaign_is_for_the_only_period_to_come_else_for_the_one_in_force(
    periods: Sequence[Period], day: date, expected: str
) -> None:
    assert expected == meant(which.of_campaign(periods, day))


def test_what_was_meant_is_told_with_why() -> None:
    told = no.PeriodMeant(
        "period", refs=["2024-2027"], period="2024-2027", only_period=OnlyPeriod.FORCE, day="2024-01-01"
    )
    assert told == which.of_day(BOTH, FIRST).notice
