"""JSON lines: the rows of a listing one a line, and anything else as JSON has it, on one line."""

import json

from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import Listing, Shown
from samverkan_cli.render.json import enveloped, refused

# What some readers take for the end of a line, though JSON does not.
_BREAKS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}


def render(shown: Shown) -> str:
    """Give each row as an object of its own, without an envelope; a sheet or receipt in the one JSON has."""
    if isinstance(shown, Listing):
        return "\n".join(map(line, shown.rows))
    return line(enveloped(shown))


def refusal(said: Refused) -> str:
    """Give a refusal as JSON has it, on one line."""
    return line(refused(said))


def line(value: object) -> str:
    """Give a value as JSON that is one line for every reader."""
    return json.dumps(value, ensure_ascii=False, default=str).translate(_BREAKS)
