"""Making and comparing schemas. `0001` is the first; `create` makes what the newest migration ends in.

Schemas are compared by what they hold: a table by its columns and rules, in whatever order and wherever they are
written, so that a column that a migration added is the same as one that was there from the beginning.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from samverkan_cli.store.names import BOOKKEEPING, SCHEMA
from samverkan_cli.store.sqlite.opening import APPLICATION_ID, Connection, memory

MIGRATION = f"{SCHEMA:04}"
SEARCHING = (
    "CREATE VIRTUAL TABLE search_index USING fts5(ref UNINDEXED, text, tokenize='unicode61 remove_diacritics 2')"
)
_NO = "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
_UNNAMED = (  # a seal changes only where the last entry is an erasure that names it
    "NOT EXISTS (SELECT 1 FROM erased_seal WHERE target = old.seq AND seal = old.part"
    " AND entry = (SELECT max(seq) FROM journal))"
)
GUARDING = (  # `recursive_triggers` must be on: without it a row that is replaced is not seen
    "CREATE TRIGGER journal_no_gap BEFORE INSERT ON journal"
    " WHEN new.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)"
    " BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END",
    f"CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal {_NO}",
    f"CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal {_NO}",
    f"CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal WHEN {_UNNAMED}"
    f" OR new.seq <> old.seq OR new.part <> old.part {_NO}",
    f"CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal WHEN {_UNNAMED} {_NO}",
)


def create(connection: Connection) -> None:
    """Make every table, index, trigger and mark of the newest schema in an empty data base."""
    for statement in (*tables(), *GUARDING, SEARCHING):
        connection.execute(statement)
    connection.execute("INSERT INTO alembic_version VALUES (?)", (MIGRATION,))
    mark(connection)


def tables() -> list[str]:
    """Give the statements that make the tables and indexes; they are printed from the classes of the tables."""
    return Path(__file__).with_name("schema.sql").read_text(encoding="utf-8").split(";\n")[:-1]


class Newest(NamedTuple):
    """What the newest schema is: its digest, and the columns of the tables that events are projected to."""

    digest: str
    columns: dict[str, dict[str, int]]


@cache
def newest() -> Newest:
    """Give what the newest schema is; it is made once, to be looked at."""
    with memory() as whole:
        create(whole)
        return Newest(digest(whole), columns_of(whole))


def bare(connection: Connection) -> None:
    """Make every table, and the lines of the search index, without what guards them, for a replay to be compared."""
    for name, columns in newest().columns.items():
        keys = ", ".join(f'"{column}"' for column, key in columns.items() if key)
        every = ", ".join(f'"{column}"' for column in columns)
        connection.execute(f'CREATE TABLE "{name}" ({every}, PRIMARY KEY ({keys})) WITHOUT ROWID')
    connection.execute("CREATE INDEX taken_back_target ON taken_back (target)")
    connection.execute("CREATE TABLE search_index (rowid INTEGER PRIMARY KEY, ref, text)")


def columns_of(connection: Connection) -> dict[str, dict[str, int]]:
    """Give the columns of every table that events are projected to, each with its place in the key, 0 outside it."""
    asked = (
        "SELECT m.name, c.name, c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND m.name NOT LIKE 'search_index%' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1, c.cid"
    )
    found: dict[str, dict[str, int]] = {}
    for name, column, key in connection.execute(asked):
        if name not in BOOKKEEPING:
            found.setdefault(name, {})[column] = key
    return found


def mark(connection: Connection) -> None:
    """Write the marks that tell the file from others, and its schema from older and newer ones."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")


def described(connection: Connection) -> dict[str, list[str]]:
    """Give every object of the schema by name: a table's columns and rules in order, of others the whole statement."""
    rows = connection.execute(
        "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    )
    return {name: _held(sql) for name, sql in rows}


_WORD = re.compile(r"""'(?:[^']|'')*' | "[^"]*" | [(),] | [^\s(),'"]+""", re.VERBOSE)
_RULES = frozenset({"CONSTRAINT", "CHECK", "FOREIGN", "UNIQUE", "PRIMARY"})  # what a rule of a table begins with
_INNER = frozenset({"CONSTRAINT", "CHECK", "REFERENCES"})  # what a rule that stands in a column begins with


@cache  # the newest schema and the one that is held to it are mostly the same
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


def digest(connection: Connection) -> str:
    """Give a digest of the schema: the same for a new registry and an upgraded one."""
    return hashlib.sha256(repr(sorted(described(connection).items())).encode()).hexdigest()
