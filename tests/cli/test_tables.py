"""Every listing at every width: nothing overflows, and what identifies a row is there, whole or as far as it fits."""

import inspect
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import Typed

from samverkan_cli import main, texts
from samverkan_cli.cli import call, root
from samverkan_cli.render import Listing, Shown, show
from samverkan_cli.render.plain import told
from samverkan_cli.render.terminal import EMPTY, LEAST, NAMES, NARROW
from samverkan_cli.render.width import columns_of, cut, id_after

WIDTHS = (40, 60, 80, 100, 200)
LONG = (
    "Föreningen för det mycket långa namnets bevarande i Exempelköping med omnejd och samtliga grannkommuner",
    "Obrutet" + "namn" * 30,
    "日本語の非常に長い団体名称" * 5,
    "Kombinerande e\u0301a\u030ao\u0308 " * 6 + "ände",
    "[bold]Klammer[/bold] =1+1 | *stjärna* \U0001f600 👩‍👩‍👧‍👦 och mera " * 2,
)
PERSON = "Anna-Karin Margareta von Långtochsvårtefternamn-Lindqvist den äldre i Exempelköping"
PROSE = "Ta upp frågan om kartan över samverkan och Obrutetordsomärmycketlångtochaldrigtarslut " * 4

# What is typed for the listings that need more than their own name.
ASKED = {
    "roll": "--on 2024-06-01",
    "search": "Obrutet*",
    "person find": "Anna-Karin",
    "contact list": "",
    "meeting agenda": "M-1",
    "body standing": "Rådet",
    "plan progress": "2024-2025",
    "renew plan": "2028-2031 --from 2024-2027",
    "renew log": "2028-2031",
    "round report": "U-1",
    "report annual": "2024",
    "report nation": "oppet/register.json",
    "report changes": "--from 2024-01-01",
    "renew status": "2028-2031 --from 2024-2027 --who silent",
    "case check": "C-1 --body Kommunstyrelsen",
    "export register": "--period 2024-2027 -o table",
    "report retention": "--decision D-2024-001 --ended-before 2024-10-01",
}


def _typed(line: str) -> None:
    assert 0 == main.run(shlex.split(line)), line


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a registry where every listing has rows that are too long for any terminal."""
    folder = tmp_path_factory.mktemp("crowded")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAMVERKAN_USER", PERSON)
        patch.setenv("SAMVERKAN_TODAY", "2024-10-15")
        patch.chdir(folder)
        _typed("demo --keep .")
        for number, name in enumerate(LONG):
            side = ("", "--kind förvaltning", "--kind studieförbund", "--kind 'kommunalt bolag'", "")[number]
            contact = f"--contact '{PERSON} {number} <{'lang.adress' * 4}{number}@example.org>'"
            ticks = "--affirm värdegrund --affirm principer --signed-by 'Eva Ek, ordförande'"
            _typed(f"enroll {shlex.quote(name)} --period 2024-2027 {side} {contact} {ticks} --received 2024-02-01")
        _typed(f"contact end {shlex.quote(LONG[1])} '{PERSON} 1' --through 2024-06-30")
        _typed(f"actor add {shlex.quote(LONG[0] + 'na')} --new")
        _typed("body add Rådet --kind rådgivande")
        _typed(f"body add {shlex.quote(LONG[0])}")
        _typed(f"body seat Rådet '{PERSON}' --new")
        _typed(
            f"meeting add Rådet --date 2024-11-04 --time 22-01 --place {shlex.quote(LONG[0])} --with Kommunstyrelsen"
        )
        _typed(f"meeting agenda M-1 --add {shlex.quote(PROSE)}")
        _typed(f"body standing Rådet --add {shlex.quote(PROSE)}")
        _typed(f"decision add {shlex.quote(PROSE)} --body Rådet --date 2024-10-01")
        _typed(f"task add {shlex.quote(PROSE)} --owner '{PERSON}' --from D-2024-001")
        _typed(
            f"watch add {shlex.quote(PROSE)} --kind utvecklingsarbete --owner {shlex.quote(LONG[1])} --next 2024-12-01"
        )
        _typed(f"group add {shlex.quote(LONG[0])} --convener '{PERSON}' --member '{PERSON} 1' --member '{PERSON} 2'")
        _typed("plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31")
        _typed(f"plan activity 2024-2025 {shlex.quote(PROSE)} --serves principle:1 --lead '{PERSON}' --side båda")
        _typed("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
        _typed("renew plan 2028-2031 --from 2024-2027 --out plan.csv")
        _typed("renew apply plan.csv")
        _typed("renew remind 2028-2031 --out brev --last-day 2027-12-01 --answer-to kommunen@example.org")
        _typed(f"round add {shlex.quote(LONG[0])} --period 2024-2027 --question {shlex.quote(PROSE)} --date 2024-09-01")
        _typed(f"round answer U-1 A-2 {shlex.quote(PROSE)} --received 2024-10-01")
        _typed("registry set web=https://a.example public_contact=a@b.example")
        _typed("export open oppet")
        _typed("case open A-2 --period 2024-2027 --ground formal --fact 2024-10-01 --from 'Bo Ek'")
    return folder


def _commands() -> Iterator[tuple[str, Any]]:
    """Give every command of the tree with its words."""
    group: Any = typer.main.get_command(root.app)
    context = typer.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        verbs = getattr(command, "commands", None)
        yield from ((f"{name} {verb}", verbs[verb]) for verb in verbs) if verbs else [(name, command)]


def _listings() -> Iterator[str]:
    """Give the words of every verb that can show a listing."""
    for words, command in _commands():
        function = inspect.getclosurevars(inspect.unwrap(command.callback)).nonlocals.get("function")
        if function and inspect.signature(function, eval_str=True).return_annotation in (Listing, Shown):
            yield words


LISTINGS = list(_listings())
At = Callable[..., tuple[Listing, str]]


@pytest.fixture
def at(crowded: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> At:
    """Run a listing as on a terminal of some width, or in a pipe; give what it shows and how it looks."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-10-15")
    monkeypatch.chdir(crowded)

    def run(words: str, columns: int | None = None, more: str = "") -> tuple[Listing, str]:
        held: list[Any] = []

        def kept(shown: Any, *given: Any, **named: Any) -> None:
            held.append(shown)
            show(shown, *given, **named)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(call, "show", kept)
            patch.setattr("sys.stdout.isatty", lambda: columns is not None)
            patch.setenv("COLUMNS", str(columns or 80))
            ran = typed(f"{words} {ASKED.get(words, '')} {more}")
        assert ran.status in (0, 6), ran.err
        return held[0], ran.out

    return run


