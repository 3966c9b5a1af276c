"""Acting on a body's decision about an actor: in a case, or stated at once; and asking what would be objected to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from samverkan_cli.actions import reference
from samverkan_cli.actions.case.steps import examined
from samverkan_cli.actions.decision import cited
from samverkan_cli.actions.meanwhile import met, to_hand_on
from samverkan_cli.actions.roll import record_watching
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import decision as rules
from samverkan_cli.domain.case import rules as guards
from samverkan_cli.domain.case.effect import bar_from, gone
from samverkan_cli.domain.case.rules import CaseFacts
from samverkan_cli.domain.events import ActorExcluded
from samverkan_cli.domain.leaving import must_be_applying, must_be_live
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.domain.values import CaseOutcome, EndedAs, May

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from samverkan_cli.domain.events import Event
    from samverkan_cli.domain.policy import Policy
    from samverkan_cli.domain.records import Actor, Body, Case, CaseStep, Decision, Enrollment, Period
    from samverkan_cli.domain.refusal import Objection
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


@dataclass(frozen=True)
class _Matter:
    """What a decision is about, gathered once; what stands in the way is kept in `objections`."""

    read: Reader
    request: rules.Decide | rules.Stated
    actor: Actor
    period: Period
    decision: Decision | None = None
    case: Case | None = None
    objections: Objections = field(default_factory=Objections)
    ahead: date | None = None  # the day a decision is thought of, before there is one

    @cached_property
    def enrollment(self) -> Enrollment | None:
        """Give the enrollment a decision is about: live where it is to end, or merely applied for."""
        outcome = rules.outcome_of(self.request)
        if outcome in (CaseOutcome.NONE, CaseOutcome.REPRIMAND):
            return self.read.enrollment(self.case.enrollment) if self.case else self._latest
        if outcome is CaseOutcome.REFUSED:
            return self.objections.ask(must_be_applying, self.actor, self.period, self._latest, self._first_day)
        ending = EndedAs.EXCLUSION if outcome is CaseOutcome.EXCLUDED else None
        return self.joined(ending, self.decision.decided_on if self.decision else None)

    def joined(self, ending: EndedAs | None = None, decided: date | None = None) -> Enrollment | None:
        """Give the enrollment that is live and in force on the first day, or None and remember why there is none."""
        of, day = (self.actor, self.period), self._first_day
        found = self.objections.ask(must_be_live, *of, self._latest, day, ending, decided)
        return self.objections.ask(must_be_live, *of, None, None) if found and found.effective is None else found

    @property
    def _latest(self) -> Enrollment | None:
        return self.read.latest_enrollment(self.actor.id, self.period.id)

    @property
    def _first_day(self) -> date | None:
        """Give the first day something is to hold from, as far as it is known."""
        made = self.decision
        return self.request.effective or (made.effective or made.decided_on if made else None)

    @property
    def _policy(self) -> Policy:
        """Give the rules that hold on the day of the decision."""
        day = self.decision.decided_on if self.decision else self.ahead or self.request.on
        return self.read.policy(self.period.id, day)

    def opened(self, id_: str, enrollment: Enrollment | None) -> list[Event]:
        """Give what opens and fills a case; without an enrollment, so that the rules can be asked about the rest."""
        assert isinstance(self.request, rules.Stated)
        about = enrollment or _nothing(self.actor, self.period)
        return rules.stated(self.request, id_, about, self._policy, self.decision)

    def facts(self, case: Case, enrollment: Enrollment | None) -> CaseFacts:
        """Give what the rules of a decision are asked about."""
        read, decision, policy = self.read, self.decision, self._policy
        body = read.body(decision.body) if decision else None
        on = decision.decided_on if decision else None
        return CaseFacts(
            case=case,
            verdict=rules.verdict(self.request, case, decision, policy),
            actor=self.actor,
            period=self.period,
            policy=policy,
            enrollment=enrollment,
            decision=decision,
            body=body,
            mandated=bool(body and on and _may(read, self.request, case, body.id, on)),
            acted_on=frozenset(read.acted_on(decision.id)) if decision else frozenset(),
            points=frozenset(read.points(self.period.id, self.period.text_version)),
            hints=tuple(read.hints(case, body.id, on, decision.meeting)) if body and decision and on else (),
            decision_unreadable=self.request.decision is not None and decision is None,
            gone=_gone(read, decision) if decision else None,
            undone=bool(case.decisions and gone(case, case.decisions[-1])),
        )

    def standing(self, enrollment: Enrollment) -> rules.StandingDecisions:
        """Give what else has been decided of the enrollment."""
        found = [each for each in self.read.exclusions_of(self.actor.id) if each.enrollment == enrollment.id]
        return rules.StandingDecisions(found, self.read.suspensions_of(enrollment.id))


def decide(writer: Writer, request: rules.Decide) -> Case:
    """Record what a body decided in a case, and what follows from it."""
    read, objections = writer.reader, Objections()
    case = objections.find(read.case, request.case)
    if case is None:
        raise Refused(objections)
    decision = _decision(writer, objections, request, case.actor)
    of = (read.actor(case.actor), read.period(case.period))
    _act(writer, _Matter(read, request, *of, decision, case, objections), case)
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
    matter = _matter(writer, request)
    objections, enrollment = matter.objections, matter.joined()
    case = rules.case_of(matter.opened("C-0", enrollment))
    found = frozenset(each.person for each in objections.ask(examined, writer, request) or ())
    facts = replace(matter.facts(case, enrollment), interim=True, examined=found)
    if enrollment is None or facts.decision_unreadable:
        raise Refused([*objections, *_objections(facts)])
    event = objections.ask(rules.suspend, request, facts, matter.standing(enrollment))
    objections.stop()
    assert event
    writer.notices += rules.notices_of_verdict(request, facts)
    record_watching(writer, [event.enrollment], event)
    return matter.read.enrollment(event.enrollment)


def _stated(writer: Writer, request: rules.Stated) -> Enrollment:
    matter = _matter(writer, request)
    actor, period = matter.actor, matter.period
    named = matter.objections.find(matter.read.case, request.case)
    if request.case is not None and named is None:
        raise Refused(matter.objections)
    if named and (named.actor, named.period) != (actor.id, period.id):
        facts = {"id": named.id, "actor": named.actor, "period": named.period}
        raise Refused([*matter.objections, no.CaseOtherActor("case", refs=[named.id], **facts)])
    matter = replace(matter, case=named)
    opening = [] if named else matter.opened(writer.new_id("C"), matter.enrollment)
    _act(writer, matter, named or rules.case_of(opening), opening)
    assert matter.enrollment
    return matter.read.enrollment(matter.enrollment.id)


def _act(writer: Writer, matter: _Matter, case: Case, opening: Sequence[Event] = ()) -> None:
    """Record the decision with what opens its case and what follows; raise everything that is objected to."""
    read, request, decision, objections = matter.read, matter.request, matter.decision, matter.objections
    enrollment = matter.enrollment
    facts = matter.facts(case, enrollment)
    if enrollment is None or facts.decision_unreadable:
        raise Refused([*objections, *_objections(facts)])
    found = objections.ask(examined, writer, request) or ()
    facts = replace(facts, examined=frozenset(each.person for each in found))
    events = objections.ask(rules.decide, request, facts, matter.standing(enrollment), found)
    objections.stop()
    assert events
    writer.notices += rules.notices_of_verdict(request, facts)
    record_watching(writer, [enrollment.id], *(request.noted(event) for event in opening), *events)
    if any(isinstance(event, ActorExcluded) for event in events):
        writer.notices += to_hand_on(read, matter.actor.id, matter.actor.name)
    for each in read.exclusions_of(matter.actor.id):
        if decision and each.decision == decision.id and facts.begins:
            writer.notices += met(read, each, bar_from(each, facts.begins), request.today, no.BarMeets)


def _matter(writer: Writer, request: rules.Stated) -> _Matter:
    read, objections = writer.reader, Objections()
    actor = objections.find(read.actor, request.actor)
    said = request.period or _period_of_case(read, request.case)
    period = objections.ask(reference.period_of_actor, read, said, actor, request.on) if actor or said else None
    if actor is None or period is None:
        objections.ask(_must_be_citable, read, request.decision)
        raise Refused(objections)
    decision = _decision(writer, objections, request, actor.id)
    return _Matter(read, request, actor, period, decision, objections=objections)


def _period_of_case(read: Reader, named: str | None) -> str | None:
    """Give the period of a case that is named; what is amiss with the name is told elsewhere."""
    found = Objections().find(read.case, named)
    return found.period if found else None


def _must_be_citable(read: Reader, reference: str | None) -> None:
    """Raise `Refused` for a decision that is not known, nor told by body, day and paragraph."""
    if reference is not None and read.citation(reference) is None:
        read.decision(reference)


def _decision(writer: Writer, objections: Objections, request: rules.Deciding, actor: str) -> Decision | None:
    """Give the decision, or None where none was said, or it cannot be read."""
    return objections.ask(cited, writer, request, request.decision, actor) if request.decision is not None else None


def _nothing(actor: Actor, period: Period) -> Enrollment:
    """Give an enrollment that is not there, so that the rules can be asked about the rest."""
    from samverkan_cli.domain.records import Enrollment

    return Enrollment(entry=0, id="", number=0, actor=actor.id, period=period.id, received=period.first_day)


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


def _objections(facts: CaseFacts) -> list[Objection]:
    absolute, unmet = guards.unmet(facts)
    return [*absolute, *unmet]


def ahead(read: Reader, request: rules.Decide, body: Body | None, on: date) -> list[Objection]:
    """Give what would be objected to if a body decided in a case on a day: the same rules, before the meeting."""
    assert request.case and request.outcome
    case = read.case(request.case)
    matter = _Matter(read, request, read.actor(case.actor), read.period(case.period), case=case, ahead=on)
    enrollment = matter.enrollment
    facts = replace(matter.facts(case, enrollment), ahead=on, body=body)
    if body:
        hints = tuple(read.hints(case, body.id, on, None))
        facts = replace(facts, mandated=_may(read, request, case, body.id, on), hints=hints)
    stops = rules.in_the_way(facts, matter.standing(enrollment)) if enrollment else []
    meant = rules.excluding(facts)
    runs = bar_from(meant, facts.begins) if meant and facts.begins else []
    touched = met(read, meant, runs, request.today, no.BarMeetsAnswer) if meant else []
    return [*matter.objections, *stops, *_objections(facts), *touched]
