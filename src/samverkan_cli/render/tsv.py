"""TSV: the rows of CSV with a tab between the cells, and nothing else; a tab or a new line in a cell is a space."""

import re
from typing import Any

from samverkan_cli.render import Shown
from samverkan_cli.render.csv import cell, rows_of

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def render(shown: Shown) -> str:
    """Give rows with the stable English keys as headings."""
    keys, rows = rows_of(shown)
    told = ([cell(_spaced(row.get(key)), guarding=False) for key in keys] for row in rows)
    return "\n".join("\t".join(cells) for cells in [keys, *told])


def _spaced(value: Any) -> Any:
    return _BREAKS.sub(" ", value) if isinstance(value, str) else value
