"""Actors, their names, persons and contacts."""

from datetime import date

import sqlalchemy as sa
from sqlmodel import Field

from samverkan_cli.domain import values
from samverkan_cli.store.tables.base import Child, NumberedRow, live, one_of, some, to

NUMBER = sa.text("coalesce(org_nr, '')")


class ActorRow(NumberedRow, table=True):
    __tablename__ = "actor"
    __table_args__ = (
        live("uq_actor_name", "name_key", NUMBER, also="dissolved_on IS NULL AND merged_into IS NULL"),
        some("ix_actor_dissolved", "dissolved_on"),
    )
    name: str | None = None
    name_key: str | None = Field(default=None, index=True)
    kind: values.Kind = one_of(values.Kind, "kind")
    side: values.Side = one_of(values.Side, "side")
    org_nr: str | None = Field(default=None, index=True)
    purpose: str | None = None
    dissolved_on: date | None = None
    successor: str | None = to("actor.id", optional=True)
    merged_into: str | None = to("actor.id", optional=True)
    website: str | None = None


class ActorNameRow(Child, table=True):
    __tablename__ = "actor_name"
    actor: str = to("actor.id", index=True)
    name: str | None = None
    name_key: str | None = Field(default=None, index=True)
    through_day: date | None = None


class PersonRow(NumberedRow, table=True):
    __tablename__ = "person"
    name: str | None = None
    name_key: str | None = Field(default=None, index=True)
    mailbox: str | None = None
    merged_into: str | None = to("person.id", optional=True)


class ContactRow(Child, table=True):
    __tablename__ = "contact"
    actor: str = to("actor.id", index=True)
    person: str | None = to("person.id", optional=True, index=True)
    mailbox: str | None = None
    from_day: date | None = None
    through_day: date | None = None
    verified_on: date | None = None
    bounced_on: date | None = None
    consented_on: date | None = None
    withdrawn_on: date | None = None


class NetworkMemberRow(Child, table=True):
    __tablename__ = "network_member"
    network: str = to("actor.id", index=True)
    member: str = to("actor.id", index=True)
    from_day: date | None = None
    through_day: date | None = None
