"""Opening a registry: for reading, for writing, and making a new one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from samverkan_cli.domain.errors import NumberInvalid, Refused, RegistryDamaged
from samverkan_cli.domain.events import RegistryCreated
from samverkan_cli.store import engine, schema
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.tables import table
from samverkan_cli.store.writer import Writer, head


class Registry:
    """A registry's file. `wait` is how many seconds a writer waits for another."""

    def __init__(self, path: Path, wait: float) -> None:
        self.path = path
        self.wait = wait

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Give a reader over one unchanging state of the registry."""
        engine.examine(self.path)
        with engine.spoken(self.path), engine.reading(self.path, self.wait).begin() as connection:
            head(connection)
            yield Reader(connection)

    @contextmanager
    def writing(self, verb: str, by: str | None, *, dry_run: bool = False) -> Iterator[Writer]:
        """Give a writer; everything it records is kept together at the end, or not at all.

        `dry_run` does all of it and takes it back. Any exception takes it back too.
        """
        engine.examine(self.path)
        with engine.spoken(self.path), engine.writing(self.path, self.wait).begin() as connection:
            writer = Writer(connection, _registry_id(connection), verb, by)
            yield writer
            if dry_run:
                connection.rollback()

    @contextmanager
    def creating(self, verb: str, by: str | None, created: RegistryCreated, *, dry_run: bool) -> Iterator[Writer]:
        """Make the file and its first entry; nothing is left behind when that fails or is a dry run."""
        if dry_run:
            with engine.memory().begin() as connection:
                schema.create(connection)
                yield _first(connection, verb, by, created)
            return
        engine.create(self.path)
        try:
            with engine.spoken(self.path), engine.writing(self.path, self.wait).begin() as connection:
                schema.create(connection)
                yield _first(connection, verb, by, created)
        except BaseException:
            self.path.unlink(missing_ok=True)
            self.path.with_name(self.path.name + "-journal").unlink(missing_ok=True)
            raise


def _first(connection: sa.Connection, verb: str, by: str | None, created: RegistryCreated) -> Writer:
    writer = Writer(connection, created.subject, verb, by)
    writer.record(created)
    return writer


def new_registry_id() -> str:
    """Give the id of a new registry."""
    return str(uuid4())


def wait_seconds() -> float:
    """Give how long a writer waits for another: `SAMVERKAN_WAIT` seconds, 30 without it; raises `Refused`."""
    said = os.environ.get("SAMVERKAN_WAIT", "30")
    try:
        return max(0.0, float(said))
    except ValueError:
        raise Refused([NumberInvalid("wait", given=said)]) from None


def _registry_id(connection: sa.Connection) -> str:
    rows = table("registry")
    found = connection.scalar(sa.select(rows.c.id))
    if not isinstance(found, str):
        raise Refused([RegistryDamaged(why="registry")])
    return found
