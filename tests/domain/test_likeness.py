"""Which names are likely the same actor's, and which only look like it."""

import time

import msgspec
import pytest

from samverkan_cli.domain.likeness import LIKELY, Likeness, Names, alike, duplicates, same_person, stripped, towns
from samverkan_cli.domain.records import Actor
from samverkan_cli.domain.values import Kind

TOWNS = towns("Örebro kommun")


def score(a: str, b: str) -> int:
    return alike(stripped(a, TOWNS), stripped(b, TOWNS))


@pytest.mark.parametrize(
    ("municipality", "words"),
    [
        ("Örebro kommun", ("örebro",)),
        ("Region Örebro län", ("örebro",)),
        ("Göteborgs stad", ("göteborgs", "göteborg")),
        (None, ()),
    ],
)
def test_the_town_is_the_municipality_without_the_word_for_one(
    municipality: str | None, words: tuple[str, ...]
) -> None:
    assert words == towns(municipality)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Klockbojens ideella förening", "klockbojens"),
        ("Klockbojen ek. för.", "klockbojen"),
        ("Klockbojen ek.för.", "klockbojen"),
        ("Stiftelsen Klockbojen i Örebro", "klockbojen"),
        ("Örebro läns klockbojar", "klockbojar"),
        ("Örebro länsidrottsförbund", "idrottsförbund"),
        ("Klockbojen Örebro-Värmland", "klockbojen"),
        ("I.F.K. Klockbojen AB", "ifk klockbojen"),
        ("Hem & Skola", "hem och skola"),
        ("Huset för alla", "huset för alla"),
        ("Föreningen Örebro", "örebro"),
        ("Örebro kommun", "örebro kommun"),
        ("Förening", "förening"),
        ("***", "***"),
    ],
)
def test_a_name_is_compared_without_its_legal_form_and_its_town(name: str, key: str) -> None:
    assert key == stripped(name, TOWNS)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Örebro läns idrottsförbund", "Örebro länsidrottsförbund"),
        ("RFSL", "RFSL Örebro"),
        ("Studiefrämjandet", "Studiefrämjandet Örebro-Värmland"),
        ("Klockbojen", "Klokbojen"),
        ("Blå Tuvan", "BLÅTUVAN"),
        ("Klockbojens idrottsklubb", "Klockbojens idrottsklubben"),
        ("Klockbojens hembygd", "Hembygd Klockbojens"),
        ("Nätverket Exempelvis Grannar", "Nätverket Exempelvis Granar"),
    ],
)
def test_these_are_likely_the_same(a: str, b: str) -> None:
    assert score(a, b) >= LIKELY
    assert score(a, b) == score(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Almby IK", "Almby IF"),
        ("Adolfsbergs IK", "Adolfsbergs IF"),
        ("Föreningen nummer 1", "Föreningen nummer 2"),
        ("Scoutkåren 12", "Scoutkåren 21"),
        ("Klockbojens1914", "Klockbojens1915"),
        ("Norra Klockbojens byalag", "Södra Klockbojens byalag"),
        ("KFUM Klockbojens kårer", "KFUK Klockbojens kårer"),
        ("Klockbojen", "Blå Tuvan"),
    ],
)
def test_these_are_not(a: str, b: str) -> None:
    assert score(a, b) < LIKELY
    assert score(a, b) == score(b, a)


def test_the_likeliest_comes_first_and_two_numbers_are_two_actors() -> None:
    names = Names(TOWNS)
    names.add("A-1", "Klokbojen", None)
    names.add("A-2", "Klockbojen Örebro", "802400-0001")
    names.add("A-3", "Klockbojen", "802400-0019")
    names.add("A-4", "Blå Tuvan", None)
    assert [("A-2", 100), ("A-1", 94)] == names.likely("Klockbojen", "802400-0001")
    assert [("A-2", 100), ("A-3", 100), ("A-1", 94)] == names.likely("Klockbojen", None)
    assert [] == names.likely("Tegelbruket", None)


def test_an_actor_is_found_by_any_of_its_names() -> None:
    names = Names(TOWNS)
    names.add("A-1", "Örebro läns idrottsförbund", None)
    names.add("A-1", "ÖLIF", None)
    assert [("A-1", 100)] == names.likely("ölif", None)


def test_each_tenth_of_three_thousand_names_is_compared_with_all_of_them_in_no_time() -> None:
    words = ("idrottsklubb", "hembygdsförening", "scoutkår", "byalag", "pensionärer", "kör")
    names = Names(TOWNS)
    called = [f"{'abcdefghijklmnopqrst'[n % 20]}{'aouåeiyäö'[n // 20 % 9]}{n:x}by {words[n % 6]}" for n in range(3000)]
    for number, name in enumerate(called):
        names.add(f"A-{number}", name, None)
    began = time.process_time()  # a busy machine is not a slow program
    for name in called[::10]:
        names.likely(name, None)
    assert time.process_time() - began < 1


