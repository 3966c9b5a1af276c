"""The items of a meeting: adding, changing and noting them, and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions import reference
from samverkan_cli.domain import item as rules
from samverkan_cli.domain.meeting import may_be_changed, must_take_place
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.domain.values import MeetingState

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Meeting
    from samverkan_cli.store.writer import Writer

HELD = (MeetingState.HELD, MeetingState.MINUTES_OUT, MeetingState.APPROVED)


def add(writer: Writer, request: rules.AddItems) -> Meeting:
    """Put items on a meeting's agenda."""
    assert request.meeting
    read = writer.reader
    meeting = read.meeting(request.meeting)
    objections = Objections(may_be_changed(request, meeting))
    items = read.items(meeting.id)
    under, after = (
        objections.ask(reference.item, read, meeting, said) if said else None for said in (request.under, request.after)
    )
    continues = objections.ask(reference.question, read, request.continues, meeting) if request.continues else None
    objections.stop()
    events = rules.add_items(
        request, meeting, items, read.last_item(meeting.id), under=under, after=after, continues=continues
    )
    open_ = [(each.ref, each.title) for each in read.questions() if each.concerns(meeting.bodies)]
    writer.notices += rules.notices_of_adding(request, items, open_)
    writer.record(*events)
    return meeting


def change(writer: Writer, request: rules.ChangeItem) -> Meeting:
    """Drop, rename or move an item of a meeting."""
    assert request.meeting
    read = writer.reader
    meeting = read.meeting(request.meeting)
    objections = Objections(must_take_place(meeting))
    typed = request.drop or request.rename or request.move
    assert typed
    item = objections.ask(reference.item, read, meeting, typed)
    after = objections.ask(reference.item, read, meeting, request.after) if request.after else None
    objections.stop()
    assert item
    items = read.items(meeting.id)
    held = read.meeting_state(meeting, request.today) in HELD
    if request.drop:
        under = any(each.parent == item.id and not each.dropped_on for each in items)
        writer.record(rules.drop(request, meeting, item, dealt_with=read.dealt_with(item), under=under))
    elif request.rename:
        writer.record(rules.rename(request, meeting, item, held=held))
    else:
        writer.record(rules.move(request, meeting, items, item, after, held=held))
    return meeting


def note(writer: Writer, request: rules.NoteItem) -> Meeting:
    """Note what was said of an item."""
    assert request.meeting and request.item
    meeting = writer.reader.meeting(request.meeting)
    objections = Objections(may_be_changed(request, meeting))
    item = objections.ask(reference.item, writer.reader, meeting, request.item)
    objections.stop()
    assert item
    writer.record(rules.note(request, meeting, item))
    return meeting


def note_outcome(writer: Writer, request: rules.NoteOutcome) -> Meeting:
    """Note what became of an item that has no decision of its own."""
    assert request.item
    objections, read = Objections(), writer.reader
    meeting = objections.find(read.meeting, request.meeting)
    item = objections.ask(reference.item, read, meeting, request.item) if meeting else None
    to = objections.find(lambda said: read.body(said, meeting.bodies if meeting else ()), request.to)
    to_meeting = objections.find(read.meeting, request.to_meeting)
    objections.extend(may_be_changed(request, meeting) if meeting else ())
    objections.stop()
    assert meeting and item
    noted, to_body = read.outcomes(meeting.id), to.id if to else None
    event = rules.note_outcome(request, meeting, item, to_body, noted, to_meeting)
    writer.notices += rules.notices_of_outcome(request.outcome, to_body, request.back, meeting.date)
    writer.record(event)
    return meeting
