"""What was resolved: under a label, in clauses that begin with "att", in numbered points, and in running sentences."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from samverkan_cli.domain.minutes import Resolved, Spot
from samverkan_cli.intake.minutes import when
from samverkan_cli.intake.minutes.labels import WITHIN, label, other_label
from samverkan_cli.intake.minutes.line import ARROWS, Sentence, TextLine, joined, paragraphs, sentences
from samverkan_cli.intake.minutes.words import Words, any_of

WHO = 6  # words of a line that says who resolves
MOST = 2000  # letters of a proposal that a decision points to, for its words to be taken
_POINT = re.compile(r"(?:\d{1,2}[.):]|[a-zåäö][.)]|[-–—•*])\s+(?=\S)")
_LETTERED = re.compile(r"[a-zåäö]\)\s")
_BY_REFERENCE = re.compile(
    r"(?:i\senlighet\smed|enligt|enl\.?)\s(?:\w+\s)?(?:förslag\w*|framlagt|upprättat|\w+s\sförslag)"
    r"|^(?:bifall\w*|bifölls)(?:\still\sförslaget)?\.?$|beslutsförslaget\sgodkän",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:återremitter\w+|remitter\w+|hänskj\w+|hänsköt\w*|lämna\w*\söver|överlämna\w*|tillbaka|skicka\w*\s(?:vidare|tillbaka)"
    r"|går\s(?:vidare)?|hänvisa\w*|lyft\w*|bereds|åter|oversend\w+|send\w*|remiss|frågan|ärendet)"
    r"(?:\s\w+){0,4}?\s(?:till|til|av)\s(?P<to>(?:[Dd]en\s)?[^.,;(]+?)"
    r"(?=\s(?:för|som|och\s\w+r\b|i\ssyfte|innan|med|så\satt|att|den\s\d|till|vid)\b|[.,;(]|$)",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:åter\w*|tillbaka|kom\w*\såter|återkom\w*|till?|vid|ved|senast|på|rapporter\w*)\s(?:\w+\s){0,6}?(?:den\s)?(?=\d)",
    re.IGNORECASE,
)
_WHOLE_BODY = (
    r"(?:[A-ZÅÄÖÆØ][\w-]*(?:\s[\w-]+){0,5}?\s)?[A-Za-zÅÄÖåäö-]*(?:[Mm]ötet|[Ss]tyrelsen|[Rr]ådet|[Nn]ämnden|[Uu]tskottet"
    r"|[Ff]ullmäktige|[Kk]ommittén|[Dd]elegationen|[Dd]irektionen|[Uu]tvalget|[Ff]orumet|[Gg]ruppen|[Ss]tämman|[Ss]tyret|[Pp]residiet|[Bb]eredningen|\bVi)"
)
_PROPOSED = re.compile(r"\b(?:föreslog|föreslår|yrka\w*|yrkande\w*\som|ville att|hade föreslagit|skulle)\b")
_IMPERSONAL = re.compile(r"(?:Besluta(?:de)?s|Beslöts|Det beslutades)\s(?:\w+\s)?att\s")
_DECIDING = re.compile(r"\b(?:beslut\w*|beslöt|besluter|vedt\w+)(?:\s\w+)?:?$")
_LATER = re.compile(
    r"\b(?:ska|skall|bör|kan|kommer|väntas|att|som|när|innan|efter|har|hade|kunde|skulle|måste|vill|behöver)\b"
)
_SUBJECT = r"(?:[A-ZÅÄÖÆØ][\w-]*(?:\s[\w-]+){0,6}?|[Vv]i|[Mm]an|[Dd]et)"

_TOOK = r"(?:beslutade|beslöt|antog|fastställde|biföll|avslog|godkände)"
_TOOK_BEFORE = re.compile(rf"\b{_TOOK}s?(?:\sden|\sredan(?:\sden)?)?\s*$")
_TOOK_AFTER = re.compile(rf"\s{_TOOK}s?\b")
_ONLY_DEN = re.compile(r"\W*(?:[Dd]en\s)?")


class Around(NamedTuple):
    """What a decision is read by: the day of the meeting, the words, and the days that labels of meetings stand for."""

    day: date | None
    words: Words
    named: dict[str, str]
    task: Callable[[Sentence], bool]


def found(body: Sequence[TextLine], around: Around) -> list[Resolved]:
    """Give the decisions under an item, in order."""
    blocks = list(_blocks(body, around.words))
    labelled = any(kind == "decision" for kind, _, _ in blocks)
    proposals = [line for kind, lines, _ in blocks if kind == "proposal" for line in lines]
    decisions: list[Resolved] = []
    for kind, lines, told in blocks:
        if kind == "decision":
            decisions += (_as_told(each, told, around) for each in _under_a_label(lines, around, proposals))
        elif kind not in {"proposal", "aside", "follow"}:
            decisions += _in_text(lines, around, labelled=labelled)
    return decisions


def _blocks(body: Sequence[TextLine], words: Words) -> Iterator[tuple[str, list[TextLine], str]]:
    """Give the parts of an item by the labels in it, each with what stands in brackets after its label."""
    kind, lines, told, more = "", list[TextLine](), False, ""
    for line in body:
        said = label(line.text, words, WITHIN) if line.text else None
        if said and said.kind in {"follow", "matter"} and said.rest and not line.text.partition(":")[1]:
            said = None
        lettered = kind == "decision" and told and _LETTERED.match(line.text) and _is_done(lines)
        resolves = kind in {"proposal", "aside", "matter"} and says_who_resolves(line.text)
        follows = kind == "decision" and line.mark in ARROWS
        if (
            said
            or lettered
            or resolves
            or follows
            or (kind in {"decision", "proposal", "aside"} and _begins_another(line, kind))
        ):
            if lines:
                yield kind, lines, more
            kind, more = (said.kind, said.more) if said else ("", "")
            rest = said.rest if said else line.text
            lines, told = [TextLine(number=line.number, page=line.page, text=rest)] if rest else [], bool(rest)
        elif kind == "decision" and not line.text and any(each.text for each in lines):
            lines.append(line)
            if _is_done(lines):
                yield kind, lines, more
                kind, lines, more = "", [], ""
        else:
            lines.append(line)
    if lines:
        yield kind, lines, more


def says_who_resolves(text: str) -> bool:
    """Tell whether a line only says that a body resolves: what it resolves follows."""
    return len(text.split()) <= WHO and bool(_DECIDING.search(text)) and text[:1].isupper()


def _begins_another(line: TextLine, kind: str) -> bool:
    other = other_label(line.text)
    return bool(other and not line.mark and kind != "decision" and len(other[0].split()) <= 3)


def _is_done(lines: Sequence[TextLine]) -> bool:
    """Tell whether what stands under a label is whole: it ends a sentence and no points follow."""
    text = joined(lines).rstrip()
    return text.endswith((".", "!")) and not re.search(r"\batt\b:?$", text) and not _has_points(lines)


def _has_points(lines: Sequence[TextLine]) -> bool:
    return sum(bool(_POINT.match(line.text)) for line in lines) >= 1


# ------------------------------------------------------------------------------ under a label


def _under_a_label(lines: Sequence[TextLine], around: Around, proposals: Sequence[TextLine]) -> Iterator[Resolved]:
    for run in _runs(lines):
        said = joined(run)
        if not said or re.search(r"\batt:?$|\bföljande:?$", said):
            continue
        first = next(line for line in run if line.text)
        if _POINT.match(first.text):
            yield _resolved(_POINT.sub("", said, count=1), first, around, sure=True)
        elif clauses := _att_clauses(said, run):
            for text, line in clauses:
                yield _resolved(text, line, around, sure=True)
        else:
            yield from _sentences_of(run, around, proposals)


def _runs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Give the paragraphs under a label, and each of its points alone."""
    for run in paragraphs(lines):
        held: list[TextLine] = []
        for line in run:
            if held and (_POINT.match(line.text) or re.match(r"att\s", line.text)):
                yield held
                held = []
            held.append(line)
        if held:
            yield held


