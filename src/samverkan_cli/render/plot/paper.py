"""A picture as a paper: what it is called and shows, the picture itself, and the table of its figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samverkan_cli import texts
from samverkan_cli.render import blocks
from samverkan_cli.render.papers import as_pdf
from samverkan_cli.render.plot import svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samverkan_cli.render.blocks import Block
    from samverkan_cli.render.imprint import Imprint
    from samverkan_cli.render.plot import Picture

_FOLDED = 30  # letters of a cell, beyond which it has several lines
_TALLEST = 1.3  # times as high as wide: what a page has room for under its heading
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def paper(picture: Picture, imprint: Imprint, folder: str | None = None) -> bytes:
    """Give a picture as PDF. Raises `Refused` as `as_pdf` does."""
    return as_pdf(list(_content(picture)), "plot", imprint, folder, texts.language())


def _content(picture: Picture) -> Iterator[Block]:
    yield blocks.heading(1, picture.title)
    yield blocks.par(picture.told)
    if picture.rows:
        yield blocks.picture(drawn := svg(picture), picture.told, _share(drawn))
        yield blocks.table(picture.headings, picture.rows) | {"widths": list(_widths(picture))}


def _widths(picture: Picture) -> Iterator[float]:
    """Give how wide each column is to the others: its heading stands on a line, and a long text on several."""
    for heading, cells in zip(picture.headings, zip(*picture.rows, strict=True), strict=True):
        yield float(max(len(heading) + 4, *(min(len(cell), _FOLDED) + 3 for cell in cells)))


def _share(drawn: str) -> float:
    """Give how much of a page's width a picture has, so that it is on one page."""
    found = _BOX.search(drawn)
    assert found
    width, height = map(float, found.groups())
    return min(1.0, _TALLEST * width / height)
