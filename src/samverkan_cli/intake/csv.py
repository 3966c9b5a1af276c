"""CSV: streamed, row by row, whatever delimiter and encoding the program that wrote it had."""

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.intake import cells, encoding
from samverkan_cli.intake.cells import CELL
from samverkan_cli.intake.mapping import Mapping
from samverkan_cli.intake.source import GivenFile, Rejected, Row, Source, paired, ticked, written

DELIMITERS = ";,\t|"
HEADED = 20  # records to look for headings in, below a title
START = 200_000  # characters to look for them in
LINES = 20_000  # that one record takes, at most
_SEPARATOR = re.compile(r'"?sep=([;,\t|])"?\1*', re.IGNORECASE)  # Excel's own first line


@dataclass(kw_only=True)
class CsvSource(Source):
    """A CSV file: opened anew for each reading, and never held in memory."""

    origin: GivenFile
    encoding: str
    delimiter: str
    before: int  # lines through the headings
    careful: bool  # cells may have to be mended

    def rows(self) -> Iterator[Row]:
        """Give the rows; after a quotation mark astray the next line is read as a row of its own."""
        csv.field_size_limit(CELL)
        width, careful, offset = len(self.headings), self.careful, self.before
        again: deque[str] = deque()
        held: list[str] = []
        with _text(self.origin, self.encoding) as text:
            deque(islice(text, offset), maxlen=0)
            while True:
                reader = csv.reader(_held(again, text, held), delimiter=self.delimiter, strict=True)
                start = offset + 1
                try:
                    for found in reader:
                        if len(found) == width and not careful and found[0].strip():
                            yield start, found, None
                        elif any(map(cells.bare, found)):
                            yield self._row(start, found)
                        start = offset + reader.line_num + 1
                        held.clear()
                except csv.Error as error:
                    yield start, *self._broken(start, held, str(error))
                    again.extendleft(reversed(held[1:]))
                    held.clear()
                    offset = start
                else:
                    return

    def rejected(self, rows: Rejected, *, heading: str = "fel") -> bytes:
        """Give the rejected rows as CSV with the same delimiter and encoding."""
        return written(self.reasons(rows, heading), self.delimiter, self.encoding)

    def _row(self, row: int, found: list[str]) -> Row:
        width = len(self.headings)
        if any(map(cells.bare, islice(found, width, None))) or any(self.headings[len(found) :]):
            return row, found, no.RowWidth(file=self.file, row=row, found=len(found), expected=width)
        return row, *self.mended(row, [*found[:width], *[""] * (width - len(found))])

    def _broken(self, row: int, lines: list[str], error: str) -> tuple[list[str], Objection]:
        """Give the cells of a line that cannot be read as a row, and why."""
        found = [cell[: CELL + 1] for cell in lines[0].rstrip("\r\n").split(self.delimiter)]
        if len(lines) > 1 or "unexpected end" in error:
            return found, no.QuoteUnclosed(file=self.file, row=row)
        if "limit" not in error:
            return found, no.QuoteMisplaced(file=self.file, row=row)
        long = next((at for at, cell in enumerate(found) if len(cell) > CELL), None)
        column = self.headings[long] if long is not None and long < len(self.headings) else None
        return found, no.CellTooLong(file=self.file, row=row, column=column, limit=CELL)


def open_csv(origin: GivenFile, mapping: Mapping) -> CsvSource:
    """Give a CSV file with its headings; raises `Refused` when it cannot be read or has no rows."""
    told = encoding.examine(origin)
    first, delimiter, headings, before = _headings(origin, told.name, mapping)
    fields = mapping.fields(origin.file, first, headings)
    words = ticked(mapping)
    source = CsvSource(
        file=origin.file,
        form="csv",
        headings=headings,
        fields=fields,
        notices=[told.notice] if told.notice else [],
        columns=paired(headings, fields),
        words=words,
        origin=origin,
        encoding=told.name,
        delimiter=delimiter,
        before=before,
        careful=told.apostrophes or bool(words) or not all(headings),
    )
    if next(source.rows(), None) is None:
        raise Refused([no.RowsMissing(file=origin.file)])
    return source


def _text(origin: GivenFile, encoding_: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(origin.open(), encoding=encoding_, newline="")


def _held(again: deque[str], text: Iterator[str], held: list[str]) -> Iterator[str]:
    """Give lines, first those to be read again, and hold on to the ones of the row being read."""
    while again:
        held.append(again.popleft())
        yield held[-1]
    for line in text:
        if len(held) >= LINES:
            raise csv.Error("unexpected end")
        held.append(line)
        yield line


@dataclass(frozen=True, slots=True)
class _Head:
    """A record that may be the headings: where it begins, the lines through it, and how much of it is known."""

    row: int
    through: int
    delimiter: str
    found: list[str]
    known: int

    @property
    def rank(self) -> tuple[int, bool, int, int]:
        """Give what tells the headings from a title or a row, and the delimiter from those that do not fit."""
        return self.known, not self.found[0].startswith("#"), -self.row, len(self.found)


def _headings(origin: GivenFile, encoding_: str, mapping: Mapping) -> tuple[int, str, tuple[str, ...], int]:
    """Give the line of the headings, their delimiter, the headings, and the lines through them."""
    skipped, delimiters = _before_headings(origin, encoding_)
    tried = [head for delimiter in delimiters for head in _heads(origin, encoding_, skipped, delimiter, mapping)]
    head = max(tried, key=lambda one: one.rank, default=None)
    if head is None or not (head.known or any(one.row == skipped + 1 for one in tried)):
        raise Refused([no.QuoteUnclosed(file=origin.file, row=skipped + 1)])
    headings = tuple(" ".join(heading.split()) for heading in head.found)
    if len(headings) == 1 and not head.known and any(c in headings[0] for c in ":\u00a6\\^~"):
        raise Refused([no.DelimiterUnknown(file=origin.file, row=head.row, given=headings[0][:80])])
    return head.row, head.delimiter, headings, head.through


def _before_headings(origin: GivenFile, encoding_: str) -> tuple[int, str]:
    """Give how many lines come before the first record, and the delimiters it can have, the likeliest first."""
    delimiters = DELIMITERS
    with _text(origin, encoding_) as text:
        for number, line in enumerate(text):
            if said := _SEPARATOR.fullmatch(line.strip("\r\n")):
                delimiters = "".join(dict.fromkeys(said[1] + DELIMITERS))
            elif cells.bare(line):
                return number, delimiters
    raise Refused([no.FileEmpty(file=origin.file)])


def _start(text: Iterator[str]) -> Iterator[str]:
    """Give the lines that headings are looked for in."""
    left = START
    for line in text:
        left -= len(line)
        if left < 0:
            return
        yield line


def _heads(origin: GivenFile, encoding_: str, skipped: int, delimiter: str, mapping: Mapping) -> Iterator[_Head]:
    """Give the first records with a delimiter; a line that cannot be read with it is passed over."""
    csv.field_size_limit(CELL)
    with _text(origin, encoding_) as text:
        lines = list(_start(islice(text, skipped, None)))
    start, seen = 0, 0
    while start < len(lines) and seen < HEADED:
        reader = csv.reader(lines[start:], delimiter=delimiter, strict=True)
        began = start
        try:
            for found in reader:
                row, start = start, began + reader.line_num
                if any(map(cells.bare, found)):
                    seen += 1
                    yield _Head(skipped + row + 1, skipped + start, delimiter, found, mapping.recognised(found))
                if seen == HEADED:
                    return
        except csv.Error:
            start, seen = start + 1, seen + 1
