"""What becomes of a decision in a case: announced, appealed, stayed, upheld or annulled, reconsidered, final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.decision import cited
from samverkan_cli.actions.meanwhile import met
from samverkan_cli.actions.roll import record_watching
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import aftermath as rules
from samverkan_cli.domain.case import announcement
from samverkan_cli.domain.case.effect import bar, since
from samverkan_cli.domain.case.rules import subjects
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.domain.values import CaseOutcome, EndedAs, May, StepKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from samverkan_cli.domain.case.steps import OfCase
    from samverkan_cli.domain.events import Affecting
    from samverkan_cli.domain.records import Case, CaseDecision, Enrollment
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def announce(writer: Writer, request: announcement.Announce) -> Case:
    """Record when the minutes of a decision were adjusted, announced and taken down."""
    effect = _effect(writer.reader, request)
    event = announcement.announce(request, effect.case, effect.made, effect.body)
    whole = announcement.whole_of(event, effect.case.announced)
    writer.notices += announcement.notices_of_announcement(event, whole, effect.made)
    writer.record(event)
    return writer.reader.case(effect.case.id)


def appeal(writer: Writer, request: rules.Appeal) -> Case:
    """Record that a decision was appealed."""
    effect = _effect(writer.reader, request)
    event = rules.appeal(request, effect)
    writer.notices += rules.notices_of_appeal(event, effect)
    writer.record(event)
    return writer.reader.case(effect.case.id)


def stay(writer: Writer, request: rules.Stay) -> Case:
    """Record a court's order that a decision has no effect until further notice."""
    effect = _effect(writer.reader, request)
    return _record(writer, effect, rules.stay(request, effect))


def rule(writer: Writer, request: rules.Rule) -> Case:
    """Record a judgment; one that annuls a decision restores the enrollment when it is final."""
    effect = _effect(writer.reader, request)
    event = rules.rule(request, effect)
    writer.notices += rules.notices_of_ruling(event, effect)
    return _record(writer, effect, event)


def revoke(writer: Writer, request: rules.ByDecision) -> Case:
    """Record that a body has reconsidered its decision, by a new one."""
    return _by_decision(writer, request, rules.revoke)


def lift_bar(writer: Writer, request: rules.ByDecision) -> Case:
    """Record that a body has lifted the bar on joining again."""
    return _by_decision(writer, request, rules.lift_bar)


def finalize(writer: Writer, request: rules.Finalize) -> Case:
    """Record that a decision cannot be appealed any more: what waited for it takes effect."""
    effect = _effect(writer.reader, request)
    event = rules.finalize(request, effect)
    writer.notices += rules.notices_of_final(event, effect)
    case = _record(writer, effect, event)
    for each in writer.reader.exclusions_in(case):
        if each.decision == effect.made.decision:
            writer.notices += met(writer.reader, each, bar(each), request.today, no.BarMeets)
    return case


def _by_decision(
    writer: Writer,
    request: rules.ByDecision,
    judge: Callable[[rules.ByDecision, rules.DecidedCase, rules.New], Affecting],
) -> Case:
    read, unread = writer.reader, Objections()
    effect = _effect(read, request)
    decision = unread.ask(cited, writer, request, request.decision, effect.case.actor) if request.decision else None
    body = read.body(decision.body) if decision else None
    asked = subjects(effect.case.track, effect.made.outcome)
    may = bool(decision and read.may(decision.body, May.DECIDE, asked, decision.decided_on))
    new = rules.New(decision, body, mandated=may, unreadable=tuple(unread))
    return _record(writer, effect, judge(request, effect, new))


def _record(writer: Writer, effect: rules.DecidedCase, event: Affecting) -> Case:
    writer.notices += rules.notices_of_set_aside(event)
    record_watching(writer, [effect.enrollment.id, *(each.id for each in effect.later)], event)
    return writer.reader.case(effect.case.id)


def _refused(read: Reader, case: Case, made: CaseDecision) -> Enrollment:
    """Give the application that a refusal ended, which may be a later one than the case was opened about."""
    first = read.enrollment(case.enrollment)
    if made.outcome is not CaseOutcome.REFUSED:
        return first
    known = [each for each in read.enrollments_of(case.actor) if each.period == case.period]
    refused = [each for each in known if each.ended_as is EndedAs.REFUSAL and each.entry < made.entry]
    return refused[-1] if refused else first


def _order(one: Enrollment) -> tuple[date, int]:
    """Give what tells which enrollment comes later: numbers do not, where two actors became one."""
    return one.effective or one.received, one.number


def _effect(read: Reader, request: OfCase) -> rules.DecidedCase:
    """Give the decision of a case and everything it has had effect on; raises `Refused` without one."""
    assert request.case
    case = read.case(request.case)
    made = rules.must_be_decided(case)
    exclusion = next((each for each in read.exclusions_in(case) if each.decision == made.decision), None)
    suspension = next((each for each in read.suspensions_in(case) if each.decision == made.decision), None)
    acted_on = exclusion or suspension
    enrollment = read.enrollment(acted_on.enrollment) if acted_on else _refused(read, case, made)
    later = [
        each
        for each in read.enrollments_of(case.actor)
        if each.period == case.period and _order(each) > _order(enrollment) and each.declined_on is None
    ]
    decided = [each for each in read.exclusions_of(enrollment.actor) if each.enrollment != enrollment.id]
    return rules.DecidedCase(
        case=case,
        made=made,
        body=read.body(made.body),
        period=read.period(case.period),
        enrollment=enrollment,
        exclusion=exclusion,
        suspension=suspension,
        later=later,
        decided=[*decided, *(found for each in later for found in read.suspensions_of(each.id))],
        aside=_set_aside(read, case, made),
    )


def _set_aside(read: Reader, case: Case, made: CaseDecision) -> list[Enrollment]:
    """Give what the stays of a decision set aside."""
    stays = {step.entry for step in since(case, made) if step.kind is StepKind.STAYED}
    ever = read.answers_ever(case.actor, case.period) if stays else []
    return [each for each in ever if each.voided_by in stays and each.declined_on is None]
