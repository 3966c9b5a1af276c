"""What a case is on a day: its state, its last days, what can be typed next, and which cases are like it."""

import dataclasses
from datetime import date, timedelta

import pytest
from case_facts import (
    BODY,
    COUNCIL,
    DECIDED,
    DIALOGUE,
    FINAL_ANSWER,
    MADE,
    POLICY,
    PREPARED,
    REPORTED,
    RESPOND_BY,
    SCREENED,
    STATED,
    TOLD,
    WHOLE,
    step,
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
    DOWN_BEFORE,
    DOWN_LATER,
    EARLY,
    FINAL,
    LIFTED,
    ON,
    POSTED,
    REVOKED,
    RULED,
    STAYED,
    TAKEN_DOWN,
    UPHELD,
    decided,
    one,
)
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from samverkan_cli.domain.case.state import Next, State, last_days, next_steps, precedents, state
from samverkan_cli.domain.deadlines import Status
from samverkan_cli.domain.policy import Turn
from samverkan_cli.domain.records import Announcement, Body, Case, CaseStep
from samverkan_cli.domain.values import CaseOutcome, StepKind, Track


@pytest.mark.parametrize(
    ("case", "today", "expected"),
    [
        (REPORTED, ON, State.REPORTED),
        (with_steps(SCREENED), ON, State.SCREENED),
        (with_steps(replace(SCREENED, found="dismissed")), ON, State.DISMISSED),
        (with_steps(SCREENED, DIALOGUE), ON, State.DIALOGUE),
        (with_steps(SCREENED, TOLD), ON, State.NOTIFIED),
        (with_steps(SCREENED, TOLD), AFTER, State.UNANSWERED),
        (with_steps(SCREENED, TOLD, ANSWER), ON, State.NOTIFIED),
        (with_steps(SCREENED, TOLD, ANSWER), AFTER, State.ANSWERED),
        (with_steps(SCREENED, TOLD, FINAL_ANSWER), ON, State.ANSWERED),
        (
            with_steps(SCREENED, TOLD, step(15, StepKind.EXTENDED, date(2024, 6, 3), until=date(2024, 6, 24))),
            AFTER,
            State.NOTIFIED,
        ),
        (
            with_steps(SCREENED, TOLD, FINAL_ANSWER, step(17, StepKind.NOTIFIED, AFTER, until=date(2024, 7, 1))),
            date(2024, 7, 1),
            State.NOTIFIED,
        ),
        (with_steps(SCREENED, step(14, StepKind.EXEMPTED, ON, found="haste")), ON, State.ANSWERED),
        (with_steps(SCREENED, TOLD, CURE), ON, State.CURE),
        (with_steps(SCREENED, TOLD, FINAL_ANSWER, CURE, CURED), ON, State.ANSWERED),
        (with_steps(SCREENED, TOLD, FINAL_ANSWER, PREPARED), AFTER, State.PREPARED),
        (decided(announced=Announcement()), AFTER, State.DECIDED),
        (decided(announced=ADJUSTED), AFTER, State.DECIDED),
        (decided(), AFTER, State.ANNOUNCED),
        (decided(APPEALED), AFTER, State.APPEALED),
        (decided(APPEALED, STAYED), AFTER, State.STAYED),
        (decided(APPEALED, STAYED, RULED), AFTER, State.STAYED),
        (decided(APPEALED, UPHELD), AFTER, State.UPHELD),
        (decided(APPEALED, RULED, ANNULLED), AFTER, State.ANNULLED),
        (decided(REVOKED), AFTER, State.REVOKED),
        (decided(FINAL), AFTER, State.FINAL),
        (decided(FINAL, LIFTED), AFTER, State.FINAL),
        (decided(FINAL, CLOSED), AFTER, State.CLOSED),
        (with_steps(SCREENED, CLOSED), AFTER, State.CLOSED),
        (decided(CLOSED, step(30, StepKind.APPEALED, date(2024, 11, 6))), AFTER, State.APPEALED),
        (decided(CLOSED, step(30, StepKind.APPEALED, date(2024, 11, 7))), AFTER, State.ANNOUNCED),
        (decided(APPEALED, step(24, StepKind.APPEALED, date(2024, 11, 7)), UPHELD), AFTER, State.UPHELD),
        (decided(APPEALED, step(24, StepKind.APPEALED, date(2024, 11, 5)), one(UPHELD)), AFTER, State.APPEALED),
        (decided(APPEALED, DISMISSED), AFTER, State.ANNOUNCED),
        (decided(APPEALED, STAYED, DISMISSED), AFTER, State.UPHELD),
        (decided(FINAL, announced=DOWN_LATER), AFTER, State.DOUBTED),
        (decided(FINAL, announced=DOWN_BEFORE), AFTER, State.FINAL),
    ],
)
def test_a_case_is_what_was_last_noted_in_it(case: Case, today: date, expected: State) -> None:
    assert expected is state(case, today)


