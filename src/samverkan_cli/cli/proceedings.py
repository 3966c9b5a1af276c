"""What is told of a meeting beside its items: its state, who was there or not, what was put right afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli.call import ids_in
from samverkan_cli.cli.journal import shape as entry_shape
from samverkan_cli.domain.events import (
    AgendaItemAdded,
    AttendanceNoted,
    Corrected,
    DecisionRecorded,
    EntryTakenBack,
    Event,
    ItemDropped,
    ItemMoved,
    ItemNoted,
    ItemRenamed,
    MeetingApproved,
    OutcomeNoted,
    RoomLeft,
    Voided,
)
from samverkan_cli.domain.values import MeetingState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samverkan_cli.domain.records import Meeting
    from samverkan_cli.store.reader import Reader

Shape = dict[str, Any]
# What changes a meeting: once its minutes are approved, it is a correction of them.
CHANGES = (
    *(AgendaItemAdded, ItemDropped, ItemRenamed, ItemMoved, ItemNoted, OutcomeNoted),
    *(AttendanceNoted, RoomLeft, DecisionRecorded, Corrected, Voided),
)


def state_lines(data: Shape) -> Iterator[str]:
    """Give what a meeting is, since when and through whom or why, and who is invited."""
    minutes, state = data["minutes"], data["state"]
    facts: Shape = dict.fromkeys(("since", "at", "by", "reason", "sent"))
    if state == MeetingState.CANCELLED:
        facts |= {"since": data["cancelled"]["on"], "reason": data["cancelled"]["reason"]}
    elif state == MeetingState.APPROVED:
        by = tuple(each["name"] or each["id"] for each in minutes["by"])
        facts |= {"since": minutes["approved"], "at": minutes["at"], "by": by, "sent": minutes["sent"]}
        state = "adjusted" if minutes["adjusted"] == minutes["approved"] else state
    elif state == MeetingState.MINUTES_OUT:
        facts["since"] = minutes["sent"]
    yield texts.say("state_of_meeting", state=state, **facts)
    if data["invited"]:
        yield texts.say("invited_line", invited=data["invited"])


def participant_lines(data: Shape, names: Mapping[str, str]) -> Iterator[str]:
    """Give who was there, then who had sent apologies and who was absent, each with what is said of it."""
    labels = {item["id"]: item["label"] for item in data["items"]}
    groups = {
        "present_heading": [each for each in data["participants"] if not each["absent"]],
        "apology_heading": [each for each in data["participants"] if each["apology"]],
        "absent_heading": [each for each in data["participants"] if each["absent"] and not each["apology"]],
    }
    for heading, there in groups.items():
        if there:
            yield texts.say(heading, count=len(there))
        for each in there:
            yield from _participant(each, names, labels)


def _participant(there: Shape, names: Mapping[str, str], labels: Mapping[str, str]) -> Iterator[str]:
    represents = names.get(there["represents"]) or there["organisation"]
    substitutes = there["substitutes"]["name"] if there["substitutes"] else None
    items = {key: labels.get(there[key], there[key]) for key in ("from_item", "until_item")}
    facts = {**there, "represents": represents, "substitutes": substitutes, **items}
    yield texts.say("guest_line" if there["guest"] else "participant_line", **facts)
    for each in there["out"]:
        yield texts.say("out_line", item=labels.get(each["item"], each["item"]), reason=each["reason"])


def rectified(reader: Reader, found: Meeting) -> list[Shape]:
    """Give what was changed of a meeting after its minutes were approved: the entries, as `why` tells them."""
    if not (found.approved_on or found.adjusted_on):
        return []
    decided = {each.id for each in reader.decisions(found.id)}
    entries = reader.numbered(reader.numbers_about({found.id, *decided}))
    standing = reader.standing_entries(entries)
    approved = max((seq for seq in standing if isinstance(entries[seq].event, MeetingApproved)), default=0)
    later = {
        seq: entry
        for seq, entry in entries.items()
        if seq > approved and _changes(entry.event, found.id, decided, approved, stands=seq in standing)
    }
    names = reader.names({id_ for entry in later.values() for id_ in ids_in(entry.event)})
    told = [entry_shape(entry, names) for _, entry in sorted(later.items())]
    return [{"entry": each["seq"], **{name: each[name] for name in ("at", "told", "reason")}} for each in told]


def _changes(event: Event, meeting: str, decided: set[str], approved: int, *, stands: bool) -> bool:
    """Tell whether an entry changes a meeting: what it says there, or that something said before is taken back."""
    if isinstance(event, EntryTakenBack):
        return event.subject in {meeting, *decided} and event.entry < approved
    if isinstance(event, DecisionRecorded):
        return stands and event.meeting == meeting
    own = event.subject == meeting or (event.subject in decided and isinstance(event, Corrected))
    return stands and own and isinstance(event, CHANGES)


def rectified_lines(told: list[Shape]) -> Iterator[str]:
    """Give what was put right after the approval, each with the reason."""
    if told:
        yield texts.say("rectified_heading")
    for each in told:
        yield texts.say("rectified_line", day=each["at"][:10], told=each["told"], entry=each["entry"])
        if each["reason"]:
            yield texts.say("entry_reason", told=each["reason"])
