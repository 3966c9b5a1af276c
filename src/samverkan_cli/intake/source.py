"""A file that is being read: its headings, its rows, and a file of the rows that were rejected."""

import csv
import io
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, TypeAlias

from samverkan_cli import files
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.formulas import guarded, unguarded
from samverkan_cli.domain.refusal import Notice, Objection
from samverkan_cli.intake import cells, headings
from samverkan_cli.intake.mapping import Mapping

Row: TypeAlias = tuple[int, list[str], Objection | None]
Rejected: TypeAlias = Iterable[tuple[list[str], str]]

LARGEST, PIPED = 1000, 100  # megabytes of a file that is read row by row, and of what is held since it comes once

# What å, ä, ö, é and the like become when UTF-8 is read as Windows-1252 or Latin-1: Ã and one of these.
SECOND = tuple(map(chr, [*range(0x80, 0xA0), *range(0xA1, 0xC0), 0x2013, 0x201E, 0x2026, 0x2030]))
GARBLED = re.compile(f"Ã[{''.join(SECOND)}]")


@dataclass(frozen=True, slots=True)
class GivenFile:
    """Where the bytes are: a path as it was typed, or what came on standard input."""

    file: str
    data: bytes | None = None

    def open(self) -> BinaryIO:
        """Give the bytes from the start; raises `Refused` when it is no regular file, or a larger one than is read."""
        if self.data is not None:
            return io.BytesIO(self.data)
        return files.opened(self.file, "origin", LARGEST)

    def size(self) -> int:
        """Give the number of bytes."""
        with self.open() as file:
            return file.seek(0, io.SEEK_END)


@dataclass(kw_only=True)
class Source(ABC):
    """Rows of text under headings that are known.

    `columns` holds the headings or elements as they were read, with their fields, for `--save-map`.
    """

    file: str
    form: str
    headings: tuple[str, ...]
    fields: tuple[str | None, ...]
    notices: list[Notice] = field(default_factory=list)
    columns: tuple[tuple[str, str], ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    left: int = 0  # columns before the first
    shift: int = 0  # days from the usual date system's first day to this file's

    def __post_init__(self) -> None:
        self._nameless = [at for at, heading in enumerate(self.headings) if not heading]
        self._ticks = [at for at, to in enumerate(self.fields) if self.words and to in headings.TICKS]

    @abstractmethod
    def rows(self) -> Iterator[Row]:
        """Give each row that is not blank: its number in the file, its cells, and what is wrong with its form."""

    @abstractmethod
    def rejected(self, rows: Rejected, *, heading: str = "fel") -> bytes:
        """Give a file in the same format, with the reason first in each row, ready to be mended and read again."""

    def mended(self, row: int, found: list[str]) -> tuple[list[str], Objection | None]:
        """Give a row without guards and with the mapping's words as ja and nej, or what is wrong with it."""
        if "'" in "".join(found):
            found = [unguarded(text) for text in found]
        for at in self._nameless:
            if cells.bare(found[at]):
                return found, self.nameless(row, at, found[at])
        for at in self._ticks:
            found[at] = self.words.get(headings.key(found[at]), found[at])
        return found, None

    def nameless(self, row: int, at: int, text: str) -> Objection:
        """Give the objection to content in a column without a heading."""
        return no.HeadingMissing(file=self.file, row=row, column=column_letter(self.left + at), given=text[:40])

    def garbled(self, row: int, found: Sequence[str]) -> Objection | None:
        """Give the objection to letters that have been read in the wrong encoding, if there are any."""
        seen = GARBLED.search("\n".join(found))
        return no.Mojibake(file=self.file, row=row, sample=seen[0]) if seen else None

    def reasons(self, rows: Rejected, heading: str) -> Iterator[list[str]]:
        """Give the rows of a rejected file, headings first; an earlier reason is left out."""
        old = {at for at, named in enumerate(self.headings) if headings.key(named) in headings.REASONS}
        yield [heading, *(named for at, named in enumerate(self.headings) if at not in old)]
        for found, reason in rows:
            yield [reason, *(text for at, text in enumerate(found) if at not in old)]


def ticked(mapping: Mapping) -> dict[str, str]:
    """Give the mapping's own words for ticks as the words everyone knows."""
    return {headings.key(said): "ja" for said in mapping.yes} | {headings.key(said): "nej" for said in mapping.no}


def paired(found: Sequence[str], fields: Sequence[str | None]) -> tuple[tuple[str, str], ...]:
    """Give headings and fields as a mapping file has them."""
    return tuple((heading, to or headings.IGNORE) for heading, to in zip(found, fields, strict=True) if heading)


def column_letter(at: int) -> str:
    """Give what a spreadsheet calls a column: A for 0, AB for 27."""
    letters, number = "", at + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def written(rows: Iterable[Sequence[str]], delimiter: str, encoding: str) -> bytes:
    """Give rows as CSV; where the encoding lacks a letter, in UTF-8 with a byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([guarded(text) for text in row] for row in rows)
    try:
        return out.getvalue().encode(encoding)
    except UnicodeEncodeError:
        return out.getvalue().encode("utf-8-sig")
