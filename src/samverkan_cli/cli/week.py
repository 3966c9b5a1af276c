"""`samverkan week`, and `samverkan` alone: what is late, what is to be done, what waits for whom. One screen."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.actions.due import due
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.case.lines import dated
from samverkan_cli.cli.due import rows
from samverkan_cli.cli.shapes import some
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.values import DueKind, Whom
from samverkan_cli.render import Sheet, terminal
from samverkan_cli.render.screen import LINES, Block, Line, screen, whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from samverkan_cli.domain.due import Due
    from samverkan_cli.domain.records import Meeting
    from samverkan_cli.store.reader import Reader

app = noun()
ONE_DAY, SIX_DAYS = timedelta(days=1), timedelta(days=6)
Shape = dict[str, Any]


@reads(app, "week")
def week(call: Reading, on: options.On = None) -> Sheet:
    """Show the week that holds a day: Monday through Sunday."""
    day = call.day(on)
    on_screen = call.aloud and sys.stdout.isatty()
    most = LINES if on_screen and call.fields is None else None
    with call.reader() as reader:
        data = _told(reader, day, most)
    blocks = list(_blocks(data))
    lines = screen(_heading(data), blocks, terminal.width()) if on_screen else whole(_heading(data), blocks)
    markdown = tuple(_markdown(data, blocks)) if call.form == "md" else ()
    return Sheet(call.words, data, tuple(lines), markdown=markdown)


def _told(reader: Reader, day: date, most: int | None) -> Shape:
    """Give the week as scripts read it; for a screen, of each kind no more than it has lines."""
    first, found = day - timedelta(days=day.weekday()), due(reader, day)
    last = first + SIX_DAYS
    kinds = {
        "late": [each for each in found if each.overdue(day)],
        "this_week": [each for each in found if each.due and day <= each.due <= last],
        "completions": [each for each in found if each.kind is DueKind.COMPLETION],
    }
    cases = _cases(reader, day)
    later = [each for each in kinds["completions"] if each.due is None or each.due > last]
    counts = {name: len(held) for name, held in kinds.items()} | {"cases": len(cases)}
    counts["completions_above"] = counts["completions"] - len(later)  # among those that are late or due this week
    kinds["completions"] = later if most else kinds["completions"]
    rows_of = {name: rows(reader, held[:most], day) for name, held in kinds.items()}
    return {
        "week": first.isocalendar().week,
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "on": day.isoformat(),
        "late": rows_of["late"],
        "this_week": rows_of["this_week"],
        "meeting": _meeting(reader, day, found),
        "cases": cases,
        "completions": rows_of["completions"],
        "without": list(_without(reader, day, found)),
        "counts": counts,
        "periods": [period.id for period in reader.periods() if period.last_day >= day],
    }


def _meeting(reader: Reader, day: date, found: list[Due]) -> Shape | None:
    """Give the next meeting: what stands on its agenda, and what else waits for it."""
    meeting = reader.next_meeting(day)
    if meeting is None:
        return None
    names = reader.names(meeting.bodies)
    items = [{"number": number, "title": title} for number, title in reader.agenda(meeting.id)]
    awaited = [each for each in found if _waits_for(each, meeting)]
    told = some(meeting, "id", "bodies", "date", "start", "end", "place", "title")
    told["body_name"] = [names.get(body, body) for body in meeting.bodies]
    return told | {"items": items, "awaited": rows(reader, awaited, day)}


def _waits_for(each: Due, meeting: Meeting) -> bool:
    """Tell whether something comes back to a meeting, or waits for one of its bodies."""
    return each.body is not None and each.body in meeting.bodies


def _cases(reader: Reader, day: date) -> list[Shape]:
    """Give the open cases, the one that has waited longest first: for whom, and since when."""
    cases = reader.open_cases()
    if not cases:
        return []
    from samverkan_cli.actions.case.docket import Docket
    from samverkan_cli.cli.case.sheet import waits

    docket, names = Docket(reader, day), reader.names({case.actor for case in cases})
    told: list[Shape] = [
        {"id": case.id, "actor": case.actor, "name": names.get(case.actor), "waits": waits(docket, case)}
        for case in cases
    ]
    return sorted(told, key=lambda case: str(case["waits"]["since"]))


def _without(reader: Reader, day: date, found: list[Due]) -> Iterator[Shape]:
    """Give how many lack an owner or a day, each with the command that lists them."""
    tasks = [each for each in found if each.kind is DueKind.TASK]
    back = [each for each in found if each.kind is DueKind.BACK and each.due is None]
    counts = {
        "task_owner": sum(each.owner is None for each in tasks),
        "task_day": sum(each.due is None for each in tasks),
        "back_day": len(back),
        "decision": reader.unfollowed_count(day),
        "contact": reader.signatories_without_contact(day),
    }
    for name, count in counts.items():
        if count:
            yield {"what": name, "count": count, "command": texts.say(f"lists_{name}")}


# on a screen ------------------------------------------------------------------------------------


def _heading(data: Shape) -> str:
    days = {name: dated(data[name]) for name in ("first_day", "last_day", "on")}
    return texts.say("week_heading", week=data["week"], **days)


def _blocks(data: Shape) -> Iterator[Block]:
    """Give the groups that hold something, the most urgent first."""
    if not data["periods"]:
        yield Block(Line(texts.say("week_no_period"), ""), ())
    meets = data["meeting"] and data["meeting"]["date"] <= data["last_day"]
    if not (data["late"] or data["this_week"] or meets):
        yield Block(Line("", texts.say("week_nothing")), ())
    for name in ("late", "this_week"):
        yield from _block(data, name, [_due_line(row) for row in data[name]])
    if meeting := data["meeting"]:
        yield Block(
            _meeting_heading(meeting), tuple(_meeting_lines(meeting)), texts.say("week_rest_meeting", **meeting)
        )
    yield from _block(data, "cases", [_case_line(case) for case in data["cases"]])
    later = [row for row in data["completions"] if row["due"] is None or row["due"] > data["last_day"]]
    yield from _block(data, "completions", [_due_line(row) for row in later])
    if data["without"]:
        told = [texts.say(f"without_{each['what']}", **each) for each in data["without"]]
        lines = [Line(f"  {each}", "") for each in told]  # a command is never cut
        yield Block(Line("", texts.say("week_without")), tuple(lines))


def _block(data: Shape, name: str, lines: list[Line]) -> Iterator[Block]:
    """Give a block under its heading, which counts what it holds and tells the command that shows it all."""
    if count := data["counts"][name]:
        above = texts.say("week_above", above=data["counts"].get(f"{name}_above"))
        heading = texts.say(f"week_{name}", count=count)
        rest = texts.say("week_rest", command=texts.say(f"lists_{name}", on=data["on"], after=_after(data)))
        yield Block(Line("", heading, above), tuple(lines), rest)


def _after(data: Shape) -> str:
    from datetime import date

    return str(date.fromisoformat(data["last_day"]) + ONE_DAY)


def _due_line(row: Shape) -> Line:
    owner = f", {row['owner']['name']}" if row["owner"] and row["owner"]["name"] else ""
    return Line(f"  {row['due'] or '–':<10}  ", row["what"] + owner, f"  {row['ref']}")


def _case_line(case: Shape) -> Line:
    waits = case["waits"]
    facts = {"name": case["name"] or case["actor"], **{name: waits[name] for name in ("prepares", "decides", "since")}}
    key = "todo_time" if waits["for"] == Whom.TIME else f"todo_{waits['step']}"
    whom = texts.say("week_office", whom=waits["for"]) if waits["for"] == Whom.OFFICE else ""
    return Line(f"  {case['id']}  ", texts.say(key, **facts) + whom, texts.say("week_since", **facts))


def _meeting_heading(meeting: Shape) -> Line:
    times = {"date": dated(meeting["date"]), "body": tuple(meeting["body_name"])}
    return Line("", texts.say("week_meeting", **meeting | times))


def _meeting_lines(meeting: Shape) -> Iterator[Line]:
    """Give the agenda, and what else waits for the meeting."""
    for item in meeting["items"]:
        yield Line(f"  {item['number']}. ", item["title"] or "–")
    for row in meeting["awaited"]:
        yield Line("  – ", row["what"], f"  {row['ref']}")
    if not (meeting["items"] or meeting["awaited"]):
        yield Line(f"  {texts.say('week_no_agenda', **meeting)}", "")


# as Markdown ------------------------------------------------------------------------------------


def _markdown(data: Shape, blocks: list[Block]) -> Iterator[str]:
    """Give all of it as Markdown: data is escaped, and never markup."""
    from samverkan_cli.render.markup import on_one_line

    yield f"# {on_one_line(_heading(data))}"
    for block in blocks:
        told = on_one_line(block.heading.before + block.heading.text + block.heading.after)
        yield from ("", f"## {told}", "") if block.lines else ("", told)
        for line in block.lines:
            yield f"- {on_one_line(f'{line.before}{line.text}{line.after}'.strip())}"
