"""Actors: anyone that may join, with or without an organisation number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain import together
from samverkan_cli.domain.events import (
    ActorAliasAdded,
    ActorDissolved,
    ActorEdited,
    ActorFacts,
    ActorMerged,
    ActorRegistered,
    ActorRenamed,
    JoinedSpan,
    MovedRow,
)
from samverkan_cli.domain.notation import looks_like_id, looks_like_number, looks_like_period, mixes_scripts
from samverkan_cli.domain.records import Actor, Contact, Enrollment, Exclusion, NetworkMember
from samverkan_cli.domain.refusal import Notice, Objection, Objections, Refused
from samverkan_cli.domain.request import Day, Line, Name, OrgNr, Reference, Request, Website
from samverkan_cli.domain.values import EndedAs, Kind, Side

# What the first digit of an organisation number hints at; a mismatch is a warning [lag 1974:174].
_HINTED = {
    "2": (Kind.COMMITTEE, Kind.ADMINISTRATION),
    "5": (Kind.MUNICIPAL_COMPANY, Kind.SOCIAL_ENTERPRISE),
    "7": (Kind.COOPERATIVE, Kind.SOCIAL_ENTERPRISE, Kind.ASSOCIATION, Kind.UMBRELLA),
    "8": (Kind.ASSOCIATION, Kind.FOUNDATION, Kind.STUDY_ASSOCIATION, Kind.UMBRELLA, Kind.NETWORK),
    "9": (Kind.SOCIAL_ENTERPRISE,),
}
_ANY_NUMBER = (Kind.CONGREGATION, Kind.OTHER)


class RegisterActor(Request):
    """A new actor."""

    required: ClassVar = ("name",)

    name: Name | None = None
    kind: Kind = Kind.ASSOCIATION
    side: Side | None = None
    org_nr: OrgNr | None = None
    purpose: Line | None = None
    website: Website | None = None


class EditActor(Request):
    """Facts to fill in or correct."""

    required: ClassVar = ("actor",)

    actor: Reference | None = None
    kind: Kind | None = None
    side: Side | None = None
    org_nr: OrgNr | None = None
    purpose: Line | None = None
    website: Website | None = None


class RenameActor(Request):
    """A new name from a day."""

    required: ClassVar = ("actor", "name")

    actor: Reference | None = None
    name: Name | None = None


class AddAlias(Request):
    """Another name the actor is known by."""

    required: ClassVar = ("actor", "alias")

    actor: Reference | None = None
    alias: Name | None = None


class DissolveActor(Request):
    """The actor's last day, and who follows it."""

    required: ClassVar = ("actor", "last_day")

    actor: Reference | None = None
    last_day: Day | None = None
    successor: Reference | None = None


class MergeActor(Request):
    """Two actors that are one: the first is the second, which stays."""

    required: ClassVar = ("actor", "into")

    actor: Reference | None = None
    into: Reference | None = None


@dataclass(frozen=True)
class Both:
    """What the register knows of two actors that are said to be one.

    `enrollments`, `exclusions`, `contacts` and `members` are of both, `rows` what leads to the first and can lead to
    the second, and `hanging` what leads to their enrollments. `taking_part` are the entries by which the first takes
    part in activities that the second takes part in.
    """

    actor: Actor
    into: Actor
    enrollments: Sequence[Enrollment] = ()
    exclusions: Sequence[Exclusion] = ()
    rows: Sequence[MovedRow] = ()
    hanging: Mapping[str, Sequence[MovedRow]] = field(default_factory=dict)
    contacts: Sequence[Contact] = ()
    members: Sequence[NetworkMember] = ()
    taking_part: Sequence[int] = ()

    def groups(self) -> list[together.Group]:
        """Give the enrollments of both that share days, as one each."""
        found = together.groups(self.enrollments, self.exclusions)
        return [together.grouped(each, self.exclusions) for each in found]


def new_name(name: str, field: str, holder: Actor | None) -> Iterator[Objection]:
    """Give what speaks against a new name: shaped like a reference, or in use by a live actor."""
    if looks_like_id(name) or looks_like_number(name) or looks_like_period(name):
        yield no.NameReserved(field, given=name)
    if holder:
        yield no.AlreadyExists(field, refs=[holder.id], noun="actor", id=holder.id, name=holder.name)


