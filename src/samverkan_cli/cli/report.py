"""`samverkan report`: figures of a day and a year, what has changed, and what is due to be erased."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli import texts
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.output import warn_of_persons
from samverkan_cli.cli.papers import imprint
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.erasure import ListEnded
from samverkan_cli.domain.followup import AskFollowUp
from samverkan_cli.domain.notation import swedish_order
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.report import AskAnnual, AskChanges, AskStatistics, AskTasks, Cell
from samverkan_cli.domain.values import ChangeKind
from samverkan_cli.render import DRAWN_IN, READ_IN, Listing, Sheet, Shown
from samverkan_cli.render.markup import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samverkan_cli.actions.report import Changes, Statistics
    from samverkan_cli.domain.records import Contact
    from samverkan_cli.domain.report import Change
    from samverkan_cli.render.imprint import Imprint
    from samverkan_cli.store.reader import Reader

app = noun("report")
KEYS = ("id", "name", "mailbox", "contacts", "ended", "command")
COLUMNS = ("id", "name", "mailbox", "contacts", "ended", "command")

FIGURES = ("period", "side", "kind", "signatories", "suspended", "new", "left", "to_renew", "renewed", "rate")
CHANGED = ("day", "happened", "id", "name", "text")
YEAR = ("section", "day", "id", "name", "text", "count")
READ = frozenset({"table", "md", "xlsx"})  # what a person reads: what is empty there is said


@reads(app, "report statistics", forms=(*READ_IN, *DRAWN_IN))
def statistics(
    call: Reading, on: options.On = None, period: options.PeriodOption = None, plot: options.Plot = False
) -> Listing | Sheet:
    """Show how many are signatories, are new, have left and have renewed, by period, side and kind."""
    from samverkan_cli.actions import report as actions

    asked = call.read(AskStatistics, on_day=on, period=period)
    if plot or call.form in DRAWN_IN:
        from samverkan_cli.cli import trend

        with call.reader() as reader:
            return trend.signatories(call, reader, actions.trend(reader, asked), asked.on_day or asked.on, asked.period)
    with call.reader() as reader:
        found = actions.statistics(reader, asked)
        rows = _figures(found, read=call.form in READ)
    facts = {"first": str(found.first), "on": str(found.on)}
    title, empty = texts.say("statistics_title", **facts), texts.say("statistics_empty", **facts)
    going = ("suspended", "to_renew", "renewed", "left", "new", "rate")
    return Listing(call.words, rows, FIGURES, title, empty, keys=FIGURES, going=going)


def _figures(found: Statistics, *, read: bool) -> list[dict[str, Any]]:
    """Give a row for each cell, the whole before its parts, and all periods last."""

    def order(cell: Cell) -> tuple[Any, ...]:
        return (
            cell.period is None,
            cell.period or "",
            cell.side or "",
            swedish_order(texts.word("kind", cell.kind or "")),
        )

    every = texts.say("every") if read else None
    return [
        {
            **{name: str(each) if each else every for name, each in cell._asdict().items()},
            **shapes.some(found.cells[cell], "signatories", "suspended", "new", "left"),
            "to_renew": found.cells[cell].asked if cell.period else None,
            "renewed": found.cells[cell].renewed if cell.period else None,
            "rate": _rate(found.cells[cell].rate, read=read),
        }
        for cell in sorted(found.cells, key=order)
    ]


def _rate(rate: float | None, *, read: bool) -> float | str | None:
    return texts.say("percent", number=str(round(100 * rate))) if read and rate is not None else rate


@reads(app, "report tasks", forms=(*READ_IN, *DRAWN_IN))
def tasks(call: Reading, on: options.On = None, plot: options.Plot = False) -> Listing | Sheet:
    """Show how many tasks were open and done, month by month."""
    from samverkan_cli.actions import report as actions
    from samverkan_cli.cli import trend

    asked = call.read(AskTasks, on_day=on)
    with call.reader() as reader:
        found, on_day = actions.tasks(reader, asked), asked.on_day or asked.on
        return trend.tasks(call, reader, found, on_day, plotted=plot or call.form in DRAWN_IN)


@reads(app, "report changes")
def changes(
    call: Reading,
    from_day: Annotated[str | None, options.flag("changes_from", options.DAY, "--from")] = None,
    to_day: Annotated[str | None, options.flag("changes_to", options.DAY, "--to")] = None,
    body: Annotated[str | None, options.flag("changes_body", options.REF, "--body")] = None,
) -> Listing:
    """Show who has joined and left, and what else has happened, in a span of days: since the last meeting."""
    from samverkan_cli.actions import report as actions

    asked = call.read(AskChanges, from_day=from_day, to_day=to_day, body=body)
    with call.reader() as reader:
        found = actions.changes(reader, asked)
    facts: dict[str, Any] = {"first": str(found.first), "last": str(found.last)}
    facts |= {"meeting": found.since and found.since.id, "day": found.since and str(found.since.date)}
    title, empty = texts.say("since_title", **facts), texts.say("since_empty", **facts)
    rows, going = [_changed(each) for each in found.rows], ("text",)
    return Listing(call.words, rows, CHANGED, title, empty, keys=(*CHANGED, "told", "other"), going=going)


def _changed(each: Change) -> dict[str, Any]:
    """Give something that has changed: for a person as `text`, for a script what it is made of."""
    facts = {"told": each.told, "other": each.other, "standing": each.other, "outcome": each.other}
    return {
        **shapes.some(each, "day", "id", "name"),
        "happened": str(each.change),
        "text": texts.say(f"change_{each.change.replace('-', '_')}", **facts),
        **shapes.some(each, "told", "other"),
    }


@reads(app, "report annual", forms=(*READ_IN, "pdf"))
def annual(call: Reading, year: Annotated[str | None, options.argument("year")] = None) -> Shown:
    """Show a year: its figures, who has joined and left, meetings, decisions, cases and what was done."""
    from samverkan_cli.actions import report as actions

    asked = call.read(AskAnnual, year=year)
    with call.reader() as reader:
        figures, changed = actions.annual(reader, asked)
        stamp = imprint(reader)
    facts = {"year": asked.year, "on": str(figures.on)}
    rows = [*_figures_of_year(figures), *_happened(changed)]
    title, empty = texts.say("annual_title", **facts), texts.say("annual_empty", **facts)
    if rows and call.form == "md" and not call.fields:
        return Sheet(call.words, {**facts, "rows": rows}, markdown=tuple(_page(title, rows)))
    if call.form == "pdf":
        told = (*_page(title, rows), *(() if rows else ("", on_one_line(empty))))
        return Sheet(call.words, {**facts, "rows": rows}, content=_printed(told, stamp))
    return Listing(call.words, rows, YEAR, title, empty, keys=YEAR, going=("count", "text"))


def _printed(page: Iterable[str], stamp: Imprint) -> bytes:
    """Give a page as PDF."""
    from samverkan_cli.render.blocks import blocks
    from samverkan_cli.render.papers import as_pdf

    return as_pdf(blocks("\n".join(page)), "annual", stamp, lang=texts.language())


def _page(title: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    """Give a year as a page to write on in: figures by period, then what happened under a heading for each kind."""
    yield f"# {on_one_line(title)}"
    figures, kinds = (
        [row for row in rows if not row["day"]],
        dict.fromkeys(row["section"] for row in rows if row["day"]),
    )
    for period in dict.fromkeys(row["text"] for row in figures):
        yield from ("", f"## {on_one_line(period)}", "")
        for name in dict.fromkeys(row["name"] for row in figures if row["text"] == period):
            own = [row for row in figures if (row["text"], row["name"]) == (period, name)]
            told = ", ".join(f"{texts.word('section', row['section'])} {_count(row)}" for row in own)
            yield "- " + on_one_line(f"{name}: {told}")
    for kind in kinds:
        own = [row for row in rows if row["section"] == kind and row["day"]]
        yield from ("", f"## {on_one_line(texts.word('section', kind).capitalize())} ({len(own)})", "")
        for row in own:
            told = f": {row['text']}" if row["text"] else ""
            yield "- " + on_one_line(f"{row['day']} {row['name'] or '–'} ({row['id']}){told}")


def _count(row: dict[str, Any]) -> str:
    return str(_rate(row["count"], read=True) if row["section"] == "rate" else row["count"])


def _figures_of_year(found: Statistics) -> list[dict[str, Any]]:
    """Give a row for each figure of a side and of all, and the share that has renewed of each period."""
    rows = []
    whole = {cell: figures for cell, figures in found.cells.items() if cell.period and cell.kind is None}
    for cell in sorted(whole, key=lambda each: (each.period or "", each.side is not None, each.side or "")):
        name = texts.word("side", str(cell.side)) if cell.side else texts.say("every")
        told = {figure: getattr(whole[cell], figure) for figure in ("signatories", "suspended", "new", "left")}
        rows += [_year_row(each, name=name, text=cell.period, count=count) for each, count in told.items() if count]
        if (rate := whole[cell].rate) is not None:
            rows.append(_year_row("rate", name=name, text=cell.period, count=rate))
    return rows


def _happened(found: Changes) -> list[dict[str, Any]]:
    """Give a row for each thing that happened, those of a kind together."""
    rows = [_changed(each) for each in found.rows]
    kinds = [str(each) for each in ChangeKind]
    rows.sort(key=lambda row: kinds.index(row["happened"]))
    return [_year_row(row["happened"], **{name: row[name] for name in ("day", "id", "name", "text")}) for row in rows]


def _year_row(section: str, **given: Any) -> dict[str, Any]:
    return dict.fromkeys(YEAR) | {"section": section} | given


@reads(app, "report nation")
def nation(
    call: Reading, files: Annotated[list[str] | None, options.argument("nation_files", "FILE")] = None
) -> Listing:
    """Show what municipalities publish as open data in one table: a row for each, and one for all."""
    from samverkan_cli.cli.nation import shown

    if not files:
        raise Refused([no.Missing("files")])
    return shown(call, files, read=call.form in READ)


@reads(app, "report retention")
def retention(call: Reading, decision: options.Decision = None, ended_before: options.EndedBefore = None) -> Listing:
    """Show which contacts have ended and can go by a deletion decision."""
    from samverkan_cli.actions.erasure import ended_contacts

    asked = call.read(ListEnded, decision=decision, ended_before=ended_before)
    with call.reader() as reader:
        decided, found = ended_contacts(reader, asked)
        rows = _rows(reader, found, decided.id, str(asked.before))
    facts = {"day": str(asked.before), "decision": decided.id}
    listing = Listing(
        call.words,
        rows,
        COLUMNS,
        texts.say("ended_title", **facts),
        texts.say("no_ended", day=facts["day"]),
        keys=KEYS,
        going=("ended", "mailbox", "contacts"),
    )
    if call.out is None:
        warn_of_persons(listing)
    return listing


def _rows(reader: Reader, found: list[Contact], decision: str, before: str) -> list[dict[str, Any]]:
    """Give a row for each person, and for each actor with a mailbox alone, with what to type."""
    held: dict[str, list[Contact]] = {}
    for each in found:
        held.setdefault(each.person or each.actor, []).append(each)
    names = reader.names({*held, *(each.actor for each in found)})
    rows = []
    for id_, contacts in held.items():
        verb = "person erase" if id_.startswith("P-") else "actor erase"
        what = "" if id_.startswith("P-") else " --what contacts"
        rows.append(
            {
                "id": id_,
                "name": names.get(id_),
                "mailbox": ", ".join(dict.fromkeys(each.mailbox for each in contacts if each.mailbox)) or None,
                "contacts": [{"id": each.actor, "name": names.get(each.actor)} for each in contacts],
                "ended": str(max(each.through_day for each in contacts if each.through_day)),
                "command": f"samverkan {verb} {id_}{what} --ended-before {before} --decision {decision}",
            }
        )
    return rows


@reads(app, "report followup", forms=(*READ_IN, "html"))
def followup(
    call: Reading,
    body: options.Body = None,
    since: Annotated[str | None, options.flag("followup_since", options.DAY, "--since")] = None,
    owner: Annotated[str | None, options.flag("followup_owner", options.REF, "--owner")] = None,
    per_owner: Annotated[bool, typer.Option("--per-owner", help=texts.option("per_owner"))] = False,
    out: Annotated[str | None, options.flag("followup_out", "FILE|DIR", "--out")] = None,
    force: options.Force = False,
) -> Listing | Sheet:
    """Show what became of what was decided: who is to do what by when, and what waits for whom."""
    from samverkan_cli.actions.followup import gathered
    from samverkan_cli.cli import followup as lines

    asked = call.read(AskFollowUp, body=body, since=since, owner=owner)
    with call.reader() as reader:
        found = gathered(reader, asked)
        if per_owner:
            return lines.sheets(call, reader, found, out, asked.today, force=force)
        return lines.shown(call, reader, found, out, asked.today, force=force)
