"""Agreement periods: their days, rules and texts."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import ClassVar, TypeVar

from samverkan_cli.domain.errors import (
    AlreadyDone,
    AlreadyExists,
    LastDayBeforeFirst,
    Objection,
    Objections,
    PeriodsOverlap,
    Refused,
    TextUnchanged,
)
from samverkan_cli.domain.events import PeriodClosed, PeriodOpened, PeriodTextSet, Provision
from samverkan_cli.domain.records import Period
from samverkan_cli.domain.request import Day, Number, PeriodKey, Reference, Request, Text
from samverkan_cli.domain.values import Affirmation, Party, ProvisionKind, TextChange

K = TypeVar("K")


class OpenPeriod(Request):
    """A new period and its rules."""

    required: ClassVar = ("period", "first_day", "last_day")

    period: PeriodKey | None = None
    first_day: Day | None = None
    last_day: Day | None = None
    networks: bool = True
    hearing: bool = True
    affirmations: tuple[Affirmation, ...] = (Affirmation.VALUES, Affirmation.PRINCIPLES)
    exclusion_clause: Text | None = None
    adopted_by: Reference | None = None
    adopted: Day | None = None
    paragraph: Number | None = None


class SetText(Request):
    """A version of a period's text."""

    required: ClassVar = ("period", "text")

    period: PeriodKey | None = None
    text: Text | None = None
    change: TextChange = TextChange.MATERIAL


class ClosePeriod(Request):
    """The end of a period's intake."""

    required: ClassVar = ("period",)

    period: PeriodKey | None = None


def open_period(
    request: OpenPeriod, existing: Period | None, overlapping: Sequence[str], body: str | None
) -> PeriodOpened:
    """Give the event of a new period.

    `overlapping` are the keys of periods that share a day with it: periods of one agreement do not
    overlap. Raises `Refused`.
    """
    no = Objections(_objections(request, existing, overlapping))
    no.stop()
    assert request.period and request.first_day and request.last_day
    opened = PeriodOpened(
        subject=request.period,
        first_day=request.first_day,
        last_day=request.last_day,
        networks=request.networks,
        hearing=request.hearing,
        affirmations=request.affirmations,
        exclusion_clause=request.exclusion_clause,
        adopted_by=body,
        adopted_on=request.adopted,
        paragraph=request.paragraph,
    )
    return request.noted(opened)


def _objections(request: OpenPeriod, existing: Period | None, overlapping: Sequence[str]) -> Iterator[Objection]:
    if existing:
        yield AlreadyExists("period", refs=[existing.id], noun="period", id=existing.id, name=existing.id)
    if request.first_day and request.last_day and request.last_day < request.first_day:
        yield LastDayBeforeFirst("last_day", first=str(request.first_day), last=str(request.last_day))
    elif others := [key for key in overlapping if key != request.period]:
        yield PeriodsOverlap("first_day", refs=others, others=tuple(others))


def set_text(request: SetText, period: Period) -> PeriodTextSet:
    """Give the event of a new version of a period's text, with its numbered points.

    Raises `Refused` with `text_unchanged` when it is the latest version to the letter.
    """
    text = request.text or ""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if sha256 == period.text_sha256:
        raise Refused([TextUnchanged("text", refs=[period.id], period=period.id, version=period.text_version)])
    version = PeriodTextSet(
        subject=period.id,
        version=(period.text_version or 0) + 1,
        sha256=sha256,
        change=request.change,
        text=text,
        provisions=tuple(points(text)),
    )
    return request.noted(version)


_HEADING = re.compile(r"#{1,6}\s+(.*)")
_POINT = re.compile(r"\s{0,3}(\d{1,3})[.)]\s+(.*)")
_KINDS = (
    (ProvisionKind.VALUE, ("värdegrund", "value")),
    (ProvisionKind.PRINCIPLE, ("princip", "principle")),
    (ProvisionKind.COMMITMENT, ("åtagande", "commitment")),
)
_PARTIES = (
    (Party.BOTH, ("gemensam", "common", "shared")),
    (Party.MUNICIPAL, ("kommun", "municipal")),
    (Party.CIVIL, ("civil", "förening")),
)


def points(text: str) -> Iterator[Provision]:
    """Give the numbered points of a text: `1. …` under a heading with värdegrund, principer or åtaganden.

    A point runs to the next number, heading or blank line. Numbers go on through a kind: a second
    list of commitments under another heading continues the first.
    """
    kind: ProvisionKind | None = None
    party: Party | None = None
    counted: dict[ProvisionKind, int] = {}
    open_lines: list[str] = []
    for line in [*text.splitlines(), ""]:
        heading, point = _HEADING.fullmatch(line), _POINT.fullmatch(line)
        if (heading or point or not line.strip()) and kind and open_lines:
            counted[kind] = counted.get(kind, 0) + 1
            yield Provision(kind=kind, number=counted[kind], party=party, text=" ".join(open_lines))
            open_lines = []
        if heading:
            kind = _first(_KINDS, heading[1])
            party = _party(heading[1]) if kind is ProvisionKind.COMMITMENT else None
        elif point and kind:
            open_lines = [point[2].strip()]
        elif open_lines:
            open_lines.append(line.strip())


def _party(heading: str) -> Party | None:
    """Give whom a heading's commitments bind: both, when it names both."""
    named = {party for party, words in _PARTIES if any(word in heading.casefold() for word in words)}
    return Party.BOTH if len(named) > 1 else next(iter(named), None)


def _first(table: Sequence[tuple[K, Sequence[str]]], heading: str) -> K | None:
    return next((kind for kind, words in table if any(word in heading.casefold() for word in words)), None)


def close(request: ClosePeriod, period: Period) -> PeriodClosed:
    """Give the event that ends the intake: nothing is received after the day. It moves no last day."""
    if period.closed_on:
        raise Refused([AlreadyDone("period", refs=[period.id], id=period.id, day=str(period.closed_on))])
    return request.noted(PeriodClosed(subject=period.id, closed_on=request.on))
