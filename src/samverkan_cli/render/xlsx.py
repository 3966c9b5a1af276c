"""XLSX: rows as a person reads them, under the headings of a table; a day is a day, a number a number, all else text.

A listing that is `exchanged` has text cells alone, under the stable English keys, as it is read in again.
"""

from datetime import date
from typing import Any

from samverkan_cli import texts
from samverkan_cli.domain import days
from samverkan_cli.domain.formulas import as_cell
from samverkan_cli.render import Listing, Shown
from samverkan_cli.render.fields import DAYS, MOMENTS
from samverkan_cli.render.plain import told, visible
from samverkan_cli.render.spreadsheet import Cell, workbook
from samverkan_cli.render.table import lines_of

_WIDTH = 18
_LONGEST = 32_767  # characters of a cell


def render(shown: Shown) -> bytes:
    """Give a workbook of one sheet, named by what the rows are."""
    sheet = shown.kind[:31]
    if not isinstance(shown, Listing):
        return workbook(sheet, (), (sheet,), ([line] for line in lines_of(shown)))
    if shown.exchanged:
        keys = shown.keys or shown.columns
        cells = ([_text(row.get(key)) for key in keys] for row in shown.rows)
        return workbook(shown.kind.split()[-1][:31], (), keys, cells, widths=[_WIDTH] * len(keys))
    rows = ([_cell(row.get(name), name) for name in shown.columns] for row in shown.rows)
    return workbook(sheet, (), [texts.field(name) for name in shown.columns], rows, title=shown.title)


def _text(value: Any) -> str | None:
    return None if value is None else as_cell(visible(str(value)))


def _cell(value: Any, name: str) -> Cell:
    """Give a value as a spreadsheet holds it; what is not there as an empty cell."""
    if value in (None, "", [], ()):
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if name in DAYS and (day := _day(value)):
        return day
    if name in MOMENTS:
        return days.local(str(value)).replace(tzinfo=None)
    return as_cell(told(value, name)[:_LONGEST])


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == len("2024-01-01") else None
    except (TypeError, ValueError):
        return None
