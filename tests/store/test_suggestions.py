"""Names that begin as what is typed: those of the live, by any of their names, and no more than are asked for."""

from pathlib import Path

import pytest
from conftest import Typed

from samverkan_cli.store.registry import Registry


def suggested(noun: str, typed: str, most: int = 8) -> list[str]:
    with Registry(Path("registry.db"), 5).reading() as reader:
        return [name for _, name in reader.names_beginning(noun, typed, most)]


@pytest.fixture
def known(well: Typed, period: str) -> None:
    for name in ("Föreningen Blå Tuvan", "Blåklockan", "Öst", "Blå Måndag", "Röda [b]Lyktan"):
        well("actor add --new", name)
    well("actor dissolve 'Blå Måndag' --last-day 2024-01-31")
    well("actor alias Öst 'Blåsorkestern i öst'")
    well("actor edit 'Röda [b]Lyktan' --purpose 'blå lyktor'")
    well("person add 'Åsa Ek'")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("blå", ["Blåklockan", "Föreningen Blå Tuvan", "Öst"]),
        ("BLA", ["Blåklockan", "Föreningen Blå Tuvan", "Öst"]),
        ("tuv för", ["Föreningen Blå Tuvan"]),
        ("öst", ["Öst"]),
        ("[b]l", ["Röda [b]Lyktan"]),
        ("uvan", []),
        ('"*', []),
        ("", []),
        ("måndag", []),
        ("åsa", []),
    ],
)
@pytest.mark.usefixtures("known")
def test_a_name_is_suggested_when_each_word_that_is_typed_begins_one_of_its_words(
    words: str, expected: list[str]
) -> None:
    assert expected == suggested("actor", words)


@pytest.mark.usefixtures("known")
def test_no_more_are_suggested_than_are_asked_for_and_none_of_another_noun() -> None:
    assert ["Blåklockan"] == suggested("actor", "blå", 1)
    assert ["Åsa Ek"] == suggested("person", "e å")
