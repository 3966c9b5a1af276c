"""The watch list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions import item as items
from samverkan_cli.actions import task
from samverkan_cli.domain import watch as rules
from samverkan_cli.domain.item import AddItems
from samverkan_cli.domain.task import AddTask
from samverkan_cli.domain.values import Promoted

if TYPE_CHECKING:
    from samverkan_cli.domain.records import WatchItem
    from samverkan_cli.store.writer import Writer


def add(writer: Writer, request: rules.AddWatchItem) -> WatchItem:
    """Put something on the watch list."""
    event = rules.add(request, writer.new_id("W"), writer.reader.watching())
    writer.record(event)
    writer.notices += rules.notices_of_month(request.next)
    return writer.reader.watch_item(event.subject)


def note(writer: Writer, request: rules.NoteWatchItem) -> WatchItem:
    """Note news about a watch item."""
    assert request.watch
    item = writer.reader.watch_item(request.watch)
    writer.record(rules.note(request, item))
    writer.notices += rules.notices_of_month(request.next)
    return writer.reader.watch_item(item.id)


def resolve(writer: Writer, request: rules.ResolveWatchItem) -> WatchItem:
    """Close a watch item."""
    assert request.watch
    item = writer.reader.watch_item(request.watch)
    writer.record(rules.resolve(request, item))
    return writer.reader.watch_item(item.id)


def promote(writer: Writer, request: rules.PromoteWatchItem) -> WatchItem:
    """Make of a watch item a task, or an item on the agenda of a meeting."""
    assert request.watch and request.to
    read = writer.reader
    item = read.watch_item(request.watch)
    rules.must_be_promotable(request, item)
    became = _task(writer, request, item) if request.to is Promoted.TASK else _item(writer, request, item)
    writer.record(rules.promote(request, item, became))
    return read.watch_item(item.id)


def _task(writer: Writer, request: rules.PromoteWatchItem, item: WatchItem) -> str:
    asked = request.along(AddTask, text=item.text, origin=item.id, owner=request.owner, due=request.due)
    return task.add(writer, asked).id


def _item(writer: Writer, request: rules.PromoteWatchItem, item: WatchItem) -> str:
    """Put a watch item on an agenda, and give the id of the item."""
    assert request.meeting and item.text
    meeting = items.add(writer, request.along(AddItems, meeting=request.meeting, add=(item.text,)))
    return f"{meeting.id}:{writer.reader.last_item(meeting.id)}"
