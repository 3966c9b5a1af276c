"""E-service answers come in with their ids, days and ticks, and hostile XML does not."""

import csv
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain.errors import (
    CellTooLong,
    ColumnTwice,
    ElementsUnread,
    FilesPassedOver,
    FileTooLarge,
    FolderEmpty,
    FormVersionUnknown,
    HeadingsUnknown,
    Mojibake,
    NameColumnMissing,
    NamespaceWrong,
    NotSubmitted,
    NulByte,
    XmlInvalid,
    XmlUnsafe,
)
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.intake import Mapping, Source, sources, xml

SPACE = "http://www.oeplatform.org/version/2.0/schemas/flowinstance"
EXPECTED = f"FlowInstance ({SPACE})"


def asked(element: str, *values: str, label: str = "") -> str:
    told = "".join(f"<Value><![CDATA[{value}]]></Value>" for value in values)
    return f"<{element}><QueryID>7</QueryID><Name><![CDATA[{label or element}]]></Name>{told}</{element}>\n"


ORGANISATION = asked("Organisation", "5591628770 | Almby IK | Storgatan 1 |  | 702 10 Örebro | 870")
TICKS = asked("Vardegrund", "Ja, vi ställer oss bakom värdegrunden") + asked("Principer", "Ja")


def answer(
    questions: str = ORGANISATION + TICKS, status: str = "Inkommen", number: int = 4711, space: str = SPACE
) -> str:
    return f"""<FlowInstance xmlns="{space}">
<Header><Flow><FamilyID>12</FamilyID><Version>3</Version><FlowID>34</FlowID><Name><![CDATA[Anslutning]]></Name></Flow>
<FlowInstanceID>{number}</FlowInstanceID><Status><ID>5</ID><Name><![CDATA[{status}]]></Name></Status>
<FirstSubmitted>2023-10-16 14:03</FirstSubmitted><LastSubmitted>2023-10-20 08:00</LastSubmitted></Header>
<Values>
{questions}</Values></FlowInstance>"""


def file(*answers: str, encoding: str = "ISO-8859-1", before: str = "") -> bytes:
    body = answers[0] if len(answers) == 1 else "<FlowInstances>\n" + "\n".join(answers) + "</FlowInstances>"
    return f'<?xml version="1.0" encoding="{encoding}"?>\n{before}{body}'.encode(encoding)


def opened(content: bytes, mapping: Mapping | None = None) -> Source:
    (source,) = sources("-", lambda: content, mapping or Mapping.default())
    return source


def refused(content: bytes, mapping: Mapping | None = None) -> tuple[Objection, ...]:
    with pytest.raises(Refused) as caught:
        opened(content, mapping)
    assert 2 == caught.value.status
    return caught.value.objections


def found(source: Source) -> list[dict[str, str]]:
    return [dict(zip(source.headings, texts, strict=True)) for _, texts, _ in source.rows()]


FIELDS = {"name": "Almby IK", "org_nr": "5591628770", "values": "ja", "principles": "ja"}
HEADER = {"received": "2023-10-16", "channel": "e-service", "submission": "4711"}


# what e-services send ---------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ISO-8859-1", "UTF-8", "windows-1252", "UTF-16"])
def test_an_answer_is_read_in_the_encoding_it_names(encoding: str) -> None:
    content = file(answer(asked("Namn", "Övre Åsens IK") + TICKS), encoding=encoding)
    assert ["Övre Åsens IK"] == [row["name"] for row in found(opened(content))]


def test_an_answer_has_its_id_its_arrival_and_the_number_and_name_of_the_look_up() -> None:
    source = opened(file(answer()))
    assert [FIELDS | HEADER] == found(source)
    assert [(2, None)] == [(row, said) for row, _, said in source.rows()]
    assert ("xml", source.headings, []) == (source.form, source.fields, source.notices)


def test_one_file_may_hold_many_answers_each_with_its_line() -> None:
    source = opened(file(answer(), answer(number=4712), answer(asked("Namn", "KFUM"), number=4713)))
    assert ["4711", "4712", "4713"] == [row["submission"] for row in found(source)]
    assert ["Almby IK", "Almby IK", "KFUM"] == [row["name"] for row in found(source)]
    assert [3, 12, 21] == [row for row, _, _ in source.rows()]


