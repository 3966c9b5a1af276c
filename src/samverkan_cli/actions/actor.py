"""Registering actors, and what happens to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.meanwhile import goes_on, met, to_hand_on
from samverkan_cli.actions.reference import questions
from samverkan_cli.actions.roll import record_watching
from samverkan_cli.domain import actor as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case.effect import bar_from
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.refusal import Objections

if TYPE_CHECKING:
    from samverkan_cli.domain.events import ActorFacts
    from samverkan_cli.domain.records import Actor
    from samverkan_cli.store.writer import Writer


def register(writer: Writer, request: rules.RegisterActor) -> Actor:
    """Register an actor that has not joined anything yet."""
    assert request.name
    meant = request.settled.get(("actor", name_key(request.name)))
    taken = writer.reader.actor(meant) if meant else writer.reader.name_taken(request.name)
    objections = Objections()
    event = objections.ask(rules.register, request, writer.new_id("A"), taken)
    if taken is None:
        objections += questions(writer.reader, request, request.name, "name")
    objections.stop()
    assert event
    warn_of_new(writer, event.actor, insisted=request.insists("actor", request.name))
    writer.record(event)
    return writer.reader.actor(event.subject)


def warn_of_new(writer: Writer, facts: ActorFacts, *, insisted: bool) -> None:
    """Tell what should be known of a new actor: a shared number, another form, a name like one, unless it is said."""
    sharing = writer.reader.actors_with_number(facts.org_nr) if facts.org_nr else []
    writer.notices += rules.notices_of_facts(facts, sharing)
    gone = [actor for actor in writer.reader.actors_called(facts.name or "") if actor.dissolved_on]
    if gone:
        names = tuple(f"{actor.name} ({actor.id}, –{actor.dissolved_on})" for actor in gone)
        writer.notices.append(no.SameNameDissolved("name", refs=[actor.id for actor in gone], others=names))
    elif not insisted and (alike := writer.reader.actors_like(facts.name or "")):
        names = tuple(f"{name} ({id_})" for id_, name in alike)
        writer.notices.append(no.LikelyDuplicate("name", refs=[id_ for id_, _ in alike], name=facts.name, others=names))


def edit(writer: Writer, request: rules.EditActor) -> Actor:
    """Fill in or correct an actor's facts."""
    assert request.actor
    actor = writer.reader.actor(request.actor)
    called = writer.reader.actors_called(actor.name) if actor.name else []
    alike = [each for each in called if each.id != actor.id and not each.dissolved_on]
    writer.record(rules.edit(request, actor, alike))
    return writer.reader.actor(actor.id)


def rename(writer: Writer, request: rules.RenameActor) -> Actor:
    """Give an actor a new name; the earlier one keeps resolving."""
    assert request.actor and request.name
    actor = writer.reader.actor(request.actor)
    writer.record(rules.rename(request, actor, writer.reader.name_taken(request.name)))
    return writer.reader.actor(actor.id)


def add_alias(writer: Writer, request: rules.AddAlias) -> Actor:
    """Give an actor another name it is known by."""
    assert request.actor and request.alias
    actor = writer.reader.actor(request.actor)
    writer.record(rules.add_alias(request, actor, writer.reader.name_taken(request.alias)))
    return writer.reader.actor(actor.id)


def dissolve(writer: Writer, request: rules.DissolveActor) -> Actor:
    """Record an actor's last day."""
    assert request.actor
    objections = Objections()
    actor = objections.find(writer.reader.actor, request.actor)
    successor = objections.find(writer.reader.actor, request.successor)
    objections.stop()
    assert actor
    enrollments = [enrollment.id for enrollment in writer.reader.enrollments_of(actor.id)]
    record_watching(writer, enrollments, rules.dissolve(request, actor, successor))
    writer.notices += goes_on(writer.reader, actor.id, actor.name)
    writer.notices += to_hand_on(writer.reader, actor.id, actor.name)
    return writer.reader.actor(actor.id)


def merge(writer: Writer, request: rules.MergeActor) -> Actor:
    """Make two actors one: the first one's id, names and rows lead to the second."""
    assert request.actor and request.into
    read, objections = writer.reader, Objections()
    actor, into = objections.find(read.actor_itself, request.actor), objections.find(read.actor, request.into)
    objections.stop()
    assert actor and into
    enrollments = [*read.enrollments_of(actor.id), *read.enrollments_of(into.id)]
    parts = [part for one in (actor, into) for part in (*read.network_members(one.id), *read.networks_of(one.id))]
    both = rules.Both(
        actor=actor,
        into=into,
        enrollments=enrollments,
        exclusions=[*read.exclusions_of(actor.id), *read.exclusions_of(into.id)],
        rows=read.rows_leading_to(actor.id, into.id),
        hanging=read.rows_hanging_on([one.id for one in enrollments]),
        contacts=[*read.contacts(actor.id), *read.contacts(into.id)],
        members=list({part.entry: part for part in parts}.values()),
        taking_part=read.activities_of_both(actor.id, into.id),
    )
    event = rules.merge(request, both)
    told = list(rules.notices_of_merging(both, event))
    record_watching(writer, [one.id for one in enrollments], event)
    excluded = read.exclusions_of(into.id)
    barred = [
        one for each in excluded for one in met(read, each, bar_from(each, request.on), request.today, no.BarMeets)
    ]
    writer.notices += [*rules.notices_beside_bars(told, barred), *barred]
    return read.actor(into.id)
