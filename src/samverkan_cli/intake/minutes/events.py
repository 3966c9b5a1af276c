"""Later meetings and events that sentences say, with their hour or as the next meeting."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from samverkan_cli.domain.minutes import LaterDay, Spot
from samverkan_cli.intake.minutes import when
from samverkan_cli.intake.minutes.line import Sentence, TextLine, paragraphs, sentences

WEEKDAY = re.compile(
    r"\b(?:mån|tis|ons|tors?|fre|lör|sön|må|ti|on|to|fr|lö|sö)(?:dag(?:en)?)?\.?(?:\s+den)?\s*$", re.IGNORECASE
)
_NEXT = re.compile(
    r"\b(?:nästa|nästkommande|neste|kommande)\s(?:\w+\s)?"
    r"(?:\w*möten?\w*|\w*sammanträden?\w*|träff\w*|tillfälle\w*|gång|\w*møte\w*)\b",
    re.IGNORECASE,
)
_MEETS = re.compile(r"\b(?:sammanträder|möts|träffas|ses)\b")
_HAPPENS = r"(?:blir|hålls|äger rum|arrangeras|anordnas|genomförs|planeras|firas|invigs)"
_EVENT = re.compile(
    rf"\b(?:{_HAPPENS}|bjuder in till|inbjudan till|förslag om|förslag på|ordnas|ordnar|det blir|välkomna|bjuder)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:förslag (?:om|på)|det blir|bjuder in till|inbjudan till|ordnar|arrangerar|planeras|välkomna till)\s"
    r"(?:en\s|ett\s)?(?P<said>[^,]+)$",
    re.IGNORECASE,
)
_ROOM = "lokalen|salen|gården|huset|kyrkan|skolan|rummet|stugan|kontoret"
_PLACE = re.compile(
    r"\b(?:i|på|plats:?|vid|lokal:?)\s"
    rf"(?P<place>(?:[A-ZÅÄÖ]|[a-zåäö]+s\slokaler|hemma|aula|klubb|bygde|[a-zåäö]*(?:{_ROOM}))[^.;]*)"
)
_HOME = re.compile(r"\b(?P<place>(?:hemma )?hos\s[A-ZÅÄÖ][\w-]+)")
_BODY_MEETS = re.compile(r"\S+(?:\s\S+){0,3}?\s(?:äger|blir|hålls|är|sker|infaller)\b")
_AFTER_PLACE = re.compile(r",?\s(?:kl\.?\s?\d|den\s\d|och\s|med\s|då\s|där\s|för\satt)|[.;]")
_AFTER_HOUR = re.compile(r"(?:\d[.:]\d\d|kl\.?\s?\d{1,2}),\s(?P<place>[A-ZÅÄÖ][^.,;]{2,40})")
_HOUR = re.compile(r",?\s(?:mellan\s)?(?:kl(?:ockan)?\.?\s?\d|\d{1,2}(?:[.:]\d\d)?\s?[-–])")
_UNTIL = re.compile(r"\b(?:senast|till|före|innan|t\.o\.m\.?)\s(?:\w+dag(?:en)?\s)?(?:den\s)?$")
_TWO_DAYS = re.compile(r"\d\s\w+\soch\s\d{1,2}\s\w+\skl")
SOME_YEAR = date(2000, 1, 1)  # to tell that a text says a day at all


def says_next(text: str) -> bool:
    """Tell whether a line begins by saying when the next meeting is."""
    return bool(_NEXT.match(text))


def in_text(lines: Sequence[TextLine], title: str | None, day: date | None) -> Iterator[LaterDay]:
    """Give the later days that the sentences of an item say with their hour, or as the next meeting."""
    for run in paragraphs(lines):
        for each in sentences(run):
            yield from of_sentence(each, title, day, listing=False)


def of_sentence(said: Sentence, title: str | None, day: date | None, *, listing: bool) -> Iterator[LaterDay]:
    """Give the later days of a sentence; under a heading for days (`listing`) each of them counts."""
    text = said.text
    later = [one for one in when.days(text, day) if day is None or one.day > day]
    if not later:
        return
    start, end = when.clock(text[later[0].end :], bare=listing)
    if start is None:
        start, end = when.clock(text)
    series = len(later) > 1 and bool(_MEETS.search(text))
    happens = start is not None and (_EVENT.search(text) or any(_has_hour(text, one) for one in later))
    if not (listing or series or says_next_within(text) or happens):
        return
    source = Spot(line=said.line.number, page=said.line.page, sure=listing or says_next_within(text))
    called, place = _title(text, title, later[0].begin), _place(text)
    for one in later if listing or series or _TWO_DAYS.search(text) else later[:1]:
        yield LaterDay(date=str(one.day), start=start, end=end, place=place, title=called, source=source)


def says_next_within(text: str) -> bool:
    """Tell whether a text speaks of the next meeting."""
    return bool(_NEXT.search(text))


def _has_hour(text: str, said: when.SaidDay) -> bool:
    """Tell whether an hour follows on a day that is no last day for something."""
    return bool(_HOUR.match(text[said.end :])) and not _UNTIL.search(text[: said.begin])


def _place(text: str) -> str | None:
    """Give the place a sentence says: somebody's home, after a preposition, or after the hour and a comma."""
    if home := _HOME.search(text):
        return home["place"]
    for found in _PLACE.finditer(text):
        place = _AFTER_PLACE.split(found["place"])[0].strip(" ,")
        month = when.MONTH_ONLY.match(f"i {place}")
        if not _BODY_MEETS.match(found["place"]) and not month and not when.first_day(place, SOME_YEAR):
            return place
    after = _AFTER_HOUR.search(text)
    return after["place"].strip() if after else None


def _title(text: str, heading: str | None, begin: int) -> str | None:
    """Give what a day is for: the words before it that name it, else the heading."""
    if next_ := _NEXT.search(text):
        named = re.match(r"(?P<said>.*?)\s(?:blir|hålls|äger rum|är|sker|infaller|den\s\d|\w+dag\b)", text)
        return named["said"].strip(" ,:") if named else next_[0]
    if meets := re.match(r"(?P<said>[A-ZÅÄÖ]\S+(?:\s\S+)?)\s(?:sammanträder|möts|träffas|ses)", text):
        return meets["said"]
    before = WEEKDAY.sub("", text[:begin]).strip(" ,:–-")
    if called := _CALLED.search(before):
        return re.sub(r"\s(?:den|på)$", "", called["said"].strip())
    if happens := re.match(rf"(?P<said>[A-ZÅÄÖ]\S*(?:\s\S+){{0,4}}?)\s{_HAPPENS}\b", f"{before} "):
        return happens["said"]
    return (heading.rstrip(".") if heading else None) or before or None
