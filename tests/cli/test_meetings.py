"""Meetings past midnight, what is the same meeting or decision, and numbers that look like another kind of number."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Typed

Refuse = Callable[[str, int], list[str]]


@pytest.fixture
def body(well: Typed, period: str) -> None:
    well("body add KS --kind nämnd")
    well("body add Rådet")


@pytest.mark.parametrize(
    ("time", "start", "end", "on"),
    [
        ("22-01", "22:00", "01:00", "2024-10-09"),
        ("22.30-00.15", "22:30", "00:15", "2024-10-09"),
        ("18-00", "18:00", "00:00", "2024-10-09"),
        ("16-04", "16:00", "04:00", "2024-10-09"),
        ("18-24", "18:00", "24:00", "2024-10-08"),
        ("16-18", "16:00", "18:00", "2024-10-08"),
        ("16", "16:00", None, None),
    ],
)
@pytest.mark.usefixtures("body")
def test_a_meeting_past_midnight_ends_the_next_day(
    well: Typed, time: str, start: str, end: str | None, on: str | None
) -> None:
    well("meeting add KS --date 2024-10-08 --time", time)
    told = well("meeting show M-1 -o json").data
    assert ("2024-10-08", start, end, on) == tuple(told[key] for key in ("date", "start", "end", "ends_on"))
    (row,) = well("calendar --from 2024-10-08 --to 2024-10-08 -o json").data
    assert (start, end, on) == (row["start"], row["end"], row["ends_on"])
    later = on == "2024-10-09"
    for shown in (well("meeting show M-1").out, well("calendar --from 2024-10-08").out, well("meeting list").out):
        assert later is ("2024-10-09" in shown)


@pytest.mark.parametrize("time", ["18-16", "16-16", "14-08", "09-08", "08-01", "22-25", "11:59-00"])
def test_a_time_that_is_turned_around_is_a_mistake_and_not_half_a_day(refused: Refuse, body: None, time: str) -> None:
    assert ["time_invalid"] == refused(f"meeting add KS --date 2024-10-08 --time {time}", 2)


@pytest.mark.usefixtures("body")
def test_what_cannot_be_read_is_never_the_same_as_what_is_there(well: Typed, refused: Refuse) -> None:
    well("meeting add KS --date 2024-10-08 --time 16-18")
    assert ["time_invalid"] == refused("meeting add KS --date 2024-10-08 --time sexton", 2)
    assert ["already_exists"] == refused("meeting add KS --date 2024-10-08", 4)
    well("meeting add KS --date 2024-10-08 --time 22-01")
    assert ["already_exists"] == refused("meeting add KS --date 2024-10-08 --time 22-02", 4)
    well("decision add Bifall --body KS --date 2024-10-08")
    assert ["number_invalid"] == refused("decision add Bifall --body KS --date 2024-10-08 --paragraph x", 2)
    well("task add Ring")
    assert ["date_invalid"] == refused("task add Ring --due snart", 2)
    assert ["already_exists"] == refused("task add Ring", 4)


@pytest.mark.usefixtures("body")
def test_a_paragraph_with_another_text_or_outcome_is_a_question(well: Typed, typed: Typed, refused: Refuse) -> None:
    paragraph = "--body KS --date 2024-10-08 --paragraph 187"
    well(f"decision add 'Tuvan utesluts' {paragraph}")
    assert ["already_exists"] == refused(f"decision add 'Tuvan utesluts' {paragraph}", 4)
    for line in ("'Tuvan utesluts inte'", "'Tuvan utesluts' --outcome avslag"):
        assert ["paragraph_taken"] == refused(f"decision add {line} {paragraph}", 4)
    told = typed(f"decision add 'Tuvan utesluts inte' {paragraph}").err
    assert "D-2024-001" in told
    assert "Tuvan utesluts" in told
    assert "--another" in told
    well(f"decision add 'Tuvan utesluts inte' {paragraph} --another")
    assert ["already_exists"] == refused(f"decision add 'Tuvan utesluts inte' {paragraph} --another", 4)


@pytest.mark.usefixtures("body")
def test_a_paragraph_of_another_body_or_day_or_none_is_no_question(well: Typed, refused: Refuse) -> None:
    well("decision add Ett --body KS --date 2024-10-08 --paragraph 187")
    for line in (
        "Två --body Rådet --date 2024-10-08 --paragraph 187",
        "Två --body KS --date 2024-10-09 --paragraph 187",
        "Två --body KS --date 2024-10-08 --paragraph 188",
        "Två --body KS --date 2024-10-08",
        "Tre --body KS --date 2024-10-08",
    ):
        well(f"decision add {line}")
    well("undo")
    well("decision add Tre --body KS --date 2024-10-08 --paragraph 7")
    well("undo")
    well("decision add Fyra --body KS --date 2024-10-08 --paragraph 7")
    well("meeting add KS --date 2024-10-08")
    assert ["paragraph_taken"] == refused("decision add Ett --meeting M-1 --paragraph 188", 4)


@pytest.mark.parametrize("number", ["0707767604", "07 07 76 76 04"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_mobile_number_that_looks_like_a_personal_number_is_told_how_to_be_written(
    well: Typed, typed: Typed, period: str, monkeypatch: pytest.MonkeyPatch, number: str, language: str
) -> None:
    monkeypatch.setenv("SAMVERKAN_LANG", language)
    for line in (
        f"enroll Tuvan {TICKED} --evidence 'ring {number}'",
        f"task add 'ring {number}'",
        f"person add 'Bo {number}'",
        f"actor add Tuvan --reason '{number}'",
        f"period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31 --exclusion-clause 'ring {number}'",
    ):
        ran = typed(line)
        assert 2 == ran.status
        assert "070-776 76 04" in ran.err
        assert number not in ran.err
    ran = typed(f"task add 'ring {number}' -o json")
    assert (["personal_number"], 2) == (ran.codes, ran.status)
    assert "070-776 76 04" in ran.err
    well("task add 'ring 070-776 76 04'")
    Path("svar.csv").write_text(f"namn;värdegrund;principer;undertecknare;underlag\nKlockbojen;ja;ja;Eva;{number}\n")
    ran = typed(f"enroll --from svar.csv --period {period}")
    assert 2 == ran.status
    assert "070-776 76 04" in ran.err


@pytest.mark.parametrize("number", ["070776-7604", "200707767604", "850709-9805", "8507099805 eller 0707767604"])
def test_what_is_written_as_a_personal_number_is_never_printed_back(typed: Typed, period: str, number: str) -> None:
    ran = typed(f"task add 'ring {number}'")
    assert 2 == ran.status
    assert "070-776" not in ran.err
