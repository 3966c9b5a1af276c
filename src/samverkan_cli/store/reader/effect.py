"""Questions about the effect of decisions on actors: what was decided on enrollments."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from samverkan_cli.domain import effect
from samverkan_cli.domain.effect import Decided, InForce
from samverkan_cli.domain.records import Case, Exclusion, Suspension
from samverkan_cli.domain.values import CaseOutcome
from samverkan_cli.store.reader.case import CaseReader
from samverkan_cli.store.tables import table


class EffectReader(CaseReader):
    """Decisions on actors, and what they do to enrollments."""

    def exclusions_of(self, actor: str) -> list[Exclusion]:
        """Give the decisions to exclude an actor, the earliest first."""
        rows = table("exclusion")
        return self._records(Exclusion, self._live("exclusion").where(rows.c.actor == actor).order_by(rows.c.entry))

    def exclusions_barring(self, on: date) -> list[Exclusion]:
        """Give the exclusions whose bar has a last day that is not over on a day, the earliest first."""
        rows = table("exclusion")
        query = self._live("exclusion").where(rows.c.bar_through >= on)
        return self._records(Exclusion, query.order_by(rows.c.entry))

    def suspensions_of(self, enrollment: str) -> list[Suspension]:
        """Give the suspensions of an enrollment."""
        rows = table("suspension")
        return self._records(Suspension, self._live("suspension").where(rows.c.enrollment == enrollment))

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
        out, off = (self._live(name) for name in ("exclusion", "suspension"))

        def beside(query: sa.Select[Any]) -> sa.Select[Any]:
            columns = query.selected_columns
            return query.where(columns.decision == decision, columns.case.is_(None))

        return [*self._records(Exclusion, beside(out)), *self._records(Suspension, beside(off))]

    def _decided(self, enrollments: Sequence[str] | None) -> Mapping[str, Decided]:
        """Give what was decided on some enrollments, or on all."""
        found: dict[str, Decided] = defaultdict(Decided)
        for exclusion in self._records(Exclusion, _of(self._live("exclusion"), enrollments)):
            known = found[exclusion.enrollment]
            found[exclusion.enrollment] = replace(known, exclusions=(*known.exclusions, exclusion))
        for suspension in self._records(Suspension, _of(self._live("suspension"), enrollments)):
            known = found[suspension.enrollment]
            found[suspension.enrollment] = replace(known, suspensions=(*known.suspensions, suspension))
        for enrollment, refusal in self._refusals(enrollments):
            known = found[enrollment]
            found[enrollment] = replace(known, refusals=(*known.refusals, refusal))
        for enrollment, day in self._succeeded(enrollments):
            found[enrollment] = replace(found[enrollment], succeeded_from=day)
        return found

    def _refusals(self, enrollments: Sequence[str] | None) -> list[tuple[str, InForce]]:
        decided, rows = table("case_decision"), table("case")
        query = sa.select(decided.c["case"], decided.c.enrollment).where(
            decided.c.voided_by.is_(None), decided.c.outcome == CaseOutcome.REFUSED
        )
        refused = set(self.connection.scalars(_of(query, enrollments)))
        if not refused:
            return []
        cases = self._whole(self._records(Case, self._live("case").where(rows.c.id.in_(refused))))
        return [
            (made.enrollment, effect.in_case(case, made))
            for case in cases
            for made in case.decisions
            if made.outcome is CaseOutcome.REFUSED and made.enrollment
        ]

    def _succeeded(self, enrollments: Sequence[str] | None) -> list[tuple[str, date]]:
        """Give the first day of an enrollment in the same period that was made after an exclusion."""
        earlier, later, excluded = table("enrollment").alias(), table("enrollment").alias(), table("exclusion")
        query = (
            sa.select(earlier.c.id.label("enrollment"), sa.func.min(later.c.effective))
            .join_from(excluded, earlier, excluded.c.enrollment == earlier.c.id)
            .join(later, sa.and_(later.c.actor == earlier.c.actor, later.c.period == earlier.c.period))
            .where(*(each.c.voided_by.is_(None) for each in (excluded, earlier, later)))
            .where(later.c.effective > earlier.c.effective, later.c.declined_on.is_(None))
            .where(sa.or_(later.c.ended_from.is_(None), later.c.ended_from > later.c.effective))
            .group_by(earlier.c.id)
        )
        if enrollments is not None:
            query = query.where(earlier.c.id.in_(enrollments))
        return [(enrollment, day) for enrollment, day in self.connection.execute(query)]


def _of(query: sa.Select[Any], enrollments: Sequence[str] | None) -> sa.Select[Any]:
    return query if enrollments is None else query.where(query.selected_columns["enrollment"].in_(enrollments))