def test_what_a_question_is_called_is_read_when_its_element_says_nothing() -> None:
    source = opened(file(answer(asked("Q17", "Almby IK", label="Föreningens namn"))))
    assert ["Almby IK"] == [row["name"] for row in found(source)]


def test_check_boxes_are_repeated_values() -> None:
    boxes = asked("Stallningstagande", "Värdegrunden", "Principerna")
    assert ["Värdegrunden; Principerna"] == [row["affirm"] for row in found(opened(file(answer(ORGANISATION + boxes))))]
    label = asked("Vardegrund", "Föreningen ställer sig bakom värdegrunden")
    assert ["ja"] == [row["values"] for row in found(opened(file(answer(ORGANISATION + label))))]
    no = asked("Vardegrund", "Nej")
    assert ["nej"] == [row["values"] for row in found(opened(file(answer(ORGANISATION + no))))]
    unclear = asked("Vardegrund", "Vi ställer oss inte bakom värdegrunden", "Ja")
    assert ["Vi ställer oss inte bakom värdegrunden; Ja"] == [
        row["values"] for row in found(opened(file(answer(ORGANISATION + unclear))))
    ]


def test_a_mapping_ties_elements_to_fields_and_words_to_ticks() -> None:
    questions = asked("Q1", "Almby IK") + asked("Q2", "Kryssad") + asked("Q3", "blå")
    mapping = Mapping(
        {"Q1": "name", "Q2": "values", "Q3": "ignore", "Kontakt.Email": "contact_mail", "LastSubmitted": "received"},
        yes=("kryssad",),
    )
    contact = "<Kontakt><QueryID>8</QueryID><Name>K</Name><Email>eva@example.org</Email></Kontakt>"
    source = opened(file(answer(questions + contact)), mapping)
    told = {"name": "Almby IK", "values": "ja", "contact_mail": "eva@example.org"}
    assert [told | HEADER | {"received": "2023-10-20"}] == found(source)
    assert [] == source.notices
    assert ("Q2", "values") in source.columns


def test_questions_that_no_field_answers_to_are_told() -> None:
    source = opened(file(answer(ORGANISATION + asked("Skostorlek", "43"))))
    assert [ElementsUnread(file="-", column=("Skostorlek",))] == source.notices


def test_a_form_version_that_the_mapping_does_not_list_is_told() -> None:
    source = opened(file(answer()), Mapping(versions=("1", "2")))
    assert [FormVersionUnknown(file="-", given=("3",), known=("1", "2"))] == source.notices
    assert [] == opened(file(answer()), Mapping(versions=("3",))).notices


def test_an_answer_that_was_never_sent_in_is_told_and_the_others_are_read() -> None:
    source = opened(file(answer(status="Preliminär"), answer(status="Klart")))
    assert [NotSubmitted(file="-", row=3, given="Preliminär"), None] == [said for _, _, said in source.rows()]


def test_rejected_answers_come_as_a_file_that_is_read_again() -> None:
    source = opened(file(answer(), answer(asked("Namn", "Övre; Åsens IK"), number=4712)))
    written = source.rejected((texts, "fel") for _, texts, _ in source.rows())
    again = opened(written)
    assert (None, *source.fields) == again.fields
    assert [texts for _, texts, _ in source.rows()] == [texts[1:] for _, texts, _ in again.rows()]
    assert ["fel", *source.headings] == next(csv.reader(io.StringIO(written.decode("utf-8-sig")), delimiter=";"))


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name, number in (("b.xml", 2), ("a.xml", 1), ("c.XML", 3)):
        (tmp_path / name).write_bytes(file(answer(number=number)))
    (tmp_path / "läs mig.docx").write_bytes(b"PK")
    (tmp_path / ".dold.xml").write_bytes(b"")
    (tmp_path / "~$svar.xlsx").write_bytes(b"")
    read = list(sources(str(tmp_path), bytes, Mapping.default()))
    assert ["1", "2", "3"] == [row["submission"] for source in read for row in found(source)]
    assert str(tmp_path / "a.xml") == read[0].file
    assert [FilesPassedOver(file=str(tmp_path), files=("läs mig.docx",))] == read[0].notices


