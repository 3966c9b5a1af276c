"""What a workbook says about itself: its date system, what it hides, and formulas nobody has calculated."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from xlsxwriter import Workbook

from samverkan_cli.domain.errors import CellFaulty, CellUncalculated, ColumnsHidden, RowsHidden, SheetsUnread
from samverkan_cli.intake import Mapping, Source, sources
from samverkan_cli.intake.answers import answers

HEADINGS = ["namn", "organisationsnummer", "inkommen"]
ROWS = [["Almby IK", 8029990010.0, "2023-10-16"], ["KFUM", None, None], ["Klockbojen", None, "2023-10-17"]]


def workbook(*more: Callable[[Workbook, Any], object], **options: object) -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, **options}) as book:
        sheet = book.add_worksheet("Svar")
        for at, row in enumerate([HEADINGS, *ROWS]):
            sheet.write_row(at, 0, row)
        for change in more:
            change(book, sheet)
    return out.getvalue()


def rewritten(content: bytes, pattern: str, said: str, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """Give a workbook in which another program has written a part otherwise."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            text = old.read(each).decode()
            new.writestr(each, re.sub(pattern, said, text) if each == part else text)
    return out.getvalue()


def opened(content: bytes) -> Source:
    (source,) = sources("-", lambda: content, Mapping.default())
    return source


def flaws(content: bytes) -> list[object]:
    return [said for _, _, said in opened(content).rows() if said]


def uncalculated(row: int, column: str) -> CellUncalculated:
    return CellUncalculated(file="-", row=row, column=column)


def test_a_number_that_is_kept_as_a_float_is_the_number() -> None:
    assert "8029990010" == next(opened(workbook()).rows())[1][1]


