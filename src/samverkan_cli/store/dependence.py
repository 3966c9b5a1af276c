"""What builds on what: how far entries reach, and which later ones rest on what they made or changed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from msgspec import Struct, field

from samverkan_cli.domain.events import (
    ActorExcluded,
    ActorWithdrew,
    AgendaItemAdded,
    AttendanceNoted,
    CaseDecided,
    CasePrepared,
    DialogueNoted,
    EnrollmentClosed,
    Erased,
    Event,
    MandateGiven,
    PeriodTextSet,
    RollRecorded,
    RoomLeft,
    RoundOpened,
)
from samverkan_cli.domain.notation import is_item, looks_like_period
from samverkan_cli.domain.undo import Invocation, Later
from samverkan_cli.domain.values import May
from samverkan_cli.store import journal
from samverkan_cli.store.names import SERIES
from samverkan_cli.store.projection import Insert, changes
from samverkan_cli.store.reader.base import in_batches
from samverkan_cli.store.reader.invocation import InvocationReader

_BATCH = 500
_PARTS = (PeriodTextSet, AgendaItemAdded)  # what they add is known by a number in what they are about
_ASIDE = (DialogueNoted, CasePrepared)  # what nothing later in a case rests on

# What tells of many as they stood on its day, and rests on none of them.
AS_THEY_STOOD = (RollRecorded, RoundOpened)


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
        if isinstance(event, AgendaItemAdded):
            self.made.add(f"{event.subject}:{event.number}")
        if isinstance(event, _PARTS) or (event.subject.startswith("C-") and not isinstance(event, _ASIDE)):
            self.changed.add(event.subject)
        if isinstance(event, AttendanceNoted):
            self.made.add(_presence(event))
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
        if isinstance(entry.event, Erased):  # what is erased is taken back as well as what is not: there is less of it
            return False
        event, own = entry.event, Reach().add(entry, again=True)
        if isinstance(event, CaseDecided) and event.body in self.mandated:
            return True
        named = {event.subject} | (set() if isinstance(event, AS_THEY_STOOD) else journal.mentioned(event))
        named |= {_presence(event)} if isinstance(event, RoomLeft) else set()
        return not (
            named.isdisjoint(self.made | self.changed)
            and own.parts.isdisjoint(self.parts)
            and own.joined.isdisjoint(self.joined)
        )

    def makes_anew(self, entry: journal.Entry) -> bool:
        """Tell whether another entry makes what is made here, under the same key."""
        return not Reach().add(entry).made.isdisjoint(self.made)


def _presence(event: AttendanceNoted | RoomLeft) -> str:
    """Give who was at which meeting: nobody else leaves its room."""
    return f"{event.subject} {event.person}"


def period_of(event: Event) -> str:
    """Give the period an event is about, or nothing."""
    return str(getattr(event, "period", ""))


ABOUT_PERIODS = (  # the columns that lead to a period or plan
    *(("activity", "plan"), ("plan_adoption", "plan")),
    *(("case", "period"), ("enrollment", "period"), ("exclusion", "period")),
    *(("invitation", "period"), ("period_text", "period"), ("policy_setting", "period"), ("provision", "period")),
    *(("recorded_roll", "period"), ("reminder", "period"), ("renewal_plan", "from_period"), ("renewal_plan", "period")),
    ("yearly_round", "period"),
)
_KEPT = SERIES | {"D": "decision"}
# Those that are neither taking back nor taken back: after an entry, or in force again by one after it.
_SINCE = """
    WITH RECURSIVE again(seq) AS (
        SELECT target FROM taken_back WHERE voided_by > :after
        UNION SELECT t.target FROM again JOIN taken_back t ON t.entry = again.seq
    )
    SELECT seq FROM (
        SELECT seq FROM journal WHERE seq > :after
        UNION SELECT seq FROM again WHERE seq NOT BETWEEN :first AND :last
    )
    WHERE seq NOT IN (SELECT entry FROM taken_back)
    AND seq NOT IN (SELECT target FROM taken_back WHERE voided_by IS NULL)
