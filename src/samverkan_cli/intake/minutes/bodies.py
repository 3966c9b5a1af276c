"""Whose meeting it was: the bodies that a heading, a label or the register names."""

import re
from collections.abc import Iterable, Sequence

from samverkan_cli.intake.minutes import names, when
from samverkan_cli.intake.minutes.events import SOME_YEAR
from samverkan_cli.intake.minutes.labels import FRONT, label
from samverkan_cli.intake.minutes.line import TextLine
from samverkan_cli.intake.minutes.words import Words, any_of

MOST = 90  # letters of a body's name
FEW = 5  # words of a heading that may be a body's name
TOP = 4  # lines within which a body that is called like none must stand
_NUMBERS = re.compile(
    r"\b(?:nr|no)\.?\s?\d+(?:/\d+)?|#\d+|\b\d+\s?/\s?\d{2,4}\b|\b[SB]\d{1,2}\b|\b20\d\d\s?/\s?(?:20)?\d\d\b"
    r"|\b(?:kl\.?\s?)?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?|\b\d+(?:,\s?20\d\d)?\b"
)
_KIND = r"\w+(?:möte|träff|sammanträde|protokoll|anteckningar)"
_EDGES = re.compile(
    r"^(?:\W|\b(?:fört|från|vid|med|för|i|den|av|till|hos|och|på)\b)+|(?:\W|\b(?:den|i|vid|med|från|för|möte)\b)+$",
    re.IGNORECASE,
)
_LITTLE = frozenset({"och", "i", "för", "av", "på", "vid", "med", "till", "om", "samt", "den", "det"})
_JOINT = re.compile(r",?\s(?:gemensamt|joint)\b.*$")
_AND = re.compile(r"\soch\s|\s\+\s|\s&\s|\ssamt\s")
_IN_PLACE = re.compile(r"\si\s(?=[A-ZÅÄÖ][\w-]+(?:huset|salen|lokalen|gården|kyrkan|skolan|stugan)\b)")


def found(head: Sequence[TextLine], labelled: Sequence[str], words: Words, known: Iterable[str]) -> tuple[str, ...]:
    """Give the bodies: one that the register knows, that a label names, or that a heading is called like."""
    lines = _top(head, words)
    for line in lines:
        for name in sorted(known, key=len, reverse=True):
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line, re.IGNORECASE):
                joint = _joint(_without_meeting(line, words), words)
                return joint if len(joint) > 1 else (name,)
    if labelled:
        return (_shown(labelled[0]),)
    for line in lines:
        said = _without_meeting(line, words)
        if said and _is_body(said, words):
            return tuple(_shown(each) for each in _joint(said, words))
    return _within(lines, words) or _called_like_none(lines, words)


def _top(head: Sequence[TextLine], words: Words) -> list[str]:
    """Give the lines before the first list of people, where the minutes say whose they are."""
    those: list[str] = []
    for line in head:
        said = label(line.text, words, FRONT) if line.text else None
        if said and said.kind in {"present", "absent", "officials", "guests"}:
            return [*those, said.rest] if said.rest and _is_body(said.rest, words) else those
        if line.text and not (said and said.kind != "scribe"):
            those.append(line.text)
    return those


def _without_meeting(text: str, words: Words) -> str:
    """Give a heading without the words for its kind of meeting, its number and its day."""
    for said in reversed(list(when.days(text, SOME_YEAR))):
        text = f"{text[: said.begin]} {text[said.end :]}"
    kinds = rf"\b(?:{any_of(words['body']['meetings'])}|{_KIND})\b(?:\s(?:fört|förda))?"
    text = re.sub(kinds, " ", _NUMBERS.sub(" ", text), flags=re.IGNORECASE)
    return _EDGES.sub("", " ".join(text.split()))


def _is_body(said: str, words: Words) -> bool:
    """Tell whether a heading ends, begins or goes on as the names of bodies do."""
    low = said.casefold()
    if not low or len(said) > MOST or said.endswith("."):
        return False
    ends = words["body"]["ends"]
    first_part = re.split(r",|\soch\s|\s\+\s", low)[0].strip()
    if low.endswith((*ends, *(f"{end}s" for end in ends))) or first_part.endswith(ends):
        return True
    if low.startswith(tuple(f"{start} " for start in words["body"]["starts"])):
        return True
    each = low.split()
    if len(each) <= FEW and said[0].isupper() and each[0].endswith(words["body"]["definite"]):
        return True
    return bool(re.search(rf"{any_of(ends)}\s(?:för|i|vid|på)\s|\b(?:byalag|brf|förening|råd)\b", low))


def _joint(said: str, words: Words) -> tuple[str, ...]:
    """Give the bodies of a joint meeting, or the only one."""
    said = _JOINT.sub("", said).strip(" ,")
    parts = tuple(part.strip(" ,") for part in _AND.split(said))
    joint = len(parts) > 1 and all(part[:1].isupper() and _is_body(part, words) for part in parts)
    return parts if joint else tuple(filter(None, (said,)))


def _within(lines: Sequence[str], words: Words) -> tuple[str, ...]:
    """Give a body that a line names among other words."""
    named = re.compile(rf"\b(?P<body>[A-ZÅÄÖ]\w*(?:\s\w+){{0,3}}?\s?{any_of(words['body']['ends'])})\b")
    return next(((_shown(found["body"]),) for line in lines if (found := named.search(line))), ())


def _called_like_none(lines: Sequence[str], words: Words) -> tuple[str, ...]:
    """Give a short heading that is nothing else: no day, no person."""
    for line in lines[:TOP]:
        said = _without_meeting(re.split(r",|\s–\s(?=\d)", line)[0], words)
        if (
            said[:1].isupper()
            and len(said.split()) <= FEW
            and not names.is_name(said)
            and not re.search(r"[\d:.]", said)
        ):
            return (_shown(said),)
    return ()


def _shown(said: str) -> str:
    """Give a body's name as written, without its place; one in capitals as names are."""
    said = _IN_PLACE.split(said)[0].strip(" ,.")
    if said.upper() != said or len(said) <= FEW:
        return said
    first, *others = said.casefold().split()
    return " ".join([first.capitalize(), *(each if each in _LITTLE else each.capitalize() for each in others)])
