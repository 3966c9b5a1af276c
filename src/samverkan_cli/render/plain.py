"""Text as it is safe to print: data is never markup, and nothing in it steers the terminal."""

import unicodedata
from typing import Any

from samverkan_cli import texts
from samverkan_cli.domain.days import clock, known_in_part
from samverkan_cli.domain.policy import DAYS

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    """Give the text with control characters, surrogates and bidi controls shown by their number."""
    if text.isprintable():
        return text
    return "".join(f"<{ord(c):04X}>" if c in _BIDI or unicodedata.category(c) in ("Cc", "Cs") else c for c in text)


def arrived(known_as: str | None, received: Any) -> str | None:
    """Give the day an answer arrived, as far as an earlier register knew it: `2021` is "2021 (dag okänd)"."""
    if known_as and known_in_part(known_as):
        return texts.say("known_unknown") if known_as == "unknown" else texts.say("known_in_part", day=known_as)
    return str(received) if received else None


def ruled(name: str, value: Any) -> str:
    """Give the value of a setting of a period's policy as a person reads it."""
    if name in DAYS:
        return texts.say("policy_days", days=value)
    if isinstance(value, str):
        value = " ".join(value.split())  # a clause of several lines
    return texts.say("no") if value is None else told(value, name)


def told(value: Any, field: str) -> str:  # noqa: PLR0911 — one return for each kind of value
    """Give a value as a person reads it: words for codes, yes and no, lists with commas."""
    if value is None or value in ("", [], ()):
        return "–"
    if field == "at":
        return clock(str(value))
    if isinstance(value, bool):
        return texts.say("yes" if value else "no")
    if isinstance(value, (list, tuple)):
        return ", ".join(told(inner, field) for inner in value)
    if isinstance(value, dict) and "version" in value:
        return texts.say("version", version=value["version"], sha=value["sha256"][:8])
    if isinstance(value, dict):
        named = value.get("name") or value.get("text") or value.get("title")
        return visible(f"{named} ({value['id']})" if named and value.get("id") else str(named or value.get("id", "–")))
    return visible(texts.word(field, str(value)))
