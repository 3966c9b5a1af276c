"""How much room a text takes on a terminal: measured, cut at a column, folded at words."""

import re
import unicodedata

_OF_ANOTHER_WIDTH = re.compile("[^ -\u02ff\u2010-\u2027]")  # wide, combining, or worth a look
_WORD = re.compile("[ \x1f]*[^ \x1f]+")
_GAP = re.compile("  +")
_ID_AFTER = re.compile(r" \([A-Z]-\d{1,9}\)$", re.ASCII)
CUT = "…"
WITHIN = "\x1f"  # a space inside something that is to be typed as a whole; no text has one, once it is visible


def columns_of(text: str) -> int:
    """Give how many columns a text takes in a terminal, and never too few."""
    if not _OF_ANOTHER_WIDTH.search(text):
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    zero = unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff"
    # U+FE0F makes what stands before it a picture, which is wide
    return 0 if zero and character not in "\u00ad\ufe0f" else 1


def padded(text: str, width: int) -> str:
    """Give a text with spaces after it, up to a width."""
    return text + " " * (width - columns_of(text))


def cut(text: str, width: int) -> str:
    """Give a name in one line of at most so many columns; one that was longer ends in "…", before the id it has."""
    if columns_of(text) <= width:
        return text
    id_ = id_after(text)
    name = text[: len(text) - len(id_)]
    return _begun(name, width - len(id_) - 1)[0].rstrip() + CUT + id_


def id_after(name: str) -> str:
    """Give the id that stands in brackets after a name, with the space before it; nothing where there is none."""
    found = _ID_AFTER.search(name)
    return found[0] if found else ""


def _begun(text: str, width: int) -> tuple[str, str]:
    """Give what fits in so many columns, with the marks on its last letter, and what is left; one letter at least."""
    taken = at = 0
    for at, character in enumerate(text):
        taken += _columns(character)
        if taken > width and at:
            return text[:at], text[at:]
    return text, ""


def folded(text: str, width: int, hang: str = "", last: str = "") -> list[str]:
    """Give a text as lines of at most so many columns, broken between words and in a word only if it is longer.

    Every line but the first begins with `hang`; one broken at a space that is `WITHIN` something ends with `last`.
    """
    if columns_of(text) <= width:
        return [text.replace(WITHIN, " ")]
    lines, line, room, hang = [], "", width - (columns_of(last) if WITHIN in text else 0), hang[: width // 2]
    for word in _WORD.findall(text):
        left = word
        if line.strip() and columns_of(line + word) > room:
            lines.append(line + (last if word[0] == WITHIN else ""))
            line, left = hang, word.lstrip(f" {WITHIN}")
        while columns_of(line + left) > room:
            piece, left = _begun(left, room - columns_of(line))
            lines.append(line + piece)
            line = hang
        line += left
    return [each.replace(WITHIN, " ") for each in ([*lines, line] if line.strip() else lines)]


def hanging(line: str, width: int) -> str:
    """Give what stands before the other lines of one that is folded: room for what it begins with, as a day."""
    gaps = [gap.end() for gap in _GAP.finditer(line) if gap.start() > 0 and gap.end() <= width // 2]
    return " " * (columns_of(line[: gaps[-1]]) if gaps else len(line) - len(line.lstrip(" ")) + 2)
