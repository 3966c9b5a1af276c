"""XLSX: the first sheet that knows its headings, with dates, numbers and merged cells as the eye reads them."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from string import ascii_uppercase
from typing import TYPE_CHECKING, TypeAlias

from samverkan_cli.domain import errors as no
from samverkan_cli.domain import notation
from samverkan_cli.domain.formulas import as_cell
from samverkan_cli.domain.refusal import Notice, Objection, Refused
from samverkan_cli.intake import archive, cells, headings
from samverkan_cli.intake.cells import CELL
from samverkan_cli.intake.mapping import Mapping
from samverkan_cli.intake.source import GivenFile, Rejected, Row, Source, column_letter, paired, ticked

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

HEADED = 20  # rows to look for headings in, below a title
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)  # the same rows are the same file, whenever it is written
_EXACT = 10**15  # whole numbers below this are exact in Excel

Merged: TypeAlias = tuple[tuple[int, int], tuple[int, int]]


@dataclass(kw_only=True)
class XlsxSource(Source):
    """A sheet of a workbook, with what was found out about its cells."""

    sheet: "CalamineSheet"
    heading_row: int  # counted from 0, as columns and merged ranges are
    told: archive.Told

    def rows(self) -> Iterator[Row]:
        """Give the rows below the headings; a cell merged downwards holds for each of its rows."""
        unnamed = self._unnamed()
        for number, found, flaw in self._read():
            while unnamed and unnamed[0][0] < number:
                yield self._uncalculated(*unnamed.pop(0))
            unnamed = unnamed[1:] if unnamed and unnamed[0][0] == number else unnamed
            yield number, found, flaw
        for row, column in unnamed:
            yield self._uncalculated(row, column)

    def hidden(self) -> Iterator[Notice]:
        """Give the warnings of rows and columns that are read though the sheet does not show them."""
        rows = self.told.hidden_rows and [row for row, _, _ in self.rows() if row in self.told.hidden_rows]
        if rows:
            yield no.RowsHidden(file=self.file, sheet=self.sheet.name, count=len(rows), hidden=notation.spans(rows))
        ends = self.told.hidden_columns
        columns = [heading for at, heading in enumerate(self.headings, start=self.left + 1) if _is_within(at, ends)]
        if named := tuple(heading for heading in columns if self.fields[self.headings.index(heading)]):
            yield no.ColumnsHidden(file=self.file, sheet=self.sheet.name, column=named)

    def _unnamed(self) -> list[tuple[int, int]]:
        """Give the row and column of each cell that is to tell whose its row is, and was never calculated."""
        columns = [at for at, to in enumerate(self.fields) if to in headings.NAMING]
        last = max((int(place.lstrip(ascii_uppercase)) for place in self.told.unsaved), default=0)
        below = range(self.heading_row + 2, last + 1)
        first = ((row, next((at for at in columns if self._is_unsaved(row, at)), None)) for row in below)
        return [(row, at) for row, at in first if at is not None]

    def _is_unsaved(self, row: int, at: int) -> bool:
        return f"{column_letter(self.left + at)}{row}" in self.told.unsaved

    def _uncalculated(self, row: int, at: int) -> Row:
        flaw = no.CellUncalculated(file=self.file, row=row, column=column_letter(self.left + at))
        return row, [""] * len(self.headings), flaw

    def _read(self) -> Iterator[Row]:
        left, width = self.left, len(self.headings)
        merged = _by_row(self.sheet, self.heading_row, left, width)
        tops: dict[int, str] = {}
        for at, values in enumerate(self.sheet.iter_rows()):
            if at <= self.heading_row:
                continue
            found = [as_text(value) for value in values[:width]]
            found += [""] * (width - len(found))
            beyond = [as_text(value) for value in values[width:]]
            if not any(map(cells.bare, found)) and not any(map(cells.bare, beyond)):
                continue
            flaw = self._flaw(at, found, beyond, merged.get(at, []))
            for (top, column), _ in merged.get(at, []):
                if top == at:
                    tops[column] = found[column - left]
                elif flaw is None:
                    found[column - left] = tops.get(column, "")
            if flaw is None:
                found, flaw = self.mended(at + 1, found)
            yield at + 1, found, flaw

    def rejected(self, rows: Rejected, *, heading: str = "fel") -> bytes:
        """Give the rejected rows as a workbook in which every cell is text."""
        from xlsxwriter import Workbook

        out = io.BytesIO()
        plain = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(out, {"in_memory": True} | plain) as workbook:
            workbook.set_properties({"created": UNDATED})
            sheet = workbook.add_worksheet(self.sheet.name[:31] or None)
            for row, found in enumerate(self.reasons(rows, heading)):
                for column, text in enumerate(found):
                    sheet.write_string(row, column, as_cell(text))
        return out.getvalue()

    def _flaw(self, at: int, found: list[str], more: list[str], merged: list[Merged]) -> Objection | None:
        row = at + 1
        for (_, first), (_, last) in merged:
            if last > first:
                return no.CellMerged(file=self.file, row=row, column=column_letter(first))
        for column in range(self.left, self.left + len(found)):
            if self.told.faulty and f"{column_letter(column)}{row}" in self.told.faulty:
                return no.CellFaulty(file=self.file, row=row, column=column_letter(column))
            is_read = self.fields[column - self.left] is not None
            if is_read and self.told.unsaved and self._is_unsaved(row, column - self.left):
                return no.CellUncalculated(file=self.file, row=row, column=column_letter(column))
        for column, text in enumerate(found):
            if len(text) > CELL:
                return no.CellTooLong(file=self.file, row=row, column=self.headings[column], limit=CELL)
        for column, text in enumerate(more):
            if cells.bare(text):
                return self.nameless(row, len(found) + column, text)
        return self.garbled(row, found)


def open_xlsx(origin: GivenFile, mapping: Mapping) -> XlsxSource:
    """Give a workbook's sheet with its headings; raises `Refused` when it cannot be read or has no rows."""
    extents = archive.examine(origin)
    workbook = _workbook(origin)
    sheet, unread = _sheet(origin, workbook, mapping)
    row, named = _headings(sheet, mapping)
    _must_stand_apart(origin, sheet, row, len(named))
    fields = mapping.fields(origin.file, row + 1, named)
    told = archive.told(origin, extents, sheet.name)
    source = XlsxSource(
        file=origin.file,
        form="xlsx",
        headings=named,
        fields=fields,
        notices=[no.SheetsUnread(file=origin.file, sheet=sheet.name, sheets=unread)] if unread else [],
        columns=paired(named, fields),
        words=ticked(mapping),
        left=_first_column(sheet),
        sheet=sheet,
        heading_row=row,
        told=told,
        shift=told.shift,
    )
    if next(source.rows(), None) is None:
        raise Refused([no.RowsMissing(file=origin.file)])
    source.notices += source.hidden()
    return source


