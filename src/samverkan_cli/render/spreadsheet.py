"""XLSX: what is text stays text: nothing in it becomes a number, a formula or a link; a day that is given is a day."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

Cell: TypeAlias = str | float | date | None

_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # so that the same rows are the same file
_TEXT = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
_LAST = 1_048_575
_NARROWEST, _WIDEST = 6, 60  # columns of a spreadsheet, where nobody has said how wide they are to be
_FORMS = {date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm"}


def empty(out: io.BytesIO, title: str = "") -> Any:
    """Give an empty workbook that will be written to `out` when it is closed."""
    import xlsxwriter

    book = xlsxwriter.Workbook(out, {**_TEXT, "constant_memory": True})
    book.set_properties({"created": _MADE, "title": title})
    return book


def workbook(
    sheet: str,
    head: Sequence[Sequence[str]],
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    widths: Sequence[int] | None = None,
    choices: Mapping[int, Sequence[str]] | None = None,
    title: str = "",
) -> bytes:
    """Give a workbook of one sheet: lines above the table, headings, and rows; `choices` are lists to pick from.

    Where `widths` are not given, columns are as wide as what stands in them.
    """
    out = io.BytesIO()
    book = empty(out, title)
    page = _Page(book, book.add_worksheet(sheet))
    at = len(head)
    for number, line in enumerate(head):
        page.write(number, line, page.bold if len(line) > 1 else None)
    page.write(at, headings, page.bold)
    last = at
    for last, cells in enumerate(rows, start=at + 1):
        page.write(last, cells)
    for column, width in enumerate(widths or page.widths(len(headings))):
        page.sheet.set_column(column, column, width)
    page.sheet.freeze_panes(at + 1, 0)
    page.sheet.autofilter(at, 0, max(last, at + 1), len(headings) - 1)
    for column, words in (choices or {}).items():
        page.sheet.data_validation(at + 1, column, _LAST, column, {"validate": "list", "source": list(words)})
    book.close()
    return out.getvalue()


class _Page:
    """A sheet, and how wide what stands in its columns is."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self.sheet = sheet
        self.bold, self._long = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        self._days = {kind: book.add_format({"num_format": form}) for kind, form in _FORMS.items()}
        self._widest: dict[int, int] = {}

    def write(self, number: int, cells: Sequence[Cell], form: Any = None) -> None:
        """Write a row."""
        for column, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            wide = len(str(cell))
            self._widest[column] = max(self._widest.get(column, 0), wide)
            if isinstance(cell, date):
                self.sheet.write_datetime(number, column, cell, self._days[type(cell)])
            elif isinstance(cell, (int, float)):
                self.sheet.write_number(number, column, cell)
            else:
                self.sheet.write_string(number, column, cell, form or (self._long if wide > _WIDEST else None))

    def widths(self, count: int) -> list[int]:
        """Give how wide the columns are to be."""
        return [min(max(self._widest.get(at, 0) + 2, _NARROWEST), _WIDEST) for at in range(count)]
