"""A case along its days: the day that runs, to which day it is shown, and how long what is no moment lasted."""

from datetime import date, timedelta

import pytest
from case_facts import ENROLLMENT, PERIOD, TODAY, step
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from samverkan_cli.domain.case.effect import OPEN
from samverkan_cli.domain.case.timeline import Lasted, lasted, reaches, running
from samverkan_cli.domain.deadlines import told
from samverkan_cli.domain.records import Case, CaseDecision, CaseStep
from samverkan_cli.domain.standing import Dates, Standing, on_roll
from samverkan_cli.domain.values import CaseOutcome, EndedAs, Ruling, StepKind, Stretch, Track

ONE_DAY = timedelta(days=1)
CAME, DECIDED, OUT = date(2024, 3, 11), date(2024, 10, 8), date(2024, 10, 15)
NOV_1, NOV_12, MAR_14, END = date(2024, 11, 1), date(2024, 11, 12), date(2025, 3, 14), date(2025, 3, 20)
JOINED = Dates(
    received=date(2024, 2, 5),
    effective=date(2024, 2, 5),
    declined_on=None,
    ended_from=None,
    ended_as=None,
    last_day=date(2027, 12, 31),
    dissolved_on=None,
)
OPENED = Case(
    entry=1,
    id="C-1",
    number=1,
    actor="A-1",
    period=PERIOD.id,
    enrollment=ENROLLMENT.id,
    track=Track.EXCLUSION,
    reported_on=CAME,
)
EXCLUDED = CaseDecision(
    entry=20,
    case="C-1",
    decision="D-2024-001",
    outcome=CaseOutcome.EXCLUDED,
    effective=OUT,
    decided_on=DECIDED,
    body="B-1",
)


def decided(*steps: CaseStep) -> Case:
    return replace(OPENED, decisions=(EXCLUDED,), steps=steps)


def of(stretch: Stretch, case: Case, dates: Dates = JOINED) -> list[tuple[date, date | None]]:
    return [(each.first, each.through) for each in lasted(case, dates, END) if each.stretch is stretch]


def test_the_day_the_concern_came_is_day_0() -> None:
    assert [-1, 0, 1, 366] == [running(OPENED, CAME + ONE_DAY * days) for days in (-1, 0, 1, 366)]


def test_a_case_that_goes_on_is_shown_to_today_and_one_that_is_over_to_what_happened_last() -> None:
    assert TODAY == reaches(OPENED, [DECIDED], [], TODAY, over=False)
    assert DECIDED == reaches(OPENED, [DECIDED], [], TODAY, over=True)
    assert CAME == reaches(OPENED, [], [], TODAY, over=True)
    due = told("appeal", "rule", END, None, TODAY)
    assert END == reaches(OPENED, [DECIDED], [due], TODAY, over=False)


def test_an_appeal_lasts_until_the_ruling_on_it_is_final() -> None:
    appealed, ruled = (
        step(30, StepKind.APPEALED, NOV_1),
        step(31, StepKind.RULED, date(2025, 2, 20), found=Ruling.UPHELD),
    )
    assert [(NOV_1, None)] == of(Stretch.APPEAL, decided(appealed))
    assert [(NOV_1, None)] == of(Stretch.APPEAL, decided(appealed, ruled))
    assert [(NOV_1, MAR_14)] == of(Stretch.APPEAL, decided(appealed, replace(ruled, until=MAR_14)))


def test_a_stay_lasts_until_the_day_before_the_decision_is_in_force_again() -> None:
    stayed = step(30, StepKind.STAYED, NOV_12)
    assert [(NOV_12, None)] == of(Stretch.STAY, decided(stayed))
    assert [(NOV_12, MAR_14 - ONE_DAY)] == of(Stretch.STAY, decided(stayed, step(31, StepKind.FINAL, MAR_14)))
    assert [(NOV_12, MAR_14 - ONE_DAY)] == of(Stretch.STAY, decided(stayed, step(31, StepKind.REVOKED, MAR_14)))
    assert [(NOV_12, NOV_12)] == of(Stretch.STAY, decided(stayed, step(31, StepKind.REVOKED, NOV_12)))
    assert [] == of(Stretch.STAY, decided())


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((), []),
        (((OUT, OPEN),), [(OUT, None)]),
        (((OUT, NOV_12 - ONE_DAY),), [(OUT, NOV_12 - ONE_DAY)]),
        (((OUT, NOV_1), (MAR_14, OPEN)), [(OUT, NOV_1), (MAR_14, None)]),
        (((END, OPEN),), [(END, None)]),
        (((END + ONE_DAY, OPEN),), []),
        (((date(2024, 2, 20), CAME),), [(CAME, CAME)]),
        (((date(2024, 2, 20), CAME - ONE_DAY),), []),
    ],
)
def test_the_actor_is_off_the_roll_on_the_days_the_roll_says(
    spans: tuple[tuple[date, date], ...], expected: list[tuple[date, date | None]]
) -> None:
    assert expected == of(Stretch.OFF, OPENED, replace(JOINED, exclusions=spans))


def test_why_it_is_off_is_what_it_is_on_the_first_of_those_days() -> None:
    left = replace(JOINED, ended_from=NOV_1, ended_as=EndedAs.WITHDRAWAL)
    assert [Lasted(NOV_1, None, Stretch.OFF, Standing.WITHDRAWN)] == lasted(OPENED, left, END)
    assert [] == lasted(OPENED, replace(JOINED, effective=None), END)


DAYS = st.dates(date(2024, 2, 1), date(2024, 6, 30))


@given(st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=3), st.none() | DAYS)
def test_a_day_of_a_case_is_off_the_roll_or_in_no_stretch(off: list[tuple[date, int]], ended: date | None) -> None:
    spans = tuple((first, first + ONE_DAY * days) for first, days in off)
    dates = replace(JOINED, exclusions=spans, ended_from=ended, ended_as=EndedAs.WITHDRAWAL if ended else None)
    found = lasted(OPENED, dates, END)
    for day in (CAME + ONE_DAY * at for at in range((END - CAME).days)):
        assert on_roll(dates, day) == (not any(each.first <= day <= (each.through or OPEN) for each in found))


def test_what_lasted_is_told_by_its_first_day() -> None:
    steps = (step(30, StepKind.APPEALED, NOV_1), step(31, StepKind.STAYED, NOV_12))
    dates = replace(JOINED, exclusions=((OUT, NOV_12 - ONE_DAY),))
    assert [Stretch.OFF, Stretch.APPEAL, Stretch.STAY] == [each.stretch for each in lasted(decided(*steps), dates, END)]
