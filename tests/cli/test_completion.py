"""What the tab key gives: in real shells, from the registry that would be used, in the time help takes."""

import os
import shutil
import subprocess
import sys
from base64 import b64decode, b64encode
from pathlib import Path

import pytest
from conftest import TICKED, Typed
from shells import typing

from samverkan_cli import texts
from samverkan_cli.cli import outline
from samverkan_cli.cli.complete import REFERENCES, WORDS, answer
from samverkan_cli.cli.shells import in_bash, in_powershell
from samverkan_cli.store import offers
from samverkan_cli.store.sqlite import opening

NAME = 'Blå Tuvan: "vännerna" & Co\'s'
BREAKS = " \t\n\"'><=;|&(:@"


@pytest.fixture
def named(well: Typed, period: str) -> Typed:
    well(f"enroll 'Almby IK' {TICKED}")
    well(f"enroll --org-nr 802999-0010 {TICKED}", NAME)
    well("body add Kommunstyrelsen")
    Path("text.md").write_text("# Värdegrund\n1. Alla\n2. Öppet för alla\n", encoding="utf-8")
    well(f"period text {period} text.md")
    return well


def values(line: str, *, told: bool = True) -> list[str]:
    *typed, word = line.split(" ")
    return [each.value for each in answer(typed, word, told=told).words]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_tab_key_gives_commands_words_and_names_in_a_real_shell(shell: str, named: Typed, tmp_path: Path) -> None:
    before = Path("registry.db").read_bytes()
    with typing(shell, tmp_path) as typed:
        for line, last in (
            ("samverkan enro", "enroll"),
            ("samverkan actor show Bl", NAME),
            ('samverkan actor show "Bl', NAME),
            ("samverkan actor show 'Bl", NAME),
            ("samverkan actor show Blå\\ Tuvan:\\ ", NAME),
            ("samverkan actor show tuv", NAME),
            ("samverkan roll --side ko", "kommun"),
            ("samverkan roll --side=ko", "--side=kommun"),
            ("samverkan roll --perio", "--period"),
            ("samverkan enroll X --period ", "2024-2027"),
            ("samverkan body add X --kind råd", "rådgivande-organ"),
            ("samverkan --lang en body add X --kind 'comm", "committee"),
            ("samverkan case open A-1 --ground value:2", "value:2"),
            ("samverkan period text 2024-2027 tex", "text.md"),
        ):
            assert last == typed.completed(line)[-1], line
    assert before == Path("registry.db").read_bytes()


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_shell_that_shows_descriptions_is_told_who_an_id_is(shell: str, named: Typed, tmp_path: Path) -> None:
    with typing(shell, tmp_path) as typed:
        typed.press("samverkan actor show A-\t")
        typed.until("Almby IK")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_no_error_is_written_into_the_line_where_there_is_no_registry(shell: str, tmp_path: Path) -> None:
    with typing(shell, tmp_path) as typed:
        assert ["samverkan", "actor", "show", "Bl"] == typed.completed("samverkan actor show Bl")
        assert ["samverkan", "status"] == typed.completed("samverkan stat")
    assert not Path("registry.db").exists()


def asked_by_powershell(*words: str) -> list[list[str]]:
    sent = b64encode("\0".join(words).encode()).decode()
    ran = subprocess.run(
        [sys.executable, "-c", "from samverkan_cli.main import main; main()", "_complete", "powershell", sent],
        capture_output=True,
        check=True,
    )
    assert b"" == ran.stderr
    return [line.split("\t") for line in b64decode(ran.stdout).decode().split("\n")[1:]]


def test_powershell_is_asked_and_answered_in_base_64_and_given_values_in_its_own_quotes(named: Typed) -> None:
    quoted = "'" + NAME.replace("'", "''") + "'"
    assert [[quoted, NAME, "A-2, 8029990010"]] == [
        [value, shown, told.replace("802999-0010", "8029990010")]
        for value, shown, told in asked_by_powershell("samverkan", "actor", "show", "'Bl")
    ]
    assert ["enroll"] == [value for value, _, _ in asked_by_powershell("samverkan", "enro")]
    assert "Blå `Tuvan" == in_powershell('"Blå ``Tuvan') and "it's" == in_powershell("'it''s")


def test_every_shell_has_its_script_and_is_told_where_to_put_it(typed: Typed) -> None:
    for shell in ("bash", "zsh", "fish", "powershell"):
        told = typed(f"completion {shell}")
        assert (0, "", True) == (told.status, told.err, f"samverkan completion {shell}" in told.out)
        assert f"_complete {shell}" in told.out
        for other in {"bash", "zsh", "fish", "powershell"} - {shell}:
            assert f"_complete {other}" not in told.out
    assert "Register-ArgumentCompleter -Native -CommandName samverkan" in typed("completion PowerShell").out
    assert "2>$null" in typed("completion pwsh").out
    assert (2, 2) == (typed("completion").status, typed("completion tcsh").status)


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_a_script_is_one_that_its_shell_can_read(name: str, typed: Typed, tmp_path: Path) -> None:
    script = tmp_path / "script"
    script.write_text(typed(f"completion {name}").out, encoding="utf-8")
    if found := shutil.which(name):
        assert 0 == subprocess.run([found, "-n", str(script)], check=False).returncode


