"""A byte that is not UTF-8, wherever it is typed: 2, with the field, and never a crash."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import TICKED, Typed

from samverkan_cli.cli.tree import NOUNS, ORDER, Root

TOLD = 20  # objections, at most, that are told one by one
BYTE = "f\udcf6rening"  # as Python reads a command line that has the byte F6 in it


def every_verb() -> Iterator[tuple[str, Any]]:
    root: Any = typer.main.get_command(__import__("samverkan_cli.cli.root", fromlist=["app"]).app)
    assert isinstance(root, Root)
    for name in ORDER:
        found = root.get_command(None, name)
        for verb in [found] if name not in NOUNS else found.commands.values():
            yield name if name not in NOUNS else f"{name} {verb.name}", verb


VERBS = {words: verb for words, verb in every_verb() if words not in ("help", "completion")}  # they read no text


def typed_with_bytes(verb: Any) -> tuple[str, set[str]]:
    """Give a line with a byte in every option and argument of a verb that takes a text, and what those are called."""
    taking = [param for param in verb.params if not getattr(param, "is_flag", False) and param.name != "output"]
    said = [BYTE if param.param_type_name == "argument" else f"{param.opts[0]}={BYTE}" for param in taking]
    return " ".join(said), {param.name.rstrip("_") for param in taking}


@pytest.mark.parametrize("words", list(VERBS))
def test_a_byte_that_is_not_utf_8_is_refused_in_every_option_and_argument(
    well: Typed, typed: Typed, words: str
) -> None:
    well("init")
    before = Path("registry.db").read_bytes()
    line, fields = typed_with_bytes(VERBS[words])
    ran = typed(f"{words} {line} -o json")
    said = {each["field"] for each in ran.error["objections"]}
    assert (2, {"text_not_allowed"}) == (ran.status, set(ran.codes))
    assert fields == said or (said < fields and len(said) == TOLD)
    ran.err.encode()
    assert before == Path("registry.db").read_bytes()


@pytest.mark.parametrize("line", [f"help {BYTE}", f"completion {BYTE}"])
def test_what_names_a_command_or_a_shell_is_usage_whatever_its_bytes(typed: Typed, line: str) -> None:
    ran = typed(f"{line} -o json")
    assert (2, ["usage"]) == (ran.status, ran.codes)
    ran.err.encode()


def test_one_such_byte_alone_is_enough(well: Typed, typed: Typed) -> None:
    well("init")
    for line in (f"actor add X --kind={BYTE}", f"body add X --kind {BYTE}", f"roll --side {BYTE}", f"why {BYTE}"):
        assert ["text_not_allowed"] == typed(f"{line} -o json").codes


def test_the_option_is_named_and_the_byte_is_shown_by_its_number(well: Typed, typed: Typed) -> None:
    well("init")
    ran = typed(f"actor add X --kind {BYTE}")
    assert (2, True, True) == (ran.status, "--kind" in ran.err, "UTF-8" in ran.err)
    assert "f<DCF6>rening" in ran.err


@pytest.mark.parametrize("option", ["--db", "--as", "--lang"])
def test_a_byte_before_the_verb_is_refused(well: Typed, typed: Typed, option: str) -> None:
    well("init")
    assert 2 == typed(f"{option} {BYTE} actor add X").status


@pytest.mark.parametrize("name", ["DB", "USER", "TODAY", "LANG", "WAIT", "OUTPUT"])
def test_a_byte_in_the_environment_is_refused(
    well: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    well("init")
    monkeypatch.setenv(f"SAMVERKAN_{name}", BYTE)
    ran = typed("actor add X")
    assert (2, True) == (ran.status, bool(ran.err)), ran.err
    monkeypatch.undo()


def test_a_login_name_that_is_no_text_is_refused_with_what_to_type(
    well: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    well("init")
    monkeypatch.delenv("SAMVERKAN_USER")
    for name in (BYTE, "e\x1b[31mva", "e\u202eva"):
        monkeypatch.setenv("LOGNAME", name)
        ran = typed("actor add X")
        assert (2, True) == (ran.status, "--as" in ran.err), ran.err
    assert 0 == typed("--as 'Eva Ek' actor add X").status


def test_a_verb_or_an_option_with_such_a_byte_is_no_bug(typed: Typed) -> None:
    for line in (BYTE, f"actor {BYTE}", f"actor add X --{BYTE} y", f"--{BYTE} status"):
        assert 2 == typed(line).status


def test_a_registry_in_a_folder_with_such_a_name_works(typed: Typed, tmp_path: Path) -> None:
    folder = tmp_path / BYTE
    folder.mkdir()
    for words in (
        ["init"],
        ["actor", "add", "X"],
        ["database", "path"],
        ["database", "backup"],
        ["roll", "-o", "json"],
    ):
        command = [sys.executable, "-m", "samverkan_cli.main", *words]
        ran = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        assert 0 == ran.returncode, ran.stderr
        ran.stdout.decode()


def test_answers_in_files_with_such_a_name_are_read(well: Typed, period: str, tmp_path: Path) -> None:
    folder = tmp_path / "svar"
    folder.mkdir()
    rows = "namn;värdegrund;principer;undertecknare\nAlmby IK;ja;ja;Eva Ek\nÅby IK;kanske;ja;Eva Ek\n"
    (folder / os.fsdecode(b"sv\xe5r.csv")).write_text(rows, encoding="utf-8")
    ran = well(f"enroll --period {period} --from svar --accept-partial -o json")
    assert 1 == ran.data["enrolled"]
    ran.out.encode(errors="strict") if "\\udc" not in ran.out else None
    assert well("journal verify -o json").data["ok"]
    well(f"enroll Y {TICKED}")