def test_a_new_decision_starts_anew() -> None:
    again = replace(MADE, entry=40, decision="D-2025-009")
    case = replace(decided(APPEALED, ANNULLED), decisions=(MADE, again), announced=Announcement())
    assert State.DECIDED is state(case, AFTER)


# last days --------------------------------------------------------------------------------------


def found(case: Case, today: date, body: Body | None = BODY) -> dict[str, tuple[str | None, str]]:
    """Give each last day with its day and how it stands."""
    return {
        each.what: (str(each.due) if each.due else None, each.status.value)
        for each in last_days(case, POLICY, body, today)
    }


@pytest.mark.parametrize(
    ("case", "today", "expected"),
    [
        (REPORTED, date(2024, 4, 2), {"screening": ("2024-04-02", "open")}),  # Easter Monday is the first
        (REPORTED, date(2024, 4, 3), {"screening": ("2024-04-02", "missed")}),
        (with_steps(SCREENED), ON, {"screening": ("2024-04-02", "met"), "dialogue": ("2024-05-20", "missed")}),
        (
            with_steps(SCREENED, DIALOGUE, TOLD),
            ON,
            {
                "screening": ("2024-04-02", "met"),
                "dialogue": ("2024-05-20", "met"),
                "respond_by": ("2024-06-07", "open"),
            },
        ),
        (STATED, ON, {"respond_by": ("2024-06-07", "met")}),
        (with_steps(TOLD, case=STATED), ON, {"respond_by": ("2024-06-07", "open")}),
        (with_steps(TOLD, case=STATED), AFTER, {"respond_by": ("2024-06-07", "passed")}),
        (with_steps(TOLD, ANSWER, case=STATED), ON, {"respond_by": ("2024-06-07", "open")}),
        (with_steps(TOLD, ANSWER, case=STATED), AFTER, {"respond_by": ("2024-06-07", "met")}),
        (with_steps(CURE, case=STATED), ON, {"cure": ("2024-08-09", "open")}),
        (with_steps(CURE, CURED, case=STATED), ON, {"cure": ("2024-08-09", "met")}),
        (with_steps(CURE, case=STATED), date(2024, 8, 10), {"cure": ("2024-08-09", "passed")}),
        (
            with_steps(CURE, replace(CURED, day=date(2024, 8, 9)), case=STATED),
            date(2024, 8, 10),
            {"cure": ("2024-08-09", "met")},
        ),
        (
            with_steps(CURE, replace(CURED, day=date(2024, 8, 10)), case=STATED),
            date(2024, 8, 10),
            {"cure": ("2024-08-09", "passed")},
        ),
        (
            with_steps(replace(CURED, entry=16), CURE, case=STATED),
            ON,
            {"cure": ("2024-08-09", "open")},
        ),
    ],
)
def test_our_own_last_days_stand_as_they_were_said(
    case: Case, today: date, expected: dict[str, tuple[str, str]]
) -> None:
    assert expected == found(case, today)


NOT_RUNNING = (None, "not_running")


