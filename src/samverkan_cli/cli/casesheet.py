"""A case as it is shown: what has happened, by when what is to be done under which rule, and what to type next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.domain import procedure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from samverkan_cli.domain.deadlines import Deadline
    from samverkan_cli.domain.records import Case
    from samverkan_cli.store.reader import Reader

Shape = dict[str, Any]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def shape(reader: Reader, case: Case, today: date) -> Shape:
    """Give a case as scripts read it."""
    made = case.decisions[-1] if case.decisions else None
    body = reader.body(made.body) if made else None
    return {
        "id": case.id,
        "actor": case.actor,
        "period": case.period,
        "track": str(case.track),
        "state": str(procedure.state(case, today)),
        "grounds": list(case.grounds),
        "steps": list(_steps(reader, case)),
        "deadlines": [_deadline(each) for each in last_days(reader, case, today)],
        "next": [texts.say(f"next_{each}", id=case.id) for each in procedure.next_steps(case, body, today)],
        "name": reader.names([case.actor]).get(case.actor),
        "enrollment": case.enrollment,
        "reported_on": _day(case.reported_on),
        "fact_on": _day(case.fact_on),
        "reporter": case.reporter,
        "decision": made.decision if made else None,
        "outcome": str(made.outcome) if made else None,
        "effective": ("final" if made.when_final else _day(made.effective)) if made else None,
        "bar_through": _day(made.bar_through) if made else None,
        "objections": _objections(reader, case),
        "anyway": made.recorded_anyway if made else None,
    }


def last_days(reader: Reader, case: Case, today: date) -> list[Deadline]:
    """Give the last days of a case."""
    body = reader.body(case.decisions[-1].body) if case.decisions else None
    return procedure.last_days(case, reader.policy(case.period), body, today)


def _deadline(each: Deadline) -> Shape:
    return {"what": each.what, "due": _day(each.due), "rule": each.rule, "status": str(each.status)}


def _objections(reader: Reader, case: Case) -> list[Shape]:
    return [
        {"code": code, "message": texts.objection(code, json.loads(facts or "{}"))[0]}
        for code, facts in reader.case_objections(case.id)
    ]


def _steps(reader: Reader, case: Case) -> Iterator[Shape]:
    """Give everything that was noted in a case, in the order it was entered."""
    told: list[tuple[int, Shape]] = [
        (case.entry, _step("reported", case.reported_on, told=case.concern, who=_from(reader, case)))
    ]
    for step in case.steps:
        body = reader.names([step.body]).get(step.body) if step.body else None
        facts: Shape = {
            "until": _day(step.until),
            "found": step.found,
            "body": body,
            "who": step.who,
            "told": step.told,
        }
        told.append((step.entry, _step(str(step.kind), step.day, decision=step.decision, **facts)))
    for document in case.documents:
        found = "notified" if document.notified else "matters" if document.matters else "background"
        told.append((document.entry, _step("document", document.day, found=found, told=document.name)))
    for conflict in case.conflicts:
        names = reader.names([conflict.person, *([conflict.body] if conflict.body else [])])
        who, body = names.get(conflict.person), names.get(conflict.body or "")
        told.append(
            (conflict.entry, _step("conflict", None, found=str(conflict.found), who=who, body=body, told=conflict.told))
        )
    for made in case.decisions:
        body = reader.names([made.body]).get(made.body)
        told.append(
            (made.entry, _step("decided", made.decided_on, found=str(made.outcome), decision=made.decision, body=body))
        )
    yield from (each for _, each in sorted(told, key=lambda pair: pair[0]))
    for name in ("reported", "adjusted", "posted", "posted_through"):
        if day := getattr(case.announced, name):
            yield _step(f"announced_{name}", day, decision=case.decisions[-1].decision)


def _step(kind: str, day: date | None, **facts: Any) -> Shape:
    known = dict.fromkeys(("until", "found", "decision", "body", "who", "told"))
    return {"kind": kind, "day": _day(day), **known, **facts}


def _from(reader: Reader, case: Case) -> str | None:
    return reader.names([case.reporter]).get(case.reporter) if case.reporter else case.reported_by


def lines(data: Shape, today: date) -> list[str]:
    """Give a case as a person reads it: it ends with the next command, as it is to be typed."""
    told = [
        texts.say("case_heading", id=data["id"], name=data["name"], period=data["period"], track=data["track"]),
        texts.say("case_state", today=str(today), state=texts.word("case_state", data["state"])),
        texts.say("steps_heading"),
    ]
    told += [_step_line(each) for each in data["steps"]]
    told += [texts.say("objected", message=each["message"]) for each in data["objections"]]
    if data["anyway"]:
        told.append(texts.say("recorded_anyway", reason=data["anyway"]))
    if data["deadlines"]:
        told += [texts.say("deadlines_heading"), *(_deadline_line(each) for each in data["deadlines"])]
    if data["next"]:
        told += [texts.say("next_heading"), *(texts.say("next_line", command=each) for each in data["next"])]
    else:
        told.append(texts.say("nothing_next"))
    return told


def _step_line(step: Shape) -> str:
    facts = {**step, "what": texts.word("step_kind", step["kind"])}
    facts["day"] = step["day"] or "          "
    return texts.say("case_step", **facts)


def _deadline_line(each: Shape) -> str:
    said = {
        "due": each["due"],
        "what": texts.word("deadline", each["what"]),
        "status": texts.word("deadline_status", each["status"]),
        "rule": each["rule"],
    }
    return texts.say("case_deadline" if each["due"] else "case_none_due", **said)


def row(reader: Reader, case: Case, today: date) -> Shape:
    """Give a case as a line of a list, with the nearest last day that runs."""
    told = shape(reader, case, today)
    running = [each["due"] for each in told["deadlines"] if each["status"] == "open" and each["due"]]
    names = ("id", "actor", "period", "track", "state", "grounds", "reported_on", "decision", "outcome")
    return {name: told[name] for name in names} | {"actor_name": told["name"], "due": min(running, default=None)}


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
        "outcome": str(made.outcome),
        "decided_on": _day(made.decided_on),
        "decision": made.decision,
        "deciding": made.deciding,
        "proportionality": made.proportionality,
    }
