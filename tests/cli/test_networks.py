"""Networks: a period that bars them and then admits them, and who takes part in one."""

from collections.abc import Callable

import pytest
from conftest import Ran, Typed

Refusal = Callable[[str, int], list[str]]
NAME = "'Nätverket Exempelvis Grannar'"
TICKED = "--affirm values --affirm principles --signed-by 'Eva Ek, sammankallande'"
ANSWER = f"enroll {NAME} --period 2024-2027 --kind nätverk --purpose 'att grannar ses' {TICKED}"
CONTACT = "--contact 'Eva Ek <eva@example.org>'"


@pytest.fixture
def barred(well: Typed) -> None:
    """Make a period without networks, and a decision that admits them."""
    well("init")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31 --no-networks")
    well("body add Kommunstyrelsen --kind nämnd")
    well("decision add 'Nätverk får ansluta sig' --body Kommunstyrelsen --date 2024-04-24 --paragraph 77")
    well("decision add 'Nej' --body Kommunstyrelsen --date 2024-04-24 --outcome avslag")


def names(well: Typed, line: str) -> list[str]:
    return [row["name"] for row in well(f"{line} -o json").data]


def codes(ran: Ran) -> set[str]:
    return {warning["code"] for warning in ran.data["warnings"]}


@pytest.mark.parametrize("later", ["", "--date 2024-05-02", f"{TICKED} {CONTACT}", "--received 2024-02-12"])
def test_a_network_the_period_bars_and_then_admits_joins_on_the_day_of_the_rule(
    well: Typed, refused: Refusal, barred: None, later: str
) -> None:
    assert ["networks_barred"] == refused(f"{ANSWER} {CONTACT} --received 2024-02-12", 5)
    waiting = f"{ANSWER} {CONTACT} --received 2024-02-12 --incomplete 'nätverk: avvaktar beslut'"
    assert "received" == well(f"{waiting} -o json").data["enrollment"]["standing"]
    told = well("period set 2024-2027 networks=yes --from 2024-04-24 --decision D-2024-001 -o json")
    assert {"networks_may_join", "answers_wait"} == codes(told)
    assert "samverkan enroll A-1 --period 2024-2027" in told.data["warnings"][0]["message"]
    joined = well(f"enroll {NAME} --period 2024-2027 {later} -o json").data["enrollment"]
    assert ("2024-04-24", "2024-02-12") == (joined["effective"], joined["received"])
    assert [] == names(well, "roll --on 2024-04-23")
    assert ["Nätverket Exempelvis Grannar"] == names(well, "roll --on 2024-04-24")
    assert "fr.o.m. 2024-04-24 enligt Kommunstyrelsen 2024-04-24 § 77 (D-2024-001)" in well(f"why {NAME}").out
    assert [("D-2024-001", "admission")] == [
        (each["decision"], each["what"]) for each in well(f"why {NAME} -o json").data["decisions"]
    ]
    assert well("journal verify -o json").data["ok"]


def test_what_came_later_completes_on_its_own_day(well: Typed, barred: None) -> None:
    well(f"{ANSWER} --received 2024-02-12 --incomplete 'nätverk: avvaktar beslut'")
    well("period set 2024-2027 nätverk=ja --from 2024-04-24 --decision D-2024-001")
    joined = well(f"enroll {NAME} --period 2024-2027 {CONTACT} --date 2024-05-02 -o json").data["enrollment"]
    assert "2024-05-02" == joined["effective"]


def test_a_rule_without_an_approved_decision_or_out_of_its_days_is_refused(
    well: Typed, refused: Refusal, barred: None
) -> None:
    assert ["decision_missing"] == refused("period set 2024-2027 networks=yes", 5)
    line = "period set 2024-2027 networks=yes --from 2028-01-01 --decision"
    assert ["decision_not_approved", "effective_outside_period"] == refused(f"{line} D-2024-002", 5)
    assert ["not_found", "effective_outside_period"] == refused(f"{line} D-2024-009", 3)
    assert ["setting_unknown"] == refused("period set 2024-2027 färg=blå", 2)
    assert ["setting_unknown", "date_invalid"] == refused("period set 2024-2027 networks=kanske --from nyss", 2)
    assert ["already_done"] == refused("period set 2024-2027 networks=no --decision D-2024-001", 4)
    assert ["not_found"] == refused("period set 2028 networks=no --decision D-2024-001", 3)


def test_a_rule_shows_its_day_and_decision_and_may_end_again(well: Typed, refused: Refusal, barred: None) -> None:
    early = well("period set 2024-2027 networks=yes --from 2024-02-01 --decision D-2024-001 -o json")
    assert {"rule_before_decision"} == codes(early)
    shown = well("period show 2024-2027 -o json").data
    assert (True, "2024-02-01", "D-2024-001") == (
        shown["networks"],
        shown["networks_from"],
        shown["networks_decision"],
    )
    assert "2024-02-01" in well("period show 2024-2027").out
    back = "period set 2024-2027 networks=nej --decision D-2024-001"
    assert ["effective_before_decision"] == refused(f"{back} --from 2024-04-23", 5)
    well(f"{ANSWER} {CONTACT} --received 2024-02-12 --incomplete 'nätverk: avvaktar beslut'")
    assert {"networks_may_not_join", "answers_wait"} == codes(well(f"{back} -o json"))
    assert "får inte ansluta sig till 2024-2027 fr.o.m. 2024-04-24" in well(f"why {NAME}").out
    assert ["networks_barred"] == refused(f"enroll {NAME} --period 2024-2027 --received 2024-04-24", 5)
    joined = well(f"enroll {NAME} --period 2024-2027 --received 2024-04-23 -o json").data["enrollment"]
    assert "2024-04-23" == joined["effective"]
    assert "får ansluta sig till 2024-2027 fr.o.m. 2024-02-01" in well(f"why {NAME}").out
    well(f"{ANSWER.replace('Grannar', 'Vänner')} {CONTACT} --received 2024-01-10")
    assert "2024-02-01" == well("roll --on 2024-02-01 -o json").data[0]["since"]


def test_an_actor_takes_part_in_a_network_and_leaves_it(well: Typed, refused: Refusal, barred: None) -> None:
    well(f"actor add {NAME} --kind nätverk")
    well("actor add Klockbojen")
    assert ["not_a_network"] == refused(f"actor member Klockbojen {NAME}", 5)
    assert ["member_of_itself"] == refused("actor member A-1 A-1", 5)
    assert ["missing"] == refused("actor member A-1", 2)
    assert ["not_found", "not_found"] == refused("actor member Ingen Någon", 3)
    well(f"actor member {NAME} Klockbojen --from 2024-03-01")
    assert ["already_there"] == refused(f"actor member {NAME} Klockbojen", 4)
    well(f"actor member {NAME} Klockbojen --through 2024-06-30")
    told = well(f"actor member {NAME} Klockbojen --from 2024-07-01 -o json").data["actor"]
    days = [("2024-03-01", "2024-06-30"), ("2024-07-01", None)]
    assert days == [(each["from"], each["to"]) for each in told["members"]]
    assert ["A-1", "A-1"] == [each["id"] for each in well("actor show Klockbojen -o json").data["networks"]]
    assert "medlem: Klockbojen (A-2), fr.o.m. 2024-03-01, t.o.m. 2024-06-30" in well("actor show A-1").out
    assert "ingår i: Nätverket Exempelvis Grannar (A-1), fr.o.m. 2024-07-01" in well("actor show A-2").out
    assert well("journal verify -o json").data["ok"]
