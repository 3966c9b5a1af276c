"""A case as scripts read it: what has happened, by when what is to be done under which rule, and what to type next."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli.case import history
from samverkan_cli.cli.shapes import iso, some
from samverkan_cli.domain.case import state
from samverkan_cli.domain.case.appeal import of as appeals
from samverkan_cli.domain.case.rules import subjects
from samverkan_cli.domain.case.state import Next
from samverkan_cli.domain.values import May

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from samverkan_cli.domain.deadlines import Deadline
    from samverkan_cli.domain.policy import Policy
    from samverkan_cli.domain.records import Body, Case
    from samverkan_cli.store.reader import Reader

Shape = dict[str, Any]


def shape(reader: Reader, case: Case, today: date) -> Shape:
    """Give a case with everything that is known of it."""
    made = case.decisions[-1] if case.decisions else None
    found, policy = last_days(reader, case, today), reader.policy(case.period)
    steps = state.next_steps(case, _decider(reader, case), today, heard=policy.hearing)
    return {
        **_heading(reader, case, today),
        "points": _points(reader, case),
        "steps": history.steps(reader, case),
        "decisions": history.decisions(reader, case, today),
        "deadlines": [_deadline(each, policy) for each in found],
        "next": list(_commands(reader, case, steps, today)),
        **_when(steps, found),
        "decision": made.decision if made else None,
        "outcome": str(made.outcome) if made else None,
        "effective": ("final" if made.when_final else iso(made.effective)) if made else None,
        "bar_through": iso(made.bar_through) if made else None,
        "objections": history.objections(reader, reader.case_objections(case.id)),
        "anyway": made.recorded_anyway if made else None,
    }


def _heading(reader: Reader, case: Case, today: date) -> Shape:
    return {
        **some(case, "id", "actor", "period", "track"),
        "state": str(state.state(case, today)),
        "grounds": list(case.grounds),
        "name": reader.names([case.actor]).get(case.actor),
        **some(case, "enrollment", "stated", "reported_on", "fact_on", "reporter"),
        "reported_by": history.reported_by(reader, case),
        **some(case, "concern", "evidence"),
    }


def _points(reader: Reader, case: Case) -> list[Shape]:
    """Give the grounds with the text the actor ticked, or the period's latest."""
    version = reader.enrollment(case.enrollment).text_version or reader.period_of(case.period).text_version
    known = {f"{point.kind}:{point.ordinal}": point.text for point in reader.provisions(case.period, version)}
    named = dict.fromkeys((*case.grounds, *(ground for made in case.decisions for ground in made.grounds)))
    return [{"ground": ground, "text": known.get(ground)} for ground in named]


def _decider(reader: Reader, case: Case) -> Body | None:
    return reader.body(case.decisions[-1].body) if case.decisions else None


def last_days(reader: Reader, case: Case, today: date) -> list[Deadline]:
    """Give the last days of a case."""
    return state.last_days(case, reader.policy(case.period), _decider(reader, case), today)


def awaited(reader: Reader, cases: Iterable[Case], today: date) -> Iterator[tuple[Case, Deadline]]:
    """Give the last days that something is still to be done by, in the cases that are open."""
    for case in cases:
        for each in state.awaited(case, last_days(reader, case, today), today):
            yield case, each


def _deadline(each: Deadline, policy: Policy) -> Shape:
    days = getattr(policy, each.rule, None)
    told = {"what": each.what, "due": iso(each.due), "rule": each.rule, "status": str(each.status)}
    return told | {"done": iso(each.done), "days": days, "source": policy.source(each.rule)}


# what to type next ------------------------------------------------------------------------------


def _when(steps: tuple[Next, ...], found: list[Deadline]) -> Shape:
    """Give by when the recommended step is to be taken, or the day it can be taken after."""
    by = state.by(steps[0], found) if steps else None
    after = state.after(steps[0], found) if steps else None
    return {"next_by": iso(by.due) if by else None, "next_after": iso(after.due) if after else None}


def _commands(reader: Reader, case: Case, steps: Iterable[Next], today: date) -> Iterator[str]:
    """Give the commands, as they are typed: what the register knows stands in them, the rest in capitals."""
    decides = _only(reader, case, (May.DECIDE,), today)
    known = {"id": case.id, "actor": case.actor, "decides": decides}
    known["prepares"] = _only(reader, case, (May.PREPARE, May.RECOMMEND), today)
    for step in steps:
        decision = _undone(reader, case) if step is Next.DECIDE else None
        if step is Next.DECIDE and decision is None:
            yield texts.say("next_decision", **known)
        yield texts.say(
            f"next_{step}",
            **known,
            appeal=_pending_appeal(case),
            decision=decision or texts.say("placeholder_decision"),
        )


def _pending_appeal(case: Case) -> int | None:
    """Give the number of the first appeal without a final ruling, where there are several to tell apart."""
    known = appeals(case, case.decisions[-1]) if case.decisions else []
    pending = [each.number for each in known if each.ruled is None or each.ruled.until is None]
    return pending[0] if len(pending) > 1 else None


def _only(reader: Reader, case: Case, may: tuple[May, ...], today: date) -> str:
    """Give the body with a mandate, quoted as a shell asks for, when there is exactly one; else what it stands for."""
    about = subjects(case.track)
    found = [body for body in reader.bodies() if any(reader.may(body.id, each, about, today) for each in may)]
    return _quoted(found[0].name or found[0].id) if len(found) == 1 else texts.say("placeholder_body")


def _quoted(name: str) -> str:
    """Give a name as a shell reads it in one piece; a letter that is only Swedish needs no quotation marks."""
    return name if name.replace("-", "").isalnum() else shlex.quote(name)


def _undone(reader: Reader, case: Case) -> str | None:
    """Give the decision about the actor that nothing was done about yet, when there is exactly one."""
    done = {step.decision for step in case.steps}
    about = [each for each in reader.decisions() if case.actor in each.about and each.decided_on >= case.reported_on]
    found = [each.id for each in about if each.id not in done and not reader.acted_on(each.id)]
    return found[0] if len(found) == 1 else None


# lists ------------------------------------------------------------------------------------------


def row(reader: Reader, case: Case, today: date) -> Shape:
    """Give a case as a line of a list, with the nearest last day that runs or was missed."""
    made = case.decisions[-1] if case.decisions else None
    due = state.awaited(case, last_days(reader, case, today), today)
    told = _heading(reader, case, today)
    names = ("id", "actor", "period", "track", "state", "grounds", "reported_on")
    return {name: told[name] for name in names} | {
        "decision": made.decision if made else None,
        "outcome": str(made.outcome) if made else None,
        "actor_name": told["name"],
        "due": iso(due[0].due) if due else None,
    }


def precedent(reader: Reader, case: Case, of: Case | None) -> Shape:
    """Give a decided case as a line, with the grounds it shares with another."""
    made = case.decisions[-1]
    grounds = made.grounds or case.grounds
    return {
        "id": case.id,
        "actor": case.actor,
        "actor_name": reader.names([case.actor]).get(case.actor),
        "grounds": list(grounds),
        "alike": sorted(set(grounds) & set(of.grounds)) if of else [],
        **some(made, "outcome", "decided_on", "decision", "deciding", "proportionality"),
    }
