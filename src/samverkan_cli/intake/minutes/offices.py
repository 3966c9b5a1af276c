"""Who held an office at the meeting, as signatures and sentences say."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from samverkan_cli.domain.minutes import Participant
from samverkan_cli.intake.minutes import names
from samverkan_cli.intake.minutes.entries import role
from samverkan_cli.intake.minutes.labels import label
from samverkan_cli.intake.minutes.line import TextLine
from samverkan_cli.intake.minutes.names import FULL
from samverkan_cli.intake.minutes.words import Words, any_of

_ONE = rf"(?:{FULL}|{names.ONE.pattern})"


def held(those: Sequence[Participant], around: Sequence[TextLine], everything: str, words: Words) -> list[Participant]:
    """Give the participants with the offices of those for whom a list told none."""
    people = names.People(each.name for each in those)
    told: dict[str, str] = {}
    for name, office in (
        *_labelled(around, words, people),
        *_signed(around, words, people),
        *_elected(everything, people, words),
        *_beside(those, everything, words),
    ):
        told.setdefault(name, office)
    return [each if each.absent else replace(each, role=each.role or told.get(each.name)) for each in those]


def _labelled(around: Sequence[TextLine], words: Words, people: names.People) -> Iterator[tuple[str, str]]:
    for line in around:
        for kind, office in (("scribe", "sekreterare"), ("chair", "ordförande")):
            said = label(line.text, words, (kind,))
            named = names.names_in(said.rest) if said else []
            if named and (name := people.only(named[0])):
                yield name, office


def _signed(around: Sequence[TextLine], words: Words, people: names.People) -> Iterator[tuple[str, str]]:
    """Give who is named under "Vid protokollet": the scribe."""
    for line, below in pairwise([line for line in around if line.text]):
        said = label(line.text, words, ("scribe",))
        if said and (not said.rest or "justera" in said.rest.casefold()):
            for named in names.names_in(below.text)[:1]:
                if name := people.only(named):
                    yield name, "sekreterare"


def _elected(everything: str, people: names.People, words: Words) -> Iterator[tuple[str, str]]:
    """Give whom sentences say were elected to an office for the meeting."""
    office = any_of(words["role"]["elected"])
    for pattern in (
        rf"(?P<name>{_ONE})\s(?:är vald|valdes|väljs|utsågs|utses|vald)\still\s(?P<role>{office})",
        rf"och\s(?P<name>{_ONE})\still\s(?P<role>{office})",
        rf"\b(?:valde|väljer|utsåg|utser)\s(?P<name>{_ONE})\still\s(?P<role>{office})",
    ):
        for found in re.finditer(pattern, everything):
            if name := people.only(found["name"]):
                yield name, role(found["role"], words) or found["role"]


def _beside(those: Sequence[Participant], everything: str, words: Words) -> Iterator[tuple[str, str]]:
    """Give the offices that stand beside a name in a sentence: "Bo Ek, ordförande, …", "Ordf. Bo Ek"."""
    office = any_of(words["role"]["elected"])
    for each in those:
        name = re.escape(each.name)
        if found := re.search(rf"{name},\s(?P<role>{office}),", everything):
            yield each.name, found["role"]
        if found := re.search(rf"(?P<role>Ordf(?:örande)?\.?|Sekr(?:eterare)?\.?)\s{name}\b", everything):
            yield each.name, role(found["role"].strip("."), words) or found["role"].casefold()