@pytest.mark.parametrize(
    ("announced", "today", "expected"),
    [
        (Announcement(), date(2024, 10, 22), [("2024-10-22", "open"), NOT_RUNNING, NOT_RUNNING, NOT_RUNNING]),
        (Announcement(), date(2024, 10, 23), [("2024-10-22", "missed"), NOT_RUNNING, NOT_RUNNING, NOT_RUNNING]),
        (
            Announcement(adjusted=date(2024, 10, 17)),
            date(2024, 10, 21),
            [("2024-10-22", "met"), ("2024-10-21", "open"), NOT_RUNNING, NOT_RUNNING],
        ),
        (
            Announcement(adjusted=date(2024, 10, 17), posted=date(2024, 10, 22)),
            date(2024, 11, 12),
            [("2024-10-22", "met"), ("2024-10-21", "missed"), ("2024-11-12", "open"), ("2024-11-12", "open")],
        ),
        (
            POSTED,
            date(2024, 11, 7),
            [("2024-10-22", "met"), ("2024-10-17", "met"), ("2024-11-06", "unknown"), ("2024-11-06", "passed")],
        ),
        (
            TAKEN_DOWN,
            date(2024, 11, 7),
            [("2024-10-22", "met"), ("2024-10-17", "met"), ("2024-11-06", "met"), ("2024-11-06", "passed")],
        ),
        (
            EARLY,
            date(2024, 11, 7),
            [("2024-10-22", "met"), ("2024-10-17", "met"), ("2024-11-06", "missed"), ("2024-11-06", "not_running")],
        ),
        (
            # put up again: it was announced in time by the first notice, and stays up by the second
            replace(POSTED, posted=date(2024, 11, 11), first_posted=date(2024, 10, 16)),
            date(2024, 12, 2),
            [("2024-10-22", "met"), ("2024-10-17", "met"), ("2024-12-02", "open"), ("2024-12-02", "open")],
        ),
    ],
)
def test_the_laws_last_days_run_from_what_starts_them(
    announced: Announcement, today: date, expected: list[tuple[str | None, str]]
) -> None:
    days = found(decided(announced=announced), today)
    assert expected == [days[what] for what in ("adjustment", "announcement", "notice", "appeal")]


def test_an_appeal_was_in_time_or_not() -> None:
    assert ("2024-11-06", "met") == found(decided(APPEALED), date(2025, 1, 1))["appeal"]
    late = replace(APPEALED, day=date(2024, 11, 7))
    assert ("2024-11-06", "missed") == found(decided(late), date(2025, 1, 1))["appeal"]


def test_a_delegates_minutes_are_not_counted_before_it_has_reported() -> None:
    unreported = decided(announced=Announcement())
    assert NOT_RUNNING == found(unreported, DECIDED, DELEGATE)["adjustment"]
    reported = decided(announced=Announcement(reported=date(2024, 11, 5)))
    assert ("2024-11-19", "open") == found(reported, DECIDED, DELEGATE)["adjustment"]


def test_the_notes_of_a_council_have_no_last_days_of_the_law() -> None:
    assert {"screening", "dialogue", "respond_by"} == set(found(decided(), ON, COUNCIL))


def test_every_last_day_has_its_rule() -> None:
    rules = {each.what: each.rule for each in last_days(decided(CURE), POLICY, BODY, ON)}
    assert {
        "screening": "screening_days",
        "dialogue": "dialogue_days",
        "respond_by": "respond_days",
        "cure": "cure_days",
        "adjustment": "KL 5:69, 6:35",
        "announcement": "KL 8:12",
        "notice": "KL 8:12, 13:5",
        "appeal": "KL 13:5",
    } == rules


