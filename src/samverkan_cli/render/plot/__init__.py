"""Pictures of figures, drawn by nothing but text: the same in a page, a paper and a file.

`svg(picture, mark)` gives one to be put into a page, with the `STYLE` of pictures in the page's own style; `file` one
that stands alone. What is drawn stands in `picture.headings` and `picture.rows` too, to be shown beside it.
"""

from msgspec.structs import replace

from samverkan_cli.render.plot import columns, curves, parts, timeline
from samverkan_cli.render.plot.ink import Markup, document, lettered, style, wrapped
from samverkan_cli.render.plot.picture import Bars, Columns, Curves, Picture, Timeline

__all__ = ["Picture", "file", "style", "svg"]
_EMPTY = 480


def svg(picture: Picture, mark: str = "plot") -> str:
    """Give a picture as an element of a page; `mark` is its own among the pictures of one page."""
    if isinstance(picture, Curves):
        return curves.draw(picture, mark)
    if isinstance(picture, Columns):
        return columns.draw(picture, mark)
    if isinstance(picture, Bars):
        return parts.draw(picture, mark)
    if isinstance(picture, Timeline):
        return timeline.draw(picture, mark)
    return _sentence(picture, mark)


def file(picture: Picture) -> str:
    """Give a picture as a file of its own, with its title above it, and its table in its description."""
    told = "\n".join([picture.told, *(", ".join(row) for row in picture.rows)])
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg(replace(picture, told=told, headed=True))}\n'


def _sentence(picture: Picture, mark: str) -> Markup:
    """Give what says that there is nothing to draw."""
    lines = wrapped(picture.told, _EMPTY - 20, 4)
    inside = [lettered(line, 10, 24 + 17 * at) for at, line in enumerate(lines)]
    return document(picture, _EMPTY, 20 + 17 * len(lines), inside, mark)
