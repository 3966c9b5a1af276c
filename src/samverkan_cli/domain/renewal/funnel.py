"""The funnel of a renewal: what has become, on a day, of each signatory of the old period."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from samverkan_cli.domain.case.effect import Span
from samverkan_cli.domain.days import next_day
from samverkan_cli.domain.values import EndedAs, Reply

_ENDED = {
    EndedAs.WITHDRAWAL: Reply.WITHDRAWN,
    EndedAs.EXCLUSION: Reply.EXCLUDED,
    EndedAs.REFUSAL: Reply.REFUSED,
    EndedAs.CLOSED: Reply.CLOSED,
}


class AnswerDays(Struct, frozen=True):
    """The dated facts of an answer in the new period."""

    number: int
    received: date
    completed: date | None = None
    effective: date | None = None
    declined_on: date | None = None
    ended_from: date | None = None
    ended_as: EndedAs | None = None
    exclusions: tuple[Span, ...] = ()


class Course(Struct, frozen=True):
    """What the register knows of an actor that is asked to renew; `excluded_from` is after the old period."""

    answers: tuple[AnswerDays, ...] = ()
    dissolved_on: date | None = None
    excluded_from: date | None = None


def reply(course: Course, on: date) -> Reply:
    """Give what has become of an actor on a day, by what had arrived by then.

    A complete answer counts as renewed from its arrival, also before the day it takes effect; one that
    lacks something counts as received. Of several ends the earliest counts.
    """
    arrived = [answer for answer in course.answers if answer.received <= on]
    last = max(arrived, key=lambda answer: (answer.received, answer.number), default=None)
    if last and last.declined_on:
        return Reply.DECLINED
    ends = [(next_day(course.dissolved_on), Reply.DISSOLVED)] if course.dissolved_on else []
    if last and last.ended_from and last.ended_as:
        ends.append((last.ended_from, _ENDED[last.ended_as]))
    if last:
        ends += [(first, Reply.EXCLUDED) for first, through in last.exclusions if first <= on <= through]
    elif course.excluded_from:
        ends.append((course.excluded_from, Reply.EXCLUDED))
    ended = min((end for end in ends if end[0] <= on), key=lambda end: end[0], default=None)
    if ended:
        return ended[1]
    if last is None:
        return Reply.SILENT
    complete = last.effective is not None and (last.completed or last.received) <= on
    return Reply.RENEWED if complete else Reply.RECEIVED


def count(courses: Iterable[Course], on: date) -> dict[Reply, int]:
    """Give how many there are of each reply; an actor is in exactly one."""
    found = Counter(reply(course, on) for course in courses)
    return {each: found[each] for each in Reply}


def rate(counts: Mapping[Reply, int]) -> float | None:
    """Give the share that has renewed, 0 to 1, or None when there is nobody to renew."""
    total = sum(counts.values())
    return round(counts[Reply.RENEWED] / total, 4) if total else None
