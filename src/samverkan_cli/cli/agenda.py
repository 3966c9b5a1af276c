"""The agenda of a meeting: as it is printed, and what it lacks of what waits for the bodies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.actions import agenda as actions
from samverkan_cli.cli import shapes
from samverkan_cli.domain.item import AddItems
from samverkan_cli.domain.notation import LINE
from samverkan_cli.render import Listing, Receipt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samverkan_cli.cli.call import Reading, Writing
    from samverkan_cli.domain.records import AgendaLine


def item_lines(items: Sequence[dict[str, Any]], names: dict[str, str]) -> list[str]:
    """Give the items of a meeting as they are printed, each with its id, what was said and what became of it."""
    lines = []
    for item in items:
        key = "item_dropped_line" if item["dropped_on"] else "item_line"
        lines.append(texts.say(key, **item))
        lines += [texts.say("item_continues_line", continues=item["continues"])] if item["continues"] else []
        lines += [texts.say("item_text_line", text=line) for line in (item["text"] or "").splitlines() if line]
        lines += [texts.say("outcome_line", **{**told, "to": names.get(told["to"])}) for told in item["outcomes"]]
        if item["righted_on"]:
            lines.append(texts.say("item_righted_line", **item))
    return lines


def shown(reading: Reading, meeting: str | None) -> Listing:
    """Give the agenda of a meeting, without what was dropped."""
    with reading.reader() as reader:
        found = reader.meeting(reading.named("meeting", meeting))
        told = [each for each in shapes.items(reader, found) if not each["dropped_on"]]
    keys = ("number", "title", "id", "label", "parent", "continues", "open", "came_from", "origin")
    rows = [{key: each[key] for key in keys} for each in told]
    columns = ("label", "title", "id", "continues")
    return Listing(reading.words, rows, columns, empty=texts.say("nothing"), keys=keys, going=("continues",))


def built(call: Writing, meeting: str | None) -> Receipt:
    """Put on a meeting's agenda what waits for its bodies; where nothing does, that is told."""
    asked = call.read(AddItems, meeting=meeting)
    receipt = call.record("meeting", asked, partial(actions.write, titled=line_title), shapes.meeting)
    return receipt if receipt.entries else replace(receipt, more=(texts.say("agenda_complete"),))


def lacking(reading: Reading, meeting: str | None) -> Listing:
    """Give what a meeting's agenda lacks of what waits for its bodies, each with why."""
    with reading.reader() as reader:
        found = reader.meeting(reading.named("meeting", meeting))
        lines = actions.lacking(reader, found, reading.session.today)
    rows = [
        {
            "title": line_title(each),
            "came_from": str(each.came_from),
            "because": texts.say(f"built_{each.came_from}", **each.facts),
            "origin": each.origin,
            "continues": each.continues,
            "under": each.under,
        }
        for each in lines
    ]
    columns = ("title", "came_from", "because", "origin")
    empty, keys = texts.say("agenda_complete"), (*columns, "continues", "under")
    return Listing(reading.words, rows, columns, empty=empty, keys=keys, going=("came_from", "because"))


def line_title(line: AgendaLine) -> str:
    """Give what a line of an agenda is called: what it comes from, or what that is."""
    if line.title:
        return " ".join(line.title.split())[:LINE]
    return texts.say(f"line_{line.came_from}", **{"origin": line.origin, **line.facts})[:LINE]
