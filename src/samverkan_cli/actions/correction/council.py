"""What can be put right of bodies, meetings and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli.actions import attendance, body, decision, item, meeting, reference
from samverkan_cli.actions.correction import acts
from samverkan_cli.actions.correction.things import Correctable, Facts, Said, Thing
from samverkan_cli.domain.attendance import Attend, LeaveRoom
from samverkan_cli.domain.body import AddBody, GiveMandate, SetStanding, TakeSeat
from samverkan_cli.domain.changing import ChangeDecision
from samverkan_cli.domain.decision import NoteStance, RecordDecision
from samverkan_cli.domain.item import AddItems, NoteItem, NoteOutcome
from samverkan_cli.domain.meeting import ApproveMinutes, CallMeeting, CancelMeeting, SendMinutes
from samverkan_cli.domain.notation import name_key
from samverkan_cli.domain.records import (
    AgendaItem,
    Attendance,
    DecisionChange,
    ItemOutcome,
    LeftRoom,
    Mandate,
    Seat,
    StanceHeld,
    StandingItem,
)
from samverkan_cli.domain.refusal import Objections

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Decision, Meeting
    from samverkan_cli.store.reader import Reader

_SPAN = {"from": "from_day", "date": "from_day", "through": "through"}


SEAT = Correctable(
    noun="seat",
    table="seat",
    facts=(
        Facts(
            asks=TakeSeat,
            typed={"person": "person", "represents": "represents", "role": "role", "party": "party", **_SPAN},
            said=lambda _reader, found: {
                "body": found.body,
                "person": found.person,
                "represents": found.represents or found.organisation,
                "role": found.role,
                "party": found.party,
                "from_day": found.from_day,
                "through": found.through_day,
            },
            again=body.take_seat,
        ),
    ),
    by_entry=Seat,
    subject=lambda found: str(found.body),
)
MANDATE = Correctable(
    noun="mandate",
    table="mandate",
    facts=(
        Facts(
            asks=GiveMandate,
            typed={"subject": "subject", "may": "may", "source": "source", **_SPAN},
            said=lambda _reader, found: {
                "body": found.body,
                "subject": found.subject,
                "may": found.may,
                "source": found.source,
                "from_day": found.from_day,
                "through": found.through_day,
            },
            again=body.give_mandate,
        ),
    ),
    by_entry=Mandate,
    subject=lambda found: str(found.body),
)


STANDING = Correctable(
    noun="standing",
    table="standing_item",
    facts=(
        Facts(
            asks=SetStanding,
            typed={"title": "add"},
            said=lambda _reader, found: {"body": found.body, "add": (found.title,)},
            again=body.stand,
        ),
    ),
    by_entry=StandingItem,
    subject=lambda found: str(found.body),
)


def _standing(reader: Reader, found: Any, typed: str) -> list[Thing]:
    there = reader.standing_items(found.id)
    return [STANDING.of(each) for each in there if name_key(each.title or "") == name_key(typed)]


def _seats(reader: Reader, found: Any, typed: str) -> list[Thing]:
    person = reader.person(typed)
    return [SEAT.of(each) for each in reader.seats(found.id) if each.person == person.id]


def _mandates(reader: Reader, found: Any, typed: str) -> list[Thing]:
    return [MANDATE.of(each) for each in reader.mandates(found.id) if each.subject == typed]


BODY = Correctable(
    noun="body",
    table="body",
    facts=(
        Facts(
            asks=AddBody,
            typed={"name": "name", "kind": "kind", "minutes": "minutes"},
            said=lambda _reader, found: {"name": found.name, "kind": found.kind, "minutes": found.minutes},
            again=body.add,
            derived=lambda _reader, _found: {"minutes": "minutes"},
            needs=("name",),
        ),
    ),
    find=lambda reader, ref: reader.body(ref),
    parts={"seat": _seats, "mandate": _mandates, "standing": _standing},
)


# meetings ---------------------------------------------------------------------------------------


def _call(_reader: Reader, found: Meeting) -> Said:
    span = (found.start, found.end) if found.start else None
    called = {"body": found.bodies[0], "also": found.bodies[1:], "day": found.date, "time": span}
    return called | {"place": found.place, "title": found.title, "invited": found.invited}


MINUTES_SENT = Facts(
    asks=SendMinutes,
    typed={"sent": "sent"},
    said=lambda _reader, found: {"meeting": found.id, "sent": found.minutes_sent},
    again=meeting.send_minutes,
    blank=("minutes_sent",),
    has=lambda found: found.minutes_sent is not None,
)
APPROVED = Facts(
    asks=ApproveMinutes,
    typed={"approved": "day", "adjusted": "adjusted", "at": "at"},
    said=lambda _reader, found: {
        "meeting": found.id,
        "day": found.approved_on,
        "adjusted": found.adjusted_on,
        "at": found.approved_at,
    },
    again=meeting.approve,
    derived=lambda _reader, found: {"day": "approved_on"} if found.approved_at else {},
    blank=("approved_on", "adjusted_on", "approved_at"),
    has=lambda found: bool(found.approved_on or found.adjusted_on),
)
CANCELLED = Facts(
    asks=CancelMeeting,
    typed={"cancelled": "day"},
    said=lambda _reader, found: {
        "meeting": found.id,
        "day": found.cancelled_on,
        "reason": found.cancelled_why or found.id,
    },
    again=meeting.cancel,
    blank=("cancelled_on",),
    has=lambda found: found.cancelled_on is not None,
)


ITEM = Correctable(
    noun="item",
    table="agenda_item",
    facts=(
        Facts(
            asks=AddItems,
            typed={"title": "add", "label": "label", "under": "under", "continues": "continues"},
            said=lambda _reader, found: {
                "meeting": found.meeting,
                "add": (found.title,),
                "label": (found.label,) if found.label else (),
                "under": found.parent,
                "continues": found.continues,
            },
            again=item.add,
        ),
        Facts(
            asks=NoteItem,
            typed={"text": "text"},
            said=lambda _reader, found: {"meeting": found.meeting, "item": found.id, "text": found.text},
            again=item.note,
            blank=("text",),
            has=lambda found: found.text is not None,
        ),
    ),
    find=lambda reader, ref: reader.item(ref),
    by_entry=AgendaItem,
    subject=lambda found: str(found.meeting),
)
ATTENDANCE = Correctable(
    noun="attendance",
    table="attendance",
    facts=(
        Facts(
            asks=Attend,
            typed={
                **{
                    name: name for name in ("person", "represents", "role", "guest", "party", "from_item", "until_item")
                },
                "absent": "absence",
                "for": "substitutes",
            },
            said=lambda _reader, found: {
                "meeting": found.meeting,
                "person": found.person,
                "represents": found.represents or found.organisation,
                "role": found.role,
                "guest": found.guest,
                "party": found.party,
                "absence": found.absence,
                "substitutes": found.substitutes,
                "from_item": found.from_item and f"{found.meeting}:{found.from_item}",
                "until_item": found.until_item and f"{found.meeting}:{found.until_item}",
            },
            again=attendance.attend,
        ),
    ),
    by_entry=Attendance,
    subject=lambda found: str(found.meeting),
)
LEFT_ROOM = Correctable(
    noun="left_room",
    table="left_room",
    facts=(
        Facts(
            asks=LeaveRoom,
            typed={"person": "person", "item": "item"},
            said=lambda _reader, found: {
                "meeting": found.meeting,
                "person": found.person,
                "item": f"{found.meeting}:{found.item}",
                "reason": found.why,
            },
            again=attendance.leave_room,
        ),
    ),
    by_entry=LeftRoom,
    subject=lambda found: str(found.meeting),
)
OUTCOME = Correctable(
    noun="outcome",
    table="item_outcome",
    facts=(
        Facts(
            asks=NoteOutcome,
            typed={
                "item": "item",
                "outcome": "outcome",
                "to": "to",
                "to_meeting": "to_meeting",
                "back": "back",
                "note": "note",
            },
            said=lambda _reader, found: {
                "meeting": found.meeting,
                "item": f"{found.meeting}:{found.item}",
                "outcome": found.outcome,
                "to": found.to_body,
                "to_meeting": found.to_meeting,
                "back": found.back_by,
                "note": found.note,
            },
            again=item.note_outcome,
        ),
    ),
    by_entry=ItemOutcome,
    subject=lambda found: str(found.meeting),
)


def _items(reader: Reader, found: Meeting, typed: str) -> list[Thing]:
    refused = Objections()
    there = refused.ask(reference.item, reader, found, typed)
    return [ITEM.of(there)] if there else []


def _attended(reader: Reader, found: Meeting, typed: str) -> list[Thing]:
    person = reader.person(typed)
    return [
        ATTENDANCE.of(each)
        for each in reader.parts(Attendance, "attendance", "meeting", found.id)
        if each.person == person.id
    ]


MEETING = Correctable(
    noun="meeting",
    table="meeting",
    facts=(
        Facts(
            asks=CallMeeting,
            typed={
                "date": "day",
                "time": "time",
                "place": "place",
                "title": "title",
                "body": "body",
                "with": "also",
                "invited": "invited",
            },
            said=_call,
            again=meeting.call,
        ),
        MINUTES_SENT,
        APPROVED,
        CANCELLED,
    ),
    find=lambda reader, ref: reader.meeting(ref),
    parts={"item": _items, "participant": _attended},
)


# decisions --------------------------------------------------------------------------------------


def _decided(reader: Reader, found: Decision) -> Said:
    beside = [
        each
        for each in reader.decisions()
        if each.id != found.id
        and (each.body, each.decided_on, each.paragraph) == (found.body, found.decided_on, found.paragraph)
    ]
    return {
        "text": found.text,
        "body": found.body,
        "meeting": found.meeting,
        "item": found.item,
        "paragraph": found.paragraph,
        "day": found.decided_on,
        "effective": found.effective,
        "when_final": found.when_final,
        "outcome": found.outcome,
        "to": found.to_body,
        "to_meeting": found.to_meeting,
        "back": found.back_by,
        "about": found.about,
        "dnr": found.dnr,
        "votes": found.votes,
        "review": found.review_on,
        "source": found.source,
        "another": bool(found.paragraph and beside),
    }


STANCE = Correctable(
    noun="stance",
    table="stance",
    facts=(
        Facts(
            asks=NoteStance,
            typed={"person": "person", "stance": "stance"},
            said=lambda _reader, found: {"decision": found.decision, "person": found.person, "stance": found.stance},
            again=decision.note_stance,
        ),
    ),
    by_entry=StanceHeld,
    subject=lambda found: str(found.decision),
)
CHANGE = Correctable(
    noun="change",
    table="decision_change",
    facts=(
        Facts(
            asks=ChangeDecision,
            typed={"by": "by", "scope": "scope", "date": "day"},
            said=lambda _reader, found: {
                "decision": found.decision,
                "by": found.by_decision,
                "scope": found.scope,
                "how": found.how,
                "day": found.from_day,
            },
            again=decision.change,
        ),
    ),
    by_entry=DecisionChange,
    subject=lambda found: str(found.decision),
)


def _stances(reader: Reader, found: Decision, typed: str) -> list[Thing]:
    person = reader.person(typed)
    return [STANCE.of(each) for each in reader.stances([found.id]) if each.person == person.id]


def _changes(reader: Reader, found: Decision, typed: str) -> list[Thing]:
    by = reader.decision(typed)
    there = reader.parts(DecisionChange, "decision_change", "decision", found.id)
    return [CHANGE.of(each) for each in there if each.by_decision == by.id]


DECISION = Correctable(
    noun="decision",
    table="decision",
    facts=(
        Facts(
            asks=RecordDecision,
            typed={
                "text": "text",
                "body": "body",
                "meeting": "meeting",
                "item": "item",
                "paragraph": "paragraph",
                "date": "day",
                "effective": "effective",
                "outcome": "outcome",
                "to": "to",
                "to_meeting": "to_meeting",
                "back": "back",
                "about": "about",
                "dnr": "dnr",
                "votes": "votes",
                "review": "review",
                "source": "source",
            },
            said=_decided,
            again=decision.record,
        ),
    ),
    find=lambda reader, ref: reader.decision(ref),
    parts={"stance_of": _stances, "changed_by": _changes},
    following=lambda reader, found, _right: acts.resting_on(reader, found.id),
)
