"""Answers from files, as the users' cases have them: an old register, a ceremony, a tick that came later."""

from collections.abc import Callable
from pathlib import Path

import pytest
from answer_files import counts, roll, table, workbook
from conftest import TICKED, Typed

YES = "--affirm values --affirm principles"


@pytest.fixture
def old_period(well: Typed) -> None:
    well("init")
    well("period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31 --affirmations none")


# the old register ------------------------------------------------------------------------------

OLD = [("Namn", "Ansluten"), ("Verdandi", 2021), ("KFUM", "okänt"), ("Tegelbruket", "2020-03-11")]


def test_the_old_register_comes_in_with_its_days_as_they_were_known(well: Typed, old_period: None) -> None:
    workbook("register.xlsx", *OLD)
    ran = well("enroll --period 2020-2023 --from register.xlsx -o json")
    assert {"enrolled": 3} == counts(ran)
    assert [("day_unknown", "register.xlsx", 3)] == [
        (each["code"], each.get("file"), each.get("row")) for each in ran.data["warnings"] if "unknown" in each["code"]
    ]
    assert roll(well, "2020-01-01") == ["KFUM"]
    assert roll(well, "2020-03-11") == ["KFUM", "Tegelbruket"]
    assert roll(well, "2021-06-01") == ["KFUM", "Tegelbruket"]
    assert roll(well, "2021-12-31") == roll(well, "2022-01-01") == ["KFUM", "Tegelbruket", "Verdandi"]
    told = [row["known_as"] for id_ in ("A-1", "A-2", "A-3") for row in well(f"why {id_} -o json").data["enrollments"]]
    assert ["2021", "unknown", "2020-03-11"] == told


@pytest.mark.parametrize("line", ["why A-1", "why E-1", "actor show Verdandi", "journal list A-1"])
def test_a_day_known_in_part_is_shown_so_and_marked_and_no_tick_is_shown(
    well: Typed, old_period: None, line: str
) -> None:
    workbook("register.xlsx", *OLD)
    well("enroll --period 2020-2023 --from register.xlsx")
    shown = well(line).out
    assert "nkommen 2021 (dag okänd)" in shown
    assert "enligt tidigare register" in shown
    assert "värdegrund" not in shown
    assert [] == well("why A-1 -o json").data["enrollments"][0]["affirmed"]
    assert "2021 (day unknown)" in well(f"--lang en {line}").out


def test_an_old_register_read_again_changes_nothing(well: Typed, old_period: None) -> None:
    workbook("register.xlsx", *OLD)
    well("enroll --period 2020-2023 --from register.xlsx")
    before = Path("registry.db").read_bytes()
    assert {"unchanged": 3} == counts(well("enroll --period 2020-2023 --from register.xlsx -o json"))
    assert before == Path("registry.db").read_bytes()


@pytest.mark.parametrize(("said", "day"), [("2021", "2021-12-31"), ("2021-04", "2021-04-30"), ("okänt", "2020-01-01")])
def test_one_actor_of_an_earlier_register_is_typed_alike(well: Typed, old_period: None, said: str, day: str) -> None:
    ran = well(f"enroll Verdandi --period 2020-2023 --received {said}")
    assert f"fr.o.m. {day} (enligt tidigare register). Inkommen" in ran.out
    assert ("okänd dag" if said == "okänt" else f"{said} (dag okänd)") in ran.out
    assert ("dagen Verdandi anslöt sig är okänd" in ran.err) is (said == "okänt")


@pytest.mark.parametrize("said", ["2024", "2024-02", "okänt"])
def test_a_period_that_requires_ticks_takes_no_day_that_is_known_in_part(
    period: str, refused: Callable[[str, int], list[str]], said: str
) -> None:
    assert ["day_known_in_part"] == refused(f"enroll 'Almby IK' {TICKED} --received {said}", 5)
    table("svar.csv", "namn;värdegrund;principer;undertecknare;inkommen", f"Almby IK;ja;ja;Eva Ek;{said}")
    assert ["day_known_in_part"] == refused(f"enroll --period {period} --from svar.csv", 5)


@pytest.mark.parametrize("said", ["2021-13", "i fjol", "2021-02-30"])
def test_a_day_that_is_none_is_told_under_its_heading(
    old_period: None, typed: Typed, refused: Callable[[str, int], list[str]], said: str
) -> None:
    table("gamla.csv", "namn;ansluten", f"Verdandi;{said}")
    line = "enroll --period 2020-2023 --from gamla.csv"
    assert ["date_invalid"] == refused(line, 2)
    told = typed(f"{line} -o json").error["objections"][0]
    assert ("received", "gamla.csv", 2, "ansluten") == tuple(told[name] for name in ("field", "file", "row", "column"))


