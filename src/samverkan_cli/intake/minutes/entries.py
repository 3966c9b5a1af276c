"""A line of a list of people: their names, and what is said of each."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from samverkan_cli.domain.minutes import Participant, Spot
from samverkan_cli.intake.minutes import names
from samverkan_cli.intake.minutes.line import TextLine
from samverkan_cli.intake.minutes.names import FULL
from samverkan_cli.intake.minutes.words import Words, any_of

_OF_THE_MEETING = frozenset({"ordförande", "vice ordförande", "sekreterare"})  # told before occupations
_SUBSTITUTE = re.compile(
    r"(?:tjänstgörande\s)?(?:(?:(?:ersättare|suppleant|vara|istället|i stället|tjg\.?)\s+)?för|ersätter)\s+"
    rf"(?P<name>(?-i:{FULL}))(?:\s*\((?P<party>[A-ZÅÄÖ]\w{{0,3}})\))?",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[,;]\s*(?![^()]*\))")
_AND = re.compile(r"\s+(?:och|samt|&|og)\s+")
_BRACKETS = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)")
_TITLED = re.compile(rf"(?P<title>[^\W\d_][\w.:]*(?:\s[a-zåäö]+)?)\s+(?={FULL}$)")
_WITH_DASH = re.compile(rf"(?P<name>{FULL})\s[–—-]\s")
_TWO_WORDS = rf"{names.ONE.pattern}\s{names.ONE.pattern}"


class Entries:
    """How the lists of some minutes are read: with what words, surname first or not."""

    def __init__(self, words: Words, *, turn: bool) -> None:
        """Know the words, and whether the surname stands first."""
        self._words = words
        self._turn = turn
        self._presence = re.compile(rf"(?:§|\d|kl\.?\s?\d|{any_of(words['presence']['begins'])}(?!\w))", re.IGNORECASE)

    def read(self, text: str, line: TextLine, *, single: bool) -> Iterator[Participant]:
        """Give the people of a line: one with what is said of them, or several; `single` where a line has one."""
        source = Spot(line=line.number, page=line.page, sure=True)
        segments = [part.strip() for part in _SPLIT.split(re.sub(r"\s{2,}", ", ", text.strip(" .;"))) if part.strip()]
        listed = not single and self._is_list(segments)
        person: Participant | None = None
        for place, segment in enumerate(segments):
            ended, person = self._next(
                person, segment, source, listed=listed, single=single, last=place == len(segments) - 1
            )
            yield from ended
        if person:
            yield person

    def _next(
        self, person: Participant | None, segment: str, source: Spot, *, listed: bool, single: bool, last: bool
    ) -> tuple[list[Participant], Participant | None]:
        """Give those whom a part of a line ends, and the one it leaves open."""
        if person and not listed and not last and (run := _run_together(segment)):
            return [self.told(person, run[0])], self._named(run[1], source)
        before = [person] if person else []
        several = [part for part in _AND.split(segment) if names.is_name(self.untitled(part))]
        if len(several) > 1 or (listed and several):
            *first, open_ = [self._named(part, source) for part in several]
            return [*before, *first], open_
        known = person is not None and not single and (person.organisation or person.role or person.party)
        dash = _WITH_DASH.match(segment) if known else None
        another = (
            person is None
            or listed
            or (dash and names.is_name(dash["name"]))
            or (names.is_name(bare(segment)) and _is_another(person, segment, single=single))
        )
        if another and re.match(FULL, self.untitled(segment)):
            return before, self._named(segment, source)
        return [], self.told(person, segment) if person else None

    def _is_list(self, segments: Sequence[str]) -> bool:
        """Tell whether a line is names one after another, with nothing said of any that could be a name."""
        parts = [part for each in segments for part in _AND.split(each)]
        if sum(names.is_name(self.untitled(each)) for each in segments) < 2:
            return False
        return all(names.is_name(self.untitled(part)) or not part[:1].isupper() for part in parts)

    def untitled(self, segment: str) -> str:
        """Give a part of a line without its brackets and without the office before a name."""
        said = bare(segment)
        title = _TITLED.match(said)
        return said[title.end() :] if title and self.role(title["title"]) else said

    def _named(self, segment: str, source: Spot) -> Participant:
        """Give a person from a name with its brackets, and the office before or after it."""
        if instead := _SUBSTITUTE.search(segment):
            return self.told(self._named(segment[: instead.start()], source), instead[0].strip())
        said, role = bare(segment), None
        title = _TITLED.match(said)
        if title and (self.role(title["title"]) or title["title"].endswith(".")) and len(said.split()) > 2:
            role, said = self.role(title["title"]), said[title.end() :]
        name = re.match(FULL, said)
        called, rest = (name[0], said[name.end() :].strip(" ,–-")) if name else (said, "")
        if names.is_organisation(called) and len(called.split()) > 2:
            first, second, *others = called.split()
            called, rest = f"{first} {second}", " ".join([*others, rest])
        person = Participant(name=self.straight(called), source=source, role=role)
        if rest.strip():
            person = self.told(person, rest.strip())
        for inside in re.findall(r"\(((?:[^()]|\([^()]*\))*)\)", segment):
            for part in _SPLIT.split(inside):
                if not names.are_initials(part.strip(), person.name):
                    person = self.told(person, part.strip())
        return person

    def straight(self, name: str) -> str:
        """Give a name with the given name first."""
        return names.turned(name) if self._turn and len(name.split()) == 2 else name

    def told(self, person: Participant, said: str) -> Participant:
        """Give a person with something that is said of them: party, office, whom they replace or represent."""
        text = said.strip(" .;")
        if instead := _SUBSTITUTE.search(text):
            return self._substituting(person, text, instead)
        if not (core := bare(text)):
            return person
        for part in re.findall(r"\(([^()]*)\)", text):
            if names.is_party(part) or self.role(part):
                person = self.told(person, part)
            if names.is_party(part) or self.role(part) or self._presence.match(part):
                text = re.sub(rf"\s*\({re.escape(part)}\)", "", text)
        return self._known(person, core, text.strip(" .;"))

    def _known(self, person: Participant, core: str, text: str) -> Participant:
        """Give a person with what a few words say: a party, an office, that they were absent, or an organisation."""
        low = core.casefold()
        if names.is_party(core):
            return replace(person, party=core)
        if low == "frånvarande":
            return replace(person, absent=True)
        if low in self._words["presence"]["guest"]:
            return replace(person, guest=True)
        if role := self.role(core):
            inside = re.findall(r"\(([^()]*)\)", text)
            organisation = person.organisation or (inside[0] if inside else None)
            first = person.role is None or role in _OF_THE_MEETING
            return replace(person, organisation=organisation, role=role if first else person.role)
        if self._presence.match(core):
            return person
        return replace(person, organisation=person.organisation or text)

    def _substituting(self, person: Participant, text: str, instead: "re.Match[str]") -> Participant:
        role = re.match(r"(?:tjänstgörande\s)?(ersättare|suppleant)", text, re.IGNORECASE)
        who = f"{instead['name']} ({instead['party']})" if instead["party"] else instead["name"]
        return replace(person, role=person.role or (role[1].casefold() if role else None), substitutes=who)

    def replaced(self, person: Participant) -> Participant:
        """Give whom a substitute replaced: somebody who was not there."""
        name, _, party = (person.substitutes or "").partition(" (")
        source = replace(person.source, sure=False)
        return Participant(name=self.straight(name), source=source, absent=True, party=party.rstrip(")") or None)

    def role(self, said: str) -> str | None:
        """Give the office or occupation that a text says, or None."""
        return role(said, self._words)


def role(said: str, words: Words) -> str | None:
    """Give the office or occupation that a text says, the offices of a meeting by their usual name, or None."""
    low = said.casefold().strip(" .")
    for usual, others in words["same"].items():
        if low in others:
            return usual.replace("_", " ")
    if low in words["role"]["offices"] or low.removesuffix("n") in words["role"]["offices"]:
        return low
    each = low.split()
    occupied = said[:1].islower() or each[:1] in (["1:e"], ["2:e"]) or (len(each) == 1 and not said.isupper())
    if occupied and any(word.endswith(words["role"]["suffixes"]) for word in (each[0], each[-1])):
        return low
    return None


def bare(segment: str) -> str:
    """Give a part of a line without what stands in brackets."""
    return _BRACKETS.sub("", segment).strip(" .:;")


def _is_another(person: Participant, segment: str, *, single: bool) -> bool:
    """Tell whether a name is another's: enough is said of the person before it, or it ends as surnames do."""
    told = person.party or person.organisation or person.role
    return bool(told) or (not single and names.ends_like_surname(bare(segment)))


def _run_together(segment: str) -> tuple[str, str] | None:
    """Give what is said of one person and the name of the next, where a line ran them together."""
    found = re.fullmatch(rf"(?P<said>.+?)\s+(?P<name>{_TWO_WORDS})", segment)
    if found and (names.is_name(found["name"]) or names.is_organisation(found["said"])):
        return found["said"], found["name"]
    return None
