"""`samverkan meeting`: meetings, their agenda, participants and outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.actions import attendance
from samverkan_cli.actions import item as items
from samverkan_cli.actions import meeting as actions
from samverkan_cli.cli import agenda as agendas
from samverkan_cli.cli import ask, options, proceedings, shapes
from samverkan_cli.cli.call import Reading, Writing, file_text, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.attendance import Attend, AttendAll, Listed
from samverkan_cli.domain.item import AddItems, ChangeItem, NoteItem, NoteOutcome
from samverkan_cli.domain.meeting import ApproveMinutes, CallMeeting, CancelMeeting, MoveMeeting, SendMinutes
from samverkan_cli.domain.notation import is_item
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.values import Absence
from samverkan_cli.render import Listing, Receipt, Sheet, Shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from samverkan_cli.domain.records import Meeting
    from samverkan_cli.store.reader import Reader

app = noun("meeting")
MeetingArgument = Annotated[str | None, options.argument("meeting")]


@writes(app, "meeting add")
def add(
    call: Writing,
    body: Annotated[str | None, options.argument("body")] = None,
    time: Annotated[str | None, options.flag("time", "16-18")] = None,
    place: Annotated[str | None, options.flag("place", options.TEXT)] = None,
    title: Annotated[str | None, options.flag("title", options.TEXT)] = None,
    also: Annotated[list[str] | None, options.flag("with", options.REF, "--with")] = None,
    invited: Annotated[str | None, options.flag("invited", "signatories|seated|open")] = None,
) -> Receipt:
    """Register a meeting of one or several bodies."""
    given = {"body": body, "also": also, "time": time, "place": place, "title": title, "invited": invited}
    return ask.through(call, given, _add)


def _add(call: Writing, given: ask.Given) -> Receipt:
    return call.record("meeting", call.read(CallMeeting, **given), actions.call, shapes.meeting)


@writes(app, "meeting move")
def move(
    call: Writing,
    meeting: MeetingArgument = None,
    time: Annotated[str | None, options.flag("time", "16-18")] = None,
    place: Annotated[str | None, options.flag("place", options.TEXT)] = None,
) -> Receipt:
    """Give a meeting another day, time or place."""
    return call.record(
        "meeting", call.read(MoveMeeting, meeting=meeting, time=time, place=place), actions.move, shapes.meeting
    )


@writes(app, "meeting cancel")
def cancel(call: Writing, meeting: MeetingArgument = None) -> Receipt:
    """Note that a meeting is not to be, and why."""
    return call.record("meeting", call.read(CancelMeeting, meeting=meeting), actions.cancel, shapes.meeting)


@writes(app, "meeting minutes")
def minutes(
    call: Writing,
    meeting: MeetingArgument = None,
    sent: Annotated[str | None, options.flag("sent", options.DAY)] = None,
    out: options.OutFile = None,
    form: Annotated[str | None, options.flag("minutes_form", "md|html|docx|pdf", "--form", "--format")] = None,
    force: options.Force = False,
) -> Receipt | Sheet:
    """Write the minutes of a meeting of what is recorded, or note when they went out."""
    if sent is None:
        from samverkan_cli.cli.minutes import written

        return written(call, meeting, out, form, force=force)
    if out is not None:
        raise Refused([no.OptionsConflict("out", option="--out", others=("--sent",))])
    asked = call.read(SendMinutes, meeting=meeting, sent=sent)
    return call.record("meeting", asked, actions.send_minutes, shapes.meeting)


@writes(app, "meeting approve", registers=True)
def approve(
    call: Writing,
    meeting: MeetingArgument = None,
    at: Annotated[str | None, options.flag("approved_at", options.REF, "--at")] = None,
    by: Annotated[list[str] | None, options.flag("approved_by", options.TEXT, "--by")] = None,
    adjusted: Annotated[str | None, options.flag("adjusted", options.DAY)] = None,
) -> Receipt:
    """Note when the minutes of a meeting were approved, or adjusted, and where or by whom."""
    asked = call.read(ApproveMinutes, meeting=meeting, at=at, by=by or [], adjusted=adjusted)
    return call.record("meeting", asked, actions.approve, shapes.meeting)


@reads(app, "meeting list")
def list_(call: Reading) -> Listing:
    """Show every meeting."""
    with call.reader() as reader:
        held = (shapes.meeting(reader, each, call.session.today) for each in reader.meetings())
        rows = [shapes.but_party(each, "participants") for each in held]
        names = reader.names({body for row in rows for body in row["bodies"]})
    rows = [row | {"body_name": [names.get(body, body) for body in row["bodies"]]} for row in rows]
    columns = shapes.timed(("id", "date", "start", "end", "body_name", "title", "place", "state"), rows)
    going = ("place", "end", "ends_on", "start", "title", "state")
    return Listing(call.words, rows, columns, empty=texts.say("nothing"), going=going)


@reads(app, "meeting show")
def show(call: Reading, meeting: MeetingArgument = None) -> Sheet:
    """Show one meeting: who took part, and what became of each item."""
    with call.reader() as reader:
        return sheet(call.words, reader, reader.meeting(call.named("meeting", meeting)), call.session.today)


def sheet(words: str, reader: Reader, found: Meeting, today: date) -> Sheet:
    """Give a meeting: who took part, what became of each item, what else was decided, and what is to follow."""
    data = shapes.meeting(reader, found, today)
    decided = [shapes.decision(reader, each, today) for each in reader.decisions(found.id) if each.item is None]
    data |= {"decisions": decided, "tasks": shapes.tasks(reader, reader.tasks(found.id), today)}
    data["rectified"] = proceedings.rectified(reader, found)
    represented = [there["represents"] for there in data["participants"] if there["represents"]]
    outcomes = [*decided, *(outcome for item in data["items"] for outcome in item["outcomes"])]
    names = reader.names([*data["bodies"], *represented, *(each["to"] for each in outcomes if each["to"])])
    later = data["ends_on"] if data["ends_on"] != data["date"] else None
    bodies = tuple(names[body] for body in data["bodies"])
    lines = texts.say("meeting_line", **{**data, "bodies": bodies, "later": later}).split("\n")
    lines += [*proceedings.state_lines(data), *proceedings.participant_lines(data, names)]
    lines += agendas.item_lines(data["items"], names)
    lines += [
        texts.say("outcome_line", **{**each, "to": names.get(each["to"]), "decision": each["id"]}) for each in decided
    ]
    lines += [*followed(data["tasks"]), *proceedings.rectified_lines(data["rectified"])]
    return Sheet(words, data, tuple(lines))


def followed(tasks: Sequence[dict[str, Any]]) -> list[str]:
    """Give what is to follow from something, a line a task."""
    owners = [each["owner"]["name"] if each["owner"] else None for each in tasks]
    return [texts.say("task_line", **each | {"owner": owner}) for each, owner in zip(tasks, owners, strict=True)]


@writes(app, "meeting agenda", shows=True)
def agenda(
    call: Writing,
    meeting: MeetingArgument = None,
    title: Annotated[str | None, options.argument("item_title", options.TEXT)] = None,
    add: Annotated[list[str] | None, options.flag("add", options.TEXT)] = None,
    label: Annotated[list[str] | None, options.flag("label", options.TEXT)] = None,
    under: Annotated[str | None, options.flag("under", options.REF)] = None,
    continues: Annotated[str | None, options.flag("continues", options.REF)] = None,
    first: Annotated[bool, typer.Option("--first", help=texts.option("first"))] = False,
    after: Annotated[str | None, options.flag("after", options.REF)] = None,
    drop: Annotated[str | None, options.flag("drop", options.REF)] = None,
    rename: Annotated[str | None, options.flag("rename", options.REF)] = None,
    move: Annotated[str | None, options.flag("move", options.REF)] = None,
    build: Annotated[bool, typer.Option("--build", help=texts.option("build"))] = False,
    write: Annotated[bool, typer.Option("--write", help=texts.option("write"))] = False,
) -> Shown:
    """Put items on a meeting's agenda, change it, build it from what waits, or show it."""
    if write and not build:
        raise Refused([no.Missing("build")])
    changes = {"--drop": drop, "--rename": rename, "--move": move, "--build": "built" if build else None}
    asked = [word for word, said in ({"--add": add} | changes).items() if said]
    if len(asked) > 1:
        raise Refused([no.OptionsConflict("add", option=asked[0], others=tuple(asked[1:]))])
    if (title is None) != (rename is None):
        raise Refused([no.Missing("title" if title is None else "add")])
    for word in asked if write or not build else ():
        call.must_not_be_filed(word)
    where = {"first": first, "after": after}
    if add:
        given = {"add": add, "label": label, "under": under, "continues": continues}
        return call.record("meeting", call.read(AddItems, meeting=meeting, **given, **where), items.add, shapes.meeting)
    if build:
        return (
            agendas.built(call, meeting) if write else agendas.lacking(Reading(call.words, call.session, None), meeting)
        )
    if asked:
        change = {"drop": drop, "rename": rename, "title": title, "move": move}
        read = call.read(ChangeItem, meeting=meeting, **change, **where)
        return call.record("meeting", read, items.change, shapes.meeting)
    return agendas.shown(Reading(call.words, call.session, None), meeting)


