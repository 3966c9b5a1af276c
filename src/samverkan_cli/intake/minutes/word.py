"""Word documents as lines: numbers that Word counts, text that was inserted, rows of tables with their cells."""

import io
import re
from collections.abc import Iterator
from typing import Any

from samverkan_cli.intake.minutes.line import Plain, TextLine

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADINGS = ("heading", "rubrik", "overskrift", "överskrift")


def lines(content: bytes, plain: Plain) -> list[TextLine]:
    """Give the lines of a document: its page heads first, then a line a paragraph and a line a row of a table."""
    import docx

    document = docx.Document(io.BytesIO(content))
    numbers = _Numbers(document)
    found: list[TextLine] = []
    for section in document.sections:
        for paragraph in section.header.paragraphs:
            if paragraph.text.strip() and all(paragraph.text.strip() != line.text for line in found):
                found.append(plain(paragraph.text, len(found) + 1))
    if found:
        found.append(TextLine(number=len(found) + 1))
    for block in document.element.body.iterchildren():
        if block.tag == f"{_W}p":
            for said, known in _paragraph(block, numbers):
                found.append(plain(said, len(found) + 1, **known))
        elif block.tag == f"{_W}tbl":
            found += _table(block, len(found), plain)
    return found


def _table(block: Any, above: int, plain: Plain) -> Iterator[TextLine]:
    for position, row in enumerate(block.iter(f"{_W}tr"), start=1):
        cells = tuple(
            plain(" ".join(text(each) for each in cell.iter(f"{_W}p")).replace("\n", " "), 0).text
            for cell in row.findall(f"{_W}tc")
        )
        yield TextLine(number=above + position, text="    ".join(cell for cell in cells if cell), cells=cells)


def _paragraph(block: Any, numbers: "_Numbers") -> Iterator[tuple[str, dict[str, Any]]]:
    said = text(block)
    style = numbers.style(block)
    name = style.casefold()
    heading = int(name[-1]) if name.startswith(_HEADINGS) and name[-1].isdigit() else 0
    bold = bool(said.strip()) and all(_bold(run) for run in block.iter(f"{_W}r") if text(run).strip())
    listed = numbers.next(block)
    if re.fullmatch(r"[-—_]{3,}", said.strip()):
        yield "", {"rule": True}
        return
    for position, part in enumerate(said.split("\n")):
        mark = f"{listed} " if listed and part.strip() and not position else ""
        yield mark + part, {"heading": heading, "bold": bold, "listed": listed if mark else None}


def _bold(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}b")
    return mark is not None and mark.get(f"{_W}val") not in {"0", "false"}


def text(block: Any) -> str:
    """Give what a paragraph says: what was inserted and tracked too, what was deleted not."""
    said = []
    for part in block.iter():
        if part.tag == f"{_W}t":
            said.append(part.text or "")
        elif part.tag == f"{_W}tab" and part.getparent().tag == f"{_W}r":
            said.append("    ")
        elif part.tag in {f"{_W}br", f"{_W}cr"}:
            said.append("\n")
        elif part.tag == f"{_W}noBreakHyphen":
            said.append("-")
        elif part.tag == f"{_W}softHyphen":
            said.append("\u00ad")
    return "".join(said)


class _Numbers:
    """The numbers of lists, which Word counts and keeps beside the text."""

    def __init__(self, document: Any) -> None:
        self._styles = {each.style_id: each.element for each in document.styles}
        self._counted: dict[tuple[str, int], int] = {}
        try:
            numbering = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            numbering = None
        self._kinds: dict[tuple[str, int], tuple[str, str]] = {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:
        kinds = {
            (each.get(f"{_W}abstractNumId"), int(level.get(f"{_W}ilvl"))): (
                _value(level, "numFmt"),
                _value(level, "lvlText"),
            )
            for each in numbering.findall(f"{_W}abstractNum")
            for level in each.findall(f"{_W}lvl")
        }
        for number in numbering.findall(f"{_W}num"):
            which = _value(number, "abstractNumId")
            self._kinds |= {(number.get(f"{_W}numId"), at): kind for (id_, at), kind in kinds.items() if id_ == which}

    def style(self, block: Any) -> str:
        """Give the style of a paragraph, or nothing."""
        found = block.find(f"{_W}pPr/{_W}pStyle")
        return found.get(f"{_W}val") or "" if found is not None else ""

    def next(self, block: Any) -> str | None:
        """Give the number or mark that a paragraph has, and count on."""
        properties = block.find(f"{_W}pPr/{_W}numPr")
        if properties is None and (style := self._styles.get(self.style(block))) is not None:
            properties = style.find(f"{_W}pPr/{_W}numPr")
        if properties is None or not text(block).strip():
            return None
        list_, level = _value(properties, "numId"), int(_value(properties, "ilvl") or 0)
        if list_ in {"", "0"}:
            return None
        kind, shape = self._kinds.get((list_, level), ("decimal", f"%{level + 1}."))
        if kind in {"bullet", "none"}:
            return "•" if kind == "bullet" else None
        self._counted[list_, level] = self._counted.get((list_, level), 0) + 1
        for deeper in [each for each in self._counted if each[0] == list_ and each[1] > level]:
            del self._counted[deeper]
        for at in range(level + 1):
            count = self._counted.get((list_, at), 1)
            shape = shape.replace(f"%{at + 1}", _as(self._kinds.get((list_, at), ("decimal", ""))[0], count))
        return shape.strip()


def _value(element: Any, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return found.get(f"{_W}val") or "" if found is not None else ""


def _as(kind: str, count: int) -> str:
    if kind in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if kind == "lowerLetter" else letter.upper()
    return str(count)
