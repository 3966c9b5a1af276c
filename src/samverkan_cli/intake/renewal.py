"""A renewal plan's file, read back: XLSX, CSV as any program kept it, or JSON."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from msgspec.structs import replace

from samverkan_cli import files
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.formulas import as_cell, unguarded
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.renewal.proposal import PlanFile, PlanFileRow
from samverkan_cli.domain.values import Proposal
from samverkan_cli.intake.source import GivenFile

Coded = Callable[[str, str], str]

NEEDED = ("tick", "id", "action", "digest")
SEEN = ("name", "kind", "org_nr", "contact")
_KNOWN = frozenset({*NEEDED, *SEEN, "reason"})
_YES = frozenset({"ja", "j", "yes", "y", "x", "true", "sant", "1", "✓", "✔", "☑"})
_NO = frozenset({"", "nej", "n", "no", "false", "falskt", "0", "☐"})
_ID = re.compile(r"A-\d+", re.ASCII)
_KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{32}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_BEFORE = 20  # lines above the headings, at most
LARGEST = 50  # megabytes in a file
_CELL = 20_000


@dataclass(frozen=True)
class _Grid:
    """The lines of a file, the first with the number 1, of a sheet if any; `encoding` is one that lacks letters."""

    lines: Iterator[Sequence[str]]
    encoding: str | None = None
    sheet: str | None = None
    hidden: frozenset[int] = frozenset()


def read(path: str, coded: Coded) -> PlanFile:
    """Give the plan in a file; `coded` gives the coded value of a heading or word, in either language.

    Raises `Refused` with everything that cannot be read in it.
    """
    data = files.content(path, "file", LARGEST)
    if data.startswith(b"PK"):
        return _plan(path, _xlsx(path, data), coded)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    text, lossy = _decoded(data, encoding)
    if text.lstrip()[:1] == "{":
        return _json(path, text, coded)
    return _plan(path, _Grid(_csv(path, text, coded), lossy), coded)


def _unreadable(path: str, lacks: str) -> Refused:
    return Refused([no.PlanUnreadable("file", file=path, plan_lacks=lacks)])


def _decoded(data: bytes, encoding: str | None) -> tuple[str, str | None]:
    try:
        return data.decode(encoding or "utf-8"), None
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def _csv(path: str, text: str, coded: Coded) -> Iterator[Sequence[str]]:
    csv.field_size_limit(_CELL)
    for delimiter in ";\t,":
        first = islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _BEFORE)
        try:
            if any(_is_heading(_columns(line, coded)) for line in first):
                return _checked(path, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        except csv.Error:
            continue
    raise _unreadable(path, "headings" if "\n" in text else "form")


def _checked(path: str, lines: Iterable[list[str]]) -> Iterator[Sequence[str]]:
    try:
        yield from lines
    except csv.Error:
        raise _unreadable(path, "form") from None


def _xlsx(path: str, data: bytes) -> _Grid:
    from python_calamine import CalamineError, CalamineWorkbook

    from samverkan_cli.intake import archive
    from samverkan_cli.intake.xlsx import as_text

    origin = GivenFile(path, data)
    extents = archive.examine(origin)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        name = "Plan" if "Plan" in book.sheet_names else book.sheet_names[0]
        lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, IndexError):
        raise _unreadable(path, "zip") from None
    read_ = ([text if isinstance(text, str) else as_text(text) for text in line] for line in lines)
    return _Grid(read_, sheet=name, hidden=frozenset(archive.told(origin, extents, name).hidden_rows))


def _columns(line: Sequence[str], coded: Coded) -> list[str | None]:
    named = [coded("plan_column", heading) for heading in line]
    return [name if name in _KNOWN else None for name in named]


def _is_heading(columns: Sequence[str | None]) -> bool:
    return "id" in columns and sum(name is not None for name in columns) > 2


def _plan(path: str, grid: _Grid, coded: Coded) -> PlanFile:
    head: dict[str, str] = {}
    for number, line in enumerate(grid.lines, start=1):
        columns = _columns(line, coded)
        if _is_heading(columns):
            lines = enumerate(grid.lines, start=number + 1)
            return _made(path, head, (number, columns), lines, coded, grid)
        if len(line) > 1:
            head[coded("plan_head", line[0])] = line[1].strip()
        if number > _BEFORE:
            break
    raise _unreadable(path, "headings")


def _json(path: str, text: str, coded: Coded) -> PlanFile:
    try:
        found = json.loads(text)
        plan = {name: str(value) for name, value in found["plan"].items()}
        rows = [{name: _as_shown(value) for name, value in row.items()} for row in found["rows"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _unreadable(path, "form") from None
    names = [name for name in (*NEEDED, *SEEN) if not rows or any(name in row for row in rows)]
    lines = enumerate(([row.get(name, "") for name in names] for row in rows), start=1)
    head = {"plan": plan.get("key", ""), "from_period": plan.get("from", ""), **plan}
    return _made(path, head, (0, names), lines, coded, _Grid(iter(())))


def _as_shown(value: object) -> str:
    return "" if value is None else str(value).casefold() if isinstance(value, bool) else as_cell(str(value))


def _made(
    path: str,
    head: dict[str, str],
    heading: tuple[int, Sequence[str | None]],
    lines: Iterable[tuple[int, Sequence[str]]],
    coded: Coded,
    grid: _Grid,
) -> PlanFile:
    """Give the plan of the lines under its headings; raises `Refused` with every flaw."""
    objections: list[Objection] = []
    if not _KEY.fullmatch(head.get("plan", "")) or not head.get("period") or not head.get("from_period"):
        objections.append(no.PlanUnreadable("file", file=path, plan_lacks="head"))
    row, columns = heading
    missing = tuple(name for name in NEEDED if name not in columns)
    if missing:
        objections.append(no.PlanColumnsMissing("file", file=path, row=row, plan_column=missing))
        raise Refused(objections)
    rows = list(_rows(path, columns, lines, coded, objections))
    if objections:
        raise Refused(objections)
    plan = PlanFile(path, head["plan"], head["period"], head["from_period"], head.get("made_on", ""), rows)
    return replace(plan, encoding=grid.encoding, sheet=grid.sheet, hidden=grid.hidden)


def _rows(
    path: str,
    columns: Sequence[str | None],
    lines: Iterable[tuple[int, Sequence[str]]],
    coded: Coded,
    objections: list[Objection],
) -> Iterator[PlanFileRow]:
    tick, id_, action, digest = (columns.index(name) for name in NEEDED)
    seen = [(name, columns.index(name)) for name in SEEN if name in columns]
    width, coded = len(columns), cache(coded)
    first: dict[str, int] = {}
    for number, line in lines:
        if not any(map(str.strip, line)):
            continue
        cells = line if len(line) >= width else [*line, *[""] * (width - len(line))]
        named = cells[id_].strip()
        place: dict[str, Any] = {"file": path, "row": number}
        said, does = cells[tick].strip().casefold(), coded("action", cells[action])
        flaws = [
            *(["tick"] if said not in _YES and said not in _NO else []),
            *(["id"] if not _ID.fullmatch(named) else []),
            *(["action"] if does not in _PROPOSALS else []),
            *(["digest"] if not _DIGEST.fullmatch(cells[digest].strip()) else []),
        ]
        if named in first:
            objections.append(no.PlanRowTwice("file", refs=[named], id=named, other=first[named], **place))
        first.setdefault(named, number)
        for flaw in flaws:
            given = cells[columns.index(flaw)][:80]
            objections.append(
                no.PlanCellInvalid("file", given=given or "–", plan_column=flaw, plan_choices=flaw, **place)
            )
        if not flaws:
            shown = {name: _shown(name, cells[at], coded) for name, at in seen}
            yield PlanFileRow(number, said in _YES, named, Proposal(does), cells[digest].strip(), shown)


_PROPOSALS = frozenset(Proposal)


def _shown(name: str, text: str, coded: Coded) -> str:
    if name == "kind":
        return coded("kind", text)
    return unguarded(text)
