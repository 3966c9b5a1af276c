"""Any file of minutes as lines: plain text, Markdown, Word, or PDF with text."""

import re
import unicodedata
from typing import Any

from samverkan_cli.intake.minutes.line import TextLine

_CLEANED = str.maketrans({
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\ufeff": "", "\u200b": "", "\u2011": "-",
    "\ufffe": "\u00ad", "\u0002": "\u00ad", "\t": "    ", "\u2010": "-", "\u2028": "\n", "\x0b": "\n",
})  # fmt: skip

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = 0xE000  # from here on stand the escaped characters while the marks are read
_HELD = range(_HIDDEN + 0x21, _HIDDEN + 0x7F)


def of_text(text: str) -> list[TextLine]:
    """Give the lines of a plain text; a form feed begins a page."""
    found, number = [], 0
    for page, part in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\f"), start=1):
        for raw in part.split("\n"):
            number += 1
            found.append(plain(raw, number, page))
    return found


def plain(raw: str, number: int, page: int = 1, **known: Any) -> TextLine:
    """Give a line of what was extracted, without what an extraction leaves behind."""
    said = unicodedata.normalize("NFC", raw.translate(_CLEANED))
    bare = said.strip()
    if re.search(r"\S\s+\|\s+\S", bare) and not known.get("cells"):
        known["cells"] = tuple(cell.strip() for cell in bare.strip("|").split("|"))
    return TextLine(number=number, page=page, text=bare, indent=len(said) - len(said.lstrip()), **known)


def of_markdown(text: str) -> list[TextLine]:
    """Give the lines of Markdown: headings, emphasis, tables and rules as what they mean."""
    return [_marked_up(raw, number) for number, raw in enumerate(text.replace("\r\n", "\n").split("\n"), start=1)]


def _marked_up(raw: str, number: int) -> TextLine:
    quoted = re.sub(r"^\s*>\s?", "", raw)
    line = plain(_ESCAPED.sub(lambda found: chr(_HIDDEN + ord(found[1])), quoted), number)
    heading = re.match(r"(#{1,6})\s+(.*?)\s*#*$", line.text)
    said = heading[2] if heading else line.text
    if re.fullmatch(r"-{3,}|={3,}|\*{3,}|_{3,}", said):
        return TextLine(number=number, rule=True)
    if re.fullmatch(r"[\s:|+-]*\|[\s:|+-]*", said):
        return TextLine(number=number)
    bold = bool(re.fullmatch(r"(\*\*|__).+\1:?", said))
    said = re.sub(r"(\*\*|__)(.+?)\1", r"\2", said)
    said = re.sub(r"(?<!\w)[*_]([^*_]+)[*_](?!\w)", r"\1", said)
    row = said.startswith("|") or (line.cells and not heading)
    cells = tuple(_shown(cell.strip()) for cell in said.strip("|").split("|")) if row else ()
    text = "  ".join(cells) if cells else _shown(said)
    return TextLine(
        number=number, text=text, indent=line.indent, heading=len(heading[1]) if heading else 0, bold=bold, cells=cells
    )


def _shown(said: str) -> str:
    """Give a text with what was escaped in it as it is shown."""
    return "".join(chr(ord(letter) - _HIDDEN) if ord(letter) in _HELD else letter for letter in said)
