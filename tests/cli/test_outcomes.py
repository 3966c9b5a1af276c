"""What is told of a command is what became of it, whichever stream is closed, full or broken."""

import contextlib
import io
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Typed

from samverkan_cli import main, render
from samverkan_cli.cli import call
from samverkan_cli.store import done
from samverkan_cli.store.sqlite import opening

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device to write to")
PROGRAM = f"'{sys.executable}' -m samverkan_cli.main"
WAYS = {
    "stdout closed": "%s >&-",
    "stderr closed": "%s 2>&-",
    "all closed": "%s <&- >&- 2>&-",
    "stdout full": "%s >/dev/full",
    "stderr full": "%s 2>/dev/full",
    "both full": "%s >/dev/full 2>&1",
    "stdout broken": "( trap '' PIPE; %s; echo $? >status ) | true; exit $(cat status)",
    "both broken": "( trap '' PIPE; %s 2>&1; echo $? >status ) | true; exit $(cat status)",
}
FALSE = ("Inget har", "Programfel", "Traceback", "inte registrerats")


def ran(way: str, line: str) -> tuple[int, str]:
    """Run a line in a shell with its streams as the way says; give the status, and what could be told."""
    found = subprocess.run(
        ["bash", "-c", WAYS[way] % f"{PROGRAM} {line}"], capture_output=True, text=True, check=False, env=os.environ
    )
    return found.returncode, found.stdout + found.stderr


def false(told: str) -> list[str]:
    return [each for each in FALSE if each in told]


@pytest.mark.parametrize("way", WAYS)
def test_a_write_that_cannot_be_told_has_been_done_and_ends_well(well: Typed, period: str, way: str) -> None:
    Path("svar.csv").write_text("namn;värdegrund;principer;undertecknare\nAlmby IK;ja;ja;Eva Ek\n", encoding="utf-8")
    for line, listed in (
        ("actor add X", 1),
        (f"enroll Y {TICKED} --received 2024-02-01 -o json", 2),
        ("enroll --period 2024-2027 --from svar.csv", 3),
    ):
        status, told = ran(way, line)
        assert (0, []) == (status, false(told)), (line, told)
        assert listed == len(well("actor list -o json").data)
    assert well("journal verify -o json").data["ok"]


@pytest.mark.parametrize("way", ["all closed", "both full", "stdout broken"])
def test_what_is_done_to_files_is_not_unsaid_either(well: Typed, period: str, way: str) -> None:
    for line in (
        "--db ny.db init",
        "database backup --out kopia.db",
        "database restore kopia.db --yes",
        "journal export --out export.jsonl",
        f"export register --period {period} --out ut.csv",
    ):
        status, told = ran(way, line)
        assert (0, []) == (status, false(told)), (line, told)
    assert well("--db ny.db journal verify -o json").data["ok"]
    assert {"kopia.db", "export.jsonl", "ut.csv"} <= {each.name for each in Path().iterdir()}


@pytest.mark.parametrize("way", ["stderr closed", "stderr full", "both broken"])
def test_a_refusal_keeps_its_status_and_a_dry_run_never_says_that_it_recorded(
    well: Typed, period: str, way: str
) -> None:
    before = Path("registry.db").read_bytes()
    for line, expected in (("actor show Ingen", 3), ("actor add X --kind y -o json", 2)):
        assert expected == ran(way, line)[0], line
    assert before == Path("registry.db").read_bytes()


def test_a_dry_run_whose_answer_is_lost_has_told_nothing_and_done_nothing(well: Typed, period: str) -> None:
    before = Path("registry.db").read_bytes()
    for way in ("stdout closed", "stdout full"):
        status, told = ran(way, "actor add X --dry-run")
        assert (7, False) == (status, "registrerad" in told), told
    assert before == Path("registry.db").read_bytes()


def test_a_reader_that_cannot_tell_says_so_and_one_whose_reader_has_gone_is_quiet(well: Typed, period: str) -> None:
    for line, way in (("status", "stdout closed"), ("actor add --help", "stdout full"), ("--version", "stdout closed")):
        status, told = ran(way, line)
        assert (7, True) == (status, "kunde inte skrivas" in told), (line, way, told)
    for line in ("actor list -o json", "--help"):
        assert (0, "") == ran("stdout broken", line), line


