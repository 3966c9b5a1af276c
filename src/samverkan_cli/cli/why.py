"""`samverkan why` and `search`: what something is, and every entry that made it so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from samverkan_cli import texts
from samverkan_cli.cli import options, resting, shapes, thread
from samverkan_cli.cli.call import Reading, ids_in, reads
from samverkan_cli.cli.case import chain, history
from samverkan_cli.cli.case import lines as caselines
from samverkan_cli.cli.journal import shape as entry_shape
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import days
from samverkan_cli.domain.standing import standing
from samverkan_cli.domain.values import CaseOutcome, EndedAs, Kind
from samverkan_cli.render import Listing, Sheet
from samverkan_cli.render.plain import arrived

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from samverkan_cli.domain.records import Enrollment, Exclusion
    from samverkan_cli.store.reader import Reader

app = noun()
HITS = 200


@reads(app, "why")
def why(call: Reading, ref: options.Reference = None, on: options.On = None) -> Sheet:
    """Show what something is on a day, and why."""
    day = call.day(on)
    with call.reader() as reader:
        reference = call.named("ref", ref)
        if named := reader.entries_named(reference):
            about = {entry.event.subject for entry in reader.numbered(named).values()}
            if len(about) > 1:
                return _of_several(call, reader, reference, named, day)
            reference = about.pop()
        id_ = reader.subject(reference)
        enrollments = _enrollments(reader, id_)
        decided, links = _decided(reader, enrollments, day), chain.about(reader, id_, day)
        about = {id_, *(enrollment.actor for enrollment in enrollments), *(told["decision"] for told in decided)}
        question = thread.about(reader, id_)
        about |= thread.ids(question)
        if id_.startswith("C-"):
            about |= {link["decision"] for link in links if link["decision"]}
        entries = {entry.stamp.seq: entry for each in about for entry in reader.entries_about(each)}
        names = reader.names({id_, *(named for entry in entries.values() for named in ids_in(entry.event))})
        changes, made = resting.of_decision(reader, id_)
        names |= reader.names({each["ref"] for each in made})
        data = {
            "id": id_,
            "name": _name(reader, id_, names),
            "on": day.isoformat(),
            "enrollments": [_standing(reader, enrollment, day) for enrollment in enrollments],
            "decisions": decided,
            "chain": links,
            "changes": changes,
            "done": made,
            "rests_on": resting.behind(reader, id_, day),
            "entries": [entry_shape(entry, names) for _, entry in sorted(entries.items())],
            "thread": question,
        }
        return Sheet(call.words, data, tuple(_lines(data, names, thread.lines(reader, question))))


def _of_several(call: Reading, reader: Reader, op: str, named: list[int], day: date) -> Sheet:
    """Give the entries that one command made about several things: what each is, it is asked for by its own id."""
    entries = reader.numbered(named)
    names = reader.names({id_ for entry in entries.values() for id_ in ids_in(entry.event)})
    told = [entry_shape(entry, names) for _, entry in sorted(entries.items())]
    told_of_one = ("enrollments", "decisions", "chain", "changes", "done", "rests_on", "thread")
    nothing: dict[str, Any] = {name: [] for name in told_of_one}
    data = {"id": op, "name": None, "on": day.isoformat(), **nothing, "entries": told}
    return Sheet(call.words, data, tuple(_lines(data, names)))


def _name(reader: Reader, id_: str, names: dict[str, str]) -> str | None:
    """Give what an id is called; a case is called by its actor."""
    if id_.startswith("C-"):
        actor = reader.case(id_).actor
        return reader.names([actor]).get(actor)
    return names.get(id_)


def _enrollments(reader: Reader, id_: str) -> list[Enrollment]:
    if id_.startswith("A-"):
        return reader.enrollments_of(id_)
    return [reader.enrollment(id_)] if id_.startswith("E-") else []


def _standing(reader: Reader, enrollment: Enrollment, on: date) -> dict[str, Any]:
    told = shapes.enrollment(reader, enrollment, on)
    if enrollment.id in reader.taken_back():
        return told | {"standing": "taken-back", "actor": enrollment.actor}
    stands = told["standing"] if told["standing"] == "set-aside" else str(standing(reader.dates(enrollment), on))
    return told | {"standing": stands, "actor": enrollment.actor}


def _decided(reader: Reader, enrollments: list[Enrollment], on: date) -> list[dict[str, Any]]:
    """Give the decisions acted on, each with the objections it was recorded with."""
    made: list[dict[str, Any]] = []
    for enrollment in enrollments:
        for suspension in reader.suspensions_of(enrollment.id):
            told = {"decision": suspension.decision, "enrollment": enrollment.id, "what": "suspension"}
            made.append(told | {"effective": suspension.first_day.isoformat()} | history.effect(reader, suspension, on))
        own = [each for each in reader.exclusions_of(enrollment.actor) if each.enrollment == enrollment.id]
        made += [_excluded(reader, each, on) for each in own]
        made += [*_refused(reader, enrollment), *_admitting(reader, enrollment)]
    for each in made:
        each["cited"] = history.cited(reader, each["decision"])
        each["text"] = reader.decision(each["decision"]).text
    return made


def _excluded(reader: Reader, found: Exclusion, on: date) -> dict[str, Any]:
    """Give an exclusion with what has become of it, and what was objected to when its decision was recorded."""
    objections = history.objections(reader, reader.recorded_objections(found))
    anyway = found.recorded_anyway or next((each["anyway"] for each in objections), None)
    told = shapes.exclusion(reader, found) | {"enrollment": found.enrollment, "what": "exclusion"}
    return told | history.effect(reader, found, on) | {"objections": objections, "anyway": anyway}


def _refused(reader: Reader, enrollment: Enrollment) -> Iterator[dict[str, Any]]:
    """Give the decision that an application was refused on."""
    if enrollment.ended_as is not EndedAs.REFUSAL:
        return
    for case in reader.cases(enrollment.actor):
        for made in case.decisions:
            if case.enrollment == enrollment.id and made.outcome is CaseOutcome.REFUSED:
                objections = [each for each in reader.case_objections(case.id) if each.entry == made.entry]
                day = enrollment.ended_from.isoformat() if enrollment.ended_from else None
                told = {"case": case.id, "decision": made.decision, "enrollment": enrollment.id, "what": "refusal"}
                found = history.objections(reader, objections)
                yield told | {"effective": day, "objections": found, "anyway": made.recorded_anyway}


def _admitting(reader: Reader, enrollment: Enrollment) -> list[dict[str, Any]]:
    """Give the decision on networks that an enrollment of one rests on, or waits because of."""
    period = reader.period_of(enrollment.period)
    if not period.rules or reader.actor(enrollment.actor).kind is not Kind.NETWORK:
        return []
    rules = [period.rule_on(enrollment.effective)] if enrollment.effective else period.rules
    named = {"enrollment": enrollment.id, "period": period.id}
    return [
        {
            "decision": rule.decision,
            **named,
            "what": "admission" if rule.networks else "barring",
            "effective": rule.from_day.isoformat(),
        }
        for rule in rules
        if rule.decision
    ]


def _lines(data: dict[str, Any], names: Mapping[str, str], told: Sequence[str] = ()) -> list[str]:
    lines = [texts.say("titled", name=data["name"], id=data["id"]) if data["name"] else data["id"]]
    lines += [standing_line(each, data["on"]) for each in data["enrollments"]]
    for each in data["decisions"]:
        lines.append(texts.say(f"decided_{_said(each)}", **each))
        lines += [texts.say("effect_line", told=told) for told in caselines.became(each)]
        lines += [texts.say("objected", message=one["message"]) for one in each.get("objections", ())]
        if each.get("anyway"):
            lines.append(texts.say("recorded_anyway", reason=each["anyway"]))
    lines += [*chain.lines(data["chain"]), *told]
    lines += [*resting.lines(data["changes"], data["done"], names), *resting.behind_lines(data["rests_on"])]
    lines.append(texts.say("entries_heading"))
    for entry in data["entries"]:
        lines.append(texts.say("entry_line", **{**entry, "at": days.clock(entry["at"])}))
        lines += [texts.say(f"entry_{name}", told=entry[name]) for name in ("reason", "dnr", "source") if entry[name]]
    return lines


def _said(told: dict[str, Any]) -> str:
    """Give how a decision is told: by what it does, or that it waits, or that there was nothing left to end."""
    if told.get("now") == "outlived":
        return "outlived"
    return "pending" if told["what"] == "exclusion" and told["effective"] is None else str(told["what"])


def standing_line(told: dict[str, Any], on: str) -> str:
    """Give what an enrollment is on a day, as a line."""
    key = "standing_ended" if told["ended_from"] else "standing_line"
    if told["ended_from"] and (told["effective"] is None or told["ended_from"] <= told["effective"]):
        key = "standing_unjoined"
    because = texts.word("because", "earlier_register") if told["known_as"] else None
    received = arrived(told["known_as"], told["received"])
    return texts.say(key, on=on, **{**told, "received": received, "earlier": because})


@reads(app, "search")
def search(call: Reading, text: Annotated[str | None, options.argument("words")] = None) -> Listing:
    """Show where words stand."""
    with call.reader() as reader:
        found = reader.search(call.named("words", text), HITS)
        names = reader.names(ref for ref, _, _ in found)
        rows = [{"ref": ref, "kind": kind, "name": names.get(ref), "text": told} for ref, kind, told in found]
    empty, keys = texts.say("no_hits", text=text), ("ref", "kind", "name", "text")
    return Listing(call.words, rows, ("ref", "kind", "text"), empty=empty, keys=keys, going=("kind",))
