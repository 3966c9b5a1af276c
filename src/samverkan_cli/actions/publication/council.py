"""Pages of what the council does: decisions in force, the calendar, and minutes that are approved."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from samverkan_cli.domain.days import ends_on
from samverkan_cli.domain.item import labels, on_the_agenda
from samverkan_cli.domain.meeting import is_cancelled
from samverkan_cli.domain.validity import in_force
from samverkan_cli.domain.value import told
from samverkan_cli.domain.values import AgendaSource, Minutes, PageKind
from samverkan_cli.store.reader.publication import PublicationReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from samverkan_cli.domain.publication import Facts
    from samverkan_cli.domain.records import AgendaItem, Attendance, Decision, ItemOutcome, Meeting
    from samverkan_cli.store.reader import Reader


def pages(reader: Reader, on: date) -> Iterator[tuple[PageKind, str, Facts]]:
    """Give the pages of decisions, meetings and minutes on a day; a case is on none of them."""
    asking = PublicationReader(reader.connection)
    apart = asking.decisions_apart()
    decisions = [each for each in reader.decisions() if each.id not in apart and each.decided_on <= on]
    yield PageKind.DECISIONS, "", {"on": str(on), "decisions": list(_in_force(reader, decisions, on))}
    ahead = reader.meetings(on)
    yield PageKind.CALENDAR, "", {"on": str(on), "meetings": meeting_row(reader, ahead, on)}
    approved = [each for each in asking.meetings_approved() if _approved_on(each) <= on]
    pages_of = _minutes(reader, approved, decisions, apart, on)
    yield PageKind.MINUTES, "", {"on": str(on), "meetings": [each | {"page": each["id"]} for each in pages_of]}
    for each in pages_of:
        yield PageKind.MEETING, each["id"], each


def _approved_on(meeting: Meeting) -> date:
    day = meeting.approved_on or meeting.adjusted_on
    assert day
    return day


def _in_force(reader: Reader, decisions: Sequence[Decision], on: date) -> Iterator[Facts]:
    """Give the decisions that are in force on a day, the latest first."""
    known, forms = reader.known_of(decisions), reader.forms(decisions)
    held = [each for each in reversed(decisions) if in_force(known[each.id], on)]
    names = reader.names({each.body for each in held})
    for each in held:
        body = names.get(each.body)
        yield told(each) | {"ref": each.id, "body": body, "form": str(forms[each.id]), "withheld": []}


def meeting_row(reader: Reader, meetings: Sequence[Meeting], on: date) -> list[Facts]:
    """Give meetings as a calendar has them, each under an id it keeps and with how often it was changed."""
    names = reader.names({body for each in meetings for body in each.bodies})
    changes, registry, stamp = reader.changes([each.id for each in meetings]), reader.registry(), reader.last_moment()
    return [
        told(each)
        | {
            "ref": each.id,
            "bodies": [names[body] for body in each.bodies if body in names],
            "ends_on": _iso(ends_on(each.date, each.start, each.end)),
            "open_to": str(each.invited) if each.invited else None,
            "cancelled": is_cancelled(each, on),
            "uid": f"{each.id}@{registry.id}",
            "sequence": changes[each.id] - 1,
            "stamp": stamp,
            "withheld": [],
        }
        for each in meetings
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _minutes(
    reader: Reader, meetings: Sequence[Meeting], decisions: Sequence[Decision], apart: set[str], on: date
) -> list[Facts]:
    """Give the minutes of some meetings, the latest first; what was dealt with of a case is not in them."""
    asking, ids = PublicationReader(reader.connection), [each.id for each in meetings]
    items, noted, there = asking.items_of(ids), asking.outcomes_of(ids), asking.attendance_of(ids)
    everybody = reader.names({who for some in there.values() for each in some for who in _named(each)})
    bodies = reader.names(
        {each.to_body for each in decisions if each.to_body}
        | {each.to_body for some in noted.values() for each in some if each.to_body}
    )
    protocols = {each.id for each in reader.bodies() if each.minutes is Minutes.PROTOCOL}
    resolved: dict[str, list[Decision]] = defaultdict(list)
    for each in decisions:
        resolved[each.meeting or ""].append(each)
    hidden = _of_cases(reader, apart)
    found = []
    for row, meeting in zip(meeting_row(reader, meetings, on), meetings, strict=True):
        present = [everybody[each.person] for each in there[meeting.id] if each.person in everybody]
        said = _items(items[meeting.id], resolved[meeting.id], noted[meeting.id], hidden, bodies, present)
        found.append(
            row
            | _present(there[meeting.id], everybody)
            | {"protocol": not protocols.isdisjoint(meeting.bodies), "approved_on": str(_approved_on(meeting))}
            | {"items": said, "there": present}
        )
    return found


def _named(each: Attendance) -> list[str]:
    return [who for who in (each.person, each.represents) if who]


def _of_cases(reader: Reader, apart: set[str]) -> set[tuple[str, int]]:
    """Give the items at which something was decided that is on no page."""
    return {(each.meeting, each.item) for each in reader.decisions_named(apart) if each.meeting and each.item}


def _present(there: Sequence[Attendance], names: Mapping[str, str]) -> Facts:
    """Give who was there: how many and for whom, and one by one."""
    rows = [
        told(each)
        | {
            "name": names.get(each.person),
            "represents": names.get(each.represents or "") or each.organisation,
            "guest": bool(each.guest),
            "absent": each.absence is not None,
        }
        for each in there
    ]
    came = [each for each in rows if not each["absent"]]
    came_for = [each.represents for each in there if each.represents and each.absence is None]
    counted = Counter(names[each] for each in came_for if each in names)
    return {
        "participants": rows,
        "present": len(came),
        "represented": [{"name": name, "count": count} for name, count in counted.items()],
    }


def _items(
    items: Sequence[AgendaItem],
    decisions: Sequence[Decision],
    noted: Sequence[ItemOutcome],
    hidden: set[tuple[str, int]],
    bodies: Mapping[str, str],
    there: Sequence[str],
) -> list[Facts]:
    """Give the items that were dealt with, each with what was said of it and what became of it."""
    printed = labels(on_the_agenda(items))
    return [
        told(each)
        | {
            "ref": each.id,
            "label": printed.get(each.ordinal),
            "there": there,
            "withheld": [],
            "outcomes": [
                *(_outcome(one, bodies, there, one.text, one.id) for one in decisions if one.item == each.ordinal),
                *(_outcome(one, bodies, there, one.note, each.id) for one in noted if one.item == each.ordinal),
            ],
        }
        for each in on_the_agenda(items)
        if each.came_from is not AgendaSource.CASE and (each.meeting, each.ordinal) not in hidden
    ]


def _outcome(
    each: Decision | ItemOutcome, bodies: Mapping[str, str], there: Sequence[str], text: str | None, ref: str
) -> Facts:
    to = bodies.get(each.to_body or "")
    return told(each) | {"ref": ref, "there": there, "text": text, "to": to, "back": _iso(each.back_by), "withheld": []}
