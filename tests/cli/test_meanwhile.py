"""What happens while a case is open, or a decision waits: each has a defined outcome [docs/cases.md]."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Once, Typed

P = "--period 2024-2027"
SIGNED = "--affirm värdegrund,principer --signed-by 'Eva Ek, ordförande'"
Refusal = Callable[[str, int], list[str]]


@pytest.fixture
def ready(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> str:
    """Make a register in which Blå Tuvan and Klockbojen have joined, and KS may exclude."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2026-06-20")
    typed_once(
        f"enroll 'Blå Tuvan' --org-nr 802999-0010 {TICKED} --received 2024-01-10 --contact 'Bo Ek <bo@example.org>'",
        f"enroll Klockbojen {P} --affirm värdegrund,principer --signed-by 'Sara Sjö' --received 2024-01-10",
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide",
    )
    return period


@pytest.fixture
def opened(well: Typed, ready: str, typed_once: Once) -> str:
    """Open a case about Klockbojen, and hear it."""
    typed_once(
        f"case open Klockbojen {P} --ground value:2 --from 'Blå Tuvan' --fact 2024-02-20 --date 2024-03-11",
        "case screen C-1 --admit --own 'styrelsen beslutade' --date 2024-03-20",
        "case notify C-1 --respond-by 2024-06-07 --date 2024-05-17",
        "case answer C-1 --received 2024-06-05 --final-answer",
    )
    return "C-1"


def resolved(well: Typed, text: str, day: str) -> str:
    """Record a decision of KS; give its id."""
    return str(well(f"decision add '{text}' --body KS --date {day} -o json").data["decision"]["id"])


def decided(well: Typed, *more: str, day: str = "2024-10-08") -> str:
    """Let KS exclude Klockbojen in its case."""
    id_ = resolved(well, f"Klockbojen utesluts {day}", day)
    well(f"case decide C-1 --decision {id_} --outcome excluded {' '.join(more)}")
    return id_


def names(well: Typed, day: str) -> list[str]:
    return [row["name"] for row in well(f"roll --on {day} -o json").data]


def warned(told: Any) -> list[str]:
    return [warning["code"] for warning in told["warnings"]]


def state(well: Typed) -> str:
    return str(well("case show C-1 -o json").data["state"])


# leaving while a case is open


def test_a_withdrawal_in_mid_case_is_accepted_at_once_and_the_case_is_offered_for_closing(
    well: Typed, opened: str
) -> None:
    told = well(f"withdraw Klockbojen {P} --received 2024-06-10 -o json").data
    assert ["case_goes_on"] == warned(told)
    assert "samverkan case close C-1" in told["warnings"][0]["message"]
    assert ["Blå Tuvan"] == names(well, "2024-06-10")
    well("case close C-1 --reason 'har gått ur' --date 2024-06-11")
    assert "closed" == state(well)
    assert "E-3" == well(f"enroll Klockbojen {P} {SIGNED} --received 2024-07-01 -o json").data["enrollment"]["id"]


def test_who_has_left_cannot_be_excluded_any_more(well: Typed, opened: str, refused: Refusal) -> None:
    well(f"withdraw Klockbojen {P} --received 2024-06-10")
    id_ = resolved(well, "Klockbojen utesluts", "2024-10-08")
    assert "already_withdrawn" in refused(f"case decide C-1 --decision {id_} --outcome excluded", 4)
    well(f"case decide C-1 --decision {id_} --outcome none")


def test_an_actor_that_is_dissolved_has_its_case_offered_for_closing(well: Typed, opened: str) -> None:
    told = well("actor dissolve Klockbojen --last-day 2024-06-30 -o json").data
    assert ["case_goes_on"] == warned(told)
    well("case close C-1 --reason upplöst --date 2024-07-01")


def test_a_closed_case_is_not_told_of(well: Typed, opened: str) -> None:
    well("case close C-1 --reason åtgärdat --date 2024-06-06")
    assert [] == warned(well(f"withdraw Klockbojen {P} --received 2024-06-10 -o json").data)


# the period, and another one


