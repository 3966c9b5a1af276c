"""On a terminal: questions for what was left out, tables that fit, colour only when it is wanted."""

import json
import os
import pty
import re
import select
import signal
import struct
import time
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

import pytest
from conftest import TICKED, Typed
from forking import be
from on_terminal import INTERRUPT, talk

from samverkan_cli.cli.journal import PAGE


def terminal(*arguments: str, answers: tuple[str, ...] = (), columns: int = 80) -> tuple[int, str]:
    """Run the program on a terminal, answering each question as it comes; give status and what was shown."""
    child, screen = pty.fork()
    if child == 0:
        be(arguments, {**os.environ})
    ioctl(screen, TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    shown, waiting, until = b"", list(answers), time.monotonic() + 30
    while time.monotonic() < until:
        ready, _, _ = select.select([screen], [], [], 0.3)
        if not ready:
            if waiting and shown.rstrip(b" ").endswith((b":", b"]")):
                os.write(screen, waiting.pop(0).encode() + b"\n")
            continue
        try:
            read = os.read(screen, 65536)
        except OSError:
            break
        if not read:
            break
        shown += read
        if waiting and re.search(rb": $", shown):
            os.write(screen, waiting.pop(0).encode() + b"\n")
    else:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(screen)
    return os.waitstatus_to_exitcode(status), shown.decode().replace("\r\n", "\n")


def test_enroll_asks_one_at_a_time_and_then_shows_the_whole_command(well: Typed, period: str) -> None:
    said = [
        ("Vem ansluter sig?", "Blå Tuvan"),
        ("Registrera som ny?", ""),
        ("Vilken period? [2024-2027]", "1999"),
        ("1999 går inte att ange här", period),
        ("Vilken typ av aktör? [förening]", ""),
        ("Organisationsnummer? [hoppa över]", ""),
        ("värdegrunden? [j/n]", "ja"),
        ("principerna? [j/n]", "kanske"),
        ("kanske är varken ja eller nej", "j"),
        ("Vem har undertecknat", "Vera Lund, ordförande"),
        ("Registrera som ny?", ""),
        ("Vem skriver man till", ""),
        ("Hur kom svaret?", ""),
        ("Var finns underlaget?", ""),
        ("Registrera? [J/n]", ""),
    ]
    status, shown = talk("--db", "registry.db", "enroll", "--received", "2024-01-10", said=said, columns=200)
    assert 0 == status, shown
    whole = re.search(r"Hela kommandot: (.*?)\n", shown)
    assert whole, shown
    for typed in (
        "samverkan --db registry.db enroll 'Blå Tuvan'",
        "--period 2024-2027",
        "--affirm values",
        "--affirm principles",
        "'Vera Lund, ordförande'",
    ):
        assert typed in whole[1]
    assert ["Blå Tuvan"] == [row["name"] for row in well("roll --on 2024-01-10 -o json").data]


def test_a_tick_that_is_not_given_is_not_invented(well: Typed, period: str) -> None:
    said = [
        ("Registrera som ny?", "j"),
        ("Vilken typ", ""),
        ("Organisationsnummer", ""),
        ("Vilken dag kom svaret in?", "2024-01-10"),
        ("värdegrunden?", "y"),
        ("principerna?", "n"),
        ("Vem har undertecknat", "Vera Lund"),
        ("Registrera som ny?", "j"),
        ("Vem skriver man till", ""),
        ("Hur kom svaret?", ""),
        ("Var finns underlaget?", ""),
        ("Registrera som ofullständig?", ""),
        ("Registrera? [J/n]", ""),
    ]
    status, shown = talk("enroll", "Xenia", "--period", period, said=said)
    assert 0 == status, shown
    assert [] == well("roll --on 2024-01-10 -o json").data
    assert "ställningstagande till principer" in well("why Xenia").out


def test_exclude_asks_for_the_decision_and_the_day(well: Typed, period: str) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10")
    said = [
        ("Vem utesluts?", "A-1"),
        ("Vilken period? [2024-2027]", period),
        ("Vilket beslut?", ""),
        ("Här behövs ett svar", "D-2024-001"),
        ("Hittar inte beslutet D-2024-001", INTERRUPT),
    ]
    status, shown = talk("exclude", said=said)
    assert (130, True) == (status, "Inget har ändrats" in shown)


def test_nothing_is_asked_with_no_input_or_in_a_pipe(typed: Typed, period: str) -> None:
    status, shown = terminal("enroll", "--no-input")
    assert (2, True) == (status, "ACTOR: uppgiften saknas" in shown)
    assert 2 == typed("enroll").status


def test_an_interrupt_at_a_question_changes_nothing(well: Typed, period: str) -> None:
    before = Path("registry.db").read_bytes()
    status, shown = talk("enroll", said=[("Vem ansluter sig?", INTERRUPT)])
    assert (130, True) == (status, "Inget har ändrats" in shown)
    assert before == Path("registry.db").read_bytes()


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_a_table_fits_the_terminal_and_the_names_stand_in_it(well: Typed, period: str, columns: int) -> None:
    name = "Föreningen för det mycket långa namnet [b] i Exempelköping med omnejd och grannkommuner"
    well("actor add", name)
    _, shown = terminal("actor", "list", columns=columns)
    assert max(len(line) for line in shown.splitlines()) <= columns
    assert "Föreningen för d" in shown
    assert (columns == 80) is ("…" in shown)


def test_colour_is_left_out_when_it_is_not_wanted(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> None:
    well("actor add X")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in terminal("actor", "list")[1]


def test_a_pipe_gets_full_width_lines_without_a_box(well: Typed, period: str) -> None:
    name = "x" * 190
    well(f"actor add {name}")
    out = well("actor list").out
    assert name in out
    assert not re.search(r"[─━│┃\x1b]", out)


def entered(well: Typed) -> int:
    """Give the number of the last entry of a registry with more than a page of them."""
    for number in range(PAGE + 3):
        well(f'task add "Nr {number}"')
    return int(well("journal list -o json").data[-1]["seq"])


def numbered(shown: str) -> list[int]:
    """Give the numbers that lines begin with."""
    return [int(found) for found in re.findall(r"^ *(\d+)  +2\d{3}-", shown, re.MULTILINE)]


def test_a_terminal_shows_the_last_page_and_how_to_page_back(well: Typed, period: str) -> None:
    last = entered(well)
    status, shown = terminal("journal", "list", columns=160)

    assert 0 == status
    numbers = numbered(shown)
    assert list(range(last - PAGE + 1, last + 1)) == numbers
    back = re.search(r"samverkan journal list --before (\d+)", " ".join(shown.split()))
    assert back
    status, shown = terminal("journal", "list", "--before", back[1], columns=160)
    assert list(range(1, last - PAGE + 1)) == numbered(shown)
    assert "--before" not in shown


def test_a_terminal_shows_everything_when_it_is_asked_for(well: Typed, period: str) -> None:
    last = entered(well)
    _, shown = terminal("journal", "list", "--all", columns=160)

    assert list(range(1, last + 1)) == numbered(shown)


def test_nothing_is_taken_back_unseen(well: Typed) -> None:
    well("init")
    well("actor add Almen")

    def names() -> list[str]:
        return [row["name"] for row in well("actor list -o json").data]

    status, shown = terminal("undo", answers=("n",))
    assert (130, ["Almen"]) == (status, names())
    assert "Det här tas tillbaka, händelse 2: Aktören Almen (A-1) registrerades" in shown
    assert (0, []) == (terminal("undo", answers=("j",))[0], names())
    status, shown = terminal("redo", answers=("j",))
    assert (0, True, ["Almen"]) == (status, "Det här ska gälla igen, händelse 2" in shown, names())
    assert (0, []) == (terminal("undo", "--no-input")[0], names())
    assert (5, False) == ((ran := terminal("undo"))[0], "?" in ran[1])


@pytest.mark.parametrize("verb", ["enroll", "actor add"])
@pytest.mark.parametrize(("said", "known_"), [("j", True), ("", True), ("nej", False)])
def test_on_a_terminal_it_is_asked_and_no_makes_a_new_one(
    well: Typed, period: str, verb: str, said: str, known_: bool
) -> None:
    well("actor add 'Exempelföreningen Blå Tuvan'")
    name = "Exempelföreningen Blå Tuva"
    ticked = ["--period", period, "--affirm", "values,principles", "--signed-by", "Vera Lund, ordförande"]
    asked = [*verb.split(), name, *(ticked if verb == "enroll" else [])]
    status, shown = terminal(*asked, answers=(said,))
    assert "Menar du Exempelföreningen Blå Tuvan (A-1)? [J/n]" in shown
    if verb == "actor add":  # who says that it is known adds nobody
        assert (4 if known_ else 0) == status, shown
    else:
        assert 0 == status, shown
        assert ["A-1" if known_ else "A-2"] == [row["id"] for row in well("roll --on 2027-01-01 -o json").data]
    assert (1 if known_ else 2) == len(well("actor list -o json").data)


def test_nothing_is_asked_with_no_input_nor_where_something_else_is_wrong(well: Typed, period: str) -> None:
    well("actor add 'Exempelföreningen Blå Tuvan'")
    for more in (["--no-input"], ["--org-nr", "1"]):
        status, shown = terminal("actor", "add", "Exempelföreningen Blå Tuva", *more)
        assert status in (2, 3)
        assert "Menar du" not in shown
    assert 1 == len(well("actor list -o json").data)


@pytest.mark.parametrize(("said", "status", "people"), [("ja", 0, ["Sven"]), ("", 3, []), ("n", 3, [])])
def test_a_first_name_alone_is_registered_by_who_says_so(
    well: Typed, said: str, status: int, people: list[str]
) -> None:
    well("init")
    ran = terminal("task", "add", "Ring", "--owner", "Sven", answers=(said,))
    assert (status, True) == (ran[0], "Registrera personen ändå? [j/N]" in ran[1])
    assert people == [row["name"] for row in well("person list -o json").data]


def test_of_one_name_in_two_places_it_is_asked_once(well: Typed, period: str) -> None:
    well("person add 'Eva Ek'")
    named = ("--signed-by", "Ewa Ek, ordförande", "--contact", "Ewa Ek <ewa@example.org>")
    ticks = ("--period", period, "--affirm", "values,principles")
    status, shown = terminal("enroll", "Klockbojen", *ticks, *named, answers=("j",))
    assert (0, 1) == (status, shown.count("Menar du Eva Ek (P-1)?")), shown
    assert 1 == len(well("person list -o json").data)


ASIDE = (
    ("case", "screen", "C-1", "--admit"),  # warnings
    ("enroll", "Åkeredens förening", "--period", "2024-2027", "--affirm", "värdegrund", "--effective", "2030-01-01"),
    ("period", "list", "--fields", "finnsinte"),  # one objection
    ("document", "announcement", "D-2024-001", "--adjusted", "2024-10-15", "--out", "anslag.md"),
)


@pytest.mark.parametrize(("columns", "lines"), [(40, ASIDE), (80, ASIDE[:2])])
def test_what_is_said_beside_the_answer_is_folded_at_words(
    well: Typed, period: str, columns: int, lines: Sequence[Sequence[str]]
) -> None:
    well("body add KS --kind nämnd")
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10")
    well(f"case open 'Blå Tuvan' --period {period} --ground formal --date 2024-03-11 --what x")
    well("decision add X --body KS --date 2024-10-08")
    for line in lines:
        _, shown = talk(*line, said=[], columns=columns)
        assert max(map(len, shown.splitlines())) <= columns, shown
        Path("anslag.md").unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("period text", "samverkan period text --help"),
        ("handover --from X", "samverkan handover --help"),
        ("meeting agenda M-1 Budget", "--add: uppgiften saknas"),
        ("task done 'Ring någon'", "samverkan task list"),
        ("undo 99", "samverkan journal list"),
        ("roll --out lista.pdf", "lista.pdf går inte att ange här"),
        ("roll --out lista.pdf", "Papper, också som PDF, är kommandon för sig: samverkan document --help"),
        ("period text 2024-2027 saknas.txt", "en fil utan mapp söks där du står"),
        ("document inbjudan A-1", "Menar du invitation?"),
    ],
)
def test_what_goes_wrong_says_what_to_type_next(typed: Typed, period: str, line: str, hint: str) -> None:
    ran = typed(line)
    assert (True, True) == (ran.status in (2, 3), hint in ran.err), ran.err


def test_a_point_that_is_not_there_is_called_as_it_is_typed(well: Typed, typed: Typed, period: str) -> None:
    Path("text.md").write_text("# Värdegrund\n1. Respekt\n", encoding="utf-8")
    well("period text 2024-2027 text.md")
    well(f"enroll Almby {TICKED} --received 2024-01-10")
    ran = typed("case open Almby --ground värdegrund:9 --fact 2024-01-11 --what x --date 2024-02-01")
    assert "har ingen punkt värdegrund:9" in ran.err


def test_an_error_for_a_script_is_not_folded(well: Typed, period: str) -> None:
    status, shown = talk("actor", "show", "Åkeredens förening finns inte", "-o", "json", said=[], columns=40)
    assert (3, "not_found") == (status, json.loads(shown)["error"]["code"])
