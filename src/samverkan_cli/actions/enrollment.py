"""Enrolling, declining and withdrawing, per agreement period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions import meanwhile, reference
from samverkan_cli.actions.actor import warn_of_new
from samverkan_cli.actions.reference import answering, questions
from samverkan_cli.actions.roll import record_watching
from samverkan_cli.domain import enrollment as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import leaving
from samverkan_cli.domain.actor import new_name
from samverkan_cli.domain.contact import holds
from samverkan_cli.domain.events import ActorEdited, ContactFacts, EnrollmentClosed, Introduced
from samverkan_cli.domain.notation import mailbox, name_key, signer
from samverkan_cli.domain.person import named
from samverkan_cli.domain.refusal import Objections, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from samverkan_cli.domain.records import Actor, Contact, Enrollment
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def enroll(writer: Writer, request: rules.Enroll) -> Enrollment:
    """Record an answer: a new actor is registered, an incomplete answer completed."""
    assert request.actor
    read, objections = writer.reader, Objections()
    actor = objections.ask(answering, read, request)
    new = actor is None and not objections  # who is one of several is asked about already
    period = objections.ask(reference.period_of_answer, read, request.period, request.arrived)
    if actor is None and not objections:
        objections.extend(new_name(request.actor, "actor", None))
    if period is None:
        raise Refused(objections)
    said, request = request.actor, request.but(period=period.id)
    book, bars = read.book([actor.id] if actor else ()), read.bars()
    days, on = read.policy(period.id, request.arrived).completion_days, max(request.arrived, request.today)
    answer = rules.JoiningFacts(request, book.known(period, actor, on, days, bars))
    contacts = book.contacts.get(actor.id, []) if actor else []
    found = objections.ask(ids, writer, answer, _of_form(read, request), contacts)
    event = objections.ask(rules.enroll, answer, found) if found else None
    if found is None:
        objections.ask(rules.check, answer)
    if new and not any(isinstance(each, no.IsBarred) for each in objections):
        objections += questions(read, request, said, "actor")
    objections.stop()
    assert event
    writer.notices += rules.notices_of_answer(answer)
    if event.registered:
        warn_of_new(writer, event.registered, insisted=request.insists("actor", said))
    record_watching(writer, [event.enrollment], event, *filled_in(request, actor))
    writer.notices += meanwhile.goes_on(read, event.subject, answer.name)
    writer.notices += rules.notices_of_ties(event, answer.name, contacts, bars)
    return read.enrollment(event.enrollment)


def _of_form(read: Reader, request: rules.Enroll) -> Callable[[str, str], str | None]:
    """Give how the persons that a form names are found: a name that is like another's is a question."""
    return lambda name, field: reference.person(read, request, name, field, others_say=True)


def ids(
    writer: Writer,
    answer: rules.JoiningFacts,
    find: Callable[[str, str], str | None],
    contacts: Sequence[Contact],
    enrollment: str | None = None,
) -> rules.Ids:
    """Give the ids of an answer: those known, and new ones for what it first mentions.

    `find` gives the id of the person with a name in a field, or None; `contacts` are those the actor has, and
    `enrollment` is one that the answer takes the place of.
    """
    introduced: dict[str, Introduced] = {}

    def person(name: str, field: str) -> str:
        if found := find(name, field):
            return found
        named(name, field).stop()
        key = name_key(name)
        if key not in introduced:
            introduced[key] = Introduced(id=writer.new_id("P"), name=name)
        return introduced[key].id

    request, waiting = answer.request, answer.known.waiting
    name, capacity = signer(request.signed_by) if request.signed_by else (None, None)
    earlier = waiting.signed_by if waiting else None
    who, address = mailbox(request.contact) if request.contact else (None, None)
    objections = Objections()
    signed_by = objections.ask(person, name, "signed_by") if name else earlier
    asked = bool(objections) and name_key(who or "") == name_key(name or "")  # of one person it is asked once
    reached = objections.ask(person, who, "contact") if who and not asked else None
    objections.stop()
    contact = ContactFacts(person=reached, mailbox=address) if request.contact else None
    if contact and holds(contacts, contact.person, contact.mailbox, request.arrived):
        contact = None
    return rules.Ids(
        actor=answer.known.actor.id if answer.known.actor else writer.new_id("A"),
        enrollment=enrollment or (waiting.id if waiting else writer.new_id("E")),
        signer=signed_by,
        capacity=capacity,
        contact=contact,
        introduced=tuple(introduced.values()),
    )


def filled_in(request: rules.Enroll, actor: Actor | None) -> list[ActorEdited]:
    """Give the event that fills in what the register lacked of a known actor."""
    if actor is None:
        return []
    number = request.org_nr if request.org_nr and not actor.org_nr else None
    purpose = request.purpose if request.purpose and request.purpose != actor.purpose else None
    return [ActorEdited(subject=actor.id, org_nr=number, purpose=purpose)] if number or purpose else []


def decline(writer: Writer, request: leaving.Decline) -> Enrollment:
    """Record that an actor abstains from a period, or that its application was never completed."""
    read, objections = writer.reader, Objections()
    actor = objections.find(read.actor, request.actor)
    day = request.received or request.on
    period = objections.ask(reference.period_of_answer, read, request.period, day)
    objections.stop()
    assert actor and period
    latest = read.latest_enrollment(actor.id, period.id)
    event = leaving.decline(request, actor, period, latest, writer.new_id("E"))
    writer.record(event)
    if isinstance(event, EnrollmentClosed):
        writer.notices += meanwhile.goes_on(writer.reader, actor.id, actor.name)
    return writer.reader.enrollment(event.enrollment)


def withdraw(writer: Writer, request: leaving.Withdraw) -> Enrollment:
    """Record an actor's own wish to leave a period."""
    read, objections = writer.reader, Objections()
    actor = objections.find(read.actor, request.actor)
    day = request.received or request.on
    period = (
        objections.ask(reference.period_of_actor, read, request.period, actor, day) if actor or request.period else None
    )
    objections.stop()
    assert actor and period
    latest = writer.reader.latest_enrollment(actor.id, period.id)
    left = writer.reader.dates(latest).ended_from if latest else None
    event = leaving.withdraw(request, actor, period, latest, left)
    record_watching(writer, [event.enrollment], event)
    writer.notices += meanwhile.goes_on(writer.reader, actor.id, actor.name)
    writer.notices += meanwhile.to_hand_on(writer.reader, actor.id, actor.name)
    return writer.reader.enrollment(event.enrollment)
