"""The shapes scripts use: one function a noun, from records to the keys of the contract.

Their keys only ever grow; a test holds each list of keys against a literal.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from samverkan_cli.domain.days import ends_on
from samverkan_cli.domain.policy import SETTINGS, of_period, value_of
from samverkan_cli.domain.standing import Standing, end, standing
from samverkan_cli.domain.validity import in_force
from samverkan_cli.domain.value import told
from samverkan_cli.domain.values import Absence, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samverkan_cli.domain import records
    from samverkan_cli.domain.policy import Policy, Value
    from samverkan_cli.domain.undo import Invocation
    from samverkan_cli.domain.validity import LaterChange
    from samverkan_cli.store.reader import Reader

Shape = dict[str, Any]


def iso(day: date | None) -> str | None:
    """Give a day as scripts read it."""
    return day.isoformat() if day else None


def some(found: object, *names: str) -> Shape:
    """Give some of a record's fields as scripts read them."""
    said = to_builtins({name: getattr(found, name) for name in names})
    return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}


def period(_reader: Reader, found: records.Period, today: date) -> Shape:
    """Give a period: its days, the rules that hold today, and the version of its text."""
    text = {"version": found.text_version, "sha256": found.text_sha256} if found.text_version else None
    held = of_period(found, ()).on(today)
    facts = some(found, "id", "first_day", "last_day") | some(held, "networks", "hearing", "affirmations")
    facts |= {"text": text, "exclusion_clause": held.exclusion_clause, **some(found, "adopted_by", "adopted_on")}
    return facts | some(found, "paragraph", "dnr", "closed_on", "networks_from", "networks_decision", "decision")


def period_and_policy(reader: Reader, found: records.Period, on: date) -> Shape:
    """Give a period with every setting of its policy on a day, each with its source, and what has been decided."""
    from samverkan_cli.intake.policy import sourced

    told = period(reader, found, on) | {"changes": [rule_change(each) for each in found.changes]}
    return told | {"policy": policy(sourced(reader.policy(found.id, on)))}


def rule_change(found: records.RuleChange) -> Shape:
    """Give a setting of a policy as it was decided, with the day it holds from."""
    value = _setting(value_of(found))
    return {"name": found.name, "value": value, **some(found, "from_day", "decision", "entry")}


def policy(found: Policy) -> Shape:
    """Give the settings of a policy, each with its source."""
    return {name: {"value": _setting(getattr(found, name)), "source": found.source(name)} for name in SETTINGS}


def _setting(value: Value) -> Any:
    return [str(one) for one in value] if isinstance(value, tuple) else value


def actor(reader: Reader, found: records.Actor, today: date) -> Shape:
    """Give an actor, with its other names and what it is in each period today."""
    return {
        **some(found, "id", "name", "kind", "side", "org_nr", "purpose"),
        "aliases": reader.aliases(found.id),
        **some(found, "dissolved_on", "successor"),
        "enrollments": [enrollment(reader, each, today) for each in reader.enrollments_of(found.id)],
        "website": found.website,
    }


def person(_reader: Reader, found: records.Person, _today: date) -> Shape:
    """Give a person."""
    return {"id": found.id, "name": found.name, "email": found.mailbox}


def person_request(_reader: Reader, found: records.PersonRequest, _today: date) -> Shape:
    """Give what a person has asked for, by when it is answered, and what became of it."""
    from samverkan_cli.domain.rights import answer_by, appeal_refusal_through

    return {
        "id": found.person,
        "what": str(found.what),
        "received": iso(found.received),
        "answer_by": iso(answer_by(found.received)),
        "answered_on": iso(found.answered_on),
        "refused": bool(found.refused),
        "decision": found.decision,
        "reached_on": iso(found.reached_on),
        "appeal_through": iso(appeal_refusal_through(found.reached_on)) if found.reached_on else None,
        "number": found.entry,
    }


