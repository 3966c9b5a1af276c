"""The items of a meeting: put on its agenda, moved, renamed, dropped; what was said of each, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import (
    AgendaItemAdded,
    AgendaOrdered,
    Event,
    ItemDropped,
    ItemMoved,
    ItemNoted,
    ItemPlace,
    ItemRenamed,
    OutcomeNoted,
)
from samverkan_cli.domain.notation import TEXT, name_key, words_of
from samverkan_cli.domain.records import AgendaItem, AgendaLine, Meeting
from samverkan_cli.domain.refusal import Notice, Objection, Objections, Refused
from samverkan_cli.domain.request import Day, Line, Reference, Request, Text
from samverkan_cli.domain.values import AgendaSource, Became

BACK = (Became.REFERRED, Became.TABLED)  # outcomes that leave a question open


class AddItems(Request):
    """Items for the agenda, in their order: last, first, or after another one, or under one."""

    required: ClassVar = ("meeting",)

    meeting: Reference | None = None
    add: tuple[Line, ...] = ()
    label: tuple[Line, ...] = ()
    under: Reference | None = None
    continues: Reference | None = None
    first: bool = False
    after: Reference | None = None


class ChangeItem(Request):
    """An item that is dropped, renamed or moved."""

    required: ClassVar = ("meeting",)

    meeting: Reference | None = None
    drop: Reference | None = None
    rename: Reference | None = None
    title: Line | None = None
    move: Reference | None = None
    first: bool = False
    after: Reference | None = None


class NoteItem(Request):
    """What was said of an item."""

    required: ClassVar = ("meeting", "item", "text")

    meeting: Reference | None = None
    item: Reference | None = None
    text: Text | None = None


class NoteOutcome(Request):
    """What became of an item without a decision of its own."""

    required: ClassVar = ("meeting", "item", "outcome")

    meeting: Reference | None = None
    item: Reference | None = None
    outcome: Became | None = None
    to: Reference | None = None
    to_meeting: Reference | None = None
    back: Day | None = None
    note: Text | None = None


# the order and the names of the items ------------------------------------------------------------


def ordered(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Give items as they stand on the agenda: each with those under it after it; one under nothing stands alone."""
    known = {each.id for each in items}
    under: dict[str | None, list[AgendaItem]] = {}
    for each in sorted(items, key=lambda item: (item.at, item.ordinal)):
        under.setdefault(each.parent if each.parent in known else None, []).append(each)
    found = list(_with_those_under(under, None))
    return [*found, *(each for alike in under.values() for each in alike)]  # what stands under itself is not lost


def _with_those_under(under: dict[str | None, list[AgendaItem]], parent: str | None) -> Iterator[AgendaItem]:
    for each in under.pop(parent, ()):
        yield each
        yield from _with_those_under(under, each.id)


