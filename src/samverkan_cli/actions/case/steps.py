"""A case, step by step, from a concern to its preparation and its closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions import reference
from samverkan_cli.actions.person import mention
from samverkan_cli.domain.case import steps as rules
from samverkan_cli.domain.case.interest import noted
from samverkan_cli.domain.case.rules import subjects
from samverkan_cli.domain.case.state import Next, next_steps
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.domain.values import May

if TYPE_CHECKING:
    from samverkan_cli.domain.case.interest import Examining
    from samverkan_cli.domain.events import ConflictNoted
    from samverkan_cli.domain.records import Case
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def open_case(writer: Writer, request: rules.OpenCase) -> Case:
    """Open a case about an actor that has joined or applied."""
    read, objections = writer.reader, Objections()
    actor = objections.find(read.actor, request.actor)
    said = request.period
    period = objections.ask(reference.period_of_actor, read, said, actor, request.on) if actor or said else None
    if actor is None or period is None:
        raise Refused(objections)
    enrollment = objections.ask(rules.must_have_applied, actor, period, read.latest_enrollment(actor.id, period.id))
    others = open_cases(read, actor.id)
    points = frozenset(read.points(period.id, period.text_version))
    reporter = objections.ask(reference.reporter, read, request, request.reporter) if request.reporter else None
    id_ = writer.new_id("C")
    event = objections.ask(rules.open_case, request, id_, enrollment, points, others, reporter) if enrollment else None
    objections.stop()
    assert event
    writer.notices += rules.notices_of_opening(request, read.policy(period.id, request.on), others)
    writer.record(event)
    return read.case(event.subject)


def open_cases(read: Reader, actor: str) -> list[Case]:
    """Give an actor's cases that are not closed."""
    return [case for case in read.cases(actor) if rules.closed(case) is None]


def screen(writer: Writer, request: rules.Screen) -> Case:
    """Admit a concern, or dismiss it with its reason."""
    case = _case(writer, request)
    event = rules.screen(request, case)
    writer.notices += rules.notices_of_screening(request, case)
    writer.record(event)
    return writer.reader.case(case.id)


def note_dialogue(writer: Writer, request: rules.NoteDialogue) -> Case:
    """Note an informal contact with the actor."""
    case = _case(writer, request)
    writer.record(rules.note_dialogue(request, case))
    return writer.reader.case(case.id)


def notify(writer: Writer, request: rules.Notify) -> Case:
    """Record that a notification reached the actor, that it gets more time, or why it is not notified."""
    case = _case(writer, request)
    policy = writer.reader.policy(case.period, request.on)
    event = rules.notify(request, case, policy)
    writer.notices += rules.notices_of_notification(request, case, policy)
    writer.record(event)
    return writer.reader.case(case.id)


def add_document(writer: Writer, request: rules.AddDocument) -> Case:
    """Add a document to a case."""
    case = _case(writer, request)
    event = rules.add_document(request, case)
    writer.notices += rules.notices_of_document(event, case)
    writer.record(event)
    return writer.reader.case(case.id)


def answer(writer: Writer, request: rules.NoteAnswer) -> Case:
    """Record what the actor answered."""
    case = _case(writer, request)
    event = rules.answer(request, case)
    writer.notices += rules.notices_of_answer(event, case)
    writer.record(event)
    return writer.reader.case(case.id)


def cure(writer: Writer, request: rules.Cure) -> Case:
    """Give time to put something right, or record that it is done."""
    case = _case(writer, request)
    writer.record(rules.cure(request, case, writer.reader.policy(case.period, request.on)))
    return writer.reader.case(case.id)


def prepare(writer: Writer, request: rules.Prepare) -> Case:
    """Record what a body proposes or recommends, and what was found of conflicts of interest."""
    read, objections = writer.reader, Objections()
    case, body = objections.find(read.case, request.case), objections.find(read.body, request.body)
    objections.stop()
    assert case and body
    conflicts = examined(writer, request)
    event = rules.prepare(request, case, body, conflicts)
    may = any(read.may(body.id, each, subjects(case.track), request.on) for each in May)
    hints = read.hints(case, body.id, request.on, None)
    writer.notices += rules.notices_of_preparation(
        body, mandated=may, hints=hints, examined=[each.person for each in conflicts]
    )
    writer.record(event)
    return read.case(case.id)


def examined(writer: Writer, request: Examining) -> tuple[ConflictNoted, ...]:
    """Give what was found of each person's possible conflict; a person is registered when first mentioned."""
    objections = Objections(request.unfounded())
    found = [(objections.ask(mention, writer, request, name), how, by) for name, how, by in request.findings()]
    objections.stop()
    return noted([(person, how, by) for person, how, by in found if person])


def close(writer: Writer, request: rules.CloseCase) -> Case:
    """Close a case."""
    case = _case(writer, request)
    waiting = any(each.stands and each.effective is None for each in writer.reader.exclusions_in(case))
    event = rules.close(request, case, waiting=waiting)
    body = writer.reader.body(case.decisions[-1].body) if case.decisions else None
    over = {Next.FINAL, Next.ADJUST, Next.POST, Next.TAKE_DOWN, Next.RULE}.isdisjoint(
        next_steps(case, body, request.today)
    )
    writer.notices += rules.notices_of_closing(case, final=over)
    writer.record(event)
    return writer.reader.case(case.id)


def _case(writer: Writer, request: rules.OfCase) -> Case:
    assert request.case
    return writer.reader.case(request.case)