def test_an_exclusion_that_is_final_after_the_period_changes_nothing(well: Typed, opened: str) -> None:
    decided(well, "--effective final --record-anyway 'enligt protokoll'", day="2027-12-20")
    told = well("case final C-1 --date 2028-02-01 --source rätten --record-anyway 'överklagades inte' -o json").data
    assert "effect_outlived" in warned(told)
    assert ["Blå Tuvan", "Klockbojen"] == names(well, "2027-12-31")


def test_an_exclusion_is_tested_against_the_days_of_the_case_s_own_period(
    well: Typed, opened: str, refused: Refusal
) -> None:
    id_ = resolved(well, "Klockbojen utesluts", "2027-12-20")
    line = f"case decide C-1 --decision {id_} --outcome excluded --effective 2028-01-10"
    assert ["effective_outside_period"] == refused(line, 5)


def test_joining_the_next_period_while_a_case_is_open_is_told(well: Typed, opened: str) -> None:
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    told = well(f"enroll Klockbojen --period 2028-2031 {SIGNED} --received 2027-11-01 -o json").data
    assert "case_goes_on" in warned(told)
    assert "2028-01-01" == told["enrollment"]["effective"]


def test_an_extended_period_is_what_a_case_is_tested_against(well: Typed, opened: str) -> None:
    decision = resolved(well, "Perioden förlängs", "2027-06-01")
    well(f"period extend 2024-2027 --last-day 2028-06-30 --decision {decision}")
    decided(well, "--effective 2028-01-10", day="2027-12-20")
    assert ["Blå Tuvan", "Klockbojen"] == names(well, "2028-01-09")
    assert ["Blå Tuvan"] == names(well, "2028-01-10")


# two cases on one actor


def test_of_two_cases_the_second_is_told_of_and_one_exclusion_waits_at_a_time(
    well: Typed, opened: str, refused: Refusal
) -> None:
    told = well(f"case open Klockbojen {P} --ground formal --from 'Blå Tuvan' --date 2024-06-01 -o json").data
    assert "other_cases_open" in warned(told)
    decided(well)
    id_ = resolved(well, "Klockbojen utesluts igen", "2024-10-09")
    line = f"case decide C-2 --decision {id_} --outcome excluded --record-anyway protokollet"
    assert "exclusion_pending" in refused(line, 4)
    well(f"case decide C-2 --decision {id_} --outcome none")


# merging


@pytest.fixture
def double(well: Typed, opened: str) -> str:
    """Register Klockbojen once more, by another name."""
    well("actor add 'Klockbojens vänner'")
    return "'Klockbojens vänner'"


def test_a_merged_actor_inherits_case_exclusion_and_bar(well: Typed, double: str, refused: Refusal) -> None:
    decided(well, "--effective 2024-10-17 --bar-through 2026-12-31")
    well(f"actor merge Klockbojen {double}")
    assert "A-3" == well("case show C-1 -o json").data["actor"]
    assert ["barred"] == refused(f"enroll {double} {P} {SIGNED} --received 2025-03-03", 5)


def test_an_open_case_goes_on_about_the_actor_it_was_merged_into(well: Typed, double: str) -> None:
    well(f"actor merge Klockbojen {double}")
    decided(well, "--effective 2024-10-17")
    assert ["Blå Tuvan", "Klockbojens vänner"] == names(well, "2024-10-16")
    assert ["Blå Tuvan"] == names(well, "2024-10-17")


# renewal


def test_a_plan_renews_who_waits_for_an_exclusion_to_be_final_only_after_a_person_looked(
    well: Typed, opened: str
) -> None:
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    decided(well, day="2027-12-01")
    well("renew plan 2028-2031 --from 2024-2027 --out plan.json")
    assert "Klockbojen" in Path("plan.json").read_text(encoding="utf-8")


# joined anew


def test_a_decision_holds_for_who_withdrew_and_joined_anew_during_the_case(well: Typed, opened: str) -> None:
    well(f"withdraw Klockbojen {P} --received 2024-06-10")
    told = well(f"enroll Klockbojen {P} {SIGNED} --received 2024-07-01 -o json").data
    assert "case_goes_on" in warned(told)
    decided(well, "--effective 2024-10-17")
    assert ["Blå Tuvan", "Klockbojen"] == names(well, "2024-10-16")
    assert ["Blå Tuvan"] == names(well, "2024-10-17")


