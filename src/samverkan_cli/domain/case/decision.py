"""Deciding in a case: `case decide`, and its short forms `exclude`, `refuse` and `suspend`, by the same code.

A short form without a case is a case that is only stated: opened, filled and decided at once.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar

from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import hearing, rules
from samverkan_cli.domain.case.interest import Examining
from samverkan_cli.domain.case.rules import CaseFacts, Verdict
from samverkan_cli.domain.case.steps import must_be_open
from samverkan_cli.domain.events import (
    ActorExcluded,
    ActorNotified,
    ActorSuspended,
    AnswerReceived,
    CaseDecided,
    CaseOpened,
    ConflictNoted,
    EntryRefused,
    Event,
    ObjectionPart,
)
from samverkan_cli.domain.policy import Policy
from samverkan_cli.domain.records import Body, Case, CaseStep, Decision, Enrollment, Exclusion, Suspension
from samverkan_cli.domain.refusal import Notice, Objection, Objections, Refused
from samverkan_cli.domain.request import Day, PeriodKey, ProvisionRef, Reference, Text
from samverkan_cli.domain.values import BodyKind, CaseOutcome, Effect, Factor, Kind, StepKind, Track


class Deciding(Examining):
    """What a decision in a case says, however it is typed."""

    decision: Reference | None = None
    ground: tuple[ProvisionRef, ...] = ()
    effective: Day | None = None
    when_final: bool = False
    through: Day | None = None
    bar_through: Day | None = None
    considered: bool = False
    deciding: Text | None = None
    proportionality: Text | None = None
    factor: tuple[Factor, ...] = ()
    record_anyway: Text | None = None


class Decide(Deciding):
    """A decision in a case."""

    required: ClassVar = ("case", "outcome")

    case: Reference | None = None
    outcome: CaseOutcome | None = None


class Stated(Deciding):
    """A decision on an actor, in a case or beside one; `notified` and `answered` tell how it was heard."""

    required: ClassVar = ("actor",)
    inferred: ClassVar = ("period",)
    happened: ClassVar = ("notified", "answered")
    OUTCOME: ClassVar[CaseOutcome]
    TRACK: ClassVar[Track] = Track.EXCLUSION

    actor: Reference | None = None
    period: PeriodKey | None = None
    case: Reference | None = None
    notified: Day | None = None
    answered: Day | None = None
    no_answer: bool = False


class Exclude(Stated):
    """A decision to exclude."""

    OUTCOME = CaseOutcome.EXCLUDED


class Suspend(Stated):
    """A decision to suspend."""

    OUTCOME = CaseOutcome.SUSPENDED


class Refuse(Stated):
    """A decision not to let an actor in."""

    OUTCOME = CaseOutcome.REFUSED
    TRACK = Track.ENTRY


def outcome_of(request: Decide | Stated) -> CaseOutcome:
    """Give what a request says was decided."""
    if isinstance(request, Decide):
        assert request.outcome
        return request.outcome
    return request.OUTCOME


def verdict(request: Decide | Stated, case: Case, decision: Decision | None, policy: Policy) -> Verdict:
    """Give what was decided; the effective day is the stated one, the decision's, or what the policy says."""
    outcome = outcome_of(request)
    effective, final = _effect(request, outcome, decision, policy)
    return Verdict(
        outcome=outcome,
        grounds=request.ground or case.grounds,
        effective=effective,
        when_final=final,
        through=request.through if outcome is CaseOutcome.SUSPENDED else None,
        bar_through=request.bar_through if outcome is CaseOutcome.EXCLUDED else None,
        considered=request.considered,
        silent=isinstance(request, Stated) and request.no_answer,
    )


def _effect(
    request: Deciding, outcome: CaseOutcome, decision: Decision | None, policy: Policy
) -> tuple[date | None, bool]:
    """Give the effective day, and whether it is the day the decision is final."""
    if outcome in (CaseOutcome.NONE, CaseOutcome.REPRIMAND):
        return None, False
    if request.effective or request.when_final:
        return request.effective, request.when_final
    if outcome is CaseOutcome.EXCLUDED:
        if decision and (decision.effective or decision.when_final):
            return decision.effective, decision.when_final
        return None, policy.effect is Effect.FINAL
    return (decision.effective or decision.decided_on if decision else None), False


