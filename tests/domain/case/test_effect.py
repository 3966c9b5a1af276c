"""A decision is spans of days: in force, interrupted, resumed, gone; and its bar runs on those days alone."""

from datetime import date, timedelta

import msgspec
import pytest
from case_facts import step, with_steps
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from samverkan_cli.domain.case import effect
from samverkan_cli.domain.case.effect import OPEN, Decided, InForce, Span, of
from samverkan_cli.domain.records import Case, CaseDecision, CaseStep, Exclusion, Suspension
from samverkan_cli.domain.values import CaseOutcome, EndedAs, Ruling, StepKind, Track

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2023, 1, 1), date(2023, 3, 31))  # few days, so that edges meet
FROM, THROUGH = date(2024, 10, 17), date(2024, 12, 6)
NOV_1, NOV_20, DEC_1, DEC_3 = date(2024, 11, 1), date(2024, 11, 20), date(2024, 12, 1), date(2024, 12, 3)
EXCLUSION = Exclusion(entry=9, actor="A-1", enrollment="E-1", period="2024-2027", decision="D-2024-001", effective=FROM)
SUSPENSION = Suspension(entry=9, enrollment="E-1", decision="D-2024-001", first_day=FROM, through=THROUGH)
WAITING = replace(EXCLUSION, effective=None)
BARRED = replace(EXCLUSION, bar_through=THROUGH)


def days_off(decided: Suspension | Exclusion, **became: date | None) -> list[Span]:
    """Give the days off by a decision that something has become of."""
    return list(of(replace(decided, **became)).spans())


@pytest.mark.parametrize(
    ("became", "exclusion", "suspension"),
    [
        ({}, [(FROM, OPEN)], [(FROM, THROUGH)]),
        ({"stayed_on": NOV_1}, [(FROM, date(2024, 10, 31))], [(FROM, date(2024, 10, 31))]),
        (
            {"stayed_on": NOV_1, "resumed_from": DEC_1},
            [(FROM, date(2024, 10, 31)), (DEC_1, OPEN)],
            [(FROM, date(2024, 10, 31)), (DEC_1, THROUGH)],
        ),
        ({"stayed_on": FROM}, [], []),
        ({"stayed_on": FROM, "resumed_from": THROUGH}, [(THROUGH, OPEN)], [(THROUGH, THROUGH)]),
        (
            {"stayed_on": NOV_1, "resumed_from": date(2025, 2, 1)},
            [(FROM, date(2024, 10, 31)), (date(2025, 2, 1), OPEN)],
            [(FROM, date(2024, 10, 31))],
        ),
        ({"stayed_on": date(2025, 1, 1)}, [(FROM, date(2024, 12, 31))], [(FROM, THROUGH)]),
        ({"revoked_from": NOV_20}, [(FROM, date(2024, 11, 19))], [(FROM, date(2024, 11, 19))]),
        ({"revoked_from": FROM}, [], []),
        ({"revoked_from": date(2024, 10, 8)}, [], []),
        ({"stayed_on": NOV_1, "revoked_from": NOV_20}, [(FROM, date(2024, 10, 31))], [(FROM, date(2024, 10, 31))]),
        (
            {"stayed_on": NOV_1, "resumed_from": DEC_1, "revoked_from": DEC_3},
            [(FROM, date(2024, 10, 31)), (DEC_1, date(2024, 12, 2))],
            [(FROM, date(2024, 10, 31)), (DEC_1, date(2024, 12, 2))],
        ),
        ({"annulled_on": date(2025, 3, 3)}, [], []),
        ({"stayed_on": NOV_1, "annulled_on": date(2025, 3, 3)}, [], []),
        # stayed while it waited for being final, and final from its first day on
        ({"stayed_on": date(2024, 10, 1), "resumed_from": FROM}, [(FROM, OPEN)], [(FROM, THROUGH)]),
        # stayed when it had been final: the day it became final resumes nothing
        ({"stayed_on": NOV_1, "resumed_from": FROM}, [(FROM, date(2024, 10, 31))], [(FROM, date(2024, 10, 31))]),
    ],
)
def test_a_decision_keeps_an_actor_off_on_the_days_it_has_effect(
    became: dict[str, date], exclusion: list[Span], suspension: list[Span]
) -> None:
    assert (exclusion, suspension) == (days_off(EXCLUSION, **became), days_off(SUSPENSION, **became))


