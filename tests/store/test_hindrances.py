"""What hinders is told as what it is: the disk, the rights, an interrupted run; damage only where there is damage."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Typed

from samverkan_cli.store import files
from samverkan_cli.store.sqlite import opening
from samverkan_cli.store.sqlite import said as answers

REGISTRY = Path("registry.db")
LINES = ("roll", "actor add X", "journal verify", "database backup --out kopia.db", "database upgrade --yes")


@pytest.mark.parametrize("kind", ["pipe", "folder", "device", "socket-less link"])
def test_what_is_no_file_is_no_registry_at_once(typed: Typed, kind: str) -> None:
    made: dict[str, Callable[[], object]] = {
        "pipe": lambda: os.mkfifo(REGISTRY),
        "folder": REGISTRY.mkdir,
        "device": lambda: REGISTRY.symlink_to("/dev/zero"),
        "socket-less link": lambda: REGISTRY.symlink_to(REGISTRY.name),
    }
    made[kind]()
    for line in LINES:
        ran = typed(f"{line} -o json")
        assert (7, True) == (ran.status, ran.codes[0] in ("registry_foreign", "registry_missing")), ran.err
    assert 4 == typed("init").status
    assert not Path("kopia.db").exists()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "registry_unreadable"),
        (errno.EPERM, "registry_unreadable"),
        (errno.EIO, "disk_error"),
        (errno.ESTALE, "disk_error"),
        (errno.EMFILE, "disk_error"),
        (errno.ENOTDIR, "registry_missing"),
    ],
)
def test_what_the_system_will_not_have_read_is_told_by_its_reason(
    well: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    well("init")
    opened = Path.open

    def hindered(self: Path, *given: Any, **named: Any) -> Any:
        if self.name == "registry.db":
            raise OSError(number, os.strerror(number), str(self))
        return opened(self, *given, **named)

    monkeypatch.setattr(Path, "open", hindered)
    for line in LINES:
        ran = typed(f"{line} -o json")
        assert (7, [code], False) == (ran.status, ran.codes, "skadat" in ran.err), ran.err


def hot(name: str) -> None:
    """Leave what a crash in the middle of a write leaves."""
    crash = (
        "import sqlite3, os, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size=10')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('CREATE TABLE t (x)')\n"
        "c.executemany('INSERT INTO t VALUES (?)', [('x' * 1000,)] * 500)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", crash, name], check=False)
    assert Path(f"{name}-journal").stat().st_size > 0


@pytest.mark.parametrize("line", ["roll", "journal verify", "database backup --out kopia.db", "actor add X", "status"])
@pytest.mark.parametrize("linked", [False, True])
def test_what_a_crash_left_is_rolled_back_by_any_command_also_behind_a_link(
    well: Typed, line: str, *, linked: bool
) -> None:
    Path("mapp").mkdir()
    name = "mapp/register.db" if linked else "registry.db"
    well(f"--db {name} init")
    if linked:
        REGISTRY.symlink_to(name)
    hot(name)
    well(line)
    assert well("journal verify -o json").data["ok"]
    connection = sqlite3.connect(name)
    assert [] == connection.execute("SELECT name FROM sqlite_master WHERE name = 't'").fetchall()
    connection.close()


def test_a_copy_with_a_hot_journal_can_be_restored_from(well: Typed) -> None:
    well("init")
    well("actor add Almby")
    well("database backup --out kopia.db")
    hot("kopia.db")
    well("database restore kopia.db --yes")
    assert ["Almby"] == [row["name"] for row in well("actor list -o json").data]


def test_who_may_not_write_is_told_that_something_was_interrupted(
    well: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    well("init")
    hot("registry.db")
    monkeypatch.setattr(os, "access", lambda *_: False)
    for line in ("roll", "database backup --out kopia.db"):
        ran = typed(f"{line} -o json")
        assert (7, ["registry_unfinished"]) == (ran.status, ran.codes), ran.err


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (sqlite3.SQLITE_IOERR_FSYNC, "disk_error"),
        (sqlite3.SQLITE_IOERR_READ, "disk_error"),
        (sqlite3.SQLITE_FULL, "disk_full"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "registry_read_only"),
        (sqlite3.SQLITE_CANTOPEN, "disk_error"),
        (sqlite3.SQLITE_PERM, "disk_error"),
        (sqlite3.SQLITE_BUSY, "registry_locked"),
        (sqlite3.SQLITE_CORRUPT, "registry_damaged"),
        (sqlite3.SQLITE_NOTADB, "registry_damaged"),
        (sqlite3.SQLITE_CONSTRAINT, None),
    ],
)
def test_each_answer_of_the_data_base_is_told_as_what_it_is(well: Typed, code: int, told: str | None) -> None:
    well("init")
    error = sqlite3.OperationalError("sagt av databasen")
    error.sqlite_errorcode = code
    for writing in (False, True):
        said = answers.said(REGISTRY, error, writing=writing)
        assert told == (said.code if said else None)


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is missing")
@pytest.mark.parametrize(("call", "number"), [("pwrite64", 1), ("pwrite64", 6), ("fdatasync", 1), ("fdatasync", 3)])
@pytest.mark.parametrize("fault", ["EIO", "ENOSPC"])
def test_a_disk_that_fails_is_never_told_as_damage(well: Typed, call: str, number: int, fault: str) -> None:
    well("init")
    inject = ["strace", "-qq", "-o", "/dev/null", "-e", f"inject={call}:error={fault}:when={number}"]
    command = [*inject, sys.executable, "-m", "samverkan_cli.main", "actor", "add", "Almby"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    there = ["Almby"] == [row["name"] for row in well("actor list -o json").data]
    assert (7, False, False) == (ran.returncode, "skadat" in ran.stderr, "Programfel" in ran.stderr), ran.stderr
    assert not there or "journal list" in ran.stderr
    assert well("journal verify -o json").data["ok"]


@pytest.mark.parametrize("wait", ["inf", "-inf", "nan", "-1", "1e400", "86401", "", "tio", "1e9"])
def test_a_wait_that_cannot_be_waited_is_refused(
    well: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch, wait: str
) -> None:
    well("init")
    monkeypatch.setenv("SAMVERKAN_WAIT", wait)
    for line in ("roll", "actor add X"):
        ran = typed(f"{line} -o json")
        assert (2, ["wait_invalid"]) == (ran.status, ran.codes)
    for right in ("0", "0.5", "86400"):
        monkeypatch.setenv("SAMVERKAN_WAIT", right)
        well("roll")


def test_a_registry_with_two_names_is_read_and_not_written(well: Typed, typed: Typed) -> None:
    well("init")
    os.link(REGISTRY, "annat.db")
    for name in ("registry.db", "annat.db"):
        well(f"--db {name} roll")
        ran = typed(f"--db {name} actor add X -o json")
        assert (7, ["registry_linked"]) == (ran.status, ran.codes)
    well("database backup --out kopia.db")
    assert ["registry_linked"] == typed("database restore kopia.db --yes -o json").codes
    os.link("kopia.db", "kopia2.db")
    Path("annat.db").unlink()
    well("actor add X")
    well("database restore kopia2.db --yes")


def test_a_registry_of_which_only_the_header_is_left_is_not_called_up_to_date(well: Typed, typed: Typed) -> None:
    well("init")
    REGISTRY.write_bytes(REGISTRY.read_bytes()[:100])
    for line in ("database upgrade --yes", "roll", "journal verify", "database backup --out k.db"):
        ran = typed(f"{line} -o json")
        assert (7, ["registry_damaged"]) == (ran.status, ran.codes), line


def test_a_folder_is_never_written_over(well: Typed, typed: Typed, period: str) -> None:
    well(f"enroll Almby {TICKED} --received 2024-02-01")
    Path("mapp").mkdir()
    for line in (
        "database backup --out mapp --force",
        "journal export --out mapp --force",
        f"export register --period {period} --out mapp --force",
    ):
        ran = typed(line)
        assert (2, True) == (ran.status, "det är en mapp" in ran.err), ran.err
    assert [] == list(Path("mapp").iterdir())


@pytest.mark.parametrize(("number", "code", "status"), [(errno.ENOSPC, "disk_full", 7), (errno.EIO, "disk_error", 7)])
def test_a_file_that_the_disk_has_no_room_for_is_told_so_and_leaves_nothing(
    well: Typed, typed: Typed, period: str, monkeypatch: pytest.MonkeyPatch, number: int, code: str, status: int
) -> None:
    well(f"enroll Almby {TICKED} --received 2024-02-01")

    def failing(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    before = sorted(Path().iterdir())
    monkeypatch.setattr(os, "fsync", failing)
    for line in ("journal export --out ut.jsonl", f"export register --period {period} --out ut.csv"):
        ran = typed(f"{line} -o json") if "export register" not in line else typed(line)
        assert status == ran.status, ran.err
        assert "{" not in ran.err or [code] == ran.codes
    assert before == sorted(Path().iterdir())


@pytest.mark.parametrize("name", [".kopia.db.{}-abc_1.samverkan", ".registry.db.{}-x1.samverkan-journal"])
def test_what_a_killed_command_left_half_made_is_gone_at_the_next_run(well: Typed, name: str) -> None:
    well("init")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for line in ("database backup --out kopia.db", "actor add X", "database restore kopia.db --yes"):
        left, used, other = (Path(name.format(process)) for process in (ended.pid, os.getppid(), "x"))
        for each in (left, used, other):
            each.write_text("Eva Ek", encoding="utf-8")
        files._cleared.clear()
        well(line)
        assert (False, True, True) == (left.exists(), used.exists(), other.exists())


def test_a_journal_whose_registry_is_gone_does_not_reach_a_new_one(well: Typed) -> None:
    for line in ("init", "database restore kopia.db"):
        well("--db gammal.db init")
        well("--db gammal.db database backup --out kopia.db --force")
        hot("gammal.db")
        Path("gammal.db-journal").rename("registry.db-journal")
        well(line)
        assert well("journal verify -o json").data["ok"]
        assert not Path("registry.db-journal").exists()
        Path("gammal.db").unlink()
        REGISTRY.unlink()


def test_a_registry_is_never_restored_from_itself_nor_over_a_newer_one_of_another(well: Typed, typed: Typed) -> None:
    well("init")
    Path("lank.db").symlink_to(REGISTRY)
    for name in ("registry.db", "lank.db"):
        assert ["same_file"] == typed(f"database restore {name} --yes -o json").codes
    well("--db annan.db init")
    well("--db annan.db database backup --out kopia.db")
    connection = sqlite3.connect(REGISTRY)
    connection.execute("PRAGMA user_version=99")
    connection.commit()
    connection.close()
    assert ["registry_differs"] == typed("database restore kopia.db --yes -o json").codes


def test_two_restores_after_each_other_keep_one_copy_of_the_same_state(well: Typed) -> None:
    well("init")
    well("database backup --out kopia.db")
    well("actor add Almby")
    first = well("database restore kopia.db --yes -o json").data["kept"]
    held = REGISTRY.read_bytes()
    shutil.copy(first, REGISTRY)  # as if the first had been killed before it put anything in place
    assert first == well("database restore kopia.db --yes -o json").data["kept"]
    assert len(held) == len(REGISTRY.read_bytes())
    assert 1 == len(list(Path().glob("registry.db.replaced.*")))


def test_an_upgrade_that_was_killed_when_its_copy_was_made_leaves_one_copy(well: Typed) -> None:
    connection = sqlite3.connect(REGISTRY)
    connection.execute(f"PRAGMA application_id={opening.APPLICATION_ID}")
    connection.commit()
    connection.close()
    kept = Path(f"registry.db.schema0.{files.moment()}")
    shutil.copy(REGISTRY, kept)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    os.link(kept, f".{kept.name}.{ended.pid}-abc.samverkan")
    files._cleared.clear()
    assert str(kept) == well("database upgrade --yes -o json").data["out"]
    assert [kept] == [each for each in Path().iterdir() if "schema0" in each.name]


@pytest.mark.parametrize("schema", [0, 1, 99])
def test_what_an_upgrade_was_interrupted_in_is_rolled_back_before_it_is_called_older_or_newer(
    well: Typed, schema: int
) -> None:
    well("init")
    hot("registry.db")
    half = bytearray(REGISTRY.read_bytes())
    half[60:64] = schema.to_bytes(4, "big")
    REGISTRY.write_bytes(half)
    well("roll")
    assert well("journal verify -o json").data["ok"]


def test_a_file_of_something_else_is_left_alone_whatever_lies_beside_it(well: Typed, typed: Typed) -> None:
    well("init")
    hot("registry.db")
    for content in (b"mitt" * 100, b"SQLite format 3\0" + b"x" * 4080):
        REGISTRY.write_bytes(content)
        assert ["registry_foreign"] == typed("roll -o json").codes
        assert content == REGISTRY.read_bytes()


def test_two_copies_that_are_set_aside_within_one_second_have_a_name_each(well: Typed) -> None:
    well("init")
    well("database backup --out kopia.db")
    for name in ("Alfa", "Beta"):
        well(f"actor add {name}")
        well("database restore kopia.db --yes")
    assert 2 == len(list(Path.cwd().glob("registry.db.replaced.*")))
