"""Looking into a workbook's zip archive before anything reads it, so that no bomb goes off."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from samverkan_cli.domain.errors import FileFormUnknown, FileTooLarge, Refused, WorkbookTooLarge, WorkbookUnreadable
from samverkan_cli.intake.source import Origin

MEGABYTE = 1_000_000
PACKED, UNPACKED = 100 * MEGABYTE, 400 * MEGABYTE
RATIO, SMALL = 200, 10 * MEGABYTE  # times larger unpacked, for entries that are not small
ENTRIES, ROWS, COLUMNS, CELLS = 2_000, 500_000, 200, 10_000_000
CHUNK = 1 << 20

# A cell's place, unless the cell is empty and closed at once: a format alone takes no room.
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,9})[\"'](?!(?:\s+\w+=\"\w*\")*\s*/>)")
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, LookupError, RuntimeError, ValueError)
_LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FAULTY = re.compile(rb"<c\b[^>]*\bt=\"e\"[^>]*>")


@dataclass
class Extent:
    """How far the cells of a sheet reach, and which of them hold an error."""

    rows: int = 0
    columns: int = 0
    faulty: set[str] = field(default_factory=set)


def examine(origin: Origin) -> dict[str, Extent]:
    """Give the extent of each part of a workbook.

    Raises `Refused` when it is no workbook, or would take more room than the limits, whatever its
    directory claims.
    """
    size = origin.size()
    if size > PACKED:
        raise Refused([FileTooLarge(file=origin.file, limit=PACKED // MEGABYTE)])
    try:
        with origin.open() as file, zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise Refused([FileFormUnknown(file=origin.file, found="zip")])
            if len(parts) > ENTRIES or sum(part.file_size for part in parts) > UNPACKED or any(map(_swells, parts)):
                raise too_large(origin)
            left = UNPACKED
            extents = {}
            for part in parts:
                extents[part.filename], used = _extent(origin, archive, part, left)
                left -= used
            return extents
    except _DAMAGED:
        raise Refused([WorkbookUnreadable(file=origin.file)]) from None


def faulty(origin: Origin, extents: dict[str, Extent], sheet: str) -> set[str]:
    """Give the places of a sheet's cells that hold an error."""
    if not any(extent.faulty for extent in extents.values()):
        return set()
    from defusedxml.ElementTree import fromstring

    try:
        with origin.open() as file, zipfile.ZipFile(file) as archive:
            book = fromstring(archive.read("xl/workbook.xml"))
            links = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (*_DAMAGED, SyntaxError):  # SyntaxError: not well-formed
        raise Refused([WorkbookUnreadable(file=origin.file)]) from None
    named = {one.get("name"): one.get(f"{{{_LINKED}}}id") for one in book.iter() if one.tag.endswith("}sheet")}
    target = next((one.get("Target", "") for one in links if one.get("Id") == named.get(sheet)), "")
    part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return extents[part].faulty if part in extents else set()


def too_large(origin: Origin) -> Refused:
    """Give the refusal of a workbook beyond the limits."""
    said = WorkbookTooLarge(file=origin.file, limit=UNPACKED // MEGABYTE, rows=ROWS, columns=COLUMNS)
    return Refused([said])


def _swells(part: zipfile.ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > RATIO * max(part.compress_size, 1)


def _extent(origin: Origin, archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> tuple[Extent, int]:
    """Give how far the cells of a part reach, and how many bytes it unpacks to."""
    extent, used = Extent(), 0
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or part.flag_bits & 1:
        raise Refused([WorkbookUnreadable(file=origin.file)])
    columns: set[bytes] = set()
    for tags, read in _tags(origin, archive, part):
        used += read
        if used > left or _swells_on(part, used):
            raise too_large(origin)
        for letters, row in _PLACE.findall(tags):
            columns.add(letters)
            extent.rows = max(extent.rows, int(row))
        if b't="e"' in tags:
            extent.faulty |= {place for tag in _FAULTY.findall(tags) for place in _places(tag)}
    extent.columns = max(map(_number, columns), default=0)
    if extent.rows > ROWS or extent.columns > COLUMNS or extent.rows * extent.columns > CELLS:
        raise too_large(origin)
    return extent, used


def _swells_on(part: zipfile.ZipInfo, used: int) -> bool:
    return used > SMALL and used > RATIO * max(part.compress_size, 1)


def _tags(origin: Origin, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, int]]:
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
                    raise Refused([WorkbookUnreadable(file=origin.file)])
                carried += chunk
                at = max(carried.rfind(b"<"), 0)
                if len(carried) - at > CHUNK:
                    raise too_large(origin)
                yield carried[:at], len(chunk)
                carried = carried[at:]
            chunk = stream.read(CHUNK)
        yield carried, 0


def _places(tag: bytes) -> list[str]:
    return [found.decode() for found in re.findall(rb"\br=\"([A-Z]{1,3}\d+)\"", tag)]


def _number(letters: bytes) -> int:
    """Give the number of a column: 1 for A, 28 for AB."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
