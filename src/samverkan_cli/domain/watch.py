"""The watch list: other people's work that concerns the agreement."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.days import Month, plain
from samverkan_cli.domain.events import WatchItemAdded, WatchNoted, WatchPromoted, WatchResolved
from samverkan_cli.domain.records import WatchItem
from samverkan_cli.domain.refusal import Notice, Refused
from samverkan_cli.domain.request import Day, DayOrMonth, Line, Name, Reference, Request, Text
from samverkan_cli.domain.values import Promoted, WatchKind, WatchState


class AddWatchItem(Request):
    """Something to watch; `next` is when to look again."""

    required: ClassVar = ("text", "kind")

    text: Line | None = None
    kind: WatchKind | None = None
    owner: Name | None = None
    next: DayOrMonth | None = None


class NoteWatchItem(Request):
    """News about a watch item."""

    required: ClassVar = ("watch", "note")

    watch: Reference | None = None
    note: Text | None = None
    next: DayOrMonth | None = None


class ResolveWatchItem(Request):
    """Nothing more is to be watched, and what came of it."""

    required: ClassVar = ("watch", "note")
    happened: ClassVar = ("day",)

    watch: Reference | None = None
    note: Text | None = None


class PromoteWatchItem(Request):
    """What was watched becomes a task, of an owner by a day, or an item on a meeting's agenda."""

    required: ClassVar = ("watch", "to")
    happened: ClassVar = ("day",)

    watch: Reference | None = None
    to: Promoted | None = None
    meeting: Reference | None = None
    owner: Name | None = None
    due: Day | None = None


def state(found: WatchItem, on: date) -> WatchState:
    """Give what has become of a watch item by a day."""
    if found.resolved_on and found.resolved_on <= on:
        return WatchState.RESOLVED
    return WatchState.PROMOTED if found.promoted_on and found.promoted_on <= on else WatchState.OPEN


def add(request: AddWatchItem, id_: str, others: list[WatchItem]) -> WatchItemAdded:
    """Give the event of a new watch item; raises `Refused` when the list has it."""
    assert request.kind
    there = [item for item in others if item.closed_on is None]
    same = next((item for item in there if item.text == request.text and item.kind is request.kind), None)
    if same:
        raise Refused([no.AlreadyExists("text", refs=[same.id], noun="watch", id=same.id, name=same.text)])
    return request.noted(
        WatchItemAdded(
            subject=id_,
            text=request.text,
            kind=request.kind,
            owner=request.owner,
            next_day=plain(request.next),
            added_on=request.on,
        )
    )


def note(request: NoteWatchItem, item: WatchItem) -> WatchNoted:
    """Give the event of news about a watch item."""
    must_be_open(item)
    noted = WatchNoted(subject=item.id, noted_on=request.on, note=request.note, next_day=plain(request.next))
    return request.noted(noted)


def resolve(request: ResolveWatchItem, item: WatchItem) -> WatchResolved:
    """Give the event of a watch item that is closed; one that was taken up as something else can be, too."""
    if item.resolved_on:
        raise Refused([no.AlreadyDone("watch", refs=[item.id], id=item.id, day=str(item.resolved_on))])
    return request.noted(WatchResolved(subject=item.id, resolved_on=request.on, note=request.note))


def must_be_promotable(request: PromoteWatchItem, item: WatchItem) -> None:
    """Raise `Refused` for what is taken up already or closed, and where it is not said at which meeting."""
    if item.promoted_on and item.resolved_on is None:
        became, day = item.promoted_to or item.id, str(item.promoted_on)
        raise Refused([no.AlreadyDone("watch", refs=[became], id=became, day=day)])
    must_be_open(item)
    if request.to is Promoted.ITEM and request.meeting is None and request.knows("meeting"):
        raise Refused([no.Missing("meeting")])
    if request.to is Promoted.TASK and request.meeting:
        raise Refused([no.OptionsConflict("meeting", option="--to task", others=(request.meeting,))])
    if request.to is Promoted.ITEM and (request.owner or request.due):
        others = tuple(f"--{name}" for name in ("owner", "due") if getattr(request, name))
        raise Refused([no.OptionsConflict("to", option="--to item", others=others)])


def promote(request: PromoteWatchItem, item: WatchItem, became: str) -> WatchPromoted:
    """Give the event of a watch item that is something of ours now: a task, or an item of an agenda."""
    return request.noted(WatchPromoted(subject=item.id, promoted_on=request.on, to=became))


def notices_of_month(day: date | None) -> Iterator[Notice]:
    """Give what should be known of a day that was given as a month."""
    if isinstance(day, Month):
        yield no.CountedFrom("next", month=f"{day:%Y-%m}", first=str(day))


def must_be_open(item: WatchItem) -> None:
    """Raise `Refused` for a watch item that is closed, or was taken up as something else."""
    if day := item.closed_on:
        to = None if item.resolved_on else item.promoted_to
        raise Refused([no.WatchClosed("watch", refs=[item.id], id=item.id, day=str(day), to=to)])
