"""Each appeal has its appellant and its outcome; what a court is asked, and what a notice did, is told as it was."""

import shlex

import pytest
from conftest import TICKED, Typed
from deciding import DECISION, begun, exclude, in_force, join, names


@pytest.fixture
def register(well: Typed, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2026-06-01")
    return begun(well)


@pytest.fixture
def waiting(well: Typed, register: str) -> Typed:
    """An exclusion with a bar waits for being final, and is announced."""
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective final --bar-through 2025-10-16")
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16")
    return well


def warned(well: Typed, line: str) -> list[str]:
    return [each["code"] for each in well(f"{line} -o json").data["warnings"]]


def test_two_appeals_have_an_outcome_each(typed: Typed, waiting: Typed) -> None:
    waiting("case announce C-1 --posted-through 2024-11-06")
    waiting("case appeal C-1 --received 2024-11-04 --by 'Bo Ek'")
    waiting("case appeal C-1 --received 2024-11-05 --by Klockbojen")
    ran = typed("case outcome C-1 upheld --date 2025-03-03 --final 2025-03-25 -o json")
    assert (3, ["appeal_unclear"]) == (ran.status, ran.codes)
    assert "1 Bo Ek 2024-11-04" in ran.error["message"]
    waiting("case outcome C-1 upheld --appeal 1 --date 2025-03-03 --final 2025-03-25")
    assert "appealed" == waiting("case show C-1 -o json").data["state"]
    final = "case final C-1 --date 2025-03-25 --source förvaltningsrätten -o json"
    refused = typed(final)
    assert (5, ["court_awaited"]) == (refused.status, refused.codes)
    assert "Överklagande 2 från Klockbojen, inkommet 2024-11-05" in refused.error["message"]
    waiting("case outcome C-1 withdrawn --appeal 2 --date 2025-03-10")
    again = typed("case outcome C-1 upheld --appeal 2 --date 2025-03-10 --final 2025-03-25 -o json")
    assert (4, ["appeal_ruled"]) == (again.status, again.codes)
    waiting(final)
    assert [] == names(waiting, "2025-03-25")
    told = waiting("case show C-1").out
    assert "  2024-11-04  överklagat (1) av Bo Ek\n" in told
    assert "  2025-03-03  domstolen avslog överklagandet (överklagande 1), slutligt 2025-03-25\n" in told
    steps = waiting("case show C-1 -o json").data["steps"]
    ruled = [(each["found"], each["appeal"]) for each in steps if each["kind"] == "ruled"]
    assert [("upheld", 1), ("withdrawn", 2)] == ruled


def test_a_late_appeal_holds_up_nothing_and_can_be_dismissed(typed: Typed, waiting: Typed) -> None:
    waiting("case announce C-1 --posted-through 2024-11-06")
    assert ["appealed_late"] == warned(waiting, "case appeal C-1 --received 2024-11-07 --by 'Bo Ek'")
    data = waiting("case show C-1 -o json").data
    assert "announced" == data["state"]
    assert any(line.startswith("samverkan case outcome C-1 UTFALL") for line in data["next"])
    waiting("case final C-1 --date 2024-11-08 --source förvaltningsrätten")
    waiting("case outcome C-1 dismissed --date 2024-12-02 --final 2024-12-23")
    assert "final" == waiting("case show C-1 -o json").data["state"]
    assert [] == names(waiting, "2024-11-08")


def test_an_appeal_in_time_that_is_found_after_final_leads_on(typed: Typed, waiting: Typed) -> None:
    waiting("case announce C-1 --posted-through 2024-11-06")
    waiting("case final C-1 --date 2024-11-07 --source förvaltningsrätten")
    assert ["appeal_after_final"] == warned(waiting, "case appeal C-1 --received 2024-11-06 --by 'Bo Ek'")
    data = waiting("case show C-1 -o json").data
    assert ("appealed", "samverkan case outcome C-1 UTFALL --date DATUM --final DATUM") == (
        data["state"],
        data["next"][0],
    )
    waiting("case outcome C-1 annulled --date 2025-03-03 --final 2025-03-25")
    assert ["Klockbojen"] == names(waiting, "2024-12-01")


def test_no_command_that_is_told_presets_what_a_court_says(typed: Typed, waiting: Typed) -> None:
    waiting("case appeal C-1 --received 2024-11-04")
    waiting("case stay C-1 --date 2024-11-20")
    ran = waiting("case outcome C-1 annulled --date 2025-03-03 -o json")
    told = [each["message"] for each in ran.data["warnings"]]
    lines = [*waiting("case show C-1 -o json").data["next"], *told]
    lines.append(typed("case final C-1 --date 2025-03-25 --source x -o json").err)
    for ruling in ("upheld", "annulled", "dismissed", "withdrawn"):
        assert not any(f"case outcome C-1 {ruling}" in line for line in lines)


def test_a_court_may_annul_the_bar_alone(typed: Typed, waiting: Typed) -> None:
    waiting("case announce C-1 --posted-through 2024-11-06")
    waiting("case appeal C-1 --received 2024-11-04")
    wrong = typed("case outcome C-1 upheld --part bar --date 2025-03-03 --final 2025-03-25 -o json")
    assert (2, ["options_conflict"]) == (wrong.status, wrong.codes)
    told = waiting("case outcome C-1 annulled --part spärr --date 2025-03-03 --final 2025-03-25").out
    assert "domstolen upphävde spärren mot ny anslutning, men inte beslutet i övrigt" in told
    waiting("case final C-1 --date 2025-03-25 --source förvaltningsrätten")
    assert [] == names(waiting, "2025-03-25")
    assert ["D-2024-001"] == in_force(waiting, "2025-03-25")
    ran = typed(f"enroll Klockbojen {TICKED} --received 2025-04-01 --cause-removed 'ny styrelse' -o json")
    assert (0, "2025-04-01") == (ran.status, ran.data["enrollment"]["effective"])


def test_only_a_bar_that_was_decided_can_be_annulled_alone(typed: Typed, well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    exclude(well, "Klockbojen", "--effective 2024-10-17")
    well("case appeal C-1 --received 2024-11-04")
    ran = typed("case outcome C-1 annulled --part bar --date 2025-03-03 --final 2025-03-25 -o json")
    assert (5, ["bar_missing"]) == (ran.status, ran.codes)


def test_a_notice_that_is_put_up_again_stays_in_the_history(waiting: Typed) -> None:
    waiting("case announce C-1 --posted-through 2024-11-01")
    waiting("case announce C-1 --posted 2024-11-05")
    waiting("case announce C-1 --posted-through 2024-11-26")
    steps = waiting("case show C-1 -o json").data["steps"]
    told = [(each["kind"], each["day"]) for each in steps if each["kind"].startswith("announced_posted")]
    assert [
        ("announced_posted", "2024-10-16"),
        ("announced_posted_through", "2024-11-01"),
        ("announced_posted", "2024-11-05"),
        ("announced_posted_through", "2024-11-26"),
    ] == told


# the notice, and being final --------------------------------------------------------------------


def test_final_without_a_record_that_the_notice_stayed_up_is_objected_to(typed: Typed, waiting: Typed) -> None:
    line = "case final C-1 --date 2024-11-07 --source förvaltningsrätten"
    ran = typed(f"{line} -o json")
    assert (5, ["notice_unrecorded"]) == (ran.status, ran.codes)
    waiting("case announce C-1 --posted-through 2024-11-06")
    waiting(line)


def test_a_notice_that_came_down_early_and_is_told_of_after_final_is_found_and_shown_once(
    typed: Typed, waiting: Typed
) -> None:
    waiting("case final C-1 --date 2024-11-07 --source x --record-anyway 'enligt tjänsteanteckning'")
    waiting("case announce C-1 --posted-through 2024-11-01")
    found = [(each["code"], each["ref"]) for each in typed("check -o json").data]
    assert ("notice_down_early", "C-1") in found
    told = waiting("case show C-1").out
    assert "har fått laga kraft" not in told
    assert "Laga kraft torsdag" not in told
    doubted = "antecknad som slutlig, men tillkännagivandet togs ned före sista dagen att överklaga"
    assert 1 == told.count(doubted)
    data = waiting("case show C-1 -o json").data
    assert ("final_doubted", True) == (data["state"], data["next"][0].startswith("samverkan case announce C-1"))


# mandates, grounds, conflicts and time ----------------------------------------------------------


def test_a_missing_mandate_is_told_by_what_it_is_on(typed: Typed, well: Typed, register: str) -> None:
    well("body add Nämnden --kind nämnd")
    well(f"enroll Ringen --period {register} --received 2024-03-01 --incomplete underskrift")
    join(well, "Klockbojen", "2024-01-10")
    for verb, actor, subject in (("refuse", "Ringen", "entry"), ("exclude", "Klockbojen", "exclusion")):
        ran = typed(f"{verb} {actor} --period {register} --decision 'Nämnden 2024-10-08 § 1'")
        assert f"samverkan body mandate Nämnden --subject {subject} --may decide" in ran.err
    well("body mandate Nämnden --subject entry --may decide")
    ran = typed(f"exclude Klockbojen --period {register} --decision 'Nämnden 2024-10-08 § 1' -o json")
    assert "mandate_missing" in ran.codes
    ran = typed(f"refuse Ringen --period {register} --decision 'Nämnden 2024-10-08 § 1' -o json")
    assert "mandate_missing" not in ran.codes


def test_an_exclusion_that_names_no_ground_is_objected_to(typed: Typed, well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    line = f"exclude Klockbojen --period {register} --decision {DECISION} --notified 2024-05-17 --answered 2024-06-05"
    ran = typed(f"{line} -o json")
    assert (5, ["grounds_missing"]) == (ran.status, ran.codes)
    well(f"{line} --record-anyway 'enligt protokoll'")
    assert ["grounds_missing"] == well("case show C-1 -o json").data["objections"][0]["code"].split()


def test_who_was_found_not_conflicted_was_found_so_somewhere(typed: Typed, well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    well("body seat Kommunstyrelsen 'Tea Tall'")
    line = f"exclude Klockbojen --period {register} --decision {DECISION} --notified 2024-05-17 --answered 2024-06-05"
    line += " --ground principle:1"
    ran = typed(f"{line} --not-conflicted 'Tea Tall' -o json")
    assert (5, ["conflict_unfounded"]) == (ran.status, ran.codes)
    well(f"{line} --not-conflicted 'Tea Tall, § 186'")


def test_a_time_to_answer_that_was_cut_short_is_objected_to_at_the_decision(
    typed: Typed,
    well: Typed,
    register: str,
) -> None:
    join(well, "Klockbojen", "2024-01-10")
    well("case open Klockbojen --period 2024-2027 --ground principle:1 --from 'En medlem' --date 2024-09-01")
    well("case screen C-1 --admit --own 'styrelsen beslutade det' --date 2024-09-03")
    well("case step C-1 --skip -m 'akut' --date 2024-09-03")
    well("case notify C-1 --respond-by 2024-09-10 --date 2024-09-07")
    ran = typed(f"case decide C-1 --decision {DECISION} --outcome excluded --effective 2024-10-17 -o json")
    assert (5, ["time_shortened"]) == (ran.status, ran.codes)
    assert "3 dagar" in ran.error["message"]


@pytest.mark.parametrize(
    ("joined", "decided", "codes"),
    [
        ("2024-01-10", "2028-01-25", ["effective_outside_period"]),
        ("2024-01-10", "2027-12-11", ["effective_outside_period"]),
        ("2024-01-10", "2027-12-10", []),
        ("2024-10-30", "2024-10-08", ["effective_before_joined"]),
        ("2024-10-29", "2024-10-08", []),
    ],
)
def test_an_effect_that_waits_is_judged_by_the_first_day_it_can_be_final(
    typed: Typed,
    well: Typed,
    register: str,
    joined: str,
    decided: str,
    codes: list[str],
) -> None:
    join(well, "Klockbojen", joined)
    heard = "--ground principle:1 --notified 2024-05-17 --answered 2024-06-05"
    decision = shlex.quote(f"Kommunstyrelsen {decided} § 5")
    ran = typed(
        f"exclude Klockbojen --period {register} --decision {decision} {heard} --effective final --dry-run -o json"
    )
    assert codes == (ran.codes if ran.status else [])


# leaving, and being excluded --------------------------------------------------------------------

HEARD = "--ground principle:1 --notified 2024-05-17 --answered 2024-06-05"
BARRED = f"--decision {DECISION} {HEARD} --effective 2024-10-17 --bar-through 2025-10-16"


@pytest.mark.parametrize("withdrawn", ["2024-10-16", "2024-10-17", "2024-10-20"])
def test_a_withdrawal_and_an_older_exclusion_are_recorded_whichever_was_typed_first(
    typed: Typed,
    well: Typed,
    register: str,
    withdrawn: str,
) -> None:
    lines = [f"withdraw {{}} --period {register} --received {withdrawn}", f"exclude {{}} --period {register} {BARRED}"]
    told = []
    for name, order in (("Alfa", lines), ("Beta", lines[::-1])):
        join(well, name, "2024-01-10")
        for line in order:
            well(line.format(name).replace("§ 187", f"§ {187 if name == 'Alfa' else 188}"))
        days = ("2024-10-15", "2024-10-16", "2024-10-17", "2024-10-21")
        roll = [name in names(well, day) for day in days]
        anew = typed(f"enroll {name} {TICKED} --received 2025-03-03 -o json")
        found = well(f"why {name} --on 2024-10-21 -o json").data["enrollments"][0]
        told.append((roll, anew.codes, found["standing"], found["ended_from"]))
    assert told[0] == told[1]
    assert ["barred"] == told[0][1]


def test_a_decision_that_is_younger_than_a_withdrawal_excludes_nobody(typed: Typed, well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    well(f"withdraw Klockbojen --period {register} --received 2024-10-07")
    ran = typed(f"exclude Klockbojen --period {register} {BARRED} -o json")
    assert (4, ["already_withdrawn"]) == (ran.status, ran.codes)


def test_nothing_is_said_of_days_on_the_roll_that_were_none(well: Typed, register: str) -> None:
    join(well, "Klockbojen", "2024-01-10")
    well(f"withdraw Klockbojen --period {register} --received 2024-10-16")
    told = well(f"exclude Klockbojen --period {register} {BARRED}").out
    assert "ansluten t.o.m. 2024-10-16" not in told
    assert "anslutningen hade redan upphört fr.o.m. 2024-10-16" in told
    join(well, "Ringen", "2024-01-10")
    well(f"exclude Ringen --period {register} {BARRED}".replace("§ 187", "§ 188"))
    told = well(f"withdraw Ringen --period {register} --received 2024-10-20").out
    assert "Ansluten t.o.m." not in told
    assert "Aktören var redan utesluten, fr.o.m. 2024-10-17" in told
