"""Rows of columns over the same days, one row for each thing, all of one scale; each is told at its last day."""

from collections.abc import Iterator

from samverkan_cli.render.plot.ink import Markup, document, drawn, inked, lettered, ruled, wide
from samverkan_cli.render.plot.picture import Column, Columns

WIDTH = 480
_LEFT, _RIGHT, _HIGH, _LEAST = 148, 62, 96, 20
_ACROSS = WIDTH - _LEFT - _RIGHT
_GAP = 10  # between rows


def draw(shown: Columns, mark: str) -> Markup:
    """Give the picture."""
    most = max((value for each in shown.series for value in each.values), default=0) or 1
    y, inside = 8.0, list[Markup]()
    for at, each in enumerate(shown.series):
        high = max(_LEAST, _HIGH * max(each.values, default=0) / most)
        y += high
        inside += _row(each, y, _HIGH / most, first=at == 0)
        y += _GAP
    inside += _labels(shown, y - _GAP)
    return document(shown, WIDTH, y + 22, inside, mark)


def _row(each: Column, bottom: float, unit: float, *, first: bool) -> Iterator[Markup]:
    room = _ACROSS / len(each.values)
    gap = min(room * 0.2, 3)
    wide_ = min(room - gap, 40)
    yield lettered(each.name, _LEFT - 10, bottom - 4, anchor="end", bold=first, room=_LEFT - 14)
    for at, value in enumerate(each.values):
        if value:
            high = max(value * unit, 1.5)
            x = _LEFT + at * room + (room - wide_) / 2
            yield drawn("rect", x=x, y=bottom - high, width=wide_, height=high, **inked("one" if first else "two"))
    yield ruled(_LEFT, bottom, _LEFT + _ACROSS, bottom)
    yield lettered(each.shown, _LEFT + _ACROSS + 6, bottom - 4, bold=True, room=_RIGHT - 8)


def _labels(shown: Columns, bottom: float) -> Iterator[Markup]:
    """Give the days below that have room, the last before the others."""
    room = _ACROSS / max(1, len(shown.series[0].values))
    taken: list[tuple[float, float]] = []
    for at, label in reversed(shown.labels):
        half = wide(label) / 2
        x = _LEFT + (at + 0.5) * room
        middle = min(max(x, _LEFT + half - 20), WIDTH - half - 2)
        if all(middle + half + 6 < first or last + 6 < middle - half for first, last in taken):
            taken.append((middle - half, middle + half))
            yield ruled(x, bottom, x, bottom + 4)
            yield lettered(label, middle, bottom + 18, anchor="middle")
