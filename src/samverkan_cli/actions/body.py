"""Bodies, their mandates and seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.person import mention
from samverkan_cli.domain import body as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.domain.values import BodyKind, May

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Body
    from samverkan_cli.store.writer import Writer


def add(writer: Writer, request: rules.AddBody) -> Body:
    """Register a body."""
    assert request.name
    namesake = next(
        (body for body in writer.reader.bodies() if name_key(body.name or "") == name_key(request.name)), None
    )
    event = rules.add(request, writer.new_id("B"), namesake)
    writer.record(event)
    return writer.reader.body(event.subject)


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
    represents = objections.find(read.actor, request.represents)
    person = objections.ask(mention, writer, request, request.person)
    objections.stop()
    assert body and person
    actor = represents.id if represents else None
    writer.record(rules.take_seat(request, body, person, actor, read.seats(body.id)))
    return read.body(body.id)
