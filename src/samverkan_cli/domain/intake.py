"""Taking in answers from files: whose row it is, whether it is known already, and what it lacks.

A row is never guessed to be an actor's, a recorded answer is never written over, and a date is never moved.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.contact import reachable, written
from samverkan_cli.domain.days import parse_known
from samverkan_cli.domain.enrollment import Enroll, Known
from samverkan_cli.domain.notation import mailbox, name_key, signer
from samverkan_cli.domain.policy import required
from samverkan_cli.domain.records import Actor, Barred, Contact, Enrollment, Exclusion, Period, latest_of
from samverkan_cli.domain.refusal import Fact, Objection, Refused
from samverkan_cli.domain.request import Day, Line, PeriodKey, Request
from samverkan_cli.domain.values import Affirmation, Channel, Kind, Side

NEW = frozenset({"ny", "nytt", "new"})  # in the column for an actor's id: it is none of those that are known


class TakeIn(Request):
    """What holds for every row of a file that does not say otherwise."""

    inferred: ClassVar = ("period",)
    happened: ClassVar = ("day", "signed", "received")

    period: PeriodKey | None = None
    kind: Kind | None = None
    affirm: tuple[Affirmation, ...] = ()
    signed: Day | None = None
    received: Day | None = None
    effective: Day | None = None
    channel: Channel | None = None
    evidence: Line | None = None
    unticked: bool = False  # the file is an earlier register's, which kept no ticks


@dataclass
class Book:
    """What the register knows of those that an answer names, or many."""

    by_id: dict[str, Actor] = field(default_factory=dict)
    named: dict[str, list[Actor]] = field(default_factory=dict)  # current names before earlier ones and aliases
    numbered: dict[str, list[Actor]] = field(default_factory=dict)
    submitted: dict[str, Enrollment] = field(default_factory=dict)  # by the e-service's number and the period
    people: dict[str, list[str]] = field(default_factory=dict)
    person_names: dict[str, str] = field(default_factory=dict)
    enrollments: dict[str, list[Enrollment]] = field(default_factory=dict)
    exclusions: dict[str, list[Exclusion]] = field(default_factory=dict)
    contacts: dict[str, list[Contact]] = field(default_factory=dict)

    def known(
        self, period: Period, actor: Actor | None, on: date, completion_days: int, bars: Sequence[Barred] = ()
    ) -> Known:
        """Give what the rules for joining ask of the register, on a day: the one place where it is gathered."""
        if actor is None:
            return Known(period, None, None, completion_days=completion_days, bars=bars)
        enrollments = self.enrollments.get(actor.id, [])
        exclusions = tuple(self.exclusions.get(actor.id, ()))
        last = max((int(each.enrollment[2:]) for each in exclusions), default=0)
        return Known(
            period=period,
            actor=actor,
            latest=latest_of(enrollments, period.id),
            exclusions=exclusions,
            rejoined=bool(exclusions) and any(e.number > last and e.cause_removed for e in enrollments),
            has_contact=reachable(self.contacts.get(actor.id, ()), on),
            completion_days=completion_days,
            earlier=tuple(each for each in enrollments if each.period == period.id),
            bars=bars,
        )


def is_new(id_: str) -> bool:
    """Tell whether what stands in the column for an id says that the actor is none of those known."""
    return id_.casefold() in NEW


_SUMS = "summa|delsumma|slutsumma|totalsumma|summering|s:a|total|totalt|antal|sum|subtotal|grand total|count|number of"
_COUNTED = (
    "st|stycken|antal|totalt|total|alla|av|of|in|i|för|anslutna|föreningar|organisationer|aktörer|nätverk|svar|rader|"
    "anmälningar|inkomna|medlemmar|ja|nej|associations|organisations|organizations|actors|answers|rows|members"
)
_TOTAL = re.compile(
    rf"(?:{_SUMS})(?![\w-])(?:[^\w]*(?:(?:{_COUNTED})(?![\w-])[^\w]*)*$|.*[:=]|.*\d)"
    rf"|\d+[^\w]+(?:(?:{_COUNTED}|summa)(?![\w-])[^\w]*)+$|[σ∑]"
)


def must_not_be_a_total(request: Enroll, id_: str | None, actor: Actor | None) -> Iterator[Objection]:
    """Ask about a row whose name is what a list ends with (`Summa: 8 st`); `ny` says that it is an actor's name."""
    said = name_key(request.actor or "")
    if actor is None and not id_ and _TOTAL.match(said):
        yield no.RowIsTotal("actor", name=request.actor)


def whose(request: Enroll, id_: str | None, book: Book) -> Actor | None:
    """Give the actor a row is about, or None for a new one: by id, number and kind, name, alias.

    Raises `Refused`: 3 for an id nobody has, or a name or number that several have; 4 when the answer, by the
    e-service's number, is recorded as another actor's.
    """
    actor = _actor_of_row(request, id_, book)
    sent = book.submitted.get(f"{request.period} {request.submission}") if request.submission else None
    if sent and (actor is None or actor.id != sent.actor):
        holder = book.by_id[sent.actor].name
        facts = {"name": holder, "id": sent.id, "recorded": holder, "said": actor.name if actor else request.actor}
        raise Refused([no.AnswerChanged("actor", refs=[sent.id], what="actor", **facts)])
    return actor


