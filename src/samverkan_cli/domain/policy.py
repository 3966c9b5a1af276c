"""The policy of a period: its time limits and rules of procedure, each a setting with a source.

No municipality in the country publishes a procedure, so what the law leaves open is a setting and never
a fixed rule [domain.md §6]. Several nouns ask the policy; it asks none of them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import NamedTuple, Never, Protocol, TypeAlias

from samverkan_cli.domain import errors as no
from samverkan_cli.domain import notation
from samverkan_cli.domain.days import COMPLETION_DAYS
from samverkan_cli.domain.events import PolicySetting
from samverkan_cli.domain.records import NetworkRule, Period, RuleChange
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import Affirmation, Effect

LEAST, MOST = 1, 3650  # days
SHOWN = 60  # characters of a value, at most, that a message shows
_NUMBER = re.compile(r"\d{1,5}", re.ASCII)
ENDLESS = 10**18  # from here on a number is written in hexadecimal, which has no limit of digits
Value: TypeAlias = int | bool | str | Effect | tuple[Affirmation, ...] | None


class Turn(NamedTuple):
    """A value of a setting, the day it holds from, and where it is from."""

    from_day: date
    value: Value
    source: str | None


@dataclass(frozen=True)
class Policy:
    """The settings in the order of the procedure, with the values that are shipped.

    The same rules from other sources are the same rules; `stated` are those that a file says itself, and `turns` every
    value, in order of time, of the settings that are changed by decision.
    """

    completion_days: int = COMPLETION_DAYS
    screening_days: int = 21
    dialogue_days: int = 60
    respond_days: int = 21
    extension_days: int = 14
    cure_days: int = 60
    fact_age_days: int = 365
    hearing: bool = True
    suspension: bool = True
    effect: Effect = Effect.FINAL
    networks: bool = True
    affirmations: tuple[Affirmation, ...] = (Affirmation.VALUES, Affirmation.PRINCIPLES)
    exclusion_clause: str | None = None
    sources: Mapping[str, str | None] = field(default_factory=dict, compare=False)
    stated: tuple[str, ...] = field(default=(), compare=False)
    turns: Mapping[str, Sequence[Turn]] = field(default_factory=dict, compare=False)

    def source(self, name: str) -> str | None:
        """Give where a setting is from, where that is recorded."""
        return self.sources.get(name)

    def on(self, day: date) -> "Policy":
        """Give the policy that holds on a day: the latest of each setting, and before its first the first."""
        if not self.turns:
            return self
        held = {name: _latest(turns, day) for name, turns in self.turns.items()}
        sources = {**self.sources, **{name: each.source for name, each in held.items()}}
        return replace(self, **{name: each.value for name, each in held.items()}, sources=sources)  # type: ignore[arg-type]  # as below

    def of(self, name: str, first_day: date) -> Sequence[Turn]:
        """Give every value of a setting in order of time; what it was opened with holds from the period's first day."""
        return self.turns.get(name) or (Turn(first_day, getattr(self, name), self.source(name)),)

    def over(self, given: Mapping[str, Value], source: str | None) -> "Policy":
        """Give the policy with other values; those that differ are from the source."""
        other = {name: value for name, value in given.items() if value != getattr(self, name)}
        sources = {**self.sources, **dict.fromkeys(other, source)}
        return replace(self, **other, sources=sources)  # type: ignore[arg-type]  # the names are those of settings


def _latest(turns: Sequence[Turn], day: date) -> Turn:
    return next((each for each in reversed(turns) if each.from_day <= day), turns[0])


SETTINGS = tuple(each.name for each in fields(Policy) if each.compare)
DAYS = tuple(name for name in SETTINGS if name.endswith("_days"))
SWITCHES = ("hearing", "suspension", "networks")
OWN = ("hearing", "networks", "affirmations", "exclusion_clause")  # a period has a column for each


class Recorded(Protocol):
    """A setting as the journal or its table has it."""

    @property
    def name(self) -> str:
        """Give which setting it is."""

    @property
    def value(self) -> str:
        """Give its value as a word."""

    @property
    def source(self) -> str | None:
        """Give where it is from."""


def settings_of(policy: Policy) -> tuple[PolicySetting, ...]:
    """Give every setting as the journal records it.

    The text of an exclusion clause is sealed with the period; here it only stands whether there is one.
    """
    return tuple(
        PolicySetting(name=name, value=written(getattr(policy, name)), source=policy.source(name)) for name in SETTINGS
    )


