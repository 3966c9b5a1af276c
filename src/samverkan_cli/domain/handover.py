"""Handing over to a successor: what one person was to do and to watch is another's, by one entry."""

from collections.abc import Sequence
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import WorkHandedOver
from samverkan_cli.domain.records import Activity, Person, Task, WatchItem
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import Name, Reference, Request


class HandOver(Request):
    """Who hands over, and to whom."""

    required: ClassVar = ("giver", "taker")
    happened: ClassVar = ("day",)

    giver: Reference | None = None
    taker: Name | None = None


def hand_over(
    request: HandOver,
    giver: Person,
    taker: Person,
    tasks: Sequence[Task],
    items: Sequence[WatchItem],
    activities: Sequence[Activity] = (),
) -> list[WorkHandedOver]:
    """Give the event by which tasks, watch items and activities are another's, or none where there are none.

    They are those the giver has that are open. Raises `Refused` for who hands over to itself.
    """
    if giver.id == taker.id:
        raise Refused([no.HandedToItself("taker", refs=[giver.id], name=giver.name, id=giver.id)])
    if not tasks and not items and not activities:
        return []
    handed = WorkHandedOver(
        subject=giver.id,
        to=taker.id,
        handed_on=request.on,
        tasks=tuple(each.id for each in tasks),
        items=tuple(each.id for each in items),
        owner=taker.name,
        activities=tuple(each.id for each in activities),
    )
    return [request.noted(handed)]
