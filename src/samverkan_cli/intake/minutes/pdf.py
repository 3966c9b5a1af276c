"""A PDF's text as lines, in its own order, with the gaps between its columns and paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from msgspec.structs import replace

from samverkan_cli.intake.minutes.line import Plain, TextLine

FAR = 12  # points between two columns
APART = 1.16  # of the usual step from line to line, from where on a paragraph is another
COLUMN = 3  # pieces of text that begin at the same place make a column
_HANGING = re.compile(r"[gjpqyQ,;()\[\]§/]")
_DESCENT = 0.21  # of the height of a line that has letters hanging down
Box = tuple[float, float, float, float]


class _Row(NamedTuple):
    page: int
    left: float
    base: float
    text: str


def lines(document: Any, plain: Plain) -> list[TextLine]:
    """Give the lines of a PDF that pypdfium2 has opened; `plain` makes a line of what was extracted."""
    pages = [list(_pieces(document[page])) for page in range(len(document))]
    begins = Counter(round(box[0]) for page in pages for box, _ in page)
    columns = {left for left, times in begins.items() if times >= COLUMN}
    rows = [row for number, page in enumerate(pages, start=1) for row in _rows(page, number, columns)]
    usual = _usual(rows)
    left = min((row.left for row in rows), default=0)
    found: list[TextLine] = []
    for before, row in pairwise((None, *rows)):
        if row is None:
            continue
        if before and (before.page != row.page or not 0 <= before.base - row.base <= usual * APART):
            found.append(TextLine(number=len(found) + 1, page=row.page))
        found.append(replace(plain(row.text, len(found) + 1, row.page), indent=int((row.left - left) / 5)))
    return found


def _pieces(page: Any) -> Iterator[tuple[Box, str]]:
    shown = page.get_textpage()
    for position in range(shown.count_rects()):
        box = shown.get_rect(position)
        if text := shown.get_text_bounded(*box):
            yield box, text.replace("\r\n", " ")


def _usual(rows: list[_Row]) -> float:
    """Give the step from line to line: the first quartile, since paragraphs are further apart."""
    steps = sorted(
        before.base - row.base for before, row in pairwise(rows) if before.page == row.page and before.base > row.base
    )
    return steps[len(steps) // 4] if steps else 0


def _rows(pieces: list[tuple[Box, str]], page: int, columns: set[int]) -> Iterator[_Row]:
    """Give the rows of a page: pieces at one height, from left to right."""
    row: list[tuple[Box, str]] = []
    for box, text in pieces:
        if row and not (_level(row[-1][0], box) and box[0] >= row[-1][0][2] - 2):
            yield _row(row, page, columns)
            row = []
        row.append((box, text))
    if row:
        yield _row(row, page, columns)


def _level(one: Box, other: Box) -> bool:
    middle = (other[1] + other[3]) / 2
    return one[1] - 3 <= middle <= one[3] + 3 or other[1] <= (one[1] + one[3]) / 2 <= other[3]


def _row(row: list[tuple[Box, str]], page: int, columns: set[int]) -> _Row:
    said = row[0][1]
    for (before, _), (box, text) in pairwise(row):
        apart = box[0] - before[2] > FAR or (round(box[0]) in columns and said[-1:].isalpha() and text[0].isalpha())
        said = said.rstrip() + "    " + text if apart else said + text
    (left, bottom, _, top), text = row[0]
    return _Row(page, left, bottom + (_DESCENT * (top - bottom) if _HANGING.search(text) else 0), said)