def test_an_exclusion_that_waits_for_being_final_keeps_nobody_off() -> None:
    assert [] == days_off(WAITING) + days_off(WAITING, revoked_from=FROM) + days_off(WAITING, stayed_on=FROM)


SOME_DAY = st.none() | DAYS


@given(st.booleans(), DAYS, SOME_DAY, SOME_DAY, SOME_DAY, SOME_DAY, DAYS)
def test_in_force_on_a_day_is_begun_not_stayed_nor_revoked_nor_annulled(
    suspended: bool,
    first: date,
    stayed: date | None,
    resumed: date | None,
    revoked: date | None,
    annulled: date | None,
    day: date,
) -> None:
    decided = SUSPENSION if suspended else EXCLUSION
    through = first + timedelta(days=20) if suspended else None
    became = {"first_day" if suspended else "effective": first, "stayed_on": stayed, "resumed_from": resumed}
    became |= {"revoked_from": revoked, "annulled_on": annulled} | ({"through": through} if suspended else {})
    found = of(replace(decided, **became))
    goes_on = resumed is not None and stayed is not None and stayed <= resumed <= day
    rests = stayed is not None and stayed <= day and not goes_on
    had_begun = bool(first <= day and not rests and not (revoked and day >= revoked))
    assert (had_begun and not (annulled and annulled <= day)) == found.on(day)
    assert (had_begun and not annulled and not (through and day > through)) == effect.covers(found.spans(), day)
    assert rests == found.interrupted(day)


# the bar ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("became", "expected"),
    [
        ({}, [(FROM, THROUGH)]),
        ({"bar_through": None}, []),
        ({"effective": None}, []),
        ({"bar_lifted_from": NOV_20}, [(FROM, date(2024, 11, 19))]),
        ({"bar_lifted_from": FROM}, []),
        ({"revoked_from": NOV_20}, [(FROM, date(2024, 11, 19))]),
        ({"revoked_from": NOV_20, "bar_lifted_from": NOV_1}, [(FROM, date(2024, 10, 31))]),
        ({"annulled_on": date(2026, 1, 1)}, []),
        ({"stayed_on": NOV_1}, [(FROM, date(2024, 10, 31))]),
        ({"stayed_on": NOV_1, "resumed_from": DEC_1}, [(FROM, date(2024, 10, 31)), (DEC_1, THROUGH)]),
    ],
)
def test_a_bar_runs_while_its_exclusion_is_in_force_and_ends_with_its_day_a_lifting_or_a_reconsideration(
    became: dict[str, date], expected: list[Span]
) -> None:
    assert expected == effect.bar(replace(BARRED, **became))


@pytest.mark.parametrize(
    ("became", "day", "expected"),
    [
        ({"bar_lifted_from": NOV_20}, NOV_1, NOV_20),
        ({"revoked_from": NOV_20}, NOV_1, NOV_20),
        ({"revoked_from": NOV_20, "bar_lifted_from": DEC_1}, NOV_1, NOV_20),
        ({"bar_lifted_from": NOV_20}, NOV_20, None),
        ({"bar_lifted_from": NOV_20}, date(2024, 10, 16), None),  # the bar does not run yet
        ({"bar_lifted_from": date(2024, 12, 7)}, NOV_1, None),  # it has run out by itself
        ({}, NOV_1, None),
        ({"bar_through": None, "revoked_from": NOV_20}, NOV_1, None),
    ],
)
def test_who_applies_while_a_bar_runs_that_a_decision_ends_can_join_from_that_day(
    became: dict[str, date], day: date, expected: date | None
) -> None:
    assert expected == effect.freed(replace(BARRED, **became), day)


