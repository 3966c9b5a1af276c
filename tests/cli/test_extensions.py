"""A prolonged period: who stays on, who still waits, and what a recorded roll says then."""

from collections.abc import Callable

import pytest
from conftest import TICKED, Typed

Refusal = Callable[[str, int], list[str]]
EXTEND = "period extend 2024-2027 --decision D-2027-001 --last-day"


@pytest.fixture
def decided(well: Typed, period: str) -> str:
    """Make decisions to extend, or not."""
    well("body add Kommunfullmäktige --kind fullmäktige")
    well("decision add 'Perioden förlängs' --body Kommunfullmäktige --date 2027-10-20")
    well("decision add 'Avslag' --body Kommunfullmäktige --date 2027-10-20 --outcome avslag")
    return period


def names(well: Typed, day: str) -> list[str]:
    return [row["name"] for row in well(f"roll --on {day} -o json").data]


def test_enrollments_made_before_count_through_the_new_last_day(well: Typed, decided: str) -> None:
    for name in ("Klockbojen", "Tuvan", "Gamla Tuvan"):
        well(f"enroll '{name}' {TICKED} --received 2024-01-10")
    well(f"withdraw 'Gamla Tuvan' --period {decided} --received 2027-12-31")
    well(f"enroll 'Blå Tuvan' --period {decided} --affirm values --incomplete principer --received 2027-12-20")
    well("actor dissolve Tuvan --last-day 2027-12-31")
    assert ["Klockbojen", "Tuvan"] == names(well, "2027-12-31")
    assert [] == names(well, "2028-01-01")
    told = well(f"{EXTEND} 2028-06-30 -o json").data
    assert ["signatories_stay", "answers_wait"] == [warning["code"] for warning in told["warnings"]]
    assert "2028-06-30: 1 st" in told["warnings"][0]["message"]
    assert "Blå Tuvan (A-4) (1 st)" in told["warnings"][1]["message"]
    assert "2028-06-30" == told["period"]["last_day"]
    assert ["Klockbojen"] == names(well, "2028-01-01") == names(well, "2028-06-30")
    assert [] == names(well, "2028-07-01")
    assert "2028-01-10" == well("due -o json").data[0]["due"]
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2028-06-30")
    assert ["Blå Tuvan", "Klockbojen"] == names(well, "2028-06-30")
    assert well("journal verify -o json").data["ok"]


def test_an_extension_needs_an_approved_decision_and_a_later_day_that_is_free(
    well: Typed, refused: Refusal, decided: str
) -> None:
    well("period add 2029-2032 --first-day 2029-01-01 --last-day 2032-12-31")
    assert ["missing"] == refused("period extend 2024-2027", 2)
    assert ["decision_missing", "last_day_not_later"] == refused("period extend 2024-2027 --last-day 2027-12-30", 5)
    assert ["decision_not_approved", "periods_overlap"] == refused(
        "period extend 2024-2027 --last-day 2029-01-01 --decision D-2027-002", 4
    )
    assert ["already_done"] == refused(f"{EXTEND} 2027-12-31", 4)
    well(f"{EXTEND} 2028-12-31")
    assert ["already_done"] == refused(f"{EXTEND} 2028-12-31", 4)


def test_a_decision_after_the_end_and_a_recorded_roll_that_is_reached_are_told(well: Typed, decided: str) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2024-01-10")
    well("roll --on 2028-01-10 --record Tomten")
    well("decision add 'Sent' --body Kommunfullmäktige --date 2028-01-20")
    told = well("period extend 2024-2027 --last-day 2028-06-30 --decision D-2028-001 -o json").data
    assert {"signatories_stay", "decided_after_end", "recorded_roll_reached"} == {
        warning["code"] for warning in told["warnings"]
    }


def test_more_than_five_who_wait_are_counted_beside_those_named(well: Typed, decided: str) -> None:
    for at in range(7):
        well(f"enroll 'Tuva {at}' --period {decided} --incomplete kryss --received 2024-01-10")
    told = well(f"{EXTEND} 2028-06-30 -o json").data["warnings"]
    assert "Tuva 4 (A-5) och 2 till (7 st)" in told[1]["message"]


def test_who_withdraws_before_the_period_was_never_enrolled(well: Typed, period: str) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2023-10-10")
    told = well(f"withdraw Klockbojen --period {period} --received 2023-11-01").out
    assert "Anslutningen hann aldrig börja gälla: utträdd fr.o.m. 2023-11-01" in told
    assert "Ansluten t.o.m." not in told
    assert "Ansluten fr.o.m." not in well("why Klockbojen").out.split("Händelser")[0]
    well(f"enroll Tuvan {TICKED} --received 2024-02-01")
    left = well(f"withdraw Tuvan --period {period} --received 2024-02-02").out
    assert "Ansluten t.o.m. 2024-02-01, inte längre fr.o.m. 2024-02-02" in left
