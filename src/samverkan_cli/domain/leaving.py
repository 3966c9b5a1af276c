"""Leaving a period, and not joining it: declining, withdrawing, and which enrollment is live."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import ActorWithdrew, EnrollmentClosed, EnrollmentDeclined
from samverkan_cli.domain.records import Activity, Actor, Enrollment, Period, PersonPlace
from samverkan_cli.domain.refusal import Notice, Objection, Refused
from samverkan_cli.domain.request import Day, PeriodKey, Reference, Request
from samverkan_cli.domain.values import EndedAs, PlaceKind


class Decline(Request):
    """An answer that abstains."""

    required: ClassVar = ("actor",)
    inferred: ClassVar = ("period",)
    happened: ClassVar = ("day", "received")

    actor: Reference | None = None
    period: PeriodKey | None = None
    received: Day | None = None


class Withdraw(Request):
    """An actor's own wish to leave a period."""

    required: ClassVar = ("actor",)
    inferred: ClassVar = ("period",)
    happened: ClassVar = ("day", "received")

    actor: Reference | None = None
    period: PeriodKey | None = None
    received: Day | None = None
    effective: Day | None = None


def decline(
    request: Decline, actor: Actor, period: Period, latest: Enrollment | None, id_: str
) -> EnrollmentDeclined | EnrollmentClosed:
    """Give the event of an actor that abstains; one that has joined withdraws instead. Raises `Refused`.

    Of an application that waits for what it lacks it is said that nothing more came: it is closed, once the last day
    to complete it has passed, and a later answer is a new application.
    """
    day = request.received or request.on
    if latest and latest.declined_on:
        raise Refused([no.AlreadyDeclined("actor", refs=[latest.id], id=latest.id, day=str(latest.declined_on))])
    if latest and latest.ended_as is EndedAs.CLOSED:
        closed = str(latest.ended_from)
        raise Refused([no.ApplicationClosed("actor", refs=[latest.id], name=actor.name, id=latest.id, day=closed)])
    if latest and latest.ended_from is None and latest.effective is None:
        return request.noted(_closed(actor, latest, day))
    if latest and latest.ended_from is None:
        facts = {"id": latest.id, "effective": str(latest.effective), "period": period.id}
        raise Refused([no.AlreadyEnrolled("actor", refs=[latest.id], name=actor.name, **facts)])
    if period.closed_on and day > period.closed_on:
        raise Refused([no.PeriodIsClosed("received", period=period.id, day=str(period.closed_on))])
    return request.noted(EnrollmentDeclined(subject=actor.id, enrollment=id_, period=period.id, declined_on=day))


def _closed(actor: Actor, waiting: Enrollment, day: date) -> EnrollmentClosed:
    """Give the event of an application that is closed; what it lacks may still come through the day that was given."""
    if waiting.complete_by and day <= waiting.complete_by:
        facts = {"name": actor.name, "id": waiting.id, "period": waiting.period, "last": str(waiting.complete_by)}
        raise Refused([no.CompletionRuns("received", refs=[waiting.id], day=str(day), **facts)])
    return EnrollmentClosed(subject=actor.id, enrollment=waiting.id, period=waiting.period, closed_from=day)


def withdraw(
    request: Withdraw, actor: Actor, period: Period, latest: Enrollment | None, left: date | None = None
) -> ActorWithdrew:
    """Give the event of a withdrawal: off the roll from the day it arrives, or a later one it names.

    One that arrives when the actor has been excluded is recorded as well: the exclusion may be stayed or annulled.
    `left` is the day of a withdrawal that an exclusion came before, or after. Raises `Refused`: 5 when the actor is
    not enrolled, 4 when it has left already.
    """
    received = request.received or request.on
    effective = request.effective or received
    excluded = latest is not None and latest.ended_as is EndedAs.EXCLUSION
    if latest and excluded and left:
        facts = {"id": latest.id, "name": actor.name, "day": str(left)}
        raise Refused([no.AlreadyWithdrawn("actor", refs=[latest.id], **facts)])
    live = latest if latest and excluded else must_be_live(actor, period, latest, effective, EndedAs.WITHDRAWAL)
    off = live.ended_from if excluded and live.ended_from and live.ended_from <= effective else None
    found: list[Objection] = []
    if received < live.received:
        found.append(no.EndBeforeReceived("received", received=str(live.received), end=str(received)))
    if effective < received:
        found.append(no.EffectiveBeforeReceived("effective", effective=str(effective), received=str(received)))
    if effective > period.last_day:
        first, last = str(period.first_day), str(period.last_day)
        found.append(
            no.EffectiveOutsidePeriod("effective", effective=str(effective), period=period.id, first=first, last=last)
        )
    if found:
        raise Refused(found)
    unjoined = live.effective is None or effective <= live.effective
    withdrew = ActorWithdrew(
        subject=actor.id,
        enrollment=live.id,
        period=period.id,
        received=received,
        effective=effective,
        unjoined=unjoined,
        off_since=off,
    )
    return request.noted(withdrew)


