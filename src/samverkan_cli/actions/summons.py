"""What a summons to a meeting says: of which bodies, when and where, and what it deals with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli.actions import papers as facts
from samverkan_cli.domain.item import labels, on_the_agenda
from samverkan_cli.domain.notation import is_item
from samverkan_cli.domain.setting import SENDER, notices_of_missing
from samverkan_cli.domain.values import AgendaSource

if TYPE_CHECKING:
    from samverkan_cli.actions.document import Paper
    from samverkan_cli.domain.document import WritePaper
    from samverkan_cli.domain.records import AgendaItem, Meeting
    from samverkan_cli.store.reader import Reader

Facts = dict[str, Any]


def summons(read: Reader, request: WritePaper) -> Paper:
    """Give the summons to a meeting, with its agenda as it stands."""
    meeting = read.meeting(request.ref or "")
    names, items = read.names(meeting.bodies), read.items(meeting.id)
    there, printed = on_the_agenda(items), labels(items)
    told = {
        **facts.letterhead(read, request, None),
        "actor": {"id": None, "name": None, "org_nr": None},
        "contact": None,
        "ref": meeting.id,
        "bodies": [names.get(body, body) for body in meeting.bodies],
        "heading": meeting.title,
        "day": meeting.date,
        "weekday": meeting.date.weekday(),
        "start": meeting.start,
        "end": meeting.end,
        "place": meeting.place,
        "invited": str(meeting.invited) if meeting.invited else None,
        "cancelled": meeting.cancelled_on is not None,
        "cancelled_why": meeting.cancelled_why,
        "items": [_item(read, each, printed[each.ordinal]) for each in there],
        **_arrived(read, meeting, there, request),
    }
    return "agenda", told, notices_of_missing(read.settings(), SENDER)


def _item(read: Reader, item: AgendaItem, label: str) -> Facts:
    """Give an item as it is printed, with the meeting whose question it goes on with."""
    told: Facts = {
        "id": item.id,
        "label": label.split("."),
        "title": item.title,
        "origin": item.origin,
        "continues": None,
    }
    told["came_from"] = str(item.came_from) if item.came_from else None
    if item.continues and is_item(item.continues):
        before = read.meeting(item.continues.partition(":")[0])
        names = read.names(before.bodies)
        told["continues"] = {"date": before.date, "bodies": [names.get(body, body) for body in before.bodies]}
    elif item.continues:
        decision = read.decision(item.continues)
        body = read.names([decision.body]).get(decision.body, decision.body)
        told["continues"] = {"date": decision.decided_on, "bodies": [body]}
    return told


def _arrived(read: Reader, meeting: Meeting, items: list[AgendaItem], request: WritePaper) -> Facts:
    """Give the answers and withdrawals that the agenda says are to be noted, by whom."""
    since = next((each.origin for each in items if each.came_from is AgendaSource.ANSWER and each.origin), None)
    if since is None:
        return {"answers": [], "withdrawals": []}
    through = min(meeting.date, request.today)
    answers, withdrawals = read.arrived(read.meeting(since).date, through)
    return {"answers": answers, "withdrawals": withdrawals}
