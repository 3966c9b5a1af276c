"""What a word that is being typed can become: commands, options, coded words, and what the registry holds.

Answers a shell, which waits: no command is loaded, nothing is written, and what hinders leaves fewer words, no error.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from os.path import expandvars
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from samverkan_cli import texts
from samverkan_cli.cli import outline
from samverkan_cli.cli.outline import Param

if TYPE_CHECKING:
    from samverkan_cli.store.offers import Offer

# What a reference is to, by the name of the option or argument.
REFERENCES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("actor", "into", "successor", "represents", "about", "reporter"), ("actor",)),
    **dict.fromkeys(("incomplete_ref", "answer_ref"), ("enrollment", "actor")),
    "announced_ref": ("case", "decision"),
    "invited_ref": ("actor",),
    "network": ("network",),
    **dict.fromkeys(("period", "policy_of", "from_period"), ("period",)),
    **dict.fromkeys(("person", "convener", "member", "owner", "watch_owner"), ("person",)),
    **dict.fromkeys(("lead", "helpers", "without"), ("person",)),
    **dict.fromkeys(("taking_part", "leaving"), ("actor",)),
    "promoted_meeting": ("meeting",),
    "activity": ("activity",),
    **dict.fromkeys(("stepped_aside", "not_conflicted", "disregarded", "contact_known"), ("person",)),
    **dict.fromkeys(("body", "deciding_body", "adopted_by", "with", "to"), ("body",)),
    **{noun: (noun,) for noun in ("meeting", "decision", "case", "group", "plan", "task", "watch")},
    **dict.fromkeys(("recorded", "recorded_roll"), ("roll",)),
    "meeting_of_roll": ("meeting",),
    "yearly_round": ("round",),
    "by": ("actor", "person"),
}
POINTS = frozenset({"ground", "serves"})
# Which words of `texts` an option takes.
WORDS = {
    **{name: name for name in ("kind", "channel", "subject", "outcome", "case_outcome", "origin", "factor")},
    **{name: name for name in ("body_kind", "watch_kind", "ruling_part")},
    **{name: name for name in ("due_kind", "side", "may", "minutes", "invited")},
    "right_absent": "absence",
    "responsible": "party",
    "right_kind": "kind",
    "right_mandate": "subject",
    "right_stance": "stance",
    "who_of_campaign": "whom",
    "affirm": "affirmation",
    "effective_or_final": "effective",
    "settings": "setting_key",
}
FILES = ("FILE", "DIR", "FOLDER")


class Word(NamedTuple):
    """A word that can be typed, and what tells of it."""

    value: str
    told: str = ""


class Fitting(NamedTuple):
    """The words, or that a file is asked for; `joined` when more is typed in the same word."""

    words: list[Word]
    files: bool = False
    joined: bool = False


class Underway(NamedTuple):
    """What has been typed before the word: the command, and the params that are left."""

    command: str
    params: list[Param]
    asked: Param | None
    given: dict[str, str]
    dashed: bool


def answer(typed: Sequence[str], word: str, *, told: bool) -> Fitting:
    """Give what a word can become after what was typed before it.

    `told` is for a shell that shows what tells of a word: it is given ids where another is given names.
    """
    tree = outline.read()
    line = read(tree, typed)
    texts.use(line.given.get("--lang") or os.environ.get("SAMVERKAN_LANG") or "sv")
    if line.asked:
        return _values(line.asked, line, word, told=told)
    if word.startswith("-") and not line.dashed:
        return _of_an_option(line, word, told=told)
    if f"{line.command} ".lstrip() in _nouns(tree):
        return Fitting(list(_commands(tree, line.command, word)))
    place = next((param for param in line.params if not param.words), None)
    if place and place.name == "help_of":
        return Fitting(list(_commands(tree, line.given.get(place.name, ""), word)))
    if place:
        return _values(place, line, word, told=told)
    return Fitting([] if line.dashed or word else list(_options(line, word)))


def _of_an_option(line: Underway, word: str, *, told: bool) -> Fitting:
    """Give the options, or the values of one that is joined to its value: `--side=k`."""
    option, equals, value = word.partition("=")
    if not equals:
        return Fitting(list(_options(line, word)))
    asked = next((param for param in line.params if option in param.words and param.takes_value), None)
    found = _values(asked, line, value, told=told) if asked else Fitting([])
    return found._replace(words=[each._replace(value=f"{option}={each.value}") for each in found.words])


def read(tree: dict[str, list[str]], typed: Sequence[str]) -> Underway:
    """Give what has been typed: which command, which options are used, and which one waits for its value."""
    command, params, given, dashed = "", [*outline.params(tree[""]), _HELP], {}, False
    asked: Param | None = None
    for word in typed:
        if asked:
            given[_key(asked)], asked = word, None
        elif word == "--" and not dashed:
            dashed = True
        elif word.startswith("-") and word != "-" and not dashed:
            name, equals, value = word.partition("=")
            param = next((each for each in params if name in each.words), None)
            if param is None:
                continue
            params = params if param.many else [each for each in params if each is not param]
            asked = param if param.takes_value and not equals else None
            if equals:
                given[_key(param)] = value
        elif f"{command} ".lstrip() in _nouns(tree):
            command = f"{command} {word}".lstrip()
            params = [*outline.params(tree.get(command, [])), _HELP]
        elif place := next((each for each in params if not each.words), None):
            given[place.name] = f"{given[place.name]} {word}" if place.name in given else word
            params = params if place.many else [each for each in params if each is not place]
    return Underway(command, params, asked, given, dashed)


_HELP = Param(("--help", "-h"), "help", outline.NONE, many=False)


def _key(param: Param) -> str:
    return param.words[0] if param.words else param.name


def _nouns(tree: dict[str, list[str]]) -> set[str]:
    """Give what a command follows: nothing, or a noun and a blank."""
    return {"", *(f"{words.split()[0]} " for words in tree if " " in words)}


def _commands(tree: dict[str, list[str]], under: str, word: str) -> Iterator[Word]:
    """Give the commands, or the verbs of a noun."""
    for words in tree:
        noun, _, verb = words.rpartition(" ")
        if words and noun == under and verb.startswith(word):
            is_noun = f"{words} " in _nouns(tree)
            yield Word(verb, _sentence(texts.group(words) if is_noun else texts.command(words)[0]))


def _options(line: Underway, word: str) -> Iterator[Word]:
    for param in line.params:
        long = [each for each in param.words if each.startswith("--")]
        told = texts.say("help_option") if param is _HELP else _sentence(texts.every_option().get(param.name, ""))
        yield from (Word(each, told) for each in (long or param.words) if each.startswith(word))
        yield from (Word(each, told) for each in param.words if each == word and each not in long)


def _values(param: Param, line: Underway, word: str, *, told: bool) -> Fitting:
    """Give the values a param can have."""
    if param.name in POINTS or param.name in REFERENCES or param.metavar == "REF":
        return Fitting(list(_referred(param, line, word, told=told)))
    if any(name in param.metavar for name in FILES):
        return Fitting([], files=True)
    if param.name == "settings":
        return Fitting([] if "=" in word else list(_coded("setting_key", word, "=")), joined=True)
    if param.name == "setting":
        return _rule(word)
    return Fitting(_affirmations(word, param.metavar) if param.name == "affirmations" else list(_words(param, word)))


def _words(param: Param, word: str) -> Iterator[Word]:
    """Give the words a param takes: those of a group, or those that stand for its value in help."""
    chosen_from = param.metavar.islower()  # a day, and any other value of one's own, stands in capitals
    if not chosen_from and param.name in WORDS:
        yield from _coded(WORDS[param.name], word)
    elif chosen_from:
        said, codes = (each.split("|") for each in (texts.metavar(param.metavar), param.metavar))
        also = [each for each in codes if word and each not in said]
        yield from _starting((Word(each) for each in (*said, *also)), word)


def _rule(word: str) -> Fitting:
    """Give the rules of a period, each with what it is called, or the words that a rule can be set to."""
    name, equals, value = word.partition("=")
    if not equals:
        every = [Word(f"{code}=", words) for code, words in texts.words("policy_setting").items()]
        return Fitting(_starting(every, word), joined=True)
    rule = texts.code("policy_setting", name)
    if rule == "affirmations":
        found = _affirmations(value, "A,B|none")
    elif rule == "effect":
        found = _starting((Word(code, words) for code, words in texts.words("effect").items()), value)
    else:
        switched = [Word(texts.say("yes")), Word(texts.say("no"))]
        found = [] if rule.endswith("_days") or rule == "exclusion_clause" else _starting(switched, value)
    return Fitting([each._replace(value=f"{name}={each.value}") for each in found])


def _affirmations(word: str, metavar: str) -> list[Word]:
    """Give the words of a list such as `values,principles`, the last of which is being typed."""
    before, comma, last = word.rpartition(",")
    nothing = Word(texts.metavar(metavar).rpartition("|")[2])
    every = [*_coded("affirmation", last), *([] if comma else _starting([nothing], last))]
    return [each._replace(value=f"{before}{comma}{each.value}") for each in every]


def _coded(group: str, word: str, end: str = "") -> Iterator[Word]:
    """Give the words of a group as they are said, and as a script writes them where one has begun so."""
    said = [Word(_hyphened(words), code) for code, words in texts.words(group).items()]
    codes = [Word(code, words) for code, words in texts.words(group).items() if word and code != _hyphened(words)]
    every = dict.fromkeys([*_starting(said, word), *_starting(codes, word)])
    yield from (each._replace(value=each.value + end) for each in every)


def _hyphened(words: str) -> str:
    """Give words as one that needs no quotes: it is read as they are."""
    return "-".join(words.split())


def _starting(words: Iterable[Word], word: str) -> list[Word]:
    begun = word.casefold()
    return [each for each in words if each.value.casefold().startswith(begun)]


def _referred(param: Param, line: Underway, word: str, *, told: bool) -> Iterator[Word]:
    """Give the ids and names that the registry holds; a name that only one of them has."""
    from samverkan_cli.store import offers

    db = line.given.get("--db") or os.environ.get("SAMVERKAN_DB") or "registry.db"
    path = Path(expandvars(db)).expanduser()
    if param.name in POINTS:
        period, case = line.given.get("--period"), line.given.get("case") or line.given.get("--case")
        yield from _starting((Word(each.id, each.told) for each in offers.points(path, period, case)), word)
        return
    found = offers.found(path, REFERENCES.get(param.name, ("anything",)), word)
    names = [each.name for each in found]
    for each in found:
        if each.name is None or names.count(each.name) > 1 or _by_id(each, word, told=told):
            yield Word(each.id, ", ".join(part for part in (each.name, each.told) if part))
        else:
            yield Word(each.name, ", ".join(part for part in (each.id, each.told) if part))


def _by_id(offer: Offer, word: str, *, told: bool) -> bool:
    """Tell whether an id is what is typed, or what is chosen from where the shell tells what it is."""
    by_id, begun = offer.id.casefold().startswith(word.casefold()), word.casefold()
    return by_id and (told or not (offer.name or "").casefold().startswith(begun))


def _sentence(text: str) -> str:
    """Give the first line of a text."""
    return text.partition("\n")[0]
