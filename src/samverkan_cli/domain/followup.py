"""Following up: what became of what was decided, who is to do what by when, and what waits for whom."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from samverkan_cli.domain.records import CarriedOut, Decision, Task, TaskNote
from samverkan_cli.domain.request import Day, Reference, Request
from samverkan_cli.domain.validity import DecisionKnown, LaterChange, ended
from samverkan_cli.domain.values import Outcome


class AskFollowUp(Request):
    """What is followed up: of a body, decided since a day, of one who is to do it."""

    body: Reference | None = None
    since: Day | None = None
    owner: Reference | None = None


class FollowState(StrEnum):
    """How it stands with what was decided: with a task, with a question that waits, or with neither."""

    OPEN = "open"
    STARTED = "started"
    LATE = "late"
    DONE = "done"
    DROPPED = "dropped"
    WAITING = "waiting"
    ENDED = "ended"
    CARRIED_OUT = "carried-out"
    NOTHING = "nothing"


class FollowLine(Struct, frozen=True):
    """A line of what is followed up: a task of a decision, a question, or a decision without either.

    `days` is how long something has waited, or is late.
    """

    state: FollowState
    decision: Decision | None = None
    task: Task | None = None
    word: TaskNote | None = None
    ref: str | None = None
    title: str | None = None
    since: date | None = None
    waits_for: str | None = None
    back_by: date | None = None
    days: int | None = None
    ended: LaterChange | None = None
    done: tuple[CarriedOut, ...] = ()


class WaitingQuestion(Struct, frozen=True):
    """A question that waits to be answered: where it was asked, what it is called, since when, and for whom."""

    ref: str
    title: str | None
    since: date
    waits_for: str | None
    back_by: date | None = None


def followed(
    known: DecisionKnown,
    tasks: Sequence[Task],
    words: Mapping[str, TaskNote],
    done: Sequence[CarriedOut],
    waiting: WaitingQuestion | None,
    today: date,
) -> Iterator[FollowLine]:
    """Give the lines of a decision: its tasks and the question it left, else what became of it.

    What a body refused or noted, and left nothing to do, is not followed up.
    """
    decision = known.decision
    gone = ended(known, today)
    for task in tasks:
        yield of_task(task, words.get(task.id), decision, today)
    if waiting:
        yield of_question(waiting, decision, today)
    if tasks or waiting or decision.outcome in (Outcome.REJECTED, Outcome.NOTED):
        return
    if gone:
        yield FollowLine(FollowState.ENDED, decision, ref=decision.id, ended=gone)
    elif done:
        yield FollowLine(FollowState.CARRIED_OUT, decision, ref=decision.id, done=tuple(done))
    elif decision.outcome is Outcome.APPROVED:
        yield FollowLine(FollowState.NOTHING, decision, ref=decision.id)


def of_task(task: Task, word: TaskNote | None, decision: Decision | None, today: date) -> FollowLine:
    """Give the line of a task; one is late from the day after its last."""
    late = task.due is not None and task.due < today
    state = FollowState.STARTED if task.started_on else FollowState.OPEN
    if task.dropped_on:
        state = FollowState.DROPPED
    elif task.done_on:
        state = FollowState.DONE
    elif late:
        state = FollowState.LATE
    days = (today - task.due).days if task.due and state is FollowState.LATE else None
    return FollowLine(state, decision, task, word, ref=task.id, days=days)


def of_question(waiting: WaitingQuestion, decision: Decision | None, today: date) -> FollowLine:
    """Give the line of a question, with how many days it has waited."""
    return FollowLine(
        FollowState.WAITING,
        decision,
        ref=waiting.ref,
        title=waiting.title,
        since=waiting.since,
        waits_for=waiting.waits_for,
        back_by=waiting.back_by,
        days=max(0, (today - waiting.since).days),
    )
