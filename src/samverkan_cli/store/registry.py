"""Opening a registry: for reading, for writing, and making a new one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import RegistryCreated
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store import done, files
from samverkan_cli.store.head import Head, head
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.sqlite import opening, schema
from samverkan_cli.store.sqlite.said import spoken

if TYPE_CHECKING:
    from samverkan_cli.store.apart import NearEnd
    from samverkan_cli.store.writer import Writer

LONGEST_WAIT = 86_400  # seconds: a day


class Registry:
    """A registry's file. `wait` is how many seconds a writer waits for another."""

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path
        self.wait = wait

    @contextmanager
    def reading(self, *, unchecked: bool = False) -> Iterator[Reader]:
        """Give a reader over one unchanging state of the registry.

        `unchecked` is for `verify`, which itself tells of a last entry that does not match its digest.
        """
        opening.examine(self.path)
        with spoken(self.path), opening.reading(self.path, self.wait) as connection:
            if not unchecked:
                head(connection, self.path)
            yield Reader(connection)

    @contextmanager
    def writing(self, verb: str, by: str | None, *, dry_run: bool = False, apart: bool = False) -> Iterator[Writer]:
        """Give a writer; everything it records is kept together at the end, or not at all.

        `dry_run` does all of it and takes it back. Any exception takes it back too. `apart` is for bulk work: a
        process of its own writes what this one has judged.
        """
        opening.examine(self.path)
        kept: Head | None = None
        try:
            with spoken(self.path, writing=True), self._writer(verb, by, apart=apart) as (connection, writer):
                yield writer
                if dry_run:
                    connection.rollback()
                else:
                    kept = writer.head if writer.head != writer.began else None
        except BaseException:
            done.now().recorded |= kept is not None and self._holds(kept)
            raise
        done.now().recorded |= kept is not None

    @contextmanager
    def _writer(
        self, verb: str, by: str | None, *, apart: bool
    ) -> Iterator[tuple[opening.Connection | NearEnd, Writer]]:
        """Give a writer, and the connection that it records through or that asks the process that does."""
        if apart:
            from samverkan_cli.store import apart as process

            if process.POSSIBLE:
                with process.writing(self.path, self.wait) as asking:
                    yield asking, process.Apart(asking, self.path, _registry_id(asking, self.path), verb, by)
                return
        from samverkan_cli.store.writer import Writer

        with opening.writing(self.path, self.wait) as connection:
            yield connection, Writer(connection, self.path, _registry_id(connection, self.path), verb, by)

    def _holds(self, kept: Head) -> bool:
        """Tell whether an entry stands in the journal, when keeping it was interrupted."""
        try:
            with self.reading() as reader:
                return (kept.seq, kept.hash) == reader.last_entry()
        except Exception:  # noqa: BLE001 — it cannot be seen, whatever the reason
            return False

    def must_be_new(self) -> None:
        """Raise `Refused` if there is anything where the registry is to be made."""
        opening.must_be_free(self.path)

    @contextmanager
    def creating(self, verb: str, by: str | None, created: RegistryCreated, *, dry_run: bool) -> Iterator[Writer]:
        """Make the file and its first entry; nothing is left behind when that fails or is a dry run."""
        if dry_run:
            opening.must_be_free(self.path)
            with opening.memory() as connection:
                schema.create(connection)
                yield self._first(connection, verb, by, created)
            return
        with opening.placed(self.path) as made:
            with spoken(self.path), opening.writing(made, self.wait) as connection:
                schema.create(connection)
                yield self._first(connection, verb, by, created)
            files.set_stray_aside(self.path)
        done.now().recorded = True

    def _first(self, connection: opening.Connection, verb: str, by: str | None, created: RegistryCreated) -> Writer:
        from samverkan_cli.store.writer import Writer

        writer = Writer(connection, self.path, created.subject, verb, by)
        writer.record(created)
        return writer


def new_registry_id() -> str:
    """Give the id of a new registry."""
    from uuid import uuid4

    return str(uuid4())


def wait_seconds() -> float:
    """Give how long a writer waits for another: `SAMVERKAN_WAIT` seconds, 30 without it; raises `Refused`."""
    said = os.environ.get("SAMVERKAN_WAIT", "30")
    try:
        seconds = float(said)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= LONGEST_WAIT:  # neither is "nan", which is no number
        raise Refused([no.WaitInvalid("wait", given=said, longest=LONGEST_WAIT)])
    return seconds


def _registry_id(connection: opening.Connection | NearEnd, path: Path) -> str:
    found = connection.execute("SELECT id FROM registry").fetchone()
    if not found or not isinstance(found[0], str):
        raise Refused([no.RegistryDamaged(path=str(path), why="registry")])
    return found[0]