@writes(app, "meeting attend", registers=True)
def attend(
    call: Writing,
    meeting: MeetingArgument = None,
    person: Annotated[list[str] | None, options.argument("attending", "NAME")] = None,
    seated: Annotated[bool, typer.Option("--seated", help=texts.option("seated"))] = False,
    without: Annotated[list[str] | None, options.flag("left_out", options.TEXT, "--except")] = None,
    from_file: Annotated[str | None, options.flag("names_from", "FILE|-", "--from")] = None,
    represents: options.Represents = None,
    role: options.Role = None,
    party: options.PartyOption = None,
    guest: Annotated[bool, typer.Option("--guest", help=texts.option("guest"))] = False,
    absent: Annotated[bool, typer.Option("--absent", help=texts.option("absent"))] = False,
    apology: Annotated[bool, typer.Option("--apology", help=texts.option("apology"))] = False,
    substitutes: Annotated[str | None, options.flag("substitutes", options.TEXT, "--for")] = None,
    from_item: Annotated[str | None, options.flag("from_item", options.REF)] = None,
    until_item: Annotated[str | None, options.flag("until_item", options.REF)] = None,
    out: Annotated[list[str] | None, options.flag("out_of_room", options.REF, "--out")] = None,
    new_person: Annotated[bool, typer.Option("--new-person", help=texts.option("new_person"))] = False,
) -> Receipt:
    """Note who took part in a meeting, or did not."""
    facts: dict[str, Any] = {"represents": represents, "role": role, "party": party, "guest": guest}
    facts |= {"substitutes": substitutes, "from_item": from_item, "until_item": until_item}
    facts |= {"absence": Absence.APOLOGY if apology else Absence.ABSENT if absent else None, "out": out or []}
    whom: dict[str, Any] = {"meeting": meeting, "person": person or [], "seated": seated, "without": without or []}
    call = replace(call, new=call.new or new_person)
    asked, flaws = call.read(AttendAll, **whom, **facts)
    if from_file:
        listed, wrong = _listed(call, from_file)
        asked, flaws = asked.but(listed=listed, list_name=from_file), [*flaws, *wrong]
    return call.record("meeting", (asked, flaws), attendance.attend_all, shapes.meeting)