def stated(request: Stated, id_: str, enrollment: Enrollment, policy: Policy, decision: Decision | None) -> list[Event]:
    """Give the events that open a case that is only stated, and tell how the actor was heard."""
    decided = decision.decided_on if decision else None
    days = [day for day in (request.notified, request.answered, decided) if day]
    opened = CaseOpened(
        subject=id_,
        actor=enrollment.actor,
        period=enrollment.period,
        enrollment=enrollment.id,
        track=request.TRACK,
        grounds=request.ground,
        reported_on=min(days, default=request.on),
        stated=True,
    )
    events: list[Event] = [opened]
    if request.notified:
        respond_by = hearing.respond_by(None, request.notified, policy.on(request.notified))
        events.append(ActorNotified(subject=id_, reached_on=request.notified, respond_by=respond_by))
    if request.answered:
        events.append(AnswerReceived(subject=id_, received=request.answered, final=True))
    return events


def case_of(events: Sequence[Event]) -> Case:
    """Give the case that the events of a stated one make, as far as the rules ask."""
    opened = events[0]
    assert isinstance(opened, CaseOpened)
    steps: list[CaseStep] = []
    for at, event in enumerate(events[1:], start=1):
        step = partial(CaseStep, entry=at, case=opened.subject)
        if isinstance(event, ActorNotified):
            steps.append(step(kind=StepKind.NOTIFIED, day=event.reached_on, until=event.respond_by))
        if isinstance(event, AnswerReceived):
            steps.append(step(kind=StepKind.ANSWERED, day=event.received, found="final"))
    facts = {
        name: getattr(opened, name)
        for name in CaseOpened.__struct_fields__
        if name not in {"subject", "dnr", "reason", "source"}
    }
    return Case(entry=0, id=opened.subject, number=0, steps=tuple(steps), **facts)


@dataclass(frozen=True)
class StandingDecisions:
    """What else stands of the enrollment a decision is about: exclusions and suspensions."""

    exclusions: Sequence[Exclusion] = ()
    suspensions: Sequence[Suspension] = ()


def decide(
    request: Decide | Stated, facts: CaseFacts, standing: StandingDecisions, conflicts: tuple[ConflictNoted, ...] = ()
) -> list[Event]:
    """Give the events of a decision in a case, and of what follows from it.

    With `record_anyway` the unmet rules are recorded with it; what is absolute refuses all the same. Raises
    `Refused` with every objection.
    """
    absolute, unmet = rules.unmet(facts)
    stops = Objections([*_must_go_together(request), *in_the_way(facts, standing)])
    if stops or absolute or (unmet and request.record_anyway is None):
        raise Refused([*stops, *absolute, *unmet])
    assert facts.decision and facts.body and facts.enrollment
    said = facts.verdict
    decided = CaseDecided(
        subject=facts.case.id,
        decision=facts.decision.id,
        outcome=said.outcome,
        enrollment=facts.enrollment.id,
        body=facts.body.id,
        grounds=said.grounds,
        effective=said.effective,
        when_final=said.when_final,
        through=said.through,
        bar_through=said.bar_through,
        considered=said.considered,
        deciding=request.deciding,
        proportionality=request.proportionality,
        factors=request.factor,
        conflicts=conflicts,
        objections=kept(unmet),
        recorded_anyway=request.record_anyway,
    )
    return [request.noted(event) for event in (decided, *_consequence(facts))]


_FITTING = {
    "through": (CaseOutcome.SUSPENDED,),
    "bar_through": (CaseOutcome.EXCLUDED,),
    "effective": (CaseOutcome.EXCLUDED, CaseOutcome.SUSPENDED, CaseOutcome.REFUSED),
    "when_final": (CaseOutcome.EXCLUDED, CaseOutcome.SUSPENDED, CaseOutcome.REFUSED),
}


