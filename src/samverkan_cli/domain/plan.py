"""Activity plans: two years of activities inside a four-year period, proposed and adopted."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ActivityAdded, PlanAdopted, PlanOpened
from samverkan_cli.domain.records import Activity, Decision, Period, Plan, PlanAdoption
from samverkan_cli.domain.refusal import Notice, Objection, Objections, Refused
from samverkan_cli.domain.request import Day, Line, Name, PeriodKey, ProvisionRef, Reference, Request
from samverkan_cli.domain.values import Outcome, Party


class OpenPlan(Request):
    """A new activity plan."""

    required: ClassVar = ("plan", "first_day", "last_day")

    plan: PeriodKey | None = None
    first_day: Day | None = None
    last_day: Day | None = None


class AddActivity(Request):
    """A proposed activity: the points of the agreement it serves, who answers for it and who takes part."""

    required: ClassVar = ("plan", "text")

    plan: PeriodKey | None = None
    text: Line | None = None
    serves: tuple[ProvisionRef, ...] = ()
    responsible: Party | None = None
    lead: Name | None = None
    actors: tuple[Reference, ...] = ()
    due: Day | None = None


class AdoptPlan(Request):
    """A decision that adopts what a plan holds."""

    required: ClassVar = ("plan",)

    plan: PeriodKey | None = None
    decision: Reference | None = None


def open_plan(request: OpenPlan, existing: Plan | None, periods: Sequence[Period] = ()) -> PlanOpened:
    """Give the event of a new plan. Raises `Refused` when there is one of that name, or its days are not a span.

    `periods` are those of the register: a plan that shares days with one lies in it.
    """
    assert request.plan and request.first_day and request.last_day
    first, last = request.first_day, request.last_day
    found: list[Objection] = []
    if existing:
        found.append(no.AlreadyExists("plan", refs=[existing.id], noun="plan", id=existing.id, name=existing.id))
    if last < first:
        found.append(no.LastDayBeforeFirst("last_day", first=str(first), last=str(last)))
    for each in periods if first <= last else ():
        shares = first <= each.last_day and each.first_day <= last
        if shares and not (each.first_day <= first and last <= each.last_day):
            days = {"first": str(each.first_day), "last": str(each.last_day)}
            found.append(no.PlanAcrossPeriod("last_day", refs=[each.id], period=each.id, **days))
    if found:
        raise Refused(found)
    return request.noted(PlanOpened(subject=request.plan, first_day=first, last_day=last))


def notices_of_period(plan: Plan, periods: Sequence[Period]) -> Iterator[Notice]:
    """Give what should be known of a plan that lies in none of the register's periods."""
    if periods and not any(each.first_day <= plan.first_day <= each.last_day for each in periods):
        told = tuple(f"{each.id} ({each.first_day} – {each.last_day})" for each in periods)
        yield no.PlanInNoPeriod("first_day", refs=[each.id for each in periods], plan=plan.id, periods=told)


def add_activity(
    request: AddActivity,
    plan: Plan,
    others: Sequence[Activity],
    points: set[str],
    last: int,
    lead: str | None = None,
    period: str | None = None,
) -> ActivityAdded:
    """Give the event of a proposed activity.

    `points` are the numbered points of the text of the period the plan lies in, empty when the register does not hold
    it; `last` is the number that was given last, if only to an activity that was taken back. Raises `Refused` for a
    point that is not among them, a last day outside the plan, or an activity the plan has to the letter.
    """
    found = Objections([*unknown_points(request.serves, points, period), *due_outside(request.due, plan)])
    same = next((other for other in others if other.text == request.text), None)
    if same:
        found.append(no.AlreadyExists("text", refs=[same.id], noun="activity", id=same.id, name=same.text))
    found.stop()
    number = last + 1
    return request.noted(
        ActivityAdded(
            subject=f"{plan.id}:{number}",
            plan=plan.id,
            number=number,
            text=request.text,
            serves=request.serves,
            responsible=request.responsible,
            proposed_on=request.on,
            lead=lead,
            due=request.due,
        )
    )


def _is_proposed(activity: Activity) -> bool:
    """Tell whether no decision has adopted an activity, or only one that is in force no longer."""
    return activity.started_on is None and (activity.adopted_on is None or activity.unadopted_from is not None)


def unknown_points(serves: Sequence[str], points: Collection[str], period: str | None) -> Iterator[Objection]:
    """What an activity serves stands in the text of the period, where the register holds it."""
    known = tuple(sorted(points, key=_in_the_text))
    for point in serves:
        if points and point not in points:
            yield no.ProvisionUnknown("serves", grounds=point, period=period, serves=known)


_PARTS = ("value", "principle", "commitment", "formal")


def _in_the_text(point: str) -> tuple[int, int]:
    kind, _, number = point.partition(":")
    return _PARTS.index(kind), int(number or 0)


def due_outside(due: date | None, plan: Plan) -> Iterator[Objection]:
    """The last day of an activity lies in its plan."""
    if due and not plan.first_day <= due <= plan.last_day:
        days = {"first": str(plan.first_day), "last": str(plan.last_day)}
        yield no.DueOutsidePlan("due", refs=[plan.id], due=str(due), plan=plan.id, **days)


def notices_of_points(
    serves: Sequence[str], points: Collection[str], plan: Plan, period: str | None
) -> Iterator[Notice]:
    """Give what should be known of points that cannot be looked up."""
    if serves and not points:
        yield no.PointsUnchecked("serves", plan=plan.id, period=period)


def adopt(
    request: AdoptPlan,
    plan: Plan,
    decision: Decision | None,
    activities: Sequence[Activity],
    adoptions: Sequence[PlanAdoption],
    unread: Sequence[Objection] = (),
) -> PlanAdopted:
    """Give the event of a plan that is adopted: what it holds and was not adopted before is, from the decision's day.

    `unread` is why there is no decision, where one was named. Raises `Refused`.
    """
    objections = Objections(unread)
    if decision is None and request.decision is None:
        objections.append(no.DecisionMissing("decision", matter="plan"))
    if decision and decision.outcome is not Outcome.APPROVED:
        facts = {"decision": decision.id, "outcome": decision.outcome}
        objections.append(no.DecisionNotApproved("decision", refs=[decision.id], **facts))
    if decision and decision.about:
        objections.append(no.DecisionOnActors("decision", refs=[decision.id], id=decision.id, about=decision.about))
    proposed = [each for each in activities if each.ended_on is None and _is_proposed(each)]
    if not proposed and adoptions:
        last = adoptions[-1]
        objections.append(no.AlreadyDone("plan", refs=[last.decision], id=plan.id, day=str(last.adopted_on)))
    elif not proposed:
        objections.append(no.NothingToAdopt("plan", refs=[plan.id], plan=plan.id))
    objections.stop()
    assert decision
    day = decision.effective or decision.decided_on
    ids = tuple(each.id for each in proposed)
    return request.noted(PlanAdopted(subject=plan.id, decision=decision.id, adopted_on=day, activities=ids))
