"""Whether a text that everybody is to see names a person, or tells an address: what is found is asked about.

Nothing tells for sure whom a text is about. What is known is who is registered, so their names are looked for, in any
case and order and with a genitive's s; of those who were at a meeting a first name or a family name alone, too.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from samverkan_cli.domain.values import WithheldBecause

BETWEEN = 2  # words that may stand between the names of somebody: Eva Maria Ek
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FORMAT = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")
_DASH = re.compile("[\u2010-\u2015\u2212]")
_ACCENT = re.compile("[\u0300-\u0307\u0309\u030b-\u036f]")  # but those of å, ä and ö, which are other letters
_AT = r"(?:\s?@\s?|\s?[\[({]\s?(?:at|a|snabel-?a|@)\s?[\])}]\s?|\s(?:at|snabel-?a)\s)"
_DOT = r"(?:\.|\s?[\[({]\s?(?:dot|punkt|\.)\s?[\])}]\s?|\s(?:dot|punkt)\s)"
_MAILBOX = re.compile(
    rf"[^\s@<>()\[\]{{}},;:]{{1,64}}{_AT}(?:[\w-]{{1,63}}{_DOT}){{1,8}}[^\W\d_]{{2,63}}", re.IGNORECASE
)
# With a country's number or in brackets, and with points or strokes where no day or time is written so.
_PHONE = re.compile(
    r"(?<!\d/)(?<![\w-])(?:(?:\+|00)[1-9]\d{0,2}[\s./-]?(?:\(0\)[\s./-]?)?[1-9]\d{0,3}(?:[\s./-]{0,3}\d{2,4}){2,4}"
    r"|(?:0[\s-]?[1-9]\d{0,3}|\(0[1-9]\d{0,2}\))(?:[\s-]{0,3}\d{2,4}){2,4}"
    r"|0[1-9]\d{1,2}(?:[\s./-]{0,3}\d{2,4}){2,4})(?![\w-])"
)


class PersonNames:
    """The names of persons, to be looked for in texts; or of others, whose one word is found in any case.

    Of a person the first and the last name are enough, and an initial and the last one.
    """

    def __init__(self, names: Iterable[str], *, any_case: bool = False) -> None:
        self._shortest = 0 if any_case else 1  # words of a name that is found as it is spelled alone
        self._by_first: Mapping[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for name in names:
            for order in _orders([_folded(word) for word in _WORD.findall(_read(name))], of_person=not any_case):
                self._by_first[order[0]].append((order, name))
        longest = max((len(order) for each in self._by_first.values() for order, _ in each), default=0)
        self._reach = longest * (BETWEEN + 1)  # words from the first of a name to its last

    def first_in(self, text: str) -> str | None:
        """Give the first of the names that stands in a text, or None."""
        return next(self._all_in(text), None)

    def every_in(self, text: str) -> list[str]:
        """Give every one of the names that stands in a text, in its order."""
        return list(dict.fromkeys(self._all_in(text)))

    def _all_in(self, text: str) -> Iterator[str]:
        for read in _readings(text):
            said = _WORD.findall(read)
            folded = [_folded(word) for word in said]
            for at, word in enumerate(folded):
                here = slice(at, at + self._reach)
                for order, name in self._near(word, folded[at + 1 : at + 2 + BETWEEN]):
                    if _stands(order, said[here], folded[here], self._shortest):
                        yield name

    def _near(self, word: str, after: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str]]:
        """Give the names that a word begins, those of several words only where the second one comes near after it."""
        begun = [each for key in _roots(word) for each in self._by_first.get(key, ())]
        seconds = {root for each in after for root in _roots(each)} if begun else ()
        return ((order, name) for order, name in begun if len(order) == 1 or order[1] in seconds)


def _orders(words: Sequence[str], *, of_person: bool) -> set[tuple[str, ...]]:
    """Give the ways to write a name: in which order, with or without hyphens, and of a person less than all of it."""
    split = [part for word in words for part in word.split("-")]
    ways = {tuple(words), tuple(split)}
    if of_person and len(words) > 1:
        ways.add(("-".join(split),))  # as in an address
        ways |= {
            (first, *last)
            for first in (words[0], split[0], words[0][:1])
            for last in (words[-1:], words[-1].split("-"))
        }
    if of_person and len(words) > 2:
        ways |= {(f"{words[0]}-{words[1]}", *words[2:]), (*words[:-2], f"{words[-2]}-{words[-1]}")}
    return {order for way in ways if way for order in (way, way[1:] + way[:1], way[-1:] + way[:-1])}


def _read(text: str) -> str:
    """Give a text as it is read: of one width, with plain hyphens, without what is not seen."""
    if text.isascii():
        return text
    return _DASH.sub("-", unicodedata.normalize("NFKC", _FORMAT.sub("", text)))


def _readings(text: str) -> Iterator[str]:
    """Give a text as it is read, and where something stands in it that is not seen, as it is read with a gap there."""
    yield _read(text)
    if _FORMAT.search(text):
        yield _read(_FORMAT.sub(" ", text))


def _folded(word: str) -> str:
    """Give a word in small letters, without accents."""
    small = word.casefold().replace("’", "'")
    if small.isascii():
        return small
    return unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFD", small)))


def _roots(word: str) -> list[str]:
    """Give the words that a word may be a form of: `eks` and `ek-priset` of `ek`."""
    plain = word.removesuffix("'s")
    return list(dict.fromkeys((word, plain, plain.removesuffix("s"), *_before_hyphens(word))))


def _before_hyphens(word: str) -> Iterator[str]:
    return (word[:at] for at, sign in enumerate(word) if sign == "-")


def _stands(order: Sequence[str], said: Sequence[str], folded: Sequence[str], shortest: int) -> bool:
    """Tell whether the words of a name stand at the beginning of some words.

    Others may come between them where each is written with a capital, as names are; so is a name of no more words than
    the `shortest`, and one with an initial.
    """
    initial = len(order) > 1 and any(len(word) == 1 for word in order)
    if (len(order) > shortest or "-" in order[0]) and not initial and _same(order, folded[: len(order)]):
        return True
    if not said[0][:1].isupper() or not _is(order[0], folded[0], last=len(order) == 1):
        return False
    at = 0
    for place_in, word in enumerate(order[1:], 2):
        near = range(at + 1, min(at + 2 + BETWEEN, len(folded)))
        last = place_in == len(order)
        found = next((at for at in near if _is(word, folded[at], last=last) and said[at][:1].isupper()), None)
        if found is None:
            return False
        at = found
    return True


def _same(order: Sequence[str], folded: Sequence[str]) -> bool:
    if len(order) != len(folded):
        return False
    return all(
        _is(word, said, last=at == len(order)) for at, (word, said) in enumerate(zip(order, folded, strict=True), 1)
    )


def _is(word: str, said: str, *, last: bool) -> bool:
    """Tell whether a word of a name stands there, with a genitive's s or, the last one, as the first of a compound."""
    return said in (word, f"{word}s", f"{word}'s") or (last and said.startswith(f"{word}-"))


