"""The items are those the minutes number or set apart, with label and title as printed."""

import pytest
from minutes_texts import HEAD, read


def items(text: str) -> list[tuple[str | None, str | None]]:
    return [(each.label, each.title) for each in read(HEAD + text).items]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\n1. Ett\n\nText.\n\n2. Två\n\nText.\n", [("1", "Ett"), ("2", "Två")]),
        ("\n§ 45 Ett\n\nText.\n\n§ 46 Två\n\nText.\n", [("45", "Ett"), ("46", "Två")]),
        ("\n§ 45\nEtt\n\nText.\n\n§ 46\nTvå\n\nText.\n", [("45", "Ett"), ("46", "Två")]),
        ("\n§ 45      KFN 2024/88\nEtt\n\nText.\n\n§ 46   Dnr 12/24\nTvå\n\nText.\n", [("45", "Ett"), ("46", "Två")]),
        ("\n1. Temakväll\nAnna berättade.\nBeslut: att ordna den i maj.\n", [("1", "Temakväll")]),
        (
            "\n§ 187\n\nEtt ärende\n\nSammanfattning\nText.\n\nBeslut\nNej.\n\nVid protokollet\n",
            [("187", "Ett ärende")],
        ),
        ("\n32 § ETT\nText.\n\n33 § TVÅ\nText.\n", [("32", "ETT"), ("33", "TVÅ")]),
        ("\nSak 14/25 Ett\nText.\n\nSak 15/25 Två\nText.\n", [("14/25", "Ett"), ("15/25", "Två")]),
        ("\nPS 9/24 Ett\nText.\n\nPS 10/24 Två\nText.\n", [("9/24", "Ett"), ("10/24", "Två")]),
        ("\n1) Ett\n\nText.\n\n2) Två\n\nText.\n", [("1", "Ett"), ("2", "Två")]),
        ("\n1:     Ett\n\nText.\n\n2:     Två\n\nText.\n", [("1", "Ett"), ("2", "Två")]),
        ("\nPunkt 1: Ett\nText.\n\nPunkt 2: Två\nText.\n", [("1", "Ett"), ("2", "Två")]),
        ("\n1 Ett\n1.1 Inne\nText.\n\n2 Två\nText.\n", [("1", "Ett"), ("1.1", "Inne"), ("2", "Två")]),
        (
            "\nETT TVÅ\n\nText.\n\nTRE FYRA\n\nText.\n\nFEM SEX\n\nText.\n",
            [(None, "ETT TVÅ"), (None, "TRE FYRA"), (None, "FEM SEX")],
        ),
        (
            "\nLäget\n\nDet är lugnt i år.\n\nPengar\n\nDe räcker i år.\n\nSlut\n\nVi gick hem.\n",
            [(None, "Läget"), (None, "Pengar"), (None, "Slut")],
        ),
        (
            "\n● Läget\nLugnt.\n\n● Pengar\nDe räcker.\n\n● Slut\nVi gick.\n",
            [(None, "Läget"), (None, "Pengar"), (None, "Slut")],
        ),
        (
            "\n## Läget\n\nLugnt.\n\n## Pengar\n\nRäcker.\n\n## Slut\n\nHem.\n",
            [(None, "Läget"), (None, "Pengar"), (None, "Slut")],
        ),
    ],
)
def test_headings_are_read_in_the_style_they_are_written_in(text: str, found: list[tuple[str | None, str]]) -> None:
    assert found == items(text)


def test_a_title_over_two_lines_is_one() -> None:
    text = (
        "\n§ 1 Yttrande över förslaget till ny biblioteksplan för\nkommunens alla bibliotek\n"
        "\nText.\n\n§ 2 Två\n\nText.\n"
    )
    assert [
        ("1", "Yttrande över förslaget till ny biblioteksplan för kommunens alla bibliotek"),
        ("2", "Två"),
    ] == items(text)


def test_a_numbered_sentence_is_text_without_a_title() -> None:
    found = read(
        HEAD
        + "\n1: Ordföranden hälsade alla närvarande välkomna.\n\n2: Vägen\n\nText.\n\n3: Nästa möte blir den 1 maj.\n"
    ).items
    assert [
        (None, "Ordföranden hälsade alla närvarande välkomna."),
        ("Vägen", "Text."),
        (None, "Nästa möte blir den 1 maj."),
    ] == [(each.title, each.text) for each in found]


def test_a_short_title_before_a_text_on_its_line_is_the_title() -> None:
    assert [("Ekonomi", "Bo redovisade kassan."), ("Slut", "Eva tackade.")] == [
        (each.title, each.text)
        for each in read(HEAD + "\n§1 Ekonomi. Bo redovisade kassan.\n§2 Slut. Eva tackade.\n").items
    ]


def test_points_inside_a_decision_are_no_items() -> None:
    text = (
        "\n1. Ett\n\nBeslut\nRådet beslutar att\n1. sända ut planen,\n2. följa upp den.\n\n2. "
        "Två\n\nText.\n\n3. Tre\n\nText.\n"
    )
    assert [("1", "Ett"), ("2", "Två"), ("3", "Tre")] == items(text)


def test_a_list_of_contents_is_no_second_set() -> None:
    text = (
        "\nÄrendelista\n\n   § 1 Ett\n   § 2 Två\n   § 3 Tre\n\n§ 1 Ett\n\nText.\n\n§ 2 Två\n"
        "\nText.\n\n§ 3 Tre\n\nText.\n"
    )
    assert [("1", "Ett"), ("2", "Två"), ("3", "Tre")] == items(text)


def test_slides_after_the_signatures_are_none() -> None:
    text = "\n1. Ett\n\nText.\n\n2. Två\n\nText.\n\nAntecknat av Eva Holm\n\nBilder\n1. Mål\nNå fler.\n2. Medel\nRåd.\n"
    assert [("1", "Ett"), ("2", "Två")] == items(text)


def test_what_is_under_an_item_is_its_text() -> None:
    assert ["Rad ett.\nRad två.", ""] == [
        each.text for each in read(HEAD + "\n1. Ett\n\nRad ett.\nRad två.\n\n2. Två\n").items
    ]


def test_an_item_under_another_tells_which() -> None:
    assert [None, 0, None] == [each.parent for each in read(HEAD + "\n1 Ett\n1.1 Inne\nText.\n2 Två\nText.\n").items]


def test_a_title_under_its_number_is_read() -> None:
    found = read(HEAD + "\n§ 187\n\nEn fråga om lokaler i sommar\nTexten.\n\n§ 188\n\nEn till\nTexten.\n")
    assert "En fråga om lokaler i sommar" == found.items[0].title
    assert () == found.unread
