"""Two schemas are the same when they hold the same columns and rules, wherever these are written."""

import re
import sqlite3
from contextlib import closing
from importlib import import_module

import pytest
from conftest import Typed

from samverkan_cli.store.sqlite import opening, schema
from samverkan_cli.store.tables import statements

TABLE = (
    'CREATE TABLE one (id VARCHAR NOT NULL, day DATE, "case" VARCHAR, CONSTRAINT pk_one PRIMARY KEY (id, day),'
    " CONSTRAINT ck_one_word CHECK (day IN ('a, b', 'c (d')),"
    ' CONSTRAINT fk_one_case FOREIGN KEY("case") REFERENCES two (id) )'
)
OTHERS = (
    "CREATE TABLE two (id VARCHAR NOT NULL, CONSTRAINT pk_two PRIMARY KEY (id))",
    "CREATE INDEX ix_one ON one (day, id) WHERE day IS NULL",
    "CREATE TRIGGER no_delete BEFORE DELETE ON one BEGIN SELECT RAISE(ABORT, 'never'); END",
)


def described(*statements: str) -> dict[str, list[str]]:
    with opening.memory() as connection:
        for statement in statements:
            connection.execute(statement)
        return schema.described(connection)


@pytest.mark.parametrize(
    "statements",
    [
        (
            'CREATE TABLE one (day DATE, "case" VARCHAR, "id" VARCHAR NOT NULL,'
            ' CONSTRAINT fk_one_case FOREIGN KEY("case")  REFERENCES two(id), CONSTRAINT pk_one PRIMARY KEY (id,day),'
            "\n CONSTRAINT ck_one_word CHECK (day IN ('a, b','c (d')))",
        ),
        (
            "CREATE TABLE new_one (id VARCHAR NOT NULL, day DATE, CONSTRAINT pk_one PRIMARY KEY (id, day),"
            " CONSTRAINT ck_one_word CHECK (day IN ('a, b', 'c (d')))",
            "ALTER TABLE new_one RENAME TO one",
            'ALTER TABLE one ADD COLUMN "case" VARCHAR CONSTRAINT fk_one_case REFERENCES two (id)',
        ),
        (
            'CREATE TABLE one (id VARCHAR NOT NULL, "case" VARCHAR CONSTRAINT fk_one_case REFERENCES two (id),'
            " day DATE CONSTRAINT ck_one_word CHECK (day IN ('a, b', 'c (d')),"
            " CONSTRAINT pk_one PRIMARY KEY (id, day))",
        ),
    ],
)
def test_columns_and_rules_are_the_same_in_any_order_and_wherever_they_are_written(
    statements: tuple[str, ...],
) -> None:
    assert described(TABLE, *OTHERS) == described(*statements, *OTHERS)


@pytest.mark.parametrize(
    ("this", "other"),
    [
        ("day DATE", "day VARCHAR"),
        ("day DATE", "day DATE NOT NULL"),
        ("day DATE", "day DATE DEFAULT '2024-01-01'"),
        ("day DATE", "day DATE, more INTEGER"),
        ("id VARCHAR NOT NULL, day", "id VARCHAR, day"),
        ("PRIMARY KEY (id, day)", "PRIMARY KEY (day, id)"),
        ("'a, b'", "'a,b'"),
        ("'c (d'", "'c(d'"),
        (" CONSTRAINT ck_one_word CHECK (day IN ('a, b', 'c (d')),", ""),
        ("REFERENCES two", "REFERENCES one"),
        ("REFERENCES two (id)", "REFERENCES two (id) ON DELETE CASCADE"),
        ("REFERENCES two (id) )", "REFERENCES two (id)) WITHOUT ROWID"),
        ("(day, id)", "(id, day)"),
        ("CREATE INDEX", "CREATE UNIQUE INDEX"),
        (" WHERE day IS NULL", ""),
        ("ix_one", "ix_other"),
        ("BEFORE DELETE", "AFTER DELETE"),
        ("'never'", "'seldom'"),
    ],
)
def test_whatever_holds_something_else_is_another_schema(this: str, other: str) -> None:
    whole = (TABLE, *OTHERS)
    changed = tuple(statement.replace(this, other) for statement in whole)
    assert whole != changed
    assert described(*whole) != described(*changed)


def test_a_rule_moved_to_another_column_is_another_schema() -> None:
    first = "CREATE TABLE one (a INTEGER REFERENCES two (id), b INTEGER)"
    second = "CREATE TABLE one (a INTEGER, b INTEGER REFERENCES two (id))"
    assert described(first) != described(second)


def test_a_column_that_is_added_with_its_rules_is_the_one_a_new_registry_has() -> None:
    with opening.memory() as fresh, opening.memory() as altered:
        schema.create(fresh)
        schema.create(altered)
        table = str(altered.execute("SELECT sql FROM sqlite_master WHERE name = 'registry'").fetchone()[0])
        rule = "CONSTRAINT ck_registry_municipality_length CHECK (length(municipality) <= 20000)"
        before = re.sub(r"\s+municipality VARCHAR,", "", table.replace(f"{rule},", ""))
        assert "municipality" not in before
        altered.execute("DROP TABLE registry")
        altered.execute(before)
        assert schema.digest(fresh) != schema.digest(altered)
        altered.execute(f"ALTER TABLE registry ADD COLUMN municipality VARCHAR {rule}")
        assert schema.described(fresh) == schema.described(altered)
        assert schema.digest(fresh) == schema.digest(altered)


def test_the_file_of_the_schema_is_what_the_classes_of_the_tables_make() -> None:
    assert list(statements()) == schema.tables()


RULES = "SELECT * FROM policy_setting WHERE from_day IS NOT NULL ORDER BY entry"


def test_the_seventh_migration_gives_rules_on_networks_the_rows_that_a_new_registry_gives_them(
    well: Typed, period: str
) -> None:
    well("body add KS --kind nämnd")
    well("decision add 'Nätverk' --body KS --date 2024-02-28")
    for word, month in (("nej", 3), ("ja", 4), ("nej", 5), ("ja", 6), ("nej", 7)):
        well(f"period set 2024-2027 nätverk={word} --from 2024-0{month}-01 --decision D-2024-001")
    for line in ("undo 9", "redo 9", "undo 9", "undo 8", "undo 7", "redo 7", "undo 7", "redo 7"):
        well(line)
    migration = import_module("samverkan_cli.store.migrations.versions.0007_the_council_year")
    (statement,) = [each for each in migration.STATEMENTS if "against" in each]
    with closing(sqlite3.connect("registry.db")) as connection:
        rows = connection.execute(RULES).fetchall()
        assert [False, False, False, True, True] == [row[1] is not None for row in rows]
        connection.execute("DELETE FROM policy_setting WHERE from_day IS NOT NULL")
        connection.execute(statement)
        assert rows == connection.execute(RULES).fetchall()
