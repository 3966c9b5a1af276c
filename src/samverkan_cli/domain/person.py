"""Persons: contacts, signers, members and owners, each once, with an id."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import JoinedSpan, MovedRow, PersonMerged, PersonRegistered
from samverkan_cli.domain.notation import apart_from_party, looks_like_id, looks_like_number, mailbox, words_of
from samverkan_cli.domain.records import Contact, Membership, Person, Seat
from samverkan_cli.domain.refusal import Notice, Objection, Objections, Refused
from samverkan_cli.domain.request import Address, Name, Reference, Request


class AddPerson(Request):
    """A new person."""

    required: ClassVar = ("name",)

    name: Name | None = None
    email: Address | None = None


class MergePerson(Request):
    """Two persons that are one: the first is the second, which stays."""

    required: ClassVar = ("person", "into")

    person: Reference | None = None
    into: Reference | None = None


@dataclass(frozen=True)
class BothPersons:
    """What the register knows of two persons that are said to be one.

    `rows` lead to the first and are to lead to the second; `there` are the meetings that both took part in, each with
    the entry that is left out: it says no more than the other. So are `apart` the decisions that both stood apart from
    in one way. `helping` are the entries by which one helps with a task that the other has or helps with, and `noted`
    rows that say of the first what others say of the second. The others are of both.
    """

    person: Person
    into: Person
    rows: Sequence[MovedRow] = ()
    contacts: Sequence[Contact] = ()
    seats: Sequence[Seat] = ()
    memberships: Sequence[Membership] = ()
    there: Mapping[str, int] = field(default_factory=dict)
    apart: Mapping[str, int] = field(default_factory=dict)
    helping: Sequence[int] = ()
    noted: Sequence[MovedRow] = ()


def add(request: AddPerson, id_: str, namesake: Person | None) -> PersonRegistered:
    """Give the event of a new person; raises `Refused` when the name is registered already."""
    if namesake and not request.new:
        found = no.AlreadyExists("name", refs=[namesake.id], noun="person", id=namesake.id, name=namesake.name)
        raise Refused([found])
    named(request.name or "", "name").stop()
    address = mailbox(request.email)[1] if request.email else None
    return request.noted(PersonRegistered(subject=id_, name=request.name, mailbox=address))


def is_full(name: str) -> bool:
    """Tell whether a name is more than a first name, as a person must have to be registered when first mentioned."""
    return len(words_of(name)) > 1


def named(name: str, field: str) -> Objections:
    """Give what speaks against a person's name: it is shaped like an id or a number, or tells a party."""
    bare, party = apart_from_party(name)
    if party:
        return Objections([no.PartyInName(field, given=name, name=bare, party=party)])
    return Objections([no.NameReserved(field, given=name)] if looks_like_id(name) or looks_like_number(name) else [])


def merge(request: MergePerson, both: BothPersons) -> PersonMerged:
    """Give the event that makes two persons one; raises `Refused` when they cannot be.

    What both have is said once: what stays holds the days of both, and what led to the other leads to it.
    """
    Objections([*_not_the_same(both), *_seated_apart(both)]).stop()
    from samverkan_cli.domain import together

    doubled = list(_doubled(both))
    dropped = [MovedRow(table=together.home(row), key=str(row.entry)) for row, _ in doubled]
    dropped += [*(MovedRow(table="attendance", key=str(entry)) for entry in both.there.values()), *both.noted]
    dropped += [MovedRow(table="stance", key=str(entry)) for entry in both.apart.values()]
    dropped += [MovedRow(table="task_helper", key=str(entry)) for entry in both.helping]
    gone = {(row.table, row.key) for row in dropped}
    merged = PersonMerged(
        subject=both.person.id,
        into=both.into.id,
        on=request.on,
        mailbox=None if both.into.mailbox else both.person.mailbox,
        moved=tuple(row for row in both.rows if (row.table, row.key) not in gone),
        dropped=tuple(dropped),
        spans=tuple(span for _, span in doubled if span),
    )
    return request.noted(merged)


