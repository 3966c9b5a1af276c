"""What is to stand on a meeting's agenda: gathered from everything that waits for its bodies, on its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import agenda as rules
from samverkan_cli.domain import item
from samverkan_cli.domain.meeting import must_say_why_once_approved
from samverkan_cli.domain.records import AgendaLine
from samverkan_cli.domain.refusal import Objections
from samverkan_cli.domain.validity import in_force
from samverkan_cli.domain.values import AgendaSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from samverkan_cli.domain.records import Meeting, Task
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def lacking(reader: Reader, meeting: Meeting, today: date) -> list[AgendaLine]:
    """Give what a meeting's agenda lacks of what waits for its bodies on its day, in order."""
    found = [line for source in SOURCES for line in source(reader, meeting, today)]
    return rules.build(found, reader.items(meeting.id))


def write(writer: Writer, request: item.AddItems, titled: Callable[[AgendaLine], str]) -> Meeting:
    """Put on a meeting's agenda what it lacks, and nothing twice."""
    assert request.meeting
    read = writer.reader
    meeting = read.meeting(request.meeting)
    Objections(must_say_why_once_approved(request, meeting)).stop()
    lines = [(each, titled(each)) for each in lacking(read, meeting, request.today)]
    writer.record(*item.put(request, meeting, read.items(meeting.id), read.last_item(meeting.id), lines))
    return meeting


def _standing(reader: Reader, meeting: Meeting, _today: date) -> Iterator[AgendaLine]:
    """Give what every meeting of the bodies has."""
    names = reader.names(meeting.bodies)
    for body in meeting.bodies:
        for each in reader.standing_items(body):
            facts = {"body": names.get(body, body)}
            yield AgendaLine(came_from=AgendaSource.STANDING, origin=str(each.entry), title=each.title, facts=facts)


def _minutes(reader: Reader, meeting: Meeting, _today: date) -> Iterator[AgendaLine]:
    """Give the minutes that are not approved: of the meeting before, and of those whose minutes are out."""
    for body in meeting.bodies:
        before = reader.last_met(meeting.date, body)
        found = [*reader.meetings_to_approve(body, meeting.date), *([before] if before else [])]
        for each in sorted(found, key=lambda one: (one.date, one.number)):
            if each.approved_on is None and each.adjusted_on is None and each.id != meeting.id:
                facts = {"date": str(each.date), "sent": str(each.minutes_sent) if each.minutes_sent else None}
                facts["minutes"] = str(reader.body(body).minutes)
                yield AgendaLine(came_from=AgendaSource.MINUTES, origin=each.id, facts=facts)


def _questions(reader: Reader, meeting: Meeting, _today: date) -> Iterator[AgendaLine]:
    """Give the open questions of the bodies; what was tabled to a later meeting waits for that one."""
    found = [each for each in reader.questions() if each.concerns(meeting.bodies)]
    named = {each.to_body for each in found} | {body for each in found if each.answer for body in each.answer.bodies}
    names = reader.names(id_ for id_ in named if id_)
    for each in found:
        if each.to_meeting and each.to_meeting != meeting.id and each.to_day and each.to_day > meeting.date:
            continue
        facts = {"outcome": str(each.outcome), "since": str(each.since), "to": names.get(each.to_body or "")}
        facts["by"] = ", ".join(names.get(body, body) for body in each.answer.bodies) if each.answer else None
        facts["back"] = str(each.back_by) if each.back_by else None
        answered = (each.answer.of,) if each.answer else ()
        yield AgendaLine(
            came_from=AgendaSource.QUESTION,
            origin=each.ref,
            title=each.title or each.text,
            facts=facts,
            continues=each.answer.of if each.answer else each.ref,
            stands_for=(*each.thread, *each.on_agenda, *answered),
        )


def _tasks(reader: Reader, meeting: Meeting, _today: date) -> Iterator[AgendaLine]:
    """Give the open tasks that came from the bodies and are due by the meeting, or have no day."""
    open_ = [each for each in reader.open_tasks() if each.origin and (each.due is None or each.due <= meeting.date)]
    if not open_:
        return
    came_from = _origins(reader, open_)
    names = reader.names({each.owner for each in open_ if each.owner})
    for each in open_:
        bodies, source = came_from.get(str(each.origin), ((), None))
        if not set(bodies).isdisjoint(meeting.bodies):
            facts = {"id": each.id, "owner": names.get(each.owner or ""), "due": str(each.due) if each.due else None}
            yield AgendaLine(came_from=AgendaSource.TASK, origin=each.id, title=each.text, facts=facts, under=source)