# what is next -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "first"),
    [
        (REPORTED, Next.SCREEN),
        (with_steps(SCREENED), Next.DIALOGUE),
        (with_steps(SCREENED, DIALOGUE), Next.NOTIFY),
        (with_steps(SCREENED, DIALOGUE, TOLD), Next.ANSWER),
        (with_steps(SCREENED, TOLD, FINAL_ANSWER), Next.PREPARE),
        (with_steps(SCREENED, PREPARED), Next.NOTIFY),
        (WHOLE, Next.CHECK),
        (decided(announced=Announcement()), Next.ADJUST),
        (decided(announced=ADJUSTED), Next.POST),
        (decided(), Next.TAKE_DOWN),
        (decided(announced=TAKEN_DOWN), Next.FINAL),
        (decided(announced=EARLY), Next.POST),
        (decided(APPEALED), Next.RULE),
        (decided(APPEALED, UPHELD), Next.FINAL),
        (decided(APPEALED, ANNULLED), Next.DECIDE),
        (decided(FINAL), Next.CLOSE),
    ],
)
def test_the_likeliest_step_comes_first(case: Case, first: Next) -> None:
    assert first is next_steps(case, BODY, RESPOND_BY)[0]


def test_a_body_decides_when_the_time_to_put_things_right_has_gone_out() -> None:
    case = with_steps(SCREENED, DIALOGUE, TOLD, FINAL_ANSWER, CURE)
    assert Next.CURED is next_steps(case, None, date(2024, 8, 9))[0]
    assert Next.PREPARE is next_steps(case, None, date(2024, 8, 10))[0]


def test_a_bar_can_be_lifted_until_it_is() -> None:
    barred = decided(FINAL, bar_through=date(2026, 5, 31))
    assert Next.LIFT_BAR in next_steps(barred, BODY, ON)
    assert Next.LIFT_BAR not in next_steps(decided(FINAL, LIFTED, bar_through=date(2026, 5, 31)), BODY, ON)
    assert Next.LIFT_BAR not in next_steps(decided(FINAL), BODY, ON)


LATER = [APPEALED, STAYED, RULED, UPHELD, ANNULLED, REVOKED, FINAL, LIFTED, CLOSED]
EARLIER = [SCREENED, DIALOGUE, TOLD, ANSWER, FINAL_ANSWER, CURE, CURED, PREPARED, CLOSED]


@given(
    st.sets(st.sampled_from(range(9))),
    st.none() | st.sampled_from(CaseOutcome),
    st.sampled_from(Track),
    st.sampled_from([Announcement(), ADJUSTED, POSTED, TAKEN_DOWN, EARLY]),
    st.sampled_from([BODY, COUNCIL, DELEGATE]),
    st.dates(date(2024, 3, 11), date(2025, 12, 31)),
)
def test_a_case_that_is_not_closed_always_has_something_next_and_every_last_day_a_status(
    chosen: set[int], outcome: CaseOutcome | None, track: Track, announced: Announcement, body: Body, today: date
) -> None:
    steps = [(LATER if outcome else EARLIER)[at] for at in sorted(chosen)]
    case = with_steps(*steps, track=track)
    if outcome:
        case = replace(decided(*steps, announced=announced, outcome=outcome), track=track)
    over = state(case, today) in (State.CLOSED, State.DISMISSED)
    following = next_steps(case, body, today)
    assert over == (not following)
    assert len(following) == len(set(following))
    assert all(
        (each.due is None) <= (each.status is Status.NOT_RUNNING) for each in last_days(case, POLICY, body, today)
    )


# precedents -------------------------------------------------------------------------------------


def like(id_: str, day: date, *grounds: str, own: bool = True) -> Case:
    """Give a decided case on some grounds, its own or those of its decision."""
    made = replace(MADE, decided_on=day, grounds=grounds if own else ())
    return replace(WHOLE, id=id_, grounds=() if own else grounds, decisions=(made,))


