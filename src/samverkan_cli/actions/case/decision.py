"""Acting on a body's decision about an actor: in a case, or stated at once; and asking what would be objected to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from samverkan_cli.actions.case.steps import examined
from samverkan_cli.actions.decision import cited
from samverkan_cli.actions.meanwhile import met
from samverkan_cli.actions.roll import record_watching
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import decision as rules
from samverkan_cli.domain.case import rules as guards
from samverkan_cli.domain.case.effect import bar_from, gone
from samverkan_cli.domain.case.rules import CaseFacts
from samverkan_cli.domain.enrollment import must_be_applying, must_be_live
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.domain.values import CaseOutcome, EndedAs, May

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from samverkan_cli.domain.events import Event
    from samverkan_cli.domain.records import Actor, Body, Case, CaseStep, Decision, Enrollment, Period
    from samverkan_cli.domain.refusal import Objection
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def decide(writer: Writer, request: rules.Decide) -> Case:
    """Record what a body decided in a case, and what follows from it."""
    read, objections = writer.reader, Objections()
    case = objections.find(read.case, request.case)
    if case is None:
        raise Refused(objections)
    decision = _decision(writer, objections, request, case.actor)
    actor, period = read.actor(case.actor), read.period(case.period)
    enrollment = _enrollment(objections, read, request, case, actor, period, decision)
    _act(writer, request, [], case, actor, period, enrollment, decision, objections)
    return read.case(case.id)


def exclude(writer: Writer, request: rules.Exclude) -> Enrollment:
    """Act on a decision to exclude; without a case, one is opened, filled and decided by it."""
    return _stated(writer, request)


def refuse(writer: Writer, request: rules.Refuse) -> Enrollment:
    """Act on a decision not to let an actor in; without a case, one is opened, filled and decided by it."""
    return _stated(writer, request)


def suspend(writer: Writer, request: rules.Suspend) -> Enrollment:
    """Act on a decision to suspend through a day: in a case that is named, or beside any."""
    if request.case is not None:
        return _stated(writer, request)
    read, objections = writer.reader, Objections()
    actor, period, decision = _actor_period_and_decision(writer, objections, request)
    enrollment = objections.ask(
        must_be_live, actor, period, read.latest_enrollment(actor.id, period.id), _first_day(request, decision)
    )
    enrollment = _joined(objections, enrollment, actor, period)
    seen = enrollment or _nothing(actor, period)
    case = rules.case_of(rules.stated(request, "C-0", seen, read.policy(period.id), decision))
    found = frozenset(each.person for each in objections.ask(examined, writer, request) or ())
    facts = replace(_facts(read, request, case, actor, period, enrollment, decision), interim=True, examined=found)
    if enrollment is None or facts.decision_unreadable:
        raise Refused([*objections, *_objections(facts)])
    event = objections.ask(rules.suspend, request, facts, _standing(read, actor, enrollment))
    objections.stop()
    assert event
    writer.notices += rules.notices_of_verdict(request, facts)
    record_watching(writer, [event.enrollment], event)
    return read.enrollment(event.enrollment)


def _stated(writer: Writer, request: rules.Stated) -> Enrollment:
    read, objections = writer.reader, Objections()
    actor, period, decision = _actor_period_and_decision(writer, objections, request)
    named = objections.find(read.case, request.case)
    if request.case is not None and named is None:
        raise Refused(objections)
    if named and (named.actor, named.period) != (actor.id, period.id):
        facts = {"id": named.id, "actor": named.actor, "period": named.period}
        raise Refused([*objections, no.CaseOtherActor("case", refs=[named.id], **facts)])
    enrollment = _enrollment(objections, read, request, named, actor, period, decision)
    opening = [] if named else _opening(writer, request, enrollment or _nothing(actor, period), decision)
    case = named or rules.case_of(opening)
    _act(writer, request, opening, case, actor, period, enrollment, decision, objections)
    assert enrollment
    return read.enrollment(enrollment.id)


def _opening(writer: Writer, request: rules.Stated, enrollment: Enrollment, decision: Decision | None) -> list[Event]:
    policy = writer.reader.policy(enrollment.period)
    return rules.stated(request, writer.new_id("C"), enrollment, policy, decision)


def _act(
    writer: Writer,
    request: rules.Decide | rules.Stated,
    opening: Sequence[Event],
    case: Case,
    actor: Actor,
    period: Period,
    enrollment: Enrollment | None,
    decision: Decision | None,
    objections: Objections,
) -> None:
    """Record the decision with what opens its case and what follows; raise everything that is objected to."""
    read = writer.reader
    facts = _facts(read, request, case, actor, period, enrollment, decision)
    if enrollment is None or facts.decision_unreadable:
        raise Refused([*objections, *_objections(facts)])
    found = objections.ask(examined, writer, request) or ()
    facts = replace(facts, examined=frozenset(each.person for each in found))
    events = objections.ask(rules.decide, request, facts, _standing(read, actor, enrollment), found)
    objections.stop()
    assert events
    writer.notices += rules.notices_of_verdict(request, facts)
    record_watching(writer, [enrollment.id], *(request.noted(event) for event in opening), *events)
    for each in read.exclusions_of(actor.id):
        if decision and each.decision == decision.id and facts.begins:
            writer.notices += met(read, each, bar_from(each, facts.begins), request.today, no.BarMeets)


def _actor_period_and_decision(
    writer: Writer, objections: Objections, request: rules.Stated
) -> tuple[Actor, Period, Decision | None]:
    read = writer.reader
    actor, period = objections.find(read.actor, request.actor), objections.find(read.period, request.period)
    if actor is None or period is None:
        objections.ask(_must_be_citable, read, request.decision)
        raise Refused(objections)
    return actor, period, _decision(writer, objections, request, actor.id)


def _must_be_citable(read: Reader, reference: str | None) -> None:
    """Raise `Refused` for a decision that is not known, nor told by body, day and paragraph."""
    if reference is not None and read.citation(reference) is None:
        read.decision(reference)


def _decision(writer: Writer, objections: Objections, request: rules.Deciding, actor: str) -> Decision | None:
    """Give the decision, or None where none was said, or it cannot be read."""
    return objections.ask(cited, writer, request, request.decision, actor) if request.decision is not None else None


def _first_day(request: rules.Deciding, decision: Decision | None) -> date | None:
    """Give the first day something is to hold from, as far as it is known."""
    return request.effective or (decision.effective or decision.decided_on if decision else None)


def _enrollment(
    objections: Objections,
    read: Reader,
    request: rules.Decide | rules.Stated,
    case: Case | None,
    actor: Actor,
    period: Period,
    decision: Decision | None,
) -> Enrollment | None:
    """Give the enrollment a decision is about: live where it is to end, or merely applied for."""
    latest = read.latest_enrollment(actor.id, period.id)
    outcome = rules.outcome_of(request)
    if outcome in (CaseOutcome.NONE, CaseOutcome.REPRIMAND):
        return read.enrollment(case.enrollment) if case else latest
    if outcome is CaseOutcome.REFUSED:
        return objections.ask(must_be_applying, actor, period, latest, _first_day(request, decision))
    ending = EndedAs.EXCLUSION if outcome is CaseOutcome.EXCLUDED else None
    decided = decision.decided_on if decision else None
    live = objections.ask(must_be_live, actor, period, latest, _first_day(request, decision), ending, decided)
    return _joined(objections, live, actor, period)


def _joined(objections: Objections, enrollment: Enrollment | None, actor: Actor, period: Period) -> Enrollment | None:
    if enrollment and enrollment.effective is None:
        objections.ask(must_be_live, actor, period, None, None)
        return None
    return enrollment


def _nothing(actor: Actor, period: Period) -> Enrollment:
    """Give an enrollment that is not there, so that the rules can be asked about the rest."""
    from samverkan_cli.domain.records import Enrollment

    return Enrollment(entry=0, id="", number=0, actor=actor.id, period=period.id, received=period.first_day)


def _facts(
    read: Reader,
    request: rules.Decide | rules.Stated,
    case: Case,
    actor: Actor,
    period: Period,
    enrollment: Enrollment | None,
    decision: Decision | None,
) -> CaseFacts:
    policy = read.policy(period.id)
    body = read.body(decision.body) if decision else None
    meeting = decision.meeting if decision else None
    return CaseFacts(
        case=case,
        verdict=rules.verdict(request, case, decision, policy),
        actor=actor,
        period=period,
        policy=policy,
        enrollment=enrollment,
        decision=decision,
        body=body,
        mandated=bool(decision and _may(read, request, case, decision.body, decision.decided_on)),
        acted_on=frozenset(read.acted_on(decision.id)) if decision else frozenset(),
        points=frozenset(read.points(period.id, period.text_version)),
        hints=tuple(read.hints(case, body.id, decision.decided_on, meeting)) if body and decision else (),
        decision_unreadable=request.decision is not None and decision is None,
        gone=_gone(read, decision) if decision else None,
        undone=bool(case.decisions and gone(case, case.decisions[-1])),
    )


def _gone(read: Reader, decision: Decision) -> CaseStep | None:
    """Give the step that annulled or revoked a decision, or None: what is gone is not acted on again."""
    for case in read.cases_decided_by(decision.id):
        made = next(each for each in case.decisions if each.decision == decision.id)
        if found := gone(case, made):
            return found
    return None


def _may(read: Reader, request: rules.Decide | rules.Stated, case: Case, body: str, on: date) -> bool:
    """Tell whether a body may decide what was decided, on the day."""
    return read.may(body, May.DECIDE, guards.subjects(case.track, rules.outcome_of(request)), on)


def _standing(read: Reader, actor: Actor, enrollment: Enrollment | None) -> rules.StandingDecisions:
    if enrollment is None:
        return rules.StandingDecisions()
    exclusions = [each for each in read.exclusions_of(actor.id) if each.enrollment == enrollment.id]
    return rules.StandingDecisions(exclusions, read.suspensions_of(enrollment.id))


def _objections(facts: CaseFacts) -> list[Objection]:
    absolute, unmet = guards.unmet(facts)
    return [*absolute, *unmet]


def ahead(read: Reader, request: rules.Decide, body: Body | None, on: date) -> list[Objection]:
    """Give what would be objected to if a body decided in a case on a day: the same rules, before the meeting."""
    assert request.case and request.outcome
    case = read.case(request.case)
    actor, period, objections = read.actor(case.actor), read.period(case.period), Objections()
    enrollment = _enrollment(objections, read, request, case, actor, period, None)
    facts = replace(_facts(read, request, case, actor, period, enrollment, None), ahead=on, body=body)
    if body:
        hints = tuple(read.hints(case, body.id, on, None))
        facts = replace(facts, mandated=_may(read, request, case, body.id, on), hints=hints)
    stops = rules.in_the_way(facts, _standing(read, actor, enrollment)) if enrollment else []
    meant = rules.excluding(facts)
    runs = bar_from(meant, facts.begins) if meant and facts.begins else []
    touched = met(read, meant, runs, request.today, no.BarMeetsAnswer) if meant else []
    return [*objections, *stops, *_objections(facts), *touched]
