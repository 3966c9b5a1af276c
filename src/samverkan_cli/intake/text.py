"""A period's text from a file: plain text in UTF-8 or Windows-1252, or a Word document."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from samverkan_cli import files
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused

PACKED, UNPACKED = 5, 20  # megabytes of a document, and of what it says
_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, LookupError, RuntimeError, ValueError)


def read(path: str, field: str) -> str:
    """Give the text of a file, or of standard input for `-`; raises `Refused` when it cannot be read."""
    said = files.piped(field, PACKED) if path == files.PIPED else files.content(path, field, PACKED)
    if said.startswith(b"PK\x03\x04"):
        return "\n".join(_paragraphs(said, path, field)) + "\n"
    if len(said) > files.WRITTEN * files.MEGABYTE:
        raise Refused([no.FileTooLarge(field, file=path, limit=files.WRITTEN)])
    try:
        return said.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return said.decode("cp1252")  # as older Swedish programs on Windows save a text
    except UnicodeDecodeError:
        raise Refused([no.FileUnreadable(field, path=path, why="utf-8")]) from None


def _paragraphs(said: bytes, path: str, field: str) -> Iterator[str]:
    """Give the paragraphs of a Word document, a heading and an item of a list marked as in plain text."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        with zipfile.ZipFile(io.BytesIO(said)) as archive, archive.open(_DOCUMENT) as entry:
            unpacked = entry.read(UNPACKED * files.MEGABYTE + 1)
        if len(unpacked) > UNPACKED * files.MEGABYTE:
            raise Refused([no.FileTooLarge(field, file=path, limit=UNPACKED)])
        found = fromstring(unpacked, forbid_dtd=True)
    except (*_DAMAGED, ParseError, DefusedXmlException):
        raise Refused([no.FileUnreadable(field, path=path, why="docx")]) from None
    for paragraph in found.iter(f"{_W}p"):
        text = "".join(_said(each) for each in paragraph.iter())
        yield _mark(paragraph) + text.strip() if text.strip() else ""


def _said(part: Any) -> str:
    if part.tag == f"{_W}t":
        return part.text or ""
    return " " if part.tag in {f"{_W}tab", f"{_W}br"} else ""


def _mark(paragraph: Any) -> str:
    """Give what stands for a heading or for the number of a list, which Word keeps beside the text."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "").casefold() if style is not None else ""
    if name.startswith(("heading", "rubrik", "title")):
        return "# "
    numbered = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
    return "• " if numbered or name.startswith(("list", "punktlista", "numreradlista")) else ""
