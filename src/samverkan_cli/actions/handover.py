"""Handing over to a successor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from samverkan_cli.actions.due import due
from samverkan_cli.actions.person import mention
from samverkan_cli.domain import handover as rules
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.domain.values import DueKind, PlaceKind
from samverkan_cli.store import backups

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from samverkan_cli.domain.due import Due
    from samverkan_cli.domain.policy import Policy
    from samverkan_cli.domain.records import (
        Activity,
        Contact,
        Period,
        Person,
        PersonPlace,
        RegistryFacts,
        Task,
        WatchItem,
    )
    from samverkan_cli.domain.values import SettingKey
    from samverkan_cli.store.backups import Copy
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

# Where somebody stands that only a body, a group or an actor lets another have.
HELD = (PlaceKind.SEAT, PlaceKind.MEMBER, PlaceKind.CONVENER, PlaceKind.CONTACT)


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


class GoingOn(Struct, frozen=True):
    """An open case, what its actor is called, and what is to be done in it."""

    case: str
    name: str | None
    steps: tuple[Due, ...]


class Succession(Struct, frozen=True):
    """What a successor must know beside what is handed over: what else goes on, and where everything lies."""

    registry: RegistryFacts
    settings: dict[SettingKey, str]
    cases: tuple[GoingOn, ...]
    others: tuple[Due, ...]
    places: tuple[PersonPlace, ...]
    bounced: tuple[tuple[str | None, Contact], ...]
    periods: tuple[tuple[Period, Policy], ...]
    copies: tuple[Copy, ...]
    head: tuple[int, str]


def known(read: Reader, done: HandedOver, today: date, path: Path) -> Succession:
    """Give what a successor must know; where the giver still stands, as bodies, groups and actors have it, is told."""
    registry, found = read.registry(), due(read, today)
    handed = {each.id for each in done.tasks} | {each.id for each in done.items} | {each.id for each in done.activities}
    bounced = read.bounced_contacts(today)
    names = read.names({each.actor for each in bounced})
    stands = [each for each in read.places([done.giver.id]) if each.stands in HELD]
    return Succession(
        registry=registry,
        settings=read.settings(),
        cases=tuple(_cases(read, found)),
        others=tuple(each for each in found if each.ref not in handed and each.kind is not DueKind.CASE),
        places=tuple(each for each in stands if each.through is None or each.through >= today),
        bounced=tuple((names.get(each.actor), each) for each in bounced),
        periods=tuple((each, read.policy(each.id, today)) for each in read.periods() if each.last_day >= today),
        copies=tuple(backups.known(path, registry.id)),
        head=read.last_entry(),
    )


def _cases(read: Reader, found: list[Due]) -> Iterator[GoingOn]:
    cases = read.open_cases()
    names = read.names({case.actor for case in cases})
    for case in cases:
        yield GoingOn(case.id, names.get(case.actor), tuple(each for each in found if each.ref == case.id))
