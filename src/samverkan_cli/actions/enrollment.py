"""Enrolling, declining and withdrawing, per agreement period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.actor import warn_of_new
from samverkan_cli.actions.roll import record_watching
from samverkan_cli.domain import enrollment as check
from samverkan_cli.domain.actor import new_name
from samverkan_cli.domain.contact import holds
from samverkan_cli.domain.errors import KinOfBarred, NotFound, Objections, Refused
from samverkan_cli.domain.events import ActorEdited, ContactFacts, Introduced
from samverkan_cli.domain.person import named
from samverkan_cli.domain.values import looks_like_id, looks_like_number, mailbox, name_key, signer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from samverkan_cli.domain.records import Actor, Contact, Enrollment, Period, Person
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def enroll(writer: Writer, request: check.Enroll) -> Enrollment:
    """Record an answer: a new actor is registered, an incomplete answer completed."""
    assert request.actor and request.period
    read, no = writer.reader, Objections()
    actor = no.ask(_actor, read, request.actor)
    period = no.find(read.period, request.period)
    if actor is None and not no:
        no.extend(new_name(request.actor, "actor", None))
    if period is None:
        raise Refused(no)
    answer = check.Answer(request, known(read, period, actor, max(request.arrived, request.today)))
    contacts = read.contacts(actor.id) if actor else []
    found = no.ask(ids, writer, answer, lambda name: _id_of(read.find_person(name)), contacts)
    event = no.ask(check.enroll, answer, found) if found else None
    if found is None:
        no.ask(check.check, answer)
    no.stop()
    assert event
    writer.notices += check.notices(answer)
    if event.registered:
        warn_of_new(writer, event.registered)
    record_watching(writer, [event.enrollment], event, *filled_in(request, actor))
    if actor:
        _warn_of_cases(writer, actor.id)
    joined = read.enrollment(event.enrollment)
    _warn_of_kin(writer, joined)
    return joined


def _warn_of_cases(writer: Writer, actor: str) -> None:
    from samverkan_cli.actions.case import warn_of_cases

    warn_of_cases(writer, [actor])


def _warn_of_kin(writer: Writer, joined: Enrollment) -> None:
    """Tell that an actor is tied to one that is barred when it joins: the bar does not hold for it."""
    read, on = writer.reader, joined.effective or joined.received
    contacts = [each.person for each in read.contacts(joined.actor) if each.through_day is None]
    persons = {id_ for id_ in (joined.signed_by, *contacts) if id_}
    name = read.actor(joined.actor).name
    for bar, other, kinship in read.kin_of_barred(joined.actor, persons, on):
        facts = {"other": other, "through": str(bar.bar_through), "decision": bar.decision, "kinship": kinship}
        writer.notices.append(KinOfBarred("actor", refs=[bar.actor, bar.decision], name=name, **facts))


def _id_of(person: Person | None) -> str | None:
    return person.id if person else None


def _actor(read: Reader, reference: str) -> Actor | None:
    """Give the known actor, or None for a name that is new; an id or number must be known."""
    found = read.find_actor(reference)
    if found is None and (looks_like_id(reference) or looks_like_number(reference)):
        raise Refused([NotFound("actor", given=reference, noun="actor")])
    return found


def known(read: Reader, period: Period, actor: Actor | None, on: date) -> check.Known:
    """Give what the register knows, on the day, of an actor that answers for a period."""
    completion_days = read.policy(period.id).completion_days
    if actor is None:
        return check.Known(period, None, None, completion_days=completion_days)
    exclusions = tuple(read.exclusions_of(actor.id))
    after = {e.enrollment for e in exclusions}
    last = max((int(id_[2:]) for id_ in after), default=0)
    rejoined = any(e.number > last and e.cause_removed for e in read.enrollments_of(actor.id)) if after else False
    return check.Known(
        period=period,
        actor=actor,
        latest=read.latest_enrollment(actor.id, period.id),
        exclusions=exclusions,
        rejoined=rejoined,
        has_contact=read.reachable(actor.id, on),
        completion_days=completion_days,
    )


def ids(
    writer: Writer, answer: check.Answer, find: Callable[[str], str | None], contacts: Sequence[Contact]
) -> check.Ids:
    """Give the ids of an answer: those known, and new ones for what it first mentions.

    `find` gives the id of the person with a name, or None; `contacts` are those the actor has.
    """
    introduced: dict[str, Introduced] = {}

    def person(name: str, field: str) -> str:
        if found := find(name):
            return found
        named(name, field).stop()
        key = name_key(name)
        if key not in introduced:
            introduced[key] = Introduced(id=writer.new_id("P"), name=name)
        return introduced[key].id

    request, waiting = answer.request, answer.known.waiting
    name, capacity = signer(request.signed_by) if request.signed_by else (None, None)
    earlier = waiting.signed_by if waiting else None
    signed_by = person(name, "signed_by") if name else earlier
    contact = None
    if request.contact:
        who, address = mailbox(request.contact)
        contact = ContactFacts(person=person(who, "contact") if who else None, mailbox=address)
        if holds(contacts, contact.person, contact.mailbox, request.arrived):
            contact = None
    return check.Ids(
        actor=answer.known.actor.id if answer.known.actor else writer.new_id("A"),
        enrollment=waiting.id if waiting else writer.new_id("E"),
        signer=signed_by,
        capacity=capacity,
        contact=contact,
        introduced=tuple(introduced.values()),
    )


def filled_in(request: check.Enroll, actor: Actor | None) -> list[ActorEdited]:
    """Give the event that fills in what the register lacked of a known actor."""
    if actor is None:
        return []
    number = request.org_nr if request.org_nr and not actor.org_nr else None
    purpose = request.purpose if request.purpose and request.purpose != actor.purpose else None
    return [ActorEdited(subject=actor.id, org_nr=number, purpose=purpose)] if number or purpose else []


def decline(writer: Writer, request: check.Decline) -> Enrollment:
    """Record that an actor abstains from a period."""
    actor, period = _both(writer.reader, request)
    latest = writer.reader.latest_enrollment(actor.id, period.id)
    event = check.decline(request, actor, period, latest, writer.new_id("E"))
    writer.record(event)
    return writer.reader.enrollment(event.enrollment)


def withdraw(writer: Writer, request: check.Withdraw) -> Enrollment:
    """Record an actor's own wish to leave a period."""
    actor, period = _both(writer.reader, request)
    latest = writer.reader.latest_enrollment(actor.id, period.id)
    event = check.withdraw(request, actor, period, latest)
    record_watching(writer, [event.enrollment], event)
    _warn_of_cases(writer, actor.id)
    return writer.reader.enrollment(event.enrollment)


def _both(read: Reader, request: check.Decline | check.Withdraw) -> tuple[Actor, Period]:
    no = Objections()
    actor, period = no.find(read.actor, request.actor), no.find(read.period, request.period)
    no.stop()
    assert actor and period
    return actor, period
