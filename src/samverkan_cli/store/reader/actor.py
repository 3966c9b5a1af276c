"""Questions about actors, their names, persons and contacts."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from samverkan_cli.domain.events import MovedRow
from samverkan_cli.domain.records import Actor, NetworkMember, Person
from samverkan_cli.domain.values import looks_like_id, looks_like_number, name_key, org_nr, swedish_order
from samverkan_cli.store.reader.base import Reading, in_batches
from samverkan_cli.store.tables import table

# What is written to an actor once: the columns that tell once from twice.
_ONCE = {"invitation": ("period",), "reminder": ("period", "round")}


class ActorReader(Reading):
    """Actors and persons."""

    def actor(self, reference: str) -> Actor:
        """Give the actor an id, an organisation number, a current name, an alias or earlier name leads to."""
        if looks_like_id(reference):
            return self._survivor(self._named(Actor, "actor", reference, "actor"))
        found = self.actors_called(reference)
        nearest = self._nearest("actor", reference) if not found and not looks_like_number(reference) else ()
        return self.exactly_one(found, reference, "actor", nearest)

    def actor_itself(self, reference: str) -> Actor:
        """Give the actor as `actor` does, but one that is merged as itself when its id is asked for."""
        return self._named(Actor, "actor", reference, "actor") if looks_like_id(reference) else self.actor(reference)

    def _survivor(self, actor: Actor) -> Actor:
        """Give the actor that a merged one leads to; any other as it is."""
        while actor.merged_into:
            actor = self._named(Actor, "actor", actor.merged_into, "actor")
        return actor

    def _standing_alone(self) -> sa.Select[Any]:
        """Give the query for actors that are not taken back, nor merged with another."""
        return self._live("actor").where(table("actor").c.merged_into.is_(None))

    def find_actor(self, reference: str) -> Actor | None:
        """Give the actor, or None when nothing answers; raises `Refused` when several do."""
        found = self.actors_called(reference)
        return self.exactly_one(found, reference, "actor") if found else None

    def actors_called(self, reference: str) -> list[Actor]:
        """Give every actor an id, a number or a name leads to: current names before earlier ones and aliases."""
        rows, names = table("actor"), table("actor_name")
        if looks_like_id(reference):
            found = self._records(Actor, sa.select(rows).where(rows.c.id == reference.strip().upper()))
            return [self._survivor(self._usable(actor, actor.id, "actor")) for actor in found]
        live = self._standing_alone()
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
        live = self._standing_alone().where(rows.c.dissolved_on.is_(None))
        return self._record(Actor, live.where(rows.c.name_key == key)) or self._record(
            Actor, live.where(rows.c.id.in_(others))
        )

    def names_held_twice(self, reached: Collection[tuple[str, str | int]]) -> list[tuple[str, str, str]]:
        """Give the names of the actors some rows are about that another live actor has: the actor, the name, the other.

        Two that are called alike and have different numbers are two.

        A row is given by its table, and its id or the entry that made it.
        """
        actors = {str(key) for name, key in reached if name == "actor"}
        for some in in_batches(key for name, key in reached if name == "actor_name"):
            made = table("actor_name")
            actors |= set(self.connection.scalars(sa.select(made.c.actor).where(made.c.entry.in_(some))))
        rows, names = table("actor"), table("actor_name")
        alone = sa.and_(rows.c.voided_by.is_(None), rows.c.dissolved_on.is_(None), rows.c.merged_into.is_(None))
        other = sa.and_(names.c.voided_by.is_(None), names.c.through_day.is_(None))
        current = sa.select(rows.c.id, rows.c.name, rows.c.name_key, rows.c.org_nr).where(alone)
        unnumbered = sa.null().label("org_nr")
        also = sa.select(rows.c.id, names.c.name, names.c.name_key, unnumbered).join(names, names.c.actor == rows.c.id)
        also = also.where(alone, other)
        found: list[tuple[str, str, str]] = []
        for some in in_batches(actors):
            query = current.where(rows.c.id.in_(some)).union_all(also.where(names.c.actor.in_(some)))
            called = [row for row in self._rows(query) if row["name_key"]]
            holders: dict[str, dict[str, str | None]] = defaultdict(dict)
            for keys in in_batches(row["name_key"] for row in called):
                held = current.where(rows.c.name_key.in_(keys)).union_all(also.where(names.c.name_key.in_(keys)))
                for row in self._rows(held):
                    holders[row["name_key"]][row["id"]] = row["org_nr"]
            for row in called:
                others = {id_: number for id_, number in holders[row["name_key"]].items() if id_ != row["id"]}
                told_apart = {id_ for id_, number in others.items() if number and row["org_nr"] not in (None, number)}
                found += [(row["id"], row["name"] or "", id_) for id_ in others.keys() - told_apart]
        return found

    def aliases(self, actor: str) -> list[str]:
        """Give an actor's other and earlier names."""
        names = table("actor_name")
        query = self._live("actor_name").where(names.c.actor == actor).order_by(names.c.entry)
        return [row["name"] for row in self._rows(query) if row["name"]]

    def every_alias(self) -> dict[str, list[str]]:
        """Give the other and earlier names of every actor that has any."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._rows(self._live("actor_name").order_by(table("actor_name").c.entry)):
            if row["name"]:
                found[row["actor"]].append(row["name"])
        return dict(found)

    def rows_leading_to(self, actor: str, into: str) -> list[MovedRow]:
        """Give the rows that lead to an actor, without those that say what another actor has already."""
        found = [MovedRow(table="enrollment", key=key) for key in self._keys("enrollment", "actor", actor, "id")]
        found += [MovedRow(table="case", key=key) for key in self._keys("case", "actor", actor, "id")]
        found += [
            MovedRow(table="case", key=key, column="reporter") for key in self._keys("case", "reporter", actor, "id")
        ]
        for name in ("contact", "actor_name", "exclusion"):
            found += [MovedRow(table=name, key=key) for key in self._keys(name, "actor", actor)]
        for name, once in _ONCE.items():
            rows = table(name)
            taken = {
                tuple(row[column] for column in once)
                for row in self._rows(self._live(name).where(rows.c.actor == into))
            }
            for row in self._rows(sa.select(rows).where(rows.c.actor == actor).order_by(rows.c.entry)):
                if row["voided_by"] or tuple(row[column] for column in once) not in taken:
                    found.append(MovedRow(table=name, key=str(row["entry"])))
        for column in ("network", "member"):
            found += [
                MovedRow(table="network_member", key=key, column=column)
                for key in self._keys("network_member", column, actor)
            ]
        found += [
            MovedRow(table=name, key=key, column="represents")
            for name in ("seat", "attendance")
            for key in self._keys(name, "represents", actor)
        ]
        led = [key for key in self._keys("actor", "successor", actor, "id") if key != into]
        return found + [MovedRow(table="actor", key=key, column="successor") for key in led]

    def rows_hanging_on(self, enrollments: Collection[str]) -> dict[str, list[MovedRow]]:
        """Give, for some enrollments, the rows that lead to each: what was decided in it, and its cases."""
        found: dict[str, list[MovedRow]] = defaultdict(list)
        for name, key in (
            ("case", "id"),
            ("suspension", "entry"),
            ("exclusion", "entry"),
            ("recorded_objection", "entry"),
            ("case_decision", "entry"),
        ):
            rows = table(name)
            query = sa.select(rows.c.enrollment, rows.c[key]).where(rows.c.enrollment.in_(enrollments)).distinct()
            for enrollment, place in sorted(self.connection.execute(query).all(), key=str):
                found[enrollment].append(MovedRow(table=name, key=str(place), column="enrollment"))
        return found

    def _keys(self, name: str, column: str, actor: str, key: str = "entry") -> list[str]:
        """Give the keys of an actor's rows in a table, those that are taken back among them."""
        rows = table(name)
        order = rows.c.number if key == "id" else rows.c.entry
        query = sa.select(rows.c[key]).where(rows.c[column] == actor).order_by(order)
        return [str(found) for found in self.connection.scalars(query)]

    def actors(self) -> list[Actor]:
        """Give every actor in Swedish name order."""
        found = self._records(Actor, self._standing_alone())
        return sorted(found, key=lambda actor: (swedish_order(actor.name or ""), actor.number))

    def actors_with_number(self, number: str) -> list[Actor]:
        """Give the actors that share an organisation number."""
        rows = table("actor")
        return self._records(Actor, self._standing_alone().where(rows.c.org_nr == number).order_by(rows.c.number))

    def actors_like(self, name: str) -> list[tuple[str, str]]:
        """Give ids and names that are much like a new name."""
        return self._nearest("actor", name)

    def network_members(self, network: str) -> list[NetworkMember]:
        """Give who has taken part in a network, the earliest recorded first."""
        rows = table("network_member")
        query = self._live("network_member").where(rows.c.network == network)
        return self._records(NetworkMember, query.order_by(rows.c.entry))

    def networks_of(self, actor: str) -> list[NetworkMember]:
        """Give the networks an actor has taken part in, the earliest recorded first."""
        rows = table("network_member")
        query = self._live("network_member").where(rows.c.member == actor)
        return self._records(NetworkMember, query.order_by(rows.c.entry))

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
