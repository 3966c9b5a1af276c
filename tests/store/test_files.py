"""Copies, restoring, upgrading: whole or not at all."""

import gzip
import sqlite3
from pathlib import Path

import pytest
from conftest import TICKED, Typed

from samverkan_cli.store import upgrade
from samverkan_cli.store.names import SCHEMA
from samverkan_cli.store.sqlite import opening, schema

REGISTRY = Path("registry.db")


@pytest.fixture
def lived(well: Typed, period: str) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10")


def test_a_migrated_data_base_is_the_same_as_a_new_one() -> None:
    with opening.memory() as fresh, opening.memory() as migrated:
        schema.create(fresh)
        upgrade.migrate(migrated)
        assert schema.described(fresh) == schema.described(migrated)
        for pragma in ("application_id", "user_version"):
            assert fresh.execute(f"PRAGMA {pragma}").fetchone()[0] == migrated.execute(f"PRAGMA {pragma}").fetchone()[0]
        version = "SELECT version_num FROM alembic_version"
        assert f"{SCHEMA:04}" == fresh.execute(version).fetchone()[0] == migrated.execute(version).fetchone()[0]


def test_an_upgrade_keeps_a_copy_and_asks_first(well: Typed, typed: Typed) -> None:
    connection = sqlite3.connect(REGISTRY)
    connection.execute(f"PRAGMA application_id={opening.APPLICATION_ID}")
    connection.commit()
    connection.close()
    REGISTRY.chmod(0o600)
    before = REGISTRY.read_bytes()
    asked = typed("database upgrade -o json")
    assert (2, ["answer_needed"]) == (asked.status, asked.codes)
    assert before == REGISTRY.read_bytes()
    told = well("database upgrade --yes -o json").data
    assert (0, SCHEMA) == (told["old"], told["new"])
    assert sqlite3.connect(told["out"]).execute("PRAGMA user_version").fetchone() == (0,)
    with opening.memory() as fresh, opening.reading(REGISTRY, 5) as upgraded:
        schema.create(fresh)
        assert schema.digest(fresh) == schema.digest(upgraded)
    assert "redan" in well("database upgrade").out


@pytest.mark.parametrize(
    "released", sorted(Path(__file__).parents[1].glob("released_registries/*.gz")), ids=lambda p: p.name
)
def test_every_schema_ever_released_upgrades_to_the_one_a_new_registry_has(well: Typed, released: Path) -> None:
    REGISTRY.write_bytes(gzip.decompress(released.read_bytes()))
    told = well("database upgrade --yes -o json").data
    assert (int(released.name[:4]), SCHEMA) == (told["old"], told["new"])
    assert well("journal verify -o json").data["ok"]
    with opening.memory() as fresh, opening.reading(REGISTRY, 5) as upgraded:
        schema.create(fresh)
        assert schema.described(fresh) == schema.described(upgraded)


def test_an_upgrade_that_cannot_be_finished_leaves_the_file_as_it_was(typed: Typed) -> None:
    connection = sqlite3.connect(REGISTRY)
    connection.execute(f"PRAGMA application_id={opening.APPLICATION_ID}")
    connection.execute("CREATE TABLE odd (x)")
    connection.commit()
    connection.close()
    before = REGISTRY.read_bytes()
    ran = typed("database upgrade --yes -o json")
    assert (7, ["registry_damaged"]) == (ran.status, ran.codes)
    assert before == REGISTRY.read_bytes()


def test_a_backup_is_whole_private_and_never_over_another_file(well: Typed, typed: Typed, lived: None) -> None:
    told = well("database backup --out kopia.db -o json").data
    assert 3 == told["entries"]
    assert 0o600 == Path("kopia.db").stat().st_mode & 0o777
    assert well("--db kopia.db journal verify -o json").data["ok"]
    again = typed("database backup --out kopia.db -o json")
    assert (4, ["file_exists"]) == (again.status, again.codes)
    well("database backup --out kopia.db --force")
    assert 7 == typed("database backup --out ingen/alls/kopia.db").status
    assert [] == list(Path().glob(".kopia*"))


