"""When decisions are in force, and as what they were resolved."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from samverkan_cli.domain.case.effect import InForce
from samverkan_cli.domain.records import CarriedOut, Decision, DecisionChange
from samverkan_cli.domain.validity import DecisionKnown, LaterChange, begins, ended, form, in_force
from samverkan_cli.domain.values import BodyKind, Changed, DoneKind, Outcome, ResolvedAs, Subject

TODAY, MET, BEFORE, LATER = date(2024, 10, 20), date(2024, 10, 8), date(2024, 10, 7), date(2024, 11, 1)
EVE = LATER - timedelta(days=1)
KNOWN = Decision(
    entry=3, id="D-2024-001", number=1, text="Rådet bildas", body="B-1", decided_on=MET, outcome=Outcome.APPROVED
)
BY = replace(KNOWN, entry=9, id="D-2024-002", number=2, text="Rådet läggs ned", decided_on=TODAY)


def changed(
    by: Decision = BY,
    how: Changed = Changed.ANNULLED,
    *,
    entry: int = 10,
    above: Iterable[LaterChange] = (),
    **said: object,
) -> LaterChange:
    made = DecisionChange(entry=entry, decision="D-2024-001", how=how, by_decision=by.id)
    return LaterChange(replace(made, **said), DecisionKnown(by, (), tuple(above)))


@pytest.mark.parametrize(
    ("said", "effects", "day", "expected"),
    [
        ({}, [], BEFORE, False),
        ({}, [], MET, True),  # from its own day
        ({"outcome": Outcome.REJECTED}, [], MET, False),
        ({"outcome": Outcome.REFERRED}, [], MET, False),
        ({"effective": LATER}, [], EVE, False),
        ({"effective": LATER}, [], LATER, True),
        ({"when_final": True}, [], LATER, False),
        ({}, [InForce(first=LATER)], MET, False),
        ({"when_final": True}, [InForce(first=LATER)], LATER, True),
        ({}, [InForce(first=MET, annulled_on=LATER)], LATER, False),
        ({}, [InForce(first=MET, annulled_on=LATER), InForce(first=MET)], LATER, True),
        ({"outcome": Outcome.REJECTED}, [InForce(first=MET)], LATER, False),
        ({"voided_by": 12}, [], LATER, False),
    ],
)
def test_a_decision_is_in_force_when_it_was_taken_and_approved_as_long_as_one_of_its_effects_is(
    said: dict[str, object], effects: list[InForce], day: date, expected: bool
) -> None:
    assert expected is in_force(DecisionKnown(replace(KNOWN, **said), tuple(effects)), day)


@pytest.mark.parametrize(
    ("made", "day", "expected"),
    [
        (changed(), TODAY - timedelta(days=1), True),
        (changed(), TODAY, False),
        (changed(how=Changed.SUPERSEDED), TODAY, False),
        (changed(how=Changed.AMENDED), TODAY, True),
        (changed(scope="spärren"), TODAY, True),  # the rest of it stands
        (changed(how=Changed.SUPERSEDED, scope="spärren"), LATER, True),
        (changed(replace(BY, effective=LATER)), EVE, True),  # a decision of a day ahead does nothing before it
        (changed(replace(BY, effective=LATER)), LATER, False),
        (changed(replace(BY, when_final=True)), LATER, True),  # not before it is final
        (changed(replace(BY, when_final=True), from_day=LATER), EVE, True),
        (changed(replace(BY, when_final=True), from_day=LATER), LATER, False),  # the day it was final
        (changed(from_day=LATER), EVE, True),
        (changed(from_day=LATER), LATER, False),
        (changed(replace(BY, voided_by=30)), LATER, True),
        (changed(replace(BY, outcome=Outcome.REJECTED)), LATER, True),
    ],
)
def test_a_decision_is_in_force_until_the_day_a_later_one_has_effect(
    made: LaterChange, day: date, expected: bool
) -> None:
    assert expected is in_force(DecisionKnown(KNOWN, (), (made,)), day)


def test_what_was_ended_does_not_begin_anew_when_what_ended_it_ends() -> None:
    third = replace(BY, id="D-2024-003", number=3, decided_on=LATER)
    ending = changed(how=Changed.SUPERSEDED, above=[changed(third, decision="D-2024-002", entry=20)])
    assert not in_force(DecisionKnown(KNOWN, (), (ending,)), LATER)


def test_what_was_to_be_ended_goes_on_when_what_was_to_end_it_never_has_effect() -> None:
    third = replace(BY, id="D-2024-003", number=3, decided_on=EVE)
    above = [changed(third, decision="D-2024-002", entry=20)]
    ending = changed(replace(BY, effective=LATER), Changed.SUPERSEDED, above=above)
    assert ending.first is None
    assert in_force(DecisionKnown(KNOWN, (), (ending,)), LATER)


def test_of_several_the_first_day_ends_it() -> None:
    both = (changed(from_day=LATER), changed(how=Changed.SUPERSEDED, entry=11))
    gone = ended(DecisionKnown(KNOWN, (), both), LATER)
    assert gone and (11, TODAY) == (gone.made.entry, gone.first)
    assert ended(DecisionKnown(KNOWN, (), both), TODAY - timedelta(days=1)) is None


def test_the_first_day_of_an_effect_is_that_of_the_first_actor() -> None:
    assert MET == begins(DecisionKnown(KNOWN, (InForce(first=LATER), InForce(first=MET), InForce(first=None))))
    assert begins(DecisionKnown(KNOWN, (InForce(first=None),))) is None
    assert begins(DecisionKnown(replace(KNOWN, when_final=True))) is None
    assert LATER == begins(DecisionKnown(replace(KNOWN, effective=LATER)))


# as what it was resolved ------------------------------------------------------------------------


def resolved(kind: BodyKind, outcome: Outcome, done: Iterable[DoneKind], held: Iterable[Subject]) -> ResolvedAs:
    mandates = set(held)
    made = [CarriedOut(decision=KNOWN.id, what=each, ref="G-1", entry=5) for each in done]
    return form(replace(KNOWN, outcome=outcome), kind, made, lambda asked: bool(mandates & set(asked)))


@pytest.mark.parametrize(
    ("kind", "outcome", "done", "held", "expected"),
    [
        (BodyKind.COMMITTEE, Outcome.APPROVED, [], [], ResolvedAs.DECISION),
        (BodyKind.ASSEMBLY, Outcome.REJECTED, [], [], ResolvedAs.DECISION),
        (BodyKind.DELEGATE, Outcome.APPROVED, [], [], ResolvedAs.DECISION),
        (BodyKind.ADVISORY, Outcome.APPROVED, [], [], ResolvedAs.RECOMMENDATION),
        (BodyKind.ADVISORY, Outcome.REJECTED, [], [], ResolvedAs.RECOMMENDATION),
        (BodyKind.NETWORK, Outcome.APPROVED, [], [], ResolvedAs.RECOMMENDATION),
        (BodyKind.SUBCOMMITTEE, Outcome.APPROVED, [], [], ResolvedAs.RECOMMENDATION),
        (BodyKind.ADVISORY, Outcome.REFERRED, [], [], ResolvedAs.DECISION),  # its own work
        (BodyKind.ADVISORY, Outcome.TABLED, [], [], ResolvedAs.DECISION),
        (BodyKind.ADVISORY, Outcome.NOTED, [], [], ResolvedAs.DECISION),
        (BodyKind.ADVISORY, Outcome.APPROVED, [DoneKind.GROUP], [], ResolvedAs.DECISION),
        (BodyKind.SUBCOMMITTEE, Outcome.APPROVED, [], [Subject.ENTRY], ResolvedAs.DECISION),
        (BodyKind.SUBCOMMITTEE, Outcome.APPROVED, [DoneKind.REFUSAL], [Subject.ENTRY], ResolvedAs.DECISION),
        (BodyKind.SUBCOMMITTEE, Outcome.APPROVED, [DoneKind.EXCLUSION], [Subject.ENTRY], ResolvedAs.RECOMMENDATION),
        (BodyKind.ADVISORY, Outcome.APPROVED, [DoneKind.GROUP, DoneKind.RULE], [], ResolvedAs.RECOMMENDATION),
        (BodyKind.ADVISORY, Outcome.APPROVED, [DoneKind.PLAN], [], ResolvedAs.RECOMMENDATION),
        (BodyKind.ADVISORY, Outcome.APPROVED, [DoneKind.TEXT], [Subject.AGREEMENT], ResolvedAs.DECISION),
    ],
)
def test_a_committee_decides_and_a_council_recommends_but_in_its_own_work_and_within_a_mandate(
    kind: BodyKind, outcome: Outcome, done: list[DoneKind], held: list[Subject], expected: ResolvedAs
) -> None:
    assert expected is resolved(kind, outcome, done, held)