def actor(number: int, name: str | None, org_nr: str | None = None, kind: Kind = Kind.ASSOCIATION) -> Actor:
    facts = {"name": name, "kind": kind, "side": kind.side, "org_nr": org_nr}
    return msgspec.convert({"entry": number, "id": f"A-{number}", "number": number} | facts, Actor)


BOJEN, TUVAN = actor(1, "Klockbojen", "802400-0001"), actor(2, "Blå Tuvan", "802400-0019")
NUMBERED = actor(3, "Solvändan", "802400-0001")
NAMED, MISSPELT = actor(4, "Klockbojen Örebro"), actor(5, "Blå Tuvann")
BOARD = actor(6, "Kulturnämnden", "212000-1967", Kind.COMMITTEE)
OTHER_BOARD = actor(7, "Socialnämnden", "212000-1967", Kind.COMMITTEE)


@pytest.mark.parametrize(
    ("actors", "expected"),
    [
        ([BOJEN, NUMBERED], [Likeness(NUMBERED, BOJEN, 100, "same_number")]),
        ([BOJEN, NAMED], [Likeness(NAMED, BOJEN, 100, "same_name")]),
        ([NAMED, BOJEN], [Likeness(NAMED, BOJEN, 100, "same_name")]),
        ([BOJEN, actor(8, "Klockbojen", "802400-0019")], []),  # two numbers
        ([BOARD, OTHER_BOARD], []),  # nämnder share their municipality's number
        ([BOARD, actor(8, "Kulturnämnden")], []),  # on another side
        ([BOJEN, actor(8, None)], []),
        ([BOJEN, TUVAN], []),
    ],
)
def test_two_actors_are_likely_one_by_their_number_or_by_their_names(
    actors: list[Actor], expected: list[Likeness]
) -> None:
    assert expected == duplicates(actors, {}, TOWNS)


def test_pairs_come_the_likeliest_first_and_then_by_the_later_one() -> None:
    found = duplicates([MISSPELT, NAMED, NUMBERED, TUVAN, BOJEN], {}, TOWNS)
    assert [("A-3", "A-1"), ("A-4", "A-1"), ("A-5", "A-2")] == [(each.later.id, each.earlier.id) for each in found]
    assert ["same_number", "same_name", "alike"] == [each.why for each in found]
    assert LIKELY <= found[2].score < 100


def test_an_alias_makes_two_actors_likely_one() -> None:
    assert [Likeness(TUVAN, actor(1, "Klockbojen"), 100, "same_name")] == duplicates(
        [actor(1, "Klockbojen"), TUVAN], {"A-2": ["Klockbojen"]}, TOWNS
    )


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Eva Ek", "Ewa Ek"),
        ("Eva Ek", "Eva Ekk"),
        ("Eva Ek", "Ek, Eva"),
        ("Eva Ek", "eva  ek"),
        ("Eva Ek", "Eva Maria Ek"),
        ("Anna Berg", "Anna Borg"),
        ("Anna Berg", "Anan Berg"),
        ("Eva Eriksson", "Eva Ericsson"),
        ("Eva Lindqvist-Ek", "Eva Lindkvist Ek"),
        ("Per Ohlsson", "Per Olsson"),
        ("Eva", "Ewa"),
        ("Marie Louise Al", "Marielouise Al"),
    ],
)
def test_a_name_that_is_spelled_otherwise_may_be_the_same_person(name: str, other: str) -> None:
    assert same_person(name, other)
    assert same_person(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Eva Ek", "Eva Al"),
        ("Eva Ek", "Bo Ek"),
        ("Eva Ek", "Eva El"),
        ("Eva A", "Eva B"),
        ("Eva Ek", "Ek"),
        ("Eva", "Eva Ek"),
        ("Anna Karlsson", "Hanna Larsson"),
        ("Person 1", "Person 2"),
        ("Eva Ek 1", "Eva Ek"),
        ("★", "☆"),
        ("", "Eva"),
    ],
)
def test_another_name_is_another_person(name: str, other: str) -> None:
    assert not same_person(name, other)
    assert not same_person(other, name)


@pytest.mark.parametrize(
    ("typed", "known"),
    [("bla tuvan", "blå tuvan"), ("orebro lans idrottsforbund", "örebro läns idrottsförbund"), ("café ek", "cafe ek")],
)
def test_letters_without_their_rings_and_dots_are_those_with_them(typed: str, known: str) -> None:
    assert (100, 100) == (alike(typed, known), alike(known, typed))


def test_letters_that_are_others_make_two_names() -> None:
    assert LIKELY > alike("bly tuvan", "blå tuvan")