def _actor_of_row(request: Enroll, id_: str | None, book: Book) -> Actor | None:
    """Give the actor that a row names; nämnder share their municipality's number, so there the name tells."""
    if id_ and not is_new(id_):
        if id_.upper() not in book.by_id:
            raise Refused([no.NotFound("actor", given=id_, noun="actor")])
        return book.by_id[id_.upper()]
    assert request.actor
    numbered = [
        each
        for each in book.numbered.get(request.org_nr or "", ())
        if each.side is Side.CIVIL and request.kind in (None, each.kind)
    ]
    named = book.named.get(name_key(request.actor), [])
    if id_ and request.org_nr:  # a new one is told from those of its name by its number
        named = [each for each in named if each.org_nr in (None, request.org_nr)]
    if len(named) > 1:
        named = [each for each in named if each in numbered] or named
    own = id_ or (named and (named[0].org_nr or named[0].side is Side.PUBLIC))  # then the number tells nothing more
    found = [*named, *(each for each in numbered if not own and each not in named)]
    if len(found) > 1:
        field, given = ("actor", request.actor) if len(named) > 1 else ("org_nr", request.org_nr)
        ids = tuple(each.id for each in found)
        raise Refused([no.Ambiguous(field, refs=ids, given=given, noun="actor", ids=ids)])
    return found[0] if found else None


def recorded_already(request: Enroll, enrollments: Sequence[Enrollment], *, dated: bool) -> Enrollment | None:
    """Give the enrollment that a row's own answer made: by the e-service's number, else the day it arrived.

    A row that does not say when it arrived (not `dated`) is about the answer that is there.
    """
    mine = [each for each in reversed(enrollments) if each.period == request.period and each.declined_on is None]
    for each in mine:
        if request.submission and request.submission in (each.submission, each.completing):
            return each
    for each in mine:
        known_as = request.known_as[0] if request.known_as else None
        same_day = each.known_as == known_as if known_as else each.received == request.arrived
        if (same_day or not dated) and not (request.submission and each.submission):
            return each
    return None


Difference = tuple[str, str, Fact, Fact]


def differences(
    request: Enroll,
    ticks: Mapping[Affirmation, bool],
    recorded: Enrollment,
    signed_by: str | None,
    actor: Actor,
    contacts: Sequence[Contact],
    stated: Collection[str],
) -> Iterator[Difference]:
    """Give what a row says otherwise than the answer that is recorded: field, what, recorded, said.

    What the row leaves blank says nothing, and nothing is said by a column that is absent. Of an answer that
    has been completed since, the register no longer holds what it first said.
    """
    if recorded.completed:
        return
    if any(given is not (tick in recorded.affirmed) for tick, given in ticks.items()):
        yield "affirm", "affirmed", recorded.affirmed, tuple(tick for tick, yes in ticks.items() if yes)
    if request.signed_by:
        name, capacity = signer(request.signed_by)
        if name_key(name) != name_key(signed_by or ""):
            yield "signed_by", "signed_by", signed_by or "–", name
        if capacity and name_key(capacity) != name_key(recorded.capacity or ""):
            yield "signed_by", "capacity", recorded.capacity or "–", capacity
    for each in ("signed", "effective", "channel", "evidence", "incomplete", "complete_by", "cause_removed"):
        what = "lacks" if each == "incomplete" else each
        given, known = getattr(request, each), getattr(recorded, what)
        if each in stated and given and given != known:
            yield each, what, str(known or "–"), str(given)
    if request.purpose and actor.purpose and request.purpose != actor.purpose:
        yield "purpose", "purpose", actor.purpose, request.purpose
    if request.contact and not any(_is(contact, request.contact) for contact in contacts):
        told = ", ".join(written(each.name, each.mailbox) for each in contacts)
        yield "contact", "contact", told or "–", request.contact


def without_purpose(request: Enroll, actor: Actor) -> Enroll:
    """Give a request that leaves alone the purpose an actor has: what is recorded is not written over."""
    return request.but(purpose=None) if request.purpose and actor.purpose else request


def _is(contact: Contact, said: str) -> bool:
    name, address = mailbox(said)
    same_name = not name or name_key(name) == name_key(contact.name or "")
    return same_name and (not address or address.casefold() == (contact.mailbox or "").casefold())


SENT_LATER = (no.AffirmationMissing, no.SignerMissing, no.PurposeMissing, no.ContactMissing)


def lacking(objections: Sequence[Objection]) -> list[Objection]:
    """Give what the actor can still send of what speaks against its answer; nothing when there is more than that."""
    return [] if standing_in_the_way(objections) else [*objections]


def standing_in_the_way(objections: Sequence[Objection]) -> list[Objection]:
    """Give what speaks against an answer and is not merely what the actor can still send."""
    return [each for each in objections if not isinstance(each, SENT_LATER)]


def is_of_an_earlier_register(given: Mapping[str, object], period: Period, today: date | None = None) -> bool:
    """Tell whether a row was kept by an earlier register: nothing is required, and it shows no answer."""
    shows = ("affirm", "signed_by", "signed", "channel", "submission", "evidence")
    return not any(given.get(each) for each in shows) and not required(period, _came(given, period, today))


def _came(given: Mapping[str, object], period: Period, today: date | None) -> date:
    """Give the day a row came in, as far as it can be read: at the latest, where it is known in part."""
    said, first = given.get("received"), today or period.first_day
    if not isinstance(said, str):
        return said if isinstance(said, date) else first
    try:
        return parse_known(said, first)[1] or period.first_day
    except Refused:  # it is told where the row is read
        return first


def lacks_ticks_rightly(given: Mapping[str, object], ticks: Mapping[Affirmation, bool]) -> bool:
    """Tell whether a row of an earlier register that kept no ticks shows none either: no tick, and no e-service."""
    return not ticks and not given.get("affirm") and not given.get("submission")
