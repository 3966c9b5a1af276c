"""`samverkan calendar`: when bodies meet, and the days of open cases."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

from samverkan_cli import texts
from samverkan_cli.actions.due import due
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.due import what
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.days import ends_on
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import DueKind
from samverkan_cli.render import READ_IN, Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from samverkan_cli.domain.records import Meeting
    from samverkan_cli.store.reader import Reader

app = noun()
KEYS = ("date", "start", "end", "place", "title", "ref")
GOING = ("place", "end", "ends_on", "start")


@reads(app, "calendar", forms=(*READ_IN, "ics"))
def calendar(
    call: Reading,
    from_day: Annotated[str | None, options.flag("calendar_from", options.DAY, "--from")] = None,
    to_day: Annotated[str | None, options.flag("calendar_to", options.DAY, "--to")] = None,
) -> Listing:
    """Show when bodies meet, and the days of open cases: from today on, unless other days are asked for."""
    today, last = call.session.today, call.day(to_day, "to") if to_day else None
    first = call.day(from_day, "from") if from_day else None if last and last < today else today
    with call.reader() as reader:
        if call.form == "ics":
            return _shared(call, reader, first, last)
        rows = [*_meetings(reader, reader.meetings(first, last)), *_of_cases(reader, first, last, today)]
    columns = shapes.timed(KEYS, rows)
    rows.sort(key=_in_order)
    empty, keys = texts.say("no_meetings"), (*KEYS, "kind", "ends_on")
    return Listing(call.words, rows, columns, empty=empty, keys=keys, going=GOING)


def _in_order(row: dict[str, Any]) -> tuple[str, str]:
    return row["date"], row["start"] or ""


def _shared(call: Reading, reader: Reader, first: date | None, last: date | None) -> Listing:
    """Give the calendar for others' calendars: each row under an id it keeps, and how often it was changed.

    What has been called off is in it too, so that it leaves the calendars it had come into.
    """
    if call.fields:
        raise Refused([no.OptionsConflict("fields", option="--fields", others=("ics",))])
    called_off = reader.meetings_called_off(first, last)
    rows = [row | {"key": row["ref"], "cancelled": False} for row in _meetings(reader, reader.meetings(first, last))]
    rows += [row | {"key": row["ref"], "cancelled": True} for row in _meetings(reader, called_off)]
    rows += [row | {"cancelled": False} for row in _of_cases(reader, first, last, call.session.today, keyed=True)]
    registry, changes = reader.registry(), reader.changes({row["ref"] for row in rows})
    stamp, seen = reader.last_moment(), Counter[str]()
    for row in sorted(rows, key=_in_order):
        seen[row["key"]] += 1
        again = f".{seen[row['key']]}" if seen[row["key"]] > 1 else ""
        row["uid"], row["stamp"] = f"{row.pop('key')}{again}@{registry.id}", stamp
        row["sequence"] = changes[row["ref"]] - 1 + row["cancelled"]
    title = registry.agreement or registry.municipality or texts.say("calendar_title")
    return Listing(call.words, sorted(rows, key=_in_order), KEYS, title, form="ics")


def _meetings(reader: Reader, meetings: Iterable[Meeting]) -> Iterator[dict[str, Any]]:
    for each in meetings:
        title = each.title or ", ".join(reader.names(each.bodies).values())
        times = {"start": each.start, "end": each.end, "place": each.place}
        ends = ends_on(each.date, each.start, each.end)
        row = {"date": each.date.isoformat(), **times, "title": title, "kind": "meeting", "ref": each.id}
        yield row | {"ends_on": str(ends) if ends else None}


def _of_cases(
    reader: Reader, first: date | None, last: date | None, today: date, *, keyed: bool = False
) -> Iterator[dict[str, Any]]:
    """Give the days in open cases that something is to be done by, or from."""
    for each in due(reader, today, DueKind.CASE):
        if each.due and (first is None or each.due >= first) and (last is None or each.due <= last):
            title = texts.say("calendar_case", **_deadline(each.facts)) if each.key == "due_case" else what(each)
            times = dict.fromkeys(("start", "end", "place"))
            told = {"title": title, "kind": "last-day", "ref": each.ref, "ends_on": None}
            told |= {"key": f"{each.ref}.{each.facts.get('what', each.key)}"} if keyed else {}
            yield {"date": each.due.isoformat(), **times, **told}


def _deadline(facts: dict[str, Any]) -> dict[str, Any]:
    return facts | {"what": texts.word("deadline", facts["what"])}
