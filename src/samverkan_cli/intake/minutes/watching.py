"""What is to be kept an eye on: lists under their heading, and clauses in running text."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from samverkan_cli.domain.minutes import Spot, Watched
from samverkan_cli.intake.minutes import when
from samverkan_cli.intake.minutes.events import says_next
from samverkan_cli.intake.minutes.line import TextLine, joined, paragraphs, sentences
from samverkan_cli.intake.minutes.words import Words, any_of

IN_TEXT = ("consultation", "project", "assignment", "development", "network")  # kinds that words in a text tell
KINDS = (*IN_TEXT, "law", "other-matter")
_AGAIN = re.compile(r",\sse efter\s(?P<day>\d{4}-\d\d-\d\d)$")
_OWNER = re.compile(r"\s*\((?P<owner>(?:[^()]|\([^()]*\))*)\)\.?\s*$")
_ASKED = re.compile(
    r"\b(?:behöver|ska|skall|bör|måste|vill|får|fortsätter att|att)\s(?:noga\s)?"
    r"(?:bevaka|följa|hålla utkik efter|hålla koll på)\s(?P<what>(?:att\s)?[^.]+)"
)
_PASSIVE = re.compile(r"\b(?:frågan|ärendet|detta|det|utvecklingen)\s(?:bevakas|följs)\b", re.IGNORECASE)


def is_list(title: str | None, words: Words) -> bool:
    """Tell whether a heading says that what stands under it is watched."""
    said = re.sub(r"^\W+|\W+$", "", (title or "").casefold()).removeprefix("att ")
    return any(
        said == word or said.startswith((f"{word} ", f"{word}/", f"{word},")) for word in words["heading"]["watch"]
    )


def listed(lines: Sequence[TextLine], day: date | None, words: Words) -> Iterator[Watched]:
    """Give what a list under such a heading holds, one a line."""
    for run in _entries(lines, words):
        text = joined(run)
        text = text[len(run[0].text) - len(run[0].unmarked) :].strip()
        if text and not says_next(text):
            yield _watched(text, run[0], day, words, sure=True)


def _entries(lines: Sequence[TextLine], words: Words) -> Iterator[list[TextLine]]:
    kinds = any_of([word for kind in KINDS for word in words["watch"][kind]])
    for run in paragraphs(lines):
        held: list[TextLine] = []
        for line in run:
            goes_on = held and (line.text[0].islower() or joined(held).count("(") > joined(held).count(")"))
            if held and not goes_on and (not held[0].mark or re.match(rf"{kinds}\s?:", line.text, re.IGNORECASE)):
                yield held
                held = []
            held.append(line)
        if held:
            yield held


def in_text(lines: Sequence[TextLine], day: date | None, words: Words) -> Iterator[Watched]:
    """Give what sentences say is to be watched."""
    for run in paragraphs(lines):
        said = sentences(run)
        for place, each in enumerate(said):
            if found := _ASKED.search(each.text):
                near = " ".join(other.text for other in said[max(0, place - 1) : place + 1])
                yield _watched(found["what"], each.line, day, words, sure=False, near=near)
            elif _PASSIVE.search(each.text) and place:
                yield _watched(said[place - 1].text, said[place - 1].line, day, words, sure=False)
            elif found := re.match(r"[Bb]evaka\s?:?\s(?P<what>.+)", each.text):
                yield _watched(found["what"], each.line, day, words, sure=True)


def _watched(text: str, line: TextLine, day: date | None, words: Words, *, sure: bool, near: str = "") -> Watched:
    kind, said = _labelled(text, words)
    owner, again = None, _AGAIN.search(said)
    said = said[: again.start()] if again else said
    if (found := _OWNER.search(said)) and not when.first_day(found["owner"], day):
        owner, said = found["owner"], said[: found.start()]
    said = said.strip(" .;")
    kind = kind or _kind(f"{said} {near}", words)
    begins = when.first_day(again["day"] if again else f"{said} {near}", day)
    month = when.month_begins(said, day) or when.month_begins(near, day)
    next_ = begins.day if begins else month
    return Watched(
        text=said, kind=kind, owner=owner, next=str(next_) if next_ else None,
        source=Spot(line=line.number, page=line.page, sure=sure),
    )  # fmt: skip


def _labelled(text: str, words: Words) -> tuple[str | None, str]:
    for kind in KINDS:
        if found := re.match(rf"{any_of(words['watch'][kind])}\s?[:–-]\s?(?=\S)", text, re.IGNORECASE):
            return kind, text[found.end() :]
    return None, text


def _kind(said: str, words: Words) -> str | None:
    """Give the kind that the first words say, or that any word of the list of consultations says."""
    for kind in IN_TEXT:
        if re.match(rf"\W*{any_of(words['watch'][kind])}\b", said, re.IGNORECASE):
            return kind
    if re.search(rf"\b{any_of(words['watch']['consultation'])}\w{{0,3}}\b", said, re.IGNORECASE):
        return "consultation"
    within = (kind for kind in IN_TEXT if re.search(rf"\b{any_of(words['watch'][kind])}\b", said, re.IGNORECASE))
    return next(within, None)
