"""Questions about cases: everything that was noted in them, in the order it was entered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa

from samverkan_cli.domain.conflict import Hint
from samverkan_cli.domain.records import (
    Announcement,
    Case,
    CaseDecision,
    CaseDocument,
    CaseStep,
    Conflict,
    Exclusion,
    RecordedObjection,
    Suspension,
)
from samverkan_cli.domain.values import Tie
from samverkan_cli.store.reader.base import Reading, in_batches
from samverkan_cli.store.tables import table

_PARTS = {"steps": ("case_step", CaseStep), "documents": ("case_document", CaseDocument)}
_PARTS |= {"conflicts": ("conflict", Conflict)}


class CaseReader(Reading):
    """Cases, and how their decisions were announced."""

    def case(self, reference: str) -> Case:
        """Give a case by id, with everything that was noted in it."""
        found = self._named(Case, "case", reference, "case")
        return self._whole([found])[0]

    def cases(self, actor: str | None = None) -> list[Case]:
        """Give every case, or those of an actor, the earliest first."""
        rows = table("case")
        query = self._live("case").order_by(rows.c.number)
        return self._whole(self._records(Case, query if actor is None else query.where(rows.c.actor == actor)))

    def actors_tried(self) -> set[str]:
        """Give the actors that there are cases about, open or closed."""
        rows = table("case")
        return set(self.connection.scalars(sa.select(rows.c.actor).where(rows.c.voided_by.is_(None))))

    def cases_decided_by(self, decision: str) -> list[Case]:
        """Give the cases that a decision decided."""
        rows, decided = table("case"), table("case_decision")
        ids = sa.select(decided.c.case).where(decided.c.voided_by.is_(None), decided.c.decision == decision)
        return self._whole(self._records(Case, self._live("case").where(rows.c.id.in_(ids)).order_by(rows.c.number)))

    def announcement(self, decision: str) -> Announcement:
        """Give what is known of how a decision was announced; of a fact told twice, the last."""
        return self._announcements([decision])[decision]

    def case_objections(self, case: str) -> list[RecordedObjection]:
        """Give the objections that decisions in a case were recorded with."""
        rows = table("recorded_objection")
        query = self._live("recorded_objection").where(rows.c.case == case).order_by(rows.c.entry, rows.c.position)
        return self._records(RecordedObjection, query)

    def exclusions_in(self, case: Case) -> list[Exclusion]:
        """Give the exclusions a case led to, the earliest first."""
        rows = table("exclusion")
        return self._records(Exclusion, self._live("exclusion").where(rows.c.case == case.id).order_by(rows.c.entry))

    def suspensions_in(self, case: Case) -> list[Suspension]:
        """Give the suspensions a case led to, the earliest first."""
        rows = table("suspension")
        return self._records(Suspension, self._live("suspension").where(rows.c.case == case.id).order_by(rows.c.entry))

    def hints(self, case: Case, body: str, on: date, meeting: str | None) -> list[Hint]:
        """Give the members of a body, or those at its meeting, whom the register ties to a case on a day.

        It knows whom somebody represents, has signed for or is a contact of, and who reported: nothing else is
        kept of people's positions.
        """
        parties = [party for party in (case.actor, case.reporter) if party and party.startswith("A-")]
        ties = [*self._ties(self._sitting(body, on, meeting), parties, on)]
        if case.reporter and case.reporter.startswith("P-") and case.reporter in self._sitting(body, on, meeting):
            ties.append((case.reporter, Tie.REPORTED, case.id))
        names = self._called({person for person, _, _ in ties}, "person") | self._called(parties, "actor")
        return [Hint(person, names.get(person) or person, tie, names.get(to) or to) for person, tie, to in ties]

    def _sitting(self, body: str, on: date, meeting: str | None) -> set[str]:
        seats, there = table("seat"), table("attendance")
        query = self._live("seat").where(seats.c.body == body)
        query = query.where(sa.or_(seats.c.from_day.is_(None), seats.c.from_day <= on))
        query = query.where(sa.or_(seats.c.through_day.is_(None), seats.c.through_day >= on))
        found = {row["person"] for row in self._rows(query)}
        if meeting:
            query = self._live("attendance").where(there.c.meeting == meeting, there.c.guest.is_(False))
            found |= {row["person"] for row in self._rows(query)}
        return found

    def _ties(self, persons: set[str], parties: list[str], on: date) -> Iterator[tuple[str, Tie, str]]:
        seats, there, contacts, joined = (table(name).c for name in ("seat", "attendance", "contact", "enrollment"))
        asked = (
            (Tie.REPRESENTS, "seat", seats.person, seats.represents),
            (Tie.REPRESENTS, "attendance", there.person, there.represents),
            (Tie.CONTACT, "contact", contacts.person, contacts.actor),
            (Tie.SIGNED, "enrollment", joined.signed_by, joined.actor),
        )
        for tie, name, person, party in asked:
            query = self._live(name).where(person.in_(persons), party.in_(parties))
            if tie is Tie.CONTACT:
                query = query.where(sa.or_(contacts.through_day.is_(None), contacts.through_day >= on))
            for row in self._rows(query.order_by(table(name).c.entry)):
                yield row[person.name], tie, row[party.name]

    def _called(self, ids: Iterable[str], name: str) -> dict[str, str | None]:
        rows = table(name)
        query = sa.select(rows.c.id, rows.c.name).where(rows.c.id.in_(list(ids)))
        return {row["id"]: row["name"] for row in self._rows(query)}

    def _whole(self, cases: list[Case]) -> list[Case]:
        """Give cases with their steps, documents, conflicts, decisions and the announcement of the last one."""
        if not cases:
            return []
        ids = [case.id for case in cases]
        held = {field: self._parts(name, kind, ids) for field, (name, kind) in _PARTS.items()}
        decided = self._decisions(ids)
        announced = self._announcements(made[-1].decision for made in decided.values())
        return [
            case.model_copy(
                update={
                    **{field: tuple(parts[case.id]) for field, parts in held.items()},
                    "decisions": tuple(made := decided[case.id]),
                    "announced": announced[made[-1].decision] if made else Announcement(),
                }
            )
            for case in cases
        ]

    def _parts(self, name: str, kind: type[Any], ids: Iterable[str]) -> dict[str, list[Any]]:
        rows = table(name)
        found: dict[str, list[Any]] = defaultdict(list)
        order = [rows.c.entry, *([rows.c.position] if "position" in rows.c else [])]
        for some in in_batches(ids):
            for part in self._records(kind, self._live(name).where(rows.c.case.in_(some)).order_by(*order)):
                found[part.case].append(part)
        return found

    def _decisions(self, ids: Iterable[str]) -> dict[str, list[CaseDecision]]:
        rows, decisions = table("case_decision"), table("decision")
        found: dict[str, list[CaseDecision]] = defaultdict(list)
        for some in in_batches(ids):
            query = sa.select(rows, decisions.c.decided_on, decisions.c.body)
            query = query.join_from(rows, decisions, rows.c.decision == decisions.c.id)
            query = query.where(rows.c.voided_by.is_(None), rows.c.case.in_(some)).order_by(rows.c.entry)
            for made in self._records(CaseDecision, query):
                found[made.case].append(made)
        return found

    def _announcements(self, decisions: Iterable[str]) -> dict[str, Announcement]:
        rows = table("announcement")
        found: dict[str, Announcement] = defaultdict(Announcement)
        names = ("adjusted", "posted", "posted_through", "reported")
        for some in in_batches(decisions):
            query = self._live("announcement").where(rows.c.decision.in_(some)).order_by(rows.c.entry)
            for row in self._rows(query):
                told = {name: row[name] for name in names if row[name] is not None}
                if "posted_through" in told:
                    told["taken_down"] = row["entry"]
                if "posted" in told:  # put up anew: how long the earlier notice was up says nothing of this one
                    told.setdefault("posted_through", None)
                    earlier = found[row["decision"]]
                    told["first_posted"] = earlier.first_posted or earlier.posted
                    if earlier.posted:
                        told["earlier"] = (*earlier.earlier, (earlier.posted, earlier.posted_through))
                found[row["decision"]] = found[row["decision"]].model_copy(update=told)
        return found