def _must_go_together(request: Decide | Stated) -> Iterator[Objection]:
    """Nothing that was typed is left out in silence: a bar without an exclusion, a hearing of a case that has one."""
    outcome = outcome_of(request)
    for field, fitting in _FITTING.items():
        if getattr(request, field) and outcome not in fitting:
            option = "--effective" if field == "when_final" else f"--{field.replace('_', '-')}"
            yield no.OptionsConflict(field, option=option, others=(f"--outcome {outcome}",))
    if not isinstance(request, Stated):
        return
    heard = {"--notified": request.notified, "--answered": request.answered, "--no-answer": request.no_answer}
    if request.case is not None and (said := tuple(option for option, given in heard.items() if given)):
        yield no.OptionsConflict("case", option="--case", others=said)
    elif request.answered and request.no_answer:
        yield no.OptionsConflict("no_answer", option="--no-answer", others=("--answered",))


def kept(objections: Iterable[Objection]) -> tuple[ObjectionPart, ...]:
    """Give objections as they are recorded with a decision that was taken all the same."""
    return tuple(ObjectionPart(code=each.code, facts=json.dumps(each.facts, ensure_ascii=False)) for each in objections)


def in_the_way(facts: CaseFacts, standing: StandingDecisions) -> Iterator[Objection]:
    """Give what makes a decision one that cannot be acted on at all: it is gone, or done already.

    A case is decided once, but for a suspension on the way, or when its decision is gone.
    """
    case, said = facts.case, facts.verdict
    if facts.gone:
        gone = {"id": facts.gone.case, "day": str(facts.gone.day), "how": facts.gone.kind}
        yield no.DecisionGone("decision", refs=[facts.gone.case], **gone)
    yield from must_be_open(case)
    last = case.decisions[-1] if case.decisions else None
    same = facts.decision is not None and facts.decision.id in {each.decision for each in case.decisions}
    if last and (same or (last.outcome is not CaseOutcome.SUSPENDED and not facts.undone)):
        yield no.AlreadyDecided("decision", refs=[case.id], id=case.id, decision=last.decision)
    for each in standing.exclusions:
        if said.outcome is CaseOutcome.EXCLUDED and each.stands:  # it waits, lies ahead or is stayed
            yield no.ExclusionPending("actor", refs=[each.enrollment], decision=each.decision, id=each.case)
    first = said.effective or facts.decided_on
    if said.outcome is CaseOutcome.SUSPENDED and said.through and first:
        decision = facts.decision.id if facts.decision else None
        yield from _suspended_already(decision, first, said.through, standing.suspensions)


def _suspended_already(
    decision: str | None, first: date, through: date, suspensions: Sequence[Suspension]
) -> Iterator[Objection]:
    for other in suspensions:
        if other.annulled_on or other.revoked_from:
            continue
        if (first, through) == (other.first_day, other.through):
            id_, day = other.enrollment, str(other.through)
            yield no.AlreadyDone("through", refs=[id_], id=id_, day=day)
        elif first <= other.through and other.first_day <= through:
            facts = {"id": other.enrollment}
            if other.decision == decision:
                facts |= {"first": str(other.first_day), "through": str(other.through), "entry": str(other.entry)}
            told = no.SuspensionDiffers if other.decision == decision else no.SuspensionOverlaps
            yield told("through", refs=[other.enrollment], **facts)


def excluding(facts: CaseFacts) -> Exclusion | None:
    """Give the exclusion that a decision would be, with its bar, or None for anything else."""
    said, enrollment = facts.verdict, facts.enrollment
    if said.outcome is not CaseOutcome.EXCLUDED or enrollment is None:
        return None
    decision = facts.decision.id if facts.decision else facts.case.id
    return Exclusion(
        entry=0,
        actor=facts.actor.id,
        enrollment=enrollment.id,
        period=facts.period.id,
        decision=decision,
        effective=said.effective,
        bar_through=said.bar_through,
    )


