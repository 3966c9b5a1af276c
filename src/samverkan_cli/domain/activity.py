"""Activities of a plan: what each of them is on a day, and what becomes of it [domain.md §7].

`proposed → adopted → ongoing → done | dropped | moved to the next plan`. A state is computed from dated facts.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import (
    ActivityActorAdded,
    ActivityActorLeft,
    ActivityAdded,
    ActivityAssigned,
    ActivityDone,
    ActivityDropped,
    ActivityMoved,
    ActivityNoted,
    ActivityStarted,
    Event,
)
from samverkan_cli.domain.records import Activity, ActivityActor, Plan
from samverkan_cli.domain.refusal import Objection, Objections, Refused
from samverkan_cli.domain.request import Day, Name, PeriodKey, ProvisionRef, Reference, Request, Text
from samverkan_cli.domain.values import ActivityState


class GoOn(Request):
    """An activity that is started, done or dropped on `--date`, and how it went."""

    required: ClassVar[tuple[str, ...]] = ("activity",)
    happened: ClassVar = ("day",)

    activity: Reference | None = None
    note: Text | None = None


class MoveOn(GoOn):
    """An activity that goes on in a later plan; what it serves there, where that is another point."""

    required: ClassVar = ("activity", "plan")

    plan: PeriodKey | None = None
    serves: tuple[ProvisionRef, ...] = ()
    due: Day | None = None


class NoteActivity(Request):
    """How an activity goes."""

    required: ClassVar = ("activity", "note")
    happened: ClassVar = ("day",)

    activity: Reference | None = None
    note: Text | None = None


class AssignActivity(Request):
    """A new lead, a new last day, and actors that take part or do so no longer."""

    required: ClassVar = ("activity",)

    activity: Reference | None = None
    lead: Name | None = None
    due: Day | None = None
    actors: tuple[Reference, ...] = ()
    without: tuple[Reference, ...] = ()


def state(found: Activity, on: date) -> ActivityState:
    """Give what an activity is on a day."""
    facts = (
        (found.moved_on, ActivityState.MOVED),
        (found.dropped_on, ActivityState.DROPPED),
        (found.done_on, ActivityState.DONE),
        (found.started_on, ActivityState.ONGOING),
    )
    otherwise = ActivityState.ADOPTED if found.adopted_by_day(on) else ActivityState.PROPOSED
    return next((told for day, told in facts if day and day <= on), otherwise)


def start(request: GoOn, found: Activity) -> ActivityStarted:
    """Give the event of an activity that goes on. Raises `Refused`."""
    must_be_open(found)
    if found.started_on:
        raise Refused([no.AlreadyDone("activity", refs=[found.id], id=found.id, day=str(found.started_on))])
    Objections(_must_be_adopted(found, request.on)).stop()
    return request.noted(ActivityStarted(subject=found.id, started_on=request.on, note=request.note))


def done(request: GoOn, found: Activity) -> ActivityDone:
    """Give the event of an activity that is done, with what came of it. Raises `Refused`."""
    must_be_open(found, ActivityState.DONE)
    Objections([*_must_be_adopted(found, request.on), *_must_be_told(request, found, always=True)]).stop()
    return request.noted(ActivityDone(subject=found.id, done_on=request.on, note=request.note))


def drop(request: GoOn, found: Activity) -> ActivityDropped:
    """Give the event of an activity that will not be done; of one that goes on, it is said why. Raises `Refused`."""
    must_be_open(found, ActivityState.DROPPED)
    Objections([*_must_follow(found, request.on), *_must_be_told(request, found)]).stop()
    return request.noted(ActivityDropped(subject=found.id, dropped_on=request.on, note=request.note))


def move(
    request: MoveOn,
    found: Activity,
    plan: Plan,
    into: Plan,
    others: Sequence[Activity],
    against: Iterable[Objection],
    last: int,
) -> tuple[ActivityAdded, ActivityMoved]:
    """Give the events of an activity that goes on in a later plan, where it is proposed anew. Raises `Refused`.

    `others` are the activities of that plan, `against` what speaks against the points it serves and its last day
    there, `last` the plan's last number.
    """
    must_be_open(found, ActivityState.MOVED)
    objections = Objections([*_must_follow(found, request.on), *_must_be_told(request, found)])
    if into.first_day <= plan.first_day:
        facts = {"plan": into.id, "first": str(into.first_day), "id": found.id, "own": plan.id}
        objections.append(no.PlanNotLater("plan", refs=[found.id, into.id], **facts))
    objections.extend(against)
    if same := next((each for each in others if each.text == found.text and each.id != found.id), None):
        objections.append(no.AlreadyExists("plan", refs=[same.id], noun="activity", id=same.id, name=same.text))
    objections.stop()
    number = last + 1
    added = ActivityAdded(
        subject=f"{into.id}:{number}",
        plan=into.id,
        number=number,
        text=found.text,
        serves=request.serves or found.serves,
        responsible=found.responsible,
        proposed_on=request.on,
        lead=found.lead,
        due=request.due,
        continues=found.id,
    )
    moved = ActivityMoved(subject=found.id, moved_on=request.on, to=added.subject, note=request.note)
    return request.noted(added), request.noted(moved)


def note(request: NoteActivity, found: Activity) -> ActivityNoted:
    """Give the event of how an activity goes."""
    return request.noted(ActivityNoted(subject=found.id, noted_on=request.on, note=request.note))


def assign(
    request: AssignActivity,
    found: Activity,
    against: Iterable[Objection],
    lead: str | None,
    there: Sequence[ActivityActor],
    actors: Sequence[str],
    without: Sequence[str],
) -> list[Event]:
    """Give the events of a new lead, a new last day, and who takes part or does so no longer. Raises `Refused`.

    `against` is what speaks against the last day; `there` are those who take part, `actors` the ids of those who are
    to, `without` of those who are not to.
    """
    must_be_open(found)
    objections = Objections(against)
    known = {each.actor: each for each in there}
    for each in without:
        if each not in known:
            objections.append(no.NotTakingPart("without", refs=[found.id, each], actor=each, id=found.id))
    objections.stop()
    changed: list[Event] = []
    if lead not in (None, found.lead) or request.due not in (None, found.due):
        changed.append(ActivityAssigned(subject=found.id, lead=lead, due=request.due))
    changed += taking_part(found.id, [each for each in actors if each not in known])
    changed += [ActivityActorLeft(subject=found.id, added=known[each].entry, actor=each) for each in without]
    if not changed:
        said = lead or request.due or actors
        again = no.AlreadyDone("lead", refs=[found.id], id=found.id, day="")
        raise Refused([again if said else no.Missing("lead")])
    return [request.noted(each) for each in changed]


def taking_part(activity: str, actors: Sequence[str]) -> list[ActivityActorAdded]:
    """Give the events of actors that take part in an activity, each once."""
    return [ActivityActorAdded(subject=activity, actor=each) for each in dict.fromkeys(actors)]


def must_be_open(found: Activity, wanted: ActivityState | None = None) -> None:
    """Raise `Refused` for an activity that has ended: 4 when it has ended as is wanted, else 5."""
    if (day := found.ended_on) is None:
        return
    ended = state(found, date.max)
    if ended is wanted:
        raise Refused([no.AlreadyDone("activity", refs=[found.id], id=found.id, day=str(day))])
    facts = {"id": found.id, "activity_state": str(ended), "day": str(day), "to": found.moved_to}
    raise Refused([no.ActivityEnded("activity", refs=[found.id], **facts)])


def _must_be_adopted(found: Activity, on: date) -> Iterator[Objection]:
    """What is started or done has been adopted, and comes after that."""
    if found.adopted_on is None or (found.unadopted_from and found.unadopted_from <= on and not found.started_on):
        yield no.ActivityNotAdopted("activity", refs=[found.id], id=found.id, plan=found.plan)
    elif on < found.adopted_on:
        days = {"day": str(on), "first": str(found.adopted_on)}
        yield no.OutOfOrder("day", refs=[found.id], step="activity", before="activity_adopted", **days)
    else:
        yield from _must_follow(found, on)


def _must_follow(found: Activity, on: date) -> Iterator[Objection]:
    """What becomes of an activity does not come before it was started, or was proposed."""
    name, first = "activity_proposed", found.proposed_on
    if found.started_on:
        name, first = "activity_started", found.started_on
    if on < first:
        yield no.OutOfOrder("day", refs=[found.id], step="activity", day=str(on), before=name, first=str(first))


def _must_be_told(request: GoOn, found: Activity, *, always: bool = False) -> Iterator[Objection]:
    """Who leaves what goes on says how it went."""
    if request.note is None and request.knows("note") and (found.started_on or always):
        yield no.NoteMissing("note", refs=[found.id], id=found.id)
