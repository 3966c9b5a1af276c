"""The parts that papers share: whom one is to, what was reported, quoted, sent, answered, proposed and found."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from samverkan_cli.domain.case import hearing
from samverkan_cli.domain.case.effect import annuls, since
from samverkan_cli.domain.case.rules import subjects
from samverkan_cli.domain.values import Factor, Ruling, SettingKey, StepKind, Subject, Track
from samverkan_cli.domain.values import May as Right

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from samverkan_cli.domain.deadlines import Deadline
    from samverkan_cli.domain.document import WritePaper
    from samverkan_cli.domain.policy import Policy
    from samverkan_cli.domain.records import Case, CaseDecision
    from samverkan_cli.domain.request import Request
    from samverkan_cli.store.reader import Reader

Facts = dict[str, Any]


def before(found: date | None) -> date | None:
    """Give the day before, or None."""
    return found - timedelta(days=1) if found else None


def after(found: date | None) -> date | None:
    """Give the day after, or None."""
    return found + timedelta(days=1) if found else None


def head(read: Reader, request: WritePaper, actor: str, period: str, dnr: str | None) -> Facts:
    """Give what stands at the head of every paper, and whom to answer."""
    named, of = read.actor(actor), read.period(period)
    best = read.best_contacts(request.on, [named.id])[named.id]
    return letterhead(read, request, dnr) | {
        "period": {"id": of.id, "first_day": of.first_day, "last_day": of.last_day},
        "actor": {"id": named.id, "name": named.name or named.id, "org_nr": named.org_nr},
        "contact": {"name": best.name, "mailbox": best.mailbox} if best.name or best.mailbox else None,
    }


def letterhead(read: Reader, request: Request, dnr: str | None) -> Facts:
    """Give what stands at the head of a paper that is to nobody: whom it is from, its day, and where to ask."""
    registry, held, answer_to = read.registry(), read.settings(), getattr(request, "answer_to", None)
    return {
        "municipality": registry.municipality,
        "agreement": registry.agreement,
        "date": request.on,
        "dnr": request.dnr or dnr,
        "answer_to": answer_to or held.get(SettingKey.ANSWER_TO),
        "questions_to": answer_to or held.get(SettingKey.CASEHOLDER),
        "settings": {str(key): held.get(key) for key in SettingKey},
    }


def case_dnr(read: Reader, case: Case) -> str | None:
    """Give the file reference that was given first in a case, or None."""
    entries = read.numbered([case.entry, *(step.entry for step in case.steps)])
    return next((entry.event.dnr for _, entry in sorted(entries.items()) if entry.event.dnr), None)


def concern(read: Reader, case: Case) -> Facts:
    """Give what was reported; a case that is only stated was not reported by anybody."""
    reporter = read.names([case.reporter]).get(case.reporter) if case.reporter else case.reported_by
    return {
        "reported_on": None if case.stated else case.reported_on,
        "reporter": reporter,
        "fact_on": case.fact_on,
        "concern": case.concern,
        "evidence": case.evidence,
    }


def point(ground: str) -> Facts:
    """Give a reference to a point of the period's text in its parts."""
    kind, _, number = ground.partition(":")
    return {"ref": ground, "kind": kind, "number": number or None}


def grounds(read: Reader, case: Case, of: Iterable[str]) -> list[Facts]:
    """Give grounds as the period's text words them, in the version the actor has ticked."""
    version = read.enrollment(case.enrollment).text_version or read.period(case.period).text_version
    points = read.provisions(case.period, version)
    worded = {f"{each.kind}:{each.ordinal}": each.text for each in points}
    return [{**point(ground), "text": worded.get(ground)} for ground in of]


def own(case: Case) -> str | None:
    """Give why the act is the actor's own, as the screening said it."""
    return next((step.told for step in case.steps if step.kind is StepKind.SCREENED), None)


def documents(case: Case) -> list[Facts]:
    """Give the documents that matter, each once: since when it is in the case, and when the actor got it."""
    found: dict[str, Facts] = {}
    for each in case.documents:
        if each.matters:
            facts = {"name": each.name, "day": each.day, "origin": str(each.origin), "sent": None}
            known = found.setdefault(each.sha256, facts)
            known["sent"] = each.day if each.notified else known["sent"]
    return list(found.values())


