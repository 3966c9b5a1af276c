"""Letters of a renewal: in which round, until when to answer, and where one can be sent."""

import re
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.days import COMPLETION_DAYS
from samverkan_cli.domain.deadlines import proposed
from samverkan_cli.domain.records import Period
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import Count, Day, Line, PeriodKey, Request

LOCAL, DOMAIN = 64, 253  # characters [RFC 5321 4.5.3.1, RFC 1035 2.3.4]
_LOCAL = re.compile(r"(?!.*=\?)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.ASCII | re.IGNORECASE)


class WriteReminders(Request):
    """Invitations (round 0) or reminders to those who are invited and silent."""

    required: ClassVar = ("period",)
    happened: ClassVar = ("day",)

    period: PeriodKey | None = None
    round: Count | None = None
    last_day: Day | None = None
    answer_to: Line | None = None


def address(mailbox: str | None) -> str | None:
    """Give a mailbox as every mail program can address it, or None: it gets a letter then."""
    local, _, domain = (mailbox or "").rpartition("@")
    try:
        plain = domain.encode("idna").decode()
    except UnicodeError:
        return None
    domainlike = len(plain) <= DOMAIN and all(map(_LABEL.fullmatch, plain.split(".")))
    sendable = domainlike and len(local) <= LOCAL and _LOCAL.fullmatch(local)
    return f"{local}@{plain}" if sendable else None


def last_day_to_answer(request: WriteReminders, period: Period) -> date:
    """Give the last day a letter names: the given one, the intake's, or the first day while it is ahead.

    Raises `Refused` when nothing is received any more on that day.
    """
    closed = period.closed_on or period.last_day
    usual = period.closed_on or period.first_day
    if request.last_day is None and usual < request.on and not period.closed_on:
        usual = min(proposed(request.on, COMPLETION_DAYS), period.last_day)
    day = request.last_day or usual
    if request.on > closed or day > closed:
        raise Refused([no.PeriodIsClosed("last_day", period=period.id, day=str(closed))])
    if day < request.on:
        raise Refused([no.LastDayBeforeFirst("last_day", first=str(request.on), last=str(day))])
    return day


def round_of(request: WriteReminders, written: Iterable[int]) -> int:
    """Give the round that is asked for, else the highest written so far: a new one is always asked for."""
    return request.round if request.round is not None else max(written, default=0)
