"""Reports as typed: their figures are those of `roll`, `renew status` and `journal`; changes are since a meeting."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from conftest import Once, Typed

SIGNED = "--affirm values,principles --signed-by 'Eva Ek'"
OLD, NEW = f"--period 2020-2023 {SIGNED}", f"--period 2024-2027 {SIGNED}"
LIFE = (
    "init",
    "period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31",
    "period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31",
    "body add KS --kind nämnd",
    "body mandate KS --subject exclusion --may decide",
    "body add Rådet",
    f"enroll Klockbojen {OLD} --received 2020-03-01",
    f"enroll Tegelbruket {OLD} --received 2020-03-01",
    f"enroll 'Blå Tuvan' {OLD} --received 2021-03-01",
    f"enroll Kulturnämnden {OLD} --kind nämnd --received 2020-04-01",
    f"enroll Klockbojen {NEW} --received 2023-11-01",
    f"enroll Kulturnämnden {NEW} --received 2024-02-01",
    f"enroll Åbojen {NEW} --kind stiftelse --received 2024-03-01",
    f"enroll Dalen {NEW} --received 2024-04-02 --new",
    "enroll Granen --period 2024-2027 --affirm values --incomplete principer --received 2024-05-02",
    "withdraw Dalen --period 2024-2027 --received 2024-08-15",
    "actor dissolve Åbojen --last-day 2024-10-31",
    "actor rename Klockbojen 'Klockbojens vänner' --date 2024-06-01",
    "decision add 'Stängs av' --body KS --date 2024-09-01 --about Klockbojen",
    "suspend Klockbojens --period 2024-2027 --through 2024-09-30 --decision D-2024-001 --record-anyway prov",
    "meeting add Rådet --date 2024-06-12",
    "meeting add Rådet --date 2024-09-11",
    "meeting add KS --date 2024-10-08",
    "task add Ring",
    "task done T-1 --date 2024-10-01",
)
DAYS = ("2023-12-31", "2024-01-01", "2024-04-02", "2024-08-14", "2024-08-15", "2024-09-15", "2024-10-31", "2024-11-01")


@pytest.fixture
def lived(well: Typed, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> None:
    """Type two periods' lives, as they stand in the middle of November."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-15")
    typed_once(
        *LIFE,
    )


