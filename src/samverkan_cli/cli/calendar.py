"""`samverkan calendar` and `due`: when bodies meet, and what is to be done by when, in cases too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from samverkan_cli import texts
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.days import ends_on
from samverkan_cli.render import Listing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from samverkan_cli.store.reader import Reader

app = noun()
KEYS = ("date", "start", "end", "place", "title", "ref")
GOING = ("place", "end", "ends_on", "start")


@reads(app, "calendar")
def calendar(
    call: Reading,
    from_day: Annotated[str | None, options.flag("calendar_from", options.DAY, "--from")] = None,
    to_day: Annotated[str | None, options.flag("calendar_to", options.DAY, "--to")] = None,
) -> Listing:
    """Show when bodies meet, and the last days in open cases."""
    first = call.day(from_day, "from") if from_day else None
    last = call.day(to_day, "to") if to_day else None
    with call.reader() as reader:
        rows = [*_meetings(reader, first, last), *_last_days(reader, first, last, call.session.today)]
    columns = shapes.timed(KEYS, rows)
    rows.sort(key=lambda row: (row["date"], row["start"] or ""))
    empty, keys = texts.say("no_meetings"), (*KEYS, "kind", "ends_on")
    return Listing(call.words, rows, columns, empty=empty, keys=keys, going=GOING)


def _meetings(reader: Reader, first: date | None, last: date | None) -> Iterator[dict[str, Any]]:
    for each in reader.meetings(first, last):
        title = each.title or ", ".join(reader.names(each.bodies).values())
        times = {"start": each.start, "end": each.end, "place": each.place}
        ends = ends_on(each.date, each.start, each.end)
        row = {"date": each.date.isoformat(), **times, "title": title, "kind": "meeting", "ref": each.id}
        yield row | {"ends_on": str(ends) if ends else None}


def _last_days(reader: Reader, first: date | None, last: date | None, today: date) -> Iterator[dict[str, Any]]:
    """Give the last days in open cases that something is still to be done by."""
    for row in _of_cases(reader, today, "calendar_case"):
        if (first is None or row[0] >= first) and (last is None or row[0] <= last):
            times = dict.fromkeys(("start", "end", "place"))
            what = {"title": row[1], "kind": "last-day", "ref": row[2], "ends_on": None}
            yield {"date": row[0].isoformat(), **times, **what}


def _of_cases(reader: Reader, today: date, key: str) -> list[tuple[date, str, str, str]]:
    cases = reader.cases()
    if not cases:
        return []
    from samverkan_cli.cli.case.sheet import awaited

    names = reader.names({case.actor for case in cases})
    found = []
    for case, each in awaited(reader, cases, today):
        what = texts.say(key, name=names.get(case.actor, case.actor), what=texts.word("deadline", each.what))
        found.append((each.due or today, what, case.id, each.rule))
    return found


@reads(app, "due")
def due(call: Reading, before: Annotated[str | None, options.flag("before", options.DAY)] = None) -> Listing:
    """Show what is to be done, by last day."""
    last = call.day(before, "before") if before else None
    with call.reader() as reader:
        rows = due_rows(reader, call.session.today)
    kept = [row for row in rows if last is None or (row["due"] and row["due"] < last.isoformat())]
    columns = ("due", "what", "ref", "rule", "overdue")
    return Listing(call.words, kept, columns, empty=texts.say("nothing_due"), going=("rule", "overdue"))


def due_rows(reader: Reader, today: date) -> list[dict[str, Any]]:
    """Give everything open, the earliest last day first; what has none comes last."""
    found: list[tuple[date | None, str, str, str]] = [
        (task.due, task.text or "–", task.id, "task") for task in reader.open_tasks()
    ]
    for waiting in reader.waiting():
        who = reader.names([waiting.actor]).get(waiting.actor, waiting.actor)
        what = texts.say("due_completion", name=who, period=waiting.period, lacks=waiting.lacks)
        if waiting.complete_by:
            found.append((waiting.complete_by, what, waiting.id, "completion"))
    found += [(row["back_by"], row["text"] or "–", row["ref"], "back") for row in reader.back_by()]
    found += _of_cases(reader, today, "due_case")
    found += [(item.next_day, item.text or "–", item.id, "watch") for item in reader.watch_items() if item.next_day]
    return [
        {
            "due": day.isoformat() if day else None,
            "what": what,
            "ref": ref,
            "rule": rule,
            "overdue": day is not None and day < today,
        }
        for day, what, ref, rule in sorted(found, key=lambda row: (row[0] is None, row[0] or today, row[2]))
    ]
