"""Names that are likely the same actor's: a question for the secretary, and never a guess.

What an actor is called is compared without what says its legal form and its town: "RFSL" and "RFSL Örebro" may
be one or two. A single word that is another word (norra and södra, IK and IF) makes two actors of two names.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

from samverkan_cli.domain.notation import name_key, words_of
from samverkan_cli.domain.records import Actor
from samverkan_cli.domain.values import Side

LIKELY = 90  # of 100: the least score that is worth a question
_LIKE_WORD = 82  # of 100: "idrottsklubb" and "idrottsklubben", but neither IF and IFK nor norra and södra
_BLOCK = 500  # names with a start in common, at most, that are compared one by one
_START = 3

_LEGAL = re.compile(
    r"\b(?:ek ?för(?:ening(?:en)?)?|ekonomiska?|ideella?|förening(?:en)?|stiftelsen?"
    r"|(?:aktie|handels|kommandit)bolag(?:et)?|ab|hb|kb|publ)\b"
)
_PLACE = re.compile(r"läne?t?s?|kommune?n?s?|regione?n?s?|stad")
_COUNTY = re.compile(r"läns(?=\w{4})")
_INSIDE = re.compile(r"[.'’´`:]")
_AND = re.compile(r"[&+]")
_BETWEEN = re.compile(r"[^\w]+|_")


def towns(municipality: str | None) -> tuple[str, ...]:
    """Give the words for the municipality's own town: "Örebro kommun" is "örebro".

    A last s may be a genitive's or the town's own: "Göteborgs stad" and "Västerås stad" give both.
    """
    named = [word for word in name_key(municipality or "").split() if not _PLACE.fullmatch(word)]
    return tuple(dict.fromkeys(each for word in named for each in (word, word.removesuffix("s"))))


@lru_cache(maxsize=4096)
def stripped(name: str, towns: tuple[str, ...] = ()) -> str:
    """Give a key of a name without legal forms, towns and signs; never nothing."""
    key = _AND.sub(" och ", _INSIDE.sub("", name_key(name)))
    for town in towns:
        key = re.sub(rf"\b{re.escape(town)}-\w+|\b\w+-{re.escape(town)}\b", town, key)  # Örebro-Värmland
    key = _BETWEEN.sub(" ", key).strip()
    words = _LEGAL.sub("", key).split() or key.split()
    return " ".join(_without_places(words, towns) or words) or name_key(name)


def _without_places(words: list[str], towns: tuple[str, ...]) -> list[str]:
    """Give the words without the town's and the county's, and without the "i" before a town."""
    own = {*towns, *(f"{town}s" for town in towns)}
    kept: list[str] = []
    for word in words:
        if word in own or _PLACE.fullmatch(word):
            if kept and kept[-1] == "i":
                kept.pop()
        else:
            kept.append(_COUNTY.sub("", word, count=1) if word.startswith("läns") else word)
    return kept


def alike(a: str, b: str) -> int:
    """Give how much alike two stripped names are, of 100; other digits or another word make two names.

    Letters without their rings and dots are typed for those with them, and are the same here.
    """
    a, b = _without_marks(a), _without_marks(b)
    together, other = a.replace(" ", ""), b.replace(" ", "")
    if together == other:
        return 100
    from rapidfuzz import fuzz

    ours, theirs = a.split(), b.split()
    as_many = len(ours) == len(theirs)
    score = int(fuzz.token_sort_ratio(a, b) if as_many else fuzz.ratio(together, other))
    differ = score >= LIKELY and (_digits(a) != _digits(b) or (as_many and not _word_by_word(ours, theirs)))
    return 0 if differ else score


def _without_marks(key: str) -> str:
    return key if key.isascii() else "".join(c for c in normalize("NFD", key) if not combining(c))


def _digits(key: str) -> list[str]:
    return re.findall(r"\d+", key)


def _word_by_word(ours: list[str], theirs: list[str]) -> bool:
    """Tell whether every word that is not the other's has one there that is much like it."""
    from rapidfuzz import fuzz

    left = list((Counter(theirs) - Counter(ours)).elements())
    for word in (Counter(ours) - Counter(theirs)).elements():
        best = max(left, key=lambda other: fuzz.ratio(word, other))
        if fuzz.ratio(word, best) < _LIKE_WORD:
            return False
        left.remove(best)
    return True


_LIKE_PART = 60  # of 100: "Eva" and "Ewa", "Ek" and "Ekk" may be one, but neither "Ek" and "El" nor two initials
_SLIP = 1  # letters that are another, are missing, are too many or have changed places


