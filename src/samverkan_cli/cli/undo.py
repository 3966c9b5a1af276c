"""`samverkan undo` and `redo`: taking back what a command recorded, and letting it be in force again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.actions import undo as actions
from samverkan_cli.cli import ask, options, shapes
from samverkan_cli.cli.call import Writing, ids_in, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.undo import Invocation, LetBeAgain, TakeBack
from samverkan_cli.render import Receipt
from samverkan_cli.render.aside import tell
from samverkan_cli.render.plain import visible
from samverkan_cli.render.table import history

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.store.reader import Reader

app = noun()
Entry = Annotated[str | None, options.argument("entry")]
Asked = TypeVar("Asked", TakeBack, LetBeAgain)


@writes(app, "undo")
def undo(call: Writing, entry: Entry = None) -> Receipt:
    """Take back what a command recorded: the latest that is in force, or the one an entry belongs to."""
    return _taken_back(call, TakeBack, entry)


@writes(app, "redo")
def redo(call: Writing, entry: Entry = None) -> Receipt:
    """Let what was taken back be in force again: the latest, or the one an entry belongs to."""
    return _taken_back(call, LetBeAgain, entry)


def _taken_back(call: Writing, kind: type[Asked], entry: str | None) -> Receipt:
    lines: list[str] = []
    request, flaws = call.read(kind, entry=entry)
    if not flaws and not call.dry_run and ask.may_ask(no_input=call.no_input):
        request = _agreed(call, request)

    def shape(reader: Reader, done: Invocation, today: date) -> dict[str, object]:
        lines.extend(_lines(reader, done))
        return shapes.invocation(reader, done, today)

    receipt = call.record("undo", (request, flaws), actions.take_back, shape)
    return replace(receipt, lines=tuple(lines))


def _agreed(call: Writing, request: Asked) -> Asked:
    """Show what is meant and ask; what was agreed to is named by its entry, whatever is recorded meanwhile."""
    with call.session.registry().reading() as reader:
        meant = actions.invocation(reader, request)
        shown = _lines(reader, meant, "shown")
        possible = meant.by is None and meant.first > 1
    if possible:
        tell("\n".join(map(visible, shown)))
        if not ask.yes(texts.say("ask_again" if meant.again else "ask_undo"), default=True):
            raise typer.Abort
    return request.but(entry=meant.first)


def _lines(reader: Reader, done: Invocation, tense: str = "done") -> list[str]:
    """Give what was taken back, or is to be, a sentence an entry, or how many there were."""
    first, last = done.root
    key = f"{'in_force_again' if done.again else 'taken_back'}_{tense}"
    if last - first >= actions.TOLD:
        return [texts.say(f"{key}_many", count=last - first + 1, first=first, last=last)]
    entries = reader.numbered(range(first, last + 1)).values()
    names = reader.names({id_ for entry in entries for id_ in ids_in(entry.event)})
    told = [texts.say(key, entry=e.stamp.seq, told=history(e.event, names, e.erased)) for e in entries]
    return told if done.again else told[::-1]
