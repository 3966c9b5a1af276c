"""Activity plans: opened once, from a day through a day, and what is proposed in them."""

from datetime import date

import msgspec
import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ActivityAdded, PlanAdopted, PlanOpened
from samverkan_cli.domain.plan import (
    AddActivity,
    AdoptPlan,
    OpenPlan,
    add_activity,
    adopt,
    notices_of_period,
    notices_of_points,
    open_plan,
)
from samverkan_cli.domain.records import Activity, Decision, Period, Plan, PlanAdoption
from samverkan_cli.domain.refusal import Objection
from samverkan_cli.domain.values import Outcome, Party

TODAY, FIRST, LAST = date(2024, 3, 1), date(2024, 1, 1), date(2025, 12, 31)
PLAN = Plan(entry=1, id="2024-2025", first_day=FIRST, last_day=LAST)
OPENING = OpenPlan(today=TODAY, plan="2024-2025", first_day=FIRST, last_day=LAST)
PROPOSING = AddActivity(
    today=TODAY, plan="2024-2025", text="Bjud in", serves=("value:1", "formal"), responsible=Party.BOTH
)
KNOWN = Activity(entry=2, id="2024-2025:1", plan="2024-2025", number=1, text="Bjud in", proposed_on=TODAY)
THERE = no.AlreadyExists("plan", refs=["2024-2025"], noun="plan", id="2024-2025", name="2024-2025")
ENDS_FIRST = no.LastDayBeforeFirst("last_day", first="2024-01-01", last="2023-12-31")
BEFORE, AFTER = date(2023, 12, 31), date(2026, 1, 1)
HAS = ("value:2", "principle:2", "principle:10")  # as they stand in the text
PERIOD = Period(
    entry=1, id="2024-2027", first_day=FIRST, last_day=date(2027, 12, 31), networks=True, hearing=True, affirmations=()
)
DECIDED = Decision(
    entry=3, id="D-2023-001", number=1, body="B-1", decided_on=date(2023, 11, 8), outcome=Outcome.APPROVED
)
ADOPTING = AdoptPlan(today=TODAY, plan="2024-2025", decision="D-2023-001")


@pytest.mark.parametrize("last", [LAST, FIRST])  # also a plan of one day
def test_a_plan_runs_from_a_day_through_a_day(last: date) -> None:
    made = open_plan(OPENING.but(last_day=last), None)
    assert PlanOpened(subject="2024-2025", first_day=FIRST, last_day=last) == made


@pytest.mark.parametrize(
    ("last", "existing", "expected"),
    [(LAST, PLAN, [THERE]), (BEFORE, None, [ENDS_FIRST]), (BEFORE, PLAN, [THERE, ENDS_FIRST])],
)
def test_a_plan_is_opened_once_does_not_end_before_it_begins_and_both_are_told(
    last: date, existing: Plan | None, expected: list[Objection]
) -> None:
    assert expected == refused(open_plan, OPENING.but(last_day=last), existing)


@pytest.mark.parametrize(("day", "proposed"), [(None, TODAY), (FIRST, FIRST)])
@pytest.mark.parametrize(("last", "number"), [(0, 1), (7, 8)])
def test_an_activity_has_the_number_after_the_last_and_what_it_serves(
    day: date | None, proposed: date, last: int, number: int
) -> None:
    made = add_activity(PROPOSING.but(day=day), PLAN, [], {"value:1", "formal"}, last)
    facts = {"text": "Bjud in", "serves": ("value:1", "formal"), "responsible": Party.BOTH, "proposed_on": proposed}
    assert (
        msgspec.convert(
            {"subject": f"2024-2025:{number}", "plan": "2024-2025", "number": number, **facts}, ActivityAdded
        )
        == made
    )


def test_points_the_text_does_not_have_and_an_activity_the_plan_has_are_told_at_once() -> None:
    expected = [
        no.ProvisionUnknown("serves", grounds="value:1", period="2024-2027", serves=HAS),
        no.ProvisionUnknown("serves", grounds="formal", period="2024-2027", serves=HAS),
        no.AlreadyExists("text", refs=["2024-2025:1"], noun="activity", id="2024-2025:1", name="Bjud in"),
    ]
    points = {"principle:10", "value:2", "principle:2"}
    assert expected == refused(add_activity, PROPOSING, PLAN, [KNOWN], points, 1, None, "2024-2027")


def test_any_point_is_served_while_the_register_does_not_hold_the_text() -> None:
    assert 2 == add_activity(PROPOSING, PLAN, [replace(KNOWN, text="Res")], set(), 1).number


@pytest.mark.parametrize("plan", [PERIOD, replace(PERIOD, last_day=LAST)])
def test_a_plan_lies_in_a_period_the_first_and_the_last_day_included(plan: Period) -> None:
    assert "2024-2025" == open_plan(OPENING, None, [plan]).subject