def same_person(name: str, other: str) -> bool:
    """Tell whether two names may be one person's: spelled otherwise, its parts in another order, or a part left out."""
    ours, theirs = words_of(name), words_of(other)
    if not ours or not theirs or _digits(" ".join(ours)) != _digits(" ".join(theirs)):
        return False
    if Counter(ours) <= Counter(theirs) or Counter(theirs) <= Counter(ours):
        return min(len(ours), len(theirs)) > 1 or len(ours) == len(theirs)
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    if len(ours) != len(theirs):
        return "".join(ours) == "".join(theirs)
    ours, theirs = sorted(ours), sorted(theirs)
    together, others = " ".join(ours), " ".join(theirs)
    slipped = OSA.distance(together, others, score_cutoff=_SLIP) <= _SLIP or fuzz.ratio(together, others) >= LIKELY
    return slipped and all(fuzz.ratio(a, b) >= _LIKE_PART for a, b in zip(ours, theirs, strict=True))


class Names:
    """Names to compare with: only those that share the start of a word, or the name's end, are compared."""

    def __init__(self, towns: tuple[str, ...] = ()) -> None:
        self._towns = towns
        self._known: list[tuple[str, str, str | None]] = []
        self._same: dict[str, list[int]] = defaultdict(list)
        self._blocks: dict[str, list[int]] = defaultdict(list)

    def add(self, id_: str, name: str, org_nr: str | None) -> None:
        """Take a name along; an actor may have several."""
        key, place = stripped(name, self._towns), len(self._known)
        self._known.append((id_, key, org_nr))
        self._same[key].append(place)
        for block in _blocks(key):
            self._blocks[block].append(place)

    def likely(self, name: str, org_nr: str | None) -> list[tuple[str, int]]:
        """Give the ids the name likely belongs to, each with its score, the likeliest first."""
        key = stripped(name, self._towns)
        near = {place for block in _blocks(key) for place in self._small(block)} | set(self._same.get(key, ()))
        scores: dict[str, int] = {}
        for place in near:
            id_, other, number = self._known[place]
            if org_nr and number and org_nr != number:
                continue
            score = alike(key, other)
            if score >= LIKELY:
                scores[id_] = max(score, scores.get(id_, 0))
        return sorted(scores.items(), key=lambda found: (-found[1], found[0]))

    def _small(self, block: str) -> list[int]:
        found = self._blocks.get(block, [])
        return found if len(found) <= _BLOCK else []


def _blocks(key: str) -> Iterator[str]:
    """Give what a name must share with another one to be compared with it."""
    words = key.split()
    yield from {word[:_START] for word in words}
    yield f"…{key[-_START:]}"
    yield f"{''.join(words)[: _START + 1]}…"


@dataclass(frozen=True)
class Likeness:
    """Two actors that are likely one: the later one, the earlier one, how much alike of 100, and why."""

    later: Actor
    earlier: Actor
    score: int
    why: str


def duplicates(actors: Iterable[Actor], aliases: Mapping[str, Iterable[str]], towns: tuple[str, ...]) -> list[Likeness]:
    """Give the pairs among actors that are likely one, the likeliest first; `aliases` are names beside the current."""
    names, numbers = Names(towns), defaultdict[str, list[str]](list)
    by_id: dict[str, Actor] = {}
    scores: dict[tuple[str, str], int] = {}
    for later in sorted(actors, key=lambda actor: actor.number):
        called = [name for name in (later.name, *aliases.get(later.id, ())) if name]
        for name in called:
            for earlier, score in names.likely(name, later.org_nr):
                pair = later.id, earlier
                scores[pair] = max(score, scores.get(pair, 0))
        for shared in numbers[later.org_nr] if later.org_nr else ():
            scores.setdefault((later.id, shared), 0)
        by_id[later.id] = later
        for name in called:
            names.add(later.id, name, later.org_nr)
        if later.org_nr and later.side is Side.CIVIL:
            numbers[later.org_nr].append(later.id)
    found = [_likeness(by_id[later], by_id[earlier], score) for (later, earlier), score in scores.items()]
    pairs = [pair for pair in found if pair.later.side is pair.earlier.side]
    return sorted(pairs, key=lambda pair: (-pair.score, pair.later.number, pair.earlier.number))


def _likeness(later: Actor, earlier: Actor, score: int) -> Likeness:
    """Give why two actors are likely one: one number, one name, or names that are much alike."""
    if later.org_nr and later.org_nr == earlier.org_nr:
        return Likeness(later, earlier, 100, "same_number")
    return Likeness(later, earlier, score, "same_name" if score == 100 else "alike")
