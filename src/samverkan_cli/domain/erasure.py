"""Erasing what is known of a person or an actor, by a deletion decision: what goes, what stays and why.

Deletion from a public register takes a decision [arkivlagen 10 §]. A request for erasure does not reach what the law
has kept: minutes and cases, and what proves a legal act [GDPR art. 17.3 b, d, e]. What is live is replaced and ended
first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from msgspec import Struct

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ActorErased, PersonErased, RowEmptied, SealLeft
from samverkan_cli.domain.records import Actor, Contact, Decision, Person, PersonPlace, PersonRequest, Task
from samverkan_cli.domain.refusal import Objection, Objections
from samverkan_cli.domain.request import Day, Reference, Request
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import ErasedWhat, Outcome, PlaceKind, StaysBecause

KEPT_YEARS = 2  # our own: how long a contact that has ended is kept where no day is given
Cells = dict[tuple[str, str], frozenset[str]]

# Places that hold a person's name, and why [GDPR art. 17.3].
HELD: Mapping[PlaceKind, StaysBecause] = {
    PlaceKind.SIGNED: StaysBecause.SIGNATURE,
    PlaceKind.ATTENDED: StaysBecause.MINUTES,
    PlaceKind.ABSENT: StaysBecause.MINUTES,
    PlaceKind.SUBSTITUTED: StaysBecause.MINUTES,
    PlaceKind.APPROVER: StaysBecause.MINUTES,
    PlaceKind.LEFT_ROOM: StaysBecause.MINUTES,
    PlaceKind.RESERVATION: StaysBecause.MINUTES,
    PlaceKind.RECUSED: StaysBecause.MINUTES,
    PlaceKind.SEAT: StaysBecause.MINUTES,
    PlaceKind.MEMBER: StaysBecause.MINUTES,
    PlaceKind.CONVENER: StaysBecause.MINUTES,
    PlaceKind.REPORTER: StaysBecause.CASE,
    PlaceKind.CONFLICT: StaysBecause.CASE,
    PlaceKind.REPORTED: StaysBecause.CASE,
    PlaceKind.STEP: StaysBecause.CASE,
    PlaceKind.SETTING: StaysBecause.SETTING,
    PlaceKind.LOGGED: StaysBecause.LOG,
}


class ErasePerson(Request):
    """What is known of a person is to go, by a decision."""

    required: ClassVar = ("person",)
    happened: ClassVar = ("day",)

    person: Reference | None = None
    decision: Reference | None = None
    what: ErasedWhat | None = None
    ended_before: Day | None = None


class EraseActor(Request):
    """What is known of an actor is to go, by a decision; or its ended contacts alone, while it lives."""

    required: ClassVar = ("actor",)
    happened: ClassVar = ("day",)

    actor: Reference | None = None
    decision: Reference | None = None
    what: ErasedWhat | None = None
    ended_before: Day | None = None


class ListEnded(Request):
    """Which contacts may go by a decision: those that ended before a day, or else more than `KEPT_YEARS` ago."""

    required: ClassVar = ()

    decision: Reference | None = None
    ended_before: Day | None = None

    @property
    def before(self) -> date:
        """Give the day that contacts ended before."""
        return self.ended_before or years_before(self.on, KEPT_YEARS)


class Staying(Value):
    """What is not erased: the place it stands in, as what, and why."""

    id: str
    stands: str
    why: StaysBecause
    told: str | None = None


class ErasedItem(Value):
    """What is erased: a name, an address, a contact; of which id, and in which entry it was made."""

    id: str
    stands: str
    entry: int | None = None


class PersonKnown(Struct, frozen=True):
    """What is known of a person: itself and those that were merged into it, its contacts, places and open tasks.

    `maybe` are the places where the name was only typed.
    """

    persons: tuple[Person, ...]
    contacts: tuple[Contact, ...]
    places: tuple[PersonPlace, ...]
    maybe: tuple[PersonPlace, ...]
    open_tasks: tuple[Task, ...]

    @property
    def person(self) -> Person:
        """Give the person that is meant."""
        return self.persons[0]


class ErasurePlan(Struct, frozen=True):
    """What an erasure takes: the cells that are to be empty, what that is in words, and what stays."""

    cells: Cells
    goes: tuple[ErasedItem, ...]
    stays: tuple[Staying, ...]


def must_be_decided(request: ErasePerson | EraseActor | ListEnded, decision: Decision | None) -> Iterator[Objection]:
    """A public register is not thinned out without a decision [arkivlagen 10 §]."""
    if request.decision is None:
        yield no.DecisionMissing("decision", matter="erasure")
    if decision and decision.outcome is not Outcome.APPROVED:
        yield no.DecisionNotApproved("decision", refs=[decision.id], decision=decision.id, outcome=decision.outcome)
    if decision and decision.decided_on > request.on:
        yield no.ErasedBeforeDecided("day", refs=[decision.id], decision=decision.id, day=str(decision.decided_on))


def ended(contact: Contact, on: date) -> bool:
    """Tell whether a contact has had its last day, that day included: it is ended first, and then deleted."""
    return contact.voided_by is not None or (contact.through_day is not None and contact.through_day <= on)


def years_before(day: date, years: int) -> date:
    """Give the same day some years earlier; the 28th of February for one that is not there."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _goes(request: ErasePerson | EraseActor, contact: Contact) -> bool:
    """Tell whether a contact has ended, and before the day that was asked for."""
    before = request.ended_before
    late = before and contact.through_day and contact.through_day >= before and contact.voided_by is None
    return ended(contact, request.on) and not late


