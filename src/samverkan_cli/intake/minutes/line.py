"""A line of minutes, and paragraphs and sentences of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Protocol

from samverkan_cli.domain.value import Value

# A full stop after one of these ends no sentence.
_SHORT = (
    "kl|t\\.?ex|ev|dvs|bl\\.?a|m\\.?m|ca|nr|tel|osv|resp|inkl|exkl|st|ordf|sekr|forts|jfr|s\\.?k|o\\.?s\\.?v|fr\\.?o\\.?m"
    "|t\\.?o\\.?m|p\\.?g\\.?a|d\\.?v\\.?s|f\\.?d|m\\.?fl|f\\.?n|i\\.?e|vice|v|obs|etc|max|min|kr|tkr|mkr|bil|pkt|p|art|kap|lgh"
)
_ENDED = re.compile(
    r"(?<![\s(.](?:[A-ZÅÄÖ]))(?<!\d)(?:[.!?…][”\"’)]?)(?=\s+[\"”(]?[A-ZÅÄÖÆØÉ0-9§])|(?<=\d)\.(?=\s+[A-ZÅÄÖÆØ])",
    re.UNICODE,
)
_ABBREVIATED = re.compile(rf"(?:^|[\s(])(?:{_SHORT})\.$", re.IGNORECASE)
_MARK = re.compile(r"(?:[-–—•●○■◆*▪◦·»→⇒➔➢✓]|->|=>|o(?=\s))\s*(?=\S)")


ARROWS = frozenset({"→", "⇒", "➔", "➢", "->", "=>"})  # marks of what somebody is to do


class TextLine(Value):
    """A line: where it stands, what it says, and what only a word processor knows of it."""

    number: int
    page: int = 1
    text: str = ""
    indent: int = 0
    heading: int = 0
    bold: bool = False
    listed: str | None = None
    cells: tuple[str, ...] = ()
    rule: bool = False  # a line across: what stands after it belongs to no item

    @property
    def mark(self) -> str:
        """Give the mark of a list that the line begins with, or nothing."""
        found = _MARK.match(self.text)
        return found[0].strip() if found else ""

    @property
    def unmarked(self) -> str:
        """Give what the line says after such a mark."""
        return _MARK.sub("", self.text, count=1) if self.mark else self.text


class Plain(Protocol):
    """What makes a line of the text that was extracted."""

    def __call__(self, raw: str, number: int, page: int = 1, **known: Any) -> TextLine:
        """Give the line: its text, the number it has, the page it stands on, and what else is known of it."""


class Sentence(Value):
    """A sentence, its line, and whether it began there."""

    text: str
    line: TextLine
    first: bool


def paragraphs(lines: Iterable[TextLine]) -> Iterator[list[TextLine]]:
    """Give runs of lines; an empty line inside a sentence does not part it."""
    run: list[TextLine] = []
    parted = False
    for line in lines:
        if not line.text:
            parted = bool(run)
            continue
        goes_on = run and line.text[0].islower() and not run[-1].text.endswith((".", ":", "?", "!")) and not line.mark
        if run and ((parted and not goes_on) or line.mark or line.cells or run[-1].cells):
            yield run
            run = []
        run.append(line)
        parted = False
    if run:
        yield run


def joined(lines: Sequence[TextLine]) -> str:
    """Give some lines as one text."""
    return " ".join(line.text for line in lines if line.text)


def sentences(lines: Sequence[TextLine]) -> list[Sentence]:
    """Give the sentences of a paragraph, each with the line it begins on."""
    text, starts = "", []
    for line in lines:
        starts.append((len(text), line))
        text += (line.unmarked if not text else line.text) + " "
    text = text.rstrip()
    cuts = [0, *(end.end() for end in _ENDED.finditer(text) if not _ABBREVIATED.search(text[: end.end()])), len(text)]
    found = []
    for begin, end in pairwise(cuts):
        said = text[begin:end].strip()
        if said:
            at = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
            line = [each for start, each in starts if start <= at][-1]
            found.append(Sentence(text=said, line=line, first=any(start == at for start, _ in starts)))
    return found
