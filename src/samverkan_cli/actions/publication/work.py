"""Pages of what is done together: the activity plans, the watch list, the map, and the text of the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.forums import map_of
from samverkan_cli.domain.activity import state
from samverkan_cli.domain.forums import facts_of
from samverkan_cli.domain.progress import progress
from samverkan_cli.domain.value import told
from samverkan_cli.domain.values import PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from samverkan_cli.domain.publication import Facts
    from samverkan_cli.domain.records import Activity, Period, Plan, Provision
    from samverkan_cli.store.reader import Reader


def pages(reader: Reader, on: date) -> Iterator[tuple[PageKind, str, Facts]]:
    """Give the pages of plans, of what is watched, of the map, and of the texts of the periods that are not over."""
    for plan in reversed(reader.plans()):
        yield PageKind.PLAN, plan.id, _plan(reader, plan, on)
    watched = [
        told(each) | {"ref": each.id, "next": _iso(each.next_day), "withheld": []}
        for each in reader.watching()
        if each.added_on <= on
    ]
    yield PageKind.WATCH, "", {"on": str(on), "items": watched}
    drawn = facts_of(map_of(reader, on))
    forums = [each | {"ref": each["id"], "withheld": []} for each in drawn["forums"]]
    yield PageKind.MAP, "", drawn | {"forums": forums}
    for period in reader.periods():
        if period.text_version and on <= period.last_day:
            points = reader.provisions(period.id, period.text_version)
            yield PageKind.TEXT, period.id, _text(period, reader.period_text(period.id), points)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _plan(reader: Reader, plan: Plan, on: date) -> Facts:
    """Give a plan with how far it has come, and its activities."""
    activities = [each for each in reader.activities(plan.id) if each.proposed_on <= on]
    period = reader.period_on(plan.first_day)
    points = reader.provisions(period.id, period.text_version) if period else []
    parts = progress(activities, {f"{each.kind}:{each.ordinal}": each.text for each in points}, on)
    return told(plan) | {
        "on": str(on),
        "adopted": [told(each) for each in reader.adoptions(plan.id) if each.adopted_on <= on],
        "progress": [told(each) | {"to_do": each.to_do, "rate": each.rate, "withheld": []} for each in parts],
        "activities": _activities(reader, activities, on),
    }


def _activities(reader: Reader, activities: Sequence[Activity], on: date) -> list[Facts]:
    part = reader.taking_part([each.id for each in activities])
    actors = {one.actor for some in part.values() for one in some}
    names = reader.names({each.lead for each in activities if each.lead} | actors)
    return [
        told(each)
        | {
            "ref": each.id,
            "state": str(state(each, on)),
            "lead": names.get(each.lead or ""),
            "actors": [names[one.actor] for one in part[each.id] if one.actor in names],
            "withheld": [],
        }
        for each in activities
    ]


def _text(period: Period, text: str | None, points: Sequence[Provision]) -> Facts:
    """Give the text of a period with its numbered points."""
    return told(period) | {
        "ref": period.id,
        "version": period.text_version,
        "sha256": period.text_sha256,
        "text": text,
        "withheld": [],
        "points": [
            told(each) | {"ref": f"{period.id}:{each.kind}:{each.ordinal}", "number": each.ordinal, "withheld": []}
            for each in points
        ],
    }
