"""Tasks: added once, given to somebody, started, and done or dropped for good."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import TaskAdded, TaskAssigned, TaskDone, TaskDropped, TaskStarted
from samverkan_cli.domain.records import Task
from samverkan_cli.domain.refusal import Objection
from samverkan_cli.domain.task import (
    AddTask,
    AssignTask,
    MoveTask,
    PutOffTask,
    add,
    assign,
    done,
    drop,
    notices_of_put_off,
    put_off,
    start,
)

TODAY, DUE, LATER = date(2024, 3, 1), date(2024, 6, 30), date(2024, 7, 1)
OPEN = Task(
    entry=1, id="T-1", number=1, text="Skriv till alla", origin="D-2024-001", owner="P-1", due=DUE, added_on=TODAY
)
DONE = replace(OPEN, done_on=DUE)
DROPPED = replace(OPEN, dropped_on=DUE)
ADDING = AddTask(today=TODAY, text="Skriv till alla", due=DUE)
GIVING = AssignTask(today=TODAY, task="T-1")
MOVING = MoveTask(today=TODAY, task="T-1")
ENDED = no.TaskEnded("task", refs=["T-1"], id="T-1", day="2024-06-30")


def already(field: str, day: str = "") -> Objection:
    return no.AlreadyDone(field, refs=["T-1"], id="T-1", day=day)


@pytest.mark.parametrize(("day", "added"), [(None, TODAY), (LATER, LATER)])
def test_a_task_says_what_it_comes_from_whose_it_is_and_by_when(day: date | None, added: date) -> None:
    made = add(ADDING.but(day=day), "T-1", "D-2024-001", "P-1", [])
    facts = {"text": "Skriv till alla", "origin": "D-2024-001", "owner": "P-1", "due": DUE}
    assert msgspec.convert({"subject": "T-1", **facts, "added_on": added}, TaskAdded) == made


def test_the_very_same_task_is_open_once() -> None:
    expected = no.AlreadyExists("text", refs=["T-1"], noun="task", id="T-1", name="Skriv till alla")
    assert [expected] == refused(add, ADDING, "T-2", "D-2024-001", "P-1", [OPEN])


@pytest.mark.parametrize("other", [{"text": "Ring alla"}, {"origin": None}, {"owner": "P-2"}, {"due": LATER}])
def test_another_text_origin_owner_or_last_day_makes_another_task(other: dict[str, object]) -> None:
    assert "T-2" == add(ADDING, "T-2", "D-2024-001", "P-1", [replace(OPEN, **other)]).subject


@pytest.mark.parametrize(("owner", "due"), [("P-2", None), (None, LATER), ("P-2", LATER), ("P-1", LATER), ("P-2", DUE)])
def test_a_task_gets_another_owner_another_last_day_or_both(owner: str | None, due: date | None) -> None:
    made = assign(GIVING.but(due=due), OPEN, owner)
    assert TaskAssigned(subject="T-1", owner=owner, due=due) == made


@pytest.mark.parametrize(("owner", "due"), [("P-1", None), (None, DUE), ("P-1", DUE)])
def test_a_task_is_not_given_to_who_has_it_by_the_day_it_has(owner: str | None, due: date | None) -> None:
    assert [already("owner")] == refused(assign, GIVING.but(due=due), OPEN, owner)


def test_it_is_said_whom_or_by_when_a_task_is_given() -> None:
    assert [no.Missing("owner")] == refused(assign, GIVING, OPEN, None)


@pytest.mark.parametrize("ended", [DONE, DROPPED])
def test_a_task_that_has_ended_is_neither_given_nor_started(ended: Task) -> None:
    assert [ENDED] == refused(assign, GIVING, ended, "P-2")
    assert [ENDED] == refused(start, MOVING, ended)


def test_a_task_is_started_done_and_dropped_on_the_day_that_is_said() -> None:
    moving = MOVING.but(day=LATER)
    assert TaskStarted(subject="T-1", started_on=LATER) == start(moving, OPEN)
    assert TaskDone(subject="T-1", done_on=LATER) == done(moving, OPEN)
    assert TaskDropped(subject="T-1", dropped_on=LATER) == drop(moving, OPEN)


@pytest.mark.parametrize(
    ("move", "task"),
    [(start, replace(OPEN, started_on=DUE)), (done, DONE), (drop, DROPPED)],
)
def test_what_has_become_of_a_task_does_not_become_of_it_again(
    move: Callable[[MoveTask, Task], object], task: Task
) -> None:
    assert [already("task", "2024-06-30")] == refused(move, MOVING, task)


def test_a_task_ends_once_and_one_that_was_started_ends_too() -> None:
    assert [ENDED] == refused(done, MOVING, DROPPED)
    assert [ENDED] == refused(drop, MOVING, DONE)
    started = replace(OPEN, started_on=TODAY)
    assert (TODAY, TODAY) == (done(MOVING, started).done_on, drop(MOVING, started).dropped_on)


@pytest.mark.parametrize(("day", "told"), [(TODAY, 0), (DUE, 1)])
def test_a_task_that_is_said_to_be_done_ahead_of_today_is_told(day: date, told: int) -> None:
    assert told == len(list(MOVING.but(day=day).notices()))


@pytest.mark.parametrize(("due", "told"), [(TODAY, 0), (date(2024, 2, 29), 1)])
def test_a_last_day_that_is_over_is_told_and_today_is_not_over(due: date, told: int) -> None:
    moved = put_off(PutOffTask(today=TODAY, task="T-1", due=due, reason="sjuk"), OPEN)
    assert (due, DUE) == (moved.due, moved.earlier)
    assert told == len(list(notices_of_put_off(moved, TODAY)))
