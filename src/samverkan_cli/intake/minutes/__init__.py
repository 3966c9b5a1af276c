"""Minutes as councils, boards and committees write them, read into what they propose to record.

Nothing is invented: every word that is proposed stands in the text, what was inferred is marked as such, and what was
not understood is listed. No language model, no network.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from samverkan_cli.domain.minutes import (
    Counted,
    FormedGroup,
    Item,
    LaterDay,
    MinutesProposal,
    MinutesQuestion,
    Spot,
    ToDo,
    Watched,
)
from samverkan_cli.intake.minutes import (
    calendar,
    clean,
    columns,
    decisions,
    events,
    groups,
    items,
    meeting,
    names,
    people,
    tasks,
    watching,
)
from samverkan_cli.intake.minutes.items import Section
from samverkan_cli.intake.minutes.labels import FRONT, WITHIN, label
from samverkan_cli.intake.minutes.line import TextLine, paragraphs
from samverkan_cli.intake.minutes.words import Words

_CALLED = re.compile(r"[A-ZÅÄÖ]+\d+|\w+möte \w*\d+")  # what a meeting is called where its day is not said: "S08"


def read(lines: Sequence[TextLine], words: Words, known: Iterable[str] = ()) -> MinutesProposal:
    """Give what the lines of a document propose; `known` are the names of the bodies in the register."""
    clear, furniture = clean.cleaned(columns.laid_out(lines))
    cut = items.cut(clear, words)
    body = [line for section in cut.sections for line in section.body]
    facts = meeting.found(_head(lines, cut) if furniture else cut.head, [*cut.head, *body], words, known)
    whole = " ".join(line.text for line in clear)
    those, used = people.found(cut.head, cut.tail, body, whole, words)
    meant = names.People([each.name for each in those], [(each.role or "", each.name) for each in those])
    apart = _apart(cut.tail)
    later = list(_calendar([*cut.sections, *apart], facts, words))
    doing = tasks.Tasks(meant, facts.day, words)
    follow = _tasks(cut.sections, doing, words)
    around = decisions.Around(facts.day, words, _named(later), doing.is_task)
    told = facts.used | used | {line.number for line in cut.head if line.text and label(line.text, words, FRONT)}
    unread, counted = _lines(lines, [*cut.sections, *apart], furniture, told)
    return MinutesProposal(
        bodies=facts.bodies,
        date=str(facts.day) if facts.day else None,
        start=facts.start,
        end=facts.end,
        place=facts.place,
        participants=tuple(those),
        items=tuple(_items(cut.sections, around)),
        groups=tuple(_groups(cut.sections, meant, words)),
        tasks=tuple(follow),
        watched=tuple(_watched([*cut.sections, *apart], facts.day, words)),
        calendar=tuple(later),
        questions=tuple(_questions(follow)),
        unread=unread,
        lines=counted,
    )


def _head(lines: Sequence[TextLine], cut: items.Cut) -> list[TextLine]:
    """Give what stands before the items, with the heads of its pages: they say whose minutes these are."""
    first = cut.sections[0].heading.number if cut.sections else None
    return [line for line in lines if first is None or line.number < first]


def _apart(tail: Sequence[TextLine]) -> list[Section]:
    """Give the lists that stand under headings of their own after the items."""
    found: list[Section] = []
    for line in tail:
        if line.heading:
            found.append(Section(None, line.text, line, []))
        elif found:
            found[-1].body.append(line)
    return found


def _items(sections: Sequence[Section], around: decisions.Around) -> Iterator[Item]:
    for section in sections:
        watched = watching.is_list(section.title, around.words)
        yield Item(
            label=section.label,
            title=section.title,
            source=Spot(line=section.heading.number, page=section.heading.page, sure=True),
            text="\n\n".join("\n".join(_written(line) for line in run) for run in _runs(section.body)),
            parent=section.parent,
            decisions=() if watched else tuple(decisions.found(section.body, around)),
        )


def _written(line: TextLine) -> str:
    """Give a line as an item keeps it: a row of a table with its cells apart."""
    cells = [" ".join(cell.split()) for cell in line.cells]
    return " | ".join(cells) if len([cell for cell in cells if cell]) > 1 else line.text


def _runs(body: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Give the paragraphs of an item, lines of a list together."""
    held: list[TextLine] = []
    listed = False
    for run in paragraphs(body):
        marked = bool(run[0].mark or run[0].cells)
        if held and not (marked and listed):
            yield held
            held = []
        held, listed = [*held, *run], marked
    if held:
        yield held


