"""Bringing an older registry to this version's schema, in one transaction or not at all.

Alembic is loaded here only: it costs more than a whole `enroll`.
"""

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store import done
from samverkan_cli.store.head import head
from samverkan_cli.store.names import SCHEMA
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.sqlite import opening, said, schema
from samverkan_cli.store.sqlite.opening import Connection
from samverkan_cli.store.verify import verify

MIGRATIONS = Path(__file__).with_name("migrations")


def versions(path: Path) -> tuple[int, int]:
    """Give the schema a file has, and the one this version uses; raises `Refused` for what is no registry."""
    opening.examine(path, upgrading=True)
    with said.spoken(path), opening.reading(path, 0) as connection:
        found = opening.schema_of(connection)
        if found == SCHEMA:
            head(connection, path)  # one that cannot be read is not said to be in order
    return found, SCHEMA


def upgrade(path: Path, wait: float) -> None:
    """Run every migration a registry lacks, check the result, and keep all of it or none.

    Raises `Refused` with `registry_damaged` when the schema or a row is not what it must be.
    """
    with said.spoken(path, writing=True), opening.writing(path, wait, foreign_keys=False) as connection:
        try:
            migrate(connection)
            _must_be_sound(path, connection)
        except (sa.exc.OperationalError, sa.exc.IntegrityError) as error:
            raise Refused([said.said(path, error.orig or error, writing=True) or _damaged(path, "schema")]) from None
    done.now().recorded = True


def _damaged(path: Path, why: str) -> no.RegistryDamaged:
    return no.RegistryDamaged(path=str(path), why=why)


def migrate(connection: Connection) -> None:
    """Run the migrations an open data base lacks, and mark it with this version's schema."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    lent = sa.create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    for ending in ("do_commit", "do_rollback", "do_close"):  # the transaction is ours, and ends when all is looked at
        setattr(lent.dialect, ending, lambda _: None)
    with lent.connect() as config.attributes["connection"]:
        command.upgrade(config, "head")
    schema.mark(connection)


def _must_be_sound(path: Path, connection: Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    same = schema.digest(connection) == schema.newest().digest
    if broken or not same:
        raise Refused([_damaged(path, "foreign_key" if broken else "schema")])
    reader = Reader(connection)
    if reader.last_entry()[0] and not verify(reader)["ok"]:
        raise Refused([_damaged(path, "journal")])
