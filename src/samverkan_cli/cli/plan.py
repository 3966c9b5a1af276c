"""`samverkan plan`: activity plans, their activities, and how far they have come."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

from samverkan_cli import texts
from samverkan_cli.actions import plan as actions
from samverkan_cli.cli import history, options, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.shapes import some
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.activity import AssignActivity, GoOn, MoveOn, NoteActivity
from samverkan_cli.domain.notation import looks_like_id
from samverkan_cli.domain.plan import AddActivity, AdoptPlan, OpenPlan
from samverkan_cli.domain.progress import progress as counted
from samverkan_cli.render import DRAWN_IN, READ_IN, Listing, Receipt, Sheet
from samverkan_cli.render.bars import bar, room_of
from samverkan_cli.render.plan import done as done_of
from samverkan_cli.render.plan import what

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.progress import PlanPart
    from samverkan_cli.domain.records import Activity, Plan
    from samverkan_cli.store.reader import Reader

app = noun("plan")
PlanArgument = Annotated[str | None, options.argument("plan")]
ActivityArgument = Annotated[str | None, options.argument("activity")]
Serves = Annotated[list[str] | None, options.flag("serves", options.REF)]
Lead = Annotated[str | None, options.flag("lead", options.TEXT)]
With = Annotated[list[str] | None, options.flag("taking_part", options.REF, "--with")]
NUMBERS = ("count", "proposed", "adopted", "ongoing", "done", "dropped", "moved", "rate")
WIDTH, WIDER, WIDE = 10, 20, 120  # signs of a bar, and of one on a terminal that is so wide


@writes(app, "plan add")
def add(
    call: Writing, plan: PlanArgument = None, first_day: options.FirstDay = None, last_day: options.LastDay = None
) -> Receipt:
    """Open an activity plan."""
    asked = call.read(OpenPlan, plan=plan, first_day=first_day, last_day=last_day)
    return call.record("plan", asked, actions.open_plan, shapes.plan)


@reads(app, "plan list")
def list_(call: Reading) -> Listing:
    """Show every activity plan."""
    with call.reader() as reader:
        rows = [shapes.plan(reader, each, call.session.today) for each in reader.plans()]
    columns = ("id", "first_day", "last_day", "period")
    return Listing(call.words, rows, columns, empty=texts.say("nothing"), going=("period",))


@reads(app, "plan show")
def show(call: Reading, plan: PlanArgument = None, on: options.On = None) -> Sheet:
    """Show one activity plan and its activities, or one activity."""
    day, asked = call.day(on), call.named("plan", plan)
    with call.reader() as reader:
        if looks_like_id(asked):
            return of_activity(call.words, reader, reader.activity(asked), day)
        data = shapes.plan(reader, reader.plan(asked), day)
    if on is not None:
        data["activities"] = [each for each in data["activities"] if each["proposed_on"] <= day.isoformat()]
        data["adopted"] = [each for each in data["adopted"] if each["adopted_on"] <= day.isoformat()]
    lines = [texts.say("plan_line", **data)]
    lines += [texts.say("plan_adopted_line", **each) for each in data["adopted"]]
    lines += [_line(each) for each in data["activities"]]
    return Sheet(call.words, data, tuple(lines))


def _line(told: dict[str, Any]) -> str:
    """Give an activity on a line: what it is, what it serves, who answers for it."""
    lead = told["lead"]["name"] if told["lead"] else None
    return texts.say("activity_line", **told | {"lead": lead, "activity_state": told["state"]})


def of_activity(words: str, reader: Reader, found: Activity, on: date) -> Sheet:
    """Give an activity: what it serves and has become, what somebody is to do for it, and its history."""
    from samverkan_cli.cli.meeting import followed

    data = shapes.activity(reader, found, on)
    data["tasks"] = shapes.tasks(reader, reader.tasks(found.id), on)
    data["notes"] = [some(each, "noted_on", "note") for each in reader.activity_notes(found.id)]
    data["history"] = history.of(reader, found.id)
    parts = [each["name"] or each["id"] for each in data["with"]]
    lines = [_line(data).strip()]
    lines += [texts.say(f"activity_{name}", **data) for name in ("continues", "moved_to") if data[name]]
    lines += [texts.say("activity_with", actors=tuple(parts))] if parts else []
    return Sheet(words, data, (*lines, *followed(data["tasks"]), *history.lines(data["history"])))


@reads(app, "plan progress", forms=(*READ_IN, *DRAWN_IN))
def progress(call: Reading, plan: PlanArgument = None, on: options.On = None) -> Listing | Sheet:
    """Show how far a plan has come on a day: all of it, by principle and by side."""
    day = call.day(on)
    with call.reader() as reader:
        found = reader.plan(call.named("plan", plan))
        parts = counted(reader.activities(found.id), _principles(reader, found), day)
        if call.form in DRAWN_IN:
            from samverkan_cli.cli.drawn import drawn
            from samverkan_cli.render.plot import progress as pictures

            rows = [_row(each, found.id, 0) for each in parts]
            return drawn(call, reader, pictures.picture(found.id, parts, day), {"plan": found.id, "rows": rows})
    length = (WIDER if room_of() >= WIDE else WIDTH) if call.aloud and sys.stdout.isatty() else 0
    rows = [_row(each, found.id, length) for each in parts]
    columns = ("what", "progress", "proposed", "adopted", "ongoing", "done", "dropped", "moved")
    going = ("moved", "dropped", "proposed", "adopted", "ongoing", "done")
    keys, empty = ("part", "ref", "text", "what", "progress", *NUMBERS), texts.say("nothing")
    return Listing(
        call.words, rows, columns, texts.say("progress_title", plan=found.id, on=day), empty, 0, keys, None, going
    )


def _principles(reader: Reader, plan: Plan) -> dict[str, str | None]:
    """Give the points of the text of a plan's period that are principles, in their order, with what they say."""
    period = reader.period_on(plan.first_day)
    points = reader.provisions(period.id, period.text_version) if period else []
    return {f"{each.kind}:{each.ordinal}": each.text for each in points}


