"""Days and times as they stand in running text."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_LONG = (
    r"januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    r"|januar|februar|mai|august|desember|jan|febr?|mar|apr|jun|jul|aug|sept?|okt|nov|dec|des"
)
_WEEKDAY = r"(?:må|ti|on|to|fr|lö|sö)[a-zåäö]*\.?(?:\s+den)?\s+"
DAY = re.compile(
    rf"(?<![\d§/.:-])(?:(?P<iso>(?P<y>\d{{4}})-(?P<m>\d{{2}})-(?P<d>\d{{2}}))"
    rf"|(?P<sd>\d{{1,2}})\.(?P<sm>\d{{1,2}})\.(?P<sy>(?:19|20)\d{{2}})"
    rf"|(?P<ld>\d{{1,2}})(?::?e|\.)?(?:\s?(?:[-–]|och)\s?(?P<ld2>\d{{1,2}})\.?)?\s(?P<lm>{_LONG})\b\.?(?:,?\s(?P<ly>(?:19|20)\d{{2}}))?"
    rf"|(?P<fd>\d{{1,2}})/(?P<fm>\d{{1,2}})(?:[ -/](?P<fy>(?:20)?\d{{2}}))?(?![\d/])"
    rf"|(?P<short>(?P<cy>2\d)(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12]\d|3[01])))(?![\d])",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"(?:(?P<said>\b(?:kl(?:ockan)?\.?|från|fra)\s?)|(?<![\d/§.:-]))(?P<h>[01]?\d|2[0-4])(?:[.:](?P<m>[0-5]\d))?"
    r"(?:\s?(?:[-–—]|till|til|ca)\s?(?:kl\.?\s?)?(?P<h2>[01]?\d|2[0-4])(?:[.:](?P<m2>[0-5]\d))?)?(?![\d/]|[.:]\d|\s?%|\s?(?:kr|st)\b)",
    re.IGNORECASE,
)
MONTH_ONLY = re.compile(rf"\b(?:i|under)\s(?P<month>{_LONG})\b(?:\s(?P<year>20\d\d))?", re.IGNORECASE)
_TURN = re.compile(r"(?:innan|före|till|vid)\smånadsskiftet", re.IGNORECASE)


class SaidDay(NamedTuple):
    """A day that a text says, and where."""

    day: date
    begin: int
    end: int
    year: bool


def days(text: str, after: date | None) -> Iterator[SaidDay]:
    """Give the days a text says; one without a year is the first such day on or after another, or none."""
    for found in DAY.finditer(text):
        year, month, number = _parts(found)
        try:
            day = date(year, month, number) if year else _next(month, number, after)
        except ValueError:
            continue
        if day and 1950 <= day.year <= 2150:
            yield SaidDay(day, found.start(), found.end(), bool(year))


def _parts(found: "re.Match[str]") -> tuple[int, int, int]:
    if found["iso"]:
        return int(found["y"]), int(found["m"]), int(found["d"])
    if found["sd"]:
        return int(found["sy"]), int(found["sm"]), int(found["sd"])
    if found["ld"]:
        return int(found["ly"] or 0), month(found["lm"]), int(found["ld"])
    if found["fd"]:
        year = int(found["fy"] or 0)
        return year + 2000 if 0 < year < 100 else year, int(found["fm"]), int(found["fd"])
    return 2000 + int(found["cy"]), int(found["cm"]), int(found["cd"])


def month(word: str) -> int:
    """Give the number of a month by its name."""
    short = word.casefold()[:3].replace("mai", "maj").replace("des", "dec")
    return _MONTHS.index(short) + 1


def _next(month: int, number: int, after: date | None) -> date | None:
    if after is None:
        return None
    day = date(after.year, month, number)
    return day if day >= after else date(after.year + 1, month, number)


def first_day(text: str, after: date | None) -> SaidDay | None:
    """Give the first day a text says, or None."""
    return next(days(text, after), None)


def month_begins(text: str, after: date | None) -> date | None:
    """Give the first day of a month that a text names without a day ("i februari"), on or after another."""
    found = MONTH_ONLY.search(text)
    if not found:
        return None
    number, year = month(found["month"]), int(found["year"] or 0)
    if year:
        return date(year, number, 1)
    if after is None:
        return None
    return date(after.year + (number < after.month), number, 1)


def month_ends(text: str, after: date) -> date | None:
    """Give the last day of the month where a text says that the month turns."""
    if not _TURN.search(text):
        return None
    return (after.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def clock(text: str, *, bare: bool = False) -> tuple[str | None, str | None]:
    """Give start and end as a text says them; `bare` takes an hour for a time that no word says is one."""
    for found in CLOCK.finditer(text):
        if not (found["said"] or (found["m"] and (found["h2"] or bare)) or (bare and (found["h2"] or found["m"]))):
            continue
        if not bare and not found["said"] and not found["h2"]:
            continue
        start = f"{int(found['h']):02}:{found['m'] or '00'}"
        end = f"{int(found['h2']):02}:{found['m2'] or '00'}" if found["h2"] else None
        if int(found["h"]) < 24:
            return start, end
    return None, None
