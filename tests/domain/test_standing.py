"""Standing is computed from dated facts; every end has its first day off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from msgspec.structs import replace

from samverkan_cli.domain.case.effect import OPEN, Decided, InForce
from samverkan_cli.domain.records import Exclusion
from samverkan_cli.domain.standing import Dates, Standing, dated, end, left_from, on_roll, spans_on_roll, standing
from samverkan_cli.domain.values import EndedAs

ONE_DAY = timedelta(days=1)
EVERY = [date(2022, 12, 30) + ONE_DAY * days for days in range(140)]
DAYS = st.dates(date(2023, 1, 1), date(2023, 3, 31))  # few days, so that edges meet

JOINED = Dates(
    received=date(2020, 3, 11),
    effective=date(2020, 3, 11),
    declined_on=None,
    ended_from=None,
    ended_as=None,
    last_day=date(2023, 12, 31),
    dissolved_on=None,
)
WITHDRAWN = replace(JOINED, ended_from=date(2023, 12, 5), ended_as=EndedAs.WITHDRAWAL)
SUSPENDED = replace(JOINED, suspensions=((date(2023, 11, 20), date(2023, 12, 6)),))
EXCLUDED = replace(JOINED, ended_from=date(2023, 12, 7), ended_as=EndedAs.EXCLUSION)
DISSOLVED = replace(JOINED, dissolved_on=date(2023, 12, 6))
LATE = replace(JOINED, received=date(2023, 12, 6), effective=date(2023, 12, 6))
AHEAD_OF_PERIOD = replace(JOINED, received=date(2023, 10, 16), effective=date(2024, 1, 1), last_day=date(2027, 12, 31))
INCOMPLETE = replace(JOINED, received=date(2023, 2, 5), effective=None)
DECLINED = replace(JOINED, received=date(2023, 2, 5), effective=None, declined_on=date(2023, 2, 5))


@st.composite
def dates(draw: st.DrawFn) -> Dates:
    """Draw the facts of an enrollment: it takes effect on its arrival or later, if at all."""
    received = draw(DAYS)
    ended_from = draw(st.none() | DAYS)
    off = st.lists(st.tuples(DAYS, st.integers(0, 20)), max_size=2)
    suspended, excluded = draw(off), draw(off)
    return Dates(
        received=received,
        effective=draw(st.none() | st.integers(0, 40).map(lambda days: received + timedelta(days=days))),
        declined_on=draw(st.none() | st.none() | DAYS),
        ended_from=ended_from,
        ended_as=draw(st.sampled_from(EndedAs)) if ended_from else None,
        last_day=draw(DAYS),
        dissolved_on=draw(st.none() | DAYS),
        suspensions=tuple((first, first + timedelta(days=days)) for first, days in suspended),
        exclusions=tuple((first, first + timedelta(days=days)) for first, days in excluded),
    )


def test_the_words_for_a_standing_are_these() -> None:
    words = "ahead received enrolled declined suspended withdrawn excluded refused closed dissolved lapsed"
    assert words.split() == list(Standing)


@given(dates(), DAYS)
def test_on_the_roll_from_the_effective_day_to_the_first_day_off_when_not_off_by_decision_nor_declined(
    facts: Dates, day: date
) -> None:
    ends = [facts.last_day + ONE_DAY, facts.dissolved_on and facts.dissolved_on + ONE_DAY, facts.ended_from]
    first_off = min(off for off in ends if off)
    in_force = facts.effective is not None and facts.effective <= day < first_off
    off = any(first <= day <= through for first, through in facts.suspensions + facts.exclusions)
    assert (in_force and not off and facts.declined_on is None) == on_roll(facts, day)


@given(dates(), DAYS)
def test_on_the_roll_and_enrolled_are_the_same(facts: Dates, day: date) -> None:
    assert on_roll(facts, day) == (standing(facts, day) is Standing.ENROLLED)


@given(dates())
def test_the_end_is_the_earliest_of_all_ends(facts: Dates) -> None:
    expected = [(facts.last_day + ONE_DAY, Standing.LAPSED)]
    if facts.dissolved_on:
        expected.append((facts.dissolved_on + ONE_DAY, Standing.DISSOLVED))
    if facts.ended_from and facts.ended_as is EndedAs.WITHDRAWAL:
        expected.append((facts.ended_from, Standing.WITHDRAWN))
    if facts.ended_from and facts.ended_as is EndedAs.EXCLUSION:
        expected.append((facts.ended_from, Standing.EXCLUDED))
    if facts.ended_from and facts.ended_as is EndedAs.REFUSAL:
        expected.append((facts.ended_from, Standing.REFUSED))
    if facts.ended_from and facts.ended_as is EndedAs.CLOSED:
        expected.append((facts.ended_from, Standing.CLOSED))
    found = end(facts)
    assert found in expected
    assert min(expected, key=lambda pair: pair[0])[0] == found[0]


@given(dates(), DAYS)
def test_what_has_ended_never_comes_back(facts: Dates, day: date) -> None:
    first_off, _ = end(facts)
    assert not on_roll(facts, max(day, first_off))


@given(dates(), DAYS)
def test_a_standing_is_of_its_day(facts: Dates, day: date) -> None:
    found = standing(facts, day)
    assert (day < facts.received) == (found is Standing.AHEAD)
    assert (day >= facts.received and facts.declined_on is not None) == (found is Standing.DECLINED)
    if found in (Standing.WITHDRAWN, Standing.REFUSED, Standing.CLOSED, Standing.DISSOLVED, Standing.LAPSED):
        assert end(facts)[1] is found


@pytest.mark.parametrize(
    ("facts", "last_on", "first_off", "becomes"),
    [
        (WITHDRAWN, date(2023, 12, 4), date(2023, 12, 5), Standing.WITHDRAWN),
        (SUSPENDED, date(2023, 11, 19), date(2023, 11, 20), Standing.SUSPENDED),
        (EXCLUDED, date(2023, 12, 6), date(2023, 12, 7), Standing.EXCLUDED),
        (DISSOLVED, date(2023, 12, 6), date(2023, 12, 7), Standing.DISSOLVED),
        (JOINED, date(2023, 12, 31), date(2024, 1, 1), Standing.LAPSED),
    ],
    ids=["withdrawn", "suspended", "excluded", "dissolved", "lapsed"],
)
def test_every_end_has_a_last_day_on_and_a_first_day_off(
    facts: Dates, last_on: date, first_off: date, becomes: Standing
) -> None:
    assert Standing.ENROLLED is standing(facts, last_on)
    assert becomes is standing(facts, first_off)
    assert (True, False) == (on_roll(facts, last_on), on_roll(facts, first_off))


@pytest.mark.parametrize(
    ("facts", "last_off", "first_on", "before"),
    [
        (SUSPENDED, date(2023, 12, 6), date(2023, 12, 7), Standing.SUSPENDED),
        (LATE, date(2023, 12, 5), date(2023, 12, 6), Standing.AHEAD),
        (AHEAD_OF_PERIOD, date(2023, 12, 31), date(2024, 1, 1), Standing.RECEIVED),
    ],
    ids=["suspension over", "arrival", "first day of the period"],
)
def test_every_beginning_has_a_last_day_off_and_a_first_day_on(
    facts: Dates, last_off: date, first_on: date, before: Standing
) -> None:
    assert before is standing(facts, last_off)
    assert Standing.ENROLLED is standing(facts, first_on)
    assert (False, True) == (on_roll(facts, last_off), on_roll(facts, first_on))


@pytest.mark.parametrize(
    ("facts", "day", "expected"),
    [
        (AHEAD_OF_PERIOD, date(2023, 10, 15), Standing.AHEAD),
        (AHEAD_OF_PERIOD, date(2023, 10, 16), Standing.RECEIVED),
        (INCOMPLETE, date(2023, 2, 4), Standing.AHEAD),
        (INCOMPLETE, date(2023, 2, 5), Standing.RECEIVED),
        (INCOMPLETE, date(2024, 1, 1), Standing.LAPSED),
        (DECLINED, date(2023, 2, 4), Standing.AHEAD),
        (DECLINED, date(2023, 2, 5), Standing.DECLINED),
        (DECLINED, date(2024, 1, 1), Standing.DECLINED),
        (replace(INCOMPLETE, dissolved_on=date(2023, 3, 1)), date(2023, 3, 2), Standing.DISSOLVED),
        (
            replace(SUSPENDED, ended_from=date(2023, 12, 1), ended_as=EndedAs.EXCLUSION),
            date(2023, 12, 1),
            Standing.EXCLUDED,
        ),
    ],
)
def test_an_answer_is_ahead_received_declined_or_ended_on_a_day(facts: Dates, day: date, expected: Standing) -> None:
    assert expected is standing(facts, day)
    assert not on_roll(facts, day)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (replace(EXCLUDED, dissolved_on=date(2023, 12, 6)), (date(2023, 12, 7), Standing.EXCLUDED)),
        (replace(WITHDRAWN, last_day=date(2023, 12, 4)), (date(2023, 12, 5), Standing.WITHDRAWN)),
        (replace(DISSOLVED, last_day=date(2023, 12, 6)), (date(2023, 12, 7), Standing.DISSOLVED)),
    ],
    ids=["excluded and dissolved", "withdrawn and lapsed", "dissolved and lapsed"],
)
def test_ends_on_the_same_day_are_told_by_what_happened_to_the_actor(
    facts: Dates, expected: tuple[date, Standing]
) -> None:
    assert expected == end(facts)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (replace(WITHDRAWN, dissolved_on=date(2023, 11, 1)), (date(2023, 11, 2), Standing.DISSOLVED)),
        (
            replace(DISSOLVED, ended_from=date(2023, 11, 1), ended_as=EndedAs.WITHDRAWAL),
            (date(2023, 11, 1), Standing.WITHDRAWN),
        ),
        (replace(EXCLUDED, ended_from=date(2024, 6, 1)), (date(2024, 1, 1), Standing.LAPSED)),
        (replace(DISSOLVED, dissolved_on=date(2024, 6, 1)), (date(2024, 1, 1), Standing.LAPSED)),
    ],
    ids=["dissolved first", "withdrawn first", "lapsed before excluded", "lapsed before dissolved"],
)
def test_the_earliest_end_is_the_one_that_counts(facts: Dates, expected: tuple[date, Standing]) -> None:
    assert expected == end(facts)


# what was decided ------------------------------------------------------------------------------

GAP = replace(AHEAD_OF_PERIOD, exclusions=((date(2024, 10, 17), date(2024, 10, 31)),))
REFUSED = replace(AHEAD_OF_PERIOD, ended_from=date(2023, 11, 8), ended_as=EndedAs.REFUSAL)


@pytest.mark.parametrize(
    ("facts", "day", "expected"),
    [
        (GAP, date(2024, 10, 16), Standing.ENROLLED),
        (GAP, date(2024, 10, 17), Standing.EXCLUDED),
        (GAP, date(2024, 10, 31), Standing.EXCLUDED),
        (GAP, date(2024, 11, 1), Standing.ENROLLED),
        (replace(GAP, suspensions=GAP.exclusions), date(2024, 10, 20), Standing.EXCLUDED),
        (replace(GAP, dissolved_on=date(2024, 10, 20)), date(2024, 10, 21), Standing.EXCLUDED),
        (REFUSED, date(2023, 11, 7), Standing.RECEIVED),
        (REFUSED, date(2023, 11, 8), Standing.REFUSED),
        (REFUSED, date(2024, 1, 1), Standing.REFUSED),
    ],
)
def test_the_days_of_an_exclusion_that_had_an_end_and_a_refusal_for_good(
    facts: Dates, day: date, expected: Standing
) -> None:
    assert expected is standing(facts, day)
    assert (expected is Standing.ENROLLED) == on_roll(facts, day)


EXCLUDED_LATE = replace(JOINED, exclusions=((date(2023, 12, 27), OPEN),))
STAYED_AFTERWARDS = replace(JOINED, exclusions=((date(2023, 12, 27), date(2024, 4, 6)),))


@pytest.mark.parametrize(
    ("facts", "day", "expected"),
    [
        (EXCLUDED_LATE, date(2023, 12, 26), Standing.ENROLLED),
        (EXCLUDED_LATE, date(2024, 1, 25), Standing.EXCLUDED),
        (STAYED_AFTERWARDS, date(2024, 1, 25), Standing.EXCLUDED),
        (STAYED_AFTERWARDS, date(2024, 4, 7), Standing.LAPSED),
        (replace(WITHDRAWN, exclusions=((date(2023, 12, 7), OPEN),)), date(2023, 12, 8), Standing.WITHDRAWN),
        (replace(WITHDRAWN, exclusions=((date(2023, 12, 4), OPEN),)), date(2023, 12, 8), Standing.EXCLUDED),
        (
            replace(WITHDRAWN, exclusions=((date(2023, 12, 4), date(2023, 12, 7)),)),
            date(2023, 12, 8),
            Standing.WITHDRAWN,
        ),
        (
            replace(JOINED, refusals=((date(2023, 6, 1), date(2023, 9, 30)),), effective=None),
            date(2023, 7, 1),
            Standing.REFUSED,
        ),
        (
            replace(JOINED, refusals=((date(2023, 6, 1), date(2023, 9, 30)),), effective=None),
            date(2023, 10, 1),
            Standing.RECEIVED,
        ),
        (replace(JOINED, succeeded_from=date(2023, 6, 1)), date(2023, 5, 31), Standing.ENROLLED),
        (replace(JOINED, succeeded_from=date(2023, 6, 1)), date(2023, 6, 1), Standing.EXCLUDED),
    ],
)
def test_of_what_has_ended_an_enrollment_and_still_does_the_earliest_tells(
    facts: Dates, day: date, expected: Standing
) -> None:
    assert expected is standing(facts, day)


def test_an_exclusion_that_goes_on_ends_an_enrollment_on_its_first_day() -> None:
    assert (date(2023, 12, 27), Standing.EXCLUDED) == end(EXCLUDED_LATE)
    assert (date(2024, 1, 1), Standing.LAPSED) == end(STAYED_AFTERWARDS)


def test_dates_are_made_of_an_enrollments_end_and_what_was_decided_on_it() -> None:
    made = Exclusion(entry=9, actor="A-1", enrollment="E-1", period="2020-2023", decision="D-2023-001")
    made = structs.replace(made, effective=date(2023, 12, 7), before_from=date(2023, 12, 20))
    made = structs.replace(made, before_as=EndedAs.WITHDRAWAL)
    facts = {name: getattr(JOINED, name) for name in ("received", "effective", "declined_on", "last_day")}
    decided = Decided((made,), refusals=(InForce(date(2023, 1, 1), date(2023, 1, 2)),), succeeded_from=JOINED.last_day)
    found = dated(decided, date(2023, 12, 7), EndedAs.EXCLUSION, dissolved_on=None, **facts)
    assert (date(2023, 12, 20), EndedAs.WITHDRAWAL) == (found.ended_from, found.ended_as)
    assert ((date(2023, 12, 7), OPEN),) == found.exclusions
    assert ((date(2023, 1, 1), date(2023, 1, 2)),) == found.refusals
    assert JOINED.last_day == found.succeeded_from


@pytest.mark.parametrize(
    ("joined", "first"),
    [
        (WITHDRAWN, date(2023, 12, 5)),
        (EXCLUDED, date(2023, 12, 7)),
        (replace(JOINED, dissolved_on=date(2023, 12, 6)), date(2023, 12, 7)),
        (JOINED, date(2024, 1, 1)),
    ],
)
def test_a_signatory_has_left_from_its_first_day_off_the_roll(joined: Dates, first: date) -> None:
    assert left_from([joined], first - ONE_DAY) is None
    assert first == left_from([joined], first) == left_from([joined], first + 100 * ONE_DAY)


def test_who_is_suspended_has_not_left() -> None:
    assert left_from([SUSPENDED], date(2023, 11, 20)) is None
    before = replace(JOINED, received=date(2016, 2, 1), effective=date(2016, 2, 1), last_day=date(2019, 12, 31))
    assert left_from([before, SUSPENDED], date(2023, 11, 20)) is None


def test_who_is_on_the_roll_by_another_answer_has_not_left() -> None:
    anew = replace(JOINED, received=date(2024, 2, 1), effective=date(2024, 2, 1), last_day=date(2027, 12, 31))
    assert date(2024, 1, 1) == left_from([JOINED, anew], date(2024, 1, 31))
    assert left_from([JOINED, anew], date(2024, 2, 1)) is None


@pytest.mark.parametrize(
    "never",
    [
        replace(JOINED, effective=None),
        replace(JOINED, declined_on=date(2020, 3, 11), effective=None),
        replace(WITHDRAWN, effective=date(2023, 12, 5)),
    ],
)
def test_who_never_was_a_signatory_has_left_nothing(never: Dates) -> None:
    assert left_from([never], date(2024, 6, 1)) is None


@given(dates())
def test_the_spans_of_days_on_the_roll_are_the_days_on_the_roll(facts: Dates) -> None:
    spans = spans_on_roll(facts)
    told = [any(first <= day < after for first, after in spans) for day in EVERY]
    assert [on_roll(facts, day) for day in EVERY] == told


def test_who_comes_back_after_a_suspension_is_on_the_roll_in_two_spans() -> None:
    out, back, after = date(2023, 11, 20), date(2023, 12, 7), date(2024, 1, 1)
    assert [(date(2020, 3, 11), out), (back, after)] == spans_on_roll(SUSPENDED)