@pytest.mark.parametrize(
    ("became", "day", "expected"),
    [
        ({"effective": None}, FROM, True),
        ({"effective": None}, THROUGH, True),
        ({"effective": None}, THROUGH + ONE_DAY, False),
        ({"effective": None, "bar_through": None}, FROM, False),
        ({"effective": None, "annulled_on": NOV_1}, FROM, False),
        ({"effective": None, "revoked_from": NOV_1}, FROM, False),
        ({"effective": None, "bar_lifted_from": NOV_1}, NOV_1, False),
        ({}, FROM - ONE_DAY, True),
        ({}, FROM, False),
        ({"stayed_on": NOV_1}, NOV_20, False),
    ],
)
def test_a_bar_that_does_not_run_yet_may_come_to(became: dict[str, date], day: date, expected: bool) -> None:
    assert expected is effect.may_bar(replace(BARRED, **became), day)


def barring(**said: date) -> Exclusion:
    return replace(BARRED, **said)


@pytest.mark.parametrize(
    ("exclusion", "day", "expected"),
    [
        (BARRED, THROUGH, True),
        (BARRED, THROUGH + ONE_DAY, False),
        (EXCLUSION, THROUGH, False),
        (barring(bar_lifted_from=NOV_20), date(2024, 11, 19), True),
        (barring(bar_lifted_from=NOV_20), NOV_20, False),
        (barring(annulled_on=NOV_20), NOV_20, False),
        (barring(stayed_on=NOV_20), date(2024, 11, 19), True),
        (barring(stayed_on=NOV_20), NOV_20, False),
        (barring(stayed_on=NOV_20, resumed_from=DEC_1), date(2024, 11, 30), False),
        (barring(stayed_on=NOV_20, resumed_from=DEC_1), DEC_1, True),
    ],
)
def test_a_bar_runs_through_its_last_day_unless_it_is_lifted_stayed_or_gone(
    exclusion: Exclusion, day: date, expected: bool
) -> None:
    assert expected is effect.barred(exclusion, day)


# in a case --------------------------------------------------------------------------------------

DECIDED_ON = date(2024, 10, 8)
MADE = CaseDecision(
    entry=10, case="C-1", decision="D-2024-001", outcome=CaseOutcome.REFUSED, decided_on=DECIDED_ON, body="B-1"
)


def in_case(*steps: CaseStep, **said: object) -> InForce:
    made = replace(MADE, **said)
    reported = {"entry": 1, "id": "C-1", "number": 1, "actor": "A-1", "period": "2024-2027", "enrollment": "E-1"}
    reported |= {"track": Track.ENTRY, "reported_on": date(2024, 3, 11)}
    case = msgspec.convert(reported | {"steps": steps, "decisions": (made,)}, Case)
    return effect.in_case(case, made)


ANNULLED = {"found": Ruling.ANNULLED}