def test_the_registry_that_would_be_used_is_the_one_that_is_looked_in(
    named: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("annat").mkdir()
    monkeypatch.chdir("annat")
    assert [] == values("actor show Alm")
    assert ["Almby IK"] == values("--db ../registry.db actor show Alm") == values("--db=../registry.db why Alm")
    monkeypatch.setenv("SAMVERKAN_DB", str(tmp_path / "registry.db"))
    assert ["Almby IK"] == values("actor show Alm")
    assert [] == values("--db ingen.db actor show Alm")
    assert [] == list(Path().iterdir())


@pytest.mark.parametrize("content", [b"", b"no registry" * 100, b"SQLite format 3\0" + b"\0" * 100])
def test_a_file_that_is_no_registry_gives_words_and_no_names(content: bytes) -> None:
    Path("registry.db").write_bytes(content)
    assert ([], ["show"]) == (values("actor show A"), values("actor sh"))
    assert content == Path("registry.db").read_bytes()
    os.mkfifo("pipa")
    assert [] == values("--db pipa actor show A")


def test_what_another_is_writing_is_not_waited_for_nor_mended(named: Typed) -> None:
    Path("registry.db-journal").write_bytes(b"x" * 600)
    assert isinstance(values("actor show Alm"), list)
    assert 600 == Path("registry.db-journal").stat().st_size


def test_ids_are_given_with_names_and_names_without_ids_where_nothing_tells_what_an_id_is(named: Typed) -> None:
    assert {"A-1", "A-2"} == set(values("actor show ")) == set(values("actor show a-"))
    assert {"Almby IK", NAME} == set(values("actor show ", told=False))
    assert ["A-1"] == values("actor show A-1", told=False)
    assert ["2024-2027"] == values("period show ") == values("period show 2024")
    assert ["value:1", "value:2"] == values("case open A-1 --ground ")
    assert ["value:2"] == values("case open A-1 --ground value:2")


def test_an_option_is_offered_until_it_is_used_and_its_words_in_both_languages(named: Typed) -> None:
    assert "--period" in values("enroll X --") and "--period" not in values("enroll X --period 2024-2027 --")
    assert "--affirm" in values("enroll X --affirm values --")
    assert ["förening"] == values("enroll X --kind för")[:1] and ["association"] == values("enroll X --kind assoc")
    assert "värdegrund,principer" == values("period add 2030 --affirmations värdegrund,prin")[0]
    assert ("court=", []) == (values("registry set cour")[0], values("registry set court="))
    rules = values("period set 2024-2027 ")
    assert (13, "respond_days=") == (len(rules), values("period set 2024-2027 resp")[0])
    assert ["hearing=ja", "hearing=nej"] == values("period set 2024-2027 hearing=")
    assert ["effect=final"] == values("period set 2024-2027 effect=f")
    assert "krav=värdegrund,principer" == values("period set 2024-2027 krav=värdegrund,prin")[0]
    assert [] == values("period set 2024-2027 respond_days=") == values("period set 2024-2027 exclusion_clause=")
    assert ["case"] == values("help cas") and ["open"] == values("help case op")
    assert [] == values("roll -- --on")


def test_how_bash_writes_a_word_is_read_as_it_is_meant() -> None:
    assert ["samverkan", "x y"] == in_bash("samverkan 'x y' --a=b", BREAKS).words
    assert ("--a=b", 4, "") == in_bash("samverkan --a=b", BREAKS)[1:]
    assert ("a b", 0, '"') == in_bash('samverkan "a b', BREAKS)[1:]
    assert ("a:b c", 2, "") == in_bash("samverkan a:b\\ c", BREAKS)[1:]
    assert ["y"] == in_bash("samverkan x | y z", BREAKS).words


def test_the_outline_is_the_tree() -> None:
    made = subprocess.run([sys.executable, "-m", "samverkan_cli.cli.outline"], capture_output=True, check=True)
    told = outline.FILE.read_text(encoding="utf-8")
    assert told == made.stdout.decode(), "python -m samverkan_cli.cli.outline > src/samverkan_cli/cli/outline.txt"


def test_every_coded_word_has_words_to_offer_and_every_question_can_be_asked(named: Typed) -> None:
    asked = [param for told in outline.read().values() for param in outline.params(told)]
    for param in asked:
        if param.metavar == "WORD" and param.words and param.name != "right_clear":  # it names fields
            assert texts.words(WORDS[param.name]), param
    for kinds in {*REFERENCES.values(), *((kind,) for kind in offers._LIVE), ("anything",)}:
        for typed in ("", "A", "A-1", "alm", "é%_'\"*"):
            with opening.glancing(Path("registry.db")) as connection:
                asking = offers._Asking(connection)
                for kind in asking.kinds_of(kinds, typed):
                    assert all(offer.id for offer in asking.offers(kind, typed))


def test_completing_loads_neither_a_command_nor_typer(named: Typed) -> None:
    code = (
        "import sys; from samverkan_cli import main\n"
        "main.run(['_complete', 'zsh', 'samverkan', 'enroll', 'Alm'])\n"
        "print([m for m in ('typer', 'msgspec', 'rich', 'sqlalchemy', 'samverkan_cli.cli.call') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ["Almby IK\tA-1", "[]"] == ran.stdout.splitlines()[1:]


@pytest.mark.parametrize("asked", [[], ["bash"], ["tcsh", "x"], ["powershell", "%"], ["zsh"], ["fish", "samverkan"]])
def test_a_question_that_cannot_be_read_is_answered_without_an_error(asked: list[str]) -> None:
    code = f"from samverkan_cli import main; raise SystemExit(main.run({['_complete', *asked]!r}))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (0, b"") == (ran.returncode, ran.stderr)


def test_the_only_word_of_an_option_is_offered() -> None:
    assert ["ingen"] == values("enroll --affirmations ")
    assert ["none"] == values("enroll --affirmations no")
    assert "värdegrund" in values("period add 2028 --affirmations ")
