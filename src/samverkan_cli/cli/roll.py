"""`samverkan roll`: who is a signatory on a day."""

from typing import Annotated, Any

from samverkan_cli import texts
from samverkan_cli.actions import roll as actions
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, Writing, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.roll import AskRoll, must_ask_one_thing
from samverkan_cli.render import Listing, Shaped, Sheet, Shown

app = noun()
COLUMNS = ("id", "name", "kind", "side", "org_nr", "period", "since")
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
) -> Shown:
    """Show who is a signatory on a day; keep the answer, or show one that was kept."""
    request, flaws = call.read(
        AskRoll, on_day=on, period=period, side=side, received_by=received_by, record=record, recorded=recorded
    )
    if flaws:
        raise Refused([flaw.at("on") if flaw.field == "on_day" else flaw for flaw in flaws])
    must_ask_one_thing(request)
    if request.record:
        call.must_not_be_filed("--record")
        return call.record("roll", (request, []), actions.record, shapes.recorded_roll)
    reading = Reading(call.words, call.session, None)
    with reading.reader() as reader:
        if request.recorded:
            return _recorded(call, reader, request.recorded)
        question = actions.question(reader, request)
        rows = Shaped(reader.roll(question), lambda line: shapes.signatory(reader, line, call.session.today))
    title = texts.say("roll_title", day=str(question.on), count=len(rows), period=question.period or "")
    empty = texts.say("roll_empty", day=str(question.on))
    return Listing("roll", rows, COLUMNS, title, empty, keys=(*COLUMNS, "enrollment"), going=GOING)


def _recorded(call: Writing, reader: Any, reference: str) -> Sheet:
    """Give a recorded roll as it was kept, and whether later entries change the answer."""
    found = reader.recorded_roll(reference)
    told = shapes.recorded_roll(reader, found, call.session.today)
    lines = [
        {
            "id": line["actor"],
            "name": line["name"],
            "since": line["since"].isoformat(),
            "enrollment": line["enrollment"],
        }
        for line in reader.recorded_lines(found.id)
    ]
    key = "recorded_roll_differs" if told["differs"] else "recorded_roll"
    facts = {"title": found.title, "id": found.id, "day": str(found.on_day), "count": found.count}
    heading = texts.say(key, **facts, sha=found.sha256[:8]).split("\n")
    told_lines = [texts.say("recorded_line", **line) for line in lines]
    return Sheet(call.words, told | {"lines": lines}, (*heading, *told_lines))
