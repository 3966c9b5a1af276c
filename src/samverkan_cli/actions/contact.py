"""Whom to write to at an actor, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.person import mention
from samverkan_cli.domain import contact as rules
from samverkan_cli.domain.notation import mailbox
from samverkan_cli.domain.refusal import Objections

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Actor, Contact
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def add(writer: Writer, request: rules.AddContact) -> Contact:
    """Add a contact; a person is registered on first mention."""
    assert request.contact
    objections, read = Objections(), writer.reader
    name, address = mailbox(request.contact)
    actor = objections.find(read.actor, request.actor)
    person = objections.ask(mention, writer, request, name, "contact") if name else None
    objections.stop()
    assert actor
    writer.record(rules.add(request, actor, person, address, read.contacts(actor.id)))
    added = read.contacts(actor.id)[-1]
    if not request.public:
        return added
    writer.record(rules.consent(request, actor, added))
    writer.notices += rules.notices_of_consent(request)
    return _again(read, added)


def end(writer: Writer, request: rules.EndContact) -> Contact:
    """Record the last day of a contact."""
    actor, contact = _meant(writer.reader, request)
    writer.record(rules.end(request, actor, contact))
    return _again(writer.reader, contact)


def verify(writer: Writer, request: rules.MarkContact) -> Contact:
    """Record that a contact was found to be right."""
    actor, contact = _meant(writer.reader, request)
    writer.record(rules.verify(request, actor, contact))
    return _again(writer.reader, contact)


def bounce(writer: Writer, request: rules.MarkContact) -> Contact:
    """Record that mail to a contact came back."""
    actor, contact = _meant(writer.reader, request)
    writer.record(rules.bounce(request, actor, contact))
    return _again(writer.reader, contact)


def consent(writer: Writer, request: rules.ConsentToContact) -> Contact:
    """Record that a contact may be public, with a warning where nothing tells how that was said."""
    actor, contact = _meant(writer.reader, request)
    writer.record(rules.consent(request, actor, contact))
    writer.notices += rules.notices_of_consent(request)
    return _again(writer.reader, contact)


def withdraw(writer: Writer, request: rules.ConsentToContact) -> Contact:
    """Record that a contact may not be public any more."""
    actor, contact = _meant(writer.reader, request)
    writer.record(rules.withdraw(request, actor, contact))
    return _again(writer.reader, contact)


def _meant(
    read: Reader, request: rules.EndContact | rules.MarkContact | rules.ConsentToContact
) -> tuple[Actor, Contact]:
    assert request.actor
    actor = read.actor(request.actor)
    return actor, rules.meant(request, actor, read.contacts(actor.id))


def _again(read: Reader, contact: Contact) -> Contact:
    return next(each for each in read.contacts(contact.actor) if each.entry == contact.entry)
