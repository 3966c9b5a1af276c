"""Actors: anyone that may join, with or without an organisation number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors
from samverkan_cli.domain.errors import (
    AlreadyDissolved,
    AlreadyDone,
    AlreadyExists,
    MixedScripts,
    NameReserved,
    Notice,
    NumberHintsOther,
    NumberShared,
    Objection,
    Objections,
    Refused,
    SideMismatch,
)
from samverkan_cli.domain.events import (
    ActorAliasAdded,
    ActorDissolved,
    ActorEdited,
    ActorFacts,
    ActorMerged,
    ActorRegistered,
    ActorRenamed,
    MovedRow,
)
from samverkan_cli.domain.records import Actor, Enrollment, Exclusion
from samverkan_cli.domain.request import Day, Line, Name, OrgNr, Reference, Request
from samverkan_cli.domain.values import (
    EndedAs,
    Kind,
    Side,
    looks_like_id,
    looks_like_number,
    looks_like_period,
    mixes_scripts,
)

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


class EditActor(Request):
    """Facts to fill in or correct."""

    required: ClassVar = ("actor",)

    actor: Reference | None = None
    kind: Kind | None = None
    side: Side | None = None
    org_nr: OrgNr | None = None
    purpose: Line | None = None


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

    `enrollments` and `exclusions` are of both, `rows` what leads to the first and can lead to the second.
    """

    actor: Actor
    into: Actor
    enrollments: Sequence[Enrollment] = ()
    exclusions: Sequence[Exclusion] = ()
    suspended: frozenset[str] = frozenset()
    rows: Sequence[MovedRow] = ()


def new_name(name: str, field: str, holder: Actor | None) -> Iterator[Objection]:
    """Give what speaks against a new name: shaped like a reference, or in use by a live actor."""
    if looks_like_id(name) or looks_like_number(name) or looks_like_period(name):
        yield NameReserved(field, given=name)
    if holder:
        yield AlreadyExists(field, refs=[holder.id], noun="actor", id=holder.id, name=holder.name)


def kind_and_side(kind: Kind, side: Side | None) -> Iterator[Objection]:
    """Give what speaks against a side: three kinds are public, the others civil."""
    if side and side is not kind.side:
        yield SideMismatch("side", kind=kind, side=side, expected=kind.side)


def register(request: RegisterActor, id_: str, holder: Actor | None) -> ActorRegistered:
    """Give the event of a new actor. `holder` is the live actor that has the name already."""
    no = Objections(kind_and_side(request.kind, request.side))
    if request.name:
        no.extend(new_name(request.name, "name", holder))
    no.stop()
    facts = ActorFacts(
        name=request.name,
        kind=request.kind,
        side=request.kind.side,
        org_nr=request.org_nr,
        purpose=request.purpose,
    )
    return request.noted(ActorRegistered(subject=id_, actor=facts))


def notices(facts: ActorFacts, sharing: list[Actor]) -> Iterator[Notice]:
    """Give what should be known of a new actor: `sharing` are those with the same number."""
    civil = [actor for actor in sharing if actor.side is Side.CIVIL and facts.side is Side.CIVIL]
    if facts.org_nr and civil:
        shared = tuple(f"{actor.name} ({actor.id})" for actor in civil)
        yield NumberShared("org_nr", refs=[actor.id for actor in civil], org_nr=facts.org_nr, others=shared)
    if facts.org_nr and facts.kind not in (*_HINTED.get(facts.org_nr[0], _ANY_NUMBER), *_ANY_NUMBER):
        yield NumberHintsOther("kind", org_nr=facts.org_nr, kind=facts.kind)
    if facts.name and mixes_scripts(facts.name):
        yield MixedScripts("name", name=facts.name)


def edit(request: EditActor, actor: Actor) -> ActorEdited:
    """Give the event of edited facts; raises `Refused` when nothing would change."""
    kind = request.kind or actor.kind
    no = Objections(kind_and_side(kind, request.side))
    wanted = {"kind": request.kind, "org_nr": request.org_nr, "purpose": request.purpose}
    changed = {field: value for field, value in wanted.items() if value and value != getattr(actor, field)}
    if not changed and not no:
        no.append(AlreadyDone("actor", refs=[actor.id], id=actor.id, day=""))
    no.stop()
    if kind.side is not actor.side:
        changed["side"] = kind.side
    return request.noted(ActorEdited.model_validate({"subject": actor.id, **changed}))


