"""What is typed in Swedish, misspelled or in the wrong order gets the near one; help is had wherever it is asked."""

import errno
import json
import os
import re
from types import ModuleType
from typing import Any

import pytest
from conftest import Typed
from typer.main import get_group

from samverkan_cli import texts
from samverkan_cli.cli.near import folded
from samverkan_cli.cli.root import app
from samverkan_cli.cli.tree import ORDER
from samverkan_cli.texts.en import near as english
from samverkan_cli.texts.sv import near as swedish


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("anslut X", "enroll"),
        ("ansluta X", "enroll"),
        ("anslutt X", "enroll"),
        ("enrol X", "enroll"),
        ("enr X", "enroll"),
        ("förteckning", "roll"),
        ("forteckning", "roll"),
        ("Förteckningen", "roll"),
        ("utesluta X", "exclude"),
        ("uteslutt X", "exclude"),
        ("överklaga C-1", "case appeal"),
        ("medlem X", "actor member"),
        ("säkerhetskopia", "database backup"),
        ("aktör lista", "actor list"),
        ("ärende öppna X", "case open"),
        ("add actor X", "actor add"),
        ("ny förening X", "actor add"),
        ("visa alla aktörer", "actor list"),
        ("list actors", "actor list"),
        ("actor visa A-1", "show"),
        ("actor shw A-1", "show"),
        ("task klar T-1", "done"),
        ("case overklaga C-1", "appeal"),
        ("enroll X --undertecknare Y", "--signed-by"),
        ("enroll X --Undertecknad-av Y", "--signed-by"),
        ("enroll X --signedby Y", "--signed-by"),
        ("enroll X --inkommen 2024-01-01", "--received"),
        ("enroll X --inkomen 2024-01-01", "--received"),
        ("enroll X --organisationsnummer=802999-0010", "--org-nr"),
        ("period add --första-dag 2024-01-01", "--first-day"),
        ("period add --forsta_dag 2024-01-01", "--first-day"),
        ("task add X --ansvarig Y", "--owner"),
        ("roll --perod x", "--period"),
        ("roll --hjälp", "--help"),
        ("--språk en roll", "--lang"),
        ("document inbjudan A-1", "invitation"),
        ("document påminnelse A-1", "reminder"),
        ("document närvarolista R-1", "roll"),
        ("röstlängd R-1", "document roll"),
        ("enroll X --bekräftelse brev", "--confirm"),
        ("renew remind P --papper", "--on-paper"),
        ("period förteckning", "roll"),
        ("document bekräftelse E-1", "confirmation"),
        ("document anslag C-1", "announcement"),
    ],
)
def test_a_word_for_a_command_or_an_option_gets_the_one_that_is_meant(typed: Typed, line: str, meant: str) -> None:
    for language, asked in (("sv", "Menar du"), ("en", "Do you mean")):
        ran = typed(f"--lang {language} {line}")
        assert (2, True) == (ran.status, f"{asked} {meant}?" in ran.err), ran.err


def test_several_that_are_as_near_are_all_told(typed: Typed) -> None:
    assert "Närmast: --signed-by, --signed." in typed("enroll X --sign Y").err


@pytest.mark.parametrize("line", ["xyzzy", "actor xyzzy", "roll --xyzzy", "roll -x", "☃", "--", "actor --"])
def test_what_is_like_nothing_is_told_without_a_guess(typed: Typed, line: str) -> None:
    ran = typed(line)
    assert not re.search("Menar du|Närmast", ran.err), ran.err


def test_an_option_of_the_program_is_typed_before_the_command_in_swedish_too(typed: Typed) -> None:
    assert "--db skrivs före kommandot" in typed("roll --databas x").err
    assert "--db skrivs före kommandot" in typed("roll --db x").err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("roll --excel=1", "Flaggan tar inget värde: --excel.\n  Se vad som finns: samverkan roll --help"),
        ("roll --on", "Ett värde saknas efter --on.\n  Se vad som finns: samverkan roll --help"),
        ("actor --", "Kommandot är inte helt.\n  Se vad som finns: samverkan actor --help"),
        ("period add --period", "Menar du"),
    ],
)
def test_a_command_line_that_cannot_be_read_is_told_of_where_it_stands(typed: Typed, line: str, said: str) -> None:
    ran = typed(line)
    assert (2, True) == (ran.status, said in ran.err) or said == "Menar du"
    assert not re.search(r"Option|Missing|requires|unexpected", ran.err), ran.err


@pytest.mark.parametrize("near", [swedish, english])
def test_every_word_for_a_command_means_one_command(near: ModuleType) -> None:
    words = [folded(word) for said in near.COMMANDS.values() for word in said.split(", ")]
    assert [] == [word for word in words if words.count(word) > 1]


