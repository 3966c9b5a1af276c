"""A decision that waits, is stayed, reconsidered or refuses entry, wherever an actor is shown."""

import json
from pathlib import Path

import pytest
from conftest import TICKED, Typed

JOINED = "--affirm values --affirm principles --signed-by 'Eva Ek' --received"
HEARD = "--ground formal --notified 2027-08-01 --answered 2027-08-05"


@pytest.fixture
def world(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Let three join, and KS decide to exclude two: one at once, one when it is final."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2027-10-09")
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    well("body add KS --kind nämnd")
    well("body mandate KS --subject exclusion --may decide")
    for number, name in enumerate(("Blå Tuvan", "Klockbojen"), start=1):
        well(f"enroll '{name}' --period {period} {JOINED} 2024-01-10")
        about = f"--body KS --date 2027-09-08 --paragraph {number} --about '{name}'"
        well(f"decision add '{name} utesluts' {about}")
    well(
        f"exclude 'Blå Tuvan' --period {period} --decision D-2027-001 {HEARD} --effective 2027-09-10"
        " --bar-through 2028-06-30"
    )
    well(f"exclude Klockbojen --period {period} --decision D-2027-002 {HEARD}")
    return well


def standing(well: Typed, name: str, day: str) -> tuple[str, str | None]:
    found = well(f"why '{name}' --on {day} -o json").data["enrollments"][0]
    return found["standing"], found["ended_from"]


def on_roll(well: Typed, day: str) -> list[str]:
    return [row["name"] for row in well(f"roll --on {day} -o json").data]


def test_who_waits_for_a_final_decision_is_shown_as_joined_with_its_case(world: Typed) -> None:
    assert ("enrolled", None) == standing(world, "Klockbojen", "2027-10-09")
    told = world("actor show Klockbojen")
    assert "2024-2027: ansluten" in told.out
    assert "  prövningsärende C-2 (2024-2027): beslutad\n" in told.out
    data = world("actor show Klockbojen -o json").data
    assert [{"id": "C-2", "period": "2024-2027", "state": "decided"}] == data["cases"]
    assert ["Klockbojen"] == on_roll(world, "2027-10-09")


def test_a_stay_gives_the_days_before_it_to_the_exclusion_and_the_others_to_the_enrollment(world: Typed) -> None:
    assert ("excluded", "2027-09-10") == standing(world, "Blå Tuvan", "2027-10-09")
    world("case appeal C-1 --received 2027-09-15")
    world("case stay C-1 --date 2027-09-20")
    assert ("enrolled", None) == standing(world, "Blå Tuvan", "2027-09-09")
    assert ("excluded", None) == standing(world, "Blå Tuvan", "2027-09-19")
    assert ("enrolled", None) == standing(world, "Blå Tuvan", "2027-09-20")
    assert "    Inhiberat: utan verkan fr.o.m. måndag 2027-09-20.\n" in world("why 'Blå Tuvan'").out
    assert "  prövningsärende C-1 (2024-2027): inhiberad\n" in world("actor show 'Blå Tuvan'").out


def test_the_gap_of_a_revoked_exclusion_stays(world: Typed) -> None:
    world("decision add Omprövning --body KS --date 2027-10-01 --paragraph 3 --about 'Blå Tuvan'")
    world("case revoke C-1 --decision D-2027-003 --effective 2027-10-02")
    assert ("excluded", None) == standing(world, "Blå Tuvan", "2027-10-01")
    assert ("enrolled", None) == standing(world, "Blå Tuvan", "2027-10-02")
    told = world("case show C-1").out
    assert "Upphävt av instansen efter omprövning: utan verkan fr.o.m. lördag 2027-10-02.\n" in told
    assert "Spärrad" not in told
    assert "samverkan case decide C-1 --decision D-2027-003" not in told


def test_a_plan_blocks_who_is_barred_and_not_whom_a_court_has_let_back(world: Typed) -> None:
    def actions() -> dict[str, str]:
        plan = world("renew plan 2028-2031 --from 2024-2027 -o json").data
        return {row["id"]: row["action"] for row in plan}

    assert "blocked" == actions()["A-1"]
    assert "blocked" != actions()["A-2"]
    world("case appeal C-1 --received 2027-09-15")
    world("case stay C-1 --date 2027-09-20")
    assert "blocked" != actions()["A-1"]


