"""What fits a terminal: a table that keeps what identifies, a block a record where it is narrow, and folded lines.

What has no room leaves in the order a listing declares (`going`), and is named under the table. A name
is cut and ends in "…"; every other text is folded at words; an id, a number and a day are never broken.
"""

import os
import re
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from itertools import zip_longest
from typing import TextIO

from samverkan_cli import texts
from samverkan_cli.render import Listing
from samverkan_cli.render.width import WITHIN, columns_of, cut, folded, hanging, id_after, padded

NAMES = frozenset(
    {"name", "actor_name", "other_name", "called", "person", "owner", "convener", "by", "email", "mailbox"}
)
IDS = frozenset({"id", "ref", "number", "seq"})
EMPTY = "–"
NARROW = 60  # columns, under which a record is a block
WISHED, LEAST = 28, 16  # columns of a text: before anything else leaves, and when nothing more can
_ONE_WORD = 20  # columns of a word that is not broken in a table
_WHOLE = 40  # columns of an id or a number, which is not broken at all
_OF_DIGITS = re.compile(r"\S*\d\S*")
_GAP = "  "
_COMMAND = re.compile(r"samverkan ([a-z]+)(?:[^.]|\.(?! |$))*")

Cells = Sequence[Sequence[str]]


def width(stream: TextIO | None = None) -> int:
    """Give the columns of the terminal a stream is, standard output's else; the last of a Windows console is none.

    What the terminal says itself goes before `COLUMNS`, which a program before this one may have left behind.
    """
    columns = 0
    with suppress(OSError, ValueError):
        columns = os.get_terminal_size((stream or sys.stdout).fileno()).columns
    return max(20, (columns or shutil.get_terminal_size().columns) - (os.name == "nt"))


def folded_line(line: str, room: int) -> list[str]:
    """Give a line as those it is folded to; a command in it goes on as a shell reads it."""
    if columns_of(line) <= room:
        return [line]
    whole = _COMMAND.sub(lambda found: found[0].replace(" ", WITHIN) if found[1] in texts.verbs() else found[0], line)
    return folded(whole, room, hanging(line, room), " `" if os.name == "nt" else " \\")


def table(listing: Listing, cells: Cells, room: int) -> list[str]:
    """Give a listing as the lines of a table that fits, or a block a record."""
    beside = [at for at, name in enumerate(listing.columns) if name not in listing.below]
    columns = {at: _Column(listing.columns[at], [row[at] for row in cells]) for at in beside}
    leaving = _leaving(listing, columns)
    shown = _shown(columns, leaving, room) if room >= NARROW else []
    if not shown:
        return _blocks(listing, cells, room)
    widths = dict(zip(shown, _widths([columns[at] for at in shown], room), strict=True))
    gone = [listing.columns[at] for at in leaving if at not in widths]
    return [*_table(listing, cells, widths, room), *_left_out(listing, gone, room)]


class _Column:
    """How much room a column takes, and with how little it can do."""

    def __init__(self, name: str, texts_: Sequence[str]) -> None:
        self.name = name
        self.empty = all(text == EMPTY for text in texts_)
        self.whole = max(columns_of(text) for text in texts_)
        self.heading = max(columns_of(word) for word in texts.field(name).split() or [""])
        if name in NAMES:
            kept = LEAST + max(len(id_after(text)) for text in texts_)
        else:
            kept = max(_unbroken(word) for text in texts_ for word in text.split(" "))
        self.least = max(self.heading, min(self.whole, max(LEAST, kept)))
        self.wished = max(self.least, min(self.whole, WISHED))


def _unbroken(word: str) -> int:
    """Give the columns of a word as far as it is not to be broken."""
    taken = columns_of(word)
    whole = taken <= _WHOLE and _OF_DIGITS.fullmatch(word)
    return taken if whole else min(taken, _ONE_WORD)


