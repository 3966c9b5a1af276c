"""Who was at a meeting, who was not, and who left the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from samverkan_cli.actions import reference
from samverkan_cli.actions.person import mention
from samverkan_cli.actions.reference import represented
from samverkan_cli.domain import attendance as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.item import on_the_agenda
from samverkan_cli.domain.meeting import may_be_changed
from samverkan_cli.domain.notation import apart_from_party, looks_like_id, looks_like_number, name_key
from samverkan_cli.domain.refusal import Objections, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from samverkan_cli.domain.events import AttendanceNoted, RoomLeft
    from samverkan_cli.domain.records import Attendance, Meeting, Seat
    from samverkan_cli.domain.request import Request
    from samverkan_cli.store.writer import Writer

NEW = "--new-person"  # how one says that nobody who is known is meant


class There(Struct, frozen=True):
    """What the register knows of a meeting: who is noted, who holds a seat that day, and what they are called."""

    meeting: Meeting
    noted: Mapping[str, Attendance]
    seats: Mapping[str, Seat]
    names: Mapping[str, str]


class Came(Struct, frozen=True):
    """Somebody who is said to have been there, or not, and what is said beside; `again` may be noted already."""

    name: str
    said: rules.Looked
    again: bool
    row: int | None = None
    meant: bool = True  # by name, and not with all who hold a seat


def attend(writer: Writer, request: rules.Attend) -> Meeting:
    """Note that somebody took part in a meeting, or did not."""
    assert request.meeting and request.person
    there = _there(writer, request.meeting)
    objections = Objections(may_be_changed(request, there.meeting))
    looked = objections.ask(_looked, writer, request, there)
    name, party = _named(writer, request.person)
    person = objections.ask(_who, writer, request, name, there)
    objections.stop()
    assert person and looked
    said = replace(looked, person=person, party=looked.party or party)
    if known := there.noted.get(person):
        raise Refused([rules.noted_already(request, there.meeting, request.person, said, known)])
    writer.record(rules.attend(request, there.meeting, request.person, said))
    return there.meeting


def attend_all(writer: Writer, request: rules.AttendAll) -> Meeting:
    """Note who took part in a meeting, or did not: some by name, some of a list, or all who hold a seat that day."""
    assert request.meeting
    there = _there(writer, request.meeting)
    objections = Objections([*rules.must_go_together(request), *may_be_changed(request, there.meeting)])
    without = [objections.ask(rules.the_one_meant, name, _sitting(there), "without") for name in request.without]
    looked = objections.ask(_looked, writer, request, there)
    out = [objections.ask(reference.item, writer.reader, there.meeting, said) for said in request.out]
    objections.stop()
    assert looked
    coming = dict[str, Came]()
    for came in _coming(writer, request, there, looked, without, objections):
        first = coming.setdefault(came.said.person, came)
        if came.meant and came.said != first.said:
            refs, facts = [there.meeting.id, came.said.person], {"id": there.meeting.id, "person": came.said.person}
            objections.append(no.AttendanceDiffers("person", refs=refs, name=came.name, **facts))
    noted = [event for came in coming.values() if (event := _noted(request, there, came, objections))]
    items = list(dict.fromkeys(each.ordinal for each in out if each))
    left = [event for came in coming.values() for event in _left(writer, request, there, came, items, objections)]
    objections.stop()
    writer.record(*noted, *left)
    if there.meeting.date > request.today and any(event.absence is None for event in noted):
        writer.notices.append(no.DayInFuture("meeting", day=str(there.meeting.date)))
    return there.meeting


def leave_room(writer: Writer, request: rules.LeaveRoom) -> Meeting:
    """Note that somebody left the room for an item."""
    assert request.meeting and request.person and request.item
    there = _there(writer, request.meeting)
    objections = Objections(may_be_changed(request, there.meeting))
    person = objections.ask(_who, writer, request, request.person, there)
    item = objections.ask(reference.item, writer.reader, there.meeting, request.item)
    objections.stop()
    assert person and item
    known, left = there.noted.get(person), writer.reader.out_of_the_room(there.meeting.id)
    present = known is not None and known.absence is None
    event = rules.leave_room(request, there.meeting, person, request.person, item.ordinal, left, present=present)
    writer.record(event)
    return there.meeting


def _there(writer: Writer, meeting: str) -> There:
    read = writer.reader
    found = read.meeting(meeting)
    noted = {each.person: each for each in read.attendance(found.id)}
    seats = {each.person: each for each in reversed(read.seats_on(found.bodies, found.date))}
    return There(found, noted, dict(reversed(seats.items())), read.names([*noted, *seats]))


def _sitting(there: There) -> dict[str, str]:
    """Give the names of those who hold a seat."""
    return {person: there.names.get(person, person) for person in there.seats}


def _looked(writer: Writer, request: rules.Attend | rules.AttendAll, there: There) -> rules.Looked:
    """Give what is said of everybody alike, each reference with what it leads to. Raises `Refused`."""
    objections, read, meeting = Objections(), writer.reader, there.meeting
    represents = objections.ask(represented, writer, request.represents) if request.represents else None
    first, last = (
        objections.ask(reference.item, read, meeting, said) if said else None
        for said in (request.from_item, request.until_item)
    )
    if first and last:
        order = [each.ordinal for each in on_the_agenda(read.items(meeting.id))]
        objections.extend(rules.in_agenda_order(order, first.ordinal, last.ordinal))
    named = request.substitutes
    substitutes = objections.ask(_who, writer, request, named, there, "substitutes") if named else None
    objections.stop()
    return rules.Looked(
        person="",
        represents=represents,
        organisation=None if represents else request.represents,
        role=request.role,
        party=request.party,
        substitutes=substitutes,
        from_item=first.ordinal if first else None,
        until_item=last.ordinal if last else None,
    )


def _named(writer: Writer, name: str) -> tuple[str, str | None]:
    """Give a name as it is registered, and the party after it, as minutes have it: "Jerker Lindgren (L)"."""
    return (name, None) if writer.reader.find_person(name) else apart_from_party(name)


def _who(writer: Writer, request: Request, name: str, there: There, field: str = "person") -> str:
    """Give the id of who is meant; raises the question where a name is part of that of somebody who is there."""
    meant = ("person", name_key(name)) in request.settled
    told = meant or request.new or looks_like_id(name) or looks_like_number(name) or writer.reader.find_person(name)
    if told:
        return mention(writer, request, name, field)
    held = rules.nearest(name, there.names)
    called = tuple(f"{full} ({id_})" for id_, full in held.items())
    if len(held) > 1:
        raise Refused([no.Ambiguous(field, refs=held, given=name, noun="person", ids=called, new=NEW)])
    if held:
        (id_,) = held
        raise Refused([no.PersonNearest(field, refs=[id_], name=name, who="person", id=id_, new=NEW, others=called)])
    return mention(writer, request, name, field)


def _coming(
    writer: Writer,
    request: rules.AttendAll,
    there: There,
    looked: rules.Looked,
    without: Sequence[str | None],
    objections: Objections,
) -> Iterator[Came]:
    """Give those who are named, those on the list, and those who hold a seat; what is wrong is told among the rest."""
    for named in request.person:
        name, party = _named(writer, named)
        if person := objections.ask(_who, writer, request, name, there):
            said = replace(looked, person=person, party=looked.party or party)
            yield Came(name, said, again=bool(request.out))
    for line in request.listed:
        wrong = Objections()
        name, party = _named(writer, line.name)
        person = wrong.ask(_who, writer, request, name, there)
        actor = wrong.ask(represented, writer, line.organisation) if line.organisation else None
        objections.extend(_placed(wrong, line.row, request.list_name))
        if person:
            own = {"represents": actor, "organisation": None if actor else line.organisation}
            told = replace(looked, person=person, party=looked.party or party)
            yield Came(name, replace(told, **(own if line.organisation else {})), again=True, row=line.row)
    for person in there.seats if request.seated else ():
        if person not in without:
            yield Came(there.names.get(person, person), rules.Looked(person=person), again=True, meant=False)


def _placed(wrong: Objections, row: int, file: str | None) -> Objections:
    """Give objections with the line of the list they are about."""
    for each in wrong:
        each.row = (file or "-", row, None)
    return wrong


def _noted(request: rules.AttendAll, there: There, came: Came, objections: Objections) -> AttendanceNoted | None:
    """Give the event of somebody's attendance, or None where it is noted already."""
    known = there.noted.get(came.said.person)
    if known and came.again and not (came.meant and rules.differs(request, came.said, known)):
        return None
    wrong = Objections()
    if known:
        wrong.append(rules.noted_already(request, there.meeting, came.name, came.said, known))
    told = rules.of_the_seat(came.said, there.seats.get(came.said.person))
    event = None if known else wrong.ask(rules.attend, request, there.meeting, came.name, told)
    objections.extend(wrong if came.row is None else _placed(wrong, came.row, request.list_name))
    return event


def _left(
    writer: Writer, request: rules.AttendAll, there: There, came: Came, items: Sequence[int], objections: Objections
) -> Iterator[RoomLeft]:
    """Give the events of who left the room for some items."""
    person, left = came.said.person, writer.reader.out_of_the_room(there.meeting.id) if items else []
    known = there.noted.get(person)
    present = known.absence is None if known else request.absence is None
    for item in items:
        asked = (request, there.meeting, person, came.name, item, left)
        if event := objections.ask(rules.leave_room, *asked, present=present):
            yield event
