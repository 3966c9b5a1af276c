"""`samverkan calendar`: when bodies meet, and the days of open cases."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any

from samverkan_cli import texts
from samverkan_cli.actions.due import due
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.due import what
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.days import ends_on
from samverkan_cli.domain.meeting import is_cancelled
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import DueKind
from samverkan_cli.render import READ_IN, Listing
from samverkan_cli.streams import warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samverkan_cli.domain.records import Meeting
    from samverkan_cli.store.reader import Reader

app = noun()
KEYS = ("date", "start", "end", "place", "title", "ref")
KEPT = timedelta(days=366)  # how long a task that is done stays in the calendars of others
GOING = ("place", "end", "ends_on", "start")


@reads(app, "calendar", forms=(*READ_IN, "ics"))
def calendar(
    call: Reading,
    from_day: Annotated[str | None, options.flag("calendar_from", options.DAY, "--from")] = None,
    to_day: Annotated[str | None, options.flag("calendar_to", options.DAY, "--to")] = None,
) -> Listing:
    """Show when bodies meet, and the days of open cases: from today on, unless other days are asked for.

    Where nothing lies ahead, what has been is shown, and said to be that (ADR 0025).
    """
    today, last = call.session.today, call.day(to_day, "to") if to_day else None
    first = call.day(from_day, "from") if from_day else None if last and last < today else today
    with call.reader() as reader:
        if call.form == "ics":
            return _shared(call, reader, first, last)
        rows = list(_rows(reader, first, last, today))
        if not rows and not (from_day or to_day) and (rows := list(_rows(reader, None, None, today))):
            warn(texts.say("warning", text=texts.say("nothing_ahead")))
    columns = shapes.timed(KEYS, rows)
    rows.sort(key=_in_order)
    empty, keys = texts.say("no_meetings"), (*KEYS, "kind", "ends_on")
    return Listing(call.words, rows, columns, empty=empty, keys=keys, going=GOING)


def _rows(reader: Reader, first: date | None, last: date | None, today: date) -> Iterator[dict[str, Any]]:
    met = [each for each in reader.meetings(first, last) if not is_cancelled(each, today)]
    yield from _meetings(reader, met)
    yield from _of_cases(reader, first, last, today)


def _in_order(row: dict[str, Any]) -> tuple[str, str]:
    return row["date"] or str(date.max), row["start"] or ""


def _shared(call: Reading, reader: Reader, first: date | None, last: date | None) -> Listing:
    """Give the calendar for others' calendars: each row under an id it keeps, and how often it was changed.

    What has been called off is in it too, so that it leaves the calendars it had come into.
    """
    if call.fields:
        raise Refused([no.OptionsConflict("fields", option="--fields", others=("ics",))])
    rows = list(_meetings_shared(reader, first, last, call.session.today))
    rows += [row | {"cancelled": False} for row in _of_cases(reader, first, last, call.session.today, keyed=True)]
    rows += _tasks(reader, first, last)
    registry, changes = reader.registry(), reader.changes({row["ref"] for row in rows})
    stamp, seen = reader.last_moment(), Counter[str]()
    for row in sorted(rows, key=_in_order):
        seen[row["key"]] += 1
        again = f".{seen[row['key']]}" if seen[row["key"]] > 1 else ""
        row["uid"], row["stamp"] = f"{row.pop('key')}{again}@{registry.id}", stamp
        row["sequence"] = changes[row["ref"]] - 1
    title = registry.agreement or registry.municipality or texts.say("calendar_title")
    return Listing(call.words, sorted(rows, key=_in_order), KEYS, title, form="ics")


def _meetings_shared(reader: Reader, first: date | None, last: date | None, today: date) -> Iterator[dict[str, Any]]:
    """Give the meetings of some days, those that are cancelled or taken back told to be that."""
    for taken_back, found in ((False, reader.meetings(first, last)), (True, reader.meetings_called_off(first, last))):
        cancelled = {each.id for each in found if taken_back or is_cancelled(each, today)}
        yield from (row | {"key": row["ref"], "cancelled": row["ref"] in cancelled} for row in _meetings(reader, found))


def _tasks(reader: Reader, first: date | None, last: date | None) -> Iterator[dict[str, Any]]:
    """Give the tasks that are open, whatever their day, and those that were not so long ago.

    A calendar that has taken in a task is told when it is done; one that is overdue does not leave it.
    """
    since = first - KEPT if first else date.min
    for each in reader.tasks_shared(since):
        if each.due is None or last is None or each.due <= last:
            times = dict.fromkeys(("start", "end", "place", "ends_on"))
            row = {"date": str(each.due) if each.due else None, **times, "title": each.text, "kind": "task"}
            state = {"started": each.started_on is not None, "done": each.done_on and str(each.done_on)}
            cancelled = bool(each.voided_by or each.dropped_on)
            yield row | state | {"ref": each.id, "key": each.id, "cancelled": cancelled}


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