def _not_the_same(both: BothPersons) -> Iterator[Objection]:
    """Give what tells two persons apart for certain: they are one already."""
    person, into = both.person, both.into
    if person.id == into.id:
        yield no.SamePerson("into", refs=[person.id], name=_called(person))
    elif person.merged_into:
        refs = [person.id, person.merged_into]
        yield no.PersonMergedAlready("person", refs=refs, id=person.id, into=person.merged_into)


def _seated_apart(both: BothPersons) -> Iterator[Objection]:
    """Nobody sits in a body for two actors at once: then they are two, or one of the seats has ended."""
    for one in both.seats:
        for other in both.seats:
            own, others = one.person == both.person.id, other.person == both.into.id
            told = one.represents and other.represents and one.represents != other.represents
            if own and others and one.body == other.body and told and _share_days(one, other):
                refs = [one.body, *(str(seat.represents) for seat in (one, other))]
                facts = {"body": one.body, "actor": one.represents, "other": other.represents}
                yield no.SeatedForTwo("into", refs=refs, name=_called(both.person), id=both.person.id, **facts)


def _share_days(one: Seat, other: Seat) -> bool:
    first = max(each.from_day or date.min for each in (one, other))
    return first <= min(each.through_day or date.max for each in (one, other))


def _doubled(both: BothPersons) -> Iterator[tuple[Contact | Seat | Membership, JoinedSpan | None]]:
    """Give each contact, seat and membership that is dropped, with the days of what stays in its place."""
    from samverkan_cli.domain import together

    def stays(row: Contact | Seat | Membership) -> bool:
        return row.person == both.into.id

    for _, contacts, span in together.spans(both.contacts, lambda c: (c.actor, (c.mailbox or "").casefold()), stays):
        yield from zip(contacts, (span, *[None] * len(contacts)), strict=False)
    for kept, seats, span in together.spans(both.seats, lambda seat: seat.body, stays):
        left, days = _telling_most(kept, seats, span)
        yield from zip(left, (days, *[None] * len(left)), strict=False)
    for _, parts, span in together.spans(both.memberships, lambda part: part.working_group, stays):
        yield from zip(parts, (span, *[None] * len(parts)), strict=False)


def _telling_most(kept: Seat, seats: Sequence[Seat], span: JoinedSpan | None) -> tuple[list[Seat], JoinedSpan | None]:
    """Give which seats are left out, so that whom the member represents, and as what, stays known."""
    told = max((kept, *seats), key=lambda seat: (seat.represents is not None, seat.role is not None, seat is kept))
    if told is kept:
        return [*seats], span
    first, through = (span.from_day, span.through_day) if span else (kept.from_day, kept.through_day)
    days = JoinedSpan(table="seat", entry=told.entry, from_day=first, through_day=through)
    return [seat for seat in (kept, *seats) if seat is not told], days


def notices_of_merging(both: BothPersons, event: PersonMerged) -> Iterator[Notice]:
    """Tell of what both had and stands once now, and of a mailbox that is kept nowhere else."""
    from samverkan_cli.domain import together

    gone = {(row.table, row.key) for row in event.dropped}
    rows = [row for row, _ in _doubled(both) if (together.home(row), str(row.entry)) in gone]
    places = [_place(row) for row in rows]
    if places := [*places, *both.there, *both.apart]:
        yield no.PlacesDoubled("into", refs=places, places=tuple(places))
    if both.person.mailbox and both.into.mailbox and both.person.mailbox.casefold() != both.into.mailbox.casefold():
        yield no.MailboxNotKept("into", refs=[both.into.id], name=_called(both.into), mailbox=both.person.mailbox)


def _place(row: Contact | Seat | Membership) -> str:
    if isinstance(row, Contact):
        return row.actor
    return row.body if isinstance(row, Seat) else row.working_group


def _called(person: Person) -> str:
    return f"{person.name} ({person.id})" if person.name else person.id
