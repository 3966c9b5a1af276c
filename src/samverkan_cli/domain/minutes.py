"""Minutes as they are read and written: the meeting, who was there, its items, and what is to follow.

What is read of a document proposes what to record; nothing of it is recorded before a person has said so.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from msgspec import Struct
from msgspec.structs import replace

from samverkan_cli.domain.request import Line, Reference, Request
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import BodyKind

DIGITS = 8  # of a file's digest that its entries tell
TITLE = 120  # letters of a text that stands for a title
MORNING = "06:00"  # until when a meeting may have gone on that began the day before
BEGUN = 1_000  # letters of a paragraph that an item without a title may begin with, where it is written
MOST = 20_000  # letters of what was said of an item
WITHOUT_WORDS = {  # what became of a matter, where nothing was noted but that
    "approved": "bifall", "rejected": "avslag", "referred": "återremitteras", "tabled": "bordläggs",
    "noted": "läggs till handlingarna", "dropped": "avskrivs",
}  # fmt: skip
_NEXT = re.compile(r"(?:nästa|nästkommande|neste|kommande)\b|(?:möte|møte)$")


class Spot(Value):
    """Where something was read: the line of the file, counted from 1, and the page; `sure` when a label said so."""

    line: int
    page: int = 1
    sure: bool = False


class Participant(Value):
    """Somebody who was there, or was named as absent; `guest` is None where the minutes do not tell."""

    name: str
    source: Spot
    organisation: str | None = None
    party: str | None = None
    role: str | None = None
    guest: bool | None = False
    absent: bool = False
    substitutes: str | None = None


class Resolved(Value):
    """A thing that was resolved: the words, what they amount to, where the question went and when it is back."""

    text: str
    outcome: str
    source: Spot
    to: str | None = None
    back: str | None = None
    on: str | None = None  # a day before the meeting, on which the text says that it was resolved


class ToDo(Value):
    """What somebody is to do. `owner` is None where two could be meant: they are `candidates`."""

    text: str
    source: Spot
    owner: str | None = None
    due: str | None = None
    candidates: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    item: int | None = None
    when: str | None = None
    listed: bool = False


class Item(Value):
    """A heading of the minutes, with its label and title as printed, and what stands under it."""

    label: str | None
    title: str | None
    source: Spot
    text: str = ""
    parent: int | None = None
    decisions: tuple[Resolved, ...] = ()
    outright: bool = False  # what is resolved and to be done is written out, though the text says it too
    tasks: tuple[ToDo, ...] = ()  # told here where minutes are written; of minutes that are read they stand apart


class FormedGroup(Value):
    """A working group: whoever convenes it is among the members."""

    name: str | None
    members: tuple[str, ...]
    source: Spot
    convener: str | None = None
    item: int | None = None


class Watched(Value):
    """Something to keep an eye on."""

    text: str
    source: Spot
    kind: str | None = None
    owner: str | None = None
    next: str | None = None


class LaterDay(Value):
    """A later meeting or event."""

    date: str
    source: Spot
    start: str | None = None
    end: str | None = None
    place: str | None = None
    title: str | None = None


class MinutesQuestion(Value):
    """What the minutes leave open, for a person to answer."""

    line: int
    text: str
    code: str
    candidates: tuple[str, ...] = ()


class Counted(Value):
    """What became of the lines; `total` is the sum of the others."""

    total: int
    read: int
    furniture: int
    blank: int
    unread: int


class MinutesProposal(Value):
    """All that was read in a document, and the lines that were not."""

    bodies: tuple[str, ...]
    date: str | None
    start: str | None
    end: str | None
    place: str | None
    participants: tuple[Participant, ...]
    items: tuple[Item, ...]
    groups: tuple[FormedGroup, ...]
    tasks: tuple[ToDo, ...]
    watched: tuple[Watched, ...]
    calendar: tuple[LaterDay, ...]
    questions: tuple[MinutesQuestion, ...]
    unread: tuple[tuple[int, str], ...]
    lines: Counted


class HouseMinutes(Value):
    """The minutes of a meeting as they are written: `left` are the open tasks of earlier meetings."""

    bodies: tuple[str, ...]
    protocol: bool
    date: str
    start: str | None
    end: str | None
    place: str | None
    participants: tuple[Participant, ...]
    items: tuple[Item, ...]
    watched: tuple[Watched, ...]
    calendar: tuple[LaterDay, ...]
    left: tuple[ToDo, ...] = ()
    scribe: str | None = None


def in_house_style(said: MinutesProposal) -> HouseMinutes:
    """Give what was read as it is written in the house style: each task with the item it stands in."""
    items = tuple(
        replace(_begun(each), tasks=tuple(task for task in said.tasks if task.item == place))
        for place, each in enumerate(said.items)
    )
    apart = tuple(task for task in said.tasks if task.item is None)
    return HouseMinutes(
        bodies=said.bodies, protocol=False, date=said.date or "", start=said.start, end=said.end, place=said.place,
        participants=said.participants, items=items, watched=said.watched, calendar=said.calendar, left=apart,
    )  # fmt: skip


def _begun(item: Item) -> Item:
    """Give an item with its title; one that has none begins with its first paragraph."""
    if item.title:
        return item
    first, _, rest = item.text.partition("\n\n")
    return replace(item, title=" ".join(first.split()), text=rest) if len(first) <= BEGUN else item


def written_out(said: HouseMinutes, again: MinutesProposal) -> HouseMinutes:
    """Give minutes in which an item writes out what its text alone did not say `again` when it was read."""
    told = {
        place: ([one.text for one in each.decisions], _todo(again.tasks, place))
        for place, each in enumerate(again.items)
    }
    return replace(
        said,
        items=tuple(
            replace(each, outright=told.get(place) != ([one.text for one in each.decisions], _todo(each.tasks, place)))
            for place, each in enumerate(said.items)
        ),
    )


def _todo(tasks: Sequence[ToDo], place: int) -> list[tuple[str | None, str, str | None]]:
    return [(each.owner, each.text, each.due) for each in tasks if each.item == place]


class ReadMinutes(Request):
    """Minutes that are read from a file: whose they are and of which day, where the file does not say.

    `digest` is that of the file's bytes; `all_decisions` numbers what is routine too.
    """

    required: ClassVar = ("file",)

    file: Line | None = None
    digest: Line | None = None
    body: Reference | None = None
    meeting: Reference | None = None
    all_decisions: bool = False


class ProposedThing(Struct, frozen=True):
    """A thing that minutes propose to record: where it stands, in a few words, and as scripts read it."""

    kind: str
    source: Spot
    text: str
    data: dict[str, Any]


NOWHERE = Spot(line=1, sure=True)  # the head of the minutes: what they say of the meeting itself


def day_of(said: str) -> date:
    """Give a day as it was read."""
    return date.fromisoformat(said)


def span(start: str | None, end: str | None) -> tuple[str, str | None] | None:
    """Give the hours of a meeting as a request has them."""
    return (start, end) if start else None


def ends_before(start: str | None, end: str | None) -> bool:
    """Tell whether hours are the wrong way around; a meeting may go on until the early morning."""
    return bool(start and end and MORNING < end < start)


def before(resolved: Resolved, day: date) -> str | None:
    """Give the day of something resolved that lies before the meeting, if one does."""
    return next((each for each in (resolved.on, resolved.back) if each and each < str(day)), None)


def cut_at_sentence(text: str, most: int = MOST) -> str:
    """Give a text as it is, or as many of its whole sentences as there is room for."""
    if len(text) <= most:
        return text
    room = text[:most]
    ends = [found.end() for found in re.finditer(r"[.!?](?=\s)", room)]
    return room[: ends[-1]] if ends else room.rpartition(" ")[0] or room


def is_next(title: str) -> bool:
    """Tell whether a title only says that a meeting is the next one."""
    return bool(_NEXT.match(title.casefold()))


def from_where(request: ReadMinutes, source: Spot) -> str:
    """Give the source of an entry: the file, its digest, page and line, unless another was typed."""
    if request.source:
        return request.source
    page = f", s. {source.page}" if source.page > 1 else ""
    return f"{request.file} ({(request.digest or '')[:DIGITS]}){page}, rad {source.line}"


def title_of(item: Item) -> str:
    """Give what an item is called: its title as printed, else how its text begins, three words at least."""
    if item.title:
        return item.title
    text = " ".join(item.text.split())
    ended = re.match(r"(?:\S+\s){2,}?\S*[.!?](?=\s|$)", text)
    first = ended[0] if ended else text
    return first if len(first) <= TITLE else f"{first[:TITLE].rpartition(' ')[0]} …"


def body_called(said: str, first: str | None) -> str:
    """Give the name of a body that a text names: "AU" is that of the body whose meeting it was [domain.md §2]."""
    if said.casefold() not in {"au", "arbetsutskottet"} or not first:
        return said
    return f"{first}{'' if first.endswith('s') else 's'} AU"


def kind_called(name: str) -> BodyKind:
    """Give the kind of body that a name ends like; who only advises decides nothing."""
    endings = {
        BodyKind.COMMITTEE: ("nämnden", "nämnd", "styrelsen"),
        BodyKind.SUBCOMMITTEE: ("utskottet", "utskott"),
        BodyKind.ASSEMBLY: ("fullmäktige",),
        BodyKind.NETWORK: ("nätverket", "nätet", "nät"),
    }
    low = name.casefold()
    return next((kind for kind, ends in endings.items() if low.endswith(ends)), BodyKind.ADVISORY)


def says_only(text: str, outcome: str) -> bool:
    """Tell whether a text only says what became of the matter, as minutes do where nothing more was noted."""
    return same_text(text, WITHOUT_WORDS.get(outcome))


def same_text(one: str | None, other: str | None) -> bool:
    """Tell whether two texts say the same, but for spacing, case and the full stop."""
    return _bare(one) == _bare(other)


def _bare(text: str | None) -> str:
    return " ".join((text or "").casefold().split()).strip(" .,;")
