"""A transaction that writes in a process of its own, so that bulk work is judged while it is written.

The other process opens the file, holds the lock and does what it is told: what is to be written is handed over and
not waited for, a question is answered when all that was handed over before it is done. One that is asked `behind` does
not wait for the last batch. Nothing is kept but on the word of the one who judges;
when that word does not come, because it was killed, everything is taken back.
"""

import marshal
import os
import select
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from threading import BoundedSemaphore, Thread
from typing import Any, NamedTuple

from samverkan_cli.store.sqlite import opening

POSSIBLE = os.name == "posix"  # elsewhere a process cannot wait for two pipes at once
_AHEAD = 24  # orders, at most, that wait to be carried out
_SOME = 8192  # values, about, that are handed over together: between them a question is answered
_SIZE = 8  # bytes that tell how long what follows is
Rows = list[tuple[Any, ...]]


class Fetched(NamedTuple):
    """What was answered, told as a cursor tells it."""

    columns: list[str]
    rows: Rows

    @property
    def description(self) -> list[tuple[str]]:
        """Give the names of the columns, each as a cursor does."""
        return [(column,) for column in self.columns]

    def fetchall(self) -> Rows:
        """Give every row."""
        return self.rows

    def fetchone(self) -> tuple[Any, ...] | None:
        """Give the first row, or None."""
        return self.rows[0] if self.rows else None


