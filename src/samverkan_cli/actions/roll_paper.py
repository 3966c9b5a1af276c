"""What a roll says as a paper: who is a signatory, who comes for whom, and room for a hand where it is to be signed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from samverkan_cli.actions import papers as facts
from samverkan_cli.actions.roll import answered, must_stand
from samverkan_cli.domain import roll as rules
from samverkan_cli.domain.days import here
from samverkan_cli.domain.events import RollLine
from samverkan_cli.domain.setting import SENDER, notices_of_missing

if TYPE_CHECKING:
    from collections.abc import Collection

    from samverkan_cli.actions.document import Paper
    from samverkan_cli.domain.records import Attendance, Meeting, RecordedRoll, Seat, Signatory
    from samverkan_cli.store.reader import Reader

Facts = dict[str, Any]


def roll(read: Reader, request: rules.WriteRoll) -> Paper:
    """Give the roll on a day, or a recorded one as it was recorded; to sign where that is asked for.

    With a meeting it tells who comes for each actor, and is the roll on the meeting's day unless another is said.
    """
    rules.must_ask_one_thing(request, request.recorded or "")
    meeting = read.meeting(request.meeting) if request.meeting else None
    if meeting:
        must_stand(meeting, "meeting", "meeting")
    if meeting and not (request.on_day or request.recorded):
        request = request.but(on_day=meeting.date)
    found = answered(read, request)
    rows = [_row(number, line) for number, line in enumerate(found.lines, start=1)]
    coming = _delegates(read, meeting, {row["id"] for row in rows}) if meeting else {}
    told = {
        **facts.letterhead(read, request, None),
        "actor": {"id": None, "name": None, "org_nr": None},
        "contact": None,
        "ref": found.kept.id if found.kept else str(found.asked.on),
        "on": found.asked.on,
        "period": found.asked.period,
        "side": str(found.asked.side) if found.asked.side else None,
        "received_by": found.asked.received_by,
        "recorded": _kept(read, found.kept) if found.kept else None,
        "meeting": _meeting(read, meeting) if meeting else None,
        "rows": [{**row, "delegates": coming.get(row["id"], [])} for row in rows],
        "head": dict(zip(("entry", "hash"), read.last_entry(), strict=True)),
    }
    return "sign_in" if request.sign_in else "roll", told, notices_of_missing(read.settings(), SENDER[:1])


def _row(number: int, line: Signatory | RollLine) -> Facts:
    """Give a line by its number; what was not recorded of a recorded one is not told."""
    if isinstance(line, RollLine):
        return {"number": number, "id": line.actor, "name": line.name or line.actor, "since": line.since}
    own = {"id": line.id, "name": line.name or line.id, "since": line.since}
    return {"number": number, **own, "org_nr": line.org_nr, "kind": str(line.kind), "side": str(line.side)}


def _kept(read: Reader, roll: RecordedRoll) -> Facts:
    """Give what a roll was kept as, and whether later entries change the answer."""
    entry = read.numbered([roll.entry])[roll.entry]
    return {
        "id": roll.id,
        "title": roll.title,
        "entry": roll.entry,
        "sha256": roll.sha256,
        "on": here(datetime.fromisoformat(entry.stamp.at)),
        "differs": read.differs(roll),
    }


def _meeting(read: Reader, meeting: Meeting) -> Facts:
    names = read.names(meeting.bodies)
    told = {"id": meeting.id, "title": meeting.title, "day": meeting.date, "place": meeting.place}
    return told | {"bodies": [names.get(body, body) for body in meeting.bodies]}


def _delegates(read: Reader, meeting: Meeting, actors: Collection[str]) -> dict[str, list[Facts]]:
    """Give who comes to a meeting for each actor, and for whom one steps in."""
    seats = read.seats_on(meeting.bodies, meeting.date)
    found = rules.delegates(actors, read.attendance(meeting.id), seats)
    coming = [each for those in found.values() for each in those]
    names = read.names({id_ for each in coming for id_ in (each.person, _instead(each)) if id_})
    return {actor: [_delegate(each, names) for each in those] for actor, those in found.items()}


def _delegate(each: Attendance | Seat, names: dict[str, str]) -> Facts:
    instead = _instead(each)
    return {
        "name": names.get(each.person, each.person),
        "role": each.role,
        "instead_of": names.get(instead, instead) if instead else None,
    }


def _instead(each: Attendance | Seat) -> str | None:
    """Give for whom somebody steps in."""
    return getattr(each, "substitutes", None)
