"""A period's text as officers have it: without marks, in Windows-1252, in Word."""

import zipfile
from pathlib import Path

import pytest
from conftest import Typed

from samverkan_cli.domain.period import points

POINTS = [("value", 1, "Alla är lika"), ("principle", 1, "Öppenhet"), ("principle", 2, "Dialog i god tid")]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def found(text: str) -> list[tuple[str, int, str | None]]:
    return [(each.kind, each.number, each.text) for each in points(text)]


@pytest.mark.parametrize(
    "text",
    [
        "# Värdegrund\n1. Alla är lika\n# Principer\n1. Öppenhet\n2. Dialog i\ngod tid\n",
        "Värdegrund\n1. Alla är lika\nPrinciper\n1. Öppenhet\n2. Dialog i god tid\n",
        "1. Värdegrund\n1) Alla är lika\n\n2. Principer\n1) Öppenhet\n2) Dialog i god tid\n",
        "VÄRDEGRUND\n• Alla är lika\n\nPRINCIPER:\n• Öppenhet\n• Dialog i god tid\n",
        "Värdegrund för samverkan\na) Alla är lika\n\nPrinciper\n– Öppenhet\n– Dialog i god tid\n",
        "Values\n· Alla är lika\nPrinciples\nA) Öppenhet\nB) Dialog i god tid\n\nUppföljning\n\n1. Varje år\n",
        "Inledning\n\nHär följer.\n\nVår värdegrund\n1. Alla är lika\n2 Principer\n1. Öppenhet\n2. Dialog i god tid\n",
    ],
)
def test_the_points_of_a_text_are_found_as_they_are_usually_written(text: str) -> None:
    assert POINTS == found(text)


def test_what_is_part_of_a_point_is_no_point_of_its_own() -> None:
    assert [("principle", 1, "Öppenhet – alltid"), ("principle", 2, "Principen om dialog")] == found(
        "# Principer\n1. Öppenhet\n– alltid\n2. Principen om dialog\n"
    )
    assert [] == found("Vi har talat om principer och om våra åtaganden.\n1. Först\n")


def word(body: str) -> None:
    with zipfile.ZipFile("text.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_word_document_and_an_old_text_of_windows_are_read(well: Typed, period: str) -> None:
    item, heading = "<w:numPr/>", '<w:pStyle w:val="Rubrik1"/>'
    word(paragraph("Värdegrund", heading) + paragraph("Alla är lika", item) + paragraph("Öppet för alla", item))
    well(f"period text {period} text.docx")
    assert [("value:1", "Alla är lika"), ("value:2", "Öppet för alla")] == [
        (each["point"], each["text"]) for each in well(f"period show {period} -o json").data["points"]
    ]
    Path("text.txt").write_bytes("Värdegrund\n1. Särart\n".encode("cp1252"))
    well(f"period text {period} text.txt")
    assert ["Särart"] == [each["text"] for each in well(f"period show {period} -o json").data["points"]]


def test_a_document_that_is_none_or_a_bomb_is_refused(typed: Typed, period: str) -> None:
    word(paragraph("x" * 30_000_000))
    assert (2, ["file_too_large"]) == ((ran := typed(f"period text {period} text.docx -o json")).status, ran.codes)
    Path("text.docx").write_bytes(b"PK\x03\x04 skrap")
    assert (2, ["file_unreadable"]) == ((ran := typed(f"period text {period} text.docx -o json")).status, ran.codes)
    with zipfile.ZipFile("text.docx", "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    assert 2 == typed(f"period text {period} text.docx").status
    Path("text.txt").write_bytes(b"V\x81rdegrund")
    assert 2 == typed(f"period text {period} text.txt").status


def test_a_trial_of_a_text_shows_the_points_that_were_found(well: Typed) -> None:
    well("init")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31")
    Path("text.txt").write_text("Värdegrund\n1. Lika värde\nPrinciper\n1. Dialog [öppen]\n", encoding="utf-8")
    ran = well("period text 2024-2027 text.txt --dry-run")
    assert ["value:1  Lika värde", "principle:1  Dialog [öppen]"] == [
        line.strip() for line in ran.out.splitlines()[-2:]
    ]
    assert "Dialog" not in well("period text 2024-2027 text.txt").out
