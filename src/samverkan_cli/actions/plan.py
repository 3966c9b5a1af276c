"""Activity plans and their activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import plan as rules

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Activity, Plan
    from samverkan_cli.store.writer import Writer


def open_plan(writer: Writer, request: rules.OpenPlan) -> Plan:
    """Open an activity plan."""
    assert request.plan
    writer.record(rules.open_plan(request, writer.reader.find_plan(request.plan)))
    return writer.reader.plan(request.plan)


def add_activity(writer: Writer, request: rules.AddActivity) -> Activity:
    """Propose an activity; the points it serves are those of the period the plan begins in."""
    assert request.plan
    read = writer.reader
    plan = read.plan(request.plan)
    period = read.period_on(plan.first_day)
    points = read.points(period.id, period.text_version) if period else set()
    event = rules.add_activity(request, plan, read.activities(plan.id), points, read.last_activity(plan.id))
    writer.record(event)
    return read.activity(event.subject)
