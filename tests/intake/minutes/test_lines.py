"""What an extraction leaves behind is taken away, and what somebody wrote stays."""

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement

from samverkan_cli.domain.refusal import Refused
from samverkan_cli.intake.minutes import clean, columns, document
from samverkan_cli.intake.minutes.line import TextLine, sentences


def lines(text: str) -> list[TextLine]:
    return document.lines(text.encode(), "fil.txt", "file")


def cleaned(text: str) -> list[str]:
    return [line.text for line in clean.cleaned(columns.laid_out(lines(text)))[0] if line.text]


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("P-O Malm-\ngren talar", ["P-O Malmgren", "talar"]),
        ("Malm\u00ad\ngren talar", ["Malmgren", "talar"]),
        ("Malm\ufffe\ngren talar", ["Malmgren", "talar"]),
        ("en mål\u00adare", ["en målare"]),
        ("Kultur-\noch fritidsnämnden", ["Kultur-", "och fritidsnämnden"]),
        ("K-G Granberg", ["K-G Granberg"]),
        ("Lotta Karlsson-\nAndersson", ["Lotta Karlsson-", "Andersson"]),
        ("https://exempel.se/kalender-\nutveckling", ["https://exempel.se/kalender-", "utveckling"]),
    ],
)
def test_a_word_that_was_split_is_whole_and_a_hyphen_that_belongs_stays(said: str, whole: list[str]) -> None:
    assert whole == cleaned(said)


@pytest.mark.parametrize("number", ["Sida 1 (4)", "sid 2", "1/2", "3 (12)", "- 4 -", "Side 2 av 3"])
def test_a_page_number_is_nobodys_words(number: str) -> None:
    assert ["Rådet beslutade."] == cleaned(f"Rådet beslutade.\n{number}")


@pytest.mark.parametrize("written", ["Sak 14/25", "§ 41   KFN 2024/88", "4/3 är fel dag", "Se sida 4 i planen."])
def test_what_only_looks_like_a_page_number_stays(written: str) -> None:
    assert [written] == cleaned(written)


def test_a_letterhead_that_comes_again_is_taken_away_and_the_sentence_it_cut_goes_on() -> None:
    head = "Storgatan 1\nBox 12\n740 01 Orten\nOrtens kommun"
    text = f"Rådet vill att frågan\n\n{head}\n\ntas upp igen.\n\n{head}\n"
    assert ["Rådet vill att frågan", "tas upp igen."] == cleaned(text)


def test_heads_of_several_lines_beside_a_page_number_are_taken_away() -> None:
    page = "ORTENS KOMMUN      PROTOKOLL      {} (2)\nNämnden för samverkan\n"
    assert ["§ 1 Öppnande", "§ 2 Avslut"] == cleaned(
        page.format(1) + "\n§ 1 Öppnande\n\n" + page.format(2) + "\n§ 2 Avslut"
    )


def test_quoted_mail_is_not_read() -> None:
    assert ["Ny text"] == cleaned("Ny text\n> 1. Gammal punkt\n> Beslut: gammalt")


def test_cells_that_stand_side_by_side_are_read_in_their_columns() -> None:
    text = (
        "Punkt            Diskussion              Åtgärd/ansvarig\n"
        "1. Läget         Allt är lugnt men       Bo skickar listan\n"
        "                 torget oroar.           till alla\n"
        "2. Trygg-        Nio förslag.            \n"
        "   vandring\n"
    )
    assert ["1. Läget", "Allt är lugnt men", "torget oroar.", "→ Bo skickar listan", "till alla"] == cleaned(text)[:5]
    assert "2. Tryggvandring" in cleaned(text)


