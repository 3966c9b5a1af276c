"""Who was there and who was not, as lists under a label, attendance tables and sentences say."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from samverkan_cli.domain.minutes import Participant, Spot
from samverkan_cli.intake.minutes import names, offices
from samverkan_cli.intake.minutes.columns import heads
from samverkan_cli.intake.minutes.entries import Entries
from samverkan_cli.intake.minutes.labels import FRONT, label, other_label
from samverkan_cli.intake.minutes.line import Sentence, TextLine, paragraphs, sentences
from samverkan_cli.intake.minutes.names import FULL
from samverkan_cli.intake.minutes.words import Words, any_of

LISTS = ("present", "absent", "guests", "officials", "substitutes", "adjunct")
SENTENCE = 7  # words, from where on a line with a full stop ends a list
_COULD_NOT = re.compile(
    rf"(?P<name>{FULL})(?:,\s(?P<role>[^,]{{3,40}}))?,?\s(?:som\s)?(?:inte kunde (?:närvara|delta|komma)"
    r"|hade fått förhinder|hade anmält förhinder|har anmält förhinder|var förhindrad)"
)
_TOOK_PART = re.compile(r"(?:Från|För)\s(?P<org>.{3,80}?)\s(?:närvarade|deltog|deltar|medverkade)\s(?P<who>.+)")
_FOR_ORGANISATION = re.compile(r"(?:[Ff]ör|[Ff]rån|[Rr]epresentanter (?:för|från))\s+(.+?)\s*:?")
_BEFORE = re.compile(r"(?P<org>[^,;]+?)\s[–—-]\s(?=[A-ZÅÄÖ])")
_VERB = re.compile(r"\b(?:hade|har|var|kunde|anmälde|lämnade återbud|öppnade|hälsade)\b")
_ABSENT = re.compile(r"(?:nej|ej|frånv|-|–|0)", re.IGNORECASE)


class _List(NamedTuple):
    kind: str
    lines: list[TextLine]
    again: bool  # a second list under the same label
    said: str  # the label


class _Under(NamedTuple):
    """What a line of a list stands under: the list's kind, what that was called, and an organisation."""

    kind: str
    said: str
    organisation: str | None = None


def found(
    head: Sequence[TextLine], tail: Sequence[TextLine], body: Sequence[TextLine], everything: str, words: Words
) -> tuple[list[Participant], set[int]]:
    """Give the participants in the order they are named, and the numbers of the lines that were read."""
    lists = list(_lists(head, words))
    named = [name for each in lists for line in each.lines for name in names.names_in(line.text)]
    entries = Entries(words, turn=names.surname_first(named, everything))
    listed = [person for each in lists for person in _people(each, words, entries)]
    listed += _said(head, _took_part)
    used = {person.source.line for person in listed}
    those = _once([*listed, *_said(body, _missing)])
    return offices.held(those, (*head, *tail), everything, words), used


def _once(those: Iterable[Participant]) -> list[Participant]:
    """Give each once, with all that was told of them."""
    known: dict[str, Participant] = {}
    for person in those:
        before = known.get(person.name)
        known[person.name] = (
            person
            if before is None
            else replace(
                before,
                organisation=before.organisation or person.organisation,
                party=before.party or person.party,
                role=before.role or person.role,
            )
        )
    return list(known.values())


# ------------------------------------------------------------------------------ lists under a label


def _lists(head: Sequence[TextLine], words: Words) -> Iterator[_List]:
    if table := _table(head):
        yield table
        return
    kind, called, lines, seen = "", "", list[TextLine](), set[str]()
    for line in head:
        said = label(line.text, words, FRONT)
        if said and said.kind == "chair" and kind == "present" and len(names.names_in(said.rest)) == 1:
            lines.append(replace(line, text=f"{said.rest}, {said.said}", cells=()))
            continue
        if not said and not (kind and _ends_list(line)):
            if kind in LISTS and line.text:
                lines.append(replace(line, cells=line.cells[1:]) if line.cells and not line.cells[0] else line)
            continue
        if kind in LISTS and lines:
            yield _List(kind, lines, called in seen, called)
            seen.add(called)
        kind, called, lines = (said.kind, said.said.casefold(), []) if said else ("", "", [])
        if said and said.kind in LISTS and (names.names_in(said.rest) or "," in said.rest):
            lines.append(replace(line, text=said.rest, cells=line.cells[1:]))
    if kind in LISTS and lines:
        yield _List(kind, lines, called in seen, called)


def _ends_list(line: TextLine) -> bool:
    """Tell whether a line under a list begins something else: a sentence, or a label that holds no names."""
    text = line.text
    if (other := other_label(text)) and not names.names_in(other[1]):
        return True
    if text.endswith(".") and _VERB.search(text):
        return True
    return len(text.split()) > SENTENCE and text.endswith(".") and not re.search(r"[,;]", text)


def _table(head: Sequence[TextLine]) -> _List | None:
    """Give an attendance table with its heads: name, role, present."""
    for at, line in enumerate(head):
        cells = [cell.casefold().strip(" :") for cell in line.cells]
        if len(cells) < 2 or cells[0] not in {"namn", "navn", "name", "ledamot", "deltagare"}:
            continue
        rows = []
        for other in head[at + 1 :]:
            if other.cells and names.is_name(other.cells[0].strip()):
                rows.append(replace(other, text=_as_text(cells, other.cells)))
            elif other.text:
                break
        return _List("table", rows, again=False, said="") if rows else None
    return None