def test_a_damaged_copy_is_not_restored(well: Typed, typed: Typed, lived: None) -> None:
    well("database backup --out kopia.db")
    connection = sqlite3.connect("kopia.db")
    connection.execute("UPDATE actor SET name = 'Gula Tuvan'")
    connection.commit()
    connection.close()
    before = REGISTRY.read_bytes()
    ran = typed("database restore kopia.db --yes -o json")
    assert (7, ["registry_damaged"]) == (ran.status, ran.codes)
    assert before == REGISTRY.read_bytes()


def test_restoring_asks_and_brings_back_what_the_copy_holds(well: Typed, typed: Typed, lived: None) -> None:
    head = well("database backup --out kopia.db -o json").data["head"]
    well("body add KS")
    asked = typed("database restore kopia.db -o json")
    assert (2, ["answer_needed"]) == (asked.status, asked.codes)
    assert head == well("database restore kopia.db --yes -o json").data["head"]
    assert (3, head) == tuple(well("status -o json").data[name] for name in ("entries", "head"))
    REGISTRY.unlink()
    well("database restore kopia.db")
    assert well("journal verify -o json").data["ok"]
    well("body add KS")


def test_restoring_over_what_is_no_registry_any_more_works(well: Typed, lived: None) -> None:
    well("database backup --out kopia.db")
    torn = REGISTRY.read_bytes()[:8192]
    REGISTRY.write_bytes(torn)
    well("database restore kopia.db --yes")
    assert well("journal verify -o json").data["ok"]
    assert [torn] == [kept.read_bytes() for kept in Path().glob("registry.db.damaged.*")]


def test_a_copy_of_one_registry_is_not_restored_over_another(well: Typed, typed: Typed, lived: None) -> None:
    well("--db annan.db init")
    well("--db annan.db database backup --out kopia.db")
    before = REGISTRY.read_bytes()
    ran = typed("database restore kopia.db --yes -o json")
    assert (4, ["registry_differs"]) == (ran.status, ran.codes)
    assert before == REGISTRY.read_bytes()


def test_a_file_of_something_else_is_never_restored_over(well: Typed, typed: Typed, lived: None) -> None:
    well("database backup --out kopia.db")
    for name in ("text.db", "annan.db"):
        if name == "text.db":
            Path(name).write_text("mitt" * 100, encoding="utf-8")
        else:
            sqlite3.connect(name).execute("CREATE TABLE mitt (x)").connection.close()
        before = Path(name).read_bytes()
        ran = typed(f"--db {name} database restore kopia.db --yes -o json")
        assert (7, ["registry_foreign"]) == (ran.status, ran.codes)
        assert before == Path(name).read_bytes()


def test_a_file_that_exists_is_not_exported_over(well: Typed, typed: Typed, lived: None) -> None:
    Path("export.jsonl").write_text("mitt", encoding="utf-8")
    ran = typed("journal export --out export.jsonl -o json")
    assert (4, ["file_exists"]) == (ran.status, ran.codes)
    assert "mitt" == Path("export.jsonl").read_text(encoding="utf-8")


def test_a_day_that_is_no_day_cannot_stand_in_a_table(lived: None) -> None:
    connection = sqlite3.connect(REGISTRY)
    for wrong in ("abc", "2026-02-31", "20260101", 0):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute("UPDATE enrollment SET received = ?", (wrong,))
    for column in ("ended_as = 'borta'", "channel = 'duva'", "ended_from = '2026-01-01'"):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            connection.execute(f"UPDATE enrollment SET {column}")
    connection.close()


def test_two_live_enrollments_in_a_period_cannot_stand_in_the_tables(lived: None) -> None:
    connection = sqlite3.connect(REGISTRY)
    columns = "entry, number, actor, period, received, affirmed"
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        connection.execute(
            f"INSERT INTO enrollment (id, {columns})"
            " SELECT 'E-9', entry, 9, actor, period, received, affirmed FROM enrollment"
        )
    connection.close()