def parts_of(names: Iterable[str]) -> frozenset[str]:
    """Give the first names and family names of some persons, as they may stand alone in minutes."""
    words = [word for name in names for word in _WORD.findall(_read(name))]
    parts = {part for word in words for part in (word, *word.split("-"))}
    return frozenset(_folded(part) for part in parts if part[:1].isupper() and len(part) > 1)


def persons_in(text: str) -> list[str]:
    """Give what looks like the names of persons where somebody was told of: `Eva Ek, ordförande, och Bo Ek`."""
    each = (words.strip() for words in re.split(r",|;|\boch\b|\band\b|[<(].*", text))
    return [name for name in each if len(name.split()) > 1 and all(word[:1].isupper() for word in name.split())]


def found_in(
    text: str | None, names: PersonNames, present: Collection[str] = frozenset()
) -> Iterator[tuple[WithheldBecause, str | None]]:
    """Give why a text is not for everybody before somebody has read it, each with what was found."""
    if not text:
        return
    read = _read(text)
    alone = next((word for word in _WORD.findall(read) if word[:1].isupper() and _is_part(word, present)), None)
    if told := ", ".join(names.every_in(text)) or alone:
        yield WithheldBecause.PERSON, told
    if address := _MAILBOX.search(read) or _PHONE.search(read):
        yield WithheldBecause.ADDRESS, address[0]


def _is_part(word: str, parts: Collection[str]) -> bool:
    return any(root in parts for root in _roots(_folded(word)))
