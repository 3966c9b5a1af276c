"""A registry that cannot be used gives 7, one sentence that says what to do, and is left untouched."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Typed

from samverkan_cli.store.sqlite.opening import APPLICATION_ID

REGISTRY = Path("registry.db")
READ, WRITE = "roll --on 2024-01-01", "actor add 'Blå Tuvan'"


def nothing() -> None:
    """There is no file."""


def empty() -> None:
    REGISTRY.touch()


def text() -> None:
    REGISTRY.write_text("detta är en text\n" * 100, encoding="utf-8")


def folder() -> None:
    REGISTRY.mkdir()


def foreign() -> None:
    with sqlite3.connect(REGISTRY) as connection:
        connection.execute("CREATE TABLE something_else (x)")
    connection.close()


def newer() -> None:
    with sqlite3.connect(REGISTRY) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA user_version=99")
        connection.execute("CREATE TABLE registry (x)")
    connection.close()


def older() -> None:
    with sqlite3.connect(REGISTRY) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("CREATE TABLE registry (x)")
    connection.close()


BAD: list[tuple[Callable[[], None], str, str]] = [
    (nothing, "registry_missing", "samverkan init"),
    (empty, "registry_empty", "samverkan database restore"),
    (text, "registry_foreign", "--db"),
    (folder, "registry_foreign", "--db"),
    (foreign, "registry_foreign", "--db"),
    (newer, "registry_newer", "Uppgradera programmet"),
    (older, "registry_older", "samverkan database upgrade"),
]


@pytest.mark.parametrize("line", [READ, WRITE, "journal verify", "status", f"enroll X {TICKED} --dry-run"])
@pytest.mark.parametrize(("make", "code", "hint"), BAD, ids=lambda made: getattr(made, "__name__", None))
def test_a_bad_registry_gives_7_and_is_left_untouched(
    typed: Typed, make: Callable[[], None], code: str, hint: str, line: str
) -> None:
    make()
    before = REGISTRY.read_bytes() if REGISTRY.is_file() else None
    ran = typed(f"{line} -o json")
    assert (7, [code]) == (ran.status, ran.codes)
    assert hint in ran.error["hint"]
    assert before == (REGISTRY.read_bytes() if REGISTRY.is_file() else None)
    assert not Path("registry.db-journal").exists()


def test_a_registry_locked_for_longer_than_the_wait_gives_7(
    well: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    well("init")
    before = REGISTRY.read_bytes()
    monkeypatch.setenv("SAMVERKAN_WAIT", "0.2")
    other = sqlite3.connect(REGISTRY, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ran = typed(f"{WRITE} -o json")
    assert (7, ["registry_locked"]) == (ran.status, ran.codes)
    assert well(READ).status == 0
    other.execute("ROLLBACK")
    other.close()
    assert before == REGISTRY.read_bytes()
    well(WRITE)


def test_a_read_only_registry_can_be_read_and_gives_7_when_written(well: Typed, typed: Typed) -> None:
    well("init")
    before = REGISTRY.read_bytes()
    REGISTRY.chmod(0o444)
    ran = typed(f"{WRITE} -o json")
    assert (7, ["registry_read_only"]) == (ran.status, ran.codes)
    assert well(READ).status == 0
    assert before == REGISTRY.read_bytes()


def test_a_damaged_last_entry_is_told_before_anything_is_written(well: Typed, typed: Typed) -> None:
    well("init")
    connection = sqlite3.connect(REGISTRY)
    connection.execute("DROP TRIGGER journal_no_update")
    connection.execute("UPDATE journal SET entry = replace(entry, 'init', 'unit')")
    connection.commit()
    connection.close()
    for line in (READ, WRITE):
        assert ["registry_damaged"] == typed(f"{line} -o json").codes


def test_a_torn_file_gives_7(well: Typed, typed: Typed) -> None:
    well("init")
    whole = REGISTRY.read_bytes()
    REGISTRY.write_bytes(whole[:8192] + b"\0" * (len(whole) - 8192))
    for line in (READ, WRITE, "journal verify"):
        ran = typed(f"{line} -o json")
        assert (7, ["registry_damaged"]) == (ran.status, ran.codes)


def test_init_never_writes_over_a_file_or_through_a_link(typed: Typed, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mitt", encoding="utf-8")
    Path("lank.db").symlink_to(victim)
    for name in ("victim.txt", "lank.db"):
        ran = typed(f"--db {name} init -o json")
        assert (4, ["registry_exists"]) == (ran.status, ran.codes)
    assert "mitt" == victim.read_text(encoding="utf-8")
    assert ["folder_missing"] == typed("--db ingen/alls/registry.db init -o json").codes


def test_a_new_registry_is_read_by_its_owner_alone(well: Typed) -> None:
    well("init")
    assert 0o600 == stat.S_IMODE(REGISTRY.stat().st_mode)


def test_an_address_of_a_server_is_told_apart_from_a_file(typed: Typed) -> None:
    ran = typed("--db postgresql://localhost/registry status -o json")
    assert (7, ["backend_unknown"]) == (ran.status, ran.codes)


def test_a_reader_rolls_back_what_a_crash_left(well: Typed) -> None:
    well("init")
    crash = (
        "import sqlite3, os\n"
        "c = sqlite3.connect('registry.db', isolation_level=None)\n"
        "c.execute('PRAGMA cache_size=10')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('CREATE TABLE t (x)')\n"
        "c.executemany('INSERT INTO t VALUES (?)', [('x' * 1000,)] * 500)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", crash], check=False)
    assert Path("registry.db-journal").stat().st_size > 0
    assert well("journal verify -o json").data["ok"]


def test_writers_wait_for_each_other_and_none_is_lost(well: Typed) -> None:
    well("init")
    command = [sys.executable, "-m", "samverkan_cli.main", "actor", "add"]
    environment = {**os.environ, "SAMVERKAN_WAIT": "60"}
    running = [
        subprocess.Popen(
            [*command, f"Förening {n}"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for n in range(8)
    ]
    assert [0] * 8 == [each.wait() for each in running]
    assert {f"A-{n}" for n in range(1, 9)} == {row["id"] for row in well("actor list -o json").data}
    assert well("journal verify -o json").data["ok"]
