"""What a person asks for of what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import rights as rules
from samverkan_cli.domain.refusal import Objections

if TYPE_CHECKING:
    from samverkan_cli.domain.records import PersonRequest
    from samverkan_cli.store.writer import Writer


def ask(writer: Writer, request: rules.AskRight) -> PersonRequest:
    """Record a request, its answer or refusal, or that the refusal reached the person."""
    read, objections = writer.reader, Objections()
    person = objections.find(read.person, request.person)
    decision = objections.find(read.decision, request.decision)
    objections.stop()
    assert person
    ids = [each.id for each in read.same_persons(person)]
    held = read.requests(ids)
    if request.opens:
        writer.record(rules.ask(request, person, held))
    elif request.reached and not (request.answered or request.refused or decision):
        writer.record(rules.reach(request, person, held))
    else:
        writer.record(rules.answer(request, person, held, decision))
    asked = [each for each in read.requests(ids) if each.what is request.what]
    return asked[-1]
