"""The map of forums: where the municipality and civil society meet, and who appoints, prepares, decides and takes part.

No person stands on it: it is for everybody's eyes.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from samverkan_cli.domain.body import belongs_to
from samverkan_cli.domain.records import Body, Mandate, Period, WorkingGroup
from samverkan_cli.domain.values import BodyKind, ForumKind, Kind, May, Relation, Side, Subject


class Forum(Struct, frozen=True):
    """Something on the map: `count` is how many it stands for, `kind` a word for what it is, `ref` its id."""

    ref: str
    forum: ForumKind
    name: str | None = None
    kind: str | None = None
    count: int | None = None
    does: tuple[tuple[May, Subject], ...] = ()
    next_meeting: date | None = None
    open_to: str | None = None


class Link(Struct, frozen=True):
    """What one of the map is to another; `count` is how many seats, members or parts it stands for."""

    tail: str
    relation: Relation
    head: str
    count: int | None = None


class ForumMap(Struct, frozen=True):
    """The map on a day."""

    on: date
    forums: tuple[Forum, ...]
    links: tuple[Link, ...]


ENTRY = "entry"  # where an association begins


def holding(held: Iterable[Mandate], on: date) -> tuple[tuple[May, Subject], ...]:
    """Give what a body may do on a day, deciding first."""
    may = {(each.may, each.subject) for each in held if _holds(each, on)}
    order = (May.DECIDE, May.RECOMMEND, May.PREPARE)
    return tuple(sorted(may, key=lambda each: (order.index(each[0]), str(each[1]))))


def _holds(held: Mandate, on: date) -> bool:
    return (held.from_day is None or held.from_day <= on) and (held.through_day is None or on <= held.through_day)


def preparing(does: Mapping[str, Collection[tuple[May, Subject]]]) -> Iterator[Link]:
    """Give who prepares for whom: what is prepared goes to those who recommend, else to those who decide.

    What is recommended goes to those who decide.
    """
    found: dict[Link, None] = {}
    for body, own in does.items():
        for may, subject in own:
            steps = {May.PREPARE: (May.RECOMMEND, May.DECIDE), May.RECOMMEND: (May.DECIDE,), May.DECIDE: ()}[may]
            heads = (
                [other for other, has in does.items() if other != body and (step, subject) in has] for step in steps
            )
            relation = Relation.PREPARES if may is May.PREPARE else Relation.RECOMMENDS
            found |= dict.fromkeys(Link(body, relation, head) for head in next(filter(None, heads), ()))
    yield from found


def belonging(bodies: Sequence[tuple[Body, Sequence[str]]], already: Collection[str]) -> Iterator[Link]:
    """Give the body that a committee of another one prepares for by its name, where no mandate tells it."""
    for body, names in bodies:
        if body.id in already:
            continue
        for other, others in bodies:
            if other.id != body.id and belongs_to(names, others):
                yield Link(body.id, Relation.PREPARES, other.id)


def appointing(groups: Iterable[WorkingGroup], decided_by: Mapping[str, str]) -> Iterator[Link]:
    """Give the body that appointed each working group, by the decision it rests on."""
    for group in groups:
        if group.decision and group.decision in decided_by:
            yield Link(decided_by[group.decision], Relation.APPOINTS, group.id)


def taking_part(parts: Iterable[tuple[str, str]]) -> Iterator[Link]:
    """Give who takes part in what, and by how many, from each part: who it is for and what it is in."""
    for (tail, head), count in Counter(parts).items():
        yield Link(tail, Relation.TAKES_PART, head, count)


def stands_as(actor: str, kind: Kind) -> str:
    """Give what an actor stands as on the map: networks and public actors as themselves, others as their kind."""
    return actor if kind is Kind.NETWORK or kind.side is Side.PUBLIC else kind.value


def entries(forums: Iterable[Forum], links: Iterable[Link], receiving: Iterable[Period]) -> Iterator[Link]:
    """Give where an association can begin: it can join, come to those who advise, and take part in networks.

    Who prepares for another body has no door of its own.
    """
    yield from (Link(ENTRY, Relation.OPENS, each.id) for each in receiving)
    inner = {each.tail for each in links if each.relation is Relation.PREPARES}
    for each in forums:
        outer = each.kind in (BodyKind.ADVISORY, BodyKind.NETWORK) and each.ref not in inner
        advises = each.forum is ForumKind.BODY and outer
        if advises or each.forum is ForumKind.NETWORK:
            yield Link(ENTRY, Relation.OPENS, each.ref)


def facts_of(found: ForumMap) -> dict[str, Any]:
    """Give the map as scripts and pages read it."""
    links = [
        {"from": each.tail, "relation": str(each.relation), "to": each.head, "count": each.count}
        for each in found.links
    ]
    return {"on": found.on.isoformat(), "forums": [_facts(each) for each in found.forums], "links": links}


def _facts(each: Forum) -> dict[str, Any]:
    return {
        "id": each.ref,
        "forum": str(each.forum),
        "name": each.name,
        "kind": each.kind,
        "count": each.count,
        "does": [{"may": str(may), "subject": str(subject)} for may, subject in each.does],
        "next_meeting": each.next_meeting.isoformat() if each.next_meeting else None,
        "open_to": each.open_to,
    }
