"""Bodies, their mandates and seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.person import mention
from samverkan_cli.actions.reference import represented
from samverkan_cli.domain import body as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import BodyAliasAdded
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.domain.values import BodyKind, May

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Body
    from samverkan_cli.store.writer import Writer


def add(writer: Writer, request: rules.AddBody) -> Body:
    """Register a body."""
    assert request.name
    read, objections = writer.reader, Objections()
    event = objections.ask(rules.add, request, writer.new_id("B"), read.find_body(request.name))
    for name in request.alias:
        objections.extend(rules.other_name(name, read.find_body(name)))
    objections.stop()
    assert event
    own = {name_key(name): name for name in reversed(request.alias) if name_key(name) != name_key(request.name)}
    aliased = [request.noted(BodyAliasAdded(subject=event.subject, alias=name)) for name in reversed(own.values())]
    writer.record(event, *aliased)
    return read.body(event.subject)


def alias(writer: Writer, request: rules.AliasBody) -> Body:
    """Give a body another name it is known by, or take one from it."""
    assert request.body and request.alias
    read = writer.reader
    body = read.body(request.body)
    writer.record(rules.alias(request, body, read.find_body(request.alias), read.body_aliases(body.id)))
    return read.body(body.id)


def give_mandate(writer: Writer, request: rules.GiveMandate) -> Body:
    """Record what a body may do with a subject."""
    assert request.body
    body = writer.reader.body(request.body)
    writer.record(rules.give_mandate(request, body, writer.reader.mandates(body.id)))
    if request.may is May.DECIDE and body.kind in (BodyKind.ADVISORY, BodyKind.NETWORK):
        writer.notices.append(no.AdvisoryBodyDecides("may", refs=[body.id], body=body.name or body.id))
    return writer.reader.body(body.id)


def take_seat(writer: Writer, request: rules.TakeSeat) -> Body:
    """Record a person's seat in a body."""
    assert request.person
    objections, read = Objections(), writer.reader
    body = objections.find(read.body, request.body)
    actor = objections.ask(represented, writer, request.represents) if request.represents else None
    person = objections.ask(mention, writer, request, request.person)
    objections.stop()
    assert body and person
    writer.record(rules.take_seat(request, body, person, actor, read.seats(body.id)))
    return read.body(body.id)


def stand(writer: Writer, request: rules.SetStanding) -> Body:
    """Record items that every meeting of a body has, or one that its meetings have no more."""
    assert request.body
    read = writer.reader
    body = read.body(request.body)
    writer.record(*rules.stand(request, body, read.standing_items(body.id), writer.head.seq + 1))
    return body
