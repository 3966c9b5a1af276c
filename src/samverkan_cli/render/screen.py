"""One screen: blocks of lines, the most urgent first, that fit in a terminal; what does not fit is counted.

What identifies a line, its day and its id, is never cut: what stands between them is.
"""

from msgspec import Struct

from samverkan_cli.render.plain import visible
from samverkan_cli.render.width import columns_of, cut

LINES, WIDTH = 24, 80
SOME = 4  # lines that a group gets before another gets more of them


class Line(Struct, frozen=True):
    """A line: what it begins with, a text of the register that may be cut, and what it ends with.

    A command stands in what is not cut.
    """

    before: str
    text: str
    after: str = ""


class Block(Struct, frozen=True):
    """Lines under a heading, which ends in `rest` where not all of them are shown; without it all of them are."""

    heading: Line
    lines: tuple[Line, ...]
    rest: str = ""


def screen(heading: str, blocks: list[Block], width: int = WIDTH) -> list[str]:
    """Give the lines of a screen: every group with its heading, and as many lines of each as there is room for."""
    whole_ones = sum(len(block.lines) for block in blocks if not block.rest)
    room = LINES - 1 - len(blocks) - whole_ones
    shared = iter(_shared([len(block.lines) for block in blocks if block.rest], room))
    shown = [next(shared) if block.rest else len(block.lines) for block in blocks]
    told = [heading]
    for block, count in zip(blocks, shown, strict=True):
        more = block.rest if count < len(block.lines) else block.heading.after
        told.append(fitted(Line(block.heading.before, block.heading.text, more), width))
        told += [fitted(line, width) for line in block.lines[:count]]
    return told


def whole(heading: str, blocks: list[Block]) -> list[str]:
    """Give every line of every block, for what is no screen."""
    told = [heading]
    for block in blocks:
        told += [f"{line.before}{line.text}{line.after}".rstrip() for line in (block.heading, *block.lines)]
    return told


def _shared(wanted: list[int], room: int) -> list[int]:
    """Give how many lines each group gets: one each, then some each, and what is left in their order."""
    given = [0] * len(wanted)
    for most in (1, SOME, max(wanted, default=0)):
        for at, count in enumerate(wanted):
            more = max(0, min(count, most) - given[at])
            given[at] += min(more, room)
            room -= min(more, room)
    return given


def fitted(line: Line, width: int) -> str:
    """Give a line that is no wider than it may be, unless what must not be cut is."""
    before, text, after = visible(line.before), visible(line.text), visible(line.after)
    left = max(2, width - columns_of(before) - columns_of(after))
    return f"{before}{cut(text, left)}{after}".rstrip()