def _att_clauses(said: str, run: Sequence[TextLine]) -> list[tuple[str, TextLine]]:
    """Give the clauses that begin with "att", one a line or several after one verb."""
    first = next(line for line in run if line.text)
    if re.match(r"att\s", said):
        return [(said.rstrip(" ,;").removesuffix(" samt").removesuffix(" och").rstrip(" ,"), first)]
    intro = re.match(
        r"(?P<who>.{0,90}?\b(?:beslut\w*|beslöt|besluter|vedt\w+|föreslår|rekommenderar|förordar)\b[^.]{0,60}?)"
        r"[:,]?\s(?=att\s)",
        said,
    )
    if not intro or "." in intro["who"]:
        return []
    rest = said[intro.end() :]
    parts = [part for part in re.split(r"(?:,|;|,?\s(?:samt|och))\s(?=att\s)", rest) if part]
    if len(parts) < 2:
        return []
    return [(part.rstrip(" ,;."), first) for part in parts]


def _sentences_of(run: Sequence[TextLine], around: Around, proposals: Sequence[TextLine]) -> Iterator[Resolved]:
    """Give a label's sentences as one decision, up to the line where somebody is to do something."""
    held: list[Sentence] = []
    for each in sentences(run):
        if held and each.first and around.task(each):
            break
        held.append(each)
    if not held:
        return
    text = " ".join(each.text for each in held)
    points_to = bool(_BY_REFERENCE.search(text)) and len(text.split()) <= 8 and bool(proposals)
    shown = " ".join(each.text for each in sentences(proposals)) if points_to else text
    resolved = _resolved(text, held[0].line, around, sure=not points_to)
    yield replace(resolved, text=shown) if len(shown) <= MOST else resolved


