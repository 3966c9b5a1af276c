"""Questions about enrollments: who is a signatory on a day, and why."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

import msgspec

from samverkan_cli.domain import meaning
from samverkan_cli.domain.case import effect
from samverkan_cli.domain.case.effect import Decided, InForce, Span
from samverkan_cli.domain.meaning import Meaning
from samverkan_cli.domain.notation import looks_like_id, name_key, swedish_order
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
from samverkan_cli.domain.values import EndedAs, Kind, Side
from samverkan_cli.store.reader.base import day, in_batches
from samverkan_cli.store.reader.effect import EffectReader

DATED = (
    "SELECT e.id AS enrollment, e.period, e.received, e.effective, e.declined_on, e.ended_from, e.ended_as,"
    " a.id, a.name, a.kind, a.side, a.org_nr, a.dissolved_on, p.last_day"
    " FROM enrollment e JOIN actor a ON a.id = e.actor JOIN period p ON p.id = e.period"
)
_LINED = (
    "SELECT a.id, a.name, a.kind, a.side, a.org_nr, e.period, e.effective AS since, e.id AS enrollment"
    " FROM enrollment e JOIN actor a ON a.id = e.actor JOIN period p ON p.id = e.period"
)
CAME = " WHERE e.voided_by IS NULL AND e.effective <= :day AND p.first_day <= :day AND p.last_day >= :day"
THEN = " AND e.period IN (SELECT id FROM period WHERE first_day <= :day AND last_day >= :day)"  # so that it is searched
STAYS = (
    " AND e.declined_on IS NULL AND (e.ended_from IS NULL OR e.ended_from > :day)"
    " AND (a.dissolved_on IS NULL OR a.dissolved_on >= :day)"
)
_LIVE = "SELECT count(*) FROM enrollment WHERE voided_by IS NULL AND declined_on IS NULL AND ended_from IS NULL"
_APART = (
    "SELECT id FROM enrollment WHERE voided_by IS NULL AND ended_from > :day"
    " UNION SELECT id FROM enrollment WHERE actor IN (SELECT id FROM actor WHERE dissolved_on < :day)"
)
_NO_CONTACT = (
    " AND NOT EXISTS (SELECT 1 FROM contact c WHERE c.actor = enrollment.actor AND c.voided_by IS NULL"
    " AND (c.through_day IS NULL OR c.through_day >= :day))"
)
_OF_EXCLUSION = (
    ' AND (entry = :entry OR entry IN (SELECT entry FROM case_decision WHERE "case" = :case AND decision = :decision))'
)


class StandingFacts(msgspec.Struct, frozen=True):
    """What a line of the roll, and an enrollment's standing, are told from."""

    ALWAYS_NAMED: ClassVar = True
    enrollment: str
    period: str
    received: date
    effective: date | None
    declined_on: date | None
    ended_from: date | None
    ended_as: EndedAs | None
    id: str
    name: str | None
    kind: Kind
    side: Side
    org_nr: str | None
    dissolved_on: date | None
    last_day: date

    def dates(self, decided: Decided) -> Dates:
        """Give the dated facts, with what was decided on the enrollment."""
        return dated(
            decided,
            received=self.received,
            effective=self.effective,
            declined_on=self.declined_on,
            ended_from=self.ended_from,
            ended_as=self.ended_as,
            last_day=self.last_day,
            dissolved_on=self.dissolved_on,
        )

    def line(self) -> Signatory:
        """Give the line of the roll."""
        assert self.effective
        return Signatory(
            id=self.id,
            name=self.name,
            kind=self.kind,
            side=self.side,
            org_nr=self.org_nr,
            period=self.period,
            since=self.effective,
            enrollment=self.enrollment,
        )


