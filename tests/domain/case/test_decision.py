"""Deciding on an actor: from when it holds, what it makes happen, and what is in its way."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from case_facts import (
    ACTOR,
    ANSWERED,
    APPLYING,
    BODY,
    DECIDED,
    DECISION,
    ENROLLMENT,
    EXCLUSION,
    FACTS,
    MADE,
    NOTIFIED,
    POLICY,
    REPORTED,
    RESPOND_BY,
    STATED,
    STATED_FACTS,
    SUSPENSION,
    TODAY,
    WHOLE,
    of_case,
    saying,
    step,
    with_steps,
    without,
)
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import decision as verdict
from samverkan_cli.domain.case.decision import Decide, Exclude, Refuse, StandingDecisions, Stated, Suspend
from samverkan_cli.domain.case.rules import CaseFacts, Verdict
from samverkan_cli.domain.events import (
    ActorExcluded,
    ActorNotified,
    ActorSuspended,
    AnswerReceived,
    CaseDecided,
    CaseOpened,
    ConflictNoted,
    EntryRefused,
    Event,
)
from samverkan_cli.domain.policy import Turn
from samverkan_cli.domain.records import Decision
from samverkan_cli.domain.refusal import Notice, Objection, Refused
from samverkan_cli.domain.values import (
    BodyKind,
    CaseOutcome,
    ConflictFound,
    Effect,
    EndedAs,
    Factor,
    Kind,
    StepKind,
    Track,
)

DECIDE = Decide(today=TODAY, case="C-1", decision="D-2024-001", outcome=CaseOutcome.EXCLUDED)
NAMED: dict[str, object] = {"today": TODAY, "actor": "A-1", "period": "2024-2027", "decision": "D-2024-001"}
EXCLUDE = Exclude(**NAMED | {"ground": ("value:2",), "notified": NOTIFIED, "answered": ANSWERED})
SUSPEND = Suspend(**NAMED | {"through": date(2024, 12, 6)})
REFUSE = Refuse(**NAMED | {"ground": ("value:2",)})
TO_SUSPEND = replace(
    FACTS, verdict=Verdict(CaseOutcome.SUSPENDED, ("value:2",), effective=DECIDED, through=date(2024, 12, 6))
)
TO_REFUSE = replace(
    FACTS,
    case=structs.replace(WHOLE, track=Track.ENTRY),
    verdict=Verdict(CaseOutcome.REFUSED, ("value:2",), effective=DECIDED),
    enrollment=APPLYING,
)
STATED_EFFECT = replace(POLICY, effect=Effect.STATED)
LATER = date(2024, 12, 1)


def refused(request: Decide | Stated, facts: CaseFacts, **standing: Any) -> list[Objection]:
    """Give everything a decision is refused for."""
    with pytest.raises(Refused) as caught:
        verdict.decide(request, facts, StandingDecisions(**standing))
    return list(caught.value.objections)


def consequence(facts: CaseFacts, request: Decide | Stated = DECIDE) -> list[Event]:
    """Give what follows from a decision, after the decision itself."""
    return verdict.decide(request, facts, StandingDecisions())[1:]


# from when --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "decision", "policy", "expected"),
    [
        ({"effective": LATER}, {}, POLICY, (LATER, False)),
        ({"effective": LATER}, {"effective": DECIDED}, POLICY, (LATER, False)),
        ({"effective": LATER}, {"when_final": True}, STATED_EFFECT, (LATER, False)),
        ({"when_final": True}, {"effective": LATER}, STATED_EFFECT, (None, True)),
        ({}, {"effective": LATER}, POLICY, (LATER, False)),
        ({}, {"when_final": True}, STATED_EFFECT, (None, True)),
        ({}, {}, POLICY, (None, True)),
        ({}, {}, STATED_EFFECT, (None, False)),
    ],
)
def test_an_exclusion_holds_from_what_is_stated_then_the_decisions_day_then_what_the_policy_says(
    said: dict[str, object], decision: dict[str, object], policy: Any, expected: tuple[date | None, bool]
) -> None:
    made = structs.replace(DECISION, **decision)
    found = verdict.verdict(DECIDE.but(**said), WHOLE, made, policy)
    assert expected == (found.effective, found.when_final)


@pytest.mark.parametrize("outcome", [CaseOutcome.SUSPENDED, CaseOutcome.REFUSED])
@pytest.mark.parametrize(
    ("said", "decision", "expected"),
    [
        ({"effective": LATER}, DECISION, LATER),
        ({}, structs.replace(DECISION, effective=LATER), LATER),
        ({}, DECISION, DECIDED),
        ({}, None, None),
    ],
)
def test_a_suspension_or_refusal_holds_from_the_decision_when_nothing_else_is_said(
    outcome: CaseOutcome, said: dict[str, object], decision: Decision | None, expected: date | None
) -> None:
    request = DECIDE.but(**said | {"outcome": outcome})
    found = verdict.verdict(request, WHOLE, decision, POLICY)
    assert (expected, False) == (found.effective, found.when_final)


def test_what_burdens_nobody_off_the_roll_has_no_day_through_day_or_bar() -> None:
    said = {"through": LATER, "bar_through": LATER, "effective": LATER, "considered": True}
    for outcome in (CaseOutcome.NONE, CaseOutcome.REPRIMAND):
        found = verdict.verdict(DECIDE.but(**said | {"outcome": outcome}), WHOLE, DECISION, POLICY)
        assert Verdict(outcome, ("value:2",), considered=True) == found


def test_grounds_are_the_decisions_own_or_else_the_cases() -> None:
    own = DECIDE.but(ground=("principle:1",))
    assert ("principle:1",) == verdict.verdict(own, WHOLE, DECISION, POLICY).grounds
    assert ("value:2",) == verdict.verdict(DECIDE, WHOLE, DECISION, POLICY).grounds


def test_silence_is_said_outright_only_in_a_short_form() -> None:
    silent = EXCLUDE.but(no_answer=True)
    found = [verdict.verdict(request, STATED, DECISION, POLICY).silent for request in (silent, EXCLUDE, DECIDE)]
    assert [True, False, False] == found


# stated at once ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "track", "reported", "steps"),
    [
        (EXCLUDE, Track.EXCLUSION, NOTIFIED, [StepKind.NOTIFIED, StepKind.ANSWERED]),
        (EXCLUDE.but(answered=None), Track.EXCLUSION, NOTIFIED, [StepKind.NOTIFIED]),
        (EXCLUDE.but(notified=None), Track.EXCLUSION, ANSWERED, [StepKind.ANSWERED]),
        (EXCLUDE.but(notified=LATER, answered=None), Track.EXCLUSION, DECIDED, ["notified"]),
        (REFUSE, Track.ENTRY, DECIDED, []),
    ],
)
def test_a_case_that_is_only_stated_opens_on_the_first_day_that_is_known(
    request_: Stated, track: Track, reported: date, steps: list[StepKind]
) -> None:
    events = verdict.stated(request_, "C-7", ENROLLMENT, POLICY, DECISION)
    opened = CaseOpened(
        subject="C-7",
        actor="A-1",
        period="2024-2027",
        enrollment="E-1",
        track=track,
        grounds=("value:2",),
        reported_on=reported,
        stated=True,
    )
    made = verdict.case_of(events)
    assert opened == events[0]
    assert ("C-7", True, steps) == (made.id, made.stated, [each.kind for each in made.steps])


def test_how_the_actor_was_heard_is_told_by_the_events_of_a_stated_case() -> None:
    _, told, answered = verdict.stated(EXCLUDE, "C-7", ENROLLMENT, POLICY, DECISION)
    assert ActorNotified(subject="C-7", reached_on=NOTIFIED, respond_by=RESPOND_BY) == told
    assert AnswerReceived(subject="C-7", received=ANSWERED, final=True) == answered


def test_the_case_of_a_short_form_is_decided_like_any_other() -> None:
    case = verdict.case_of(verdict.stated(EXCLUDE, "C-1", ENROLLMENT, POLICY, DECISION))
    facts = replace(FACTS, case=case, verdict=verdict.verdict(EXCLUDE, case, DECISION, STATED_EFFECT))
    dated = saying(facts, effective=date(2024, 10, 17))
    assert ["effective_missing"] == [each.code for each in refused(EXCLUDE, facts)]
    assert consequence(FACTS) == consequence(dated, EXCLUDE)


# what follows -----------------------------------------------------------------------------------


def test_a_decision_is_recorded_with_its_reasons_and_what_was_found_of_conflicts() -> None:
    aside = (ConflictNoted(person="P-4", found=ConflictFound.STEPPED_ASIDE),)
    reasons = {"deciding": "hindret", "proportionality": "en påminnelse räcker inte", "factor": (Factor.SINGLE,)}
    facts = saying(FACTS, bar_through=date(2026, 5, 31), considered=True)
    event, _ = verdict.decide(DECIDE.but(**reasons | {"dnr": "Ks1216/2018"}), facts, StandingDecisions(), aside)
    expected = CaseDecided(
        subject="C-1",
        decision="D-2024-001",
        outcome=CaseOutcome.EXCLUDED,
        enrollment="E-1",
        body="B-1",
        grounds=("value:2",),
        effective=date(2024, 10, 17),
        bar_through=date(2026, 5, 31),
        considered=True,
        deciding="hindret",
        proportionality="en påminnelse räcker inte",
        factors=(Factor.SINGLE,),
        conflicts=aside,
        dnr="Ks1216/2018",
    )
    assert expected == event


ACTOR_EXCLUDED = ActorExcluded(
    subject="A-1",
    enrollment="E-1",
    period="2024-2027",
    decision="D-2024-001",
    case="C-1",
    grounds=("value:2",),
    effective=date(2024, 10, 17),
    notified=NOTIFIED,
    answered=ANSWERED,
)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (FACTS, {}),
        (STATED_FACTS, {}),
        (saying(FACTS, effective=None, when_final=True), {"effective": None}),
        (saying(FACTS, bar_through=LATER), {"bar_through": LATER}),
        (without(FACTS, StepKind.ANSWERED), {"answered": None}),
    ],
)
def test_an_exclusion_says_how_the_actor_was_heard_and_waits_without_an_effective_day(
    facts: CaseFacts, expected: dict[str, object]
) -> None:
    assert [structs.replace(ACTOR_EXCLUDED, **expected)] == consequence(facts)


@pytest.mark.parametrize("ends", [LATER, date(2024, 10, 18), date(2024, 10, 17), date(2024, 10, 9)])
def test_an_exclusion_remembers_the_end_that_it_comes_before_or_after(ends: date) -> None:
    leaving = structs.replace(ENROLLMENT, ended_from=ends, ended_as=EndedAs.WITHDRAWAL)
    (event,) = consequence(replace(FACTS, enrollment=leaving))
    assert isinstance(event, ActorExcluded)
    assert (ends, EndedAs.WITHDRAWAL) == (event.before_from, event.before_as)
    (waiting,) = consequence(saying(replace(FACTS, enrollment=leaving), effective=None, when_final=True))
    assert isinstance(waiting, ActorExcluded)
    assert waiting.before_from is None


def test_a_suspension_runs_from_the_decision_or_a_later_day_through_its_last() -> None:
    expected = ActorSuspended(
        subject="A-1",
        enrollment="E-1",
        period="2024-2027",
        decision="D-2024-001",
        case="C-1",
        first_day=DECIDED,
        through=date(2024, 12, 6),
    )
    assert [expected] == consequence(TO_SUSPEND) == consequence(saying(TO_SUSPEND, effective=None))
    later = consequence(saying(TO_SUSPEND, effective=date(2024, 11, 20)))
    assert [structs.replace(expected, first_day=date(2024, 11, 20))] == later


def test_a_refusal_ends_the_application_and_nothing_follows_from_less() -> None:
    refusal = EntryRefused(
        subject="A-1",
        enrollment="E-1",
        period="2024-2027",
        decision="D-2024-001",
        case="C-1",
        grounds=("value:2",),
        effective=DECIDED,
    )
    assert [refusal] == consequence(TO_REFUSE)
    for outcome in (CaseOutcome.NONE, CaseOutcome.REPRIMAND):
        assert [] == consequence(replace(FACTS, verdict=Verdict(outcome, ("value:2",))))


# in the way -------------------------------------------------------------------------------------


DECIDED_CASE = with_steps(*WHOLE.steps, case=WHOLE, decisions=(MADE,))
AGAIN = structs.replace(DECISION, id="D-2024-009")
PENDING = structs.replace(EXCLUSION, effective=None)
CLOSED = with_steps(*WHOLE.steps, step(19, StepKind.CLOSED, date(2024, 9, 30)), case=WHOLE)


@pytest.mark.parametrize(
    ("facts", "standing", "expected"),
    [
        (
            replace(FACTS, case=DECIDED_CASE),
            {},
            no.AlreadyDecided("decision", refs=["C-1"], id="C-1", decision="D-2024-001"),
        ),
        (
            replace(FACTS, case=DECIDED_CASE, decision=AGAIN),
            {},
            no.AlreadyDecided("decision", refs=["C-1"], id="C-1", decision="D-2024-001"),
        ),
        (
            replace(FACTS, case=DECIDED_CASE, undone=True),
            {},
            no.AlreadyDecided("decision", refs=["C-1"], id="C-1", decision="D-2024-001"),
        ),
        (
            FACTS,
            {"exclusions": (PENDING,)},
            no.ExclusionPending("actor", refs=["E-1"], decision="D-2024-001", id="C-1"),
        ),
        (
            replace(FACTS, gone=step(30, StepKind.REVOKED, date(2025, 1, 7))),
            {},
            no.DecisionGone("decision", refs=["C-1"], id="C-1", day="2025-01-07", how=StepKind.REVOKED),
        ),
        (replace(FACTS, case=CLOSED), {}, no.CaseIsClosed("case", refs=["C-1"], id="C-1", day="2024-09-30")),
    ],
)
def test_what_is_done_already_is_not_done_again_whatever_reason_is_given(
    facts: CaseFacts, standing: dict[str, object], expected: Objection
) -> None:
    anyway = DECIDE.but(record_anyway="KS beslut")
    assert [expected] == refused(DECIDE, facts, **standing) == refused(anyway, facts, **standing)


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        (FACTS, {"exclusions": (structs.replace(EXCLUSION, revoked_from=TODAY),)}),
        (FACTS, {"exclusions": (structs.replace(PENDING, annulled_on=TODAY),)}),
        (FACTS, {"exclusions": (structs.replace(PENDING, revoked_from=TODAY),)}),
        (TO_SUSPEND, {"exclusions": (PENDING,)}),
        (FACTS, {"suspensions": (SUSPENSION,)}),
        (replace(FACTS, case=DECIDED_CASE, decision=AGAIN, undone=True), {}),
        (
            replace(
                FACTS,
                case=with_steps(
                    *WHOLE.steps,
                    case=WHOLE,
                    decisions=(structs.replace(MADE, outcome=CaseOutcome.SUSPENDED),),
                ),
                decision=AGAIN,
            ),
            {},
        ),
    ],
)
def test_a_new_decision_is_taken_after_one_that_is_gone_or_only_suspended(
    facts: CaseFacts, standing: dict[str, Any]
) -> None:
    assert len(verdict.decide(DECIDE, facts, StandingDecisions(**standing))) == 2


def test_what_is_in_the_way_is_told_with_everything_else() -> None:
    facts = saying(replace(FACTS, case=DECIDED_CASE, mandated=False), effective=None)
    found = refused(DECIDE, facts, exclusions=(PENDING,))
    assert ["already_decided", "exclusion_pending", "effective_missing", "mandate_missing"] == [
        each.code for each in found
    ]


OVERLAP = no.SuspensionOverlaps("through", refs=["E-1"], id="E-1")


@pytest.mark.parametrize(
    ("first", "through", "overlaps"),
    [
        (date(2024, 9, 1), date(2024, 10, 7), False),
        (date(2024, 9, 1), DECIDED, True),
        (date(2024, 10, 20), date(2024, 10, 21), True),
        (date(2024, 12, 6), date(2024, 12, 31), True),
        (date(2024, 12, 7), date(2024, 12, 31), False),
        (date(2024, 1, 1), date(2025, 1, 1), True),
    ],
)
def test_suspensions_of_one_actor_never_overlap(first: date, through: date, overlaps: bool) -> None:
    earlier = structs.replace(SUSPENSION, first_day=first, through=through, decision="D-2024-009")
    own = structs.replace(earlier, decision="D-2024-001")
    if overlaps:
        assert [OVERLAP] == refused(DECIDE, TO_SUSPEND, suspensions=(earlier,))
        (differs,) = refused(DECIDE, TO_SUSPEND, suspensions=(own,))
        assert ("suspension_differs", str(own.entry)) == (differs.code, differs.facts["entry"])
    else:
        assert len(verdict.decide(DECIDE, TO_SUSPEND, StandingDecisions(suspensions=(earlier,)))) == 2
    gone = structs.replace(earlier, annulled_on=TODAY)
    assert len(verdict.decide(DECIDE, TO_SUSPEND, StandingDecisions(suspensions=(gone,)))) == 2


# a suspension beside a case ---------------------------------------------------------------------


INTERIM = replace(without(TO_SUSPEND, *StepKind), case=structs.replace(REPORTED, stated=True), interim=True)


def test_a_suspension_beside_a_case_asks_for_no_hearing_and_names_no_case() -> None:
    event = verdict.suspend(SUSPEND.but(reason="enligt § 187"), INTERIM, StandingDecisions())
    expected = ActorSuspended(
        subject="A-1",
        enrollment="E-1",
        period="2024-2027",
        decision="D-2024-001",
        first_day=DECIDED,
        through=date(2024, 12, 6),
        reason="enligt § 187",
    )
    assert expected == event


def test_everything_else_holds_for_a_suspension_beside_a_case_and_nothing_is_recorded_anyway() -> None:
    facts = replace(saying(INTERIM, through=date(2024, 10, 1)), mandated=False)
    anyway = SUSPEND.but(record_anyway="KS beslut")
    for request in (SUSPEND, anyway):
        with pytest.raises(Refused) as caught:
            verdict.suspend(request, facts, StandingDecisions(suspensions=(SUSPENSION,)))
        assert ["last_day_before_first", "mandate_missing"] == [each.code for each in caught.value.objections]
    with pytest.raises(Refused) as caught:
        verdict.suspend(SUSPEND, INTERIM, StandingDecisions(suspensions=(SUSPENSION,)))
    done = no.AlreadyDone("through", refs=["E-1"], id="E-1", day="2024-12-06")
    assert (done,) == caught.value.objections


# notices ----------------------------------------------------------------------------------------


def decided_by(kind: BodyKind, facts: CaseFacts = FACTS) -> CaseFacts:
    """Give the facts with another kind of body."""
    return replace(facts, body=structs.replace(BODY, kind=kind))


REASONED = DECIDE.but(deciding="hindret", proportionality="inget mindre räcker")
STATED_REASONED = EXCLUDE.but(deciding="hindret", proportionality="inget mindre räcker")
ANYWAY = REASONED.but(record_anyway="KS beslut")
ADVISORY = no.AdvisoryBodyDecides("decision", refs=["B-1"], body="Kommunstyrelsen")
DELEGATED = no.DelegatedDecision("decision", refs=["B-1"], body="Kommunstyrelsen")
NAMND = structs.replace(ACTOR, kind=Kind.COMMITTEE, name="Kulturnämnden")
UNCLAUSED = replace(POLICY, exclusion_clause=None)
CLAUSE_MISSING = no.ClauseMissing("period", period="2024-2027")
LATE = of_case(STATED_FACTS, step(3, StepKind.ANSWERED, date(2024, 6, 10), found="final"))
NOTHING = replace(FACTS, verdict=Verdict(CaseOutcome.NONE))


@pytest.mark.parametrize(
    ("request_", "facts", "expected"),
    [
        (REASONED, FACTS, []),
        (STATED_REASONED, STATED_FACTS, []),
        (EXCLUDE, STATED_FACTS, [no.ReasonsUnsaid("deciding", id=STATED_FACTS.case.id)]),
        (DECIDE, FACTS, [no.ReasonsUnsaid("deciding", id="C-1")]),
        (DECIDE.but(deciding="hindret"), FACTS, [no.ReasonsUnsaid("deciding", id="C-1")]),
        (DECIDE, TO_REFUSE, [no.ReasonsUnsaid("deciding", id="C-1")]),
        (DECIDE, TO_SUSPEND, []),
        (DECIDE, NOTHING, []),
        (REASONED, replace(FACTS, policy=UNCLAUSED), [CLAUSE_MISSING]),
        (REASONED, replace(TO_SUSPEND, policy=UNCLAUSED), []),
        (REASONED, replace(TO_REFUSE, policy=UNCLAUSED), []),
        (REASONED, decided_by(BodyKind.ASSEMBLY), []),
        (REASONED, decided_by(BodyKind.SUBCOMMITTEE), []),
        (REASONED, decided_by(BodyKind.ADVISORY), [ADVISORY]),
        (REASONED, decided_by(BodyKind.NETWORK), [ADVISORY]),
        (REASONED, decided_by(BodyKind.DELEGATE), [DELEGATED]),
        (REASONED, decided_by(BodyKind.DELEGATE, TO_SUSPEND), [DELEGATED]),
        (REASONED, decided_by(BodyKind.DELEGATE, NOTHING), []),
        (
            REASONED,
            replace(FACTS, actor=NAMND),
            [no.CommitteeExcluded("actor", refs=["A-1"], name="Kulturnämnden")],
        ),
        (SUSPEND, INTERIM, [no.SuspendedUnheard("actor", name="Blå Tuvan")]),
        (SUSPEND, replace(INTERIM, case=STATED), []),
        (SUSPEND, replace(INTERIM, policy=replace(POLICY, hearing=False)), []),
        (STATED_REASONED, LATE, [no.AnsweredLate("answered", received="2024-06-10", respond_by="2024-06-07")]),
        (STATED_REASONED, saying(LATE, considered=True), []),
        (ANYWAY, FACTS, [no.AnywayNotNeeded("record_anyway")]),
        (ANYWAY, replace(FACTS, mandated=False), []),
    ],
)
def test_what_should_be_known_of_a_decision_is_told(
    request_: Decide | Stated, facts: CaseFacts, expected: list[Notice]
) -> None:
    assert expected == list(verdict.notices_of_verdict(request_, facts))


@given(st.none() | st.dates(DECIDED, date(2027, 12, 31)), st.booleans(), st.none() | st.dates(DECIDED))
def test_an_exclusion_always_has_a_first_day_or_waits_for_being_final(
    effective: date | None, when_final: bool, bar: date | None
) -> None:
    request = DECIDE.but(effective=effective, when_final=when_final)
    said = verdict.verdict(request, WHOLE, DECISION, STATED_EFFECT)
    facts = replace(FACTS, verdict=replace(said, bar_through=bar))
    dated = effective is not None or when_final
    short = bar is not None and bar < (effective or DECIDED)
    if dated and not short:
        _, event = verdict.decide(request, facts, StandingDecisions())
        assert isinstance(event, ActorExcluded)
        assert (effective, bar) == (event.effective, event.bar_through)
    else:
        expected = [*([] if dated else ["effective_missing"]), *(["last_day_before_first"] if short else [])]
        assert expected == [each.code for each in refused(request, facts)]


@pytest.mark.parametrize(
    ("day", "respond_by"), [(NOTIFIED, "2024-06-14"), (NOTIFIED + timedelta(days=1), "2024-06-07")]
)
def test_a_stated_notification_has_the_time_of_its_own_day(day: date, respond_by: str) -> None:
    longer = {"respond_days": (Turn(date(2024, 1, 1), 21, None), Turn(day, 28, "D-2024-009"))}
    policy = replace(POLICY, turns=longer).on(DECIDED)
    _, told, *_ = verdict.stated(EXCLUDE, "C-7", ENROLLMENT, policy, DECISION)
    assert isinstance(told, ActorNotified)
    assert respond_by == str(told.respond_by)
