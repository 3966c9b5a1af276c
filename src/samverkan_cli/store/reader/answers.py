"""What joining asks of the register: of those that one answer names, or many, asked for all at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from samverkan_cli.domain.intake import Book
from samverkan_cli.domain.records import Actor, Barred, Contact, Enrollment, Exclusion, Person
from samverkan_cli.store.reader.contact import ContactReader
from samverkan_cli.store.tables import table


class AnswerReader(ContactReader):
    """Actors, persons and their facts, for one answer or a batch."""

    def book(
        self,
        ids: Iterable[str],
        names: Iterable[str] = (),
        numbers: Iterable[str] = (),
        people: Iterable[str] = (),
        submissions: Iterable[str] = (),
    ) -> Book:
        """Give what is known of actors by id, name key, number and answer, and of persons by name key."""
        actors, others, sent = table("actor"), table("actor_name"), table("enrollment")
        by_name = self._held("actor", "name_key", names)
        by_alias = self._held("actor_name", "name_key", names)
        by_number = self._held("actor", "org_nr", numbers)
        by_id = self._held("actor", "id", ids)
        aliases = [
            row
            for _, part in _parts(entry for _, entry in by_alias)
            for row in self.connection.execute(sa.select(others).where(others.c.entry.in_(part)))
        ]
        said = list(submissions)
        by_sending = {id_ for held in ("submission", "completing") for _, id_ in self._held("enrollment", held, said)}
        submitted = self._records_of(Enrollment, sent, sent.c.id, by_sending)
        wanted = {*(row[1] for row in (*by_name, *by_number, *by_id)), *(row.actor for row in (*aliases, *submitted))}
        found = {each.id: each for each in self._records_of(Actor, actors, actors.c.id, wanted)}
        while far := {each.merged_into for each in found.values() if each.merged_into} - found.keys():
            found |= {each.id: each for each in self._records_of(Actor, actors, actors.c.id, far)}
        book = Book(by_id={id_: _end(each, found) for id_, each in found.items()})
        sent_as = [(number, each) for each in submitted for number in (each.completing, each.submission) if number]
        book.submitted = {f"{each.period} {number}": each for number, each in sent_as}
        live = [each for each in found.values() if each.merged_into is None]
        for each in live:
            if each.name_key:
                book.named.setdefault(each.name_key, []).append(each)
            if each.org_nr:
                book.numbered.setdefault(each.org_nr, []).append(each)
        current = set(book.named)
        for row in aliases:
            end = _end(found[row.actor], found)
            if row.name_key not in current and end not in book.named.setdefault(row.name_key, []):
                book.named[row.name_key].append(end)
        self._facts(book, {each.id for each in live})
        self._people(book, people)
        return book

    def called(self, most: int) -> list[tuple[str, str, str | None]] | None:
        """Give every name in use with its actor's id and number, or None when there are more than `most`."""
        query = (
            "SELECT id, name, org_nr FROM actor WHERE voided_by IS NULL AND merged_into IS NULL AND name IS NOT NULL"
            " UNION ALL SELECT a.id, n.name, a.org_nr FROM actor_name n JOIN actor a ON a.id = n.actor"
            " WHERE n.voided_by IS NULL AND a.voided_by IS NULL AND a.merged_into IS NULL AND n.name IS NOT NULL"
            " LIMIT ?"
        )
        found = self.connection.exec_driver_sql(query, (most + 1,)).fetchall()
        return None if len(found) > most else [(row[0], row[1], row[2]) for row in found]

    def bars(self) -> list[Barred]:
        """Give every bar on joining again that was decided, with those who are tied to its actor."""
        rows, actors, joined = (table(name) for name in ("exclusion", "actor", "enrollment"))
        decided = self._records(
            Exclusion, self._live("exclusion").where(rows.c.bar_through.is_not(None)).order_by(rows.c.entry)
        )
        found = {each.id: each for each in self._records_of(Actor, actors, actors.c.id, {e.actor for e in decided})}
        signed = sa.select(joined.c.signed_by).where(joined.c.voided_by.is_(None), joined.c.signed_by.is_not(None))
        return [
            Barred(
                exclusion=each,
                name=found[each.actor].name,
                successor=found[each.actor].successor,
                signers=frozenset(self.connection.scalars(signed.where(joined.c.actor == each.actor))),
                contacts=tuple(self.contacts(each.actor)),
            )
            for each in decided
        ]

    def _facts(self, book: Book, actors: set[str]) -> None:
        """Fill in the enrollments, exclusions and contacts of the actors, and who signed."""
        for kind, name, held, order in (
            (Enrollment, "enrollment", book.enrollments, "number"),
            (Exclusion, "exclusion", book.exclusions, "entry"),
        ):
            rows = table(name)
            for each in sorted(self._records_of(kind, rows, rows.c.actor, actors), key=lambda r: getattr(r, order)):
                held.setdefault(each.actor, []).append(each)
        rows = table("contact")
        for _, wanted in _parts(actors):
            query = self._contacts().where(rows.c.actor.in_(wanted)).order_by(rows.c.entry)
            for contact in self._records(Contact, query):
                book.contacts.setdefault(contact.actor, []).append(contact)
        signers = {e.signed_by for held in book.enrollments.values() for e in held if e.signed_by}
        persons = table("person")
        book.person_names |= {
            each.id: each.name or "" for each in self._records_of(Person, persons, persons.c.id, signers)
        }

    def _people(self, book: Book, people: Iterable[str]) -> None:
        found: dict[str, list[str]] = defaultdict(list)
        for key, id_ in self._held("person", "name_key", people):
            found[key].append(id_)
        book.people |= found

    def _held(self, name: str, column: str, wanted: Iterable[str]) -> list[tuple[str, Any]]:
        """Give the values of a column that are there, each with the row's id, or the entry of one without.

        Written by hand, since most of what a fresh import asks for is not there and the asking is all it costs.
        """
        key = "id" if "id" in table(name).c else "entry"
        found: list[tuple[str, Any]] = []
        for marks, part in _parts(wanted):
            query = f"SELECT {column}, {key} FROM {name} WHERE {column} IN ({marks}) AND voided_by IS NULL"  # noqa: S608 — names of our own tables
            found += [(row[0], row[1]) for row in self.connection.exec_driver_sql(query, tuple(part)).fetchall()]
        return found

    def _records_of(self, kind: type[Any], rows: sa.Table, column: sa.Column[Any], wanted: Iterable[Any]) -> list[Any]:
        return [
            each
            for _, part in _parts(wanted)
            for each in self._records(kind, sa.select(rows).where(column.in_(part), rows.c.voided_by.is_(None)))
        ]


def _end(actor: Actor, found: dict[str, Actor]) -> Actor:
    """Give the actor that a merged one leads to."""
    while actor.merged_into:
        actor = found[actor.merged_into]
    return actor


def _parts(wanted: Iterable[Any]) -> Iterable[tuple[str, Sequence[Any]]]:
    """Give the values a thousand at a time, each time with as many marks."""
    every = list(wanted)
    for at in range(0, len(every), 1000):
        part = every[at : at + 1000]
        yield ",".join("?" * len(part)), part
