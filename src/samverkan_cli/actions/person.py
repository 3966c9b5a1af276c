"""Registering persons, on their own or when they are first mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions import reference
from samverkan_cli.domain import person as rules
from samverkan_cli.domain.events import PersonRegistered
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.refusal import Objections

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Person
    from samverkan_cli.domain.request import Request
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def add(writer: Writer, request: rules.AddPerson) -> Person:
    """Register a person."""
    assert request.name
    meant = request.settled.get(("person", name_key(request.name)))
    namesake = _namesake(writer.reader, request, meant)
    event = rules.add(request, writer.new_id("P"), namesake)
    if not request.insists("person", request.name):
        held, _ = writer.reader.persons_holding(request.name)
        reference.ask_of_person(writer.reader, request.name, "name", held)
    writer.record(event)
    return writer.reader.person(event.subject)


def _namesake(read: Reader, request: rules.AddPerson, meant: str | None) -> Person | None:
    """Give who has the name, or is said to be meant by it; of somebody that is new it is not asked."""
    if request.new or request.name is None:
        return None
    return read.person(meant) if meant else read.find_person(request.name)


def merge(writer: Writer, request: rules.MergePerson) -> Person:
    """Make two persons one: the first one's id, name and rows lead to the second."""
    read, objections = writer.reader, Objections()
    person, into = objections.find(read.person_unmerged, request.person), objections.find(read.person, request.into)
    objections.stop()
    assert person and into
    both = rules.BothPersons(
        person=person,
        into=into,
        rows=read.person_rows(person.id),
        contacts=[*read.contacts_with(person.id), *read.contacts_with(into.id)],
        seats=[*read.seats_of(person.id), *read.seats_of(into.id)],
        memberships=[*read.memberships_of(person.id), *read.memberships_of(into.id)],
        there=read.meetings_of_both(person.id, into.id),
        apart=read.stances_of_both(person.id, into.id),
        helping=read.tasks_of_both(person.id, into.id),
        noted=read.noted_of_both(person.id, into.id),
    )
    event = rules.merge(request, both)
    writer.notices += rules.notices_of_merging(both, event)
    writer.record(event)
    return read.person(into.id)


def mention(writer: Writer, request: Request, name: str, field: str = "person") -> str:
    """Give the id of the person that is meant; a new full name is registered by an entry of its own."""
    if known := reference.person(writer.reader, request, name, field):
        return known
    rules.named(name, field).stop()
    id_ = writer.new_id("P")
    writer.record(request.noted(PersonRegistered(subject=id_, name=name)))
    return id_
