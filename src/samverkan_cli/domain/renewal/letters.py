"""Letters of a renewal: in which round, until when to answer, and where one can be sent."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.days import COMPLETION_DAYS
from samverkan_cli.domain.deadlines import closed, proposed, working_day_before
from samverkan_cli.domain.records import Period, Reminder
from samverkan_cli.domain.refusal import Notice, Objection, Refused
from samverkan_cli.domain.request import Count, Day, Line, PeriodKey, Reference, Request

LOCAL, DOMAIN = 64, 253  # characters [RFC 5321 4.5.3.1, RFC 1035 2.3.4]
_LOCAL = re.compile(r"(?!.*=\?)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.ASCII | re.IGNORECASE)


class WriteReminders(Request):
    """Invitations (round 0) or reminders to those who are invited and silent."""

    required: ClassVar = ("period",)
    happened: ClassVar[tuple[str, ...]] = ("day",)

    period: PeriodKey | None = None
    round: Count | None = None
    last_day: Day | None = None
    answer_to: Line | None = None
    on_paper: bool = False


class WriteLetter(WriteReminders):
    """One actor's letter of a renewal, as a paper: the invitation, or a reminder of a round."""

    required: ClassVar = ("ref",)
    happened: ClassVar[tuple[str, ...]] = ()

    ref: Reference | None = None
    reminder: bool = False


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


def last_day_to_answer(request: WriteReminders, period: Period, written: Iterable[Reminder] = ()) -> date:
    """Give the last day a letter names: the given one, else the campaign's, else three weeks once that is over.

    Raises `Refused` when nothing is received any more on that day.
    """
    through = period.closed_on or period.last_day
    usual = campaign_day(period, written)
    if usual < request.on:
        usual = period.closed_on or min(proposed(request.on, COMPLETION_DAYS), period.last_day)
    day = request.last_day or usual
    if request.on > through or day > through:
        raise Refused([no.PeriodIsClosed("last_day", period=period.id, day=str(through))])
    if day < request.on:
        raise Refused([no.LastDayBeforeFirst("last_day", first=str(request.on), last=str(day))])
    return day


def campaign_day(period: Period, written: Iterable[Reminder] = ()) -> date:
    """Give the last day to answer in a campaign: what its latest letters say, else the intake's close, else the rule.

    The rule: whoever is to be a signatory from the first day answers by the last working day before it.
    """
    said = [each.last_day for each in written if each.last_day]
    day = said[-1] if said else period.closed_on or working_day_before(period.first_day)
    return min(day, period.closed_on or period.last_day)


def notices_of_last_day(request: WriteReminders, day: date) -> Iterator[Notice]:
    """Give what should be known of a last day: nobody takes an answer on one that was asked for, or it has passed."""
    if request.on > day:
        yield no.LastDayPassed("last_day", day=str(day))
    if request.last_day and closed(day):
        yield no.LastDayClosed("last_day", day=str(day), before=str(working_day_before(day)))


def round_of(request: WriteReminders, written: Iterable[int]) -> int:
    """Give the round that is asked for, else the highest written so far: a new one is always asked for."""
    return request.round if request.round is not None else max(written, default=0)


def round_of_letter(request: WriteLetter, written: Iterable[int]) -> int:
    """Give which round a letter is of: an invitation of 0, a reminder of the one asked for, else the latest so far.

    Raises `Refused` for a reminder of round 0.
    """
    if not request.reminder:
        return 0
    if request.round == 0:
        raise Refused([no.NumberInvalid("round", given="0")])
    return request.round or max(written, default=0) or 1


def last_day_of_letter(request: WriteLetter, period: Period, written: Sequence[Reminder], had: Reminder | None) -> date:
    """Give the last day a letter names: the given one, else that of the letter the actor `had`, else the campaign's.

    Raises `Refused` as `last_day_to_answer` does.
    """
    if had and had.last_day and not request.last_day:
        return had.last_day
    return last_day_to_answer(request, period, written)


def must_be_invited(actor: str, name: str, period: Period, invited: Container[str]) -> Iterator[Objection]:
    """A letter of a renewal is to who has been invited."""
    if actor not in invited:
        yield no.NotInvited("ref", refs=[actor], id=actor, name=name, period=period.id)


def first_written(number: int, written: Iterable[Reminder]) -> dict[str, int]:
    """Give the earliest round before this one in which a letter was written to each actor; 0 is the invitation."""
    found: dict[str, int] = {}
    for each in written:
        if each.round < number:
            found[each.actor] = min(found.get(each.actor, each.round), each.round)
    return found


def notices_of_uninvited(number: int, period: str, first: Iterable[int | None]) -> Iterator[Notice]:
    """Tell of reminders to whom no invitation was written: their letter cannot say that there was one."""
    count = sum(each != 0 for each in first) if number else 0
    if count:
        yield no.RemindedUninvited("round", count=count, period=period)


def must_be_another_day(number: int, request: WriteReminders, written: Iterable[Reminder]) -> Iterator[Objection]:
    """Nobody is reminded twice on a day: a round that is written again is a copy, and a new one waits."""
    that_day = {each.round for each in written if each.round and each.written_on == request.on}
    if number and that_day - {number}:
        earlier = max(that_day - {number})
        yield no.RemindedThatDay(
            "round", period=request.period, round=str(number), earlier=str(earlier), day=str(request.on)
        )


def notices_of_round(number: int, request: WriteReminders, written: Iterable[Reminder]) -> Iterator[Notice]:
    """Give what should be known of a reminder: the invitation it reminds of is of the same day."""
    if number and any(each.round == 0 and each.written_on == request.on for each in written):
        yield no.InvitedThatDay("round", period=request.period, day=str(request.on))
