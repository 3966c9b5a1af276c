"""What can happen to what is known of somebody: it is erased by decision."""

from datetime import date

from samverkan_cli.domain.events.base import Event, Part
from samverkan_cli.domain.values import ErasedWhat, RightAsked


class SealLeft(Part):
    """Which fields under a seal of an earlier entry are erased, and the digest of what is left there, if anything is.

    `fields` are where the values stood, never the values.
    """

    entry: int
    seal: str
    fields: tuple[str, ...]
    rest: str | None = None


class RowEmptied(Part):
    """Columns of a row that hold nothing any more: its table, and its id or the entry that made it."""

    table: str
    key: str
    columns: tuple[str, ...]


class Erased(Event):
    """Values were erased by a decision: those under seals, and what the rows had of them. It cannot be taken back.

    `again` is the entry that erased them in a register that was replaced by an older copy, where `decision` may not
    be known. `actors` are those that had a contact that went, and `request` the entry of the
    request that is answered by it.
    """

    decision: str | None = None
    erased_on: date
    seals: tuple[SealLeft, ...] = ()
    rows: tuple[RowEmptied, ...] = ()
    again: int | None = None
    actors: tuple[str, ...] = ()
    request: int | None = None


class PersonErased(Erased):
    """What is known of a person was erased."""

    what: ErasedWhat


class ActorErased(Erased):
    """What is known of an actor was erased."""


class PersonRequested(Event):
    """A person asked for one of its rights on a day; the month to answer runs from it."""

    what: RightAsked
    received: date


class PersonRequestAnswered(Event):
    """A request was answered on a day, or refused by a decision; `request` is the entry that recorded it."""

    request: int
    answered_on: date
    refused: bool = False
    decision: str | None = None
    reached_on: date | None = None


class RefusalReached(Event):
    """The refusal of a request reached the person on a day; the time to appeal runs from it."""

    request: int
    reached_on: date