def _calendar(sections: Sequence[Section], facts: meeting.MeetingFacts, words: Words) -> Iterator[LaterDay]:
    """Give the later days of all items, each day and hour once."""
    places = [facts.place or "", (facts.place or "").partition(",")[0]]
    seen: set[tuple[str, str | None]] = set()
    for section in sections:
        if calendar.is_list(section.title, words):
            found = calendar.listed(section.title, section.body, facts.day, facts.bodies, places)
        elif watching.is_list(section.title, words):
            found = events.in_text([line for line in section.body if events.says_next(line.text)], None, facts.day)
        else:
            found = events.in_text(section.body, section.title, facts.day)
        for each in found:
            if (each.date, each.start) not in seen and each.date > str(facts.day or ""):
                seen.add((each.date, each.start))
                yield each


def _named(later: Sequence[LaterDay]) -> dict[str, str]:
    """Give the names by which later meetings are called, with their days."""
    return {each.title: each.date for each in later if each.title and _CALLED.fullmatch(each.title)}


def _groups(sections: Sequence[Section], meant: names.People, words: Words) -> Iterator[FormedGroup]:
    for place, section in enumerate(sections):
        for each in groups.found(section.title, section.body, meant, words):
            yield replace(each, item=place)


def _tasks(sections: Sequence[Section], doing: tasks.Tasks, words: Words) -> list[ToDo]:
    return tasks.once(
        [
            replace(each, item=place)
            for place, section in enumerate(sections)
            if not watching.is_list(section.title, words) and not calendar.is_list(section.title, words)
            for each in doing.found(_told(section.body, words))
        ]
    )


def _told(body: Sequence[TextLine], words: Words) -> Iterator[TextLine]:
    """Give what an item says without what was only proposed, and with an arrow at what a label says is to follow."""
    kind = ""
    for line in body:
        said = label(line.text, words, WITHIN) if line.text else None
        if said:
            kind = said.kind
            yield TextLine(number=line.number, page=line.page)
        elif kind != "follow" and decisions.says_who_resolves(line.text):
            kind = ""
        text = said.rest if said else line.text
        if kind in {"proposal", "aside"} or (said and not text):
            continue
        follows = kind == "follow" and text and not line.cells
        yield replace(line, text=f"→ {text if said else line.unmarked}" if follows else text)


def _watched(sections: Sequence[Section], day: date | None, words: Words) -> Iterator[Watched]:
    for section in sections:
        if watching.is_list(section.title, words):
            yield from watching.listed(section.body, day, words)
        elif not calendar.is_list(section.title, words):
            yield from watching.in_text(section.body, day, words)


def _questions(follow: Sequence[ToDo]) -> Iterator[MinutesQuestion]:
    for each in follow:
        if each.owner is None and each.candidates:
            yield MinutesQuestion(line=each.source.line, text=each.text, code="who", candidates=each.candidates)


def _lines(
    lines: Sequence[TextLine], sections: Sequence[Section], furniture: set[int], used: frozenset[int]
) -> tuple[tuple[tuple[int, str], ...], Counted]:
    """Give the lines that were not read, and how many became what."""
    blank = {line.number for line in lines if not line.text and not line.cells} - furniture
    of_items = {line.number for section in sections for line in (section.heading, *section.body)}
    of_items |= {number for section in sections for number in section.titled}
    passed = furniture | blank
    unread = tuple((line.number, line.text) for line in lines if line.number not in passed | of_items | used)
    total = len({line.number for line in lines})
    counted = Counted(
        total=total,
        read=total - len(passed) - len(unread),
        furniture=len(furniture),
        blank=len(blank),
        unread=len(unread),
    )
    return unread, counted
