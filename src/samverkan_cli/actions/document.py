"""What a paper says of an enrollment or a case, as plain data: its sentences stand in the templates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from samverkan_cli.actions import papers as facts
from samverkan_cli.actions.meaning import meaning
from samverkan_cli.domain import document as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import hearing, state
from samverkan_cli.domain.case.aftermath import must_be_decided
from samverkan_cli.domain.case.announcement import taken_down_early
from samverkan_cli.domain.case.hearing import extended
from samverkan_cli.domain.case.interest import unexamined
from samverkan_cli.domain.case.steps import closed, must_be_open, track
from samverkan_cli.domain.deadlines import appeal_through
from samverkan_cli.domain.notation import looks_like_id
from samverkan_cli.domain.policy import required
from samverkan_cli.domain.refusal import Notice, Refused
from samverkan_cli.domain.setting import COURT, LETTERS, notices_of_missing
from samverkan_cli.domain.values import BodyKind, CaseOutcome, Minutes, SettingKey, Track

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.document import WritePaper
    from samverkan_cli.domain.records import Body, Case, Enrollment
    from samverkan_cli.store.reader import Reader

Facts = dict[str, Any]
Paper = tuple[str, Facts, Sequence[Notice]]  # its template, what it says, and what should be known of it
ALIKE = 5  # earlier cases, at most, that a memorandum compares with


def completion(read: Reader, request: WritePaper) -> Paper:
    """Give a request for what an answer lacks."""
    found = _incomplete(read, request.ref or "")
    period = read.period(found.period)
    event = read.numbered([found.entry])[found.entry].event
    told = {
        **facts.head(read, request, found.actor, found.period, event.dnr),
        "ref": found.id,
        "received": found.received,
        "lacks": found.lacks,
        "complete_by": found.complete_by,
        "ticks": [str(tick) for tick in required(period, found.received) if tick not in found.affirmed],
        "signer": found.signed_by is None,
        "first_day": period.first_day,
    }
    return "completion", told, _missing(read, request)


def _incomplete(read: Reader, reference: str) -> Enrollment:
    """Give the incomplete answer that is named, by its id or by the actor. Raises `Refused`."""
    if looks_like_id(reference) and reference.strip().upper().startswith("E-"):
        found = [read.enrollment(reference)]
        actor = read.actor(found[0].actor)
    else:
        actor = read.actor(reference)
        found = read.enrollments_of(actor.id)
    waiting = [each for each in found if rules.lacking(each)]
    if not waiting:
        raise Refused([no.NothingLacks("ref", refs=[actor.id], id=actor.id, name=actor.name)])
    if len(waiting) > 1:
        ids = tuple(each.id for each in waiting)
        raise Refused([no.Ambiguous("ref", refs=ids, given=reference, noun="enrollment", ids=ids)])
    return waiting[0]


def notice(read: Reader, request: WritePaper) -> Paper:
    """Give a notice before a decision: as it was recorded, or as it is to be sent."""
    case = read.case(request.ref or "")
    over = [] if rules.told(case) else list(must_be_open(case))
    if objections := over or list(rules.must_be_noticeable(request, case)):
        raise Refused(objections)
    held, recorded = hearing.of(case), rules.told(case)
    policy = read.policy(case.period, (held.notified if recorded else None) or request.on)
    respond_by = held.respond_by if recorded else hearing.respond_by(request.respond_by, request.on, policy)
    common, ended = _of_case(read, request, case), _ended(case)
    outcomes = rules.OUTCOMES[common["track"]]
    told = {
        **common,
        "hearing": policy.hearing,
        "notified": held.notified,
        "anew": held.notified is not None and not recorded,
        "respond_by": respond_by,
        "respond_days": None if recorded or request.respond_by else policy.respond_days,
        "may_extend": not extended(case),
        "decided": bool(case.decisions),
        "ended_on": ended if ended and ended <= request.on else None,
        "outcomes": [str(each) for each in outcomes if policy.suspension or each is not CaseOutcome.SUSPENDED],
        "deciders": facts.deciders(read, common["track"], request.on),
        "clause": policy.exclusion_clause if common["track"] is Track.EXCLUSION else None,
    }
    return "notice", told, [*rules.notices_of_notice(case, common["grounds"]), *_missing(read, request)]


def _ended(case: Case) -> date | None:
    """Give the day a case was decided, or closed without a decision, or None."""
    return min((each.decided_on for each in case.decisions), default=closed(case))


def _missing(read: Reader, request: WritePaper) -> list[Notice]:
    """Give what the registry does not know of what a paper that asks for an answer must tell."""
    said = (SettingKey.ANSWER_TO, SettingKey.CASEHOLDER) if request.answer_to else ()
    return notices_of_missing(read.settings(), [key for key in LETTERS if key not in said])


def memorandum(read: Reader, request: WritePaper) -> Paper:
    """Give an officer's memorandum with the officer's proposal, and what bodies have recommended.

    Raises `Refused` when nothing has been proposed or recommended.
    """
    case = read.case(request.ref or "")
    objections, notices = rules.must_have_a_proposal(request, case)
    if objections:
        raise Refused(objections)
    policy, of = read.policy(case.period, request.on), _of_case(read, request, case)
    body = read.body(case.decisions[-1].body) if case.decisions else None
    told = {
        **of,
        **facts.heard(case),
        "deciders": facts.deciders(read, of["track"], request.on),
        "proposal": "\n".join(request.proposal) or None,
        "clauses": rules.clauses(request),
        "recommendations": facts.recommendations(read, case),
        "dialogue": facts.dialogue(case),
        "cure": facts.cure(case),
        "alike": [_precedent(read, each, case) for each in state.precedents(read.cases(), case)[:ALIKE]],
        "conflicts": facts.conflicts(read, case),
        "hints": _hints(read, case, of["track"], request.on),
        "last_days": [facts.last_day(each) for each in state.last_days(case, policy, body, request.on)],
        "rules": facts.rules(policy),
        "clause": policy.exclusion_clause,
    }
    return "memorandum", told, notices


def _precedent(read: Reader, earlier: Case, case: Case) -> Facts:
    """Give an earlier case as it is compared with: the grounds they share, and what it ended in."""
    made = earlier.decisions[-1]
    shared = [ground for ground in made.grounds or earlier.grounds if ground in case.grounds]
    return {
        "id": earlier.id,
        "name": read.names([earlier.actor]).get(earlier.actor),
        "shared": [facts.point(ground) for ground in shared],
        "outcome": str(made.outcome),
        "decided_on": made.decided_on,
        "deciding": made.deciding,
    }


def _hints(read: Reader, case: Case, of: Track, on: date) -> list[Facts]:
    """Give the members of who may decide that the register ties to a party, and whose conflict nobody examined."""
    examined = [each.person for each in case.conflicts]
    return [
        {"name": hint.name, "tie": str(hint.tie), "to": hint.to, "body": body["name"]}
        for body in facts.deciders(read, of, on)
        for hint in unexamined(read.hints(case, body["id"], on, None), examined)
    ]


def decision(read: Reader, request: WritePaper) -> Paper:
    """Give the notification of a decision, or of a refusal of entry. Raises `Refused` when nothing was decided."""
    case = read.case(request.ref or "")
    made = must_be_decided(case)
    body, resolved = read.body(made.body), read.decision(made.decision)
    template = "refusal" if made.outcome is CaseOutcome.REFUSED else "decision"
    appeal, becomes = _appeal(case, body, request.on), facts.becomes(case, made, request.on)
    told = {
        **_of_case(read, request, case, resolved.dnr),
        **facts.heard(case),
        **becomes,
        "grounds": facts.grounds(read, case, made.grounds or case.grounds),
        "body": body.name,
        "decided_on": made.decided_on,
        "paragraph": resolved.paragraph,
        "resolved": resolved.text,
        "outcome": str(made.outcome),
        "deciding": made.deciding,
        "proportionality": made.proportionality,
        "factors": [str(each) for each in made.factors],
        "considered": made.considered,
        **meaning(read, case, made, request.on),
        "hearing": read.policy(case.period, made.decided_on).hearing,
        "appeal": appeal,
    }
    open_ = appeal and not (appeal["over"] or becomes["final"] or becomes["annulled"] or becomes["revoked"])
    holder = () if request.answer_to else (SettingKey.CASEHOLDER,)
    return template, told, notices_of_missing(read.settings(), (SettingKey.SENDER, *holder, *(COURT if open_ else ())))


def _appeal(case: Case, body: Body, on: date) -> Facts | None:
    """Give how a decision is appealed; what is in notes is none, and without an announcement no clock runs."""
    if body.minutes is Minutes.NOTES:
        return None
    posted = None if taken_down_early(case.announced) else case.announced.posted
    last_day = appeal_through(posted) if posted else None
    return {
        "posted": posted,
        "delegated": body.kind is BodyKind.DELEGATE,
        "last_day": last_day,
        "over": last_day is not None and last_day < on,
    }


def _of_case(read: Reader, request: WritePaper, case: Case, dnr: str | None = None) -> Facts:
    """Give what every paper of a case says of it."""
    return {
        **facts.head(read, request, case.actor, case.period, facts.case_dnr(read, case) or dnr),
        **facts.concern(read, case),
        "ref": case.id,
        "track": track(read.enrollment(case.enrollment), request.on),
        "grounds": facts.grounds(read, case, case.grounds),
        "own": facts.own(case),
        "documents": facts.documents(case),
    }