def must_say_which(request: ErasePerson | EraseActor) -> Iterator[Objection]:
    """A day that contacts ended before picks some of them, and says nothing of a name."""
    if request.ended_before and request.what is ErasedWhat.ALL:
        yield no.OptionsConflict("ended_before", option="--ended-before", others=("--what all",))


def person_plan(request: ErasePerson, known: PersonKnown) -> ErasurePlan:
    """Give what goes of a person and what stays; raises `Refused` for what must be ended first."""
    everything = request.what is ErasedWhat.ALL
    live = [each for each in known.contacts if not ended(each, request.on)]
    recent = [each for each in known.contacts if ended(each, request.on) and not _goes(request, each)]
    if everything:
        Objections(_must_be_ended_first(known, live)).stop()
    held = [
        Staying(id=each.id, stands=each.stands, why=HELD[each.stands]) for each in known.places if each.stands in HELD
    ]
    typed = [_typed(each) for each in known.maybe]
    alive = [Staying(id=each.actor, stands="contact", why=StaysBecause.LIVE, told=known.person.id) for each in live]
    alive += [Staying(id=each.actor, stands="contact", why=StaysBecause.RECENT) for each in recent]
    cells, goes = _contacts_going(request, known.contacts)
    in_use = {
        each.mailbox for each in (*live, *recent)
    }  # a live contact without an address of its own shows the person's
    for person in known.persons:
        columns = frozenset() if person.mailbox in in_use else frozenset({"mailbox"})
        if everything and not held:
            columns |= {"name", "name_key"}
        holding = {name for name in columns if getattr(person, name)}
        cells[("person", person.id)] = columns
        goes += [ErasedItem(id=person.id, stands=name, entry=person.entry) for name in sorted(holding - {"name_key"})]
    if not everything and known.person.name:
        held.append(Staying(id=known.person.id, stands="name", why=StaysBecause.CHOICE))
    return ErasurePlan(
        {cell: columns for cell, columns in cells.items() if columns}, tuple(goes), (*alive, *held, *typed)
    )


def _typed(place: PersonPlace) -> Staying:
    return Staying(id=place.id, stands=place.stands, why=HELD.get(place.stands, StaysBecause.TEXT))


def _contacts_going(request: ErasePerson | EraseActor, contacts: Iterable[Contact]) -> tuple[Cells, list[ErasedItem]]:
    gone = [each for each in contacts if _goes(request, each)]
    cells: Cells = {("contact", str(each.entry)): frozenset({"person", "mailbox"}) for each in gone}
    return cells, [ErasedItem(id=each.actor, stands="contact", entry=each.entry) for each in gone]


def _must_be_ended_first(known: PersonKnown, live: Iterable[Contact]) -> Iterator[Objection]:
    """Replace, end, then delete: somebody else is written to first, or does what is left to do."""
    for contact in live:
        yield no.ContactLive("person", refs=[contact.actor], actor=contact.actor, person=known.person.id)
    for task in known.open_tasks:
        yield no.TaskOpen("person", refs=[task.id], task=task.id, person=known.person.id)
    for place in (each for each in known.places if each.through is None):
        if place.stands is PlaceKind.HELPER:
            yield no.HelpOpen("person", refs=[place.id], task=place.id, person=known.person.id)
        elif place.stands is PlaceKind.LEAD:
            yield no.ActivityOpen("person", refs=[place.id], activity=place.id, person=known.person.id)


def must_take_something_of(known: PersonKnown, seals: Sequence[SealLeft], rows: Sequence[RowEmptied], on: date) -> None:
    """Raise `Refused` when an erasure would take nothing: what is live is ended first, or nothing is there."""
    if seals or rows:
        return
    live = [each for each in known.contacts if not ended(each, on)]
    found = Objections(_must_be_ended_first(known, live))
    if not live:
        found = Objections([no.NothingToErase("person", refs=[known.person.id], id=known.person.id)])
    found.stop()


def told(plan: ErasurePlan, subject: str, seals: Sequence[SealLeft]) -> tuple[ErasedItem, ...]:
    """Give what goes; where only what was corrected or taken back does, that it is that."""
    return plan.goes or tuple(ErasedItem(id=subject, stands="earlier", entry=each.entry) for each in seals[:1])


