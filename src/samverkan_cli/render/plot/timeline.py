"""A timeline: each thing on a line of its own, with its day and what it is, and beside it where it lies in time."""

from collections.abc import Iterator

from samverkan_cli.render.plot.ink import LINE, Markup, document, drawn, inked, lettered, patterns, ruled, wide
from samverkan_cli.render.plot.picture import Moment, Timeline

WIDTH = 720
_DAY, _RUNNING, _NAME, _TRACK, _EDGE = 8, 156, 166, 440, 706
_ACROSS = _EDGE - _TRACK
_ROW, _TOP, _HIGH = 23, 30, 11
_SHORTEST = 4  # how wide what lasted a day is drawn


def draw(shown: Timeline, mark: str) -> Markup:
    """Give the picture."""
    bottom = _TOP + _ROW * len(shown.moments)
    inside = [patterns(mark), *_axis(shown, bottom)]
    for at, each in enumerate(shown.moments):
        y = _TOP + _ROW * at + 16
        inside += _written(each, y)
        if each.look != "heading":
            inside += _LOOKS.get(each.look, _stretch)(each, y - 4, mark)
    return document(shown, WIDTH, bottom + (LINE + 12 if shown.today else 10), inside, mark)


def _axis(shown: Timeline, bottom: float) -> Iterator[Markup]:
    taken = -1.0
    for place, label in shown.labels:
        x, half = _x(place), wide(label) / 2
        middle = min(max(x, _TRACK), WIDTH - half - 2)
        if middle - half > taken:
            taken = middle + half + 8
            yield ruled(x, _TOP - 8, x, bottom, stroke_width=0.5)
            yield lettered(label, middle, _TOP - 14, anchor="middle")
    if shown.today:
        place, label = shown.today
        x, half = _x(place), wide(label) / 2
        yield ruled(x, _TOP - 8, x, bottom + 6, stroke_width=1.5, stroke_dasharray="2 3")
        yield lettered(label, min(x, WIDTH - half - 2), bottom + 19, anchor="middle")


def _written(each: Moment, y: float) -> Iterator[Markup]:
    if each.look == "heading":
        yield lettered(each.name, _DAY, y, bold=True, room=_TRACK - _DAY - 16)
        return
    yield lettered(each.day, _DAY, y)
    yield lettered(each.running, _RUNNING, y, anchor="end")
    yield lettered(each.name, _NAME, y, room=_TRACK - _NAME - 12)


def _x(place: float) -> float:
    return _TRACK + place * _ACROSS


def _step(each: Moment, y: float, _mark: str) -> Iterator[Markup]:
    yield drawn("circle", cx=_x(each.first), cy=y, r=4.5, **inked("one"))


def _due(each: Moment, y: float, _mark: str) -> Iterator[Markup]:
    """Give a time as a line with its last day at its end, and what was done in it or after it as a point."""
    first, last = _x(each.first), _x(each.last)
    yield ruled(first, y, last, y, stroke_width=1.5)
    yield drawn("line", x1=last, y1=y - 6, x2=last, y2=y + 6, stroke_width=2.5, **inked("ink", "stroke"))
    if each.done is None:
        return
    done = _x(each.done)
    late = each.done > each.last
    if late:
        look = inked("two", "stroke") | {"stroke_width": 2, "stroke_dasharray": "4 3"}
        yield drawn("line", x1=last, y1=y, x2=done, y2=y, **look)
    yield drawn("circle", cx=done, cy=y, r=4, **inked("two" if late else "one"))


def _stretch(each: Moment, y: float, mark: str) -> Iterator[Markup]:
    """Give what lasted as a bar: off the roll filled, a stay with lines, an appeal with dots."""
    first = min(_x(each.first), _EDGE - _SHORTEST)
    box = {"x": first, "y": y - _HIGH / 2, "width": max(_x(each.last) - first, float(_SHORTEST)), "height": _HIGH}
    edge = inked("one", "stroke") | {"stroke_width": 1.2}
    if each.look == "off":
        look = inked("one")
        yield drawn("rect", **box, **edge | look | {"class_": f"{look['class_']} {edge['class_']}"})
    else:
        yield drawn("rect", **box, **edge, fill=f"url(#{mark}-{'lines' if each.look == 'stay' else 'dots'})")


_LOOKS = {"step": _step, "due": _due}
