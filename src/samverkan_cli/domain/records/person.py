"""Where persons stand."""

from datetime import date

from samverkan_cli.domain.records.base import Kept, Placed
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import Certainty, ErasedWhat, PlaceKind, RightAsked


class PersonPlace(Value):
    """A place where a person stands: what it leads to, since and through when, and the entry that made it.

    `told` is what is said of the person there, and `about` the actor it is about or that the person represents.
    """

    person: str | None
    stands: PlaceKind
    id: str
    entry: int | None = None
    day: date | None = None
    through: date | None = None
    told: str | None = None
    about: str | None = None
    match: Certainty = Certainty.CERTAIN


class Erasure(Kept):
    """What was erased of a person or an actor, by which decision."""

    subject: str
    decision: str | None = None
    erased_on: date
    what: ErasedWhat | None = None


class ErasedSeal(Placed):
    """The fields under a seal of an entry that were erased, and the digest of what is left there, if anything is."""

    target: int
    seal: str
    fields: tuple[str, ...]
    rest: str | None = None


class PersonRequest(Kept):
    """What a person has asked for, when it came, and what became of it."""

    person: str
    what: RightAsked
    received: date
    answered_on: date | None = None
    refused: bool | None = None
    decision: str | None = None
    reached_on: date | None = None
