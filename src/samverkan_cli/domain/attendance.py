"""Who was at a meeting and who was not: for whom, as what, for which items; and who left the room for an item."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import AttendanceNoted, RoomLeft
from samverkan_cli.domain.notation import name_key, words_of
from samverkan_cli.domain.records import Attendance, LeftRoom, Meeting, Seat
from samverkan_cli.domain.refusal import Objection, Objections, Refused
from samverkan_cli.domain.request import Line, Name, Reference, Request
from samverkan_cli.domain.values import Absence

# What may be said of somebody's attendance; what is not said of somebody who is noted already is not compared.
_FACTS = ("represents", "organisation", "role", "party", "substitutes", "from_item", "until_item")


class Attend(Request):
    """Somebody at a meeting, or who was not there."""

    required: ClassVar = ("meeting", "person")

    meeting: Reference | None = None
    person: Name | None = None
    represents: Line | None = None
    role: Line | None = None
    guest: bool = False
    party: Line | None = None
    absence: Absence | None = None
    substitutes: Name | None = None
    from_item: Reference | None = None
    until_item: Reference | None = None


class Listed(Struct, frozen=True):
    """A line of a list of names: its number, the name, and the organisation after it."""

    row: int
    name: str
    organisation: str | None = None


class AttendAll(Request):
    """Several persons at a meeting: those who are named, those on a list, and all who hold a seat but for some."""

    required: ClassVar = ("meeting",)

    meeting: Reference | None = None
    person: tuple[Name, ...] = ()
    listed: tuple[Listed, ...] = ()
    list_name: Line | None = None
    seated: bool = False
    without: tuple[Name, ...] = ()
    represents: Line | None = None
    role: Line | None = None
    guest: bool = False
    party: Line | None = None
    absence: Absence | None = None
    substitutes: Name | None = None
    from_item: Reference | None = None
    until_item: Reference | None = None
    out: tuple[Reference, ...] = ()


class LeaveRoom(Request):
    """Somebody who left the room for an item."""

    required: ClassVar = ("meeting", "person", "item")

    meeting: Reference | None = None
    person: Name | None = None
    item: Reference | None = None


class Looked(Struct, frozen=True):
    """What the names and references of a request lead to: ids, and numbers of items."""

    person: str
    represents: str | None = None
    organisation: str | None = None
    role: str | None = None
    party: str | None = None
    substitutes: str | None = None
    from_item: int | None = None
    until_item: int | None = None


def must_go_together(request: AttendAll) -> Iterator[Objection]:
    """Somebody is named, or all who hold a seat are meant; who was not there did nothing there."""
    if not (request.person or request.list_name or request.seated) and request.knows("person"):
        yield no.Missing("person")
    if request.without and not request.seated:
        yield no.OptionAlone("without", option="--except", other="--seated")
    there = {
        "--guest": request.guest,
        "--for": request.substitutes,
        "--from-item": request.from_item,
        "--until-item": request.until_item,
        "--out": request.out,
    }
    if request.absence and (said := tuple(option for option, value in there.items() if value)):
        yield no.OptionsConflict("absent", option="--absent", others=said)
    if request.substitutes and (request.seated or request.list_name or len(request.person) > 1):
        yield no.OneAtATime("substitutes", option="--for")


def in_agenda_order(order: Sequence[int], first: int | None, last: int | None) -> Iterator[Objection]:
    """Somebody who came and went was there from an item through that one or a later one."""
    if first in order and last in order and order.index(last) < order.index(first):
        yield no.ItemsTurnedAround("until_item", first=first, last=last)


def of_the_seat(looked: Looked, seat: Seat | None) -> Looked:
    """Give what is said of somebody with what the seat says of it: for whom, as what, of which party."""
    if seat is None:
        return looked
    own = bool(looked.represents or looked.organisation)
    return replace(
        looked,
        represents=looked.represents if own else seat.represents,
        organisation=looked.organisation if own else seat.organisation,
        role=looked.role or seat.role,
        party=looked.party or seat.party,
    )


def nearest(name: str, there: Mapping[str, str]) -> dict[str, str]:
    """Give which of those who are there or hold a seat have a name that holds every word of another, or its initial."""
    words = [word.rstrip(".") for word in words_of(name)]
    return {id_: called for id_, called in there.items() if words and _holds(words_of(called), words)}


def _holds(called: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a name has all of some words; one letter is the initial of one of its words."""
    return all(any(each == word or (len(word) == 1 and each.startswith(word)) for each in called) for word in words)


def the_one_meant(name: str, there: Mapping[str, str], field: str) -> str:
    """Give which of those who hold a seat is meant; raises `Refused` for none of them, and for several."""
    exact = [id_ for id_, called in there.items() if name_key(called) == name_key(name) or id_ == name.strip().upper()]
    found = exact or list(nearest(name, there))
    told = tuple(f"{called} ({id_})" for id_, called in there.items() if not found or id_ in found)
    if not found:
        raise Refused([no.NotFound(field, given=name, noun="seat", nearest=told)])
    if len(found) > 1:
        raise Refused([no.Ambiguous(field, refs=found, given=name, noun="person", ids=told)])
    return found[0]


def attend(request: Attend | AttendAll, meeting: Meeting, name: str, looked: Looked) -> AttendanceNoted:
    """Give the event of somebody's attendance; raises `Refused` where somebody stands in for itself."""
    if looked.substitutes == looked.person:
        raise Refused([no.SubstitutesSelf("substitutes", refs=[looked.person], name=name)])
    event = AttendanceNoted(
        subject=meeting.id,
        person=looked.person,
        represents=looked.represents,
        role=looked.role,
        guest=request.guest,
        organisation=looked.organisation,
        party=looked.party,
        absence=request.absence,
        substitutes=looked.substitutes,
        from_item=looked.from_item,
        until_item=looked.until_item,
    )
    return request.noted(event)


def differs(request: Attend | AttendAll, said: Looked, known: Attendance) -> bool:
    """Tell whether something is said of somebody that is noted otherwise; that one was there, of who was not."""
    facts = {name: getattr(said, name) for name in _FACTS} | {"guest": request.guest or None}
    other = any(value is not None and getattr(known, name) != value for name, value in facts.items())
    return other or known.absence is not request.absence


def noted_already(
    request: Attend | AttendAll, meeting: Meeting, name: str, said: Looked, known: Attendance
) -> Objection:
    """Give what speaks against noting somebody again: it is noted, so or otherwise."""
    refs = [meeting.id, known.person]
    if differs(request, said, known):
        return no.AttendanceDiffers("person", refs=refs, name=name, id=meeting.id, person=known.person)
    return no.AlreadyThere("person", refs=refs, name=name, there=meeting.title or "mötet", id=meeting.id)


def leave_room(
    request: Request, meeting: Meeting, person: str, name: str, item: int, left: Sequence[LeftRoom], *, present: bool
) -> RoomLeft:
    """Give the event of somebody who left the room for an item; raises `Refused` for who was not there."""
    objections = Objections()
    if not present:
        objections.append(no.NotAtMeeting("out", refs=[meeting.id, person], name=name, id=meeting.id))
    if any((each.person, each.item) == (person, item) for each in left):
        told = f"{meeting.id}:{item}"
        objections.append(no.AlreadyThere("out", refs=[meeting.id, person], name=name, there=told, id=meeting.id))
    objections.stop()
    return request.noted(RoomLeft(subject=meeting.id, person=person, item=item))
