"""Bulk work by two processes: one judges, the other records what has been judged.

The other process opens the registry, holds the lock, and is a `Writer` there: what is recorded is handed over and not
waited for. A question is answered when all that was handed over before it is recorded; one that is asked `ahead` does
not wait for the last batch. Nothing is kept but on the word of the one who judges; when that word does not come,
because it was killed, everything is taken back.
"""

import gc
import marshal
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from itertools import groupby, islice
from pathlib import Path
from queue import SimpleQueue
from threading import BoundedSemaphore, Thread
from typing import Any

import msgspec

from samverkan_cli.domain.events import EVENTS, Event
from samverkan_cli.store import journal
from samverkan_cli.store.head import Head
from samverkan_cli.store.sqlite import opening, said
from samverkan_cli.store.writer import Writer

POSSIBLE = os.name == "posix"  # elsewhere a process cannot wait for two pipes at once
_SOME = 64  # events that are handed over together: between them a question is answered
_AHEAD = 128  # orders, at most, that wait to be carried out
_SOON = 0.001  # seconds in which another question is looked for after one: they seldom come alone
_SIZE = 8  # bytes that tell how long what follows is
_packed = msgspec.msgpack.encode
Rows = list[tuple[Any, ...]]


class Answer:
    """What was answered, told as a cursor tells it."""

    def __init__(self, columns: list[str], rows: Rows) -> None:
        self.description = [(column,) for column in columns]
        self._rows = iter(rows)

    def fetchmany(self, size: int) -> Rows:
        """Give as many of the rows as are asked for, or those that are left."""
        return list(islice(self._rows, size))

    def fetchall(self) -> Rows:
        """Give every row that is left."""
        return list(self._rows)

    def fetchone(self) -> tuple[Any, ...] | None:
        """Give the next row, or None."""
        return next(self._rows, None)


