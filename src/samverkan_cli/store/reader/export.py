"""Questions for an export: everything about a period's enrollments, asked for at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from samverkan_cli.domain.records import Actor, Contact, Enrollment, Numbered, Person
from samverkan_cli.store.reader.base import CANDIDATES
from samverkan_cli.store.reader.contact import CONTACTS, ContactReader
from samverkan_cli.store.reader.enrollment import DATED, EnrollmentReader, StandingFacts

if TYPE_CHECKING:
    from samverkan_cli.domain.export import Held

R = TypeVar("R", bound=Numbered)


class ExportReader(ContactReader, EnrollmentReader):
    """Enrollments with all that is told of them."""

    def enrollments_held(self, period: str) -> Iterator[Held]:
        """Give the enrollments of a period, in the order their actors were registered, some hundred at a time."""
        wanted = self._values(
            "SELECT e.id FROM enrollment e JOIN actor a ON a.id = e.actor WHERE e.voided_by IS NULL"
            " AND e.period = :period ORDER BY a.number, e.number",
            period=period,
        )
        for at in range(0, len(wanted), CANDIDATES):
            yield from self._held_some(wanted[at : at + CANDIDATES])

    def _held_some(self, wanted: Sequence[str]) -> Iterator[Held]:
        from samverkan_cli.domain.export import Held

        some = self._all(Enrollment, "SELECT * FROM enrollment WHERE id IN :ids", ids=wanted)
        found = {each.id: each for each in some}
        actors = self._by_id(Actor, "actor", {each.actor for each in some})
        persons = self._by_id(Person, "person", {each.signed_by for each in some if each.signed_by})
        contacts: dict[str, list[Contact]] = defaultdict(list)
        for each in self._all(Contact, CONTACTS + " AND c.actor IN :actors ORDER BY c.entry", actors=list(actors)):
            contacts[each.actor].append(each)
        decided = self._decided(wanted)
        dated = {each.enrollment: each for each in self._all(StandingFacts, DATED + " WHERE e.id IN :ids", ids=wanted)}
        for id_ in wanted:
            enrollment = found[id_]
            signer = persons[enrollment.signed_by].name if enrollment.signed_by else None
            dates = dated[id_].dates(decided[id_])
            yield Held(enrollment, actors[enrollment.actor], signer, contacts[enrollment.actor], dates)

    def _by_id(self, kind: type[R], name: str, ids: Collection[str]) -> dict[str, R]:
        return {each.id: each for each in self._all(kind, f"SELECT * FROM {name} WHERE id IN :ids", ids=ids)}
