"""Days and times are read as people write them, strictly."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain import days
from samverkan_cli.domain.errors import DateInvalid, TimeInvalid
from samverkan_cli.domain.refusal import Refused

TODAY = date(2023, 11, 15)
KNOWN = st.dates(date(1970, 1, 1), date(2200, 12, 31))
MONTHS = {
    "jan januari january": 1,
    "feb febr februari february": 2,
    "mar mars march": 3,
    "apr april": 4,
    "maj may": 5,
    "jun juni june": 6,
    "jul juli july": 7,
    "aug augusti august": 8,
    "sep sept september": 9,
    "okt oct oktober october": 10,
    "nov november": 11,
    "dec december": 12,
}
WORDS = [(word, number) for words, number in MONTHS.items() for word in words.split()]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-01-01", date(2024, 1, 1)),
        ("  2024-01-01 ", date(2024, 1, 1)),
        ("2024-02-29", date(2024, 2, 29)),
        ("1970-01-01", date(1970, 1, 1)),
        ("2200-12-31", date(2200, 12, 31)),
        ("13 sept", date(2023, 9, 13)),
        ("13 sept.", date(2023, 9, 13)),
        ("13 september 2023", date(2023, 9, 13)),
        ("13 SEPTEMBER 2024", date(2024, 9, 13)),
        ("den 13 september 2024", date(2024, 9, 13)),
        ("Den 13 september", date(2023, 9, 13)),
        ("13e september", date(2023, 9, 13)),
        ("13:e september 2024", date(2024, 9, 13)),
        ("1 maj", date(2023, 5, 1)),
        ("01 maj", date(2023, 5, 1)),
        ("6  dec\u00a02023", date(2023, 12, 6)),
        ("29 feb 2024", date(2024, 2, 29)),
        ("idag", date(2023, 11, 15)),
        ("IDAG", date(2023, 11, 15)),
        ("i dag", date(2023, 11, 15)),
        ("igår", date(2023, 11, 14)),
        ("I  går", date(2023, 11, 14)),
        ("i morgon", date(2023, 11, 16)),
        ("imorgon", date(2023, 11, 16)),
        ("today", date(2023, 11, 15)),
        ("yesterday", date(2023, 11, 14)),
        ("tomorrow", date(2023, 11, 16)),
        ("+30d", date(2023, 12, 15)),
        ("+0d", date(2023, 11, 15)),
        ("-1d", date(2023, 11, 14)),
        ("+3w", date(2023, 12, 6)),
        ("+3v", date(2023, 12, 6)),
        ("-2V", date(2023, 11, 1)),
        ("2024-06-30T22:30:00Z", date(2024, 7, 1)),
        ("2024-01-15 22:59:59+00:00", date(2024, 1, 15)),
        ("2024-01-15t23:00z", date(2024, 1, 16)),
        ("2024-07-01T05:59:59+06:00", date(2024, 7, 1)),
    ],
)
def test_a_day_is_read_as_people_write_it(written: str, day: date) -> None:
    assert day == days.parse_day(written, TODAY)


@pytest.mark.parametrize(("word", "month"), WORDS)
def test_every_name_of_a_month_is_read_in_swedish_and_english(word: str, month: int) -> None:
    assert date(2023, month, 6) == days.parse_day(f"6 {word}", TODAY)
    assert date(2025, month, 6) == days.parse_day(f"6 {word.upper()} 2025", TODAY)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "0",
        "1",
        "1767225600",
        "1767225600.0",
        "2024",
        "2024-01",
        "2024-1-1",
        "20240101",
        "2024-W01-1",
        "2024W011",
        "2024-001",
        "2024-01-01T00:00:00",
        "2024-01-01 12:00",
        "2024-01-01 12:00 CET",
        "2024-01-01T25:00Z",
        "2024-01-01T12:00+99:00",
        "2024-02-30T12:00Z",
        "2200-12-31T23:30Z",
        "9999-12-31T23:30:00Z",
        "2024/01/01",
        "2024.01.01",
        "2024–01–01",
        "24-01-01",
        "13-09-2023",
        "13/9 2023",
        "13.9.2023",
        "2024-02-30",
        "2023-02-29",
        "2024-00-01",
        "2024-13-01",
        "2024-01-00",
        "29 feb",
        "31 april",
        "0 maj",
        "32 maj",
        "13 sept 23",
        "sept 13",
        "september 13, 2023",
        "13september",
        "13 septembre",
        "13 s",
        "september",
        "onsdag",
        "i förrgår",
        "nästa vecka",
        "30d",
        "+30",
        "+d",
        "+1.5d",
        "+1m",
        "+10000d",
        "++1d",
        "1969-12-31",
        "2201-01-01",
        "31 december 1969",
        "1 januari 2201",
        "1 januari 0000",
        "0000-01-01",
        "9999-12-31",
        "-9999v",
        "+9999v +1d",
        "٢٠٢٤-٠١-٠١",
        "２０２４-０１-０１",
        "१३ sept",
        "+３d",
        "2024-01-01\x00",
        "2024-01-01\u200b",
        "-2024-01-01",
    ],
)
def test_what_is_no_day_is_refused_with_what_was_given(written: str) -> None:
    with pytest.raises(Refused) as caught:
        days.parse_day(written, TODAY)
    assert (DateInvalid(given=written),) == caught.value.objections


@pytest.mark.parametrize(("written", "today"), [("imorgon", days.LAST), ("igår", days.FIRST), ("+1d", date.max)])
def test_a_day_counted_from_the_edge_of_time_is_refused(written: str, today: date) -> None:
    with pytest.raises(Refused):
        days.parse_day(written, today)


@given(KNOWN)
def test_an_iso_date_is_read_back(day: date) -> None:
    assert day == days.parse_day(day.isoformat(), TODAY)


@given(KNOWN, st.sampled_from(WORDS), st.sampled_from(["", "den "]), st.sampled_from(["", "e", ":e"]))
def test_a_spoken_date_is_read_back(day: date, word: tuple[str, int], den: str, ending: str) -> None:
    day = day.replace(day=min(day.day, 28), month=word[1])
    assert day == days.parse_day(f"{den}{day.day}{ending} {word[0]} {day.year}", TODAY)
    assert day == days.parse_day(f"{den}{day.day}{ending} {word[0]}", date(day.year, 7, 1))


@given(KNOWN, st.integers(-9999, 9999), st.sampled_from("dvw"))
def test_days_and_weeks_are_counted_from_today(today: date, count: int, unit: str) -> None:
    expected = today + timedelta(days=count * (1 if unit == "d" else 7))
    if days.FIRST <= expected <= days.LAST:
        assert expected == days.parse_day(f"{count:+}{unit}", today)
    else:
        with pytest.raises(Refused):
            days.parse_day(f"{count:+}{unit}", today)


@given(st.text() | st.from_regex(r"[+-]?\d{0,5}[-: ]?[a-zå0-9]{0,10}[-. ]?\d{0,5}", fullmatch=True))
def test_any_text_is_a_day_in_range_or_refused(text: str) -> None:
    try:
        day = days.parse_day(text, TODAY)
    except Refused as refused:
        assert (DateInvalid(given=text),) == refused.objections  # noqa: PT017
    else:
        assert days.FIRST <= day <= days.LAST


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("16-18", "16:00", "18:00"),
        ("16–18", "16:00", "18:00"),
        ("16 - 18", "16:00", "18:00"),
        ("  16-18  ", "16:00", "18:00"),
        ("kl. 16.00–18.00", "16:00", "18:00"),
        ("kl 16-18", "16:00", "18:00"),
        ("Kl.16:30-18", "16:30", "18:00"),
        ("16:30", "16:30", None),
        ("16.30", "16:30", None),
        ("9", "09:00", None),
        ("09", "09:00", None),
        ("0-24", "00:00", "24:00"),
        ("8.05-8.06", "08:05", "08:06"),
        ("22:59-23.59", "22:59", "23:59"),
        ("9-10", "09:00", "10:00"),
    ],
)
def test_a_time_is_read_as_people_write_it(written: str, start: str, end: str | None) -> None:
    assert (start, end) == days.parse_span(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "kl.",
        "25",
        "16:60",
        "24:01",
        "16:3",
        "1630",
        "16:30:00",
        "18-16",
        "16-16",
        "16:30-16:30",
        "16-",
        "-18",
        "16-18-20",
        "16 till 18",
        "4 pm",
        "16-25",
        "１６",
        "١٦",
    ],
)
def test_what_is_no_time_is_refused_with_what_was_given(written: str) -> None:
    with pytest.raises(Refused) as caught:
        days.parse_span(written)
    assert (TimeInvalid(given=written),) == caught.value.objections


@given(st.times(), st.times(), st.sampled_from(":."))
def test_a_span_is_read_back_when_it_ends_after_it_begins_or_within_half_a_day_the_next(
    start: time, end: time, sign: str
) -> None:
    first, last = f"{start:%H:%M}", f"{end:%H:%M}"
    written = f"{first}-{last}".replace(":", sign)
    long = (end.hour - start.hour) * 60 + end.minute - start.minute
    if long > 0 or (long < 0 and long + 1440 <= 720):
        assert (first, last) == days.parse_span(written)
        assert long < 0 or days.ends_on(TODAY, first, last) == TODAY
        assert long > 0 or days.ends_on(TODAY, first, last) == TODAY + timedelta(days=1)
    else:
        with pytest.raises(Refused):
            days.parse_span(written)


@pytest.mark.parametrize(
    ("day", "after"), [(date(2023, 12, 31), date(2024, 1, 1)), (date(2024, 2, 28), date(2024, 2, 29))]
)
def test_the_day_after_the_last_is_the_first_off(day: date, after: date) -> None:
    assert after == days.next_day(day)


def test_an_answer_is_completed_in_three_weeks() -> None:
    assert days.COMPLETION_DAYS == 21


@pytest.mark.parametrize(
    ("written", "known_as", "last"),
    [
        ("2021", "2021", date(2021, 12, 31)),
        ("2021-01", "2021-01", date(2021, 1, 31)),
        ("2021-02", "2021-02", date(2021, 2, 28)),
        ("2020-02", "2020-02", date(2020, 2, 29)),
        ("2021-11", "2021-11", date(2021, 11, 30)),
        (" 2021-12 ", "2021-12", date(2021, 12, 31)),
        ("1970", "1970", date(1970, 12, 31)),
        ("2200-12", "2200-12", date(2200, 12, 31)),
        ("13 sept", "2023-09-13", date(2023, 9, 13)),
        ("Okänt", "unknown", None),
        ("unknown", "unknown", None),
    ],
)
def test_a_day_that_is_known_in_part_has_a_last_possible_day(written: str, known_as: str, last: date | None) -> None:
    assert (known_as, last) == days.parse_known(written, TODAY)


@pytest.mark.parametrize("written", ["2021-00", "2021-13", "1969", "2201", "2021-1", "21", "någon gång"])
def test_what_is_known_in_no_part_is_refused(written: str) -> None:
    with pytest.raises(Refused) as caught:
        days.parse_known(written, TODAY)
    assert (DateInvalid(given=written),) == caught.value.objections


@pytest.mark.parametrize(
    ("text", "expected"), [("2021", True), ("2021-04", True), ("okänd", True), ("2021-04-24", False), ("", False)]
)
def test_only_years_months_and_the_unknown_are_known_in_part(text: str, expected: bool) -> None:
    assert expected is days.known_in_part(text)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2024, 6, 30, 22, 30, tzinfo=UTC), date(2024, 7, 1)),
        (datetime(2024, 6, 30, 21, 59, tzinfo=UTC), date(2024, 6, 30)),
        (datetime(2024, 12, 31, 23, 0, tzinfo=UTC), date(2025, 1, 1)),
        (datetime(2024, 12, 31, 22, 59, tzinfo=UTC), date(2024, 12, 31)),
        (datetime(2024, 7, 1, 4, 0, tzinfo=timezone(timedelta(hours=9))), date(2024, 6, 30)),
    ],
)
def test_a_day_is_a_day_in_sweden(instant: datetime, day: date) -> None:
    assert day == days.here(instant)
    assert day == days.parse_day(instant.isoformat(), TODAY)
    assert str(day) == days.stamp_day(instant.isoformat())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03", date(2024, 3, 1)),
        ("2024-12", date(2024, 12, 1)),
        ("december 2024", date(2024, 12, 1)),
        ("maj", date(2026, 5, 1)),
        ("Sept. 2025", date(2025, 9, 1)),
        ("2024-03-15", date(2024, 3, 15)),
        ("13 maj", date(2026, 5, 13)),
    ],
)
def test_a_month_may_stand_for_its_first_day(text: str, day: date) -> None:
    found = days.parse_day_or_month(text, date(2026, 1, 20))
    assert (day, day, date) == (found, days.plain(found), type(days.plain(found)))
    assert isinstance(found, days.Month) is ("15" not in text and "13" not in text)
