"""Two actors that are one: which of their rows say the same, and what those say together.

Of enrollments that share days one stays and holds the days of all: the earliest arrival with its evidence, and the
latest end, or none. A decision to exclude that stands ends them from its day, whoever it named, and its enrollment is
the one that stays.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from samverkan_cli.domain.case import effect
from samverkan_cli.domain.events import JoinedDays, JoinedSpan
from samverkan_cli.domain.records import Contact, Enrollment, Exclusion, Membership, NetworkMember, Seat
from samverkan_cli.domain.values import EndedAs

Spanned = TypeVar("Spanned", Contact, NetworkMember, Seat, Membership)
_HOMES = {Contact: "contact", NetworkMember: "network_member", Seat: "seat", Membership: "group_member"}
_EVIDENCE = ("signed", "affirmed", "text_version", "signed_by", "capacity", "channel", "evidence")
_SAID = (*_EVIDENCE, "submission", "completing", "cause_removed", "known_as")


class End(NamedTuple):
    """The first day off and what ended it, as it was told; no day is no end."""

    day: date | None = None
    how: EndedAs | None = None
    received: date | None = None


@dataclass(frozen=True)
class Group:
    """Enrollments of one period that share days: the one that stays, and those that are dropped."""

    kept: Enrollment
    dropped: tuple[Enrollment, ...]
    days: JoinedDays | None


def acts_from(exclusion: Exclusion) -> date | None:
    """Give the day from which an exclusion keeps its actor off and goes on, or None: it waits, is stayed or is over."""
    return next((first for first, last in effect.of(exclusion).spans() if last == effect.OPEN), None)


def groups(enrollments: Iterable[Enrollment], exclusions: Sequence[Exclusion]) -> Iterator[list[Enrollment]]:
    """Give the enrollments of each period that share days, together; those on no day are left alone.

    An answer that was never completed is with those that were in force after it arrived, but ties nothing together.
    """
    there = [each for each in enrollments if each.declined_on is None and each.ended_as is not EndedAs.REFUSAL]
    for period in sorted({each.period for each in there}):
        found: list[list[Enrollment]] = []
        held = [(each, *_days(each, exclusions)) for each in there if each.period == period]
        for one, first, off in sorted(held, key=lambda e: (e[0].effective is None, e[1], e[0].number)):
            if first >= off:
                continue
            sharing = [each for each in found if any(_share_days(one, other, exclusions) for other in each)]
            if one.effective is None:
                sharing = sharing[-1:]
            found = [each for each in found if each not in sharing] + [[*(e for each in sharing for e in each), one]]
        yield from found


def _share_days(one: Enrollment, other: Enrollment, exclusions: Sequence[Exclusion]) -> bool:
    (first, off), (others_first, others_off) = _days(one, exclusions), _days(other, exclusions)
    return first < others_off and others_first < off


def _days(one: Enrollment, exclusions: Sequence[Exclusion]) -> tuple[date, date]:
    """Give an enrollment's first day, and its first day off; an exclusion ends whatever began before it."""
    first = one.effective or one.received
    return first, min((day for day in (one.ended_from, *_ends(one, exclusions)) if day), default=date.max)


def _ends(one: Enrollment, exclusions: Sequence[Exclusion]) -> list[date]:
    """Give the days from which exclusions of the other actor end an enrollment that began before."""
    days = [acts_from(each) for each in exclusions if each.period == one.period and each.actor != one.actor]
    return [day for day in days if day and one.effective and one.effective < day]


def holders(group: Sequence[Enrollment], exclusions: Sequence[Exclusion]) -> list[Exclusion]:
    """Give the exclusions of some enrollments that stand, in force or waiting to be final."""
    ids = {each.id for each in group}
    return [each for each in exclusions if each.stands and each.enrollment in ids]


