"""Our calendar in the calendars of others: khal takes it in time after time, and has each thing once and on its day."""

import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Typed
from icalendar import Calendar

HOSTILE = 'BEGIN:VEVENT; END:VCALENDAR, \\n "=1+1" <b>日本</b> 👩‍👩‍👧 ' + "å" * 120


@pytest.fixture
def council(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a registry with a council and its meetings, and give its id."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-03-01")
    well("body add Rådet --kind rådgivande")
    well("body add Nätet --kind nätverk")
    well(f"meeting add Rådet --with Nätet --date 2024-03-20 --time 16-18 --place 'Sal A; B' --title '{HOSTILE}'")
    well("meeting add Rådet --date 2024-07-01 --time 22-01")
    well("meeting add Rådet --date 2024-09-01")
    well("meeting add Rådet --date 2024-10-27 --time 02:30-04")
    return str(well("status -o json").data["registry"])


def khal(*files: str) -> dict[str, list[list[str]]]:
    """Give what stands in khal's calendar when it has taken in some files: day, hour, and whether it is cancelled."""
    reader, folder = Path(__file__).parents[1] / "khal_reader.py", tempfile.mkdtemp(dir=".")
    command = [sys.executable, str(reader), folder, "2024-03-01", "2024-11-01", *files]
    told: dict[str, list[list[str]]] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return told


def test_khal_has_each_meeting_once_though_it_takes_the_file_in_twice(well: Typed, council: str) -> None:
    well("calendar --out a.ics")
    assert {
        "M-1": [["2024-03-20", "16:00", ""]],
        "M-2": [["2024-07-01", "22:00", ""], ["2024-07-02", "22:00", ""]],  # the evening, and an hour after midnight
        "M-3": [["2024-09-01", "", ""]],
        "M-4": [["2024-10-27", "02:30", ""]],
    } == khal("a.ics", "a.ics")


def test_khal_moves_a_meeting_that_is_moved_and_is_told_of_one_that_is_cancelled(well: Typed, council: str) -> None:
    well("task add Ring --due 2024-03-20")
    well("calendar --out a.ics")
    well("meeting move M-1 --date 2024-03-27 --time 17-19 --place Hus")
    well("meeting move M-1 --date 2024-04-03")
    well("meeting cancel M-3 -m 'få anmälda'")
    well("calendar --out b.ics")
    moved = khal("a.ics", "b.ics", "b.ics")
    assert [["2024-04-03", "17:00", ""]] == moved["M-1"]
    assert [["2024-09-01", "", "cancelled"]] == moved["M-3"]
    assert {"M-1", "M-2", "M-3", "M-4"} == set(moved)


def read(path: str, kind: str = "VEVENT") -> dict[str, Any]:
    """Give what is in a file by its ids, as the library reads it."""
    found = Calendar.from_ical(Path(path).read_bytes()).walk(kind)
    by_id = {str(each["UID"]): each for each in found}
    assert len(by_id) == len(found)
    return by_id


def test_a_moved_meeting_and_a_cancelled_one_keep_their_ids_and_are_later_versions(well: Typed, council: str) -> None:
    def versions(name: str) -> dict[str, tuple[int, str, str]]:
        well(f"calendar --out {name}.ics")
        told = read(f"{name}.ics").items()
        return {
            uid.partition("@")[0]: (int(event["SEQUENCE"]), str(event["STATUS"]), event.start.isoformat())
            for uid, event in told
        }

    before = versions("a")
    well("meeting move M-1 --date 2024-03-27")
    well("meeting cancel M-2 -m 'få anmälda'")
    after = versions("b")
    assert (before["M-1"][0] + 1, "CONFIRMED", "2024-03-27T16:00:00+01:00") == after["M-1"]
    assert (before["M-2"][0] + 1, "CANCELLED", "2024-07-01T22:00:00+02:00") == after["M-2"]
    assert before["M-3"] == after["M-3"]
    well("undo")
    again = versions("c")
    assert (after["M-2"][0] + 1, "CONFIRMED") == again["M-2"][:2]
    well("void M-3 -m fel")
    well("undo")
    assert (before["M-3"][0] + 2, "CONFIRMED") == versions("d")["M-3"][:2]
    assert {f"M-{n}@{council}" for n in (1, 2, 3, 4)} == set(read("d.ics"))


