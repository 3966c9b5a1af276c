"""Days and times as people write them, read strictly.

ISO dates, `13 sept`, `13 september 2023`, `idag`, `igår`, `imorgon`, `+30d`; a date without a
year is this year's. Libraries that guess misread the minutes' own forms, so nothing is guessed.
A day is a day in Sweden, wherever the machine is and whatever zone a stamp was written in: what
comes in by midnight there has come in that day [FL 22].
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

FIRST, LAST = date(1970, 1, 1), date(2200, 12, 31)
HALF_A_DAY = 12 * 60  # minutes; no meeting past midnight is longer
COMPLETION_DAYS = 21  # our own default for asking for what an answer lacks [domain.md §4]

_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan januari january",
            "feb febr februari february",
            "mar mars march",
            "apr april",
            "maj may",
            "jun juni june",
            "jul juli july",
            "aug augusti august",
            "sep sept september",
            "okt oct oktober october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for word in words.split()
}
_RELATIVE = {
    "idag": 0,
    "i dag": 0,
    "i går": -1,
    "i morgon": 1,
    "igår": -1,
    "imorgon": 1,
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
}
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_SPOKEN = re.compile(r"(?:den )?(\d{1,2})(?::?e)? ([a-zå]+)\.?(?: (\d{4}))?", re.ASCII | re.IGNORECASE)
_STAMP = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)? ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?",
    re.ASCII | re.IGNORECASE,
)
_AHEAD = re.compile(r"([+-])(\d{1,4})([dvw])", re.ASCII)
_SPAN = re.compile(
    r"(?:kl\.? ?)?(\d{1,2})(?:[.:](\d{2}))?(?: ?[-–] ?(\d{1,2})(?:[.:](\d{2}))?)?", re.ASCII | re.IGNORECASE
)


@lru_cache(maxsize=4096)  # an import reads the same days over and over
def parse_day(text: str, today: date) -> date:
    """Give the day a person wrote.

    `today` is what relative forms and dates without a year count from. Raises `Refused` with
    `date_invalid` for anything else, and for days outside 1970–2200.
    """
    words = " ".join(text.split()).casefold()
    try:
        day = _read(words, today)
    except (ValueError, OverflowError):
        day = None
    if day is None or not FIRST <= day <= LAST:
        raise Refused([no.DateInvalid(given=text)])
    return day


def _read(words: str, today: date) -> date | None:
    if words in _RELATIVE:
        return today + timedelta(days=_RELATIVE[words])
    if iso := _ISO.fullmatch(words):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if (stamp := _STAMP.fullmatch(words)) and stamp[5]:
        return _stamped(stamp)
    if ahead := _AHEAD.fullmatch(words):
        days = int(ahead[2]) * (1 if ahead[3] == "d" else 7)
        return today + timedelta(days=days if ahead[1] == "+" else -days)
    if (spoken := _SPOKEN.fullmatch(words)) and spoken[2] in _MONTHS:
        return date(int(spoken[3] or today.year), _MONTHS[spoken[2]], int(spoken[1]))
    return None


def here(instant: datetime) -> date:
    """Give the day in Sweden of an instant."""
    return instant.astimezone(_zone()).date()


def local(instant: str) -> datetime:
    """Give the Swedish time of an instant as the journal has it; without a zone it is in UTC."""
    moment = datetime.fromisoformat(instant)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(_zone())


def clock(instant: str) -> str:
    """Give the Swedish time of an instant to the minute: `2024-03-31 03:30`."""
    return f"{local(instant):%Y-%m-%d %H:%M}"


def stamp_day(text: str) -> str | None:
    """Give the day in Sweden of a time of a day, as a program stamps it; None for what is none.

    Without a zone it is a time in Sweden.
    """
    stamp = _STAMP.fullmatch(" ".join(text.split()))
    try:
        return str(_stamped(stamp)) if stamp else None
    except (ValueError, OverflowError):
        return None


def _stamped(stamp: re.Match[str]) -> date:
    day, hour, minute, second, zone = stamp.groups()
    if not zone:
        return date.fromisoformat(day)
    offset = zone if zone[0] in "+-" else "+00"
    moment = f"{day}T{int(hour):02}:{minute}:{second or '00'}{offset}"
    return here(datetime.fromisoformat(moment).astimezone(UTC))


@cache
def _zone() -> "ZoneInfo":
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/Stockholm")


class Month(date):
    """A month that was given for a day: its first."""


_IN_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_MONTH_SPOKEN = re.compile(r"([a-zå]+)\.?(?: (\d{4}))?", re.ASCII | re.IGNORECASE)


@lru_cache(maxsize=256)
def parse_day_or_month(text: str, today: date) -> date:
    """Give the day a person wrote, or the first day of a month, as a `Month`: `2024-03`, `mars 2024`, `mars`.

    Raises `Refused` with `date_invalid` for anything else.
    """
    words = " ".join(text.split()).casefold()
    if written := _IN_MONTH.fullmatch(words):
        year, month = int(written[1]), int(written[2])
    elif (spoken := _MONTH_SPOKEN.fullmatch(words)) and spoken[1] in _MONTHS:
        year, month = int(spoken[2] or today.year), _MONTHS[spoken[1]]
    else:
        return parse_day(text, today)
    if not (FIRST.year <= year <= LAST.year and 1 <= month <= 12):
        raise Refused([no.DateInvalid(given=text)])
    return Month(year, month, 1)


def plain(day: date | None) -> date | None:
    """Give a day as any other, also one that was given as a month."""
    return date.fromordinal(day.toordinal()) if isinstance(day, Month) else day


_PARTLY = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)
_UNKNOWN = frozenset({"okänt", "okänd", "unknown"})


def parse_known(text: str, today: date) -> tuple[str, date | None]:
    """Give a day as an earlier register knew it, and its last possible day.

    `2021` is known as `2021` and was at the latest 2021-12-31; of `okänt` nothing is known. Raises
    `Refused` with `date_invalid` for what is no day, whole or in part.
    """
    words = " ".join(text.split()).casefold()
    if words in _UNKNOWN:
        return "unknown", None
    partly = _PARTLY.fullmatch(words)
    if not partly:
        day = parse_day(text, today)
        return day.isoformat(), day
    year, month = int(partly[1]), int(partly[2] or 12)
    if not (FIRST.year <= year <= LAST.year and 1 <= month <= 12):
        raise Refused([no.DateInvalid(given=text)])
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return words, first_of_next - timedelta(days=1)


def known_in_part(text: str) -> bool:
    """Tell whether a text is a day that an earlier register knew in part only: `2021`, `2021-04`, `okänt`."""
    words = " ".join(text.split()).casefold()
    return words in _UNKNOWN or bool(_PARTLY.fullmatch(words))


def parse_span(text: str) -> tuple[str, str | None]:
    """Give start and end of `16-18`, `kl. 16.00–18.00` or `16:30` as `HH:MM`; the end may be None.

    An end before the start is the next day's (`22-01`), when that makes at most half a day; else it is a mistake.
    """
    found = _SPAN.fullmatch(" ".join(text.split()))
    if not found:
        raise Refused([no.TimeInvalid(given=text)])
    start = _clock(found[1], found[2], text)
    end = _clock(found[3], found[4], text) if found[3] else None
    if end is not None and not (start < end or 0 < _minutes(end) + 24 * 60 - _minutes(start) <= HALF_A_DAY):
        raise Refused([no.TimeInvalid(given=text)])
    return start, end


def ends_on(day: date, start: str | None, end: str | None) -> date | None:
    """Give the day on which a meeting of a day ends: the next, when it ends at an earlier hour than it begins."""
    if end is None:
        return None
    return next_day(day) if start and end < start else day


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _clock(hour: str, minute: str | None, text: str) -> str:
    if int(hour) > 24 or int(minute or 0) > 59 or (int(hour) == 24 and int(minute or 0)):
        raise Refused([no.TimeInvalid(given=text)])
    return f"{int(hour):02}:{int(minute or 0):02}"


def next_day(day: date) -> date:
    """Give the day after: the first day off after an inclusive last day."""
    return day + timedelta(days=1)
