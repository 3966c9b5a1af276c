"""What a question was and became, from the item that asked it through those that continue it, for `why`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli import shapes
from samverkan_cli.domain.notation import is_item

if TYPE_CHECKING:
    from samverkan_cli.store.reader import Reader

Shape = dict[str, Any]


def about(reader: Reader, id_: str) -> list[Shape]:
    """Give the items of the question that an item, or a decision in one, belongs to: by day, with what became of each.

    An item that nothing continues, and that continues nothing, is a question of its own, and told elsewhere.
    """
    start = _item_of(reader, id_)
    refs = _thread(reader, start) if start else []
    if len(refs) < 2:
        return []
    told = [_told(reader, ref) for ref in refs]
    return sorted(told, key=lambda each: (each["date"], refs.index(each["id"])))


def _item_of(reader: Reader, id_: str) -> str | None:
    if is_item(id_):
        return id_
    if not id_.startswith("D-"):
        return None
    decision = reader.decision(id_)
    return f"{decision.meeting}:{decision.item}" if decision.meeting and decision.item else id_


def _thread(reader: Reader, ref: str) -> list[str]:
    """Give what asked a question first, and then all that continues it."""
    first, seen = ref, {ref}
    while is_item(first) and (before := reader.item(first).continues) and before not in seen:
        first = before
        seen.add(first)
    found = [first]
    for each in found:  # it grows meanwhile
        found += [item.id for item in reader.continuing(each) if item.id not in found and not item.dropped_on]
    return found


def _told(reader: Reader, ref: str) -> Shape:
    if not is_item(ref):
        decision = reader.decision(ref)
        told = shapes.became(decision.outcome, decision.id, decision.to_body, decision.to_meeting, decision.back_by)
        body = reader.names([decision.body]).get(decision.body, decision.body)
        facts = {"id": ref, "title": decision.text, "date": str(decision.decided_on), "meeting": decision.meeting}
        return facts | {"bodies": [body], "outcomes": [told | {"text": None}]}
    item = reader.item(ref)
    meeting = reader.meeting(item.meeting)
    names = reader.names(meeting.bodies)
    return {
        "id": ref,
        "title": item.title,
        "date": str(meeting.date),
        "meeting": meeting.id,
        "bodies": [names.get(body, body) for body in meeting.bodies],
        "outcomes": shapes.outcomes(reader, meeting.id).get(item.ordinal, []),
    }


def ids(thread: list[Shape]) -> set[str]:
    """Give the ids whose entries tell of a question: its items, and the decisions in them."""
    return {id_ for each in thread for id_ in (each["id"], *(told["decision"] for told in each["outcomes"])) if id_}


def lines(reader: Reader, thread: list[Shape]) -> list[str]:
    """Give a question as it went on, a line for each item and for what became of it."""
    names = reader.names({told["to"] for each in thread for told in each["outcomes"] if told["to"]})
    found = []
    for each in thread:
        found.append(texts.say("thread_line", **{**each, "bodies": tuple(each["bodies"])}))
        found += [texts.say("outcome_line", **{**told, "to": names.get(told["to"])}) for told in each["outcomes"]]
    return [texts.say("thread_heading"), *found] if found else []
