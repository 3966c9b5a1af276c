"""Labels and verbs of minutes, from `words.toml` and a municipality's own file."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

Words = Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def shipped() -> Words:
    """Give the words that are shipped."""
    return _read(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def also(own: str) -> Words:
    """Give the shipped words with those of a municipality's own file after them."""
    added = _read(own)
    return {
        part: {name: (*words, *added.get(part, {}).get(name, ())) for name, words in kinds.items()}
        for part, kinds in shipped().items()
    }


def _read(text: str) -> Words:
    return {
        part: {
            name: tuple(word if part == "party" else word.casefold() for word in words) for name, words in kinds.items()
        }
        for part, kinds in tomllib.loads(text).items()
    }


def any_of(words: Iterable[str]) -> str:
    """Give a pattern for any of some words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True)) + ")"
