"""The map of forums, from what the register knows on a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from samverkan_cli.domain import forums as rules
from samverkan_cli.domain import which
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.values import ForumKind, Kind, Relation, Side
from samverkan_cli.store.reader.forums import ForumReader
from samverkan_cli.store.reader.report import ReportReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from samverkan_cli.domain.records import Period, WorkingGroup
    from samverkan_cli.store.reader import Reader

A_YEAR = timedelta(days=365)


def map_of(read: Reader, on: date) -> rules.ForumMap:
    """Give the map on a day: its forums in the order they are told, and what they are to each other."""
    groups = [each for each in read.groups() if not each.closed_by(on) and each.formed_on <= on]
    receiving = which.receiving(read.periods(), on)
    links = [*_between_bodies(read, on), *_appointing(read, groups), *rules.taking_part(_parts(read, groups, on))]
    forums = [*_of_bodies(read, on), *_of_groups(groups), *_of_actors(read, links, on)]
    known = {each.ref for each in forums}
    links = [each for each in links if {each.tail, each.head} <= known]
    opened = list(rules.entries(forums, links, receiving))
    if opened:
        forums = [rules.Forum(rules.ENTRY, ForumKind.ENTRY), *_of_periods(receiving), *forums]
    return rules.ForumMap(on, tuple(forums), (*opened, *links))


def _of_periods(periods: list[Period]) -> Iterator[rules.Forum]:
    for each in periods:
        yield rules.Forum(each.id, ForumKind.PERIOD, each.id)


def _of_bodies(read: Reader, on: date) -> Iterator[rules.Forum]:
    """Give the bodies with what each may do, and when those that advise meet next, and for whom that is open."""
    for each in read.bodies():
        does = rules.holding(read.mandates(each.id), on)
        met = read.next_meeting(on, each.id)
        when = {"next_meeting": met.date, "open_to": str(met.invited) if met.invited else None} if met else {}
        yield rules.Forum(each.id, ForumKind.BODY, each.name, str(each.kind), does=does, **when)  # type: ignore[arg-type]  # a day, and a word


def _of_groups(groups: list[WorkingGroup]) -> Iterator[rules.Forum]:
    for each in groups:
        yield rules.Forum(each.id, ForumKind.GROUP, each.name)


def _of_actors(read: Reader, links: list[rules.Link], on: date) -> Iterator[rules.Forum]:
    """Give networks and public actors one by one, and the civil signatories kind by kind with how many they are."""
    asking = ForumReader(read.connection)
    counts = asking.signatories_by_kind(on)
    joined = {each.id for each in read.roll(RollQuestion(on=on, side=Side.PUBLIC))}
    tied = {end for each in links for end in (each.tail, each.head)}
    shown = {*joined, *(ref for ref in tied if ref.startswith("A-")), *asking.networks_on(on)}
    kinds, names = ReportReader(read.connection).sides_and_kinds(shown), read.names(shown)
    for sort, network in ((ForumKind.NETWORK, True), (ForumKind.PUBLIC, False)):
        own = [ref for ref in shown if (kinds[ref][1] == Kind.NETWORK) is network]
        for ref in sorted(own, key=lambda each: (names.get(each, ""), each)):
            yield rules.Forum(ref, sort, names.get(ref), kinds[ref][1])
    for kind in Kind:
        by_itself = kind is Kind.NETWORK or kind.side is Side.PUBLIC
        if not by_itself and (kind in counts or kind.value in tied):
            yield rules.Forum(kind.value, ForumKind.CIVIL, kind=kind.value, count=counts.get(kind.value, 0))


def _between_bodies(read: Reader, on: date) -> Iterator[rules.Link]:
    """Give who prepares for whom, and who meets together."""
    named = read.body_names()
    prepared = list(rules.preparing({each.id: rules.holding(read.mandates(each.id), on) for each, _ in named}))
    yield from prepared
    yield from rules.belonging(named, {each.tail for each in prepared})
    for one, other, count in ForumReader(read.connection).meeting_together(on - A_YEAR, on + A_YEAR):
        yield rules.Link(one, Relation.MEETS, other, count)


def _appointing(read: Reader, groups: list[WorkingGroup]) -> Iterator[rules.Link]:
    decided = {each.decision for each in groups if each.decision}
    return rules.appointing(groups, {each: read.decision(each).body for each in decided})


def _parts(read: Reader, groups: list[WorkingGroup], on: date) -> Iterator[tuple[str, str]]:
    """Give each part that is taken: a seat, a membership of a group, a part in a network."""
    seats = [(each.represents, each.body) for each in read.seats_held(on) if each.represents]
    members = [(who, group.id) for group in groups for who in group.members_on(on)]
    stands_for = read.represented_by({who for who, _ in members}, on)
    parts = [*seats, *((min(stands_for[who]), group) for who, group in members if stands_for.get(who))]
    parts += ForumReader(read.connection).members_of_networks(on)
    kinds: Mapping[str, tuple[str, str]] = ReportReader(read.connection).sides_and_kinds({actor for actor, _ in parts})
    for actor, head in parts:
        yield rules.stands_as(actor, Kind(kinds[actor][1])), head
