"""Questions about cases: everything that was noted in them, in the order it was entered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec.structs import replace

from samverkan_cli.domain.case.interest import Hint
from samverkan_cli.domain.records import (
    Announced,
    Announcement,
    Case,
    CaseDecision,
    CaseDocument,
    CaseStep,
    ConflictFinding,
    Exclusion,
    RecordedObjection,
    Suspension,
)
from samverkan_cli.domain.values import Tie
from samverkan_cli.store.reader.base import Asking, in_batches

_PARTS = {"steps": ("case_step", CaseStep), "documents": ("case_document", CaseDocument)}
_PARTS |= {"conflicts": ("conflict", ConflictFinding)}
_PLACED = frozenset({"case_document", "conflict"})  # several of one entry, in the order of their places
_TOLD = ("adjusted", "posted", "posted_through", "reported")
_TIES = (
    (Tie.REPRESENTS, "seat", "person", "represents"),
    (Tie.REPRESENTS, "attendance", "person", "represents"),
    (Tie.CONTACT, "contact", "person", "actor"),
    (Tie.SIGNED, "enrollment", "signed_by", "actor"),
)
_NOT_ENDED = " AND (through_day IS NULL OR through_day >= :day)"


# Whose conflict it is: one who was merged is the other.
_CONFLICT = (
    'SELECT entry, voided_by, position, "case", body, found, told,'
    " coalesce((SELECT merged_into FROM person WHERE id = conflict.person), person) AS person"
    " FROM conflict WHERE voided_by IS NULL"
)


class CaseReader(Asking):
    """Cases, and how their decisions were announced."""

    def case(self, reference: str) -> Case:
        """Give a case by id, with everything that was noted in it."""
        found = self._by_id_or_name(Case, "case", reference, "case")
        return self._whole([found])[0]

    def cases(self, actor: str | None = None) -> list[Case]:
        """Give every case, or those of an actor, the earliest first."""
        asked = 'SELECT * FROM "case" WHERE voided_by IS NULL' + ("" if actor is None else " AND actor = :actor")
        return self._whole(self._all(Case, asked + " ORDER BY number", actor=actor))

    def open_cases(self) -> list[Case]:
        """Give the cases that are not closed, the earliest first: whose last step neither closes nor dismisses."""
        asked = (
            'SELECT * FROM "case" WHERE voided_by IS NULL AND id NOT IN (SELECT s."case" FROM case_step s'
            " WHERE s.voided_by IS NULL AND (s.kind = 'closed' OR (s.kind = 'screened' AND s.found = 'dismissed'))"
            ' AND NOT EXISTS (SELECT 1 FROM case_step l WHERE l."case" = s."case" AND l.entry > s.entry'
            " AND l.voided_by IS NULL)) ORDER BY number"
        )
        return self._whole(self._all(Case, asked))

    def actors_tried(self) -> set[str]:
        """Give the actors that there are cases about, open or closed."""
        return set(self._values('SELECT actor FROM "case" WHERE voided_by IS NULL'))

    def cases_decided_by(self, decision: str) -> list[Case]:
        """Give the cases that a decision decided."""
        asked = (
            'SELECT * FROM "case" WHERE voided_by IS NULL AND id IN'
            ' (SELECT "case" FROM case_decision WHERE voided_by IS NULL AND decision = :decision) ORDER BY number'
        )
        return self._whole(self._all(Case, asked, decision=decision))

    def announcement(self, decision: str) -> Announcement:
        """Give what is known of how a decision was announced; of a fact told twice, the last."""
        return self._announcements([decision])[decision]

    def case_objections(self, case: str) -> list[RecordedObjection]:
        """Give the objections that decisions in a case were recorded with."""
        asked = 'SELECT * FROM recorded_objection WHERE voided_by IS NULL AND "case" = :case_ ORDER BY entry, position'
        return self._all(RecordedObjection, asked, case_=case)

    def exclusions_in(self, case: Case) -> list[Exclusion]:
        """Give the exclusions a case led to, the earliest first."""
        asked = 'SELECT * FROM exclusion WHERE voided_by IS NULL AND "case" = :case_ ORDER BY entry'
        return self._all(Exclusion, asked, case_=case.id)

    def suspensions_in(self, case: Case) -> list[Suspension]:
        """Give the suspensions a case led to, the earliest first."""
        asked = 'SELECT * FROM suspension WHERE voided_by IS NULL AND "case" = :case_ ORDER BY entry'
        return self._all(Suspension, asked, case_=case.id)

    def hints(self, case: Case, body: str, on: date, meeting: str | None) -> list[Hint]:
        """Give the members of a body, or those at its meeting, whom the register ties to a case on a day.

        It knows whom somebody represents, has signed for or is a contact of, and who reported: nothing else is
        kept of people's positions.
        """
        parties = [party for party in (case.actor, case.reporter) if party and party.startswith("A-")]
        ties = [*self._ties(self._sitting(body, on, meeting), parties, on)]
        if case.reporter and case.reporter.startswith("P-") and case.reporter in self._sitting(body, on, meeting):
            ties.append((case.reporter, Tie.REPORTED, case.id))
        names = self._names_by_id({person for person, _, _ in ties}, "person") | self._names_by_id(parties, "actor")
        return [Hint(person, names.get(person) or person, tie, names.get(to) or to) for person, tie, to in ties]

    def _sitting(self, body: str, on: date, meeting: str | None) -> set[str]:
        found = self._values(
            "SELECT person FROM seat WHERE voided_by IS NULL AND body = :body"
            " AND (from_day IS NULL OR from_day <= :day) AND (through_day IS NULL OR through_day >= :day)",
            body=body,
            day=on,
        )
        if meeting is None:
            return set(found)
        asked = "SELECT person FROM attendance WHERE voided_by IS NULL AND meeting = :meeting"
        there = self._values(asked + " AND NOT guest AND absence IS NULL", meeting=meeting)
        return {*found, *there} - set(self._values(asked + " AND absence IS NOT NULL", meeting=meeting))

    def _ties(self, persons: set[str], parties: list[str], on: date) -> Iterator[tuple[str, Tie, str]]:
        for tie, name, person, party in _TIES:
            asked = f"SELECT {person}, {party} FROM {name} WHERE voided_by IS NULL AND {person} IN :persons"
            ended = _NOT_ENDED if tie is Tie.CONTACT else ""
            asked += f" AND {party} IN :parties{ended} ORDER BY entry"
            for who, to in self._rows(asked, persons=persons, parties=parties, day=on):
                yield who, tie, to

    def _names_by_id(self, ids: Iterable[str], name: str) -> dict[str, str | None]:
        return dict(self._rows(f"SELECT id, name FROM {name} WHERE id IN :ids", ids=list(ids)))

    def _whole(self, cases: list[Case]) -> list[Case]:
        """Give cases with their steps, documents, conflicts, decisions and the announcement of the last one."""
        if not cases:
            return []
        ids = [case.id for case in cases]
        held = {field: self._parts(name, kind, ids) for field, (name, kind) in _PARTS.items()}
        decided = self._decisions(ids)
        announced = self._announcements(made[-1].decision for made in decided.values())
        return [
            replace(
                case,
                **{
                    **{field: tuple(parts[case.id]) for field, parts in held.items()},
                    "decisions": tuple(made := decided[case.id]),
                    "announced": announced[made[-1].decision] if made else Announcement(),
                },
            )
            for case in cases
        ]

    def _parts(self, name: str, kind: type[Any], ids: Iterable[str]) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        order = "entry, position" if name in _PLACED else "entry"
        told = _CONFLICT if name == "conflict" else f"SELECT * FROM {name} WHERE voided_by IS NULL"
        asked = f'{told} AND "case" IN :cases ORDER BY {order}'
        for some in in_batches(ids):
            for part in self._all(kind, asked, cases=some):
                found[part.case].append(part)
        return found

    def _decisions(self, ids: Iterable[str]) -> dict[str, list[CaseDecision]]:
        found: dict[str, list[CaseDecision]] = defaultdict(list)
        asked = (
            "SELECT c.*, d.decided_on, d.body FROM case_decision c JOIN decision d ON d.id = c.decision"
            ' WHERE c.voided_by IS NULL AND c."case" IN :cases ORDER BY c.entry'
        )
        for some in in_batches(ids):
            for made in self._all(CaseDecision, asked, cases=some):
                found[made.case].append(made)
        return found

    def _announcements(self, decisions: Iterable[str]) -> dict[str, Announcement]:
        found: dict[str, Announcement] = defaultdict(Announcement)
        asked = "SELECT * FROM announcement WHERE voided_by IS NULL AND decision IN :decisions ORDER BY entry"
        for some in in_batches(decisions):
            for row in self._all(Announced, asked, decisions=some):
                earlier = found[row.decision]
                told = {name: day for name in _TOLD if (day := getattr(row, name)) is not None}
                if "posted_through" in told:
                    told["taken_down"] = row.entry
                if "posted" in told:  # put up anew: how long the earlier notice was up says nothing of this one
                    told.setdefault("posted_through", None)
                    told["first_posted"] = earlier.first_posted or earlier.posted
                    if earlier.posted:
                        told["earlier"] = (*earlier.earlier, (earlier.posted, earlier.posted_through))
                found[row.decision] = replace(earlier, **told)
        return found
