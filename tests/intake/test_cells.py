"""Ticks and days are read whatever program wrote them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain import days
from samverkan_cli.intake import cells

TODAY = date(2023, 11, 15)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "ja",
            "Ja",
            "JA ",
            "j",
            "yes",
            "x",
            "X",
            "true",
            "TRUE",
            "sant",
            "1",
            "1.0",
            "✓",
            "✔",
            "✔️",
            "☑",
            "☒",
            "[x]",
            "[X]",
        ),
        *("Ja, vi ställer oss bakom värdegrunden", "Ja – värdegrunden", "Yes, we agree"),
        *("Föreningen ställer sig bakom principerna", "Vi står bakom värdegrunden", "Jag bekräftar"),
    ],
)
def test_a_given_tick_is_a_yes(text: str) -> None:
    assert cells.tick(text) is True


@pytest.mark.parametrize(
    "text", ["", " ", "nej", "Nej", "no", "false", "0", "☐", "[ ]", "Nej, vi avstår", "No, thanks"]
)
def test_a_tick_that_is_not_given_is_a_no(text: str) -> None:
    assert cells.tick(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "kanske",
        "Ja, men inte principerna",
        "Vi ställer oss inte bakom värdegrunden",
        "Vi instämmer inte",
        "Föreningen står bakom värdegrunden, men ej principerna",
        "jag",
        "2",
        "?",
        "-",
        "värdegrunden",
    ],
)
def test_what_is_neither_is_unknown(text: str) -> None:
    assert cells.tick(text) is None


@pytest.mark.parametrize(
    ("text", "ticks"),
    [
        ("", ()),
        ("Värdegrunden; Principerna", ("values", "principles")),
        ("values principles commitments", ("values", "principles", "commitments")),
        ("åtaganden|VÄRDEGRUND", ("values", "commitments")),
        ("Ja, vi ställer oss bakom värdegrunden\nprincip", ("values", "principles")),
        ("inte principerna", None),
        ("värdegrund; annat", None),
    ],
)
def test_a_cell_may_list_the_ticks(text: str, ticks: tuple[str, ...] | None) -> None:
    assert ticks == cells.affirmed(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("45306", "2024-01-15"),
        ("45306.0", "2024-01-15"),
        ("45306.75", "2024-01-15"),
        (" 45306 ", "2024-01-15"),
        ("25569", "1970-01-01"),
        ("2024-01-15 00:00:00", "2024-01-15"),
        ("2024-01-15 13:05", "2024-01-15"),
        ("2024-01-15T13:05:10.123+01:00", "2024-01-15"),
        ("2024-01-15T13:05:10Z", "2024-01-15"),
        ("2024-06-30T22:30:00Z", "2024-07-01"),
        ("2024-06-30T21:59:59Z", "2024-06-30"),
        ("2024-01-15T23:00Z", "2024-01-16"),
        ("2024-01-15 22:59 UTC", "2024-01-15"),
        ("2024-06-30 22.30 +0000", "2024-07-01"),
        ("2024-06-30T23:30:00.000+02:00", "2024-06-30"),
        ("2024-07-01T00:30:00+0300", "2024-06-30"),
        ("2024-07-01T00:30+03", "2024-06-30"),
        ("2024-12-31T23:30:00-05:00", "2025-01-01"),
        ("2024-03-31T22:30:00Z", "2024-04-01"),
        ("2024-10-27T22:30:00Z", "2024-10-27"),
        ("2024-06-30 23:59", "2024-06-30"),
    ],
)
def test_a_day_of_a_spreadsheet_becomes_a_day_that_is_read(text: str, day: str) -> None:
    assert day == cells.day(text)
    assert date.fromisoformat(day) == days.parse_day(day, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "2021",
        "2021-04",
        "okänt",
        "15 jan 2024",
        "2024-01-15",
        "20240115",
        "12345",
        "+30d",
        "",
        "2024-01-15 ca",
        "2024-01-15 25:00Z",
        "2024-01-15T10:00+25:00",
        "2024-02-31T10:00Z",
        "2024-02-31 10:00",
        "٤٥٣٠٦",
    ],
)
def test_what_is_no_day_of_a_spreadsheet_stays_as_it_is(text: str) -> None:
    assert text == cells.day(text)


@given(st.dates(date(1970, 1, 1), date(2173, 1, 1)))
def test_every_serial_is_its_day(day: date) -> None:
    assert day.isoformat() == cells.day(str((day - date(1899, 12, 30)).days))
