"""Questions about contacts: whom to write to at an actor, on a day."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

import sqlalchemy as sa

from samverkan_cli.domain import contact as domain
from samverkan_cli.domain.records import BestContact, Contact
from samverkan_cli.domain.values import ContactState
from samverkan_cli.store.reader.base import Reading
from samverkan_cli.store.tables import table

_FEW = 500  # actors whose contacts are asked for one by one; of more, all contacts are read


class ContactReader(Reading):
    """Contacts, each with its own mailbox or else its person's."""

    def contacts(self, actor: str | None = None) -> list[Contact]:
        """Give an actor's contacts, or everybody's, ended ones too, the earliest first."""
        rows = table("contact")
        query = self._contacts().order_by(rows.c.entry)
        return self._records(Contact, query.where(rows.c.actor == actor) if actor else query)

    def reachable(self, actor: str, on: date) -> bool:
        """Tell whether an actor has a contact on the day that has neither ended nor bounced."""
        return domain.reachable(self.contacts(actor), on)

    def actors_with_contact(self, on: date) -> set[str]:
        """Give the actors with a contact that has not ended on the day."""
        rows = table("contact")
        live = sa.or_(rows.c.through_day.is_(None), rows.c.through_day >= on)
        return set(self.connection.scalars(sa.select(rows.c.actor).where(rows.c.voided_by.is_(None), live)))

    def bounced_contacts(self, on: date) -> list[Contact]:
        """Give the contacts that mail has come back from, of actors that are not dissolved."""
        rows, actors = table("contact"), table("actor")
        alive = sa.or_(actors.c.dissolved_on.is_(None), actors.c.dissolved_on >= on)
        query = self._contacts().join(actors, rows.c.actor == actors.c.id).where(alive, rows.c.bounced_on.is_not(None))
        found = self._records(Contact, query.order_by(rows.c.entry))
        return [contact for contact in found if domain.state(contact, on) is ContactState.BOUNCED]

    def best_contacts(self, on: date, actors: Collection[str] | None = None) -> dict[str, BestContact]:
        """Give whom to write to on the day at each of the actors, or at every actor; one question for all."""
        rows = table("contact")
        query = self._contacts()
        if actors is not None and len(actors) <= _FEW:
            query = query.where(rows.c.actor.in_(actors))
        held: dict[str, list[Any]] = defaultdict(list)
        for row in self.connection.execute(query):  # rows, since records of 100,000 contacts cost half the time
            held[row.actor].append(row)
        if actors is None:
            known = table("actor").c
            actors = self.connection.scalars(sa.select(known.id).where(known.voided_by.is_(None))).all()
        return {actor: domain.best(actor, held.get(actor, ()), on) for actor in actors}

    def _contacts(self) -> sa.Select[Any]:
        rows, persons = table("contact"), table("person")
        mailbox = sa.func.coalesce(rows.c.mailbox, persons.c.mailbox).label("mailbox")
        others = [column for column in rows.c if column.name != "mailbox"]
        return (
            sa.select(*others, mailbox, persons.c.name)
            .select_from(rows)
            .outerjoin(persons, rows.c.person == persons.c.id)
            .where(rows.c.voided_by.is_(None))
        )
