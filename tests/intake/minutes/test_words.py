"""A municipality adds its own words to those that are shipped, and is told of what there is no use for."""

from itertools import pairwise

import pytest

from samverkan_cli.domain.refusal import Refused
from samverkan_cli.intake.minutes import words


def test_own_words_stand_after_those_that_are_shipped_in_lower_case() -> None:
    found = words.also('[label]\nplace = ["Träffpunkt"]\n'.encode(), "ord.toml")
    assert (*words.shipped()["label"]["place"], "träffpunkt") == found["label"]["place"]
    assert words.shipped()["label"]["time"] == found["label"]["time"]
    assert found.keys() == words.shipped().keys()


def test_a_file_that_begins_with_a_mark_of_its_encoding_is_read() -> None:
    assert "träffpunkt" in words.also('\ufeff[label]\nplace = ["träffpunkt"]\n'.encode(), "ord.toml")["label"]["place"]


@pytest.mark.parametrize(
    ("own", "given"),
    [
        (b"[label", [None]),
        (b"\xff\xfe=", [None]),
        (b"x = 1\n", ["x"]),
        (b'[labels]\nplace = ["lokal"]\n', ["labels"]),
        (b'[label]\nplaces = ["lokal"]\ntid = ["kl"]\n', ["label.places", "label.tid"]),
        (b'[label]\nplace = "lokal"\n', ["label.place"]),
        (b'[label]\nplace = ["lokal", 3]\n', ["label.place"]),
        (b'[label]\nplace = ["lokal", " "]\n', ["label.place"]),
    ],
)
def test_what_is_no_list_of_words_that_minutes_use_is_told(own: bytes, given: list[str | None]) -> None:
    with pytest.raises(Refused) as refused:
        words.also(own, "ord.toml")
    assert [("words_invalid", "words")] * len(given) == [(o.code, o.field) for o in refused.value.objections]
    assert given == [o.facts.get("given") for o in refused.value.objections]


def test_any_of_some_words_prefers_the_longest() -> None:
    pattern = words.any_of(["tid", "tid och plats", "plats"])
    assert all(len(one) >= len(other) for one, other in pairwise(pattern[3:-1].split("|")))
