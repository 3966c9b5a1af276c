"""What an extraction leaves in the text and nobody wrote there: page heads and feet, page numbers, split words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from samverkan_cli.intake.minutes.line import TextLine

_PAGE = re.compile(
    r"(?:(?:sida|sid|s|side|page)\.?\s*\d{1,4}(?:\s*(?:\(\s*\d{1,4}\s*\)|(?:/|av|of)\s*\d{1,4}))?"
    r"|\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|/\s*\d{1,2}|av\s+\d{1,4})|[-–]\s*\d{1,4}\s*[-–])",
    re.IGNORECASE,
)
_ENDS_WITH_PAGE = re.compile(
    r"\s(?:sida|sid|side|page)\.?\s*\d{1,4}(?:\s*(?:\(\d{1,4}\)|(?:/|av|of)\s*\d{1,4}))?\s*$"
    r"|\s{3,}\d{1,3}\s?\(\d{1,3}\)$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^(?:(?:justerandes?\s+sign\w*|utdragsbestyrkande|ordf\.?\s*sign\w*)\s*)+$", re.IGNORECASE)
_CONTACT = re.compile(r"\d{3} ?\d{2}\b|@|\bbox\b|www\.|\d{2,4}[- /]\d{2,3}|\.se\b|gatan|vägen", re.IGNORECASE)
_SPLIT = re.compile(r"[^\W\d_](?:-|\u00ad)$")
_ANOTHER = re.compile(r"(?:och|eller|samt|og|eller|respektive)\b", re.IGNORECASE)
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
NEAR = 2  # lines from a page's number to what stands beside it
BLOCK = 2  # lines of a page's head or foot that stand together


def cleaned(lines: Sequence[TextLine]) -> tuple[list[TextLine], set[int]]:
    """Give the lines without page heads and feet and with their words whole, and the numbers of those taken away."""
    taken = _furniture(lines)
    kept = [line if line.number not in taken else replace(line, text="", cells=()) for line in lines]
    gaps = _inside(kept, taken)
    return list(_whole(line for line in kept if line.number not in gaps)), taken


def _inside(lines: Sequence[TextLine], taken: set[int]) -> set[int]:
    """Give the empty lines around what was taken away in the middle of a sentence."""
    found: set[int] = set()
    for position, line in enumerate(lines):
        if line.number not in taken:
            continue
        before, after = position, position
        while before >= 0 and not lines[before].text:
            before -= 1
        while after < len(lines) and not lines[after].text:
            after += 1
        if before >= 0 and after < len(lines) and _goes_on(lines[before].text, lines[after].text):
            found |= {each.number for each in lines[before + 1 : after]}
    return found


def _goes_on(before: str, after: str) -> bool:
    return after[0].islower() and not before.endswith((".", ":", "?", "!"))


def _furniture(lines: Sequence[TextLine]) -> set[int]:
    taken = {line.number for line in lines if _is_page_number(line.text) or _SIGNED.match(line.text)}
    taken |= {line.number for line in lines if line.text.startswith(">")}  # quoted mail
    taken |= _beside_a_page_number(lines, taken)
    said = defaultdict(list)
    for position, line in enumerate(lines):
        if line.text and line.number not in taken:
            said[_shape(line.text)].append(position)
    taken |= _running(lines, said.values())
    return taken | _blocks(lines, said)


def _is_page_number(text: str) -> bool:
    if page := _PAGE.fullmatch(text):
        numbers = [int(each) for each in re.findall(r"\d+", page[0])]
        return len(numbers) < 2 or 0 < numbers[0] <= numbers[1]
    found = _ENDS_WITH_PAGE.search(text)
    return bool(found and re.search(r"\s{2,}", text) and not text[: found.start()].rstrip().endswith("."))


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split())).casefold()


def _beside_a_page_number(lines: Sequence[TextLine], numbers: set[int]) -> set[int]:
    """Give the heads and feet that stand beside a page's number: in columns, and no sentence."""
    found = _again_beside(lines, numbers)
    for position, line in enumerate(lines):
        if line.number not in numbers or not _PAGE.fullmatch(line.text):
            continue
        for other in (position - 1, position + 1):
            beside = lines[other] if 0 <= other < len(lines) else None
            if beside and re.search(r"\S\s{3,}\S", beside.text) and not beside.text.endswith("."):
                found.add(beside.number)
    return found


def _again_beside(lines: Sequence[TextLine], numbers: set[int]) -> set[int]:
    """Give the lines near a page's number that stand near another page's number too."""
    near: dict[str, list[int]] = defaultdict(list)
    for position, line in enumerate(lines):
        if line.number in numbers:
            for other in lines[max(0, position - NEAR) : position + NEAR + 1]:
                if other.text and other.number not in numbers:
                    near[other.text].append(other.number)
    return {number for those in near.values() if len(set(those)) > 1 for number in those}


def _running(lines: Sequence[TextLine], said: Iterable[list[int]]) -> set[int]:
    """Give the first and last lines of pages that stand on most of them."""
    pages: dict[int, list[int]] = defaultdict(list)
    for position, line in enumerate(lines):
        if line.text:
            pages[line.page].append(position)
    if len(pages) < 2:
        return set()
    edges = {position for each in pages.values() for position in (*each[:3], *each[-3:])}
    found = set()
    for places in said:
        at_edge = [place for place in places if place in edges]
        if len({lines[place].page for place in at_edge}) >= max(2, (len(pages) + 1) // 2):
            found |= {lines[place].number for place in at_edge}
    return found


def _blocks(lines: Sequence[TextLine], said: dict[str, list[int]]) -> set[int]:
    """Give blocks of lines that come again word for word, with an address in them: a letterhead."""
    filled = [position for position, line in enumerate(lines) if line.text]
    order = {position: at for at, position in enumerate(filled)}
    found: set[int] = set()
    for places in said.values():
        for first, second in pairwise(places):
            run: list[int] = []
            one, other = order[first], order[second]
            while other < len(filled) and one < order[second] and lines[filled[one]].text == lines[filled[other]].text:
                run += [lines[filled[one]].number, lines[filled[other]].number]
                one, other = one + 1, other + 1
            words = [lines[position].text for position in filled if lines[position].number in set(run[::2])]
            if len(run) // 2 >= BLOCK and any(_CONTACT.search(each) for each in words):
                found |= set(run)
    return found


def _whole(lines: Iterable[TextLine]) -> Iterable[TextLine]:
    """Give the lines with words that were split at their ends made whole; the rest of the word moves up."""
    before: TextLine | None = None
    for line in lines:
        if (
            before is not None
            and line.text
            and not line.cells
            and _SPLIT.search(before.text)
            and not _LINK.search(before.text)
        ):
            head, _, rest = line.text.partition(" ")
            hidden = before.text.endswith("\u00ad")
            if hidden or (head[0].islower() and not _ANOTHER.match(head)):
                yield replace(before, text=before.text[:-1] + head)
                before = replace(line, text=rest.strip())
                continue
        if before is not None:
            yield before
        before = replace(line, text=re.sub(r"\u00ad\s*", "", line.text)) if not line.text.endswith("\u00ad") else line
    if before is not None:
        yield before
