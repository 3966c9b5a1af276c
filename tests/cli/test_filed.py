"""Every answer as a file: the format by the suffix, a day as a day, data never markup, and nothing half done."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Once, Typed
from python_calamine import CalamineWorkbook

ODD = "Tabb|streck [a](b) <b> =1+1 *x* `y` _z_ \\ och 日本 😀"


@pytest.fixture
def lived(well: Typed, period: str, typed_once: Once) -> None:
    typed_once(
        f"enroll '{ODD}' {TICKED} --received 2024-01-10 --contact 'Bo Ek <bo@example.org>'",
        f"enroll 2024-01-05 --kind nämnd {TICKED} --received 2023-11-01",
        "task add 'Ring =SUMMA(A1)' --owner 'Eva Ek' --due 2024-03-01",
    )


def sheet(path: str) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def test_a_workbook_has_the_headings_of_a_table_days_that_are_days_and_text_that_is_text(
    well: Typed, lived: None
) -> None:
    ran = well("roll --on 2024-06-01 --out roll.xlsx")
    assert "2 rader skrivna till roll.xlsx.\n" == ran.out
    headings, first, second = sheet("roll.xlsx")
    assert ["id", "namn", "typ", "sida", "orgnr", "period", "ansluten fr.o.m."] == headings
    assert ["A-2", "2024-01-05", "nämnd", "kommunen", "", "2024-2027", date(2024, 1, 1)] == first
    assert [ODD, date(2024, 1, 10)] == [second[1], second[-1]]
    well("task list --out task.xlsx")
    assert ["T-1", date(2024, 3, 1), "öppen", "Eva Ek (P-1)", "Ring =SUMMA(A1)", ""] == sheet("task.xlsx")[1]


def test_numbers_are_numbers_and_moments_are_in_swedish_time(well: Typed, lived: None) -> None:
    well("journal list --out journal.xlsx")
    row = sheet("journal.xlsx")[1]
    assert (1, datetime) == (row[0], type(row[1]))


def test_tsv_has_the_keys_of_csv_and_cells_as_they_are(well: Typed, lived: None) -> None:
    keys, *rows = [line.split("\t") for line in well("roll --on 2024-06-01 -o tsv").out.splitlines()]
    assert ["id", "name", "kind", "side", "org_nr", "period", "since", "enrollment"] == keys
    assert ODD == rows[1][1]
    assert [len(keys)] * 2 == [len(row) for row in rows]


def test_no_cell_of_tsv_has_a_tab_or_breaks_its_line(well: Typed, typed: Typed, period: str) -> None:
    Path("t.md").write_text("# Värdegrund\n1. Rad ett\n   rad två\u2028rad tre\n", encoding="utf-8")
    well("period text 2024-2027 t.md")
    lines = well("period show 2024-2027 -o tsv").out.splitlines()
    assert 2 == len(lines)
    assert lines[0].count("\t") == lines[1].count("\t")


def test_markdown_is_a_table_of_pipes_where_data_is_no_markup(well: Typed, lived: None) -> None:
    from markdown_it import MarkdownIt

    shown = well("roll --on 2024-06-01 -o md").out
    assert "\\|" in shown
    html = MarkdownIt("commonmark").enable("table").render(shown)
    assert html.count("<td>") == 2 * 7
    assert "<a " not in html
    assert "<b>" not in html
    assert "<em>" not in html
    assert "Tabb|streck [a](b) &lt;b&gt; =1+1 *x* `y` _z_ \\ och 日本 😀" in html


def test_what_is_no_listing_is_a_list_of_its_lines_in_markdown(well: Typed, lived: None) -> None:
    lines = well("why A-1 -o md").out.splitlines()
    assert all(line.lstrip().startswith("- ") for line in lines)
    assert any(line.startswith("  - ") for line in lines)
    well("actor show A-1 --out a.xlsx")
    assert any(ODD in str(cell) for row in sheet("a.xlsx") for cell in row)


def test_a_text_of_a_period_comes_out_as_it_went_in(well: Typed, typed: Typed, period: str) -> None:
    text = "# Värdegrund\n\n1. *Öppet* | utan våld\n2. 日本\n"
    Path("text.md").write_text(text, encoding="utf-8")
    well("period text 2024-2027 text.md")
    for name in ("ut.md", "ut.txt"):
        well(f"period text 2024-2027 --out {name}")
        assert text == Path(name).read_text(encoding="utf-8")
    assert 2 == typed("period text 2024-2027 text.md --out mer.md").status
    assert not Path("mer.md").exists()


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "tsv", "md", "json", "jsonl", "txt"])
def test_the_suffix_is_the_format_and_the_file_what_would_have_been_shown(
    well: Typed, lived: None, suffix: str
) -> None:
    form = "table" if suffix == "txt" else suffix
    well(f"actor list --out A.{suffix.upper()}")
    written = Path(f"A.{suffix.upper()}").read_bytes()
    assert 0o600 == Path(f"A.{suffix.upper()}").stat().st_mode & 0o777
    if suffix != "xlsx":
        assert well(f"actor list -o {form}").out == written.decode()
    ran = subprocess.run(
        [sys.executable, "-m", "samverkan_cli.main", "actor", "list", "-o", form], capture_output=True, check=True
    )
    assert ran.stdout == written


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ("roll --out roll.pdf", 2, "value_unknown"),
        ("roll --out roll.xlsx.bak", 2, "value_unknown"),
        ("roll --out roll.xlsx -o md", 2, "options_conflict"),
        ("roll --out finns.md", 4, "file_exists"),
        ("roll --out saknas/roll.md", 2, None),
        ("roll --out roll.md --fields finns-inte", 2, "field_unknown"),
        ("roll --record Till mötet --out roll.md", 2, None),
        ("roll --record Mötet --out roll.md", 2, "options_conflict"),
        ("meeting agenda M-1 --add Val --out dag.md", 2, "options_conflict"),
    ],
)
def test_what_cannot_be_written_is_told_and_nothing_is_changed(
    typed: Typed, lived: None, line: str, status: int, code: str | None
) -> None:
    Path("finns.md").write_text("mitt", encoding="utf-8")
    before = Path("registry.db").read_bytes()
    ran = typed(f"{line}{'' if '-o md' in line else ' -o json'}")
    assert (status, "") == (ran.status, ran.out)
    if code and "-o md" not in line:
        assert [code] == ran.codes
    assert "mitt" == Path("finns.md").read_text(encoding="utf-8")
    assert before == Path("registry.db").read_bytes()
    assert {"finns.md", "registry.db"} == {path.name for path in Path().iterdir() if "journal" not in path.name}


def test_o_decides_where_the_suffix_says_nothing_and_json_tells_of_a_file(
    well: Typed, typed: Typed, lived: None
) -> None:
    assert 2 == typed("roll --out lista").status
    well("roll --out lista -o tsv")
    assert Path("lista").read_text(encoding="utf-8").startswith("id\tname")
    told = well("contact list --out kontakter.csv -o json")
    assert {"out": "kontakter.csv", "form": "csv", "rows": 1, "persons": True} == told.data
    assert "contact list" == json.loads(told.out)["kind"]


def test_it_is_told_that_a_file_is_of_persons_and_written_over_only_when_it_is_said(well: Typed, lived: None) -> None:
    assert "personuppgifter" in well("contact list --out f.csv").out
    assert "personuppgifter" in well("person list --out p.csv").out
    assert "personuppgifter" not in well("roll --on 2024-06-01 --out f.csv --force").out
    assert Path("f.csv").read_text(encoding="utf-8").startswith("id,name,kind")


def test_fields_and_the_status_hold_for_files_too(typed: Typed, lived: None) -> None:
    assert 6 == typed("check --out check.csv --fields ref,message").status
    assert "ref,message" == Path("check.csv").read_text(encoding="utf-8").splitlines()[0]
    assert 0 == typed("roll --on 2024-06-01 --fields namn,orgnr --out r.tsv").status
    assert "name\torg_nr" == Path("r.tsv").read_text(encoding="utf-8").splitlines()[0]


def test_the_standing_choice_is_of_what_is_shown_and_never_stops_a_write(
    well: Typed, lived: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_OUTPUT", "md")
    assert well("actor list").out.startswith("| id |")
    assert "uppgift" in well("task add Fika").out.casefold()
    well("actor list --out a.csv")
    assert Path("a.csv").read_text(encoding="utf-8").startswith("id,")
    monkeypatch.setenv("SAMVERKAN_OUTPUT", "json")
    assert {"out": "b.csv", "form": "csv", "rows": 2, "persons": False} == well("actor list --out b.csv").data


def test_a_workbook_is_not_thrown_at_a_terminal(lived: None, on_terminal: Callable[..., tuple[int, str]]) -> None:
    status, shown = on_terminal("roll -o xlsx")
    assert (2, True) == (status, "--out FIL.xlsx" in shown)
    assert "PK" not in shown


@pytest.fixture
def on_terminal(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    def run(line: str) -> tuple[int, str]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.stdout.isatty", lambda: True)
            ran = typed(line)
        return ran.status, ran.out + ran.err

    return run
