"""Questions for an export: everything about a period's enrollments, asked for at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from samverkan_cli.domain.case.effect import Decided
from samverkan_cli.domain.records import Actor, Contact, Enrollment, Numbered, Period, Person
from samverkan_cli.domain.standing import dated
from samverkan_cli.store.reader.base import CANDIDATES
from samverkan_cli.store.reader.contact import CONTACTS, ContactReader
from samverkan_cli.store.reader.enrollment import EnrollmentReader

if TYPE_CHECKING:
    from samverkan_cli.domain.export import Held

R = TypeVar("R", bound=Numbered)
NOTHING = Decided()


class ExportReader(ContactReader, EnrollmentReader):
    """Enrollments with all that is told of them."""

    def enrollments_held(self, period: Period) -> Iterator[Held]:
        """Give the enrollments of a period, in the order their actors were registered, some hundred at a time."""
        from samverkan_cli.domain.export import Held

        wanted = self._values(
            "SELECT e.id FROM enrollment e JOIN actor a ON a.id = e.actor WHERE e.voided_by IS NULL"
            " AND e.period = :period ORDER BY a.number, e.number",
            period=period.id,
        )
        decided = self._decided(None)
        for at in range(0, len(wanted), CANDIDATES):
            for enrollment, actor, signer, contacts in self._held_some(wanted[at : at + CANDIDATES]):
                dates = dated(
                    decided.get(enrollment.id, NOTHING),
                    enrollment.ended_from,
                    enrollment.ended_as,
                    received=enrollment.received,
                    effective=enrollment.effective,
                    declined_on=enrollment.declined_on,
                    last_day=period.last_day,
                    dissolved_on=actor.dissolved_on,
                )
                yield Held(enrollment, actor, signer, contacts, dates)

    def _held_some(self, wanted: Sequence[str]) -> Iterator[tuple[Enrollment, Actor, str | None, list[Contact]]]:
        some = self._all(Enrollment, "SELECT * FROM enrollment WHERE id IN :ids", ids=wanted)
        found = {each.id: each for each in some}
        actors = self._by_id(Actor, "actor", {each.actor for each in some})
        persons = self._by_id(Person, "person", {each.signed_by for each in some if each.signed_by})
        contacts: dict[str, list[Contact]] = defaultdict(list)
        for each in self._all(Contact, CONTACTS + " AND c.actor IN :actors ORDER BY c.entry", actors=list(actors)):
            contacts[each.actor].append(each)
        for id_ in wanted:
            enrollment = found[id_]
            signer = persons[enrollment.signed_by].name if enrollment.signed_by else None
            yield enrollment, actors[enrollment.actor], signer, contacts[enrollment.actor]

    def _by_id(self, kind: type[R], name: str, ids: Collection[str]) -> dict[str, R]:
        return {each.id: each for each in self._all(kind, f"SELECT * FROM {name} WHERE id IN :ids", ids=ids)}
