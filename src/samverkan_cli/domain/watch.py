"""The watch list: other people's work that concerns the agreement."""

from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import WatchItemAdded, WatchNoted
from samverkan_cli.domain.records import WatchItem
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import Day, Line, Name, Reference, Request, Text
from samverkan_cli.domain.values import WatchKind


class AddWatchItem(Request):
    """Something to watch; `next` is when to look again."""

    required: ClassVar = ("text", "kind")

    text: Line | None = None
    kind: WatchKind | None = None
    owner: Name | None = None
    next: Day | None = None


class NoteWatchItem(Request):
    """News about a watch item."""

    required: ClassVar = ("watch", "note")

    watch: Reference | None = None
    note: Text | None = None
    next: Day | None = None


def add(request: AddWatchItem, id_: str, others: list[WatchItem]) -> WatchItemAdded:
    """Give the event of a new watch item; raises `Refused` when the list has it."""
    assert request.kind
    same = next((item for item in others if item.text == request.text and item.kind is request.kind), None)
    if same:
        raise Refused([no.AlreadyExists("text", refs=[same.id], noun="watch", id=same.id, name=same.text)])
    return request.noted(
        WatchItemAdded(
            subject=id_,
            text=request.text,
            kind=request.kind,
            owner=request.owner,
            next_day=request.next,
            added_on=request.on,
        )
    )


def note(request: NoteWatchItem, item: WatchItem) -> WatchNoted:
    """Give the event of news about a watch item."""
    noted = WatchNoted(subject=item.id, noted_on=request.on, note=request.note, next_day=request.next)
    return request.noted(noted)
