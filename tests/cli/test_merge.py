"""Two actors that turn out to be one, and one that follows another: typed as a secretary would."""

from collections.abc import Callable

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
        f"exclude '{actor}' {P} --decision D-2024-001 --effective 2024-10-17 --notified 2024-05-17"
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
    well("actor add 'Blåtuvans ideella förening' --org-nr 802999-0028")
    well("actor alias A-8 Blåtuvan")
    well("actor add 'Något helt annat' --org-nr 802999-0028")
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
    well("actor add 'RFSL Exempelköping'")
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
    assert ["enrolled_though_excluded"] == [each["code"] for each in told["warnings"]]
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
    assert ["recorded_roll_reached"] == [each["code"] for each in told["warnings"]]


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
