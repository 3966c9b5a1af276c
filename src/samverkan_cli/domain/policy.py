"""The policy of a period: its time limits and rules of procedure, each a setting with a source.

No municipality in the country publishes a procedure, so what the law leaves open is a setting and never
a fixed rule [domain.md §6]. Several nouns ask the policy; it asks none of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Never, Protocol, TypeAlias

from samverkan_cli.domain import errors as no
from samverkan_cli.domain import notation
from samverkan_cli.domain.days import COMPLETION_DAYS
from samverkan_cli.domain.events import PolicySetting
from samverkan_cli.domain.records import Period
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import Affirmation, Effect

LEAST, MOST = 1, 3650  # days
SHOWN = 60  # characters of a value, at most, that a message shows
ENDLESS = 10**18  # from here on a number is written in hexadecimal, which has no limit of digits
Value: TypeAlias = int | bool | str | Effect | tuple[Affirmation, ...] | None


@dataclass(frozen=True)
class Policy:
    """The settings in the order of the procedure, with the values that are shipped.

    The same rules from other sources are the same rules; `stated` are those that a file says itself.
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

    def source(self, name: str) -> str | None:
        """Give where a setting is from, where that is recorded."""
        return self.sources.get(name)

    def over(self, given: Mapping[str, Value], source: str | None) -> "Policy":
        """Give the policy with other values; those that differ are from the source."""
        other = {name: value for name, value in given.items() if value != getattr(self, name)}
        sources = {**self.sources, **dict.fromkeys(other, source)}
        return replace(self, **other, sources=sources)  # type: ignore[arg-type]  # the names are those of settings


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
        return tuple(Affirmation(each) for each in word.split(",") if each != "none")
    return word == "yes"


def of_period(period: Period, settings: Iterable[Recorded]) -> Policy:
    """Give the policy of a period: what it was opened with, and what has been decided of its rules since.

    A period that was opened before there were policies has the shipped defaults beside its own rules.
    """
    policy = from_settings(settings)
    decided = {"networks": period.networks_decision} if period.networks_decision else {}
    own = {name: getattr(period, name) for name in OWN}
    return replace(policy, **own, sources={**policy.sources, **decided})


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