def kind_and_side(kind: Kind, side: Side | None) -> Iterator[Objection]:
    """Give what speaks against a side: three kinds are public, the others civil."""
    if side and side is not kind.side:
        yield no.SideMismatch("side", kind=kind, side=side, expected=kind.side)


def register(request: RegisterActor, id_: str, holder: Actor | None) -> ActorRegistered:
    """Give the event of a new actor. `holder` is the live actor that has the name already."""
    objections = Objections(kind_and_side(request.kind, request.side))
    if request.name:
        objections.extend(new_name(request.name, "name", holder))
    objections.stop()
    facts = ActorFacts(
        name=request.name,
        kind=request.kind,
        side=request.kind.side,
        org_nr=request.org_nr,
        purpose=request.purpose,
        website=request.website,
    )
    return request.noted(ActorRegistered(subject=id_, actor=facts))


def notices_of_facts(facts: ActorFacts, sharing: list[Actor]) -> Iterator[Notice]:
    """Give what should be known of a new actor: `sharing` are those with the same number."""
    civil = [actor for actor in sharing if actor.side is Side.CIVIL and facts.side is Side.CIVIL]
    if facts.org_nr and civil:
        shared = tuple(f"{actor.name} ({actor.id})" for actor in civil)
        yield no.NumberShared("org_nr", refs=[actor.id for actor in civil], org_nr=facts.org_nr, others=shared)
    if facts.org_nr and facts.kind not in (*_HINTED.get(facts.org_nr[0], _ANY_NUMBER), *_ANY_NUMBER):
        yield no.NumberHintsOther("kind", org_nr=facts.org_nr, kind=facts.kind)
    if facts.name and mixes_scripts(facts.name):
        yield no.MixedScripts("name", name=facts.name)


def edit(request: EditActor, actor: Actor, alike: Sequence[Actor] = ()) -> ActorEdited:
    """Give the event of edited facts; raises `Refused` when nothing would change.

    `alike` are the other live actors of its name, which nothing but their numbers tells from it.
    """
    kind = request.kind or actor.kind
    objections = Objections(kind_and_side(kind, request.side))
    wanted: dict[str, Any] = {"kind": request.kind, "org_nr": request.org_nr, "purpose": request.purpose}
    wanted["website"] = request.website
    changed = {field: value for field, value in wanted.items() if value and value != getattr(actor, field)}
    same = (each for each in alike if request.org_nr and each.org_nr == request.org_nr)
    objections += [
        no.AlreadyExists("org_nr", refs=[each.id], noun="actor", id=each.id, name=each.name) for each in same
    ]
    if not changed and not objections and request.knows(*wanted):
        objections.append(no.AlreadyDone("actor", refs=[actor.id], id=actor.id, day=""))
    objections.stop()
    if kind.side is not actor.side:
        changed["side"] = kind.side
    return request.noted(ActorEdited(subject=actor.id, **changed))


def rename(request: RenameActor, actor: Actor, holder: Actor | None) -> ActorRenamed:
    """Give the event of a new name; the earlier one keeps resolving."""
    assert request.name
    if actor.name == request.name:
        raise Refused([no.AlreadyDone("name", refs=[actor.id], id=actor.id, day="")])
    other = holder if holder and holder.id != actor.id else None
    Objections(new_name(request.name, "name", other)).stop()
    renamed = ActorRenamed(subject=actor.id, name=request.name, earlier=actor.name, from_day=request.on)
    return request.noted(renamed)


def add_alias(request: AddAlias, actor: Actor, holder: Actor | None) -> ActorAliasAdded:
    """Give the event of another name; raises `Refused` when any live actor has it."""
    assert request.alias
    Objections(new_name(request.alias, "alias", holder)).stop()
    return request.noted(ActorAliasAdded(subject=actor.id, alias=request.alias))