def _listed(call: Writing, path: str) -> tuple[tuple[Listed, ...], list[Objection]]:
    """Give the lines of a list of names, `Eva Ek; Blå Tuvan`, and every flaw in it with its line."""
    found, flaws = [], []
    for row, line in enumerate(file_text(path, "from_file").splitlines(), start=1):
        name, _, organisation = (part.strip() for part in line.partition(";"))
        if not line.strip(" ;\t"):
            continue
        asked, wrong = call.read(Attend, meeting="-", person=name, represents=organisation or None)
        for each in wrong:
            each.row = (path, row, None)
        flaws += wrong
        found += [Listed(row, asked.person, asked.represents)] if asked.person else []
    if not found and not flaws:
        flaws.append(no.FileUnreadable("from_file", path=path, why="empty"))
    return tuple(found), flaws


@writes(app, "meeting outcome")
def outcome(
    call: Writing,
    meeting: MeetingArgument = None,
    item: Annotated[str | None, options.argument("item")] = None,
    outcome: options.Outcome = None,
    to: options.ToBody = None,
    to_meeting: options.ToMeeting = None,
    back: options.Back = None,
    note: Annotated[str | None, options.flag("note", options.TEXT)] = None,
) -> Receipt:
    """Note what became of an item that has no decision of its own."""
    meeting, item = _of_item(meeting, item)
    given = {"item": item, "outcome": outcome, "to": to, "to_meeting": to_meeting, "back": back, "note": note}
    return call.record("meeting", call.read(NoteOutcome, meeting=meeting, **given), items.note_outcome, shapes.meeting)


def _of_item(meeting: str | None, item: str | None) -> tuple[str | None, str | None]:
    """Give meeting and item: the id of an item alone tells both."""
    if meeting and item is None and is_item(meeting):
        return meeting.strip().partition(":")[0], meeting
    return meeting, item


@writes(app, "meeting note")
def note(
    call: Writing,
    meeting: MeetingArgument = None,
    item: Annotated[str | None, options.argument("item")] = None,
    text: Annotated[str | None, options.argument("item_text", f"{options.TEXT}|-")] = None,
) -> Receipt:
    """Note what was said of an item."""
    if text is None and item is not None and meeting and is_item(meeting):
        item, text = None, item
    meeting, item = _of_item(meeting, item)
    if text == "-":
        from samverkan_cli.intake.text import read as text_of

        text = text_of(text, "text")
    asked = call.read(NoteItem, meeting=meeting, item=item, text=text)
    return call.record("meeting", asked, items.note, shapes.meeting)