def _row(each: PlanPart, plan: str, length: int) -> dict[str, Any]:
    """Give a part of a plan with its numbers, and how far it has come in words or as a bar of a length."""
    told = {name: getattr(each, name) for name in NUMBERS}
    ref = each.ref or (plan if each.part == "plan" else None)
    beside = f"{bar(each.rate, length)} " if length and each.rate is not None else ""
    progress = beside + done_of(each)
    return {"part": each.part, "ref": ref, "text": each.text, "what": what(each), "progress": progress, **told}


@writes(app, "plan activity", registers=True)
def activity(
    call: Writing,
    plan: PlanArgument = None,
    text: Annotated[str | None, options.argument("text")] = None,
    serves: Serves = None,
    responsible: Annotated[
        str | None, options.flag("responsible", "municipal|civil|both", "--side", "--responsible")
    ] = None,
    lead: Lead = None,
    with_: With = None,
    due: options.Due = None,
) -> Receipt:
    """Propose an activity."""
    said = {"serves": serves, "responsible": responsible, "lead": lead, "actors": with_, "due": due}
    asked = call.read(AddActivity, plan=plan, text=text, **said)
    return call.record("activity", asked, actions.add_activity, shapes.activity)


@writes(app, "plan adopt")
def adopt(call: Writing, plan: PlanArgument = None, decision: options.Decision = None) -> Receipt:
    """Record the decision that adopts what a plan holds."""
    return call.record("plan", call.read(AdoptPlan, plan=plan, decision=decision), actions.adopt, shapes.plan)


@writes(app, "plan start")
def start(call: Writing, activity: ActivityArgument = None, note: options.Note = None) -> Receipt:
    """Note that an activity goes on."""
    return call.record("activity", call.read(GoOn, activity=activity, note=note), actions.start, shapes.activity)


@writes(app, "plan done")
def done(call: Writing, activity: ActivityArgument = None, note: options.Note = None) -> Receipt:
    """Note that an activity is done, and what came of it."""
    return call.record("activity", call.read(GoOn, activity=activity, note=note), actions.done, shapes.activity)


@writes(app, "plan drop")
def drop(call: Writing, activity: ActivityArgument = None, note: options.Note = None) -> Receipt:
    """Note that an activity will not be done, and why."""
    return call.record("activity", call.read(GoOn, activity=activity, note=note), actions.drop, shapes.activity)


@writes(app, "plan move-to")
def move_to(
    call: Writing,
    activity: ActivityArgument = None,
    plan: PlanArgument = None,
    serves: Serves = None,
    due: options.Due = None,
    note: options.Note = None,
) -> Receipt:
    """Move an activity to a later plan, where it is proposed anew."""
    asked = call.read(MoveOn, activity=activity, plan=plan, serves=serves, due=due, note=note)
    return call.record("activity", asked, actions.move, shapes.activity)


@writes(app, "plan note")
def note(
    call: Writing,
    activity: ActivityArgument = None,
    text: Annotated[str | None, options.argument("note", "TEXT")] = None,
) -> Receipt:
    """Note how an activity goes."""
    return call.record("activity", call.read(NoteActivity, activity=activity, note=text), actions.note, shapes.activity)


@writes(app, "plan assign", registers=True)
def assign(
    call: Writing,
    activity: ActivityArgument = None,
    person: options.Person = None,
    lead: Lead = None,
    with_: With = None,
    without: Annotated[list[str] | None, options.flag("leaving", options.REF, "--without")] = None,
    due: options.Due = None,
) -> Receipt:
    """Give an activity a lead, a last day, and actors that take part or do so no longer."""
    said = {"lead": lead or person, "actors": with_, "without": without, "due": due}
    return call.record(
        "activity", call.read(AssignActivity, activity=activity, **said), actions.assign, shapes.activity
    )