# What the people of an actor have that another takes on.
TIES = (PlaceKind.SEAT, PlaceKind.MEMBER, PlaceKind.TASK, PlaceKind.HELPER, PlaceKind.LEAD)
_TOLD_AS = {PlaceKind.HELPER: PlaceKind.TASK}


def notices_of_ties(
    actor: str,
    name: str | None,
    places: Sequence[PersonPlace],
    called: Mapping[str, str],
    activities: Sequence[Activity] = (),
) -> Iterator[Notice]:
    """Give what is to be handed on when an actor leaves: seats for it, its people's groups, open tasks and activities.

    `places` are where its contacts and representatives stand, `called` the names of what they lead to, `activities`
    those that go on and that the actor itself takes part in.
    """
    held = [each for each in places if each.stands in TIES and each.through is None]
    held = [each for each in held if each.stands is not PlaceKind.SEAT or each.about == actor]
    told: dict[PlaceKind, list[str]] = {kind: [] for kind in TIES}
    for each in held:
        told[_TOLD_AS.get(each.stands, each.stands)].append(_tie(each, called))
    own = [f"{each.text or each.id} ({each.id})" for each in activities]
    if held or own:
        seats, groups, tasks, led = (
            tuple(told[kind]) or None for kind in (PlaceKind.SEAT, PlaceKind.MEMBER, PlaceKind.TASK, PlaceKind.LEAD)
        )
        facts = {"name": name, "seats": seats, "groups": groups, "tasks": tasks}
        facts |= {"activities": led, "part": tuple(own) or None} if led or own else {}
        refs = dict.fromkeys([*(each.id for each in held), *(each.id for each in activities)])
        yield no.ToHandOn("actor", refs=refs, **facts)


def _tie(each: PersonPlace, called: Mapping[str, str]) -> str:
    return f"{called.get(each.id, each.id)} ({each.id}): {called.get(each.person or '', each.person)}"


def must_be_applying(actor: Actor, period: Period, latest: Enrollment | None, day: date | None) -> Enrollment:
    """Give the enrollment that has only been applied for, or takes effect later than the day.

    Raises `Refused`: 5 without an application, 4 when the actor has joined already, or the application has ended.
    """
    live = must_be_live(actor, period, latest, None)
    if live.effective and day and live.effective <= day:
        facts = {"id": live.id, "effective": str(live.effective), "period": period.id}
        raise Refused([no.JoinedAlready("actor", refs=[live.id], name=actor.name, **facts)])
    return live


_ALREADY = {
    EndedAs.WITHDRAWAL: no.AlreadyWithdrawn,
    EndedAs.EXCLUSION: no.AlreadyExcluded,
    EndedAs.REFUSAL: no.AlreadyRefused,
    EndedAs.CLOSED: no.ApplicationClosed,
}


def must_be_live(
    actor: Actor,
    period: Period,
    latest: Enrollment | None,
    day: date | None,
    ending: EndedAs | None = None,
    decided: date | None = None,
) -> Enrollment:
    """Give the enrollment that is live on the day, or without a day the one that has no end.

    An end of another kind that lies ahead stands in nobody's way: who has announced a withdrawal can
    be excluded before it, and who is excluded from a day ahead can leave before it. Nor does a withdrawal that
    arrived when a decision had been taken, on the day `decided`: what a body has decided is recorded, whichever
    was typed first. Raises `Refused`: 5 without an enrollment, 4 when it has ended already.
    """
    if latest is None or latest.declined_on:
        raise Refused([no.NotEnrolled("actor", refs=[actor.id], name=actor.name, period=period.id)])
    if actor.dissolved_on and day and day > actor.dissolved_on:
        raise Refused([no.AlreadyDissolved("actor", refs=[actor.id], id=actor.id, day=str(actor.dissolved_on))])
    ahead = latest.ended_from and day and day < latest.ended_from and latest.ended_as is not ending
    arrived = latest.end_received or latest.ended_from
    decided_first = latest.ended_as is EndedAs.WITHDRAWAL and decided and arrived and decided <= arrived
    if latest.ended_from and not ahead and not decided_first:
        ended = _ALREADY[latest.ended_as or EndedAs.WITHDRAWAL]
        raise Refused([ended("actor", refs=[latest.id], name=actor.name, id=latest.id, day=str(latest.ended_from))])
    return latest
