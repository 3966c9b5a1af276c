"""What was typed wrong is put right: as typed, with the rules asked anew, and taken back again."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import TICKED, Once, Typed

Refused = Callable[[str, int], list[str]]
WHY = "--reason fel"


@pytest.fixture
def enrolled(period: str, well: Typed, typed_once: Once) -> Typed:
    """Give a registry with an enrollment, to be put right."""
    typed_once(f"enroll 'Almby IK' {TICKED} --received 2024-02-12 --contact 'Bo Ek <bo@example.org>'")
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


# actors, persons and contacts -------------------------------------------------------------------


def test_a_misspelt_name_of_an_actor_is_put_right_and_leads_there_no_more(enrolled: Typed, refused: Refused) -> None:
    found = changes(enrolled(f"correct 'Almby IK' --name 'Almby Idrottsklubb' {WHY} -o json"))
    assert {"name": ("Almby IK", "Almby Idrottsklubb")} == found
    assert "A-1" == enrolled("actor show 'Almby Idrottsklubb' -o json").data["id"]
    assert ["Almby Idrottsklubb"] == on_roll(enrolled, "2024-06-01")
    assert "A-1" in {hit["ref"] for hit in enrolled("search Idrottsklubb -o json").data}


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ("--name 'blå  tuvan'", 4, "already_exists"),
        ("--name A-9", 2, "name_reserved"),
        ("--org-nr 802999-0011", 2, "org_nr_invalid"),
        ("--org-nr 19121212-1212", 2, "personal_number"),
        ("--kind nämnd --side civil", 5, "side_mismatch"),
        ("--kind nätverk", 5, "purpose_missing"),
        ("--name 'Almby IK'", 4, "stands_so_already"),
    ],
)
def test_the_rules_of_names_numbers_and_kinds_hold_for_what_is_put_right(
    enrolled: Typed, typed: Typed, said: str, status: int, code: str
) -> None:
    enrolled("actor add 'Blå Tuvan'")
    ran = typed(f"correct A-1 {said} {WHY} -o json")
    assert (status, True) == (ran.status, code in ran.codes), ran.err


def test_a_number_that_was_typed_wrong_is_put_right_or_taken_away(period: str, well: Typed) -> None:
    well("actor add Bojen --org-nr 802999-0010 --kind stiftelse")
    assert ("802999-0010", "802999-0028") == changes(well(f"correct Bojen --org-nr 802999-0028 {WHY} -o json"))[
        "org_nr"
    ]
    assert ("802999-0028", None) == changes(well(f"correct Bojen --clear org-nr {WHY} -o json"))["org_nr"]
    found = changes(well(f"correct Bojen --kind nämnd {WHY} -o json"))
    assert {"kind": ("foundation", "committee"), "side": ("civil", "public")} == found


def test_the_last_day_of_an_actor_is_put_right(enrolled: Typed) -> None:
    enrolled("actor dissolve 'Almby IK' --last-day 2024-10-31")
    enrolled(f"correct A-1 --last-day 2024-09-30 {WHY}")
    assert [] == on_roll(enrolled, "2024-10-01")


def test_a_person_is_put_right_by_name_or_id_once_and_for_all(enrolled: Typed, refused: Refused) -> None:
    enrolled("person add 'Siv Al' --email siv@example.org")
    found = changes(enrolled(f"correct 'Siv Al' --name 'Siw Ahl' --email siw@example.org {WHY} -o json"))
    assert {"name": ("Siv Al", "Siw Ahl"), "mailbox": ("siv@example.org", "siw@example.org")} == found
    assert ["already_exists"] == refused(f"correct 'Siw Ahl' --name 'Bo Ek' {WHY}", 4)
    assert ["personal_number"] == refused(f"correct 'Siw Ahl' --name 'Siw 121212-1212' {WHY}", 2)
    assert ("siw@example.org", None) == changes(enrolled(f"correct 'Siw Ahl' --clear email {WHY} -o json"))["mailbox"]


def test_a_contact_is_put_right_by_its_number_or_by_its_actor(enrolled: Typed, refused: Refused) -> None:
    assert ("bo@example.org", "bosse@example.org") == changes(
        enrolled(f"correct A-1 --contact bo@example.org --email bosse@example.org {WHY} -o json")
    )["mailbox"]
    number = enrolled("contact list -o json").data[0]["number"]
    enrolled(f"contact end A-1 {number} --through 2024-12-31")
    assert ("2024-12-31", "2024-11-30") == changes(enrolled(f"correct {number} --through 2024-11-30 {WHY} -o json"))[
        "through_day"
    ]
    assert ["last_day_before_first"] == refused(f"correct {number} --through 2024-01-01 {WHY}", 5)
    assert ["mailbox_invalid"] == refused(f"correct {number} --email bosse {WHY}", 2)
    assert ["not_found"] == refused(f"correct A-1 --contact nils@example.org --email b@example.org {WHY}", 3)
    assert enrolled("journal verify -o json").data["ok"]


def test_the_days_a_contact_was_verified_and_bounced_are_put_right(enrolled: Typed) -> None:
    enrolled("contact bounced A-1 bo@example.org --date 2024-03-03")
    enrolled("contact verify A-1 bo@example.org --date 2024-04-04")
    found = changes(enrolled(f"correct A-1 --contact 'Bo Ek' --bounced 2024-03-01 --verified 2024-04-05 {WHY} -o json"))
    assert {"bounced_on": ("2024-03-03", "2024-03-01"), "verified_on": ("2024-04-04", "2024-04-05")} == found


def test_a_part_in_a_network_is_put_right(enrolled: Typed) -> None:
    enrolled("actor add Nätet --kind nätverk --purpose Gemenskap")
    enrolled("actor member Nätet 'Almby IK' --from 2024-01-01 --through 2024-12-31")
    found = changes(enrolled(f"correct Nätet --member 'Almby IK' --from 2024-02-01 {WHY} -o json"))
    assert {"from_day": ("2024-01-01", "2024-02-01")} == found


# bodies, meetings and decisions -----------------------------------------------------------------


@pytest.fixture
def council(period: str, well: Typed, typed_once: Once) -> Typed:
    """Give a registry with a body that has met and decided."""
    typed_once(
        "body add KS --kind nämnd",
        "body add Rådet --kind rådgivande",
        "body mandate KS --subject exclusion --may decide --source reglementet --from 2024-01-01",
        "person add 'Åsa Al'",
        "body seat Rådet 'Åsa Al' --role ledamot --from 2024-01-01",
        "meeting add KS --date 2024-10-08 --time 16-18 --place Rådhuset",
        "meeting agenda M-1 --add Uteslutnin --add Övrigt",
        "meeting attend M-1 'Åsa Al' --role ordförande",
        "meeting outcome M-1 2 --outcome bordlagd --back 2024-12-01 --note senare",
        "decision add 'Planen antas' --meeting M-1 --item 1 --paragraph 187",
        "decision add 'Budgeten antas' --meeting M-1 --paragraph 188",
    )
    return well


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("correct KS --name Kommunstyrelsen", {"name": ("KS", "Kommunstyrelsen")}),
        ("correct KS --minutes notes", {"minutes": ("protocol", "notes")}),
        ("correct Rådet --kind nämnd", {"kind": ("advisory", "committee"), "minutes": ("notes", "protocol")}),
        ("correct KS --mandate exclusion --from 2024-02-01", {"from_day": ("2024-01-01", "2024-02-01")}),
        ("correct KS --mandate exclusion --source 'nytt'", {"source": ("reglementet", "nytt")}),
        ("correct Rådet --seat 'Åsa Al' --role ordförande", {"role": ("ledamot", "ordförande")}),
        ("correct 7 --through 2025-12-31", {"through_day": (None, "2025-12-31")}),
        ("correct M-1 --date 2024-10-09", {"date": ("2024-10-08", "2024-10-09")}),
        ("correct M-1 --time 17-19", {"start": ("16:00", "17:00"), "end": ("18:00", "19:00")}),
        (
            "correct M-1 --place Stadshuset --title Extra",
            {"place": ("Rådhuset", "Stadshuset"), "title": (None, "Extra")},
        ),
        ("correct M-1 --clear place", {"place": ("Rådhuset", None)}),
        ("correct M-1 --with Rådet", {"bodies": (["B-1"], ["B-1", "B-2"])}),
        ("correct M-1 --item 1 --title Uteslutning", {"title": ("Uteslutnin", "Uteslutning")}),
        ("correct M-1:1 --title Övrigt --label '§ 45'", {"title": ("Uteslutnin", "Övrigt"), "label": (None, "45")}),
        ("correct M-1 --participant 'Åsa Al' --role ledamot", {"role": ("ordförande", "ledamot")}),
        ("correct M-1 --participant 'Åsa Al' --guest ja", {"guest": (False, True)}),
        ("correct 12 --outcome bifall", {"outcome": ("tabled", "approved")}),
        (
            "correct 12 --back 2024-12-08 --note sedan",
            {"back_by": ("2024-12-01", "2024-12-08"), "note": ("senare", "sedan")},
        ),
        ("correct D-2024-001 --text 'Planen antas.'", {"text": ("Planen antas", "Planen antas.")}),
        ("correct D-2024-001 --paragraph 189", {"paragraph": (187, 189)}),
        (
            "correct D-2024-001 --clear meeting --date 2024-10-07",
            {"meeting": ("M-1", None), "decided_on": ("2024-10-08", "2024-10-07")},
        ),
        ("correct D-2024-001 --votes 7-3-1", {"votes": (None, "7-3-1")}),
        ("correct D-2024-001 --review 2025-10-08", {"review_on": (None, "2025-10-08")}),
        ("correct D-2024-001 --source protokollet", {"source": (None, "protokollet")}),
        ("correct D-2024-001 --effective final", {"when_final": (False, True)}),
        ("correct D-2024-001 --effective 2024-11-01", {"effective": (None, "2024-11-01")}),
        ("correct D-2024-001 --outcome avslag", {"outcome": ("approved", "rejected")}),
        ("correct D-2024-001 --dnr Ks1/2024", {"dnr": (None, "Ks1/2024")}),
        ("correct 'KS 2024-10-08 § 187' --item 2", {"item": (1, 2)}),
        ("correct D-2024-001 --clear meeting --clear item", {"meeting": ("M-1", None), "item": (1, None)}),
    ],
)
def test_what_a_council_does_is_put_right(council: Typed, line: str, found: dict[str, Any]) -> None:
    before = council("journal verify -o json").data["head"]
    assert found == changes(council(f"{line} {WHY} -o json"))
    assert council("journal verify -o json").data["ok"]
    council("undo")
    council("redo")
    assert council("journal verify -o json").data["ok"]
    assert before != council("journal verify -o json").data["head"]


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ("correct KS --name rådet", 4, "already_exists"),
        ("correct KS --mandate exclusion --through 2023-12-31", 5, "last_day_before_first"),
        ("correct D-2024-001 --paragraph 188", 4, "paragraph_taken"),
        ("correct D-2024-001 --effective 2024-10-01", 5, "effective_before_decision"),
        ("correct D-2024-001 --body Rådet", 5, "not_there"),
        ("correct D-2024-001 --item 7", 3, "not_found"),
        ("correct M-1 --item 9 --title Övrigt", 3, "not_found"),
        ("correct M-1 --time 25-26", 2, "time_invalid"),
        ("correct M-1 --role ledamot", 2, "not_correctable"),
        ("correct KS --seat 'Åsa Al' --role x", 3, "not_found"),
        ("correct 12 --item 3", 3, "not_found"),
        ("correct 99 --title x", 3, "not_found"),
        ("correct 2024-2027 --title x", 2, "not_correctable"),
    ],
)
def test_what_the_council_could_not_have_done_is_not_right(
    council: Typed, refused: Refused, line: str, status: int, code: str
) -> None:
    assert [code] == refused(f"{line} {WHY}", status)


def test_a_decision_that_shares_its_paragraph_keeps_it_when_its_text_is_put_right(council: Typed) -> None:
    council("decision add 'Och en till' --meeting M-1 --paragraph 187 --another")
    assert {"text"} == changes(council(f"correct D-2024-003 --text 'Och ännu en' {WHY} -o json")).keys()


def test_a_meeting_that_moved_is_not_one_that_is_held_already(council: Typed, refused: Refused) -> None:
    council("meeting add KS --date 2024-11-08 --time 16-18")
    assert ["already_exists"] == refused(f"correct M-1 --date 2024-11-08 {WHY}", 4)
    council(f"correct M-1 --date 2024-11-08 --time 13-15 {WHY}")


def test_the_bodies_of_a_meeting_are_put_right_twice_and_taken_back(council: Typed) -> None:
    council(f"correct M-1 --with Rådet {WHY}")
    council(f"correct M-1 --clear with {WHY}")
    assert ["B-1"] == council("meeting show M-1 -o json").data["bodies"]
    council("undo")
    assert ["B-1", "B-2"] == council("meeting show M-1 -o json").data["bodies"]
    council("undo")
    assert ["B-1"] == council("meeting show M-1 -o json").data["bodies"]
    assert council("journal verify -o json").data["ok"]


# groups, plans, tasks and the watch list --------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("correct Gruppen --name Arbetsgruppen", {"name": ("Gruppen", "Arbetsgruppen")}),
        ("correct G-1 --date 2024-02-02", {"formed_on": ("2024-03-03", "2024-02-02")}),
        ("correct G-1 --member 'Åsa Al' --from 2024-04-04", {"from_day": ("2024-03-03", "2024-04-04")}),
        ("correct T-1 --text 'Ring dem'", {"text": ("Ring", "Ring dem")}),
        ("correct T-1 --due 2024-12-01", {"due": ("2024-11-01", "2024-12-01")}),
        ("correct T-1 --clear due", {"due": ("2024-11-01", None)}),
        ("correct T-1 --from G-1", {"origin": (None, "G-1")}),
        ("correct T-1 --owner 'Bo Ek'", {"owner": ("P-1", "P-2")}),
        ("correct T-1 --done 2024-10-29", {"done_on": ("2024-10-30", "2024-10-29")}),
        (
            "correct W-1 --text Klimatplanen --kind uppdrag",
            {"text": ("Klimat", "Klimatplanen"), "kind": ("consultation", "assignment")},
        ),
        ("correct W-1 --next 2024-07-07 --owner KLF", {"next_day": (None, "2024-07-07"), "owner": (None, "KLF")}),
        ("correct 11 --note 'Nyheter!'", {"note": ("Nyheter", "Nyheter!")}),
        ("correct 2024-2025 --last-day 2025-06-30", {"last_day": ("2025-12-31", "2025-06-30")}),
        (
            "correct 2024-2025:1 --text Kartan --responsible civil",
            {"text": ("Karta", "Kartan"), "responsible": (None, "civil")},
        ),
        ("correct 2024-2025:1 --serves principle:2", {"serves": (["principle:1"], ["principle:2"])}),
    ],
)
def test_what_is_to_be_done_is_put_right(
    period: str, well: Typed, line: str, found: dict[str, Any], typed_once: Once
) -> None:
    typed_once(
        "person add 'Åsa Al'",
        "group add Gruppen --member 'Åsa Al' --date 2024-03-03",
        "task add Ring --owner 'Åsa Al' --due 2024-11-01 --date 2024-05-05",
        "task start T-1 --date 2024-10-10",
        "task done T-1 --date 2024-10-30",
        "plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31",
        "watch add Klimat --kind remiss",
        "watch note W-1 Nyheter --date 2024-06-06",
        "plan activity 2024-2025 Karta --serves principle:1",
    )
    assert found == changes(well(f"{line} {WHY} -o json"))
    assert well("journal verify -o json").data["ok"]
    well("undo")
    assert well("journal verify -o json").data["ok"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "correct 4 --received 2024-04-30",
            {"ended_from": ("2024-05-02", "2024-04-30"), "end_received": ("2024-05-02", "2024-04-30")},
        ),
        ("correct 4 --effective 2024-05-31", {"ended_from": ("2024-05-02", "2024-05-31")}),
        ("correct 6 --date 2024-05-05", {"done_on": ("2024-05-06", "2024-05-05")}),
        (
            "correct 8 --received 2024-02-21",
            {"completed": ("2024-02-20", "2024-02-21"), "effective": ("2024-02-20", "2024-02-21")},
        ),
        ("correct 9 --date 2024-03-04", {"bounced_on": ("2024-03-03", "2024-03-04")}),
        ("correct 10 --date 2024-12-30", {"through_day": ("2024-12-31", "2024-12-30")}),
    ],
)
def test_what_an_entry_changed_is_put_right_by_its_number(
    enrolled: Typed, line: str, found: dict[str, Any], typed_once: Once
) -> None:
    typed_once(
        "withdraw 'Almby IK' --period 2024-2027 --received 2024-05-02",
        "task add Ring --date 2024-05-05",
        "task done T-1 --date 2024-05-06",
        "enroll Bojen --period 2024-2027 --affirm values --incomplete principerna --received 2024-02-02",
        f"enroll Bojen {TICKED} --received 2024-02-20",
        "contact bounced A-1 bo@example.org --date 2024-03-03",
        "contact end A-1 bo@example.org --through 2024-12-31",
    )
    assert found == changes(enrolled(f"{line} {WHY} -o json"))
    assert enrolled("journal verify -o json").data["ok"]


def test_a_day_of_an_entry_that_gave_none_is_not_that_of_what_it_changed(enrolled: Typed, refused: Refused) -> None:
    enrolled("task add Ring --date 2024-05-05")
    enrolled("task assign T-1 --due 2024-06-06")
    assert ["not_correctable"] == refused(f"correct 5 --date 2024-05-04 {WHY}", 2)
    assert {"due": ("2024-06-06", "2024-06-07")} == changes(enrolled(f"correct 5 --due 2024-06-07 {WHY} -o json"))


# cases ------------------------------------------------------------------------------------------


@pytest.fixture
def tried(enrolled: Typed, typed_once: Once) -> Typed:
    """Give a registry with a case that has come to its end."""
    typed_once(
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide --source reglementet",
        "case open 'Almby IK' --period 2024-2027 --ground formal --from 'Bo Ek' --fact 2024-02-20 --what 'Det hände'"
        " --date 2024-03-02",
        "case screen C-1 --admit --date 2024-03-03 --own 'styrelsen beslutade'",
        "case step C-1 --who ordföranden --what samtal --date 2024-03-10",
        "case notify C-1 --date 2024-03-12 --how rekommenderat --respond-by 2024-04-05",
        "case notify C-1 --extend --date 2024-03-20 --respond-by 2024-04-19",
        "case answer C-1 --received 2024-04-01 --final-answer --what nej",
        "case cure C-1 --through 2024-05-01 --date 2024-04-02",
        "case prepare C-1 --body KS --recommend utesluts --date 2024-05-25",
        "decision add 'Almby utesluts' --body KS --date 2024-06-02",
        "case decide C-1 --decision D-2024-001 --outcome excluded --effective 2024-06-10",
        "case announce C-1 --adjusted 2024-06-04 --posted 2024-06-05",
        "case announce C-1 --posted-through 2024-06-27",
        "case appeal C-1 --received 2024-06-20 --by Almby",
    )
    return enrolled


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("correct C-1 --fact 2024-02-19", {"fact_on": ("2024-02-20", "2024-02-19")}),
        ("correct C-1 --what 'Det hände ofta'", {"concern": ("Det hände", "Det hände ofta")}),
        ("correct C-1 --ground value:1", {"grounds": (["formal"], ["value:1"])}),
        ("correct C-1 --date 2024-03-01", {"reported_on": ("2024-03-02", "2024-03-01")}),
        ("correct C-1 --from 'Siv Al'", {"reporter": ("P-2", None), "reported_by": (None, "Siv Al")}),
        ("correct 7 --own 'ordföranden'", {"told": ("styrelsen beslutade", "ordföranden")}),
        ("correct 7 --date 2024-03-04", {"day": ("2024-03-03", "2024-03-04")}),
        (
            "correct 8 --who kassören --what telefonsamtal",
            {"who": ("ordföranden", "kassören"), "told": ("samtal", "telefonsamtal")},
        ),
        ("correct 9 --date 2024-03-13", {"day": ("2024-03-12", "2024-03-13")}),
        (
            "correct 9 --respond-by 2024-04-08 --how bud",
            {"until": ("2024-04-05", "2024-04-08"), "told": ("rekommenderat", "bud")},
        ),
        ("correct 10 --respond-by 2024-04-26", {"until": ("2024-04-19", "2024-04-26")}),
        ("correct 11 --received 2024-04-02", {"day": ("2024-04-01", "2024-04-02")}),
        ("correct 11 --final-answer nej", {"found": ("final", None)}),
        ("correct 12 --through 2024-05-03", {"until": ("2024-05-01", "2024-05-03")}),
        ("correct 13 --recommend 'ingen åtgärd'", {"told": ("utesluts", "ingen åtgärd")}),
        ("correct 17 --adjusted 2024-06-03", {"adjusted": ("2024-06-04", "2024-06-03")}),
        ("correct 18 --posted-through 2024-06-28", {"posted_through": ("2024-06-27", "2024-06-28")}),
        (
            "correct 19 --received 2024-06-21 --by 'Almby IK'",
            {"day": ("2024-06-20", "2024-06-21"), "who": ("Almby", "Almby IK")},
        ),
    ],
)
def test_a_case_and_its_steps_are_put_right_though_it_was_decided(
    tried: Typed, line: str, found: dict[str, Any]
) -> None:
    assert found == changes(tried(f"{line} {WHY} -o json"))
    assert tried("journal verify -o json").data["ok"]
    tried("case show C-1")
    tried("undo")
    tried("redo")
    assert tried("journal verify -o json").data["ok"]


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ("correct 9 --date 2024-03-01", 5, "before_reported"),
        ("correct 7 --date 2024-03-14", 5, "out_of_order"),
        ("correct C-1 --date 2024-03-04", 5, "before_reported"),
        ("correct C-1 --fact 2024-03-04", 5, "fact_after_report"),
        ("correct 10 --respond-by 2024-04-05", 5, "answer_time_not_later"),
        ("correct 17 --posted 2024-06-01", 5, "out_of_order"),
        ("correct 19 --received 2024-06-01", 5, "out_of_order"),
        ("correct 15 --date 2024-06-01", 2, "not_correctable"),
        ("correct 8 --recommend x", 2, "not_correctable"),
    ],
)
def test_the_order_of_a_case_holds_for_what_is_put_right(
    tried: Typed, typed: Typed, line: str, status: int, code: str
) -> None:
    ran = typed(f"{line} {WHY} -o json")
    assert (status, True) == (ran.status, code in ran.codes), ran.err or ran.out


def test_an_actor_leads_to_its_only_enrollment_where_an_enrollments_fact_is_said(
    enrolled: Typed, refused: Refused
) -> None:
    assert {"received", "effective"} == changes(
        enrolled(f"correct 'Almby IK' --received 2024-02-05 {WHY} -o json")
    ).keys()
    enrolled("withdraw 'Almby IK' --period 2024-2027 --received 2024-05-02")
    enrolled(f"enroll 'Almby IK' {TICKED} --received 2024-06-03")
    assert ["ambiguous"] == refused(f"correct 'Almby IK' --received 2024-02-05 {WHY}", 3)
    assert ["not_correctable"] == refused(f"correct 'Almby IK' --name X --received 2024-02-05 {WHY}", 2)


def test_a_correction_is_told_in_words_and_what_was_nothing_is_said_to_have_been_that(enrolled: Typed) -> None:
    told = enrolled(f"correct E-1 --channel papper --evidence protokoll {WHY}").out
    assert "kanal papper (förut inget); underlag protokoll (förut inget)" in told
    assert "underlag tomt (förut protokoll)" in enrolled(f"correct E-1 --clear evidence {WHY}").out
    told = enrolled(f"correct A-1 --contact bo@example.org --email b@example.org {WHY}").out
    assert "Rättat, Almby IK (A-1), kontakt (händelse 3): e-post b@example.org i stället för bo@example.org." in told


@pytest.mark.parametrize("field", ["received", "date"])
def test_no_day_is_made_of_a_field_that_is_cleared(enrolled: Typed, refused: Refused, field: str) -> None:
    assert ["missing"] == refused(f"correct E-1 --clear {field} {WHY}", 2)
    enrolled("withdraw 'Almby IK' --period 2024-2027 --received 2024-05-02")
    assert ["missing"] == refused(f"correct E-1 --clear withdrawn {WHY}", 2)
    enrolled("task add Ring")
    enrolled("task done T-1")
    assert ["missing"] == refused(f"correct T-1 --clear done {WHY}", 2)
    assert {"signed"} == changes(enrolled(f"correct E-1 --signed 2024-02-01 {WHY} -o json")).keys()
    assert {"signed"} == changes(enrolled(f"correct E-1 --clear signed {WHY} -o json")).keys()


# decisions on actors, and what became of them -----------------------------------------------------


@pytest.fixture
def won(tried: Typed, typed_once: Once) -> Typed:
    """Give a registry with an exclusion that was stayed, upheld and final."""
    typed_once(
        "case stay C-1 --date 2024-07-01",
        "case outcome C-1 upheld --date 2024-09-01 --final 2024-09-22",
        "case final C-1 --date 2024-09-25 --source Förvaltningsrätten",
    )
    return tried


def taken_back_and_again(well: Typed) -> None:
    """The tables are the replayed journal, and undo and redo lead back and forth."""
    assert well("journal verify -o json").data["ok"]
    after = well("roll --on 2024-06-12 -o json").out
    well("undo --no-input")
    assert well("journal verify -o json").data["ok"]
    well("redo --no-input")
    assert after == well("roll --on 2024-06-12 -o json").out
    assert well("journal verify -o json").data["ok"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("correct C-1 --effective 2024-06-15", {"effective": ("2024-06-10", "2024-06-15")}),
        ("correct 15 --effective 2024-06-15", {"effective": ("2024-06-10", "2024-06-15")}),
        ("correct 16 --effective 2024-06-15", {"effective": ("2024-06-10", "2024-06-15")}),
        ("correct E-1 --bar-through 2025-06-30", {"bar_through": (None, "2025-06-30")}),
        ("correct 'Almby IK' --bar-through 2025-06-30", {"bar_through": (None, "2025-06-30")}),
        ("correct 16 --ground value:1", {"grounds": (["formal"], ["value:1"])}),
        (
            "correct C-1 --deciding 'Tre rader' --considered ja",
            {"deciding": (None, "Tre rader"), "considered": (False, True)},
        ),
        (
            "correct 20 --date 2024-07-03",
            {"day": ("2024-07-01", "2024-07-03"), "stayed_on": ("2024-07-01", "2024-07-03")},
        ),
        ("correct 20 --what beslut", {"told": (None, "beslut")}),
        ("correct 21 --date 2024-09-02", {"day": ("2024-09-01", "2024-09-02")}),
        ("correct 21 --final 2024-09-23", {"until": ("2024-09-22", "2024-09-23")}),
        ("correct 21 --outcome dismissed", {"found": ("upheld", "dismissed")}),
        (
            "correct 22 --date 2024-09-26",
            {
                "day": ("2024-09-25", "2024-09-26"),
                "resumed_from": ("2024-09-25", "2024-09-26"),
                "ended_from": ("2024-09-25", "2024-09-26"),
            },
        ),
        ("correct 22 --source domstolen", {"told": ("Förvaltningsrätten", "domstolen")}),
    ],
)
def test_what_a_decision_did_and_what_became_of_it_is_put_right(won: Typed, line: str, found: dict[str, Any]) -> None:
    assert found == changes(won(f"{line} {WHY} -o json"))
    won("case show C-1")
    assert "Rättat" in won("why C-1").out
    taken_back_and_again(won)


def test_an_exclusion_in_effect_from_another_day_moves_who_is_on_the_roll(tried: Typed) -> None:
    told = tried(f"correct C-1 --effective 2024-06-15 {WHY}").out
    assert "Ansluten t.o.m. 2024-06-14, inte t.o.m. 2024-06-09." in told
    assert ["Almby IK"] == on_roll(tried, "2024-06-14")
    assert [] == on_roll(tried, "2024-06-15")


def test_an_exclusion_that_was_final_waits_where_it_had_been_typed_as_in_effect(tried: Typed) -> None:
    found = changes(tried(f"correct C-1 --effective final {WHY} -o json"))
    assert ("2024-06-10", None) == found["ended_from"]
    assert ["Almby IK"] == on_roll(tried, "2024-06-15")
    taken_back_and_again(tried)
    found = changes(tried(f"correct C-1 --effective 2024-06-11 {WHY} -o json"))
    assert ((None, "2024-06-11"), (True, False)) == (found["ended_from"], found["when_final"])
    assert [] == on_roll(tried, "2024-06-15")


def test_the_day_a_stay_began_is_the_day_the_actor_is_back_on_the_roll(tried: Typed) -> None:
    tried("case stay C-1 --date 2024-07-01")
    told = tried(f"correct 20 --date 2024-07-03 {WHY}").out
    assert "På förteckningen igen fr.o.m. 2024-07-03 i stället för 2024-07-01." in told
    assert ([], ["Almby IK"]) == (on_roll(tried, "2024-07-02"), on_roll(tried, "2024-07-03"))


def test_a_judgment_that_annulled_brings_the_enrollment_back_and_sets_aside_what_was_joined_since(tried: Typed) -> None:
    for step in (
        "case outcome C-1 upheld --date 2024-09-01 --final 2024-09-22",
        f"enroll 'Almby IK' {TICKED} --received 2024-10-01 --cause-removed 'ny styrelse'",
    ):
        tried(step)
    found = changes(tried(f"correct 20 --outcome annulled {WHY} -o json"))
    assert ("upheld", "annulled") == found["found"]
    assert (False, True) == found["voided_by"]
    assert ["Almby IK"] == on_roll(tried, "2024-07-01")
    taken_back_and_again(tried)
    found = changes(tried(f"correct 20 --outcome upheld {WHY} -o json"))
    assert (True, False) == found["voided_by"]
    assert ([], ["Almby IK"]) == (on_roll(tried, "2024-07-01"), on_roll(tried, "2024-10-01"))
    assert tried("journal verify -o json").data["ok"]


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ("correct C-1 --effective 2024-06-01", 5, "effective_before_decision"),
        ("correct C-1 --effective 2028-06-01", 5, "effective_outside_period"),
        ("correct C-1 --bar-through 2024-06-01", 5, "last_day_before_first"),
        ("correct C-1 --through 2024-08-01", 2, "options_conflict"),
        ("correct C-1 --outcome reprimand --clear effective", 5, "take_back_instead"),
        ("correct C-1 --decision D-2024-009", 3, "not_found"),
        ("correct 20 --date 2024-06-01", 5, "out_of_order"),
        ("correct 21 --outcome annulled", 4, "not_after_correction"),
        ("correct 21 --final 2024-08-01", 5, "last_day_before_first"),
        ("correct 21 --clear final", 5, "not_after_correction"),
        ("correct 22 --date 2024-06-20", 5, "clock_runs"),
        ("correct 22 --clear source", 5, "source_missing"),
    ],
)
def test_the_rules_of_a_decision_hold_for_what_is_put_right_of_it(
    won: Typed, typed: Typed, line: str, status: int, code: str
) -> None:
    ran = typed(f"{line} {WHY} -o json")
    assert (status, True) == (ran.status, code in ran.codes), ran.err or ran.out


def test_what_was_recorded_anyway_is_put_right_without_a_rule_broken_anew(enrolled: Typed, refused: Refused) -> None:
    enrolled("body add KS --kind nämnd")
    enrolled(
        "exclude 'Almby IK' --ground formal --decision 'KS 2024-05-02 § 2' --effective 2024-05-20 --record-anyway ja"
    )
    assert ["effective_before_decision"] == refused(f"correct C-1 --effective 2024-05-01 {WHY}", 5)
    assert {"effective", "ended_from"} == changes(enrolled(f"correct C-1 --effective 2024-05-21 {WHY} -o json")).keys()


@pytest.fixture
def suspended(enrolled: Typed, typed_once: Once) -> Typed:
    typed_once(
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide --source reglementet",
        "suspend 'Almby IK' --through 2024-05-30 --decision 'KS 2024-05-02 § 1'",
    )
    return enrolled


def test_a_suspension_has_other_days_and_another_decision(suspended: Typed, refused: Refused) -> None:
    told = suspended(f"correct 'Almby IK' --through 2024-06-15 {WHY}").out
    assert "Av förteckningen t.o.m. 2024-06-15, inte t.o.m. 2024-05-30." in told
    assert ([], ["Almby IK"]) == (on_roll(suspended, "2024-06-15"), on_roll(suspended, "2024-06-16"))
    taken_back_and_again(suspended)
    assert ["last_day_before_first"] == refused(f"correct 7 --through 2024-05-01 {WHY}", 5)
    suspended("decision add Avstängning --body KS --date 2024-05-03")
    found = changes(suspended(f"correct 7 --decision D-2024-002 {WHY} -o json"))
    assert ("D-2024-001", "D-2024-002") == found["decision"]
    assert ("2024-05-02", "2024-05-03") == found["first_day"]


def test_the_days_that_follow_from_a_decisions_day_follow_when_that_is_put_right(suspended: Typed) -> None:
    found = changes(suspended(f"correct D-2024-001 --date 2024-05-06 {WHY} -o json"))
    assert {"decided_on": ("2024-05-02", "2024-05-06"), "first_day": ("2024-05-02", "2024-05-06")} == found
    assert (["Almby IK"], []) == (on_roll(suspended, "2024-05-05"), on_roll(suspended, "2024-05-06"))
    taken_back_and_again(suspended)


def test_a_decision_is_not_put_right_so_that_what_was_done_by_it_could_not_have_been(
    won: Typed, refused: Refused
) -> None:
    assert ["effective_before_decision"] == refused(f"correct D-2024-001 --date 2024-06-11 {WHY}", 5)
    assert ["decision_not_approved"] == refused(f"correct D-2024-001 --outcome avslag {WHY}", 5)


def test_a_refusal_a_reconsideration_and_a_lifted_bar_are_put_right(period: str, well: Typed) -> None:
    for step in (
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide --source reglementet",
        "enroll Bojen --period 2024-2027 --affirm values --incomplete principerna --received 2024-02-02",
        "refuse Bojen --ground formal --decision 'KS 2024-05-02 § 1' --notified 2024-03-01 --answered 2024-03-20",
        "case revoke C-1 --decision 'KS 2024-06-03 § 2' --effective 2024-06-10",
    ):
        well(step)
    found = changes(well(f"correct 13 --effective 2024-06-12 {WHY} -o json"))
    assert {"day": ("2024-06-10", "2024-06-12")} == found
    found = changes(well(f"correct C-1 --effective 2024-05-06 {WHY} -o json"))
    assert ("2024-05-02", "2024-05-06") == found["effective"]
    taken_back_and_again(well)


def test_a_bar_that_was_lifted_from_another_day_ends_on_that(enrolled: Typed) -> None:
    for step in (
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide --source reglementet",
        "exclude 'Almby IK' --ground formal --decision 'KS 2024-05-02 § 2' --effective 2024-05-20"
        " --bar-through 2026-05-20 --notified 2024-03-01 --answered 2024-03-20",
        "case lift-bar C-1 --decision 'KS 2025-01-07 § 3' --effective 2025-02-01",
    ):
        enrolled(step)
    found = changes(enrolled(f"correct 13 --effective 2025-03-01 {WHY} -o json"))
    assert {"day": ("2025-02-01", "2025-03-01"), "bar_lifted_from": ("2025-02-01", "2025-03-01")} == found
    taken_back_and_again(enrolled)


# periods, rolls and settings ----------------------------------------------------------------------


def test_other_days_of_a_period_move_the_days_that_followed_from_them(period: str, well: Typed) -> None:
    well(f"enroll Bojen {TICKED} --received 2023-11-12")
    well(f"enroll Ankaret {TICKED} --received 2023-11-12 --effective 2024-03-01")
    well("roll --on 2024-01-20 --record Januari")
    ran = well(f"correct 2024-2027 --first-day 2024-02-01 {WHY} -o json")
    assert {"first_day": ("2024-01-01", "2024-02-01"), "effective": ("2024-01-01", "2024-02-01")} == changes(ran)
    assert "recorded_roll_reached" in {each["code"] for each in ran.data["warnings"]}
    assert ([], ["Bojen"]) == (on_roll(well, "2024-01-31"), on_roll(well, "2024-02-01"))
    taken_back_and_again(well)
    assert "Rättat" in well("why E-1").out


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ("--first-day 2024-03-02", 5, "effective_outside_period"),
        ("--last-day 2027-12-15", 5, "effective_outside_period"),
        ("--last-day 2023-12-15", 5, "last_day_before_first"),
        ("--first-day 2023-06-01", 4, "periods_overlap"),
        ("--paragraph x", 2, "number_invalid"),
        ("--clear first_day", 2, "missing"),
    ],
)
def test_a_period_is_not_put_right_so_that_what_was_done_in_it_lies_outside(
    period: str, well: Typed, refused: Refused, said: str, status: int, code: str
) -> None:
    well("period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31")
    well(f"enroll Bojen {TICKED} --received 2024-01-12 --effective 2024-03-01")
    well("withdraw Bojen --received 2027-12-20")
    assert [code] == refused(f"correct 2024-2027 {said} {WHY}", status)


def test_how_a_period_was_adopted_is_put_right(period: str, well: Typed) -> None:
    well("body add KF --kind fullmäktige")
    said = "--adopted-by KF --adopted 2023-10-10 --paragraph 214 --dnr Ks12/2023"
    found = changes(well(f"correct 2024-2027 {said} {WHY} -o json"))
    assert {
        "adopted_by": (None, "B-1"),
        "adopted_on": (None, "2023-10-10"),
        "paragraph": (None, 214),
        "dnr": (None, "Ks12/2023"),
    } == found
    taken_back_and_again(well)


def test_a_key_that_is_a_periods_and_a_plans_leads_to_the_one_that_has_the_field(
    period: str, well: Typed, refused: Refused
) -> None:
    well("plan add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31")
    assert ["ambiguous"] == refused(f"correct 2024-2027 --last-day 2027-11-30 {WHY}", 3)
    assert {"paragraph"} == changes(well(f"correct 2024-2027 --paragraph 4 {WHY} -o json")).keys()
    assert {"last_day"} == changes(well(f"correct 3 --last-day 2027-11-30 {WHY} -o json")).keys()
    assert "2027-12-31" == well("period show 2024-2027 -o json").data["last_day"]


def test_a_recorded_roll_has_another_title_and_keeps_its_day_and_digest(enrolled: Typed, refused: Refused) -> None:
    enrolled("roll --on 2024-03-01 --record Mars")
    before = enrolled("roll --recorded R-1 -o json").data
    enrolled("roll --on 2024-04-01 --record April")
    assert {"title": ("Mars", "Våren")} == changes(enrolled(f"correct R-1 --title Våren {WHY} -o json"))
    assert before | {"title": "Våren"} == enrolled("roll --recorded R-1 -o json").data
    assert ["already_exists"] == refused(f"correct R-1 --title april {WHY}", 4)
    assert ["not_correctable"] == refused(f"correct R-1 --date 2024-03-02 {WHY}", 2)
    taken_back_and_again(enrolled)


def test_a_setting_is_set_anew_and_not_put_right(period: str, typed: Typed, well: Typed) -> None:
    well("registry set caseholder='Maj Strand'")
    for ref in ("3", "caseholder"):
        ran = typed(f"correct {ref} --name Maj {WHY} -o json")
        assert (3, ["settings_are_set"]) == (ran.status, ran.codes)
        assert "samverkan registry set" in ran.error["hint"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("case stay C-1 --date 2024-07-01", "already_done"),
        ("case stay C-1 --date 2024-07-02", "step_differs"),
        ("case final C-1 --date 2024-09-25 --source Förvaltningsrätten", "already_done"),
        ("case final C-1 --date 2024-09-26 --source Förvaltningsrätten", "step_differs"),
        ("case final C-1 --date 2024-09-25 --source rätten", "step_differs"),
    ],
)
def test_a_step_that_is_repeated_with_something_else_in_it_is_corrected(
    won: Typed, typed: Typed, line: str, code: str
) -> None:
    ran = typed(f"{line} -o json")
    assert (4, True) == (ran.status, code in ran.codes), ran.err
    assert code == "already_done" or "samverkan correct" in ran.err


def test_a_suspension_or_mandate_that_is_repeated_through_another_day_is_corrected(
    suspended: Typed, typed: Typed
) -> None:
    again = "suspend 'Almby IK' --decision 'KS 2024-05-02 § 1' -o json"
    assert (4, ["already_done"]) == ((ran := typed(f"{again} --through 2024-05-30")).status, ran.codes)
    ran = typed(f"{again} --through 2024-06-30")
    assert (4, ["suspension_differs"], True) == (ran.status, ran.codes, "samverkan correct 7" in ran.error["hint"])
    ending = "body mandate KS --subject exclusion --may decide -o json"
    suspended(f"{ending} --through 2025-12-31")
    assert (4, ["mandate_held"]) == ((ran := typed(f"{ending} --through 2025-12-31")).status, ran.codes)
    ran = typed(f"{ending} --through 2025-11-30")
    assert (4, ["mandate_differs"], True) == (ran.status, ran.codes, "samverkan correct 5" in ran.error["hint"])
