"""The minutes of a meeting as the register has them, for a paper that can be read in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain.item import on_the_agenda
from samverkan_cli.domain.minutes import NOWHERE as HERE
from samverkan_cli.domain.minutes import HouseMinutes, Item, LaterDay, Participant, Resolved, ToDo, Watched
from samverkan_cli.domain.values import Minutes as Kind

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.records import AgendaItem, Decision, Meeting
    from samverkan_cli.store.reader import Reader


def of_meeting(read: Reader, meeting: Meeting) -> HouseMinutes:
    """Give the minutes of a meeting: who was there, its items with what was said and resolved, and what follows.

    Last come the open tasks of earlier meetings of the same bodies.
    """
    items = on_the_agenda(read.items(meeting.id))
    people = _people(read, meeting)
    bodies = [body for body in read.bodies() if body.id in meeting.bodies]
    return HouseMinutes(
        bodies=tuple(each.name or each.id for each in sorted(bodies, key=lambda each: meeting.bodies.index(each.id))),
        protocol=any(each.minutes is Kind.PROTOCOL for each in bodies),
        date=str(meeting.date),
        start=meeting.start,
        end=meeting.end,
        place=meeting.place,
        participants=people,
        items=tuple(_items(read, meeting, items)),
        watched=tuple(_watched(read)),
        calendar=tuple(_calendar(read, meeting)),
        left=tuple(_left(read, meeting)),
        scribe=next((each.name for each in people if each.role == "sekreterare"), None),
    )


def _people(read: Reader, meeting: Meeting) -> tuple[Participant, ...]:
    there = read.attendance(meeting.id)
    names = read.names({id_ for each in there for id_ in (each.person, each.represents) if id_})
    return tuple(
        Participant(
            name=names[each.person],
            source=HERE,
            organisation=names.get(each.represents or "") or each.organisation,
            party=each.party,
            role=each.role,
            guest=bool(each.guest),
            absent=each.absence is not None,
        )
        for each in there
    )


def _items(read: Reader, meeting: Meeting, items: list[AgendaItem]) -> list[Item]:
    decisions, noted = read.decisions(meeting.id), read.outcomes(meeting.id)
    tasks = read.tasks_from({each.id for each in items} | {each.id for each in decisions})
    owners = read.names({task.owner for those in tasks.values() for task in those if task.owner})
    to = {each.to_body for each in decisions} | {row["to_body"] for row in noted}
    names = read.names({id_ for id_ in to if id_})
    places = {each.id: place for place, each in enumerate(items)}
    found = []
    for each in items:
        own = [one for one in decisions if one.item == each.ordinal]
        rows = [row for row in noted if row["item"] == each.ordinal]
        follows = [task for origin in (each.id, *(one.id for one in own)) for task in tasks.get(origin, [])]
        found.append(
            Item(
                label=each.label,
                title=each.title,
                source=HERE,
                text=each.text or "",
                parent=places.get(each.parent or ""),
                decisions=(
                    *(_resolved(one, names.get(one.to_body or "")) for one in own),
                    *(_noted(row, names.get(row["to_body"] or "")) for row in rows),
                ),
                tasks=tuple(
                    ToDo(text=one.text or "", source=HERE, owner=owners.get(one.owner or ""), due=_day(one.due))
                    for one in follows
                ),
            )
        )
    return found


def _day(day: date | None) -> str | None:
    return str(day) if day else None


def _resolved(decision: Decision, to: str | None) -> Resolved:
    return Resolved(
        text=decision.text or "", outcome=str(decision.outcome), source=HERE, to=to, back=_day(decision.back_by)
    )


def _noted(row: dict[str, object], to: str | None) -> Resolved:
    back = row["back_by"]
    return Resolved(
        text=str(row["note"] or ""), outcome=str(row["outcome"]), source=HERE, to=to, back=str(back) if back else None
    )


def _watched(read: Reader) -> list[Watched]:
    return [
        Watched(text=each.text or "", source=HERE, kind=str(each.kind), owner=each.owner, next=_day(each.next_day))
        for each in read.watching()
        if not each.closed_on
    ]


def _calendar(read: Reader, meeting: Meeting) -> list[LaterDay]:
    later = [each for each in read.meetings(meeting.date) if each.date > meeting.date and not each.cancelled_on]
    names = read.names({body for each in later for body in each.bodies})
    return [
        LaterDay(
            date=str(each.date), source=HERE, start=each.start, end=each.end, place=each.place,
            title=each.title or " + ".join(names[body] for body in each.bodies),
        )
        for each in later
    ]  # fmt: skip


def _left(read: Reader, meeting: Meeting) -> list[ToDo]:
    """Give the open tasks from earlier meetings of the same bodies."""
    here = {meeting.id, *(each.id for each in read.decisions(meeting.id))}
    open_ = [
        each
        for each in read.tasks_of_bodies(meeting.bodies, meeting.date)
        if each.origin not in here and not (each.origin or "").startswith(f"{meeting.id}:")
    ]
    names = read.names({each.owner for each in open_ if each.owner})
    return [
        ToDo(text=each.text or "", source=HERE, owner=names.get(each.owner or ""), due=_day(each.due)) for each in open_
    ]
