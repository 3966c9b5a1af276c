"""XLSX: text cells alone; nothing in them becomes a number, a formula or a link."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # so that the same rows are the same file
_TEXT = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
_LAST = 1_048_575


def workbook(
    sheet: str,
    head: Sequence[Sequence[str]],
    headings: Sequence[str],
    rows: Iterable[Sequence[str | None]],
    *,
    widths: Sequence[int],
    choices: Mapping[int, Sequence[str]] | None = None,
) -> bytes:
    """Give a workbook of one sheet: lines above the table, headings, and rows; `choices` are lists to pick from."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {**_TEXT, "constant_memory": True})
    book.set_properties({"created": _MADE})
    page = book.add_worksheet(sheet)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    bold = book.add_format({"bold": True})
    at = len(head)
    for number, line in enumerate(head):
        _row(page, number, line, bold if len(line) > 1 else None)
    _row(page, at, headings, bold)
    last = at
    for last, cells in enumerate(rows, start=at + 1):
        _row(page, last, cells)
    page.freeze_panes(at + 1, 0)
    page.autofilter(at, 0, max(last, at + 1), len(headings) - 1)
    for column, words in (choices or {}).items():
        page.data_validation(at + 1, column, _LAST, column, {"validate": "list", "source": list(words)})
    book.close()
    return out.getvalue()


def _row(page: object, number: int, cells: Sequence[str | None], first: object = None) -> None:
    write = page.write_string  # type: ignore[attr-defined]  # xlsxwriter has no types
    for column, text in enumerate(cells):
        if text:
            write(number, column, text, first)
