"""`samverkan show`: whatever is printed with an id, shown by that id alone."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.shapes import iso, some
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.notation import is_item, looks_like_id, looks_like_period
from samverkan_cli.render import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from samverkan_cli.domain.records import Enrollment
    from samverkan_cli.store.reader import Reader

app = noun()
Shape = dict[str, Any]

# The modules whose `show` shows what an id's first letter stands for.
NOUNS = {
    "A": "actor",
    "P": "person",
    "B": "body",
    "C": "case.verbs",
    "D": "decision",
    "M": "meeting",
    "G": "group",
    "T": "task",
    "W": "watch",
    "U": "round",
}


@reads(app, "show")
def show(call: Reading, ref: options.Reference = None) -> Sheet:
    """Show what an id, a name, a number or a citation leads to."""
    reference = call.named("ref", ref).strip()
    with call.reader() as reader:
        if named := reader.entries_named(reference):
            by_number = reference.isdigit()
            return _shown("journal", call, reference) if by_number else _invocation(call, reader, reference, named)
        found = reference.upper() if looks_like_id(reference) else reader.subject(reference)
        if found == reader.registry().id:
            return _shown("setting", call)
        if looks_like_period(found):
            return _shown("period" if reader.find_period(found) else "plan", call, found)
        own = OWN.get(found[0]) if not is_item(found) else _item
        own = _activity if found[0].isdigit() else own
        if own:
            return own(call, reader, found)
    return _shown(NOUNS[found[0]], call, found)


def _shown(module: str, call: Reading, *given: str) -> Sheet:
    """Give what a noun's own `show` gives; only that noun is loaded."""
    found: Callable[..., Sheet] = import_module(f"samverkan_cli.cli.{module}").show
    return found(call, *given)


def _invocation(call: Reading, reader: Reader, op: str, seqs: list[int]) -> Sheet:
    """Give the entries that one command made."""
    from samverkan_cli.cli.call import ids_in
    from samverkan_cli.cli.journal import shape

    entries = list(reader.entries(seqs[0], seqs[-1]))
    names = reader.names({id_ for entry in entries for id_ in ids_in(entry.event)})
    told = [shape(entry, names) for entry in entries]
    lines = [texts.say("entry_line", **{**each, "at": each["at"][:16].replace("T", " ")}) for each in told]
    data = {"id": op, "verb": told[0]["verb"], "by": told[0]["by"], "entries": told}
    return Sheet(call.words, data, (f"samverkan {told[0]['verb']}", *lines))


def _enrollment(call: Reading, reader: Reader, id_: str) -> Sheet:
    """Give an answer: whose it is, who signed it, how it stands."""
    from samverkan_cli.cli.card import signed, signed_lines
    from samverkan_cli.cli.why import standing_line

    found, today = reader.enrollment(id_), call.session.today
    name = reader.names([found.actor]).get(found.actor)
    data = shapes.enrollment(reader, found, today) | _of(found, name) | signed(reader, found)
    heading = texts.say("titled", name=name or found.actor, id=found.actor)
    lines = [heading, standing_line(data, str(today)), *signed_lines(data), texts.say("why_line", id=found.id)]
    return Sheet(call.words, data, tuple(lines))


def _of(found: Enrollment, name: str | None) -> Shape:
    return {"actor": {"id": found.actor, "name": name}}


def _activity(call: Reading, reader: Reader, id_: str) -> Sheet:
    """Give an activity, what has become of it, and what somebody is to do for it."""
    from samverkan_cli.cli.plan import of_activity

    return of_activity(call.words, reader, reader.activity(id_), call.session.today)


def _item(call: Reading, reader: Reader, id_: str) -> Sheet:
    """Give an item of a meeting: what was said, what became of it, what it continues and what continues it."""
    from samverkan_cli.cli.agenda import item_lines
    from samverkan_cli.cli.meeting import followed

    found = reader.item(id_)
    meeting = reader.meeting(found.meeting)
    told = next((each for each in shapes.items(reader, meeting) if each["id"] == found.id), None)
    tasks = shapes.tasks(reader, reader.tasks(found.id), call.session.today)
    data = (told or some(found, "id", "title")) | {"meeting": meeting.id, "date": iso(meeting.date), "tasks": tasks}
    data["continued_by"] = [each.id for each in reader.continuing(found.id)]
    names = reader.names([*meeting.bodies, *(each["to"] for each in data.get("outcomes", ()) if each["to"])])
    bodies = tuple(names.get(body, body) for body in meeting.bodies)
    lines = [texts.say("item_of", id=meeting.id, date=data["date"], bodies=bodies)]
    lines += item_lines([told], names) if told else [texts.say("titled", name=found.title or id_, id=id_)]
    lines += [texts.say("item_continued_line", by=tuple(data["continued_by"]))] if data["continued_by"] else []
    return Sheet(call.words, data, (*lines, *followed(tasks), texts.say("why_line", id=found.id)))


def _roll(call: Reading, reader: Reader, id_: str) -> Sheet:
    """Give a recorded roll as it was kept."""
    from samverkan_cli.cli.roll import kept

    return kept(call.words, reader, id_, call.session.today)


def _renewal(call: Reading, reader: Reader, id_: str) -> Sheet:
    """Give a plan of a renewal that was carried out."""
    found = reader.renewal_plan(id_)
    return Sheet(call.words, some(found, "id", "key", "period", "from_period", "applied_on", "count", "sha256"))


# What has no noun with a `show` of its own, by an id's first letter.
OWN: dict[str, Callable[[Reading, Reader, str], Sheet]] = {
    "E": _enrollment,
    "R": _roll,
    "N": _renewal,
}
