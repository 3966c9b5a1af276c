"""Which encoding a text file has, decided from all its bytes in one pass that keeps none of them."""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Notice, Refused
from samverkan_cli.intake.cells import CELL
from samverkan_cli.intake.source import GARBLED, SECOND, GivenFile

CHUNK = 1 << 18
SAMPLE = 5  # words
LINE = 1 << 23  # bytes in a line: what is read into memory at once
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_GARBLED = re.compile(b"\xc3\x83(?:%b)" % b"|".join(second.encode() for second in SECOND))
# Two bytes that are one Swedish or typographic character in UTF-8, and hardly stand together in Windows-1252.
_UTF8 = re.compile(rb"\xc3[\x80-\xbf]|\xc2[\xa0-\xbf]|\xe2\x80[\x80-\xbf]")
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_WORD = re.compile(r"\w*[^\W\x00-\x7f]\w*")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes are read, whether an apostrophe stands anywhere, and the warning if it was a guess."""

    name: str
    apostrophes: bool = True
    notice: Notice | None = None


def examine(origin: GivenFile) -> Encoding:
    """Give the encoding of a file.

    A byte order mark decides; else UTF-8 if every byte of the file agrees; else Windows-1252, with
    a sample to look at. Raises `Refused` for an empty file, NUL, mixed encodings, letters garbled
    by an earlier program, and lines too long to be a row.
    """
    with origin.open() as file:
        start = file.read(4)
    if not start.strip(b"\xef\xbb\xbf\xff\xfe"):
        raise Refused([no.FileEmpty(file=origin.file)])
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), None)
    if marked == "utf-16":
        return _utf16(origin)
    utf8, apostrophes = _bytes(origin)
    if utf8:
        return Encoding(marked or "utf-8", apostrophes)
    if marked:
        raise Refused([no.EncodingMixed(file=origin.file, row=_first_undecodable(origin), other=1)])
    return Encoding("cp1252", apostrophes, _cp1252(origin))


def _bytes(origin: GivenFile) -> tuple[bool, bool]:
    """Tell whether the whole file is UTF-8, and whether there is an apostrophe in it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8, apostrophes, tail, since = True, False, b"", 0
    with origin.open() as file:
        while chunk := file.read(CHUNK):
            at = file.tell() - len(chunk)
            if b"\0" in chunk:
                raise Refused([no.NulByte(file=origin.file, row=_row(origin, at + chunk.index(b"\0")))])
            since = _line(origin, chunk, at, since)
            apostrophes = apostrophes or b"'" in chunk
            utf8 = utf8 and _decodes(decoder, chunk)
            if utf8 and (found := _garbled(tail + chunk)):
                raise Refused([_mojibake(origin, at - len(tail) + found.start(), found[0])])
            tail = chunk[-4:]
    return utf8 and _decodes(decoder, b"", final=True), apostrophes


def _line(origin: GivenFile, chunk: bytes, at: int, since: int) -> int:
    """Give how many bytes the last line has so far; raises `Refused` for one that is too long."""
    ends = [end for end in (chunk.find(b"\n"), chunk.find(b"\r")) if end >= 0]
    if since + (min(ends) if ends else len(chunk)) > LINE:
        row = _row(origin, at)
        raise Refused([no.CellTooLong(file=origin.file, row=row, column=None, limit=CELL)])
    last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
    return len(chunk) - last - 1 if ends else since + len(chunk)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _garbled(chunk: bytes) -> re.Match[bytes] | None:
    return _GARBLED.search(chunk) if b"\xc3\x83" in chunk else None


def _mojibake(origin: GivenFile, at: int, sample: bytes) -> no.Mojibake:
    return no.Mojibake(file=origin.file, row=_row(origin, at), sample=sample.decode("utf-8"))


def _row(origin: GivenFile, at: int) -> int:
    """Give the line that holds a byte."""
    seen = 0
    for number, line in enumerate(_lines(origin), start=1):
        seen += len(line)
        if seen > at:
            return number
    return 1


def _lines(origin: GivenFile) -> Iterator[bytes]:
    """Give the lines as bytes, ended as the CSV reader takes them to end."""
    with io.TextIOWrapper(origin.open(), encoding="latin-1", newline="") as text:
        for line in text:
            yield line.encode("latin-1")


def _first_undecodable(origin: GivenFile) -> int:
    return next((number for number, line in enumerate(_lines(origin), start=1) if not _is_utf8(line)), 1)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _cp1252(origin: GivenFile) -> Notice:
    """Give the warning with a sample; raises `Refused` when part of the file is something else."""
    sample: dict[str, None] = {}
    tail = b""
    with origin.open() as file:
        while chunk := file.read(CHUNK):
            at = file.tell() - len(chunk)
            if found := _UNDEFINED.search(chunk):
                raise Refused([no.EncodingUnknown(file=origin.file, row=_row(origin, at + found.start()))])
            if found := _UTF8.search(tail + chunk):
                other = _row(origin, at - len(tail) + found.start())
                raise Refused([no.EncodingMixed(file=origin.file, row=_first_undecodable(origin), other=other)])
            if len(sample) < SAMPLE and not chunk.isascii():
                sample |= dict.fromkeys(_WORD.findall(chunk.decode("cp1252", "replace")))
            tail = chunk[-2:]
    return no.EncodingGuessed(file=origin.file, sample=tuple(sample)[:SAMPLE])


def _utf16(origin: GivenFile) -> Encoding:
    row = 1
    with io.TextIOWrapper(origin.open(), encoding="utf-16", newline="") as text:
        try:
            while chunk := text.readline(LINE):
                if "\0" in chunk:
                    raise Refused([no.NulByte(file=origin.file, row=row)])
                if found := GARBLED.search(chunk):
                    raise Refused([no.Mojibake(file=origin.file, row=row, sample=found[0])])
                if len(chunk) == LINE:
                    raise Refused([no.CellTooLong(file=origin.file, row=row, column=None, limit=CELL)])
                row += 1
        except UnicodeError:
            raise Refused([no.EncodingUnknown(file=origin.file, row=row)]) from None
    return Encoding("utf-16")
