"""The users' cases of the first issue, typed as they would type them."""

from typing import Any

import pytest
from conftest import TICKED, Typed


def names(well: Typed, line: str) -> list[str]:
    return [row["name"] for row in well(f"{line} -o json").data]


@pytest.fixture
def old_period(well: Typed) -> None:
    well("init")
    well("period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31 --affirmations none")


@pytest.fixture
def decided(well: Typed, period: str) -> str:
    well(f"enroll 'Blå Tuvan' --org-nr 802999-0010 {TICKED} --received 2024-01-10")
    well("body add KS --kind committee")
    well("body mandate KS --subject exclusion --may decide --source reglementet")
    well("decision add 'Blå Tuvan utesluts' --body KS --date 2024-10-08 --paragraph 187")
    return period


def test_joining_in_autumn_takes_effect_on_the_first_day_of_the_period(well: Typed, typed: Typed, period: str) -> None:
    line = (
        f"enroll 'Almby IK' --period {period} --affirm values --affirm principles --signed-by 'Eva Ek, ordförande'"
        " --signed 2023-10-12 --received 2023-10-16 --channel e-service"
    )
    assert "ansluten till 2024-2027 fr.o.m. 2024-01-01 (periodens första dag)" in well(line).out
    assert names(well, "roll --on 2023-12-31") == []
    assert names(well, "roll --on 2024-01-01") == ["Almby IK"]
    again = typed(f"{line} -o json")
    assert (again.status, again.codes, again.error["refs"]) == (4, ["already_enrolled"], ["E-1"])


def test_three_public_actors_with_one_number_are_three_signatories(well: Typed, period: str) -> None:
    for name, kind in (
        ("Kulturnämnden", "committee"),
        ("Socialnämnden", "committee"),
        ("Kommunstyrelseförvaltningen", "administration"),
    ):
        well(f"enroll {name} --kind {kind} --org-nr 212000-1967 {TICKED} --received 2024-01-02")
    rows = well("roll --on 2024-02-01 -o json").data
    assert {"212000-1967"} == {row["org_nr"] for row in rows}
    assert ["Kommunstyrelseförvaltningen", "Kulturnämnden", "Socialnämnden"] == [row["name"] for row in rows]
    assert names(well, "roll --on 2024-02-01 --side civil") == []


def test_each_end_has_its_first_day_off_the_roll(well: Typed, old_period: None) -> None:
    for name in "ABCD":
        well(f"enroll {name} --period 2020-2023 --signed-by 'Eva Ek' --received 2021-01-10")
    well("enroll E --period 2020-2023 --signed-by 'Eva Ek' --received 2023-12-06")
    well("body add KS --kind committee")
    well("body mandate KS --subject exclusion --may decide")
    for actor in "BC":
        well(f"decision add 'Beslut om {actor}' --body KS --date 2023-11-01")
    well("withdraw A --period 2020-2023 --received 2023-12-05")
    well("suspend B --period 2020-2023 --through 2023-12-06 --decision D-2023-001")
    well(
        "exclude C --period 2020-2023 --decision D-2023-002 --effective 2023-12-07 --notified 2023-09-01"
        " --answered 2023-10-01 --ground formal"
    )
    well("actor dissolve D --last-day 2023-12-06")
    assert names(well, "roll --on 2023-12-04") == ["A", "C", "D"]
    assert names(well, "roll --on 2023-12-05") == ["C", "D"]
    assert names(well, "roll --on 2023-12-06") == ["C", "D", "E"]
    assert names(well, "roll --on 2023-12-06 --received-by 2023-11-29") == ["C", "D"]
    assert names(well, "roll --on 2023-12-07") == ["B", "E"]


def test_a_decision_without_a_hearing_is_objected_to_and_can_be_recorded_anyway(
    well: Typed, typed: Typed, decided: str
) -> None:
    line = f"exclude 'Blå Tuvan' --period {decided} --decision 'KS 2024-10-08 § 187' --ground formal --effective"
    objected = typed(f"{line} 2024-10-17 -o json")
    assert (5, ["not_notified"]) == (objected.status, objected.codes)
    early = typed(f"{line} 2024-10-01 -o json")
    assert (5, ["not_notified", "effective_before_decision"]) == (early.status, early.codes)
    assert "2 kap. 4 § kommunallagen" in early.error["objections"][1]["message"]
    assert 6 == well("status -o json").data["entries"]
    done = well(f"{line} 2024-10-17 --record-anyway 'KS beslut enligt protokoll' -o json").data
    assert ["not_notified"] == done["exclusion"]["objections"]
    assert names(well, "roll --on 2024-10-16") == ["Blå Tuvan"]
    assert names(well, "roll --on 2024-10-17") == []
    why = well("why 'Blå Tuvan'").out
    assert "inte underrättad före beslutet" in why
    assert "KS beslut enligt protokoll" in why
    found = typed("check -o json")
    assert 6 == found.status
    assert "recorded_with_objections" in {row["code"] for row in found.data}


