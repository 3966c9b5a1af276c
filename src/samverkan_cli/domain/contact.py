"""Contacts: whom to write to at an actor, from a day through a day; a role mailbox needs no person."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import (
    ConsentWithdrawn,
    ContactAdded,
    ContactBounced,
    ContactConsented,
    ContactEnded,
    ContactVerified,
)
from samverkan_cli.domain.notation import mailbox, name_key, quoted, words_of
from samverkan_cli.domain.records import Actor, BestContact, Contact
from samverkan_cli.domain.refusal import Fact, Notice, Objection, Objections, Refused
from samverkan_cli.domain.request import Address, Day, Reference, Request
from samverkan_cli.domain.values import ContactState, Unreached


class AddContact(Request):
    """A person, a mailbox or both to write to at an actor."""

    required: ClassVar = ("actor", "contact")

    actor: Reference | None = None
    contact: Address | None = None
    public: bool = False


class EndContact(Request):
    """The last day of a contact."""

    required: ClassVar = ("actor", "contact")

    actor: Reference | None = None
    contact: Address | None = None
    through: Day | None = None


class MarkContact(Request):
    """A contact that was found to be right, or that mail came back from."""

    required: ClassVar = ("actor", "contact")
    happened: ClassVar = ("day",)

    actor: Reference | None = None
    contact: Address | None = None


class ConsentToContact(Request):
    """That a contact may be public, or may not be so any more."""

    required: ClassVar = ("actor", "contact")
    happened: ClassVar = ("day",)

    actor: Reference | None = None
    contact: Address | None = None
    withdrawn: bool = False


def state(contact: Contact, on: date) -> ContactState:
    """Give what a contact is on a day; one that bounced is current again when verified, one that was erased is over."""
    if not (contact.person or contact.mailbox):
        return ContactState.ENDED
    if contact.through_day and contact.through_day < on:
        return ContactState.ENDED
    if contact.from_day and contact.from_day > on:
        return ContactState.AHEAD
    bounced, verified = contact.bounced_on, contact.verified_on
    if bounced and bounced <= on and not (verified and bounced <= verified <= on):
        return ContactState.BOUNCED
    return ContactState.CURRENT


def is_public(contact: Contact, on: date) -> bool:
    """Tell whether everybody may see a contact of a day: it holds, and it was consented to and not taken back.

    What was taken back is shown of no day, an earlier one neither: it is shown now [GDPR 7.3].
    """
    consented = contact.withdrawn_on is None and contact.consented_on is not None and contact.consented_on <= on
    return consented and state(contact, on) in (ContactState.CURRENT, ContactState.BOUNCED)


def reachable(contacts: Iterable[Contact], on: date) -> bool:
    """Tell whether a contact has neither ended nor bounced on the day.

    When it begins is not asked: an answer may have arrived before its contact was typed.
    """
    return any(state(contact, on) not in (ContactState.ENDED, ContactState.BOUNCED) for contact in contacts)


def best(actor: str, contacts: Iterable[Contact], on: date) -> BestContact:
    """Give whom to write to: a role mailbox first, then what was verified last, then the newest."""
    live = [(each, state(each, on)) for each in contacts]
    current = [each for each, what in live if what is ContactState.CURRENT]
    if mailboxes := [each for each in current if each.mailbox]:
        found = max(mailboxes, key=lambda each: (not each.person, each.verified_on or date.min, each.entry))
        return BestContact(actor=actor, mailbox=found.mailbox, person=found.person, name=found.name)
    if current:
        newest = max(current, key=lambda each: (each.verified_on or date.min, each.entry))
        return BestContact(actor=actor, person=newest.person, name=newest.name, why=Unreached.LETTER)
    bounced = any(what is ContactState.BOUNCED for _, what in live)
    return BestContact(actor=actor, why=Unreached.UNREACHABLE if bounced else Unreached.MISSING)


def holds(contacts: Iterable[Contact], person: str | None, address: str | None, on: date) -> Contact | None:
    """Give the contact with the person and the mailbox that has not ended on the day, or None.

    A person without a mailbox is any contact of that person: what is left out says nothing.
    """
    for each in contacts:
        ended = each.through_day and each.through_day < on
        if not ended and (each.person or each.mailbox) and each.person == person and _same(address, each.mailbox):
            return each
    return None


def _same(said: str | None, known: str | None) -> bool:
    return said is None or (known is not None and said.casefold() == known.casefold())


def written(name: str | None, address: str | None) -> str:
    """Give a contact as it is typed: `Eva Ek <eva@example.org>`; a name is in quotation marks where it must be."""
    plain = f"{name} <{address}>" if name and address else name or address or ""
    if not name or _reads_as(plain, name, address):
        return plain
    return f"{quoted(name)} <{address}>" if address else quoted(name)


def _reads_as(text: str, name: str, address: str | None) -> bool:
    try:
        return mailbox(text) == (name, address)
    except Refused:
        return False


def add(
    request: AddContact, actor: Actor, person: str | None, address: str | None, contacts: Sequence[Contact]
) -> ContactAdded:
    """Give the event of a new contact; raises `Refused` when the actor has it already."""
    if holds(contacts, person, address, request.on):
        facts = {"name": request.contact, "there": actor.name, "id": actor.id}
        raise Refused([no.AlreadyThere("contact", refs=[actor.id], **facts)])
    return request.noted(ContactAdded(subject=actor.id, person=person, mailbox=address, from_day=request.day))


def answers(contact: Contact, typed: str) -> bool:
    """Tell whether what was typed leads to a contact: its number, its person, its mailbox or both."""
    name, address = mailbox(typed)
    if name and not address and name.isascii() and name.isdigit():
        return contact.entry == int(name)
    called = not name or name.upper() == contact.person or name_key(name) == name_key(contact.name or "")
    return called and _same(address, contact.mailbox)


def holds_words(contact: Contact, typed: str) -> bool:
    """Tell whether a contact's name holds every word of what was typed; an address is none of a name."""
    name, address = mailbox(typed)
    words = set(words_of(name or ""))
    return bool(words) and words <= set(words_of(contact.name or "")) and _same(address, contact.mailbox)


