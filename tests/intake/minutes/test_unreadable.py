"""Files that hold no minutes: each is told for what it is, with what to do, and none ends in a traceback."""

import io
import random
import time
import zipfile
from pathlib import Path

import docx
import pytest

from samverkan_cli import texts
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.intake import minutes
from samverkan_cli.intake.minutes import document
from samverkan_cli.intake.minutes.words import shipped

OWN = Path(__file__).parents[2] / "minutes"
DAMAGES = 60  # of each kind of file
LONGEST = 2.0  # seconds


def packed(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def as_word(text: str) -> bytes:
    made, kept = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(kept)
    return kept.getvalue()


def as_pdf(pages: list[list[str]], more: bytes = b"") -> bytes:
    """Give a PDF by hand: a page a list of lines, with no compression."""
    objects = [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for lines in pages:
        shown = b"".join(
            b"1 0 0 1 50 %d Tm (%s) Tj " % (800 - 14 * at, line.encode("cp1252").translate(None, b"()\\"))
            for at, line in enumerate(lines)
        )
        stream = b"BT /F1 11 Tf " + shown + b"ET"
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 3)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (len(objects) + 2)
        )
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % each for each in kids), len(kids))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", tree, *objects]
    made, begins = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        begins.append(len(made))
        made += b"%d 0 obj %s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % begin for begin in begins)
    root = b"trailer << /Size %d /Root 1 0 R %s >>" % (len(objects) + 1, more)
    return b"%sxref\n0 %d\n0000000000 65535 f \n%s%s\nstartxref\n%d\n%%%%EOF" % (
        made, len(objects) + 1, table, root, len(made),
    )  # fmt: skip


LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)
FILES = {
    "scanned": [as_pdf([[]])],
    "locked": [as_pdf([["Möte"]], LOCK)],
    "old_word": [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600],
    "rtf": [b"{\\rtf1\\ansi M\\'f6te}"],
    "odt": [packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"})],
    "other_zip": [packed({"xl/workbook.xml": b"<a/>"}), packed({"bilder/1.jpg": b"x"})],
    "binary": [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\x7fELF\0\0", b"\xff\xd8\xff\xe0\0\x10JFIF"],
    "empty": [b"", b"\n \n\t\n", b"\xef\xbb\xbf", as_word("")],
    "damaged": [
        b"%PDF-1.7 trasig",
        b"PK\x03\x04trasig",
        as_word("Möte")[:900],
        packed({"word/document.xml": b"<a>"}),
        packed({"word/document.xml": b"<a/>", "[Content_Types].xml": b"<Types/>"}),
        b"\xff\xfeM",
    ],
}


def refused(content: bytes) -> Objection:
    with pytest.raises(Refused) as told:
        document.lines(content, "fil", "file")
    (objection,) = told.value.objections
    return objection


@pytest.mark.parametrize(("why", "content"), [(why, each) for why, those in FILES.items() for each in those])
def test_what_holds_no_minutes_is_told_for_what_it_is(why: str, content: bytes) -> None:
    objection = refused(content)
    assert ("minutes_unreadable", why) == (objection.code, objection.facts["unread_why"])


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("why", [*FILES, "no_minutes"])
def test_each_is_said_in_words_with_what_to_do(why: str, language: str) -> None:
    texts.use(language)
    try:
        message, hint = texts.objection("minutes_unreadable", {"file": "fil", "unread_why": why, "unread_cure": why})
        assert {*FILES, "no_minutes"} == set(texts.words("unread_why")) == set(texts.words("unread_cure"))
    finally:
        texts.use("sv")
    assert " " in message.split(": ")[-1]
    assert hint.endswith(".")
    assert 3 < len(hint.split())


def text() -> str:
    return (OWN / "05.txt").read_text(encoding="utf-8")


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Give a file that was cut off, or had some of its bits turned, or a piece of it twice."""
    how = chance.randrange(3)
    if how == 0:
        return content[: chance.randrange(len(content))]
    if how == 1:
        at = chance.randrange(len(content))
        return content[:at] + content[max(0, at - 40) :]
    turned = bytearray(content)
    for _ in range(chance.randrange(1, 12)):
        turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
    return bytes(turned)


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf", "xml"])
def test_a_damaged_file_is_read_or_refused_and_nothing_else(kind: str) -> None:
    whole = {
        "txt": lambda: text().encode(), "docx": lambda: as_word(text()), "pdf": lambda: as_pdf([text().splitlines()]),
        "xml": lambda: as_word(text()),
    }[kind]()  # fmt: skip
    chance = random.Random(kind)
    began = time.monotonic()
    told: list[Objection] = []
    for _ in range(DAMAGES if kind != "xml" else DAMAGES // 3):
        content = in_a_part(whole, chance) if kind == "xml" else damaged(whole, chance)
        try:
            minutes.read(document.lines(content, f"fil.{kind}", "file"), shipped())
        except Refused as refusal:
            told += refusal.objections
    assert {2} == {each.status for each in told} | {2}
    assert LONGEST * 4 > time.monotonic() - began


def in_a_part(content: bytes, chance: random.Random) -> bytes:
    """Give a Word document with one of its parts damaged, in an archive that is whole."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    if chance.randrange(4) == 0:
        del parts[name]
    else:
        parts[name] = damaged(parts[name], chance)
    return packed(parts)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (as_pdf([["Sida"]] * 1_001), "file_too_large"),
        (packed({"word/document.xml": b"0" * 60_000_000}), "file_too_large"),
        (packed({"word/document.xml": b"<a/>"} | {f"word/{n}.xml": b"" for n in range(2_100)}), "file_too_large"),
        (packed({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "minutes_unreadable"),
        (b"a" * 19_000_000, "file_too_large"),
        (b"Beslut: att " * 1_600_000, "file_too_large"),
        (b"\n" * 19_000_000, "file_too_large"),
    ],
    ids=["pages", "bomb", "parts", "entity", "line", "words", "blank"],
)
def test_what_is_too_large_is_refused_at_once(content: bytes, code: str) -> None:
    began = time.monotonic()
    with pytest.raises(Refused) as told:
        document.lines(content, "fil", "file")
    assert [code] == [each.code for each in told.value.objections]
    assert LONGEST > time.monotonic() - began


def test_a_line_of_nothing_but_cells_is_read_at_once() -> None:
    began = time.monotonic()
    found = minutes.read(document.lines(b"a | " * 4_700, "fil", "file"), shipped())
    assert (None, ()) == (found.date, found.items)
    assert LONGEST > time.monotonic() - began
