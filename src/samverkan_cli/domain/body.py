"""Bodies: what they may do, and who sits in them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar, TypeVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import (
    BodyAdded,
    BodyAliasAdded,
    BodyAliasRemoved,
    MandateEnded,
    MandateGiven,
    SeatLeft,
    SeatTaken,
    StandingItemAdded,
    StandingItemDropped,
)
from samverkan_cli.domain.notation import looks_like_id, name_key, words_of
from samverkan_cli.domain.records import Body, BodyAlias, Mandate, Seat, StandingItem
from samverkan_cli.domain.refusal import Objection, Objections, Refused
from samverkan_cli.domain.request import Day, Line, Name, Reference, Request
from samverkan_cli.domain.values import BodyKind, May, Minutes, Subject

H = TypeVar("H", Mandate, Seat)


class AddBody(Request):
    """A new body."""

    required: ClassVar = ("name",)

    name: Name | None = None
    kind: BodyKind = BodyKind.ADVISORY
    minutes: Minutes | None = None
    alias: tuple[Name, ...] = ()


class AliasBody(Request):
    """Another name of a body, or one that it is not known by any more."""

    required: ClassVar = ("body", "alias")

    body: Reference | None = None
    alias: Name | None = None
    remove: bool = False


class GiveMandate(Request):
    """What a body may do with a subject, and since when."""

    required: ClassVar = ("body", "subject", "may")

    body: Reference | None = None
    subject: Subject | None = None
    may: May | None = None
    from_day: Day | None = None
    through: Day | None = None


class TakeSeat(Request):
    """A person's seat in a body."""

    required: ClassVar = ("body", "person")

    body: Reference | None = None
    person: Name | None = None
    represents: Line | None = None
    role: Line | None = None
    party: Line | None = None
    from_day: Day | None = None
    through: Day | None = None


class SetStanding(Request):
    """Items that every meeting of a body has, in order, or one that its meetings have no more."""

    required: ClassVar = ("body",)

    body: Reference | None = None
    add: tuple[Line, ...] = ()
    first: bool = False
    after: Line | None = None
    drop: Line | None = None


def add(request: AddBody, id_: str, namesake: Body | None) -> BodyAdded:
    """Give the event of a new body; a nämnd keeps protocols, the others notes unless it is said."""
    name = request.name or ""
    if namesake:
        raise Refused([no.AlreadyExists("name", refs=[namesake.id], noun="body", id=namesake.id, name=namesake.name)])
    Objections([no.NameReserved("name", given=name)] if looks_like_id(name) else []).stop()
    notes = request.kind in (BodyKind.ADVISORY, BodyKind.NETWORK)
    minutes = request.minutes or (Minutes.NOTES if notes else Minutes.PROTOCOL)
    return request.noted(BodyAdded(subject=id_, name=request.name, kind=request.kind, minutes=minutes))


def alias(
    request: AliasBody, body: Body, holder: Body | None, held: Sequence[BodyAlias]
) -> BodyAliasAdded | BodyAliasRemoved:
    """Give the event of another name of a body, or of one that is removed.

    `holder` is the body that has the name, and `held` are the other names of the body. Raises `Refused`.
    """
    assert request.alias
    key = name_key(request.alias)
    if request.remove:
        removed = next((each for each in held if each.name_key == key), None)
        if removed is None:
            known = tuple(each.name for each in held if each.name)
            raise Refused([no.NotFound("alias", refs=[body.id], given=request.alias, noun="alias", nearest=known)])
        return request.noted(BodyAliasRemoved(subject=body.id, added=removed.entry))
    Objections(other_name(request.alias, holder)).stop()
    return request.noted(BodyAliasAdded(subject=body.id, alias=request.alias))


def other_name(name: str, holder: Body | None) -> Iterator[Objection]:
    """Give what speaks against another name of a body: a body has it, or it is shaped like an id."""
    if holder:
        yield no.AlreadyExists("alias", refs=[holder.id], noun="body", id=holder.id, name=name)
    if looks_like_id(name):
        yield no.NameReserved("alias", given=name)


_SHORT = {"arbetsutskott": "au", "arbetsutskottet": "au"}


def holds_words(names: Iterable[str], typed: str) -> bool:
    """Tell whether one of a body's names holds every word that was typed; AU and arbetsutskott are one word."""
    words = {_SHORT.get(word, word) for word in words_of(typed)}
    return bool(words) and any(words <= {_SHORT.get(word, word) for word in words_of(name)} for name in names)


def belongs_to(names: Iterable[str], others: Collection[str]) -> bool:
    """Tell whether a body is of another one by its name: Samverkansrådets AU is of Samverkansrådet, KS AU of KS."""
    keys = [name_key(other) for other in others]
    return any(name_key(name).startswith((f"{key} ", f"{key}s ")) for name in names for key in keys)


def give_mandate(request: GiveMandate, body: Body, held: list[Mandate]) -> MandateGiven | MandateEnded:
    """Give the event of a mandate, or, with a last day alone, of the end of one that has none.

    Raises `Refused` when the body holds the very mandate already.
    """
    assert request.subject and request.may
    of_it = [known for known in held if (known.subject, known.may) == (request.subject, request.may)]
    ending = _ending(request, of_it)
    if ending and request.through:
        _must_not_end_before_it_begins(ending, request)
        ended = MandateEnded(
            subject=body.id,
            mandate=ending.entry,
            on=request.subject,
            may=request.may,
            through_day=request.through,
        )
        return request.noted(ended)
    first, last = request.from_day or request.day, request.through
    if first and last and last < first:
        raise Refused([no.LastDayBeforeFirst("through", first=str(first), last=str(last))])
    asked = (request.subject, request.may, first, last)
    if any((known.subject, known.may, known.from_day, known.through_day) == asked for known in held):
        raise Refused([no.MandateHeld("subject", refs=[body.id], id=body.id, name=body.name)])
    alike = [each for each in of_it if each.from_day == first and each.through_day]
    if last and (other := next((each for each in alike if each.through_day != last), None)):
        facts = {"id": body.id, "name": body.name, "through": str(other.through_day), "entry": other.entry}
        raise Refused([no.MandateDiffers("through", refs=[body.id], **facts)])
    return request.noted(
        MandateGiven(subject=body.id, on=request.subject, may=request.may, from_day=first, through_day=last)
    )


