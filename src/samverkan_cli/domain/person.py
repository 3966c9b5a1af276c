"""Persons: contacts, signers, members and owners, each once, with an id."""

from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import PersonRegistered
from samverkan_cli.domain.notation import looks_like_id, looks_like_number, mailbox
from samverkan_cli.domain.records import Person
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.domain.request import Address, Name, Request


class AddPerson(Request):
    """A new person."""

    required: ClassVar = ("name",)

    name: Name | None = None
    email: Address | None = None


def add(request: AddPerson, id_: str, namesake: Person | None) -> PersonRegistered:
    """Give the event of a new person; raises `Refused` when the name is registered already."""
    if namesake:
        found = no.AlreadyExists("name", refs=[namesake.id], noun="person", id=namesake.id, name=namesake.name)
        raise Refused([found])
    named(request.name or "", "name").stop()
    address = mailbox(request.email)[1] if request.email else None
    return request.noted(PersonRegistered(subject=id_, name=request.name, mailbox=address))


def named(name: str, field: str) -> Objections:
    """Give what speaks against a person's name: it is shaped like an id or a number."""
    return Objections([no.NameReserved(field, given=name)] if looks_like_id(name) or looks_like_number(name) else [])
