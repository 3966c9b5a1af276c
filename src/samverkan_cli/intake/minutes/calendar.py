"""Later meetings and events under their own heading: a table, a row a day, or sentences."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from samverkan_cli.domain.minutes import LaterDay, Spot
from samverkan_cli.intake.minutes import events, when
from samverkan_cli.intake.minutes.columns import heads
from samverkan_cli.intake.minutes.line import TextLine, joined, sentences
from samverkan_cli.intake.minutes.words import Words

ROW = 40  # letters from the beginning of a line within which a day begins another row
EARLY = 25  # letters, within which the day of a row stands
_SAME_TIME = re.compile(r"\bsamma (?:tid|klockslag)\b", re.IGNORECASE)
_SAME_PLACE = re.compile(r"samma (?:plats|lokal|ställe)", re.IGNORECASE)
_UNKNOWN = re.compile(r"(?:ej|inte|icke)\s(?:bestämt|klart)|tba|-|–|\?|ev\.?", re.IGNORECASE)
_O_CLOCK = re.compile(r"^\s*(?:kl\.?|klockan)?[\s,.:–-]*")
_ROOM = re.compile(
    r"(?:lokalen|salen|gården|huset|kyrkan|rummet|stugan|kontoret|aulan|aula|teams|zoom|jitsi)$", re.IGNORECASE
)
_COLUMNS = {
    "day": ("datum", "dag", "dato", "när"),
    "time": ("tid", "klockslag"),
    "place": ("plats", "lokal", "sted"),
    "title": ("rubrik", "aktivitet", "möte", "vad", "ämne", "tema", "innehåll"),
}


def is_list(title: str | None, words: Words) -> bool:
    """Tell whether a heading says that later days stand under it."""
    said = re.sub(r"^\W+|\W+$", "", (title or "").casefold())
    return any(
        said == word or said.startswith((f"{word} ", f"{word}:", f"{word},")) for word in words["heading"]["calendar"]
    )


def listed(
    title: str | None, lines: Sequence[TextLine], day: date | None, names: Sequence[str], places: Sequence[str]
) -> Iterator[LaterDay]:
    """Give the days under such a heading; `names` are the bodies', `places` those already known."""
    found: list[LaterDay] = []
    head: list[str] = []
    for run in _rows(lines, day):
        if run[0].cells and heads(run[0].cells):
            head = [cell.strip(" :").casefold() for cell in run[0].cells]
        elif run[0].cells and head:
            found += _of_cells(run[0], dict(zip(head, run[0].cells, strict=False)), day)
        elif _is_prose(joined(run), day):
            found += [each for said in sentences(run) for each in events.of_sentence(said, title, day, listing=True)]
        else:
            found += _of_row(run, title, day, names, places)
    same = next((each.start for each in found if each.start), None) if _SAME_TIME.search(joined(lines)) else None
    yield from (replace(each, start=each.start or same) for each in found)


def _rows(lines: Sequence[TextLine], day: date | None) -> Iterator[list[TextLine]]:
    """Give the rows of a list: each begins with a line that has a day; lines without one go on."""
    held: list[TextLine] = []
    blank = False
    for line in lines:
        if not line.text:
            blank = True
            continue
        within = line.text[:ROW] if held else line.text
        begins = line.cells or when.first_day(within, day or events.SOME_YEAR) is not None
        if held and (begins or (blank and len(line.text) > ROW)):
            yield held
            held = []
        if begins or held:
            held.append(line)
        blank = False
    if held:
        yield held


def _is_prose(text: str, day: date | None) -> bool:
    """Tell whether a row is a sentence: words before the day, or several days in it."""
    said = list(when.days(text, day))
    if not said:
        return False
    several = len(said) > 1 and (text.rstrip().endswith(".") or "ärefter" in text)
    return said[0].begin > EARLY or several or events.says_next(text)


def _of_row(
    run: Sequence[TextLine], heading: str | None, day: date | None, names: Sequence[str], places: Sequence[str]
) -> Iterator[LaterDay]:
    text = joined(run)
    said = when.first_day(text, day)
    if not said or (day and said.day < day):
        return
    before = events.WEEKDAY.sub("", text[: said.begin]).strip(" –-•:,·")
    rest = re.sub(r"^[\s,:–-]+", "", text[said.end :])
    start, end = when.clock(rest, bare=True)
    clock = when.CLOCK.search(rest) if start else None
    middle, after = (rest[: clock.start()], rest[clock.end() :]) if clock else ("", rest)
    after = re.split(r"(?<=\w)\.\s(?=[A-ZÅÄÖ])", _O_CLOCK.sub("", after))[0]
    place, title = _place_and_title(after, names, places)
    parts = (before, _O_CLOCK.sub("", middle.strip(" ,:–-")), title)
    called = " ".join(part for part in parts if part) or heading
    source = Spot(line=run[0].number, page=run[0].page, sure=True)
    yield LaterDay(date=str(said.day), start=start, end=end, place=place, title=called, source=source)


def _place_and_title(text: str, names: Sequence[str], places: Sequence[str]) -> tuple[str | None, str | None]:
    """Give what of a row is the place and what the title: by its columns, by a known place, or by a known body."""
    parts = [part.strip(" ,.") for part in re.split(r"\s{2,}", text.strip()) if part.strip(" ,.")]
    if len(parts) > 1:
        return _known(parts[0]), " ".join(parts[1:])
    text = " ".join(text.split()).strip(" .")
    for place in sorted(filter(None, places), key=len, reverse=True):
        if text.casefold().startswith(place.casefold()) and len(text) > len(place):
            return text[: len(place)], text[len(place) :].strip(" ,")
    for name in sorted(names, key=len, reverse=True):
        if (at := text.find(name)) > 0:
            return text[:at].strip(" ,"), text[at:]
    if re.match(r"(?:i|på|hos|hemma hos)\s", text) or _ROOM.search(text):
        return re.sub(r"^(?:i|på)\s", "", text), None
    return None, None if _SAME_PLACE.fullmatch(text) else text or None


def _known(place: str) -> str | None:
    return None if _UNKNOWN.fullmatch(place) else place


def _of_cells(line: TextLine, said: Mapping[str, str], day: date | None) -> Iterator[LaterDay]:
    """Give the day of a row of a table, by what its heads say."""
    told = {
        column: next((said[name].strip() for name in names if said.get(name, "").strip()), "")
        for column, names in _COLUMNS.items()
    }
    on = when.first_day(told["day"], day)
    if not on or (day and on.day < day):
        return
    start, end = when.clock(told["time"], bare=True)
    yield LaterDay(
        date=str(on.day), start=start, end=end, place=_known(told["place"]) if told["place"] else None,
        title=told["title"] or None, source=Spot(line=line.number, page=line.page, sure=True),
    )  # fmt: skip