def erase_person(
    request: ErasePerson,
    known: PersonKnown,
    decision: Decision,
    seals: Sequence[SealLeft],
    rows: Sequence[RowEmptied],
    asked: PersonRequest | None = None,
) -> PersonErased:
    """Give the event of what was erased of a person, which answers what the person has asked for."""
    what = request.what or ErasedWhat.CONTACTS
    actors = tuple(dict.fromkeys(each.actor for each in known.contacts if _goes(request, each)))
    event = PersonErased(
        subject=known.person.id,
        decision=decision.id,
        erased_on=request.on,
        what=what,
        seals=tuple(seals),
        rows=tuple(rows),
        actors=actors,
        request=asked.entry if asked else None,
    )
    return request.noted(event)


class ActorKnown(Struct, frozen=True):
    """What is known of an actor: itself and those merged into it, and what speaks against erasing or holds its name.

    `enrolled` are enrollments that have not ended on the day, `open_cases` cases that are not closed, `holds` the
    places where the name must stand, and `mentions` texts where it does. `names` are the entries of its other names.
    """

    actors: tuple[Actor, ...]
    enrolled: tuple[str, ...]
    open_cases: tuple[str, ...]
    contacts: tuple[Contact, ...]
    names: tuple[int, ...]
    enrollments: tuple[str, ...]
    holds: tuple[Staying, ...]
    mentions: tuple[Staying, ...]

    @property
    def actor(self) -> Actor:
        """Give the actor that is meant."""
        return self.actors[0]


WRITTEN = frozenset({"capacity", "evidence", "lacks", "cause_removed"})  # what is written in an enrollment


def actor_plan(request: EraseActor, known: ActorKnown) -> ErasurePlan:
    """Give what goes of an actor and what stays. Raises `Refused` for what must be ended first."""
    if request.what is ErasedWhat.CONTACTS:
        return _contacts_of_actor(request, known)
    Objections(_actor_must_be_over(known, request.on)).stop()
    cells: Cells = {("contact", str(each.entry)): frozenset({"person", "mailbox"}) for each in known.contacts}
    goes = [
        ErasedItem(id=each.actor, stands="contact", entry=each.entry)
        for each in known.contacts
        if each.person or each.mailbox
    ]
    for actor in known.actors:
        columns = {"purpose", "website"} if known.holds else {"purpose", "website", "name", "name_key"}
        cells[("actor", actor.id)] = frozenset(columns)
        holding = {name for name in columns if getattr(actor, name)} - {"name_key"}
        goes += [ErasedItem(id=actor.id, stands=name, entry=actor.entry) for name in sorted(holding)]
    cells |= {("enrollment", each): WRITTEN for each in known.enrollments}
    if not known.holds:
        cells |= {("actor_name", str(entry)): frozenset({"name", "name_key"}) for entry in known.names}
    return ErasurePlan(cells, tuple(goes), (*known.holds, *known.mentions))


def _contacts_of_actor(request: EraseActor, known: ActorKnown) -> ErasurePlan:
    """Give the ended contacts of an actor, which may live on."""
    cells, goes = _contacts_going(request, known.contacts)
    left = [each for each in known.contacts if not _goes(request, each)]
    live = {each.entry for each in left if not ended(each, request.on)}
    stays = [
        Staying(id=each.actor, stands="contact", why=StaysBecause.LIVE if each.entry in live else StaysBecause.RECENT)
        for each in left
    ]
    return ErasurePlan(cells, tuple(goes), tuple(stays))


def _actor_must_be_over(known: ActorKnown, on: date) -> Iterator[Objection]:
    actor = known.actor
    for enrollment in known.enrolled:
        yield no.StillEnrolled("actor", refs=[enrollment], id=actor.id, enrollment=enrollment)
    for case in known.open_cases:
        yield no.CaseStillOpen("actor", refs=[case], id=actor.id, case=case)
    for contact in known.contacts:
        if not ended(contact, on):
            yield no.ContactLive("actor", refs=[actor.id], actor=actor.id, person=contact.person or str(contact.entry))


def must_take_something(known: ActorKnown, seals: Sequence[SealLeft], rows: Sequence[RowEmptied]) -> None:
    """Raise `Refused` when an erasure would take nothing."""
    if not seals and not rows:
        Objections([no.NothingToErase("actor", refs=[known.actor.id], id=known.actor.id)]).stop()


def erase_actor(
    request: EraseActor, actor: str, decision: Decision, seals: Sequence[SealLeft], rows: Sequence[RowEmptied]
) -> ActorErased:
    """Give the event of what was erased of an actor."""
    event = ActorErased(subject=actor, decision=decision.id, erased_on=request.on, seals=tuple(seals), rows=tuple(rows))
    return request.noted(event)