def rows(well: Typed, line: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = well(f"report {line} -o json").data
    return found


def test_the_figures_are_those_of_the_roll_and_of_renewing(well: Typed, lived: None) -> None:
    for day, period in product(DAYS, ("2020-2023", "2024-2027")):
        told = rows(well, f"statistics --on {day} --period {period}")
        roll = well(f"roll --on {day} --period {period} -o json").data
        for row in told:
            own = [line for line in roll if row["side"] in (None, line["side"]) and row["kind"] in (None, line["kind"])]
            assert len(own) == row["signatories"], (day, row)
        assert (not told) <= (not roll)
        if period == "2024-2027":
            whole = next(row for row in told if row["side"] is None)
            status = well(f"renew status 2024-2027 --on {day} -o json").data
            assert (status["total"], status["renewed"], status["rate"]) == (
                whole["to_renew"],
                whole["renewed"],
                whole["rate"],
            )


def test_who_is_new_and_has_left_add_up_from_the_last_day_of_a_year_to_any_day_of_the_next(
    well: Typed, lived: None
) -> None:
    before = len(well("roll --on 2023-12-31 -o json").data)
    for day in DAYS[1:]:
        every = rows(well, f"statistics --on {day}")
        whole = [row for row in every if row["period"] is None] or [row for row in every if row["side"] is None]
        (total,) = whole
        assert before + total["new"] - total["left"] == total["signatories"] + total["suspended"], day


def test_changes_name_those_that_the_figures_count(well: Typed, lived: None) -> None:
    figures = {
        row["section"]: row["count"]
        for row in rows(well, "annual 2024")
        if row["name"] == "alla" and row["text"] == "2024-2027"
    }
    told = rows(well, "changes --from 2024-01-01 --to 2024-11-15")
    joined = [row["name"] for row in told if row["happened"] == "joined"]
    left = [
        (row["name"], row["day"], row["other"])
        for row in told
        if row["happened"] == "left" and row["told"] == "2024-2027"
    ]
    assert ["Åbojen", "Dalen"] == joined
    assert [("Dalen", "2024-08-15", "withdrawn"), ("Åbojen", "2024-11-01", "dissolved")] == left
    assert (figures["new"], figures["left"]) == (len(joined), len(left))


def test_what_came_in_is_what_the_journal_has_of_those_days(well: Typed, lived: None) -> None:
    told = rows(well, "changes --from 2024-01-01 --to 2024-11-15")
    entries = well("journal list -o json").data
    kinds = {"received": "enrollment_received", "suspended": "actor_suspended", "renamed": "actor_renamed"}
    kinds |= {"meeting": "meeting_called", "decision": "decision_recorded", "task-done": "task_done"}
    for happened, kind in kinds.items():
        assert sum(row["happened"] == happened for row in told) == sum(each["kind"] == kind for each in entries), kind


def test_without_a_first_day_it_is_since_the_last_meeting_of_a_body_that_advises(well: Typed, lived: None) -> None:
    told = rows(well, "changes")
    assert ["T-1", "M-3", "A-5"] == [row["id"] for row in told]
    assert "sedan mötet M-2 den 2024-09-11" in well("report changes").out
    assert ["A-5"] == [row["id"] for row in rows(well, "changes --body KS")]


def test_on_the_day_of_a_meeting_it_is_since_the_one_before(well: Typed, lived: None) -> None:
    assert "sedan mötet M-1 den 2024-06-12" in well("report changes --to 2024-09-11").out
    assert "sedan mötet M-2 den 2024-09-11" in well("report changes --to 2024-09-12").out


def test_without_a_meeting_the_day_is_to_be_said(well: Typed, typed: Typed, lived: None) -> None:
    ran = typed("report changes --to 2024-06-12 -o json")
    assert (3, ["no_meeting_before"]) == (ran.status, ran.codes)
    assert (5, ["last_day_before_first"]) == (
        (ran := typed("report changes --from 2024-06-12 --to 2024-06-11 -o json")).status,
        ran.codes,
    )


@pytest.mark.parametrize("year", ["24", "1969", "2201", "tjugo", "2024-2027", "+2024", "²024"])
def test_a_year_is_four_digits_of_the_time_the_register_knows(typed: Typed, year: str) -> None:
    ran = typed(f"report annual {year} -o json")
    assert (2, ["year_invalid"]) == (ran.status, ran.codes)


def test_a_year_without_anything_is_empty_and_is_no_error(well: Typed, lived: None) -> None:
    assert [] == rows(well, "annual 2019")
    assert "Inget är registrerat för 2019" in well("report annual 2019").out


@pytest.mark.parametrize("form", ["md", "csv", "xlsx", "tsv", "jsonl"])
@pytest.mark.parametrize("line", ["statistics", "annual 2024", "changes"])
def test_each_report_is_written_to_a_file(well: Typed, lived: None, line: str, form: str) -> None:
    well(f"report {line} --out rapport.{form}")


def test_a_year_as_markdown_is_a_page_with_a_heading_for_each_kind_and_data_is_no_markup(
    well: Typed, lived: None
) -> None:
    well(f"enroll '*Stjärnan* [x](y) # 1' {NEW} --received 2024-11-01")
    well("report annual 2024 --out ar.md")
    told = Path("ar.md").read_text(encoding="utf-8").splitlines()
    assert "# Året 2024, t.o.m. 2024-11-15" == told[0]
    heads = [line for line in told if line.startswith("## ")]
    assert ["## 2020-2023", "## 2024-2027", "## Ny ansluten (3)", "## Lämnade (4)"] == heads[:4]
    assert "- alla: anslutna 3, tillkomna 3, lämnade 2, andel på nytt 50 %" in told
    assert "- 2024-11-01 \\*Stjärnan\\* \\[x\\](y) \\# 1 (A-8): 2024-2027" in told
    assert "- 2024-08-15 Dalen (A-6): utträdd, 2024-2027" in told
    assert [row["id"] for row in rows(well, "annual 2024")]
    assert "| vad |" in well("report annual 2024 -o md --fields section,name").out