class NearEnd:
    """The near end of the other process, to ask and to order; a reader takes it for a connection."""

    def __init__(self, path: Path, wait: float) -> None:
        taken, self._orders = os.pipe()
        self._process = subprocess.Popen(  # noqa: S603 — our own module; -P: what lies in the folder is never run
            [sys.executable, "-P", "-m", __name__, str(path.resolve()), str(wait), str(taken)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a traceback can hold people's data
            pass_fds=(taken,),
            start_new_session=True,  # what interrupts this process is none of its business
        )
        os.close(taken)
        self._given = 0
        self._batches = (0, 0)  # what had been given at the ends of the last two batches
        self._enough: int | None = None  # what must have been carried out to answer; without it, all
        self._ended = False
        self._queue: SimpleQueue[bytes | None] = SimpleQueue()
        self._room = BoundedSemaphore(_AHEAD)
        self._sender = Thread(target=self._send, daemon=True)
        self._sender.start()

    def _send(self) -> None:
        while (order := self._queue.get()) is not None:
            with suppress(BrokenPipeError):  # why it ended is told when it is asked next
                _write(self._orders, order)
            self._room.release()

    def order(self, said_: bytes) -> None:
        """Hand something over that is to be done."""
        self._room.acquire()
        self._given += 1
        self._queue.put(said_)

    def batch(self) -> None:
        """End a batch of orders."""
        self._batches = (self._batches[1], self._given)

    @contextmanager
    def ahead(self) -> Iterator[None]:
        """Have what is asked here answered when all but the last batch has been carried out."""
        self._enough = self._batches[0]
        try:
            yield
        finally:
            self._enough = None

    def execute(self, sql: str, given: Any = ()) -> Answer:
        """Ask, as a connection does."""
        if isinstance(given, dict):
            return Answer(*self.ask(sql, {name: _plain(fact) for name, fact in given.items()}))
        return Answer(*self.ask(sql, tuple(map(_plain, given))))

    def ask(self, what: str, facts: Any = None) -> Any:
        """Give the answer to a question in SQL, or to one of the words the other process knows."""
        assert self._process.stdin and self._process.stdout
        try:
            enough = self._given if self._enough is None else self._enough
            _write(self._process.stdin.fileno(), marshal.dumps((what, facts, enough)))
            found, failed = marshal.loads(_read(self._process.stdout.fileno()))  # noqa: S302 — the other end is our own
        except (EOFError, BrokenPipeError):
            raise said.error(*said.ENDED) from None
        if failed:
            raise said.error(*failed)
        return found

    def commit(self) -> None:
        """Keep what was recorded, unless it has been taken back."""
        if not self._ended:
            self.ask("keep")
            self._ended = True

    def rollback(self) -> None:
        """Take back what was recorded."""
        self.ask("take back")
        self._ended = True

    def close(self) -> None:
        """End the other process; what was not kept is taken back."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()
        self._queue.put(None)
        self._sender.join()
        os.close(self._orders)


class Apart(Writer):
    """A writer whose entries are made by another process."""

    def __init__(self, asking: NearEnd, path: Path, registry: str, verb: str, by: str | None) -> None:
        super().__init__(asking, path, registry, verb, by)  # type: ignore[arg-type]  # it asks as a connection does
        self._asking = asking
        asking.ask("writer", (registry, verb, by, self._op))

    def record(self, *events: Event, told: bool = True) -> None:
        """Hand the events over, a batch; what is `told` is waited for."""
        for at in range(0, len(events), _SOME):
            self._asking.order(_packed((told, _alike(events[at : at + _SOME]))))
        self._asking.batch()
        if told:
            made = self._asking.ask("told")
            for event, (stamp, hash_) in zip(events, made, strict=True):
                self.recorded.append(journal.Entry(journal.Stamp(*stamp), event, hash_))
        self.watch(len(events))

    @contextmanager
    def ahead(self) -> Iterator[bool]:
        """Ask what may not know of the last batch that was recorded; there is time to gain by it."""
        with self._asking.ahead():
            yield True

    @property
    def head(self) -> Head:
        """Give the end of the journal when all that was handed over has been recorded."""
        return Head(*self._asking.ask("head"))


@contextmanager
def writing(path: Path, wait: float) -> Iterator[NearEnd]:
    """Give the near end of a process that holds the write lock; what it has recorded is kept at the end."""
    opening.must_be_writable(path)
    asking = NearEnd(path, wait)
    try:
        asking.ask("SELECT 1", ())  # a file that is locked is told of here
        yield asking
        opening.keep(asking)
    finally:
        asking.close()


def _alike(events: Sequence[Event]) -> list[tuple[str, list[Event]]]:
    """Give events with their kinds, those that follow each other together."""
    return [(kind, list(run)) for kind, run in groupby(events, key=lambda event: event.KIND)]


def _plain(fact: Any) -> Any:
    """Give a fact as it is handed over: a day as a text, a word as nothing but one."""
    return str(fact) if fact is not None and type(fact) not in {str, int, bytes} else fact


def _write(end: int, said_: bytes) -> None:
    whole = memoryview(len(said_).to_bytes(_SIZE, "big") + said_)
    while whole:
        whole = whole[os.write(end, whole) :]


def _read(end: int) -> bytes:
    """Give what was said whole; raises `EOFError` when nobody will say more."""
    return _exactly(end, int.from_bytes(_exactly(end, _SIZE), "big"))


def _exactly(end: int, size: int) -> bytes:
    parts = []
    while size:
        part = os.read(end, size)
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


# the other process ------------------------------------------------------------------------------


@cache
def _decoder(kind: str) -> Any:
    several: Any = list.__class_getitem__(EVENTS[kind])
    return msgspec.msgpack.Decoder(several)


_orders = msgspec.msgpack.Decoder(tuple[bool, list[tuple[str, msgspec.Raw]]])


class _Recording:
    """The far end: it records what it is handed, and answers what it is asked."""

    def __init__(self, connection: opening.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._writer: Writer | None = None
        self._failed: Exception | None = None

    def serve(self, orders: int) -> None:
        """Carry out orders and answer questions until the word comes that ends the transaction, or nobody is there."""
        asking, done = sys.stdin.fileno(), 0
        question: tuple[str, Any, int] | None = None
        while True:
            if question and done >= question[2]:
                self._answer(*question[:2])
                if question[0] in {"keep", "take back"}:
                    return
                question = None
                select.select([asking], [], [], _SOON)
            ready, _, _ = select.select([orders] if question else [asking, orders], [], [])
            if asking in ready:
                question = marshal.loads(_read(asking))  # noqa: S302 — the other end is our own process
            else:
                self._carry_out(_read(orders))
                done += 1

    def _carry_out(self, order: bytes) -> None:
        assert self._writer
        if self._failed:
            return
        try:
            told, parts = _orders.decode(order)
            events = [event for kind, raw in parts for event in _decoder(kind).decode(raw)]
            self._writer.record(*events, told=told)
        except Exception as error:  # noqa: BLE001 — the one who judges tells of it
            self._failed = error

    def _answer(self, what: str, facts: Any) -> None:
        answer: tuple[Any, Any]
        try:
            answer = (None, said.told(self._failed)) if self._failed else (self._found(what, facts), None)
        except Exception as error:  # noqa: BLE001 — as above
            answer = (None, said.told(error))
        _write(sys.stdout.fileno(), marshal.dumps(answer))

    def _found(self, what: str, facts: Any) -> Any:
        if what == "writer":
            registry, verb, by, op = facts
            self._writer = Writer(self._connection, self._path, registry, verb, by, op)
            return None
        if what in {"keep", "take back"}:
            return self._connection.commit() if what == "keep" else self._connection.rollback()
        if what in {"told", "head"}:
            assert self._writer
            if what == "head":
                return msgspec.structs.astuple(self._writer.head)
            made, self._writer.recorded = self._writer.recorded, []
            return [(tuple(entry.stamp), entry.hash) for entry in made]
        found = self._connection.execute(what, facts)
        return [each[0] for each in found.description], found.fetchall()


def main(path: str, wait: str, orders: str) -> None:
    """Hold a transaction for the process that started this one."""
    gc.disable()  # nothing that is made here goes round in a circle
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # it ends when the one who judges does
    with suppress(EOFError, BrokenPipeError):
        try:
            with opening.writing(Path(path), float(wait)) as connection:
                try:
                    _Recording(connection, Path(path)).serve(int(orders))
                finally:
                    connection.rollback()  # what was not kept
        except said.DatabaseError as error:
            _read(sys.stdin.fileno())
            _write(sys.stdout.fileno(), marshal.dumps((None, said.told(error))))


if __name__ == "__main__":
    main(*sys.argv[1:])
