"""Requests: what a person or a script asked for, read from text, with every flaw found at once."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Self, TypeVar

from msgspec.structs import replace
from pydantic import BaseModel, BeforeValidator, ConfigDict, PrivateAttr, ValidationError, ValidationInfo

from samverkan_cli.domain import days, values
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import Event
from samverkan_cli.domain.refusal import Notice, Objection, Refused

E = TypeVar("E", bound=Event)
R = TypeVar("R", bound="Request")


class Flaw(ValueError):
    """Carries an objection through Pydantic, which would otherwise write its own sentence."""

    def __init__(self, objection: Objection) -> None:
        self.objection = objection
        super().__init__(objection.code)


def _reads(read: Any, *, today: bool = False) -> BeforeValidator:
    """Give a validator that turns text into a value; what is no text has been read already."""

    def plain(given: object, *counting_from: date) -> object:
        if not isinstance(given, str):
            return given
        try:
            return read(given, *counting_from)
        except Refused as refused:
            raise Flaw(refused.objections[0]) from None

    def dated(given: object, info: ValidationInfo) -> object:
        return plain(given, (info.context or {})["today"]) if isinstance(given, str) else given

    return BeforeValidator(dated if today else plain)


def _positive_number(text: str) -> int:
    bare = text.strip().removeprefix("§").strip()
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 5 and int(bare)):
        raise Refused([no.NumberInvalid(given=text)])
    return int(bare)


def _count(text: str) -> int:
    return 0 if text.strip() == "0" else _positive_number(text)


def _entry_number(text: str) -> int:
    bare = text.strip()
    if not (bare.isascii() and bare.isdigit() and len(bare) <= 15 and int(bare)):
        raise Refused([no.NumberInvalid(given=text)])
    return int(bare)


def _address(text: str) -> str:
    cleaned = values.clean(text, values.LINE)
    name, address = values.mailbox(cleaned)
    if name or not address:
        _name(name or "")
    return cleaned


def _name(text: str) -> str:
    cleaned = values.clean(text, values.NAME)
    if not cleaned[0].isalnum() and not any(unicodedata.category(c)[0] in "LNS" for c in cleaned):
        raise Refused([no.TextEmpty()])
    return cleaned


def _signer(text: str) -> str:
    cleaned = values.clean(text, values.LINE)
    _name(values.signer(cleaned)[0])
    return cleaned


Name = Annotated[str, _reads(_name)]
Signer = Annotated[str, _reads(_signer)]
Line = Annotated[str, _reads(lambda text: values.clean(text, values.LINE))]
Text = Annotated[str, _reads(lambda text: values.clean(text, values.TEXT, lines=True))]
Reference = Annotated[str, _reads(lambda text: values.clean(text, values.LINE))]
Day = Annotated[date, _reads(days.parse_day, today=True)]
KnownDay = Annotated[tuple[str, date | None], _reads(days.parse_known, today=True)]
Span = Annotated[tuple[str, str | None], _reads(days.parse_span)]
Number = Annotated[int, _reads(_positive_number)]
EntryNumber = Annotated[int, _reads(_entry_number)]
Count = Annotated[int, _reads(_count)]  # a number that may be 0
OrgNr = Annotated[str, _reads(values.org_nr)]
PeriodKey = Annotated[str, _reads(values.period_key)]
ProvisionRef = Annotated[str, _reads(values.provision_ref)]
Address = Annotated[str, _reads(_address)]
RegistrySetting = Annotated[tuple[values.SettingKey, str | None], _reads(values.registry_setting)]
Setting = Annotated[tuple[str, bool], _reads(values.setting)]


class Request(BaseModel):
    """What every request may carry, and how one is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True)
    required: ClassVar[tuple[str, ...]] = ()
    happened: ClassVar[tuple[str, ...]] = ()  # days of what has happened: one ahead of today is told

    today: date
    day: Day | None = None
    reason: Text | None = None
    dnr: Line | None = None
    source: Line | None = None
    _unread: frozenset[str] = PrivateAttr(frozenset())

    def knows(self, *fields: str) -> bool:
        """Tell whether what was given for the fields could be read; without it, nothing is the same as anything."""
        return self._unread.isdisjoint(fields)

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

    def along(self, kind: type[R], **fields: object) -> R:
        """Give a request for what is done along with this one, on the same day and for the same reason."""
        shared = {name: getattr(self, name) for name in ("today", "day", "reason", "dnr", "source")}
        return kind.model_validate(shared | fields)

    @classmethod
    def read(cls, given: Mapping[str, object], today: date) -> tuple[Self, list[Objection]]:
        """Give the request and every flaw in it.

        What is flawed is left out of the request, so that the rules can be asked about the rest.
        `today` is what dates without a year and `idag` count from.
        """
        present = {field: value for field, value in given.items() if value is not None and value != []}
        present["today"] = today
        flaws: list[Objection] = [no.Missing(field) for field in cls.required if field not in present]
        while True:
            try:
                request = cls.model_validate(present, context={"today": today})
            except ValidationError as error:
                for detail in error.errors(include_url=False):
                    field = str(detail["loc"][0])
                    flaws.append(_objection(field, detail))
                    present.pop(field, None)
            else:
                request._unread = frozenset(flaw.field for flaw in flaws if flaw.field)  # noqa: SLF001 — its own
                return request, flaws


def _objection(field: str, detail: Any) -> Objection:
    flaw = (detail.get("ctx") or {}).get("error")
    if isinstance(flaw, Flaw):
        return flaw.objection.at(field)
    if detail["type"] == "enum":
        given = values.mask_personal_numbers(str(detail["input"]))
        return no.ValueUnknown(field, given=given, choices=tuple(re.findall(r"'([^']*)'", detail["ctx"]["expected"])))
    if detail["type"].startswith("string_unicode"):
        return no.TextNotAllowed(field)
    raise AssertionError(f"{field}: {detail['type']}")
