"""Why an actor is off the roll: what happened ← the decision ← the recommendation ← the answer ← … ← the concern."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli.case import history
from samverkan_cli.cli.case import lines as caselines
from samverkan_cli.domain.values import StepKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from samverkan_cli.domain.records import Case, Exclusion, Suspension
    from samverkan_cli.store.reader import Reader

Link = dict[str, Any]
BESIDE = ("document", "conflict")


def about(reader: Reader, id_: str, on: date) -> list[Link]:
    """Give the chains of an actor, an enrollment, a case or a decision, each from what happened to what it rests on."""
    found = [link for case in _cases(reader, id_) for link in of_case(reader, case, on)]
    return found + [link for each in _caseless(reader, id_) for link in _without(reader, each, on)]


def _cases(reader: Reader, id_: str) -> list[Case]:
    if id_.startswith("C-"):
        return [reader.case(id_)]
    if id_.startswith("D-"):
        return _resting_on(reader, id_)
    if id_.startswith("E-"):
        return [case for case in reader.cases(reader.enrollment(id_).actor) if id_ in _enrollments(reader, case)]
    return reader.cases(id_) if id_.startswith("A-") else []


def _resting_on(reader: Reader, decision: str) -> list[Case]:
    """Give the cases a decision decided, or changed the outcome of afterwards."""
    return [
        case
        for case in reader.cases()
        if decision in {*(made.decision for made in case.decisions), *(step.decision for step in case.steps)}
    ]


def _enrollments(reader: Reader, case: Case) -> set[str]:
    return {case.enrollment, *(each.enrollment for each in reader.exclusions_in(case))}


def _caseless(reader: Reader, id_: str) -> list[Exclusion]:
    """Give the exclusions that were recorded before there were cases."""
    if id_.startswith("D-"):
        actors = sorted(reader.acted_on(id_))
    else:
        actors = [reader.enrollment(id_).actor] if id_.startswith("E-") else [id_] if id_.startswith("A-") else []
    found = [each for actor in actors for each in reader.exclusions_of(actor) if each.case is None]
    return [each for each in found if id_ in (each.actor, each.enrollment, each.decision)]


def of_case(reader: Reader, case: Case, on: date) -> list[Link]:
    """Give the chain of one case, the latest first."""
    beside = (*BESIDE, "reported") if case.stated else BESIDE
    steps = [each for each in history.steps(reader, case) if each["kind"] not in beside and each["entry"]]
    placed = [(step["entry"], 0, _step(case, step)) for step in steps]
    acted: list[Exclusion | Suspension] = [*reader.exclusions_in(case), *reader.suspensions_in(case)]
    for each in acted:
        later = [made.entry for made in case.decisions if made.entry > each.entry]
        placed.append((min(later, default=steps[-1]["entry"] + each.entry), -1, _effect(reader, each, case.id, on)))
    return _sourced(reader, [link for _, _, link in sorted(placed, key=lambda one: one[:2], reverse=True)])


def _step(case: Case, step: Link) -> Link:
    link = _link(case.id, step["kind"], step["day"], step["entry"], step["decision"])
    return link | {"told": caselines.said(step)}


def _effect(reader: Reader, found: Exclusion | Suspension, case: str | None, on: date) -> Link:
    """Give what a decision did, as the chain's first link."""
    told = history.effect(reader, found, on)
    what = "suspension" if told["through"] else "exclusion"
    days = {name: caselines.dated(told[name]) for name in caselines.DAYS if name in told}
    if told["now"] in ("revoked", "annulled"):
        days["bar_through"] = None
    key = "outlived" if told["now"] == "outlived" else what if told["in_force_from"] else "pending"
    said = " ".join([texts.say(f"link_{key}", **days), *caselines.became(told)])
    link = _link(case, what, told["in_force_from"], found.entry, found.decision)
    return link | {"told": said.rstrip(".")}


def _link(case: str | None, what: str, day: str | None, entry: int, decision: str | None) -> Link:
    return {"case": case, "what": what, "day": day, "told": "", "decision": decision, "entry": entry}


def _without(reader: Reader, found: Exclusion, on: date) -> list[Link]:
    """Give the chain of an exclusion that was recorded before there were cases."""
    decision = reader.decision(found.decision)
    said = history.cited(reader, decision.id)
    decided = _link(None, "decided", str(decision.decided_on), decision.entry, decision.id)
    links = [
        _effect(reader, found, None, on),
        decided | {"told": texts.say("link_decision", cited=said, text=decision.text)},
    ]
    heard: tuple[tuple[StepKind, date | None], ...]
    heard = ((StepKind.ANSWERED, found.answered), (StepKind.NOTIFIED, found.notified))
    for kind, day in heard:
        if day:
            link = _link(None, str(kind), str(day), found.entry, None)
            links.append(link | {"told": texts.word("step_kind", kind)})
    sourced = _sourced(reader, links)
    sourced[0] |= {
        "objections": history.objections(reader, reader.recorded_objections(found)),
        "anyway": found.recorded_anyway,
    }
    return sourced


def _sourced(reader: Reader, links: list[Link]) -> list[Link]:
    """Give links with what their entries tell of source, and what was objected to when they were recorded."""
    cases = dict.fromkeys(link["case"] for link in links if link["case"])
    found = [each for case in cases for each in history.objections(reader, reader.case_objections(case))]
    told = []
    for link in links:
        (entry,) = reader.entries(link["entry"], link["entry"])
        own = link["what"] not in ("exclusion", "suspension")
        objections = [each for each in found if own and each["entry"] == link["entry"]]
        source = getattr(entry.event, "source", None) or getattr(entry.event, "dnr", None)
        source = None if source and source in link["told"] else source
        anyway = next((each["anyway"] for each in objections), None)
        told.append(link | {"source": source, "objections": objections, "anyway": anyway})
    return told


def lines(links: Iterable[Link]) -> Iterator[str]:
    """Give chains as a person reads them, each under its case."""
    last: object = ()
    for link in links:
        begins = link["case"] != last or (link["case"] is None and link["what"] == "exclusion")
        if begins:
            yield texts.say("chain_heading", case=link["case"])
        last = link["case"]
        key = "chain_first" if begins else "chain_link"
        yield texts.say(key, day=link["day"], told=link["told"], entry=link["entry"], source=link["source"])
        yield from caselines.objected(link["objections"])