class EnrollmentReader(EffectReader):
    """Enrollments, rolls and what stands in their way."""

    def enrollment(self, reference: str) -> Enrollment:
        """Give an enrollment by id."""
        return self._by_id_or_name(Enrollment, "enrollment", reference, "enrollment")

    def latest_enrollment(self, actor: str, period: str) -> Enrollment | None:
        """Give an actor's latest enrollment in a period, or None, as `latest_of` tells."""
        return latest_of(self.enrollments_of(actor), period)

    def answers_ever(self, actor: str, period: str) -> list[Enrollment]:
        """Give what an actor has answered for a period, also what is void, in the order it was entered."""
        asked = "SELECT * FROM enrollment WHERE actor = :actor AND period = :period ORDER BY entry, number"
        return self._all(Enrollment, asked, actor=actor, period=period)

    def answers_outside(self, period: str, edge: date | None, last: date) -> list[Enrollment]:
        """Give the answers of a period in force by a day, if one is given, or that begin or end after a last day."""
        asked = (
            "SELECT * FROM enrollment WHERE voided_by IS NULL AND period = :period AND declined_on IS NULL"
            " AND (effective <= :edge OR effective > :last OR ended_from > :last) ORDER BY number"
        )
        return self._all(Enrollment, asked, period=period, edge=edge, last=last)

    def enrollments_of(self, actor: str) -> list[Enrollment]:
        """Give all of an actor's enrollments, the earliest first."""
        asked = "SELECT * FROM enrollment WHERE voided_by IS NULL AND actor = :actor ORDER BY number"
        return self._all(Enrollment, asked, actor=actor)

    def waiting(self) -> list[Enrollment]:
        """Give the enrollments that lack something."""
        return self._all(
            Enrollment,
            "SELECT * FROM enrollment WHERE period IN (SELECT id FROM period) AND effective IS NULL"
            " AND voided_by IS NULL AND complete_by IS NOT NULL AND ended_from IS NULL ORDER BY complete_by, number",
        )

    def actors_waiting(self, period: str) -> list[Actor]:
        """Give the actors whose answers for a period lack something, in the order they arrived."""
        return self._all(
            Actor,
            "SELECT a.* FROM enrollment e JOIN actor a ON a.id = e.actor WHERE e.voided_by IS NULL"
            " AND e.period = :period AND e.effective IS NULL AND e.complete_by IS NOT NULL AND e.ended_from IS NULL"
            " ORDER BY e.received, e.number",
            period=period,
        )

    def dates(self, enrollment: Enrollment) -> Dates:
        """Give the dated facts that an enrollment's standing is computed from."""
        (found,) = self._all(StandingFacts, DATED + " WHERE e.id = :id", id=enrollment.id)
        return found.dates(self._decided([enrollment.id])[enrollment.id])

    def answers_beside(self, actor: str, enrollment: str) -> list[tuple[Enrollment, Dates]]:
        """Give an actor's other answers than one, in any period, with their dates."""
        return [(each, self.dates(each)) for each in self.enrollments_of(actor) if each.id != enrollment]

    def dates_by_actor(self, actors: Iterable[str]) -> dict[str, list[Dates]]:
        """Give the dated facts of every enrollment of some actors."""
        found: dict[str, list[Dates]] = defaultdict(list)
        for some in in_batches(actors):
            there = self._all(StandingFacts, DATED + " WHERE e.voided_by IS NULL AND e.actor IN :actors", actors=some)
            decided = self._decided([each.enrollment for each in there])
            for each in there:
                found[each.id].append(each.dates(decided[each.enrollment]))
        return found

    def meaning(self, decision: InForce, about: str, bar: Iterable[Span], on: date) -> Meaning:
        """Give what a decision about an enrollment means for its actor on a day."""
        found = self.enrollment(about)
        others = [(each.period, dates) for each, dates in self.answers_beside(found.actor, found.id)]
        return meaning.of(decision, self.dates(found), others, bar, on)

    def meaning_of(self, decided: Exclusion | Suspension, on: date) -> Meaning:
        """Give what an exclusion or suspension means for its actor on a day."""
        bar = effect.bar(decided) if isinstance(decided, Exclusion) else ()
        return self.meaning(effect.of(decided), decided.enrollment, bar, on)

    def roll(self, question: RollQuestion, enrollments: Collection[str] | None = None) -> list[Signatory]:
        """Give the signatories on a day, in Swedish name order; of some enrollments, if they are named.

        Those that nothing was decided on are told by their days alone, as `standing` would.
        """
        asked: dict[str, Any] = {"day": question.on, "period": question.period, "side": question.side}
        asked |= {"received": question.received_by, "named": enrollments}
        narrowed = (THEN if enrollments is None else " AND e.id IN :named") + (
            " AND e.period = :period" if question.period else ""
        )
        narrowed += " AND a.side = :side" if question.side else ""
        narrowed += " AND e.received <= :received" if question.received_by else ""
        decided = self._decided(enrollments)
        lines = self._all(Signatory, _LINED + CAME + STAYS + narrowed, **asked)
        if decided:
            lines = [line for line in lines if line.enrollment not in decided]
        for some in in_batches(decided):
            there = self._all(StandingFacts, DATED + CAME + " AND e.id IN :ids" + narrowed, ids=some, **asked)
            lines += [each.line() for each in there if on_roll(each.dates(decided[each.enrollment]), question.on)]
        return sorted(lines, key=lambda line: (swedish_order(line.name or ""), line.id))

    def signatory_count(self, on: date) -> int:
        """Give how many signatories there are on a day: as many as `roll` gives, without reading them.

        They are the answers of the day's periods that nothing has ended, less those to come, but for the few whose end
        lies ahead, whose actor is dissolved or that something was decided on: those are looked at one by one.
        """
        count: int = 0
        for period in self._values("SELECT id FROM period WHERE first_day <= :day AND last_day >= :day", day=on):
            # `coalesce` leaves no index but that of what is live, which holds all that is asked for
            count += self._value(_LIVE + " AND coalesce(period, '') = :period", period=period)
            count -= self._value(_LIVE + " AND period = :period AND effective > :day", period=period, day=on)
            count -= self._value(_LIVE + " AND period = :period AND effective IS NULL", period=period)
        decided, apart = self._looked_at(on)
        count -= sum(each.declined_on is None and each.ended_from is None for each in apart)
        return count + sum(on_roll(each.dates(decided[each.enrollment]), on) for each in apart)

    def signatories_without_contact(self, on: date) -> int:
        """Give how many signatories on a day have no contact that day, counted as `signatory_count` counts."""
        count: int = 0
        for period in self._values("SELECT id FROM period WHERE first_day <= :day AND last_day >= :day", day=on):
            asked = _LIVE + " AND period = :period AND effective <= :day" + _NO_CONTACT
            count += self._value(asked, period=period, day=on)
        decided, apart = self._looked_at(on)
        reached: set[str] = set()
        for some in in_batches(each.id for each in apart):
            asked = "SELECT actor FROM contact WHERE voided_by IS NULL AND actor IN :actors"
            asked += " AND (through_day IS NULL OR through_day >= :day)"
            reached |= set(self._values(asked, actors=some, day=on))
        apart = [each for each in apart if each.id not in reached]
        count -= sum(each.declined_on is None and each.ended_from is None for each in apart)
        return count + sum(on_roll(each.dates(decided[each.enrollment]), on) for each in apart)

    def _looked_at(self, on: date) -> tuple[Mapping[str, Decided], list[StandingFacts]]:
        """Give what was decided on enrollments, and those of a day that a count of days alone cannot tell of."""
        decided = self._decided(None)
        apart: list[StandingFacts] = []
        for some in in_batches([*decided, *self._values(_APART, day=on)]):
            apart += self._all(StandingFacts, DATED + CAME + " AND e.id IN :ids", ids=some, day=on)
        return decided, apart

    def enrollments_with_evidence(self) -> set[str]:
        """Give the enrollments that show the signer's authority."""
        return set(self._values("SELECT id FROM enrollment WHERE voided_by IS NULL AND evidence IS NOT NULL"))

    def acted_on(self, decision: str) -> set[str]:
        """Give the actors that have been excluded or suspended on a decision."""
        return set(
            self._values(
                "SELECT actor FROM exclusion WHERE decision = :decision AND voided_by IS NULL"
                " UNION SELECT e.actor FROM suspension s JOIN enrollment e ON e.id = s.enrollment"
                " WHERE s.decision = :decision AND s.voided_by IS NULL"
                ' UNION SELECT c.actor FROM case_decision d JOIN "case" c ON c.id = d."case"'
                " WHERE d.decision = :decision AND d.voided_by IS NULL",
                decision=decision,
            )
        )

    def recorded_objections(self, exclusion: Exclusion | None = None) -> list[RecordedObjection]:
        """Give the objections decisions were recorded with, or those of one exclusion.

        Those of a case were recorded with its decision, and earlier ones with the exclusion itself.
        """
        asked = "SELECT * FROM recorded_objection WHERE voided_by IS NULL" + (
            "" if exclusion is None else _OF_EXCLUSION
        )
        given = {} if exclusion is None else {name: getattr(exclusion, name) for name in ("entry", "case", "decision")}
        return self._all(RecordedObjection, asked + " ORDER BY entry, position", **given)

    def recorded_rolls(self) -> list[RecordedRoll]:
        """Give the rolls that are kept, the earliest first."""
        return self._all(RecordedRoll, "SELECT * FROM recorded_roll WHERE voided_by IS NULL ORDER BY number")

    def recorded_roll(self, reference: str) -> RecordedRoll:
        """Give a recorded roll by its id or its title."""
        if looks_like_id(reference):
            return self._by_id_or_name(RecordedRoll, "recorded_roll", reference, "roll")
        found = [roll for roll in self.recorded_rolls() if name_key(roll.title or "") == name_key(reference)]
        return self.exactly_one(found, reference, "roll")

    def recorded_lines(self, roll: str) -> list[dict[str, Any]]:
        """Give the lines of a recorded roll as they were."""
        found = self._rows(
            "SELECT enrollment, actor, since, name FROM recorded_roll_line WHERE voided_by IS NULL AND roll = :roll"
            " ORDER BY position",
            roll=roll,
        )
        return [
            {"enrollment": enrollment, "actor": actor, "since": day(since), "name": name}
            for enrollment, actor, since, name in found
        ]

    def question_of(self, roll: RecordedRoll) -> RollQuestion:
        """Give the question a recorded roll answered."""
        return RollQuestion(on=roll.on_day, period=roll.period, side=roll.side, received_by=roll.received_by)

    def differs(self, roll: RecordedRoll) -> bool:
        """Tell whether the question would be answered differently now."""
        kept = {line["enrollment"] for line in self.recorded_lines(roll.id)}
        return kept != {line.enrollment for line in self.roll(self.question_of(roll))}