def rename(request: RenameActor, actor: Actor, holder: Actor | None) -> ActorRenamed:
    """Give the event of a new name; the earlier one keeps resolving."""
    assert request.name
    if actor.name == request.name:
        raise Refused([AlreadyDone("name", refs=[actor.id], id=actor.id, day="")])
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
        raise Refused([AlreadyDissolved("actor", refs=[actor.id], id=actor.id, day=str(actor.dissolved_on))])
    return request.noted(
        ActorDissolved(subject=actor.id, last_day=request.last_day, successor=successor.id if successor else None)
    )


def merge(request: MergeActor, both: Both) -> ActorMerged:
    """Give the event that makes two actors one; raises `Refused` when they cannot be the same."""
    Objections(_not_the_same(both.actor, both.into)).stop()
    twice = said_twice(both.enrollments, both.suspended)
    moved = tuple(row for row in both.rows if row.key not in twice)
    return request.noted(
        ActorMerged(
            subject=both.actor.id,
            into=both.into.id,
            on=request.on,
            name=both.actor.name,
            org_nr=None if both.into.org_nr else both.actor.org_nr,
            moved=moved,
            duplicates=twice,
        )
    )


def _not_the_same(actor: Actor, into: Actor) -> Iterator[Objection]:
    """Give what tells two actors apart, for certain."""
    refs = [actor.id, into.id]
    called, other = (f"{each.name} ({each.id})" if each.name else each.id for each in (actor, into))
    if actor.id == into.id:
        yield errors.SameActor("into", refs=[actor.id], name=called)
        return
    if actor.merged_into:
        yield errors.AlreadyMerged("actor", refs=[actor.id, actor.merged_into], id=actor.id, into=actor.merged_into)
        return
    if actor.side is not into.side:
        yield errors.SidesDiffer("into", refs=refs, name=called, other=other, id=actor.id)
    if actor.org_nr and into.org_nr and actor.org_nr != into.org_nr:
        ids = {"id": actor.id, "into": into.id}
        yield errors.NumbersDiffer("into", refs=refs, name=called, other=other, **ids)
    for gone, stays in ((actor, into), (into, actor)):
        if gone.dissolved_on and not stays.dissolved_on:
            yield errors.ActorDissolved("actor", refs=[gone.id], name=gone.name or gone.id, day=str(gone.dissolved_on))


def said_twice(enrollments: Sequence[Enrollment], suspended: frozenset[str]) -> tuple[str, ...]:
    """Give the enrollments whose days another one of the same period holds.

    What stays is what a body has decided on, else what is complete, in force and arrived first.
    """

    def weight(one: Enrollment) -> tuple[object, ...]:
        decided = one.ended_as is EndedAs.EXCLUSION or one.id in suspended
        return not decided, one.effective is None, one.ended_from is not None, one.received, one.number

    kept: list[Enrollment] = []
    twice: list[Enrollment] = []
    for one in sorted(enrollments, key=weight):
        (twice if any(_share_days(one, other) for other in kept) else kept).append(one)
    return tuple(one.id for one in sorted(twice, key=lambda one: one.number))


def _share_days(one: Enrollment, other: Enrollment) -> bool:
    if one.period != other.period or one.declined_on or other.declined_on:
        return False
    (first, off), (others_first, others_off) = _days(one), _days(other)
    return first < others_off and others_first < off


def _days(one: Enrollment) -> tuple[date, date]:
    """Give an enrollment's first day, and its first day off; an incomplete answer counts from its arrival."""
    return one.effective or one.received, one.ended_from or date.max


def merged(both: Both, event: ActorMerged) -> Iterator[Notice]:
    """Give what should be known of two actors that became one: excluded as one, joined as the other."""
    for exclusion in both.exclusions:
        for one in both.enrollments:
            if one.id in event.duplicates or one.declined_on or one.ended_from or one.actor == exclusion.actor:
                continue
            if one.effective is None or exclusion.effective is None or not exclusion.stands:
                continue
            if one.effective < exclusion.effective:
                continue
            facts = {"day": str(exclusion.effective), "decision": exclusion.decision, "enrollment": one.id}
            yield errors.EnrolledThoughExcluded("into", refs=[one.id, exclusion.decision], **facts)
