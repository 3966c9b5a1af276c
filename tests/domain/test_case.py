"""Suspension and exclusion: what must have happened first, and what is recorded anyway with its objections."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain import case
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import ABSOLUTE, RULES, Exclude, Facts, Rule, Suspend
from samverkan_cli.domain.errors import Objection, Refused
from samverkan_cli.domain.events import ActorExcluded, ActorSuspended, RecordedObjection
from samverkan_cli.domain.records import Actor, Body, Decision, Enrollment, Period, Suspension
from samverkan_cli.domain.values import Affirmation, BodyKind, Kind, Minutes, Outcome, Side

TODAY = date(2024, 11, 1)
DECIDED = date(2024, 10, 8)

PERIOD = Period(
    entry=1,
    id="2024-2027",
    first_day=date(2024, 1, 1),
    last_day=date(2027, 12, 31),
    networks=True,
    hearing=True,
    affirmations=(Affirmation.VALUES, Affirmation.PRINCIPLES),
    exclusion_clause="Den som bryter mot värdegrunden kan uteslutas.",
)
UNHEARD_PERIOD = PERIOD.model_copy(update={"hearing": False})
ACTOR = Actor(entry=2, id="A-1", number=1, name="Blå Tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL)
ENROLLMENT = Enrollment(
    entry=3,
    id="E-1",
    number=1,
    actor="A-1",
    period="2024-2027",
    received=date(2024, 2, 5),
    effective=date(2024, 2, 5),
)
BODY = Body(entry=4, id="B-1", number=1, name="Kommunstyrelsen", kind=BodyKind.COMMITTEE, minutes=Minutes.PROTOCOL)
DECISION = Decision(
    entry=5,
    id="D-2024-001",
    number=1,
    text="Blå Tuvan utesluts",
    body="B-1",
    paragraph=187,
    decided_on=DECIDED,
    outcome=Outcome.APPROVED,
    about=("A-1",),
)
EXCLUDE = Exclude(
    today=TODAY,
    actor="A-1",
    period="2024-2027",
    decision="D-2024-001",
    ground=("value:2", "formal"),
    effective=date(2024, 10, 17),
    notified=date(2024, 5, 17),
    answered=date(2024, 6, 5),
)
SUSPEND = Suspend(today=TODAY, actor="A-1", period="2024-2027", decision="D-2024-001", through=date(2024, 12, 6))
FACTS = Facts(
    request=EXCLUDE,
    actor=ACTOR,
    period=PERIOD,
    decision=DECISION,
    body=BODY,
    mandated=True,
    points=frozenset({"value:1", "value:2", "principle:1"}),
)
SUSPENDING = replace(FACTS, request=SUSPEND)


def asked(facts: Facts = FACTS, **said: object) -> Facts:
    """Give the facts with some of what the request says changed."""
    return replace(facts, request=facts.request.model_copy(update=said))


def decided(facts: Facts = FACTS, **said: object) -> Facts:
    """Give the facts with some of the decision changed."""
    assert facts.decision
    return replace(facts, decision=facts.decision.model_copy(update=said))


def refused(facts: Facts) -> list[Objection]:
    """Give everything that is objected to an exclusion; nothing when it is recorded."""
    try:
        case.exclude(facts, ENROLLMENT)
    except Refused as caught:
        return list(caught.objections)
    return []


def codes(facts: Facts) -> list[str]:
    """Give the codes of everything that is objected to an exclusion."""
    return [objection.code for objection in refused(facts)]


def refused_suspension(facts: Facts, *earlier: Suspension) -> list[Objection]:
    """Give everything that is objected to a suspension."""
    with pytest.raises(Refused) as caught:
        case.suspend(facts, ENROLLMENT, list(earlier))
    return list(caught.value.objections)


# rules ------------------------------------------------------------------------------------------


UNDECIDED = replace(FACTS, decision=None, body=None, mandated=False)
OUTSIDE = no.EffectiveOutsidePeriod(
    "effective", effective="2028-01-01", period="2024-2027", first="2024-01-01", last="2027-12-31"
)
AWAITED = no.AnswerAwaited("answered", respond_by="2024-06-07", decided="2024-10-08")

ABSOLUTELY: list[tuple[Rule, Facts, Objection]] = [
    (case.must_rest_on_a_decision, UNDECIDED, no.DecisionMissing("decision", matter="exclusion")),
    (
        case.must_be_about_this_actor,
        decided(about=("A-7", "A-2")),
        no.DecisionOtherActor(
            "decision", refs=["D-2024-001", "A-2", "A-7"], decision="D-2024-001", others=("A-2", "A-7")
        ),
    ),
    (
        case.must_be_about_this_actor,
        replace(decided(about=()), acted_on=frozenset({"A-2"})),
        no.DecisionOtherActor("decision", refs=["D-2024-001", "A-2"], decision="D-2024-001", others=("A-2",)),
    ),
    (case.must_say_from_when, asked(effective=None), no.EffectiveMissing("effective")),
]
UNMET: list[tuple[Rule, Facts, Objection]] = [
    *[
        (
            case.must_be_approved,
            decided(outcome=outcome),
            no.DecisionNotApproved("decision", refs=["D-2024-001"], decision="D-2024-001", outcome=outcome),
        )
        for outcome in (Outcome.REJECTED, Outcome.REFERRED, Outcome.TABLED, Outcome.NOTED)
    ],
    (
        case.must_be_decided_with_mandate,
        replace(FACTS, mandated=False),
        no.MandateMissing("decision", refs=["D-2024-001", "B-1"], body="Kommunstyrelsen", day="2024-10-08"),
    ),
    (case.must_be_notified_first, asked(notified=None), no.NotNotified("notified", period="2024-2027")),
    (
        case.must_be_notified_first,
        asked(notified=DECIDED),
        no.NotifiedAfterDecision("notified", notified="2024-10-08", decided="2024-10-08"),
    ),
    (case.must_be_heard_first, asked(answered=None), AWAITED),
    (case.must_be_heard_first, asked(answered=date(2024, 5, 16)), AWAITED),
    (case.must_be_heard_first, asked(answered=date(2024, 10, 9)), AWAITED),
    (
        case.must_be_heard_first,
        asked(decided(decided_on=date(2024, 6, 7)), answered=None, no_answer=True),
        no.AnswerAwaited("answered", respond_by="2024-06-07", decided="2024-06-07"),
    ),
    (
        case.must_not_take_effect_before_the_decision,
        asked(effective=date(2024, 10, 7)),
        no.EffectiveBeforeDecision("effective", effective="2024-10-07", decided="2024-10-08"),
    ),
    (case.must_take_effect_in_the_period, asked(effective=date(2028, 1, 1)), OUTSIDE),
    (
        case.must_bar_through_a_later_day,
        asked(bar_through=date(2024, 1, 1)),
        no.LastDayBeforeFirst("bar_through", first=str(asked().request.effective), last="2024-01-01"),
    ),
    (
        case.must_name_points_of_the_text,
        asked(ground=("value:1", "principle:2")),
        no.ProvisionUnknown("ground", given="principle:2", period="2024-2027"),
    ),
]


def cases(rows: list[tuple[Rule, Facts, Objection]]) -> list[object]:
    """Give the rows with a name each."""
    return [pytest.param(*row, id=f"{row[0].__name__}-{row[2].code}-{at}") for at, row in enumerate(rows)]


@pytest.mark.parametrize(("rule", "broken", "objection"), cases(ABSOLUTELY + UNMET))
def test_where_one_precondition_is_removed_only_its_rule_objects(
    rule: Rule, broken: Facts, objection: Objection
) -> None:
    assert [objection] == refused(broken)
    assert [rule] == [asked_ for asked_ in ABSOLUTE + RULES if list(asked_(broken))]


def test_every_rule_is_broken_alone_above() -> None:
    assert set(ABSOLUTE) == {rule for rule, _, _ in ABSOLUTELY}
    assert set(RULES) == {rule for rule, _, _ in UNMET}


@pytest.mark.parametrize(
    "good",
    [
        FACTS,
        asked(effective=DECIDED),
        asked(effective=date(2027, 12, 31)),
        asked(ground=()),
        asked(replace(FACTS, points=frozenset()), ground=("value:99",)),
        asked(answered=DECIDED),
        asked(answered=date(2024, 5, 17)),
        asked(answered=None, no_answer=True),
        asked(decided(decided_on=date(2024, 6, 8)), answered=None, no_answer=True),
        asked(decided(decided_on=date(2024, 6, 5))),
        asked(replace(FACTS, period=UNHEARD_PERIOD), notified=None, answered=None),
        asked(replace(FACTS, period=UNHEARD_PERIOD), notified=TODAY, answered=None),
        asked(replace(FACTS, period=UNHEARD_PERIOD), notified=date(2024, 10, 1), answered=None),
        decided(about=("A-1", "A-2")),
        decided(about=()),
        replace(decided(about=()), acted_on=frozenset({"A-1", "A-2"})),
        replace(FACTS, acted_on=frozenset({"A-2"})),
    ],
)
def test_a_decision_with_every_precondition_is_acted_on(good: Facts) -> None:
    assert [] == refused(good)


def test_a_decision_that_could_not_be_read_is_not_missing_too() -> None:
    assert [] == list(case.must_rest_on_a_decision(replace(UNDECIDED, decision_unreadable=True)))


def test_everything_that_speaks_against_a_decision_is_told_at_once_and_the_absolute_first() -> None:
    wrong = decided(replace(FACTS, mandated=False), about=("A-2",), outcome=Outcome.NOTED)
    facts = asked(wrong, notified=None, effective=date(2024, 10, 1), ground=("value:9", "value:8"))
    assert [
        "decision_other_actor",
        "decision_not_approved",
        "mandate_missing",
        "not_notified",
        "effective_before_decision",
        "provision_unknown",
        "provision_unknown",
    ] == codes(facts)


def test_without_a_decision_the_hearing_and_the_grounds_are_still_asked_for() -> None:
    facts = asked(UNDECIDED, notified=None, effective=None, ground=("value:9",))
    assert ["decision_missing", "effective_missing", "not_notified", "provision_unknown"] == codes(facts)


def test_a_period_without_a_hearing_asks_for_neither_notice_nor_answer() -> None:
    facts = asked(replace(FACTS, period=UNHEARD_PERIOD), notified=None, answered=None)
    assert [] == list(case.must_be_notified_first(facts)) + list(case.must_be_heard_first(facts))


@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.none() | st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_silence_lets_a_decision_be_taken_only_when_the_time_has_passed(notified: date, answered: date | None) -> None:
    facts = asked(notified=notified, answered=answered, no_answer=True)
    heard = answered is not None and notified <= answered <= DECIDED
    passed = notified + timedelta(days=21) < DECIDED
    expected = [] if heard or passed else ["answer_awaited"]
    assert (["notified_after_decision"] if notified >= DECIDED else expected) == codes(facts)


# exclusion --------------------------------------------------------------------------------------


def test_an_exclusion_is_recorded_with_decision_grounds_and_first_day_off() -> None:
    expected = ActorExcluded(
        subject="A-1",
        enrollment="E-1",
        period="2024-2027",
        decision="D-2024-001",
        grounds=("value:2", "formal"),
        effective=date(2024, 10, 17),
        bar_through=date(2026, 5, 31),
        notified=date(2024, 5, 17),
        answered=date(2024, 6, 5),
        dnr="Ks1216/2018",
    )
    assert expected == case.exclude(asked(bar_through=date(2026, 5, 31), dnr="Ks1216/2018"), ENROLLMENT)


ANYWAY = asked(record_anyway="KS beslut enligt protokoll")


def anyway(facts: Facts) -> Facts:
    """Give the facts with the wish to record the decision anyway."""
    return asked(facts, record_anyway="KS beslut enligt protokoll")


def recorded(objection: Objection) -> RecordedObjection:
    """Give an objection as it is recorded with a decision."""
    return RecordedObjection(code=objection.code, facts=json.dumps(objection.facts, ensure_ascii=False))


@pytest.mark.parametrize(("rule", "broken", "objection"), cases(UNMET))
def test_a_decision_that_was_taken_is_recorded_anyway_with_the_rule_that_was_not_met(
    rule: Rule, broken: Facts, objection: Objection
) -> None:
    event = case.exclude(anyway(broken), ENROLLMENT)
    assert (recorded(objection),) == event.objections
    assert [objection] == list(rule(anyway(broken)))
    assert "KS beslut enligt protokoll" == event.recorded_anyway


@pytest.mark.parametrize(("rule", "broken", "objection"), cases(ABSOLUTELY))
def test_what_is_absolute_is_refused_all_the_same(rule: Rule, broken: Facts, objection: Objection) -> None:
    assert [objection] == list(rule(broken)) == refused(anyway(broken))


def test_what_is_absolute_is_refused_together_with_what_is_not() -> None:
    assert ["effective_missing", "not_notified"] == codes(anyway(asked(effective=None, notified=None)))


BREAKS: dict[str, Callable[[Facts], Facts]] = {
    "decision_not_approved": lambda facts: decided(facts, outcome=Outcome.TABLED),
    "mandate_missing": lambda facts: replace(facts, mandated=False),
    "not_notified": lambda facts: asked(facts, notified=None),
    "effective_before_decision": lambda facts: asked(facts, effective=date(2024, 10, 1)),
    "provision_unknown": lambda facts: asked(facts, ground=("value:9",)),
}


@given(st.sets(st.sampled_from(list(BREAKS))))
def test_exactly_the_rules_that_are_not_met_are_recorded(broken: set[str]) -> None:
    facts = FACTS
    for code in broken:
        facts = BREAKS[code](facts)
    expected = [code for code in BREAKS if code in broken]
    assert expected == codes(facts)
    assert expected == [objection.code for objection in case.exclude(anyway(facts), ENROLLMENT).objections]


def test_recorded_facts_are_read_back_and_keep_their_letters() -> None:
    facts = anyway(replace(FACTS, mandated=False, body=BODY.model_copy(update={"name": "Örebro nämnd"})))
    (objection,) = case.exclude(facts, ENROLLMENT).objections
    assert objection.facts
    assert {"body": "Örebro nämnd", "day": "2024-10-08"} == json.loads(objection.facts)
    assert "Örebro" in objection.facts


def test_an_exclusion_that_nobody_was_notified_of() -> None:
    unheard = asked(notified=None, answered=None)
    assert ["not_notified"] == codes(unheard)
    assert ["not_notified", "effective_before_decision"] == codes(asked(unheard, effective=date(2024, 10, 1)))
    event = case.exclude(anyway(unheard), ENROLLMENT)
    assert (date(2024, 10, 17), ["not_notified"]) == (event.effective, [o.code for o in event.objections])


# suspension -------------------------------------------------------------------------------------


EARLIER = Suspension(
    entry=6, enrollment="E-1", decision="D-2024-000", first_day=date(2024, 9, 1), through=date(2024, 10, 7)
)
OVERLAP = no.SuspensionOverlaps("through", refs=["E-1"], id="E-1")


@pytest.mark.parametrize(
    ("said", "first"),
    [({}, DECIDED), ({"effective": date(2024, 11, 20)}, date(2024, 11, 20)), ({"effective": DECIDED}, DECIDED)],
)
def test_a_suspension_runs_from_the_decision_or_a_later_day_through_its_last(
    said: dict[str, object], first: date
) -> None:
    expected = ActorSuspended(
        subject="A-1",
        enrollment="E-1",
        period="2024-2027",
        decision="D-2024-001",
        first_day=first,
        through=date(2024, 12, 6),
        reason="enligt § 187",
    )
    assert expected == case.suspend(asked(SUSPENDING, **said, reason="enligt § 187"), ENROLLMENT, [EARLIER])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (replace(SUSPENDING, decision=None, body=None), no.DecisionMissing("decision", matter="exclusion")),
        (
            decided(SUSPENDING, about=("A-2",)),
            no.DecisionOtherActor("decision", refs=["D-2024-001", "A-2"], decision="D-2024-001", others=("A-2",)),
        ),
        (
            decided(SUSPENDING, outcome=Outcome.REJECTED),
            no.DecisionNotApproved("decision", refs=["D-2024-001"], decision="D-2024-001", outcome="rejected"),
        ),
        (
            replace(SUSPENDING, mandated=False),
            no.MandateMissing("decision", refs=["D-2024-001", "B-1"], body="Kommunstyrelsen", day="2024-10-08"),
        ),
        (
            asked(SUSPENDING, effective=date(2024, 10, 7)),
            no.EffectiveBeforeDecision("effective", effective="2024-10-07", decided="2024-10-08"),
        ),
        (asked(SUSPENDING, effective=date(2028, 1, 1), through=date(2028, 2, 1)), OUTSIDE),
        (
            asked(SUSPENDING, through=date(2024, 10, 7)),
            no.LastDayBeforeFirst("through", first="2024-10-08", last="2024-10-07"),
        ),
    ],
    ids=lambda value: value.code if isinstance(value, Objection) else "",
)
def test_a_suspension_without_one_precondition_is_refused_for_that_alone(facts: Facts, expected: Objection) -> None:
    assert [expected] == refused_suspension(facts)


def test_a_suspension_may_be_of_one_day() -> None:
    event = case.suspend(asked(SUSPENDING, through=DECIDED), ENROLLMENT, [])
    assert (DECIDED, DECIDED) == (event.first_day, event.through)


def test_a_suspension_asks_for_no_hearing_no_grounds_and_no_effective_day() -> None:
    assert [] == case.objections(SUSPENDING, ABSOLUTE + RULES)


@pytest.mark.parametrize(
    ("first", "through", "overlaps"),
    [
        (date(2024, 9, 1), date(2024, 10, 7), False),
        (date(2024, 9, 1), date(2024, 10, 8), True),
        (date(2024, 10, 20), date(2024, 10, 21), True),
        (date(2024, 12, 6), date(2024, 12, 31), True),
        (date(2024, 12, 7), date(2024, 12, 31), False),
        (date(2024, 1, 1), date(2025, 1, 1), True),
    ],
)
def test_suspensions_of_one_actor_never_overlap(first: date, through: date, overlaps: bool) -> None:
    earlier = EARLIER.model_copy(update={"first_day": first, "through": through})
    if overlaps:
        assert [OVERLAP] == refused_suspension(SUSPENDING, earlier)
    else:
        assert DECIDED == case.suspend(SUSPENDING, ENROLLMENT, [earlier]).first_day


def test_the_same_suspension_is_not_made_twice() -> None:
    same = EARLIER.model_copy(update={"first_day": DECIDED, "through": date(2024, 12, 6)})
    done = no.AlreadyDone("through", refs=["E-1"], id="E-1", day="2024-12-06")
    assert [done] == refused_suspension(SUSPENDING, EARLIER, same)


def test_a_suspension_without_a_last_day_is_refused_with_all_the_rest() -> None:
    endless = asked(SUSPENDING, through=None)
    assert [no.Missing("through")] == refused_suspension(endless)
    assert ["mandate_missing", "missing"] == [
        objection.code for objection in refused_suspension(replace(endless, mandated=False))
    ]


def test_everything_that_speaks_against_a_suspension_is_told_at_once() -> None:
    facts = replace(asked(SUSPENDING, through=date(2024, 10, 1)), mandated=False)
    assert ["mandate_missing", "last_day_before_first"] == [
        objection.code for objection in refused_suspension(facts, EARLIER)
    ]


# notices ----------------------------------------------------------------------------------------


def decided_by(kind: BodyKind, facts: Facts = FACTS) -> Facts:
    """Give the facts with another kind of body."""
    return replace(facts, body=BODY.model_copy(update={"kind": kind}))


ADVISORY = no.AdvisoryBodyDecides("decision", refs=["B-1"], body="Kommunstyrelsen")
DELEGATED = no.DelegatedDecision("decision", refs=["B-1"], body="Kommunstyrelsen")
NAMND = ACTOR.model_copy(update={"kind": Kind.COMMITTEE, "name": "Kulturnämnden"})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (FACTS, []),
        (SUSPENDING, []),
        (
            replace(FACTS, period=PERIOD.model_copy(update={"exclusion_clause": None})),
            [no.ClauseMissing("period", period="2024-2027")],
        ),
        (replace(SUSPENDING, period=PERIOD.model_copy(update={"exclusion_clause": None})), []),
        (asked(ground=()), [no.GroundsMissing("ground")]),
        (decided_by(BodyKind.ASSEMBLY), []),
        (decided_by(BodyKind.SUBCOMMITTEE), []),
        (decided_by(BodyKind.ADVISORY), [ADVISORY]),
        (decided_by(BodyKind.NETWORK), [ADVISORY]),
        (decided_by(BodyKind.DELEGATE), [DELEGATED]),
        (decided_by(BodyKind.DELEGATE, SUSPENDING), [DELEGATED]),
        (
            replace(FACTS, actor=NAMND),
            [no.CommitteeExcluded("actor", refs=["A-1"], name="Kulturnämnden")],
        ),
        (ANYWAY, [no.AnywayNotNeeded("record_anyway")]),
        (replace(ANYWAY, mandated=False), []),
        (
            asked(replace(FACTS, period=PERIOD.model_copy(update={"exclusion_clause": None})), ground=()),
            [no.ClauseMissing("period", period="2024-2027"), no.GroundsMissing("ground")],
        ),
    ],
)
def test_what_should_be_known_of_a_decision_is_told(facts: Facts, expected: list[no.Notice]) -> None:
    assert expected == list(case.notices(facts))
