"""Making and comparing schemas. `0001` is the first; `create` makes what the newest migration ends in.

Schemas are compared by what they hold: a table by its columns and rules, in whatever order and wherever they are
written, so that a column that a migration added is the same as one that was there from the beginning.
"""

import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise

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


def described(connection: sa.Connection) -> dict[str, list[str]]:
    """Give every object of the schema by name: a table's columns and rules in order, of others the whole statement."""
    rows = connection.exec_driver_sql(
        "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    )
    return {name: _held(sql) for name, sql in rows}


_WORD = re.compile(r"""'(?:[^']|'')*' | "[^"]*" | [(),] | [^\s(),'"]+""", re.VERBOSE)
_RULES = frozenset({"CONSTRAINT", "CHECK", "FOREIGN", "UNIQUE", "PRIMARY"})  # what a rule of a table begins with
_INNER = frozenset({"CONSTRAINT", "CHECK", "REFERENCES"})  # what a rule that stands in a column begins with


def _held(sql: str) -> list[str]:
    """Give what a statement makes, in one spelling of blanks and quotes."""
    words = [word.strip('"') for word in _WORD.findall(sql)]
    if words[:2] != ["CREATE", "TABLE"]:
        return [" ".join(words)]
    (opening, *_, closing) = _outer(words, {"(", ")"})
    commas = [at + opening + 1 for at in _outer(words[opening + 1 : closing], {","})]
    parts = (words[first + 1 : last] for first, last in pairwise([opening, *commas, closing]))
    return sorted([" ".join(words[closing + 1 :]), *(rule for part in parts for rule in _rules(part))])


def _outer(words: list[str], sought: set[str]) -> list[int]:
    """Give where some words stand outside of all parentheses, those of the outermost ones included."""
    found, depth = [], 0
    for at, word in enumerate(words):
        depth -= word == ")"
        if depth == 0 and word in sought:
            found.append(at)
        depth += word == "("
    return found


def _rules(part: list[str]) -> Iterator[str]:
    """Give a rule of a table, or a column and the rules in it as the table would have them."""
    if part[0] in _RULES:
        yield " ".join(part)
        return
    named = {at + 1 for at in _outer(part, {"CONSTRAINT"})}  # where the name stands: its rule comes after it
    inner = [at for at in _outer(part, set(_INNER)) if at - 1 not in named]
    first, *_ = [*inner, len(part)]
    yield " ".join(part[:first])
    for begin, end in pairwise([*inner, len(part)]):
        rule = part[begin:end]
        if "REFERENCES" in rule:
            at = rule.index("REFERENCES")
            rule[at:at] = ["FOREIGN", "KEY", "(", part[0], ")"]
        yield " ".join(rule)


def digest(connection: sa.Connection) -> str:
    """Give a digest of the schema: the same for a new registry and an upgraded one."""
    return hashlib.sha256(repr(sorted(described(connection).items())).encode()).hexdigest()
