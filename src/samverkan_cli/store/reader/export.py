"""Questions for an export: everything about a period's enrollments, asked for at once."""

from collections import defaultdict

import sqlalchemy as sa

from samverkan_cli.domain.export import Held
from samverkan_cli.domain.records import Actor, Contact, Enrollment, Person
from samverkan_cli.store.reader.contact import ContactReader
from samverkan_cli.store.reader.enrollment import EnrollmentReader
from samverkan_cli.store.tables import table


class ExportReader(ContactReader, EnrollmentReader):
    """Enrollments with all that is told of them."""

    def enrollments_held(self, period: str) -> list[Held]:
        """Give the enrollments of a period, in the order their actors were registered."""
        rows, actors = table("enrollment"), table("actor")
        of_period = self._live("enrollment").where(rows.c.period == period)
        found = self._records(Enrollment, of_period.order_by(rows.c.number))
        those = sa.select(rows.c.actor).where(rows.c.voided_by.is_(None), rows.c.period == period)
        who = {each.id: each for each in self._records(Actor, sa.select(actors).where(actors.c.id.in_(those)))}
        signers = self._signers(period)
        contacts: dict[str, list[Contact]] = defaultdict(list)
        held = table("contact")
        for each in self._records(Contact, self._contacts().where(held.c.actor.in_(those)).order_by(held.c.entry)):
            contacts[each.actor].append(each)
        dated = self._dated().where(rows.c.voided_by.is_(None), rows.c.period == period)
        suspended = self._suspensions(None)
        dates = {row["enrollment"]: self._dates(row, suspended[row["enrollment"]]) for row in self._rows(dated)}
        whole = [
            Held(each, who[each.actor], signers.get(each.signed_by or ""), contacts.get(each.actor, ()), dates[each.id])
            for each in found
        ]
        return sorted(whole, key=lambda each: each.actor.number)

    def _signers(self, period: str) -> dict[str, str | None]:
        rows, persons = table("enrollment"), table("person")
        signing = sa.select(rows.c.signed_by).where(rows.c.voided_by.is_(None), rows.c.period == period)
        found = self._records(Person, sa.select(persons).where(persons.c.id.in_(signing)))
        return {each.id: each.name for each in found}