def test_a_new_decision_after_an_annulment_is_taken_in_the_same_case(well: Typed, opened: str) -> None:
    decided(well, "--effective 2024-10-17")
    well("case appeal C-1 --received 2024-10-20")
    well("case outcome C-1 annulled --date 2025-01-14 --final 2025-02-05")
    assert ["Blå Tuvan", "Klockbojen"] == names(well, "2024-10-17")
    decided(well, "--effective 2025-04-01", day="2025-03-20")
    assert ["Blå Tuvan", "Klockbojen"] == names(well, "2025-03-31")
    assert ["Blå Tuvan"] == names(well, "2025-04-01")


# the bar: scenario 13 (b)


@pytest.fixture
def barred(well: Typed, opened: str) -> str:
    """Exclude Klockbojen, with a bar through 2026-05-31."""
    return decided(well, "--effective 2024-10-17 --bar-through 2026-05-31")


def test_a_bar_is_lifted_and_the_application_that_waited_takes_effect_that_day(
    well: Typed, typed: Typed, barred: str
) -> None:
    line = f"enroll Klockbojen {P} {SIGNED} --received 2026-03-02"
    ran = typed(f"{line} -o json")
    assert (5, ["barred"]) == (ran.status, ran.codes)
    assert barred in ran.err
    assert "2026-06-01" in ran.err
    told = well(f"{line} --incomplete 'spärren gäller' -o json").data
    assert "received" == told["enrollment"]["standing"]
    lifted = resolved(well, "Spärren hävs", "2026-04-14")
    well(f"case lift-bar C-1 --decision {lifted}")
    told = well(f"enroll Klockbojen {P} -o json").data
    assert "2026-04-14" == told["enrollment"]["effective"]
    assert ["Blå Tuvan"] == names(well, "2026-04-13")
    assert ["Blå Tuvan", "Klockbojen"] == names(well, "2026-04-14")


@pytest.mark.parametrize(
    ("line", "kinship"),
    [
        (f"enroll Efterträdaren {P} {SIGNED} --received 2025-03-03", "successor"),
        (
            f"enroll Efterträdaren {P} --affirm värdegrund,principer --signed-by 'Sara Sjö' --received 2025-03-03",
            "signer",
        ),
        (f"enroll Efterträdaren {P} {SIGNED} --received 2025-03-03 --contact 'Sara Sjö <s@example.org>'", "signer"),
        (f"enroll Efterträdaren {P} {SIGNED} --received 2025-03-03 --contact 'Siv Al <s@example.org>'", "contact"),
    ],
)
def test_a_successor_or_the_same_board_is_only_warned_of(well: Typed, barred: str, line: str, kinship: str) -> None:
    well("contact add Klockbojen 'Siv Al <siv@example.org>' --date 2024-02-01")
    if kinship == "successor":
        well("actor add Efterträdaren")
        well("actor dissolve Klockbojen --last-day 2025-01-31 --successor Efterträdaren")
    told = well(f"{line} -o json").data
    (warning,) = [each for each in told["warnings"] if each["code"] == "kin_of_barred"]
    assert "enrolled" == told["enrollment"]["standing"]
    assert barred in warning["message"]
    assert "2026-05-31" in warning["message"]


def test_kin_of_who_was_barred_is_not_told_of_when_the_bar_is_over_or_lifted(well: Typed, barred: str) -> None:
    line = f"enroll Efterträdaren {P} --affirm värdegrund,principer --signed-by 'Sara Sjö' -o json --received"
    assert "kin_of_barred" not in warned(well(f"{line} 2026-06-01 --dry-run").data)
    assert "kin_of_barred" in warned(well(f"{line} 2026-05-31 --dry-run").data)
    well(f"case lift-bar C-1 --decision {resolved(well, 'Spärren hävs', '2026-04-14')}")
    assert "kin_of_barred" not in warned(well(f"{line} 2026-04-14 --dry-run").data)


# taking back


