"""Two actors that turn out to be one, and one that follows another: typed as a secretary would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Typed

P = "--period 2024-2027"
Refused = Callable[[str, int], list[str]]


def roll(well: Typed, day: str) -> list[tuple[str, str]]:
    return [(line["id"], line["enrollment"]) for line in well(f"roll --on {day} -o json").data]


def decided_exclusion(well: Typed, actor: str, bar: str) -> None:
    well("body add KS --kind nämnd")
    well("body mandate KS --subject exclusion --may decide")
    well(f"decision add '{actor} utesluts' --body KS --date 2024-10-08 --paragraph 187")
    well(
        f"exclude '{actor}' {P} --decision D-2024-001 --effective 2024-10-17 --ground formal --notified 2024-05-17"
        f" --answered 2024-06-05 {bar}"
    )


@pytest.fixture
def two(well: Typed, period: str) -> None:
    """Register one actor twice: A-1 without a number, A-2 with one."""
    well("actor add 'Klockbojen'")
    well("actor add 'Klokbojen i Örebro' --org-nr 802999-0010")


def test_likely_duplicates_are_shown_in_pairs_with_the_reason(well: Typed, period: str) -> None:
    well("database path")
    for name in ("RFSL", "Almby IK", "Almby IF", "Nummer 1", "Nummer 2", "Blå Tuvan"):
        well(f"actor add '{name}'")
    well("actor add 'RFSL i samverkan' --org-nr 802999-0010")
    well("actor add 'Blåtuvans ideella förening' --org-nr 802999-0028 --new")
    well("actor alias A-8 Blåtuvan")
    well("actor add 'Något helt annat' --org-nr 802999-0028 --new")
    well("actor add Tuvanämnden --kind nämnd --org-nr 212000-1967")
    well("actor add Bojnämnden --kind nämnd --org-nr 212000-1967")
    told = well("actor duplicates -o json").data
    assert [
        {
            "id": "A-8",
            "name": "Blåtuvans ideella förening",
            "other": "A-6",
            "other_name": "Blå Tuvan",
            "score": 100,
            "why": "same_name",
        },
        {
            "id": "A-9",
            "name": "Något helt annat",
            "other": "A-8",
            "other_name": "Blåtuvans ideella förening",
            "score": 100,
            "why": "same_number",
        },
    ] == told
    assert "samma organisationsnummer" in well("actor duplicates").out


def test_no_likely_duplicates_is_a_good_answer(well: Typed, period: str) -> None:
    assert "Inga aktörer liknar varandra.\n" == well("actor duplicates").out


def test_the_town_comes_from_the_registry(well: Typed) -> None:
    well("init --municipality 'Exempelköpings kommun'")
    well("actor add RFSL")
    well("actor add 'RFSL Exempelköping' --new")
    assert [("A-2", "A-1")] == [(row["id"], row["other"]) for row in well("actor duplicates -o json").data]


@pytest.mark.usefixtures("two")
def test_the_old_id_number_and_names_lead_to_the_one_that_stays(well: Typed) -> None:
    well("actor rename A-2 'Klockbojens vänner'")
    well(f"enroll A-2 {TICKED} --received 2024-02-05 --contact 'Bo Ek <bo@example.org>'")
    told = well("actor merge A-2 A-1 --date 2024-03-01 -o json").data
    assert ("A-1", "802999-0010") == (told["actor"]["id"], told["actor"]["org_nr"])
    assert ["E-1"] == [each["id"] for each in told["actor"]["enrollments"]]
    for reference in ("A-2", "802999-0010", "'Klokbojen i Örebro'", "'klockbojens vänner'", "Klockbojen"):
        shown = well(f"actor show {reference} -o json").data
        assert ("A-1", ["Klokbojen i Örebro", "Klockbojens vänner"]) == (shown["id"], shown["aliases"])
    assert [("A-1", "E-1")] == roll(well, "2024-06-01")
    assert ["A-1"] == [row["id"] for row in well("actor list -o json").data]
    assert [] == well("actor duplicates -o json").data
    assert [2, 3, 4, 5, 6, 7][1:] == [entry["seq"] for entry in well("why A-2 -o json").data["entries"]]
    assert well("journal list A-2 -o json").data == well("journal list A-1 -o json").data
    assert "är samma aktör som" in well("why A-1").out
    assert well("journal verify -o json").data["ok"]


@pytest.mark.usefixtures("two")
def test_a_name_that_led_to_the_duplicate_is_still_taken(refused: Refused, well: Typed) -> None:
    well("actor merge A-2 A-1")
    assert ["already_exists"] == refused("actor add 'klokbojen  i örebro'", 4)
    assert ["already_exists"] == refused("actor alias A-1 'Klokbojen i Örebro'", 4)


@pytest.mark.usefixtures("two")
def test_of_two_enrollments_in_a_period_the_one_that_arrived_first_stays(well: Typed) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-02-05")
    well(f"enroll A-2 {TICKED} --received 2024-01-10")
    well("actor merge A-2 A-1")
    assert [("A-1", "E-2")] == roll(well, "2024-06-01")
    assert ["E-2"] == [each["id"] for each in well("actor show A-1 -o json").data["enrollments"]]
    assert "E-1" == well("why E-1 -o json").data["id"]
    assert well("journal verify -o json").data["ok"]
    well(f"withdraw A-1 {P} --received 2024-07-01")
    assert [] == roll(well, "2024-07-01")


@pytest.mark.usefixtures("two")
def test_a_complete_answer_stays_although_an_incomplete_one_arrived_first(well: Typed) -> None:
    well(f"enroll A-1 {P} --affirm values --incomplete principerna --received 2024-01-10")
    well(f"enroll A-2 {TICKED} --received 2024-02-05")
    well("actor merge A-2 A-1")
    assert [("A-1", "E-2")] == roll(well, "2024-06-01")


@pytest.mark.usefixtures("two")
def test_what_the_duplicate_left_does_not_hide_that_the_other_is_a_signatory(well: Typed) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-02-05")
    well(f"enroll A-2 {TICKED} --received 2024-01-10")
    well(f"withdraw A-2 {P} --received 2024-01-20")
    well("actor merge A-2 A-1")
    assert [("A-1", "E-1")] == roll(well, "2024-06-01")
    well(f"withdraw A-1 {P} --received 2024-07-01")
    assert [] == roll(well, "2024-07-01")


@pytest.mark.usefixtures("two")
def test_an_exclusion_with_its_bar_comes_along(well: Typed, refused: Refused) -> None:
    well(f"enroll A-2 {TICKED} --received 2024-02-05")
    decided_exclusion(well, "Klokbojen i Örebro", "--bar-through 2026-10-16")
    well("actor merge A-2 A-1")
    assert ["barred"] == refused(f"enroll A-1 {TICKED} --received 2025-03-03", 5)
    assert ["barred"] == refused(f"enroll Klockbojen {TICKED} --received 2025-03-03 --cause-removed nytt", 5)
    assert "D-2024-001" == well("why A-1 -o json").data["decisions"][0]["decision"]
    assert well("journal verify -o json").data["ok"]


@pytest.mark.usefixtures("two")
def test_who_was_excluded_and_joined_under_another_name_is_told_of(well: Typed) -> None:
    well(f"enroll A-2 {TICKED} --received 2024-02-05")
    decided_exclusion(well, "Klokbojen i Örebro", "--bar-through 2026-10-16")
    well(f"enroll A-1 {TICKED} --received 2024-11-05")
    told = well("actor merge A-2 A-1 -o json").data
    assert ["bar_meets"] == [each["code"] for each in told["warnings"]]
    assert [("A-1", "E-2")] == roll(well, "2024-12-01")


@pytest.mark.usefixtures("two")
def test_who_was_excluded_while_it_also_stood_under_another_name_is_off_the_roll(well: Typed) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-01-10")
    well(f"enroll A-2 {TICKED} --received 2024-02-05")
    decided_exclusion(well, "Klokbojen i Örebro", "")
    well("actor merge A-2 A-1")
    assert ([("A-1", "E-2")], []) == (roll(well, "2024-10-16"), roll(well, "2024-10-17"))


@pytest.mark.usefixtures("two")
def test_a_decision_about_the_duplicate_is_about_the_one_that_stays(well: Typed, refused: Refused) -> None:
    well("body add KS --kind nämnd")
    well("body mandate KS --subject exclusion --may decide")
    well("decision add 'Avstängning' --body KS --date 2024-10-08 --about A-2")
    well(f"enroll A-1 {TICKED} --received 2024-02-05")
    suspend = f"suspend A-1 {P} --decision D-2024-001 --through 2024-12-31"
    assert ["decision_other_actor"] == refused(suspend, 5)
    well("actor merge A-2 A-1")
    well(suspend)
    assert [] == roll(well, "2024-12-31")


@pytest.mark.usefixtures("two")
def test_a_recorded_roll_that_a_merge_reaches_is_named(well: Typed) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-02-05")
    well(f"enroll A-2 {TICKED} --received 2024-01-10")
    well("roll --on 2024-12-06 --record 'Val- och informationskväll'")
    told = well("actor merge A-2 A-1 -o json").data
    assert ["enrollments_joined", "recorded_roll_reached"] == sorted(each["code"] for each in told["warnings"])


@pytest.mark.usefixtures("two")
def test_actors_that_cannot_be_one_are_refused_with_what_to_type(well: Typed, typed: Typed, refused: Refused) -> None:
    well("actor add Bojnämnden --kind nämnd")
    well("actor add Tegelbruket --org-nr 802999-0028")
    well("actor add Gamlingen")
    well("actor dissolve Gamlingen --last-day 2024-06-30")
    assert ["same_actor"] == refused("actor merge A-1 A-1", 4)
    assert ["sides_differ"] == refused("actor merge A-1 A-3", 5)
    assert ["numbers_differ"] == refused("actor merge A-2 A-4", 5)
    assert "dissolve A-2 --last-day DATUM --successor A-4" in typed("actor merge A-2 A-4").err
    assert ["actor_dissolved"] == refused("actor merge A-1 A-5", 5)
    assert ["actor_dissolved"] == refused("actor merge A-5 A-1", 5)
    assert ["not_found", "not_found"] == refused("actor merge A-91 A-92", 3)
    assert ["missing"] == refused("actor merge A-1", 2)
    well("actor merge A-2 A-1")
    assert ["already_merged"] == refused("actor merge A-2 A-1", 4)
    assert ["same_actor"] == refused("actor merge 'Klokbojen i Örebro' A-1", 4)
    assert ["same_actor"] == refused("actor merge A-1 A-2", 4)


def test_what_is_merged_twice_leads_all_the_way(well: Typed, period: str) -> None:
    for name in ("Ett", "Två", "Tre"):
        well(f"actor add {name}")
    well("actor merge A-3 A-2")
    well("actor merge A-2 A-1")
    assert "A-1" == well("actor show A-3 -o json").data["id"]
    assert ["A-1", "A-2", "A-3"] == sorted({entry["subject"] for entry in well("why A-3 -o json").data["entries"]})
    assert well("journal verify -o json").data["ok"]


def test_a_successor_must_join_itself_and_no_roll_carries_it(well: Typed, period: str) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2024-02-05")
    well("actor add 'Nya Bojen'")
    well("actor dissolve Klockbojen --last-day 2024-06-30 --successor 'Nya Bojen'")
    assert ([("A-1", "E-1")], []) == (roll(well, "2024-06-30"), roll(well, "2024-07-01"))
    assert [] == well("actor show 'Nya Bojen' -o json").data["enrollments"]
    well(f"enroll 'Nya Bojen' {TICKED} --received 2024-08-15")
    assert ([], [("A-2", "E-2")]) == (roll(well, "2024-08-14"), roll(well, "2024-08-15"))


# what both have is said once, and nothing is lost ---------------------------------------------------


def waiting_exclusion(well: Typed, actor: str, bar: str = "--bar-through 2026-06-08") -> None:
    well("body add KS --kind nämnd")
    well("body mandate KS --subject exclusion --may decide")
    well(
        f"exclude {actor} {P} --decision 'KS 2024-06-01 § 9' --effective final {bar} --notified 2024-04-02"
        " --answered 2024-04-20 --ground formal"
    )


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("merge", ["A-1 A-2", "A-2 A-1"])
def test_an_enrollment_whose_exclusion_waits_to_be_final_is_never_the_one_that_is_dropped(
    well: Typed, merge: str
) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-02-01")
    well(f"enroll A-2 {TICKED} --received 2024-03-01")
    waiting_exclusion(well, "A-2")
    well(f"actor merge {merge}")
    stays = merge.split()[1]
    assert [(stays, "E-2")] == roll(well, "2024-02-01") == roll(well, "2024-07-31")
    well("case announce C-1 --adjusted 2024-06-03 --posted 2024-06-04")
    well("case announce C-1 --posted-through 2024-06-30")
    well("case final C-1 --date 2024-08-01 --source 'rätten frågad'")
    assert ([(stays, "E-2")], []) == (roll(well, "2024-07-31"), roll(well, "2024-08-01"))
    assert "2024-08-01" == well(f"why {stays} -o json").data["enrollments"][0]["ended_from"]
    assert well("journal verify -o json").data["ok"]


@pytest.mark.usefixtures("two")
def test_the_days_of_both_are_joined_and_what_is_dropped_is_told(well: Typed) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-03-01 --channel paper --evidence protokollet")
    well(f"enroll A-2 {TICKED} --received 2024-01-10 --channel e-service")
    well(f"withdraw A-2 {P} --received 2024-06-01")
    ran = well("actor merge A-2 A-1")
    assert "E-2" in ran.err
    assert "E-1" in ran.err
    assert [[("A-1", "E-2")]] * 3 == [roll(well, day) for day in ("2024-01-10", "2024-06-01", "2027-12-31")]
    assert [] == roll(well, "2024-01-09")
    (one,) = well("why A-1 -o json").data["enrollments"]
    assert ("2024-01-10", None) == (one["received"], one["ended_from"])
    assert "e-service" in well(f"export register {P}").out


@pytest.mark.usefixtures("two")
def test_a_suspension_and_a_case_follow_the_enrollment_that_holds_their_days(well: Typed) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-02-05")
    well(f"enroll A-2 {TICKED} --received 2024-01-10")
    well("body add KS --kind nämnd")
    well("body mandate KS --subject exclusion --may decide")
    well(f"suspend A-1 {P} --decision 'KS 2024-03-05 § 3' --through 2024-06-30")
    well(f"case open A-1 {P} --ground formal --fact 2024-03-01 --from Styrelsen")
    well("actor merge A-1 A-2")
    days = ("2024-03-04", "2024-03-05", "2024-06-30", "2024-07-01")
    assert [[("A-2", "E-2")], [], [], [("A-2", "E-2")]] == [roll(well, day) for day in days]
    well("case screen C-1 --admit --own 'styrelsen stod bakom det'")
    assert well("journal verify -o json").data["ok"]


@pytest.mark.usefixtures("two")
def test_a_second_enrollment_after_a_merge_is_unchanged_in_a_file_and_4_alone(
    well: Typed, refused: Refused, tmp_path: Path
) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-09-01")
    well(f"enroll A-2 {TICKED} --received 2024-01-01")
    well(f"withdraw A-2 {P} --received 2024-06-01")
    well("actor merge A-1 A-2")
    (tmp_path / "svar.csv").write_text(
        "namn;värdegrund;principer;undertecknare;inkommen\nKlockbojen;ja;ja;Eva Ek;2024-10-01\n"
    )
    ran = well(f"enroll {P} --from svar.csv -o json")
    assert (0, 1) == (ran.data["enrolled"], ran.data["unchanged"])
    assert ["already_enrolled"] == refused(f"enroll A-2 {TICKED} --received 2024-10-01", 4)


def test_a_network_is_no_member_of_itself_after_a_merge_and_a_part_both_had_keeps_the_days_of_both(
    well: Typed, period: str
) -> None:
    for name in ("N", "M", "Kedjan"):
        well(f"actor add {name} --kind nätverk --purpose Dialog")
    well("actor member N M --from 2024-01-01")
    well("actor member Kedjan N --from 2024-01-01 --through 2024-06-30")
    well("actor member Kedjan M --from 2024-06-01")
    told = well("actor merge M N -o json").data
    assert ["part_in_itself", "parts_doubled"] == [each["code"] for each in told["warnings"]]
    shown = well("actor show N -o json").data
    assert [] == shown["members"]
    assert [("A-3", "2024-01-01", None)] == [(n["id"], n["from"], n["to"]) for n in shown["networks"]]
    assert well("journal verify -o json").data["ok"]


@pytest.mark.parametrize("merge", ["Alfa N", "N Alfa"])
def test_a_network_and_an_association_are_not_one(well: Typed, refused: Refused, period: str, merge: str) -> None:
    well("actor add N --kind nätverk --purpose Dialog")
    well("actor add Alfa")
    well("actor member N Alfa")
    assert ["one_is_no_network"] == refused(f"actor merge {merge}", 5)


@pytest.mark.usefixtures("two")
def test_a_contact_both_have_stands_once_and_who_represents_the_one_represents_the_other(well: Typed) -> None:
    for actor in ("A-1", "A-2"):
        well(f"contact add {actor} 'Bo Ek <bo@example.org>'")
    well("contact add A-2 'Siv Al <siv@example.org>'")
    well("body add Rådet --kind advisory")
    well("body seat Rådet 'Siv Al' --represents A-2")
    well("meeting add Rådet --date 2024-05-02")
    well("meeting attend M-1 'Siv Al' --represents A-2")
    told = well("actor merge A-2 A-1 -o json").data
    assert ["contacts_doubled"] == [each["code"] for each in told["warnings"]]
    assert ["bo@example.org", "siv@example.org"] == [c["mailbox"] for c in well("contact list A-1 -o json").data]
    assert ["A-1"] == [seat["represents"] for seat in well("body show Rådet -o json").data["seats"]]
    assert ["A-1"] == [each["represents"] for each in well("meeting show M-1 -o json").data["participants"]]


@pytest.mark.usefixtures("two")
def test_two_that_are_each_excluded_in_the_same_days_are_not_made_one_before_a_body_has_said_which_holds(
    well: Typed, refused: Refused
) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-02-01")
    well(f"enroll A-2 {TICKED} --received 2024-03-01")
    waiting_exclusion(well, "A-2")
    well(
        f"exclude A-1 {P} --decision 'KS 2024-06-01 § 10' --effective final --notified 2024-04-02 --answered 2024-04-20"
        " --ground formal"
    )
    assert ["excluded_twice"] == refused("actor merge A-1 A-2", 5)


@pytest.mark.usefixtures("two")
def test_two_that_ended_on_different_days_are_not_one(well: Typed, refused: Refused) -> None:
    well("actor dissolve A-1 --last-day 2024-06-30")
    well("actor dissolve A-2 --last-day 2024-07-31")
    assert ["dissolved_apart"] == refused("actor merge A-1 A-2", 5)
    assert ["dissolved_apart"] == refused("actor merge A-2 A-1", 5)


@pytest.mark.usefixtures("two")
def test_an_incomplete_answer_that_came_first_gives_its_day_of_arrival_to_the_complete_one(well: Typed) -> None:
    well(f"enroll A-1 {P} --affirm values --incomplete principerna --received 2024-01-10")
    well(f"enroll A-2 {TICKED} --received 2024-02-05")
    well("actor merge A-2 A-1")
    assert ([], [("A-1", "E-2")]) == (roll(well, "2024-02-04"), roll(well, "2024-02-05"))
    assert ["A-1"] == [line["id"] for line in well("roll --on 2024-06-01 --received-by 2024-01-10 -o json").data]


@pytest.mark.usefixtures("two")
def test_who_was_excluded_from_its_first_day_is_off_under_the_other_name_too(well: Typed) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-02-01")
    well(f"enroll A-2 {TICKED} --received 2024-03-01 --effective 2024-10-17")
    decided_exclusion(well, "A-2", "")
    told = well("actor merge A-2 A-1 -o json").data
    assert ["ended_though_other"] == [each["code"] for each in told["warnings"]]
    assert ([("A-1", "E-1")], []) == (roll(well, "2024-10-16"), roll(well, "2024-10-17"))


@pytest.mark.usefixtures("two")
def test_an_exclusion_that_waits_takes_effect_although_the_other_left_before_and_was_typed_after(well: Typed) -> None:
    well(f"enroll A-1 {TICKED} --received 2024-03-01")
    waiting_exclusion(well, "A-1")
    well(f"enroll A-2 {TICKED} --received 2024-01-10")
    well(f"withdraw A-2 {P} --received 2024-02-15")
    well("actor merge A-2 A-1")
    well("case announce C-1 --adjusted 2024-06-03 --posted 2024-06-04")
    well("case announce C-1 --posted-through 2024-06-30")
    well("case final C-1 --date 2024-08-01 --source 'rätten frågad'")
    assert ([("A-1", "E-1")], []) == (roll(well, "2024-07-31"), roll(well, "2024-08-01"))
