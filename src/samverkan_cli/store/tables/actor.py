"""Actors, their names, persons and contacts."""

import sqlalchemy as sa
from sqlmodel import Field

from samverkan_cli.domain import records, values
from samverkan_cli.store.tables.base import Child, Row, live, one_of, to

NUMBER = sa.text("coalesce(org_nr, '')")


class ActorRow(Row, records.ActorFields, table=True):
    __tablename__ = "actor"
    # two of one name are told apart by their numbers
    __table_args__ = (live("uq_actor_name", "name_key", NUMBER, also="dissolved_on IS NULL AND merged_into IS NULL"),)
    number: int = Field(unique=True)
    name_key: str | None = Field(default=None, index=True)
    kind: values.Kind = one_of(values.Kind, "kind")
    side: values.Side = one_of(values.Side, "side")
    org_nr: str | None = Field(default=None, index=True)
    successor: str | None = to("actor.id", optional=True)
    merged_into: str | None = to("actor.id", optional=True)


class ActorNameRow(Child, records.ActorNameFields, table=True):
    __tablename__ = "actor_name"
    actor: str = to("actor.id", index=True)
    name_key: str | None = Field(default=None, index=True)


class PersonRow(Row, records.PersonFields, table=True):
    __tablename__ = "person"
    number: int = Field(unique=True)
    name_key: str | None = Field(default=None, index=True)


class ContactRow(Child, records.ContactFields, table=True):
    __tablename__ = "contact"
    actor: str = to("actor.id", index=True)
    person: str | None = to("person.id", optional=True, index=True)


class NetworkMemberRow(Child, records.NetworkMemberFields, table=True):
    __tablename__ = "network_member"
    network: str = to("actor.id", index=True)
    member: str = to("actor.id", index=True)
