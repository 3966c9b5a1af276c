"""A list to sign at the door, of the roll on a day or of one that was recorded."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Typed
from python_calamine import CalamineWorkbook

ODD = "=cmd|' /C calc'!A0 & <b>Åäö</b> 日本"


@pytest.fixture
def lived(well: Typed, period: str) -> None:
    for name in (ODD, "Älvsborgs scoutkår", "Blå Tuvan", "Zornsällskapet"):
        well(f'enroll "{name}" {TICKED} --received 2024-01-10')
    well(f"enroll Kulturnämnden --kind nämnd {TICKED} --received 2024-02-10")


def rows(path: str) -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_it_is_numbered_in_the_roll_s_order_with_room_for_delegate_proxy_and_signature(
    well: Typed, lived: None
) -> None:
    assert "4 rader skrivna till lista.xlsx" in well("roll --on 2024-06-01 --side civil --out lista.xlsx --sign-in").out
    told = rows("lista.xlsx")
    at = next(number for number, row in enumerate(told) if row[0] == "nr")
    assert ["nr", "namn", "ombud", "fullmakt", "underskrift"] == told[at]
    names = [row["name"] for row in well("roll --on 2024-06-01 --side civil -o json").data]
    assert [[number, name, "", "", ""] for number, name in enumerate(names, start=1)] == told[at + 1 :]
    assert ODD in names


def test_its_head_says_what_it_is_of(well: Typed, lived: None) -> None:
    well("roll --on 2024-06-01 --side civil --received-by 2024-01-31 --out lista.xlsx --sign-in")
    head = [row[0] for row in rows("lista.xlsx")][:7]
    for said in ("Närvarolista", "Dag: 2024-06-01", "2024-01-31", "Sida: civilsamhället", "Antal anslutna: 4"):
        assert any(said in str(line) for line in head), head


def test_a_recorded_roll_is_signed_as_it_was_recorded(well: Typed, lived: None) -> None:
    well('roll --on 2024-06-01 --record "Årsmötet 2024"')
    well("actor rename 'Blå Tuvan' 'Röda Tuvan'")
    well("withdraw Zornsällskapet --period 2024-2027 --received 2024-03-01")
    well("roll --recorded 'Årsmötet 2024' --out lista.xlsx --sign-in")
    told = [cell for row in rows("lista.xlsx") for cell in row]
    assert {"Blå Tuvan", "Zornsällskapet", "Närvarolista: Årsmötet 2024"} <= set(told)
    assert any("senare uppgifter ändrar svaret" in str(cell) for cell in told)


def test_it_is_to_be_printed_on_lying_paper_with_the_headings_on_every_page(well: Typed, lived: None) -> None:
    well("roll --on 2024-06-01 --out lista.xlsx --sign-in")
    with zipfile.ZipFile("lista.xlsx") as book:
        page, whole = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/workbook.xml").decode()
    assert 'orientation="landscape"' in page
    assert 'paperSize="9"' in page
    assert re.search(r'fitToWidth="1"|fitToHeight="0"', page)
    assert 'state="frozen"' in page
    heading = next(number for number, row in enumerate(rows("lista.xlsx"), start=1) if row[0] == "nr")
    assert f"${heading}:${heading}" in whole
    assert "Print_Titles" in whole
    assert "<f>" not in page


def test_a_roll_of_nobody_is_a_list_without_rows(well: Typed, period: str) -> None:
    well("roll --on 2030-01-01 --out tom.xlsx --sign-in")
    assert "nr" == rows("tom.xlsx")[-1][0]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("roll --sign-in", "missing"),
        ("roll --sign-in --out lista.md", "value_unknown"),
        ("roll --sign-in --out lista.xlsx --record Mötet", "options_conflict"),
        ("roll --sign-in --out lista.xlsx --recorded Mötet --on 2024-01-01", "options_conflict"),
    ],
)
def test_a_list_to_sign_is_a_workbook_of_one_answer(typed: Typed, period: str, line: str, code: str) -> None:
    ran = typed(f"{line} -o json")
    assert (2, [code]) == (ran.status, ran.codes)
    assert not list(Path().glob("lista.*"))


def test_a_recorded_roll_is_rows_where_a_file_has_rows_alone(well: Typed, lived: None) -> None:
    well('roll --on 2024-06-01 --record "Årsmötet 2024"')
    well("roll --recorded R-1 --out r.xlsx")
    assert ["id", "namn", "ansluten fr.o.m.", "anslutning"] == rows("r.xlsx")[0]
    assert 6 == len(rows("r.xlsx"))
    well("roll --recorded R-1 --out r.csv")
    assert "id,name,since,enrollment" == Path("r.csv").read_text(encoding="utf-8").splitlines()[0]
    well("roll --recorded R-1 --out r.json")
    assert Path("r.json").read_text(encoding="utf-8") == well("roll --recorded R-1 -o json").out
