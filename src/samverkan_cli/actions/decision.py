"""Recording decisions, and what is to follow from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from samverkan_cli.actions import reference, task
from samverkan_cli.domain import decision as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import DecisionRecorded
from samverkan_cli.domain.item import notices_of_outcome
from samverkan_cli.domain.notation import is_item
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.domain.task import AddTask
from samverkan_cli.domain.values import Outcome

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Decision, Meeting
    from samverkan_cli.domain.request import Request
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def record(writer: Writer, request: rules.RecordDecision) -> Decision:
    """Record what a body resolved; no mandate is asked for."""
    objections, read = Objections(), writer.reader
    if request.agenda and is_item(request.agenda) and not request.meeting:
        request = request.but(meeting=request.agenda.strip().partition(":")[0])
    meeting = objections.find(read.meeting, request.meeting)
    there = meeting.bodies if meeting else ()
    body = objections.find(lambda said: read.body(said, there), request.body)
    to = objections.find(lambda said: read.body(said, (body.id,) if body else there), request.to)
    about = [objections.find(read.actor, reference) for reference in request.about]
    deciding = objections.ask(rules.deciding_body, body, meeting) if body or not request.body else None
    request = _on_the_agenda(read, request, meeting, objections)
    to_meeting = objections.find(read.meeting, request.to_meeting)
    request = request.but(to_meeting=to_meeting.id if to_meeting else None)
    id_ = writer.new_decision_id(rules.decided_on(request, meeting).year)
    ids = tuple(actor.id for actor in about if actor)
    objections.ask(rules.must_be_new, request, deciding, meeting, read.decisions())
    event = objections.ask(rules.record, request, id_, deciding or "", meeting, to.id if to else None, ids)
    objections.stop()
    assert event
    writer.notices += notices_of_outcome(event.outcome, event.to_body)
    writer.record(event)
    return read.decision(event.subject)


def _on_the_agenda(
    read: Reader, request: rules.RecordDecision, meeting: Meeting | None, objections: Objections
) -> rules.RecordDecision:
    """Give the request with the number of the item that is meant; without a meeting it is none of an agenda."""
    said = request.agenda or (str(request.item) if request.item else None)
    if said is None or meeting is None:
        return request
    item = objections.ask(reference.item, read, meeting, said)
    return request.but(item=item.ordinal if item else None)


def follow_up(writer: Writer, request: rules.FollowUp) -> Decision:
    """Make a task of what is to follow from a decision."""
    assert request.decision
    decision = writer.reader.decision(request.decision)
    asked = request.along(AddTask, text=request.text, origin=decision.id, owner=request.owner, due=request.due)
    task.add(writer, asked)
    return decision


def cited(writer: Writer, request: Request, reference: str, about: str) -> Decision:
    """Give a decision by its id or citation; one of another office is recorded by its citation alone.

    "KS 2024-10-08 § 187" says which body decided, when and where it stands: more of a body whose secretary one is
    not need not be known. What was decided about an actor that was merged is about the other. Raises `Refused` when
    the body, or an id, is unknown.
    """
    read = writer.reader
    found = read.citation(reference)
    if found and not read.is_recorded(found):
        id_ = writer.new_decision_id(found.day.year)
        recorded = DecisionRecorded(
            subject=id_,
            body=found.body.id,
            decided_on=found.day,
            paragraph=found.paragraph,
            outcome=Outcome.APPROVED,
            about=(about,),
        )
        writer.record(request.noted(recorded))
        if found.day > request.today:
            writer.notices.append(no.DayInFuture("decision", day=str(found.day)))
    decision = read.decision(reference)
    return replace(decision, about=tuple(read.actor(id_).id for id_ in decision.about))
