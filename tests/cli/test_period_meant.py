"""`--period` may be left out where only one can be meant, and is then said."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran, Typed

Refusal = Callable[[str, int], list[str]]
TICKS = "--affirm values,principles --signed-by 'Eva Ek'"


def meant(ran: Ran) -> list[str]:
    """Give the periods that were told to be meant."""
    warnings: list[dict[str, Any]] = ran.data["warnings"]
    return [each["message"].split()[1] for each in warnings if each["code"] == "period_meant"]


@pytest.fixture
def both(well: Typed, period: str) -> None:
    """Open the period before, and let an actor join each."""
    well("period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31")
    well("body add KS --kind nämnd")
    well("body mandate KS --subject uteslutning --may besluta")
    well("body mandate KS --subject entry --may besluta")
    for number, day in ((1, "2024-02-10"), (2, "2024-02-11")):
        well(f"decision add 'Beslut {number}' --body KS --date {day} --paragraph {number}")


@pytest.mark.usefixtures("both")
def test_an_answer_without_a_period_is_for_the_only_one_that_takes_answers(well: Typed, typed: Typed) -> None:
    told = well(f"enroll 'Blå Tuvan' {TICKS} --received 2024-01-10 -o json")
    assert (["2024-2027"], "2024-2027") == (meant(told), told.data["enrollment"]["period"])
    ran = typed(f"enroll Klockbojen {TICKS} --received 2023-12-31 -o json")
    assert (2, ["period_unsaid"]) == (ran.status, ran.codes)
    assert ["2020-2023", "2024-2027"] == ran.error["refs"]
    assert "2020-2023" in ran.error["hint"]
    well("period close 2020-2023 --date 2023-11-30")
    assert ["2024-2027"] == meant(well(f"enroll Klockbojen {TICKS} --date 2023-12-31 -o json"))
    well("actor add Almen")
    assert ["2024-2027"] == meant(well("decline Almen --received 2023-12-31 -o json"))
    assert [] == meant(well(f"enroll Boken {TICKS} --period 2024-2027 --received 2024-01-10 -o json"))


@pytest.mark.usefixtures("both")
def test_it_is_said_to_a_person_and_to_a_script(typed: Typed) -> None:
    ran = typed(f"enroll 'Blå Tuvan' {TICKS} --received 2024-01-10")
    assert "perioden 2024-2027 är menad, den enda som tar emot svar den 2024-01-10" in ran.err


@pytest.mark.usefixtures("both")
def test_all_that_is_wrong_is_told_with_the_period_that_is_not_said(typed: Typed) -> None:
    ran = typed("withdraw Ingen --received 2023-12-31 -o json")
    assert ["not_found"] == ran.codes
    ran = typed("enroll A-9 --received 2023-12-31 -o json")
    assert {"not_found", "period_unsaid"} == set(ran.codes)
    ran = typed(f"enroll Nya {TICKS} --period 24 --received x -o json")
    assert {"period_invalid", "date_invalid"} == set(ran.codes)


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize(
    "line",
    [
        "withdraw A-1 --received 2024-02-20",
        "suspend A-1 --through 2024-06-30 --decision D-2024-001 --record-anyway nödläge --date 2024-02-20",
        "exclude A-1 --decision D-2024-001 --effective 2024-02-20 --ground formal --date 2024-02-20"
        " --notified 2024-01-12 --answered 2024-02-01 --record-anyway x",
        "case open A-1 --ground formal --date 2024-02-20",
    ],
)
def test_what_is_about_an_actor_is_of_the_period_that_it_has_joined(well: Typed, typed: Typed, line: str) -> None:
    well(f"enroll 'Blå Tuvan' {TICKS} --period 2024-2027 --received 2023-12-01")
    assert ["2024-2027"] == meant(well(f"{line} -o json"))
    well("undo")
    well(f"enroll 'Blå Tuvan' {TICKS} --period 2020-2023 --received 2023-12-01")
    assert ["2024-2027"] == meant(well(f"{line} --dry-run -o json"))
    if line.startswith("withdraw"):
        ran = typed("withdraw A-1 --received 2023-12-20 -o json")
        assert (2, ["2020-2023", "2024-2027"]) == (ran.status, ran.error["refs"])


@pytest.mark.usefixtures("both")
def test_an_application_is_refused_in_the_period_it_is_for(well: Typed, refused: Refusal) -> None:
    well("enroll 'Blå Tuvan' --affirm values --incomplete x --period 2024-2027 --received 2024-01-10")
    line = "refuse A-1 --decision D-2024-001 --notified 2024-01-12 --answered 2024-02-01 --date 2024-02-20"
    assert ["2024-2027"] == meant(well(f"{line} --record-anyway x -o json"))
    well("actor add Boken")
    assert ["not_enrolled"] == refused("withdraw Boken --received 2024-02-20", 5)


@pytest.mark.usefixtures("both")
def test_a_case_that_is_named_tells_its_period(well: Typed) -> None:
    for period in ("2020-2023", "2024-2027"):
        well(f"enroll 'Blå Tuvan' {TICKS} --period {period} --received 2023-12-01")
    well("case open A-1 --period 2024-2027 --ground formal --date 2024-01-20")
    line = "exclude A-1 --case C-1 --decision D-2024-001 --effective 2024-02-20 --date 2023-12-20 --record-anyway x"
    assert "2024-2027" == well(f"{line} -o json").data["enrollment"]["period"]


@pytest.mark.usefixtures("both")
def test_a_file_is_taken_in_to_the_only_period_that_takes_answers(well: Typed, typed: Typed) -> None:
    Path("svar.csv").write_text("namn;värdegrund;principer;undertecknare\nBoken;ja;ja;Eva Ek\n", encoding="utf-8")
    ran = typed("enroll --from svar.csv --received 2023-12-31 -o json")
    assert (2, ["period_unsaid"]) == (ran.status, ran.codes)
    told = well("enroll --from svar.csv --received 2024-01-10 -o json")
    assert (1, ["2024-2027"]) == (told.data["enrolled"], meant(told))


@pytest.mark.usefixtures("both")
def test_what_is_read_says_which_period_on_standard_error(
    well: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-11-10")
    ran = typed("renew status -o json")
    assert ("2024-2027", 0) == (ran.data["period"], ran.status)
    assert "perioden 2024-2027 är menad" in ran.err
    well(f"enroll Boken {TICKS} --period 2020-2023 --received 2023-01-10")
    ran = typed("export register")
    assert "perioden 2020-2023 är menad, den enda som gäller den 2023-11-10" in ran.err
    assert "Boken" in ran.out
    monkeypatch.setenv("SAMVERKAN_TODAY", "2030-01-01")
    for line in ("renew status -o json", "export register -o json"):
        assert (2, ["period_unsaid"]) == ((ran := typed(line)).status, ran.codes)


def test_without_any_period_it_is_said_that_there_is_none(typed: Typed, well: Typed) -> None:
    well("init")
    ran = typed(f"enroll Boken {TICKS} -o json")
    assert (2, ["period_unsaid"], []) == (ran.status, ran.codes, ran.error["refs"])
    assert "ingen tar emot svar" in ran.error["message"]