def _as_text(head: Sequence[str], cells: Sequence[str]) -> str:
    said = [cells[0]]
    for name, cell in zip(head[1:], cells[1:], strict=False):
        if cell.strip() and name.startswith(("närvar", "till stede", "present", "deltog")):
            said.append("frånvarande" if _ABSENT.match(cell.strip()) else "närvarande")
        elif cell.strip():
            said.append(cell)
    return ", ".join(said)


def _people(each: _List, words: Words, entries: Entries) -> Iterator[Participant]:
    under = _Under(each.kind, each.said)
    begins = [line for line in each.lines if re.match(FULL, line.unmarked)]
    single = len(begins) >= 2 and len(begins) >= len(each.lines) * 0.6
    beside = _beside_organisations(each.lines, entries)
    for line in [] if beside else _unwrapped(each.lines):
        if heads(re.split(r"\s{2,}", line.unmarked)):
            continue
        if other := _heading(line, under, words):
            under = other
            continue
        text, theirs = _whose(line.unmarked, under, words, entries)
        under = under._replace(organisation=theirs) if other_label(line.unmarked) else under
        for person in entries.read(text, line, single=single):
            yield _as(under._replace(organisation=theirs), person, again=each.again)
            if person.substitutes:
                yield entries.replaced(person)
    for line, who, theirs in beside:
        for person in entries.read(who, line, single=True):
            yield _as(under._replace(organisation=theirs), person, again=each.again)


def _beside_organisations(lines: Sequence[TextLine], entries: Entries) -> list[tuple[TextLine, str, str | None]]:
    """Give the lines of a list in two columns, with the names of each and the organisation in the first; else none."""
    told: list[tuple[TextLine, str, str | None]] = []
    theirs = None
    for line in lines:
        first, *others = re.split(r"\s{3,}", line.unmarked)
        if len(others) > 1 or entries.role(first) or not re.match(FULL, others[0] if others else first):
            return []
        theirs = first if others else theirs
        told.append((line, others[0] if others else first, theirs))
    first_column = {theirs for line, who, theirs in told if who != line.unmarked}
    return told if any(names.is_organisation(each or "") for each in first_column) else []


def _heading(line: TextLine, under: _Under, words: Words) -> _Under | None:
    """Give what the lines after this one stand under, if it is a heading inside a list."""
    text = line.unmarked
    said = label(text, words, LISTS)
    if said and not said.rest:
        return _Under(said.kind, text.casefold())
    first = re.match(r"[a-zåäö]+", text.casefold())
    if first and first[0] in words["label"]["adjunct"] and not names.names_in(text):
        return _Under("adjunct", text.casefold())
    if (group := _FOR_ORGANISATION.fullmatch(text)) and text[0].isupper():
        return under._replace(organisation=group[1])
    short = len(text.split()) <= 4 and text[:1].isupper() and not line.cells and not names.names_in(text)
    if short and names.is_organisation(text) and not other_label(text):
        return under._replace(organisation=text.rstrip(":"))
    return None


def _whose(text: str, under: _Under, words: Words, entries: Entries) -> tuple[str, str | None]:
    """Give the names of a line, and the organisation that stands before them or above the line."""
    theirs = under.organisation
    if (inline := other_label(text)) and names.names_in(inline[1]):
        text, called = inline[1], inline[0]
        if names.is_organisation(called) and not re.search(rf"{any_of(words['body']['ends'])}$", called, re.IGNORECASE):
            theirs = called
    before = _BEFORE.match(text)
    if before and not names.is_name(entries.untitled(before["org"])):
        return text[before.end() :], before["org"]
    return text, theirs


def _as(under: _Under, person: Participant, *, again: bool) -> Participant:
    """Give somebody as the list says: absent, a guest, a substitute, and for whom."""
    known = replace(person, organisation=person.organisation or under.organisation)
    if under.kind == "absent":
        return replace(known, absent=True)
    if under.kind == "guests" or (under.kind == "present" and again):
        return replace(known, guest=True)
    if under.kind == "officials" and known.organisation:
        return replace(known, guest=True)
    if under.kind == "substitutes":
        role = "suppleant" if under.said.startswith("suppleant") else "ersättare"
        return replace(known, role=role if known.role in {None, "ersättare"} else known.role)
    if under.kind == "adjunct":
        return replace(known, role=known.role or "adjungerad")
    return known


def _unwrapped(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Give the lines of a list with those that go on put together: after a comma, in an open bracket, in lower case."""
    held: TextLine | None = None
    for line in lines:
        if held is not None and _goes_on(held.text, line):
            held = replace(held, text=f"{held.text} {line.text}")
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _goes_on(before: str, line: TextLine) -> bool:
    if before.count("(") > before.count(")") or before.endswith((",", " och", "-")):
        return True
    return line.text[0].islower() and not line.cells


# ------------------------------------------------------------------------------ in sentences


def _said(lines: Sequence[TextLine], by: Callable[[Sentence], Iterator[Participant]]) -> Iterator[Participant]:
    for run in paragraphs(lines):
        for each in sentences(run):
            yield from by(each)


def _took_part(said: Sentence) -> Iterator[Participant]:
    """Give those whom a sentence says took part for somebody."""
    found = _TOOK_PART.match(said.text)
    for name in names.names_in(found["who"]) if found else ():
        source = Spot(line=said.line.number, page=said.line.page)
        yield Participant(name=name, source=source, organisation=found["org"] if found else None)


def _missing(said: Sentence) -> Iterator[Participant]:
    """Give those whom a sentence says could not come."""
    source = Spot(line=said.line.number, page=said.line.page)
    for found in _COULD_NOT.finditer(said.text):
        if not names.is_organisation(found["name"]):
            role = found["role"].casefold() if found["role"] else None
            yield Participant(name=found["name"], source=source, absent=True, role=role)
