"""Markdown: a table of pipes for rows, and a list for what else a person reads; data is never markup."""

from samverkan_cli import texts
from samverkan_cli.render import Listing, Sheet, Shown
from samverkan_cli.render.markup import on_one_line
from samverkan_cli.render.table import cells_of, lines_of


def render(shown: Shown) -> str:
    """Give what a command shows as Markdown; a text that is kept as it is, is what it was written as."""
    if isinstance(shown, Listing) and shown.rows:
        headings = [texts.field(name) for name in shown.columns]
        rows = [_row(headings), "|" + " --- |" * len(headings), *map(_row, cells_of(shown))]
        return "\n".join([*([on_one_line(shown.title), ""] if shown.title else []), *rows])
    if isinstance(shown, Sheet) and (shown.markdown or shown.as_is):
        return "\n".join(shown.markdown or lines_of(shown))
    return "\n".join(map(_item, lines_of(shown)))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(map(on_one_line, cells))} |"


def _item(line: str) -> str:
    """Give a line as an item of a list, under the one before it where it is indented."""
    told = line.lstrip(" ")
    return f"{'  ' * ((len(line) - len(told) + 1) // 2)}- {on_one_line(told)}" if told else ""
