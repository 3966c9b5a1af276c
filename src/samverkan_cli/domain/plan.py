"""Activity plans: two years of activities inside a four-year period."""

from collections.abc import Sequence
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ActivityAdded, PlanOpened
from samverkan_cli.domain.records import Activity, Plan
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.request import Day, Line, PeriodKey, ProvisionRef, Request
from samverkan_cli.domain.values import Party


class OpenPlan(Request):
    """A new activity plan."""

    required: ClassVar = ("plan", "first_day", "last_day")

    plan: PeriodKey | None = None
    first_day: Day | None = None
    last_day: Day | None = None


class AddActivity(Request):
    """A proposed activity and the points of the agreement it serves."""

    required: ClassVar = ("plan", "text")

    plan: PeriodKey | None = None
    text: Line | None = None
    serves: tuple[ProvisionRef, ...] = ()
    responsible: Party | None = None


def open_plan(request: OpenPlan, existing: Plan | None) -> PlanOpened:
    """Give the event of a new plan; raises `Refused` when there is one of that name."""
    assert request.plan and request.first_day and request.last_day
    found: list[Objection] = []
    if existing:
        found.append(no.AlreadyExists("plan", refs=[existing.id], noun="plan", id=existing.id, name=existing.id))
    if request.last_day < request.first_day:
        found.append(no.LastDayBeforeFirst("last_day", first=str(request.first_day), last=str(request.last_day)))
    if found:
        raise Refused(found)
    return request.noted(PlanOpened(subject=request.plan, first_day=request.first_day, last_day=request.last_day))


def add_activity(
    request: AddActivity, plan: Plan, others: Sequence[Activity], points: set[str], last: int
) -> ActivityAdded:
    """Give the event of a proposed activity.

    `points` are the numbered points of the period's text, empty when the register does not hold it; `last` is the
    number that was given last, if only to an activity that was taken back.
    Raises `Refused` for a point that is not among them, or an activity the plan has to the letter.
    """
    found: list[Objection] = [
        no.ProvisionUnknown("serves", given=point, period=plan.id)
        for point in request.serves
        if points and point not in points
    ]
    same = next((other for other in others if other.text == request.text), None)
    if same:
        found.append(no.AlreadyExists("text", refs=[same.id], noun="activity", id=same.id, name=same.text))
    if found:
        raise Refused(found)
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
        )
    )
