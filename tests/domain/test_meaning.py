"""What a decision means for an actor is what holds on the day, not what the decision said."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from samverkan_cli.domain import errors, meaning
from samverkan_cli.domain.case.effect import OPEN, InForce
from samverkan_cli.domain.meaning import Meaning, Now
from samverkan_cli.domain.records import Enrollment
from samverkan_cli.domain.standing import Dates, Standing, on_roll
from samverkan_cli.domain.values import EndedAs

ONE_DAY = timedelta(days=1)
FIRST = date(2024, 10, 17)
TODAY = date(2024, 12, 1)
JOINED = Dates(
    received=date(2024, 1, 10),
    effective=date(2024, 1, 10),
    declined_on=None,
    ended_from=None,
    ended_as=None,
    last_day=date(2027, 12, 31),
    dissolved_on=None,
)
RENEWED = replace(JOINED, received=date(2027, 10, 1), effective=date(2028, 1, 1), last_day=date(2031, 12, 31))


def told(decision: InForce, on: date = TODAY, about: Dates = JOINED, **more: object) -> Meaning:
    about = replace(about, exclusions=tuple(decision.spans()))
    given_ = {"others": (), "bar": ()} | more
    return meaning.of(decision, about, on=on, **given_)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("decision", "on", "now", "off_from", "joined"),
    [
        (InForce(None), TODAY, Now.WAITS, None, True),
        (InForce(FIRST), FIRST - ONE_DAY, Now.AHEAD, FIRST, True),
        (InForce(FIRST), FIRST, Now.HOLDS, FIRST, False),
        (InForce(FIRST, stayed_on=TODAY), TODAY, Now.STAYED, FIRST, True),
        (InForce(FIRST, stayed_on=TODAY), TODAY - ONE_DAY, Now.HOLDS, FIRST, False),
        (InForce(None, stayed_on=TODAY), TODAY, Now.STAYED, None, True),
        (InForce(FIRST, stayed_on=FIRST + ONE_DAY, resumed_from=TODAY), TODAY, Now.HOLDS, FIRST, False),
        (InForce(FIRST, revoked_from=TODAY), TODAY, Now.REVOKED, FIRST, True),
        (InForce(FIRST, revoked_from=TODAY), TODAY - ONE_DAY, Now.HOLDS, FIRST, False),
        (InForce(FIRST, annulled_on=TODAY), TODAY, Now.ANNULLED, None, True),
        (InForce(FIRST, FIRST), TODAY, Now.OVER, FIRST, True),
    ],
)
def test_how_a_decision_stands_on_a_day(
    decision: InForce, on: date, now: Now, off_from: date | None, joined: bool
) -> None:
    found = told(decision, on)
    assert (now, off_from, joined) == (found.now, found.off_from, found.joined)
    assert found.last_on == (off_from - ONE_DAY if off_from else None)


WITHDRAWN = replace(JOINED, ended_from=date(2024, 10, 16), ended_as=EndedAs.WITHDRAWAL)
LATE = InForce(date(2028, 1, 11))


def test_a_decision_that_takes_effect_when_the_enrollment_has_ended_ends_nothing() -> None:
    left = told(InForce(FIRST), about=WITHDRAWN)
    assert (Now.OUTLIVED, None, None) == (left.now, left.off_from, left.last_on)
    assert (date(2024, 10, 16), Standing.WITHDRAWN) == (left.ended_from, left.ended_as)
    over = told(LATE, date(2028, 2, 1), others=(("2028-2031", RENEWED),))
    assert (Now.OUTLIVED, None, ("2028-2031",)) == (over.now, over.off_from, over.elsewhere)
    assert (date(2028, 1, 1), Standing.LAPSED) == (over.ended_from, over.ended_as)


def test_an_end_that_comes_after_the_effect_does_not_hide_it() -> None:
    later = replace(WITHDRAWN, ended_from=FIRST + ONE_DAY)
    found = told(InForce(FIRST), about=later)
    assert (Now.HOLDS, FIRST, FIRST - ONE_DAY) == (found.now, found.off_from, found.last_on)
    assert Now.OUTLIVED is told(InForce(FIRST), about=replace(WITHDRAWN, ended_from=FIRST)).now


def test_who_was_not_on_the_roll_the_day_before_has_no_last_day_on() -> None:
    unjoined = replace(JOINED, effective=FIRST + ONE_DAY)
    found = told(InForce(FIRST), about=unjoined)
    assert (FIRST, None) == (found.off_from, found.last_on)


@pytest.mark.parametrize(
    ("bar", "expected"),
    [
        ((), (None, None)),
        (((FIRST, TODAY),), (FIRST, TODAY)),
        (((FIRST, TODAY - ONE_DAY),), (None, None)),
        (((FIRST, TODAY - ONE_DAY), (TODAY + ONE_DAY, OPEN)), (TODAY + ONE_DAY, OPEN)),
    ],
)
def test_a_bar_is_told_as_long_as_it_runs_or_is_to(
    bar: tuple[tuple[date, date], ...], expected: tuple[date | None, date | None]
) -> None:
    found = told(InForce(FIRST), bar=bar)
    assert expected == (found.barred_from, found.barred_through)


DAYS = st.dates(date(2024, 1, 1), date(2024, 3, 31))


@given(DAYS, st.none() | DAYS, st.none() | DAYS, DAYS)
def test_who_is_off_the_roll_by_nothing_else_is_off_it_while_the_decision_holds(
    first: date, stayed: date | None, revoked: date | None, on: date
) -> None:
    decision = InForce(first, stayed_on=stayed, revoked_from=revoked)
    about = replace(JOINED, received=date(2023, 12, 1), effective=date(2023, 12, 1))
    found = told(decision, on, about)
    assert found.joined is (found.now is not Now.HOLDS)
    assert found.joined is on_roll(replace(about, exclusions=tuple(decision.spans())), on)


# what a bar meets -------------------------------------------------------------------------------


def answer(number: int, dates: Dates) -> tuple[Enrollment, Dates]:
    facts = {"entry": number, "id": f"E-{number}", "number": number, "actor": "A-1", "period": "2028-2031"}
    return msgspec.convert(facts | {"received": dates.received}, Enrollment), dates


@pytest.mark.parametrize(
    ("bar", "dates", "expected"),
    [
        ((FIRST, date(2027, 12, 31)), RENEWED, []),
        ((FIRST, date(2028, 1, 1)), RENEWED, ["E-2"]),
        ((FIRST, date(2028, 1, 1)), replace(RENEWED, declined_on=TODAY), []),
        ((FIRST, date(2028, 1, 1)), replace(RENEWED, effective=None), ["E-2"]),
        ((date(2032, 1, 1), OPEN), RENEWED, []),
        ((date(2031, 12, 31), OPEN), RENEWED, ["E-2"]),
        ((FIRST, OPEN), WITHDRAWN, []),
        ((FIRST, OPEN), replace(WITHDRAWN, ended_from=FIRST), []),
        ((FIRST, OPEN), replace(WITHDRAWN, ended_from=FIRST + ONE_DAY), ["E-2"]),
    ],
)
def test_a_bar_meets_the_answers_that_are_or_come_in_force_while_it_runs(
    bar: tuple[date, date], dates: Dates, expected: list[str]
) -> None:
    met = list(meaning.meets([bar], "D-2024-001", [answer(2, dates)], TODAY, errors.BarMeets))
    assert expected == [each.facts["id"] for each in met]


def test_what_a_bar_meets_is_told_with_its_days() -> None:
    (met,) = meaning.meets([(FIRST, OPEN)], "D-2024-001", [answer(2, RENEWED)], TODAY, errors.BarMeetsAnswer)
    facts = {"decision": "D-2024-001", "first": "2024-10-17", "through": "9999-12-31", "actor": "A-1", "id": "E-2"}
    facts |= {"period": "2028-2031", "standing": "ahead"}
    assert errors.BarMeetsAnswer("bar_through", refs=["E-2", "D-2024-001"], **facts) == met