def deciders(read: Reader, of: Track, on: date) -> list[Facts]:
    """Give the bodies that may decide in a case on a day, each with where its mandate is from."""
    found = []
    for body in read.bodies():
        subject = next((each for each in subjects(of) if read.may(body.id, Right.DECIDE, [each], on)), None)
        if subject:
            found.append({"id": body.id, "name": body.name, "source": _source(read, body.id, subject, on)})
    return found


def _source(read: Reader, body: str, subject: Subject, on: date) -> str | None:
    """Give where the mandate is from that holds on a day, the latest of several."""
    held = [
        each
        for each in read.mandates(body)
        if (each.may, each.subject) == (Right.DECIDE, subject)
        and (each.from_day or on) <= on <= (each.through_day or on)
    ]
    return held[-1].source if held else None


def heard(case: Case) -> Facts:
    """Give how the actor was heard by the day of the decision, or until now.

    Nobody has said until when an actor could answer in a case that is only stated.
    """
    held = hearing.of(case, case.decisions[-1].decided_on if case.decisions else None)
    exempted = next((step for step in case.steps if step.kind is StepKind.EXEMPTED), None)
    respond_by = None if case.stated else held.respond_by
    late = [step.entry for step in held.late] if respond_by else []
    return {
        "notified": held.notified,
        "respond_by": respond_by,
        "given_days": (respond_by - held.notified).days if respond_by and held.notified else None,
        "extended": hearing.extended(case),
        "exempted": {"found": exempted.found, "told": exempted.told} if exempted else None,
        "answers": [
            {"day": step.day, "told": step.told, "final": bool(step.found), "late": step.entry in late}
            for step in held.answers
        ],
        "over": held.final is not None,
        "unsent": [each.name for each in held.unsent],
    }


def dialogue(case: Case) -> list[Facts]:
    """Give each informal contact, or why there was none."""
    steps = [step for step in case.steps if step.kind is StepKind.DIALOGUE]
    return [{"day": s.day, "who": s.who, "told": s.told, "skipped": bool(s.found)} for s in steps]


def cure(case: Case) -> Facts | None:
    """Give the time there was to put something right, and when it was done."""
    given = [step for step in case.steps if step.kind is StepKind.CURE]
    done = [step for step in case.steps if step.kind is StepKind.CURED]
    if not given and not done:
        return None
    return {"through": given[-1].until if given else None, "done": done[-1].day if done else None}


def recommendations(read: Reader, case: Case) -> list[Facts]:
    """Give what each body has proposed."""
    steps = [step for step in case.steps if step.kind is StepKind.PREPARED and step.body]
    names = read.names([step.body for step in steps if step.body])
    return [{"body": names.get(s.body or ""), "day": s.day, "told": s.told} for s in steps]


def conflicts(read: Reader, case: Case) -> list[Facts]:
    """Give what was found of each possible conflict of interest."""
    names = read.names([id_ for each in case.conflicts for id_ in (each.person, each.body) if id_])
    return [
        {
            "name": names.get(each.person),
            "body": names.get(each.body or ""),
            "found": str(each.found),
            "told": each.told,
        }
        for each in case.conflicts
    ]


def last_day(each: Deadline) -> Facts:
    """Give a last day and how it stands."""
    return {"what": each.what, "due": each.due, "status": str(each.status)}


def rules(policy: Policy) -> Facts:
    """Give the rules of the period that a decision is judged by, and what may speak for an actor."""
    return {
        "hearing": policy.hearing,
        "respond_days": policy.respond_days,
        "suspension": policy.suspension,
        "effect": str(policy.effect),
        "factors": [str(each) for each in Factor],
    }


def becomes(case: Case, made: CaseDecision, on: date) -> Facts:
    """Give what has become of a decision by a day: stayed, annulled, reconsidered, final.

    A reconsideration that has been decided is told also when it has effect later.
    """
    later = [step for step in since(case, made) if step.day <= on or step.kind is StepKind.REVOKED]
    days = {str(step.kind): step.day for step in later}
    rulings = [step for step in later if step.kind is StepKind.RULED]
    against = [step for step in rulings if step.found == Ruling.ANNULLED]
    annulled = [step for step in later if annuls(step)]
    return {
        "annulled_on": against[-1].day if against and against[-1] is rulings[-1] and not annulled else None,
        "stayed": days.get(StepKind.STAYED),
        "revoked": days.get(StepKind.REVOKED),
        "final": days.get(StepKind.FINAL),
        "annulled": annulled[-1].until if annulled else None,
    }
