"""An application whose completion never came is closed by the secretary, and the next answer is a new one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from answer_files import FROM, HEAD, counts, roll, row, table, unchanged
from conftest import TICKED, Typed

P = "--period 2024-2027"
Refused = Callable[[str, int], list[str]]
WAITING = f"enroll Tuvan {P} --affirm values --signed-by 'Eva Ek' --incomplete principerna --received 2024-01-10"


@pytest.fixture
def waiting(well: Typed, period: str) -> str:
    """Give the command that closes an application with time to complete it through 31 January 2024."""
    assert period
    well(WAITING)
    return f"decline Tuvan {P} --reason 'inget mer kom in'"


def test_an_application_whose_completion_ran_out_is_closed_without_a_body(well: Typed, waiting: str) -> None:
    told = well(f"{waiting} --received 2024-02-01 -o json").data
    assert ("E-1", "closed", None, "2024-02-01") == tuple(
        told["enrollment"][name] for name in ("id", "standing", "effective", "ended_from")
    )
    assert "avskriven" in well("why E-1").out
    assert "avskriven" in well("journal list E-1").out
    assert "avskriven" in well("actor show Tuvan").out
    assert [] == [each for each in well("due -o json").data if each["rule"] == "completion"]
    assert "2024-2027" in well("--lang en why E-1").out
    assert well("journal verify -o json").data["ok"]


@pytest.mark.parametrize("day", ["2024-01-10", "2024-01-30", "2024-01-31"])
def test_it_is_not_closed_before_the_last_day_to_complete_it_has_passed(
    typed: Typed, refused: Refused, waiting: str, day: str
) -> None:
    assert ["completion_runs"] == refused(f"{waiting} --received {day}", 5)
    assert "2024-01-31" in typed(f"{waiting} --received {day}").err


def test_a_later_last_day_that_was_given_holds(well: Typed, refused: Refused, period: str) -> None:
    well(f"{WAITING} --complete-by 2024-03-15")
    assert ["completion_runs"] == refused(f"decline Tuvan {P} --received 2024-03-15", 5)
    assert "closed" == well(f"decline Tuvan {P} --received 2024-03-16 -o json").data["enrollment"]["standing"]


def test_what_is_closed_is_closed_once_and_is_no_answer_that_abstains(
    well: Typed, refused: Refused, waiting: str
) -> None:
    well(f"{waiting} --received 2024-02-01")
    for day in ("2024-02-01", "2024-02-02"):
        assert ["application_closed"] == refused(f"{waiting} --received {day}", 4)
    assert ["application_closed"] == refused(f"withdraw Tuvan {P} --received 2024-03-01", 4)


@pytest.mark.parametrize("arrived", ["2024-01-25", "2024-02-01", "2024-03-11"])
def test_the_next_answer_is_a_new_application_with_its_own_arrival(well: Typed, waiting: str, arrived: str) -> None:
    well(f"{waiting} --received 2024-02-01")
    told = well(f"enroll Tuvan {TICKED} --received {arrived} -o json").data["enrollment"]
    assert ("E-2", arrived) == (told["id"], told["effective"])
    assert ["Tuvan"] == roll(well, arrived)
    shown = well("why Tuvan -o json").data["enrollments"]
    assert [("E-1", "2024-01-10"), ("E-2", arrived)] == [(each["id"], each["received"]) for each in shown]
    assert ["2024-01-10", arrived] == [each["received"] for each in shown]


def test_the_next_answer_from_a_file_is_a_new_application_too(well: Typed, waiting: str) -> None:
    well(f"{waiting} --received 2024-02-01")
    table("svar.csv", HEAD, row("Tuvan", day="2024-03-11"))
    assert {"enrolled": 1} == counts(well(f"{FROM} svar.csv -o json"))
    assert ["Tuvan"] == roll(well, "2024-03-11")
    assert [] == roll(well, "2024-03-10")
    unchanged(well, f"{FROM} svar.csv", 1)


@pytest.mark.parametrize("more", ["", ";inkommen"])
def test_the_file_it_came_in_changes_nothing_when_it_is_read_again(well: Typed, period: str, more: str) -> None:
    cells = "Tuvan;ja;;Eva Ek" + (";2024-01-10" if more else "")
    table("svar.csv", f"namn;värdegrund;principer;undertecknare{more}", cells)
    told = well(f"{FROM} svar.csv --received 2024-01-10 -o json" if not more else f"{FROM} svar.csv -o json")
    assert {"received": 1} == counts(told)
    well(f"decline Tuvan {P} --received 2024-02-01")
    unchanged(well, f"{FROM} svar.csv", 1)


def test_a_complete_row_without_a_day_is_a_new_application_after_the_closing(well: Typed, waiting: str) -> None:
    well(f"{waiting} --received 2024-02-01")
    table("svar.csv", "namn;värdegrund;principer;undertecknare", "Tuvan;ja;ja;Eva Ek")
    assert {"enrolled": 1} == counts(well(f"{FROM} svar.csv -o json"))


def test_a_closed_application_is_on_no_roll_in_no_export_and_is_told_in_the_renewal(well: Typed) -> None:
    well("init")
    well("period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31 --affirmations none")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31")
    well("enroll Tuvan --period 2020-2023 --received 2021-02-03 --signed-by 'Eva Ek'")
    well(WAITING)
    well(f"decline Tuvan {P} --received 2024-02-01")
    status = well("renew status 2024-2027 --from 2020-2023 --on 2024-02-01 -o json").data
    assert (1, 0) == (status["closed"], status["received"])
    assert 1 == well("renew status 2024-2027 --from 2020-2023 --on 2024-01-31 -o json").data["received"]
    assert [] == roll(well, "2024-02-01")
    well(f"export register {P} --out ut.csv")
    assert "Tuvan" not in Path("ut.csv").read_text(encoding="utf-8")
    well("check")


def test_closing_is_taken_back_until_a_new_application_rests_on_it(well: Typed, typed: Typed, waiting: str) -> None:
    well(f"{waiting} --received 2024-02-01")
    well("undo")
    assert "received" == well("why E-1 -o json").data["enrollments"][0]["standing"]
    well("redo")
    well(f"enroll Tuvan {TICKED} --received 2024-03-11")
    entry = next(each["seq"] for each in well("journal list E-1 -o json").data if each["kind"] == "enrollment_closed")
    assert 4 == typed(f"undo {entry}").status


def test_a_case_about_the_application_is_told_of_when_it_is_closed(well: Typed, waiting: str) -> None:
    well(f"case open Tuvan {P} --ground formal --fact 2024-01-05")
    told = well(f"{waiting} --received 2024-02-01 -o json").data
    assert ["case_goes_on"] == [each["code"] for each in told["warnings"]]


def test_who_left_a_closed_application_and_was_registered_twice_is_made_one(well: Typed, waiting: str) -> None:
    well(f"{waiting} --received 2024-02-01")
    well("actor add Tufvan --new")
    well(f"enroll Tufvan {TICKED} --received 2024-01-20")
    well("actor merge Tuvan Tufvan")
    assert (["Tufvan"], []) == (roll(well, "2024-01-20"), roll(well, "2024-01-19"))
    assert well("journal verify -o json").data["ok"]