AFTER = (
    "case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-11-06",
    "case appeal C-1 --received 2024-10-20",
    "case stay C-1 --date 2024-10-25",
    "case outcome C-1 upheld --date 2025-01-14 --final 2025-02-05",
    "case final C-1 --date 2025-02-05 --source rätten",
    "case lift-bar C-1 --decision {lifted}",
    "case close C-1 --reason klart --date 2026-06-01",
)


def stands(well: Typed) -> Any:
    """Give what a case and the roll on the days that matter are now."""
    return well("case show C-1 -o json").data, [names(well, day) for day in ("2024-10-26", "2025-02-06")]


def test_every_verb_after_a_decision_is_taken_back_one_by_one(well: Typed, barred: str) -> None:
    lifted = resolved(well, "Spärren hävs", "2026-04-14")
    seen = []
    for line in AFTER:
        told = stands(well)
        seen.append((well(f"{line.format(lifted=lifted)} -o json").data["entry"], told))
    for entry, told in reversed(seen):
        well(f"undo {entry}")
        assert told == stands(well)
    assert well("journal verify -o json").data["ok"]


def test_a_decision_that_others_build_on_is_not_taken_back_before_them(
    well: Typed, barred: str, refused: Refusal
) -> None:
    entry = well("journal list -o json").data[-1]["seq"]
    well(AFTER[1])
    assert ["built_on"] == refused(f"undo {entry}", 4)


@pytest.mark.parametrize("verb", ["case screen", "case notify", "case answer"])
def test_what_a_decision_rests_on_is_not_taken_back_from_under_it(
    well: Typed, barred: str, refused: Refusal, verb: str
) -> None:
    (entry,) = [each["seq"] for each in well("journal list C-1 -o json").data if each["verb"] == verb]
    assert "built_on" in refused(f"undo {entry}", 4)


def test_what_was_final_and_then_stayed_is_final_anew_when_it_has_been_upheld(well: Typed, opened: str) -> None:
    decided(well, "--effective 2024-10-17")
    well("case final C-1 --date 2024-11-07 --source rätten --record-anyway kontrollerat")
    well("case appeal C-1 --received 2024-11-08")
    well("case stay C-1 --date 2024-11-10")
    well("case outcome C-1 upheld --date 2025-01-14 --final 2025-02-05")
    assert ["Blå Tuvan", "Klockbojen"] == names(well, "2025-02-05")
    well("case final C-1 --date 2025-02-06 --source rätten --record-anyway kontrollerat")
    assert [["Blå Tuvan", "Klockbojen"], ["Blå Tuvan"]] == [names(well, day) for day in ("2025-02-05", "2025-02-06")]
    assert "final" == state(well)


def test_a_judgment_that_changes_nothing_is_taken_back_and_done_again(well: Typed, barred: str) -> None:
    well("case appeal C-1 --received 2024-10-20")
    well("case outcome C-1 upheld --date 2025-01-14 --final 2025-02-05")
    for back, expected in (("undo", "appealed"), ("redo", "upheld")):
        well(back)
        assert expected == state(well)


def test_who_was_refused_is_left_out_of_a_plan_unless_ticked(well: Typed, ready: str) -> None:
    well(
        f"enroll 'Nätverket Exempelvis Grannar' {P} --affirm värdegrund --incomplete principerna --received 2024-02-01"
    )
    id_ = resolved(well, "Avslag", "2024-06-01")
    heard = "--ground formal --notified 2024-03-01 --answered 2024-03-20"
    well(f"refuse 'Nätverket Exempelvis Grannar' {P} --decision {id_} {heard}")
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    well("renew plan 2028-2031 --from 2024-2027 --out plan.json")
    planned = Path("plan.json").read_text(encoding="utf-8")
    assert "fick avslag på sin anmälan, fr.o.m. 2024" in planned


def test_an_interim_suspension_tells_who_stepped_aside(well: Typed, ready: str, refused: Refusal) -> None:
    well("body seat KS 'Tea Tall' --represents Klockbojen")
    line = f"suspend Klockbojen {P} --through 2024-12-31 --decision {resolved(well, 'Stängs av', '2024-10-08')}"
    assert ["conflict_not_examined"] == refused(line, 5)
    well(f"{line} --stepped-aside 'Tea Tall'")
    assert ["Blå Tuvan"] == names(well, "2024-12-31")
