"""Suspension and exclusion: what must have happened before a decision on an actor is acted on.

The program objects, and never vetoes: a decision that a body has taken can be recorded anyway, with
its objections, which are shown for ever. Absolute are only: no decision, another actor's decision,
no effective day, and nothing to exclude from.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.days import RESPOND_DAYS
from samverkan_cli.domain.errors import Notice, Objection, Refused
from samverkan_cli.domain.events import ActorExcluded, ActorSuspended, RecordedObjection
from samverkan_cli.domain.records import Actor, Body, Decision, Enrollment, Period, Suspension
from samverkan_cli.domain.request import Day, PeriodKey, ProvisionRef, Reference, Request, Text
from samverkan_cli.domain.values import BodyKind, Kind, Outcome


class Exclude(Request):
    """A decision to exclude, to be acted on."""

    required: ClassVar = ("actor", "period")
    happened: ClassVar = ("notified", "answered")

    actor: Reference | None = None
    period: PeriodKey | None = None
    decision: Reference | None = None
    ground: tuple[ProvisionRef, ...] = ()
    effective: Day | None = None
    bar_through: Day | None = None
    notified: Day | None = None
    answered: Day | None = None
    no_answer: bool = False
    record_anyway: Text | None = None


class Suspend(Request):
    """A decision to suspend, to be acted on."""

    required: ClassVar = ("actor", "period")

    actor: Reference | None = None
    period: PeriodKey | None = None
    decision: Reference | None = None
    through: Day | None = None
    effective: Day | None = None


@dataclass(frozen=True)
class Facts:
    """What the register knows of a decision on an actor; `request` is what was asked for."""

    request: Exclude | Suspend
    actor: Actor
    period: Period
    decision: Decision | None
    body: Body | None
    mandated: bool
    acted_on: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    decision_unreadable: bool = False

    @property
    def decided_on(self) -> date | None:
        """Give the day the decision was taken."""
        return self.decision.decided_on if self.decision else None


Rule = Callable[[Facts], Iterator[Objection]]


def must_rest_on_a_decision(facts: Facts) -> Iterator[Objection]:
    """Exclusion is a reasoned decision of a body, never the program's."""
    if facts.decision is None and not facts.decision_unreadable:
        yield no.DecisionMissing("decision", matter="exclusion")


def must_be_about_this_actor(facts: Facts) -> Iterator[Objection]:
    """A decision about another actor decides nothing about this one."""
    decision = facts.decision
    if decision is None:
        return
    others = set(decision.about) or facts.acted_on
    if others and facts.actor.id not in others:
        yield no.DecisionOtherActor(
            "decision", refs=[decision.id, *sorted(others)], decision=decision.id, others=tuple(sorted(others))
        )


def must_say_from_when(facts: Facts) -> Iterator[Objection]:
    """An exclusion has a first day off the roll."""
    if isinstance(facts.request, Exclude) and facts.request.effective is None:
        yield no.EffectiveMissing("effective")


def must_be_approved(facts: Facts) -> Iterator[Objection]:
    """Only an approved decision is acted on."""
    if facts.decision and facts.decision.outcome is not Outcome.APPROVED:
        yield no.DecisionNotApproved(
            "decision", refs=[facts.decision.id], decision=facts.decision.id, outcome=facts.decision.outcome
        )


def must_be_decided_with_mandate(facts: Facts) -> Iterator[Objection]:
    """The body may decide on exclusion on the day it decided [KL 6:3, 6:37–38]."""
    if facts.decision and facts.body and not facts.mandated:
        day = str(facts.decided_on)
        yield no.MandateMissing(
            "decision", refs=[facts.decision.id, facts.body.id], body=facts.body.name or facts.body.id, day=day
        )


def must_be_notified_first(facts: Facts) -> Iterator[Objection]:
    """Where the period asks for a hearing, the actor is notified before the decision."""
    request, decided = facts.request, facts.decided_on
    if not isinstance(request, Exclude) or not facts.period.hearing:
        return
    if request.notified is None:
        yield no.NotNotified("notified", period=facts.period.id)
    elif decided and request.notified >= decided:
        yield no.NotifiedAfterDecision("notified", notified=str(request.notified), decided=str(decided))


def must_be_heard_first(facts: Facts) -> Iterator[Objection]:
    """The actor has answered, or had its time: a final answer ends the wait, silence is no admission."""
    request, decided = facts.request, facts.decided_on
    if not isinstance(request, Exclude) or not facts.period.hearing or request.notified is None or not decided:
        return
    if request.notified >= decided:
        return
    respond_by = request.notified + timedelta(days=RESPOND_DAYS)
    heard = request.answered is not None and request.notified <= request.answered <= decided
    if (not heard and decided <= respond_by) or (not heard and not request.no_answer):
        yield no.AnswerAwaited("answered", respond_by=str(respond_by), decided=str(decided))


def must_not_take_effect_before_the_decision(facts: Facts) -> Iterator[Objection]:
    """No decision has effect before it is taken [KL 2:4]."""
    effective, decided = facts.request.effective, facts.decided_on
    if effective and decided and effective < decided:
        yield no.EffectiveBeforeDecision("effective", effective=str(effective), decided=str(decided))


