"""One writer: it appends each event to the journal and applies it to the tables, in one transaction."""

import json
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import sqlalchemy as sa

from samverkan_cli.domain.errors import Notice, Refused, RegistryDamaged
from samverkan_cli.domain.events import EntryTakenBack, Event
from samverkan_cli.store import journal, rows
from samverkan_cli.store.projection import Change, changes
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.tables import table

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

SERIES = {
    "A": "actor",
    "P": "person",
    "E": "enrollment",
    "R": "recorded_roll",
    "B": "body",
    "M": "meeting",
    "G": "working_group",
    "T": "task",
    "W": "watch_item",
    "N": "renewal_plan",
}


JOURNAL = ("seq", "subject", "op", "entry", "hash")
MENTION = ("ref", "seq")


@dataclass
class Batch:
    """Some events as they are kept."""

    rows: list[list[Any]] = field(default_factory=list)
    seals: list[list[Any]] = field(default_factory=list)
    salts: list[bytes] = field(default_factory=list)
    mentions: list[list[Any]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    entries: list[journal.Entry] = field(default_factory=list)

    @property
    def taken(self) -> list[tuple[int, int]]:
        """Give the entries that take back, each with the one it takes back."""
        return [(e.stamp.seq, e.event.entry) for e in self.entries if isinstance(e.event, EntryTakenBack)]


@dataclass(frozen=True)
class Head:
    """The end of the journal: the last entry's number, digest and time."""

    seq: int
    hash: str
    at: str


class Writer:
    """Records events; what it reads, it reads under the write lock."""

    def __init__(self, connection: sa.Connection, registry: str, verb: str, by: str | None) -> None:
        self.reader = Reader(connection)
        self.recorded: list[journal.Entry] = []
        self.notices: list[Notice] = []
        self.reached: set[tuple[str, str | int]] = set()  # the table, and id or entry, of what taking back has changed
        self._connection = connection
        self._registry = registry
        self._verb = verb
        self._by = by
        self._op = str(uuid4())
        self.watch: Callable[[int], object] = id  # is told how many entries have been made
        self._numbers: dict[str, int] = {}
        self._pool: ThreadPoolExecutor | None = None
        self._kept: Future[None] | None = None
        self.head = self.began = head(connection)

    def new_id(self, series: str) -> str:
        """Give the next id of a series, `A-12`; ids are never reused."""
        if series not in self._numbers:
            self.settle()
            number = table(SERIES[series]).c.number
            self._numbers[series] = self._connection.scalar(sa.select(sa.func.max(number))) or 0
        self._numbers[series] += 1
        return f"{series}-{self._numbers[series]}"

    def new_decision_id(self, year: int) -> str:
        """Give the next id of a decision taken in a year, `D-2023-004`."""
        number = table("decision").c.number
        query = sa.select(sa.func.max(number)).where(number.between(year * 100_000, year * 100_000 + 99_999))
        last = self._connection.scalar(query) or year * 100_000
        return f"D-{year}-{last + 1 - year * 100_000:03}"

    def record(self, *events: Event, told: bool = True) -> None:
        """Append the events to the journal and apply them to the tables.

        `told` is for what is shown one by one afterwards; bulk work shows how many.
        """
        self.settle()
        batch = self.prepared(events)
        if told:
            self.recorded += batch.entries
        self._keep(batch)

    def prepared(self, events: Sequence[Event]) -> Batch:
        """Give the events as entries of the journal and rows of the tables, not yet kept."""
        batch = Batch()
        now = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        seq, prev, at = self.head.seq, self.head.hash, max(now, self.head.at)
        for event in events:
            seq += 1
            stamp = journal.Stamp(self._registry, seq, at, self._op, self._verb, self._by, prev)
            written = journal.write(event, stamp)
            prev = journal.digest(written.text.encode())
            batch.rows.append([seq, event.subject, self._op, written.text, prev])
            for sealed in written.seals:
                batch.seals.append([seq, sealed.part, sealed.value])
                batch.salts.append(sealed.salt)
            batch.mentions += [[ref, seq] for ref in written.named]
            batch.changes += changes(event, seq)
            batch.entries.append(journal.Entry(stamp, event, prev))
        self.head = Head(seq, prev, at)
        self.watch(len(events))
        return batch

    def start(self, batch: Batch) -> None:
        """Keep a batch in the background, while the next one is being checked; `settle` waits for it."""
        from concurrent.futures import ThreadPoolExecutor

        self.settle()
        self._pool = self._pool or ThreadPoolExecutor(1)
        self._kept = self._pool.submit(self._keep, batch)

    def settle(self) -> None:
        """Wait until everything that was started is kept; until then nothing may be read."""
        kept, self._kept = self._kept, None
        if kept:
            kept.result()

    def rest(self) -> None:
        """Wait until nothing is being kept any more, however often somebody interrupts.

        What were still kept after the transaction is taken back would be kept for good.
        """
        while self._pool:
            try:
                with _undisturbed():
                    self._pool.shutdown()
                self._pool = None
            except KeyboardInterrupt:
                continue

    def _keep(self, batch: Batch) -> None:
        rows.insert(self._connection, "journal", JOURNAL, batch.rows)
        rows.insert_seals(self._connection, batch.seals, batch.salts)
        rows.insert(self._connection, "mention", MENTION, batch.mentions)
        rows.apply(self._connection, batch.changes)
        if taken := batch.taken:
            from samverkan_cli.store import takeback

            self.reached |= takeback.apply(self._connection, self._connection, taken)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let no Ctrl-C through meanwhile; only the main thread is ever told of one."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


def head(connection: sa.Connection) -> Head:
    """Give the end of the journal; raises `Refused` when the last entry does not match its digest."""
    entries = table("journal")
    last = connection.execute(sa.select(entries).order_by(entries.c.seq.desc()).limit(1)).mappings().first()
    if last is None:
        return Head(0, journal.NO_HASH, "")
    if journal.digest(last["entry"].encode()) != last["hash"]:
        raise Refused([RegistryDamaged(why=f"journal {last['seq']}")])
    return Head(last["seq"], last["hash"], json.loads(last["entry"])["at"])
