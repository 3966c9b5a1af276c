"""`samverkan undo`: taking back what a command recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.actions import undo as actions
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Writing, ids_in, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.undo import Invocation, TakeBack
from samverkan_cli.render import Receipt
from samverkan_cli.render.table import history

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.store.reader import Reader

app = noun()


@writes(app, "undo")
def undo(call: Writing, entry: Annotated[str | None, options.argument("entry")] = None) -> Receipt:
    """Take back what a command recorded: the latest, or the one an entry belongs to."""
    lines: list[str] = []

    def shape(reader: Reader, done: Invocation, today: date) -> dict[str, object]:
        lines.extend(_lines(reader, done))
        return shapes.invocation(reader, done, today)

    receipt = call.record("undo", call.read(TakeBack, entry=entry), actions.undo, shape)
    return replace(receipt, lines=tuple(lines))


def _lines(reader: Reader, done: Invocation) -> list[str]:
    """Give what was taken back, a sentence an entry, or how many there were."""
    first, last = done.root
    key = "in_force_again" if done.again else "taken_back"
    if last - first >= actions.TOLD:
        return [texts.say(f"{key}_many", count=last - first + 1, first=first, last=last)]
    entries = reader.numbered(range(first, last + 1)).values()
    names = reader.names({id_ for entry in entries for id_ in ids_in(entry.event)})
    told = [texts.say(key, entry=e.stamp.seq, told=history(e.event, names)) for e in entries]
    return told if done.again else told[::-1]
