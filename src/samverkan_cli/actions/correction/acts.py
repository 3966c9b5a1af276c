"""What can be put right of a decision on an actor and of what became of it: each is asked anew in its chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from samverkan_cli.actions.case import aftermath, decision
from samverkan_cli.actions.correction import joining
from samverkan_cli.actions.correction.things import Correctable, Facts, Said, Thing
from samverkan_cli.domain.case.aftermath import ByDecision, Finalize, Rule, Stay
from samverkan_cli.domain.case.decision import Decide, Suspend
from samverkan_cli.domain.events import ActorWithdrew, Affecting
from samverkan_cli.domain.records import CaseStep, MadeDecision, Suspension
from samverkan_cli.domain.values import EndedAs, Ruling, RulingPart, StepKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from samverkan_cli.domain.records import Enrollment
    from samverkan_cli.store.journal import Entry
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


# a decision on an actor -------------------------------------------------------------------------


def _decided(_reader: Reader, found: MadeDecision) -> Said:
    same = ("case", "decision", "outcome", "effective", "when_final", "through", "bar_through", "considered")
    said: Said = {name: getattr(found, name) for name in (*same, "deciding", "proportionality")}
    return said | {"ground": found.grounds, "factor": found.factors}


VERDICT = Correctable(
    noun="verdict",
    table="case_decision",
    facts=(
        Facts(
            asks=Decide,
            typed={
                "decision": "decision",
                "outcome": "outcome",
                "ground": "ground",
                "effective": "effective",
                "through": "through",
                "bar_through": "bar_through",
                "considered": "considered",
                "deciding": "deciding",
                "proportionality": "proportionality",
                "factor": "factor",
            },
            said=_decided,
            again=decision.decide,
            derived=lambda _reader, _found: {"effective": "effective"},
            act=True,
        ),
    ),
    by_entry=MadeDecision,
    subject=lambda found: str(found.case),
)


def _suspended(reader: Reader, found: Suspension) -> Said:
    about = reader.enrollment(found.enrollment)
    who = {"actor": about.actor, "period": about.period}
    return who | {"decision": found.decision, "effective": found.first_day, "through": found.through}


SUSPENSION = Correctable(
    noun="suspension",
    table="suspension",
    facts=(
        Facts(
            asks=Suspend,
            typed={"decision": "decision", "effective": "effective", "through": "through"},
            said=_suspended,
            again=decision.suspend,
            derived=lambda _reader, _found: {"effective": "first_day"},
            act=True,
        ),
    ),
    by_entry=Suspension,
    subject=lambda found: str(found.enrollment),
    is_of=lambda found: found.case is None,
)


# what became of it ------------------------------------------------------------------------------


def _step(
    kind: StepKind, asks: type[Any], again: Callable[[Writer, Any], object], said: Callable[..., Said], **typed: str
) -> Correctable:
    return Correctable(
        noun="step",
        table="case_step",
        facts=(Facts(asks=asks, typed=typed, said=said, again=again, act=True),),
        by_entry=CaseStep,
        subject=lambda found: str(found.case),
        is_of=lambda found: bool(found.kind is kind),
    )


def _ruled(reader: Reader, found: CaseStep) -> Said:
    ruling, _, part = (found.found or "").partition("-")
    said = {"case": found.case, "day": found.day, "ruling": Ruling(ruling), "final": found.until, "reason": found.told}
    case = reader.case(found.case)
    appeals = [each.entry for each in case.steps if each.kind is StepKind.APPEALED and _same(each, found)]
    number = appeals.index(found.appeal) + 1 if found.appeal in appeals else None
    return said | {"part": RulingPart(part) if part else None, "appeal": number}


def _same(appeal: CaseStep, ruling: CaseStep) -> bool:
    """Tell whether an appeal is of the decision that a ruling is about."""
    return ruling.decision is None or appeal.decision in (None, ruling.decision)


def _anew(_reader: Reader, found: CaseStep) -> Said:
    return {"case": found.case, "decision": found.decision, "effective": found.day, "reason": found.told}


def _final(_reader: Reader, found: CaseStep) -> Said:
    return {"case": found.case, "day": found.day, "source": found.told}


def _stayed(_reader: Reader, found: CaseStep) -> Said:
    return {"case": found.case, "day": found.day, "reason": found.told}


STEPS: dict[StepKind, Correctable] = {
    StepKind.STAYED: _step(StepKind.STAYED, Stay, aftermath.stay, _stayed, date="day", what="reason"),
    StepKind.RULED: _step(
        StepKind.RULED,
        Rule,
        aftermath.rule,
        _ruled,
        date="day",
        outcome="ruling",
        final="final",
        part="part",
        appeal="appeal",
        what="reason",
    ),
    StepKind.REVOKED: _step(
        StepKind.REVOKED, ByDecision, aftermath.revoke, _anew, decision="decision", effective="effective", what="reason"
    ),
    StepKind.FINAL: _step(StepKind.FINAL, Finalize, aftermath.finalize, _final, date="day", source="source"),
    StepKind.BAR_LIFTED: _step(
        StepKind.BAR_LIFTED,
        ByDecision,
        aftermath.lift_bar,
        _anew,
        decision="decision",
        effective="effective",
        what="reason",
    ),
}
KINDS = (VERDICT, SUSPENSION, *STEPS.values())


def decided_on(reader: Reader, about: Thing) -> Iterator[Thing]:
    """Give what was decided on an actor or an enrollment, or in a case."""
    key, table = about.place.key, about.place.table
    cases = [key] if table == "case" else [each.id for each in reader.cases(about.subject)]
    for case in cases:
        for made in reader.parts(MadeDecision, "case_decision", "case", case):
            if table != "enrollment" or made.enrollment == key:
                yield VERDICT.of(made)
    answers = [key] if table == "enrollment" else [each.id for each in reader.enrollments_of(key)]
    for each in answers:
        there = reader.parts(Suspension, "suspension", "enrollment", each)
        yield from (SUSPENSION.of(one) for one in there if SUSPENSION.is_of(one))


def resting_on(reader: Reader, decision: str) -> Iterator[Thing]:
    """Give what was done to actors by a decision."""
    for kind, record in ((VERDICT, MadeDecision), (SUSPENSION, Suspension)):
        there = reader.parts(record, kind.table, "decision", decision)
        yield from (kind.of(each) for each in there if kind.is_of(each))
    for step in reader.parts(CaseStep, "case_step", "decision", decision):
        if step.kind in (StepKind.REVOKED, StepKind.BAR_LIFTED):
            yield STEPS[step.kind].of(step)


# the acts since ---------------------------------------------------------------------------------

CONSEQUENCES = frozenset({"actor_excluded", "actor_suspended", "entry_refused"})
_OF_EVENT = {
    "effect_stayed": StepKind.STAYED,
    "court_ruled": StepKind.RULED,
    "decision_revoked": StepKind.REVOKED,
    "decision_final": StepKind.FINAL,
    "bar_lifted": StepKind.BAR_LIFTED,
}


class Act(Struct, frozen=True):
    """What was done to an enrollment: the thing that is put right of it, the facts asked anew, and its entries."""

    thing: Thing
    facts: Facts
    asked: Said
    entries: tuple[int, ...]


def since(reader: Reader, thing: Thing) -> list[Act]:
    """Give an act and those after it that touch the same enrollment, or those joined after it, in their order."""
    first = thing.found.entry
    about = reader.enrollment(enrollment_of(reader, first))
    ever = reader.answers_ever(about.actor, about.period)
    reached = {each.id for each in ever if each.number >= about.number}
    numbers = {seq for seq in reader.numbers_about(reached) if seq >= first}
    there = sorted(reader.numbered(reader.standing_entries(numbers)).items())
    return list(_acts(reader, [entry for _, entry in there]))


def enrollment_of(reader: Reader, entry: int) -> str:
    """Give the enrollment that an entry tells of."""
    return str(getattr(reader.numbered([entry])[entry].event, "enrollment", ""))


def _acts(reader: Reader, entries: list[Entry]) -> Iterable[Act]:
    """Give the acts that some entries tell of; what follows from a decision goes with it."""
    following = [each for each in entries if each.event.KIND in CONSEQUENCES]
    for entry in entries:
        event, seq = entry.event, entry.stamp.seq
        if event.KIND == "case_decided":
            of = (event.subject, event.decision)  # type: ignore[attr-defined]  # that is what it is
            own = [e.stamp.seq for e in following if (e.event.case, e.event.decision) == of]  # type: ignore[attr-defined]
            yield from _act(reader, VERDICT, seq, [each for each in own if each > seq])
        elif event.KIND == "actor_suspended" and event.case is None:  # type: ignore[attr-defined]
            yield from _act(reader, SUSPENSION, seq)
        elif isinstance(event, Affecting):
            yield from _act(reader, STEPS[_OF_EVENT[event.KIND]], seq)
        elif isinstance(event, ActorWithdrew):
            about = reader.enrollment(event.enrollment)
            thing = joining.ENROLLMENT.of(about)
            yield Act(thing, joining.LEFT, _left(about, event), (seq,))


def _act(reader: Reader, kind: Correctable, seq: int, more: Iterable[int] = ()) -> Iterable[Act]:
    assert kind.by_entry
    if row := reader.part(kind.by_entry, kind.table, seq):
        thing, facts = kind.of(row), kind.facts[0]
        yield Act(thing, facts, facts.said(reader, row), (seq, *more))


def _left(about: Enrollment, event: ActorWithdrew) -> Said:
    """Give what a withdrawal said: as it was put right where that is the end there is, else as it was entered."""
    own = about.ended_as is EndedAs.WITHDRAWAL
    received, effective = (about.end_received, about.ended_from) if own else (event.received, event.effective)
    return {"actor": about.actor, "period": about.period, "received": received, "effective": effective}
