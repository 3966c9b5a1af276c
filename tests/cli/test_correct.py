"""What was typed wrong is put right: as typed, with the rules asked anew, and taken back again."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import TICKED, Typed

Refused = Callable[[str, int], list[str]]
WHY = "--reason fel"


@pytest.fixture
def enrolled(period: str, well: Typed) -> Typed:
    """Give a registry with an enrollment, to be put right."""
    well(f"enroll 'Almby IK' {TICKED} --received 2024-02-12 --contact 'Bo Ek <bo@example.org>'")
    return well


def changes(ran: Any) -> dict[str, tuple[Any, Any]]:
    """Give what a correction changed: each field, what it was and what it is."""
    return {each["field"]: (each["old"], each["new"]) for each in ran.data["correction"]["changes"]}


def on_roll(well: Typed, day: str) -> list[str]:
    """Give the names on the roll of a day."""
    return [line["name"] for line in well(f"roll --on {day} -o json").data]


# enrollments ------------------------------------------------------------------------------------


def test_the_day_an_answer_arrived_is_put_right_and_the_day_it_takes_effect_follows(enrolled: Typed) -> None:
    assert [] == on_roll(enrolled, "2024-02-11")
    ran = enrolled(f"correct E-1 --received 2024-02-05 {WHY} -o json")
    days = ("2024-02-12", "2024-02-05")
    assert {"received": days, "effective": days} == changes(ran)
    assert ("2024-02-05", "2024-02-05") == (ran.data["enrollment"]["received"], ran.data["enrollment"]["effective"])
    assert [] == on_roll(enrolled, "2024-02-04")
    assert ["Almby IK"] == on_roll(enrolled, "2024-02-05")
    assert enrolled("journal verify -o json").data["ok"]


def test_the_answer_says_what_a_corrected_day_does_to_the_roll(enrolled: Typed) -> None:
    told = enrolled(f"correct E-1 --received 2024-02-05 {WHY}").out
    assert "På förteckningen fr.o.m. 2024-02-05 i stället för 2024-02-12." in told
    told = enrolled(f"--lang en correct E-1 --received 2024-02-06 {WHY}").out
    assert "On the roll from 2024-02-06 instead of 2024-02-05." in told


def test_a_day_of_effect_that_was_stated_stays_when_the_arrival_is_put_right(period: str, well: Typed) -> None:
    well(f"enroll Bojen {TICKED} --received 2024-02-12 --effective 2024-03-01")
    assert {"received"} == changes(well(f"correct E-1 --received 2024-02-10 {WHY} -o json")).keys()


def test_a_stated_day_of_effect_stays_even_where_it_is_the_day_that_would_follow(period: str, well: Typed) -> None:
    well(f"enroll Bojen {TICKED} --received 2024-02-12 --effective 2024-02-12")
    assert {"received"} == changes(well(f"correct E-1 --received 2024-02-10 {WHY} -o json")).keys()


def test_a_day_of_effect_follows_again_after_a_correction_that_did_not_state_it(enrolled: Typed) -> None:
    enrolled(f"correct E-1 --received 2024-02-05 {WHY}")
    ran = enrolled(f"correct E-1 --received 2024-02-07 {WHY} -o json")
    assert ("2024-02-05", "2024-02-07") == changes(ran)["effective"]


def test_a_day_of_effect_that_a_correction_states_is_stated(enrolled: Typed) -> None:
    enrolled(f"correct E-1 --effective 2024-03-01 {WHY}")
    assert {"received"} == changes(enrolled(f"correct E-1 --received 2024-02-13 {WHY} -o json")).keys()


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ("--received 2024-02-05 --effective 2024-02-01", 5, "effective_before_received"),
        ("--effective 2028-01-01", 5, "effective_outside_period"),
        ("--affirm values", 5, "affirmation_missing"),
        ("--clear signed_by", 5, "signer_missing"),
        ("--signed-by 'Eva Ek 19121212-1212'", 2, "personal_number"),
        ("--evidence '121212-1212'", 2, "personal_number"),
        ("--received 2024-02-31", 2, "date_invalid"),
        ("--channel duva", 2, "value_unknown"),
        ("--title Rubrik", 2, "not_correctable"),
        ("", 2, "nothing_to_correct"),
        ("--received 2024-02-12", 4, "stands_so_already"),
    ],
)
def test_the_rules_of_the_verb_that_took_it_hold_for_what_is_put_right(
    enrolled: Typed,
    refused: Refused,
    said: str,
    status: int,
    code: str,
) -> None:
    assert [code] == refused(f"correct E-1 {said} {WHY}", status)


def test_all_that_speaks_against_a_correction_is_said_at_once(enrolled: Typed, refused: Refused) -> None:
    found = refused("correct E-1 --received 2024-02-31 --affirm values --colour red", 2)
    assert {"date_invalid", "affirmation_missing", "why_missing", "usage"} >= set(found)
    found = refused("correct E-1 --received 2024-02-31 --affirm values", 2)
    assert ["affirmation_missing", "date_invalid", "why_missing"] == sorted(found)


def test_a_correction_says_why(enrolled: Typed, refused: Refused) -> None:
    assert ["why_missing"] == refused("correct E-1 --channel papper", 5)


def test_channel_evidence_signer_and_day_of_signing_are_put_right_together(enrolled: Typed) -> None:
    said = "--channel papper --evidence protokoll --signed-by 'Siv Al, kassör' --signed 2024-02-01"
    found = changes(enrolled(f"correct E-1 {said} {WHY} -o json"))
    assert {"channel": (None, "paper"), "evidence": (None, "protokoll"), "signed": (None, "2024-02-01")} == {
        name: found[name] for name in ("channel", "evidence", "signed")
    }
    assert "P-3" == found["signed_by"][1]
    assert "Siv Al" == enrolled("person show P-3 -o json").data["name"]
    assert enrolled("journal verify -o json").data["ok"]
    assert "P-4" == enrolled("person add 'Åsa Al' -o json").data["person"]["id"]


def test_a_known_person_who_signed_is_not_registered_again(enrolled: Typed) -> None:
    enrolled(f"correct E-1 --signed-by 'Bo Ek' {WHY}")
    assert 2 == len(enrolled("person list -o json").data)


def test_a_tick_that_was_never_made_leaves_the_answer_incomplete_and_off_the_roll(enrolled: Typed) -> None:
    ran = enrolled(f"correct E-1 --affirm values --incomplete principerna {WHY} -o json")
    assert (["values", "principles"], ["values"]) == changes(ran)["affirmed"]
    assert ("2024-02-12", None) == changes(ran)["effective"]
    assert [] == on_roll(enrolled, "2024-06-01")
    enrolled(f"enroll 'Almby IK' {TICKED} --received 2024-03-01")
    assert ["Almby IK"] == on_roll(enrolled, "2024-03-01")


def test_an_answer_that_lacked_nothing_after_all_is_on_the_roll_from_its_arrival(period: str, well: Typed) -> None:
    well("enroll Bojen --period 2024-2027 --affirm values --incomplete principerna --received 2024-02-02")
    said = "--affirm values --affirm principles --signed-by 'Eva Ek' --clear incomplete"
    assert (None, "2024-02-02") == changes(well(f"correct E-1 {said} {WHY} -o json"))["effective"]
    assert ["Bojen"] == on_roll(well, "2024-02-02")


def test_the_day_an_answer_was_completed_is_put_right_on_its_own(period: str, well: Typed) -> None:
    well("enroll Bojen --period 2024-2027 --affirm values --incomplete principerna --received 2024-02-02")
    well(f"enroll Bojen {TICKED} --received 2024-02-20")
    found = changes(well(f"correct E-1 --completed 2024-02-18 {WHY} -o json"))
    assert {"completed": ("2024-02-20", "2024-02-18"), "effective": ("2024-02-20", "2024-02-18")} == found
    found = changes(well(f"correct E-1 --received 2024-02-03 {WHY} -o json"))
    assert {"received", "complete_by"} >= found.keys() >= {"received"}
    assert [] == on_roll(well, "2024-02-17")
    assert ["Bojen"] == on_roll(well, "2024-02-18")


def test_a_withdrawal_is_put_right_and_keeps_to_its_own_rules(enrolled: Typed, refused: Refused) -> None:
    enrolled("withdraw 'Almby IK' --period 2024-2027 --received 2024-05-02")
    found = changes(enrolled(f"correct E-1 --withdrawn 2024-04-02 {WHY} -o json"))
    assert {"end_received": ("2024-05-02", "2024-04-02"), "ended_from": ("2024-05-02", "2024-04-02")} == found
    assert ["end_before_received"] == refused(f"correct E-1 --withdrawn 2024-02-01 {WHY}", 5)
    assert ["Almby IK"] == on_roll(enrolled, "2024-04-01")
    assert [] == on_roll(enrolled, "2024-04-02")


def test_an_arrival_after_the_withdrawal_is_refused(enrolled: Typed, refused: Refused) -> None:
    enrolled("withdraw 'Almby IK' --period 2024-2027 --received 2024-05-02")
    assert ["end_before_received"] == refused(f"correct E-1 --received 2024-05-03 {WHY}", 5)
    enrolled(f"correct E-1 --received 2024-05-01 {WHY}")


def test_a_withdrawal_after_the_actor_has_joined_anew_is_refused(enrolled: Typed, refused: Refused) -> None:
    enrolled("withdraw 'Almby IK' --period 2024-2027 --received 2024-05-02")
    enrolled(f"enroll 'Almby IK' {TICKED} --received 2024-06-03")
    assert ["effective_before_end"] == refused(f"correct E-1 --withdrawn 2024-06-04 {WHY}", 5)
    assert {"ended_from", "end_received"} == changes(
        enrolled(f"correct E-1 --withdrawn 2024-06-03 {WHY} -o json")
    ).keys()
    assert {"evidence"} == changes(enrolled(f"correct E-1 --evidence protokoll {WHY} -o json")).keys()


def test_a_day_of_declining_is_put_right(period: str, well: Typed) -> None:
    well("actor add Bojen")
    well("decline Bojen --period 2024-2027 --received 2024-02-02")
    found = changes(well(f"correct E-1 --received 2024-02-03 {WHY} -o json"))
    assert {"received", "declined_on"} == found.keys()


def test_what_is_put_right_stands_in_why_and_in_the_journal_with_old_new_and_why(enrolled: Typed) -> None:
    enrolled("correct E-1 --received 2024-02-05 --reason 'läste fel på kuvertet'")
    told = enrolled("why E-1").out
    assert "Rättat, Almby IK (A-1), E-1: inkommen 2024-02-05 i stället för 2024-02-12" in told
    assert "skäl: läste fel på kuvertet" in told
    assert "corrected" in [entry["kind"] for entry in enrolled("journal list E-1 -o json").data]


def test_a_correction_is_taken_back_and_done_again(enrolled: Typed) -> None:
    enrolled(f"correct E-1 --received 2024-02-05 --signed-by 'Siv Al' {WHY}")
    enrolled("undo")
    assert [] == on_roll(enrolled, "2024-02-05")
    enrolled("redo")
    assert ["Almby IK"] == on_roll(enrolled, "2024-02-05")
    assert enrolled("journal verify -o json").data["ok"]


def test_a_dry_run_of_a_correction_tells_and_writes_nothing(enrolled: Typed) -> None:
    ran = enrolled(f"correct E-1 --received 2024-02-05 {WHY} --dry-run -o json")
    assert ran.data["dry_run"]
    assert "2024-02-05" == ran.data["enrollment"]["received"]
    assert [] == on_roll(enrolled, "2024-02-05")


def test_recorded_rolls_that_a_correction_reaches_back_over_are_named(enrolled: Typed) -> None:
    enrolled("roll --on 2024-02-06 --record Kvällen")
    ran = enrolled(f"correct E-1 --received 2024-02-05 {WHY} -o json")
    assert ["recorded_roll_reached"] == [each["code"] for each in ran.data["warnings"]]
    ran = enrolled(f"correct E-1 --evidence protokoll {WHY} -o json")
    assert [] == ran.data["warnings"]


def test_what_was_recorded_since_on_what_is_put_right_is_told(enrolled: Typed) -> None:
    enrolled("withdraw 'Almby IK' --period 2024-2027 --received 2024-05-02")
    ran = enrolled(f"correct E-1 --received 2024-02-05 {WHY} -o json")
    assert ["rests_on_corrected"] == [each["code"] for each in ran.data["warnings"]]
