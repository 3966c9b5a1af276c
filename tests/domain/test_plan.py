"""Activity plans: opened once, from a day through a day, and what is proposed in them."""

from datetime import date

import msgspec
import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ActivityAdded, PlanOpened
from samverkan_cli.domain.plan import AddActivity, OpenPlan, add_activity, open_plan
from samverkan_cli.domain.records import Activity, Plan
from samverkan_cli.domain.refusal import Objection
from samverkan_cli.domain.values import Party

TODAY, FIRST, LAST = date(2024, 3, 1), date(2024, 1, 1), date(2025, 12, 31)
PLAN = Plan(entry=1, id="2024-2025", first_day=FIRST, last_day=LAST)
OPENING = OpenPlan(today=TODAY, plan="2024-2025", first_day=FIRST, last_day=LAST)
PROPOSING = AddActivity(
    today=TODAY, plan="2024-2025", text="Bjud in", serves=("value:1", "formal"), responsible=Party.BOTH
)
KNOWN = Activity(entry=2, id="2024-2025:1", plan="2024-2025", number=1, text="Bjud in", proposed_on=TODAY)
THERE = no.AlreadyExists("plan", refs=["2024-2025"], noun="plan", id="2024-2025", name="2024-2025")
ENDS_FIRST = no.LastDayBeforeFirst("last_day", first="2024-01-01", last="2023-12-31")
BEFORE = date(2023, 12, 31)


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
        no.ProvisionUnknown("serves", given="value:1", period="2024-2025"),
        no.ProvisionUnknown("serves", given="formal", period="2024-2025"),
        no.AlreadyExists("text", refs=["2024-2025:1"], noun="activity", id="2024-2025:1", name="Bjud in"),
    ]
    assert expected == refused(add_activity, PROPOSING, PLAN, [KNOWN], {"value:2"}, 1)


def test_any_point_is_served_while_the_register_does_not_hold_the_text() -> None:
    assert 2 == add_activity(PROPOSING, PLAN, [replace(KNOWN, text="Res")], set(), 1).number