def _consequence(facts: CaseFacts) -> Iterator[Event]:
    """Give what follows from a decision for the enrollment."""
    assert facts.decision and facts.enrollment
    said, enrollment = facts.verdict, facts.enrollment
    common: dict[str, Any] = {
        "subject": facts.actor.id,
        "enrollment": enrollment.id,
        "period": facts.period.id,
        "decision": facts.decision.id,
        "case": facts.case.id,
    }
    if said.outcome is CaseOutcome.EXCLUDED:
        held = facts.hearing
        ended = said.effective and enrollment.ended_from
        yield ActorExcluded(
            **common,
            grounds=said.grounds,
            effective=said.effective,
            bar_through=said.bar_through,
            notified=held.notified,
            answered=held.final,
            before_from=enrollment.ended_from if ended else None,
            before_as=enrollment.ended_as if ended else None,
        )
    elif said.outcome is CaseOutcome.SUSPENDED:
        assert said.through
        first = said.effective or facts.decision.decided_on
        yield ActorSuspended(**common, first_day=first, through=said.through)
    elif said.outcome is CaseOutcome.REFUSED:
        effective = said.effective or facts.decision.decided_on
        yield EntryRefused(**common, grounds=said.grounds, effective=effective)


def suspend(request: Suspend, facts: CaseFacts, standing: StandingDecisions) -> ActorSuspended:
    """Give the event of a suspension beside a case: nobody is heard before it, but its other rules hold."""
    absolute, unmet = rules.unmet(facts)
    found = [*in_the_way(facts, standing), *absolute, *unmet]
    if found:
        raise Refused(found)
    (event,) = _consequence(facts)
    assert isinstance(event, ActorSuspended)
    return request.noted(replace(event, case=None))


def notices_of_verdict(request: Decide | Stated, facts: CaseFacts) -> Iterator[Notice]:
    """Give what should be known of a decision on an actor."""
    said, body = facts.verdict, facts.body
    leaving = said.outcome in (CaseOutcome.EXCLUDED, CaseOutcome.REFUSED)
    if said.outcome is CaseOutcome.EXCLUDED and not facts.policy.exclusion_clause:
        yield no.ClauseMissing("period", period=facts.period.id)
    if said.outcome is CaseOutcome.NONE or body is None:
        return
    yield from _notices_of_who_decided(facts, body)
    yield from _notices_of_hearing(facts)
    if leaving and not (request.deciding and request.proportionality):
        yield no.ReasonsUnsaid("deciding", id=facts.case.id)
    ended = facts.enrollment.ended_from if facts.enrollment else None
    if said.outcome is CaseOutcome.EXCLUDED and facts.enrollment and ended and facts.begins and ended <= facts.begins:
        yield no.EffectOutlived("effective", refs=[facts.enrollment.id], id=facts.enrollment.id)
    if said.outcome is CaseOutcome.SUSPENDED and said.through and ended and ended <= said.through:
        yield no.SuspensionOutlived("through", ended=str(ended), through=str(said.through))
    if request.record_anyway and not rules.unmet(facts)[1]:
        yield no.AnywayNotNeeded("record_anyway")


def _notices_of_who_decided(facts: CaseFacts, body: Body) -> Iterator[Notice]:
    """Warn of a body that cannot be given the right to decide, and of a nämnd that decides on another."""
    name = body.name or body.id
    if body.kind in (BodyKind.ADVISORY, BodyKind.NETWORK):
        yield no.AdvisoryBodyDecides("decision", refs=[body.id], body=name)
    if body.kind is BodyKind.DELEGATE and facts.verdict.outcome in rules.LEAVING:
        yield no.DelegatedDecision("decision", refs=[body.id], body=name)
    if facts.actor.kind is Kind.COMMITTEE:
        yield no.CommitteeExcluded("actor", refs=[facts.actor.id], name=facts.actor.name or facts.actor.id)


def _notices_of_hearing(facts: CaseFacts) -> Iterator[Notice]:
    """Warn of a late answer, of which a short form says nothing, and of a suspension that nobody was told of."""
    if facts.case.stated and facts.hearing.late and not facts.verdict.considered:
        yield no.AnsweredLate(
            "answered", received=str(facts.hearing.late[-1].day), respond_by=str(facts.hearing.respond_by)
        )
    if facts.interim and facts.policy.hearing and hearing.of(facts.case).notified is None:
        yield no.SuspendedUnheard("actor", name=facts.actor.name)
