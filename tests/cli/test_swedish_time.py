"""When something was entered: in Swedish time to a person, which is said; in UTC to a script and in the journal."""

from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from conftest import Typed
from python_calamine import CalamineWorkbook

from samverkan_cli.domain import days

EDGES = (
    ("2024-03-31T00:59:59Z", "2024-03-31 01:59"),  # the hour from two to three is not there that night
    ("2024-03-31T01:00:00Z", "2024-03-31 03:00"),
    ("2024-10-27T00:30:00Z", "2024-10-27 02:30"),  # and comes twice that night
    ("2024-10-27T01:30:00Z", "2024-10-27 02:30"),
    ("2024-12-31T23:10:00Z", "2025-01-01 00:10"),
    ("2024-06-30T22:00:00.000001Z", "2024-07-01 00:00"),
)


@pytest.mark.parametrize(("instant", "told"), EDGES)
def test_a_moment_is_told_by_the_clock_in_sweden(instant: str, told: str) -> None:
    assert told == days.clock(instant)
    assert told == days.clock(instant.replace("Z", "+00:00"))
    assert told == days.clock(instant.removesuffix("Z"))


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Tokyo"])
def test_a_person_is_told_swedish_time_wherever_the_machine_stands(
    well: Typed, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    with time_machine.travel("2024-03-31T00:10:00+00:00", tick=False):
        well("init")
    with time_machine.travel("2024-03-31T01:30:00+00:00", tick=False):
        well("actor add 'Blå Tuvan'")
    heading, first, last = well("journal list").out.splitlines()
    assert "svensk tid" in heading
    assert "2024-03-31 01:10" in first
    assert "2024-03-31 03:30" in last
    why = well("why A-1").out
    assert ("svensk tid" in why, "2024-03-31 03:30" in why) == (True, True)
    assert "svensk tid: 2024-03-31 03:30\n" in well("journal show 2").out
    assert "| 2024-03-31 03:30 |" in well("journal list -o md").out
    assert "Swedish time" in well("--lang en journal list").out


def test_a_script_is_told_utc_and_a_workbook_swedish_time(well: Typed) -> None:
    with time_machine.travel("2024-03-31T01:30:00+00:00", tick=False):
        well("init")
    told = "2024-03-31T01:30:00.000000Z"
    assert told == well("journal list -o json").data[0]["at"]
    assert told in well("journal list -o csv").out
    assert told in well("journal list -o tsv").out
    assert told == well("journal show 1 -o json").data["at"]
    well("journal list --out j.xlsx")
    sheet = CalamineWorkbook.from_path("j.xlsx").get_sheet_by_index(0).to_python()
    assert ["svensk tid", datetime(2024, 3, 31, 3, 30)] == [row[1] for row in sheet]  # noqa: DTZ001 — as a sheet has it
    assert Path("j.xlsx").exists()
