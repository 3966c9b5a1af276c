"""The shapes scripts use: one function a noun, from records to the keys of the contract.

Their keys only ever grow; a test holds each list of keys against a literal.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from samverkan_cli.domain.days import ends_on
from samverkan_cli.domain.decision import in_force
from samverkan_cli.domain.policy import SETTINGS
from samverkan_cli.domain.standing import Standing, end, standing
from samverkan_cli.domain.value import told

if TYPE_CHECKING:
    from samverkan_cli.domain import records
    from samverkan_cli.domain.policy import Policy, Value
    from samverkan_cli.domain.undo import Invocation
    from samverkan_cli.store.reader import Reader

Shape = dict[str, Any]


def iso(day: date | None) -> str | None:
    """Give a day as scripts read it."""
    return day.isoformat() if day else None


def _id_and_name(reader: Reader, id_: str | None) -> Shape | None:
    """Give an id with what people call it."""
    return {"id": id_, "name": reader.names([id_]).get(id_)} if id_ else None


def period(_reader: Reader, found: records.Period, _today: date) -> Shape:
    """Give a period: its days, rules and the version of its text."""
    text = {"version": found.text_version, "sha256": found.text_sha256} if found.text_version else None
    return {
        "id": found.id,
        "first_day": iso(found.first_day),
        "last_day": iso(found.last_day),
        "networks": found.networks,
        "hearing": found.hearing,
        "affirmations": [str(tick) for tick in found.affirmations],
        "text": text,
        "exclusion_clause": found.exclusion_clause,
        "adopted_by": found.adopted_by,
        "adopted_on": iso(found.adopted_on),
        "paragraph": found.paragraph,
        "dnr": found.dnr,
        "closed_on": iso(found.closed_on),
        "networks_from": iso(found.networks_from),
        "networks_decision": found.networks_decision,
    }


def period_and_policy(reader: Reader, found: records.Period, today: date) -> Shape:
    """Give a period with every setting of its policy, each with its source."""
    from samverkan_cli.intake.policy import sourced

    return period(reader, found, today) | {"policy": policy(sourced(reader.policy(found.id)))}


def policy(found: Policy) -> Shape:
    """Give the settings of a policy, each with its source."""
    return {name: {"value": _setting(getattr(found, name)), "source": found.source(name)} for name in SETTINGS}


def _setting(value: Value) -> Any:
    return [str(one) for one in value] if isinstance(value, tuple) else value


def actor(reader: Reader, found: records.Actor, today: date) -> Shape:
    """Give an actor, with its other names and what it is in each period today."""
    return {
        "id": found.id,
        "name": found.name,
        "kind": str(found.kind),
        "side": str(found.side),
        "org_nr": found.org_nr,
        "purpose": found.purpose,
        "aliases": reader.aliases(found.id),
        "dissolved_on": iso(found.dissolved_on),
        "successor": found.successor,
        "enrollments": [enrollment(reader, each, today) for each in reader.enrollments_of(found.id)],
    }


def person(_reader: Reader, found: records.Person, _today: date) -> Shape:
    """Give a person."""
    return {"id": found.id, "name": found.name, "email": found.mailbox}


def enrollment(reader: Reader, found: records.Enrollment, today: date) -> Shape:
    """Give an enrollment and its standing today."""
    dates = reader.dates(found)
    first_off, how = end(dates)
    return {
        "id": found.id,
        "period": found.period,
        "standing": str(standing(dates, today)),
        "effective": iso(found.effective),
        "ended_from": None if how is Standing.LAPSED else iso(first_off),
        "affirmed": [str(tick) for tick in found.affirmed],
        "received": iso(found.received),
        "complete_by": iso(found.complete_by) if found.effective is None else None,
        "lacks": found.lacks if found.effective is None else None,
        "known_as": found.known_as,
    }


def enrolled(reader: Reader, found: records.Enrollment, today: date) -> Shape:
    """Give an enrollment with its actor, as `enroll`, `withdraw`, `suspend` and `decline` answer."""
    joined = reader.actor(found.actor)
    told = {key: value for key, value in actor(reader, joined, today).items() if key != "enrollments"}
    return {"actor": told, "enrollment": enrollment(reader, found, today)}


def suspended(reader: Reader, found: records.Enrollment, today: date) -> Shape:
    """Give an enrollment with the suspension that was recorded last."""
    last = reader.suspensions_of(found.id)[-1]
    told = {"decision": last.decision, "first_day": iso(last.first_day), "through": iso(last.through)}
    told["case"] = last.case
    return enrolled(reader, found, today) | {"suspension": told}


def excluded(reader: Reader, found: records.Enrollment, today: date) -> Shape:
    """Give an enrollment with the decision that ended it and the objections it was recorded with."""
    last = reader.exclusions_of(found.actor)[-1]
    return enrolled(reader, found, today) | {"exclusion": exclusion(reader, last)}


def refused(reader: Reader, found: records.Enrollment, today: date) -> Shape:
    """Give an application with the decision that refused it and the objections it was recorded with."""
    decided = [(made, case) for case in reader.cases(found.actor) for made in case.decisions]
    made, case = max(decided, key=lambda pair: pair[0].entry)
    told: Shape = {"case": case.id, "decision": made.decision, "grounds": list(made.grounds)}
    told |= {"effective": iso(found.ended_from)}
    told["objections"] = [each.code for each in reader.case_objections(case.id) if each.entry == made.entry]
    return enrolled(reader, found, today) | {"refusal": told}


def exclusion(reader: Reader, found: records.Exclusion) -> Shape:
    """Give an exclusion."""
    return {
        "case": found.case,
        "decision": found.decision,
        "grounds": list(found.grounds),
        "effective": iso(found.effective),
        "bar_through": iso(found.bar_through),
        "objections": [each.code for each in reader.recorded_objections(found)],
    }


def signatory(_reader: Reader, found: records.Signatory, _today: date) -> Shape:
    """Give a line of the roll."""
    return told(found)


def recorded_roll(reader: Reader, found: records.RecordedRoll, _today: date) -> Shape:
    """Give a recorded roll, as it was, and whether later entries reach back over it."""
    return {
        "id": found.id,
        "title": found.title,
        "on": iso(found.on_day),
        "period": found.period,
        "side": found.side,
        "received_by": iso(found.received_by),
        "sha256": found.sha256,
        "count": found.count,
        "differs": reader.differs(found),
    }


def body(reader: Reader, found: records.Body, _today: date) -> Shape:
    """Give a body, with what it may do and who sits in it."""
    mandates = [
        {
            "subject": str(held.subject),
            "may": str(held.may),
            "from": iso(held.from_day),
            "to": iso(held.through_day),
            "source": held.source,
        }
        for held in reader.mandates(found.id)
    ]
    seats = [
        {
            "id": seat.person,
            "name": reader.names([seat.person]).get(seat.person),
            "represents": seat.represents,
            "role": seat.role,
            "from": iso(seat.from_day),
            "to": iso(seat.through_day),
        }
        for seat in reader.seats(found.id)
    ]
    minutes = str(found.minutes)
    return {
        "id": found.id,
        "name": found.name,
        "kind": str(found.kind),
        "mandates": mandates,
        "seats": seats,
        "minutes": minutes,
    }


def meeting(reader: Reader, found: records.Meeting, _today: date) -> Shape:
    """Give a meeting, who took part, and its items with what became of them."""
    decisions = reader.decisions(found.id)
    noted = reader.outcomes(found.id)
    items = []
    for number, title in reader.agenda(found.id):
        decided: list[Shape] = [
            {
                "outcome": str(each.outcome),
                "decision": each.id,
                "to": each.to_body,
                "back": iso(each.back_by),
                "text": each.text,
            }
            for each in decisions
            if each.item == number
        ]
        others: list[Shape] = [
            {
                "outcome": str(row["outcome"]),
                "decision": None,
                "to": row["to_body"],
                "back": iso(row["back_by"]),
                "text": row["note"],
            }
            for row in noted
            if row["item"] == number
        ]
        items.append({"number": number, "title": title, "outcomes": [*decided, *others]})
    there = reader.attendance(found.id)
    names = reader.names([row["person"] for row in there])
    participants = [
        {
            "name": names.get(row["person"]),
            "represents": row["represents"],
            "role": row["role"],
            "guest": row["guest"],
            "id": row["person"],
        }
        for row in there
    ]
    return {
        "id": found.id,
        "bodies": list(found.bodies),
        "date": iso(found.date),
        "start": found.start,
        "end": found.end,
        "place": found.place,
        "title": found.title,
        "participants": participants,
        "items": items,
        "ends_on": iso(ends_on(found.date, found.start, found.end)),
    }


def timed(columns: tuple[str, ...], rows: list[Shape]) -> tuple[str, ...]:
    """Give the columns of a table of meetings, with the day of the end where one ends on another day."""
    later = any(row["ends_on"] not in (None, row["date"]) for row in rows)
    at = columns.index("end") + 1
    return (*columns[:at], "ends_on", *columns[at:]) if later else columns


def decision(reader: Reader, found: records.Decision, today: date) -> Shape:
    """Give a decision, whether it is in force today, and what is to follow from it."""
    return {
        "id": found.id,
        "body": found.body,
        "meeting": found.meeting,
        "item": found.item,
        "text": found.text,
        "outcome": str(found.outcome),
        "decided_on": iso(found.decided_on),
        "effective": "final" if found.when_final else iso(found.effective),
        "in_force": in_force(found, reader.in_force(found.id), today),
        "followups": [task(reader, each, today) for each in reader.tasks(found.id)],
        "paragraph": found.paragraph,
        "dnr": found.dnr,
        "to": found.to_body,
        "back": iso(found.back_by),
        "about": list(found.about),
    }


def group(reader: Reader, found: records.WorkingGroup, _today: date) -> Shape:
    """Give a working group; the convener is among the members."""
    members = [_id_and_name(reader, member) for member in found.members]
    return {
        "id": found.id,
        "name": found.name,
        "convener": _id_and_name(reader, found.convener),
        "members": members,
        "decision": found.decision,
    }


def plan(reader: Reader, found: records.Plan, today: date) -> Shape:
    """Give an activity plan and its activities."""
    activities = [activity(reader, each, today) for each in reader.activities(found.id)]
    return {
        "id": found.id,
        "first_day": iso(found.first_day),
        "last_day": iso(found.last_day),
        "activities": activities,
    }


def activity(_reader: Reader, found: records.Activity, _today: date) -> Shape:
    """Give an activity and the points it serves."""
    return {
        "id": found.id,
        "plan": found.plan,
        "text": found.text,
        "serves": list(found.serves),
        "responsible": found.responsible,
        "proposed_on": iso(found.proposed_on),
        "state": "proposed",
    }


def task_state(found: records.Task) -> str:
    """Give what a task is: dropped, done, started or open."""
    if found.dropped_on:
        return "dropped"
    if found.done_on:
        return "done"
    return "started" if found.started_on else "open"


def task(reader: Reader, found: records.Task, _today: date) -> Shape:
    """Give a task and what it comes from."""
    return {
        "id": found.id,
        "text": found.text,
        "from": found.origin,
        "owner": _id_and_name(reader, found.owner),
        "due": iso(found.due),
        "state": task_state(found),
        "done_on": iso(found.done_on),
    }


def watch(_reader: Reader, found: records.WatchItem, _today: date) -> Shape:
    """Give a watch item; every one is open until it is resolved."""
    return {
        "id": found.id,
        "kind": str(found.kind),
        "text": found.text,
        "owner": found.owner,
        "next": iso(found.next_day),
        "state": "open",
    }


def invocation(reader: Reader, found: Invocation, _today: date) -> Shape:
    """Give the entries one command made, and what the first of them is about."""
    return {
        "op": found.op,
        "verb": found.verb,
        "entries": [found.first, found.last],
        "count": found.last - found.first + 1,
        "id": next(iter(reader.subjects([found.first]))),
    }
