"""TOML that others wrote, read in no more time and room than its few tables need, and written back."""

import re
import tomllib
from typing import Any

_LINES = 20_000
_DEEPEST = 16  # parts of a dotted key
_PART = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
# Each part of a dotted key is looked up for every part after it: a long one would take for ever.
_DEEP = re.compile(rf"(?<![A-Za-z0-9_.-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{_DEEPEST}}}")
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def tables(text: str) -> dict[str, Any]:
    """Give what a text says; raises `ValueError`, with the line where it is known, for what nobody would write."""
    if text.count("\n") > _LINES:
        raise ValueError(f"{text.count(chr(10))} > {_LINES} lines")
    if deep := _DEEP.search(text):
        raise ValueError(f"too many dots (at line {text.count(chr(10), 0, deep.start()) + 1})")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:  # Python's own, of a number that goes on and on
        raise ValueError("a number too long") from None
    except RecursionError:
        raise ValueError("too deeply nested") from None


def quoted(text: str) -> str:
    """Give a text as TOML writes it, on one line."""
    return '"' + "".join(_ESCAPED.get(c, c if c.isprintable() else f"\\u{ord(c):04x}") for c in text) + '"'
