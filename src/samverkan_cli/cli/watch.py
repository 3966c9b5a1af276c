"""`samverkan watch`: the list "På gång/bevakningslista"."""

from typing import Annotated

from samverkan_cli import texts
from samverkan_cli.actions import watch as actions
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.watch import AddWatchItem, NoteWatchItem
from samverkan_cli.render import Listing, Receipt

app = noun("watch")
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
def list_(call: Reading) -> Listing:
    """Show the watch list."""
    with call.reader() as reader:
        rows = [shapes.watch(reader, each, call.session.today) for each in reader.watch_items()]
    columns = ("id", "kind", "text", "owner", "next")
    return Listing(call.words, rows, columns, empty=texts.say("nothing"), going=("kind", "owner", "next"))


@writes(app, "watch note")
def note(
    call: Writing,
    watch: Annotated[str | None, options.argument("watch")] = None,
    note: Annotated[str | None, options.argument("note")] = None,
    next_: Next = None,
) -> Receipt:
    """Note news about a watch item."""
    return call.record(
        "watch", call.read(NoteWatchItem, watch=watch, note=note, next=next_), actions.note, shapes.watch
    )
