"""Questions about invocations: which entries one command made, and whether they are taken back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import EntryTakenBack
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.undo import Invocation
from samverkan_cli.store import journal
from samverkan_cli.store.reader.base import Asking, in_batches

_BATCH = 500


class InvocationReader(Asking):
    """Invocations, and the entries they made."""

    def entries_of(self, op: str) -> list[int]:
        """Give the numbers of the entries that one command made, by the id of the command; none for anything else."""
        return self._values("SELECT seq FROM journal WHERE op = :op ORDER BY seq", op=op)

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
        span = self._span(root) if taking else (first, end)
        erased = self._value(
            "SELECT entry FROM erasure WHERE entry BETWEEN :first AND :last LIMIT 1", first=first, last=end
        )
        return Invocation(op, verb, first, end, by, span, taking % 2 == 1, erased)

    def latest(self, *, again: bool = False) -> Invocation | None:
        """Give what a command did latest, of all that is in force; with `again`, what was taken back latest.

        Who takes back once more comes to the command before, so those that are taken back, and what took them back,
        are passed over.
        """
        asked = "SELECT max(entry) FROM taken_back WHERE voided_by IS NULL AND entry <= :seq"
        seq: int | None = self._value("SELECT max(seq) FROM journal")
        while seq and (seq := self._value(asked, seq=seq) if again else seq):
            found = self.invocation(seq)
            if found.by is None and found.again == again:
                return found
            seq = found.first - 1
        return None

    def taking(self, number: int | None) -> Invocation | None:
        """Give the invocation that took an entry back, by either's number, or None where the entry is in force."""
        if number is None:
            return self.latest(again=True)
        found = self.invocation(number)
        if found.by is not None and not found.again:
            found = self.invocation(found.by)
        return found if found.again and found.by is None else None

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
        erased = self.erased_of(seq for seq, _, _ in batch)
        for seq, entry, hash_ in batch:
            read = journal.read(entry, hash_, held[seq])
            yield replace(read, erased=erased[seq]) if seq in erased else read

    def erased_of(self, entries: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """Give the fields that were erased of those of some entries that any were erased of."""
        found: dict[int, tuple[str, ...]] = {}
        for some in in_batches(entries):
            for target, fields in self._rows(
                "SELECT target, fields FROM erased_seal WHERE target IN :entries", entries=some
            ):
                found[target] = (*found.get(target, ()), *fields.split())
        return found
