"""How far entries reach: what they made or changed, and so which others build on them."""

from msgspec import Struct, field

from samverkan_cli.domain.events import (
    ActorExcluded,
    ActorWithdrew,
    AgendaItemAdded,
    CaseDecided,
    CasePrepared,
    DialogueNoted,
    EnrollmentClosed,
    Event,
    MandateGiven,
    PeriodTextSet,
    RollRecorded,
)
from samverkan_cli.domain.values import May
from samverkan_cli.store import journal
from samverkan_cli.store.projection import Insert, changes

_PARTS = (PeriodTextSet, AgendaItemAdded)  # what they add is known by a number in what they are about
_ASIDE = (DialogueNoted, CasePrepared)  # what nothing later in a case rests on


class Reach(Struct):
    """What some entries made or changed: ids, rows known by an entry, and an actor's enrollments in a period."""

    made: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    parts: set[tuple[str, int]] = field(default_factory=set)
    joined: set[tuple[str, str]] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    mandated: set[str] = field(default_factory=set)

    def add(self, entry: journal.Entry, *, again: bool = False) -> "Reach":
        """Take an entry along; `again` is for one that is to be in force again."""
        event, seq = entry.event, entry.stamp.seq
        self.about.add(event.subject)
        if isinstance(event, MandateGiven) and event.may is May.DECIDE:
            self.mandated.add(event.subject)
        if isinstance(event, _PARTS) or (event.subject.startswith("C-") and not isinstance(event, _ASIDE)):
            self.changed.add(event.subject)
        for change in changes(event, seq):
            if not isinstance(change, Insert):
                if change.key == "id":
                    self.changed.add(str(change.id))
                else:
                    self.parts.add((change.table, int(change.id)))
            elif "id" in change.values:
                self.made.add(change.values["id"])
            else:
                self.parts.add((change.table, seq))
        if hasattr(event, "enrollment") and (
            again or isinstance(event, (ActorWithdrew, ActorExcluded, EnrollmentClosed))
        ):
            self.joined.add((event.subject, period_of(event)))
        return self

    def holds_up(self, entry: journal.Entry) -> bool:
        """Tell whether a later entry names what is made or changed here, or changes it further."""
        event, own = entry.event, Reach().add(entry, again=True)
        if isinstance(event, CaseDecided) and event.body in self.mandated:
            return True
        named = {event.subject} | (set() if isinstance(event, RollRecorded) else journal.mentioned(event))
        return not (
            named.isdisjoint(self.made | self.changed)
            and own.parts.isdisjoint(self.parts)
            and own.joined.isdisjoint(self.joined)
        )

    def makes_anew(self, entry: journal.Entry) -> bool:
        """Tell whether another entry makes what is made here, under the same key."""
        return not Reach().add(entry).made.isdisjoint(self.made)


def period_of(event: Event) -> str:
    """Give the period an event is about, or nothing."""
    return str(getattr(event, "period", ""))
