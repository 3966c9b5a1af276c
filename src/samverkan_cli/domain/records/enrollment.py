"""Enrollments, what ends or interrupts them, and rolls."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import ClassVar

from samverkan_cli.domain.records.actor import Contact
from samverkan_cli.domain.records.base import Interrupted, Numbered, Placed
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import Affirmation, Channel, EndedAs, Kind, Side


class Enrollment(Numbered):
    """One actor in one period, as dated facts.

    `submission` is the e-service's number of the first answer, `completing` of the one that completed it.
    """

    actor: str
    period: str
    received: date
    signed: date | None = None
    completed: date | None = None
    effective: date | None = None
    affirmed: tuple[Affirmation, ...] = ()
    text_version: int | None = None
    signed_by: str | None = None
    capacity: str | None = None
    channel: Channel | None = None
    evidence: str | None = None
    lacks: str | None = None
    complete_by: date | None = None
    cause_removed: str | None = None
    declined_on: date | None = None
    ended_from: date | None = None
    ended_as: EndedAs | None = None
    end_received: date | None = None
    submission: str | None = None
    completing: str | None = None
    known_as: str | None = None

    @property
    def is_over(self) -> bool:
        """Tell whether it has an end, if only an announced one, or is an answer that abstains."""
        return self.ended_from is not None or self.declined_on is not None


def latest_of(enrollments: Iterable[Enrollment], period: str) -> Enrollment | None:
    """Give an actor's latest enrollment in a period, or None; one without an end goes before those that have one.

    Numbers follow the days, but not where two actors became one.
    """
    there = [each for each in enrollments if each.period == period]
    return max(there, key=lambda each: (not each.is_over, each.number), default=None)


class Exclusion(Interrupted):
    """A decision to exclude, as it was recorded; without `effective` it waits for being final.

    `before_from` and `before_as` are a later end the enrollment had already, which the exclusion came before.
    """

    actor: str
    enrollment: str
    period: str
    decision: str
    grounds: tuple[str, ...] = ()
    effective: date | None = None
    bar_through: date | None = None
    bar_lifted_from: date | None = None
    notified: date | None = None
    answered: date | None = None
    recorded_anyway: str | None = None
    before_from: date | None = None
    before_as: EndedAs | None = None

    @property
    def stands(self) -> bool:
        """Tell whether the decision has not been annulled, nor reconsidered by the body."""
        return self.annulled_on is None and self.revoked_from is None


class Barred(Value):
    """A bar on joining again, and who is tied to the actor that it holds for."""

    exclusion: Exclusion
    name: str | None
    org_nr: str | None = None  # that of a civil actor: nämnder share their municipality's
    successor: str | None = None
    signers: frozenset[str] = frozenset()
    contacts: tuple[Contact, ...] = ()

    def tie(self, actor: str, persons: Collection[str], on: date) -> str | None:
        """Give how another actor with some persons is tied, on a day, to the one that the bar is for, or None."""
        if self.exclusion.actor == actor:
            return None
        if self.successor == actor:
            return "successor"
        if not self.signers.isdisjoint(persons):
            return "signer"
        current = {each.person for each in self.contacts if each.through_day is None or each.through_day >= on}
        return None if current.isdisjoint(persons) else "contact"


class Suspension(Interrupted):
    """Days off the roll by decision."""

    enrollment: str
    decision: str
    first_day: date
    through: date


class RecordedRoll(Numbered):
    """A roll kept as it was answered, and the question it answered."""

    title: str | None = None
    on_day: date
    period: str | None = None
    side: Side | None = None
    received_by: date | None = None
    sha256: str
    count: int


class RecordedObjection(Placed):
    """An objection something was recorded with."""

    enrollment: str
    code: str
    facts: str | None = None
    case: str | None = None


class Signatory(Value):
    """A line of the roll."""

    ALWAYS_NAMED: ClassVar = True
    id: str
    name: str | None
    kind: Kind
    side: Side
    org_nr: str | None
    period: str
    since: date
    enrollment: str


class RollQuestion(Value):
    """What a roll is asked for."""

    on: date
    period: str | None = None
    side: Side | None = None
    received_by: date | None = None
