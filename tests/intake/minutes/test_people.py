"""Everybody who is named as there or as absent, once, with what is said of them."""

import pytest
from minutes_texts import read

from samverkan_cli.domain.minutes import Participant
from samverkan_cli.intake.minutes import names

BODY = "\n\n1. Ett\n\nText.\n\n2. Två\n\nText.\n"


def people(head: str, body: str = BODY, tail: str = "") -> list[tuple[object, ...]]:
    """Give name, organisation, party and role of each, and whether they were guests or absent."""
    found = read(f"Samrådet\n2024-03-12\n\n{head}{body}{tail}").participants
    return [_told(each) for each in found]


def _told(each: Participant) -> tuple[object, ...]:
    marks = [mark for mark, has in (("gäst", each.guest), ("frånvarande", each.absent)) if has]
    return tuple(filter(None, (each.name, each.organisation, each.party, each.role, *marks)))


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Närvarande: Eva Holm, Bo Ek och Karl-Erik Dahl", [("Eva Holm",), ("Bo Ek",), ("Karl-Erik Dahl",)]),
        (
            "Närvarande\nRörelserätt Tallen    Eva Holm\n                      Bo Ek, ordförande\n"
            "Tallens kommun        Ida Ny (S)\n\n"
            "Frånvarande\nSynskadades förening   Ada Berg",
            [
                ("Eva Holm", "Rörelserätt Tallen"),
                ("Bo Ek", "Rörelserätt Tallen", "ordförande"),
                ("Ida Ny", "Tallens kommun", "S"),
                ("Ada Berg", "Synskadades förening", "frånvarande"),
            ],
        ),
        (
            "Beslutande\nOrdförande    Eva Holm (S)\nLedamöter     Bo Ek (M)\n              Ada Berg (L)",
            [("Eva Holm", "S", "ordförande"), ("Bo Ek", "M"), ("Ada Berg", "L")],
        ),
        (
            "Frånvarande: Bo Ek\nOrdförande: Eva Holm\nNärvarande: Eva Holm, Ada Berg",
            [("Bo Ek", "frånvarande"), ("Eva Holm", "ordförande"), ("Ada Berg",)],
        ),
        (
            "Deltagare: Eva Holm (Tallens IF), Bo Ek – kommunens samordnare",
            [("Eva Holm", "Tallens IF"), ("Bo Ek", "kommunens samordnare")],
        ),
        (
            "Deltagare: Eva Holm, Rädda Barnen – lokalföreningen, Bo Ek, Villa Holmen - hyresgäster",
            [("Eva Holm", "Rädda Barnen – lokalföreningen"), ("Bo Ek", "Villa Holmen - hyresgäster")],
        ),
        (
            "Närvarande beslutande: Eva Holm\nKunde inte vara med: Bo Ek",
            [("Eva Holm",), ("Bo Ek", "frånvarande")],
        ),
        (
            "Närvarande:\nEva Holm, Tallens IF (ordförande)\nBo Ek (S)",
            [("Eva Holm", "Tallens IF", "ordförande"), ("Bo Ek", "S")],
        ),
        (
            "Deltagare   Eva Holm, samordnare, ordf.\n            Bo Ek, polisen",
            [("Eva Holm", "ordförande"), ("Bo Ek", "polisen")],
        ),
        (
            "Närvarande\nFör Tallens IF\nEva Holm\nFör Björkens BK\nBo Ek",
            [("Eva Holm", "Tallens IF"), ("Bo Ek", "Björkens BK")],
        ),
        (
            "Närvarande:\nEva Holm, Tallrådet Bo Ek, Björkrådet\nUlf Al, Granrådet",
            [("Eva Holm", "Tallrådet"), ("Bo Ek", "Björkrådet"), ("Ulf Al", "Granrådet")],
        ),
        (
            "Närvarande:\nTallens IF – Eva Holm, Bo Ek\nPolisen – Ulf Al",
            [("Eva Holm", "Tallens IF"), ("Bo Ek", "Tallens IF"), ("Ulf Al", "Polisen")],
        ),
        (
            "Beslutande\nEva Holm (S) ordförande\nBo Ek (M) ersättare för Ulf Al (M)",
            [("Eva Holm", "S", "ordförande"), ("Bo Ek", "M", "ersättare"), ("Ulf Al", "M", "frånvarande")],
        ),
        (
            "Närvarande: Eva Holm\nFrånvarande: Bo Ek (S), Ulf Al, Tallens IF",
            [("Eva Holm",), ("Bo Ek", "S", "frånvarande"), ("Ulf Al", "Tallens IF", "frånvarande")],
        ),
        (
            "Närvarande: Eva Holm, Bo Ek\nSuppleanter\nUlf Al\nAdjungerade\nSiv Lo, Tallrådet",
            [("Eva Holm",), ("Bo Ek",), ("Ulf Al", "suppleant"), ("Siv Lo", "Tallrådet", "adjungerad")],
        ),
        ("Närvarande: Eva Holm\nGäster: Bo Ek, Tallens IF", [("Eva Holm",), ("Bo Ek", "Tallens IF", "gäst")]),
        (
            "Deltagare: Samrådet\nEva Holm, Tallen\nBo Ek\n\nDeltagare: Ulf Al, Stiftelsen Granen",
            [("Eva Holm", "Tallen"), ("Bo Ek",), ("Ulf Al", "Stiftelsen Granen", "gäst")],
        ),
        (
            "Närvarande: Eva Holm (tom § 58), Bo Ek (till kl. 14), Ulf Al (Teams)",
            [("Eva Holm",), ("Bo Ek",), ("Ulf Al",)],
        ),
        ("Närvarande: ordförande Eva Holm, Bo Ek", [("Eva Holm", "ordförande"), ("Bo Ek",)]),
        (
            "| Namn | Roll | Närvarande |\n|---|---|---|\n| Eva Holm | kassör | ja |\n| Bo Ek | ledamot | nej |",
            [("Eva Holm", "kassör"), ("Bo Ek", "ledamot", "frånvarande")],
        ),
    ],
)
def test_a_list_gives_everybody_with_what_it_says(head: str, found: list[tuple[str, ...]]) -> None:
    assert found == people(head)


