"""Gathering what is followed up, with all that is asked of the decisions asked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain.followup import FollowLine, WaitingQuestion, followed, of_question
from samverkan_cli.domain.values import Outcome

if TYPE_CHECKING:
    from samverkan_cli.domain.followup import AskFollowUp
    from samverkan_cli.domain.question import OpenQuestion
    from samverkan_cli.domain.records import Decision, Task
    from samverkan_cli.store.reader import Reader


def gathered(reader: Reader, request: AskFollowUp) -> list[FollowLine]:
    """Give what is followed up in the order it was decided; raises `Refused` for a body or owner nobody knows."""
    body = reader.body(request.body).id if request.body else None
    owner = reader.person(request.owner).id if request.owner else None
    decisions = reader.decisions_since(body, request.since)
    ids = [each.id for each in decisions]
    known, tasks, done = reader.known_of(decisions), _tasks(reader, decisions), reader.done_on(ids)
    words = reader.last_words([task.id for some in tasks.values() for task in some])
    questions = [each for each in reader.questions() if _is_asked_for(each, body, request)]
    waiting = {each.ref: _waiting(each) for each in questions}
    found = [
        line
        for each in decisions
        for line in followed(known[each.id], tasks[each.id], words, done[each.id], _left(each, waiting), request.today)
    ]
    found += [of_question(each, None, request.today) for each in waiting.values()]
    found.sort(key=lambda line: line.decision.decided_on if line.decision else line.since or request.today)
    return _of_owner(reader, found, owner) if owner else found


def _tasks(reader: Reader, decisions: list[Decision]) -> dict[str, list[Task]]:
    """Give the tasks that came from each decision, and from the item it was taken in: the first of that item has them.

    A task that minutes give under an item is one of what was decided there.
    """
    items = {f"{each.meeting}:{each.item}": each.id for each in reversed(decisions) if each.meeting and each.item}
    found = reader.tasks_from([*(each.id for each in decisions), *items])
    for item, decision in items.items():
        found[decision] = [*found[decision], *found.pop(item, [])]
    return found


def _left(decision: Decision, waiting: dict[str, WaitingQuestion]) -> WaitingQuestion | None:
    """Take the question that a decision left: it is known by the decision, or by the item that was sent on."""
    if decision.outcome not in (Outcome.REFERRED, Outcome.TABLED):
        return None
    return waiting.pop(decision.id, None) or waiting.pop(f"{decision.meeting}:{decision.item}", None)


def _waiting(question: OpenQuestion) -> WaitingQuestion:
    return WaitingQuestion(
        question.ref, question.title or question.text, question.waits_since, question.waits_for, question.back_by
    )


def _is_asked_for(question: OpenQuestion, body: str | None, request: AskFollowUp) -> bool:
    """Tell whether a question is of the body that is asked about, and was sent on since the day."""
    of_it = body is None or body in (*question.asked_by, question.waits_for)
    return of_it and (request.since is None or question.since >= request.since)


def _of_owner(reader: Reader, found: list[FollowLine], owner: str) -> list[FollowLine]:
    """Give the lines of the tasks that a person has, or helps with."""
    helping = reader.helpers([line.task.id for line in found if line.task])
    return [
        line
        for line in found
        if line.task and owner in (line.task.owner, *(each.person for each in helping[line.task.id]))
    ]
