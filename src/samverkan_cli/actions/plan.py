"""Activity plans, their activities, and what becomes of those."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from samverkan_cli.actions.person import mention
from samverkan_cli.domain import activity as going
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import plan as rules
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.domain.values import ResolvedAs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from samverkan_cli.domain.events import ActivityDone, ActivityDropped, ActivityStarted
    from samverkan_cli.domain.records import Activity, Plan
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

E = TypeVar("E", bound="ActivityStarted | ActivityDone | ActivityDropped")


def open_plan(writer: Writer, request: rules.OpenPlan) -> Plan:
    """Open an activity plan."""
    assert request.plan
    read = writer.reader
    periods = read.periods()
    writer.record(rules.open_plan(request, read.find_plan(request.plan), periods))
    plan = read.plan(request.plan)
    writer.notices += rules.notices_of_period(plan, periods)
    return plan


def add_activity(writer: Writer, request: rules.AddActivity) -> Activity:
    """Propose an activity; the points it serves are those of the period the plan lies in."""
    assert request.plan
    read, objections = writer.reader, Objections()
    plan = objections.find(read.plan, request.plan)
    actors = _actors(read, request.actors, objections)
    lead = objections.ask(mention, writer, request, request.lead, "lead") if request.lead else None
    if plan is None:
        objections.stop()
    assert plan
    period, points = points_of(read, plan)
    others, last = read.activities(plan.id), read.last_activity(plan.id)
    event = objections.ask(rules.add_activity, request, plan, others, points, last, lead, period)
    objections.stop()
    assert event
    writer.record(event, *(request.noted(each) for each in going.taking_part(event.subject, actors)))
    writer.notices += rules.notices_of_points(request.serves, points, plan, period)
    return read.activity(event.subject)


def points_of(read: Reader, plan: Plan) -> tuple[str | None, set[str]]:
    """Give the period a plan lies in and the points that can be served in it: those of its text."""
    period = read.period_on(plan.first_day)
    return (period.id, read.points(period.id, period.text_version)) if period else (None, set())


def _actors(read: Reader, references: Sequence[str], objections: Objections, field: str = "actors") -> list[str]:
    """Give the ids of actors, each objection said about the option they were given with."""
    found: list[str] = []
    for each in references:
        said = Objections()
        actor = said.find(read.actor, each)
        objections.extend(one.at(field) for one in said)
        found += [actor.id] if actor else []
    return found


def adopt(writer: Writer, request: rules.AdoptPlan) -> Plan:
    """Record the decision that adopts what a plan holds."""
    assert request.plan
    read, objections = writer.reader, Objections()
    plan = objections.find(read.plan, request.plan)
    decision = objections.find(read.decision, request.decision)
    if plan is None:
        objections.stop()
    assert plan
    writer.record(rules.adopt(request, plan, decision, read.activities(plan.id), read.adoptions(plan.id), objections))
    assert decision
    if read.forms([decision])[decision.id] is ResolvedAs.RECOMMENDATION:
        body = read.body(decision.body)
        facts = {"decision": decision.id, "body": body.name, "id": body.id}
        writer.notices.append(no.AdoptedByRecommendation("decision", refs=[decision.id], **facts))
    return read.plan(plan.id)


def start(writer: Writer, request: going.GoOn) -> Activity:
    """Note that an activity goes on."""
    return _go(writer, request, going.start)


def done(writer: Writer, request: going.GoOn) -> Activity:
    """Note that an activity is done, and what came of it."""
    return _go(writer, request, going.done)


def drop(writer: Writer, request: going.GoOn) -> Activity:
    """Note that an activity will not be done, and why."""
    return _go(writer, request, going.drop)


def _go(writer: Writer, request: going.GoOn, rule: Callable[[going.GoOn, Activity], E]) -> Activity:
    assert request.activity
    activity = writer.reader.activity(request.activity)
    writer.record(rule(request, activity))
    return writer.reader.activity(activity.id)


def note(writer: Writer, request: going.NoteActivity) -> Activity:
    """Note how an activity goes."""
    assert request.activity
    activity = writer.reader.activity(request.activity)
    writer.record(going.note(request, activity))
    return writer.reader.activity(activity.id)


def move(writer: Writer, request: going.MoveOn) -> Activity:
    """Move an activity to a later plan, where it is proposed anew with its lead and those who take part."""
    assert request.activity and request.plan
    read, objections = writer.reader, Objections()
    activity, into = objections.find(read.activity, request.activity), objections.find(read.plan, request.plan)
    objections.stop()
    assert activity and into
    (period, points), serves = points_of(read, into), request.serves or activity.serves
    against = [*rules.unknown_points(serves, points, period), *rules.due_outside(request.due, into)]
    others, last = read.activities(into.id), read.last_activity(into.id)
    added, moved = going.move(request, activity, read.plan(activity.plan), into, others, against, last)
    actors = [each.actor for each in read.taking_part([activity.id])[activity.id]]
    writer.record(added, *(request.noted(each) for each in going.taking_part(added.subject, actors)), moved)
    writer.notices += rules.notices_of_points(serves, points, into, period)
    return read.activity(activity.id)


def assign(writer: Writer, request: going.AssignActivity) -> Activity:
    """Give an activity a new lead or last day, and note who takes part in it or does so no longer."""
    assert request.activity
    read, objections = writer.reader, Objections()
    activity = objections.find(read.activity, request.activity)
    lead = objections.ask(mention, writer, request, request.lead, "lead") if request.lead else None
    actors = _actors(read, request.actors, objections)
    without = _actors(read, request.without, objections, "without")
    objections.stop()
    assert activity
    there = read.taking_part([activity.id])[activity.id]
    against = rules.due_outside(request.due, read.plan(activity.plan))
    writer.record(*going.assign(request, activity, against, lead, there, actors, without))
    return read.activity(activity.id)