def test_an_export_has_who_is_joined_today_and_not_who_has_been_excluded(world: Typed) -> None:
    world("export register --period 2024-2027 --out x.json -o json")
    assert ["Klockbojen"] == [row["name"] for row in rows()]
    world("case appeal C-1 --received 2027-09-15")
    world("case stay C-1 --date 2027-09-20")
    Path("x.json").unlink()
    world("export register --period 2024-2027 --out x.json -o json")
    assert ["Blå Tuvan", "Klockbojen"] == [row["name"] for row in rows()]


def rows() -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(Path("x.json").read_text(encoding="utf-8"))["data"]
    return found


def test_a_refusal_names_the_case_it_was_decided_in(well: Typed, period: str) -> None:
    well(f"enroll Klockbojen --period {period} --signed-by 'Eva Ek' --received 2024-01-10 --incomplete kryss")
    well("body add KS --kind nämnd")
    well("body mandate KS --subject exclusion --may decide")
    for ground in ("formal", "value:1"):
        well(f"case open Klockbojen --period {period} --ground {ground} --from 'Eva Ek' --date 2024-01-11")
    well("decision add 'Klockbojen får avslag' --body KS --date 2024-02-08 --paragraph 3 --about Klockbojen")
    how = f"--period {period} --decision D-2024-001 --ground formal --case C-1 --record-anyway brådska -o json"
    assert "C-1" == well(f"refuse Klockbojen {how}").data["refusal"]["case"]
    assert ("refused", "2024-02-08") == standing(well, "Klockbojen", "2024-02-08")
    assert "2024-2027: avslag på anmälan" in well("actor show Klockbojen").out


LETTER = "document decision C-1 --date"


def test_a_letter_of_who_has_joined_again_is_true_after_a_reconsideration_and_a_stay(well: Typed, period: str) -> None:
    well(f"enroll Almby {TICKED} --received 2024-01-10")
    well("body add KS --kind committee")
    well("body mandate KS --subject exclusion --may decide --source x")
    heard = "--notified 2024-05-17 --answered 2024-06-05 --ground formal"
    well(f"exclude Almby --period {period} --decision 'KS 2024-10-08 § 187' {heard} --effective 2024-10-17")
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16")
    well("case appeal C-1 --received 2024-11-01 --by 'Nils Ny'")
    well(f"enroll Almby {TICKED} --received 2025-04-01 --cause-removed ja")
    well("case stay C-1 --date 2025-05-01")
    told = well(f"{LETTER} 2025-05-02").out
    assert "tills vidare inte gäller. Ni har anslutit er på nytt, och är anslutna i perioden." in told
    assert "17 oktober 2024 till och med den 31 mars 2025 var ni inte anslutna" in told
    well("undo")
    well("case revoke C-1 --decision 'KS 2025-05-11 § 3' --effective 2025-06-01")
    told = well(f"{LETTER} 2025-06-02").out
    assert "gäller inte från och med den 1 juni 2025. Ni har anslutit er på nytt, och är anslutna i perioden." in told
    assert "17 oktober 2024 till och med den 31 mars 2025 var ni inte anslutna" in told


@pytest.mark.parametrize(("day", "said"), [("2025-02-21", "som får laga kraft"), ("2025-02-22", "som fick laga kraft")])
def test_a_judgment_is_final_from_its_day_in_a_letter(well: Typed, period: str, day: str, said: str) -> None:
    well(f"enroll Almby {TICKED} --received 2024-01-10")
    well("body add KS --kind committee")
    well("body mandate KS --subject exclusion --may decide --source x")
    heard = "--notified 2024-05-17 --answered 2024-06-05 --ground formal"
    well(f"exclude Almby --period {period} --decision 'KS 2024-10-08 § 187' {heard} --effective 2024-10-17")
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16")
    well("case appeal C-1 --received 2024-11-01 --by 'Nils Ny'")
    well("case outcome C-1 annulled --date 2025-02-01 --final 2025-02-22")
    assert f"{said} den 22 februari 2025" in well(f"{LETTER} {day}").out
    assert f"{said} den 22 februari 2025" in well(f"document announcement C-1 --date {day}").out
