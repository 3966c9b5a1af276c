"""Figures as bars of letters: on a terminal as wide as it is, elsewhere as on one of eighty columns, never coloured."""

import sys
from collections.abc import Sequence
from typing import TextIO

from msgspec import Struct

from samverkan_cli.render.plain import visible
from samverkan_cli.render.width import columns_of, cut, padded

WIDTH, LONGEST, SHORTEST, NAMED = 80, 60, 8, 34
_SOLID, _LIGHT, _RISING = "█", "░", "▁▂▃▄▅▆▇█"
_PLAIN = {_SOLID: "#", _LIGHT: "."}
_PLAIN_RISING = "_.-:=+*#"


class Bar(Struct, frozen=True):
    """A line with a bar: what it is of, how long it is, 0 to 1 or None for none at all, and its figures in words."""

    name: str
    share: float | None
    told: str


def bars(shown: Sequence[Bar], room: int | None = None, stream: TextIO | None = None) -> list[str]:
    """Give lines with bars beside each other, none wider than there is room for; without bars where that is little."""
    room = room or room_of(stream)
    named = min(max((columns_of(visible(each.name)) for each in shown), default=0), NAMED)
    told = max((columns_of(each.told) for each in shown), default=0)
    length = min(LONGEST, room - named - told - 4)
    if length < SHORTEST:  # a bar that shows nothing leaves its room to the words
        return [f"{cut(visible(each.name), named)}  {each.told}" for each in shown]
    return [
        f"{padded(cut(visible(each.name), named), named)}  {bar(each.share, length, stream)}  {each.told}".rstrip()
        for each in shown
    ]


def bar(share: float | None, length: int, stream: TextIO | None = None) -> str:
    """Give a bar that is filled to a share of its length; of anything at all one sign, and not all for less."""
    if share is None:
        return " " * length
    filled = round(length * min(max(share, 0), 1))
    if 0 < share < 1 and length > 1:
        filled = min(max(filled, 1), length - 1)
    return _as_can("█" * filled + "░" * (length - filled), stream)


def rising(values: Sequence[int], most: int, stream: TextIO | None = None) -> str:
    """Give a row of small columns, a sign each: as high as its value is of the most there is, and a gap for nothing."""
    steps = _RISING if _can(_RISING, stream) else _PLAIN_RISING
    return "".join(steps[max(0, -(-value * len(steps) // most) - 1)] if value and most else " " for value in values)


def room_of(stream: TextIO | None = None) -> int:
    """Give the columns there is room for: those of a terminal, else eighty."""
    from samverkan_cli.render.terminal import width

    stream = stream or sys.stdout
    return width(stream) if stream.isatty() else WIDTH


def _as_can(text: str, stream: TextIO | None) -> str:
    return text if _can(text, stream) else "".join(_PLAIN.get(each, each) for each in text)


def _can(text: str, stream: TextIO | None) -> bool:
    """Tell whether a stream has signs for a text."""
    try:
        text.encode((stream or sys.stdout).encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
