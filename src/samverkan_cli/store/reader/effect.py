"""Questions about the effect of decisions on actors: what was decided on enrollments."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from msgspec.structs import replace

from samverkan_cli.domain.case import effect
from samverkan_cli.domain.case.effect import Decided, InForce
from samverkan_cli.domain.records import Case, Exclusion, Suspension
from samverkan_cli.domain.values import CaseOutcome
from samverkan_cli.store.reader.base import R
from samverkan_cli.store.reader.case import CaseReader

_BESIDE = ' AND decision = :decision AND "case" IS NULL'
_OF = " AND enrollment IN :enrollments"


class EffectReader(CaseReader):
    """Decisions on actors, and what they do to enrollments."""

    def exclusions_of(self, actor: str) -> list[Exclusion]:
        """Give the decisions to exclude an actor, the earliest first."""
        asked = "SELECT * FROM exclusion WHERE voided_by IS NULL AND actor = :actor ORDER BY entry"
        return self._all(Exclusion, asked, actor=actor)

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
