"""Whether a text names a person, or tells an address."""

from time import process_time

import pytest

from samverkan_cli.domain.naming import PersonNames, found_in, parts_of, persons_in
from samverkan_cli.domain.values import WithheldBecause

NAMES = PersonNames(["Eva Ek", "Bo Å. Holm-Ås", "Ali", "Per Ek", "Eva Maria Ås", "Anna-Lena Berg"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eva Ek redogör", "Eva Ek"),
        ("Uppdras åt Eva Ek.", "Eva Ek"),
        ("Eva Eks förslag", "Eva Ek"),
        ("EVA EK", "Eva Ek"),
        ("eva ek", "Eva Ek"),
        ("Ek, Eva", "Eva Ek"),
        ("Eva\nEk", "Eva Ek"),
        ("(Eva Ek)", "Eva Ek"),
        ("Eva Maria Ek", "Eva Ek"),
        ("Eva-Maria Ek", None),
        ("Bo Å Holm-Ås", "Bo Å. Holm-Ås"),
        ("Ali rapporterar", "Ali"),
        ("vi ska ali", None),
        ("Under ek och per automatik", None),
        ("Evangeliska kyrkan vid Ekeby", None),
        ("Eva rapporterar", None),
        ("Per automatik gäller det som Eken visar", None),
        ("Eva  Ek", "Eva Ek"),
        ("https://eva-ek.example/", "Eva Ek"),
        ("https://odling.example/anna-lena-berg", "Anna-Lena Berg"),
        ("Eva\u00a0Ek", "Eva Ek"),
        ("Eva E\u00adk", "Eva Ek"),
        ("E\u200dva Ek", "Eva Ek"),
        ("Eva\u200bEk", "Eva Ek"),
        ("Ｅｖａ Ｅｋ", "Eva Ek"),
        ("Éva Ek", "Eva Ek"),
        ("Eva Ek's förslag", "Eva Ek"),
        ("Eva Ek’s förslag", "Eva Ek"),
        ("Eva Ek:s förslag", "Eva Ek"),
        ("Eva Ek-priset", "Eva Ek"),
        ("E. Ek redogör", "Eva Ek"),
        ("E Ek redogör", "Eva Ek"),
        ("Ek, E.", "Eva Ek"),
        ("vid e ek", None),
        ("Eva Ekström", None),
        ("Eva Maria Ås", "Eva Maria Ås"),
        ("Eva Ås redogör", "Eva Maria Ås"),
        ("Ås, Eva", "Eva Maria Ås"),
        ("Eva-Maria Ås", "Eva Maria Ås"),
        ("Eva As", None),
        ("Anna Lena Berg", "Anna-Lena Berg"),
        ("ANNA–LENA BERGS", "Anna-Lena Berg"),
        ("Anna Berg", "Anna-Lena Berg"),
        ("Bo Holm Ås", "Bo Å. Holm-Ås"),
        ("", None),
        (None, None),
    ],
)
def test_a_name_is_found_as_it_may_be_written(text: str | None, expected: str | None) -> None:
    assert expected == next((told for _, told in found_in(text, NAMES)), None)


def test_of_those_who_were_there_one_name_is_enough() -> None:
    there = parts_of(["Eva Ek", "de la Cruz"])
    assert [(WithheldBecause.PERSON, "Eva")] == list(found_in("Eva rapporterar", NAMES, there))
    assert [(WithheldBecause.PERSON, "Eks")] == list(found_in("Enligt Eks förslag", NAMES, there))
    assert [] == list(found_in("de la ek", NAMES, there))
    assert [(WithheldBecause.PERSON, "EVA")] == list(found_in("EVA rapporterar", NAMES, there))
    assert [(WithheldBecause.PERSON, "Lenas")] == list(found_in("Lenas punkt", NAMES, parts_of(["Anna-Lena Ask"])))
    assert [(WithheldBecause.PERSON, "Eva")] == list(found_in("E\u00adva rapporterar", NAMES, there))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skriv till info@example.org.", "info@example.org"),
        ("<bo.ek@bolaget.example.se>", "bo.ek@bolaget.example.se"),
        ("Ring 019-21 10 00", "019-21 10 00"),
        ("tel 0701234567", "0701234567"),
        ("+46 70 123 45 67", "+46 70 123 45 67"),
        ("2024-01-08 och 2024/00123", None),
        ("info (at) example.org", "info (at) example.org"),
        ("info[at]example.org", "info[at]example.org"),
        ("info snabel-a example.org", "info snabel-a example.org"),
        ("info(a)example punkt org", "info(a)example punkt org"),
        ("info @ example.org", "info @ example.org"),
        ("info＠example.org", "info@example.org"),
        ("info@exa\u00admple.org", "info@example.org"),
        ("ring 070/123 45 67", "070/123 45 67"),
        ("070.123.45.67", "070.123.45.67"),
        ("(070) 123 45 67", "(070) 123 45 67"),
        ("070–123\u00a045\u00a067", "070-123 45 67"),
        ("+46 (0) 70-123 45 67", "+46 (0) 70-123 45 67"),
        ("+47 22 12 34 56", "+47 22 12 34 56"),
        ("08.30–16.00 den 05.06.2024", None),
        ("den 05/06 2024", None),
        ("KS 2024/00123456", None),
        ("punkt (a) avtalet. Sedan", None),
        ("100 000 000 kronor", None),
        ("802999-0010", None),
        ("kl. 08-16", None),
        ("a@b", None),
        ("0 01-15", None),
    ],
)
def test_an_address_is_found(text: str, expected: str | None) -> None:
    assert expected == next((told for why, told in found_in(text, NAMES) if why is WithheldBecause.ADDRESS), None)


def test_a_name_that_is_nothing_but_signs_is_looked_for_nowhere() -> None:
    assert [] == list(found_in("- ! -", PersonNames(["!", "", "-"])))


def test_the_one_word_of_another_name_is_found_in_any_case_and_not_within_a_word() -> None:
    names = PersonNames(["Lyktan"], any_case=True)
    assert ["Lyktan", "Lyktan", None, None] == [
        names.first_in(text) for text in ("vi ska till lyktan", "Lyktans möte", "lyktanhuset", "lykta")
    ]


@pytest.mark.parametrize(
    "text", ["a" * 20_000, "a." * 10_000, "a(" * 10_000, "0 1" * 6_000, "a-" * 9_999 + "a", "E " * 10_000]
)
def test_a_text_of_any_length_is_read_at_once(text: str) -> None:
    begun = process_time()
    list(found_in(text, NAMES, parts_of(["Eva Ek"])))
    assert process_time() - begun < 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eva Ek", ["Eva Ek"]),
        ("Eva Ek, ordförande, och Bo Å. Al", ["Eva Ek", "Bo Å. Al"]),
        ("Eva Ek <eva@example.org>", ["Eva Ek"]),
        ("Kommunen", []),
        ("föreningens styrelse", []),
        ("Kommunstyrelsens kansli", []),
        ("", []),
    ],
)
def test_who_was_told_of_is_a_person_where_it_looks_like_one(text: str, expected: list[str]) -> None:
    assert expected == persons_in(text)


def test_everybody_who_is_named_is_told() -> None:
    assert [(WithheldBecause.PERSON, "Per Ek, Eva Ek")] == list(found_in("Per Ek, Eva Ek och P. Ek", NAMES))


def test_a_text_full_of_first_names_that_many_have_is_read_at_once() -> None:
    names = PersonNames(f"Eva Ek{number}x" for number in range(2000))
    begun = process_time()
    assert [] == list(found_in("Eva Bo " * 2500, names))
    assert process_time() - begun < 1
