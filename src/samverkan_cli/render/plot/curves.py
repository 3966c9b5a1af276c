"""Lines over time: the first whole, with filled points; the second dashed, with hollow ones; each told at its end."""

from collections.abc import Iterator, Sequence
from math import log10

from samverkan_cli.render.plot.ink import LINE, Markup, document, drawn, inked, lettered, ruled, wide
from samverkan_cli.render.plot.picture import Curves, PlotLine

WIDTH = 480
_LEFT, _RIGHT, _HIGH = 64, 62, 220
_ACROSS = WIDTH - _LEFT - _RIGHT
_LOOKS: tuple[tuple[str, str | None], ...] = (("one", None), ("two", "7 4"), ("three", "2 3"))
_POINTS = 30  # of more, a line is drawn without them


def draw(shown: Curves, mark: str) -> Markup:
    """Give the picture."""
    top = 16 + LINE * len(shown.lines)
    bottom = top + _HIGH
    most = scale(shown.most)
    inside = [*_legend(shown.lines), *_axes(shown, most, bottom), *_marks(shown, top, bottom)]
    for at, line in enumerate(shown.lines):
        inside += _line(shown, line, at, most, bottom)
    inside += _ends(shown, most, bottom)
    return document(shown, WIDTH, bottom + 44, inside, mark)


def scale(most: float) -> float:
    """Give the end of an axis that has four parts: each of them a whole 1, 2, 2.5 or 5 times a power of ten."""
    part = max(most / 4, 1.0)
    power = 10.0 ** int(log10(part))
    parts = (step * power for step in (1.0, 2.0, 2.5, 5.0, 10.0))
    return 4 * next(each for each in parts if part <= each and each == int(each))


def _legend(lines: Sequence[PlotLine]) -> Iterator[Markup]:
    for at, line in enumerate(lines):
        y = 18 + at * LINE
        kind, dashes = _LOOKS[at]
        yield drawn("line", x1=10, y1=y - 4, x2=40, y2=y - 4, **_stroke(kind, dashes))
        yield _point(25, y - 4, at)
        yield lettered(line.name, _LEFT, y, room=WIDTH - _LEFT - 8)


def _axes(shown: Curves, most: float, bottom: float) -> Iterator[Markup]:
    """Give the axes, with five values across and the days below that have room, the last before others."""
    for part in range(5):
        y = bottom - part * _HIGH / 4
        yield ruled(_LEFT, y, _LEFT + _ACROSS, y, stroke_width=1 if part == 0 else 0.5)
        yield lettered(f"{_figure(most * part / 4)}{shown.unit}", _LEFT - 6, y + 4, anchor="end", room=_LEFT - 8)
    taken: list[tuple[float, float]] = []
    for place, label in reversed(shown.labels):
        x, half = _LEFT + place * _ACROSS, wide(label) / 2
        middle = min(max(x, half + 2), WIDTH - half - 2)
        if all(middle + half + 8 < first or last + 8 < middle - half for first, last in taken):
            taken.append((middle - half, middle + half))
            yield ruled(x, bottom, x, bottom + 5)
            yield lettered(label, middle, bottom + 20, anchor="middle")


def _figure(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ")


def _marks(shown: Curves, top: float, bottom: float) -> Iterator[Markup]:
    """Give the days that are marked, each by a line and, below the axis, what it is."""
    for place, label in shown.marks:
        x = _LEFT + place * _ACROSS
        half = wide(label) / 2
        middle = min(max(x, half + 2), WIDTH - half - 2)
        yield ruled(x, top - 4, x, bottom + 5, stroke_dasharray="1 3")
        yield lettered(label, middle, bottom + 38, anchor="middle", room=WIDTH - 4)


def _line(shown: Curves, line: PlotLine, at: int, most: float, bottom: float) -> Iterator[Markup]:
    points = [
        (_LEFT + place * _ACROSS, bottom - _HIGH * value / most)
        for place, value in zip(shown.places, line.values, strict=True)
        if value is not None
    ]
    kind, dashes = _LOOKS[at]
    if len(points) > 1:
        told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield drawn("polyline", points=told, fill="none", **_stroke(kind, dashes))
    for x, y in points if len(points) <= _POINTS else points[-1:]:
        yield _point(x, y, at)


def _stroke(kind: str, dashes: str | None) -> dict[str, object]:
    return {**inked(kind, "stroke"), "stroke_width": 2, "stroke_dasharray": dashes, "stroke_linejoin": "round"}


def _point(x: float, y: float, at: int) -> Markup:
    kind, _ = _LOOKS[at]
    if at == 0:
        return drawn("circle", cx=x, cy=y, r=3, **inked(kind))
    look = inked(kind, "stroke") | {"fill": "none", "stroke_width": 1.5}
    return drawn("rect", x=x - 2.5, y=y - 2.5, width=5, height=5, **look)


def _ends(shown: Curves, most: float, bottom: float) -> Iterator[Markup]:
    """Give each line's last figure beside its last point, one above the other where they are near."""
    told = []
    for line in shown.lines:
        there = [(place, value) for place, value in zip(shown.places, line.values, strict=True) if value is not None]
        if there and line.shown:
            place, value = there[-1]
            told.append((bottom - _HIGH * value / most, _LEFT + place * _ACROSS + 8, line.shown))
    after = bottom + 4 + LINE
    for y, x, text in sorted(told, reverse=True):
        placed = min(y + 4, after - LINE)
        yield lettered(text, x, placed, bold=True, room=WIDTH - x - 2)
        after = placed