def test_a_signed_answer_to_a_period_without_ticks_is_an_answer_like_any(well: Typed, old_period: None) -> None:
    table("svar.csv", "namn;undertecknare;inkommen", "Verdandi;Eva Ek;2021-05-01", "KFUM;Bo Ek;2021")
    well("enroll --period 2020-2023 --from svar.csv")
    assert [None] == [each["known_as"] for each in well("why A-1 -o json").data["enrollments"]]
    assert ["2021"] == [each["known_as"] for each in well("why A-2 -o json").data["enrollments"]]


# a ceremony ------------------------------------------------------------------------------------

CEREMONY = f"--channel ceremony --signed 2023-12-06 --received 2023-12-06 {YES} --accept-partial"


@pytest.fixture
def ceremony(well: Typed, period: str) -> str:
    """Give the command that reads 23 signatures: 3 have answered, one is likely known, one cannot be read."""
    well("actor add Studiefrämjandet --kind study-association")
    for at in range(3):
        well(f"enroll 'Svarade {'abc'[at]}' {TICKED} --received 2023-11-0{at + 1} --channel e-service")
    new = [(f"Skrev under {word}", f"Anna {word}, ordförande") for word in "abcdefghijklmnopqr"]
    answered = [(f"Svarade {word}", "Eva Ek, ordförande") for word in "abc"]
    likely = [("Studiefrämjandet Örebro-Värmland", "Bo Ek, ordförande")]
    rows = [*new[:9], *answered, *likely, ("Oläslig \x07", "Bo Ek"), *new[9:]]
    assert 23 == len(rows)
    workbook("ceremoni.xlsx", ("Förening", "Namnförtydligande"), *rows)
    return f"enroll --period {period} --from ceremoni.xlsx {CEREMONY}"


@pytest.fixture
def period(well: Typed) -> str:
    well("init --municipality 'Örebro kommun'")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31")
    return "2024-2027"


def test_a_ceremony_enrolls_those_that_can_be_read_and_asks_about_the_one_that_is_likely_known(
    well: Typed, ceremony: str
) -> None:
    ran = well(f"{ceremony} -o json")
    assert {"enrolled": 18, "unchanged": 3, "questions": 1, "rejected": 1} == counts(ran)
    assert 21 == len(roll(well, "2024-01-01"))
    assert [] == roll(well, "2023-12-31")
    assert ["2023-11-01"] == [each["received"] for each in well("why 'Svarade a' -o json").data["enrollments"]]
    question, rejected = ran.data["questions"][0], ran.data["rejected"][0]
    assert ("ceremoni.xlsx", 14, "Studiefrämjandet Örebro-Värmland") == tuple(
        question[name] for name in ("file", "row", "name")
    )
    assert "Studiefrämjandet (A-1)" in question["objections"][0]["message"]
    assert (15, ["text_not_allowed"]) == (rejected["row"], [each["code"] for each in rejected["objections"]])
    assert "ceremoni-avvisade.xlsx" == ran.data["rejected_file"]


def test_a_ceremony_read_again_changes_nothing_and_leaves_the_same_file(well: Typed, ceremony: str) -> None:
    well(ceremony)
    before, left = Path("registry.db").read_bytes(), Path("ceremoni-avvisade.xlsx").read_bytes()
    again = well(f"{ceremony} -o json")
    assert {"unchanged": 21, "questions": 1, "rejected": 1} == counts(again)
    assert (None, None) == (again.data["entry_first"], again.data["entry_last"])
    assert before == Path("registry.db").read_bytes()
    assert left == Path("ceremoni-avvisade.xlsx").read_bytes()
    assert ["ceremoni-avvisade.xlsx", "ceremoni.xlsx"] == sorted(path.name for path in Path().glob("cer*"))


@pytest.mark.parametrize(("answer", "expected"), [("A-1", "Studiefrämjandet"), ("ny", "Studiefrämjandet i Värmland")])
def test_the_rows_of_a_ceremony_that_were_rejected_come_in_when_they_are_mended(
    well: Typed, ceremony: str, answer: str, expected: str
) -> None:
    from python_calamine import load_workbook

    well(ceremony)
    headings, asked, unread = load_workbook("ceremoni-avvisade.xlsx").get_sheet_by_index(0).to_python()
    assert ["fel", "Förening", "Namnförtydligande"] == headings
    assert "Studiefrämjandet Örebro-Värmland liknar Studiefrämjandet (A-1). Är det samma aktör?" in str(asked[0])
    assert str(unread[0]).startswith("Förening: ")
    name = "Studiefrämjandet i Värmland" if answer == "ny" else asked[1]
    workbook("lagade.xlsx", (*headings, "id"), (asked[0], name, asked[2], answer), ("", "Läslig", "Bo Ek", ""))
    ran = well(ceremony.replace("ceremoni.xlsx", "lagade.xlsx"), "-o", "json")
    assert {"enrolled": 2} == counts(ran)
    assert {expected, "Läslig"} <= set(roll(well, "2024-01-01"))


# one tick missing ------------------------------------------------------------------------------