def written(value: Value) -> str:
    """Give a value as the word the journal has for it."""
    if isinstance(value, tuple):
        return ",".join(value) or "none"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return str(value) if isinstance(value, Effect) else "yes" if value else "no"


def from_settings(settings: Iterable[Recorded]) -> Policy:
    """Give what was recorded over the shipped defaults; a setting this program does not have is left out."""
    known = [each for each in settings if each.name in SETTINGS]
    said = {each.name: _read(each.name, each.value) for each in known if each.name != "exclusion_clause"}
    return Policy(**said, sources={each.name: each.source for each in known})  # type: ignore[arg-type]  # as above


def _read(name: str, word: str) -> Value:
    if name in DAYS:
        return int(word)
    if name == "effect":
        return Effect(word)
    if name == "affirmations":
        return affirmed(word)
    return word == "yes"


def affirmed(words: str) -> tuple[Affirmation, ...]:
    """Give the ticks of a value as the journal has it."""
    return tuple(Affirmation(each) for each in words.split(",") if each != "none")


def of_period(period: Period, settings: Iterable[Recorded]) -> Policy:
    """Give the policy of a period: what it was opened with, and what has been decided of its rules since.

    A period that was opened before there were policies has the shipped defaults beside its own rules.
    """
    policy = from_settings(settings)
    decided = {"networks": period.networks_decision} if period.networks_decision else {}
    opened = replace(policy, **{name: getattr(period, name) for name in OWN})
    turns = {
        each.name: _turns(period, each.name, getattr(opened, each.name), policy.source(each.name))
        for each in period.changes
        if each.name in SETTINGS
    }
    return replace(opened, sources={**policy.sources, **decided}, turns=turns)


def _turns(period: Period, name: str, opened: Value, source: str | None) -> tuple[Turn, ...]:
    """Give the values of a setting in order of time; that of the opening holds until the first day of another."""
    made = [Turn(each.from_day, value_of(each), each.decision) for each in period.changes if each.name == name]
    first = [Turn(period.first_day, opened, source)] if not made or made[0].from_day > period.first_day else []
    return (*first, *made)


def holding(changes: Iterable[RuleChange]) -> tuple[RuleChange, ...]:
    """Give what holds on some day of what has been decided, which is told in the order it was recorded.

    What is recorded later comes before what was: of its setting it takes the place of all from its day on.
    """
    held: list[RuleChange] = []
    for change in changes:
        held = [each for each in held if each.name != change.name or each.from_day < change.from_day]
        held.append(change)
    return tuple(sorted(held, key=lambda each: (each.from_day, each.entry)))


def network_rules(period: Period) -> tuple[NetworkRule, ...]:
    """Give a period's rules on networks in order of time, or none when nothing has been decided of them."""
    made = [each for each in period.changes if each.name == "networks"]
    turns = _turns(period, "networks", period.networks, None) if made else ()
    return tuple(NetworkRule(from_day=each.from_day, networks=bool(each.value), decision=each.source) for each in turns)


class AsDecided(Protocol):
    """A setting as it was decided, in the journal or its table."""

    @property
    def name(self) -> str:
        """Give which setting it is."""

    @property
    def value(self) -> str:
        """Give its value as a word."""

    @property
    def text(self) -> str | None:
        """Give the text of a clause."""


def value_of(decided: AsDecided) -> Value:
    """Give the value of what has been decided; of a clause its text."""
    return decided.text if decided.name == "exclusion_clause" else _read(decided.name, decided.value)


def required(period: Period, on: date) -> tuple[Affirmation, ...]:
    """Give what an answer that comes in on a day is to tick; before the period's first day, what holds on that."""
    day = max(on, period.first_day)
    made = [each for each in period.changes if each.name == "affirmations" and each.from_day <= day]
    return affirmed(made[-1].value) if made else period.affirmations


def required_through(period: Period, first: date, last: date) -> tuple[Affirmation, ...]:
    """Give what an answer is to tick that may come in on any day from the first through the last."""
    days = {first, *(each.from_day for each in period.changes if first < each.from_day <= last)}
    asked = {tick for day in days for tick in required(period, day)}
    return tuple(tick for tick in Affirmation if tick in asked)