@pytest.mark.parametrize(
    ("steps", "said", "expected"),
    [
        ((), {}, InForce(DECIDED_ON)),
        ((), {"effective": FROM}, InForce(FROM)),
        ((), {"when_final": True}, InForce(None)),
        ((), {"through": THROUGH}, InForce(DECIDED_ON, THROUGH)),
        ((step(11, StepKind.FINAL, NOV_1),), {"when_final": True}, InForce(NOV_1, resumed_from=NOV_1)),
        ((step(9, StepKind.STAYED, NOV_1),), {}, InForce(DECIDED_ON)),  # of a decision before
        ((step(11, StepKind.STAYED, NOV_1),), {}, InForce(DECIDED_ON, stayed_on=NOV_1)),
        (
            (step(11, StepKind.STAYED, NOV_1), step(12, StepKind.FINAL, DEC_1)),
            {},
            InForce(DECIDED_ON, stayed_on=NOV_1, resumed_from=DEC_1),
        ),
        (
            (step(11, StepKind.FINAL, DEC_1), step(12, StepKind.STAYED, NOV_1)),  # told afterwards
            {},
            InForce(DECIDED_ON, stayed_on=NOV_1, resumed_from=DEC_1),
        ),
        (
            (step(11, StepKind.FINAL, NOV_1), step(12, StepKind.STAYED, NOV_1)),
            {},
            InForce(DECIDED_ON, stayed_on=NOV_1),
        ),
        ((step(11, StepKind.REVOKED, DEC_1),), {}, InForce(DECIDED_ON, revoked_from=DEC_1)),
        ((step(11, StepKind.RULED, NOV_1, **ANNULLED),), {}, InForce(DECIDED_ON)),  # not final yet
        ((step(11, StepKind.RULED, NOV_1, **ANNULLED, until=DEC_1),), {}, InForce(DECIDED_ON, annulled_on=DEC_1)),
        ((step(11, StepKind.RULED, NOV_1, found=Ruling.UPHELD, until=DEC_1),), {}, InForce(DECIDED_ON)),
    ],
)
def test_what_happened_since_a_decision_tells_when_it_is_in_force(
    steps: tuple[CaseStep, ...], said: dict[str, object], expected: InForce
) -> None:
    assert expected == in_case(*steps, **said)


@pytest.mark.parametrize(
    ("became", "expected"),
    [
        (step(11, StepKind.RULED, NOV_1, **ANNULLED), False),  # not final yet
        (step(11, StepKind.RULED, NOV_1, **ANNULLED, until=DEC_1), True),
        (step(11, StepKind.RULED, NOV_1, found=Ruling.UPHELD, until=DEC_1), False),
        (step(11, StepKind.REVOKED, NOV_1), True),
        (step(11, StepKind.STAYED, NOV_1), False),
        (step(9, StepKind.REVOKED, NOV_1), False),  # of a decision before
    ],
)
def test_only_a_final_annulment_or_a_reconsideration_takes_a_decision_away_for_good(
    became: CaseStep, expected: bool
) -> None:
    case = with_steps(became, decisions=(MADE,))
    assert (became if expected else None) == effect.gone(case, MADE)


# the end of an enrollment -----------------------------------------------------------------------

WITHDRAWN = (date(2024, 10, 16), EndedAs.WITHDRAWAL)


@pytest.mark.parametrize(
    ("decided", "ended", "expected"),
    [
        (Decided(), (None, None), (None, None)),
        (Decided(), WITHDRAWN, WITHDRAWN),
        (Decided(), (FROM, EndedAs.EXCLUSION), (FROM, EndedAs.EXCLUSION)),
        (Decided(exclusions=(EXCLUSION,)), (FROM, EndedAs.EXCLUSION), (None, None)),
        (Decided(exclusions=(EXCLUSION,)), WITHDRAWN, WITHDRAWN),
        (Decided(refusals=(InForce(FROM),)), (FROM, EndedAs.REFUSAL), (None, None)),
        (
            Decided(exclusions=(replace(EXCLUSION, before_from=DEC_1, before_as=EndedAs.WITHDRAWAL),)),
            (FROM, EndedAs.EXCLUSION),
            (DEC_1, EndedAs.WITHDRAWAL),
        ),
        (
            Decided(
                exclusions=(replace(EXCLUSION, before_from=DEC_1, before_as=EndedAs.WITHDRAWAL, annulled_on=DEC_3),)
            ),
            (FROM, EndedAs.EXCLUSION),
            (None, None),
        ),
    ],
)
def test_the_end_that_a_decision_came_before_is_the_enrollments_own(
    decided: Decided, ended: tuple[date | None, EndedAs | None], expected: tuple[date | None, EndedAs | None]
) -> None:
    assert expected == decided.lasting(*ended)