def erasure(found: records.Erasure) -> Shape:
    """Give what was erased, when and by which decision."""
    what = str(found.what) if found.what else None
    return {"erased_on": iso(found.erased_on), "decision": found.decision, "what": what, "entry": found.entry}


def enrollment(reader: Reader, found: records.Enrollment, today: date) -> Shape:
    """Give an enrollment and its standing today."""
    dates = reader.dates(found)
    first_off, how = end(dates)
    aside = found.voided_by is not None and reader.set_aside_by(found.voided_by)
    return {
        "id": found.id,
        "period": found.period,
        "standing": "set-aside" if aside else str(standing(dates, today)),
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
    facts = {key: value for key, value in actor(reader, joined, today).items() if key != "enrollments"}
    return {"actor": facts, "enrollment": enrollment(reader, found, today)}


def suspended(reader: Reader, found: records.Enrollment, today: date) -> Shape:
    """Give an enrollment with the suspension that was recorded last."""
    last = reader.suspensions_of(found.id)[-1]
    return enrolled(reader, found, today) | {"suspension": some(last, "decision", "first_day", "through", "case")}


def excluded(reader: Reader, found: records.Enrollment, today: date) -> Shape:
    """Give an enrollment with the decision that ended it and the objections it was recorded with."""
    last = reader.exclusions_of(found.actor)[-1]
    return enrolled(reader, found, today) | {"exclusion": exclusion(reader, last)}


def refused(reader: Reader, found: records.Enrollment, today: date) -> Shape:
    """Give an application with the decision that refused it and the objections it was recorded with."""
    decided = [(made, case) for case in reader.cases(found.actor) for made in case.decisions]
    made, case = max(decided, key=lambda pair: pair[0].entry)
    facts = {"case": case.id, **some(made, "decision", "grounds"), "effective": iso(found.ended_from)}
    facts["objections"] = [each.code for each in reader.case_objections(case.id) if each.entry == made.entry]
    return enrolled(reader, found, today) | {"refusal": facts}


def exclusion(reader: Reader, found: records.Exclusion) -> Shape:
    """Give an exclusion."""
    facts = some(found, "case", "decision", "grounds", "effective", "bar_through")
    return facts | {"objections": [each.code for each in reader.recorded_objections(found)]}


def signatory(_reader: Reader, found: records.Signatory, _today: date) -> Shape:
    """Give a line of the roll."""
    return told(found)


def recorded_roll(reader: Reader, found: records.RecordedRoll, _today: date) -> Shape:
    """Give a recorded roll, as it was, and whether later entries reach back over it."""
    facts = {"id": found.id, "title": found.title, "on": iso(found.on_day)}
    facts |= some(found, "period", "side", "received_by", "sha256", "count")
    return facts | {"differs": reader.differs(found)}


def days(held: records.Mandate | records.Seat | records.NetworkMember | records.Membership) -> Shape:
    """Give the days a mandate, a seat or a part in a network or a group is held."""
    return {"from": iso(held.from_day), "to": iso(held.through_day)}


def body(reader: Reader, found: records.Body, _today: date) -> Shape:
    """Give a body, with what it may do and who sits in it."""
    mandates = [
        {**some(held, "subject", "may"), **days(held), "source": held.source} for held in reader.mandates(found.id)
    ]
    sitting = reader.seats(found.id)
    names = reader.names({id_ for seat in sitting for id_ in (seat.person, seat.represents) if id_})
    seats = [
        {
            "id": seat.person,
            "name": names.get(seat.person),
            **some(seat, "represents", "role"),
            **days(seat),
            "represents_name": names.get(seat.represents) if seat.represents else None,
            **some(seat, "organisation", "party"),
        }
        for seat in sitting
    ]
    facts = some(found, "id", "name", "kind")
    facts |= {"mandates": mandates, "seats": seats, **some(found, "minutes")}
    facts["aliases"] = [each.name for each in reader.body_aliases(found.id)]
    return facts | {"standing": [each.title for each in reader.standing_items(found.id)]}


def meeting(reader: Reader, found: records.Meeting, today: date) -> Shape:
    """Give a meeting, who took part, and its items with what became of them."""
    return {
        **some(found, "id", "bodies", "date", "start", "end", "place", "title"),
        "participants": _participants(reader, found.id),
        "items": items(reader, found),
        "ends_on": iso(ends_on(found.date, found.start, found.end)),
        "state": str(reader.meeting_state(found, today)),
        "minutes": _minutes(reader, found),
        "invited": found.invited and str(found.invited),
        "cancelled": {"on": iso(found.cancelled_on), "reason": found.cancelled_why} if found.cancelled_on else None,
    }


def _participants(reader: Reader, meeting: str) -> list[Shape]:
    """Give who took part in a meeting, as what and for whom, for which items, and who did not."""
    there, out = reader.attendance(meeting), reader.out_of_the_room(meeting)
    names = reader.names({id_ for each in there for id_ in (each.person, each.substitutes) if id_})
    return [
        {
            "name": names.get(each.person),
            **some(each, "represents", "role", "guest"),
            "id": each.person,
            **some(each, "organisation", "party"),
            "absent": each.absence is not None,
            "apology": each.absence is Absence.APOLOGY,
            "substitutes": {"id": each.substitutes, "name": names.get(each.substitutes)} if each.substitutes else None,
            "from_item": each.from_item and f"{meeting}:{each.from_item}",
            "until_item": each.until_item and f"{meeting}:{each.until_item}",
            "out": [
                {"item": f"{meeting}:{left.item}", "reason": left.why} for left in out if left.person == each.person
            ],
        }
        for each in there
    ]


def but_party(row: Shape, held: str) -> Shape:
    """Give one of several that are listed without the parties in it: a list is what people are looked for in."""
    return row | {held: [{name: said for name, said in each.items() if name != "party"} for each in row[held]]}


def _minutes(reader: Reader, found: records.Meeting) -> Shape:
    """Give when a meeting's minutes went out and were approved, or adjusted, and where or by whom."""
    by = [each.person for each in reader.approvers(found.id)]
    names = reader.names(by)
    return {
        "sent": iso(found.minutes_sent),
        "approved": iso(found.approved_on or found.adjusted_on),
        "adjusted": iso(found.adjusted_on),
        "at": found.approved_at,
        "by": [{"id": person, "name": names.get(person)} for person in by],
    }


def items(reader: Reader, found: records.Meeting) -> list[Shape]:
    """Give the items of a meeting as they stand on its agenda, with what became of each; those dropped come last."""
    from samverkan_cli.domain.item import labels, on_the_agenda

    every = reader.items(found.id)
    there, printed = on_the_agenda(every), labels(every)
    told = outcomes(reader, found.id)
    open_ = {id_ for each in reader.questions() for id_ in each.thread} if told else set()
    dropped = [each for each in every if each not in there]
    return [
        {
            "number": each.ordinal,
            "title": each.title,
            "outcomes": told.get(each.ordinal, []),
            "id": each.id,
            "label": printed.get(each.ordinal, each.label),
            **some(each, "text", "parent", "continues"),
            "open": each.id in open_,
            **some(each, "came_from", "origin", "dropped_on", "dropped_because", "righted_on", "righted_because"),
        }
        for each in (*there, *dropped)
    ]


def outcomes(reader: Reader, meeting: str) -> dict[int, list[Shape]]:
    """Give what became of each item of a meeting, by its number: decisions first."""
    found: dict[int, list[Shape]] = {}
    for each in reader.decisions(meeting):
        if each.item is not None:
            told = became(each.outcome, each.id, each.to_body, each.to_meeting, each.back_by, each.text)
            found.setdefault(each.item, []).append(told)
    for row in reader.outcomes(meeting):
        told = became(row["outcome"], None, row["to_body"], row["to_meeting"], row["back_by"], row["note"])
        found.setdefault(row["item"], []).append(told)
    return found


def became(
    outcome: str, decision: str | None, to: str | None, meeting: str | None, back: date | None, text: str | None = None
) -> Shape:
    """Give what became of an item."""
    told = {"outcome": str(outcome), "decision": decision, "to": to, "back": iso(back), "text": text}
    return told | {"to_meeting": meeting}


def timed(columns: tuple[str, ...], rows: list[Shape]) -> tuple[str, ...]:
    """Give the columns of a table of meetings, with the day of the end where one ends on another day."""
    later = any(row["ends_on"] not in (None, row["date"]) for row in rows)
    at = columns.index("end") + 1
    return (*columns[:at], "ends_on", *columns[at:]) if later else columns


def decision(reader: Reader, found: records.Decision, today: date) -> Shape:
    """Give a decision, whether it is in force today, what is to follow from it, and what later ones do to it."""
    return decisions(reader, [found], today)[0]


def decisions(reader: Reader, found: Sequence[records.Decision], today: date) -> list[Shape]:
    """Give some decisions, with all that is asked of them asked at once."""
    ids = [each.id for each in found]
    known, forms, followed = reader.known_of(found), reader.forms(found), reader.tasks_from(ids)
    told = {each["id"]: each for each in tasks(reader, [one for some in followed.values() for one in some], today)}
    stances, made = reader.stances(ids), reader.done_on(ids)
    names = reader.names({each.person for each in stances})

    def stood(decision: str, as_what: Stance) -> list[Shape]:
        those = [each.person for each in stances if (each.decision, each.stance) == (decision, as_what)]
        return [{"id": person, "name": names.get(person)} for person in those]

    return [
        {
            **some(each, "id", "body", "meeting", "item", "text", "outcome", "decided_on"),
            "effective": "final" if each.when_final else iso(each.effective),
            "in_force": in_force(known[each.id], today),
            "followups": [told[one.id] for one in followed[each.id]],
            **some(each, "paragraph", "dnr"),
            "to": each.to_body,
            "to_meeting": each.to_meeting,
            "back": iso(each.back_by),
            "about": list(each.about),
            "votes": each.votes,
            "reservations": stood(each.id, Stance.RESERVATION),
            "recused": stood(each.id, Stance.RECUSED),
            "review": iso(each.review_on),
            "source": each.source,
            "form": str(forms[each.id]),
            "changes": [change(one) for one in known[each.id].changes],
            "done": [done(one) for one in made[each.id]],
        }
        for each in found
    ]


def change(found: LaterChange) -> Shape:
    """Give what a later decision does to one, from the day it does so."""
    return {**some(found.made, "how", "scope"), "by": found.made.by_decision, "from": iso(found.first)}


def done(found: records.CarriedOut) -> Shape:
    """Give what was done on a decision."""
    return {**some(found, "what", "ref", "told"), "day": iso(found.day)}


def group(reader: Reader, found: records.WorkingGroup, today: date) -> Shape:
    """Give a working group as it is today; the convener is among the members, and who has left stands apart."""
    names, members = reader.names(each.person for each in found.memberships), found.members_on(today)
    convener = found.convener_on(today)
    left = [each for each in found.memberships if each.person not in members]
    leaving = [each for each in found.memberships if each.through_day and each.through_day >= today]
    return {
        "id": found.id,
        "name": found.name,
        "convener": {"id": convener, "name": names.get(convener)} if convener else None,
        "members": [{"id": each, "name": names.get(each)} for each in members],
        "decision": found.decision,
        "leaving": [{"id": each.person, "name": names.get(each.person), **days(each)} for each in leaving],
        "convener_since": iso(found.convener_from) if convener else None,
        "left": [{"id": each.person, "name": names.get(each.person), **days(each)} for each in left],
        "last_day": iso(found.closed_on),
    }


def plan(reader: Reader, found: records.Plan, today: date) -> Shape:
    """Give an activity plan: the period it lies in, the decisions that adopted it, and its activities."""
    held = activities(reader, reader.activities(found.id), today)
    period = reader.period_on(found.first_day)
    adopted = [some(each, "decision", "adopted_on") for each in reader.adoptions(found.id)]
    own = {"activities": held, "period": period.id if period else None, "adopted": adopted}
    return some(found, "id", "first_day", "last_day") | own


def activity(reader: Reader, found: records.Activity, today: date) -> Shape:
    """Give an activity, the points it serves, and what it is today."""
    return activities(reader, [found], today)[0]


def activities(reader: Reader, found: Sequence[records.Activity], today: date) -> list[Shape]:
    """Give activities, with who leads each and who takes part."""
    from samverkan_cli.domain.activity import state

    part = reader.taking_part([each.id for each in found])
    names = reader.names({each.lead for each in found if each.lead} | {a.actor for some in part.values() for a in some})
    return [
        {
            **some(each, "id", "plan", "text", "serves", "responsible", "proposed_on"),
            "state": str(state(each, today)),
            "side": str(each.responsible) if each.responsible else None,
            "lead": {"id": each.lead, "name": names.get(each.lead)} if each.lead else None,
            "with": [{"id": one.actor, "name": names.get(one.actor)} for one in part[each.id]],
            **some(each, "due", "adopted_by", "adopted_on", "started_on", "done_on", "dropped_on"),
            **some(each, "moved_on", "moved_to", "continues"),
        }
        for each in found
    ]


def task_state(found: records.Task) -> str:
    """Give what a task is: dropped, done, started or open."""
    if found.dropped_on:
        return "dropped"
    if found.done_on:
        return "done"
    return "started" if found.started_on else "open"


def task(reader: Reader, found: records.Task, today: date) -> Shape:
    """Give a task and what it comes from."""
    return tasks(reader, [found], today)[0]


def tasks(reader: Reader, found: Sequence[records.Task], _today: date) -> list[Shape]:
    """Give tasks, with who has each and who helps."""
    helping = reader.helpers([each.id for each in found])
    persons = {each.owner for each in found if each.owner} | {h.person for some in helping.values() for h in some}
    names = reader.names(persons)
    return [
        {
            "id": each.id,
            "text": each.text,
            "from": each.origin,
            "owner": {"id": each.owner, "name": names.get(each.owner)} if each.owner else None,
            "due": iso(each.due),
            "state": task_state(each),
            "done_on": iso(each.done_on),
            "helpers": [{"id": one.person, "name": names.get(one.person)} for one in helping[each.id]],
        }
        for each in found
    ]


def watch(_reader: Reader, found: records.WatchItem, today: date) -> Shape:
    """Give a watch item, which is open until it is closed, or taken up as something else."""
    from samverkan_cli.domain.watch import state

    facts = some(found, "id", "kind", "text", "owner") | {"next": iso(found.next_day)}
    facts["state"] = str(state(found, today))
    return facts | some(found, "resolved_on", "promoted_on", "promoted_to")


def yearly_round(reader: Reader, found: records.YearlyRound, _today: date) -> Shape:
    """Give a round: what it asks, and how many were asked, have answered and are silent."""
    asked = set(reader.round_asked(found.id))
    answered = {each.actor for each in reader.round_answers(found.id)}
    facts = some(found, "id", "name", "period", "asked_on", "last_day")
    facts |= {"questions": list(found.each_question), "asked": len(asked), "answered": len(answered)}
    return facts | {"silent": len(asked - answered)}


def invocation(reader: Reader, found: Invocation, _today: date) -> Shape:
    """Give the entries one command made, and what the first of them is about."""
    return {
        "op": found.op,
        "verb": found.verb,
        "entries": [found.first, found.last],
        "count": found.last - found.first + 1,
        "id": next(iter(reader.subjects([found.first]))),
    }