class Apart:
    """A connection to ask and to write through, whose transaction another process holds."""

    def __init__(self, path: Path, wait: float) -> None:
        taken, self._orders = os.pipe()
        self._process = subprocess.Popen(  # noqa: S603 — our own interpreter and module
            [sys.executable, "-m", __name__, str(path.resolve()), str(wait), str(taken)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=(taken,),
            start_new_session=True,  # what interrupts this process is none of its business
        )
        os.close(taken)
        assert self._process.stdin and self._process.stdout
        self._asking, self._answers = self._process.stdin.fileno(), self._process.stdout.fileno()
        self._given = 0
        self._marks = (0, 0)  # what had been given at the ends of the last two batches
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

    def _order(self, sql: str, rows: Rows) -> None:
        said = marshal.dumps((sql, rows))
        self._room.acquire()
        self._given += 1
        self._queue.put(said)

    def executemany(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Hand over rows to be written."""
        some = max(1, _SOME // len(rows[0]))
        for at in range(0, len(rows), some):
            self._order(sql, [_plain(row) for row in rows[at : at + some]])

    def execute(self, sql: str, given: Any = ()) -> Fetched:
        """Ask, and give the answer; what is no question is handed over."""
        facts: Any = dict(zip(given, _plain(given.values()), strict=True)) if isinstance(given, dict) else _plain(given)
        if sql.lstrip().startswith(("SELECT", "WITH", "PRAGMA")):
            return self.answer(sql, facts)
        self._order(sql, [facts])
        return Fetched([], [])

    def answer(self, sql: str | None, facts: Any) -> Fetched:
        """Give the answer to a question, or to the word that ends the transaction, which is none."""
        try:
            _write(self._asking, marshal.dumps((sql, facts, self._given if self._enough is None else self._enough)))
            said = marshal.loads(_read(self._answers))  # noqa: S302 — the other end is our own process
        except (EOFError, BrokenPipeError):
            raise sqlite3.OperationalError("the process that writes has ended") from None
        if len(said) == 3:
            raise _error(*said)
        return Fetched(*said)

    def mark(self) -> None:
        """End a batch."""
        self._marks = (self._marks[1], self._given)

    @contextmanager
    def behind(self) -> Iterator[None]:
        """Answer what is asked here when all but the last batch has been carried out."""
        self._enough = self._marks[0]
        try:
            yield
        finally:
            self._enough = None

    def commit(self) -> None:
        """Keep what was handed over, unless it has been taken back."""
        if not self._ended:
            self.answer(None, True)  # noqa: FBT003 — the fact is the word
            self._ended = True

    def rollback(self) -> None:
        """Take back what was handed over."""
        self.answer(None, False)  # noqa: FBT003 — as above
        self._ended = True

    def close(self) -> None:
        """End the other process; what was not kept is taken back."""
        self._process.stdin.close()  # type: ignore[union-attr]  # it was asked for
        self._process.stdout.close()  # type: ignore[union-attr]  # as above
        self._process.wait()
        self._queue.put(None)
        self._sender.join()
        os.close(self._orders)


@contextmanager
def writing(path: Path, wait: float) -> Iterator[opening.Connection]:
    """Give a connection as `opening.writing` does, whose transaction another process holds."""
    opening.must_be_writable(path)
    made = Apart(path, wait)
    try:
        made.answer("SELECT 1", ())  # a file that is locked is told of here
        yield made  # type: ignore[misc]  # it does what a connection does
        opening.keep(made)  # type: ignore[arg-type]  # as above
    finally:
        made.close()


class _Ways(dict[type, Callable[[Any], Any] | None]):
    """How a value of each type is handed over: None for what is plain already."""

    def __missing__(self, kind: type) -> Callable[[Any], Any] | None:
        way = next((way for base, way in ((str, str), (date, date.isoformat)) if issubclass(kind, base)), None)
        self[kind] = way
        return way


_WAYS = _Ways({str: None, int: None, type(None): None, tuple: " ".join})


def _plain(row: Any) -> tuple[Any, ...]:
    return tuple([value if (way := _WAYS[type(value)]) is None else way(value) for value in row])


def _write(end: int, said: bytes) -> None:
    whole = memoryview(len(said).to_bytes(_SIZE) + said)
    while whole:
        whole = whole[os.write(end, whole) :]


def _read(end: int) -> bytes:
    """Give what was said whole; raises `EOFError` when nobody will say more."""
    return _exactly(end, int.from_bytes(_exactly(end, _SIZE)))


def _exactly(end: int, size: int) -> bytes:
    parts = []
    while size:
        part = os.read(end, size)
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _error(name: str, code: int, told: str) -> sqlite3.Error:
    error: sqlite3.Error = getattr(sqlite3, name)(told)
    error.sqlite_errorcode = code
    return error


def _error_parts(error: sqlite3.Error) -> tuple[str, int, str]:
    return type(error).__name__, getattr(error, "sqlite_errorcode", 0) or 0, str(error)


def _serve(connection: opening.Connection, orders: int) -> None:
    """Carry out orders and answer questions until the word comes that ends the transaction, or nobody is there."""
    asking, answers, done = 0, 1, 0
    failed: sqlite3.Error | None = None
    question: tuple[str | None, Any, int] | None = None
    while True:
        if question and done >= question[2]:
            sql, facts, _ = question
            try:
                if failed:
                    raise failed
                said: Any = _answered(connection, sql, facts) if sql else _end(connection, kept=facts)
            except sqlite3.Error as error:
                said = _error_parts(error)
            _write(answers, marshal.dumps(said))
            if sql is None:
                return
            question = None
        ready, _, _ = select.select([orders] if question else [asking, orders], [], [])
        if asking in ready:
            question = marshal.loads(_read(asking))  # noqa: S302 — the other end is our own process
        elif not failed:
            try:
                connection.executemany(*marshal.loads(_read(orders)))  # noqa: S302 — as above
            except sqlite3.Error as error:
                failed = error
            done += 1
        else:
            _read(orders)
            done += 1


def _answered(connection: opening.Connection, sql: str, facts: Any) -> tuple[list[str], Rows]:
    found = connection.execute(sql, facts)
    return [each[0] for each in found.description], found.fetchall()


def _end(connection: opening.Connection, *, kept: bool) -> tuple[list[str], Rows]:
    if kept:
        connection.commit()
    else:
        connection.rollback()
    return [], []


def main(path: str, wait: str, orders: str) -> None:
    """Hold a transaction for the process that started this one."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # it ends when the one who judges does
    try:
        with opening.writing(Path(path), float(wait)) as connection:
            with suppress(EOFError, BrokenPipeError):
                _serve(connection, int(orders))
            connection.rollback()  # what was not kept
    except sqlite3.Error as error:
        with suppress(EOFError, BrokenPipeError):
            _read(0)
            _write(1, marshal.dumps(_error_parts(error)))


if __name__ == "__main__":
    main(*sys.argv[1:])
