"""A case as scripts read it: what has happened, by when what is to be done under which rule, and what to type next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.actions.case.docket import DECIDES, PREPARES, Docket
from samverkan_cli.cli.case import history
from samverkan_cli.cli.shapes import iso, some
from samverkan_cli.domain.case import state
from samverkan_cli.domain.case.appeal import of as appeals
from samverkan_cli.domain.case.state import Next

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from samverkan_cli.domain.case.waiting import Awaited, Todo
    from samverkan_cli.domain.deadlines import Deadline
    from samverkan_cli.domain.policy import Policy
    from samverkan_cli.domain.records import Body, Case
    from samverkan_cli.store.reader import Reader

Shape = dict[str, Any]


def shape(reader: Reader, case: Case, today: date) -> Shape:
    """Give a case with everything that is known of it."""
    made = case.decisions[-1] if case.decisions else None
    docket = Docket(reader, today)
    found, policy, steps = docket.last_days(case), docket.policy(case), docket.steps(case)
    return {
        **_heading(reader, case, today),
        "points": _points(reader, case),
        "steps": history.steps(reader, case),
        "decisions": history.decisions(reader, case, today),
        "deadlines": [_deadline(each, policy) for each in found],
        "next": list(_commands(docket, case, steps)),
        **_when(steps, found),
        "decision": made.decision if made else None,
        "outcome": str(made.outcome) if made else None,
        "effective": ("final" if made.when_final else iso(made.effective)) if made else None,
        "bar_through": iso(made.bar_through) if made else None,
        "objections": history.objections(reader, reader.case_objections(case.id)),
        "anyway": made.recorded_anyway if made else None,
        "waits": waits(docket, case),
        "to_do": [todo(each, docket.body_for(case, each.step), today) for each in docket.to_do(case)],
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


def last_days(reader: Reader, case: Case, today: date) -> list[Deadline]:
    """Give the last days of a case."""
    return Docket(reader, today).last_days(case)


def _deadline(each: Deadline, policy: Policy) -> Shape:
    policy = policy.on(each.began) if each.began else policy
    days = getattr(policy, each.rule, None)
    told = {"what": each.what, "due": iso(each.due), "rule": each.rule, "status": str(each.status)}
    return told | {"done": iso(each.done), "days": days, "source": policy.source(each.rule)}


def waits(docket: Docket, case: Case) -> Shape | None:
    """Give the step a case waits for, whom it waits for and since when, or None when it is closed."""
    found = docket.waiting(case)
    if found is None:
        return None
    return waiting(found, docket.body_for(case, found.step)) | docket.bodies_named(case, found.step)


def waiting(found: Awaited, body: Body | None) -> Shape:
    """Give what a case waits for; the body that is to take the step, where only one may."""
    told = {"step": str(found.step), "for": str(found.whom), "since": iso(found.since)}
    return told | {"body": body.id if body else None, "name": body.name if body else None}


def todo(each: Todo, body: Body | None, today: date) -> Shape:
    """Give what is to be done in a case, as `due` does."""
    told = {"due": iso(each.due), "what": each.what, "step": str(each.step) if each.step else None, "rule": each.rule}
    return told | {"body": body.name if body else None, "overdue": each.due is not None and each.due < today}


# what to type next ------------------------------------------------------------------------------


def _when(steps: tuple[Next, ...], found: list[Deadline]) -> Shape:
    """Give by when the recommended step is to be taken, or the day it can be taken after."""
    by = state.by(steps[0], found) if steps else None
    after = state.after(steps[0], found) if steps else None
    return {"next_by": iso(by.due) if by else None, "next_after": iso(after.due) if after else None}


def _commands(docket: Docket, case: Case, steps: Iterable[Next]) -> Iterator[str]:
    """Give the commands, as they are typed: what the register knows stands in them, the rest in capitals."""
    decides = _typed(docket.mandated(case, DECIDES))
    known = {"id": case.id, "actor": case.actor, "decides": decides}
    known["prepares"] = _typed(docket.mandated(case, PREPARES))
    for step in steps:
        decision = _undone(docket.reader, case) if step is Next.DECIDE else None
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


def _typed(body: Body | None) -> str:
    """Give a body, quoted as a shell asks for; else what stands for one."""
    return texts.typed(body.name or body.id) if body else texts.say("placeholder_body")


def _undone(reader: Reader, case: Case) -> str | None:
    """Give the decision about the actor that nothing was done about yet, when there is exactly one."""
    done = {step.decision for step in case.steps}
    about = [each for each in reader.decisions() if case.actor in each.about and each.decided_on >= case.reported_on]
    found = [each.id for each in about if each.id not in done and not reader.acted_on(each.id)]
    return found[0] if len(found) == 1 else None


# lists ------------------------------------------------------------------------------------------


def row(docket: Docket, case: Case) -> Shape:
    """Give a case as a line of a list, with the nearest day that something is to be done by or from."""
    made = case.decisions[-1] if case.decisions else None
    due, waiting_for = docket.to_do(case), waits(docket, case)
    told = _heading(docket.reader, case, docket.today)
    names = ("id", "actor", "period", "track", "state", "grounds", "reported_on")
    return {name: told[name] for name in names} | {
        "decision": made.decision if made else None,
        "outcome": str(made.outcome) if made else None,
        "actor_name": told["name"],
        "due": iso(due[0].due) if due else None,
        "waits": waiting_for,
        "waits_for": waiting_for["for"] if waiting_for else None,
        "waits_since": waiting_for["since"] if waiting_for else None,
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
