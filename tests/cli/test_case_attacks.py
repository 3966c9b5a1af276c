"""Ways around the rules of a case that somebody tried: each ends where the rules say."""

import os
from pathlib import Path

import pytest
from conftest import TICKED, Once, Typed

TEXT = "# Värdegrund\n1. Alla är välkomna\n2. Ingen stängs ute\n# Principer\n1. Dialog\n"
HEARD = "--ground value:1 --notified 2024-11-02 --answered 2024-11-03"
DAYS = ("2024-10-17", "2024-11-01", "2024-11-04", "2024-11-12", "2024-12-01", "2024-12-02")


@pytest.fixture
def notified(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> str:
    """Make a register with a case of which the actor has been told."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-20")
    Path("text.md").write_text(TEXT, encoding="utf-8")
    typed_once(
        f"period text {period} text.md",
        f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10",
        f"enroll Klockbojen {TICKED} --received 2024-01-10",
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide --source reglementet",
    )
    for name in "abc":
        Path(f"{name}.txt").write_text(name, encoding="utf-8")
    typed_once(
        f"case open 'Blå Tuvan' --period {period} --ground value:2 --from Klockbojen --date 2024-03-11",
        "case screen C-1 --admit --own styrelsen --date 2024-03-20",
        "case notify C-1 --material a.txt --date 2024-05-17",
    )
    return "C-1"


@pytest.fixture
def excluded(well: Typed, notified: str) -> str:
    """Exclude the actor at once; it has not joined anew."""
    well(f"case answer {notified} --received 2024-06-05 --final-answer")
    well(f"case decide {notified} --decision 'KS 2024-10-08 § 187' --outcome excluded --effective 2024-10-17")
    well(f"case appeal {notified} --received 2024-10-30")
    return notified


def joined(well: Typed, day: str) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --received {day} --cause-removed 'ny styrelse'")


def annulled(well: Typed, case: str) -> None:
    well(f"case outcome {case} annulled --date 2024-11-18 --final 2024-11-19")


def on(well: Typed, *days: str) -> list[bool]:
    assert well("journal verify -o json").data["ok"]
    return ["Blå Tuvan" in [row["name"] for row in well(f"roll --on {day} -o json").data] for day in days]


# the hearing ------------------------------------------------------------------------------------


def test_a_final_answer_is_no_answer_to_what_was_sent_later_on_its_day(
    well: Typed, typed: Typed, notified: str
) -> None:
    well(f"case answer {notified} --received 2024-06-05 --final-answer")
    well(f"case document {notified} b.txt --matters --date 2024-06-05")
    well(f"case notify {notified} --material b.txt --date 2024-06-05")
    decide = f"case decide {notified} --decision 'KS 2024-06-06 § 1' --outcome excluded -o json"
    assert ["answer_awaited"] == typed(decide).codes
    well(f"case answer {notified} --received 2024-06-05 --final-answer")
    well(decide)


# one exclusion after another --------------------------------------------------------------------


def test_a_suspension_goes_on_when_the_exclusion_before_it_is_annulled(well: Typed, excluded: str) -> None:
    joined(well, "2024-11-01")
    well("suspend 'Blå Tuvan' --period 2024-2027 --decision 'KS 2024-11-04 § 3' --through 2024-12-01")
    annulled(well, excluded)
    assert [True, True, False, False, False, True] == on(well, *DAYS)


def test_an_exclusion_that_waits_takes_effect_although_the_one_before_it_was_annulled(
    well: Typed, excluded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined(well, "2024-11-01")
    well(f"exclude 'Blå Tuvan' --period 2024-2027 --decision 'KS 2024-11-04 § 3' {HEARD}")
    annulled(well, excluded)
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-12-20")
    well("case announce C-2 --adjusted 2024-11-04 --posted 2024-11-04 --posted-through 2024-11-25")
    well("case final C-2 --date 2024-12-01 --source domstolen")
    assert [True, True, True, True, False, False] == on(well, *DAYS)
    well("undo")
    assert [True] * 6 == on(well, *DAYS)


@pytest.mark.parametrize("after", ["revoke C-2 --decision 'KS 2024-11-19 § 9'", "stay C-2 --date 2024-11-19"])
def test_a_second_exclusion_can_be_taken_back_when_the_first_was_annulled(
    well: Typed, typed: Typed, excluded: str, after: str
) -> None:
    joined(well, "2024-11-01")
    well(f"exclude 'Blå Tuvan' --period 2024-2027 --decision 'KS 2024-11-04 § 3' {HEARD} --effective 2024-11-12")
    annulled(well, excluded)
    ruled = well("journal verify -o json").data["entries"]
    assert [True, True, True, False, False, False] == on(well, *DAYS)
    well(f"case {after}")
    assert [True, True, True, False, True, True] == on(well, *DAYS)
    assert 4 == typed(f"undo {ruled}").status  # it rests on the enrollment that was given back
    well("undo")
    well(f"undo {ruled}")
    assert [False, True, True, False, False, False] == on(well, *DAYS)


def test_two_exclusions_that_are_both_annulled_leave_no_gap(well: Typed, excluded: str) -> None:
    joined(well, "2024-11-01")
    well(f"exclude 'Blå Tuvan' --period 2024-2027 --decision 'KS 2024-11-04 § 3' {HEARD} --effective 2024-11-12")
    well("case appeal C-2 --received 2024-11-12")
    annulled(well, excluded)
    annulled(well, "C-2")
    assert [True] * 6 == on(well, *DAYS)


def test_a_second_exclusion_while_the_first_is_stayed_is_in_its_way(typed: Typed, well: Typed, excluded: str) -> None:
    well(f"case stay {excluded} --date 2024-11-01")
    line = f"exclude 'Blå Tuvan' --period 2024-2027 --decision 'KS 2024-11-04 § 3' {HEARD} --effective 2024-11-12"
    assert (4, ["exclusion_pending"]) == ((ran := typed(f"{line} -o json")).status, ran.codes)
    well(f"case revoke {excluded} --decision 'KS 2024-11-04 § 2'")
    well(line)


def test_an_annulment_gives_back_no_day_after_a_withdrawal_of_the_actors_own(well: Typed, excluded: str) -> None:
    joined(well, "2024-11-01")
    well("withdraw 'Blå Tuvan' --period 2024-2027 --received 2024-11-05")
    joined(well, "2024-11-10")
    annulled(well, excluded)
    assert [True, True, False, False, True] == on(
        well, "2024-10-17", "2024-11-04", "2024-11-05", "2024-11-09", "2024-11-10"
    )


def test_a_refusal_that_is_annulled_gives_back_the_application_that_was_refused(well: Typed, notified: str) -> None:
    received = "enroll 'Nätverket Exempelvis Grannar' --period 2024-2027 --incomplete stadgar --received"
    well(f"{received} 2024-06-01")
    name = "'Nätverket Exempelvis Grannar' --period 2024-2027"
    well(f"case open {name} --ground formal --from Klockbojen --date 2024-06-02")
    well("case screen C-2 --admit --date 2024-06-03")
    well("case notify C-2 --material a.txt --date 2024-06-04")
    well(f"withdraw {name} --received 2024-06-10")
    well(f"{received} 2024-07-01")
    well(f"refuse {name} --decision 'KS 2024-10-08 § 9' --case C-2")
    well("case appeal C-2 --received 2024-10-20")
    annulled(well, "C-2")
    told = well(f"enroll 'Nätverket Exempelvis Grannar' {TICKED} --received 2024-11-20 -o json").data
    assert ("E-4", "enrolled") == (told["enrollment"]["id"], told["enrollment"]["standing"])
    assert on(well) == []
    assert notified


# what is typed ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cited", ["KS 2024-10-08 § 99999999999999999999", "KS 2024-10-08 § 0", "KS 1700-01-01 § 1", "KS 9999-01-01 § 1"]
)
def test_a_paragraph_or_a_day_that_cannot_be_is_no_citation(typed: Typed, notified: str, cited: str) -> None:
    ran = typed(f"case decide {notified} --decision '{cited}' --outcome excluded --record-anyway x -o json")
    assert (3, "not_found") == (ran.status, ran.codes[0])


def test_a_decision_cited_with_a_day_ahead_is_told(well: Typed, notified: str) -> None:
    told = well(f"case decide {notified} --decision 'KS 2025-10-08 § 1' --outcome excluded -o json").data
    assert "day_in_future" in [each["code"] for each in told["warnings"]]


@pytest.mark.parametrize("path", ["pipe", "/dev/zero", "."])
@pytest.mark.parametrize("verb", ["document C-1 --matters", "notify C-1 --material"])
def test_what_is_no_file_is_not_waited_for(typed: Typed, notified: str, verb: str, path: str) -> None:
    os.mkfifo("pipe")
    ran = typed(f"case {verb} {path} -o json")
    assert (2, True) == (ran.status, ran.codes[0] in ("file_unreadable", "text_empty"))
    assert notified


@pytest.mark.parametrize(
    ("outcome", "more"),
    [
        ("suspended --through 2024-12-01", "--bar-through 2025-12-31"),
        ("excluded", "--through 2024-12-01"),
        ("none", "--effective final"),
        ("reprimand", "--effective 2024-11-01"),
    ],
)
def test_what_an_outcome_has_no_use_for_is_not_left_out_in_silence(
    typed: Typed, notified: str, outcome: str, more: str
) -> None:
    line = f"case decide {notified} --decision 'KS 2024-10-08 § 1' --outcome {outcome} -o json"
    assert (2, ["options_conflict"]) == ((ran := typed(f"{line} {more}")).status, ran.codes)
    assert 0 == typed(line).status


@pytest.mark.parametrize(
    "more", ["--case C-1 --notified 2024-08-01", "--case C-1 --no-answer", "--answered 2024-08-20 --no-answer"]
)
def test_a_hearing_is_told_once(typed: Typed, notified: str, more: str) -> None:
    line = "exclude 'Blå Tuvan' --period 2024-2027 --decision 'KS 2024-10-08 § 1' --record-anyway x -o json"
    assert (2, "options_conflict") == ((ran := typed(f"{line} {more}")).status, ran.codes[0])
    assert notified


# merged actors ----------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["lift-bar", "revoke"])
def test_a_new_decision_about_an_actor_that_was_merged_is_about_the_other(
    well: Typed, notified: str, verb: str
) -> None:
    decided = f"case decide {notified} --decision 'KS 2024-10-08 § 1' --outcome excluded --effective 2024-10-17"
    well(f"{decided} --bar-through 2026-01-01")
    well("decision add lindring --body KS --date 2024-10-25 --paragraph 5 --about 'Blå Tuvan'")
    well("actor add 'Blå Tuvan Norr'")
    well("actor merge 'Blå Tuvan' 'Blå Tuvan Norr'")
    well(f"case {verb} {notified} --decision 'KS 2024-10-25 § 5'")
