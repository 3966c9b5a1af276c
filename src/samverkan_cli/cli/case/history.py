"""What has happened in a case, as scripts read it: every step in the order of its day, and every decision's effect."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli.shapes import iso, some
from samverkan_cli.domain.case.appeal import of as appeals
from samverkan_cli.domain.case.effect import annuls, in_case, since
from samverkan_cli.domain.case.state import doubted
from samverkan_cli.domain.records import Exclusion
from samverkan_cli.domain.values import StepKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from samverkan_cli.domain.meaning import Meaning
    from samverkan_cli.domain.records import Case, CaseDecision, RecordedObjection, Suspension
    from samverkan_cli.store.reader import Reader

Shape = dict[str, Any]
Placed = tuple[str, int, int, Shape]
_KNOWN = ("until", "found", "decision", "body", "who", "told", "origin", "appeal")
_ANNOUNCED = ("reported", "adjusted", "posted", "posted_through")


def steps(reader: Reader, case: Case) -> list[Shape]:
    """Give everything that was noted in a case by its day, and on a day as it was entered.

    What was entered at once stays together: a notification and its documents, a recommendation and what was found
    of conflicts of interest.
    """
    noted = [*_noted(reader, case), *_documents(case), *_conflicts(reader, case), *_announced(case)]
    return [each for _, _, _, each in sorted(noted, key=lambda placed: placed[:3])]


def _noted(reader: Reader, case: Case) -> Iterator[Placed]:
    """Give the concern, the steps and the decisions."""
    yield _placed(case.entry, "reported", case.reported_on, told=case.concern, who=reported_by(reader, case))
    numbers = {each.step.entry: each.number for made in case.decisions for each in appeals(case, made)}
    for step in case.steps:
        facts = {"appeal": numbers.get(step.appeal or step.entry), **some(step, "until", "found", "decision")}
        facts |= {"body": _name_of(reader, step.body), "who": step.who, "told": step.told}
        yield _placed(step.entry, str(step.kind), step.day, **facts)
    for made in case.decisions:
        facts = {"found": str(made.outcome), "decision": made.decision, "body": _name_of(reader, made.body)}
        yield _placed(made.entry, "decided", made.decided_on, **facts)


def _documents(case: Case) -> Iterator[Placed]:
    """Give the documents as they were typed."""
    for each in case.documents:
        found = "notified" if each.notified else "matters" if each.matters else "background"
        facts: Shape = {"found": found, "told": each.name or each.sha256[:12]}
        facts |= {"origin": None if each.notified else str(each.origin)}
        yield _placed(each.entry, "document", each.day, each.position, **facts)


def _conflicts(reader: Reader, case: Case) -> Iterator[Placed]:
    """Give what was found of conflicts of interest, beside the recommendation or the decision it was found before."""
    days = {step.entry: step.day for step in case.steps} | {made.entry: made.decided_on for made in case.decisions}
    for each in case.conflicts:
        facts = {"found": str(each.found), "who": _name_of(reader, each.person), "body": _name_of(reader, each.body)}
        yield _placed(each.entry, "conflict", days.get(each.entry), each.position, told=each.told, **facts)


def _announced(case: Case) -> Iterator[Placed]:
    """Give the days of the announcement, of a notice that was put up before it too, each among the steps."""
    known = case.announced
    days = [("posted", day) for pair in known.earlier for day in pair[:1]]
    days += [("posted_through", through) for _, through in known.earlier if through]
    days += [(name, day) for name in _ANNOUNCED if (day := getattr(known, name))]
    for name, day in days:
        made, at = case.decisions[-1], _ANNOUNCED.index(name)
        first, entry, position, step = _placed(made.entry, f"announced_{name}", day, at, decision=made.decision)
        yield first, entry, position, step | {"entry": None}


def _placed(entry: int, kind: str, day: date | None, position: int = -1, **facts: Any) -> Placed:
    step = {"kind": kind, "day": iso(day), **dict.fromkeys(_KNOWN), **facts, "entry": entry}
    return str(day or ""), entry, position, step


def _name_of(reader: Reader, id_: str | None) -> str | None:
    return reader.names([id_]).get(id_, id_) if id_ else None


def reported_by(reader: Reader, case: Case) -> str | None:
    """Give the name of who reported, or None for a concern nobody stands for."""
    return _name_of(reader, case.reporter) or case.reported_by


# decisions --------------------------------------------------------------------------------------


def decisions(reader: Reader, case: Case, on: date) -> list[Shape]:
    """Give what was decided in a case, with the reasons, what has become of it, and what it means on a day."""
    exclusions = {each.decision: each for each in reader.exclusions_in(case)}
    suspensions = {each.decision: each for each in reader.suspensions_in(case)}
    found = []
    for made in case.decisions:
        acted = exclusions.get(made.decision) or suspensions.get(made.decision)
        told = effect(reader, acted, on) if acted else _since(case, made) | _means(_refusal(reader, case, made, on))
        found.append(_decided(reader, made) | told | _final(case, made))
    return found


def cited(reader: Reader, id_: str) -> str:
    """Give a decision as it is cited: "KS 2024-10-08 § 187"."""
    found = reader.decision(id_)
    body = _name_of(reader, found.body)
    return texts.say("cited", body=body, day=str(found.decided_on), paragraph=found.paragraph)


def _decided(reader: Reader, made: CaseDecision) -> Shape:
    return {
        "decision": made.decision,
        "cited": cited(reader, made.decision),
        "body": _name_of(reader, made.body),
        **some(made, "decided_on", "outcome", "grounds"),
        "effective": "final" if made.when_final else iso(made.effective),
        **some(made, "through", "bar_through", "deciding", "proportionality", "factors", "entry"),
    }


_SINCE = ("stayed_on", "resumed_from", "revoked_from", "annulled_on", "bar_lifted_from")


def effect(reader: Reader, found: Exclusion | Suspension, on: date) -> Shape:
    """Give from when a decision has had effect, what has become of the effect since, and what it means on a day."""
    first = found.effective if isinstance(found, Exclusion) else found.first_day
    told = {"in_force_from": iso(first), "through": iso(getattr(found, "through", None))}
    told["bar_through"] = iso(getattr(found, "bar_through", None))
    told |= {name: iso(getattr(found, name, None)) for name in _SINCE}
    if found.stayed_on is None or (found.resumed_from and found.resumed_from < found.stayed_on):
        told["resumed_from"] = None  # what was not stayed took effect, and was not resumed
    return told | _means(reader.meaning_of(found, on))


def _means(found: Meaning) -> Shape:
    """Give what a decision means on a day; of a bar, the days that are left of it."""
    return {
        **some(found, "now", "off_from", "joined", "elsewhere"),
        "ended_otherwise": iso(found.ended_from),
        "barred_through": iso(found.barred_through),
    }


def _refusal(reader: Reader, case: Case, made: CaseDecision, on: date) -> Meaning:
    return reader.meaning(in_case(case, made), made.enrollment or case.enrollment, (), on)


def _since(case: Case, made: CaseDecision) -> Shape:
    """Give what has become of a decision that nobody was excluded or suspended by: what the steps tell."""
    told: Shape = {"in_force_from": None} | dict.fromkeys(_SINCE)
    for step in since(case, made):
        if step.kind is StepKind.STAYED:
            told["stayed_on"] = iso(step.day)
        if step.kind is StepKind.REVOKED:
            told["revoked_from"] = iso(step.day)
        if annuls(step):
            told["annulled_on"] = iso(step.until)
    return told


def _final(case: Case, made: CaseDecision) -> Shape:
    days = [step.day for step in case.steps if step.kind is StepKind.FINAL and step.decision == made.decision]
    last = made.entry == case.decisions[-1].entry
    return {"final_on": iso(max(days, default=None)), "doubted": last and doubted(case, made)}


def objections(reader: Reader, found: Iterable[RecordedObjection]) -> list[Shape]:
    """Give what was objected to when something was recorded, and the reason it was recorded anyway."""
    told = []
    reasons: dict[int, str | None] = {}
    for each in found:
        if each.entry not in reasons:
            (entry,) = reader.entries(each.entry, each.entry)
            reasons[each.entry] = getattr(entry.event, "recorded_anyway", None)
        message = texts.objection(each.code, json.loads(each.facts or "{}"))[0]
        told.append({"code": each.code, "message": message, "entry": each.entry, "anyway": reasons[each.entry]})
    return told