def every_page(typed: Typed, language: str) -> list[tuple[str, str]]:
    root: Any = get_group(app)
    pages: list[tuple[str, str]] = []
    for name in ORDER:
        command = root.get_command(None, name)
        under = list(command.list_commands(None)) if hasattr(command, "list_commands") else []
        every = (name, *(f"{name} {verb}" for verb in under))
        pages.extend((words, typed(f"--lang {language} {words} --help").out) for words in every)
    return pages


def test_help_is_had_with_h_and_by_name_as_by_its_long_option(typed: Typed) -> None:
    for words in ("", *ORDER, "case open", "actor add", "database backup"):
        long = typed(f"{words} --help")
        assert (0, 0, 0) == (long.status, typed(f"{words} -h").status, typed(f"help {words}").status), words
        assert long.out == typed(f"{words} -h").out == typed(f"help {words}").out


def test_help_of_what_is_no_command_says_what_is_near(typed: Typed) -> None:
    assert "Menar du enroll?" in typed("help anslut").err
    assert "Menar du open?" in typed("help case öppna").err
    assert typed("enroll -h").out == typed("help enroll 'Almby IK'").out
    assert typed("case open -h").out == typed("help 'case open'").out


def test_no_help_names_a_type_of_a_programming_language(typed: Typed) -> None:
    for language in ("sv", "en"):
        for words, page in every_page(typed, language):
            assert not re.search(r"<(str|list|bool|int|\[)", page), words
    assert re.search(r"^  ACTOR  ", typed("enroll --help").out, re.MULTILINE)


def test_no_swedish_help_asks_for_a_value_in_english(typed: Typed) -> None:
    english_words = r"\b(FILE|DIR|DAY|NUMBER|FOLDER|WORDS?|NAME|BODY|MEETING|none|municipal|both|prepare|notes|haste)\b"
    for words, page in every_page(typed, "sv"):
        usage = re.findall(r"(?m)^  (?:-\w, )?--?\S+ (\S+)|\[([^\]]+)\]", page.split("Exempel:")[0])
        for asked in (each for pair in usage for each in pair if each):
            assert not re.search(english_words, asked), (words, asked)


@pytest.mark.parametrize(
    ("group", "shown"),
    [
        ("side", "civil|kommun"),
        ("text_change", "i-sak|redaktionell"),
        ("may", "bereda|rekommendera|besluta"),
        ("minutes", "protokoll|minnesanteckningar"),
        ("party", "kommun|civil|båda"),
        ("exemption", "obehövligt|skyndsamt"),
        ("ruling", "avslaget|upphävt|avvisat|återkallat"),
    ],
)
def test_the_words_that_help_shows_can_be_typed(group: str, shown: str) -> None:
    codes = [texts.code(group, word) for word in shown.split("|")]
    assert len(codes) == len(set(codes) & set(texts.words(group)))


def test_a_coded_word_of_several_words_may_be_typed_with_hyphens() -> None:
    assert "noted" == texts.code("outcome", "läggs-till-handlingarna")
    assert "none" == texts.code("case_outcome", "ingen_åtgärd")
    assert "social-enterprise" == texts.code("kind", "socialt-företag") == texts.code("kind", "Social enterprise")


SYSTEM = (
    *("ENOENT", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "EEXIST", "ENOTEMPTY", "ENAMETOOLONG", "ELOOP", "EROFS"),
    *("ENOSPC", "EDQUOT", "EFBIG", "EIO", "EBUSY", "ETXTBSY", "EMFILE", "ENFILE", "ENXIO", "ENODEV", "EXDEV"),
    *("ESTALE", "ETIMEDOUT", "EBADF", "EINVAL", "EILSEQ", "EAGAIN", "ENOMEM", "ENOTSUP", "EMLINK", "EHOSTDOWN"),
    *("EHOSTUNREACH", "ENETUNREACH", "ENETDOWN", "ECONNRESET", "ENOTCONN", "ENOLCK", "EINTR", "EOVERFLOW"),
)


def test_what_the_system_says_of_a_file_is_said_in_swedish() -> None:
    english_answers = {name: os.strerror(getattr(errno, name)) for name in SYSTEM if hasattr(errno, name)}
    assert {} == {name: said for name, said in english_answers.items() if texts.word("why", said) == said}


def test_the_fields_of_a_listing_are_listed_for_a_script_in_the_format_it_asks_for(well: Typed, period: str) -> None:
    plain = well("roll --fields help").out.split()
    told = json.loads(well("roll --fields help -o json").out)
    assert (1, "roll", plain) == (told["schema"], told["kind"], [each["field"] for each in told["data"]])
    assert "namn" == next(each["heading"] for each in told["data"] if each["field"] == "name")
    lines = well("roll --fields help -o jsonl").out.splitlines()
    assert plain == [json.loads(line)["field"] for line in lines]
    assert plain == [line.split(",")[0] for line in well("roll --fields help -o csv").out.splitlines()[1:]]
    assert plain == well("roll --fields help -o id").out.split()
    told = json.loads(well("status --fields help -o json").out)
    assert well("status --fields help").out.split() == [each["field"] for each in told["data"]]
