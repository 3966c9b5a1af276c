"""What the announcement of adjusted minutes says: of which body and meeting, its days, and how to appeal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli.actions import papers as facts
from samverkan_cli.domain.case import notice_board as rules
from samverkan_cli.domain.case.aftermath import must_be_decided
from samverkan_cli.domain.deadlines import appeal_through
from samverkan_cli.domain.notation import looks_like_id
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.setting import COURT, SENDER, notices_of_missing
from samverkan_cli.domain.values import BodyKind

if TYPE_CHECKING:
    from samverkan_cli.actions.document import Paper
    from samverkan_cli.domain.case.notice_board import WriteAnnouncement
    from samverkan_cli.domain.records import Case, CaseDecision, Decision
    from samverkan_cli.store.reader import Reader

Facts = dict[str, Any]


def announcement(read: Reader, request: WriteAnnouncement) -> Paper:
    """Give the announcement of the minutes that a decision stands in, by the decision or its case. Raises `Refused`."""
    resolved, case, made = _meant(read, request.ref or "")
    body, known = read.body(resolved.body), read.announcement(resolved.id)
    if objections := list(rules.must_be_to_announce(request, known, resolved, body, case.id if case else None)):
        raise Refused(objections)
    days = rules.to_put_up(request, known)
    assert days.posted
    last_day = appeal_through(days.posted)
    told = {
        **facts.letterhead(read, request, resolved.dnr or (facts.case_dnr(read, case) if case else None)),
        "actor": {"id": case.actor if case else None, "name": body.name, "org_nr": None},
        "contact": None,
        "ref": case.id if case else resolved.id,
        "case": case.id if case else None,
        "body": body.name,
        "delegated": body.kind is BodyKind.DELEGATE,
        "decided_on": resolved.decided_on,
        "paragraph": resolved.paragraph,
        "reported": days.reported,
        "adjusted": days.adjusted,
        "posted": days.posted,
        "last_day": last_day,
        "down_from": facts.after(last_day),
        "over": last_day < request.on,
        "minutes_at": request.minutes_at,
        "becomes": facts.becomes(case, made, request.on) if case and made else None,
        "recorded": {"adjusted": known.adjusted == days.adjusted, "posted": known.posted == days.posted},
    }
    needed = SENDER[:1] if told["over"] else (*SENDER[:1], *COURT)
    return "announcement", told, [*rules.notices_of_put_up(request, days), *notices_of_missing(read.settings(), needed)]


def _meant(read: Reader, reference: str) -> tuple[Decision, Case | None, CaseDecision | None]:
    """Give the decision that is meant, and the case it was taken in, if it was; of a case the last decision."""
    if looks_like_id(reference) and reference.strip().upper().startswith("C-"):
        case = read.case(reference)
        made = must_be_decided(case)
        return read.decision(made.decision), case, made
    resolved = read.decision(reference)
    taken = [(case, made) for case in read.cases_decided_by(resolved.id) for made in case.decisions]
    return next(((resolved, *each) for each in taken if each[1].decision == resolved.id), (resolved, None, None))