def must_take_effect_in_the_period(facts: Facts) -> Iterator[Objection]:
    """An exclusion is tested against the target period's days."""
    effective, period = facts.request.effective, facts.period
    if effective and effective > period.last_day:
        first, last = str(period.first_day), str(period.last_day)
        yield no.EffectiveOutsidePeriod("effective", effective=str(effective), period=period.id, first=first, last=last)


def must_bar_through_a_later_day(facts: Facts) -> Iterator[Objection]:
    """A bar that ends before the exclusion takes effect bars nothing."""
    bar = facts.request.bar_through if isinstance(facts.request, Exclude) else None
    effective = facts.request.effective
    if bar and effective and bar < effective:
        yield no.LastDayBeforeFirst("bar_through", first=str(effective), last=str(bar))


def must_name_points_of_the_text(facts: Facts) -> Iterator[Objection]:
    """Grounds are numbered points of the period's text, or `formal`."""
    if isinstance(facts.request, Exclude) and facts.points:
        for ground in facts.request.ground:
            if ground != "formal" and ground not in facts.points:
                yield no.ProvisionUnknown("ground", given=ground, period=facts.period.id)


ABSOLUTE: tuple[Rule, ...] = (must_rest_on_a_decision, must_be_about_this_actor, must_say_from_when)
RULES: tuple[Rule, ...] = (
    must_be_approved,
    must_be_decided_with_mandate,
    must_be_notified_first,
    must_be_heard_first,
    must_not_take_effect_before_the_decision,
    must_take_effect_in_the_period,
    must_bar_through_a_later_day,
    must_name_points_of_the_text,
)


def objections(facts: Facts, rules: tuple[Rule, ...]) -> list[Objection]:
    """Give everything the rules object to."""
    return [objection for rule in rules for objection in rule(facts)]


def exclude(facts: Facts, enrollment: Enrollment) -> ActorExcluded:
    """Give the event of an exclusion.

    With `record_anyway` the unmet rules are recorded with it; what is absolute refuses all the same.
    Raises `Refused` with every objection.
    """
    request = facts.request
    absolute, unmet = objections(facts, ABSOLUTE), objections(facts, RULES)
    anyway = isinstance(request, Exclude) and request.record_anyway is not None
    if absolute or (unmet and not anyway):
        raise Refused(absolute + unmet)
    assert isinstance(request, Exclude) and facts.decision and request.effective
    recorded = tuple(
        RecordedObjection(code=objection.code, facts=json.dumps(objection.facts, ensure_ascii=False))
        for objection in unmet
    )
    return request.noted(
        ActorExcluded(
            subject=facts.actor.id,
            enrollment=enrollment.id,
            period=facts.period.id,
            decision=facts.decision.id,
            grounds=request.ground,
            effective=request.effective,
            bar_through=request.bar_through,
            notified=request.notified,
            answered=request.answered,
            objections=recorded,
            recorded_anyway=request.record_anyway,
        )
    )


def suspend(facts: Facts, enrollment: Enrollment, earlier: list[Suspension]) -> ActorSuspended:
    """Give the event of a suspension: off the roll from its first day through its last."""
    request = facts.request
    found = objections(facts, (*ABSOLUTE, *RULES))
    assert isinstance(request, Suspend)
    first = request.effective or facts.decided_on or request.on
    if request.through is None:
        raise Refused([*found, no.Missing("through")])
    if request.through < first:
        found.append(no.LastDayBeforeFirst("through", first=str(first), last=str(request.through)))
    for other in earlier:
        if (first, request.through) == (other.first_day, other.through):
            found.append(no.AlreadyDone("through", refs=[enrollment.id], id=enrollment.id, day=str(other.through)))
        elif first <= other.through and other.first_day <= request.through:
            found.append(no.SuspensionOverlaps("through", refs=[enrollment.id], id=enrollment.id))
    if found:
        raise Refused(found)
    assert facts.decision
    return request.noted(
        ActorSuspended(
            subject=facts.actor.id,
            enrollment=enrollment.id,
            period=facts.period.id,
            decision=facts.decision.id,
            first_day=first,
            through=request.through,
        )
    )


def notices(facts: Facts) -> Iterator[Notice]:
    """Give what should be known of a decision on an actor."""
    request, body, decision = facts.request, facts.body, facts.decision
    if isinstance(request, Exclude) and not facts.period.exclusion_clause:
        yield no.ClauseMissing("period", period=facts.period.id)
    if isinstance(request, Exclude) and not request.ground:
        yield no.GroundsMissing("ground")
    if body and decision and body.kind in (BodyKind.ADVISORY, BodyKind.NETWORK):
        yield no.AdvisoryBodyDecides("decision", refs=[body.id], body=body.name or body.id)
    if body and decision and body.kind is BodyKind.DELEGATE:
        yield no.DelegatedDecision("decision", refs=[body.id], body=body.name or body.id)
    if facts.actor.kind is Kind.COMMITTEE:
        yield no.CommitteeExcluded("actor", refs=[facts.actor.id], name=facts.actor.name or facts.actor.id)
    if isinstance(request, Exclude) and request.record_anyway and not objections(facts, RULES):
        yield no.AnywayNotNeeded("record_anyway")
