"""JSON lines: one object a line, whatever stands in it."""

import json
from pathlib import Path

import pytest
from conftest import TICKED, Typed


def lines(text: str) -> list[object]:
    assert text.endswith("\n")
    return [json.loads(line) for line in text.removesuffix("\n").split("\n")]


def test_a_listing_is_one_object_a_line(well: Typed, period: str) -> None:
    for name in ("Klockbojen", "Blå Tuvan [ungdom]"):
        well(f"enroll '{name}' {TICKED} --received 2024-01-10")
    ran = well("roll --on 2024-02-01 -o jsonl")
    assert well("roll --on 2024-02-01 -o json").data == lines(ran.out)
    assert "Blå Tuvan" in ran.out


def test_an_empty_listing_is_no_line(well: Typed, period: str) -> None:
    assert "" == well("roll -o jsonl").out


@pytest.mark.parametrize("line", ["period show 2024-2027", "actor add Klockbojen --dry-run", "journal verify"])
def test_one_thing_is_one_line_in_the_envelope_of_json(well: Typed, period: str, line: str) -> None:
    one, other = well(f"{line} -o jsonl"), well(f"{line} -o json")
    assert [json.loads(other.out)] == lines(one.out)


def test_fields_are_chosen_as_for_json(well: Typed, period: str) -> None:
    assert [{"id": "2024-2027"}] == lines(well("period list -o jsonl --fields id").out)


@pytest.mark.parametrize("line", ["actor show Ingen -o jsonl", "period add x y z -o jsonl", "actor show A-1 -ojsonl"])
def test_an_error_is_one_line_too(typed: Typed, period: str, line: str) -> None:
    ran = typed(line)
    assert "" == ran.out
    assert ["error"] == [key for told in lines(ran.err) for key in told if key != "schema"]  # type: ignore[attr-defined]  # an object


def test_it_can_be_the_standing_choice(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_OUTPUT", "jsonl")
    assert ["2024-2027"] == [row["id"] for row in lines(well("period list").out)]  # type: ignore[index]  # an object


def test_no_character_in_a_value_begins_a_line_of_its_own(well: Typed, period: str) -> None:
    Path("text.md").write_text("# Värdegrund\n1. Ett\n", encoding="utf-8")
    well("actor add", "Klock\u2028bojen\u2029x")
    out = well("actor list -o jsonl").out
    assert 1 == len(out.splitlines())
    assert "Klock\u2028bojen\u2029x" == json.loads(out)["name"]
