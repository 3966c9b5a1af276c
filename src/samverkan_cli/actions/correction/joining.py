"""What can be put right of enrollments, actors, persons and contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions import actor, contact, enrollment, network, person
from samverkan_cli.actions.correction.things import Correctable, Facts, Said, Thing
from samverkan_cli.domain import days
from samverkan_cli.domain.actor import DissolveActor, RegisterActor
from samverkan_cli.domain.contact import AddContact, ConsentToContact, EndContact, MarkContact, answers, written
from samverkan_cli.domain.correction import AnswerAsItStands, ContactAsItStands, Place
from samverkan_cli.domain.leaving import Decline, Withdraw
from samverkan_cli.domain.network import TakePart
from samverkan_cli.domain.person import AddPerson
from samverkan_cli.domain.records import Contact, NetworkMember
from samverkan_cli.domain.values import Because, EndedAs

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.records import Actor, Enrollment
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

_ENDED = ("ended_from", "ended_as", "end_received")


# enrollments ------------------------------------------------------------------------------------


def _answer(_reader: Reader, found: Enrollment) -> Said:
    waits = found.effective is None
    known_as = (found.known_as, days.parse_known(found.known_as, found.received)[1]) if found.known_as else None
    return {
        "actor": found.actor,
        "period": found.period,
        "affirm": found.affirmed,
        "signed_by": _signer(found),
        "signed": found.signed,
        "received": None if known_as else found.received,
        "completed": found.completed,
        "effective": found.effective,
        "channel": found.channel,
        "evidence": found.evidence,
        "submission": found.submission,
        "known_as": known_as,
        "unticked": known_as is not None and not found.affirmed,
        "incomplete": found.lacks if waits else None,
        "lacked": found.lacks,
        "complete_by": found.complete_by,
        "cause_removed": found.cause_removed,
    }


def _signer(found: Enrollment) -> str | None:
    if found.signed_by is None:
        return None
    return f"{found.signed_by}, {found.capacity}" if found.capacity else found.signed_by


def _arrive(writer: Writer, request: AnswerAsItStands) -> None:
    """Ask for the answer again: first what lacked something, where it did, and then what completed it."""
    if request.known_as and request.received:
        request = request.but(known_as=(str(request.received), request.received))
    if request.completed is None or request.incomplete:
        enrollment.enroll(writer, request)
        return
    lacking = {"incomplete": request.lacked or "?", "affirm": (), "effective": None}
    enrollment.enroll(writer, request.but(**lacking))
    enrollment.enroll(writer, request.but(received=request.completed, complete_by=None, known_as=None))


def _derived(reader: Reader, found: Enrollment) -> dict[str, str]:
    stated = reader.because(found.id) == Because.STATED
    return {"complete_by": "complete_by"} | ({} if stated else {"effective": "effective"})


def later(reader: Reader, found: Enrollment) -> list[Enrollment]:
    """Give what the actor joined anew in the same period."""
    there = reader.enrollments_of(found.actor)
    return [each for each in there if each.period == found.period and each.number > found.number]


def _left(_reader: Reader, found: Enrollment) -> Said:
    received = found.end_received or found.ended_from
    return {"actor": found.actor, "period": found.period, "received": received, "effective": found.ended_from}


def _closed(_reader: Reader, found: Enrollment) -> Said:
    return {"actor": found.actor, "period": found.period, "received": found.ended_from}


def _declined(_reader: Reader, found: Enrollment) -> Said:
    return {"actor": found.actor, "period": found.period, "received": found.declined_on}


ANSWER = Facts(
    asks=AnswerAsItStands,
    typed={
        "received": "received",
        "date": "received",
        "signed": "signed",
        "effective": "effective",
        "completed": "completed",
        "channel": "channel",
        "evidence": "evidence",
        "signed_by": "signed_by",
        "affirm": "affirm",
        "incomplete": "incomplete",
        "complete_by": "complete_by",
        "cause_removed": "cause_removed",
    },
    said=_answer,
    again=_arrive,
    derived=_derived,
    has=lambda found: found.declined_on is None,
)
LEFT = Facts(
    asks=Withdraw,
    typed={"withdrawn": "received", "off_from": "effective"},
    said=_left,
    again=enrollment.withdraw,
    derived=lambda _reader, _found: {"effective": "ended_from"},
    blank=_ENDED,
    has=lambda found: found.ended_as is EndedAs.WITHDRAWAL,
)
CLOSED = Facts(
    asks=Decline,
    typed={"closed": "received"},
    said=_closed,
    again=enrollment.decline,
    blank=_ENDED,
    has=lambda found: found.ended_as is EndedAs.CLOSED,
)
DECLINED = Facts(
    asks=Decline,
    typed={"received": "received", "date": "received"},
    said=_declined,
    again=enrollment.decline,
    has=lambda found: found.declined_on is not None,
)
ENROLLMENT: Correctable = Correctable(
    noun="enrollment",
    table="enrollment",
    facts=(ANSWER, LEFT, CLOSED, DECLINED),
    find=lambda reader, ref: reader.enrollment(ref),
    subject=lambda found: str(found.actor),
    beside=lambda reader, found: [Place("enrollment", each.id) for each in later(reader, found)],
    after=lambda reader, found: [ENROLLMENT.of(each) for each in later(reader, found)],
)


# actors and their parts -------------------------------------------------------------------------


def _enrollments(reader: Reader, found: Actor) -> list[Thing]:
    return [ENROLLMENT.of(each) for each in reader.enrollments_of(found.id)]


def _contacts(reader: Reader, found: Actor, typed: str) -> list[Thing]:
    those = [each.entry for each in reader.contacts(found.id) if answers(each, typed)]
    raw = (reader.part(Contact, "contact", entry) for entry in those)
    return [CONTACT.of(each) for each in raw if each]


def _members(reader: Reader, found: Actor, typed: str) -> list[Thing]:
    member = reader.actor(typed).id
    return [MEMBER.of(each) for each in reader.network_members(found.id) if each.member == member]


ACTOR = Correctable(
    noun="actor",
    table="actor",
    facts=(
        Facts(
            asks=RegisterActor,
            typed={
                "name": "name",
                "kind": "kind",
                "side": "side",
                "org_nr": "org_nr",
                "purpose": "purpose",
                "website": "website",
            },
            said=lambda _reader, found: {
                "name": found.name,
                "kind": found.kind,
                "org_nr": found.org_nr,
                "purpose": found.purpose,
                "website": found.website,
            },
            again=actor.register,
            needs=("name",),
        ),
        Facts(
            asks=DissolveActor,
            typed={"last_day": "last_day", "successor": "successor"},
            said=lambda _reader, found: {
                "actor": found.id,
                "last_day": found.dissolved_on,
                "successor": found.successor,
            },
            again=actor.dissolve,
            blank=("dissolved_on", "successor"),
            has=lambda found: found.dissolved_on is not None,
        ),
    ),
    find=lambda reader, ref: reader.actor(ref),
    after=_enrollments,
    parts={
        "contact": _contacts,
        "member": _members,
    },
    letters=True,
)
PERSON = Correctable(
    noun="person",
    table="person",
    facts=(
        Facts(
            asks=AddPerson,
            typed={"name": "name", "email": "email"},
            said=lambda _reader, found: {"name": found.name, "email": found.mailbox},
            again=person.add,
            needs=("name",),
        ),
    ),
    find=lambda reader, ref: reader.person(ref),
    letters=True,
)
MEMBER = Correctable(
    noun="member",
    table="network_member",
    facts=(
        Facts(
            asks=TakePart,
            typed={"actor": "actor", "from": "from_day", "date": "from_day", "through": "through"},
            said=lambda _reader, found: {
                "network": found.network,
                "actor": found.member,
                "from_day": found.from_day,
                "through": found.through_day,
            },
            again=network.member,
        ),
    ),
    by_entry=NetworkMember,
    subject=lambda found: str(found.network),
)


# contacts ---------------------------------------------------------------------------------------


def _add_contact(writer: Writer, request: ContactAsItStands) -> None:
    told = written(request.person, request.mailbox)
    contact.add(writer, request.along(AddContact, actor=request.actor, contact=told, day=request.from_day))


def _marked(name: str, day: str) -> Facts:
    """Give the facts of a contact that was verified, or that mail came back from."""
    asked = contact.verify if name == "verified" else contact.bounce

    def said(_reader: Reader, found: Contact) -> Said:
        marked: date | None = getattr(found, day)
        return {"actor": found.actor, "contact": str(found.entry), "day": marked}

    return Facts(
        asks=MarkContact,
        typed={name: "day"},
        said=said,
        again=asked,
        blank=(day,) if name == "verified" else ("bounced_on", "verified_on"),
        has=lambda found: getattr(found, day) is not None,
    )


def _consented(name: str, day: str) -> Facts:
    """Give the facts of a contact that may be public, or may not be so any more."""
    asked = contact.consent if name == "consented" else contact.withdraw

    def said(_reader: Reader, found: Contact) -> Said:
        marked: date | None = getattr(found, day)
        return {"actor": found.actor, "contact": str(found.entry), "day": marked}

    return Facts(
        asks=ConsentToContact,
        typed={name: "day"},
        said=said,
        again=asked,
        blank=(day,) if name == "consent_withdrawn" else ("consented_on", "withdrawn_on"),
        has=lambda found: getattr(found, day) is not None,
    )


CONSENTED, WITHDRAWN = _consented("consented", "consented_on"), _consented("consent_withdrawn", "withdrawn_on")
VERIFIED, BOUNCED = _marked("verified", "verified_on"), _marked("bounced", "bounced_on")
CONTACT_ENDED = Facts(
    asks=EndContact,
    typed={"through": "through"},
    said=lambda _reader, found: {"actor": found.actor, "contact": str(found.entry), "through": found.through_day},
    again=contact.end,
    blank=("through_day",),
    has=lambda found: found.through_day is not None,
)
CONTACT = Correctable(
    noun="contact",
    table="contact",
    facts=(
        Facts(
            asks=ContactAsItStands,
            typed={"person": "person", "email": "mailbox", "from": "from_day", "date": "from_day"},
            said=lambda _reader, found: {
                "actor": found.actor,
                "person": found.person,
                "mailbox": found.mailbox,
                "from_day": found.from_day,
            },
            again=_add_contact,
        ),
        CONTACT_ENDED,
        VERIFIED,
        BOUNCED,
        CONSENTED,
        WITHDRAWN,
    ),
    by_entry=Contact,
    subject=lambda found: str(found.actor),
    letters=True,
)
