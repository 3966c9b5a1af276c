"""What later decisions do to earlier ones, and what they do not."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case.effect import InForce
from samverkan_cli.domain.changing import ChangeDecision, change, may_be_ended, notices_of_changing
from samverkan_cli.domain.events import DecisionChanged
from samverkan_cli.domain.records import Decision, DecisionChange
from samverkan_cli.domain.validity import DecisionKnown, LaterChange
from samverkan_cli.domain.values import Changed, Outcome

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


ASKED = ChangeDecision(today=TODAY, decision="D-2024-001", by="D-2024-002", how=Changed.ANNULLED)


def test_a_change_tells_what_how_and_from_when() -> None:
    made = change(ASKED.but(scope="spärren", day=LATER), DecisionKnown(KNOWN), DecisionKnown(BY))
    expected = DecisionChanged(
        subject="D-2024-001", how=Changed.ANNULLED, by_decision="D-2024-002", scope="spärren", from_day=LATER
    )
    assert expected == made


def test_a_decision_of_the_same_day_may_change_another_but_never_itself_or_an_earlier_one_a_later() -> None:
    assert change(ASKED, DecisionKnown(KNOWN), DecisionKnown(replace(BY, decided_on=MET))).by_decision == "D-2024-002"
    for by in (KNOWN, replace(BY, decided_on=BEFORE)):
        told = refused(change, ASKED.but(by=by.id), DecisionKnown(KNOWN), DecisionKnown(by))
        assert ["changed_by_earlier"] == [each.code for each in told]


@pytest.mark.parametrize("field", ["decision", "by"])
def test_only_what_was_approved_changes_and_is_changed(field: str) -> None:
    both = {"decision": KNOWN, "by": BY}
    both[field] = replace(both[field], outcome=Outcome.TABLED)
    told = refused(change, ASKED, DecisionKnown(both["decision"]), DecisionKnown(both["by"]))
    assert [("decision_not_approved", field)] == [(each.code, each.field) for each in told]


def test_the_same_change_is_made_once() -> None:
    expected = [no.AlreadyDone("decision", refs=["D-2024-001", "D-2024-002"], id="D-2024-001", day="2024-10-20")]
    assert expected == refused(change, ASKED, DecisionKnown(KNOWN, (), (changed(),)), DecisionKnown(BY))
    assert expected == refused(change, ASKED.but(day=LATER), DecisionKnown(KNOWN, (), (changed(),)), DecisionKnown(BY))


def test_what_is_not_in_force_any_more_is_not_ended_again() -> None:
    third = DecisionKnown(replace(BY, id="D-2024-003", number=3))
    facts = {"decision": "D-2024-001", "how": "annulled", "by": "D-2024-002", "day": "2024-10-20"}
    expected = [no.NotInForce("decision", refs=["D-2024-001", "D-2024-002"], **facts)]
    assert expected == refused(change, ASKED.but(by="D-2024-003"), DecisionKnown(KNOWN, (), (changed(),)), third)


def test_what_is_not_in_force_yet_may_be_ended() -> None:
    assert change(ASKED, DecisionKnown(replace(KNOWN, effective=LATER)), DecisionKnown(BY)).subject == "D-2024-001"


def test_what_waits_for_the_later_decision_to_be_final_is_told_again_with_its_day() -> None:
    waits = DecisionKnown(KNOWN, (), (changed(replace(BY, when_final=True)),))
    final = DecisionKnown(replace(BY, when_final=True))
    assert ["already_done"] == [each.code for each in refused(change, ASKED, waits, final)]
    assert LATER == change(ASKED.but(day=LATER), waits, final).from_day


@pytest.mark.parametrize(("day", "told"), [(EVE, ["effective_before_decision"]), (LATER, [])])
def test_a_decision_changes_nothing_before_it_has_effect_itself(day: date, told: list[str]) -> None:
    by = DecisionKnown(replace(BY, effective=LATER))
    if told:
        assert told == [each.code for each in refused(change, ASKED.but(day=day), DecisionKnown(KNOWN), by)]
    else:
        assert day == change(ASKED.but(day=day), DecisionKnown(KNOWN), by).from_day


def test_what_was_annulled_itself_changes_nothing() -> None:
    by = DecisionKnown(BY, (), (changed(replace(BY, id="D-2024-003", number=3), decision="D-2024-002"),))
    assert [("not_in_force", "by")] == [
        (each.code, each.field) for each in refused(change, ASKED, DecisionKnown(KNOWN), by)
    ]


@pytest.mark.parametrize(
    ("how", "annuls", "effects", "told"),
    [
        (Changed.ANNULLED, True, (), ["annulment_annulled"]),
        (Changed.ANNULLED, False, (), []),
        (Changed.SUPERSEDED, True, (), []),
        (Changed.AMENDED, True, (), []),
        (Changed.ANNULLED, False, (InForce(first=MET),), ["decided_on_actor"]),
        (Changed.SUPERSEDED, False, (InForce(first=MET),), ["decided_on_actor"]),
        (Changed.AMENDED, False, (InForce(first=MET),), []),
    ],
)
def test_an_annulment_and_what_was_carried_out_on_an_actor_are_not_ended_so(
    how: Changed, annuls: bool, effects: tuple[InForce, ...], told: list[str]
) -> None:
    found = may_be_ended(ASKED.but(how=how), DecisionKnown(KNOWN, effects), annuls=annuls)
    assert told == [each.code for each in found]


def test_another_body_and_what_does_not_come_back_are_told() -> None:
    other = DecisionKnown(replace(BY, body="B-2"))
    assert [] == list(notices_of_changing(DecisionKnown(KNOWN), DecisionKnown(BY), ()))
    told = list(notices_of_changing(DecisionKnown(KNOWN), other, ("D-2023-001",)))
    assert ["changed_by_other_body", "not_back_by_itself"] == [each.code for each in told]
    assert ("D-2023-001",) == told[1].facts["ended"]
