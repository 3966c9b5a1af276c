"""`samverkan journal`: what was entered, when, by whom, and whether it is whole."""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli import texts
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, ids_in, reads
from samverkan_cli.cli.output import written_file
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import days
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.request import EntryNumber, Request
from samverkan_cli.domain.value import told
from samverkan_cli.render import Listing, Sheet
from samverkan_cli.render.progress import counted
from samverkan_cli.render.table import history

if TYPE_CHECKING:
    from samverkan_cli.store.journal import Entry
    from samverkan_cli.store.reader import Reader

app = noun("journal")
PAGE = 30  # entries on a terminal
NAMED = 500  # entries whose names are looked up at a time
COLUMNS = ("seq", "at", "by", "verb", "subject", "told")
GOING = ("subject", "verb", "by")


class ListEntries(Request):
    """Which entries are to be shown: those before one, and at most so many."""

    before: EntryNumber | None = None
    limit: EntryNumber | None = None


@reads(app, "journal list")
def list_(
    call: Reading,
    ref: options.Reference = None,
    before: Annotated[str | None, options.flag("before_entry", options.NUMBER, "--before")] = None,
    limit: Annotated[str | None, options.flag("limit", options.NUMBER)] = None,
    all_: Annotated[bool, typer.Option("--all", help=texts.option("all_entries"))] = False,
) -> Listing:
    """Show the entries, or those that name something: the last ones on a terminal, all of them to a script."""
    if all_ and limit is not None:
        raise Refused([no.OptionsConflict("limit", option="--all", others=("--limit",))])
    paged = call.aloud and sys.stdout.isatty() and not all_
    request = call.read(ListEntries, before=before, limit=limit)
    end, most = request.before, request.limit or (PAGE if paged else None)
    with call.reader() as reader:
        about = call.named("ref", ref) if ref else None
        numbers = reader.entries_named(about) if about else []
        about = reader.subject(about) if about and not numbers else about
        entries, earlier = _asked(reader, about, end, most, numbers)
        rows = list(_rows(reader, entries))
    title = ""
    if rows and earlier:
        facts = {"ref": about, "first": rows[0]["seq"], "limit": most if limit else None}
        title = texts.say("entries_before", count=len(rows), earlier=earlier, **facts)
    return Listing(call.words, rows, COLUMNS, title, texts.say("nothing"), going=GOING)


def _asked(
    reader: "Reader", about: str | None, end: int | None, most: int | None, numbers: list[int]
) -> tuple[Iterable["Entry"], int]:
    """Give the last entries before one, at most so many, and how many there are before them; nothing else is read.

    Of those that are `numbers`, or about something, or of all.
    """
    if about:
        every = list(reader.numbered(numbers).values()) if numbers else reader.entries_about(about)
        found = [entry for entry in every if end is None or entry.stamp.seq < end]
        return found[-most:] if most else found, max(0, len(found) - most) if most else 0
    last = min(reader.last_entry()[0], end - 1 if end else sys.maxsize)
    first = max(1, last - most + 1) if most else 1
    return reader.entries(first, last), first - 1


def _rows(reader: "Reader", entries: Iterable["Entry"]) -> Iterator[dict[str, Any]]:
    """Give a row for each entry; names are looked up for some hundred at a time."""
    left = iter(entries)
    while some := list(islice(left, NAMED)):
        names = reader.names({id_ for entry in some for id_ in ids_in(entry.event)})
        yield from (shape(entry, names) for entry in some)


def shape(entry: Any, names: dict[str, str]) -> dict[str, Any]:
    """Give a journal entry: where it stands, when, by whom, and what it says, with names beside ids."""
    stamp, event = entry.stamp, entry.event
    return {
        "seq": stamp.seq,
        "at": stamp.at,
        "by": stamp.by,
        "verb": stamp.verb,
        "kind": event.KIND,
        "subject": event.subject,
        "told": history(event, names, entry.erased),
        "reason": texts.say("erased") if "reason" in entry.erased else event.reason,
        "dnr": event.dnr,
        "source": texts.say("erased") if "source" in entry.erased else event.source,
        "op": stamp.op,
        "hash": entry.hash,
    }


@reads(app, "journal show")
def show(call: Reading, seq: Annotated[str | None, options.argument("seq")] = None) -> Sheet:
    """Show one entry, with everything it says."""
    number = call.named("seq", seq)
    with call.reader() as reader:
        wanted = int(number) if number.isascii() and number.isdigit() else 0
        entry = next(iter(reader.entries(wanted, wanted)), None) if wanted else None
        if entry is None:
            raise Refused([no.NotFound("seq", given=number, noun="entry")])
        data = shape(entry, reader.names(ids_in(entry.event))) | {"data": _whole(entry)}
    lines = [
        f"{texts.field(name)}: {days.clock(value) if name == 'at' else value}"
        for name, value in data.items()
        if value not in (None, "") and name != "data"
    ]
    lines += [f"  {name}: {value}" for name, value in data["data"].items()]
    return Sheet(call.words, data, tuple(lines))


def _whole(entry: "Entry") -> dict[str, Any]:
    """Give everything an entry says, with what was erased said to be that."""
    said = told(entry.event, whole=False)
    for path in entry.erased:
        *steps, last = path.split(".")
        place: Any = said
        for step in steps:
            place = place[int(step)] if isinstance(place, list) else place[step]
        place[last] = texts.say("erased")
    return said


@reads(app, "journal verify")
def verify(call: Reading) -> Sheet:
    """Recompute the chain, replay every event, and compare every table."""
    from samverkan_cli.store.replay import BATCH
    from samverkan_cli.store.verify import verify as verified

    registry = call.session.registry()
    with registry.reading(unchecked=True) as reader:
        label = texts.say("verifying")
        data = verified(reader, lambda batches: counted(batches, label, each=BATCH), beside=registry.path)
    lines = [texts.say("verified" if data["ok"] else "not_verified", entries=data["entries"], head=data["head"][:8])]
    lines += [texts.say("problem", **problem) for problem in data["problems"]]
    return Sheet(call.words, data, tuple(lines), status=0 if data["ok"] else 6)


@reads(app, "journal export")
def export(call: Reading, out: options.OutFile = None, force: options.Force = False) -> Sheet:
    """Write every entry with its digest and what is under its seals, one JSON object a line."""
    with call.reader() as reader:
        text = "".join(line + "\n" for line in reader.exported())
    count = text.count("\n")
    if out is None:
        return Sheet(call.words, {"entries": count}, tuple(text.splitlines()), as_is=True)
    written_file(out, text, force=force)
    return Sheet(call.words, {"entries": count, "out": out}, (texts.say("exported", entries=count, out=out),))