@pytest.mark.parametrize(
    "period",
    [
        replace(PERIOD, first_day=date(2024, 1, 2)),
        replace(PERIOD, last_day=date(2025, 12, 30)),
        replace(PERIOD, first_day=LAST),
        replace(PERIOD, first_day=BEFORE, last_day=FIRST),
    ],
)
def test_a_plan_that_shares_only_some_of_its_days_with_a_period_is_refused(period: Period) -> None:
    facts = {"first": str(period.first_day), "last": str(period.last_day)}
    expected = no.PlanAcrossPeriod("last_day", refs=["2024-2027"], period="2024-2027", **facts)
    assert [expected] == refused(open_plan, OPENING, None, [period])


@pytest.mark.parametrize(
    "period", [replace(PERIOD, first_day=AFTER), replace(PERIOD, first_day=BEFORE, last_day=BEFORE)]
)
def test_a_plan_of_a_period_the_register_does_not_hold_is_opened_and_that_is_told(period: Period) -> None:
    assert "2024-2025" == open_plan(OPENING, None, [period]).subject
    told = (f"2024-2027 ({period.first_day} – {period.last_day})",)
    expected = no.PlanInNoPeriod("first_day", refs=["2024-2027"], plan="2024-2025", periods=told)
    assert [expected] == list(notices_of_period(PLAN, [period]))
    assert [] == list(notices_of_period(PLAN, [])) == list(notices_of_period(PLAN, [period, PERIOD]))


@pytest.mark.parametrize("due", [FIRST, LAST])
def test_an_activity_is_due_in_its_plan(due: date) -> None:
    assert due == add_activity(PROPOSING.but(due=due), PLAN, [], set(), 0).due


@pytest.mark.parametrize("due", [BEFORE, AFTER])
def test_an_activity_is_not_due_outside_its_plan(due: date) -> None:
    days = {"first": "2024-01-01", "last": "2025-12-31"}
    expected = no.DueOutsidePlan("due", refs=["2024-2025"], due=str(due), plan="2024-2025", **days)
    assert [expected] == refused(add_activity, PROPOSING.but(due=due), PLAN, [], set(), 0)


def test_points_that_cannot_be_looked_up_are_told_and_those_that_can_are_not() -> None:
    expected = no.PointsUnchecked("serves", plan="2024-2025", period="2024-2027")
    assert [expected] == list(notices_of_points(("value:1",), set(), PLAN, "2024-2027"))
    assert [] == list(notices_of_points(("value:1",), {"value:1"}, PLAN, "2024-2027"))
    assert [] == list(notices_of_points((), set(), PLAN, "2024-2027"))


@pytest.mark.parametrize(("effective", "day"), [(None, date(2023, 11, 8)), (FIRST, FIRST)])
def test_what_was_proposed_is_adopted_from_the_day_of_the_decision_before_the_plan_begins_too(
    effective: date | None, day: date
) -> None:
    decision = replace(DECIDED, effective=effective)
    others = [replace(KNOWN, id="2024-2025:2", adopted_on=BEFORE), replace(KNOWN, id="2024-2025:3", dropped_on=TODAY)]
    others.append(replace(KNOWN, id="2024-2025:4", adopted_on=BEFORE, unadopted_from=FIRST))
    others.append(replace(KNOWN, id="2024-2025:5", adopted_on=BEFORE, unadopted_from=FIRST, started_on=FIRST))
    made = adopt(ADOPTING, PLAN, decision, [KNOWN, *others], [])
    adopted = ("2024-2025:1", "2024-2025:4")
    assert PlanAdopted(subject="2024-2025", decision="D-2023-001", adopted_on=day, activities=adopted) == made


def test_a_plan_is_adopted_by_a_decision_that_approves_and_is_about_no_actor() -> None:
    other = replace(DECIDED, outcome=Outcome.TABLED, about=("A-1",))
    expected = [
        no.DecisionNotApproved("decision", refs=["D-2023-001"], decision="D-2023-001", outcome=Outcome.TABLED),
        no.DecisionOnActors("decision", refs=["D-2023-001"], id="D-2023-001", about=("A-1",)),
    ]
    assert expected == refused(adopt, ADOPTING, PLAN, other, [KNOWN], [])
    missing = no.DecisionMissing("decision", matter="plan")
    assert [missing] == refused(adopt, ADOPTING.but(decision=None), PLAN, None, [KNOWN], [])


def test_nothing_is_adopted_where_nothing_is_proposed_and_that_is_told_apart_from_all_being_adopted() -> None:
    nothing = no.NothingToAdopt("plan", refs=["2024-2025"], plan="2024-2025")
    assert [nothing] == refused(adopt, ADOPTING, PLAN, DECIDED, [], [])
    before = PlanAdoption(entry=4, plan="2024-2025", decision="D-2023-001", adopted_on=DECIDED.decided_on)
    again = no.AlreadyDone("plan", refs=["D-2023-001"], id="2024-2025", day="2023-11-08")
    assert [again] == refused(adopt, ADOPTING, PLAN, DECIDED, [replace(KNOWN, adopted_on=TODAY)], [before])
