"""Registering persons, on their own or when they are first mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import person as rules
from samverkan_cli.domain.events import PersonRegistered

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Person
    from samverkan_cli.domain.request import Request
    from samverkan_cli.store.writer import Writer


def add(writer: Writer, request: rules.AddPerson) -> Person:
    """Register a person."""
    assert request.name
    namesake = writer.reader.find_person(request.name)
    event = rules.add(request, writer.new_id("P"), namesake)
    writer.record(event)
    return writer.reader.person(event.subject)


def mention(writer: Writer, request: Request, name: str, field: str = "person") -> str:
    """Give the id of the person with an id or exact name; a new name is registered by an entry of its own."""
    known = writer.reader.find_person(name)
    if known:
        return known.id
    rules.named(name, field).stop()
    id_ = writer.new_id("P")
    writer.record(request.noted(PersonRegistered(subject=id_, name=name)))
    return id_