@pytest.mark.parametrize("system", [False, True])
def test_a_day_is_that_day_in_either_date_system(system: bool) -> None:
    day = date(2023, 12, 6)
    serial = (day - (date(1904, 1, 1) if system else date(1899, 12, 30))).days

    def dated(book: Workbook, sheet: Any) -> None:
        sheet.write_datetime("C2", day, book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write("C3", serial)
        sheet.write("C4", str(serial))

    found = answers(opened(workbook(dated, date_1904=system)), {}, lambda _, said: said)
    assert [day.isoformat()] * 3 == [row.given["received"] for row in found]


def test_rows_that_a_filter_or_a_hand_hides_are_read_and_told() -> None:
    def hiding(_: Workbook, sheet: Any) -> None:
        sheet.autofilter("A1:C6")
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_row(3, 0)
        sheet.set_row(8, None, None, {"hidden": True})  # and blank

    source = opened(workbook(hiding))
    assert [RowsHidden(file="-", sheet="Svar", count=2, hidden=("2", "4"))] == source.notices
    assert 3 == sum(1 for _ in source.rows())
    assert [] == opened(workbook(lambda _, sheet: sheet.autofilter("A1:C4"))).notices


def test_rows_hidden_side_by_side_are_told_as_one_span() -> None:
    def hiding(_: Workbook, sheet: Any) -> None:
        for row in (1, 2, 3):
            sheet.set_row(row, None, None, {"hidden": True, "level": 1})

    assert ("2–4",) == opened(workbook(hiding)).notices[0].facts["hidden"]


def test_columns_that_are_hidden_are_told() -> None:
    hidden = workbook(lambda _, sheet: sheet.set_column("B:C", None, None, {"hidden": True}))
    assert [ColumnsHidden(file="-", sheet="Svar", column=tuple(HEADINGS[1:]))] == opened(hidden).notices
    beyond = workbook(lambda _, sheet: sheet.set_column("E:XFD", None, None, {"hidden": True}))
    assert [] == opened(beyond).notices


def test_a_hidden_sheet_with_rows_is_told() -> None:
    def hiding(book: Workbook, _: Any) -> None:
        other = book.add_worksheet("Gamla")
        other.write_row(0, 0, HEADINGS)
        other.hide()

    assert [SheetsUnread(file="-", sheet="Svar", sheets=("Gamla",))] == opened(workbook(hiding)).notices


@pytest.mark.parametrize(
    "written",
    [
        '<c r="C2"><f>TODAY()</f></c>',
        '<c r="C2"><f>TODAY()</f><v></v></c>',
        '<c r="C2" s="1"><f>TODAY()</f><v/></c>',
        "<c r='C2'><f t='shared' si='0'/></c>",
        '<c r="C2">\n <f ca="1">TODAY()</f>\n <v> </v>\n</c>',
        '<c r="C2"><f>TODAY()</f><v>0</v></c>',
    ],
)
def test_a_formula_without_a_saved_value_is_objected_to_with_its_cell(written: str) -> None:
    content = rewritten(workbook(), r'<c r="C2".*?</c>', written)
    assert [uncalculated(2, "C")] == flaws(content)


def test_a_formula_whose_value_was_saved_is_its_value_an_empty_text_too() -> None:
    def calculated(_: Workbook, sheet: Any) -> None:
        sheet.write_formula("C2", '="2023-10-16"', None, "2023-10-16")
        sheet.write_formula("C3", '=""', None, "")
        sheet.write_formula("B3", "=8029990010", None, 8029990010)

    content = rewritten(workbook(calculated), r'<c r="C3"(.*?)>', r'<c r="C3"\1 t="str">')
    assert [["Almby IK", "8029990010", "2023-10-16"], ["KFUM", "8029990010", ""]] == [
        found for _, found, _ in opened(content).rows()
    ][:2]
    assert [] == flaws(content)


def test_nought_is_a_value_where_the_program_calculates() -> None:
    content = rewritten(workbook(), r'<c r="B3".*?(?:/>|</c>)|(?=<c r="C4")', '<c r="B4"><f>SUM(D1)</f><v>0</v></c>')
    assert [uncalculated(4, "B")] == flaws(content)
    calculating = rewritten(content, ' fullCalcOnLoad="1"', "", "xl/workbook.xml")
    assert [] == flaws(calculating)


def test_a_row_whose_name_alone_was_never_calculated_is_not_lost() -> None:
    content = workbook(
        lambda _, sheet: sheet.write_formula("A6", "=Svar!A2", None, 0),
        lambda _, sheet: sheet.write_formula("A3", "=Svar!A2", None, 0),
    )
    found = list(opened(rewritten(content, "(</f>)<v>0</v>", r"\1")).rows())
    assert [(2, None), (3, uncalculated(3, "A")), (4, None), (6, uncalculated(6, "A"))] == [
        (row, said) for row, _, said in found
    ]


def test_a_formula_in_a_column_that_is_not_read_is_nothing_to_object_to() -> None:
    content = rewritten(workbook(), r"(<row r=\"2\".*?)(</row>)", r'\1<c r="E2"><f>TODAY()</f></c>\2')
    assert [] == flaws(content)


@pytest.mark.parametrize("size", [7, 64, 1000])
def test_what_stands_across_a_boundary_of_what_is_read_is_seen(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from samverkan_cli.intake import archive

    content = rewritten(workbook(), r'<c r="C2".*?</c>', '<c r="C2"><f>' + "A" * 300 + "</f></c>")
    monkeypatch.setattr(archive, "CHUNK", 2000)
    monkeypatch.setattr(zipfile.ZipExtFile, "read", _in_pieces(size, zipfile.ZipExtFile.read))
    assert [uncalculated(2, "C")] == flaws(content)


def _in_pieces(size: int, read: Callable[..., bytes]) -> Callable[..., bytes]:
    return lambda file, n=-1: read(file, min(n, size) if n == 2000 else n)


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\t", "\u200b"])
@pytest.mark.parametrize("place", ["H3", "D2", "XFD4", "H9"])
def test_a_blank_beyond_the_headings_is_nothing(blank: str, place: str) -> None:
    if place == "XFD4":
        place = "GR4"
    source = opened(workbook(lambda _, sheet: sheet.write(place, blank)))
    assert [(2, None), (3, None), (4, None)] == [(row, said) for row, _, said in source.rows()]


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#SAKNAS!", "#Namn?", "#VÄRDEFEL!"])
def test_an_error_of_a_spreadsheet_is_no_name_in_a_text_either(error: str) -> None:
    data = f"namn;inkommen\n{error};2023-10-16\nAlmby IK;{error}\n#1 i Sverige;\n".encode()
    (source,) = sources("-", lambda: data, Mapping.default())
    found = list(answers(source, {}, lambda _, said: said))
    expected = [[CellFaulty("actor", file="-", row=2, column="namn")]]
    expected += [[CellFaulty("received", file="-", row=3, column="inkommen")], []]
    assert expected == [row.flaws for row in found]


def test_a_workbook_that_names_its_elements_with_a_prefix_is_read_alike() -> None:
    content = rewritten(workbook(), r'<c r="C2".*?</c>', '<c r="C2"><f>TODAY()</f></c>')
    prefixed = rewritten(content, r"(</?)(?=(?:worksheet|sheetData|row|c|f|v|is|t|dimension)\b)", r"\1x:")
    prefixed = rewritten(prefixed, 'xmlns="', 'xmlns:x="')
    assert [uncalculated(2, "C")] == flaws(prefixed)