def test_a_list_that_has_the_surname_first_is_turned_where_the_names_stand_otherwise_later() -> None:
    head = "Beslutande\n        Sundqvist Carola, ordförande\n        Nyman Jarl\n"
    tail = "\nVid protokollet\n\nCarola Sundqvist            Jarl Nyman\n"
    assert ["Carola Sundqvist", "Jarl Nyman"] == [each[0] for each in people(head, tail=tail)]


def test_a_sentence_says_who_came_for_whom_and_who_could_not() -> None:
    head = "Närvarande: Eva Holm\n\nFrån Tallens IF deltog Bo Ek (till kl. 14) och Ulf Al.\n"
    body = "\n1. Ett\n\nEva hälsade från Siv Lo, ordförande, som inte kunde närvara.\n\n2. Två\n\nText.\n"
    expected = [
        ("Eva Holm",),
        ("Bo Ek", "Tallens IF"),
        ("Ulf Al", "Tallens IF"),
        ("Siv Lo", "ordförande", "frånvarande"),
    ]
    assert expected == people(head, body)


def test_organisations_that_sent_apologies_are_no_persons() -> None:
    assert [("Eva Holm",)] == people("Närvarande: Eva Holm\n\nTallens IF och Granrådet hade anmält förhinder.\n")


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Eva är vald till ordförande och Bo till sekreterare.", ["ordförande", "sekreterare"]),
        ("Ordf. Eva Holm öppnade mötet.", ["ordförande", None]),
        ("Bo Ek, vice ordförande, ledde mötet.", [None, "vice ordförande"]),
        ("Eva berättade om läget.", [None, None]),
    ],
)
def test_an_office_that_a_sentence_says_is_held(said: str, role: list[str | None]) -> None:
    found = read(f"Samrådet\n2024-03-12\nNärvarande: Eva Holm, Bo Ek\n\n1. Ett\n\n{said}\n\n2. Två\n\nText.\n")
    assert role == [each.role for each in found.participants]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Eva", ["Eva Holm"]),
        ("Maria", ["Maria Lind", "Maria Berg"]),
        ("K-E", ["Karl-Erik Dahl"]),
        ("KED", ["Karl-Erik Dahl"]),
        ("EH", ["Eva Holm"]),
        ("ordföranden", ["Eva Holm"]),
        ("Holm Eva", ["Eva Holm"]),
        ("Siv", []),
    ],
)
def test_a_short_form_means_those_who_were_there(said: str, meant: list[str]) -> None:
    people = names.People(["Eva Holm", "Maria Lind", "Maria Berg", "Karl-Erik Dahl"], [("ordförande", "Eva Holm")])
    assert meant == people.meant(said)


@pytest.mark.parametrize(
    "said", ["Tallens IF", "Polska Hembygdskretsen", "Gråsjö Föreningsråd", "Stiftelsen Kajen", "Region Mitt"]
)
def test_an_organisation_is_no_person(said: str) -> None:
    assert not names.is_name(said)


@pytest.mark.parametrize("said", ["Eva Holm", "P-O Ek", "Siv von Al", "Helene Dal Osei", "Fredrik Wik", "K.G. Ek"])
def test_a_full_name_is_a_person(said: str) -> None:
    assert names.is_name(said)
