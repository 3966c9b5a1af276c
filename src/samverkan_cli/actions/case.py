"""Acting on a body's decision about an actor: suspension and exclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.roll import record_watching
from samverkan_cli.domain import case as check
from samverkan_cli.domain.enrollment import must_be_live
from samverkan_cli.domain.errors import Objections
from samverkan_cli.domain.values import EndedAs, May, Subject

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Actor, Decision, Enrollment, Period
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def exclude(writer: Writer, request: check.Exclude) -> Enrollment:
    """Act on a decision to exclude; what a body has decided can be recorded with its objections."""
    facts, enrollment, no = _facts(writer.reader, request)
    event = no.ask(check.exclude, facts, enrollment) if facts and enrollment else None
    if facts and not enrollment:
        no.extend(check.objections(facts, check.ABSOLUTE + check.RULES))
    no.stop()
    assert event and facts
    writer.notices += check.notices(facts)
    record_watching(writer, [event.enrollment], event)
    return writer.reader.enrollment(event.enrollment)


def suspend(writer: Writer, request: check.Suspend) -> Enrollment:
    """Act on a decision to suspend through a day."""
    facts, enrollment, no = _facts(writer.reader, request)
    earlier = writer.reader.suspensions_of(enrollment.id) if enrollment else []
    event = no.ask(check.suspend, facts, enrollment, earlier) if facts and enrollment else None
    no.stop()
    assert event and facts
    writer.notices += check.notices(facts)
    record_watching(writer, [event.enrollment], event)
    return writer.reader.enrollment(event.enrollment)


def _facts(
    read: Reader, request: check.Exclude | check.Suspend
) -> tuple[check.Facts | None, Enrollment | None, Objections]:
    """Give what the rules ask for, the live enrollment, and what was objected to on the way."""
    no = Objections()
    actor = no.find(read.actor, request.actor)
    period = no.find(read.period, request.period)
    decision = no.find(read.decision, request.decision)
    if decision and decision.about:  # what was decided about an actor that was merged is about the other
        decision = decision.model_copy(update={"about": tuple(read.actor(id_).id for id_ in decision.about)})
    if actor is None or period is None:
        return None, None, no
    latest = read.latest_enrollment(actor.id, period.id)
    day = request.effective or (decision.decided_on if decision and isinstance(request, check.Suspend) else None)
    ending = EndedAs.EXCLUSION if isinstance(request, check.Exclude) else None
    enrollment = no.ask(must_be_live, actor, period, latest, day, ending)
    if enrollment and enrollment.effective is None:
        enrollment = None
        no.ask(must_be_live, actor, period, None, day)
    return _known(read, request, actor, period, decision), enrollment, no


def _known(
    read: Reader, request: check.Exclude | check.Suspend, actor: Actor, period: Period, decision: Decision | None
) -> check.Facts:
    return check.Facts(
        request=request,
        actor=actor,
        period=period,
        decision=decision,
        body=read.body(decision.body) if decision else None,
        mandated=bool(decision and read.may(decision.body, May.DECIDE, Subject.EXCLUSION, decision.decided_on)),
        acted_on=frozenset(read.acted_on(decision.id)) if decision else frozenset(),
        points=frozenset(read.points(period.id, period.text_version)),
        decision_unreadable=request.decision is not None and decision is None,
    )
