"""Questions about the effect of decisions on actors: what was decided on enrollments."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from functools import partial

from msgspec.structs import replace

from samverkan_cli.domain.body import mandated
from samverkan_cli.domain.case import effect
from samverkan_cli.domain.case.effect import Decided, InForce
from samverkan_cli.domain.records import (
    Body,
    CarriedOut,
    Case,
    Decision,
    DecisionChange,
    Exclusion,
    Mandate,
    Suspension,
)
from samverkan_cli.domain.validity import DECIDING, DecisionKnown, LaterChange, ended, form
from samverkan_cli.domain.values import CaseOutcome, May, ResolvedAs
from samverkan_cli.store.reader.base import R, in_batches
from samverkan_cli.store.reader.case import CaseReader

_BESIDE = ' AND decision = :decision AND "case" IS NULL'
_OF = " AND enrollment IN :enrollments"
# What was done on some decisions, wherever a thing names the decision that made it so.
_DONE = (
    "SELECT * FROM (SELECT decision, 'group' AS what, id AS ref, formed_on AS day, name AS told, entry"
    " FROM working_group WHERE voided_by IS NULL"
    " UNION ALL SELECT decision, 'text', period, NULL, CAST(version AS VARCHAR), entry FROM period_text"
    " WHERE voided_by IS NULL"
    " UNION ALL SELECT decision, 'period', id, first_day, NULL, entry FROM period WHERE voided_by IS NULL"
    " UNION ALL SELECT decision, 'plan', plan, adopted_on, NULL, entry FROM plan_adoption WHERE voided_by IS NULL"
    " UNION ALL SELECT decision, 'rule', period, from_day, name, entry FROM policy_setting WHERE voided_by IS NULL"
    " UNION ALL SELECT m.ref, 'extension', j.subject, NULL, json_extract(j.entry, '$.data.last_day'), m.seq"
    " FROM mention m JOIN journal j ON j.seq = m.seq WHERE json_extract(j.entry, '$.kind') = 'period_extended'"
    " AND m.seq NOT IN (SELECT target FROM taken_back WHERE voided_by IS NULL)"
    " UNION ALL SELECT decision, 'exclusion', actor, effective, period, entry FROM exclusion WHERE voided_by IS NULL"
    " UNION ALL SELECT s.decision, 'suspension', e.actor, s.first_day, e.period, s.entry FROM suspension s"
    " JOIN enrollment e ON e.id = s.enrollment WHERE s.voided_by IS NULL"
    " UNION ALL SELECT decision, iif(outcome = 'refused', 'refusal', 'case'), \"case\", effective, outcome, entry"
    " FROM case_decision WHERE voided_by IS NULL"
    " UNION ALL SELECT decision, iif(kind = 'revoked', 'revocation', 'bar_lifted'), \"case\", day, NULL, entry"
    " FROM case_step WHERE voided_by IS NULL AND kind IN ('revoked', 'bar_lifted')"
    " UNION ALL SELECT decision, 'erasure', subject, erased_on, what, entry FROM erasure WHERE voided_by IS NULL"
    " UNION ALL SELECT by_decision, how, decision, from_day, scope, entry FROM decision_change"
    " WHERE voided_by IS NULL) AS done"
)

_UNFOLLOWED = (
    " AND outcome = 'approved' AND NOT EXISTS (SELECT 1 FROM mention m JOIN journal j ON j.seq = m.seq"
    " WHERE m.ref = decision.id AND m.seq <> decision.entry AND json_extract(j.entry, '$.kind') <> 'voided'"
    " AND m.seq NOT IN (SELECT entry FROM taken_back)"
    " AND m.seq NOT IN (SELECT target FROM taken_back WHERE voided_by IS NULL"
    " UNION ALL SELECT entry FROM task WHERE voided_by IS NOT NULL"
    " UNION ALL SELECT entry FROM working_group WHERE voided_by IS NOT NULL"
    " UNION ALL SELECT entry FROM case_decision WHERE voided_by IS NOT NULL"
    " UNION ALL SELECT entry FROM case_step WHERE voided_by IS NOT NULL"
    " UNION ALL SELECT entry FROM suspension WHERE voided_by IS NOT NULL"
    " UNION ALL SELECT entry FROM exclusion WHERE voided_by IS NOT NULL))"
)
_SUPERSEDED = (
    " AND id IN (SELECT decision FROM decision_change WHERE voided_by IS NULL AND scope IS NULL AND how <> 'amended')"
)


class EffectReader(CaseReader):
    """Decisions on actors, and what they do to enrollments."""

    def exclusions_of(self, actor: str) -> list[Exclusion]:
        """Give the decisions to exclude an actor, the earliest first."""
        asked = "SELECT * FROM exclusion WHERE voided_by IS NULL AND actor = :actor ORDER BY entry"
        return self._all(Exclusion, asked, actor=actor)

    def exclusions_outside(self, period: str, first: date, last: date) -> list[Exclusion]:
        """Give the exclusions from a period that have effect from a day outside a span, the earliest first."""
        asked = (
            "SELECT * FROM exclusion WHERE voided_by IS NULL AND enrollment IN"
            " (SELECT id FROM enrollment WHERE period = :period AND effective IS NOT NULL)"
            " AND (effective < :first OR effective > :last) ORDER BY entry"
        )
        return self._all(Exclusion, asked, period=period, first=first, last=last)

    def exclusions_barring(self, on: date) -> list[Exclusion]:
        """Give the exclusions whose bar has a last day that is not over on a day, the earliest first."""
        asked = "SELECT * FROM exclusion WHERE voided_by IS NULL AND bar_through >= :day ORDER BY entry"
        return self._all(Exclusion, asked, day=on)

    def suspensions_of(self, enrollment: str) -> list[Suspension]:
        """Give the suspensions of an enrollment."""
        asked = "SELECT * FROM suspension WHERE voided_by IS NULL AND enrollment = :enrollment"
        return self._all(Suspension, asked, enrollment=enrollment)

    def in_force(self, decision: str) -> list[InForce]:
        """Give when a decision is in force, once for each actor it was acted on for; nothing for any other decision."""
        found: list[InForce] = []
        for case in self.cases_decided_by(decision):
            made = next(each for each in case.decisions if each.decision == decision)
            acted: list[Exclusion | Suspension] = [*self.exclusions_in(case), *self.suspensions_in(case)]
            own = [effect.of(each) for each in acted if each.decision == decision]
            found += own or [effect.in_case(case, made)]
        return found + [effect.of(each) for each in self._acted_beside(decision)]

    def known(self, decision: Decision) -> DecisionKnown:
        """Give what is known of a decision: what tells whether it is in force."""
        return self.known_of([decision])[decision.id]

    def known_of(self, decisions: Collection[Decision]) -> dict[str, DecisionKnown]:
        """Give what is known of some decisions, by their ids: their effects, and what later decisions do to them."""
        held, changes = {each.id: each for each in decisions}, list[DecisionChange]()
        asked = list(held)
        while asked:  # the decisions that change others may have been changed themselves
            found = self._changes(asked)
            changes += found
            asked = [id_ for id_ in dict.fromkeys(each.by_decision for each in found) if id_ not in held]
            held |= {each.id: each for each in self.decisions_named(asked)}
        acted = self._acted_on(held)
        effects = {id_: tuple(self.in_force(id_)) if id_ in acted else () for id_ in held}
        by_decision: dict[str, list[DecisionChange]] = defaultdict(list)
        for each in changes:
            by_decision[each.decision].append(each)

        def known(id_: str, above: tuple[str, ...]) -> DecisionKnown:
            later = [each for each in by_decision[id_] if each.by_decision not in (id_, *above)]
            made = tuple(LaterChange(each, known(each.by_decision, (*above, id_))) for each in later)
            return DecisionKnown(held[id_], effects[id_], made)

        return {each.id: known(each.id, ()) for each in decisions}

    def decisions_unfollowed(self, on: date) -> list[Decision]:
        """Give the decisions that approve something, that nothing has followed from and that have not ended by a day.

        The earliest come first.
        """
        asked = "SELECT * FROM decision WHERE voided_by IS NULL" + _UNFOLLOWED
        gone = self._ended_unfollowed(on)
        return [each for each in self._all(Decision, asked + " ORDER BY decided_on, number") if each.id not in gone]

    def unfollowed_count(self, on: date) -> int:
        """Give how many decisions `decisions_unfollowed` gives, without reading them."""
        count: int = self._value("SELECT count(*) FROM decision WHERE voided_by IS NULL" + _UNFOLLOWED)
        return count - len(self._ended_unfollowed(on))

    def _ended_unfollowed(self, on: date) -> set[str]:
        asked = "SELECT * FROM decision WHERE voided_by IS NULL" + _UNFOLLOWED + _SUPERSEDED
        known = self.known_of(self._all(Decision, asked))
        return {id_ for id_, each in known.items() if ended(each, on)}

    def done_on(self, decisions: Collection[str]) -> dict[str, list[CarriedOut]]:
        """Give what was done on some decisions, each in the order it was recorded."""
        found: dict[str, list[CarriedOut]] = defaultdict(list)
        for some in in_batches(decisions):
            for each in self._all(CarriedOut, _DONE + " WHERE decision IN :ids ORDER BY entry", ids=some):
                found[each.decision].append(each)
        return found

    def done_with(self, ref: str) -> list[CarriedOut]:
        """Give what was done with a thing on decisions, in the order it was recorded."""
        return self._all(CarriedOut, _DONE + " WHERE ref = :ref AND decision <> '' ORDER BY entry", ref=ref)

    def forms(self, decisions: Collection[Decision]) -> dict[str, ResolvedAs]:
        """Give, for each of some decisions, whether it is one or a recommendation."""
        bodies = self._all(Body, "SELECT * FROM body WHERE id IN :ids", ids={each.body for each in decisions} or {""})
        kinds = {each.id: each.kind for each in bodies}
        unsure = [each for each in decisions if kinds[each.body] not in DECIDING]
        done = self.done_on([each.id for each in unsure])
        asked = "SELECT * FROM mandate WHERE voided_by IS NULL AND body IN :ids ORDER BY entry"
        mandates = self._all(Mandate, asked, ids={each.body for each in unsure} or {""})

        def of(decision: Decision) -> ResolvedAs:
            held = [each for each in mandates if each.body == decision.body]
            may = partial(mandated, held, May.DECIDE, on=decision.decided_on)
            return form(decision, kinds[decision.body], done[decision.id], may)

        return {each.id: of(each) for each in decisions}

    def changed_by(self, decision: str) -> list[DecisionChange]:
        """Give what a decision does to earlier ones, in the order it was recorded."""
        asked = "SELECT * FROM decision_change WHERE voided_by IS NULL AND by_decision = :decision ORDER BY entry"
        return self._all(DecisionChange, asked, decision=decision)

    def _changes(self, decisions: Collection[str]) -> list[DecisionChange]:
        asked = "SELECT * FROM decision_change WHERE voided_by IS NULL AND decision IN :ids ORDER BY entry"
        return [each for some in in_batches(decisions) for each in self._all(DecisionChange, asked, ids=some)]

    def decisions_named(self, ids: Collection[str]) -> list[Decision]:
        """Give some decisions by their ids, those that were taken back among them."""
        asked = "SELECT * FROM decision WHERE id IN :ids"
        return [each for some in in_batches(ids) for each in self._all(Decision, asked, ids=some)]

    def _acted_on(self, decisions: Collection[str]) -> set[str]:
        """Give those of some decisions that were acted on for an actor."""
        asked = (
            "SELECT decision FROM case_decision WHERE voided_by IS NULL AND decision IN :ids"
            " UNION SELECT decision FROM exclusion WHERE voided_by IS NULL AND decision IN :ids"
            " UNION SELECT decision FROM suspension WHERE voided_by IS NULL AND decision IN :ids"
        )
        return {id_ for some in in_batches(decisions) for id_ in self._values(asked, ids=some)}

    def _acted_beside(self, decision: str) -> list[Exclusion | Suspension]:
        """Give what was done on a decision without a case: an interim suspension, or what is older than cases."""
        out = "SELECT * FROM exclusion WHERE voided_by IS NULL" + _BESIDE
        off = "SELECT * FROM suspension WHERE voided_by IS NULL" + _BESIDE
        return [*self._all(Exclusion, out, decision=decision), *self._all(Suspension, off, decision=decision)]

    def _of(self, kind: type[R], asked: str, enrollments: Collection[str] | None) -> list[R]:
        """Give the records about some enrollments, or about all."""
        return self._all(kind, asked + ("" if enrollments is None else _OF), enrollments=enrollments or ())

    def _decided(self, enrollments: Collection[str] | None) -> Mapping[str, Decided]:
        """Give what was decided on some enrollments, or on all."""
        found: dict[str, Decided] = defaultdict(Decided)
        for exclusion in self._of(Exclusion, "SELECT * FROM exclusion WHERE voided_by IS NULL", enrollments):
            known = found[exclusion.enrollment]
            found[exclusion.enrollment] = replace(known, exclusions=(*known.exclusions, exclusion))
        for suspension in self._of(Suspension, "SELECT * FROM suspension WHERE voided_by IS NULL", enrollments):
            known = found[suspension.enrollment]
            found[suspension.enrollment] = replace(known, suspensions=(*known.suspensions, suspension))
        for enrollment, refusal in self._refusals(enrollments):
            known = found[enrollment]
            found[enrollment] = replace(known, refusals=(*known.refusals, refusal))
        for enrollment, day in self._succeeded(enrollments):
            found[enrollment] = replace(found[enrollment], succeeded_from=day)
        return found

    def _refusals(self, enrollments: Collection[str] | None) -> list[tuple[str, InForce]]:
        asked = "SELECT \"case\" FROM case_decision WHERE voided_by IS NULL AND outcome = 'refused'"
        refused = self._values(asked + ("" if enrollments is None else _OF), enrollments=enrollments or ())
        if not refused:
            return []
        cases = self._whole(
            self._all(Case, 'SELECT * FROM "case" WHERE voided_by IS NULL AND id IN :cases', cases=set(refused))
        )
        return [
            (made.enrollment, effect.in_case(case, made))
            for case in cases
            for made in case.decisions
            if made.outcome is CaseOutcome.REFUSED and made.enrollment
        ]

    def _succeeded(self, enrollments: Collection[str] | None) -> list[tuple[str, date]]:
        """Give the first day of an enrollment in the same period that was made after an exclusion."""
        asked = (  # `coalesce` leaves no index but that of the actor: that of the period and the day leads to everyone
            "SELECT e.id, min(l.effective) FROM enrollment e JOIN enrollment l ON l.actor = e.actor"
            " WHERE e.id IN (SELECT enrollment FROM exclusion WHERE voided_by IS NULL)"
            " AND coalesce(l.period, '') = e.period AND e.voided_by IS NULL AND l.voided_by IS NULL"
            " AND l.effective > e.effective AND l.declined_on IS NULL"
            " AND (l.ended_from IS NULL OR l.ended_from > l.effective)"
        )
        some = "" if enrollments is None else " AND e.id IN :enrollments"
        found = self._rows(asked + some + " GROUP BY e.id", enrollments=enrollments or ())
        return [(enrollment, date.fromisoformat(first)) for enrollment, first in found]