def dissolve(request: DissolveActor, actor: Actor, successor: Actor | None) -> ActorDissolved:
    """Give the event that ends an actor; its signature is never carried to the successor."""
    assert request.last_day
    if actor.dissolved_on:
        raise Refused([no.AlreadyDissolved("actor", refs=[actor.id], id=actor.id, day=str(actor.dissolved_on))])
    return request.noted(
        ActorDissolved(subject=actor.id, last_day=request.last_day, successor=successor.id if successor else None)
    )


def merge(request: MergeActor, both: Both) -> ActorMerged:
    """Give the event that makes two actors one; raises `Refused` when they cannot be the same.

    What both have is said once: what stays holds the days of both, and what led to the other leads to it.
    """
    Objections([*_not_the_same(both.actor, both.into), *_decided_twice(both)]).stop()
    groups, doubled = both.groups(), list(_doubled(both))
    twice = {one.id: each.kept.id for each in groups for one in each.dropped}
    dropped = tuple(_row(each) for each, _ in doubled)
    dropped += tuple(MovedRow(table="activity_actor", key=str(entry)) for entry in both.taking_part)
    gone = {(row.table, row.key) for row in dropped}
    moved = [row for row in both.rows if row.key not in twice and (row.table, row.key) not in gone]
    moved += [replace(row, to=kept) for id_, kept in twice.items() for row in both.hanging.get(id_, ())]
    return request.noted(
        ActorMerged(
            subject=both.actor.id,
            into=both.into.id,
            on=request.on,
            name=both.actor.name,
            org_nr=None if both.into.org_nr else both.actor.org_nr,
            moved=tuple(moved),
            duplicates=tuple(sorted(twice, key=lambda id_: int(id_[2:]))),
            dropped=dropped,
            days=tuple(each.days for each in groups if each.days),
            spans=tuple(span for _, span in doubled if span),
        )
    )


def _doubled(both: Both) -> Iterator[tuple[Contact | NetworkMember, JoinedSpan | None]]:
    """Give each contact and part in a network that is dropped, with the days of what stays in its place.

    Both have it, or they would take part in themselves.
    """
    pair = {both.actor.id, both.into.id}
    alone = [each for each in both.members if not {each.network, each.member} <= pair]
    yield from ((each, None) for each in both.members if each not in alone)

    def other(each: NetworkMember) -> tuple[str, str]:
        return each.network if each.network not in pair else "", each.member if each.member not in pair else ""

    for _, parts, span in together.spans(alone, other, lambda each: both.into.id in (each.network, each.member)):
        yield from zip(parts, (span, *[None] * len(parts)), strict=False)
    for _, contacts, span in together.spans(both.contacts, _reached, lambda each: each.actor == both.into.id):
        yield from zip(contacts, (span, *[None] * len(contacts)), strict=False)


def _reached(contact: Contact) -> tuple[str | None, str]:
    return contact.person, (contact.mailbox or "").casefold()


def _row(dropped: Contact | NetworkMember) -> MovedRow:
    return MovedRow(table=together.home(dropped), key=str(dropped.entry))


def _not_the_same(actor: Actor, into: Actor) -> Iterator[Objection]:
    """Give what tells two actors apart, for certain."""
    refs = [actor.id, into.id]
    called, other = (f"{each.name} ({each.id})" if each.name else each.id for each in (actor, into))
    if actor.id == into.id:
        yield no.SameActor("into", refs=[actor.id], name=called)
        return
    if actor.merged_into:
        yield no.AlreadyMerged("actor", refs=[actor.id, actor.merged_into], id=actor.id, into=actor.merged_into)
        return
    if actor.side is not into.side:
        yield no.SidesDiffer("into", refs=refs, name=called, other=other, id=actor.id)
    if actor.org_nr and into.org_nr and actor.org_nr != into.org_nr:
        ids = {"id": actor.id, "into": into.id}
        yield no.NumbersDiffer("into", refs=refs, name=called, other=other, **ids)
    if actor.side is into.side and Kind.NETWORK in (actor.kind, into.kind) and actor.kind is not into.kind:
        network, not_one = (actor, into) if actor.kind is Kind.NETWORK else (into, actor)
        facts = {"network": network.id, "id": not_one.id}
        yield no.OneIsNoNetwork("into", refs=refs, name=called, other=other, **facts)
    if actor.dissolved_on and into.dissolved_on and actor.dissolved_on != into.dissolved_on:
        last = {"last": str(actor.dissolved_on), "others_last": str(into.dissolved_on)}
        yield no.DissolvedApart("into", refs=refs, name=called, other=other, **last)
    for gone, stays in ((actor, into), (into, actor)):
        if gone.dissolved_on and not stays.dissolved_on:
            yield no.ActorIsDissolved("actor", refs=[gone.id], name=gone.name or gone.id, day=str(gone.dissolved_on))


