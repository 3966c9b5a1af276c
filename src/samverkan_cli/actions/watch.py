"""The watch list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import watch as rules

if TYPE_CHECKING:
    from samverkan_cli.domain.records import WatchItem
    from samverkan_cli.store.writer import Writer


def add(writer: Writer, request: rules.AddWatchItem) -> WatchItem:
    """Put something on the watch list."""
    event = rules.add(request, writer.new_id("W"), writer.reader.watch_items())
    writer.record(event)
    return writer.reader.watch_item(event.subject)


def note(writer: Writer, request: rules.NoteWatchItem) -> WatchItem:
    """Note news about a watch item."""
    assert request.watch
    item = writer.reader.watch_item(request.watch)
    writer.record(rules.note(request, item))
    return writer.reader.watch_item(item.id)
