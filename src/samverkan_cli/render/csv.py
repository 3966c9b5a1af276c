"""CSV: comma and UTF-8 for scripts, or `;` with a byte order mark as Swedish Excel reads it.

A value a spreadsheet would take for a formula gets an apostrophe first; our own import takes it away.
"""

import csv
import io
from collections.abc import Sequence
from typing import Any

from samverkan_cli.domain.formulas import guarded
from samverkan_cli.render import Listing, Shown
from samverkan_cli.render.plain import visible


def render(shown: Shown, *, excel: bool = False) -> str:
    """Give rows with the stable English keys as headings."""
    keys, rows = rows_of(shown)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if excel else ",", lineterminator="\n")
    writer.writerow(keys)
    writer.writerows([cell(row.get(key)) for key in keys] for row in rows)
    return ("\ufeff" if excel else "") + out.getvalue()


def rows_of(shown: Shown) -> tuple[list[str], Sequence[dict[str, Any]]]:
    """Give the keys of what a command shows, and its rows: of a record or receipt, the one."""
    if isinstance(shown, Listing):
        return list(shown.rows[0] if shown.rows else shown.keys or shown.columns), shown.rows
    row = _flat(shown.data)
    return list(row), [row]


def _flat(data: dict[str, Any]) -> dict[str, Any]:
    """Give the noun of a record or receipt as one row: nested things by their id."""
    flat: dict[str, Any] = {}
    for key, value in data.items():
        if isinstance(value, dict):
            flat |= {f"{key}_{inner}": told for inner, told in value.items()}
        else:
            flat[key] = value
    return flat


def cell(value: Any, *, guarding: bool = True) -> str:
    """Give a value as text; `guarding` is so that no spreadsheet takes it for a formula."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return " ".join(
            cell(inner.get("id") or inner.get("text") if isinstance(inner, dict) else inner, guarding=guarding)
            for inner in value
        )
    if isinstance(value, dict):
        return str(value["id"]) if value.get("id") else cell(value.get("name"))
    text = visible(str(value)) if not isinstance(value, bool) else str(value).lower()
    return guarded(text) if guarding else text
