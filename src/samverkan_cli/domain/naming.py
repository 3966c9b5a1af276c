"""Whether a text that everybody is to see names a person, or tells an address: what is found is asked about.

Nothing tells for sure whom a text is about. What is known is who is registered, so their names are looked for, in any
case and order and with a genitive's s; of those who were at a meeting a first name or a family name alone, too.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from samverkan_cli.domain.values import WithheldBecause

BETWEEN = 2  # words that may stand between the names of somebody: Eva Maria Ek
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MAILBOX = re.compile(r"[^\s@<>()\[\],;:]+@[^\s@<>()\[\],;:]+\.[^\W\d_]{2,}")
_PHONE = re.compile(r"(?<![\w-])(?:\+46|0046|0)[\s-]?(?:\(0\))?[1-9]\d{0,3}(?:[\s-]?\d{2,4}){2,4}(?![\w-])")


class PersonNames:
    """The names of persons, to be looked for in texts; or of others, whose one word is found in any case."""

    def __init__(self, names: Iterable[str], *, any_case: bool = False) -> None:
        self._shortest = 0 if any_case else 1  # words of a name that is found as it is spelled alone
        self._by_first: Mapping[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for name in names:
            words = tuple(word.casefold() for word in _WORD.findall(name))
            for order in {words, words[1:] + words[:1], words[-1:] + words[:-1]}:
                if order:
                    self._by_first[order[0]].append((order, name))

    def first_in(self, text: str) -> str | None:
        """Give the first of the names that stands in a text, or None."""
        said = _WORD.findall(text)
        folded = [word.casefold() for word in said]
        for at, word in enumerate(folded):
            for order, name in self._by_first.get(word, ()) or self._by_first.get(word.removesuffix("s"), ()):
                if _stands(order, said[at:], folded[at:], self._shortest):
                    return name
        return None


def _stands(order: Sequence[str], said: Sequence[str], folded: Sequence[str], shortest: int) -> bool:
    """Tell whether the words of a name stand at the beginning of some words.

    Others may come between them where each is written with a capital, as names are; so is a name of no more words than
    the `shortest`.
    """
    if len(order) > shortest and _same(order, folded[: len(order)]):
        return True
    if not said[0][:1].isupper():
        return False
    at = 0
    for word in order[1:]:
        near = range(at + 1, min(at + 2 + BETWEEN, len(folded)))
        found = next((place for place in near if _is(word, folded[place]) and said[place][:1].isupper()), None)
        if found is None:
            return False
        at = found
    return True


def _same(order: Sequence[str], folded: Sequence[str]) -> bool:
    return len(order) == len(folded) and all(map(_is, order, folded))


def _is(word: str, said: str) -> bool:
    return said in (word, f"{word}s")


def parts_of(names: Iterable[str]) -> frozenset[str]:
    """Give the first names and family names of some persons, as they may stand alone in minutes."""
    return frozenset(word for name in names for word in _WORD.findall(name) if word[:1].isupper() and len(word) > 1)


def found_in(
    text: str | None, names: PersonNames, present: Collection[str] = frozenset()
) -> Iterator[tuple[WithheldBecause, str | None]]:
    """Give why a text is not for everybody before somebody has read it, each with what was found."""
    if not text:
        return
    alone = next((word for word in _WORD.findall(text) if word in present or word.removesuffix("s") in present), None)
    if name := names.first_in(text) or alone:
        yield WithheldBecause.PERSON, name
    if address := _MAILBOX.search(text) or _PHONE.search(text):
        yield WithheldBecause.ADDRESS, address[0]
