"""`samverkan roll`: who is a signatory on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli import texts
from samverkan_cli.actions import roll as actions
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, Writing, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.roll import AskRoll, must_ask_one_thing
from samverkan_cli.render import Listing, Shaped, Sheet, Shown

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.actions.roll import AnsweredRoll
    from samverkan_cli.store.reader import Reader

app = noun()
COLUMNS = ("id", "name", "kind", "side", "org_nr", "period", "since")
RECORDED = ("id", "name", "since", "enrollment")
AS_ROWS = ("tsv", "md", "xlsx")  # what has rows alone; the others tell of a recorded roll as a whole
GOING = ("side", "period", "kind", "since", "org_nr")


@writes(app, "roll", shows=True)
def roll(
    call: Writing,
    on: options.On = None,
    period: options.PeriodOption = None,
    side: options.SideOption = None,
    received_by: Annotated[str | None, options.flag("received_by", options.DAY)] = None,
    record: Annotated[str | None, options.flag("record", options.TEXT)] = None,
    recorded: Annotated[str | None, options.flag("recorded", options.REF)] = None,
    sign_in: Annotated[bool, typer.Option("--sign-in", help=texts.option("sign_in"))] = False,
) -> Shown:
    """Show who is a signatory on a day; keep the answer, show one that was kept, or make a list to sign of it."""
    request, flaws = call.read(
        AskRoll, on_day=on, period=period, side=side, received_by=received_by, record=record, recorded=recorded
    )
    if flaws:
        raise Refused([flaw.at("on") if flaw.field == "on_day" else flaw for flaw in flaws])
    must_ask_one_thing(request)
    if sign_in:
        _must_be_a_workbook(call)
    if request.record:
        call.must_not_be_filed("--record")
        return call.record("roll", (request, []), actions.record, shapes.recorded_roll)
    with Reading(call.words, call.session, None).reader() as reader:
        if sign_in:
            return _to_sign(reader, actions.answered(reader, request), call.session.today)
        if request.recorded:
            return _recorded(call, reader, request.recorded)
        question = actions.question(reader, request)
        rows = Shaped(reader.roll(question), lambda line: shapes.signatory(reader, line, call.session.today))
    title = texts.say("roll_title", day=str(question.on), count=len(rows), period=question.period or "")
    empty = texts.say("roll_empty", day=str(question.on))
    return Listing("roll", rows, COLUMNS, title, empty, keys=(*COLUMNS, "enrollment"), going=GOING)


def _must_be_a_workbook(call: Writing) -> None:
    """Raise `Refused` where a list to sign was to be anything but a workbook."""
    if call.shown_as != "xlsx":
        raise Refused([no.ValueUnknown("out", given=call.out, choices=(".xlsx",)) if call.out else no.Missing("out")])


def _to_sign(reader: Reader, found: AnsweredRoll, today: date) -> Listing:
    """Give a list to sign: what it is of stands above it."""
    asked, kept = found.asked, found.kept
    side = texts.word("side", asked.side) if asked.side else texts.say("both_sides")
    facts: dict[str, Any] = {"day": str(asked.on), "side": side, "period": asked.period, "count": len(found.lines)}
    facts |= {"received_by": str(asked.received_by) if asked.received_by else None}
    facts |= {"title": kept.title if kept else reader.registry().agreement}
    facts |= {"kept": _heading(shapes.recorded_roll(reader, kept, today)) if kept else ""}
    rows = [{"name": line.name} for line in found.lines]
    return Listing("roll", rows, ("name",), texts.say("sign_in_head", **facts), form="sign_in")


def _recorded(call: Writing, reader: Reader, reference: str) -> Shown:
    """Give a recorded roll as it was kept: as rows where that is asked for."""
    shown = kept(call.words, reader, reference, call.session.today)
    if call.shown_as in AS_ROWS or (call.out and call.shown_as == "csv"):
        lines = shown.data["lines"]
        return Listing("roll", lines, RECORDED, " ".join(_heading(shown.data).split("\n")), going=())
    return shown


def kept(words: str, reader: Reader, reference: str, today: date) -> Sheet:
    """Give a recorded roll as it was kept, and whether later entries change the answer."""
    found = reader.recorded_roll(reference)
    lines = [
        {
            "id": line["actor"],
            "name": line["name"],
            "since": line["since"].isoformat(),
            "enrollment": line["enrollment"],
        }
        for line in reader.recorded_lines(found.id)
    ]
    told = shapes.recorded_roll(reader, found, today) | {"lines": lines}
    told_lines = [texts.say("recorded_line", **line) for line in lines]
    return Sheet(words, told, (*_heading(told).split("\n"), *told_lines))


def _heading(told: dict[str, Any]) -> str:
    """Give what a recorded roll is, and whether the question would be answered differently now."""
    key = "recorded_roll_differs" if told["differs"] else "recorded_roll"
    return texts.say(key, **{**told, "day": told["on"], "sha": told["sha256"][:8]})
