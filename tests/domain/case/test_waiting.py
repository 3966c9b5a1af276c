"""What a case waits for, since when, and all that is to be done in it: nothing that is next is told by one alone."""

from datetime import date, timedelta

import pytest
from case_facts import (
    BODY,
    COUNCIL,
    DIALOGUE,
    FINAL_ANSWER,
    POLICY,
    PREPARED,
    REPORTED,
    SCREENED,
    STATED,
    TOLD,
    paper,
    with_steps,
)
from case_states import (
    ADJUSTED,
    AFTER,
    ANNULLED,
    ANSWER,
    APPEALED,
    CLOSED,
    CURE,
    CURED,
    DELEGATE,
    DISMISSED,
    DOWN_LATER,
    EARLY,
    FINAL,
    LIFTED,
    ON,
    REVOKED,
    RULED,
    STAYED,
    TAKEN_DOWN,
    UPHELD,
    decided,
)
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain.case.state import Next, State, after, awaited, by, last_days, next_steps, state
from samverkan_cli.domain.case.waiting import to_do, waiting
from samverkan_cli.domain.records import Announcement, Body, Case
from samverkan_cli.domain.values import CaseOutcome, Whom

CASES = [
    REPORTED,
    STATED,
    with_steps(SCREENED),
    with_steps(SCREENED, DIALOGUE),
    with_steps(SCREENED, TOLD),
    with_steps(SCREENED, TOLD, ANSWER),
    with_steps(SCREENED, TOLD, FINAL_ANSWER),
    with_steps(SCREENED, TOLD, CURE),
    with_steps(SCREENED, TOLD, FINAL_ANSWER, CURE, CURED),
    with_steps(SCREENED, TOLD, FINAL_ANSWER, PREPARED),
    with_steps(SCREENED, CLOSED),
    decided(announced=Announcement()),
    decided(announced=ADJUSTED),
    decided(),
    decided(announced=TAKEN_DOWN),
    decided(announced=EARLY),
    decided(outcome=CaseOutcome.NONE, announced=Announcement()),
    decided(APPEALED),
    decided(APPEALED, STAYED),
    decided(STAYED),
    decided(APPEALED, STAYED, RULED),
    decided(APPEALED, UPHELD),
    decided(APPEALED, DISMISSED),
    decided(APPEALED, RULED, ANNULLED),
    decided(REVOKED),
    decided(FINAL),
    decided(FINAL, LIFTED),
    decided(FINAL, announced=DOWN_LATER),
    decided(FINAL, CLOSED),
]
BODIES = [BODY, COUNCIL, DELEGATE]
ONE_DAY = timedelta(days=1)


def told(case: Case, today: date, body: Body = BODY) -> list[tuple[str | None, str]]:
    """Give what is to be done in a case, each with its day."""
    by_ = body if case.decisions else None
    found = to_do(case, last_days(case, POLICY, by_, today), next_steps(case, by_, today), today)
    return [(str(each.due) if each.due else None, each.what) for each in found]


def whom(case: Case, today: date, body: Body = BODY) -> tuple[Whom, str, str] | None:
    """Give whom a case waits for, for which step and since when."""
    by_ = body if case.decisions else None
    found = waiting(case, last_days(case, POLICY, by_, today), next_steps(case, by_, today), today)
    return (found.whom, str(found.step), str(found.since)) if found else None


@pytest.mark.parametrize(
    ("case", "today", "expected"),
    [
        (REPORTED, ON, [("2024-04-02", "screening")]),
        (with_steps(SCREENED, DIALOGUE), ON, [("2024-05-20", "dialogue")]),
        (with_steps(SCREENED, TOLD), ON, [("2024-06-07", "respond_by")]),
        (
            with_steps(SCREENED, TOLD, documents=(paper(16, "brev", ON),)),
            ON,
            [("2024-06-07", "respond_by"), (None, "notify")],
        ),
        (with_steps(SCREENED, TOLD, CURE), date(2024, 8, 9), [("2024-08-09", "cure")]),
        (with_steps(SCREENED, TOLD, CURE), date(2024, 8, 10), [(None, "prepare")]),
        (with_steps(SCREENED, TOLD, FINAL_ANSWER), AFTER, [(None, "prepare")]),
        (with_steps(SCREENED, TOLD, FINAL_ANSWER, PREPARED), AFTER, [(None, "check")]),
        (decided(announced=Announcement()), date(2024, 10, 9), [("2024-10-22", "adjustment")]),
        (decided(announced=ADJUSTED), date(2024, 10, 16), [("2024-10-17", "announcement")]),
        (
            decided(),
            date(2024, 11, 6),
            [("2024-11-06", "notice"), ("2024-11-06", "appeal"), ("2024-11-07", "take_down"), ("2024-11-07", "final")],
        ),
        (decided(), date(2024, 11, 7), [("2024-11-07", "take_down"), ("2024-11-07", "final")]),
        (decided(announced=TAKEN_DOWN), date(2024, 11, 7), [("2024-11-07", "final")]),
        (decided(announced=EARLY), date(2024, 11, 7), [(None, "post")]),
        (decided(APPEALED), date(2024, 11, 20), [(None, "rule")]),
        (decided(APPEALED, announced=EARLY), date(2024, 11, 20), [(None, "rule"), (None, "post")]),
        (decided(APPEALED, STAYED, announced=EARLY), date(2024, 11, 20), [(None, "rule"), (None, "post")]),
        (decided(APPEALED, RULED, ANNULLED, announced=EARLY), date(2025, 2, 20), [(None, "decide")]),
        (decided(REVOKED, announced=EARLY), date(2025, 2, 20), [(None, "close")]),
        (decided(APPEALED, STAYED), date(2024, 11, 20), [(None, "rule")]),
        (decided(APPEALED, UPHELD), date(2025, 2, 10), [("2025-02-05", "final")]),
        (decided(FINAL), date(2025, 2, 10), [(None, "close")]),
        (decided(FINAL, CLOSED), date(2025, 3, 10), []),
    ],
)
def test_what_is_to_be_done_has_its_last_day_or_its_first_or_none(
    case: Case, today: date, expected: list[tuple[str | None, str]]
) -> None:
    assert expected == told(case, today)


