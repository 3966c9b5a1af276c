"""Questions about enrollments: who is a signatory on a day, and why."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from samverkan_cli.domain import effect, meaning
from samverkan_cli.domain.effect import Decided, InForce, Span
from samverkan_cli.domain.meaning import Meaning
from samverkan_cli.domain.records import (
    Actor,
    Enrollment,
    Exclusion,
    RecordedObjection,
    RecordedRoll,
    RollQuestion,
    Signatory,
    Suspension,
    latest_of,
)
from samverkan_cli.domain.standing import Dates, dated, on_roll
from samverkan_cli.domain.values import looks_like_id, name_key, swedish_order
from samverkan_cli.store.reader.effect import EffectReader
from samverkan_cli.store.tables import table


class EnrollmentReader(EffectReader):
    """Enrollments, rolls and what stands in their way."""

    def enrollment(self, reference: str) -> Enrollment:
        """Give an enrollment by id."""
        return self._named(Enrollment, "enrollment", reference, "enrollment")

    def latest_enrollment(self, actor: str, period: str) -> Enrollment | None:
        """Give an actor's latest enrollment in a period, or None, as `latest_of` tells."""
        return latest_of(self.enrollments_of(actor), period)

    def enrollments_of(self, actor: str) -> list[Enrollment]:
        """Give all of an actor's enrollments, the earliest first."""
        rows = table("enrollment")
        return self._records(Enrollment, self._live("enrollment").where(rows.c.actor == actor).order_by(rows.c.number))

    def waiting(self) -> list[Enrollment]:
        """Give the enrollments that lack something."""
        rows = table("enrollment")
        live = self._live("enrollment").where(rows.c.effective.is_(None), rows.c.complete_by.is_not(None))
        return self._records(Enrollment, live.where(rows.c.ended_from.is_(None)).order_by(rows.c.complete_by))

    def actors_waiting(self, period: str) -> list[Actor]:
        """Give the actors whose answers for a period lack something, in the order they arrived."""
        rows, actors = table("enrollment"), table("actor")
        query = sa.select(actors).join_from(rows, actors, rows.c.actor == actors.c.id)
        query = query.where(rows.c.voided_by.is_(None), rows.c.period == period, rows.c.effective.is_(None))
        query = query.where(rows.c.complete_by.is_not(None), rows.c.ended_from.is_(None))
        return self._records(Actor, query.order_by(rows.c.received, rows.c.number))

    def dates(self, enrollment: Enrollment) -> Dates:
        """Give the dated facts that an enrollment's standing is computed from."""
        rows = table("enrollment")
        query = self._dated().where(rows.c.id == enrollment.id)
        row = self.connection.execute(query).mappings().one()
        return self._dates(row, self._decided([enrollment.id])[enrollment.id])

    def answers_beside(self, actor: str, enrollment: str) -> list[tuple[Enrollment, Dates]]:
        """Give an actor's other answers than one, in any period, with their dates."""
        return [(each, self.dates(each)) for each in self.enrollments_of(actor) if each.id != enrollment]

    def meaning(self, decision: InForce, about: str, bar: Iterable[Span], on: date) -> Meaning:
        """Give what a decision about an enrollment means for its actor on a day."""
        found = self.enrollment(about)
        others = [(each.period, dates) for each, dates in self.answers_beside(found.actor, found.id)]
        return meaning.of(decision, self.dates(found), others, bar, on)

    def meaning_of(self, decided: Exclusion | Suspension, on: date) -> Meaning:
        """Give what an exclusion or suspension means for its actor on a day."""
        bar = effect.bar(decided) if isinstance(decided, Exclusion) else ()
        return self.meaning(effect.of(decided), decided.enrollment, bar, on)

    def roll(self, question: RollQuestion, enrollment: str | None = None) -> list[Signatory]:
        """Give the signatories on a day, in Swedish name order; of one enrollment, if it is named."""
        rows, actors, periods = table("enrollment"), table("actor"), table("period")
        query = (
            self._dated()
            .where(rows.c.voided_by.is_(None), rows.c.effective <= question.on)
            .where(
                sa.or_(
                    rows.c.ended_from.is_(None), rows.c.ended_from > question.on, rows.c.ended_as.in_(effect.DECIDED)
                )
            )
            .where(periods.c.first_day <= question.on, periods.c.last_day >= question.on)
        )
        if enrollment:
            query = query.where(rows.c.id == enrollment)
        if question.period:
            query = query.where(rows.c.period == question.period)
        if question.side:
            query = query.where(actors.c.side == question.side)
        if question.received_by:
            query = query.where(rows.c.received <= question.received_by)
        found = self._rows(query)
        decided = self._decided([row["enrollment"] for row in found] if len(found) < 500 else None)
        lines = [_line(row) for row in found if on_roll(self._dates(row, decided[row["enrollment"]]), question.on)]
        return sorted(lines, key=lambda line: (swedish_order(line.name or ""), line.id))

    def _dated(self) -> sa.Select[Any]:
        rows, actors, periods = table("enrollment"), table("actor"), table("period")
        return (
            sa.select(
                rows.c.id.label("enrollment"),
                *(
                    rows.c[name]
                    for name in ("period", "received", "effective", "declined_on", "ended_from", "ended_as")
                ),
                *(actors.c[name] for name in ("id", "name", "kind", "side", "org_nr", "dissolved_on")),
                periods.c.last_day,
            )
            .join_from(rows, actors, rows.c.actor == actors.c.id)
            .join(periods, rows.c.period == periods.c.id)
        )

    def _dates(self, row: sa.RowMapping, decided: Decided) -> Dates:
        names = ("received", "effective", "declined_on", "ended_from", "ended_as", "last_day", "dissolved_on")
        return dated(decided, **{name: row[name] for name in names})

    def enrollments_with_evidence(self) -> set[str]:
        """Give the enrollments that show the signer's authority."""
        rows = table("enrollment")
        query = sa.select(rows.c.id).where(rows.c.voided_by.is_(None), rows.c.evidence.is_not(None))
        return set(self.connection.scalars(query))

    def acted_on(self, decision: str) -> set[str]:
        """Give the actors that have been excluded or suspended on a decision."""
        exclusions, suspensions, rows = table("exclusion"), table("suspension"), table("enrollment")
        excluded = sa.select(exclusions.c.actor).where(
            exclusions.c.decision == decision, exclusions.c.voided_by.is_(None)
        )
        suspended = (
            sa.select(rows.c.actor)
            .join_from(suspensions, rows, suspensions.c.enrollment == rows.c.id)
            .where(suspensions.c.decision == decision, suspensions.c.voided_by.is_(None))
        )
        cases, decided = table("case"), table("case_decision")
        tried = (
            sa.select(cases.c.actor)
            .join_from(decided, cases, decided.c.case == cases.c.id)
            .where(decided.c.decision == decision, decided.c.voided_by.is_(None))
        )
        return set(self.connection.scalars(sa.union(excluded, suspended, tried)))

    def recorded_objections(self, exclusion: Exclusion | None = None) -> list[RecordedObjection]:
        """Give the objections decisions were recorded with, or those of one exclusion.

        Those of a case were recorded with its decision, and earlier ones with the exclusion itself.
        """
        rows, made = table("recorded_objection"), table("case_decision")
        query = self._live("recorded_objection").order_by(rows.c.entry, rows.c.position)
        if exclusion is not None:
            decided = sa.select(made.c.entry).where(
                made.c.case == exclusion.case, made.c.decision == exclusion.decision
            )
            query = query.where(sa.or_(rows.c.entry == exclusion.entry, rows.c.entry.in_(decided)))
        return self._records(RecordedObjection, query)

    def recorded_rolls(self) -> list[RecordedRoll]:
        """Give the rolls that are kept, the earliest first."""
        return self._records(RecordedRoll, self._live("recorded_roll").order_by(table("recorded_roll").c.number))

    def recorded_roll(self, reference: str) -> RecordedRoll:
        """Give a recorded roll by its id or its title."""
        if looks_like_id(reference):
            return self._named(RecordedRoll, "recorded_roll", reference, "roll")
        found = [roll for roll in self.recorded_rolls() if name_key(roll.title or "") == name_key(reference)]
        return self.exactly_one(found, reference, "roll")

    def recorded_lines(self, roll: str) -> list[dict[str, Any]]:
        """Give the lines of a recorded roll as they were."""
        rows = table("recorded_roll_line")
        query = self._live("recorded_roll_line").where(rows.c.roll == roll).order_by(rows.c.position)
        names = ("enrollment", "actor", "since", "name")
        return [{name: row[name] for name in names} for row in self._rows(query)]

    def question_of(self, roll: RecordedRoll) -> RollQuestion:
        """Give the question a recorded roll answered."""
        return RollQuestion(on=roll.on_day, period=roll.period, side=roll.side, received_by=roll.received_by)

    def differs(self, roll: RecordedRoll) -> bool:
        """Tell whether the question would be answered differently now."""
        kept = {line["enrollment"] for line in self.recorded_lines(roll.id)}
        return kept != {line.enrollment for line in self.roll(self.question_of(roll))}


def _line(row: sa.RowMapping) -> Signatory:
    names = ("id", "name", "kind", "side", "org_nr", "period", "enrollment")
    return Signatory(**{name: row[name] for name in names}, since=row["effective"])
