"""Names of people as minutes write them, and who is meant by a part of one."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from samverkan_cli.intake.minutes.words import shipped

_BIG = "A-ZÅÄÖÆØÉÜŠŽÁ"
_PART = rf"(?:[{_BIG}][\w’']*[^\W\d_](?:-[{_BIG}a-zåäö][\w’']*)*|[{_BIG}](?:-[{_BIG}]\w*)+|[{_BIG}]\.?(?:[{_BIG}]\.)*)"
_LITTLE = r"(?:von|af|av|de|la|van|der|den|al|el|bin|ibn|di|da|do|dos|du|ten|ter|zu|Mac|Mc)"
FULL = rf"{_PART}(?:\s(?:{_LITTLE}\s){{0,2}}{_PART}){{1,3}}"
ONE = re.compile(_PART)
NAME = re.compile(rf"(?<![\w-]){FULL}(?![\w])")
_WHOLE = re.compile(FULL)
_ORGANISED = re.compile(
    r"(?:förening\w*|råd(?:et)?|byrå\w*|kyrka\w*|församling\w*|förbund\w*|krets\w*|klubb\w*|kommun\w*|region\w*|stiftelse\w*|centrum"
    r"|departement\w*|myndighet\w*|samling\w*|allians\w*|union\w*|nätverk\w*|ring(?:en|ar)|lag(?:et)?|hus(?:et)?|park\w*|forum\w*|byarå\w*"
    r"|kontor\w*|förvaltning\w*|enhet\w*|nämnd\w*|styrelse\w*|skola[nr]?|tjänsten?|bolag\w*|bostäder|museum|museet|bibliotek\w*|teater\w*"
    r"|sällskap\w*|verkstad\w*|akademi\w*|universitet\w*|högskola\w*|ombud\w*"
    r"|vandrar\w*|jour\w*|space|bank\w*|fastighet\w*|kår\w*|parti\w*|sektion\w*|studie\w*|gille\w*|loge\w*|orden|spel\w*|kör|samråd|scen\w*"
    r"|organisation\w*|sverige\w*|svenska|polisen|regionen|kommunen|kåren|företag\w*|mission\w*|syster\w*|frisksport\w*|scout\w*|hem\w*gård\w*)$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[A-ZÅÄÖ]{2,}")  # IF, AB, PRO: letters that no person is called by
_SURNAME = re.compile(
    r"(?:ss?on|sen|qvist|kvist|ström|berg|lund|gren|holm|dahl|dal|man|ell|én|in|stedt|stad|gård|backa?|back|sjö|lind|vall|wall|blom|fors|löv"
    r"|stén|zell|vik|wik|borg|feldt|felt|hult|mark|roth|skog|näs|rud|heim|stad|nen|la|lä|[sz]ki|ić|ic|ov|ova)$",
    re.IGNORECASE,
)


def is_name(text: str) -> bool:
    """Tell whether a text is a person's full name: two words or more, each with a capital, and no organisation's."""
    return bool(_WHOLE.fullmatch(text)) and not is_organisation(text) and text.upper() != text


def is_organisation(text: str) -> bool:
    """Tell whether a text ends or begins as the names of organisations do."""
    words = text.split()
    return bool(words) and any(_ORGANISED.search(word) or _LETTERS.fullmatch(word) for word in (words[-1], words[0]))


def is_party(text: str) -> bool:
    """Tell whether a text in brackets is a party's letters."""
    return text in _parties()


def are_initials(said: str, name: str) -> bool:
    """Tell whether some letters are those that a name begins with."""
    return len(said) > 1 and not is_party(said) and said in _letters(name)


@cache
def _parties() -> frozenset[str]:
    return frozenset(shipped()["party"]["letters"])


def names_in(text: str) -> list[str]:
    """Give the full names a text says, in order."""
    return [found[0] for found in NAME.finditer(text) if not is_organisation(found[0]) and found[0].upper() != found[0]]


def surname_first(names: Sequence[str], text: str) -> bool:
    """Tell whether a list has the surname first: the names stand the other way around later, or end like surnames."""
    pairs = [name.split() for name in names if len(name.split()) == 2]
    if not pairs:
        return False
    turned = sum(f"{second} {first}" in text for first, second in pairs)
    straight = sum(text.count(f"{first} {second}") > 1 for first, second in pairs)
    first, last = (sum(bool(_SURNAME.search(pair[at])) for pair in pairs) for at in (0, 1))
    if turned >= 2 and 2 * turned >= straight:
        return last <= 2 * first
    return straight <= turned and first > len(pairs) / 2 and first > 2 * last


def ends_like_surname(name: str) -> bool:
    """Tell whether a name's last word ends as surnames do."""
    return bool(_SURNAME.search(name))


def turned(name: str) -> str:
    """Give a name that was written surname first with the given name first."""
    first, *others = name.split()
    return " ".join([*others, first])


class People:
    """Those who were there, or named as absent, and the short forms that mean one of them."""

    def __init__(self, names: Iterable[str], roles: Iterable[tuple[str, str]] = ()) -> None:
        """Know the full names, and who holds which office."""
        self.names = list(dict.fromkeys(names))
        self._roles = [(role.casefold(), name) for role, name in roles]

    def meant(self, said: str) -> list[str]:
        """Give everyone a text may mean: a full name, either way around, a first name, initials or an office."""
        said = re.sub(r"\s*\([^)]*\)", "", said).strip(" @.,:;")
        if said in self.names or len(said.split()) > 1:
            return [name for name in self.names if said in {name, turned(name)} or _same(said, name)]
        first = [name for name in self.names if name.split()[0].casefold() == said.casefold()]
        if first:
            return first
        if re.fullmatch(rf"[{_BIG}](?:[-.]?[{_BIG}])+\.?", said):
            letters = re.sub(r"[-.]", "", said)
            exact = [name for name in self.names if _initials(name.split()[0]) == letters]
            return exact or [name for name in self.names if letters in _letters(name)]
        office = said.casefold().removesuffix("n") if said.casefold().startswith("ordförande") else said.casefold()
        return [name for role, name in self._roles if role and office and role == office]

    def only(self, said: str) -> str | None:
        """Give the one person a text means, or None when it is nobody or several."""
        found = self.meant(said)
        return found[0] if len(found) == 1 else None


def _same(said: str, name: str) -> bool:
    words, known = said.split(), name.split()
    return len(words) < len(known) and words[0] == known[0] and all(word in known for word in words)


def _letters(name: str) -> set[str]:
    """Give the ways to write a name with its first letters: with each part of a double name, or one."""
    given = _initials(name.split(maxsplit=1)[0])
    whole = {_initials(name), "".join(part[0] for part in name.split() if part[0].isupper())}
    return whole | ({given} if len(given) > 1 else set())


def _initials(name: str) -> str:
    return "".join(part[0] for part in re.split(r"[ -]", name) if part and part[0].isupper())
