"""What later decisions do to earlier ones: supersede, amend or annul them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import DecisionChanged
from samverkan_cli.domain.records import CarriedOut, Decision
from samverkan_cli.domain.refusal import Notice, Objection, Objections
from samverkan_cli.domain.request import Line, Reference, Request
from samverkan_cli.domain.validity import DecisionKnown, LaterChange, begins, ended
from samverkan_cli.domain.values import Changed, Outcome


class ChangeDecision(Request):
    """What a later decision does to an earlier one, from `--date`, else from the day the later one has effect."""

    required: ClassVar = ("decision", "by")

    decision: Reference | None = None
    by: Reference | None = None
    scope: Line | None = None
    how: Changed = Changed.SUPERSEDED

    @property
    def ends(self) -> bool:
        """Tell whether it is to end the whole decision."""
        return self.how is not Changed.AMENDED and self.scope is None


def change(request: ChangeDecision, known: DecisionKnown, by: DecisionKnown) -> DecisionChanged:
    """Give the event of what a later decision does to an earlier one; raises `Refused`.

    What waits for the later one to be final is told again with the day, once that is known.
    """
    decision, later = known.decision, by.decision
    Objections([*_may_change(known, by), *_is_done_already(request, known, by), *_on_its_day(request, by)]).stop()
    changed = DecisionChanged(
        subject=decision.id, how=request.how, by_decision=later.id, scope=request.scope, from_day=request.day
    )
    return request.noted(changed)


def _may_change(known: DecisionKnown, by: DecisionKnown) -> Iterator[Objection]:
    """Give what speaks against one decision changing another: they were not approved, or not in that order."""
    decision, later = known.decision, by.decision
    if decision.outcome is not Outcome.APPROVED:
        refs = [decision.id]
        yield no.DecisionNotApproved("decision", refs=refs, decision=decision.id, outcome=decision.outcome)
    if later.outcome is not Outcome.APPROVED:
        yield no.DecisionNotApproved("by", refs=[later.id], decision=later.id, outcome=later.outcome)
    if later.id == decision.id or later.decided_on < decision.decided_on:
        facts = {"by": later.id, "on": str(later.decided_on), "decision": decision.id}
        yield no.ChangedByEarlier("by", refs=[decision.id, later.id], **facts, decided=str(decision.decided_on))


def _is_done_already(request: ChangeDecision, known: DecisionKnown, by: DecisionKnown) -> Iterator[Objection]:
    """Give what speaks against changing a decision that has been: twice, or what is not in force any more."""
    decision = known.decision
    asked = (request.how, by.decision.id, request.scope)
    again = [each for each in known.changes if (each.made.how, each.made.by_decision, each.made.scope) == asked]
    if any(each.first or request.day is None for each in again):
        day = next((str(each.first) for each in again if each.first), "")
        yield no.AlreadyDone("decision", refs=[decision.id, by.decision.id], id=decision.id, day=day)
    elif gone := ended(known, request.day or begins(by) or date.max):
        yield _gone(gone, "decision", decision)


def _on_its_day(request: ChangeDecision, by: DecisionKnown) -> Iterator[Objection]:
    """A later decision changes something from the day it has effect itself, or a later one, while it is in force."""
    later = by.decision
    first = begins(by) or later.decided_on
    if request.day and request.day < first:
        facts = {"effective": str(request.day), "decided": str(first)}
        yield no.EffectiveBeforeDecision("day", refs=[later.id], **facts)
    elif gone := ended(by, request.day or first):
        yield _gone(gone, "by", later)


def _gone(change: LaterChange, field: str, decision: Decision) -> no.NotInForce:
    by = change.made.by_decision
    facts = {"decision": decision.id, "how": str(change.made.how), "by": by, "day": str(change.first)}
    return no.NotInForce(field, refs=[decision.id, by], **facts)


def may_be_ended(request: ChangeDecision, known: DecisionKnown, *, annuls: bool) -> Iterator[Objection]:
    """Give what speaks against ending a decision that itself annulled one, or that was acted on for an actor.

    What was annulled does not come back by annulling the annulment: it is decided anew. What became of a decision on an
    actor is noted in its case, where roll, bar and letters follow.
    """
    decision = known.decision
    if request.how is Changed.ANNULLED and annuls:
        yield no.AnnulmentAnnulled("decision", refs=[decision.id], decision=decision.id)
    if known.effects and request.how is not Changed.AMENDED:
        yield no.DecidedOnActor("decision", refs=[decision.id], decision=decision.id)


def notices_of_ended(known: Mapping[str, DecisionKnown], made: Iterable[CarriedOut], today: date) -> Iterator[Notice]:
    """Tell of what is done on decisions that later ones have ended, by today or by the day it is done; each once."""
    for each in {each.decision: each for each in made}.values():
        if gone := ended(known[each.decision], max(today, each.day or today)):
            told = {"how": str(gone.made.how), "by": gone.made.by_decision, "day": str(gone.first)}
            refs = [each.decision, gone.made.by_decision]
            yield no.DecisionHasEnded("decision", refs=refs, decision=each.decision, done_kind=str(each.what), **told)


def notices_of_changing(
    known: DecisionKnown, by: DecisionKnown, revived: tuple[str, ...], resting: tuple[str, ...] = ()
) -> Iterator[Notice]:
    """Tell what a change does not do by itself: bring back what was ended, or undo what rests on the decision."""
    decision, later = known.decision, by.decision
    if decision.body != later.body:
        facts = {"decision": decision.id, "body": decision.body, "by": later.id, "other": later.body}
        yield no.ChangedByOtherBody("by", refs=[decision.id, later.id], **facts)
    if revived:
        yield no.NotBackByItself("decision", refs=[decision.id, *revived], decision=decision.id, ended=revived)
    if resting:
        yield no.StandsAllTheSame("decision", refs=[decision.id, *resting], decision=decision.id, things=resting)