def test_a_later_letter_flags_the_recorded_roll_and_does_not_change_it(well: Typed, period: str) -> None:
    well(f"enroll 'Almby IK' {TICKED} --received 2024-01-10")
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10")
    kept: Any = well("roll --on 2025-12-06 --record 'Val- och informationskväll' -o json").data["roll"]
    withdrawn = well(f"withdraw 'Blå Tuvan' --period {period} --received 2025-12-01 -o json").data
    assert ["recorded_roll_reached"] == [warning["code"] for warning in withdrawn["warnings"]]
    assert "Val- och informationskväll" in withdrawn["warnings"][0]["message"]
    recorded = well(f"roll --recorded {kept['id']} -o json").data
    assert (["Almby IK", "Blå Tuvan"], True) == ([line["name"] for line in recorded["lines"]], recorded["differs"])
    again = well(f"enroll 'Blå Tuvan' {TICKED} --received 2026-02-01 -o json").data
    assert [] == again["warnings"][2:]
    assert "senare uppgifter ändrar svaret" in well(f"roll --recorded {kept['id']}").out
    assert names(well, "roll --on 2025-12-06") == ["Almby IK"]


def test_an_incomplete_answer_is_on_no_roll_until_it_is_completed(well: Typed, typed: Typed, period: str) -> None:
    part = f"enroll 'Almby IK' --period {period} --affirm values --signed-by 'Eva Ek, ordförande'"
    received = well(f"{part} --received 2024-02-05 --incomplete principerna -o json").data["enrollment"]
    assert ("2024-02-26", None) == (received["complete_by"], received["effective"])
    assert names(well, "roll --on 2024-02-18") == []
    assert 4 == typed(f"{part} --received 2024-02-06 --incomplete principerna").status
    done = well(f"enroll 'Almby IK' --period {period} --affirm principles --received 2024-02-19 -o json").data
    assert ("2024-02-19", "2024-02-05") == (done["enrollment"]["effective"], done["enrollment"]["received"])
    assert ["values", "principles"] == done["enrollment"]["affirmed"]
    assert names(well, "roll --on 2024-02-18") == []
    assert names(well, "roll --on 2024-02-19") == ["Almby IK"]


def test_reentry_waits_for_the_bar_and_then_for_the_cause_to_be_removed(
    well: Typed, typed: Typed, decided: str
) -> None:
    well(
        f"exclude 'Blå Tuvan' --period {decided} --decision D-2024-001 --effective 2024-10-17 --notified 2024-05-17"
        " --ground formal"
        " --answered 2024-06-05 --bar-through 2025-10-16"
    )
    again = f"enroll 'Blå Tuvan' {TICKED} --received"
    barred = typed(f"{again} 2025-10-16 -o json")
    assert (5, ["barred"], ["D-2024-001"]) == (barred.status, barred.codes, barred.error["refs"])
    asked = typed(f"{again} 2025-10-17 -o json")
    assert (5, ["cause_not_removed"]) == (asked.status, asked.codes)
    well(f"{again} 2025-10-17 --cause-removed 'ny styrelse, nya stadgar'")
    assert ["2025-10-17"] == [row["since"] for row in well("roll --on 2025-10-17 -o json").data]


def test_a_new_actor_may_take_the_name_of_a_dissolved_one_and_the_bare_name_is_then_ambiguous(
    well: Typed, typed: Typed, period: str
) -> None:
    well(f"enroll Kulturnämnden --kind nämnd {TICKED} --received 2024-01-10")
    well("actor dissolve Kulturnämnden --last-day 2024-12-31")
    told = well("actor add Kulturnämnden --kind nämnd -o json").data
    assert ["same_name_dissolved"] == [warning["code"] for warning in told["warnings"]]
    both = typed("actor show Kulturnämnden -o json")
    assert (3, ["ambiguous"], ["A-1", "A-2"]) == (both.status, both.codes, both.error["refs"])
    well(f"enroll A-2 {TICKED} --received 2026-01-10")
    assert [("A-2", "2026-01-10")] == [(row["id"], row["since"]) for row in well("roll --on 2026-06-01 -o json").data]
