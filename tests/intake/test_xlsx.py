"""XLSX comes in as the eye reads it, and a bomb does not go off."""

import io
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from samverkan_cli.domain.errors import (
    CellFaulty,
    CellMerged,
    CellTooLong,
    ColumnUnknown,
    FileFormUnknown,
    FileTooLarge,
    HeadingMissing,
    Mojibake,
    RowsMissing,
    SheetMissing,
    SheetsUnread,
    WorkbookTooLarge,
    WorkbookUnreadable,
)
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.intake import Mapping, Source, archive, sources
from samverkan_cli.intake.cells import bare

HEADINGS = ["namn", "organisationsnummer", "inkommen"]


def workbook(*rows: Sequence[object], sheet: str = "Svar", also: Callable[[Workbook], None] | None = None) -> bytes:
    out = io.BytesIO()
    plain = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, {"in_memory": True} | plain) as book:
        made = book.add_worksheet(sheet)
        day, moment = book.add_format({"num_format": "d mmm yyyy"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, datetime):
                    made.write_datetime(at, column, value, moment)
                elif isinstance(value, (date, time)):
                    made.write_datetime(at, column, value, day)
                elif value is not None:
                    made.write(at, column, value)
        if also:
            also(book)
    return out.getvalue()


def opened(content: bytes, mapping: Mapping | None = None) -> Source:
    (source,) = sources("-", lambda: content, mapping or Mapping.default())
    return source


def refused(content: bytes, mapping: Mapping | None = None) -> tuple[Objection, ...]:
    with pytest.raises(Refused) as caught:
        opened(content, mapping)
    assert 2 == caught.value.status
    return caught.value.objections


def packed(**parts: bytes) -> bytes:
    """Give a workbook with parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(HEADINGS, ["Almby IK"]))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, old.read(name)), zipfile.ZIP_DEFLATED)
        for name, content in parts.items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
BEGUN = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
ENDED = b"</sheetData></worksheet>"


# cells as the eye reads them --------------------------------------------------------------------


def test_dates_numbers_and_ticks_come_in_as_they_would_have_been_typed() -> None:
    moment = datetime(2024, 1, 15, 13, 5)  # noqa: DTZ001 — Excel knows no time zones
    values = [date(2024, 1, 15), moment, 2021, 8029990010, 45306, 0.5, True, False, "2021-04"]
    headings: list[object] = [
        "namn",
        "inkommen",
        "undertecknad",
        "syfte",
        "orgnr",
        "gäller från",
        "roll",
        "värdegrund",
        "principer",
        "underlag",
    ]
    source = opened(workbook(headings, ["Almby IK", *values]))
    expected = ["2024-01-15", "2024-01-15 13:05", "2021", "8029990010", "45306", "0.5", "ja", "nej", "2021-04"]
    assert [(2, ["Almby IK", *expected], None)] == list(source.rows())
    assert ("xlsx", tuple(headings)) == (source.form, source.headings)


def test_rows_have_the_numbers_excel_shows_and_a_title_may_stand_above() -> None:
    source = opened(workbook(["Anslutna 2020–2023"], [], [None, *HEADINGS], [], [None, "KFUM", None, "okänt"]))
    assert [(5, ["", "KFUM", "", "okänt"], None)] == list(source.rows())
    assert (None, "name", "org_nr", "received") == source.fields


def test_the_first_sheet_that_knows_its_headings_is_read_and_others_are_told() -> None:
    def more(book: Workbook) -> None:
        for name in ("Svar", "Fler"):
            book.add_worksheet(name).write_column(0, 0, ["namn", f"{name} IK"])

    content = workbook(["Läs detta först"], ["det är viktigt"], sheet="Om", also=more)
    source = opened(content)
    assert [["Svar IK"]] == [found for _, found, _ in source.rows()]
    assert [SheetsUnread(file="-", sheet="Svar", sheets=("Fler",))] == source.notices
    named = opened(content, Mapping(sheet="Fler"))
    assert ([["Fler IK"]], []) == ([found for _, found, _ in named.rows()], named.notices)
    assert (SheetMissing(file="-", sheet="Annat", sheets=("Om", "Svar", "Fler")),) == refused(
        content, Mapping(sheet="Annat")
    )


def test_formulas_are_text_and_guards_are_taken_away() -> None:
    source = opened(workbook(["namn", "syfte"], ["=1+1", "'=2"]))
    assert [["=1+1", "=2"]] == [found for _, found, _ in source.rows()]


def test_a_cell_merged_downwards_holds_for_each_row() -> None:
    def merge(book: Workbook) -> None:
        book.worksheets()[0].merge_range("C2:C4", "2023-12-06")

    source = opened(workbook(HEADINGS, ["Almby IK"], ["Blå Tuvan"], [], ["Klockbojen"], also=merge))
    assert [
        (2, ["Almby IK", "", "2023-12-06"], None),
        (3, ["Blå Tuvan", "", "2023-12-06"], None),
        (5, ["Klockbojen", "", ""], None),
    ] == list(source.rows())


def test_a_cell_merged_over_columns_is_told_with_its_place() -> None:
    def merge(book: Workbook) -> None:
        book.worksheets()[0].merge_range("B3:C3", "2023-12-06")

    source = opened(workbook(HEADINGS, ["Almby IK"], ["Blå Tuvan"], also=merge))
    assert [None, CellMerged(file="-", row=3, column="B")] == [said for _, _, said in source.rows()]


def test_merged_headings_are_refused() -> None:
    def merge(book: Workbook) -> None:
        book.worksheets()[0].merge_range("B1:C1", "inkommen")

    assert (CellMerged(file="-", row=1, column="B"),) == refused(workbook(["namn"], ["Almby IK"], also=merge))


def test_a_cell_that_shows_an_error_is_told_with_its_place_in_the_sheet_that_is_read() -> None:
    def fault(book: Workbook) -> None:
        book.worksheets()[0].write_formula("B2", "=1/0", None, "#DIV/0!")
        other = book.add_worksheet("Annat")
        other.write("A1", "x")
        other.write_formula("B3", "=1/0", None, "#DIV/0!")

    source = opened(workbook(HEADINGS, ["Almby IK"], ["Blå Tuvan"], also=fault))
    assert [CellFaulty(file="-", row=2, column="B"), None] == [said for _, _, said in source.rows()]


def test_what_is_too_long_garbled_or_under_no_heading_is_told() -> None:
    source = opened(workbook(HEADINGS, ["x" * 20_001], ["BlÃ¥"], ["a", None, None, "y"], ["Almby"]))
    assert [
        CellTooLong(file="-", row=2, column="namn", limit=20_000),
        Mojibake(file="-", row=3, sample="Ã¥"),
        HeadingMissing(file="-", row=4, column="D", given="y"),
        None,
    ] == [said for _, _, said in source.rows()]


def test_an_unknown_column_is_refused_with_its_row() -> None:
    content = workbook(["Svar"], ["namn", "Skostorlek"], ["Almby IK", 43])
    assert (ColumnUnknown(file="-", row=2, column="Skostorlek", nearest=None, typed="Skostorlek"),) == refused(content)


@pytest.mark.parametrize("rows", [[], [HEADINGS], [HEADINGS, ["", " "]]])
def test_a_workbook_without_rows_is_refused(rows: list[list[str]]) -> None:
    assert (RowsMissing(file="-"),) == refused(workbook(*rows))


def test_rejected_rows_come_as_a_workbook_of_text_that_is_read_again() -> None:
    source = opened(workbook(HEADINGS, ["=1+1", 8029990010, date(2024, 1, 15)], ["Almby", "", "i går"]))
    again = opened(source.rejected((found, f"fel i {row}") for row, found, _ in source.rows()))
    assert ("fel", *HEADINGS) == again.headings
    assert [
        (2, ["fel i 2", "=1+1", "8029990010", "2024-01-15"], None),
        (3, ["fel i 3", "Almby", "", "i går"], None),
    ] == list(again.rows())
    third = opened(again.rejected((found, "åter") for _, found, _ in again.rows()))
    assert ("fel", *HEADINGS) == third.headings


# bombs and damage -------------------------------------------------------------------------------


def test_a_workbook_that_swells_is_refused_before_it_is_read() -> None:
    assert [WorkbookTooLarge] == [type(said) for said in refused(packed(**{"xl/media/x.bin": b"\0" * 60_000_000}))]
    bomb = packed(**{SHEET: BEGUN + b"<row/>" * 10_000_000 + ENDED})
    assert len(bomb) < 200_000
    assert [WorkbookTooLarge] == [type(said) for said in refused(bomb)]


def test_a_directory_that_lies_about_sizes_is_seen_through(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = bytearray(packed(**{SHEET: BEGUN + b"<row/>" * 10_000_000 + ENDED}))
    true = len(BEGUN + ENDED) + 60_000_000
    assert 2 == bomb.count(true.to_bytes(4, "little"))
    lying = bytes(bomb).replace(true.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert [WorkbookTooLarge] == [type(said) for said in refused(lying)]


@pytest.mark.parametrize(
    "cell",
    [
        b'<row r="1"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row><c r="A600000" ><v>1</v></c></row>',
        b"<row><c r='HZ1' t='n'><v>1</v></c></row>",
        b'<row><c r="az400000"><v>1</v></c></row>',
        b'<row><c r = "XFD1048576" x="/>"><v>1</v></c></row>',
    ],
)
def test_a_cell_far_away_does_not_take_all_memory(cell: bytes) -> None:
    content = packed(**{SHEET: BEGUN + b'<row r="1"><c r="A1"><v>1</v></c></row>' + cell + ENDED})
    assert [WorkbookTooLarge] == [type(said) for said in refused(content)]


def test_formats_far_away_take_no_room() -> None:
    inline = b'<c r="A%d" t="inlineStr"><is><t>%s</t></is></c>'
    rows = b'<row r="1">%s<c r="XFD1" s="1"/></row><row r="2">%s</row>' % (
        inline % (1, b"namn"),
        inline % (2, b"Almby"),
    )
    assert [(2, ["Almby"], None)] == list(opened(packed(**{SHEET: BEGUN + rows + ENDED})).rows())


def test_too_many_parts_are_refused() -> None:
    assert [WorkbookTooLarge] == [
        type(said) for said in refused(packed(**{f"x{number}": b"" for number in range(2100)}))
    ]


def test_a_workbook_larger_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PACKED", 1000)
    assert [FileTooLarge] == [type(said) for said in refused(workbook(HEADINGS, ["Almby"]))]


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04",
        b"PK\x03\x04" + b"x" * 500,
        workbook(HEADINGS, ["Almby"])[:-40],
        packed(**{SHEET: b"<x"}),
        packed(**{SHEET: b"\0\0"}),
    ],
)
def test_a_damaged_workbook_is_refused(content: bytes) -> None:
    assert (WorkbookUnreadable(file="-"),) == refused(content)


def test_other_archives_and_older_workbooks_are_named_for_what_they_are() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("svar.csv", "namn\nAlmby\n")
    assert (FileFormUnknown(file="-", found="zip"),) == refused(out.getvalue())
    assert (FileFormUnknown(file="-", found="xls"),) == refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert (FileFormUnknown(file="-", found="pdf"),) == refused(b"%PDF-1.7\n")


@given(st.integers(0, 7000), st.binary(min_size=1, max_size=4))
def test_no_damage_makes_it_crash(at: int, noise: bytes) -> None:
    whole = bytearray(WHOLE)
    whole[at : at + len(noise)] = noise
    with suppress(Refused):
        list(opened(bytes(whole)).rows())


WHOLE = workbook(HEADINGS, ["Almby IK", 8029990010, date(2024, 1, 15)])
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="Ã\ufffe\uffff"), max_size=20)
TEXTS = TEXTS.filter(lambda text: bare(text) == text.strip())  # what has no width around a text is not read


@given(
    st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5).filter(lambda rows: "".join(map("".join, rows)).strip())
)
def test_what_is_written_as_text_comes_in_as_it_was(rows: list[tuple[str, str]]) -> None:
    from samverkan_cli.domain.formulas import unguarded

    source = opened(workbook(["namn", "syfte"], *map(list, rows)))
    expected = [list(map(unguarded, row)) for row in rows if "".join(row).strip()]
    assert expected == [found for _, found, _ in source.rows()]
