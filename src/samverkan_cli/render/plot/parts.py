"""Bars of parts: each under its name, filled from what is done to what is not, told apart by pattern as by colour."""

from collections.abc import Iterator

from samverkan_cli.render.plot.ink import LINE, Markup, document, drawn, inked, lettered, patterns, wide, wrapped
from samverkan_cli.render.plot.picture import Bars, PartedBar

WIDTH = 480
_EDGE, _HIGH = 10, 14
_GAP = 12
_BOX = 18


def draw(shown: Bars, mark: str) -> Markup:
    """Give the picture."""
    most = max((sum(each.values) for each in shown.bars), default=0) or 1
    across = WIDTH - 2 * _EDGE - 8 - max(1.1 * wide(each.shown) for each in shown.bars)
    inside, y = _legend(shown.parts, mark)
    for each in shown.bars:
        y += _GAP if each.apart else 0
        lines = wrapped(each.name, WIDTH - 2 * _EDGE, 2)
        for line in lines:
            y += LINE
            inside.append(lettered(line, _EDGE, y))
        y += 6
        inside += _bar(each, y, across / most, mark)
        y += _HIGH + _GAP
    return document(shown, WIDTH, y, [patterns(mark), *inside], mark)


def _part(at: int, x: float, y: float, width: float, mark: str) -> Markup:
    """Give a part as a box: the first filled, then with lines, then with dots, then empty."""
    box = {"x": x, "y": y, "width": width, "height": _HIGH, "stroke_width": 1.2, **inked("one", "stroke")}
    if at == 0:
        look = inked("one")
        return drawn("rect", **box | look | {"class_": f"{look['class_']} {box['class_']}"})
    return drawn("rect", **box, fill=(f"url(#{mark}-lines)", f"url(#{mark}-dots)", "none")[min(at, 3) - 1])


def _legend(parts: tuple[str, ...], mark: str) -> tuple[list[Markup], float]:
    inside, x, y = list[Markup](), float(_EDGE), 8.0
    for at, name in enumerate(parts):
        taken = _BOX + 6 + wide(name) + 16
        if x > _EDGE and x + taken > WIDTH:
            x, y = float(_EDGE), y + LINE + 4
        inside += [_part(at, x, y, _BOX, mark), lettered(name, x + _BOX + 6, y + 12)]
        x += taken
    return inside, y + _HIGH + 8


def _bar(each: PartedBar, y: float, unit: float, mark: str) -> Iterator[Markup]:
    x = float(_EDGE)
    for at, value in enumerate(each.values):
        if value:
            yield _part(at, x, y, value * unit, mark)
            x += value * unit
    x += 8 if x > _EDGE else 0
    yield lettered(each.shown, x, y + 11, bold=True, room=WIDTH - _EDGE - x)
