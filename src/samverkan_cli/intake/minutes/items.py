"""The items of minutes: label and title of each as printed, and what stands under it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from samverkan_cli.intake.minutes import headings, names
from samverkan_cli.intake.minutes.headings import Heading
from samverkan_cli.intake.minutes.labels import WITHIN, label
from samverkan_cli.intake.minutes.line import TextLine
from samverkan_cli.intake.minutes.words import Words, any_of

TITLE, WORDS = 140, 4  # letters of a title at most; words of one that may end with a full stop
WIDE = 30  # letters of a title's first line, from where on it may go on in the next
_DNR = re.compile(
    r"\s*(?:\(?\b(?:dnr|diarienr|diarienummer|ärendenr|saksnr)\.?:?\s*[\w./:-]+(?:\s?[\d/:-]+)?\)?"
    r"|\(?\b(?-i:[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,5})[ /-]?\d{2,4}[/:-]\d+(?:[-.]\d+)*\)?)\s*",
    re.IGNORECASE,
)
_TITLE_THEN_TEXT = re.compile(r"(?P<title>[A-ZÅÄÖÆØ][\w-]*(?:\s[\w-]+){0,3})\.\s+(?P<text>[A-ZÅÄÖÆØ].{8,})$")


class Section(NamedTuple):
    """An item: its heading and the lines under it; `parent` is the place of the one it stands under.

    `titled` has the numbers of the lines after the heading that its title goes on in.
    """

    label: str | None
    title: str | None
    heading: TextLine
    body: list[TextLine]
    parent: int | None = None
    titled: tuple[int, ...] = ()


class Cut(NamedTuple):
    """Minutes cut into what stands before the items, the items, and what comes after them."""

    head: list[TextLine]
    sections: list[Section]
    tail: list[TextLine]


def cut(lines: Sequence[TextLine], words: Words) -> Cut:
    """Cut minutes into their items."""
    starts = headings.found(lines, words)
    if not starts:
        return Cut(list(lines), [], [])
    end = _end(lines, starts, words)
    starts = [start for start in starts if start.at < end]
    ends = [*(start.at for start in starts[1:]), end]
    sections = [_section(lines, start, last, words) for start, last in zip(starts, ends, strict=True)]
    return Cut(list(lines[: starts[0].at]), _nested(sections), list(lines[end:]))


def _section(lines: Sequence[TextLine], heading: Heading, last: int, words: Words) -> Section:
    at, said, title = heading
    body = list(lines[at + 1 : last])
    title = _DNR.sub(" ", title).strip(" –-:\t")
    if not title:
        title, body = _title_below(body, words)
    elif body and _runs_on(lines[at].text, title, body[0]):
        title, body = f"{title} {body[0].text}", body[1:]
    if said and (begins := _TITLE_THEN_TEXT.match(title)) and not _is_verbal(begins["title"], words):
        return Section(said, begins["title"], lines[at], [replace(lines[at], text=begins["text"], cells=()), *body])
    if _is_sentence(title) or (said and title.endswith(".") and _is_verbal(title, words)):
        return Section(said, None, lines[at], [replace(lines[at], text=title, cells=()), *body])
    titled = tuple(line.number for line in lines[at + 1 : last - len(body)])
    return Section(said, title or None, lines[at], body, titled=titled)


def _is_verbal(title: str, words: Words) -> bool:
    """Tell whether a few words say that something was done."""
    verbs = any_of((*words["verb"]["passive"], *words["verb"]["active"]))
    return bool(re.search(rf"\b(?:{verbs}|öppna\w*|avsluta\w*|hälsa\w*|förklara\w*)\b", title, re.IGNORECASE))


def _title_below(body: list[TextLine], words: Words) -> tuple[str, list[TextLine]]:
    """Give the title that stands on the line after its number, over two lines perhaps."""
    for place, line in enumerate(body):
        if not line.text:
            continue
        if label(line.text, words, WITHIN):
            return "", body
        below = body[place + 1 :]
        if below and _runs_on(line.text, line.text, below[0]):
            return f"{line.text} {below[0].text}", below[1:]
        return _DNR.sub(" ", line.text).strip(), below
    return "", body


def _runs_on(printed: str, title: str, after: TextLine) -> bool:
    """Tell whether a title goes on in the line after it."""
    if not after.text or title.endswith((".", ":", "?")) or after.mark or after.cells:
        return False
    short = len(after.text) < 2 * WIDE and not after.text.endswith(".") and not re.match(r"\w\)", after.text)
    return after.text[0].islower() and short and len(printed) >= WIDE


def _is_sentence(title: str) -> bool:
    """Tell whether what follows a number is no title but the text itself."""
    if len(title) > TITLE:
        return True
    ends = title.endswith((".", "!")) and not title.endswith("...")
    return (ends and len(title.split()) > WORDS) or ". " in title


def _nested(sections: list[Section]) -> list[Section]:
    """Give the sections with those numbered 3.1 under the one numbered 3."""
    places = {section.label: place for place, section in enumerate(sections) if section.label}
    return [
        section._replace(parent=places.get(section.label.rpartition(".")[0]))
        if section.label and "." in section.label
        else section
        for section in sections
    ]


# ------------------------------------------------------------------------------ the end


def _end(lines: Sequence[TextLine], starts: Sequence[Heading], words: Words) -> int:
    """Give where the minutes end: at the first signature after which no heading follows on, else with the last line."""
    ends = any_of(words["heading"]["end"])
    signature = re.compile(rf"{ends}(?:\s*[:,]|\s{{2,}}|\s+(?=[A-ZÅÄÖÆØ])|\s*$)", re.IGNORECASE)
    for at in range(starts[0].at + 1, len(lines)):
        if lines[at].rule:
            return at
        found = signature.match(lines[at].text)
        if not found or not _is_signed(lines[at].text[found.end() :].strip(), lines[at].text):
            continue
        later = [start for start in starts if start.at > at]
        if not later or _restarts(later[0], [start for start in starts if start.at < at][-1]):
            return at
    return _before_signatures(lines, starts[-1].at)


def _is_signed(rest: str, text: str) -> bool:
    """Tell whether what stands after the words of a signature is a name, another signature, or nothing."""
    if len(rest.split()) > 8:
        return False
    return not rest or bool(names.names_in(rest) or re.search(r"\s{2,}|^[A-ZÅÄÖ][\w-]+$|justera", text, re.IGNORECASE))


def _restarts(after: Heading, before: Heading) -> bool:
    """Tell whether the numbers of two headings do not follow on each other."""
    if not after.label or not before.label:
        return False
    one, other = (int(re.sub(r"\D.*", "", each) or 0) for each in (before.label, after.label))
    return other != one + 1


def _before_signatures(lines: Sequence[TextLine], last: int) -> int:
    """Give where lines of names alone begin, at the end of the last item."""
    at = len(lines)
    while at > last + 1 and all(_is_signature(part) for part in _apart(lines[at - 1].text)):
        at -= 1
    named = any(names.is_name(part) for line in lines[at:] for part in _apart(line.text))
    return at if named else len(lines)


def _apart(text: str) -> list[str]:
    return [part for part in re.split(r"\s{2,}|\s·\s", text) if part]


def _is_signature(part: str) -> bool:
    """Tell whether a few words are a name, an office, or an office with a name."""
    one_word = len(part.split()) == 1 and part[0].isupper() and not part.endswith(".")
    return names.is_name(part) or one_word or bool(re.fullmatch(rf"[^\s:]+:\s*{names.FULL}", part))
