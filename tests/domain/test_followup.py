"""What is followed up: tasks, questions that wait, and decisions with neither."""

from datetime import date

import pytest
from msgspec.structs import replace

from samverkan_cli.domain.followup import FollowState, WaitingQuestion, followed, of_question, of_task
from samverkan_cli.domain.records import CarriedOut, Decision, DecisionChange, Task
from samverkan_cli.domain.validity import DecisionKnown, LaterChange
from samverkan_cli.domain.values import Changed, DoneKind, Outcome

TODAY = date(2023, 9, 13)
DECIDED = Decision(
    entry=3, id="D-1", number=1, text="Undersök", body="B-1", decided_on=date(2023, 6, 14), outcome=Outcome.APPROVED
)
TASK = Task(entry=5, id="T-1", number=1, text="Ring", added_on=date(2023, 6, 14), origin="D-1")
WAITS = WaitingQuestion("D-1", "Utvärdering", date(2023, 6, 14), "B-2")
GROUP = CarriedOut(decision="D-1", what=DoneKind.GROUP, ref="G-1", entry=6)


@pytest.mark.parametrize(
    ("said", "state", "days"),
    [
        ({}, FollowState.OPEN, None),
        ({"due": TODAY}, FollowState.OPEN, None),  # its last day is not over
        ({"due": date(2023, 9, 12)}, FollowState.LATE, 1),
        ({"due": date(2023, 8, 1), "started_on": date(2023, 7, 1)}, FollowState.LATE, 43),
        ({"started_on": date(2023, 7, 1)}, FollowState.STARTED, None),
        ({"due": date(2023, 8, 1), "done_on": date(2023, 9, 1)}, FollowState.DONE, None),
        ({"due": date(2023, 8, 1), "dropped_on": date(2023, 9, 1)}, FollowState.DROPPED, None),
    ],
)
def test_a_task_is_late_from_the_day_after_its_last_until_it_is_done_or_dropped(
    said: dict[str, object], state: FollowState, days: int | None
) -> None:
    line = of_task(replace(TASK, **said), None, DECIDED, TODAY)
    assert (state, days) == (line.state, line.days)


def test_a_question_tells_how_many_days_it_has_waited() -> None:
    assert 91 == of_question(WAITS, None, TODAY).days
    assert 0 == of_question(WAITS, None, date(2023, 6, 14)).days
    assert 0 == of_question(WAITS, None, date(2023, 6, 1)).days


@pytest.mark.parametrize(
    ("outcome", "tasks", "done", "waiting", "expected"),
    [
        (Outcome.APPROVED, [], [], None, [FollowState.NOTHING]),
        (Outcome.APPROVED, [TASK], [], None, [FollowState.OPEN]),
        (Outcome.APPROVED, [], [GROUP], None, [FollowState.CARRIED_OUT]),
        (Outcome.APPROVED, [TASK, TASK], [GROUP], None, [FollowState.OPEN, FollowState.OPEN]),
        (Outcome.REFERRED, [], [], WAITS, [FollowState.WAITING]),
        (Outcome.REFERRED, [TASK], [], WAITS, [FollowState.OPEN, FollowState.WAITING]),
        (Outcome.REFERRED, [], [], None, []),  # it has come back
        (Outcome.REJECTED, [], [], None, []),
        (Outcome.NOTED, [], [], None, []),
        (Outcome.NOTED, [TASK], [], None, [FollowState.OPEN]),
    ],
)
def test_a_decision_is_followed_up_by_its_tasks_and_its_question_else_by_what_became_of_it(
    outcome: Outcome,
    tasks: list[Task],
    done: list[CarriedOut],
    waiting: WaitingQuestion | None,
    expected: list[FollowState],
) -> None:
    known = DecisionKnown(replace(DECIDED, outcome=outcome))
    assert expected == [each.state for each in followed(known, tasks, {}, done, waiting, TODAY)]


@pytest.mark.parametrize(("today", "state"), [(date(2023, 9, 12), FollowState.NOTHING), (TODAY, FollowState.ENDED)])
def test_a_decision_that_a_later_one_has_ended_is_told_so_from_its_day(today: date, state: FollowState) -> None:
    made = DecisionChange(entry=9, decision="D-1", how=Changed.ANNULLED, by_decision="D-2")
    by = DecisionKnown(replace(DECIDED, id="D-2", number=2, decided_on=TODAY))
    known = DecisionKnown(DECIDED, (), (LaterChange(made, by),))
    assert [state] == [each.state for each in followed(known, [], {}, [], None, today)]
