"""Bodies: what they may do, and who sits in them."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import BodyAdded, MandateGiven, SeatTaken
from samverkan_cli.domain.notation import looks_like_id
from samverkan_cli.domain.records import Body, Mandate, Seat
from samverkan_cli.domain.refusal import Objections, Refused
from samverkan_cli.domain.request import Day, Line, Name, Reference, Request
from samverkan_cli.domain.values import BodyKind, May, Minutes, Subject


class AddBody(Request):
    """A new body."""

    required: ClassVar = ("name",)

    name: Name | None = None
    kind: BodyKind = BodyKind.ADVISORY
    minutes: Minutes | None = None


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
    represents: Reference | None = None
    role: Line | None = None
    from_day: Day | None = None
    through: Day | None = None


def add(request: AddBody, id_: str, namesake: Body | None) -> BodyAdded:
    """Give the event of a new body; a nämnd keeps protocols, the others notes unless it is said."""
    name = request.name or ""
    if namesake:
        raise Refused([no.AlreadyExists("name", refs=[namesake.id], noun="body", id=namesake.id, name=namesake.name)])
    Objections([no.NameReserved("name", given=name)] if looks_like_id(name) else []).stop()
    notes = request.kind in (BodyKind.ADVISORY, BodyKind.NETWORK)
    minutes = request.minutes or (Minutes.NOTES if notes else Minutes.PROTOCOL)
    return request.noted(BodyAdded(subject=id_, name=request.name, kind=request.kind, minutes=minutes))


def give_mandate(request: GiveMandate, body: Body, held: list[Mandate]) -> MandateGiven:
    """Give the event of a mandate; raises `Refused` when the body holds it already."""
    assert request.subject and request.may
    first, last = request.from_day or request.day, request.through
    if first and last and last < first:
        raise Refused([no.LastDayBeforeFirst("through", first=str(first), last=str(last))])
    asked = (request.subject, request.may, first, last)
    if any((known.subject, known.may, known.from_day, known.through_day) == asked for known in held):
        raise Refused([no.MandateHeld("subject", refs=[body.id], id=body.id, name=body.name)])
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


def take_seat(request: TakeSeat, body: Body, person: str, represents: str | None, taken: list[Seat]) -> SeatTaken:
    """Give the event of a seat; raises `Refused` when the person sits in the body already."""
    first, last = request.from_day or request.day, request.through
    if first and last and last < first:
        raise Refused([no.LastDayBeforeFirst("through", first=str(first), last=str(last))])
    for seat in taken:
        over = first is not None and seat.through_day is not None and seat.through_day < first
        if seat.person == person and not over:
            raise Refused(
                [no.AlreadyThere("person", refs=[body.id, person], name=request.person, there=body.name, id=body.id)]
            )
    return request.noted(
        SeatTaken(
            subject=body.id, person=person, represents=represents, role=request.role, from_day=first, through_day=last
        )
    )
