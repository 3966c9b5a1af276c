"""Plots as typed: the same figures as a picture, as bars that fit the terminal, and for a script."""

import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Typed
from defusedxml.ElementTree import fromstring

from samverkan_cli.render.bars import Bar, bar, bars, rising
from samverkan_cli.render.width import columns_of

SIGNED = "--affirm values,principles --signed-by 'Eva Ek'"
OLD, NEW = f"--period 2020-2023 {SIGNED}", f"--period 2024-2027 {SIGNED}"
LIFE = (
    "init",
    "period add 2016-2019 --first-day 2016-01-01 --last-day 2019-12-31",
    "period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31",
    "period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31",
    f"enroll Klockbojen --period 2016-2019 {SIGNED} --received 2016-03-01",
    f"enroll Klockbojen {OLD} --received 2019-11-01",
    f"enroll '[b]Tegelbruket[/b] <i>' {OLD} --received 2020-03-01 --kind stiftelse",
    f"enroll Klockbojen {NEW} --received 2023-11-06",
    f"enroll '[b]Tegelbruket[/b] <i>' {NEW} --received 2023-11-14",
    "plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31",
    "plan activity 2024-2025 'En karta' --date 2023-11-01",
    "task add Ring --date 2023-10-02",
    "task add Skriv --date 2023-10-02",
    "task done T-1 --date 2023-11-01",
)
PLOTTED = (
    "renew status 2024-2027 --plot",
    "report statistics --plot",
    "report tasks --plot",
    "plan progress 2024-2025",
)


