"""Questions about invocations: which entries one command made, what builds on them, and whether they are taken back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import EntryTakenBack, RollRecorded
from samverkan_cli.domain.notation import looks_like_period
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.undo import Invocation, Later
from samverkan_cli.store import journal
from samverkan_cli.store.names import SERIES
from samverkan_cli.store.reader.base import Asking, in_batches

_BATCH = 500
ABOUT_PERIODS = (  # the columns that lead to a period or plan
    ("activity", "plan"),
    ("case", "period"),
    ("enrollment", "period"),
    ("exclusion", "period"),
    ("invitation", "period"),
    ("period_text", "period"),
    ("policy_setting", "period"),
    ("provision", "period"),
    ("recorded_roll", "period"),
    ("reminder", "period"),
    ("renewal_plan", "from_period"),
    ("renewal_plan", "period"),
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


class InvocationReader(Asking):
    """Invocations, and the entries they made."""

    def invocation(self, number: int | None) -> Invocation:
        """Give the invocation an entry belongs to; without a number, the latest."""
        last = self._value("SELECT max(seq) FROM journal") if number is None else number
        found = self._rows("SELECT op, entry FROM journal WHERE seq = :seq", seq=last)
        if not found:
            raise Refused([no.NotFound("entry", given=str(number), noun="entry")])
        op, verb = found[0][0], json.loads(found[0][1])["verb"]
        ((first, end),) = self._rows("SELECT min(seq), max(seq) FROM journal WHERE op = :op", op=op)
        by = self._latest_against(first)
        taking, root = 0, first
        while isinstance((event := self.numbered([root])[root].event), EntryTakenBack):
            taking, root = taking + 1, event.entry
        return Invocation(op, verb, first, end, by, self._span(root) if taking else (first, end), taking % 2 == 1)

    def _span(self, seq: int) -> tuple[int, int]:
        """Give the first and the last entry of the invocation an entry belongs to."""
        asked = "SELECT min(seq), max(seq) FROM journal WHERE op = (SELECT op FROM journal WHERE seq = :seq)"
        ((first, last),) = self._rows(asked, seq=seq)
        return first, last

    def _latest_against(self, seq: int) -> int | None:
        """Give the entry that takes another back, or None."""
        found: int | None = self._value(
            "SELECT entry FROM taken_back WHERE target = :seq AND voided_by IS NULL", seq=seq
        )
        return found

    def subjects_back_from(self, last: int, first: int) -> Iterator[list[tuple[int, str]]]:
        """Give the numbers and subjects of some entries, the latest first, some thousand at a time."""
        asked = "SELECT seq, subject FROM journal WHERE seq BETWEEN :first AND :last ORDER BY seq DESC LIMIT 2000"
        while found := self._rows(asked, first=first, last=last):
            yield found
            last = found[-1][0] - 1

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
                numbers = self.numbers_about(_ids_of(self.numbered(some).values()))
                made = self.numbered(seq for seq in numbers if first <= seq <= last)
                found |= self._holding(list(made.values()), invocation, set(some))
        found |= self.numbered(self._periods_used(self._keys_in(first, last), invocation.last))
        if invocation.again:
            found |= self.numbered(self._stood_on(invocation))
        later = {seq: Later(seq, e.stamp.verb, e.event.subject, e.stamp.op) for seq, e in found.items()}
        return self._one_each(later)

    def _holding(
        self, entries: Sequence[journal.Entry], invocation: Invocation, since: set[int]
    ) -> dict[int, journal.Entry]:
        """Give those of some later entries that build on some entries."""
        from samverkan_cli.store.reach import Reach

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

    def _periods_used(self, ids: set[str], after: int) -> set[int]:
        """Give the entries that made rows for some periods or plans: their keys are not ids that entries mention."""
        found: set[int] = set()
        for key in filter(looks_like_period, ids):
            for name, column in ABOUT_PERIODS:
                asked = f'SELECT entry FROM "{name}" WHERE {column} = :key AND entry > :after AND voided_by IS NULL'
                found |= set(self._values(asked, key=key, after=after))
        return found

    def _gone(self, entries: Sequence[journal.Entry], root: tuple[int, int]) -> set[int]:
        """Give the entries that voided what some entries stand on, if others did than took those back."""
        from samverkan_cli.store.reach import Reach, period_of

        reach, named, texts = Reach(), set[str](), set[tuple[str, int]]()
        for entry in (entry for entry in entries if not isinstance(entry.event, RollRecorded)):
            reach.add(entry)
            keys = {str(getattr(entry.event, name, "")) for name in ("period", "from_period", "plan")} - {""}
            named |= {entry.event.subject, *keys, *journal.mentioned(entry.event)}
            if version := getattr(entry.event, "text_version", None):
                texts.add((period_of(entry.event), version))
        parts = {(name, seq) for name, seq in reach.parts if not root[0] <= seq <= root[1]}
        found: set[int] = set()
        for name, ids in self._by_table(named - reach.made).items():
            for some in in_batches(ids):
                found |= self._voided(name, "id IN :ids", root, ids=some)
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
            if looks_like_period(id_):
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

    def numbered(self, numbers: Iterable[int]) -> dict[int, journal.Entry]:
        """Give some entries by their numbers."""
        found: dict[int, journal.Entry] = {}
        asked = "SELECT seq, entry, hash FROM journal WHERE seq IN :numbers ORDER BY seq"
        for some in in_batches(numbers):
            batch = self._rows(asked, numbers=some)
            found |= {entry.stamp.seq: entry for entry in self._opened(batch)}
        return found

    def numbers_about(self, refs: Iterable[str]) -> set[int]:
        """Give the numbers of the entries whose subject is one of some ids, or that name one."""
        found: set[int] = set()
        asked = "SELECT seq FROM journal WHERE subject IN :refs UNION SELECT seq FROM mention WHERE ref IN :refs"
        for some in in_batches(refs):
            found |= set(self._values(asked, refs=some))
        return found

    def subjects(self, numbers: Iterable[int]) -> set[str]:
        """Give what some entries are about."""
        found: set[str] = set()
        for some in in_batches(numbers):
            found |= set(self._values("SELECT subject FROM journal WHERE seq IN :numbers", numbers=some))
        return found

    def _opened(self, batch: Sequence[tuple[int, str, str]]) -> Iterator[journal.Entry]:
        held: dict[int, dict[str, str | None]] = defaultdict(dict)
        for some in in_batches(seq for seq, _, _ in batch):
            for seq, part, value in self._rows("SELECT seq, part, value FROM seal WHERE seq IN :numbers", numbers=some):
                held[seq][part] = value
        for seq, entry, hash_ in batch:
            yield journal.read(entry, hash_, held[seq])


def _ids_of(entries: Iterable[journal.Entry]) -> set[str]:
    """Give the ids some entries are about or name."""
    return {id_ for entry in entries for id_ in (entry.event.subject, *journal.mentioned(entry.event))}