def test_a_cancelled_meeting_is_on_no_list_of_what_is_to_be(well: Typed, council: str) -> None:
    assert "M-2" in well("calendar").out
    well("meeting cancel M-1 -m sjukdom")
    assert ["M-2", "M-3", "M-4"] == [row["ref"] for row in well("calendar -o json").data]
    assert "M-2" == well("body show Rådet -o json").data["next_meeting"]["id"]
    assert "M-1" not in well("week").out
    (cancelled,) = [row for row in well("meeting list -o json").data if row["state"] == "cancelled"]
    assert ({"on": "2024-03-01", "reason": "sjukdom"}, "M-1") == (cancelled["cancelled"], cancelled["id"])


def test_tasks_stand_in_it_until_they_are_done_and_are_then_told_to_be(
    well: Typed, council: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    well(f"task add '{HOSTILE}' --owner 'Eva Ek' --due 2024-03-10")
    well("task add Skriv --due 2024-02-01")
    well("task add Tänk")
    well("task add Släng --due 2024-05-01")
    well("task start T-2")
    well("task drop T-4 -m inställt")
    well("task done T-1 --date 2024-03-01")

    def told(name: str) -> dict[str, tuple[str, Any, int]]:
        well(f"calendar --out {name}.ics")
        return {
            uid.partition("@")[0]: (
                str(todo["STATUS"]),
                todo["DUE"].dt if "DUE" in todo else None,
                int(todo["SEQUENCE"]),
            )
            for uid, todo in read(f"{name}.ics", "VTODO").items()
        }

    assert {
        "T-1": ("COMPLETED", date(2024, 3, 10), 1),
        "T-2": ("IN-PROCESS", date(2024, 2, 1), 1),
        "T-3": ("NEEDS-ACTION", None, 0),
        "T-4": ("CANCELLED", date(2024, 5, 1), 1),
    } == told("a")
    done = read("a.ics", "VTODO")[f"T-1@{council}"]
    assert (HOSTILE, date(2024, 3, 1), 100) == (
        str(done["SUMMARY"]),
        done["COMPLETED"].dt.date(),
        int(done["PERCENT-COMPLETE"]),
    )
    assert "Eva Ek" not in Path("a.ics").read_text(encoding="utf-8")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2025-03-02")
    assert {"T-1", "T-2", "T-3", "T-4"} == set(told("b"))
    monkeypatch.setenv("SAMVERKAN_TODAY", "2025-03-03")
    assert {"T-2", "T-3"} == set(told("c"))
    assert "T-1" not in well("calendar --from 2024-01-01").out
    well("calendar --from 2024-01-01 --to 2024-02-01 --out d.ics")
    assert {f"T-2@{council}", f"T-3@{council}"} == set(read("d.ics", "VTODO"))


def test_it_says_when_the_hours_change_and_nothing_in_it_breaks_it(well: Typed, council: str) -> None:
    well("calendar --out a.ics")
    whole = Calendar.from_ical(Path("a.ics").read_bytes())
    assert ["Europe/Stockholm"] == [str(zone["TZID"]) for zone in whole.walk("VTIMEZONE")]
    first = read("a.ics")[f"M-1@{council}"]
    assert (HOSTILE, "Sal A; B") == (str(first["SUMMARY"]), str(first["LOCATION"]))
    assert "LOCATION" not in read("a.ics")[f"M-2@{council}"]
    assert Path("a.ics").read_bytes() == Calendar.from_ical(Path("a.ics").read_bytes()).to_ical()
    assert "M-3" in well("week --on 2024-08-30").out
