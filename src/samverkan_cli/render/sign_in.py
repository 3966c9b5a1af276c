"""A list to sign at the door: a workbook to be printed, with room for who comes for whom and a signature."""

import io
from typing import Any

from samverkan_cli import texts
from samverkan_cli.domain.formulas import as_cell
from samverkan_cli.render import Listing
from samverkan_cli.render.plain import visible
from samverkan_cli.render.spreadsheet import empty

COLUMNS = {"number": 5, "name": 42, "delegate": 30, "proxy": 10, "signature": 42}  # and how wide they are
_A4, _ROW = 9, 27  # the paper's number, and points of a row that a hand has room in


def render(shown: Listing) -> bytes:
    """Give the workbook: the title's lines above, then a row for each name; every page repeats the headings."""
    out = io.BytesIO()
    title, *head = shown.title.split("\n")
    book = empty(out, title)
    page = book.add_worksheet(texts.say("sign_in_sheet"))
    page.write_string(0, 0, as_cell(visible(title)), book.add_format({"bold": True, "font_size": 14}))
    for at, line in enumerate(head, start=1):
        page.write_string(at, 0, as_cell(visible(line)))
    first = len(head) + 2
    _headings(book, page, first)
    cell, number = (book.add_format({"border": 1, "valign": "vcenter", **more}) for more in ({"text_wrap": True}, {}))
    for at, row in enumerate(shown.rows, start=1):
        page.set_row(first + at, _ROW)
        page.write_number(first + at, 0, at, number)
        page.write_string(first + at, 1, as_cell(visible(str(row["name"]))), cell)
        for column in range(2, len(COLUMNS)):
            page.write_blank(first + at, column, None, cell)
    book.close()
    return out.getvalue()


def _headings(book: Any, page: Any, first: int) -> None:
    """Write the headings, and say how the paper is to be."""
    bold = book.add_format({"bold": True, "border": 1, "bg_color": "#E7E6E6"})
    for column, (name, width) in enumerate(COLUMNS.items()):
        page.set_column(column, column, width)
        page.write_string(first, column, texts.field(name), bold)
    page.freeze_panes(first + 1, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.repeat_rows(first)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5)
    page.set_footer(f"&C{texts.say('sign_in_page', page='&P', pages='&N')}")
