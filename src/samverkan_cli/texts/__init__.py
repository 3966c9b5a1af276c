"""What the program says, in Swedish and English, kept by code and never in the code that says it.

The language is chosen before anything else is loaded, so that help follows it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from importlib import import_module
from string import Formatter
from typing import Any
from unicodedata import normalize

LANGUAGES = ("sv", "en")
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_PLAIN = re.compile(r"[\w@%+=:,./-]+")
_ENDS = (".", "!", "?", "…")
_POINTS = ("grounds", "serves")  # facts that are points of the agreement
_LISTED = 40  # of a fact that is several, at most
_chosen = "sv"


def use(language: str) -> None:
    """Choose the language of everything that is said from now on."""
    global _chosen  # noqa: PLW0603 — one program run speaks one language
    _chosen = language if language in LANGUAGES else "sv"


def language() -> str:
    """Give the chosen language."""
    return _chosen


@contextmanager
def spoken(language_: str) -> Iterator[None]:
    """Speak a language for a while."""
    before = _chosen
    use(language_)
    try:
        yield
    finally:
        use(before)


@cache
def _section(name: str, language_: str) -> Any:
    return import_module(f"samverkan_cli.texts.{language_}.{name}")


class _Filler(Formatter):
    """Fills a template with facts; a fact whose name has words of its own is translated.

    `{tick}` is a word, `{tick:raw}` as it is typed, `{days:counted}` "2 days", `{more:spaced}` "12 000", `{noun:sought}` where to look for it,
    `{body:typed}` as a shell reads it in one piece, `{first:dated}` a day as an officer writes it.
    """

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:  # noqa: ARG002 — Formatter's signature
        """Give a fact; one that is missing or erased is shown as a dash."""
        return kwargs.get(str(key))

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> Any:
        """Give the fact under its own name; data never reaches into objects."""
        value = self.get_value(field_name, args, kwargs)
        return (None if value is None else (field_name, value)), field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        """Give the text of a fact, in the form its template asks for."""
        if value is None:
            return "–"
        name, fact = value
        if format_spec in ("counted", "spaced"):
            counted = (
                say(f"one_{name}" if fact == 1 else f"some_{name}", **{name: fact}) if format_spec == "counted" else ""
            )
            return counted or f"{fact:,}".replace(",", " ")
        if format_spec == "sought":
            return word("sought", str(fact)) if str(fact) in words("sought") else say("search_for_it")
        if isinstance(fact, (tuple, list)):
            return _listed([word(name, str(one)) if format_spec != "raw" else str(one) for one in fact]) or "–"
        if isinstance(fact, bool):
            return say("yes" if fact else "no")
        as_it_is: dict[str, Callable[[str], str]] = {"raw": str, "typed": typed, "dated": _dated}
        return as_it_is[format_spec](str(fact)) if format_spec in as_it_is else word(name, str(fact))


def _dated(said: str) -> str:
    return day(date.fromisoformat(said))


def _listed(told: list[str]) -> str:
    more = [say("and_more", more=len(told) - _LISTED)] if len(told) > _LISTED else []
    return ", ".join([*told[:_LISTED], *more])


def _fill(template: str, facts: Mapping[str, Any]) -> str:
    """Fill a template; what stands in [[…]] is said only when every fact in it is known."""
    parts = _OPTIONAL.split(template)
    said = [part for at, part in enumerate(parts) if at % 2 == 0 or _known(part, facts)]
    return _filled("".join(said), facts)


def _filled(template: str, facts: Mapping[str, Any]) -> str:
    """Put facts in their places; a text that ends as a sentence does is not given another full stop."""
    told, filler = "", _Filler()
    for plain, name, form, _ in filler.parse(template):
        told += plain[1:] if plain.startswith(".") and told.endswith(_ENDS) else plain
        if name is not None:
            told += filler.format_field(filler.get_field(name, (), facts)[0], form or "")
    return told


def typed(text: str) -> str:
    """Give a text as a shell reads it in one piece; a letter that is only Swedish needs no quotation marks."""
    if _PLAIN.fullmatch(text):
        return text
    import shlex

    return shlex.quote(text)


def _known(part: str, facts: Mapping[str, Any]) -> bool:
    names = [name for _, name, _, _ in Formatter().parse(part) if name]
    return all(facts.get(name) not in (None, "", 0, (), []) for name in names)


def word(group: str, value: str) -> str:
    """Give a coded value as a person says it; a value without a word of its own as it is.

    A point of the agreement is said as it may be typed: `princip:2`.
    """
    if group in _POINTS:
        kind, colon, number = value.partition(":")
        return f"{words('ground_kind').get(kind, kind)}{colon}{number}"
    return words(group).get(value, value)


def words(group: str) -> dict[str, str]:
    """Give the words of a group, by what they stand for."""
    found: dict[str, str] = _section("words", _chosen).WORDS.get(group, {})
    return found


def code(group: str, said: str) -> str:
    """Give the coded value of what a person typed, in either language; what is unknown as it is."""
    typed = _plain(said)
    for language_ in (_chosen, *(each for each in LANGUAGES if each != _chosen)):
        words: dict[str, str] = _section("words", language_).WORDS.get(group, {})
        for value, translated in words.items():
            if typed in (_plain(translated), _plain(value)):
                return value
    also: dict[str, str] = _section("words", "sv").ALSO.get(group, {})
    return next((value for word_, value in also.items() if _plain(word_) == typed), said)


def _plain(said: str) -> str:
    """Give a word as it is compared: `laga kraft` may be typed `laga-kraft`, which needs no quotes."""
    return " ".join(normalize("NFC", said).replace("_", " ").replace("-", " ").split()).casefold()


def say(key: str, **facts: Any) -> str:
    """Give a sentence or label by its key."""
    return _fill(_section("says", _chosen).SAYS[key], facts)


def day(of: date, language_: str | None = None, *, bare: bool = False) -> str:
    """Give a day as an officer writes it, "den 1 januari 2024"; `bare` without its article, as after a label."""
    months = _section("words", language_ or _chosen).WORDS["month"]
    form: str = _section("says", language_ or _chosen).SAYS["day_bare" if bare else "day_spoken"]
    return form.format(number=of.day, month=months[str(of.month)], year=of.year)


def say_in_each(key: str, **facts: Any) -> dict[str, str]:
    """Give a sentence or label in every language, for what is read by those who did not choose one."""
    return _in_each(lambda: say(key, **facts))


def word_in_each(group: str, value: str) -> dict[str, str]:
    """Give a coded value as a person says it, in every language."""
    return _in_each(lambda: word(group, value))


def _in_each(said: Callable[[], str]) -> dict[str, str]:
    told = {}
    for language_ in LANGUAGES:
        with spoken(language_):
            told[language_] = said()
    return told


def page(key: str) -> str:
    """Give what a page of the site says, by its key."""
    said: str = _section("site", _chosen).SITE[key]
    return said


def letter(key: str, **facts: Any) -> str:
    """Give a part of a letter by its key."""
    return _fill(_section("letters", _chosen).LETTERS[key], facts)


def objection(code_: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    """Give what is objected to and what to type next."""
    message, hint = _section("objections", _chosen).OBJECTIONS[code_]
    return _fill(message, facts), _fill(hint, facts)


def notice(code_: str, facts: Mapping[str, Any]) -> str:
    """Give a warning."""
    return _fill(_section("objections", _chosen).NOTICES[code_], facts)


def event(kind: str, facts: Mapping[str, Any]) -> str:
    """Give what happened as a sentence."""
    return _fill(_section("events", _chosen).EVENTS[kind], facts)


def field(name: str) -> str:
    """Give the heading of a field."""
    fields: dict[str, str] = _section("words", _chosen).FIELDS
    return fields.get(name, name)


def near(section: str) -> dict[str, list[str]]:
    """Give the words of every language that people type for a command, a verb or an option, by what they mean."""
    found: dict[str, list[str]] = {}
    for language_ in LANGUAGES:
        for meant, words_ in getattr(_section("near", language_), section).items():
            found.setdefault(meant, []).extend(words_.split(", "))
    return found


def headings() -> list[tuple[str, str]]:
    """Give every field with its heading, in every language."""
    return [each for language_ in LANGUAGES for each in _section("words", language_).FIELDS.items()]


def ask(key: str, **facts: Any) -> tuple[str, str, str]:
    """Give what an answer is called, the question, and what explains it."""
    label, question, why = _section("asks", _chosen).ASKS[key]
    return _fill(label, facts), _fill(question, facts), _fill(why, facts)


def command(words: str) -> tuple[str, str]:
    """Give a command's help and an example of it."""
    found: tuple[str, str] = _section("help", _chosen).COMMANDS[words]
    return found


def verbs() -> frozenset[str]:
    """Give the words that commands begin with."""
    return frozenset(words.partition(" ")[0] for words in _section("help", _chosen).COMMANDS)


def group(name: str) -> str:
    """Give the help of a noun."""
    found: str = _section("help", _chosen).GROUPS[name]
    return found


def option(name: str) -> str:
    """Give the help of an option or argument."""
    found: str = _section("help", _chosen).OPTIONS[name]
    return found


def metavar(name: str) -> str:
    """Give what stands for the value of an option or an argument where help tells of it."""
    found: str = _section("help", _chosen).METAVARS.get(name, name)
    return found


def every_option() -> dict[str, str]:
    """Give the help of every option and argument, by name."""
    found: dict[str, str] = _section("help", _chosen).OPTIONS
    return found
