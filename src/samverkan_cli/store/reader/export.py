"""Questions for an export: everything about a period's enrollments, asked for at once."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

import sqlalchemy as sa

from samverkan_cli.domain.export import Held
from samverkan_cli.domain.records import Actor, Contact, Enrollment, Numbered, Person
from samverkan_cli.store.reader.base import CANDIDATES
from samverkan_cli.store.reader.contact import ContactReader
from samverkan_cli.store.reader.enrollment import EnrollmentReader
from samverkan_cli.store.tables import table

R = TypeVar("R", bound=Numbered)


class ExportReader(ContactReader, EnrollmentReader):
    """Enrollments with all that is told of them."""

    def enrollments_held(self, period: str) -> Iterator[Held]:
        """Give the enrollments of a period, in the order their actors were registered, some hundred at a time."""
        rows, actors = table("enrollment"), table("actor")
        ordered = (
            sa.select(rows.c.id)
            .join_from(rows, actors, rows.c.actor == actors.c.id)
            .where(rows.c.voided_by.is_(None), rows.c.period == period)
            .order_by(actors.c.number, rows.c.number)
        )
        wanted = list(self.connection.scalars(ordered))
        for at in range(0, len(wanted), CANDIDATES):
            yield from self._held_some(wanted[at : at + CANDIDATES])

    def _held_some(self, wanted: Sequence[str]) -> Iterator[Held]:
        rows, contact = table("enrollment"), table("contact")
        found = {each.id: each for each in self._records(Enrollment, sa.select(rows).where(rows.c.id.in_(wanted)))}
        actors = self._by_id(Actor, "actor", {each.actor for each in found.values()})
        persons = self._by_id(Person, "person", {each.signed_by for each in found.values() if each.signed_by})
        contacts: dict[str, list[Contact]] = defaultdict(list)
        for each in self._records(
            Contact, self._contacts().where(contact.c.actor.in_(actors)).order_by(contact.c.entry)
        ):
            contacts[each.actor].append(each)
        decided = self._decided(wanted)
        dated = {row["enrollment"]: row for row in self._rows(self._dated().where(rows.c.id.in_(wanted)))}
        for id_ in wanted:
            enrollment = found[id_]
            signer = persons[enrollment.signed_by].name if enrollment.signed_by else None
            dates = self._dates(dated[id_], decided[id_])
            yield Held(enrollment, actors[enrollment.actor], signer, contacts[enrollment.actor], dates)

    def _by_id(self, kind: type[R], name: str, ids: Collection[str]) -> dict[str, R]:
        rows = table(name)
        return {each.id: each for each in self._records(kind, sa.select(rows).where(rows.c.id.in_(ids)))}