def test_a_table_torn_into_a_line_a_cell_is_put_together() -> None:
    text = "Nr\nÅtgärd\nAnsvarig\n\n1\nRing kommunen\nBo\n\n2\nBoka lokal\nEva\n"
    rows = [line.cells for line in columns.laid_out(lines(text)) if line.cells]
    assert [("Nr", "Åtgärd", "Ansvarig"), ("1", "Ring kommunen", "Bo"), ("2", "Boka lokal", "Eva")] == rows


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        ("Mötet är kl. 18. Alla är välkomna.", ["Mötet är kl. 18.", "Alla är välkomna."]),
        ("Se t.ex. Malmö. Sedan Lund.", ["Se t.ex. Malmö.", "Sedan Lund."]),
        ("Bidraget är 5.000 kr. Det räcker.", ["Bidraget är 5.000 kr. Det räcker."]),
        ("Klart 20.11.2024. Bo ringer.", ["Klart 20.11.2024.", "Bo ringer."]),
    ],
)
def test_a_sentence_ends_where_it_ends(said: str, parts: list[str]) -> None:
    assert parts == [each.text for each in sentences(lines(said))]


@pytest.mark.parametrize(
    "content",
    ["Minnesanteckningar från åmötet".encode(each) for each in ("utf-8", "utf-8-sig", "cp1252", "utf-16")],
)
def test_a_text_is_read_in_the_encodings_it_is_saved_in(content: bytes) -> None:
    assert ["Minnesanteckningar från åmötet"] == [line.text for line in document.lines(content, "fil.txt", "file")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "minutes_unreadable"),
        (b" \n \n", "minutes_unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "minutes_unreadable"),
        (b"{\\rtf1 text}", "minutes_unreadable"),
        (b"PK\x03\x04trasig", "minutes_unreadable"),
        (b"%PDF-1.7 trasig", "minutes_unreadable"),
        (b"text\0text", "minutes_unreadable"),
        ("Mötet\x1b[2J".encode(), "text_not_allowed"),
        ("Vänd \u202ehär".encode(), "text_not_allowed"),
        ("Bo Ek 19640823-3234 var där".encode(), "personal_number"),
        (b"a" * 20_001, "file_too_large"),
        (b"a\n" * 100_001, "file_too_large"),
    ],
)
def test_what_is_no_minutes_is_refused_with_what_it_is(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        document.lines(content, "fil", "file")
    assert [code] == [objection.code for objection in refused.value.objections]
    assert "3234" not in str(refused.value.objections)


def packed(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"content.xml": b"<a/>", "mimetype": b"odt"}, "minutes_unreadable"),
        ({"xl/workbook.xml": b"<a/>"}, "minutes_unreadable"),
        ({"word/document.xml": b"0" * 50_000_000}, "file_too_large"),
        ({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "minutes_unreadable"),
        ({"word/document.xml": b"<a>"}, "minutes_unreadable"),
    ],
)
def test_an_archive_that_is_no_word_document_is_refused_before_it_is_unpacked(
    parts: dict[str, bytes], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        document.lines(packed(parts), "fil.docx", "file")
    assert [code] == [objection.code for objection in refused.value.objections]


def saved(made: "docx.document.Document") -> bytes:
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def test_a_word_document_gives_its_numbers_its_insertions_and_its_rows_and_not_what_was_deleted() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Samrådet i Orten"
    made.add_paragraph("Öppnande", style="List Number")
    made.add_paragraph("Avslut", style="List Number")
    changed = made.add_paragraph("Vi ")
    for tag, text, kind in (("w:ins", "beslutade", "w:t"), ("w:del", "struket", "w:delText")):
        mark, run, said = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(kind)
        said.text = text
        run.append(said)
        mark.append(run)
        changed._p.append(mark)
    table = made.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Bo Ek", "ordförande"
    found = document.lines(saved(made), "fil.docx", "file")
    texts = [line.text for line in found if line.text]
    assert ["Samrådet i Orten", "1. Öppnande", "2. Avslut", "Vi beslutade", "Bo Ek    ordförande"] == texts
    assert ("Bo Ek", "ordförande") in [line.cells for line in found]
