"""Questions about actors, their names, persons and contacts."""

import sqlalchemy as sa

from samverkan_cli.domain.records import Actor, Person
from samverkan_cli.domain.values import looks_like_id, looks_like_number, name_key, org_nr, swedish_order
from samverkan_cli.store.reader.base import Reading
from samverkan_cli.store.tables import table


class ActorReader(Reading):
    """Actors and persons."""

    def actor(self, reference: str) -> Actor:
        """Give the actor an id, an organisation number, a current name, an alias or earlier name leads to."""
        if looks_like_id(reference):
            return self._named(Actor, "actor", reference, "actor")
        found = self.actors_called(reference)
        nearest = self._nearest("actor", reference) if not found and not looks_like_number(reference) else ()
        return self.exactly_one(found, reference, "actor", nearest)

    def find_actor(self, reference: str) -> Actor | None:
        """Give the actor, or None when nothing answers; raises `Refused` when several do."""
        found = self.actors_called(reference)
        return self.exactly_one(found, reference, "actor") if found else None

    def actors_called(self, reference: str) -> list[Actor]:
        """Give every actor an id, a number or a name leads to: current names before earlier ones and aliases."""
        rows, names = table("actor"), table("actor_name")
        if looks_like_id(reference):
            return self._records(Actor, sa.select(rows).where(rows.c.id == reference.strip().upper()))
        live = self._live("actor")
        if looks_like_number(reference):
            return self._records(Actor, live.where(rows.c.org_nr == org_nr(reference)))
        key = name_key(reference)
        if current := self._records(Actor, live.where(rows.c.name_key == key)):
            return current
        others = sa.select(names.c.actor).where(names.c.name_key == key, names.c.voided_by.is_(None))
        return self._records(Actor, live.where(rows.c.id.in_(others)))

    def name_taken(self, name: str) -> Actor | None:
        """Give the live actor that has the name, now or as an alias, or None."""
        rows, names = table("actor"), table("actor_name")
        key = name_key(name)
        others = sa.select(names.c.actor).where(
            names.c.name_key == key, names.c.voided_by.is_(None), names.c.through_day.is_(None)
        )
        live = self._live("actor").where(rows.c.dissolved_on.is_(None))
        return self._record(Actor, live.where(rows.c.name_key == key)) or self._record(
            Actor, live.where(rows.c.id.in_(others))
        )

    def aliases(self, actor: str) -> list[str]:
        """Give an actor's other and earlier names."""
        names = table("actor_name")
        query = self._live("actor_name").where(names.c.actor == actor).order_by(names.c.entry)
        return [row["name"] for row in self._rows(query) if row["name"]]

    def actors(self) -> list[Actor]:
        """Give every actor in Swedish name order."""
        found = self._records(Actor, self._live("actor"))
        return sorted(found, key=lambda actor: (swedish_order(actor.name or ""), actor.number))

    def actors_with_number(self, number: str) -> list[Actor]:
        """Give the actors that share an organisation number."""
        rows = table("actor")
        return self._records(Actor, self._live("actor").where(rows.c.org_nr == number).order_by(rows.c.number))

    def actors_like(self, name: str) -> list[tuple[str, str]]:
        """Give ids and names that are much like a new name."""
        return self._nearest("actor", name)

    def person(self, reference: str) -> Person:
        """Give a person by id or exact name."""
        return self._named(Person, "person", reference, "person")

    def find_person(self, reference: str) -> Person | None:
        """Give a person by id or exact name, or None; raises `Refused` when several have the name."""
        rows = table("person")
        if looks_like_id(reference):
            return self.person(reference)
        found = self._records(Person, self._live("person").where(rows.c.name_key == name_key(reference)))
        return self.exactly_one(found, reference, "person") if found else None

    def persons(self) -> list[Person]:
        """Give every person in Swedish name order."""
        found = self._records(Person, self._live("person"))
        return sorted(found, key=lambda person: (swedish_order(person.name or ""), person.number))
