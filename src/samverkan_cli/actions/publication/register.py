"""Pages of who has joined: the front, the list, a page an actor, the figures, how to join, the open data."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from samverkan_cli.actions.publication.council import meeting_row
from samverkan_cli.domain import which
from samverkan_cli.domain.contact import is_public
from samverkan_cli.domain.days import local
from samverkan_cli.domain.publication import LISTED
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.standing import on_roll
from samverkan_cli.domain.value import told
from samverkan_cli.domain.values import Kind, PageKind, SettingKey, Side
from samverkan_cli.store.reader.publication import PublicationReader
from samverkan_cli.store.reader.report import ReportReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from samverkan_cli.domain.publication import Facts
    from samverkan_cli.domain.records import Period, Signatory
    from samverkan_cli.store.reader import Reader

QUARTERS = 24  # at most, that the figures go back
ASKED_TO_JOIN = (
    *(SettingKey.ANSWER_TO, SettingKey.PUBLIC_CONTACT, SettingKey.SENDER),
    *(SettingKey.CONTROLLER, SettingKey.CONTROLLER_CONTACT),
)


def pages(reader: Reader, on: date) -> Iterator[tuple[PageKind, str, Facts]]:
    """Give the pages that the roll of a day and the settings make."""
    lines = list({each.id: each for each in reader.roll(RollQuestion(on=on))}.values())
    periods = reader.periods()
    names = {"municipality": None, "agreement": None} | told(reader.registry()) | {"on": str(on)}
    yield PageKind.FRONT, "", names | _front(reader, lines, periods, on)
    actors = _actors(reader, lines, on)
    kinds = Counter((each.kind, each.side) for each in lines)
    counted = [{"kind": str(kind), "side": str(side), "count": kinds[kind, side]} for kind, side in _in_order(kinds)]
    yield PageKind.ACTORS, "", names | {"count": len(lines), "kinds": counted, "actors": actors}
    for each in actors:
        yield PageKind.ACTOR, each["id"], each
    yield PageKind.FIGURES, "", {"on": str(on), "counts": list(_counts(reader, periods, on))}
    yield PageKind.JOIN, "", names | _join(reader, periods, on)
    yield PageKind.DATA, "", names | {"count": len(lines), "columns": list(LISTED)}


def actors(reader: Reader, question: RollQuestion) -> list[Facts]:
    """Give all that is known of who is on the roll of a day, in its order."""
    return _actors(reader, list({each.id: each for each in reader.roll(question)}.values()), question.on)


def _in_order(kinds: Counter[tuple[Kind, Side]]) -> list[tuple[Kind, Side]]:
    return sorted(kinds, key=lambda pair: (list(Side).index(pair[1]), list(Kind).index(pair[0])))


def _front(reader: Reader, lines: Sequence[Signatory], periods: Sequence[Period], on: date) -> Facts:
    now = next((each for each in periods if each.first_day <= on <= each.last_day), None)
    ahead = reader.next_meeting(on)
    return {
        "signatories": len(lines),
        "civil": sum(each.side is Side.CIVIL for each in lines),
        "public": sum(each.side is Side.PUBLIC for each in lines),
        "period": told(now) if now else None,
        "receiving": [told(each) for each in which.receiving(periods, on)],
        "next": meeting_row(reader, [ahead], on)[0] if ahead else None,
    }


def _actors(reader: Reader, lines: Sequence[Signatory], on: date) -> list[Facts]:
    """Give all that is known of the actors of a roll, in its order."""
    ids = [each.id for each in lines]
    known = PublicationReader(reader.connection).actors_named(ids)
    public: dict[str, list[Facts]] = defaultdict(list)
    consented = list(reader.contacts_consented(ids))
    # a contact that has ended since stands on no page of an earlier day
    known_on = max(on, local(reader.last_moment()).date()) if consented else on
    for contact in consented:
        if is_public(contact, on) and is_public(contact, known_on):
            public[contact.actor].append(told(contact))
    return [
        told(known[each.id])
        | told(each)
        | {"ref": each.id, "page": each.id, "withheld": [], "contacts": public[each.id]}
        for each in lines
    ]


def _counts(reader: Reader, periods: Sequence[Period], on: date) -> Iterator[Facts]:
    """Give how many of each kind were on the roll on the first day of each quarter, and on the day itself."""
    if not periods:
        return
    days = _quarters(min(each.first_day for each in periods), on)
    held = list(ReportReader(reader.connection).tenures(days[0], on))
    for day in days:
        there = {each.actor: (each.kind, each.side) for each in held if on_roll(each.dates, day)}
        counted = Counter(there.values())
        for kind, side in _in_order(counted):
            yield {"on": str(day), "side": str(side), "kind": str(kind), "count": counted[kind, side]}


def _quarters(first: date, on: date) -> list[date]:
    """Give the first days of the quarters from a day through another, the latest ones, and that other day."""
    starts = [
        on.replace(year=year, month=month, day=1) for year in range(first.year, on.year + 1) for month in (1, 4, 7, 10)
    ]
    return [*[day for day in starts if first <= day < on][-QUARTERS:], on]


def _join(reader: Reader, periods: Sequence[Period], on: date) -> Facts:
    held = reader.settings()
    open_ = [
        told(each)
        | {
            "networks": each.admits_from(max(on, each.first_day)) is not None,
            "page": each.id if each.text_version else None,
        }
        for each in which.receiving(periods, on)
    ]
    return {"periods": open_} | {str(key): held.get(key) for key in ASKED_TO_JOIN}