def _decided_twice(both: Both) -> Iterator[Objection]:
    """Give what speaks against one enrollment for both: each was excluded by a decision of its own that stands."""
    for group in together.groups(both.enrollments, both.exclusions):
        held = together.holders(group, both.exclusions)
        if len(held) > 1:
            decisions = tuple(each.decision for each in held)
            case = next((each.case for each in reversed(held) if each.case), None)
            facts = {"period": group[0].period, "case": case}
            yield no.ExcludedTwice("into", refs=decisions, decisions=decisions, **facts)


def notices_of_merging(both: Both, event: ActorMerged) -> Iterator[Notice]:
    """Give what should be known of two actors that became one: what was dropped, and what was decided of one alone."""
    for group in both.groups():
        if not {each.id for each in group.dropped}.isdisjoint(event.duplicates):
            yield _notice_of_joined(group)
    for days in event.days:
        ended = next((each for each in both.enrollments if each.id == days.enrollment), None)
        if ended and days.ended_as is EndedAs.EXCLUSION and ended.ended_from != days.ended_from:
            yield no.EndedThoughOther("into", refs=[ended.id], enrollment=ended.id, day=str(days.ended_from))
    yield from _notices_of_dropped(both, event)
    for exclusion in both.exclusions:
        for one in both.enrollments:
            if one.id in event.duplicates or one.declined_on or one.ended_from or one.actor == exclusion.actor:
                continue
            if one.effective is None or exclusion.effective is None or not exclusion.stands:
                continue
            if one.effective < exclusion.effective:
                continue
            facts = {"day": str(exclusion.effective), "decision": exclusion.decision, "enrollment": one.id}
            yield no.EnrolledThoughExcluded("into", refs=[one.id, exclusion.decision], **facts)


def notices_beside_bars(told: Sequence[Notice], barred: Sequence[Notice]) -> Iterator[Notice]:
    """Give what is told of a merge, but for an enrollment of which it is told that it meets a bar: that says both."""
    met = {each.facts["id"] for each in barred}
    for each in told:
        if not (isinstance(each, no.EnrolledThoughExcluded) and each.facts["enrollment"] in met):
            yield each


def _notice_of_joined(group: together.Group) -> Notice:
    """Tell which enrollments became one, and the days that it holds."""
    ids = tuple(each.id for each in group.dropped)
    days = group.days
    first, off = (days.effective, days.ended_from) if days else (group.kept.effective, group.kept.ended_from)
    received = days.received if days else group.kept.received
    facts = {"kept": group.kept.id, "period": group.kept.period, "received": str(received)}
    more = {"effective": str(first) if first else None, "off": str(off) if off else None}
    return no.EnrollmentsJoined("into", refs=[group.kept.id, *ids], dropped=ids, **facts, **more)


def _notices_of_dropped(both: Both, event: ActorMerged) -> Iterator[Notice]:
    """Tell of the contacts and parts in networks that are dropped: said twice, or of an actor in itself."""
    gone = {(row.table, row.key) for row in event.dropped}
    rows = [each for each, _ in _doubled(both) if (together.home(each), str(each.entry)) in gone]
    if contacts := tuple(each.name or each.mailbox or "" for each in rows if isinstance(each, Contact)):
        yield no.ContactsDoubled("into", contacts=contacts)
    pair = {both.actor.id, both.into.id}
    parts = [each for each in rows if isinstance(each, NetworkMember)]
    if any({each.network, each.member} <= pair for each in parts):
        yield no.PartInItself("into", refs=[both.into.id], name=both.into.name)
    others = {id_ for each in parts for id_ in (each.network, each.member)} - pair
    if others:
        yield no.PartsDoubled("into", refs=sorted(others), others=tuple(sorted(others)))
