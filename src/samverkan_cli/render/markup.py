"""A text of the register in Markdown: shown as it is, and never a heading, a list, a link or a cell."""

import re

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&$])")
_BLANKS = re.compile(r"\s+")
_OPENS = re.compile(r"^( ?)(?:([-+=])|(\d{1,9})(?=[.)]))")


def on_one_line(text: str) -> str:
    """Give a text so that Markdown shows it as it is, on one line."""
    return _OPENS.sub(_not_opening, _MARKUP.sub(r"\\\1", _BLANKS.sub(" ", text)))


def _not_opening(found: re.Match[str]) -> str:
    """Give what would open a list or underline a heading at the start of a line so that it opens none."""
    blank, mark, number = found.groups()
    return f"{blank}\\{mark}" if mark else f"{blank}{number}\\"
