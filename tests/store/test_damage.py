"""What is wrong with a file is told as what it is: 7, and 6 by `verify`; a bug is told as a bug."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import TICKED, Once, Typed

from samverkan_cli.store.names import SCHEMA
from samverkan_cli.store.sqlite.opening import APPLICATION_ID
from samverkan_cli.store.sqlite.search import PARTS
from samverkan_cli.store.tables import every_table

REGISTRY = Path("registry.db")
LINES = ("actor show Almby", "check", f"enroll Ny {TICKED}")


@pytest.fixture
def lived(well: Typed, period: str, typed_once: Once) -> None:
    typed_once(
        f"enroll Almby {TICKED} --received 2024-01-10 --contact 'Eva Ek <eva@example.org>'",
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide",
        "decision add 'Almby utesluts' --body KS --date 2025-10-08",
        "task add Ring --due 2025-01-01",
    )


def tampered(*statements: str) -> None:
    """Change the file as somebody with another program would."""
    connection = sqlite3.connect(REGISTRY, isolation_level=None)
    for statement in ("PRAGMA ignore_check_constraints=ON", "PRAGMA writable_schema=ON", *statements):
        connection.execute(statement)
    connection.close()


def told(typed: Typed, *lines: str) -> Iterator[tuple[str, int, list[str]]]:
    for line in lines:
        ran = typed(f"{line} -o json")
        yield line, ran.status, ran.codes if ran.status not in (0, 6) else []


@pytest.mark.parametrize(
    "name", [*[made.name for made in every_table()][::7], "journal", "actor", "enrollment", "seal"]
)
def test_a_table_that_is_gone_is_damage_and_no_bug(typed: Typed, lived: None, name: str) -> None:
    tampered("PRAGMA foreign_keys=OFF", f'DROP TABLE "{name}"')
    for line, status, codes in told(typed, *LINES):
        assert status in (0, 3, 5, 6) or ["registry_damaged"] == codes, (line, status, codes)
    ran = typed("journal verify -o json")
    assert (6, False) == (ran.status, ran.data["ok"])
    assert typed("database backup --out kopia.db").status == 7
    assert not Path("kopia.db").exists()


CODED = [
    (made.name, column.name)
    for made in every_table()
    for column in made.columns
    if type(column.type).__name__ == "Enum" and made.name in ("actor", "enrollment", "body", "mandate", "decision")
]


def test_coded_words_stand_in_the_tables_that_are_tried() -> None:
    assert 5 <= len(CODED)


@pytest.mark.parametrize(("name", "column"), CODED)
def test_a_coded_word_that_is_none_is_damage_and_no_bug(typed: Typed, lived: None, name: str, column: str) -> None:
    tampered(f'UPDATE "{name}" SET "{column}" = \'krokodil\'')
    for line, status, codes in told(typed, *LINES, "body list", "roll --on 2024-06-01"):
        assert status in (0, 3, 4, 5, 6) or ["registry_damaged"] == codes, (line, status, codes)
    assert 6 == typed("journal verify").status


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE enrollment SET received = 'igår'",
        "UPDATE enrollment SET effective = NULL",
        "UPDATE period SET first_day = 17",
        "UPDATE actor SET name = x'f6'",
        "UPDATE journal SET entry = 'inte json'",
        "DELETE FROM registry",
        "DELETE FROM actor",
        "DELETE FROM journal",
        "DELETE FROM alembic_version",
        "INSERT INTO alembic_version VALUES ('9999')",
        "CREATE TABLE extra (x)",
        "CREATE VIEW extra AS SELECT * FROM person",
    ],
)
def test_a_row_that_was_changed_by_another_program_is_damage_and_no_bug(
    typed: Typed, lived: None, statement: str
) -> None:
    tampered("DROP TRIGGER journal_no_update", "DROP TRIGGER journal_no_delete", statement)
    for line, status, codes in told(typed, *LINES):
        assert status in (0, 3, 4, 5, 6) or ["registry_damaged"] == codes, (line, status, codes)
    assert 6 == typed("journal verify").status


@pytest.mark.parametrize("kind", ["index", "trigger"])
def test_an_index_or_a_trigger_that_is_gone_is_found(typed: Typed, lived: None, kind: str) -> None:
    connection = sqlite3.connect(REGISTRY)
    found = "SELECT name FROM sqlite_master WHERE type = ? AND sql IS NOT NULL"
    names = [row[0] for row in connection.execute(found, (kind,))]
    connection.close()
    assert names
    whole = REGISTRY.read_bytes()
    for name in (names[0], names[-1]):
        REGISTRY.write_bytes(whole)
        tampered(f'DROP {kind} "{name}"')
        assert 6 == typed("journal verify").status, name


@pytest.mark.parametrize("version", [SCHEMA])
def test_a_foreign_file_with_our_mark_is_no_registry(typed: Typed, version: int) -> None:
    connection = sqlite3.connect(REGISTRY)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={version}")
    connection.execute("CREATE TABLE recept (namn, CHECK (namn <> ''))")
    connection.commit()
    connection.close()
    before = REGISTRY.read_bytes()
    for line, status, codes in told(typed, *LINES, "database backup --out k.db", "database upgrade --yes"):
        assert (7, ["registry_damaged"]) == (status, codes), line
    assert 6 == typed("journal verify").status
    assert before == REGISTRY.read_bytes()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM search_index_docsize WHERE id = (SELECT min(id) FROM search_index_docsize)",
        "UPDATE search_index_docsize SET sz = x'0001'",
        "UPDATE search_index_content SET c1 = 'annat'",
        "UPDATE search_index_content SET c0 = 'A-99'",
        "INSERT INTO search_index_config VALUES ('rank', 'bm25(10.0)')",
        "UPDATE search_index_config SET v = 99 WHERE k = 'version'",
        "DELETE FROM search_index_idx",
        "UPDATE search_index_idx SET pgno = 400",
        "UPDATE search_index_data SET block = zeroblob(length(block)) WHERE id > 10",
        "DELETE FROM search_index_data WHERE id > 10",
        "DELETE FROM search_index_data WHERE id = 10",
        "UPDATE search_index_data SET block = x'7f7f7f' WHERE id = 1",
        "INSERT INTO search_index_data VALUES (999999999999, 'Eva Ek 070-1')",
        "DROP TABLE search_index_docsize",
        "DROP TABLE search_index",
    ],
)
def test_the_tables_of_the_search_index_belong_to_verify(typed: Typed, lived: None, statement: str) -> None:
    tampered(statement)
    ran = typed("journal verify -o json")
    assert (6, False) == (ran.status, ran.data["ok"])
    for line, status, codes in told(typed, "search Almby", "actor add 'Ny förening'"):
        assert status in (0, 3) or (7, ["registry_damaged"]) == (status, codes), (line, status, codes)


def test_the_index_of_a_long_life_is_whole_to_verify(well: Typed, period: str) -> None:
    rows = "".join(f"Förening {n} i Ånnaboda;ja;ja;Eva Ek {n}\n" for n in range(300))
    Path("svar.csv").write_text(f"namn;värdegrund;principer;undertecknare\n{rows}", encoding="utf-8")
    well(f"enroll --period {period} --from svar.csv")
    for n in range(1, 30):
        well(f"actor rename A-{n} 'Nytt namn {n}'")
    well("undo")
    assert well("journal verify -o json").data["ok"]
    assert 5 == len(PARTS)


def test_a_bug_in_a_whole_registry_is_told_as_a_bug(typed: Typed, lived: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from samverkan_cli.store.reader import Reader

    monkeypatch.delenv("SAMVERKAN_TRACEBACK")

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Reader, "roll", broken)
    ran = typed("roll --on 2024-06-01")
    assert (1, True) == (ran.status, "Programfel" in ran.err)


def test_which_file_is_damaged_is_told(typed: Typed, lived: None) -> None:
    tampered("DROP TRIGGER journal_no_update", "UPDATE journal SET entry = replace(entry, 'task', 'tusk')")
    for line in ("roll", "actor add X"):
        ran = typed(line)
        assert (7, True) == (ran.status, "Registret registry.db är skadat" in ran.err), ran.err