def grouped(group: Sequence[Enrollment], exclusions: Sequence[Exclusion]) -> Group:
    """Give which of some enrollments stays, and what it says when it holds the days of all."""
    held = holders(group, exclusions)
    complete = [each for each in group if each.effective]
    waiting = [each for each in group if each.effective is None and not each.is_over]
    telling = complete or waiting or group
    says, earliest = min(telling, key=_arrival), min([*telling, *waiting], key=_arrival)
    kept = next((each for each in group if held and each.id == held[0].enrollment), says)
    dropped = tuple(each for each in sorted(group, key=lambda e: e.number) if each is not kept)
    own = held[0] if held else None
    natural = max((_natural(each, exclusions) for each in telling), key=lambda e: e.day or date.max)
    cuts = [day for each in group for day in _ends(each, exclusions)]
    cuts += [each.ended_from for each in group if each.ended_as is EndedAs.EXCLUSION and each.ended_from]
    cut = min(cuts, default=None)
    ends = cut is not None and (natural.day is None or cut <= natural.day)
    end = End(cut, EndedAs.EXCLUSION, natural.received) if ends else natural
    received = earliest.received
    completed = says.completed or (says.received if says is not earliest and complete else None)
    said: dict[str, Any] = {name: getattr(says, name) for name in _SAID}
    days = {
        "received": received,
        "completed": completed,
        "effective": min((e.effective for e in complete if e.effective), default=None),
        "ended_from": end.day,
        "ended_as": end.how,
        "end_received": end.received,
    }
    if all(getattr(kept, name) == value for name, value in (said | days).items()) and not dropped:
        return Group(kept, (), None)
    before = {}
    if own and ends and own.enrollment == kept.id:
        before = {"exclusion": own.entry, "before_from": natural.day, "before_as": natural.how}
    return Group(kept, dropped, JoinedDays(**({"enrollment": kept.id} | said | days | before)))


def _arrival(one: Enrollment) -> tuple[date, int]:
    return one.received, one.number


def _natural(one: Enrollment, exclusions: Sequence[Exclusion]) -> End:
    """Give the end an enrollment would have without the exclusion that ended it."""
    if one.ended_as is not EndedAs.EXCLUSION:
        return End(one.ended_from, one.ended_as, one.end_received)
    own = next((each for each in exclusions if each.enrollment == one.id and each.stands), None)
    return End(own.before_from, own.before_as, one.end_received) if own else End(one.ended_from, one.ended_as)


def spans(
    rows: Iterable[Spanned], same: Callable[[Spanned], object], stays: Callable[[Spanned], bool]
) -> Iterator[tuple[Spanned, tuple[Spanned, ...], JoinedSpan | None]]:
    """Give the rows that say the same of days they share: the one that stays, those dropped, and the days of all.

    `same` tells what a row is about, `stays` which ones were there before.
    """
    about: dict[object, list[list[Spanned]]] = {}
    for row in sorted(rows, key=lambda r: (r.from_day or date.min, r.entry)):
        known = about.setdefault(same(row), [])
        if known and any(_last(each) >= (row.from_day or date.min) for each in known[-1]):
            known[-1].append(row)
        else:
            known.append([row])
    for run in (run for known in about.values() for run in known):
        kept = next((each for each in run if stays(each)), None)
        if kept is None or all(stays(each) for each in run):
            continue
        last = max(_last(each) for each in run)
        first, through = run[0].from_day, None if last == date.max else last
        said, own = _consent(run), _consent([kept])
        changed = (first, through) != (kept.from_day, kept.through_day) or said != own
        consent = {"consented_on": said[0], "withdrawn_on": said[1]} if said != own else {}
        span = JoinedSpan(table=home(kept), entry=kept.entry, from_day=first, through_day=through, **consent)
        joined = span if changed else None
        yield kept, tuple(each for each in run if each is not kept), joined


def _consent(rows: Iterable[Contact | NetworkMember | Seat | Membership]) -> tuple[date | None, date | None]:
    """Give when some contacts that are one were consented to, and when that was taken back: what was said last holds.

    Of what was said on one day, that it was taken back does.
    """
    said = [(each.consented_on, each.withdrawn_on) for each in rows if isinstance(each, Contact)]

    def last(days: tuple[date | None, date | None]) -> tuple[date, bool]:
        consented, withdrawn = days
        return max(consented or date.min, withdrawn or date.min), withdrawn is not None

    return max(said, key=last, default=(None, None))


def home(row: Contact | NetworkMember | Seat | Membership) -> str:
    """Give the table a row stands in."""
    return _HOMES[type(row)]


def _last(row: Contact | NetworkMember | Seat | Membership) -> date:
    return row.through_day or date.max