def test_every_listing_is_found() -> None:
    known = {"roll", "due", "calendar", "check", "search", "actor list", "journal list", "case precedents"}
    assert known <= set(LISTINGS)


@pytest.mark.parametrize("words", LISTINGS)
def test_every_listing_has_rows_here(at: At, words: str) -> None:
    listing, _ = at(words)
    assert isinstance(listing, Listing)
    assert listing.rows, "type what makes it list something in ASKED"


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("words", LISTINGS)
def test_nothing_overflows(at: At, words: str, columns: int) -> None:
    assert [] == [line for line in at(words, columns)[1].splitlines() if columns_of(line) > columns]


@pytest.mark.parametrize("words", LISTINGS)
def test_every_listing_says_what_may_leave_so_that_the_rest_is_a_table(at: At, words: str) -> None:
    listing, shown = at(words, NARROW)
    assert set(listing.going) <= {*listing.columns, "ends_on"}
    assert re.search("^─+$", shown, re.MULTILINE), shown
    assert not re.search("^─+$", at(words, NARROW - 1)[1], re.MULTILINE)


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("words", LISTINGS)
def test_what_identifies_is_there_and_no_id_or_day_is_cut(at: At, words: str, columns: int) -> None:
    listing, shown = at(words, columns)
    kept = set(listing.columns) - (set(listing.going) if columns >= NARROW else set())
    for row in listing.rows:
        for name, cell in ((name, told(row.get(name), name)) for name in kept):
            for whole in re.findall(r"\b[A-Z]-\d+|\d{4}-\d{2}-\d{2}", cell):
                assert whole in shown, (name, whole, shown)
            if name in NAMES and cell != EMPTY:
                assert _begins(cell) in re.sub(r"\s", "", shown), (cell, shown)


def _begins(name: str) -> str:
    """Give as much of a name as there is always room for."""
    bare = name.removesuffix(id_after(name))
    return re.sub(r"\s", "", cut(bare, LEAST).removesuffix("…"))


@pytest.mark.parametrize("columns", WIDTHS[1:])
@pytest.mark.parametrize("words", LISTINGS)
def test_what_is_left_out_is_named_and_can_be_asked_for(at: At, words: str, columns: int) -> None:
    listing, shown = at(words, columns)
    heading = shown.partition("─")[0]
    gone = [name for name in listing.going if name in listing.columns and not _in(texts.field(name), heading)]
    said = " ".join(shown[shown.rfind("─") :].partition("Utelämnat: ")[2].split())
    names, _, fields = said.partition(". Visa: --fields ")
    left_out = {name.removesuffix(".") for name in names.split(", ") if name}  # a sentence ends in one full stop
    may = {texts.field(name).removesuffix(".") for name in listing.going}
    assert {texts.field(name).removesuffix(".") for name in gone} <= left_out <= may
    if gone:
        asked, all_of_it = at(words, columns, f"--fields {fields}")
        assert set(gone) <= set(asked.columns)
        assert "Utelämnat" not in all_of_it


def _in(heading: str, told_: str) -> bool:
    """Tell whether a heading, which may be folded, stands above a table."""
    return all(re.search(rf"(?:^|\s){re.escape(word)}(?:\s|$)", told_) for word in heading.split())


@pytest.mark.parametrize("words", LISTINGS)
def test_a_pipe_has_every_cell_whole_on_the_line_of_its_row(at: At, words: str) -> None:
    listing, shown = at(words)
    lines = shown.splitlines()[-len(listing.rows) :]
    for row, line in zip(listing.rows, lines, strict=True):
        for name in listing.columns:
            assert told(row.get(name), name) in line
