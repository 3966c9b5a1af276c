"""What was erased, by which decision, and under which seals it stood."""

from datetime import date

from sqlmodel import Field

from samverkan_cli.domain import values
from samverkan_cli.store.tables.base import Child, Several, one_of, to, words_column


class ErasureRow(Child, table=True):
    __tablename__ = "erasure"
    subject: str = Field(index=True)
    decision: str | None = None  # of a register that was replaced it may be: no row need stand behind it
    erased_on: date
    what: values.ErasedWhat | None = one_of(values.ErasedWhat, "what", optional=True)


class ErasedSealRow(Several, table=True):
    __tablename__ = "erased_seal"
    target: int = Field(foreign_key="journal.seq", index=True)
    seal: str
    fields: tuple[str, ...] = words_column("fields")
    rest: str | None = None


class PersonRequestRow(Child, table=True):
    __tablename__ = "person_request"
    person: str = to("person.id", index=True)
    what: values.RightAsked = one_of(values.RightAsked, "what")
    received: date
    answered_on: date | None = None
    refused: bool | None = None
    decision: str | None = to("decision.id", optional=True)
    reached_on: date | None = None
