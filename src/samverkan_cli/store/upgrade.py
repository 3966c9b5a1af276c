"""Bringing an older registry to this version's schema, in one transaction or not at all.

Alembic is loaded here only: it costs more than a whole `enroll`.
"""

from pathlib import Path

import sqlalchemy as sa

from samverkan_cli.domain.errors import Refused, RegistryDamaged
from samverkan_cli.store import engine, schema
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.tables import SCHEMA
from samverkan_cli.store.verify import verify

MIGRATIONS = Path(__file__).with_name("migrations")


def versions(path: Path) -> tuple[int, int]:
    """Give the schema a file has, and the one this version uses; raises `Refused` for what is no registry."""
    engine.examine(path, upgrading=True)
    with path.open("rb") as file:
        return int.from_bytes(file.read(64)[60:64], "big"), SCHEMA


def upgrade(path: Path, wait: float) -> None:
    """Run every migration a registry lacks, check the result, and keep all of it or none.

    Raises `Refused` with `registry_damaged` when the schema or a row is not what it must be.
    """
    with engine.spoken(path), engine.writing(path, wait, foreign_keys=False).begin() as connection:
        migrate(connection)
        _must_be_sound(path, connection)


def migrate(connection: sa.Connection) -> None:
    """Run the migrations an open data base lacks, and mark it with this version's schema."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    schema.mark(connection)


def _must_be_sound(path: Path, connection: sa.Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    with engine.memory().begin() as fresh:
        schema.create(fresh)
        same = schema.digest(connection) == schema.digest(fresh)
    if broken or not same:
        raise Refused([RegistryDamaged(path=str(path), why="foreign_key" if broken else "schema")])
    reader = Reader(connection)
    if reader.last_entry()[0] and not verify(reader)["ok"]:
        raise Refused([RegistryDamaged(path=str(path), why="journal")])
