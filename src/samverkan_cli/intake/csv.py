"""CSV: streamed, row by row, whatever delimiter and encoding the program that wrote it had."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from samverkan_cli.domain.errors import (
    CellTooLong,
    DelimiterUnknown,
    FileEmpty,
    Objection,
    QuoteMisplaced,
    QuoteUnclosed,
    Refused,
    RowsMissing,
    RowWidth,
)
from samverkan_cli.intake import encoding
from samverkan_cli.intake.cells import CELL
from samverkan_cli.intake.mapping import Mapping
from samverkan_cli.intake.source import Origin, Rejected, Row, Source, paired, ticked, written

DELIMITERS = ";,\t|"
SEPARATORS = tuple(f"sep={delimiter}" for delimiter in DELIMITERS)  # Excel's own first line


@dataclass(kw_only=True)
class CsvSource(Source):
    """A CSV file: opened anew for each reading, and never held in memory."""

    origin: Origin
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
                        elif any(map(str.strip, found)):
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
        if len(found) != len(self.headings):
            return row, found, RowWidth(file=self.file, row=row, found=len(found), expected=len(self.headings))
        return row, *self.mended(row, found)

    def _broken(self, row: int, lines: list[str], error: str) -> tuple[list[str], Objection]:
        """Give the cells of a line that cannot be read as a row, and why."""
        found = [cell[: CELL + 1] for cell in lines[0].rstrip("\r\n").split(self.delimiter)]
        if len(lines) > 1 or "unexpected end" in error:
            return found, QuoteUnclosed(file=self.file, row=row)
        if "limit" not in error:
            return found, QuoteMisplaced(file=self.file, row=row)
        long = next((at for at, cell in enumerate(found) if len(cell) > CELL), None)
        column = self.headings[long] if long is not None and long < len(self.headings) else None
        return found, CellTooLong(file=self.file, row=row, column=column, limit=CELL)


def open_csv(origin: Origin, mapping: Mapping) -> CsvSource:
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
        raise Refused([RowsMissing(file=origin.file)])
    return source


def _text(origin: Origin, encoding_: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(origin.open(), encoding=encoding_, newline="")


def _held(again: deque[str], text: Iterator[str], held: list[str]) -> Iterator[str]:
    """Give lines, first those to be read again, and hold on to the ones of the row being read."""
    while again:
        held.append(again.popleft())
        yield held[-1]
    for line in text:
        held.append(line)
        yield line


def _headings(origin: Origin, encoding_: str, mapping: Mapping) -> tuple[int, str, tuple[str, ...], int]:
    """Give the line of the headings, their delimiter, the headings, and the lines through them."""
    skipped, delimiters = _before_headings(origin, encoding_)
    tried = [(delimiter, *_first(origin, encoding_, skipped, delimiter)) for delimiter in delimiters]
    delimiter, found, lines = max(tried, key=lambda one: (sum(bool(mapping.find(h)) for h in one[1] if h), len(one[1])))
    headings = tuple(" ".join(heading.split()) for heading in found)
    if len(headings) == 1 and not mapping.find(headings[0]) and any(c in headings[0] for c in ":\u00a6\\^~"):
        raise Refused([DelimiterUnknown(file=origin.file, row=skipped + 1, given=headings[0][:80])])
    return skipped + 1, delimiter, headings, skipped + lines


def _before_headings(origin: Origin, encoding_: str) -> tuple[int, str]:
    """Give how many lines come before the headings, and the delimiters they can have."""
    with _text(origin, encoding_) as text:
        for number, line in enumerate(text):
            bare = line.strip("\r\n").casefold()
            if bare in SEPARATORS:
                return number + 1, bare[-1]
            if bare.strip():
                return number, DELIMITERS
    raise Refused([FileEmpty(file=origin.file)])


def _first(origin: Origin, encoding_: str, skipped: int, delimiter: str) -> tuple[list[str], int]:
    """Give the first record with a delimiter, and how many lines it takes."""
    csv.field_size_limit(CELL)
    with _text(origin, encoding_) as text:
        reader = csv.reader(islice(text, skipped, None), delimiter=delimiter, strict=True)
        try:
            return next(reader), reader.line_num
        except csv.Error:
            raise Refused([QuoteUnclosed(file=origin.file, row=skipped + 1)]) from None
        except StopIteration:
            raise Refused([RowsMissing(file=origin.file)]) from None
