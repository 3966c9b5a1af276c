"""Erasing what is known of a person or an actor, and seeing that it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from samverkan_cli.domain import erasure as rules
from samverkan_cli.domain.case.steps import closed
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.domain.rights import unanswered
from samverkan_cli.domain.standing import Standing, standing
from samverkan_cli.domain.values import ErasedWhat, RightAsked, StaysBecause
from samverkan_cli.store import erasure

if TYPE_CHECKING:
    from collections.abc import Collection

    from samverkan_cli.domain.records import Contact, Decision
    from samverkan_cli.store.erasure import TakenSeal
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

Asked = rules.ErasePerson | rules.EraseActor | rules.ListEnded
LIVE = (Standing.AHEAD, Standing.RECEIVED, Standing.ENROLLED, Standing.SUSPENDED)


class ErasureDone(Struct, frozen=True):
    """What was erased: of whom, by which decision, what went, what stays, and the texts that must not be found."""

    subject: str
    decision: str | None
    goes: tuple[rules.ErasedItem, ...]
    stays: tuple[rules.Staying, ...]
    texts: frozenset[str]


def erase_person(writer: Writer, request: rules.ErasePerson) -> ErasureDone:
    """Erase ended contacts and addresses of a person, and with `all` the name where nothing holds it."""
    read = writer.reader
    objections = Objections()
    person = objections.find(read.person_itself, request.person)
    decision = _decision(read, request, objections)
    objections.stop()
    assert person and decision
    person, *_ = persons = read.same_persons(person)
    ids = [each.id for each in persons]
    places = read.places(ids)
    known = rules.PersonKnown(
        persons=persons,
        contacts=tuple(read.contacts_of_persons(ids)),
        places=tuple(places),
        maybe=tuple([*read.maybe_places(person.name, places), *read.written_by(person.name)] if person.name else ()),
        open_tasks=tuple(read.open_tasks_of(ids)),
    )
    plan = rules.person_plan(request, known)
    about = {*ids, *(each.actor for each in known.contacts)}
    seals = erasure.taken(read.connection, _entries(read, about, plan), plan.cells)
    rows, texts = erasure.emptied(read.connection, plan.cells)
    rules.must_take_something_of(known, [each.told() for each in seals], rows, request.on)
    asked = unanswered(read.requests(ids), RightAsked.ERASE)
    writer.record(rules.erase_person(request, known, decision, [each.told() for each in seals], rows, asked))
    return _done(read, person.id, decision, plan, seals, texts)


def erase_actor(writer: Writer, request: rules.EraseActor) -> ErasureDone:
    """Erase an actor's purpose, contacts and what was written of it, and its name where nothing holds it."""
    read = writer.reader
    objections = Objections()
    actor = objections.find(read.actor, request.actor)
    decision = _decision(read, request, objections)
    objections.stop()
    assert actor and decision
    known = _actor_known(read, request, actor.id)
    plan = rules.actor_plan(request, known)
    ids = frozenset(each.id for each in known.actors)
    notes = frozenset[str]() if request.what is ErasedWhat.CONTACTS else ids
    seals = erasure.taken(read.connection, _entries(read, {*ids}, plan), plan.cells, notes)
    rows, texts = erasure.emptied(read.connection, plan.cells)
    rules.must_take_something(known, [each.told() for each in seals], rows)
    writer.record(rules.erase_actor(request, actor.id, decision, [each.told() for each in seals], rows))
    return _done(read, actor.id, decision, plan, seals, texts)


def _decision(read: Reader, request: Asked, objections: Objections) -> Decision | None:
    decision = objections.find(read.decision, request.decision)
    objections.extend(rules.must_be_decided(request, decision))
    if not isinstance(request, rules.ListEnded):
        objections.extend(rules.must_say_which(request))
    return decision


def _entries(read: Reader, about: Collection[str], plan: rules.ErasurePlan) -> set[int]:
    """Give the entries that may hold what is to go: those about the ids, and those that made the rows."""
    return read.numbers_about(about) | {int(key) for _, key in plan.cells if key.isdigit()}


def _done(
    read: Reader,
    subject: str,
    decision: Decision,
    plan: rules.ErasurePlan,
    seals: list[TakenSeal],
    texts: frozenset[str],
) -> ErasureDone:
    erasure.reseal(read.connection, seals)
    gone = texts.union(*(each.texts for each in seals))
    goes = rules.told(plan, subject, [each.told() for each in seals])
    return ErasureDone(subject, decision.id, goes, plan.stays, gone)


def _actor_known(read: Reader, request: rules.EraseActor, actor: str) -> rules.ActorKnown:
    actors = (read.actor(actor), *read.merged_into(actor))
    ids = [each.id for each in actors]
    held = read.enrollments_of(actor)
    holds = [rules.Staying(id=id_, stands=why, why=StaysBecause(why)) for id_, why in read.holding(ids)]
    named = [] if actors[0].name is None else read.texts_with(actors[0].name, {*ids, *(each.id for each in holds)})
    return rules.ActorKnown(
        actors=actors,
        enrolled=tuple(each.id for each in held if standing(read.dates(each), request.on) in LIVE),
        open_cases=tuple(each.id for each in read.cases(actor) if closed(each) is None),
        contacts=tuple(read.contacts_of_actors(ids)),
        names=tuple(read.name_entries(ids)),
        enrollments=tuple(read.enrollment_ids(ids)),
        holds=tuple(holds),
        mentions=tuple(rules.Staying(id=each.id, stands="text", why=StaysBecause.TEXT) for each in named),
    )


def ended_contacts(read: Reader, request: rules.ListEnded) -> tuple[Decision, list[Contact]]:
    """Give the contacts that may go by a decision, the one that ended first before the others. Raises `Refused`."""
    objections = Objections()
    decision = _decision(read, request, objections)
    objections.stop()
    assert decision
    return decision, read.contacts_ended_before(request.before)
