"""`samverkan watch`: the list "På gång/bevakningslista"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli import texts
from samverkan_cli.actions import watch as actions
from samverkan_cli.cli import history, options, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.shapes import iso, some
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.watch import AddWatchItem, NoteWatchItem, PromoteWatchItem, ResolveWatchItem
from samverkan_cli.render import Listing, Receipt, Sheet

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.records import WatchItem
    from samverkan_cli.store.reader import Reader

app = noun("watch")
WatchArgument = Annotated[str | None, options.argument("watch")]
Next = Annotated[str | None, options.flag("next", options.DAY)]


@writes(app, "watch add")
def add(
    call: Writing,
    text: Annotated[str | None, options.argument("text")] = None,
    kind: Annotated[str | None, options.flag("watch_kind", options.WORD, "--kind")] = None,
    owner: Annotated[str | None, options.flag("watch_owner", options.TEXT, "--owner")] = None,
    next_: Next = None,
) -> Receipt:
    """Put something on the watch list."""
    asked = call.read(AddWatchItem, text=text, kind=kind, owner=owner, next=next_)
    return call.record("watch", asked, actions.add, shapes.watch)


@reads(app, "watch list")
def list_(
    call: Reading, all_: Annotated[bool, typer.Option("--all", help=texts.option("all_watched"))] = False
) -> Listing:
    """Show the watch list: what is not closed."""
    with call.reader() as reader:
        found = reader.watch_items() if all_ else reader.watching()
        rows = [shapes.watch(reader, each, call.session.today) for each in found]
    state = ("state",) if all_ else ()
    columns = ("id", "kind", "text", "owner", "next", *state)
    return Listing(call.words, rows, columns, empty=texts.say("nothing"), going=("kind", "owner", *state, "next"))


@reads(app, "watch show")
def show(call: Reading, watch: WatchArgument = None) -> Sheet:
    """Show one watch item: the news of it, and what came of it."""
    with call.reader() as reader:
        return sheet(call.words, reader, reader.watch_item(call.named("watch", watch)), call.session.today)


def sheet(words: str, reader: Reader, found: WatchItem, today: date) -> Sheet:
    """Give a watch item with the news that were noted of it, and its history."""
    notes = [some(each, "noted_on", "note") for each in reader.watch_notes(found.id)]
    data = shapes.watch(reader, found, today) | {"added_on": iso(found.added_on), "notes": notes}
    data["history"] = history.of(reader, found.id)
    return Sheet(words, data, more=tuple(history.lines(data["history"])), apart=("notes", "history"))


@writes(app, "watch note")
def note(
    call: Writing,
    watch: WatchArgument = None,
    note: Annotated[str | None, options.argument("note")] = None,
    next_: Next = None,
) -> Receipt:
    """Note news about a watch item."""
    return call.record(
        "watch", call.read(NoteWatchItem, watch=watch, note=note, next=next_), actions.note, shapes.watch
    )


@writes(app, "watch resolve")
def resolve(
    call: Writing,
    watch: WatchArgument = None,
    note: options.Note = None,
) -> Receipt:
    """Close a watch item, and say what came of it."""
    asked = call.read(ResolveWatchItem, watch=watch, note=note)
    return call.record("watch", asked, actions.resolve, shapes.watch)


@writes(app, "watch promote", registers=True)
def promote(
    call: Writing,
    watch: WatchArgument = None,
    meeting: Annotated[str | None, options.argument("promoted_meeting", "MEETING")] = None,
    to: Annotated[str | None, options.flag("promoted", "task|item", "--to")] = None,
    owner: options.Owner = None,
    due: options.Due = None,
) -> Receipt:
    """Make of a watch item a task, or an item on a meeting's agenda."""
    asked = call.read(PromoteWatchItem, watch=watch, meeting=meeting, to=to, owner=owner, due=due)
    return call.record("watch", asked, actions.promote, shapes.watch)