@pytest.mark.parametrize("nothing", ["", "nej"])
def test_an_answer_with_one_tick_is_received_and_the_next_one_completes_it(
    well: Typed, period: str, nothing: str
) -> None:
    heading = "namn;värdegrund;principer;undertecknare;inkommen"
    table("feb.csv", heading, f"Almby IK;ja;{nothing};Eva Ek, ordförande;2024-02-05")
    ran = well(f"enroll --period {period} --from feb.csv -o json")
    assert {"received": 1} == counts(ran)
    waiting = well("why 'Almby IK' -o json").data["enrollments"][0]
    assert ("2024-02-26", "ställningstagande till principer") == (waiting["complete_by"], waiting["lacks"])
    assert [] == roll(well, "2024-02-05")
    assert {"unchanged": 1} == counts(well(f"enroll --period {period} --from feb.csv -o json"))

    table("senare.csv", heading, f"Almby IK;{nothing};x;;2024-02-19")
    assert {"completed": 1} == counts(well(f"enroll --period {period} --from senare.csv -o json"))
    joined = well("why 'Almby IK' -o json").data["enrollments"][0]
    assert ("2024-02-05", "2024-02-19") == (joined["received"], joined["effective"])
    assert ([], ["Almby IK"]) == (roll(well, "2024-02-18"), roll(well, "2024-02-19"))
    for file in ("feb.csv", "senare.csv"):
        assert {"unchanged": 1} == counts(well(f"enroll --period {period} --from {file} -o json"))


def test_one_that_has_answered_in_part_counts_as_received_in_the_funnel(well: Typed, old_period: None) -> None:
    table("gamla.csv", "namn;ansluten", "Almby IK;2021", "KFUM;2020-02-01")
    well("enroll --period 2020-2023 --from gamla.csv")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31")
    table("feb.csv", "namn;värdegrund;undertecknare;inkommen", "Almby IK;ja;Eva Ek;2024-02-05")
    well("enroll --period 2024-2027 --from feb.csv")
    told = well("renew status 2024-2027 --on 2024-02-10 -o json").data
    assert (2, 1, 1) == tuple(told[name] for name in ("total", "received", "silent"))


def test_an_answer_that_still_lacks_something_is_told_what(
    well: Typed, period: str, refused: Callable[[str, int], list[str]]
) -> None:
    heading = "namn;värdegrund;principer;undertecknare;inkommen"
    table("feb.csv", heading, "Almby IK;ja;;;2024-02-05")
    well(f"enroll --period {period} --from feb.csv")
    table("mars.csv", heading, "Almby IK;ja;;Eva Ek;2024-03-05")
    assert ["affirmation_missing"] == refused(f"enroll --period {period} --from mars.csv", 5)


def test_a_later_answer_that_says_otherwise_changes_nothing_and_is_warned_of(well: Typed, period: str) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10")
    table("senare.csv", "namn;undertecknare;inkommen", "Blå Tuvan;Bo Ek;2024-03-01")
    ran = well("enroll --period 2024-2027 --from senare.csv -o json")
    assert {"unchanged": 1} == counts(ran)
    told = [(each["code"], each["row"], each["column"]) for each in ran.data["warnings"]]
    assert ("later_answer_differs", 2, "undertecknare") in told
    assert "undertecknaren" in well("enroll --period 2024-2027 --from senare.csv").err


def test_new_names_in_a_large_register_are_told_to_be_uncompared(
    well: Typed, period: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samverkan_cli.actions.intake.COMPARED", 1)
    for name in ("Blå Tuvan", "Klockbojen"):
        well(f"enroll '{name}' {TICKED} --received 2024-01-10")
    table("nya.csv", "namn;undertecknare", "Blå Tuvan i Exempelköping;Bo Ek")
    ran = well(f"enroll --period 2024-2027 --from nya.csv {YES} -o json")
    assert {"enrolled": 1} == counts(ran)
    assert "names_not_compared" in [each["code"] for each in ran.data["warnings"]]


def test_a_preview_for_scripts_shows_the_events_that_would_be(well: Typed, period: str) -> None:
    table("svar.csv", "namn;undertecknare;inkommen", "Blå Tuvan;Bo Ek;2024-03-01")
    told = well(f"enroll --period 2024-2027 --from svar.csv {YES} --dry-run -o json").data
    assert (True, None, ["actor_enrolled"]) == (
        told["dry_run"],
        told["entry"],
        [each["kind"] for each in told["events"]],
    )


def test_a_submission_that_comes_with_another_day_keeps_its_day_and_says_so(well: Typed, period: str) -> None:
    for day, told in (("2024-03-01", []), ("2024-03-08", ["arrival_not_moved"])):
        table("svar.csv", "namn;undertecknare;inkommen;ärende", f"Blå Tuvan;Bo Ek;{day};4711")
        ran = well(f"enroll --period 2024-2027 --from svar.csv {YES} -o json")
        assert told == [each["code"] for each in ran.data["warnings"] if each["code"] == "arrival_not_moved"]
    assert "2024-03-01" == well("actor show A-1 -o json").data["enrollments"][0]["received"]
