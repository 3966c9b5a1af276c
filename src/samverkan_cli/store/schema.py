"""Making and comparing schemas. `0001` is the first; `create` makes what the newest migration ends in."""

import hashlib
import re

import sqlalchemy as sa

from samverkan_cli.store import tables
from samverkan_cli.store.engine import APPLICATION_ID

MIGRATION = f"{tables.SCHEMA:04}"


def create(connection: sa.Connection) -> None:
    """Make every table, index, trigger and mark of the newest schema in an empty data base."""
    tables.checked().create_all(connection)
    for statement in (*tables.guarding(), tables.SEARCHING):
        connection.exec_driver_sql(statement)
    connection.execute(sa.insert(tables.table("alembic_version")).values(version_num=MIGRATION))
    mark(connection)


def bare(connection: sa.Connection) -> None:
    """Make every table without what guards it, and the search index, for a replay that is compared afterwards."""
    for made in tables.every_table():
        if made.name not in tables.BOOKKEEPING:
            columns = ", ".join(f'"{column.name}"' for column in made.columns)
            keys = ", ".join(f'"{column.name}"' for column in made.primary_key.columns)
            connection.exec_driver_sql(f'CREATE TABLE "{made.name}" ({columns}, PRIMARY KEY ({keys})) WITHOUT ROWID')
    connection.exec_driver_sql("CREATE INDEX taken_back_target ON taken_back (target)")
    connection.exec_driver_sql(tables.SEARCHING)


def mark(connection: sa.Connection) -> None:
    """Write the marks that tell the file from others, and its schema from older and newer ones."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {tables.SCHEMA}")


def described(connection: sa.Connection) -> dict[str, str]:
    """Give every object of the schema by name, in one spelling of blanks and quotes."""
    rows = connection.exec_driver_sql(
        "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    )
    return {
        name: re.sub(r"\s+", " ", re.sub(r"\s*([(),])\s*", r"\1", sql.replace('"', ""))).strip() for name, sql in rows
    }


def digest(connection: sa.Connection) -> str:
    """Give a digest of the schema: the same for a new registry and an upgraded one."""
    return hashlib.sha256(repr(sorted(described(connection).items())).encode()).hexdigest()
