"""Meetings, and who takes part in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.person import mention
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import meeting as rules
from samverkan_cli.domain.events import ApproverNoted
from samverkan_cli.domain.refusal import Objections

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Meeting
    from samverkan_cli.store.writer import Writer


def call(writer: Writer, request: rules.CallMeeting) -> Meeting:
    """Register a meeting of one or several bodies."""
    objections, read = Objections(), writer.reader
    first = objections.find(read.body, request.body)
    spoken_of = [first.id] if first else []
    bodies = [first, *(objections.find(lambda said: read.body(said, spoken_of), each) for each in request.also)]
    objections.stop()
    ids = tuple(dict.fromkeys(body.id for body in bodies if body))
    event = rules.call(request, writer.new_id("M"), ids, read.meetings(request.day, request.day))
    writer.record(event)
    return read.meeting(event.subject)


def move(writer: Writer, request: rules.MoveMeeting) -> Meeting:
    """Give a meeting another day, time or place; its id stays."""
    assert request.meeting
    read = writer.reader
    meeting = read.meeting(request.meeting)
    day = request.day or meeting.date
    writer.record(rules.move(request, meeting, read.meetings(day, day), noted=read.is_noted(meeting.id)))
    return read.meeting(meeting.id)


def cancel(writer: Writer, request: rules.CancelMeeting) -> Meeting:
    """Note that a meeting is not to be, and why."""
    assert request.meeting
    read = writer.reader
    meeting = read.meeting(request.meeting)
    tabled = [each for each in read.questions() if each.to_meeting == meeting.id]
    writer.record(rules.cancel(request, meeting, noted=read.is_noted(meeting.id)))
    for each in tabled:
        facts = {"id": each.ref, "title": each.title or each.text, "meeting": meeting.id}
        writer.notices.append(no.TabledToCancelled("meeting", refs=[each.ref], **facts))
    return read.meeting(meeting.id)


def send_minutes(writer: Writer, request: rules.SendMinutes) -> Meeting:
    """Note when the minutes of a meeting went out."""
    assert request.meeting
    meeting = writer.reader.meeting(request.meeting)
    writer.record(rules.send_minutes(request, meeting))
    return writer.reader.meeting(meeting.id)


def approve(writer: Writer, request: rules.ApproveMinutes) -> Meeting:
    """Note when the minutes of a meeting were approved, or adjusted, and where or by whom."""
    objections, read = Objections(), writer.reader
    meeting = objections.find(read.meeting, request.meeting)
    at = objections.find(read.meeting, request.at)
    approved = objections.ask(rules.approve, request, meeting, at) if meeting and (at or not request.at) else None
    persons = [objections.ask(mention, writer, request, name, "by") for name in request.by]
    objections.stop()
    assert meeting and approved
    by = dict.fromkeys(person for person in persons if person)
    noted = [request.noted(ApproverNoted(subject=meeting.id, person=person)) for person in by]
    writer.record(approved, *noted)
    if at and request.day is None and at.date > request.today:
        writer.notices.append(no.DayInFuture("at", day=str(at.date)))
    return read.meeting(meeting.id)
