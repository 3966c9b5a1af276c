"""A file of minutes of any kind as lines, within limits of size, whatever the file says of itself."""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from typing import Never

from samverkan_cli.domain import errors as no
from samverkan_cli.domain import notation
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.intake.minutes import pages
from samverkan_cli.intake.minutes.line import TextLine

PACKED = 20  # megabytes of a file
UNPACKED = 40  # megabytes of what a Word document says
PART = 8  # megabytes of a part of it that is text
PAGES, LINES, LETTERS = 1_000, 100_000, 20_000  # pages, lines, and letters of one
PARTS = 2_000  # of a Word document
CHUNK = 1 << 20
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, LookupError, RuntimeError, ValueError, SyntaxError)
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MARKDOWN = re.compile(r"^#{1,6}\s|^\|.*\|\s*$|\*\*[^*\n]+\*\*|^\s*[-*] \[[ xX]\] ", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def lines(content: bytes, path: str, field: str) -> list[TextLine]:
    """Give the lines of a file of plain text, Markdown, Word or PDF; what it is, its content says.

    Raises `Refused`: `minutes_unreadable` for a file that has no text, is locked, damaged or of a kind that is not
    read; `file_too_large` beyond the limits; `text_not_allowed` for control characters that no extraction leaves;
    `personal_number`, which is never told.
    """
    try:
        found = _read(content, path, field)
    except _DAMAGED:
        unreadable(path, field, "damaged")
    if len(found) > LINES or any(len(line.text) > LETTERS for line in found):
        raise Refused([no.FileTooLarge(field, file=path, limit=PACKED)])
    if not any(line.text for line in found):
        unreadable(path, field, "scanned" if content.startswith(b"%PDF") else "empty")
    _must_be_allowed(found, path, field)
    return found


def _read(content: bytes, path: str, field: str) -> list[TextLine]:
    if content.startswith(b"%PDF"):
        return _pdf(content, path, field)
    if content.startswith(b"PK\x03\x04"):
        return _word(content, path, field)
    if content.startswith((_OLD_WORD, b"{\\rtf")):
        unreadable(path, field, "old_word" if content.startswith(_OLD_WORD) else "rtf")
    text = _decoded(content, path, field)
    _must_be_lines(text, path, field)
    return pages.of_markdown(text) if _MARKDOWN.search(text) else pages.of_text(text)


def _must_be_lines(text: str, path: str, field: str) -> None:
    """Raise `Refused` for more or longer lines than are read, before anything is sought in them."""
    if text.count("\n") + text.count("\r") + text.count("\f") > 2 * LINES or any(
        len(line) > LETTERS for line in text.splitlines()
    ):
        raise Refused([no.FileTooLarge(field, file=path, limit=PACKED)])


def _decoded(content: bytes, path: str, field: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    if b"\0" in content:
        unreadable(path, field, "binary")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")


def _pdf(content: bytes, path: str, field: str) -> list[TextLine]:
    import pypdfium2

    from samverkan_cli.intake.minutes import pdf

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        unreadable(path, field, "locked" if "password" in str(error).casefold() else "damaged")
    with document:
        if len(document) > PAGES:
            raise Refused([no.FileTooLarge(field, file=path, limit=PACKED)])
        return pdf.lines(document, pages.plain)


def _word(content: bytes, path: str, field: str) -> list[TextLine]:
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError

    from samverkan_cli.intake.minutes import word

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "word/document.xml" not in names:
            unreadable(path, field, "odt" if "content.xml" in names else "other_zip")
        if len(names) > PARTS:
            raise Refused([no.FileTooLarge(field, file=path, limit=UNPACKED)])
        _must_fit(archive, path, field)
    try:
        return word.lines(content, pages.plain)
    except (PythonDocxError, OpcError, AttributeError, TypeError, AssertionError):  # a part says what it may not
        unreadable(path, field, "damaged")


def _must_fit(archive: zipfile.ZipFile, path: str, field: str) -> None:
    """Raise `Refused` where the parts unpack to more than is read, or declare entities: the directory may lie."""
    left = UNPACKED * CHUNK
    for part in archive.infolist():
        with archive.open(part) as stream:
            first, told = True, 0
            while chunk := stream.read(CHUNK):
                left, told = left - len(chunk), told + len(chunk)
                if left < 0 or (told > PART * CHUNK and part.filename.endswith(".xml")):
                    raise Refused([no.FileTooLarge(field, file=path, limit=UNPACKED)])
                if first and part.filename.endswith((".xml", ".rels")) and _ENTITY.search(chunk):
                    unreadable(path, field, "damaged")
                first = False


def unreadable(path: str, field: str, why: str) -> Never:
    """Raise `Refused` for a file without minutes; `why` is one of the words that `unread_why` of the texts explains."""
    raise Refused([no.MinutesUnreadable(field, file=path, unread_why=why, unread_cure=why)])


def _must_be_allowed(found: Sequence[TextLine], path: str, field: str) -> None:
    """Raise `Refused` with every line that holds a personal number or control characters; none is printed."""
    objections: list[Objection] = []
    for line in found:
        if flaw := _flaw(line.text, field):
            flaw.row = (path, line.number, None)
            objections.append(flaw)
    if objections:
        raise Refused(objections)


def _flaw(text: str, field: str) -> Objection | None:
    if _CONTROL.search(text):
        return no.TextNotAllowed(field)
    return no.PersonalNumber(field) if notation.has_personal_number(text) else None