def _leaving(listing: Listing, columns: dict[int, _Column]) -> list[int]:
    """Give the columns that may leave, in the order they do: those that hold nothing before the others."""
    places = [listing.columns.index(name) for name in listing.going if name in listing.columns]
    return sorted((at for at in places if at in columns), key=lambda at: not columns[at].empty)


def _shown(columns: dict[int, _Column], leaving: Sequence[int], room: int) -> list[int]:
    """Give the columns there is room for; none where not even those that never leave have the least they need."""
    for gone in range(len(leaving) + 1):
        left = [at for at in columns if at not in leaving[:gone]]
        if _taken([columns[at].wished for at in left]) <= room:
            return left
    return left if _taken([columns[at].least for at in left]) <= room else []


def _taken(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _widths(columns: Sequence[_Column], room: int) -> list[int]:
    """Give the width of each column: what it wished for if there is room, and a fair share of what is left."""
    wished = [each.wished for each in columns]
    widths = wished if _taken(wished) <= room else [each.least for each in columns]
    left = room - _taken(widths)
    while left and (growing := [at for at, each in enumerate(columns) if widths[at] < max(each.whole, each.least)]):
        for at in growing[:left]:
            widths[at] += 1
            left -= 1
    return widths


def _table(listing: Listing, cells: Cells, widths: dict[int, int], room: int) -> list[str]:
    headings = [folded(texts.field(listing.columns[at]), wide) for at, wide in widths.items()]
    rule = "─" * _taken(list(widths.values()))
    lines = [*_beside(headings, list(widths.values())), rule]
    below = [listing.columns.index(name) for name in listing.below if name in listing.columns]
    first = next(iter(widths.values()))
    indent = " " * (first + len(_GAP) if first < LEAST else len(_GAP))
    for row in cells:
        parts = [_cell(listing.columns[at], row[at], wide) for at, wide in widths.items()]
        lines += _beside(parts, list(widths.values()))
        for told in (row[at] for at in below if row[at] != EMPTY):
            lines += folded_line(f"{indent}{told}", room)
    return lines


def _cell(name: str, text: str, wide: int) -> list[str]:
    return [cut(text, wide)] if name in NAMES else folded(text, wide)


def _beside(parts: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    """Give cells of several lines beside each other."""
    return [
        _GAP.join(padded(text, wide) for text, wide in zip(line, widths, strict=True)).rstrip()
        for line in zip_longest(*parts, fillvalue="")
    ]


def _left_out(listing: Listing, gone: Sequence[str], room: int) -> list[str]:
    """Give the line that names what there was no room for, and how it is shown."""
    if not gone:
        return []
    kept = [name for name in listing.columns if name not in (*listing.going, *listing.below)]
    kept.sort(key=lambda name: name not in IDS)
    for count in (2, 1):
        wanted = [name for name in listing.columns if name in kept[:count] or name in gone]
        told = texts.say("left_out", columns=", ".join(map(texts.field, gone)), fields=",".join(wanted))
        *lines, last = folded(told.replace("--fields ", "--fields\0"), room)
        if last.endswith("\0" + ",".join(wanted)):  # on one line, to be typed as they are
            break
    return ["", *lines, last.replace("\0", " ")]


def _blocks(listing: Listing, cells: Cells, room: int) -> list[str]:
    """Give each record as a block of its own, a line a field; what it does not have is left out."""
    lines: list[str] = []
    for row in cells:
        held = [(name, text) for name, text in zip(listing.columns, row, strict=True) if text != EMPTY]
        beside = max((columns_of(texts.field(name)) for name, _ in held), default=0) + len(_GAP)
        for name, text in held:
            heading = texts.field(name)
            longest = max(map(_unbroken, text.split(" ")))
            if beside + longest <= room:
                lines += folded(padded(heading, beside) + text, room, " " * beside)
            else:
                lines += [*folded(heading, room), *folded(f"{_GAP}{text}", room, _GAP)]
        lines.append("")
    return lines[:-1]