def _origins(reader: Reader, tasks: list[Task]) -> dict[str, tuple[tuple[str, ...], str | None]]:
    """Give the bodies that some tasks came from, and the item, by where each comes from."""
    found: dict[str, tuple[tuple[str, ...], str | None]] = {}
    for origin in {str(each.origin) for each in tasks}:
        if origin.startswith("D-"):
            decision = reader.decision(origin)
            item_ = f"{decision.meeting}:{decision.item}" if decision.meeting and decision.item else origin
            found[origin] = (decision.body,), item_
        elif origin.startswith("M-"):
            found[origin] = reader.meeting(origin.partition(":")[0]).bodies, origin
    return found


def _reviews(reader: Reader, meeting: Meeting, _today: date) -> Iterator[AgendaLine]:
    """Give the bodies' decisions whose review day has come and that no meeting has taken up since."""
    due = [each for each in reader.decisions_reviewed() if each.review_on and each.review_on <= meeting.date]
    due = [each for each in due if each.body in meeting.bodies]
    if not due:
        return
    taken_up, known = reader.taken_up(AgendaSource.REVIEW), reader.known_of(due)
    for each in due:
        if each.id not in taken_up and in_force(known[each.id], meeting.date):
            facts = {"id": each.id, "review": str(each.review_on), "decided": str(each.decided_on)}
            yield AgendaLine(came_from=AgendaSource.REVIEW, origin=each.id, title=each.text, facts=facts)


def _watched(reader: Reader, meeting: Meeting, _today: date) -> Iterator[AgendaLine]:
    """Give the watch items whose day has come."""
    for each in reader.watched():
        if each.next_day and each.next_day <= meeting.date:
            facts = {"next": str(each.next_day), "owner": each.owner, "kind": str(each.kind)}
            was = (each.promoted_to,) if each.promoted_to else ()  # an item that was dropped, or of a cancelled meeting
            yield AgendaLine(came_from=AgendaSource.WATCH, origin=each.id, title=each.text, facts=facts, stands_for=was)


def _cases(reader: Reader, meeting: Meeting, today: date) -> Iterator[AgendaLine]:
    """Give the cases that wait for a step of the bodies: no more than whose they are."""
    cases = reader.open_cases()
    if not cases:
        return
    from samverkan_cli.actions.case.docket import Docket

    docket, names = Docket(reader, today), reader.names({case.actor for case in cases})
    for case in cases:
        awaited = [docket.body_for(case, each.step) for each in docket.to_do(case)]
        body = next((each for each in awaited if each and each.id in meeting.bodies), None)
        if body:
            facts = {"id": case.id, "name": names.get(case.actor, case.actor), "body": body.name or body.id}
            yield AgendaLine(came_from=AgendaSource.CASE, origin=case.id, facts=facts)


def _answers(reader: Reader, meeting: Meeting, today: date) -> Iterator[AgendaLine]:
    """Give that there are answers and withdrawals since the meeting before, to be noted."""
    before = next((met for body in meeting.bodies if (met := reader.last_met(meeting.date, body))), None)
    if before is None:
        return
    answers, withdrawals = reader.arrived(before.date, min(meeting.date, today))
    if answers or withdrawals:
        facts = {"answers": len(answers), "withdrawals": len(withdrawals), "since": str(before.date)}
        yield AgendaLine(came_from=AgendaSource.ANSWER, origin=before.id, facts=facts)


def _activities(reader: Reader, meeting: Meeting, _today: date) -> Iterator[AgendaLine]:
    """Give the activities that go on and that nothing has been told of since the meeting before."""
    for each in reader.activities_unreported(meeting.bodies, meeting.date):
        facts = {"due": str(each.due) if each.due else None}
        yield AgendaLine(came_from=AgendaSource.ACTIVITY, origin=each.id, title=each.text, facts=facts)


# Where the lines of an agenda come from, in the order they stand in.
SOURCES = (_standing, _minutes, _questions, _tasks, _reviews, _watched, _cases, _answers, _activities)
