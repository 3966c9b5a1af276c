"""Minutes in the house style: Markdown, a page, a PDF, or a Word document, each of which can be read in again."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from samverkan_cli.domain.minutes import WITHOUT_WORDS
from samverkan_cli.render import blocks as house

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samverkan_cli.domain.minutes import HouseMinutes, Item, Participant, Resolved, ToDo, Watched
    from samverkan_cli.render.blocks import Block
    from samverkan_cli.render.imprint import Imprint

# Minutes are written in Swedish, as every paper is, in the words that they are read by.
OUTCOMES = {
    "rejected": "avslag", "referred": "återremiss", "tabled": "bordläggs", "noted": "till handlingarna",
    "dropped": "avskrivs",
}  # fmt: skip
KINDS = {
    "project": "Projekt", "assignment": "Uppdrag", "development": "Utvecklingsarbete", "network": "Nätverk",
    "consultation": "Remiss", "law": "Lag", "other-matter": "Övrigt",
}  # fmt: skip
NO_OWNER = "(ingen ansvarig)"
COLUMNS = ("Datum", "Tid", "Plats", "Rubrik")
RULE = "---"  # what stands after it are lists, and no items
_SPECIAL = re.compile(r"([\\`*_\[\]<>#]|^\||\|$|(?<!\s)\||\|(?!\s))")
_BEGINS = re.compile(r"^(\s*\d{0,3})(?=[-+>•●→]|(?<=\d)[.)]\s)")


class PaperPart(Struct, frozen=True):
    """A part of a paper: its kind, its text or lines, and the rows of a table."""

    kind: str  # title, heading, text, list, table, rule
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(said: HouseMinutes) -> Iterator[PaperPart]:
    """Give the parts of some minutes in their order."""
    yield PaperPart("title", ("Protokoll" if said.protocol else "Minnesanteckningar",))
    joint = ", gemensamt möte" if len(said.bodies) > 1 else ""
    yield PaperPart("text", (f"{' och '.join(said.bodies)}{joint}",))
    yield from _facts(said)
    yield from _people(said)
    for item in said.items:
        yield from _item(item, protocol=said.protocol)
    lists = list(_lists(said))
    if lists:
        yield PaperPart("rule")
    yield from lists
    if said.scribe:
        yield PaperPart("text", (f"Antecknat av {said.scribe}",))


def _facts(said: HouseMinutes) -> Iterator[PaperPart]:
    yield PaperPart("text", (f"Datum: {said.date}".strip(),))
    if said.start:
        yield PaperPart("text", (f"Tid: {_hours(said.start, said.end)}",))
    if said.place:
        yield PaperPart("text", (f"Mötesplats: {said.place}",))


def _people(said: HouseMinutes) -> Iterator[PaperPart]:
    groups = (
        ("Deltagare:", [each for each in said.participants if not each.absent and not each.guest]),
        ("Frånvarande:", [each for each in said.participants if each.absent]),
        ("Gäster:", [each for each in said.participants if each.guest and not each.absent]),
    )
    for key, those in groups:
        if those:
            yield PaperPart("text", (key,))
            yield PaperPart("list", tuple(_person(each) for each in those))


def _person(each: Participant) -> str:
    marks = [mark for mark in (each.party, each.role) if mark]
    return ", ".join(filter(None, (each.name, each.organisation))) + "".join(f" ({mark})" for mark in marks)


def _item(item: Item, *, protocol: bool) -> Iterator[PaperPart]:
    label = item.label and (f"§ {item.label} " if protocol and item.label.isdigit() else f"{item.label}. ")
    yield PaperPart("heading", (f"{label or ''}{item.title or ''}".strip(),))
    if item.text:
        yield PaperPart("text", tuple(item.text.split("\n")))
    text = "" if item.outright else " ".join(f"{item.title or ''} {item.text}".split())
    for resolved in item.decisions:
        if _said(resolved).rstrip(".") not in text:
            yield PaperPart("text", (_resolved(resolved),))
    for task in item.tasks:
        if " ".join(task.text.split()) not in text:
            yield PaperPart("text", (f"→ {_task(task)}",))


def _resolved(resolved: Resolved) -> str:
    """Give what was resolved with what it amounts to, where that is more than a yes and its words say less."""
    marks = [
        OUTCOMES.get(resolved.outcome),
        f"till {resolved.to}" if resolved.to else None,
        f"åter {resolved.back}" if resolved.back else None,
    ]
    told = ", ".join(filter(None, marks))
    says_all = not resolved.text and told == OUTCOMES.get(resolved.outcome) and resolved.outcome != "dropped"
    return f"Beslut ({told}): {_said(resolved)}" if told and not says_all else f"Beslut: {_said(resolved)}"


def _said(resolved: Resolved) -> str:
    return " ".join(resolved.text.split()) or WITHOUT_WORDS[resolved.outcome]


def _task(task: ToDo) -> str:
    last = f" (senast {task.due})" if task.due else ""
    return f"{task.owner or NO_OWNER} {' '.join(task.text.split())}{last}"


def _lists(said: HouseMinutes) -> Iterator[PaperPart]:
    """Give what an item of the meeting does not say already: what is watched, later days, tasks that are left."""
    text = " ".join(" ".join(item.text.split()) for item in said.items)
    watched = [each for each in said.watched if " ".join(each.text.split()) not in text]
    if watched:
        yield PaperPart("heading", ("Bevakningslista",))
        yield PaperPart("list", tuple(_watch(each) for each in watched))
    if said.calendar:
        yield PaperPart("heading", ("Kalendarium",))
        rows = (
            (each.date, _hours(each.start, each.end), each.place or "", " ".join((each.title or "").split()))
            for each in said.calendar
        )
        yield PaperPart("table", rows=(COLUMNS, *rows))
    if said.left:
        yield PaperPart("heading", ("Kvarstående uppgifter",))
        yield PaperPart("list", tuple(_task(each) for each in said.left))


def _watch(each: Watched) -> str:
    owner = f" ({each.owner})" if each.owner else ""
    again = f", se efter {each.next}" if each.next else ""
    return f"{KINDS[each.kind or 'other-matter']}: {' '.join(each.text.split())}{owner}{again}"


def _hours(start: str | None, end: str | None) -> str:
    return f"kl. {start}-{end}" if start and end else f"kl. {start}" if start else ""


# ------------------------------------------------------------------------------ Markdown


def markdown(said: HouseMinutes) -> str:
    """Give minutes as Markdown."""
    return "\n".join(line for block in blocks(said) for line in (*_marked(block), ""))


def _marked(block: PaperPart) -> list[str]:
    if block.kind == "rule":
        return [RULE]
    if block.kind == "table":
        head, *rows = block.rows
        return [_row(head), _row(["---"] * len(head)), *(_row([_escaped(cell) for cell in row]) for row in rows)]
    mark = {"title": "# ", "heading": "## ", "list": "- "}.get(block.kind, "")
    if block.kind == "text":
        return [_line(line) for line in block.lines]
    return [mark + _escaped(line) for line in block.lines]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _line(text: str) -> str:
    """Give a line of text that begins no list, unless it is one of ours."""
    if text.startswith("→ "):
        return "→ " + _escaped(text[2:])
    return _BEGINS.sub(r"\1\\", _escaped(text))


def page(said: HouseMinutes) -> str:
    """Give minutes as a page."""
    from samverkan_cli.render import papers

    return papers.page(markdown(said), "minutes")


def pdf(said: HouseMinutes, imprint: Imprint) -> bytes:
    """Give minutes as PDF."""
    from samverkan_cli.render import papers

    return papers.as_pdf([_set(block) for block in blocks(said)], "minutes", imprint)


def _set(part: PaperPart) -> Block:
    """Give a part of minutes as it is set."""
    text = "\n".join(part.lines)
    if part.kind in {"title", "heading"}:
        return house.heading(1 if part.kind == "title" else 2, text)
    if part.kind == "list":
        return house.items(part.lines)
    if part.kind == "table":
        return house.table(part.rows[0], part.rows[1:])
    return {"kind": "rule"} if part.kind == "rule" else house.par(text)


# ------------------------------------------------------------------------------ Word


def word(said: HouseMinutes) -> bytes:
    """Give minutes as a Word document."""
    import docx

    made = docx.Document()
    for block in blocks(said):
        _add(made, block)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def _add(made: Any, block: PaperPart) -> None:
    if block.kind == "rule":
        made.add_paragraph(RULE)
    elif block.kind == "table":
        table = made.add_table(rows=len(block.rows), cols=len(block.rows[0]))
        for row, cells in zip(table.rows, block.rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    elif block.kind in {"title", "heading"}:
        made.add_heading(" ".join(block.lines), level=1 if block.kind == "title" else 2)
    elif block.kind == "list":
        for line in block.lines:
            made.add_paragraph(line, style="List Bullet")
    else:
        made.add_paragraph("\n".join(block.lines))
