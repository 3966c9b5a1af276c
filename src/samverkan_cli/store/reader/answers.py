"""What joining asks of the register: of those that one answer names, or many, asked for all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from samverkan_cli.domain.records import Actor, ActorName, Barred, Contact, Enrollment, Exclusion, Person
from samverkan_cli.domain.values import Side
from samverkan_cli.store.reader.contact import CONTACTS, ContactReader

if TYPE_CHECKING:
    from samverkan_cli.domain.intake import Book


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
        from samverkan_cli.domain.intake import Book

        by_name = self._held("actor", "name_key", names)
        by_alias = self._held("actor_name", "name_key", names)
        by_number = self._held("actor", "org_nr", numbers)
        by_id = self._held("actor", "id", ids)
        aliases = self._known(ActorName, "actor_name", "entry", (entry for _, entry in by_alias))
        said = list(submissions)
        by_sending = {id_ for held in ("submission", "completing") for _, id_ in self._held("enrollment", held, said)}
        submitted = self._known(Enrollment, "enrollment", "id", by_sending)
        wanted = {*(row[1] for row in (*by_name, *by_number, *by_id)), *(row.actor for row in (*aliases, *submitted))}
        found = {each.id: each for each in self._known(Actor, "actor", "id", wanted)}
        while far := {each.merged_into for each in found.values() if each.merged_into} - found.keys():
            found |= {each.id: each for each in self._known(Actor, "actor", "id", far)}
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
        asked = (
            "SELECT id, name, org_nr FROM actor WHERE voided_by IS NULL AND merged_into IS NULL AND name IS NOT NULL"
            " UNION ALL SELECT a.id, n.name, a.org_nr FROM actor_name n JOIN actor a ON a.id = n.actor"
            " WHERE n.voided_by IS NULL AND a.voided_by IS NULL AND a.merged_into IS NULL AND n.name IS NOT NULL"
            " LIMIT :most"
        )
        found = self._rows(asked, most=most + 1)
        return None if len(found) > most else found

    def bars(self) -> list[Barred]:
        """Give every bar on joining again that was decided, with those who are tied to its actor."""
        asked = "SELECT * FROM exclusion WHERE voided_by IS NULL AND bar_through IS NOT NULL ORDER BY entry"
        decided = self._all(Exclusion, asked)
        found = {each.id: each for each in self._known(Actor, "actor", "id", {e.actor for e in decided})}
        signed = "SELECT signed_by FROM enrollment WHERE voided_by IS NULL AND signed_by IS NOT NULL AND actor = :actor"
        return [
            Barred(
                exclusion=each,
                name=found[each.actor].name,
                org_nr=found[each.actor].org_nr if found[each.actor].side is Side.CIVIL else None,
                successor=found[each.actor].successor,
                signers=frozenset(self._values(signed, actor=each.actor)),
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
            for each in sorted(self._known(kind, name, "actor", actors), key=lambda r: getattr(r, order)):
                held.setdefault(each.actor, []).append(each)
        for wanted in _parts(actors):
            asked = CONTACTS + " AND c.actor IN :actors ORDER BY c.entry"
            for contact in self._all(Contact, asked, actors=wanted):
                book.contacts.setdefault(contact.actor, []).append(contact)
        signers = {e.signed_by for held in book.enrollments.values() for e in held if e.signed_by}
        book.person_names |= {each.id: each.name or "" for each in self._known(Person, "person", "id", signers)}

    def _people(self, book: Book, people: Iterable[str]) -> None:
        found: dict[str, list[str]] = defaultdict(list)
        for key, id_ in self._held("person", "name_key", people):
            found[key].append(id_)
        book.people |= found

    def _held(self, name: str, column: str, wanted: Iterable[str]) -> list[tuple[str, Any]]:
        """Give the values of a column that are there, each with the row's id, or the entry of one without."""
        key = "entry" if name == "actor_name" else "id"
        found: list[tuple[str, Any]] = []
        for part in _parts(wanted):
            asked = f"SELECT {column}, {key} FROM {name} WHERE {column} IN :wanted AND voided_by IS NULL"
            found += self._rows(asked, wanted=part)
        return found

    def _known(self, kind: type[Any], name: str, column: str, wanted: Iterable[Any]) -> list[Any]:
        """Give the records that have some values in a column."""
        asked = f"SELECT * FROM {name} WHERE {column} IN :wanted AND voided_by IS NULL"
        return [each for part in _parts(wanted) for each in self._all(kind, asked, wanted=part)]


def _end(actor: Actor, found: dict[str, Actor]) -> Actor:
    """Give the actor that a merged one leads to."""
    while actor.merged_into:
        actor = found[actor.merged_into]
    return actor


def _parts(wanted: Iterable[Any]) -> Iterator[list[Any]]:
    """Give the values a thousand at a time."""
    every = list(wanted)
    for at in range(0, len(every), 1000):
        yield every[at : at + 1000]
