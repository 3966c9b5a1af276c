"""Everything that is to be done, from one place: whatever says that something is next has its source here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain.due import Due, in_order
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.rights import request_due
from samverkan_cli.domain.validity import in_force, reviewed
from samverkan_cli.domain.values import DueKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from samverkan_cli.domain.due import AskDue
    from samverkan_cli.store.reader import Reader


def due(reader: Reader, today: date, kind: DueKind | None = None) -> list[Due]:
    """Give everything that is to be done, or all of a kind: the earliest last day first, what has none last."""
    asked = [SOURCES[kind]] if kind else SOURCES.values()
    return in_order([each for source in asked for each in source(reader, today)])


def asked(reader: Reader, request: AskDue) -> list[Due]:
    """Give what is to be done of what is asked for; raises `Refused` for an owner nobody knows."""
    found = due(reader, request.today, request.kind)
    if request.before:
        found = [each for each in found if each.due and each.due < request.before]
    if request.no_day:
        found = [each for each in found if each.due is None]
    return _of_owner(reader, found, request.owner) if request.owner else found


def _of_owner(reader: Reader, found: list[Due], reference: str) -> list[Due]:
    """Give what a person is to do; who watches need not be a person of the register."""
    key = name_key(reference)
    person = reader.find_person(reference)
    own = [each for each in found if (each.watcher and name_key(each.watcher) == key)]
    if person is None and not own:
        person = reader.person(reference)
    if person is None:
        return own
    called = name_key(person.name or "")
    return [
        each for each in found if each.owner == person.id or (each.watcher and name_key(each.watcher) in (key, called))
    ]


def _tasks(reader: Reader, _today: date) -> Iterator[Due]:
    """Give the open tasks, those without a last day among them."""
    for each in reader.open_tasks():
        yield Due(
            kind=DueKind.TASK,
            key="due_task",
            facts={"text": each.text},
            ref=each.id,
            due=each.due,
            rule="task",
            owner=each.owner,
        )


def _completions(reader: Reader, _today: date) -> Iterator[Due]:
    """Give the answers that lack something."""
    found = reader.waiting()
    names = reader.names({each.actor for each in found})
    for each in found:
        facts = {"name": names.get(each.actor, each.actor), "period": each.period, "lacks": each.lacks}
        yield Due(
            kind=DueKind.COMPLETION,
            key="due_completion",
            facts=facts,
            ref=each.id,
            due=each.complete_by,
            rule="completion",
        )


def _back(reader: Reader, _today: date) -> Iterator[Due]:
    """Give the open questions, with a day or without, and the body each waits for."""
    found = reader.questions()
    named = [(each.to_body, each.waits_for, *(each.answer.bodies if each.answer else ())) for each in found]
    names = reader.names({id_ for ids in named for id_ in ids if id_})
    for each in found:
        facts = {"outcome": str(each.outcome), "title": each.title, "text": each.text, "since": str(each.waits_since)}
        facts |= {"to": names.get(each.to_body or "", each.to_body), "to_meeting": each.to_meeting}
        if each.answer:
            facts["by"] = ", ".join(names.get(body, body) for body in each.answer.bodies)
        key = "due_answered" if each.answer else "due_back" if each.title else "due_back_decision"
        yield Due(
            kind=DueKind.BACK,
            key=key if each.title or each.text else "due_back_erased",
            facts={**facts, "ref": each.ref, "on_agenda": each.on_agenda},
            ref=each.ref,
            due=each.back_by,
            rule="back",
            body=each.waits_for,
            since=each.waits_since,
        )


def _cases(reader: Reader, today: date) -> Iterator[Due]:
    """Give the last days of the open cases, and the step that each waits for."""
    cases = reader.open_cases()
    if not cases:
        return
    from samverkan_cli.actions.case.docket import Docket

    docket, names = Docket(reader, today), reader.names({case.actor for case in cases})
    for case in cases:
        for each in docket.to_do(case):
            body = docket.body_for(case, each.step)
            facts = {"name": names.get(case.actor, case.actor), **docket.bodies_named(case, each.step)}
            key = f"todo_{each.step}" if each.step else "due_case"
            what = {"what": each.what} | facts
            yield Due(
                kind=DueKind.CASE,
                key=key,
                facts=what,
                ref=case.id,
                due=each.due,
                rule=each.rule,
                body=body.id if body else None,
            )


def _looks(reader: Reader, _today: date) -> Iterator[Due]:
    """Give the watch items that have a day to look again."""
    for each in reader.watched():
        yield Due(
            kind=DueKind.WATCH,
            key="due_watch",
            facts={"text": each.text},
            ref=each.id,
            due=each.next_day,
            rule="watch",
            watcher=each.owner,
        )


def _plans(reader: Reader, today: date) -> Iterator[Due]:
    """Give the activities that have a last day, and the plans that have not ended and hold some that are to be done."""
    for each in reader.activities_due():
        yield Due(
            kind=DueKind.ACTIVITY,
            key="due_own_activity",
            facts={"text": each.text},
            ref=each.id,
            due=each.due,
            rule="activity",
            owner=each.lead,
        )
    for plan, last, count in reader.plans_running(today):
        facts = {"plan": plan, "count": count}
        yield Due(kind=DueKind.ACTIVITY, key="due_activity", facts=facts, ref=plan, due=last, rule="activity")


def _reviews(reader: Reader, today: date) -> Iterator[Due]:
    """Give the decisions in force that are to be reviewed, until a decision about them has been taken."""
    found = reader.decisions_reviewed()
    known = reader.known_of(found)
    for each in found:
        if in_force(known[each.id], today) and not reviewed(known[each.id]):
            facts = {"text": each.text, "id": each.id}
            yield Due(
                kind=DueKind.REVIEW,
                key="due_review",
                facts=facts,
                ref=each.id,
                due=each.review_on,
                rule="review",
                body=each.body,
            )


def _requests(reader: Reader, today: date) -> Iterator[Due]:
    """Give what persons have asked for and wait for, and the time to appeal a refusal."""
    found = reader.requests_running(today)
    names = reader.names({each.person for each in found})
    for each in found:
        for key, day, rule in request_due(each, today):
            facts = {"name": names.get(each.person, each.person), "asked": str(each.what), "id": each.person}
            yield Due(kind=DueKind.REQUEST, key=key, facts=facts, ref=each.person, due=day, rule=rule)


def _campaigns(reader: Reader, today: date) -> Iterator[Due]:
    """Give the last days to answer in the campaigns that run: who lets one pass has missed nothing of ours."""
    periods = reader.periods_invited_to(today)
    if not periods:
        return
    from samverkan_cli.domain.renewal.letters import campaign_day

    for period in periods:
        last = campaign_day(period, reader.last_round(period.id))
        if today <= last:
            facts = {"period": period.id}
            yield Due(kind=DueKind.CAMPAIGN, key="due_campaign", facts=facts, ref=period.id, due=last, rule="campaign")


def _rounds(reader: Reader, today: date) -> Iterator[Due]:
    """Give the last days to answer in the yearly rounds that run, as of campaigns."""
    for each in reader.rounds_running(today):
        facts = {"name": each.name}
        yield Due(kind=DueKind.ROUND, key="due_round", facts=facts, ref=each.id, due=each.last_day, rule="round")


# Where what is to be done comes from, kind by kind.
SOURCES: dict[DueKind, Callable[[Reader, date], Iterator[Due]]] = {
    DueKind.TASK: _tasks,
    DueKind.COMPLETION: _completions,
    DueKind.BACK: _back,
    DueKind.CASE: _cases,
    DueKind.WATCH: _looks,
    DueKind.CAMPAIGN: _campaigns,
    DueKind.ROUND: _rounds,
    DueKind.ACTIVITY: _plans,
    DueKind.REQUEST: _requests,
    DueKind.REVIEW: _reviews,
}
