"""The meeting's own facts: when and where it was, and whose it was."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from samverkan_cli.intake.minutes import bodies, names, when
from samverkan_cli.intake.minutes.events import SOME_YEAR
from samverkan_cli.intake.minutes.labels import FRONT, label
from samverkan_cli.intake.minutes.line import TextLine, paragraphs, sentences
from samverkan_cli.intake.minutes.words import Words

_AT = r"[^.]{0,40}?\b(?:kl(?:ockan)?\.?\s?)?(?P<h>\d{1,2})[.:](?P<m>\d\d)\b"
_ENDED = re.compile(rf"\b(?:avslut\w+|slut\w*|hevet|stängs|stängdes|upphörde|avslöts){_AT}", re.IGNORECASE)
_BEGAN = re.compile(rf"\b(?:öppn\w+|börja\w*|startade|inleddes){_AT}", re.IGNORECASE)
_BESIDE_PLACE = re.compile(
    r"[,;]?\s(?=kl(?:ockan)?\.?\s?\d)|[,;]?\s(?=(?:mån|tis|ons|tors|fre|lör|sön)dag)|[,;]\s(?=\d{1,2}[.:]\d\d)|\s{2,}(?=\d)"
)
_HOURS = re.compile(r",?\s*(?:kl\.?\s?)?\d{1,2}[.:]\d\d\s*[-–]\s*\d{1,2}[.:]\d\d.*$")
_AFTER_HOURS = re.compile(
    r"\d(?:[.:]\d\d)?,\s(?:i\s|på\s)?(?P<place>[A-ZÅÄÖ][^.,;]{2,40}(?:,\s[A-ZÅÄÖa-zåäö][^.,;]{2,30})?)\.?$"
)
_AT_HOME = re.compile(r"\d(?:[.:]\d\d)?,?\s(?P<place>(?:hemma\s)?hos\s[A-ZÅÄÖ].{1,60})$")
_HOUSE = r"[A-ZÅÄÖ][\w-]+(?:huset|salen|lokalen|gården|kyrkan|skolan|stugan)\b.*"
TOLD = ("date", "time", "place", "place_and_time", "body")


class MeetingFacts(NamedTuple):
    """What the minutes say of the meeting; what they do not say is None."""

    bodies: tuple[str, ...]
    day: date | None
    start: str | None
    end: str | None
    place: str | None
    used: frozenset[int]


class _Told(NamedTuple):
    kind: str
    text: str
    line: TextLine


class _Hours(NamedTuple):
    start: str | None = None
    end: str | None = None
    place: str | None = None


def found(head: Sequence[TextLine], everything: Sequence[TextLine], words: Words, known: Iterable[str]) -> MeetingFacts:
    """Give the facts of the meeting from what stands before its items, and its hours from the items too.

    `known` are the names of the bodies in the register. A meeting that went past what was announced ended when the
    minutes say it did.
    """
    told = _labelled(head, words)
    dated = _dated(head, told)
    day, line = dated or (None, None)
    hours = _hours(head, told, day)
    ended = _clock_in(_ENDED, everything[len(everything) // 2 :])
    whose = bodies.found(head, [each.text for each in told if each.kind == "body"], words, known)
    used = {each.line.number for each in told} | ({line.number} if line else set())
    used |= {each.number for each in head if any(body.casefold() in each.text.casefold() for body in whose)}
    used |= {each.number for each in head if each.text.casefold().strip("# ") in words["body"]["meetings"]}
    return MeetingFacts(
        bodies=whose,
        day=day,
        start=hours.start or (_clock_in(_BEGAN, everything) if ended else None),
        end=ended or hours.end,
        place=hours.place or _place_of_title(head, whose),
        used=frozenset(used),
    )


def _labelled(head: Sequence[TextLine], words: Words) -> list[_Told]:
    """Give what labels say of day, time, place and body; the text may stand on the line below, or go on there."""
    told: list[_Told] = []
    for at, line in enumerate(head):
        said = label(line.text, words, FRONT) if line.text else None
        if (
            said
            and said.kind in TOLD
            and (text := _text_of(said.rest, line, head[at + 1 :], words, body=said.kind == "body"))
        ):
            told.append(_Told(said.kind, text, line))
    return told


def _text_of(rest: str, line: TextLine, after: Sequence[TextLine], words: Words, *, body: bool) -> str:
    if not rest:
        below = next((other for other in after if other.text), None)
        return below.text if below and not label(below.text, words, FRONT) else ""
    if not body and after and after[0].text and after[0].indent > line.indent + 2:
        return f"{rest.rstrip(',')}, {after[0].text}"
    return rest


# ------------------------------------------------------------------------------ the day


def _dated(head: Sequence[TextLine], told: Sequence[_Told]) -> tuple[date, TextLine] | None:
    """Give the day, and the line that says it: as a label does, with the year from anywhere above; else the first."""
    labelled = [(each.text, each.line) for each in told if each.kind in {"date", "time", "place_and_time"}]
    everywhere = [(line.text, line) for line in head]
    whole = _with_year(labelled)
    if whole:
        return whole
    first = _with_year(everywhere)
    year = first[0].year if first else _year(head)
    if year and (without := _without_year(labelled, year)):
        return without
    return first or (_without_year(everywhere, year) if year else None)


def _with_year(texts: Sequence[tuple[str, TextLine]]) -> tuple[date, TextLine] | None:
    return next(((said.day, line) for text, line in texts for said in when.days(text, None)), None)


def _without_year(texts: Sequence[tuple[str, TextLine]], year: int) -> tuple[date, TextLine] | None:
    return next(((said.day, line) for text, line in texts for said in when.days(text, date(year, 1, 1))), None)


def _year(head: Sequence[TextLine]) -> int | None:
    """Give the year that a heading says alone, or in a number: "nr 4/24"."""
    years = [int(year) for line in head for year in re.findall(r"\b(20\d\d)\b", line.text)]
    years += [2000 + int(year) for line in head for year in re.findall(r"\b\d{1,5}/(\d\d)\b", line.text)]
    return years[0] if years else None


# ------------------------------------------------------------------------------ the hours and the place


def _hours(head: Sequence[TextLine], told: Sequence[_Told], day: date | None) -> _Hours:
    hours = _Hours()
    for each in told:
        if each.kind in {"time", "place_and_time", "date"} and hours.start is None:
            start, end = _clock(each.text, bare=each.kind != "date")
            hours = hours._replace(start=start, end=end)
        if each.kind in {"place", "place_and_time"} and hours.place is None:
            hours = hours._replace(place=_only_place(each.text))
    labelled = {each.line.number for each in told}
    for at, line in enumerate(head):
        if line.number not in labelled and hours.start is None:
            hours = _beside_the_day(line, head[at + 1 :], day, hours)
    return hours


def _beside_the_day(line: TextLine, after: Sequence[TextLine], day: date | None, known: _Hours) -> _Hours:
    """Give the hours and the place that stand after the day in a line, or the place below it."""
    said = when.first_day(line.text, day or SOME_YEAR)
    if not said:
        return known
    rest = line.text[said.end :]
    start, end = _clock(rest, bare=True)
    if start:
        place = known.place or _place_after(line.text) or _place_below(after)
        return _Hours(start, end, place)
    if known.place is None and rest.startswith(",") and (place := _only_place(rest.strip(" ,"))):
        return known._replace(place=place if place[0].isupper() or place.startswith("hos ") else None)
    return known


def _clock(text: str, *, bare: bool) -> tuple[str | None, str | None]:
    """Give the hours of a text without its days."""
    for said in reversed(list(when.days(text, SOME_YEAR))):
        text = text[: said.begin] + " " * (said.end - said.begin) + text[said.end :]
    start, end = when.clock(text)
    return (start, end) if start else when.clock(re.sub(r"\b20\d\d\b", "    ", text), bare=bare)


def _only_place(text: str) -> str | None:
    """Give a place without the day and hour that stand beside it."""
    text = _BESIDE_PLACE.split(text)[0]
    for said in reversed(list(when.days(text, SOME_YEAR))):
        text = f"{text[: said.begin]}{text[said.end :]}".strip(" ,")
    return _HOURS.sub("", text).strip(" .,;–-") or None


def _place_after(text: str) -> str | None:
    """Give what stands after the hours and a comma: "kl 13-14.30, Stadshuset"."""
    if home := _AT_HOME.search(text):
        return home["place"].strip(" .")
    found = _AFTER_HOURS.search(text)
    return found["place"].strip() if found and not when.first_day(found["place"], SOME_YEAR) else None


def _place_below(after: Sequence[TextLine]) -> str | None:
    """Give the line under one with day and hour, where it looks like a place: short, and no name of a person."""
    below = after[0].text if after else ""
    if not below or len(below) > 70 or ":" in below or below.endswith("."):
        return None
    return None if names.is_name(below) and "," not in below else _only_place(below)


def _clock_in(pattern: "re.Pattern[str]", lines: Sequence[TextLine]) -> str | None:
    for run in paragraphs(lines):
        for each in sentences(run):
            if found := pattern.search(each.text):
                return f"{int(found['h']):02}:{found['m']}"
    return None


def _place_of_title(head: Sequence[TextLine], whose: Sequence[str]) -> str | None:
    """Give the place that a heading says after the body: "… i Folkets hus"."""
    for line in head:
        for body in whose:
            if found := re.search(rf"{re.escape(body)}\s(?:i|på)\s(?P<place>{_HOUSE})", line.text, re.IGNORECASE):
                return _only_place(found["place"])
    return None
