"""Actors, persons and contacts."""

from datetime import date
from typing import ClassVar

from samverkan_cli.domain.records.base import Kept, Numbered
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import Kind, Side, Unreached


class Actor(Numbered):
    """Anyone that may join."""

    ALWAYS_NAMED: ClassVar = True  # a name that is not there was erased
    name: str | None = None
    name_key: str | None = None
    kind: Kind
    side: Side
    org_nr: str | None = None
    purpose: str | None = None
    website: str | None = None
    dissolved_on: date | None = None
    successor: str | None = None
    merged_into: str | None = None


class ActorName(Kept):
    """An alias, or a name the actor had through a day."""

    actor: str
    name: str | None = None
    name_key: str | None = None
    through_day: date | None = None


class Person(Numbered):
    """A contact, signer, member or owner."""

    ALWAYS_NAMED: ClassVar = True
    name: str | None = None
    name_key: str | None = None
    mailbox: str | None = None
    merged_into: str | None = None


class Contact(Kept):
    """A contact of an actor, with its person's name, and the person's mailbox when it has none of its own."""

    actor: str
    person: str | None = None
    mailbox: str | None = None
    from_day: date | None = None
    through_day: date | None = None
    verified_on: date | None = None
    bounced_on: date | None = None
    consented_on: date | None = None
    withdrawn_on: date | None = None
    name: str | None = None


class BestContact(Value):
    """Whom to write to at an actor on a day; without a mailbox, `why` tells why."""

    actor: str
    mailbox: str | None = None
    person: str | None = None
    name: str | None = None
    why: Unreached | None = None

    @property
    def told(self) -> str | None:
        """Give the contact as it is written: a name and a mailbox, or what there is of them."""
        named = self.name or self.person
        return f"{named} <{self.mailbox}>" if named and self.mailbox else self.mailbox or named


class NetworkMember(Kept):
    """An actor that takes part in a network."""

    network: str
    member: str
    from_day: date | None = None
    through_day: date | None = None
