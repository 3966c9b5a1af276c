"""XLSX: rows as text cells, under the stable English keys; nothing in them becomes a number or a formula."""

from typing import Any

from samverkan_cli.domain.formulas import as_cell
from samverkan_cli.render import Listing
from samverkan_cli.render.plain import visible
from samverkan_cli.render.spreadsheet import workbook

_WIDTH = 18


def render(shown: Listing) -> bytes:
    """Give a workbook of one sheet, named by what the rows are."""
    keys = shown.keys or shown.columns
    rows = ([_cell(row.get(key)) for key in keys] for row in shown.rows)
    return workbook(shown.kind.split()[-1][:31], (), keys, rows, widths=[_WIDTH] * len(keys))


def _cell(value: Any) -> str | None:
    return None if value is None else as_cell(visible(str(value)))
