"""Labels and verbs of minutes, from `words.toml` and a municipality's own file."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import MOST, Refused
from samverkan_cli.intake import toml

Words = Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def shipped() -> Words:
    """Give the words that are shipped."""
    return _folded(toml.tables(Path(__file__).with_name("words.toml").read_text(encoding="utf-8")))


def also(own: bytes, file: str) -> Words:
    """Give the shipped words with those of a municipality's own file after them.

    Raises `Refused`: `words_invalid` for a file that is not TOML, and for each list that minutes have no use for.
    """
    try:
        said = toml.tables(own.decode("utf-8-sig"))
    except ValueError:
        raise Refused([no.WordsInvalid("words", file=file)]) from None
    known = shipped()
    wrong = [
        no.WordsInvalid("words", file=file, given=given)
        for part, kinds in said.items()
        for given, words in (
            ((f"{part}.{name}", words if name in known[part] else None) for name, words in kinds.items())
            if part in known and isinstance(kinds, dict)
            else [(part, None)]
        )
        if not _is_words(words)
    ]
    if wrong:
        raise Refused(wrong[:MOST], more=len(wrong[MOST:]))
    added = _folded(said)
    return {
        part: {name: (*words, *added.get(part, {}).get(name, ())) for name, words in kinds.items()}
        for part, kinds in known.items()
    }


def _is_words(said: object) -> bool:
    return isinstance(said, list) and all(isinstance(word, str) and word.strip() for word in said)


def _folded(said: Mapping[str, Mapping[str, Iterable[str]]]) -> Words:
    return {
        part: {
            name: tuple(word if part == "party" else word.casefold() for word in words) for name, words in kinds.items()
        }
        for part, kinds in said.items()
    }


def any_of(words: Iterable[str]) -> str:
    """Give a pattern for any of some words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True)) + ")"
