"""The users' cases of exclusion as due process, typed as they would type them."""

from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Once, Typed

TEXT = "# Värdegrund\n1. Alla är välkomna\n2. Ingen stängs ute\n# Principer\n1. Dialog\n"


@pytest.fixture
def ready(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> str:
    """Make a register in which Blå Tuvan has joined, and the bodies of the case are known."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-20")
    Path("text.md").write_text(TEXT, encoding="utf-8")
    typed_once(
        f"period text {period} text.md",
        f"enroll 'Blå Tuvan' --org-nr 802999-0010 {TICKED} --received 2024-01-10",
        f"enroll Klockbojen --period {period} --affirm values,principles --signed-by 'Sara S' --received 2024-01-10",
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide --source reglementet",
    )
    for name in ("Samverkansrådet", "'Samverkansrådets AU'"):
        well(f"body add {name}")
        well(f"body mandate {name} --subject exclusion --may recommend")
    for name in ("anmarkning", "brev", "protokoll", "stadgar"):
        Path(f"{name}.txt").write_text(name, encoding="utf-8")
    return period


@pytest.fixture
def heard(well: Typed, ready: str, typed_once: Once) -> str:
    """Bring a case to where a body can decide in it."""
    opened = f"case open 'Blå Tuvan' --period {ready} --ground value:2 --from Klockbojen --fact 2024-02-20"
    typed_once(
        f"{opened} --what 'Medlemmar stängdes ute' --date 2024-03-11",
        "case screen C-1 --admit --own 'styrelsen beslutade om det' --date 2024-03-20",
        *(f"case step C-1 --who ordföranden --what samtal --date {day}" for day in ("2024-04-04", "2024-04-18")),
    )
    files = "anmarkning.txt brev.txt protokoll.txt stadgar.txt"
    typed_once(
        f"case notify C-1 --material {files} --respond-by 2024-06-07 --date 2024-05-17",
        "case answer C-1 --received 2024-06-05 --final-answer",
        "case prepare C-1 --body 'Samverkansrådets AU' --recommend utesluts --date 2024-08-21",
    )
    return "C-1"


def decided(well: Typed, day: str = "2024-10-08", paragraph: int = 187) -> str:
    well(f"decision add 'Blå Tuvan utesluts' --body KS --date {day} --paragraph {paragraph}")
    return f"'KS {day} § {paragraph}'"


def names(well: Typed, day: str) -> list[str]:
    return [row["name"] for row in well(f"roll --on {day} -o json").data]


def due(well: Typed, case: str = "C-1") -> dict[str, tuple[str | None, str]]:
    deadlines = well(f"case show {case} -o json").data["deadlines"]
    return {each["what"]: (each["due"], each["status"]) for each in deadlines}


def warned(told: Any) -> list[str]:
    return [warning["code"] for warning in told["warnings"]]


def test_adjusted_on_a_thursday_and_announced_a_day_late(well: Typed, heard: str) -> None:
    well(f"case decide {heard} --decision {decided(well)} --outcome uteslutning")
    assert ("2024-10-22", "missed") == due(well)["adjustment"]
    assert (None, "not_running") == due(well)["announcement"] == due(well)["appeal"]
    assert [] == warned(well(f"case announce {heard} --adjusted 2024-10-17 -o json").data)
    assert ("2024-10-22", "met") == due(well)["adjustment"]
    assert ("2024-10-21", "missed") == due(well)["announcement"]
    told = well(f"case announce {heard} --posted 2024-10-22 -o json").data
    assert ["announced_late"] == warned(told)
    assert "för sent" in told["warnings"][0]["message"]
    assert "påverkar inte beslutet" in told["warnings"][0]["message"]
    assert "2024-11-12" == due(well)["appeal"][0]


def test_the_whole_case_from_concern_to_a_new_application(well: Typed, typed: Typed, heard: str) -> None:
    well(f"case prepare {heard} --body Samverkansrådet --recommend utesluts --stepped-aside 'Per P' --date 2024-09-11")
    check = f"case check {heard} --body KS -o json --on"
    assert ["answer_awaited"] != [row["code"] for row in typed(f"{check} 2024-06-05").data]
    assert [] == well(f"{check} 2024-06-05").data
    assert 6 == typed(f"{check} 2024-06-04").status
    told = well(f"case decide {heard} --decision {decided(well)} --outcome excluded --effective final -o json").data
    assert ("decided", "final", None) == tuple(told["case"][name] for name in ("state", "effective", "bar_through"))
    well(f"case announce {heard} --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-11-06")
    assert ("2024-11-06", "passed") == due(well)["appeal"]
    assert names(well, "2024-11-06") == ["Blå Tuvan", "Klockbojen"]
    source = "--source 'förvaltningsrätten, tel. 2024-11-12'"
    early = typed(f"case final {heard} --date 2024-11-06 {source} -o json")
    assert (5, ["clock_runs"]) == (early.status, early.codes)
    told = well(f"case final {heard} --date 2024-11-07 {source} -o json").data
    assert "final" == told["case"]["state"]
    assert names(well, "2024-11-06") == ["Blå Tuvan", "Klockbojen"]
    assert names(well, "2024-11-07") == ["Klockbojen"]
    again = typed(f"enroll 'Blå Tuvan' {TICKED} --received 2025-03-03 -o json")
    assert (5, ["cause_not_removed"]) == (again.status, again.codes)
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2025-03-03 --cause-removed 'ny styrelse'")
    assert names(well, "2025-03-03") == ["Blå Tuvan", "Klockbojen"]
    assert well("journal verify -o json").data["ok"]


def test_a_conflict_of_interest_in_four_shades(well: Typed, typed: Typed, heard: str) -> None:
    well("body seat Samverkansrådet 'Per P' --represents 'Blå Tuvan'")  # sits on its board
    well("body seat Samverkansrådet 'Quinn Q'")  # an ordinary member of it
    well("body seat Samverkansrådet 'Ria R'")  # her wife chaired it until 2022
    well("body seat Samverkansrådet 'Sara S'")  # signed for the association that complained
    line = f"case prepare {heard} --body Samverkansrådet --recommend utesluts --date 2024-09-11"
    left_out = well(f"{line} --dry-run -o json").data
    assert ["conflict_left_open"] * 2 == warned(left_out)
    named = f"{line} --stepped-aside 'Per P' --stepped-aside 'Ria R' --stepped-aside 'Sara S' -o json"
    assert [] == warned(well(named).data)
    well("body seat KS 'Tea Tall'")
    well("contact add 'Blå Tuvan' 'Tea Tall <tea@example.org>'")
    decide = f"case decide {heard} --decision {decided(well)} --outcome excluded -o json"
    objected = typed(decide)
    assert (5, ["conflict_not_examined"]) == (objected.status, objected.codes)
    assert "Tea Tall" in objected.error["message"] + objected.error["objections"][0]["message"]
    well(f"{decide} --not-conflicted 'Tea Tall, KS 2024-10-08 § 186'")
    steps = well(f"case show {heard} -o json").data["steps"]
    found = [(step["who"], step["found"], step["told"]) for step in steps if step["kind"] == "conflict"]
    assert ("Tea Tall", "not-conflicted", "KS 2024-10-08 § 186") in found
    assert {"Per P", "Ria R", "Sara S"} == {who for who, how, _ in found if how == "stepped-aside"}


def test_who_sat_in_the_deciding_body_unexamined_is_an_objection_that_is_recorded_for_ever(
    well: Typed, heard: str
) -> None:
    well("body seat KS 'Per P' --represents 'Blå Tuvan'")
    decide = f"case decide {heard} --decision {decided(well)} --outcome excluded --record-anyway protokollet"
    assert ["conflict_not_examined"] == [each["code"] for each in well(f"{decide} -o json").data["case"]["objections"]]
    assert "Per P" in well(f"case show {heard}").out


def test_new_material_is_sent_to_the_actor_before_a_decision(well: Typed, typed: Typed, heard: str) -> None:
    Path("nytt.txt").write_text("nytt", encoding="utf-8")
    assert ["notify_anew"] == warned(well(f"case document {heard} nytt.txt --matters --date 2024-09-20 -o json").data)
    decide = f"case decide {heard} --decision {decided(well)} --outcome excluded -o json"
    assert ["material_not_sent"] == typed(decide).codes
    well(f"case notify {heard} --material nytt.txt --date 2024-09-23")
    assert ["answer_awaited"] == typed(decide).codes
    well(f"case answer {heard} --received 2024-10-01 --final-answer")
    well(decide)


@pytest.mark.parametrize("origin", ["--background", "--matters --by aktören", "--matters --by beredningen"])
def test_background_the_answer_and_the_proposal_are_never_new_material(well: Typed, heard: str, origin: str) -> None:
    Path("nytt.txt").write_text("nytt", encoding="utf-8")
    well(f"case document {heard} nytt.txt {origin} --date 2024-09-20")
    well(f"case decide {heard} --decision {decided(well)} --outcome excluded")


def test_a_late_answer_before_the_decision_is_considered(well: Typed, typed: Typed, ready: str) -> None:
    well(f"case open 'Blå Tuvan' --period {ready} --ground value:2 --from Klockbojen --date 2024-03-11")
    well("case screen C-1 --admit --own styrelsen --date 2024-03-20")
    well("case notify C-1 --material brev.txt --date 2024-05-17")
    assert ["answered_late"] == warned(well("case answer C-1 --received 2024-06-10 -o json").data)
    decide = f"case decide C-1 --decision {decided(well)} --outcome excluded -o json"
    assert ["late_answer_unconsidered"] == typed(decide).codes
    well(f"{decide} --considered")


def test_an_exclusion_at_once_that_is_stayed_and_then_annulled_leaves_no_gap(well: Typed, heard: str) -> None:
    well(f"case decide {heard} --decision {decided(well)} --outcome excluded --effective 2024-10-17")
    kept = well("roll --on 2024-10-20 --record 'Val- och informationskväll' -o json").data["roll"]
    assert 1 == kept["count"]
    well(f"case announce {heard} --adjusted 2024-10-15 --posted 2024-10-16")
    well(f"case appeal {heard} --received 2024-10-30")
    well(f"case stay {heard} --date 2024-11-05")
    assert [1, 1, 2] == [len(names(well, day)) for day in ("2024-10-17", "2024-11-04", "2024-11-05")]
    told = well(f"case outcome {heard} annulled --date 2024-11-11 -o json").data
    assert ["judgment_not_final"] == warned(told)
    assert 1 == len(names(well, "2024-10-20"))
    told = well(f"case outcome {heard} annulled --date 2024-11-11 --final 2024-11-18 -o json").data
    assert ["recorded_roll_reached"] == warned(told)
    rows = well("roll --on 2024-10-20 -o json").data
    assert [("Blå Tuvan", "2024-01-10"), ("Klockbojen", "2024-01-10")] == [(row["name"], row["since"]) for row in rows]
    assert well(f"roll --recorded {kept['id']} -o json").data["differs"]
    assert well("journal verify -o json").data["ok"]


def test_an_exclusion_whose_clock_had_not_run_out_is_annulled_without_a_gap(
    well: Typed, typed: Typed, heard: str
) -> None:
    well(f"case decide {heard} --decision {decided(well)} --outcome excluded")
    told = well(
        f"case announce {heard} --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-10-25 -o json"
    ).data
    assert ["taken_down_early"] == warned(told)
    final = f"case final {heard} --date 2024-11-07 --source tel -o json"
    assert ["notice_came_down"] == typed(final).codes
    well(f"{final} --record-anyway 'domstolens besked'")
    assert names(well, "2024-11-07") == ["Klockbojen"]
    assert ["notice_came_down"] == [each["code"] for each in well(f"case show {heard} -o json").data["objections"]]
    well(f"case appeal {heard} --received 2024-11-10")
    well(f"case outcome {heard} upphävt --date 2024-11-15 --final 2024-11-19")
    assert names(well, "2024-11-07") == ["Blå Tuvan", "Klockbojen"]


def test_a_bodys_own_reconsideration_counts_from_its_day_and_the_gap_stays(well: Typed, heard: str) -> None:
    well(f"case decide {heard} --decision {decided(well)} --outcome excluded --effective 2024-10-17")
    well("decision add 'Beslutet upphävs' --body KS --date 2024-11-12 --paragraph 210")
    well(f"case revoke {heard} --decision 'KS 2024-11-12 § 210'")
    assert [1, 1, 2] == [len(names(well, day)) for day in ("2024-10-17", "2024-11-11", "2024-11-12")]
    standing = well("actor show 'Blå Tuvan' -o json").data["enrollments"][0]
    assert ("enrolled", None) == (standing["standing"], standing["ended_from"])


def test_an_annulled_decision_is_not_acted_on_again_but_a_new_one_is(well: Typed, typed: Typed, heard: str) -> None:
    cited = decided(well)
    well(f"case decide {heard} --decision {cited} --outcome excluded --effective 2024-10-17")
    well(f"case appeal {heard} --received 2024-10-30")
    well(f"case outcome {heard} annulled --date 2024-11-11 --final 2024-11-18")
    again = typed(f"case decide {heard} --decision {cited} --outcome excluded -o json")
    assert (4, True) == (again.status, "decision_gone" in again.codes)
    new = decided(well, "2024-11-19", 230)
    well(f"case decide {heard} --decision {new} --outcome excluded --effective 2024-11-20")
    assert [2, 1] == [len(names(well, day)) for day in ("2024-11-19", "2024-11-20")]


def test_a_case_that_is_closed_while_an_exclusion_waits_would_never_take_effect(
    well: Typed, typed: Typed, heard: str
) -> None:
    well(f"case decide {heard} --decision {decided(well)} --outcome excluded")
    assert ["effect_awaited"] == typed(f"case close {heard} -o json").codes


def test_who_has_only_applied_is_refused_by_the_same_rules(well: Typed, typed: Typed, ready: str) -> None:
    grannar = "'Nätverket Exempelvis Grannar'"
    well(f"enroll {grannar} --kind nätverk --period {ready} --incomplete 'villkoren prövas' --received 2024-09-02")
    well("decision add 'Anmälan avslås' --body KS --date 2024-10-08 --paragraph 188")
    line = f"refuse {grannar} --period {ready} --decision 'KS 2024-10-08 § 188' --ground formal -o json"
    assert (5, ["not_notified"]) == ((ran := typed(line)).status, ran.codes)
    told = well(f"{line} --notified 2024-09-10 --no-answer").data
    assert ("refused", "2024-10-08") == (told["enrollment"]["standing"], told["enrollment"]["ended_from"])
    assert ("C-1", "D-2024-001", ["formal"]) == tuple(told["refusal"][name] for name in ("case", "decision", "grounds"))
    assert 4 == typed(line).status
    joined = typed(f"refuse Klockbojen --period {ready} --decision 'KS 2024-10-08 § 188' -o json")
    assert (4, True) == (joined.status, "joined_already" in joined.codes)


def test_a_delegated_decision_counts_from_the_meeting_it_was_reported_to(well: Typed, typed: Typed, heard: str) -> None:
    well("body add Förvaltningschefen --kind delegat")
    well("body mandate Förvaltningschefen --subject exclusion --may decide")
    well("decision add 'Blå Tuvan utesluts' --body Förvaltningschefen --date 2024-10-08")
    told = well(f"case decide {heard} --decision D-2024-001 --outcome excluded -o json").data
    assert "delegated_decision" in warned(told)
    assert (None, "not_running") == due(well)["adjustment"]
    announce = f"case announce {heard} --adjusted 2024-11-05 --posted 2024-11-06 -o json"
    assert ["report_missing"] == typed(announce).codes
    well(f"{announce} --reported 2024-10-29")
    assert "2024-11-12" == due(well)["adjustment"][0]
    assert "2024-11-27" == due(well)["appeal"][0]


def test_an_anonymous_concern_is_registered_and_fails_at_screening_alone(well: Typed, typed: Typed, ready: str) -> None:
    told = well(f"case open 'Blå Tuvan' --period {ready} --ground value:1 --fact 2023-01-10 --date 2024-03-11 -o json")
    assert ["fact_long_ago", "concern_anonymous"] == warned(told.data)
    assert ["anonymous_alone"] == typed("case screen C-1 --admit -o json").codes
    well("case document C-1 protokoll.txt --matters --date 2024-03-15")
    well("case screen C-1 --admit --date 2024-03-20")


def test_a_dismissed_concern_ends_the_case(well: Typed, typed: Typed, ready: str) -> None:
    well(f"case open 'Blå Tuvan' --period {ready} --ground value:1 --from 'en granne' --date 2024-03-11")
    assert ["reason_missing"] == typed("case screen C-1 --dismiss -o json").codes
    well("case screen C-1 --dismiss --reason 'en åsikt, ingen handling' --date 2024-03-20")
    shown = well("case show C-1 -o json").data
    assert ("dismissed", []) == (shown["state"], shown["next"])
    assert "case_is_closed" in typed("case notify C-1 --material brev.txt -o json").codes


def test_the_short_form_opens_fills_and_decides_a_case(well: Typed, ready: str) -> None:
    told = well(
        f"exclude 'Blå Tuvan' --period {ready} --decision {decided(well)} --ground value:2 --notified 2024-05-17"
        " --answered 2024-06-05 -o json"
    ).data
    exclusion = told["exclusion"]
    assert ("C-1", None, []) == tuple(exclusion[name] for name in ("case", "effective", "objections"))
    assert "enrolled" == told["enrollment"]["standing"]
    shown = well("case show C-1 -o json").data
    assert ("decided", "excluded", "final") == tuple(shown[name] for name in ("state", "outcome", "effective"))
    assert ["notified", "answered", "decided"] == [
        step["kind"] for step in shown["steps"] if step["kind"] != "reported"
    ]


def test_a_decision_of_another_office_takes_one_line(well: Typed, typed: Typed, ready: str) -> None:
    line = f"exclude 'Blå Tuvan' --period {ready} --ground value:2 --notified 2024-05-17 --no-answer -o json --decision"
    assert (3, ["not_found"]) == ((ran := typed(f"{line} 'KF 2024-10-08 § 187'")).status, ran.codes)
    assert (3, ["not_found"]) == ((ran := typed(f"{line} D-2024-009")).status, ran.codes)
    well(f"{line} 'KS 2024-10-08 § 187'")
    (made,) = well("decision list -o json").data
    assert ("D-2024-001", 187, "2024-10-08", ["A-1"]) == tuple(
        made[name] for name in ("id", "paragraph", "decided_on", "about")
    )
    well("undo")
    assert [] == well("decision list -o json").data


def test_a_refused_decision_of_another_office_is_not_left_in_the_register(
    well: Typed, typed: Typed, ready: str
) -> None:
    typed(f"exclude 'Blå Tuvan' --period {ready} --decision 'KS 2024-10-08 § 187'")
    assert [] == well("decision list -o json").data


def test_nothing_new_is_built_on_what_was_taken_back(well: Typed, typed: Typed, ready: str) -> None:
    well(f"case open 'Blå Tuvan' --period {ready} --ground value:1 --from 'en granne' --date 2024-03-11")
    well("undo")
    assert (3, ["taken_back"]) == ((ran := typed("case screen C-1 --admit -o json")).status, ran.codes)
    assert "C-1" in well("case show C-1").out
    decided(well)
    well("undo")
    line = f"exclude 'Blå Tuvan' --period {ready} --notified 2024-05-17 --no-answer -o json --decision D-2024-001"
    assert "taken_back" in typed(line).codes


def test_a_mandate_that_a_decision_rests_on_is_not_taken_back(well: Typed, typed: Typed, ready: str) -> None:
    well("body add KN --kind nämnd")
    entry = well("body mandate KN --subject exclusion --may decide -o json").data["entry"]
    well(
        f"exclude 'Blå Tuvan' --period {ready} --decision 'KN 2024-10-08 § 9' --notified 2024-05-17 --no-answer"
        " --ground value:2"
    )
    assert (4, ["built_on"]) == ((ran := typed(f"undo {entry} -o json")).status, ran.codes)


def test_a_notice_that_is_put_up_again_is_not_late(well: Typed, heard: str) -> None:
    well(f"case decide {heard} --decision {decided(well)} --outcome excluded")
    well(f"case announce {heard} --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-10-25")
    assert [] == warned(well(f"case announce {heard} --posted 2024-11-04 -o json").data)
    assert ("2024-10-17", "met") == due(well)["announcement"]
    assert ("2024-11-25", "open") == due(well)["appeal"]


def test_what_is_in_the_way_of_a_decision_is_told_before_the_meeting(well: Typed, typed: Typed, heard: str) -> None:
    well(f"case decide {heard} --decision {decided(well)} --outcome excluded")
    checked = typed(f"case check {heard} --body KS -o json")
    assert 6 == checked.status
    assert {"already_decided", "exclusion_pending"} <= {row["code"] for row in checked.data}


def test_a_case_that_is_closed_before_its_decision_is_final_warns_of_it(well: Typed, heard: str) -> None:
    well(f"case decide {heard} --decision {decided(well)} --outcome excluded --effective 2024-10-17")
    assert ["closed_before_final"] == warned(well(f"case close {heard} -o json").data)


def test_a_suspension_that_goes_on_when_the_actor_has_left_warns_of_it(well: Typed, heard: str) -> None:
    well(f"case decide {heard} --decision {decided(well)} --outcome excluded --effective 2024-11-06")
    well("decision add 'Stängs av' --body KS --date 2024-11-05 --paragraph 203")
    line = "suspend 'Blå Tuvan' --period 2024-2027 --decision 'KS 2024-11-05 § 203' --through 2024-12-31 -o json"
    assert "suspension_outlived" in warned(well(line).data)


def test_what_comes_before_the_screening_does_not_hide_that_it_is_next(well: Typed, ready: str) -> None:
    well(f"case open 'Blå Tuvan' --period {ready} --ground value:1 --from 'en granne' --date 2024-03-11")
    well("case answer C-1 --received 2024-03-15")
    assert well("case show C-1 -o json").data["next"][0].startswith("samverkan case screen C-1")