@pytest.mark.parametrize(
    ("case", "today", "expected"),
    [
        (REPORTED, ON, (Whom.OFFICE, "screen", "2024-03-11")),
        (with_steps(SCREENED, DIALOGUE), ON, (Whom.OFFICE, "notify", "2024-04-04")),
        (with_steps(SCREENED, TOLD, CURE), date(2024, 8, 9), (Whom.ACTOR, "cured", "2024-06-10")),
        (with_steps(SCREENED, TOLD, CURE), date(2024, 8, 10), (Whom.BODY, "prepare", "2024-08-10")),
        (with_steps(SCREENED, TOLD, FINAL_ANSWER), ON, (Whom.BODY, "prepare", "2024-06-05")),
        (with_steps(SCREENED, TOLD, FINAL_ANSWER, PREPARED), date(2024, 9, 1), (Whom.BODY, "check", "2024-08-21")),
        (decided(), date(2024, 11, 6), (Whom.TIME, "take_down", "2024-10-16")),
        (decided(), date(2024, 11, 7), (Whom.OFFICE, "take_down", "2024-11-07")),
        (decided(APPEALED), date(2024, 11, 5), (Whom.COURT, "rule", "2024-11-04")),
        (decided(APPEALED, UPHELD), date(2025, 2, 4), (Whom.OFFICE, "final", "2025-01-14")),
        (decided(APPEALED, UPHELD), date(2025, 2, 5), (Whom.OFFICE, "final", "2025-02-05")),
        (decided(FINAL, CLOSED), date(2025, 3, 10), None),
    ],
)
def test_a_case_waits_for_somebody_since_what_happened_last(
    case: Case, today: date, expected: tuple[Whom, str, str] | None
) -> None:
    assert expected == whom(case, today)


def test_every_state_is_among_the_cases_below() -> None:
    days = [date(2024, 4, 1), ON, AFTER, date(2024, 11, 7), date(2025, 3, 10)]
    assert set(State) - {State.DISMISSED} == {state(case, day) for case in CASES for day in days}


@given(st.sampled_from(CASES), st.sampled_from(BODIES), st.dates(date(2024, 3, 11), date(2025, 4, 1)), st.booleans())
def test_case_show_and_due_never_know_what_the_other_omits(case: Case, body: Body, today: date, heard: bool) -> None:
    by_ = body if case.decisions else None
    found, steps = last_days(case, POLICY, by_, today), next_steps(case, by_, today, heard=heard)
    listed = to_do(case, found, steps, today)
    days = {(each.what, each.due) for each in listed}

    # what `case show` tells: its last days that are awaited, its recommended step, the day that step is by or after
    assert {(each.what, each.due) for each in awaited(case, found, today)} <= days
    if steps:
        limit, first = by(steps[0], found), after(steps[0], found)
        if limit:
            assert (limit.what, limit.due) in days
        else:
            assert str(steps[0]) in {each.what for each in listed}
        if first and first.due:
            assert (str(steps[0]), first.due + ONE_DAY) in days
    else:
        assert [] == listed

    # and what is listed is told by `case show` too: a last day of the case, or a command it gives
    known = {each.what for each in found} | {str(step) for step in steps}
    assert {each.what for each in listed} <= known
    assert [each.due is None for each in listed] == sorted(each.due is None for each in listed)


@given(st.sampled_from(CASES), st.dates(date(2024, 3, 11), date(2025, 4, 1)))
def test_an_open_case_always_waits_for_somebody(case: Case, today: date) -> None:
    found = whom(case, today)
    assert (found is None) == (state(case, today) in (State.CLOSED, State.DISMISSED))
    assert found is None or found[2] <= str(today) or found[2] == str(case.reported_on)


def test_a_step_is_no_last_day_of_the_law() -> None:
    assert {Next.TAKE_DOWN, Next.FINAL} == {
        each.step
        for each in to_do(decided(), last_days(decided(), POLICY, BODY, ON), next_steps(decided(), BODY, ON), ON)
        if each.step and each.rule != "next"
    }
