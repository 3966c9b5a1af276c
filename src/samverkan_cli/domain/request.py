"""Requests: what a person or a script asked for, read from text, with every flaw found at once."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache, partial
from inspect import get_annotations
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, Never, Self, TypeAlias, TypeVar, Union, get_args, get_origin

from msgspec.structs import replace

from samverkan_cli.domain import days, notation, values
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import Event
from samverkan_cli.domain.refusal import Notice, Objection, Refused

E = TypeVar("E", bound=Event)
R = TypeVar("R", bound="Request")


Reader: TypeAlias = Callable[[Any, date], Any]


class Unread(ValueError):
    """Carries what is wrong with what was given for a request that is made at once."""

    def __init__(self, flaws: Sequence[Objection]) -> None:
        self.flaws = flaws
        super().__init__("; ".join(f"{flaw.field}: {flaw.code}" for flaw in flaws))


def _plain(read: Callable[[str], Any]) -> Reader:
    """Give a reader for what no day has a say in."""
    return lambda text, _today: read(text)


def _number(text: str) -> int:
    bare = text.strip().removeprefix("§").strip()
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 5 and int(bare)):
        raise Refused([no.NumberInvalid(given=text)])
    return int(bare)


def _year(text: str) -> int:
    bare = text.strip()
    number = int(bare) if bare.isascii() and bare.isdigit() and len(bare) == 4 else 0
    if not days.FIRST.year <= number <= days.LAST.year:
        raise Refused([no.YearInvalid(given=text, first=days.FIRST.year, last=days.LAST.year)])
    return number


def _count(text: str) -> int:
    return 0 if text.strip() == "0" else _number(text)


def _entry_number(text: str) -> int:
    bare = text.strip()
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 15 and int(bare)):
        raise Refused([no.NumberInvalid(given=text)])
    return int(bare)


def _address(text: str) -> str:
    cleaned = notation.clean(text, notation.LINE)
    name, address = notation.mailbox(cleaned)
    if name or not address:
        _name(name or "")
    return cleaned


def _name(text: str) -> str:
    cleaned = notation.clean(text, notation.NAME)
    if not cleaned[0].isalnum() and not any(unicodedata.category(c)[0] in "LNS" for c in cleaned):
        raise Refused([no.TextEmpty()])
    return cleaned


def _signer(text: str) -> str:
    cleaned = notation.clean(text, notation.LINE)
    _name(notation.signer(cleaned)[0])
    return cleaned


def _mailbox(text: str) -> str:
    name, address = notation.mailbox(notation.clean(text, notation.LINE))
    if name or not address:
        raise Refused([no.MailboxInvalid(given=text)])
    return address


Name = Annotated[str, _plain(_name)]
Signer = Annotated[str, _plain(_signer)]
Line = Annotated[str, _plain(lambda text: notation.clean(text, notation.LINE))]
Text = Annotated[str, _plain(lambda text: notation.clean(text, notation.TEXT, lines=True))]
Reference = Annotated[str, _plain(lambda text: notation.clean(text, notation.LINE))]
Day = Annotated[date, days.parse_day]
DayOrMonth = Annotated[date, days.parse_day_or_month]
KnownDay = Annotated[tuple[str, date | None], days.parse_known]
Span = Annotated[tuple[str, str | None], _plain(days.parse_span)]
Number = Annotated[int, _plain(_number)]
Year = Annotated[int, _plain(_year)]
EntryNumber = Annotated[int, _plain(_entry_number)]
Count = Annotated[int, _plain(_count)]  # a number that may be 0
OrgNr = Annotated[str, _plain(notation.org_nr)]
PeriodKey = Annotated[str, _plain(notation.period_key)]
ProvisionRef = Annotated[str, _plain(notation.provision_ref)]
Address = Annotated[str, _plain(_address)]
Mailbox = Annotated[str, _plain(_mailbox)]
Website = Annotated[str, _plain(notation.website)]
WebAddress = Annotated[str, _plain(notation.web_address)]
RegistrySetting = Annotated[tuple[values.SettingKey, str | None], _plain(notation.registry_setting)]
Votes = Annotated[str, _plain(notation.votes)]


@cache
def _reader(asked: Any) -> Reader:
    """Give what reads a value of the type that is asked for; what is no text has been read already."""
    if get_origin(asked) in (Union, UnionType):
        return _reader(next(each for each in get_args(asked) if each is not NoneType))
    if get_origin(asked) is tuple:
        return partial(_each, _reader(get_args(asked)[0]))
    if get_origin(asked) is Annotated:
        read: Reader = get_args(asked)[1]
        return lambda given, today: read(given, today) if isinstance(given, str) else given
    if isinstance(asked, type) and issubclass(asked, StrEnum):
        return partial(_word, asked)
    return _plain(lambda given: given)


def _each(read: Reader, given: Iterable[object], today: date) -> tuple[object, ...]:
    said: list[object] = []
    flaws: list[Objection] = []
    for each in given:
        try:
            said.append(read(each, today))
        except Refused as refused:
            flaws.append(refused.objections[0])
    if flaws:
        raise Unread(flaws)
    return tuple(said)


def _word(words: type[StrEnum], given: str, _today: date) -> StrEnum:
    try:
        return words(given)
    except ValueError:
        if any("\ud800" <= character <= "\udfff" for character in given):
            raise Refused([no.TextNotAllowed()]) from None
        said = notation.mask_personal_numbers(given)
        raise Refused([no.ValueUnknown(given=said, choices=tuple(each.value for each in words))]) from None


class Request:
    """What every request may carry, and how one is read: a field's type says how.

    One that is made at once reads text too; raises `Unread` with every flaw.
    """

    required: ClassVar[tuple[str, ...]] = ()
    inferred: ClassVar[tuple[str, ...]] = ()  # what may be left out where only one can be meant, but is not misread
    happened: ClassVar[tuple[str, ...]] = ()  # days of what has happened: one ahead of today is told
    paired: ClassVar[tuple[str, ...]] = ()  # fields that hold a rule of a period with its value, `RULE=VALUE`
    asks: ClassVar[Mapping[str, Any]] = {}  # the type of each field
    _readers: ClassVar[Mapping[str, Reader]] = {}

    today: date
    day: Day | None = None
    reason: Text | None = None
    dnr: Line | None = None
    source: Line | None = None
    new: bool = False  # who is named and not known is somebody new, whoever has a name like it
    settled: ClassVar[Mapping[tuple[str, str], str]] = {}  # by noun and name key, whom a person says is meant; or new
    _unread: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls) -> None:
        found = {name: asked for kind in reversed(cls.__mro__) for name, asked in get_annotations(kind).items()}
        cls.asks = {name: asked for name, asked in found.items() if ClassVar not in (asked, get_origin(asked))}

    def __init__(self, **given: Any) -> None:
        said, flaws = self._said(given)
        if flaws:
            raise Unread(flaws)
        self.__dict__.update(said)

    def __setattr__(self, name: str, _value: object) -> Never:
        raise AttributeError(f"{type(self).__name__}.{name} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(getattr(self, name) == getattr(other, name) for name in self.asks)

    __hash__ = None  # type: ignore[assignment]  # what was asked is no key

    def but(self, **other: Any) -> Self:
        """Give the request with other values, which have been read."""
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__ | other)
        return copy

    def knows(self, *fields: str) -> bool:
        """Tell whether what was given for the fields could be read; without it, nothing is the same as anything."""
        return self._unread.isdisjoint(fields)

    def insists(self, noun: str, name: str) -> bool:
        """Tell whether it is said that somebody of the name is new, or who is meant, so that nobody is to be asked."""
        return self.new or (noun, notation.name_key(name)) in self.settled

    @property
    def on(self) -> date:
        """Give the day it happened: `--date`, else today."""
        return self.day or self.today

    def notices(self) -> Iterator[Notice]:
        """Give what should be known of the request itself: days said to have been that lie ahead."""
        for field in self.happened:
            day = getattr(self, field)
            if day and day > self.today:
                yield no.DayInFuture(field, day=str(day))

    def noted(self, event: E) -> E:
        """Give the event with the reason, file reference and source that were given."""
        if not (self.reason or self.dnr or self.source):
            return event
        return replace(event, reason=self.reason, dnr=self.dnr, source=self.source)

    def along(self, kind: type[R], /, **fields: object) -> R:
        """Give a request for what is done along with this one, on the same day and for the same reason."""
        shared = {name: getattr(self, name) for name in ("today", "day", "reason", "dnr", "source", "new")}
        return kind(**shared | fields).but(settled=self.settled)

    @classmethod
    def read(cls, given: Mapping[str, object], today: date) -> tuple[Self, list[Objection]]:
        """Give the request and every flaw in it.

        What is flawed is left out of the request, so that the rules can be asked about the rest.
        `today` is what dates without a year and `idag` count from.
        """
        present = {field: value for field, value in given.items() if value is not None and value != []}
        present["today"] = today
        said, flaws = cls._said(present)
        flaws = [*(no.Missing(field) for field in cls.required if field not in present), *flaws]
        request = object.__new__(cls)
        request.__dict__.update(said, _unread=frozenset(flaw.field for flaw in flaws if flaw.field))
        return request, flaws

    @classmethod
    def _said(cls, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[Objection]]:
        """Give the values that can be read, and the flaws in the others, in the order of the fields."""
        if "_readers" not in cls.__dict__:
            cls._readers = {field: _reader(asked) for field, asked in cls.asks.items()}
        assert given.keys() <= cls._readers.keys(), sorted(given.keys() - cls._readers.keys())
        said: dict[str, Any] = {}
        flaws: list[Objection] = []
        for field, read in cls._readers.items():
            if field in given:
                value = given[field]
                try:
                    said[field] = None if value is None else read(value, given["today"])
                except Refused as refused:
                    flaws.append(refused.objections[0].at(field))
                except Unread as unread:
                    flaws += [flaw.at(field) for flaw in unread.flaws]
        return said, flaws
