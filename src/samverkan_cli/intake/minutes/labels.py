"""Labels of minutes: what a line says it is about."""

import re
from functools import lru_cache
from typing import NamedTuple

from samverkan_cli.intake.minutes.words import Words, any_of

FRONT = (
    "place_and_time", "date", "time", "place", "body", "absent", "guests", "officials", "adjunct", "substitutes",
    "present", "adjuster", "scribe", "chair", "aside",
)  # fmt: skip
WITHIN = ("decision", "proposal", "matter", "follow", "aside")


class Label(NamedTuple):
    """What a label says, the words it used, and what stands after it."""

    kind: str
    said: str
    rest: str
    more: str = ""  # what stands in brackets after the words


@lru_cache(maxsize=4)
def _pattern(words: tuple[tuple[str, tuple[str, ...]], ...]) -> "re.Pattern[str]":
    kinds = "|".join(f"(?P<{kind}>{any_of(said)})" for kind, said in words)
    return re.compile(
        rf"(?:{kinds})(?P<more>\s*\([^)]*\))?(?P<end>\s*:\s*|\s{{2,}}|\s*\t\s*|\s*[-–]\s+|\.?\s*$)(?P<rest>.*)$",
        re.IGNORECASE | re.DOTALL,
    )


def label(text: str, words: Words, kinds: tuple[str, ...]) -> Label | None:
    """Give the label of one of some kinds that a line begins with, or None."""
    those = _ordered(words, kinds)
    found = _pattern(those).match(text.strip())
    if not found or (found["end"].strip() in {"-", "–"} and not found["rest"]):
        return None
    kind = next(kind for kind, _ in those if found[kind])
    return Label(kind, found[kind], found["rest"].strip(), (found["more"] or "").strip(" ()"))


def _ordered(words: Words, kinds: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((kind, words["label"][kind]) for kind in dict.fromkeys(kinds))


def other_label(text: str) -> tuple[str, str] | None:
    """Give a label that is not known, and what stands after its colon: a few words, the first with a capital."""
    found = re.match(r"([A-ZÅÄÖÆØ][^:.,;()]{1,40}?)\s*:(?!\d|//)\s*(.*)$", text)
    return (found[1], found[2]) if found and len(found[1].split()) <= 4 else None