def test_the_cases_most_alike_come_first_then_the_latest_and_never_the_case_itself() -> None:
    of = replace(WHOLE, grounds=("value:2", "principle:1"))
    cases = [
        like("C-2", date(2024, 1, 9), "formal"),
        like("C-3", date(2023, 1, 9), "value:2", "principle:1"),
        like("C-4", date(2023, 5, 9), "value:2", own=False),
        like("C-5", date(2024, 5, 9), "principle:1", "formal"),
        like("C-6", date(2024, 6, 9)),
        like("C-1", date(2024, 10, 8), "value:2", "principle:1"),
        replace(REPORTED, id="C-7"),
    ]
    assert ["C-3", "C-5", "C-4", "C-6", "C-2"] == [case.id for case in precedents(cases, of)]
    assert ["C-1", "C-6", "C-5", "C-2", "C-4", "C-3"] == [case.id for case in precedents(cases, None)]


# what was found by random cases -----------------------------------------------------------------


def test_a_stay_without_an_appeal_waits_for_the_appeal_to_be_noted() -> None:
    assert (Next.APPEAL, Next.RULE) == next_steps(decided(STAYED), BODY, AFTER)
    assert (Next.RULE,) == next_steps(decided(APPEALED, STAYED), BODY, AFTER)
    again = replace(MADE, entry=40, decision="D-2025-009")
    stayed = replace(STAYED, entry=41)
    anew = replace(decided(APPEALED, ANNULLED, stayed), decisions=(MADE, again))
    assert (Next.APPEAL, Next.RULE) == next_steps(anew, BODY, AFTER)  # the appeal was of the decision before it


@pytest.mark.parametrize(("gone", "expected"), [(REVOKED, State.REVOKED), (ANNULLED, State.ANNULLED)])
def test_an_appeal_of_what_is_gone_already_changes_nothing(gone: CaseStep, expected: State) -> None:
    late = replace(APPEALED, entry=30)
    assert expected is state(decided(gone, late), AFTER)


def test_a_judgment_that_upholds_what_is_final_leaves_it_final_but_for_a_stay_since() -> None:
    upheld = replace(UPHELD, entry=31)
    late, stayed = (replace(each, entry=entry) for each, entry in ((APPEALED, 28), (STAYED, 29)))
    assert State.FINAL is state(decided(FINAL, late, upheld), AFTER)
    for day, expected in ((FINAL.day, State.UPHELD), (FINAL.day - timedelta(days=1), State.FINAL)):
        told = replace(stayed, day=day)  # one of the day before was over when the decision was final
        assert expected is state(decided(FINAL, late, told, upheld), AFTER)


def test_a_stay_holds_though_it_is_noted_afterwards_that_the_decision_was_final_before_it() -> None:
    days = ((STAYED.day, State.FINAL), (STAYED.day - timedelta(days=1), State.STAYED))
    for day, expected in days:
        assert expected is state(decided(STAYED, replace(FINAL, entry=STAYED.entry + 1, day=day)), AFTER)


@pytest.mark.parametrize(("day", "expected"), [(FINAL.day, State.STAYED), (FINAL.day - timedelta(days=1), State.FINAL)])
def test_a_stay_that_was_over_when_the_decision_was_final_is_over(day: date, expected: State) -> None:
    assert expected is state(decided(FINAL, replace(STAYED, entry=FINAL.entry + 1, day=day)), AFTER)


# a time counts by the rule of the day it began ----------------------------------------------------


@pytest.mark.parametrize(
    ("what", "rule", "began", "before", "after"),
    [
        ("screening", "screening_days", REPORTED.reported_on, "2024-04-02", "2024-04-08"),
        ("dialogue", "dialogue_days", SCREENED.day, "2024-05-20", "2024-04-17"),
    ],
)
def test_a_time_counts_by_the_rule_that_held_the_day_it_began(
    what: str, rule: str, began: date, before: str, after: str
) -> None:
    opened = Turn(date(2024, 1, 1), getattr(POLICY, rule), None)
    for day, due in ((began, after), (began + timedelta(days=1), before)):
        policy = dataclasses.replace(POLICY, turns={rule: (opened, Turn(day, 28, "D-2024-001"))})
        each = next(each for each in last_days(with_steps(SCREENED), policy, BODY, ON) if each.what == what)
        assert (due, began) == (str(each.due), each.began)
