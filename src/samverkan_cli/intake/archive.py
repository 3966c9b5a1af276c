"""Looking into a workbook's zip archive before anything reads it, so that no bomb goes off."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.intake.cells import SHIFT_1904
from samverkan_cli.intake.source import GivenFile

MEGABYTE = 1_000_000
PACKED, UNPACKED = 100 * MEGABYTE, 400 * MEGABYTE
RATIO, SMALL = 200, 10 * MEGABYTE  # times larger unpacked, for entries that are not small
ENTRIES, ROWS, COLUMNS, CELLS = 2_000, 500_000, 200, 10_000_000
CHUNK = 1 << 20

# A cell's place, unless the cell is empty and closed at once: a format alone takes no room.
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,9})[\"'](?!(?:\s+\w+=\"\w*\")*\s*/>)")
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, LookupError, RuntimeError, ValueError)
_TRUE = ("1", "true")
_FAULTY = re.compile(rb"<(?:\w+:)?c\b[^>]*\bt\s*=\s*[\"']e[\"'][^>]*>")
# A cell with a formula and no value, or with the nought of programs that do not calculate.
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v\b[^>]*>\s*(0?)\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_TEXT = re.compile(rb"\bt\s*=\s*[\"']str[\"']")  # of a formula: its value is a text, also an empty one
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']|\b(?:ht|width)\s*=\s*[\"']0(?:\.0*)?[\"']")
_NUMBER = re.compile(rb"\b(r|min|max)\s*=\s*[\"'](\d{1,9})[\"']")


@dataclass
class Extent:
    """How far the cells of a sheet reach, and what is to be known about some of them."""

    rows: int = 0
    columns: int = 0
    faulty: set[str] = field(default_factory=set)
    unsaved: set[str] = field(default_factory=set)  # formulas without a value
    nought: set[str] = field(default_factory=set)  # formulas that are nought
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)  # the first and the last, counted from 1


@dataclass(frozen=True)
class Told:
    """What a workbook says about the sheet that is read: places of cells, rows, columns, and its date system."""

    faulty: set[str]
    unsaved: set[str]
    hidden_rows: set[int]
    hidden_columns: list[tuple[int, int]]
    shift: int


def examine(origin: GivenFile) -> dict[str, Extent]:
    """Give the extent of each part of a workbook.

    Raises `Refused` when it is no workbook, or would take more room than the limits, whatever its
    directory claims.
    """
    size = origin.size()
    if size > PACKED:
        raise Refused([no.FileTooLarge(file=origin.file, limit=PACKED // MEGABYTE)])
    try:
        with origin.open() as file, zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise Refused([no.FileFormUnknown(file=origin.file, found="zip")])
            if len(parts) > ENTRIES or sum(part.file_size for part in parts) > UNPACKED or any(map(_swells, parts)):
                raise too_large(origin)
            left = UNPACKED
            extents = {}
            for part in parts:
                extents[part.filename], used = _extent(origin, archive, part, left)
                left -= used
            return extents
    except _DAMAGED:
        raise Refused([no.WorkbookUnreadable(file=origin.file)]) from None


def told(origin: GivenFile, extents: dict[str, Extent], sheet: str) -> Told:
    """Give what a workbook says of itself and of one of its sheets; raises `Refused` when that cannot be read."""
    from defusedxml.ElementTree import fromstring

    try:
        with origin.open() as file, zipfile.ZipFile(file) as archive:
            book = fromstring(archive.read("xl/workbook.xml"))
            links = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (*_DAMAGED, SyntaxError):  # SyntaxError: not well-formed
        raise Refused([no.WorkbookUnreadable(file=origin.file)]) from None
    named = {one.get("name"): _linked(one.attrib) for one in book.iter() if one.tag.endswith("}sheet")}
    target = next((one.get("Target", "") for one in links if one.get("Id") == named.get(sheet)), "")
    part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    extent = extents.get(part, Extent())
    said = {one.tag.rpartition("}")[2]: one.attrib for one in book.iter()}
    calculated = said.get("calcPr", {}).get("fullCalcOnLoad") not in _TRUE
    return Told(
        faulty=extent.faulty,
        unsaved=extent.unsaved if calculated else extent.unsaved | extent.nought,
        hidden_rows=extent.hidden_rows,
        hidden_columns=extent.hidden_columns,
        shift=SHIFT_1904 if said.get("workbookPr", {}).get("date1904") in _TRUE else 0,
    )


def _linked(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.endswith("relationships}id")), "")


def too_large(origin: GivenFile) -> Refused:
    """Give the refusal of a workbook beyond the limits."""
    said = no.WorkbookTooLarge(file=origin.file, limit=UNPACKED // MEGABYTE, rows=ROWS, columns=COLUMNS)
    return Refused([said])


def _swells(part: zipfile.ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > RATIO * max(part.compress_size, 1)


def _extent(origin: GivenFile, archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> tuple[Extent, int]:
    """Give how far the cells of a part reach, and how many bytes it unpacks to."""
    extent, used = Extent(), 0
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or part.flag_bits & 1:
        raise Refused([no.WorkbookUnreadable(file=origin.file)])
    columns: set[bytes] = set()
    for tags, read in _tags(origin, archive, part):
        used += read
        if used > left or _swells_on(part, used):
            raise too_large(origin)
        for letters, row in _PLACE.findall(tags):
            columns.add(letters)
            extent.rows = max(extent.rows, int(row))
        _note(extent, tags)
    extent.columns = max(map(_column_number, columns), default=0)
    if extent.rows > ROWS or extent.columns > COLUMNS or extent.rows * extent.columns > CELLS:
        raise too_large(origin)
    return extent, used


def _note(extent: Extent, tags: bytes) -> None:
    """Note what a piece of a sheet says beside the values of its cells."""
    if b't="e"' in tags or b"t='e'" in tags:
        extent.faulty |= {place for tag in _FAULTY.findall(tags) for place in _places(tag)}
    if b"f>" in tags or b"f " in tags:
        for attributes, nought in _FORMULA.findall(tags):
            if not _TEXT.search(attributes):
                (extent.nought if nought else extent.unsaved).update(_places(attributes))
    if _HIDDEN.search(tags):
        for attributes in filter(_HIDDEN.search, _ROW.findall(tags)):
            extent.hidden_rows |= {int(number) for name, number in _NUMBER.findall(attributes) if name == b"r"}
        for attributes in filter(_HIDDEN.search, _COLUMN.findall(tags)):
            ends = {name: int(number) for name, number in _NUMBER.findall(attributes)}
            extent.hidden_columns += [(ends[b"min"], ends[b"max"])] if {b"min", b"max"} <= ends.keys() else []


def _swells_on(part: zipfile.ZipInfo, used: int) -> bool:
    return used > SMALL and used > RATIO * max(part.compress_size, 1)


def _tags(origin: GivenFile, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
    """Give a part piece by piece, each ending where a tag begins, and how much was read for it."""
    part.file_size = PACKED * 2000  # the directory may lie: read until the data itself ends
    with archive.open(part) as stream:
        chunk = stream.read(CHUNK)
        text = chunk.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"")
        carried = b""
        while chunk:
            if not text:
                yield b"", len(chunk)
            else:
                if b"\0" in chunk:
                    raise Refused([no.WorkbookUnreadable(file=origin.file)])
                carried += chunk
                at = _boundary(carried)
                if len(carried) - at > CHUNK:
                    raise too_large(origin)
                yield carried[:at], len(chunk)
                carried = carried[at:]
            chunk = stream.read(CHUNK)
        yield carried, 0


def _boundary(text: bytes) -> int:
    """Give where the last tag begins, or the last cell when it does not end: a cell is read as a whole."""
    cell = max(text.rfind(b"<c "), text.rfind(b":c "))
    if cell >= 0 and not re.match(rb"[^>]*/>", text[cell:]) and not re.search(rb"</(?:\w+:)?c>", text[cell:]):
        return text.rfind(b"<", 0, cell + 1)
    return max(text.rfind(b"<"), 0)


def _places(tag: bytes) -> list[str]:
    return [found.decode() for found in re.findall(rb"\br\s*=\s*[\"']([A-Z]{1,3}\d+)[\"']", tag)]


def _column_number(letters: bytes) -> int:
    """Give the number of a column: 1 for A, 28 for AB."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