def test_every_file_of_a_folder_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<x/>")
    (tmp_path / "b.xml").write_bytes(file(answer()))
    (tmp_path / "c.csv").write_bytes(b"namn\nA\0\n")
    with pytest.raises(Refused) as caught:
        list(sources(str(tmp_path), bytes, Mapping.default()))
    assert [NamespaceWrong, NulByte] == [type(said) for said in caught.value.objections]


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        list(sources(str(tmp_path), bytes, Mapping.default()))
    assert (FolderEmpty(file=str(tmp_path)),) == caught.value.objections


# what is not read -------------------------------------------------------------------------------


def test_another_namespace_is_refused_naming_what_was_expected_and_found() -> None:
    for content, root in (
        (file(answer(space="urn:annat")), "FlowInstance (urn:annat)"),
        (file(answer(space="")), "FlowInstance"),
        (b"<html><body/></html>", "html"),
        (f'<Export xmlns="{SPACE}"/>'.encode(), f"Export ({SPACE})"),
    ):
        assert (NamespaceWrong(file="-", expected=EXPECTED, found=root),) == refused(content)


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    "before",
    [
        LAUGHS + "]>",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.org/x"> %p;]>',
        "<!DOCTYPE x>",
    ],
)
def test_entities_and_what_is_external_are_refused(before: str) -> None:
    for content in (
        file(answer(asked("Namn", "x")), before=before),
        file(answer("<Namn>&e;&j;</Namn>"), before=before),
    ):
        assert (XmlUnsafe(file="-"),) == refused(content)


def test_an_entity_in_an_encoding_that_hides_it_is_refused() -> None:
    assert (XmlUnsafe(file="-"),) == refused(file(answer(), encoding="UTF-16", before=LAUGHS + "]>"))


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (file(answer())[:-20], 10),
        (b"<a>\n<b></a>", 2),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', 1),
        (b'<?xml version="1.0" encoding="shift_jis"?><a/>', 1),
        (file(answer()).replace(b"ISO-8859-1", b"UTF-8"), 7),
        (b"<a>\n\0</a>", 2),
        (f'<F xmlns="{SPACE}">\n&odd;</F>'.encode(), 2),
    ],
)
def test_what_is_not_well_formed_is_refused_with_its_line(content: bytes, row: int) -> None:
    assert (XmlInvalid(file="-", row=row),) == refused(content)


def test_elements_within_elements_without_end_are_refused() -> None:
    assert (XmlUnsafe(file="-"),) == refused(b"<a>" * 100_000)


def test_a_value_of_five_megabytes_is_told_and_the_rest_is_read() -> None:
    source = opened(file(answer(asked("Namn", "x" * 5_000_000)), answer()))
    assert [CellTooLong(file="-", row=3, column="name", limit=20_000), None] == [said for _, _, said in source.rows()]


def test_garbled_letters_are_told() -> None:
    source = opened(file(answer(asked("Namn", "BlÃ¥")), answer()))
    assert [Mojibake(file="-", row=3, sample="Ã¥"), None] == [said for _, _, said in source.rows()]


def test_a_file_larger_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "LARGEST", 100)
    assert [FileTooLarge] == [type(said) for said in refused(file(answer()))]


def test_an_answer_that_nobody_can_be_told_from_is_refused() -> None:
    assert (NameColumnMissing(file="-", row=2),) == refused(file(answer(TICKS)))
    assert (HeadingsUnknown(file="-", row=2, given=("Skostorlek",)),) == refused(
        file(answer(asked("Skostorlek", "43")))
    )


def test_two_questions_of_one_field_that_say_different_things_are_told() -> None:
    questions = asked("Namn", "Almby IK") + asked("Forening", "Almby")
    source = opened(
        file(answer(questions), answer(asked("Forening", "Almby")), answer(asked("Namn", "a") + asked("Forening", "a")))
    )
    twice = ColumnTwice(file="-", row=3, column=("Namn", "Forening"), given="name")
    assert [twice, None, None] == [said for _, _, said in source.rows()]
    assert ["Almby IK", "Almby", "a"] == [row["name"] for row in found(source)]
    mapping = Mapping({"Forening": "ignore"})
    assert ["Almby IK"] == [row["name"] for row in found(opened(file(answer(questions)), mapping))]


@given(st.integers(0, 1000), st.binary(min_size=1, max_size=6))
def test_no_damage_makes_it_crash(at: int, noise: bytes) -> None:
    content = bytearray(file(answer()))
    content[at : at + len(noise)] = noise
    with suppress(Refused):
        list(opened(bytes(content)).rows())
