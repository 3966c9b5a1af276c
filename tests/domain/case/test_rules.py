"""What must have happened before a decision on an actor: each rule alone, and all at once."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from case_facts import (
    ANSWERED,
    DECIDED,
    ENROLLMENT,
    FACTS,
    FINAL_ANSWER,
    NOTIFIED,
    POLICY,
    RESPOND_BY,
    SCREENED,
    STATED_FACTS,
    TODAY,
    decided,
    of_case,
    paper,
    saying,
    step,
    with_steps,
    without,
)
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import decision, rules
from samverkan_cli.domain.case.decision import Decide, StandingDecisions
from samverkan_cli.domain.case.interest import Hint
from samverkan_cli.domain.case.rules import ABSOLUTE, GUARDS, CaseFacts, Guard, Verdict, unmet
from samverkan_cli.domain.events import CaseDecided, ObjectionPart
from samverkan_cli.domain.policy import Turn
from samverkan_cli.domain.records import CaseDocument
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.values import CaseOutcome, Origin, Outcome, StepKind, Subject, Tie, Track

UNDECIDED = replace(FACTS, decision=None, body=None, mandated=False)
SUSPENDED = Verdict(CaseOutcome.SUSPENDED, ("value:2",), effective=DECIDED, through=date(2024, 12, 6))
SUSPENDING = replace(FACTS, verdict=SUSPENDED)
REPRIMANDED = replace(FACTS, verdict=Verdict(CaseOutcome.REPRIMAND, ("value:2",)))
NOTHING = replace(FACTS, verdict=Verdict(CaseOutcome.NONE, ("value:2",)))
OUTSIDE = no.EffectiveOutsidePeriod(
    "effective", effective="2028-01-01", period="2024-2027", first="2024-01-01", last="2027-12-31"
)
AWAITED = no.AnswerAwaited("answered", respond_by="2024-06-07", decided="2024-10-08", form="answered")
NOT_SCREENED = no.NotScreened("case", refs=["C-1"], id="C-1")
REPRESENTS = Hint("P-4", "Pia Perch", Tie.REPRESENTS, "Blå Tuvan")
SIGNED = Hint("P-4", "Pia Perch", Tie.SIGNED, "Blå Tuvan")
REPORTED = Hint("P-9", "Stig Sten", Tie.REPORTED, "Klockbojen")
UNGROUNDED = replace(FACTS, case=structs.replace(FACTS.case, grounds=()))
CURE = step(17, StepKind.CURE, date(2024, 9, 2), until=date(2024, 11, 1))
CURED = step(18, StepKind.CURED, date(2024, 9, 30))


def decided_on(day: date, facts: CaseFacts = FACTS) -> CaseFacts:
    """Give the facts with a decision, and its effect, on another day."""
    return saying(decided(facts, decided_on=day), effective=day)


def with_paper(document: CaseDocument, facts: CaseFacts = FACTS) -> CaseFacts:
    """Give the facts with one more document in the case."""
    return replace(facts, case=structs.replace(facts.case, documents=(*facts.case.documents, document)))


def told_again(day: date, until: date, facts: CaseFacts = FACTS) -> CaseFacts:
    """Give the facts with one more notification."""
    return of_case(facts, step(19, StepKind.NOTIFIED, day, until=until))


ABSOLUTELY: list[tuple[Guard, CaseFacts, Objection]] = [
    (
        rules.must_say_from_when,
        saying(SUSPENDING, through=date(2024, 10, 7)),
        no.LastDayBeforeFirst("through", first="2024-10-08", last="2024-10-07"),
    ),
    (rules.must_rest_on_a_decision, UNDECIDED, no.DecisionMissing("decision", matter="exclusion")),
    (
        rules.must_rest_on_a_decision,
        replace(STATED_FACTS, decision=None, body=None),
        no.DecisionMissing("decision", matter="exclusion"),
    ),
    (
        rules.must_be_about_this_actor,
        decided(FACTS, about=("A-7", "A-2")),
        no.DecisionOtherActor(
            "decision", refs=["D-2024-001", "A-2", "A-7"], decision="D-2024-001", others=("A-2", "A-7")
        ),
    ),
    (
        rules.must_be_about_this_actor,
        replace(decided(STATED_FACTS, about=()), acted_on=frozenset({"A-2"})),
        no.DecisionOtherActor("decision", refs=["D-2024-001", "A-2"], decision="D-2024-001", others=("A-2",)),
    ),
    (rules.must_say_from_when, saying(FACTS, effective=None), no.EffectiveMissing("effective")),
    (rules.must_say_from_when, saying(STATED_FACTS, effective=None), no.EffectiveMissing("effective")),
    (rules.must_say_from_when, saying(SUSPENDING, through=None), no.ThroughMissing("through")),
]
UNMET: list[tuple[Guard, CaseFacts, Objection]] = [
    *[
        (
            rules.must_be_approved,
            decided(facts, outcome=outcome),
            no.DecisionNotApproved("decision", refs=["D-2024-001"], decision="D-2024-001", outcome=outcome),
        )
        for facts in (FACTS, STATED_FACTS)
        for outcome in (Outcome.REJECTED, Outcome.REFERRED, Outcome.TABLED, Outcome.NOTED)
    ],
    (
        rules.must_be_approved,
        decided(NOTHING, outcome=Outcome.REFERRED),
        no.DecisionNotApproved("decision", refs=["D-2024-001"], decision="D-2024-001", outcome=Outcome.REFERRED),
    ),
    *[
        (
            rules.must_be_decided_with_mandate,
            replace(facts, mandated=False),
            no.MandateMissing(
                "decision", refs=["D-2024-001", "B-1"], body="Kommunstyrelsen", day="2024-10-08", subject="exclusion"
            ),
        )
        for facts in (FACTS, STATED_FACTS, SUSPENDING, REPRIMANDED, NOTHING)
    ],
    (rules.must_be_admitted_first, without(FACTS, StepKind.SCREENED), NOT_SCREENED),
    (
        rules.must_be_admitted_first,
        of_case(
            without(FACTS, StepKind.SCREENED),
            structs.replace(SCREENED, day=date(2024, 10, 9)),
        ),
        NOT_SCREENED,
    ),
    (
        rules.must_be_notified_first,
        without(FACTS, StepKind.NOTIFIED),
        no.NotNotified("notified", refs=["C-1"], period="2024-2027", id="C-1"),
    ),
    (
        rules.must_be_notified_first,
        without(STATED_FACTS, StepKind.NOTIFIED, StepKind.ANSWERED),
        no.NotNotified("notified", refs=["C-1"], period="2024-2027", form="notified"),
    ),
    *[
        (
            rules.must_be_notified_first,
            of_case(
                without(facts, StepKind.NOTIFIED, StepKind.ANSWERED),
                step(14, StepKind.NOTIFIED, day, until=date(2024, 10, 29)),
                documents=(),
            ),
            no.NotifiedAfterDecision("notified", notified=str(day), decided="2024-10-08"),
        )
        for facts in (FACTS, STATED_FACTS)
        for day in (DECIDED, date(2024, 10, 9))
    ],
    (
        rules.must_be_notified_first,
        told_again(DECIDED, date(2024, 10, 29)),
        no.NotifiedAfterDecision("notified", notified="2024-10-08", decided="2024-10-08"),
    ),
    (
        rules.must_be_notified_first,
        of_case(without(FACTS, StepKind.NOTIFIED), step(17, StepKind.EXEMPTED, date(2024, 10, 9), found="haste")),
        no.NotNotified("notified", refs=["C-1"], period="2024-2027", id="C-1"),
    ),
    (rules.must_be_heard_first, without(STATED_FACTS, StepKind.ANSWERED), AWAITED),
    (
        rules.must_be_heard_first,
        decided_on(RESPOND_BY, without(FACTS, StepKind.ANSWERED)),
        no.AnswerAwaited("answered", respond_by="2024-06-07", decided="2024-06-07", id="C-1"),
    ),
    (
        rules.must_be_heard_first,
        decided_on(RESPOND_BY, of_case(without(FACTS, StepKind.ANSWERED), structs.replace(FINAL_ANSWER, found=None))),
        no.AnswerAwaited("answered", respond_by="2024-06-07", decided="2024-06-07", id="C-1"),
    ),
    (
        rules.must_be_heard_first,
        decided_on(date(2024, 6, 4)),
        no.AnswerAwaited("answered", respond_by="2024-06-07", decided="2024-06-04", id="C-1"),
    ),
    (
        rules.must_be_heard_first,
        saying(decided_on(RESPOND_BY, without(STATED_FACTS, StepKind.ANSWERED)), silent=True),
        no.AnswerAwaited("answered", respond_by="2024-06-07", decided="2024-06-07", form="answered"),
    ),
    (
        rules.must_be_heard_first,
        told_again(date(2024, 9, 20), date(2024, 10, 11)),
        no.AnswerAwaited("answered", respond_by="2024-10-11", decided="2024-10-08", id="C-1"),
    ),
    (
        rules.must_be_heard_first,
        of_case(
            without(FACTS, StepKind.ANSWERED),
            step(18, StepKind.EXTENDED, date(2024, 6, 3), until=DECIDED),
        ),
        no.AnswerAwaited("answered", respond_by="2024-10-08", decided="2024-10-08", id="C-1"),
    ),
    (
        rules.must_have_sent_what_matters,
        with_paper(paper(17, "vittnesmålet", date(2024, 9, 2))),
        no.MaterialNotSent("material", refs=["C-1"], document="vittnesmålet", day="2024-09-02", id="C-1"),
    ),
    (
        rules.must_have_sent_what_matters,
        with_paper(
            paper(22, "vittnesmålet", date(2024, 10, 9), notified=True),
            with_paper(paper(17, "vittnesmålet", DECIDED)),
        ),
        no.MaterialNotSent("material", refs=["C-1"], document="vittnesmålet", day="2024-10-08", id="C-1"),
    ),
    (
        rules.must_have_sent_what_matters,
        with_paper(structs.replace(paper(17, "vittnesmålet", date(2024, 9, 2)), name=None), STATED_FACTS),
        no.MaterialNotSent("material", refs=["C-1"], document="vittnesmålet", day="2024-09-02", id="C-1"),
    ),
    *[
        (
            rules.must_have_had_time_to_answer,
            without(told_again(date(2024, 7, 1), until), StepKind.ANSWERED),
            no.TimeShortened(
                "respond_by", refs=["C-1"], id="C-1", notified="2024-07-01", respond_by=str(until), days=days, asked=21
            ),
        )
        for until, days in ((date(2024, 7, 21), 20), (date(2024, 7, 4), 3))
    ],
    *[
        (
            rules.must_consider_a_late_answer,
            of_case(FACTS, step(17, StepKind.ANSWERED, day)),
            no.LateAnswerUnconsidered("considered", received=str(day), respond_by="2024-06-07"),
        )
        for day in (date(2024, 6, 8), DECIDED)
    ],
    (
        rules.must_leave_time_to_put_it_right,
        of_case(FACTS, CURE),
        no.CureRuns("cure", refs=["C-1"], through="2024-11-01", decided="2024-10-08"),
    ),
    (
        rules.must_leave_time_to_put_it_right,
        of_case(FACTS, structs.replace(CURE, until=DECIDED)),
        no.CureRuns("cure", refs=["C-1"], through="2024-10-08", decided="2024-10-08"),
    ),
    (
        rules.must_leave_time_to_put_it_right,
        of_case(FACTS, structs.replace(CURED, entry=16), CURE),
        no.CureRuns("cure", refs=["C-1"], through="2024-11-01", decided="2024-10-08"),
    ),
    (
        rules.must_leave_time_to_put_it_right,
        of_case(FACTS, CURE, structs.replace(CURED, day=date(2024, 10, 9))),
        no.CureRuns("cure", refs=["C-1"], through="2024-11-01", decided="2024-10-08"),
    ),
    (
        rules.must_not_rest_on_what_is_put_right,
        saying(of_case(FACTS, CURE, CURED), grounds=("formal",)),
        no.CausePutRight("ground", refs=["C-1"], day="2024-09-30"),
    ),
    (
        rules.must_not_rest_on_what_is_put_right,
        saying(of_case(FACTS, CURED, grounds=("formal",)), grounds=()),
        no.CausePutRight("ground", refs=["C-1"], day="2024-09-30"),
    ),
    *[
        (
            rules.must_examine_conflicts_of_interest,
            replace(facts, hints=(REPRESENTS, SIGNED, REPORTED), examined=frozenset({"P-9"})),
            no.ConflictNotExamined(
                "stepped_aside",
                refs=["P-4"],
                name="Pia Perch",
                tie=Tie.REPRESENTS,
                to="Blå Tuvan",
                body="Kommunstyrelsen",
            ),
        )
        for facts in (FACTS, STATED_FACTS, NOTHING, replace(SUSPENDING, interim=True))
    ],
    (
        rules.must_be_a_measure_of_the_period,
        replace(SUSPENDING, policy=replace(POLICY, suspension=False)),
        no.SuspensionNotProvided("outcome", period="2024-2027"),
    ),
    *[
        (
            rules.must_not_take_effect_before_the_decision,
            saying(facts, effective=date(2024, 10, 7)),
            no.EffectiveBeforeDecision("effective", effective="2024-10-07", decided="2024-10-08"),
        )
        for facts in (FACTS, STATED_FACTS, SUSPENDING)
    ],
    (rules.must_take_effect_in_the_period, saying(FACTS, effective=date(2028, 1, 1)), OUTSIDE),
    (rules.must_take_effect_in_the_period, saying(STATED_FACTS, effective=date(2028, 1, 1)), OUTSIDE),
    (rules.must_take_effect_in_the_period, saying(SUSPENDING, through=date(2028, 1, 1)), OUTSIDE),
    (
        rules.must_take_effect_in_the_period,
        saying(decided(FACTS, decided_on=date(2027, 12, 11)), effective=None, when_final=True),
        no.EffectiveOutsidePeriod(
            "effective",
            effective="2028-01-01",
            period="2024-2027",
            first="2024-01-01",
            last="2027-12-31",
            earliest="2028-01-01",
        ),
    ),
    (
        rules.must_take_effect_in_the_period,
        saying(
            replace(FACTS, enrollment=structs.replace(ENROLLMENT, effective=date(2024, 10, 30))),
            effective=None,
            when_final=True,
        ),
        no.EffectiveBeforeJoined("effective", effective="2024-10-29", joined="2024-10-30", earliest="2024-10-29"),
    ),
    (
        rules.must_take_effect_in_the_period,
        replace(FACTS, enrollment=structs.replace(ENROLLMENT, effective=date(2024, 12, 1))),
        no.EffectiveBeforeJoined("effective", effective="2024-10-17", joined="2024-12-01"),
    ),
    (
        rules.must_last_as_long_as_it_says,
        saying(FACTS, bar_through=date(2024, 10, 16)),
        no.LastDayBeforeFirst("bar_through", first="2024-10-17", last="2024-10-16"),
    ),
    (
        rules.must_last_as_long_as_it_says,
        saying(FACTS, effective=None, when_final=True, bar_through=date(2024, 10, 7)),
        no.LastDayBeforeFirst("bar_through", first="2024-10-08", last="2024-10-07"),
    ),
    *[
        (rules.must_name_a_ground, saying(facts, grounds=()), no.GroundsMissing("ground", period="2024-2027"))
        for facts in (
            UNGROUNDED,
            replace(STATED_FACTS, case=structs.replace(STATED_FACTS.case, grounds=())),
            replace(UNGROUNDED, verdict=REPRIMANDED.verdict),
        )
    ],
    *[
        (
            rules.must_name_points_of_the_text,
            saying(facts, grounds=("value:1", "formal", "principle:2")),
            no.ProvisionUnknown("ground", grounds="principle:2", period="2024-2027"),
        )
        for facts in (FACTS, STATED_FACTS)
    ],
]


def rows(table: list[tuple[Guard, CaseFacts, Objection]]) -> list[object]:
    """Give the rows with a name each."""
    return [pytest.param(*row, id=f"{row[0].__name__}-{row[2].code}-{at}") for at, row in enumerate(table)]


def objections(facts: CaseFacts) -> list[Objection]:
    """Give everything that is objected to a decision, the absolute first."""
    absolute, others = unmet(facts)
    return [*absolute, *others]


def codes(facts: CaseFacts) -> list[str]:
    """Give the codes of everything that is objected to."""
    return [objection.code for objection in objections(facts)]


@pytest.mark.parametrize(("guard", "broken", "objection"), rows(ABSOLUTELY + UNMET))
def test_where_one_precondition_is_removed_only_its_guard_objects(
    guard: Guard, broken: CaseFacts, objection: Objection
) -> None:
    assert [objection] == objections(broken)
    assert [guard] == [each for each in GUARDS if list(each(broken))]


def test_every_guard_is_broken_alone_above() -> None:
    assert ABSOLUTE == {guard for guard, _, _ in ABSOLUTELY}
    assert set(GUARDS) - ABSOLUTE == {guard for guard, _, _ in UNMET}


def test_every_guard_of_the_module_is_asked_once() -> None:
    defined = [each for name, each in vars(rules).items() if name.startswith("must_")]
    assert defined == list(GUARDS)


SILENT = without(FACTS, StepKind.ANSWERED)
EXEMPTED = of_case(
    without(FACTS, StepKind.NOTIFIED, StepKind.ANSWERED), step(14, StepKind.EXEMPTED, NOTIFIED, found="haste")
)
UNHEARD = replace(FACTS, policy=replace(POLICY, hearing=False))
LATE = of_case(FACTS, step(17, StepKind.ANSWERED, date(2024, 6, 8)))


@pytest.mark.parametrize(
    "good",
    [
        FACTS,
        STATED_FACTS,
        SUSPENDING,
        REPRIMANDED,
        NOTHING,
        # from when and through when
        saying(FACTS, effective=DECIDED),
        saying(FACTS, effective=date(2027, 12, 31)),
        saying(FACTS, effective=None, when_final=True),
        saying(FACTS, bar_through=date(2024, 10, 17)),
        saying(FACTS, bar_through=date(2031, 5, 31)),
        saying(SUSPENDING, through=DECIDED),
        saying(SUSPENDING, effective=None),
        replace(FACTS, enrollment=structs.replace(ENROLLMENT, effective=date(2024, 10, 17))),
        # grounds
        saying(FACTS, grounds=()),  # those of the case
        saying(NOTHING, grounds=()),
        replace(UNGROUNDED, verdict=Verdict(CaseOutcome.NONE)),
        saying(replace(SUSPENDING, case=UNGROUNDED.case, interim=True), grounds=()),
        saying(FACTS, grounds=("formal",)),
        saying(replace(FACTS, points=frozenset()), grounds=("value:99",)),
        # the decision
        decided(FACTS, about=("A-1", "A-2")),
        decided(FACTS, about=()),
        replace(decided(FACTS, about=()), acted_on=frozenset({"A-1", "A-2"})),
        replace(FACTS, acted_on=frozenset({"A-2"})),
        decided(NOTHING, outcome=Outcome.REJECTED),
        # the hearing
        SILENT,
        decided_on(date(2024, 6, 8), SILENT),
        saying(without(STATED_FACTS, StepKind.ANSWERED), silent=True),
        decided_on(ANSWERED),
        of_case(SILENT, structs.replace(FINAL_ANSWER, day=NOTIFIED)),
        decided_on(date(2024, 9, 1), of_case(FACTS, step(17, StepKind.EXTENDED, date(2024, 6, 3), until=DECIDED))),
        decided_on(date(2024, 9, 1), of_case(SILENT, step(17, StepKind.EXTENDED, RESPOND_BY, until=date(2024, 8, 31)))),
        told_again(date(2024, 9, 16), date(2024, 10, 7)),
        told_again(date(2024, 10, 9), date(2024, 10, 30)),
        of_case(told_again(date(2024, 9, 20), date(2024, 10, 11)), step(20, StepKind.ANSWERED, DECIDED, found="final")),
        EXEMPTED,
        of_case(SILENT, step(17, StepKind.EXEMPTED, DECIDED, found="unnecessary")),
        without(UNHEARD, StepKind.NOTIFIED, StepKind.ANSWERED),
        told_again(DECIDED, date(2024, 10, 29), UNHEARD),
        without(NOTHING, *StepKind),
        replace(without(SUSPENDING, StepKind.NOTIFIED, StepKind.ANSWERED), interim=True),
        # late answers
        saying(LATE, considered=True),
        replace(LATE, decision=None, body=None, ahead=DECIDED),
        of_case(FACTS, step(17, StepKind.ANSWERED, date(2024, 10, 9))),
        of_case(STATED_FACTS, step(17, StepKind.ANSWERED, DECIDED)),
        of_case(EXEMPTED, step(17, StepKind.ANSWERED, date(2024, 10, 1))),
        # documents
        with_paper(paper(17, "stadgarna", date(2024, 9, 2), matters=False)),
        with_paper(paper(17, "yttrandet", date(2024, 9, 2), origin=Origin.ACTOR)),
        with_paper(paper(17, "AU:s förslag", date(2024, 9, 2), origin=Origin.PREPARATION)),
        with_paper(paper(17, "pressklippet", date(2024, 10, 9))),
        with_paper(paper(12, "anmärkningen", date(2024, 4, 2))),
        with_paper(paper(17, "vittnesmålet", date(2024, 9, 2)), EXEMPTED),
        with_paper(paper(17, "vittnesmålet", date(2024, 9, 2)), UNHEARD),
        # time to put it right
        of_case(FACTS, CURE, CURED),
        of_case(FACTS, structs.replace(CURE, until=date(2024, 10, 7))),
        of_case(FACTS, structs.replace(CURE, day=date(2024, 10, 9))),
        of_case(NOTHING, CURE),
        saying(of_case(FACTS, CURE, CURED), grounds=("formal", "value:2")),
        saying(of_case(NOTHING, CURE, CURED), grounds=("formal",)),
        saying(of_case(FACTS, structs.replace(CURED, day=date(2024, 10, 9))), grounds=("formal",)),
        # conflicts
        replace(FACTS, hints=(REPRESENTS, SIGNED, REPORTED), examined=frozenset({"P-4", "P-9"})),
        # the measure
        replace(FACTS, policy=replace(POLICY, suspension=False)),
    ],
)
def test_a_decision_with_every_precondition_is_not_objected_to(good: CaseFacts) -> None:
    assert [] == objections(good)


def test_a_decision_that_could_not_be_read_is_not_missing_too() -> None:
    assert [] == objections(replace(UNDECIDED, decision_unreadable=True))


def test_a_refusal_is_not_held_to_the_days_of_the_period() -> None:
    refused = Verdict(CaseOutcome.REFUSED, ("value:2",), effective=date(2023, 11, 8))
    before = replace(
        decided_on(date(2023, 11, 8), without(UNHEARD, StepKind.SCREENED)),
        verdict=refused,
        enrollment=structs.replace(ENROLLMENT, effective=date(2024, 1, 1)),
    )
    assert ["not_screened"] == codes(before)


def test_everything_that_speaks_against_a_decision_is_told_at_once_and_the_absolute_first() -> None:
    wrong = decided(replace(without(FACTS, *StepKind), mandated=False), about=("A-2",), outcome=Outcome.NOTED)
    facts = saying(
        replace(of_case(wrong, CURE), hints=(REPRESENTS,)),
        effective=date(2023, 10, 1),
        bar_through=date(2023, 9, 1),
        grounds=("value:9", "value:8"),
    )
    assert [
        "decision_other_actor",
        "decision_not_approved",
        "mandate_missing",
        "not_screened",
        "not_notified",
        "cure_runs",
        "conflict_not_examined",
        "effective_before_decision",
        "effective_outside_period",
        "effective_before_joined",
        "last_day_before_first",
        "provision_unknown",
        "provision_unknown",
    ] == codes(facts)


def test_without_a_decision_the_hearing_and_the_grounds_are_still_asked_for() -> None:
    facts = saying(without(UNDECIDED, StepKind.NOTIFIED), effective=None, grounds=("value:9",))
    assert ["decision_missing", "effective_missing", "not_notified", "provision_unknown"] == codes(facts)


def test_before_the_meeting_the_same_is_asked_for_the_day_that_is_thought_of() -> None:
    ahead = replace(FACTS, decision=None, ahead=DECIDED)
    assert [] == objections(ahead)
    assert ["answer_awaited"] == codes(replace(saying(ahead, effective=RESPOND_BY), case=SILENT.case, ahead=RESPOND_BY))
    (mandate,) = objections(replace(ahead, mandated=False))
    named = {"body": "Kommunstyrelsen", "day": "2024-10-08", "subject": "exclusion"}
    assert no.MandateMissing("decision", refs=["B-1"], **named) == mandate
    assert [] == objections(replace(ahead, body=None, mandated=False))


def test_an_answer_to_what_was_told_before_does_not_end_the_wait_for_what_is_told_now() -> None:
    facts = told_again(date(2024, 6, 6), date(2024, 10, 8))
    assert ["answer_awaited"] == codes(facts)
    assert [] == codes(of_case(facts, step(20, StepKind.ANSWERED, date(2024, 6, 6), found="final")))


YEAR = st.dates(date(2024, 1, 1), date(2024, 12, 31))


@given(YEAR, st.none() | YEAR)
def test_silence_lets_a_decision_be_taken_only_when_the_time_has_passed(notified: date, answered: date | None) -> None:
    steps = [step(1, StepKind.NOTIFIED, notified, until=notified + timedelta(days=21))]
    steps += [step(2, StepKind.ANSWERED, answered, found="final")] if answered else []
    case = with_steps(*steps, case=STATED_FACTS.case, reported_on=date(2024, 1, 1))
    facts = saying(replace(STATED_FACTS, case=case), silent=True, considered=True)
    heard = answered is not None and notified <= answered <= DECIDED
    passed = notified + timedelta(days=21) < DECIDED
    expected = [] if heard or passed else ["answer_awaited"]
    assert (["notified_after_decision"] if notified >= DECIDED else expected) == codes(facts)


# recorded anyway --------------------------------------------------------------------------------


ASKED = Decide(today=TODAY, case="C-1", decision="D-2024-001", outcome=CaseOutcome.EXCLUDED)
ANYWAY = ASKED.but(record_anyway="KS beslut enligt protokoll")


def recorded(facts: CaseFacts, request: Decide = ANYWAY) -> CaseDecided:
    """Give the event of a decision that is recorded."""
    event = decision.decide(request, facts, StandingDecisions())[0]
    assert isinstance(event, CaseDecided)
    return event


def refused(facts: CaseFacts, request: Decide) -> list[Objection]:
    """Give everything a decision is refused for."""
    with pytest.raises(Refused) as caught:
        decision.decide(request, facts, StandingDecisions())
    return list(caught.value.objections)


@pytest.mark.parametrize(("guard", "broken", "objection"), rows(UNMET))
def test_a_decision_that_was_taken_is_recorded_anyway_with_the_rule_that_was_not_met(
    guard: Guard, broken: CaseFacts, objection: Objection
) -> None:
    assert guard not in ABSOLUTE
    assert [objection] == refused(broken, ASKED)
    event = recorded(broken)
    kept = ObjectionPart(code=objection.code, facts=json.dumps(objection.facts, ensure_ascii=False))
    assert ((kept,), "KS beslut enligt protokoll") == (event.objections, event.recorded_anyway)


@pytest.mark.parametrize(("guard", "broken", "objection"), rows(ABSOLUTELY))
def test_what_is_absolute_is_refused_all_the_same(guard: Guard, broken: CaseFacts, objection: Objection) -> None:
    assert guard in ABSOLUTE
    assert [objection] == refused(broken, ASKED) == refused(broken, ANYWAY)


def test_what_is_absolute_is_refused_together_with_what_is_not() -> None:
    facts = saying(without(FACTS, StepKind.NOTIFIED), effective=None)
    assert ["effective_missing", "not_notified"] == [each.code for each in refused(facts, ANYWAY)]


def test_recorded_facts_are_read_back_and_keep_their_letters() -> None:
    assert FACTS.body
    facts = replace(FACTS, mandated=False, body=structs.replace(FACTS.body, name="Örebro nämnd"))
    (objection,) = recorded(facts).objections
    assert objection.facts
    assert {"body": "Örebro nämnd", "day": "2024-10-08", "subject": "exclusion"} == json.loads(objection.facts)
    assert "Örebro" in objection.facts


BREAKS: dict[Guard, Callable[[CaseFacts], CaseFacts]] = {
    rules.must_be_approved: lambda facts: decided(facts, outcome=Outcome.TABLED),
    rules.must_be_decided_with_mandate: lambda facts: replace(facts, mandated=False),
    rules.must_be_admitted_first: lambda facts: without(facts, StepKind.SCREENED),
    rules.must_be_heard_first: lambda facts: told_again(date(2024, 9, 20), date(2024, 10, 11), facts),
    rules.must_have_sent_what_matters: lambda facts: with_paper(paper(17, "vittnesmålet", DECIDED), facts),
    rules.must_leave_time_to_put_it_right: lambda facts: of_case(facts, CURE),
    rules.must_examine_conflicts_of_interest: lambda facts: replace(facts, hints=(REPRESENTS,)),
    rules.must_not_take_effect_before_the_decision: lambda facts: saying(facts, effective=date(2024, 10, 1)),
    rules.must_last_as_long_as_it_says: lambda facts: saying(facts, bar_through=date(2024, 3, 1)),
    rules.must_name_points_of_the_text: lambda facts: saying(facts, grounds=("value:9",)),
}
ALSO: dict[Guard, Callable[[CaseFacts], CaseFacts]] = {
    rules.must_be_about_this_actor: lambda facts: decided(facts, about=("A-2",)),
    rules.must_be_notified_first: lambda facts: without(facts, StepKind.NOTIFIED),
    rules.must_consider_a_late_answer: lambda facts: of_case(facts, step(17, StepKind.ANSWERED, DECIDED)),
    rules.must_take_effect_in_the_period: lambda facts: saying(facts, effective=date(2028, 1, 1), bar_through=None),
}


@given(st.sets(st.sampled_from(list(BREAKS))))
def test_exactly_the_guards_whose_preconditions_are_removed_object(broken: set[Guard]) -> None:
    facts = FACTS
    for guard, break_ in BREAKS.items():  # in the order of the guards, whatever the set's
        facts = break_(facts) if guard in broken else facts
    expected = [each for each in GUARDS if each in broken]
    assert expected == [each for each in GUARDS if list(each(facts))]
    assert len(expected) == len(recorded(facts).objections)


@given(st.sets(st.sampled_from(list(BREAKS | ALSO))), st.booleans())
def test_whatever_is_removed_nothing_is_recorded_without_its_objection(broken: set[Guard], stated: bool) -> None:
    facts = STATED_FACTS if stated else FACTS
    for guard, break_ in (BREAKS | ALSO).items():
        facts = break_(facts) if guard in broken else facts
    found = objections(facts)
    if rules.must_be_about_this_actor in broken:
        assert found == refused(facts, ANYWAY)
    else:
        assert [each.code for each in found] == [each.code for each in recorded(facts).objections]
    if found:
        assert found == refused(facts, ASKED)


@pytest.mark.parametrize(
    ("track", "outcome", "expected"),
    [
        (Track.EXCLUSION, CaseOutcome.EXCLUDED, (Subject.EXCLUSION,)),
        (Track.EXCLUSION, CaseOutcome.SUSPENDED, (Subject.EXCLUSION,)),
        (Track.ENTRY, CaseOutcome.EXCLUDED, (Subject.EXCLUSION,)),  # a mandate on entry does not suffice to exclude
        (Track.ENTRY, CaseOutcome.REFUSED, (Subject.ENTRY, Subject.EXCLUSION)),
        (Track.ENTRY, None, (Subject.ENTRY, Subject.EXCLUSION)),
    ],
)
def test_who_may_exclude_may_refuse_as_well_but_not_the_other_way(
    track: Track, outcome: CaseOutcome | None, expected: tuple[Subject, ...]
) -> None:
    assert expected == rules.subjects(track, outcome)


@pytest.mark.parametrize(("day", "codes"), [(NOTIFIED, ["time_shortened"]), (NOTIFIED + timedelta(days=1), [])])
def test_the_time_to_answer_is_that_of_the_day_the_notification_came(day: date, codes: list[str]) -> None:
    longer = {"respond_days": (Turn(date(2024, 1, 1), 21, None), Turn(day, 22, "D-2024-009"))}
    facts = replace(without(FACTS, StepKind.ANSWERED), policy=replace(POLICY, turns=longer).on(DECIDED))
    assert codes == [each.code for each in rules.must_have_had_time_to_answer(facts)]
