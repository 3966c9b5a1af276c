"""What a letter says that a decision means on its day: the days it keeps the actor off, and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli.actions import papers as facts
from samverkan_cli.domain.case import effect
from samverkan_cli.domain.case.effect import OPEN
from samverkan_cli.domain.meaning import Now
from samverkan_cli.domain.records import Exclusion
from samverkan_cli.domain.standing import on_roll

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.case.effect import InForce, Span
    from samverkan_cli.domain.meaning import Meaning
    from samverkan_cli.domain.records import Case, CaseDecision, Suspension
    from samverkan_cli.store.reader import Reader

Facts = dict[str, Any]


def meaning(read: Reader, case: Case, made: CaseDecision, on: date) -> Facts:
    """Give what a decision means on the day the paper is written: its days, what became of them, and what stands."""
    acted: list[Exclusion | Suspension] = [*read.exclusions_in(case), *read.suspensions_in(case)]
    own = next((each for each in acted if each.decision == made.decision), None)
    about = read.enrollment(own.enrollment if own else made.enrollment or case.enrollment)
    force = effect.of(own) if own else effect.in_case(case, made)
    means = read.meaning(force, about.id, effect.bar(own) if isinstance(own, Exclusion) else [], on)
    back = facts.after(made.through)
    return {
        "now": str(means.now),
        "effective": force.first or made.effective,
        **_off(force, means, on, read.dates(about).succeeded_from),
        "when_final": made.when_final and force.first is None,
        "through": made.through,
        "served_through": min(made.through, facts.before(means.ended_from) or made.through)
        if made.through and means.ended_from
        else made.through,
        "back_on": back,
        "returns": back is not None and on_roll(read.dates(about), back),
        "joined": means.joined,
        "again": about.period in means.elsewhere,
        "elsewhere": [period for period in means.elsewhere if period != about.period],
        "ended_otherwise": means.ended_from,
        "ended_as": str(means.ended_as) if means.ended_as else None,
        "bar_through": made.bar_through,
        "barred_from": means.barred_from,
        "barred_through": means.barred_through,
        "bar_lifted": own.bar_lifted_from if isinstance(own, Exclusion) else None,
    }


def _off(force: InForce, means: Meaning, on: date, again_from: date | None) -> Facts:
    """Give the days off the roll that are over, the first of those that are not, and the last day on before it.

    Who joined again, from `again_from`, was off no longer, also where the decision was in force for longer.
    """
    spans = [
        (first, last if last == OPEN or not again_from else min(last, facts.before(again_from) or last))
        for first, last in _spans(force, means)
        if last == OPEN or not again_from or first < again_from
    ]
    now = next((first for first, last in spans if on <= last), None)
    over = [] if means.now is Now.OVER else [span for span in spans if span[1] < on]
    return {
        "off_before": [{"first": first, "last": last} for first, last in over],
        "off_from": now,
        "last_day_on": facts.before(now) if over else means.last_on,
    }


def _spans(force: InForce, means: Meaning) -> list[Span]:
    """Give the days a decision keeps an actor off; none from the day that something else ended the enrollment."""
    if means.off_from is None:
        return []
    over = means.ended_from
    kept = [(first, last) for first, last in force.spans() if over is None or first < over]
    return [
        (first, last if over is None or last == OPEN else min(last, facts.before(over) or last)) for first, last in kept
    ]
