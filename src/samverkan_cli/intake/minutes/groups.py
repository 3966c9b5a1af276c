"""Working groups: their members, and who convenes them."""

import re
from collections.abc import Iterator, Sequence

from samverkan_cli.domain.minutes import FormedGroup, Spot
from samverkan_cli.intake.minutes.line import Sentence, TextLine, paragraphs, sentences
from samverkan_cli.intake.minutes.names import FULL, ONE, People, names_in
from samverkan_cli.intake.minutes.words import Words, any_of

_WHO = rf"(?:{FULL}|{ONE.pattern})"
_FORMING = re.compile(
    r"\b(?:bildas|bildades|bildar|tillsätt\w*|tillsatt\w*|utses|utsågs|utse|utsåg|valdes|valde|väljs"
    r"|består av|bestående av|ingår|ingå)\b"
)
LEAST = 2  # members


def found(title: str | None, lines: Sequence[TextLine], people: People, words: Words) -> Iterator[FormedGroup]:
    """Give the groups that the lines of an item form."""
    said = [each for run in paragraphs(lines) for each in sentences(run)]
    text = " ".join(each.text for each in said)
    convener = any_of(words["group"]["convener"])
    for place, each in enumerate(said):
        members = _members(each.text, people)
        marked = re.search(rf"(?P<who>{_WHO})(?:\s\(|,\s)(?i:{convener})\b", each.text)
        forms = _forms(said, place, title, words)
        if len(members) < LEAST or not (marked or forms):
            continue
        people = People([*people.names, *members])
        leads = people.only(marked["who"]) or (marked["who"] if marked["who"] in members else None) if marked else None
        leads = leads or _convener_in(text, people, convener)
        if leads and leads not in members:
            members = (leads, *members)
        if marked or leads or _names_group(each.text, words):
            yield FormedGroup(
                name=_name(said, place, title, words), members=members, convener=leads,
                source=Spot(line=each.line.number, page=each.line.page, sure=bool(marked)),
            )  # fmt: skip
            return


def _members(text: str, people: People) -> tuple[str, ...]:
    """Give everybody a sentence names: full names, and the short forms of those who were there."""
    bare = re.sub(r"\([^)]*\)", "", text)
    found: list[tuple[int, str]] = [(bare.find(name), people.only(name) or name) for name in names_in(bare)]
    covered = [(bare.find(name), bare.find(name) + len(name)) for name in names_in(bare)]
    for match in re.finditer(rf"(?<![\w-]){ONE.pattern}(?![\w-])", bare):
        if any(begin <= match.start() < end for begin, end in covered):
            continue
        if name := people.only(match[0]):
            found.append((match.start(), name))
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def _forms(said: Sequence[Sentence], place: int, title: str | None, words: Words) -> bool:
    """Tell whether a group is formed here: the sentence, the one before it or the heading speaks of one."""
    near = " ".join(each.text for each in said[max(0, place - 1) : place + 1])
    return bool(_FORMING.search(near)) and (_names_group(near, words) or _names_group(title or "", words))


def _names_group(text: str, words: Words) -> bool:
    return bool(re.search(rf"\b\w*{any_of(words['group']['words'])}\w{{0,2}}\b", text, re.IGNORECASE))


def _convener_in(text: str, people: People, convener: str) -> str | None:
    for pattern in (
        rf"(?P<who>{_WHO})\s(?:utsågs|utses|valdes|väljs|är|blir|blev)\s(?:till\s)?(?:{convener})\b",
        rf"(?:utse|välja|utser|väljer|utsåg|valde)\s(?P<who>{_WHO})\still\s(?:{convener})\b",
        rf"\bmed\s(?P<who>{_WHO})\ssom\s(?:{convener})\b",
        rf"(?:{convener})\s?(?::|är|blir|blev)\s?(?P<who>{_WHO})",
        rf"(?P<who>{_WHO})\s(?:sammankallar|kallar samman|kallar ihop|håller ihop|leder)\b",
    ):
        if (found := re.search(pattern, text)) and (
            name := people.only(found["who"]) or (found["who"] if " " in found["who"] else None)
        ):
            return name
    return None


def _name(said: Sequence[Sentence], place: int, title: str | None, words: Words) -> str | None:
    """Give what the group is called: as the sentence says, else the heading."""
    groups = any_of(words["group"]["words"])
    near = said[place].text
    if found := re.search(
        rf"\b(?P<name>\w*{groups}(?:en|n)?\s(?:för|om|kring|till)\s[^.,:;]+?)(?=\s(?:bestående|som|består|med|bildas|bildades|utses|utsågs|utsåg|valdes|väljs|tillsätts|tillsattes|ingår)\b|[.,:;]|$)",
        near,
        re.IGNORECASE,
    ):
        return found["name"]
    if found := re.search(rf"\btill\s(?P<name>\w*{groups}(?:\sför\s[^.,]+)?)", near, re.IGNORECASE):
        return found["name"]
    return title
