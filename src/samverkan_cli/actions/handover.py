"""Handing over to a successor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from samverkan_cli.actions.person import mention
from samverkan_cli.domain import handover as rules
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.refusal import Objections

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Activity, Person, Task, WatchItem
    from samverkan_cli.store.writer import Writer


class HandedOver(Struct, frozen=True):
    """Who handed over to whom, and what is another's now."""

    giver: Person
    taker: Person
    tasks: tuple[Task, ...]
    items: tuple[WatchItem, ...]
    activities: tuple[Activity, ...]


def hand_over(writer: Writer, request: rules.HandOver) -> HandedOver:
    """Hand over open tasks and watch items; a successor is registered when first mentioned."""
    assert request.giver and request.taker
    read, objections = writer.reader, Objections()
    giver = objections.find(read.person, request.giver)
    taker = objections.ask(mention, writer, request, request.taker, "taker")
    objections.stop()
    assert giver and taker
    to = read.person(taker)
    tasks = [each for each in read.open_tasks() if each.owner == giver.id]
    items = [each for each in read.watching() if _watched_by(giver, each.owner)]
    activities = read.activities_led([giver.id])
    writer.record(*rules.hand_over(request, giver, to, tasks, items, activities))
    return HandedOver(giver, to, tuple(tasks), tuple(items), tuple(activities))


def _watched_by(giver: Person, owner: str | None) -> bool:
    return bool(owner) and name_key(owner or "") in (giver.name_key, name_key(giver.id))