def _is_within(at: int, ends: list[tuple[int, int]]) -> bool:
    return any(first <= at <= last for first, last in ends)


def as_text(value: object) -> str:
    """Give a cell as a person would have typed it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


def _workbook(origin: GivenFile) -> "CalamineWorkbook":
    from python_calamine import CalamineError, load_workbook

    try:
        return load_workbook(origin.file if origin.data is None else io.BytesIO(origin.data))
    except (CalamineError, OSError):
        raise Refused([no.WorkbookUnreadable(file=origin.file)]) from None


def _sheet(
    origin: GivenFile, workbook: "CalamineWorkbook", mapping: Mapping
) -> tuple["CalamineSheet", tuple[str, ...]]:
    """Give the sheet to read, and the names of the others that have rows of their own."""
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum

    own = [told for told in workbook.sheets_metadata if told.typ == SheetTypeEnum.WorkSheet]
    shown = [told.name for told in own if told.visible == SheetVisibleEnum.Visible]
    names = [mapping.sheet] if mapping.sheet in workbook.sheet_names else [] if mapping.sheet else shown
    try:
        sheets = [sheet for name in names if (sheet := workbook.get_sheet_by_name(name)).start]
    except CalamineError:
        raise Refused([no.WorkbookUnreadable(file=origin.file)]) from None
    if not sheets and (mapping.sheet or not shown):
        raise Refused([no.SheetMissing(file=origin.file, sheet=mapping.sheet, sheets=tuple(workbook.sheet_names))])
    if not sheets:
        raise Refused([no.RowsMissing(file=origin.file)])
    known = [sheet for sheet in sheets if mapping.recognised(_headings(sheet, mapping)[1])]
    chosen = (known or sheets)[0]
    hidden = (workbook.get_sheet_by_name(told.name) for told in own if told.name not in shown)
    known += [sheet for sheet in hidden if sheet.start and mapping.recognised(_headings(sheet, mapping)[1])]
    return chosen, tuple(sheet.name for sheet in known if sheet.name != chosen.name)


def _headings(sheet: "CalamineSheet", mapping: Mapping) -> tuple[int, tuple[str, ...]]:
    """Give the row of the headings, counted from 0, and the headings: the row that has most that are known."""
    best: tuple[int, int, tuple[str, ...]] | None = None
    start = sheet.start[0] if sheet.start else 0
    for at, values in enumerate(sheet.iter_rows()):
        found = tuple(" ".join(as_text(value).split()) for value in values)
        while found and not found[-1]:
            found = found[:-1]
        known = mapping.recognised(found)
        if found and (best is None or known > best[0]):
            best = known, at, found
        if at >= start + HEADED:
            break
    return (best[1], best[2]) if best else (0, ())


def _must_stand_apart(origin: GivenFile, sheet: "CalamineSheet", row: int, width: int) -> None:
    left = _first_column(sheet)
    for (top, first), (bottom, last) in sheet.merged_cell_ranges or ():
        if top <= row <= bottom and (last > first or bottom > row) and first < left + width and last >= left:
            raise Refused([no.CellMerged(file=origin.file, row=row + 1, column=column_letter(first))])


def _first_column(sheet: "CalamineSheet") -> int:
    return sheet.start[1] if sheet.start else 0


def _by_row(sheet: "CalamineSheet", heading_row: int, left: int, width: int) -> dict[int, list[Merged]]:
    """Give the merged ranges that touch each row below the headings, within the columns that are read."""
    found: dict[int, list[Merged]] = {}
    last_row = sheet.end[0] if sheet.end else 0
    for one in (sheet.merged_cell_ranges or ())[: archive.ENTRIES]:
        (top, first), (bottom, last) = one
        if top > heading_row and first < left + width and last >= left:
            for row in range(top, min(bottom, last_row) + 1):
                found.setdefault(row, []).append(one)
    return found