def test_what_was_found_is_found_also_when_nobody_reads_it(well: Typed, period: str) -> None:
    connection = sqlite3.connect("registry.db")
    connection.execute("UPDATE period SET networks = 0")
    connection.commit()
    connection.close()
    for way in ("stdout broken", "stderr full"):
        assert 6 == ran(way, "journal verify")[0], way


NAMES = ["Łódź", "نادي العائلة", "👩\u200d👩\u200d👧 Kören", "Žižkov", "Blå Tuvan"]


@pytest.mark.parametrize(
    ("form", "encoding"), [("json", "cp1252"), ("jsonl", "ascii"), ("csv", "iso8859-15"), ("table", "utf-16")]
)
def test_every_name_comes_back_equal_whatever_the_code_page(well: Typed, form: str, encoding: str) -> None:
    well("init")
    for name in NAMES:
        well("actor add", name)
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "samverkan_cli.main", "actor"]
    told = subprocess.run([*command, "list", "-o", form], capture_output=True, check=True, env=environment).stdout
    assert NAMES == [name for name in NAMES if name in told.decode()]
    wrong = [*command, "show", "Łódź IF", "-o", form]
    said = subprocess.run(wrong, capture_output=True, check=False, env=environment).stderr
    assert "Łódź IF" in said.decode()


def test_a_script_on_a_terminal_gets_utf_8_too_and_a_table_what_the_terminal_shows(
    well: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    well("init")
    well("actor add Łódź")
    for form, expected in (("json", "Łódź".encode()), ("table", b"?\xf3d?")):
        kept = io.BytesIO()
        terminal = io.TextIOWrapper(kept, encoding="cp1252")
        monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
        with contextlib.redirect_stdout(terminal):
            assert 0 == main.run(["actor", "show", "A-1", "-o", form])
        assert expected in kept.getvalue()


def test_ctrl_c_while_an_answer_is_shown_says_that_it_is_done(
    well: Typed, typed: Typed, period: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(call, "show", interrupted)
    ran = typed("actor add X")
    assert (0, True) == (ran.status, "är gjort" in ran.err)
    ran = typed("actor list")
    assert (130, True) == (ran.status, "Inget har ändrats" in ran.err)


def test_ctrl_c_in_the_commit_itself_is_told_by_what_stands_in_the_journal(
    well: Typed, typed: Typed, period: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for when, kept in (("after", True), ("before", False)):
        pressed: list[str] = []

        def interrupted(self: Any, when: str = when, pressed: list[str] = pressed) -> None:
            if pressed or when == "after":
                self.commit()
            if not pressed:
                pressed.append(when)
                raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr(opening, "keep", interrupted)
            ran = typed(f"actor add {when}")
        assert (130, not kept) == (ran.status, "Inget har ändrats" in ran.err), ran.err
        assert kept is (when in {row["name"] for row in well("actor list -o json").data})


def test_a_bug_in_showing_says_that_the_change_is_recorded(
    typed: Typed, well: Typed, period: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SAMVERKAN_TRACEBACK")

    def broken(*_: Any, **__: Any) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr(render, "_rendered", broken)
    ran = typed("actor add X")
    assert (1, True, False) == (ran.status, "är registrerad" in ran.err, "Inget har registrerats" in ran.err)
    assert (1, True) == ((ran := typed("actor list")).status, "Inget har registrerats" in ran.err)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_command_that_is_asked_to_end_takes_back_what_it_began(
    well: Typed, period: str, number: signal.Signals
) -> None:
    rows = "".join(f"Förening {n};ja;ja;Eva Ek;2024-02-01\n" for n in range(20_000))
    Path("svar.csv").write_text(f"namn;värdegrund;principer;undertecknare;inkommen\n{rows}", encoding="utf-8")
    command = [sys.executable, "-m", "samverkan_cli.main", "enroll", "--period", period, "--from", "svar.csv"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while running.poll() is None and not Path("registry.db-journal").stat().st_size:
        time.sleep(0.01)
    running.send_signal(number)
    _, err = running.communicate()
    assert (130, True) == (running.returncode, "Inget har ändrats" in err), err
    assert [] == well("actor list -o json").data


def test_a_command_within_another_keeps_its_own_account() -> None:
    with done.followed() as outer:
        done.now().recorded = True
        with done.followed() as inner:
            assert not inner
        assert outer is done.now()
