"""`samverkan meeting`: meetings, their agenda, participants and outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli import texts
from samverkan_cli.actions import meeting as actions
from samverkan_cli.cli import ask, options, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.meeting import AddItems, Attend, CallMeeting, NoteOutcome
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
) -> Receipt:
    """Register a meeting of one or several bodies."""
    return ask.through(call, {"body": body, "also": also, "time": time, "place": place, "title": title}, _add)


def _add(call: Writing, given: ask.Given) -> Receipt:
    return call.record("meeting", call.read(CallMeeting, **given), actions.call, shapes.meeting)


@reads(app, "meeting list")
def list_(call: Reading) -> Listing:
    """Show every meeting."""
    with call.reader() as reader:
        rows = [shapes.meeting(reader, each, call.session.today) for each in reader.meetings()]
        names = reader.names({body for row in rows for body in row["bodies"]})
    rows = [row | {"body_name": [names.get(body, body) for body in row["bodies"]]} for row in rows]
    columns = shapes.timed(("id", "date", "start", "end", "body_name", "title", "place"), rows)
    going = ("place", "end", "ends_on", "start", "title")
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
    data |= {"decisions": decided, "tasks": [shapes.task(reader, each, today) for each in reader.tasks(found.id)]}
    represented = [there["represents"] for there in data["participants"] if there["represents"]]
    outcomes = [*decided, *(outcome for item in data["items"] for outcome in item["outcomes"])]
    names = reader.names([*data["bodies"], *represented, *(each["to"] for each in outcomes if each["to"])])
    later = data["ends_on"] if data["ends_on"] != data["date"] else None
    bodies = tuple(names[body] for body in data["bodies"])
    lines = texts.say("meeting_line", **{**data, "bodies": bodies, "later": later}).split("\n")
    for there in data["participants"]:
        key = "guest_line" if there["guest"] else "participant_line"
        lines.append(texts.say(key, **{**there, "represents": names.get(there["represents"])}))
    for item in data["items"]:
        lines.append(f"{item['number']}. {item['title']}")
        lines += [texts.say("outcome_line", **{**told, "to": names.get(told["to"])}) for told in item["outcomes"]]
    lines += [
        texts.say("outcome_line", **{**each, "to": names.get(each["to"]), "decision": each["id"]}) for each in decided
    ]
    return Sheet(words, data, (*lines, *followed(data["tasks"])))


def followed(tasks: Sequence[dict[str, Any]]) -> list[str]:
    """Give what is to follow from something, a line a task."""
    owners = [each["owner"]["name"] if each["owner"] else None for each in tasks]
    return [texts.say("task_line", **each | {"owner": owner}) for each, owner in zip(tasks, owners, strict=True)]


@writes(app, "meeting agenda", shows=True)
def agenda(
    call: Writing,
    meeting: MeetingArgument = None,
    add: Annotated[list[str] | None, options.flag("add", options.TEXT)] = None,
) -> Shown:
    """Put items on a meeting's agenda, or show it."""
    if add:
        call.must_not_be_filed("--add")
        return call.record("meeting", call.read(AddItems, meeting=meeting, add=add), actions.add_items, shapes.meeting)
    reading = Reading(call.words, call.session, None)
    with reading.reader() as reader:
        found = reader.meeting(reading.named("meeting", meeting))
        rows = [{"number": number, "title": title} for number, title in reader.agenda(found.id)]
    return Listing(call.words, rows, ("number", "title"), empty=texts.say("nothing"))


@writes(app, "meeting attend", registers=True)
def attend(
    call: Writing,
    meeting: MeetingArgument = None,
    person: options.Person = None,
    represents: options.Represents = None,
    role: options.Role = None,
    guest: Annotated[bool, typer.Option("--guest", help=texts.option("guest"))] = False,
) -> Receipt:
    """Note who took part in a meeting."""
    asked = call.read(Attend, meeting=meeting, person=person, represents=represents, role=role, guest=guest)
    return call.record("meeting", asked, actions.attend, shapes.meeting)


@writes(app, "meeting outcome")
def outcome(
    call: Writing,
    meeting: MeetingArgument = None,
    item: Annotated[str | None, options.argument("item")] = None,
    outcome: options.Outcome = None,
    to: options.ToBody = None,
    back: options.Back = None,
    note: Annotated[str | None, options.flag("note", options.TEXT)] = None,
) -> Receipt:
    """Note what became of an item that has no decision of its own."""
    asked = call.read(NoteOutcome, meeting=meeting, item=item, outcome=outcome, to=to, back=back, note=note)
    return call.record("meeting", asked, actions.note_outcome, shapes.meeting)