@pytest.fixture
def lived(well: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-11-15")
    for line in LIFE:
        well(line)


class Terminal(io.StringIO):
    """A terminal with an encoding."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self.told = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a terminal says its own
        return self.told

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError


def shown_at(
    well: Typed, monkeypatch: pytest.MonkeyPatch, line: str, columns: int, encoding: str = "utf-8"
) -> list[str]:
    """Give the lines of a command on a terminal of some columns."""
    from samverkan_cli import main

    terminal = Terminal(encoding)
    with monkeypatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        patch.setattr(sys, "stdout", terminal)
        assert 0 == main.run(line.split())
    return terminal.getvalue().splitlines()


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_bars_fit_the_terminal_and_use_the_room_there_is(
    well: Typed, lived: None, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    longest = 0
    for line in PLOTTED:
        told = shown_at(well, monkeypatch, line, columns)
        assert all(columns_of(each) <= columns for each in told), line
        assert "\x1b" not in "".join(told)
        longest = max([longest, *(len(found) for each in told for found in re.findall("[█░]+", each))])
    assert longest >= columns // 4 or columns == 40


def test_a_console_without_blocks_gets_bars_of_other_signs(
    well: Typed, lived: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for line in PLOTTED:
        told = "\n".join(shown_at(well, monkeypatch, line, 80, "latin-1"))
        assert not re.search("[▁-█░]", told), line
        re.sub("[–─]", "", told).encode("latin-1")
    assert "#" in "\n".join(shown_at(well, monkeypatch, PLOTTED[0], 80, "latin-1"))


def test_in_a_pipe_what_is_asked_for_is_drawn_and_what_is_not_is_words(well: Typed, lived: None) -> None:
    told = well("renew status 2024-2027 --plot").out
    assert "v. 45  2023-11-12  ███████" in told
    assert all(columns_of(line) <= 80 for line in told.splitlines())
    assert not re.search("[▁-█░]", well("plan progress 2024-2025").out)
    assert not re.search("[▁-█░]", well("renew status 2024-2027").out + well("report tasks").out)


def test_the_curve_ends_with_what_the_funnel_tells(well: Typed, lived: None) -> None:
    plain, plotted = well("renew status 2024-2027 -o json").data, well("renew status 2024-2027 --plot -o json").data
    curve = plotted.pop("curve")
    assert plain == plotted
    known = [week for week in curve if week["renewed"] is not None]
    assert (known[-1]["day"], known[-1]["renewed"], known[-1]["rate"]) == (
        "2023-11-15",
        plain["renewed"],
        plain["rate"],
    )
    assert plain["previous"]["renewed"] == known[-1]["previous_renewed"]
    for week in known:
        told = well(f"renew status 2024-2027 --on {week['day']} -o json").data
        assert (told["renewed"], told["previous"]["on"]) == (week["renewed"], week["previous_day"])


def test_without_what_sets_pdf_a_picture_is_offered_as_svg(
    typed: Typed, lived: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    for line in ("renew status 2024-2027", "report statistics", "report tasks", "plan progress 2024-2025"):
        ran = typed(f"{line} --out bild.pdf")
        assert 2 == ran.status, line
        assert "pip install 'samverkan-cli[pdf]'. Utan det: som bild, --out bild.svg." in ran.err
        assert "--form" not in ran.err
    assert not Path("bild.pdf").exists()


@pytest.mark.parametrize("form", ["csv", "tsv", "md"])
def test_where_an_answer_is_rows_the_curve_is_a_row_a_week(well: Typed, lived: None, form: str) -> None:
    curve = well("renew status 2024-2027 --plot -o json").data["curve"]
    head, *rows = well(f"renew status 2024-2027 --plot -o {form}").out.splitlines()[-len(curve) - 1 - (form == "md") :]
    assert all(name in head for name in (curve[0] if form != "md" else ("vecka", "dag", "andel på nytt")))
    rows = rows[form == "md" :]
    assert len(curve) == len(rows)
    for week, row in zip(curve, rows, strict=True):
        assert all(str(week[name]) in row for name in ("day", "previous_day") if week[name])
    written = well("renew status 2024-2027 --plot --out kurva.xlsx -o json").data
    assert len(curve) == written["rows"]


def test_the_trend_ends_with_what_the_roll_tells(well: Typed, lived: None) -> None:
    rows = well("report statistics --plot --on 2024-02-01 -o json").data
    for day in {row["day"] for row in rows}:
        roll = [line["kind"] for line in well(f"roll --on {day} -o json").data]
        told = {row["kind"]: row["signatories"] for row in rows if row["day"] == day}
        assert len(roll) == told.pop(None)
        assert told == {kind: roll.count(kind) for kind in told}
    one = well("report statistics --plot --period 2024-2027 --on 2024-02-01 -o json").data
    assert ["2024-01-31", "2024-02-01"] == sorted({row["day"] for row in one})


def test_tasks_are_told_month_by_month(well: Typed, lived: None) -> None:
    rows = [(row["day"], row["open"], row["done"]) for row in well("report tasks -o json").data]
    assert [("2023-10-31", 2, 0), ("2023-11-15", 1, 1)] == rows
    assert rows == [tuple(row.values()) for row in well("report tasks --plot -o json").data]


def drawn(well: Typed, line: str) -> Any:
    well(f"{line} --out bild.svg --force")
    return fromstring(Path("bild.svg").read_bytes())


@pytest.mark.parametrize("line", PLOTTED)
def test_a_file_that_ends_in_svg_is_the_picture(well: Typed, lived: None, line: str) -> None:
    root = drawn(well, line.replace(" --plot", ""))
    assert "svg" == root.tag.rpartition("}")[2]
    assert Path("bild.svg").read_text(encoding="utf-8") == well(f"{line} -o svg").out


def test_what_has_no_picture_says_so(well: Typed, typed: Typed, lived: None) -> None:
    for line in (
        "renew status 2024-2027 --who silent --plot",
        "renew status 2024-2027 --plot --out k.svg --fields total",
        "report tasks --out k.svg --fields day",
    ):
        ran = typed(f"{line} -o json" if ".svg" not in line else line)
        assert 2 == ran.status, line
        assert not Path("k.svg").exists()
    assert 2 == typed("roll --out roll.svg").status


def test_an_empty_register_has_pictures_that_say_so(well: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    well("init")
    well("plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31")
    for line in PLOTTED[1:]:
        told = drawn(well, line.replace(" --plot", ""))
        assert any("text" in each.tag for each in told.iter())
    assert "Ingen uppgift var tillagd" in well("report tasks --plot").out
    assert "Ingen har varit ansluten" in well("report statistics --plot").out


def test_a_picture_is_drawn_without_a_library_and_other_commands_load_nothing_of_it(well: Typed, lived: None) -> None:
    among = "typst jinja2 rich samverkan_cli.render.plot"
    code = (
        "import sys; from samverkan_cli import main\n"
        "for line in sys.argv[1:]: main.run(line.split())\n"
        f"print([m for m in {among.split()!r} if m in sys.modules], file=sys.stderr)"
    )

    def loaded(*lines: str) -> str:
        ran = subprocess.run([sys.executable, "-c", code, *lines], capture_output=True, text=True, check=True)
        return ran.stderr.splitlines()[-1]

    assert "[]" == loaded("renew status 2024-2027", "plan progress 2024-2025", "report statistics", "plan list")
    pictures = [f"{line} -o svg" for line in PLOTTED]
    assert "['samverkan_cli.render.plot']" == loaded(*pictures)


# bars ---------------------------------------------------------------------------------------------


def test_a_bar_is_full_only_of_all_and_empty_only_of_nothing() -> None:
    assert ["░" * 10, "█" + "░" * 9, "█" * 5 + "░" * 5, "█" * 9 + "░", "█" * 10] == [
        bar(share, 10) for share in (0, 0.001, 0.5, 0.999, 1)
    ]
    assert " " * 10 == bar(None, 10)


def test_a_long_or_strange_name_leaves_room_for_its_bar() -> None:
    names = ["x" * 200, "日本語" * 40, "\u202e[b]", "a"]
    told = bars([Bar(name, 0.5, "1 av 2") for name in names], 80)
    assert all(columns_of(line) <= 80 for line in told)
    assert 1 == len({columns_of(re.split("[█░]", line)[0]) for line in told})
    assert "<202E>[b]" in told[2]


def test_where_there_is_no_room_for_a_bar_there_are_the_words() -> None:
    told = bars([Bar("v. 42  2023-10-20", 0.5, "12  50 %")], 30)
    assert ["v. 42  2023-10-20  12  50 %"] == told


def test_columns_rise_with_what_they_are_of() -> None:
    assert " ▁▄█" == rising([0, 1, 8, 16], 16)
    assert " _:#" == rising([0, 1, 8, 16], 16, Terminal("ascii"))
    assert "  " == rising([0, 0], 0)
