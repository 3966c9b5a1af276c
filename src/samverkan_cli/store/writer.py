"""One writer: it appends each event to the journal and applies it to the tables, in one transaction."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from samverkan_cli.domain.events import EntryTakenBack, Event
from samverkan_cli.domain.refusal import Notice
from samverkan_cli.store import journal, rows
from samverkan_cli.store.head import Head, head
from samverkan_cli.store.names import SERIES
from samverkan_cli.store.projection import Change, changes
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.sqlite.opening import Connection

JOURNAL = ("seq", "subject", "op", "entry", "hash")
SEAL = ("seq", "part", "salt", "value")
MENTION = ("ref", "seq")


class Writer:
    """Records events; what it reads, it reads under the write lock."""

    def __init__(
        self, connection: Connection, path: Path, registry: str, verb: str, by: str | None, op: str | None = None
    ) -> None:
        self.reader = Reader(connection, building=True)
        self.recorded: list[journal.Entry] = []
        self.notices: list[Notice] = []
        self.reached: set[tuple[str, str | int]] = set()  # the table, and id or entry, of what taking back has changed
        self._connection = connection
        self._registry = registry
        self._verb = verb
        self._by = by
        if op is None:
            from uuid import uuid4

            op = str(uuid4())
        self._op = op
        self.watch: Callable[[int], object] = id  # is told how many entries have been made
        self._numbers: dict[str, int] = {}
        self._head = self.began = head(connection, path)

    @property
    def head(self) -> Head:
        """Give the end of the journal."""
        return self._head

    @contextmanager
    def ahead(self) -> Iterator[bool]:
        """Ask what may not know of the last batch that was recorded; tell whether there is anything to gain by it.

        Only where another process writes is there: what it has not yet carried out is not waited for.
        """
        yield False

    @contextmanager
    def taking_back(self) -> Iterator[None]:
        """Take back whatever is done inside: entries, rows, ids and notices are as they were."""
        kept = self._head, dict(self._numbers), list(self.recorded), list(self.notices), set(self.reached), self.watch
        self._connection.execute("SAVEPOINT rehearsal")
        self.watch = id
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK TO rehearsal")
            self._connection.execute("RELEASE rehearsal")
            self._head, self._numbers, self.recorded, self.notices, self.reached, self.watch = kept

    def new_id(self, series: str) -> str:
        """Give the next id of a series, `A-12`; ids are never reused."""
        if series not in self._numbers:
            last = self._connection.execute(f'SELECT max(number) FROM "{SERIES[series]}"').fetchone()[0]
            self._numbers[series] = last or 0
        self._numbers[series] += 1
        return f"{series}-{self._numbers[series]}"

    def new_decision_id(self, year: int) -> str:
        """Give the next id of a decision taken in a year, `D-2023-004`."""
        before = year * 100_000
        asked = "SELECT max(number) FROM decision WHERE number BETWEEN ? AND ?"
        last = self._connection.execute(asked, (before, before + 99_999)).fetchone()[0] or before
        return f"D-{year}-{last + 1 - before:03}"

    def record(self, *events: Event, told: bool = True) -> None:
        """Append the events to the journal and apply them to the tables.

        `told` is for what is shown one by one afterwards; bulk work shows how many.
        """
        entries: list[list[Any]] = []
        seals: list[list[Any]] = []
        mentions: list[list[Any]] = []
        applied: list[Change] = []
        taken: list[tuple[int, int]] = []
        now = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        seq, prev, at = self._head.seq, self._head.hash, max(now, self._head.at)
        for event in events:
            seq += 1
            stamp = journal.Stamp(self._registry, seq, at, self._op, self._verb, self._by, prev)
            written = journal.write(event, stamp)
            prev = journal.digest(written.text.encode())
            entries.append([seq, event.subject, self._op, written.text, prev])
            seals += [[seq, sealed.part, sealed.salt, sealed.value] for sealed in written.seals]
            mentions += [[ref, seq] for ref in written.named]
            applied += changes(event, seq)
            if told:
                self.recorded.append(journal.Entry(stamp, event, prev))
            if type(event) is EntryTakenBack:
                taken.append((seq, event.entry))
        self._head = Head(seq, prev, at)
        self._keep(entries, seals, mentions, applied, taken)
        self.watch(len(events))

    def _keep(
        self,
        entries: list[list[Any]],
        seals: list[list[Any]],
        mentions: list[list[Any]],
        applied: list[Change],
        taken: list[tuple[int, int]],
    ) -> None:
        rows.insert(self._connection, "journal", JOURNAL, entries)
        rows.insert(self._connection, "seal", SEAL, seals)
        rows.insert(self._connection, "mention", MENTION, mentions)
        rows.apply(self._connection, applied)
        if taken:
            from samverkan_cli.store import takeback

            self.reached |= takeback.apply(self._connection, self._connection, taken)
