"""Recording decisions, and what is to follow from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from samverkan_cli.actions import reference, task
from samverkan_cli.actions.item import note_outcome
from samverkan_cli.actions.person import mention
from samverkan_cli.domain import changing
from samverkan_cli.domain import decision as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import DecisionRecorded
from samverkan_cli.domain.item import NoteOutcome, must_be_dealt_with, notices_of_outcome
from samverkan_cli.domain.meeting import may_be_changed
from samverkan_cli.domain.notation import is_item
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.domain.task import AddTask
from samverkan_cli.domain.validity import LASTING
from samverkan_cli.domain.values import Became, Changed, Outcome, ResolvedAs, Stance
from samverkan_cli.domain.wording import is_routine

if TYPE_CHECKING:
    from samverkan_cli.domain.changing import ChangeDecision
    from samverkan_cli.domain.records import AgendaItem, Decision, Meeting
    from samverkan_cli.domain.request import Request
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def record(writer: Writer, request: rules.RecordDecision) -> Decision:
    """Record what a body resolved; no mandate is asked for."""
    objections, read = Objections(), writer.reader
    if request.agenda and is_item(request.agenda) and not request.meeting:
        request = request.but(meeting=request.agenda.strip().partition(":")[0])
    meeting = objections.find(read.meeting, request.meeting)
    objections.extend(may_be_changed(request, meeting) if meeting else ())
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
    apart = objections.ask(rules.stances, request, id_, _stood(writer, request, objections))
    objections.stop()
    assert event and apart is not None
    writer.record(event, *apart)
    writer.notices += notices_of_outcome(event.outcome, event.to_body, event.back_by, event.decided_on)
    writer.notices += rules.notices_of_recording(request, event.decided_on)
    recorded = read.decision(event.subject)
    if read.forms([recorded])[recorded.id] is ResolvedAs.RECOMMENDATION:
        name = read.body(recorded.body).name
        writer.notices.append(no.RecordedAsRecommendation("body", refs=[recorded.id], id=recorded.id, body=name))
    return recorded


def resolve(writer: Writer, request: rules.RecordDecision) -> Decision | AgendaItem:
    """Record what a body resolved; of an item that every meeting has, as its outcome, unless all is to be numbered."""
    item = None if request.all_decisions or not request.bare else _routine(writer.reader, request)
    if item is None:
        return record(writer, request)
    outcome = Became(request.outcome)
    given = {"to": request.to, "to_meeting": request.to_meeting, "back": request.back, "note": request.text}
    note_outcome(writer, request.along(NoteOutcome, meeting=item.meeting, item=item.id, outcome=outcome, **given))
    writer.notices.append(no.RoutineNoted("text", refs=[item.id], id=item.id, title=item.title or request.text))
    return item


def _routine(read: Reader, request: rules.RecordDecision) -> AgendaItem | None:
    """Give the routine item that is meant: by its title, or by what was resolved; None for any other, and for none."""
    said = request.agenda or (str(request.item) if request.item else None)
    if said is None or not (request.meeting or is_item(said)):
        return None
    objections = Objections()
    meeting = objections.find(read.meeting, request.meeting or said.strip().partition(":")[0])
    item = objections.ask(reference.item, read, meeting, said) if meeting else None
    routine = item and (is_routine(item.title or "") or is_routine(request.text or ""))
    return item if routine else None


def _stood(writer: Writer, request: rules.RecordDecision, objections: Objections) -> list[tuple[str, Stance]]:
    """Give the persons who stood apart from a decision, and how; new ones are registered."""
    named = [("reservations", each, Stance.RESERVATION) for each in request.reservations]
    named += [("recused", each, Stance.RECUSED) for each in request.recused]
    found = [(objections.ask(mention, writer, request, name, field), stance) for field, name, stance in named]
    return [(person, stance) for person, stance in found if person]


def note_stance(writer: Writer, request: rules.NoteStance) -> Decision:
    """Note somebody who stood apart from a decision that is recorded already."""
    assert request.decision and request.person
    decision = writer.reader.decision(request.decision)
    person = mention(writer, request, request.person)
    writer.record(rules.note_stance(request, decision, person, writer.reader.stances([decision.id])))
    return decision


def change(writer: Writer, request: ChangeDecision) -> Decision:
    """Record what a later decision does to an earlier one."""
    objections, read = Objections(), writer.reader
    decision = objections.find(read.decision, request.decision)
    by = objections.ask(read.decision, request.by) if request.by else None
    objections = Objections(each.at("by") if each.field == "decision" and by is None else each for each in objections)
    objections.stop()
    assert decision and by
    known, later = read.known(decision), read.known(by)
    ended = read.changed_by(decision.id)
    annuls = any(each.how is Changed.ANNULLED for each in ended)
    objections.extend(changing.may_be_ended(request, known, annuls=annuls))
    event = objections.ask(changing.change, request, known, later)
    objections.stop()
    assert event
    writer.record(event)
    gone = tuple(each.decision for each in ended if each.how is not Changed.AMENDED and not each.scope)
    lasting = [each.ref for each in read.done_on([decision.id])[decision.id] if each.what in LASTING]
    told = (gone, tuple(dict.fromkeys(lasting))) if request.ends else ((), ())
    writer.notices += changing.notices_of_changing(known, later, *told)
    return read.decision(decision.id)


def _on_the_agenda(
    read: Reader, request: rules.RecordDecision, meeting: Meeting | None, objections: Objections
) -> rules.RecordDecision:
    """Give the request with the number of the item that is meant; without a meeting it is none of an agenda."""
    said = request.agenda or (str(request.item) if request.item else None)
    if said is None or meeting is None:
        return request
    item = objections.ask(reference.item, read, meeting, said)
    objections.extend(must_be_dealt_with(item, "agenda" if request.agenda else "item") if item else ())
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