_YES_OR_NO = {"yes": True, "ja": True, "true": True, "no": False, "nej": False, "false": False}
_SAID = {"nätverk": "networks"}
_NOTHING = ("none", "inga", "ingen")


def setting(text: str) -> tuple[str, Value]:
    """Give name and value of a period's setting as they are typed, `respond_days=28`; a clause may be taken away.

    Raises `Refused` with `setting_unknown`, which tells what can be typed.
    """
    cleaned = notation.clean(text, notation.TEXT, lines=True)
    said, equals, value = (part.strip() for part in cleaned.partition("="))
    plain = re.sub(r"[-\s]+", "_", said.casefold())
    name = _SAID.get(plain, plain)
    if name not in SETTINGS:
        raise _no_setting(cleaned, SETTINGS)
    found = _typed(name, value) if equals else None
    if found is None and not (equals and name == "exclusion_clause"):
        raise _no_setting(cleaned, (name,))
    return name, found


def _typed(name: str, said: str) -> Value:
    """Give the value of a setting as it is typed, or None for what is none."""
    if name == "exclusion_clause":
        return said or None
    plain = said.casefold()
    if name in DAYS:
        return int(plain) if _NUMBER.fullmatch(plain) and LEAST <= int(plain) <= MOST else None
    if name in SWITCHES:
        return _YES_OR_NO.get(plain)
    if name == "effect":
        return Effect(plain) if plain in tuple(Effect) else None
    ticks = [] if plain in _NOTHING else [each.strip() for each in plain.split(",")]
    known = all(each in tuple(Affirmation) for each in ticks)
    return tuple(tick for tick in Affirmation if tick in ticks) if known else None


def form(name: str) -> str:
    """Give how a setting is typed, with the words or the limits of its value."""
    if name in DAYS:
        return f"{name}={LEAST}–{MOST}"
    words = {"effect": "|".join(Effect), "affirmations": f"{','.join(Affirmation)}|none", "exclusion_clause": "TEXT"}
    return f"{name}={words.get(name, 'yes|no')}"


def _no_setting(text: str, names: Iterable[str]) -> Refused:
    return Refused([no.SettingUnknown(given=shown(text), known=tuple(map(form, names)))])


def checked(name: str, given: object) -> Value:
    """Give the value of a setting as a file has it: a number, true or false, a word, a list or a text.

    Raises `Refused` with everything that is wrong in it.
    """
    if name in DAYS:
        return _days(name, given)
    if name in SWITCHES:
        return given if isinstance(given, bool) else _unlike(name, given, "switch")
    if name == "effect":
        return Effect(_words(name, [given], Effect)[0])
    if name == "affirmations":
        ticks = given if isinstance(given, list) else _unlike(name, given, "ticks")
        said = _words(name, ticks, Affirmation)
        return tuple(tick for tick in Affirmation if tick in said)
    text = given if isinstance(given, str) else _unlike(name, given, "text")
    return notation.clean(text, notation.TEXT, lines=True) if text.strip() else None


def _days(name: str, given: object) -> int:
    if not isinstance(given, int) or isinstance(given, bool):
        return _unlike(name, given, "days")
    if not LEAST <= given <= MOST:
        raise Refused([no.PolicyDaysOutside("policy", setting=name, given=shown(given), least=LEAST, most=MOST)])
    return given


def _words(name: str, given: list[object], known: type[Effect] | type[Affirmation]) -> list[str]:
    choices = tuple(known)
    unknown = [each for each in given if each not in choices]
    if unknown:
        raise Refused(
            [no.PolicyWordUnknown("policy", setting=name, given=shown(each), choices=choices) for each in unknown]
        )
    return [str(each) for each in given]


def _unlike(name: str, given: object, form: str) -> Never:
    raise Refused([no.PolicyValueInvalid("policy", setting=name, given=shown(given), policy_form=form)])


def shown(given: object) -> str | None:
    """Give a value of a file as a message can show it."""
    if given is None:
        return None
    text = f"{given:#x}" if isinstance(given, int) and abs(given) >= ENDLESS else str(given)
    text = text.lower() if isinstance(given, bool) else text
    return notation.mask_personal_numbers(text if len(text) <= SHOWN else f"{text[:SHOWN]}…")
