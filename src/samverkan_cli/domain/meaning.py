"""What a decision on an actor means for it on a day, by all that is known: letters, `why` and `case show` tell this.

What it says today is not what it said: a stay, an annulment, a reconsideration, a later period and a withdrawal
change it [domain.md §6, step 11].
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from samverkan_cli.domain.case.effect import InForce, Span, before, covers
from samverkan_cli.domain.records import Enrollment
from samverkan_cli.domain.refusal import Said
from samverkan_cli.domain.standing import Dates, Standing, end, on_roll, standing


class Now(StrEnum):
    """How a decision stands on a day."""

    WAITS = "waits"  # for being final
    AHEAD = "ahead"
    HOLDS = "holds"
    STAYED = "stayed"
    OVER = "over"  # the last day of a suspension has passed
    OUTLIVED = "outlived"  # what it would have ended had ended already
    REVOKED = "revoked"
    ANNULLED = "annulled"


class Meaning(Struct, frozen=True):
    """What a decision means for an actor on a day.

    `off_from` is the first day off the roll by it, and `last_on` the last day on, of the enrollment it is about;
    `joined` tells whether that enrollment is on the roll, and `elsewhere` in which other periods the actor is.
    `ended_from` and `ended_as` tell what else has ended that enrollment. A bar runs `barred_from` … `barred_through`,
    both None where there is none any more.
    """

    now: Now
    off_from: date | None = None
    last_on: date | None = None
    joined: bool = False
    elsewhere: tuple[str, ...] = ()
    ended_from: date | None = None
    ended_as: Standing | None = None
    barred_from: date | None = None
    barred_through: date | None = None


def of(decision: InForce, about: Dates, others: Iterable[tuple[str, Dates]], bar: Iterable[Span], on: date) -> Meaning:
    """Give what a decision means on a day for the enrollment it is about, and beside the actor's others, by period."""
    spans = tuple(decision.spans())
    without = _without(about, spans)
    first = spans[0][0] if spans else None
    over, how = end(without)
    bites = first is not None and first < over
    left = [(start, last) for start, last in bar if last >= on]
    return Meaning(
        now=_now(decision, spans, on, bites=bites or first is None),
        off_from=first if bites else None,
        last_on=before(first) if first and bites and on_roll(without, before(first) or first) else None,
        joined=on_roll(about, on),
        elsewhere=tuple(period for period, dates in others if on_roll(dates, on)),
        ended_from=over if over <= on else None,
        ended_as=how if over <= on else None,
        barred_from=left[0][0] if left else None,
        barred_through=left[-1][1] if left else None,
    )


def _without(about: Dates, spans: tuple[Span, ...]) -> Dates:
    """Give the dates of an enrollment as if a decision had not been taken."""

    def kept(off: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(span for span in off if span not in spans)

    return replace(
        about,
        succeeded_from=None,
        exclusions=kept(about.exclusions),
        suspensions=kept(about.suspensions),
        refusals=kept(about.refusals),
    )


def _now(decision: InForce, spans: tuple[Span, ...], on: date, *, bites: bool) -> Now:
    first, revoked = decision.first, decision.revoked_from
    asked = (
        (Now.ANNULLED, decision.annulled_on is not None),
        (Now.REVOKED, revoked is not None and revoked <= on),
        (Now.STAYED, decision.interrupted(on)),
        (Now.OUTLIVED, not bites),
        (Now.WAITS, first is None),
        (Now.HOLDS, covers(spans, on)),
        (Now.AHEAD, first is not None and on < first),
    )
    return next((now for now, so in asked if so), Now.OVER)


T = TypeVar("T", bound=Said)


def meets(
    bar: Iterable[Span], decision: str, answers: Iterable[tuple[Enrollment, Dates]], on: date, told: type[T]
) -> Iterator[T]:
    """Tell of the answers that a bar on joining again meets: joined, or to be, on a day it runs.

    One that was given before the bar began counts as well: people decide what becomes of it.
    """
    runs = tuple(bar)
    for each, dates in answers:
        first, over = dates.effective or dates.received, end(dates)[0]
        if dates.declined_on or not any(first <= last and start < over for start, last in runs):
            continue
        facts = {"decision": decision, "first": str(runs[0][0]), "through": str(runs[-1][1]), "actor": each.actor}
        facts |= {"id": each.id, "period": each.period, "standing": str(standing(dates, on))}
        yield told("bar_through", refs=[each.id, decision], **facts)
