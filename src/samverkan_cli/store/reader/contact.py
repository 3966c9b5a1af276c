"""Questions about contacts: whom to write to at an actor, on a day."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from samverkan_cli.domain import contact as domain
from samverkan_cli.domain.records import BestContact, Contact
from samverkan_cli.domain.values import ContactState
from samverkan_cli.store.reader.base import Asking, in_batches

CONTACTS = (
    "SELECT c.entry, c.voided_by, c.actor, c.person, coalesce(c.mailbox, p.mailbox) AS mailbox, c.from_day,"
    " c.through_day, c.verified_on, c.bounced_on, c.consented_on, c.withdrawn_on, p.name"
    " FROM contact c LEFT JOIN person p ON p.id = c.person WHERE c.voided_by IS NULL"
)
_BOUNCED = (
    " AND c.bounced_on IS NOT NULL"
    " AND c.actor IN (SELECT id FROM actor WHERE dissolved_on IS NULL OR dissolved_on >= :day) ORDER BY c.entry"
)
_FEW = 500  # actors whose contacts are asked for one by one; of more, all contacts are read


class ContactReader(Asking):
    """Contacts, each with its own mailbox or else its person's."""

    def contacts(self, actor: str | None = None) -> list[Contact]:
        """Give an actor's contacts, or everybody's, ended ones too, the earliest first."""
        asked = CONTACTS + (" AND c.actor = :actor" if actor else "") + " ORDER BY c.entry"
        return self._all(Contact, asked, actor=actor)

    def contacts_consented(self, actors: Collection[str]) -> list[Contact]:
        """Give the contacts of some actors that were consented to once, the earliest first.

        Each has its own address alone: nothing was said of an address that its person has elsewhere.
        """
        asked = (
            "SELECT c.*, p.name FROM contact c LEFT JOIN person p ON p.id = c.person WHERE c.voided_by IS NULL"
            " AND c.consented_on IS NOT NULL AND c.actor IN :actors ORDER BY c.entry"
        )
        found = [each for some in in_batches(actors) for each in self._all(Contact, asked, actors=some)]
        return sorted(found, key=lambda each: each.entry)

    def contacts_with(self, person: str) -> list[Contact]:
        """Give the contacts that a person is, ended ones too, the earliest first."""
        return self._all(Contact, CONTACTS + " AND c.person = :person ORDER BY c.entry", person=person)

    def reachable(self, actor: str, on: date) -> bool:
        """Tell whether an actor has a contact on the day that has neither ended nor bounced."""
        return domain.reachable(self.contacts(actor), on)

    def actors_with_contact(self, on: date) -> set[str]:
        """Give the actors with a contact that has not ended on the day."""
        asked = "SELECT actor FROM contact WHERE voided_by IS NULL AND (through_day IS NULL OR through_day >= :day)"
        return set(self._values(asked, day=on))

    def bounced_contacts(self, on: date) -> list[Contact]:
        """Give the contacts that mail has come back from, of actors that are not dissolved."""
        found = self._all(Contact, CONTACTS + _BOUNCED, day=on)
        return [contact for contact in found if domain.state(contact, on) is ContactState.BOUNCED]

    def best_contacts(self, on: date, actors: Collection[str] | None = None) -> dict[str, BestContact]:
        """Give whom to write to on the day at each of the actors, or at every actor; one question for all."""
        few = actors is not None and len(actors) <= _FEW
        asked = CONTACTS + (" AND c.actor IN :actors" if few else "")
        held: dict[str, list[Contact]] = defaultdict(list)
        for each in self._each(Contact, asked, actors=actors if few else ()):
            held[each.actor].append(each)
        if actors is None:
            actors = self._values("SELECT id FROM actor WHERE voided_by IS NULL")
        return {actor: domain.best(actor, held.pop(actor, ()), on) for actor in dict.fromkeys(actors)}
