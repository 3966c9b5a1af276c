"""The yearly round as typed: whom it asked stays, who is silent is named, and nothing else changes by it."""

from collections.abc import Callable

import pytest
from conftest import TICKED, Typed

ADD = "round add 'Året 2024' --period 2024-2027 --question 'Vad har ni gjort?' --date 2024-11-15"


@pytest.fixture
def joined(well: Typed, period: str) -> None:
    """Let three actors join, one of them after the round's day, and open the round."""
    for name, day in (("Klockbojen", "2024-02-01"), ("Blå Tuvan", "2024-11-15"), ("Åbojen", "2024-11-16")):
        well(f"enroll '{name}' {TICKED} --received {day}")
    well(ADD)


def rows(well: Typed) -> list[tuple[str, str, str | None]]:
    """Give who has said what."""
    return [(row["name"], row["response"], row["said"]) for row in well("round report 'Året 2024' -o json").data]


def test_those_who_are_signatories_that_day_are_asked_and_the_silent_are_named(well: Typed, joined: None) -> None:
    assert [("Blå Tuvan", "silent", None), ("Klockbojen", "silent", None)] == rows(well)
    well("round answer U-1 Klockbojen 'Tre träffar.' --received 2024-12-02")
    assert [("Blå Tuvan", "silent", None), ("Klockbojen", "answered", "Tre träffar.")] == rows(well)
    told = well("round show U-1 -o json").data
    assert (2, 1, 1) == (told["asked"], told["answered"], told["silent"])


def test_silence_and_answers_change_nothing_of_who_is_a_signatory(well: Typed, joined: None) -> None:
    before = well("roll --on 2025-06-01 -o json").data
    well("round answer U-1 Klockbojen 'Vi lägger ned.' --received 2024-12-02")
    assert before == well("roll --on 2025-06-01 -o json").data


def test_who_was_asked_stays_whatever_is_entered_later(well: Typed, joined: None) -> None:
    well("withdraw Klockbojen --period 2024-2027 --received 2024-10-01")
    assert ["Blå Tuvan", "Klockbojen"] == [name for name, *_ in rows(well)]


def test_who_is_merged_is_asked_and_answers_as_what_it_is_part_of(well: Typed, joined: None) -> None:
    well("round answer U-1 'Blå Tuvan' Ja --received 2024-12-02")
    well("actor add Tuvan --new")
    well("actor merge 'Blå Tuvan' Tuvan")
    assert [("Klockbojen", "silent", None), ("Tuvan", "answered", "Ja")] == rows(well)


def test_what_should_never_have_been_there_was_never_asked(well: Typed, joined: None) -> None:
    well("void A-2 --reason summarad")
    assert [("Klockbojen", "silent", None)] == rows(well)


def test_an_actor_that_has_answered_is_not_void_before_its_answer_is(well: Typed, typed: Typed, joined: None) -> None:
    entry = well("round answer U-1 'Blå Tuvan' Ja --received 2024-12-02 -o json").data["entry"]
    ran = typed("void A-2 --reason summarad -o json")
    assert (4, ["rests_on_it"]) == (ran.status, ran.codes)
    assert f"samverkan void {entry}" in ran.error["message"] + ran.error["hint"]
    well(f"void {entry} --reason fel")
    well("void A-2 --reason summarad")


def test_an_answer_from_who_was_not_asked_is_recorded_and_told(well: Typed, joined: None) -> None:
    ran = well("round answer U-1 Åbojen 'Vi med.' --received 2024-12-02 -o json")
    assert "round_answered_unasked" in {each["code"] for each in ran.data["warnings"]}
    assert ("Åbojen", "unasked", "Vi med.") == rows(well)[-1]


def test_an_answer_of_several_lines_stands_on_one_in_a_table_and_whole_in_a_file(well: Typed, joined: None) -> None:
    well("round answer U-1 Klockbojen 'Tre träffar\n\nEn fest' --received 2024-12-02")
    assert "Tre träffar En fest" in well("round report U-1").out
    assert "Tre träffar\n\nEn fest" == rows(well)[-1][2]


def test_nobody_is_asked_on_a_day_when_nobody_has_joined(refused: Callable[[str, int], list[str]], period: str) -> None:
    assert ["nobody_to_ask"] == refused(ADD, 5)


def test_the_name_and_questions_of_a_round_are_put_right_and_never_whom_it_asked(well: Typed, joined: None) -> None:
    well("correct U-1 --name 'Året' --question 'Vad gör ni?' --question 'Vad behövs?' --reason stavning")
    told = well("round show 'Året' -o json").data
    assert (["Vad gör ni?", "Vad behövs?"], 2) == (told["questions"], told["asked"])
    assert well("journal verify -o json").data["ok"]


def test_the_report_tells_whom_to_write_to_so_that_letters_can_be_made_of_it(well: Typed, joined: None) -> None:
    well("contact add Klockbojen 'Siv Ek <siv@example.org>' --new --date 2024-02-01")
    told = well("round report U-1 --fields name,response,contact,mailbox -o json").data
    assert [
        {"name": "Blå Tuvan", "response": "silent", "contact": None, "mailbox": None},
        {
            "name": "Klockbojen",
            "response": "silent",
            "contact": "Siv Ek <siv@example.org>",
            "mailbox": "siv@example.org",
        },
    ] == told
    well("round report U-1 --out utskick.xlsx")


def test_the_last_day_to_answer_is_to_be_done_through_that_day(
    well: Typed, joined: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    well("round add 'Utan dag' --period 2024-2027 --question 'Vad behövs?' --date 2024-11-15")
    well("round add Julen --period 2024-2027 --question 'Vad önskas?' --date 2024-11-15 --last-day 2024-12-15")
    for day, there in (("2024-11-15", ["U-3"]), ("2024-12-15", ["U-3"]), ("2024-12-16", [])):
        monkeypatch.setenv("SAMVERKAN_TODAY", day)
        found = well("due --kind uppföljning -o json").data
        assert there == [row["ref"] for row in found], day
        assert all("2024-12-15" == row["due"] and "Julen" in row["what"] for row in found)
