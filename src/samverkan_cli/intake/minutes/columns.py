"""Tables that an extraction drew as text: columns side by side, or cell after cell."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from samverkan_cli.intake.minutes.line import TextLine
from samverkan_cli.intake.minutes.words import shipped

_FIRST = re.compile(r"(?:§\s*)?\d{1,3}(?:\.\d+)?[.):]?(?=\s|$)")


ROW = 3  # the level of the heading that a row of minutes in a table becomes


def laid_out(lines: Sequence[TextLine]) -> list[TextLine]:
    """Give the lines with drawn tables put together, row by row; a table of matters as headings and text."""
    return _opened(_cell_after_cell(_side_by_side(list(lines))))


def _opened(lines: list[TextLine]) -> list[TextLine]:
    """Give a table whose columns are a matter, what was said of it, and who does what, as items under headings."""
    found: list[TextLine] = []
    head: list[str] = []
    for line in lines:
        if line.cells and heads(line.cells):
            head = [_plain(cell) for cell in line.cells]
            opens = head[0] in _columns("matter") and bool(_columns("talk") & set(head))
            head = head if opens else []
            found.append(replace(line, text="", cells=()) if opens else line)
        elif head and len(line.cells) >= 2 and line.text:
            found += _item(line, head)
        else:
            head = head if not line.text or line.cells else []
            found.append(line)
    return found


def _item(row: TextLine, head: Sequence[str]) -> list[TextLine]:
    title, *rest = row.cells
    if head[0] in {"nr", "nummer", "§"} and rest and re.fullmatch(r"(?:§\s*)?\d+[.):]?", title):
        title, rest, head = f"{title.rstrip('.):')}. {rest[0]}", rest[1:], head[1:]
    found = [replace(row, text=title.replace("\n", " "), cells=(), heading=ROW)]
    for name, cell in zip(head[1:], rest, strict=False):
        found.append(replace(row, text="", cells=()))
        for place, part in enumerate(cell.split("\n") if cell.strip() else ()):
            mark = "" if name in _columns("talk") or place else "→ "
            label = "Beslut: " if name == "beslut" and not place else ""
            found.append(replace(row, text=label + mark + part, cells=()))
    return [*found, replace(row, text="", cells=())]


def heads(cells: Sequence[str]) -> bool:
    """Tell whether some cells are the heads of columns."""
    filled = [_plain(cell) for cell in cells if cell.strip()]
    return len(filled) >= 2 and sum(each in _columns("any") for each in filled) > len(filled) / 2


@cache
def _columns(kind: str) -> frozenset[str]:
    """Give the heads that columns of a kind have."""
    return frozenset(shipped()["column"][kind])


def _plain(cell: str) -> str:
    return cell.strip(" :*").casefold()


def _side_by_side(lines: list[TextLine]) -> list[TextLine]:
    """Join what stands in the same column of a row: a row begins where the first column says a number."""
    found: list[TextLine] = []
    at = 0
    while at < len(lines):
        places = _places(lines[at])
        if not places:
            found.append(lines[at])
            at += 1
            continue
        found.append(replace(lines[at], cells=tuple(re.split(r"\s{2,}", lines[at].text))))
        at += 1
        rows: list[list[TextLine]] = []
        while at < len(lines):
            line = lines[at]
            if line.text and line.indent < places[1] - 1 and _FIRST.match(line.text):
                rows.append([line])
            elif line.rule or line.heading:
                break
            elif rows and (not line.text or line.indent > 0 or _has_columns(line, places)):
                rows[-1].append(line)
            elif not line.text and not rows:
                found.append(line)
            else:
                break
            at += 1
        found += [_row(row, places) for row in rows]
    return found


def _places(line: TextLine) -> list[int]:
    """Give where the columns begin under a row of heads with a column of matters and one of actions, or nothing."""
    if line.cells or not re.search(r"\S\s{3,}\S", line.text):
        return []
    parts = [(found.start(), found[0]) for found in re.finditer(r"\S+(?:\s\S+)*", line.text)]
    if (
        not heads([text for _, text in parts])
        or len(parts) < 2
        or not {"punkt", "ärende", "nr", "pkt", "sak", "fråga", "§"} & {_plain(parts[0][1])}
    ):
        return []
    return [0, *(line.indent + start for start, _ in parts[1:])]


def _has_columns(line: TextLine, places: list[int]) -> bool:
    return any(
        line.indent + found.end() in range(place - 1, place + 2)
        for place in places[1:]
        for found in re.finditer(r"\s{2,}", line.text)
    )


def _row(row: list[TextLine], places: list[int]) -> TextLine:
    cells = [""] * len(places)
    for line in row:
        for found in re.finditer(r"\S+(?:\s\S+)*", line.text):
            start = line.indent + found.start()
            column = max(place for place, begins in enumerate(places) if begins <= start + 2)
            cells[column] = _added(cells[column], found[0])
    return replace(row[0], text="    ".join(cell.replace("\n", " ") for cell in cells if cell), cells=tuple(cells))


def _added(cell: str, part: str) -> str:
    if re.search(r"[^\W\d_]-$", cell) and part[:1].islower():
        return cell[:-1] + part
    return f"{cell}\n{part}" if cell else part


def _cell_after_cell(lines: list[TextLine]) -> list[TextLine]:
    """Join the cells of a table that was torn into a line a cell, its heads first and a row after each empty line."""
    found: list[TextLine] = []
    at = 0
    while at < len(lines):
        wide = _torn_heads(lines, at)
        if not wide:
            found.append(lines[at])
            at += 1
            continue
        found.append(_joined(lines[at : at + wide]))
        at += wide
        while at < len(lines):
            after = at
            while after < len(lines) and not lines[after].text:
                after += 1
            block = lines[after : after + wide]
            if (
                len(block) < wide
                or not all(each.text for each in block)
                or (len(lines) > after + wide and lines[after + wide].text and lines[at].text == "")
            ):
                break
            found.append(_joined(block))
            at = after + wide
    return found


def _torn_heads(lines: Sequence[TextLine], at: int) -> int:
    wide = 0
    while at + wide < len(lines) and _plain(lines[at + wide].text) in _columns("any"):
        wide += 1
    return wide if wide >= 3 and len({line.text for line in lines[at : at + wide]}) == wide else 0


def _joined(block: Sequence[TextLine]) -> TextLine:
    return replace(block[0], text="    ".join(line.text for line in block), cells=tuple(line.text for line in block))
