"""What can happen to actors, persons and contacts."""

from datetime import date

from samverkan_cli.domain.events.base import Event, Part, PersonText, Text
from samverkan_cli.domain.values import Affirmation, Channel, EndedAs, Kind, Side


class ActorFacts(Part):
    """What is registered of an actor."""

    name: Text = None
    kind: Kind
    side: Side
    org_nr: str | None = None
    purpose: Text = None
    website: Text = None


class ActorRegistered(Event):
    """A new actor."""

    actor: ActorFacts


class ActorEdited(Event):
    """Facts of an actor that were filled in or corrected; what is None stays as it was."""

    kind: Kind | None = None
    side: Side | None = None
    org_nr: str | None = None
    purpose: Text = None
    website: Text = None


class ActorRenamed(Event):
    """A new name from a day; the earlier one keeps resolving."""

    name: Text = None
    earlier: Text = None
    from_day: date


class ActorAliasAdded(Event):
    """Another name the actor is known by."""

    alias: Text = None


class ActorDissolved(Event):
    """The actor exists through the last day. A successor must join itself."""

    last_day: date
    successor: str | None = None


class MovedRow(Part):
    """A row that leads to another actor, or enrollment, from now on: its table, and its id or the entry that made it.

    `column` is the one that named it, where it is not `actor` (`network` of a `network_member`); `to` is the
    enrollment it leads to, where it is not an actor that it does.
    """

    table: str
    key: str
    column: str | None = None
    to: str | None = None


class JoinedDays(Part):
    """What an enrollment says when it holds the days of others too: the earliest arrival, and the latest end or none.

    `exclusion` is the entry of one that comes before another end, which is then `before_from` and `before_as`.
    """

    enrollment: str
    received: date
    signed: date | None = None
    completed: date | None = None
    effective: date | None = None
    affirmed: tuple[Affirmation, ...] = ()
    text_version: int | None = None
    signed_by: str | None = None
    capacity: Text = None
    channel: Channel | None = None
    evidence: Text = None
    cause_removed: Text = None
    submission: str | None = None
    completing: str | None = None
    known_as: str | None = None
    ended_from: date | None = None
    ended_as: EndedAs | None = None
    end_received: date | None = None
    exclusion: int | None = None
    before_from: date | None = None
    before_as: EndedAs | None = None


class JoinedSpan(Part):
    """The days of a contact or a membership that holds those of another too: its table, and the entry that made it.

    What was said last of whether a contact may be public holds for it: where `consented_on` or `withdrawn_on` is told,
    both are.
    """

    table: str
    entry: int
    from_day: date | None = None
    through_day: date | None = None
    consented_on: date | None = None
    withdrawn_on: date | None = None


class ActorMerged(Event):
    """The actor is the same as another; its id and names lead there, and so do its rows.

    `duplicates` are enrollments that say what an enrollment of the other says already, and `dropped` other rows that
    do; what stays holds the days of both, by `days` and `spans`.
    """

    into: str
    on: date
    name: Text = None
    org_nr: str | None = None
    moved: tuple[MovedRow, ...] = ()
    duplicates: tuple[str, ...] = ()
    dropped: tuple[MovedRow, ...] = ()
    days: tuple[JoinedDays, ...] = ()
    spans: tuple[JoinedSpan, ...] = ()


class NetworkMemberAdded(Event):
    """An actor takes part in a network, from a day through a day. The subject is the network."""

    member: str
    from_day: date | None = None
    through_day: date | None = None


class NetworkMemberLeft(Event):
    """An actor takes part in a network through a day; `added` is the entry that made it a member."""

    member: str
    added: int
    through_day: date


class PersonRegistered(Event):
    """A person, once, with an id; every other entry carries the id alone."""

    name: PersonText = None
    mailbox: PersonText = None


class PersonMerged(Event):
    """The person is the same as another; its id and name lead there, and so do its rows.

    `dropped` are rows that say what a row of the other says already; what stays holds the days of both, by `spans`.
    `mailbox` is what the other lacked.
    """

    into: str
    on: date
    mailbox: PersonText = None
    moved: tuple[MovedRow, ...] = ()
    dropped: tuple[MovedRow, ...] = ()
    spans: tuple[JoinedSpan, ...] = ()


class Introduced(Part):
    """A person first mentioned in an enrollment."""

    id: str
    name: PersonText = None


class ContactFacts(Part):
    """Whom to write to: a person, a mailbox or both."""

    person: str | None = None
    mailbox: PersonText = None


class ContactAdded(Event):
    """Whom to write to at an actor, from a day. The subject is the actor."""

    person: str | None = None
    mailbox: PersonText = None
    from_day: date | None = None


class ContactEnded(Event):
    """A contact holds through a day; `contact` is the entry that made it."""

    contact: int
    through_day: date


class ContactVerified(Event):
    """A contact was found to be right on a day."""

    contact: int
    verified_on: date


class ContactBounced(Event):
    """What was sent to a contact came back on a day."""

    contact: int
    bounced_on: date


class ContactConsented(Event):
    """A contact may be public from a day; `contact` is the entry that made it."""

    contact: int
    consented_on: date


class ConsentWithdrawn(Event):
    """A contact may not be public any more, from a day; `contact` is the entry that made it."""

    contact: int
    withdrawn_on: date
