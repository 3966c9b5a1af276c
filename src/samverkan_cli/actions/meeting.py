"""Meetings, and who takes part in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.person import mention
from samverkan_cli.domain import meeting as rules
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


def attend(writer: Writer, request: rules.Attend) -> Meeting:
    """Note who took part in a meeting."""
    assert request.person
    objections, read = Objections(), writer.reader
    meeting = objections.find(read.meeting, request.meeting)
    represents = objections.find(read.actor, request.represents)
    person = objections.ask(mention, writer, request, request.person)
    objections.stop()
    assert meeting and person
    there = [row["person"] for row in read.attendance(meeting.id)]
    writer.record(rules.attend(request, meeting, person, represents.id if represents else None, there))
    return meeting
