"""The calendar as a file for others' calendars, read back by the library and looked at line by line."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Once, Typed
from icalendar import Calendar

from samverkan_cli.render import ics

ODD = "Möte; om a,b \\ c och 日本 " + "å" * 90


@pytest.fixture
def lived(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> str:
    """Make a registry with meetings of every kind, and give its id."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-01-15")
    typed_once(
        "body add Rådet --kind rådgivande",
        f"meeting add Rådet --date 2024-02-01 --time 16-18 --place 'Sal A; B, C' --title '{ODD}'",
        "meeting add Rådet --date 2024-07-01 --time 22-01",
        "meeting add Rådet --date 2024-09-01",
        "meeting add Rådet --date 2024-10-01 --time 09:30",
    )
    return str(well("status -o json").data["registry"])


def read(path: str) -> dict[str, Any]:
    """Give the events of a file by their ids, as the library reads them."""
    events = Calendar.from_ical(Path(path).read_bytes()).walk("VEVENT")
    found = {str(event["UID"]): event for event in events}
    assert len(found) == len(events)
    return found


def test_meetings_stand_in_swedish_time_and_without_one_on_a_whole_day(well: Typed, lived: str) -> None:
    well("calendar --out rådet.ics")
    events = read("rådet.ics")
    spans = {uid.partition("@")[0]: (event.start, event.end) for uid, event in events.items()}
    assert {f"M-{number}@{lived}" for number in (1, 2, 3, 4)} == set(events)
    assert "2024-02-01T16:00:00+01:00" == spans["M-1"][0].isoformat()
    assert "2024-02-01T18:00:00+01:00" == spans["M-1"][1].isoformat()
    assert "2024-07-01T22:00:00+02:00" == spans["M-2"][0].isoformat()
    assert "2024-07-02T01:00:00+02:00" == spans["M-2"][1].isoformat()
    assert (date(2024, 9, 1), date(2024, 9, 2)) == spans["M-3"]
    assert "2024-10-01T09:30:00+02:00" == spans["M-4"][0].isoformat()
    assert "DTEND" not in events[f"M-4@{lived}"]


def test_data_comes_back_as_it_was_and_no_line_is_too_long(well: Typed, lived: str) -> None:
    well("calendar --out rådet.ics")
    event = read("rådet.ics")[f"M-1@{lived}"]
    assert (ODD, "Sal A; B, C") == (str(event["SUMMARY"]), str(event["LOCATION"]))
    raw = Path("rådet.ics").read_bytes()
    lines = raw.split(b"\r\n")
    assert b"" == lines.pop()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert rb"LOCATION:Sal A\; B\, C" in lines
    assert b"DTSTART;TZID=Europe/Stockholm:20240201T160000" in lines
    assert b"DTSTART;VALUE=DATE:20240901" in lines
    assert b"TZID:Europe/Stockholm" in lines
    assert [b"BEGIN:VCALENDAR", b"VERSION:2.0"] == lines[:2] or b"VERSION:2.0" in lines[:5]


def test_a_line_that_is_folded_never_breaks_a_letter(well: Typed, lived: str) -> None:
    well("calendar --out rådet.ics")
    for line in Path("rådet.ics").read_bytes().split(b"\r\n"):
        line.decode("utf-8")


def test_a_meeting_that_is_moved_keeps_its_id_and_is_a_later_version(well: Typed, lived: str) -> None:
    well("calendar --out före.ics")
    well("correct M-1 --date 2024-02-08 --reason 'Fel dag'")
    well("calendar --out efter.ics")
    before, after = read("före.ics")[f"M-1@{lived}"], read("efter.ics")[f"M-1@{lived}"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert timedelta(days=7) == after.start - before.start
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt or after["DTSTAMP"].dt == before["DTSTAMP"].dt
    assert read("före.ics")[f"M-3@{lived}"]["SEQUENCE"] == read("efter.ics")[f"M-3@{lived}"]["SEQUENCE"]


def test_a_meeting_that_is_called_off_leaves_the_calendars_it_had_come_into(well: Typed, lived: str) -> None:
    well("calendar --out före.ics")
    well("void M-3 --reason 'Det blir inget möte'")
    well("calendar --out efter.ics")
    before, after = read("före.ics")[f"M-3@{lived}"], read("efter.ics")[f"M-3@{lived}"]
    assert ("CONFIRMED", "CANCELLED") == (str(before["STATUS"]), str(after["STATUS"]))
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert date(2024, 9, 1) == after.start
    assert "M-3" not in well("calendar").out
    well("undo")
    well("calendar --out igen.ics")
    again = read("igen.ics")[f"M-3@{lived}"]
    assert "CONFIRMED" == str(again["STATUS"])
    assert again["SEQUENCE"] >= after["SEQUENCE"]


def test_the_last_days_of_a_case_are_whole_days_under_ids_of_their_own(well: Typed, lived: str) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-02")
    well("case open 'Blå Tuvan' --period 2024-2027 --ground formal --fact 2024-01-10 --from 'Bo Ek'")
    well("case screen C-1 --admit")
    Path("anmälan.pdf").write_bytes(b"x")
    well("case notify C-1 --material anmälan.pdf --respond-by 2024-03-01 --date 2024-01-20")
    well("calendar --out rådet.ics")
    case = {uid: event for uid, event in read("rådet.ics").items() if uid.startswith("C-1.")}
    assert case
    assert all(type(event.start) is date for event in case.values())
    assert all(uid.endswith(f"@{lived}") and uid.isascii() and " " not in uid for uid in case)
    well("calendar --out igen.ics")
    assert Path("rådet.ics").read_bytes() == Path("igen.ics").read_bytes()


def test_the_days_that_are_asked_for_are_those_in_the_file(well: Typed, lived: str) -> None:
    well("calendar --from 2024-02-02 --to 2024-09-30 --out rådet.ics")
    assert {f"M-2@{lived}", f"M-3@{lived}"} == set(read("rådet.ics"))
    well("calendar --from 2030-01-01 --out tom.ics")
    assert {} == read("tom.ics")


def test_a_pipe_gets_the_same_bytes(well: Typed, lived: str) -> None:
    well("calendar --out rådet.ics")
    ran = subprocess.run(
        [sys.executable, "-m", "samverkan_cli.main", "calendar", "-o", "ics"], capture_output=True, check=True
    )
    assert Path("rådet.ics").read_bytes() == ran.stdout


@pytest.mark.parametrize(
    "line", ["calendar --out r.ics --fields date", "roll --out r.ics", "roll -o ics", "due -o ics"]
)
def test_nothing_else_is_a_calendar(typed: Typed, lived: str, line: str) -> None:
    assert (2, "") == ((ran := typed(line)).status, ran.out)
    assert not Path("r.ics").exists()


def test_an_hour_that_is_not_there_or_comes_twice_is_still_an_hour() -> None:
    row = {"date": "2024-03-31", "start": "02:30", "end": "03:30", "ends_on": "2024-03-31"}
    first, last = ics._span(row)
    assert isinstance(first, datetime) and isinstance(last, datetime)
    twice, _ = ics._span(row | {"date": "2024-10-27", "ends_on": None})
    assert isinstance(twice, datetime)
    assert timedelta(hours=2) == twice.utcoffset()