def on_the_agenda(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Give the items that are dealt with, in order."""
    return ordered([each for each in items if not each.dropped_on])


def labels(items: Sequence[AgendaItem]) -> dict[int, str]:
    """Give what is printed before each item: its own label, else its place; under another, after the label of that."""
    found: dict[int, str] = {}
    printed: dict[str | None, str] = {}
    counted: dict[str | None, int] = {}
    there = on_the_agenda(items)
    known = {each.id for each in there}
    for each in there:
        parent = each.parent if each.parent in known else None
        counted[parent] = counted.get(parent, 0) + 1
        above = f"{printed[parent]}." if parent in printed else ""
        found[each.ordinal] = printed[each.id] = each.label or f"{above}{counted[parent]}"
    return found


def label_of(typed: str) -> str:
    """Give a label as it is kept: `§ 45` is 45, `3.` is 3."""
    bare = typed.strip().removeprefix("§").strip()
    return bare.removesuffix(".") or bare


def meant(items: Sequence[AgendaItem], typed: str, meeting: Meeting) -> tuple[AgendaItem, Notice | None]:
    """Give the item that is meant by an id, a number, a label or words of its title that no other one has.

    A number is that of the item, whatever place it has; where another item is printed with it, that is told. Raises
    `Refused`: 3 for none, with those there are, and for several.
    """
    said = label_of(typed)
    by_id = [each for each in items if each.id == typed.strip().upper()]
    by_number = [each for each in items if said.isascii() and said.isdigit() and each.ordinal == int(said)]
    own = [each for each in on_the_agenda(items) if each.label and name_key(each.label) == name_key(said)]
    found = by_id or list({each.ordinal: each for each in (*by_number, *own)}.values())
    if not found:
        found = _printed(items, said) or _titled(items, typed)
    if not found:
        known = tuple(str(each.ordinal) for each in on_the_agenda(items))
        raise Refused([no.NotFound("item", refs=[meeting.id], given=typed, noun="item", nearest=known)])
    if len(found) > 1:
        told = tuple(f"{each.title} ({each.id})" if each.title else each.id for each in found)
        raise Refused([no.Ambiguous("item", refs=[each.id for each in found], given=typed, noun="item", ids=told)])
    (one,) = found
    return one, None if by_id or one in own else _told(items, one, typed, said)


def _printed(items: Sequence[AgendaItem], said: str) -> list[AgendaItem]:
    """Give the item that is printed with a label it was not given: its place."""
    numbers = [number for number, label in labels(items).items() if label == said]
    return [each for each in items if each.ordinal in numbers]


def _titled(items: Sequence[AgendaItem], typed: str) -> list[AgendaItem]:
    there = on_the_agenda(items)
    if whole := [each for each in there if name_key(each.title or "") == name_key(typed)]:
        return whole
    words = set(words_of(typed))
    return [each for each in there if words and words <= set(words_of(each.title or ""))]


def _told(items: Sequence[AgendaItem], one: AgendaItem, typed: str, said: str) -> Notice | None:
    """Give what is to be told of how an item was read: by some words, or by a number another one is printed with."""
    if name_key(one.title or "") == name_key(typed) or labels(items).get(one.ordinal) == said:
        return None
    if one.ordinal == (int(said) if said.isascii() and said.isdigit() else 0):
        others = [number for number, label in labels(items).items() if label == said]
        return no.NumberReadAs("item", refs=[one.id], given=typed, id=one.id, name=one.title) if others else None
    return no.ReadAs("item", refs=[one.id], given=typed, id=one.id, name=one.title or one.id)


# putting them on the agenda ----------------------------------------------------------------------


def add_items(
    request: AddItems,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    last: int,
    *,
    under: AgendaItem | None = None,
    after: AgendaItem | None = None,
    continues: str | None = None,
) -> list[Event]:
    """Give the events of new items, numbered on from the last number that was ever used. Raises `Refused`."""
    objections = Objections(_of_the_form(request))
    if after and under and after.parent != under.id:
        objections.append(no.ItemNotUnder("after", refs=[after.id, under.id], id=after.id, under=under.id))
    for each in (under, after):
        objections.extend(must_be_dealt_with(each, "under" if each is under else "after") if each else ())
    objections.stop()
    parent = under.id if under else after.parent if after else None
    made = [AgendaItem(entry=0, meeting=meeting.id, ordinal=last + at) for at in range(1, len(request.add) + 1)]
    places, moved = _places(items, made, parent, first=request.first, after=after)
    added: list[Event] = [
        request.noted(
            AgendaItemAdded(
                subject=meeting.id,
                number=new.ordinal,
                title=title,
                label=label_of(request.label[at]) if request.label else None,
                parent=parent,
                continues=continues,
                place=places[new.ordinal],
            )
        )
        for at, (new, title) in enumerate(zip(made, request.add, strict=True))
    ]
    return added + ([request.noted(AgendaOrdered(subject=meeting.id, places=moved))] if moved else [])


def put(
    request: AddItems,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    last: int,
    lines: Sequence[tuple[AgendaLine, str]],
) -> list[AgendaItemAdded | AgendaOrdered]:
    """Give the events of the lines an agenda lacks, each with its title, among what comes from the same."""
    ids = {line.origin: f"{meeting.id}:{number}" for number, (line, _) in enumerate(lines, start=last + 1)}
    above = [ids.get(line.under, line.under) if line.under else None for line, _ in lines]
    rows: dict[str | None, list[AgendaItem | tuple[int, AgendaLine]]] = {
        parent: [each for each in ordered(items) if each.parent == parent] for parent in above
    }
    for number, (parent, (line, _)) in enumerate(zip(above, lines, strict=True), start=last + 1):
        rows[parent].insert(_among(rows[parent], line.came_from), (number, line))
    places, moved = _numbered(rows.values())
    added: list[AgendaItemAdded | AgendaOrdered] = [
        request.noted(
            AgendaItemAdded(
                subject=meeting.id,
                number=number,
                title=title,
                parent=parent,
                continues=line.continues,
                place=places[number],
                came_from=line.came_from,
                origin=line.origin,
            )
        )
        for number, (parent, (line, title)) in enumerate(zip(above, lines, strict=True), start=last + 1)
    ]
    return added + ([request.noted(AgendaOrdered(subject=meeting.id, places=moved))] if moved else [])


def _among(row: Sequence[AgendaItem | tuple[int, AgendaLine]], came_from: AgendaSource) -> int:
    """Give where in a row a line comes: after the last of its kind or an earlier one, else before what was built."""
    order = tuple(AgendaSource)
    sources = [each.came_from if isinstance(each, AgendaItem) else each[1].came_from for each in row]
    built = [(at, order.index(source)) for at, source in enumerate(sources) if source]
    before = [at + 1 for at, rank in built if rank <= order.index(came_from)]
    return max(before, default=min((at for at, _ in built), default=len(row)))


def _numbered(
    rows: Iterable[Sequence[AgendaItem | tuple[int, AgendaLine]]],
) -> tuple[dict[int, int], tuple[ItemPlace, ...]]:
    """Give the places of what is put in some rows, by number, and of the items that make room for it."""
    places: dict[int, int] = {}
    moved = []
    for row in rows:
        place = 0
        for each in row:
            place += 1
            if not isinstance(each, AgendaItem):
                places[each[0]] = place
                continue
            place = max(place, each.at)
            if place != each.at:
                moved.append(ItemPlace(added=each.entry, place=place))
    return places, tuple(moved)


def _of_the_form(request: AddItems) -> Iterator[Objection]:
    """Each item has one label or none has, one continues another, and it stands in one place."""
    if request.label and len(request.label) != len(request.add):
        yield no.LabelsDiffer("label", labels=len(request.label), items=len(request.add))
    if request.continues and len(request.add) != 1:
        yield no.OneAtATime("continues", option="--continues")
    if request.first and request.after:
        yield no.OptionsConflict("first", option="--first", others=("--after",))


def must_be_dealt_with(item: AgendaItem, field: str) -> Iterator[Objection]:
    """What was dropped from an agenda is not dealt with."""
    if item.dropped_on:
        yield no.ItemIsDropped(field, refs=[item.id], id=item.id, title=item.title, day=str(item.dropped_on))


def _places(
    items: Sequence[AgendaItem],
    put: Sequence[AgendaItem],
    parent: str | None,
    *,
    first: bool = False,
    after: AgendaItem | None = None,
) -> tuple[dict[int, int], tuple[ItemPlace, ...]]:
    """Give the place of each item that is put among its likes, by number, and those that make room for it."""
    numbers = {each.ordinal for each in put}
    likes = [each for each in ordered(items) if each.parent == parent and each.ordinal not in numbers]
    at = likes.index(after) + 1 if after else 0 if first else len(likes)
    place = likes[at - 1].at if at else 0
    own = {each.ordinal: place + count for count, each in enumerate(put, start=1)}
    place += len(put)
    moved = []
    for each in likes[at:]:
        place = max(place + 1, each.at)
        if place != each.at:
            moved.append(ItemPlace(added=each.entry, place=place))
    return own, tuple(moved)


def notices_of_adding(
    request: AddItems, items: Sequence[AgendaItem], open_: Sequence[tuple[str, str | None]]
) -> Iterator[Notice]:
    """Tell of titles that stand there already, or twice, and of an open question that is called the same.

    `open_` are the ids and titles of the open questions of the meeting's bodies.
    """
    titles = {name_key(each.title or ""): each.id for each in on_the_agenda(items)}
    for title in request.add:
        if there := titles.get(name_key(title)):
            yield no.SameTitle("add", refs=[there], title=title, id=there)
    told = Counter(name_key(title) for title in request.add)
    for title in {name_key(title): title for title in reversed(request.add)}.values():
        if told[name_key(title)] > 1 and name_key(title) not in titles:
            yield no.SameTitle("add", title=title)
    for title in request.add if not request.continues else ():
        for id_, called in open_:
            if called and name_key(called) == name_key(title):
                yield no.QuestionIsOpen("add", refs=[id_], title=title, id=id_)


# changing them -----------------------------------------------------------------------------------


def must_say_why(request: Request, meeting: Meeting, *, held: bool) -> Iterator[Objection]:
    """What was printed for a meeting that has been held is changed with a reason."""
    if held and not request.reason:
        yield no.HeldAlready("reason", refs=[meeting.id], id=meeting.id, day=str(meeting.date))


def drop(request: ChangeItem, meeting: Meeting, item: AgendaItem, *, dealt_with: bool, under: bool) -> ItemDropped:
    """Give the event of an item that is not dealt with; raises `Refused` where something became of it."""
    objections = Objections()
    if item.dropped_on:
        raise Refused([no.AlreadyDone("drop", refs=[item.id], id=item.id, day=str(item.dropped_on))])
    if not request.reason:
        objections.append(no.DropNeedsReason("reason", refs=[item.id], id=item.id))
    if dealt_with:
        objections.append(no.ItemDealtWith("drop", refs=[item.id], id=item.id, meeting=meeting.id))
    if under:
        objections.append(no.ItemHasOthers("drop", refs=[item.id], id=item.id))
    objections.stop()
    return request.noted(ItemDropped(subject=meeting.id, item=item.id, added=item.entry, dropped_on=request.on))


def rename(request: ChangeItem, meeting: Meeting, item: AgendaItem, *, held: bool) -> ItemRenamed:
    """Give the event of an item's new title; raises `Refused` when it has it, or without a reason afterwards."""
    objections = Objections(must_be_dealt_with(item, "rename"))
    if request.title == item.title:
        objections.append(no.AlreadyDone("title", refs=[item.id], id=item.id, day=""))
    objections.extend(must_say_why(request, meeting, held=held))
    objections.stop()
    righted = request.on if held else None
    told = ItemRenamed(subject=meeting.id, item=item.id, added=item.entry, title=request.title, righted_on=righted)
    return request.noted(told)


def move(
    request: ChangeItem,
    meeting: Meeting,
    items: Sequence[AgendaItem],
    item: AgendaItem,
    after: AgendaItem | None,
    *,
    held: bool,
) -> ItemMoved:
    """Give the event of an item that comes elsewhere; raises `Refused` when it stands there, or has no such likes."""
    objections = Objections(must_be_dealt_with(item, "move"))
    if request.first == (after is not None):
        raise Refused([no.WhereMissing("after")])
    if after and (after.id == item.id or after.parent != item.parent):
        objections.append(no.ItemNotBeside("after", refs=[after.id, item.id], id=item.id, after=after.id))
        objections.stop()
    likes = [each for each in on_the_agenda(items) if each.parent == item.parent]
    before = next((one for one, next_ in pairwise([None, *likes]) if next_ == item), None)
    if item in likes and before == after:
        objections.append(no.AlreadyDone("move", refs=[item.id], id=item.id, day=""))
    objections.extend(must_say_why(request, meeting, held=held))
    objections.stop()
    places, others = _places(items, [item], item.parent, first=request.first, after=after)
    told = ItemMoved(
        subject=meeting.id,
        item=item.id,
        added=item.entry,
        place=places[item.ordinal],
        others=others,
        righted_on=request.on if held else None,
    )
    return request.noted(told)


def note(request: NoteItem, meeting: Meeting, item: AgendaItem) -> ItemNoted:
    """Give the event of what was said of an item, after what was noted before. Raises `Refused`."""
    assert request.text
    if item.text and request.text in item.text.split("\n\n"):
        raise Refused([no.AlreadyDone("text", refs=[item.id], id=item.id, day="")])
    whole = f"{item.text}\n\n{request.text}" if item.text else request.text
    if len(whole) > TEXT:
        raise Refused([no.TextTooLong("text", limit=TEXT, length=len(whole))])
    return request.noted(ItemNoted(subject=meeting.id, item=item.id, added=item.entry, text=whole))


# what became of them -----------------------------------------------------------------------------


def note_outcome(
    request: NoteOutcome,
    meeting: Meeting,
    item: AgendaItem,
    to: str | None,
    noted: Sequence[dict[str, Any]],
    to_meeting: Meeting | None = None,
) -> OutcomeNoted:
    """Give the event of an item's outcome; raises `Refused` for the same one again, or without what it must say."""
    assert request.outcome
    objections = Objections(must_be_dealt_with(item, "item"))
    objections.extend(_of_the_outcome(request, meeting, item, to_meeting))
    objections.stop()
    alike = (item.ordinal, request.outcome, to)
    there = next((row for row in noted if (row["item"], row["outcome"], row["to_body"]) == alike), None)
    if there and request.knows("back", "note"):
        told = (there["back_by"], there["note"], there.get("to_meeting"))
        if told == (request.back, request.note, to_meeting.id if to_meeting else None):
            raise Refused([no.AlreadyDone("item", refs=[meeting.id], id=meeting.id, day="")])
        facts = {"id": meeting.id, "item": item.ordinal, "outcome": request.outcome, "entry": there["entry"]}
        raise Refused([no.OutcomeDiffers("item", refs=[meeting.id], **facts)])
    return request.noted(
        OutcomeNoted(
            subject=meeting.id,
            item=item.ordinal,
            outcome=request.outcome,
            to_body=to,
            to_meeting=to_meeting.id if to_meeting else None,
            back_by=request.back,
            note=request.note,
        )
    )


def _of_the_outcome(
    request: NoteOutcome, meeting: Meeting, item: AgendaItem, to_meeting: Meeting | None
) -> Iterator[Objection]:
    if request.outcome is Became.DROPPED and not request.reason:
        yield no.DropNeedsReason("reason", refs=[item.id], id=item.id)
    if to_meeting and (to_meeting.id == meeting.id or to_meeting.date < meeting.date):
        yield no.MeetingNotLater("to_meeting", refs=[to_meeting.id], id=to_meeting.id, meeting=meeting.id)


def notices_of_outcome(outcome: str | None, to: str | None, back: date | None, day: date) -> Iterator[Notice]:
    """Tell of a question that was referred to nobody, and of one that is to be back before it was sent on."""
    if back and back < day:
        yield no.BackBeforeSent("back", back=str(back), day=str(day))
    if outcome == Became.REFERRED and not to:
        yield no.ReferredToNobody("to")