def meant(request: EndContact | MarkContact | ConsentToContact, actor: Actor, contacts: Sequence[Contact]) -> Contact:
    """Give the contact of an actor that is meant.

    Raises `Refused`: 3 when none or several answer to what was typed, 4 for one that has ended.
    """
    typed = request.contact or ""
    answering = [each for each in contacts if answers(each, typed)] or [e for e in contacts if holds_words(e, typed)]
    live = [each for each in answering if each.through_day is None or each.through_day >= request.on]
    if len(live) == 1:
        return live[0]
    if live:
        facts: dict[str, Fact] = {"given": request.contact, "id": actor.id, "contacts": _as_typed(live)}
        raise Refused([no.ContactAmbiguous("contact", refs=[actor.id], first=str(live[0].entry), **facts)])
    if answering:
        last = max(each.through_day for each in answering if each.through_day)
        raise Refused([no.ContactHasEnded("contact", refs=[actor.id], id=actor.id, name=actor.name, day=str(last))])
    known = _as_typed(each for each in contacts if each.through_day is None)
    raise Refused([no.NotFound("contact", refs=[actor.id], given=request.contact, noun="contact", nearest=known[:5])])


def _as_typed(contacts: Iterable[Contact]) -> tuple[str, ...]:
    """Give contacts as they are typed, each with its number."""
    return tuple(f"{each.entry} ({written(each.name, each.mailbox)})" for each in contacts)


def end(request: EndContact, actor: Actor, contact: Contact) -> ContactEnded:
    """Give the event of a contact's last day; raises `Refused` when it has one already."""
    last = request.through or request.on
    if contact.through_day:
        raise Refused([no.AlreadyDone("contact", refs=[actor.id], id=actor.id, day=str(contact.through_day))])
    if contact.from_day and last < contact.from_day:
        raise Refused([no.LastDayBeforeFirst("through", first=str(contact.from_day), last=str(last))])
    return request.noted(ContactEnded(subject=actor.id, contact=contact.entry, through_day=last))


def verify(request: MarkContact, actor: Actor, contact: Contact) -> ContactVerified:
    """Give the event of a contact that was found to be right. Raises `Refused`."""
    _must_follow(request, actor, contact)
    if contact.verified_on == request.on:
        raise Refused([no.AlreadyDone("contact", refs=[actor.id], id=actor.id, day=str(request.on))])
    return request.noted(ContactVerified(subject=actor.id, contact=contact.entry, verified_on=request.on))


def bounce(request: MarkContact, actor: Actor, contact: Contact) -> ContactBounced:
    """Give the event of mail that came back. Raises `Refused`."""
    _must_follow(request, actor, contact)
    if contact.bounced_on == request.on and not contact.verified_on:
        raise Refused([no.AlreadyDone("contact", refs=[actor.id], id=actor.id, day=str(request.on))])
    return request.noted(ContactBounced(subject=actor.id, contact=contact.entry, bounced_on=request.on))


def consent(request: ConsentToContact | AddContact, actor: Actor, contact: Contact) -> ContactConsented:
    """Give the event of a contact that may be public. Raises `Refused` where it may already."""
    if contact.consented_on and contact.withdrawn_on is None:
        day = str(contact.consented_on)
        raise Refused([no.AlreadyDone("contact", refs=[actor.id], id=actor.id, day=day)])
    Objections(_no_mark_after(request.on, actor, withdrawn=contact.withdrawn_on)).stop()
    return request.noted(ContactConsented(subject=actor.id, contact=contact.entry, consented_on=request.on))


def withdraw(request: ConsentToContact, actor: Actor, contact: Contact) -> ConsentWithdrawn:
    """Give the event of a contact that may not be public any more. Raises `Refused` where it never might."""
    if contact.consented_on is None:
        facts: dict[str, Fact] = {"id": actor.id, "who": written(contact.name, contact.mailbox)}
        raise Refused([no.NeverConsented("contact", refs=[actor.id], **facts)])
    if contact.withdrawn_on:
        raise Refused([no.AlreadyDone("contact", refs=[actor.id], id=actor.id, day=str(contact.withdrawn_on))])
    Objections(_no_mark_after(request.on, actor, consented=contact.consented_on)).stop()
    return request.noted(ConsentWithdrawn(subject=actor.id, contact=contact.entry, withdrawn_on=request.on))


def notices_of_consent(request: ConsentToContact | AddContact) -> list[Notice]:
    """Give the warning that nothing tells how consent was given, where nothing does [GDPR 7.1]."""
    return [] if request.source else [no.ConsentUnproven("source")]


def _must_follow(request: MarkContact, actor: Actor, contact: Contact) -> None:
    """A mark never moves a date back."""
    Objections(_no_mark_after(request.on, actor, verified=contact.verified_on, bounced=contact.bounced_on)).stop()


def _no_mark_after(on: date, actor: Actor, **marks: date | None) -> Iterator[Objection]:
    for mark, day in marks.items():
        if day and on < day:
            yield no.ContactMarkedLater("day", refs=[actor.id], mark=mark, day=str(day), id=actor.id)
            return
