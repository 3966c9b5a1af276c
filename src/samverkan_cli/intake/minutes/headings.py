"""Which lines of minutes are headings: as a program marked them, as they are numbered, or as they stand alone."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from samverkan_cli.intake.minutes import names
from samverkan_cli.intake.minutes.labels import FRONT, WITHIN, label
from samverkan_cli.intake.minutes.line import TextLine
from samverkan_cli.intake.minutes.words import Words

LEAST = 3  # headings of a kind that make it the kind of a document
WORDS = 4  # of what follows a number, from where on a full stop makes it a sentence
SHORT = 70  # letters of a heading that stands alone
STEP = 3  # numbers that may be missing between two headings, and one more
_MATTER = "sak|ärende|punkt|pkt"
_STYLES: dict[str, "re.Pattern[str]"] = {
    "§": re.compile(r"(?:(?P<n>§§?\s*(?P<a>\d{1,4}))|(?P<m>(?P<b>\d{1,4})\s?§))[.:)]?(?:\s+(?P<t>\S.*))?$"),
    "case": re.compile(
        rf"(?:(?:{_MATTER}|case|[A-ZÅÄÖÆØ]{{1,4}})\.?\s*)?(?P<n>(?P<a>\d{{1,4}})/(?:20)?\d{{2}})[.:)]?\s+(?P<t>[A-ZÅÄÖÆØ\d].*)$",
        re.IGNORECASE,
    ),
    "named": re.compile(
        rf"(?:{_MATTER}|dagordningspunkt|paragraf)\.?\s*(?P<n>(?P<a>\d{{1,3}}))(?:[.:)–-]+\s*|\s+)(?P<t>\S.*)?$",
        re.IGNORECASE,
    ),
    "number": re.compile(r"(?P<n>(?P<a>\d{1,3}))\s?[.:)]+(?!\d)\s*(?P<t>\S.*)$"),
    "bare": re.compile(r"(?P<n>(?P<a>\d{1,3}))\s+(?P<t>[A-ZÅÄÖÆØ][^\d].*)$"),
    "letter": re.compile(r"(?P<n>(?P<l>[a-zåäö]))[.)]\s+(?P<t>\S.*)$"),
    "roman": re.compile(r"(?P<n>(?P<r>[IVX]{1,5}))[.)]?\s+(?P<t>[A-ZÅÄÖÆØ].*)$"),
}  # fmt: skip
_PART = re.compile(r"(?:§\s*)?(?P<n>\d{1,3}(?:\.\d{1,2})+)[.:)]?\s+(?P<t>\S.*)$")
_PLAIN_NUMBER = re.compile(
    rf"(?:(?:§|{_MATTER})\s*)?(\d{{1,4}}(?:/\d{{2,4}}|(?:\.\d{{1,2}})*))(?:[.:)]|\s*[–-](?=\s))?\s+(\S.*)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:jan(?:uari)?|febr?(?:uari)?|mars?|april|apr|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?|kr|kronor|kl|%|st)\b",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Heading(NamedTuple):
    """Where a heading stands, its label as printed, and what stands after that."""

    at: int
    label: str | None
    said: str


class _Candidate(NamedTuple):
    at: int
    number: int
    label: str
    title: str
    good: float


def found(lines: Sequence[TextLine], words: Words) -> list[Heading]:
    """Give the headings, by the style that most of them follow, with the lists that are headings by what they say."""
    those = (
        _marked_up(lines, words)
        or _numbered(lines, words)
        or _only(lines, words, "§", "case", "named")
        or _unnumbered(lines, words)
        or _only(lines, words, "number")
    )
    return sorted([*those, *_set_apart(lines, those, words)])


def _set_apart(lines: Sequence[TextLine], those: Sequence[Heading], words: Words) -> list[Heading]:
    """Give the lists of actions, of days and of what is watched that have a heading of another style."""
    known = {word for kind in ("actions", "watch", "calendar") for word in words["heading"][kind]}
    taken = {heading.at for heading in those}
    return [
        Heading(at, None, line.text.rstrip(":"))
        for at, line in enumerate(lines)
        if those and those[0].at < at and at not in taken and line.text.rstrip(":").casefold() in known
        and not lines[at - 1].text and not line.cells
    ]  # fmt: skip


# ------------------------------------------------------------------------------ headings a program knows


def _marked_up(lines: Sequence[TextLine], words: Words) -> list[Heading]:
    """Give the headings where a word processor or Markdown says which lines they are."""
    levels = Counter(line.heading for line in lines if line.heading and line.text)
    top = min((level for level, times in levels.items() if times >= LEAST), default=None)
    if top is None and levels[1] == 1:  # the document's own heading, and items under it, few as they are
        top = min((level for level in levels if level > 1), default=None)
    if top is None:
        return []
    those = []
    for at, line in enumerate(lines):
        if line.heading >= top and line.text:
            number = _PLAIN_NUMBER.match(line.text)
            those.append(Heading(at, number[1], number[2]) if number else Heading(at, None, line.text))
    numbered = [each for each in those if each.label]
    those = those[those.index(numbered[0]) :] if len(numbered) >= LEAST else those
    while those and not those[0].label and label(those[0].said, words, FRONT):
        those = those[1:]
    return those


# ------------------------------------------------------------------------------ numbers


def _numbered(lines: Sequence[TextLine], words: Words) -> list[Heading]:
    """Give the best row of headings that are numbered on; letters are oftener points than headings."""
    rows = {style: _row(_candidates(lines, style, words)) for style in _STYLES}
    worth = {style: sum(each.good for each in row) / (1.5 if style == "letter" else 1) for style, row in rows.items()}
    best = rows[max(worth, key=lambda style: worth[style] if len(rows[style]) > 1 else 0)]
    if len(best) < 2:
        return []
    return sorted([*(Heading(each.at, each.label, each.title) for each in best), *_parts(lines, best)])


def _only(lines: Sequence[TextLine], words: Words, *styles: str) -> list[Heading]:
    """Give the heading of an excerpt, or of minutes of a single item: one number that looks like a heading."""
    for style in styles:
        those = [each for each in _candidates(lines, style, words) if each.good > 1]
        if len(those) == 1:
            return [Heading(those[0].at, those[0].label, those[0].title)]
    return []


def _candidates(lines: Sequence[TextLine], style: str, words: Words) -> list[_Candidate]:
    those = []
    for at, line in enumerate(lines):
        match = None if line.cells or line.text.startswith("§§") else _STYLES[style].match(line.text)
        if not match:
            continue
        known = match.groupdict("")
        title = known.get("t", "")
        if style in {"number", "bare"} and (_MONTH.match(title) or title[:1].isdigit()):
            continue
        said = re.sub(r"^§+\s*|\s?§$", "", known["n"] or known.get("m", ""))
        those.append(_Candidate(at, _number(known), said, title, _goodness(lines, at, title, style, words)))
    return those


def _number(known: dict[str, str]) -> int:
    """Give the number that a label says in figures, Roman figures or as a letter."""
    if figures := known.get("a") or known.get("b"):
        return int(figures)
    return _roman(known["r"]) if known.get("r") else ord(known["l"]) - ord("a") + 1


def _roman(said: str) -> int:
    total, before = 0, 0
    for letter in reversed(said):
        value = _ROMAN[letter]
        total += value if value >= before else -value
        before = max(before, value)
    return total


def _goodness(lines: Sequence[TextLine], at: int, title: str, style: str, words: Words) -> float:
    """Give how much a line looks like a heading; 1 is neither here nor there."""
    good = 1.0 + (0.5 if style in {"§", "case"} else 0)
    before = lines[at - 1].text if at else ""
    after = next((line for line in lines[at + 1 :] if line.text), None)
    good += 0.25 if not before else 0
    good += 0.3 if lines[at].bold or lines[at].heading else 0
    good -= 0.5 if title.endswith((",", ";")) or title[:1].islower() or before.endswith(("att", "att:")) else 0
    good -= 0.3 if title.endswith(".") and len(title.split()) > WORDS else 0
    good -= 0.45 if after is None or _STYLES[style].match(after.text) else 0
    return good - (0.6 if at and label(before, words, ("decision", "proposal")) else 0)


def _row(those: list[_Candidate]) -> list[_Candidate]:
    """Give the row of candidates whose numbers follow on each other and that look most like headings."""
    best: list[float] = []
    back: list[int | None] = []
    for place, each in enumerate(those):
        value, came = each.good - (0.4 * (each.number > 1) if len(those) > 1 else 0), None
        for earlier in range(place):
            step = each.number - those[earlier].number
            if not 0 < step <= STEP:
                continue
            reached = best[earlier] + each.good - 0.7 * (step - 1)
            if reached >= value:
                value, came = reached, earlier
        best.append(value)
        back.append(came)
    if not best:
        return []
    at: int | None = max(range(len(best)), key=lambda place: best[place])
    row: list[_Candidate] = []
    while at is not None:
        row.append(those[at])
        at = back[at]
    return row[::-1]


def _parts(lines: Sequence[TextLine], row: list[_Candidate]) -> list[Heading]:
    """Give the headings numbered 3.1 under those of a row."""
    known = {str(each.number) for each in row}
    return [
        Heading(at, match["n"], match["t"])
        for at, line in enumerate(lines)
        if at > row[0].at
        and (match := _PART.match(line.text))
        and match["n"].partition(".")[0] in known
        and not _MONTH.match(match["t"])
    ]


# ------------------------------------------------------------------------------ no numbers


def _unnumbered(lines: Sequence[TextLine], words: Words) -> list[Heading]:
    """Give the headings that stand alone: in capitals or in bold if several do, else short lines between empty ones."""
    last = _end_of_front(lines, words)
    kinds: tuple[Callable[[Sequence[TextLine], int], bool], ...] = (_capitals, _bold, _marked, _alone)
    for kind in kinds:
        those = [at for at in range(last + 1, len(lines)) if kind(lines, at) and not _is_label(lines[at].text, words)]
        if len(those) >= LEAST:
            return [Heading(at, None, lines[at].unmarked.rstrip(":")) for at in those]
    return []


def _is_label(text: str, words: Words) -> bool:
    return bool(label(text, words, (*FRONT, *WITHIN)))


def _end_of_front(lines: Sequence[TextLine], words: Words) -> int:
    """Give the last label of those present, absent and so on, in the first part of a document."""
    front = ("present", "absent", "place", "time", "date", "officials", "guests")
    return max(
        (at for at, line in enumerate(lines[: len(lines) * 3 // 5]) if label(line.text, words, front)), default=0
    )


def _capitals(lines: Sequence[TextLine], at: int) -> bool:
    text = lines[at].text
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and text.upper() == text and len(text) < 80 and not text.endswith((".", ","))


def _bold(lines: Sequence[TextLine], at: int) -> bool:
    line = lines[at]
    return line.bold and bool(line.text) and len(line.text) < 90 and not line.text.endswith((".", ","))


def _marked(lines: Sequence[TextLine], at: int) -> bool:
    """Tell whether a line with a mark is a heading: short, no sentence, and what is under it has no mark."""
    line = lines[at]
    after = next((other for other in lines[at + 1 :] if other.text), None)
    short = bool(line.mark) and line.unmarked[:1].isupper() and len(line.text) < SHORT and line.text[-1] not in ".,;"
    return short and after is not None and not after.mark


def _alone(lines: Sequence[TextLine], at: int) -> bool:
    """Tell whether a line is a heading by standing alone: short, no sentence, with text under it."""
    line = lines[at]
    if not _could_be_title(line) or names.is_name(line.text):
        return False
    before = lines[at - 1].text if at else ""
    after = lines[at + 1].text if at + 1 < len(lines) else ""
    ends_list = bool(before and lines[at - 1].mark and not after)
    if (before and not ends_list) or not any(other.text for other in lines[at + 1 :]):
        return False
    return not after or (after[0].isupper() and len(after) > len(line.text)) or after[0] in "–-•*→"


def _could_be_title(line: TextLine) -> bool:
    text = line.text
    if not text or len(text) > SHORT or text.endswith((".", ",", ";", "!")) or line.mark or line.cells:
        return False
    says_when = re.search(r"\d{4}-\d\d-\d\d|kl\.? ?\d", text)
    return text[0].isupper() and "   " not in text and ":" not in text.rstrip(":") and not says_when