# ------------------------------------------------------------------------------ in running text


def _in_text(lines: Sequence[TextLine], around: Around, *, labelled: bool) -> Iterator[Resolved]:
    """Give the sentences that say something was resolved; where there is a label, only those that say so outright."""
    for run in _runs_of_text(lines):
        if re.match(r"att\s", run[0].unmarked):
            for text, line in _att_clauses(joined([replace(run[0], text=run[0].unmarked), *run[1:]]), run):
                yield _resolved(text, line, around, sure=True)
            continue
        for each in sentences(run):
            resolved = _resolves(each.text, around.words, labelled=labelled)
            clauses = _att_clauses(each.text, [each.line]) if resolved else []
            for clause, line in clauses or ([(resolved, each.line)] if resolved else []):
                yield _resolved(clause, line, around, sure=bool(clauses))


def _runs_of_text(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Give the paragraphs of a text; clauses that follow on "beslutar" are paragraphs of their own."""
    deciding = False
    for run in paragraphs(lines):
        held: list[TextLine] = []
        for line in run:
            if re.match(r"att\s", line.unmarked) and (deciding or _DECIDING.search(joined(held))):
                if held:
                    yield held
                held, deciding = [], True
            held.append(line)
        if held:
            if not (re.match(r"att\s", held[0].unmarked) and not deciding):
                yield held
            deciding = deciding and (joined(held).endswith((",", "samt", "och", ":")) or bool(held[0].mark))
            deciding = deciding or bool(_DECIDING.search(joined(held)))


def _resolves(said: str, words: Words, *, labelled: bool) -> str | None:
    """Give what a sentence says was resolved, or None."""
    verbs = any_of(words["verb"]["resolve"])
    if _PROPOSED.search(said) and not re.search(rf"\b{verbs}\b", said):
        return None
    if re.search(rf"\bfinner\satt\b|\b{verbs}\b\s(?:därefter\s)?enligt\b", said) and labelled:
        return None
    if found := re.match(rf"(?:{_SUBJECT}\s)?{verbs}\s(?:\w+\s){{0,4}}?att\s", said, re.IGNORECASE):
        return said[found.end() :].strip() if _IMPERSONAL.match(said) else said
    return said if not labelled and any(says(said, words) for says in _SAYS) else None


def _resolved_outright(said: str, words: Words) -> bool:
    verbs = any_of(words["verb"]["resolve"])
    if re.search(rf"\b{verbs}:?$", said, re.IGNORECASE) or re.search(r"\bbeslut\w*\s(?:i|om|från|vid|av)\b", said):
        return False
    return bool(re.match(rf"(?:{_SUBJECT}\s)?{verbs}\b", said, re.IGNORECASE))


def _agreed(said: str, words: Words) -> bool:
    return bool(re.search(any_of(words["verb"]["agree"]), said, re.IGNORECASE))


def _done_by_a_body(said: str, words: Words) -> bool:
    return bool(re.match(rf"{_WHOLE_BODY}\s(?:därför\s)?{any_of(words['verb']['active'])}\b", said))


def _passive(said: str, words: Words) -> bool:
    """Tell whether a sentence says that something was done, and not that it will be or should."""
    found = re.search(rf"\b{any_of(words['verb']['passive'])}(?=[\s.,;]|$)", said, re.IGNORECASE)
    return found is not None and not _LATER.search(said[: found.start()])


def _sent(said: str, words: Words) -> bool:
    return bool(re.search(rf"\b(?:{any_of(words['verb']['sent'])})\b", said))


_SAYS = (_resolved_outright, _agreed, _done_by_a_body, _passive, _sent)


# ------------------------------------------------------------------------------ what it amounts to


def _resolved(text: str, line: TextLine, around: Around, *, sure: bool) -> Resolved:
    said = text.strip()
    what = _outcome(said, around.words)
    return Resolved(
        text=said,
        outcome=what,
        source=Spot(line=line.number, page=line.page, sure=sure),
        to=_to(said) if what == "referred" else None,
        back=_back(said, around) if what in {"referred", "tabled"} else None,
        on=_taken_on(said, around),
    )


def _taken_on(said: str, around: Around) -> str | None:
    """Give the day before the meeting on which the text says that it was resolved."""
    found = when.first_day(said, around.day)
    if not found or around.day is None or found.day >= around.day:
        return None
    taken = _TOOK_BEFORE.search(said[: found.begin]) or (
        _ONLY_DEN.fullmatch(said[: found.begin]) and _TOOK_AFTER.match(said[found.end :])
    )
    return str(found.day) if taken else None


def _as_told(each: Resolved, told: str, around: Around) -> Resolved:
    """Give a decision as brackets after its label say what it amounts to: "Beslut (återremiss, till AU, åter …)"."""
    if not told:
        return each
    to = re.search(r"\btill\s(?P<to>(?!handlingarna)[^,]+)", told)
    back = re.search(r"\båter\s(?P<back>[^,]+)", told)
    day = when.first_day(back["back"], around.day) if back else None
    outcome = "dropped" if told.startswith("avskriv") else _outcome(told, around.words)
    return replace(each, outcome=outcome, to=to["to"].strip() if to else None, back=str(day.day) if day else None)


def _outcome(said: str, words: Words) -> str:
    """Give what was done with the matter: approved, unless the words say otherwise."""
    low = said.casefold()
    for kind in ("tabled", "referred", "rejected", "noted"):
        for word in words["outcome"][kind]:
            found = re.search(rf"(?<!\w){re.escape(word)}", low)
            at = found.start() if found else -1
            if at >= 0 and not _denied(low, at) and not _in_passing(low, kind, word):
                return kind
    return "approved"


def _denied(low: str, at: int) -> bool:
    return bool(re.search(r"\b(?:inte|ej|icke)\s$", low[:at]))


def _in_passing(low: str, kind: str, word: str) -> bool:
    """Tell whether a word that could mean an outcome is only said of something else here."""
    if kind == "referred" and word == "remitter":
        return "på remiss" in low
    if kind == "referred" and word in {"går till", "åter till"}:
        return not re.search(r"\b(?:frågan|ärendet|förslaget|motionen|saken|punkten)\b", low)
    if kind == "noted" and word in {"noter", "antecknar"}:
        return len(low.split()) > 12
    return False


def _to(said: str) -> str | None:
    found = _TO.search(said)
    if not found:
        return None
    to = found["to"].strip()
    return None if re.search(r"\b(?:nästa|möte\w*|sammanträde\w*)\b|\d", to) or len(to) > 80 else to


def _back(said: str, around: Around) -> str | None:
    """Give the day by which it is back: one that the text says, or that of a meeting it names."""
    found = when.first_day(said, around.day)
    if found and _BACK.search(said[: found.begin + 1]):
        return str(found.day)
    for name, day in around.named.items():
        if re.search(rf"(?<![\w]){re.escape(name)}(?![\w])", said):
            return day
    return None
