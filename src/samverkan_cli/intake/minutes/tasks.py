"""Who is to do what, and by when: in sentences, after arrows and boxes, and in lists of actions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from samverkan_cli.domain.minutes import Spot, ToDo
from samverkan_cli.intake.minutes import when
from samverkan_cli.intake.minutes.columns import heads
from samverkan_cli.intake.minutes.line import ARROWS, Sentence, TextLine, paragraphs, sentences
from samverkan_cli.intake.minutes.names import FULL, ONE, People, is_name
from samverkan_cli.intake.minutes.words import Words, any_of

NOBODY = "(ingen ansvarig)"  # before what nobody has taken on
STEM = 6  # letters that two words for the same thing have in common
_AND = r",\s|\soch\s|\ssamt\s|\s&\s|/|\s?\+\s?"
_WHO = rf"(?:{FULL}|{ONE.pattern}|[Oo]rdföranden?|[Ss]ekreteraren?|[Kk]assören?)"
_SEVERAL = rf"(?P<who>@?{_WHO}(?:(?:{_AND})@?{_WHO})*)"
_BRACKETS = r"(?:\s\([^)]*\))?[,:]?"
_WILL = r"(?:ska|skall|kommer att|får|åtar sig att|lovar att|lovade att|åtog sig att)\s\w+"
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_SEASON = r"i (?:höst|vår|sommar|vinter)"
_UNTIL = re.compile(
    r"[,(]?\s*\b(?:senast|till|före|innan|innen|inom|klart?|sen\.?|deadline:?|t\.o\.m\.?|fram till|den|by)\b"
    r"\s*(?:den\s|med\s|till\s|senast\s|kl\.?\s)*\(?$",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:v(?:ecka)?\.?\s?\d{1,2}|till nästa (?:möte|sammanträde|gång)|inför nästa \w+|innan nästa \w+"
    rf"|under (?:våren|hösten|sommaren)|{_SEASON})\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:senast|nästa (?:möte|gång|sammanträde|styrelsemöte|rådsmöte)|till den|vid mötet den"
    rf"|i (?:{_MONTHS})|{_SEASON})\b"
)
_GIVEN = re.compile(
    r"\b(?:uppdra(?:s|r|gs)?|uppdrogs|ge[rs]?|gav|gavs|ber|be|bes|bads|i uppdrag)\b.{0,30}?\b(?:åt|till)?\s?"
    rf"(?P<who>{_WHO})\s(?:i uppdrag\s|uppdraget\s)?att\s(?P<what>[^.]+?)(?=,?\s(?:och|samt)\satt\s|,\satt\s|\.|$)"
)
_ANSWERABLE = re.compile(rf"(?P<what>.+?)[.:,]?\s*(?:[Aa]nsvarig(?:a)?|[Aa]nsvar):?\s{_SEVERAL}\.?$")
_ONLY_TOLD = re.compile(
    r"(?:tar upp|tar ordet|lyfter|tar vid|ser (?:att|fram|positivt)|håller med|håller på|hör (?:till|hemma)"
    r"|gör (?:ett gott|att)|lämnar mötet|lämnar (?:sitt|sin) uppdrag|följer med)\b"
)
_BOX = re.compile(r"\[(?P<done>[ xX])\]\s*(?P<rest>.*)")
_LEFT_OVER = re.compile(r"\s*\((?:kvar|sedan|från)[^)]*\)$|\s(?:till|inför)\snästa\s(?:möte|gång)$")
_AT_MONTHS_END = re.compile(r"\s*(?:innan|före|till|vid)\smånadsskiftet", re.IGNORECASE)
_KEPT_AT_END = re.compile(r"\s*\((?:v(?:ecka)?\.?\s?\d{1,2}|[^()]*nästa [^()]*)\)$")
_DONE = re.compile(r"(?:klar|klart|utfört|färdig|done|ja)\b", re.IGNORECASE)
_COLUMNS = {
    "what": (
        "åtgärd",
        "åtgärder",
        "uppgift",
        "uppgifter",
        "vad",
        "aktivitet",
        "beslut",
        "fråga",
        "punkt",
        "hva",
        "ärende",
    ),
    "who": ("ansvarig", "ansvar", "ansvariga", "vem", "hvem", "namn", "åtgärd/ansvarig"),
    "due": ("klart", "klar", "datum", "när", "deadline", "senast", "status", "frist", "tid"),
}


class Tasks:
    """How what follows is read: who may be meant, from which day years count, and with what words."""

    def __init__(self, people: People, day: date | None, words: Words) -> None:
        """Know those who were there, the day of the meeting, and the words."""
        self._people = people
        self._day = day
        self._report, self._maybe = words["verb"]["report"], words["verb"]["maybe"]
        tasks, maybe = any_of(words["verb"]["task"]), any_of(self._maybe)
        self._resolved = re.compile(rf"^(?:.{{0,60}}?\b{any_of(words['verb']['resolve'])}\s)?att\s")
        self._does = re.compile(rf"{_SEVERAL}{_BRACKETS}\s(?P<what>(?:{_WILL}|{tasks})\b.*)")
        self._may = re.compile(rf"{_SEVERAL}{_BRACKETS}\s(?P<what>{maybe}\b.*)")

    def found(self, lines: Iterator[TextLine]) -> Iterator[ToDo]:
        """Give what follows for somebody from the lines of an item."""
        head: list[str] = []
        for run in paragraphs(lines):
            if run[0].cells:
                if heads(run[0].cells):
                    head = [cell.strip(" :*").casefold() for cell in run[0].cells]
                elif head:
                    yield from self._of_row(run[0], dict(zip(head, run[0].cells, strict=False)))
                continue
            head = []
            yield from self._of_run(run)

    def is_task(self, said: Sentence) -> bool:
        """Tell whether a sentence begins with somebody who is to do something."""
        return self._match(said.text) is not None

    def _of_run(self, run: list[TextLine]) -> Iterator[ToDo]:
        if box := _BOX.match(run[0].unmarked):
            yield from self._of_box(run, box["rest"]) if box["done"] == " " else ()
        elif run[0].mark in ARROWS:
            for part in self._actions(run):
                for each in sentences([replace(run[0], text=f"→ {part}")]):
                    yield from self._of_sentence(each, told=True)
        else:
            for each in sentences(run):
                yield from self._of_sentence(each, told=False)

    def _actions(self, run: Sequence[TextLine]) -> Iterator[str]:
        """Give what a cell of actions says, one action at a time: each begins a line, with a person."""
        held = ""
        for line in run:
            if held and self._meant(re.match(_SEVERAL, line.unmarked)):
                yield held
                held = ""
            held = f"{held} {line.unmarked}".strip()
        yield held

    def _meant(self, found: "re.Match[str] | None") -> "re.Match[str] | None":
        """Give what was found where somebody is meant by it."""
        first = re.split(_AND, found["who"])[0].lstrip("@") if found else ""
        return found if found and self._people.meant(first) else None

    def _match(self, text: str) -> "re.Match[str] | None":
        text = self._resolved.sub("", text)
        found = self._meant(self._does.match(text))
        return found or (self._meant(self._may.match(text)) if _COMING.search(text) else None)

    def _of_sentence(self, said: Sentence, *, told: bool) -> Iterator[ToDo]:
        """Give the task of a sentence; `told` that an arrow or a label says it is one, whatever its verb."""
        text = said.text.strip().rstrip(".")
        if told and text.startswith(NOBODY):
            what, due = self._without_day(text.removeprefix(NOBODY).strip())
            yield ToDo(text=what, source=Spot(line=said.line.number, page=said.line.page, sure=True), due=due)
            return
        found = self._match(text)
        if not found and told and not is_name(text):
            found = self._meant(re.match(rf"{_SEVERAL}[,:]?\s(?P<what>.+)", text))
        found = found or self._meant(_ANSWERABLE.match(text) or _GIVEN.search(text))
        if found and not self._is_report(found["what"]):
            yield self._task(found["who"], found["what"], Spot(line=said.line.number, page=said.line.page, sure=told))

    def _is_report(self, what: str) -> bool:
        first = what.split(maxsplit=1)[0].casefold()
        told = first in self._report and not (first in self._maybe and _COMING.search(what))
        return told or bool(_ONLY_TOLD.match(what))

    def _task(self, who: str, what: str, source: Spot) -> ToDo:
        each = [self._people.meant(part.lstrip("@")) for part in re.split(_AND, who) if part]
        sure = [names[0] for names in each if len(names) == 1]
        doubtful = tuple(dict.fromkeys(name for names in each if len(names) > 1 for name in names))
        text, due = self._without_day(what)
        kept = _KEPT.search(what)
        return ToDo(
            text=text,
            source=source,
            owner=sure[0] if sure else None,
            due=due,
            also=tuple(sure[1:]),
            candidates=() if sure else doubtful,
            when=kept[0] if kept and not due else None,
        )

    def _without_day(self, what: str) -> tuple[str, str | None]:
        """Give what is to be done without its last day, and that day; a day of something else stays in the text."""
        what = what.strip(" .;")
        for said in when.days(what, self._day):
            before, after = what[: said.begin], what[said.end :].strip(" ).,")
            if until := _UNTIL.search(before):
                return f"{before[: until.start()].strip(' (,')} {after}".strip(), str(said.day)
            if before.rstrip().endswith("(") or (not after and re.search(r"[,:–-]\s*$", before)):
                return before.strip(" (,:–-"), str(said.day)
        if self._day and (end := when.month_ends(what, self._day)):
            return _AT_MONTHS_END.sub("", what).strip(" ,"), str(end)
        return _KEPT_AT_END.sub("", what), None

    def _of_box(self, run: Sequence[TextLine], rest: str) -> Iterator[ToDo]:
        """Give the task of an empty box: "[ ] @Bo: …", "[ ] … (Bo)", or one of nobody yet."""
        text = " ".join([rest, *(line.text for line in run[1:])])
        source = Spot(line=run[0].number, page=run[0].page, sure=True)
        named = re.match(rf"{_SEVERAL}\s?[:–-]\s*(?P<what>.+)", text)
        found = self._meant(named or re.match(rf"(?P<what>.+?)\s*[(–-]\s*{_SEVERAL}\)?$", text)) or self._match(text)
        if found:
            yield self._task(found["who"], _LEFT_OVER.sub("", found["what"]), source)
        elif text:
            what, due = self._without_day(text)
            yield ToDo(text=what, source=source, due=due)

    def _of_row(self, line: TextLine, said: Mapping[str, str]) -> Iterator[ToDo]:
        """Give the task of a row under heads that say what, who and when; one that is done is none."""
        told = {
            column: next((" ".join(said[name].split()) for name in names if said.get(name, "").strip()), "")
            for column, names in _COLUMNS.items()
        }
        last = when.first_day(told["due"], self._day)
        if not told["what"] or not told["who"] or (_DONE.match(told["due"]) and not last):
            return
        task = self._task(told["who"], told["what"], Spot(line=line.number, page=line.page, sure=True))
        due, kept = (str(last.day), None) if last else (task.due, task.when or told["due"] or None)
        yield replace(task, due=due, when=kept, listed=True)


def once(those: Sequence[ToDo]) -> list[ToDo]:
    """Give the tasks without those that a list of actions says again, of the same person with a word in common."""
    listed = [each for each in those if each.listed]
    return [
        each
        for each in those
        if each.listed
        or not any(each.owner == other.owner and _stems(each.text) & _stems(other.text) for other in listed)
    ]


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in re.findall(r"\w{6,}", text.casefold())}