"""


class Dependence(InvocationReader):
    """What has happened since an invocation and builds on it."""

    def built_on(self, invocation: Invocation) -> list[Later]:
        """Give what has happened since and builds on an invocation, the latest first, one entry an invocation.

        What builds on an entry names something that it names, too. Few entries are asked for those that came later,
        many are found from what came later.
        """
        if self._value("SELECT max(seq) FROM journal") == invocation.last:
            return []
        first, last = invocation.root
        found: dict[int, journal.Entry] = {}
        since = self._happened_since(invocation)
        if len(since) > last - first:
            entries = list(self.numbered(range(first, last + 1)).values())
            found |= self._holding(entries, invocation, since & self.numbers_about(_ids_of(entries)))
        else:
            for some in in_batches(since):
                numbers = self.numbers_about(_ids_of([*self.numbered(some).values()]))
                made = self.numbered(seq for seq in numbers if first <= seq <= last)
                found |= self._holding(list(made.values()), invocation, set(some))
        found |= self.numbered(self.periods_used(self._keys_in(first, last), invocation.last))
        if invocation.again:
            found |= self.numbered(self._stood_on(invocation))
        later = {seq: Later(seq, e.stamp.verb, e.event.subject, e.stamp.op) for seq, e in found.items()}
        return self._one_each(later)

    def _holding(
        self, entries: Sequence[journal.Entry], invocation: Invocation, since: set[int]
    ) -> dict[int, journal.Entry]:
        """Give those of some later entries that build on some entries."""
        reach = Reach()
        for entry in entries:
            reach.add(entry, again=invocation.again)
        return {
            seq: entry
            for seq, entry in self.numbered(since).items()
            if (reach.makes_anew(entry) if seq < invocation.root[0] else reach.holds_up(entry))
        }

    def _happened_since(self, invocation: Invocation) -> set[int]:
        """Give the entries that came after an invocation, or are in force again since then, and still are."""
        first, last = invocation.root
        return set(self._values(_SINCE, after=invocation.last, first=first, last=last))

    def _keys_in(self, first: int, last: int) -> set[str]:
        """Give the periods and plans that some entries are about."""
        asked = "SELECT DISTINCT subject FROM journal WHERE seq BETWEEN :first AND :last AND subject < ':'"
        return set(filter(looks_like_period, self._values(asked, first=first, last=last)))

    def _stood_on(self, invocation: Invocation) -> set[int]:
        """Give the entries that took away what an invocation stood on, or took it back anew."""
        first, last = invocation.root
        by = self._latest_against(first)
        found = {by} if by and by > invocation.last else set()
        for at in range(first, last + 1, _BATCH):
            entries = list(self.numbered(range(at, min(at + _BATCH, last + 1))).values())
            found |= self._gone(entries, invocation.root)
        return found

    def periods_used(self, ids: set[str], after: int) -> set[int]:
        """Give the entries that made rows for some periods or plans: their keys are not ids that entries mention."""
        found: set[int] = set()
        for key in filter(looks_like_period, ids):
            for name, column in ABOUT_PERIODS:
                asked = f'SELECT entry FROM "{name}" WHERE {column} = :key AND entry > :after AND voided_by IS NULL'
                found |= set(self._values(asked, key=key, after=after))
        return found

    def _gone(self, entries: Sequence[journal.Entry], root: tuple[int, int]) -> set[int]:
        """Give the entries that voided what some entries stand on, if others did than took those back."""
        reach, named, texts = Reach(), set[str](), set[tuple[str, int]]()
        for entry in (entry for entry in entries if not isinstance(entry.event, AS_THEY_STOOD)):
            reach.add(entry)
            keys = {str(getattr(entry.event, name, "")) for name in ("period", "from_period", "plan")} - {""}
            named |= {entry.event.subject, *keys, *journal.mentioned(entry.event)}
            if version := getattr(entry.event, "text_version", None):
                texts.add((period_of(entry.event), version))
        parts = {(name, seq) for name, seq in reach.parts if not root[0] <= seq <= root[1]}
        found: set[int] = set()
        for name, ids in self._by_table(named - reach.made).items():
            for some in in_batches(ids):
                whose = "meeting IN :meetings AND meeting || ':' || ordinal" if name == "agenda_item" else "id"
                meetings = {id_.partition(":")[0] for id_ in some}
                found |= self._voided(name, f"{whose} IN :ids", root, ids=some, meetings=meetings)
        for name, seq in parts:
            found |= self._voided(name, "entry = :seq", root, seq=seq)
        for period, version in texts:
            which = "period = :period AND version = :version"
            found |= self._voided("period_text", which, root, period=period, version=version)
        return found

    def _voided(self, name: str, which: str, root: tuple[int, int], **given: Any) -> set[int]:
        """Give the entries that voided some rows, which other entries made, that came before."""
        asked = f'SELECT voided_by FROM "{name}" WHERE {which} AND voided_by IS NOT NULL AND entry < :root'
        return set(self._values(asked, root=root[0], **given))

    def _by_table(self, ids: Iterable[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for id_ in ids:
            if is_item(id_):
                found["agenda_item"].add(id_)
            elif looks_like_period(id_):
                found["period"].add(id_)
                found["plan"].add(id_)
            elif id_[1:2] == "-" and id_[0] in _KEPT:
                found[_KEPT[id_[0]]].add(id_)
            elif ":" in id_:
                found["activity"].add(id_)
        return found

    def _one_each(self, found: dict[int, Later]) -> list[Later]:
        """Give one entry of each invocation, the latest first."""
        by_op: dict[str, Later] = {}
        for _, later in sorted(found.items()):
            by_op.setdefault(later.op, later)
        return sorted(by_op.values(), key=lambda later: -later.entry)


def _ids_of(entries: Collection[journal.Entry]) -> set[str]:
    """Give the ids some entries are about or name."""
    items = {f"{e.event.subject}:{e.event.number}" for e in entries if isinstance(e.event, AgendaItemAdded)}
    return items | {id_ for entry in entries for id_ in (entry.event.subject, *journal.mentioned(entry.event))}
