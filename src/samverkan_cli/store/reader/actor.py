"""Questions about actors, their names, persons and contacts."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from samverkan_cli.domain.events import MovedRow
from samverkan_cli.domain.notation import looks_like_id, looks_like_number, name_key, org_nr, swedish_order
from samverkan_cli.domain.records import Actor, ActorName, NetworkMember, Person
from samverkan_cli.store.reader.base import Asking, in_batches

# Where persons stand by id: table, column, and what tells the row. A conflict of interest is known by its place in an
# entry: who is merged is looked up there.
LEADING_TO_PERSONS = (
    *(("contact", "person", "entry"), ("enrollment", "signed_by", "id"), ("seat", "person", "entry")),
    *(("attendance", "person", "entry"), ("group_member", "person", "entry"), ("working_group", "convener", "id")),
    *(("task", "owner", "id"), ("task_helper", "person", "entry"), ("activity", "lead", "id")),
    *(("case", "reporter", "id"), ("person", "merged_into", "id")),
    *(("person_request", "person", "entry"), ("attendance", "substitutes", "entry")),
    *(("approver", "person", "entry"), ("left_room", "person", "entry")),
    ("stance", "person", "entry"),
)
# What is written to an actor once: the columns that tell once from twice.
_ONCE = {"invitation": "period", "reminder": "period, round"}
ALONE = "SELECT * FROM actor WHERE voided_by IS NULL AND merged_into IS NULL"  # neither taken back nor merged
_CURRENT = (
    "SELECT id, name, name_key, org_nr FROM actor"
    " WHERE voided_by IS NULL AND dissolved_on IS NULL AND merged_into IS NULL"
)
_ALSO = (
    " UNION ALL SELECT a.id, n.name, n.name_key, NULL FROM actor a JOIN actor_name n ON n.actor = a.id"
    " WHERE a.voided_by IS NULL AND a.dissolved_on IS NULL AND a.merged_into IS NULL"
    " AND n.voided_by IS NULL AND n.through_day IS NULL"
)


class ActorReader(Asking):
    """Actors and persons."""

    def actor(self, reference: str) -> Actor:
        """Give the actor an id, an organisation number, a current name, an alias or earlier name leads to."""
        if looks_like_id(reference):
            return self._survivor(self._by_id_or_name(Actor, "actor", reference, "actor"))
        found = self.actors_called(reference)
        if found or looks_like_number(reference):
            return self.exactly_one(found, reference, "actor")
        return self._only_holder(Actor, "actor", reference, "actor")

    def actor_itself(self, reference: str) -> Actor:
        """Give the actor as `actor` does, but one that is merged as itself when its id is asked for."""
        return (
            self._by_id_or_name(Actor, "actor", reference, "actor")
            if looks_like_id(reference)
            else self.actor(reference)
        )

    def _survivor(self, actor: Actor) -> Actor:
        """Give the actor that a merged one leads to; any other as it is."""
        while actor.merged_into:
            actor = self._by_id_or_name(Actor, "actor", actor.merged_into, "actor")
        return actor

    def find_actor(self, reference: str) -> Actor | None:
        """Give the actor, or None when nothing answers; raises `Refused` when several do."""
        found = self.actors_called(reference)
        return self.exactly_one(found, reference, "actor") if found else None

    def actors_called(self, reference: str) -> list[Actor]:
        """Give every actor an id, a number or a name leads to: current names before earlier ones and aliases."""
        if looks_like_id(reference):
            found = self._all(Actor, "SELECT * FROM actor WHERE id = :id", id=reference.strip().upper())
            return [self._survivor(self._usable(actor, actor.id, "actor")) for actor in found]
        if looks_like_number(reference):
            return self._all(Actor, ALONE + " AND org_nr = :number", number=org_nr(reference))
        key = name_key(reference)
        if current := self._all(Actor, ALONE + " AND name_key = :key", key=key):
            return current
        others = " AND id IN (SELECT actor FROM actor_name WHERE name_key = :key AND voided_by IS NULL)"
        return self._all(Actor, ALONE + others, key=key)

    def name_taken(self, name: str) -> Actor | None:
        """Give the live actor that has the name, now or as an alias, or None."""
        key = name_key(name)
        others = (
            " AND dissolved_on IS NULL AND id IN"
            " (SELECT actor FROM actor_name WHERE name_key = :key AND voided_by IS NULL AND through_day IS NULL)"
        )
        current = self._one(Actor, ALONE + " AND dissolved_on IS NULL AND name_key = :key", key=key)
        return current or self._one(Actor, ALONE + others, key=key)

    def names_held_twice(self, reached: Collection[tuple[str, str | int]]) -> list[tuple[str, str, str]]:
        """Give the names of the actors some rows are about that another live actor has: the actor, the name, the other.

        Two that are called alike and have different numbers are two.

        A row is given by its table, and its id or the entry that made it.
        """
        actors = {str(key) for name, key in reached if name == "actor"}
        for some in in_batches(key for name, key in reached if name == "actor_name"):
            actors |= set(self._values("SELECT actor FROM actor_name WHERE entry IN :entries", entries=some))
        found: list[tuple[str, str, str]] = []
        for some in in_batches(actors):
            called = self._rows(_CURRENT + " AND id IN :actors" + _ALSO + " AND n.actor IN :actors", actors=some)
            called = [row for row in called if row[2]]
            holders: dict[str, dict[str, str | None]] = defaultdict(dict)
            for keys in in_batches(key for _, _, key, _ in called):
                asked = _CURRENT + " AND name_key IN :keys" + _ALSO + " AND n.name_key IN :keys"
                for id_, _, key, number in self._rows(asked, keys=keys):
                    holders[key][id_] = number
            for own, name, key, own_number in called:
                others = {id_: number for id_, number in holders[key].items() if id_ != own}
                told_apart = {id_ for id_, number in others.items() if number and own_number not in (None, number)}
                found += [(own, name or "", id_) for id_ in others.keys() - told_apart]
        return found

    def aliases(self, actor: str) -> list[str]:
        """Give an actor's other and earlier names."""
        asked = "SELECT name FROM actor_name WHERE voided_by IS NULL AND actor = :actor ORDER BY entry"
        return [name for name in self._values(asked, actor=actor) if name]

    def other_names(self, actor: str) -> list[ActorName]:
        """Give an actor's aliases, and the names it had through a day, in the order they were entered."""
        asked = "SELECT * FROM actor_name WHERE voided_by IS NULL AND actor = :actor ORDER BY entry"
        return self._all(ActorName, asked, actor=actor)

    def every_alias(self) -> dict[str, list[str]]:
        """Give the other and earlier names of every actor that has any."""
        found: dict[str, list[str]] = defaultdict(list)
        for actor, name in self._rows("SELECT actor, name FROM actor_name WHERE voided_by IS NULL ORDER BY entry"):
            if name:
                found[actor].append(name)
        return dict(found)

    def rows_leading_to(self, actor: str, into: str) -> list[MovedRow]:
        """Give the rows that lead to an actor, without those that say what another actor has already."""
        found = [MovedRow(table="enrollment", key=key) for key in self._keys("enrollment", "actor", actor, "id")]
        found += [MovedRow(table="case", key=key) for key in self._keys("case", "actor", actor, "id")]
        found += [
            MovedRow(table="case", key=key, column="reporter") for key in self._keys("case", "reporter", actor, "id")
        ]
        for name in ("contact", "actor_name", "exclusion", "activity_actor"):
            found += [MovedRow(table=name, key=key) for key in self._keys(name, "actor", actor)]
        for name, once in _ONCE.items():
            taken = set(self._rows(f"SELECT {once} FROM {name} WHERE voided_by IS NULL AND actor = :actor", actor=into))
            own = f"SELECT entry, voided_by, {once} FROM {name} WHERE actor = :actor ORDER BY entry"
            for entry, voided_by, *told in self._rows(own, actor=actor):
                if voided_by or tuple(told) not in taken:
                    found.append(MovedRow(table=name, key=str(entry)))
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

    def activities_of_both(self, actor: str, other: str) -> list[int]:
        """Give the entries by which an actor takes part in an activity that another takes part in."""
        asked = (
            "SELECT a.entry FROM activity_actor a JOIN activity_actor b ON b.activity = a.activity"
            " AND b.voided_by IS NULL AND b.actor = :other WHERE a.voided_by IS NULL AND a.actor = :actor"
        )
        return self._values(asked + " ORDER BY a.entry", actor=actor, other=other)

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
            asked = f'SELECT DISTINCT enrollment, {key} FROM "{name}" WHERE enrollment IN :enrollments'
            for enrollment, place in sorted(self._rows(asked, enrollments=enrollments), key=str):
                found[enrollment].append(MovedRow(table=name, key=str(place), column="enrollment"))
        return found

    def _keys(self, name: str, column: str, actor: str, key: str = "entry") -> list[str]:
        """Give the keys of an actor's rows in a table, those that are taken back among them."""
        order = "number" if key == "id" else "entry"
        asked = f'SELECT {key} FROM "{name}" WHERE {column} = :actor ORDER BY {order}'
        return [str(found) for found in self._values(asked, actor=actor)]

    def actors(self) -> list[Actor]:
        """Give every actor in Swedish name order."""
        found = self._all(Actor, ALONE)
        return sorted(found, key=lambda actor: (swedish_order(actor.name or ""), actor.number))

    def actors_holding(self, name: str) -> tuple[list[Actor], bool]:
        """Give the live actors one of whose names holds every word of a name, and whether they are all there."""
        found, whole = self._having_words("actor", name)
        asked = ALONE + " AND id IN :ids ORDER BY number"
        return self._all(Actor, asked, ids=list(found)) if found else [], whole

    def actors_close_to(self, name: str) -> list[tuple[str, str, str | None]]:
        """Give names of live actors to compare a new name with, each with the actor's id and number."""
        close = self._close("actor", name)
        numbers: dict[str, str | None] = {}
        for some in in_batches(id_ for id_, _, _ in close):
            numbers |= dict(self._rows("SELECT id, org_nr FROM actor WHERE id IN :ids", ids=some))
        return [(id_, called, numbers[id_]) for id_, called, _ in close]

    def dissolved_before(self, actors: Iterable[str], on: date) -> dict[str, date]:
        """Give the last day of those of some actors that had it before a day."""
        asked = "SELECT id, dissolved_on FROM actor WHERE dissolved_on < :day AND id IN :actors"
        return {
            id_: date.fromisoformat(day)
            for some in in_batches(actors)
            for id_, day in self._rows(asked, day=on, actors=some)
        }

    def actors_with_number(self, number: str) -> list[Actor]:
        """Give the actors that share an organisation number."""
        return self._all(Actor, ALONE + " AND org_nr = :number ORDER BY number", number=number)

    def actors_like(self, name: str) -> list[tuple[str, str]]:
        """Give ids and names that are much like a new name."""
        return self._nearest("actor", name)

    def network_members(self, network: str) -> list[NetworkMember]:
        """Give who has taken part in a network, the earliest recorded first."""
        asked = "SELECT * FROM network_member WHERE voided_by IS NULL AND network = :network ORDER BY entry"
        return self._all(NetworkMember, asked, network=network)

    def networks_of(self, actor: str) -> list[NetworkMember]:
        """Give the networks an actor has taken part in, the earliest recorded first."""
        asked = "SELECT * FROM network_member WHERE voided_by IS NULL AND member = :member ORDER BY entry"
        return self._all(NetworkMember, asked, member=actor)

    def person(self, reference: str) -> Person:
        """Give a person by id, exact name, or words that only one name holds; one that is merged, as the other."""
        if found := self.find_person(reference):
            return found
        return self._only_holder(Person, "person", reference, "person")

    def person_unmerged(self, reference: str) -> Person:
        """Give the person as `person` does, but one that is merged as itself when its id is asked for."""
        by_id = looks_like_id(reference)
        return self._by_id_or_name(Person, "person", reference, "person") if by_id else self.person(reference)

    def find_person(self, reference: str) -> Person | None:
        """Give a person by id or exact name, or None; raises `Refused` when several have the name."""
        if looks_like_id(reference):
            return self._that_stays(self._by_id_or_name(Person, "person", reference, "person"))
        asked = "SELECT * FROM person WHERE voided_by IS NULL AND name_key = :key ORDER BY number"
        called = [self._that_stays(each) for each in self._all(Person, asked, key=name_key(reference))]
        found = list({each.id: each for each in called}.values())
        return self.exactly_one(found, reference, "person") if found else None

    def _that_stays(self, person: Person) -> Person:
        """Give the person that a merged one leads to; any other as it is."""
        while person.merged_into:
            person = self._by_id_or_name(Person, "person", person.merged_into, "person")
        return person

    def person_rows(self, person: str) -> list[MovedRow]:
        """Give every row that leads to a person, those that are taken back among them."""
        return [
            MovedRow(table=name, key=found, column=column)
            for name, column, key in LEADING_TO_PERSONS
            for found in self._keys(name, column, person, key)
        ]

    def meetings_of_both(self, person: str, other: str) -> dict[str, int]:
        """Give the meetings that two persons took part in, each with the entry that says no more of it."""
        asked = (
            "SELECT a.meeting, iif(CASE WHEN (a.absence IS NULL) = (b.absence IS NULL) THEN"
            " coalesce(b.represents, b.organisation) IS NULL"
            " AND coalesce(a.represents, a.organisation) IS NOT NULL ELSE b.absence IS NOT NULL END, b.entry, a.entry)"
            " FROM attendance a JOIN attendance b ON b.meeting = a.meeting"
            " WHERE a.voided_by IS NULL AND b.voided_by IS NULL AND a.person = :person AND b.person = :other"
        )
        return dict(self._rows(asked, person=person, other=other))

    def stances_of_both(self, person: str, other: str) -> dict[str, int]:
        """Give the decisions from which two persons stood apart in one way, each with the entry that goes."""
        asked = (
            "SELECT a.decision, a.entry FROM stance a JOIN stance b ON b.decision = a.decision AND b.stance = a.stance"
            " WHERE a.voided_by IS NULL AND b.voided_by IS NULL AND a.person = :person AND b.person = :other"
        )
        return dict(self._rows(asked, person=person, other=other))

    def tasks_of_both(self, person: str, other: str) -> list[int]:
        """Give the entries by which a person helps with a task that another has or helps with."""
        asked = (
            "SELECT h.entry FROM task_helper h JOIN task t ON t.id = h.task WHERE h.voided_by IS NULL"
            " AND (h.person = :person AND (t.owner = :other OR EXISTS (SELECT 1 FROM task_helper b"
            " WHERE b.voided_by IS NULL AND b.task = h.task AND b.person = :other))"
            " OR h.person = :other AND t.owner = :person) ORDER BY h.entry"
        )
        return self._values(asked, person=person, other=other)

    def noted_of_both(self, person: str, other: str) -> list[MovedRow]:
        """Give what says of a person what is said of another too: that it approved minutes, or left a room."""
        approved = (
            "SELECT a.entry FROM approver a JOIN approver b ON b.meeting = a.meeting"
            " WHERE a.voided_by IS NULL AND b.voided_by IS NULL AND a.person = :person AND b.person = :other"
        )
        left = (
            "SELECT a.entry FROM left_room a JOIN left_room b ON b.meeting = a.meeting AND b.item = a.item"
            " WHERE a.voided_by IS NULL AND b.voided_by IS NULL AND a.person = :person AND b.person = :other"
        )
        both = {"person": person, "other": other}
        rows = [MovedRow(table="approver", key=str(entry)) for entry in self._values(approved, **both)]
        return rows + [MovedRow(table="left_room", key=str(entry)) for entry in self._values(left, **both)]

    def persons_holding(self, name: str) -> tuple[dict[str, str], bool]:
        """Give ids and names of the persons whose name holds every word of another, and whether they are all there."""
        return self._having_words("person", name)

    def persons_close_to(self, name: str) -> list[tuple[str, str]]:
        """Give ids and names of persons to compare a new name with."""
        return [(id_, called) for id_, called, _ in self._close("person", name)]

    def persons(self) -> list[Person]:
        """Give every person in Swedish name order."""
        found = self._all(Person, "SELECT * FROM person WHERE voided_by IS NULL AND merged_into IS NULL")
        return sorted(found, key=lambda person: (swedish_order(person.name or ""), person.number))