def mandated(held: Iterable[Mandate], may: May, subjects: Iterable[Subject], on: date) -> bool:
    """Tell whether a body may, on a day, do something with one of some subjects, by the mandates it holds."""
    asked = set(subjects)
    return any(
        mandate.may is may
        and mandate.subject in asked
        and (mandate.from_day is None or mandate.from_day <= on)
        and (mandate.through_day is None or on <= mandate.through_day)
        for mandate in held
    )


def _ending(request: GiveMandate | TakeSeat, held: Sequence[H]) -> H | None:
    """Give what ends where a last day is said and no first one: the one that has no last day yet, or None."""
    if request.through is None or request.from_day or request.day:
        return None
    return next((each for each in reversed(held) if each.through_day is None), None)


def _must_not_end_before_it_begins(ending: Mandate | Seat, request: GiveMandate | TakeSeat) -> None:
    if ending.from_day and request.through and request.through < ending.from_day:
        raise Refused([no.LastDayBeforeFirst("through", first=str(ending.from_day), last=str(request.through))])


def take_seat(
    request: TakeSeat, body: Body, person: str, represents: str | None, taken: list[Seat]
) -> SeatTaken | SeatLeft:
    """Give the event of a seat, or, with a last day alone, of its end for who sits there without one.

    Whom it represents and is no actor is kept as it was written. Raises `Refused` when the person sits in the body
    already.
    """
    ending = _ending(request, [seat for seat in taken if seat.person == person])
    if ending and request.through:
        _must_not_end_before_it_begins(ending, request)
        return request.noted(SeatLeft(subject=body.id, seat=ending.entry, person=person, through_day=request.through))
    first, last = request.from_day or request.day, request.through
    if first and last and last < first:
        raise Refused([no.LastDayBeforeFirst("through", first=str(first), last=str(last))])
    for seat in taken:
        over = first is not None and seat.through_day is not None and seat.through_day < first
        if seat.person == person and not over:
            raise Refused(
                [no.AlreadyThere("person", refs=[body.id, person], name=request.person, there=body.name, id=body.id)]
            )
    taking = SeatTaken(
        subject=body.id,
        person=person,
        represents=represents,
        role=request.role,
        from_day=first,
        through_day=last,
        organisation=None if represents else request.represents,
        party=request.party,
    )
    return request.noted(taking)


def in_order(items: Iterable[StandingItem]) -> list[StandingItem]:
    """Give the standing items of a body in their order; those that are dropped keep the places of the others."""
    placed: list[StandingItem] = []
    for each in items:
        places = {known.entry: at for at, known in enumerate(placed, start=1)}
        at = len(placed) if each.behind is None else places.get(each.behind, 0)
        placed.insert(at, each)
    return [each for each in placed if each.voided_by is None]


def stand(
    request: SetStanding, body: Body, held: Sequence[StandingItem], next_entry: int
) -> list[StandingItemAdded | StandingItemDropped]:
    """Give the events of standing items that are added, in the order they were typed, or of one that is dropped.

    `next_entry` is the number the first of them gets. Raises `Refused` for one that the body has, or has not.
    """
    objections = Objections()
    if request.drop and (request.add or request.first or request.after):
        raise Refused([no.OptionsConflict("drop", option="--drop", others=("--add", "--first", "--after"))])
    if request.first and request.after:
        raise Refused([no.OptionsConflict("first", option="--first", others=("--after",))])
    if request.drop:
        dropped = StandingItemDropped(subject=body.id, added=_standing(body, held, request.drop, "drop").entry)
        return [request.noted(dropped)]
    after = objections.ask(_standing, body, held, request.after, "after") if request.after else None
    keys = {name_key(each.title or ""): place for place, each in enumerate(held, start=1)}
    for title in request.add:
        if name_key(title) in keys:
            place = str(keys[name_key(title)])
            objections.append(no.AlreadyThere("add", refs=[body.id], name=title, there=place, id=body.id))
        keys.setdefault(name_key(title), len(keys) + 1)
    objections.stop()
    behind = after.entry if after else 0 if request.first else None
    if not request.add:  # what could not be read is told of
        return []
    places = [behind, *(None if behind is None else next_entry + at for at in range(len(request.add) - 1))]
    return [
        request.noted(StandingItemAdded(subject=body.id, title=title, after=place))
        for title, place in zip(request.add, places, strict=True)
    ]


def _standing(body: Body, held: Sequence[StandingItem], said: str, field: str) -> StandingItem:
    """Give the standing item of a title, or of its place in the order; raises `Refused` for none."""
    titled = [each for each in held if name_key(each.title or "") == name_key(said)]
    placed = [each for place, each in enumerate(held, start=1) if str(place) == said.strip()]
    if found := titled or placed:
        return found[0]
    known = tuple(each.title for each in held if each.title)
    raise Refused([no.NotFound(field, refs=[body.id], given=said, noun="standing_item", nearest=known)])
