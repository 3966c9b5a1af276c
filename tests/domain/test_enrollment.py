"""Enrollments: what arrives, what speaks against it, and from which day it counts."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from enrollment_facts import (
    ACTOR,
    CLOSED,
    COMMITMENTS,
    COMPLETED,
    DAYS,
    DECLINED,
    EXCLUSION,
    JOINED,
    KNOWN,
    LEFT,
    NETWORK,
    NEW,
    PERIOD,
    PRINCIPLES,
    UNBARRED,
    VALUES,
    WAITING,
    answer,
    codes,
    event,
    objections,
)
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from samverkan_cli.domain import enrollment
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.enrollment import Enroll, Ids, JoiningFacts, Known, Rule
from samverkan_cli.domain.events import (
    ActorEnrolled,
    ActorFacts,
    ContactFacts,
    EnrollmentCompleted,
    EnrollmentReceived,
    Introduced,
)
from samverkan_cli.domain.records import Barred, Enrollment, Exclusion, NetworkRule, Period, RuleChange
from samverkan_cli.domain.refusal import Notice, Objection, Refused
from samverkan_cli.domain.values import Affirmation, Because, Channel, EndedAs, Kind, Side

# rules ------------------------------------------------------------------------------------------


BAR_TOLD = {"decision": "D-2022-001", "through": "2024-05-31", "free": "2024-06-01"}
OTHERS_BAR = Barred(exclusion=EXCLUSION, name="Blå Tuvan", org_nr="802999-0010")
ALONE: list[tuple[Rule, JoiningFacts, Objection]] = [
    (
        enrollment.must_not_be_enrolled_already,
        answer(replace(KNOWN, latest=JOINED)),
        no.AlreadyEnrolled(
            "actor", refs=["E-1"], name="Blå Tuvan", id="E-1", effective="2024-02-05", period="2024-2027"
        ),
    ),
    (
        enrollment.must_not_be_enrolled_already,
        answer(replace(KNOWN, latest=WAITING), **COMPLETED, incomplete="ännu ett kryss"),
        no.AlreadyEnrolled("actor", refs=["E-1"], name="Blå Tuvan", id="E-1", effective="", period="2024-2027"),
    ),
    (
        enrollment.must_be_known_to_the_day,
        answer(known_as=("2024", date(2024, 12, 31)), received=None),
        no.DayKnownInPart("received", day_known="2024", period="2024-2027"),
    ),
    (
        enrollment.must_agree_with_the_register,
        answer(org_nr="875999-0016"),
        no.ActorDiffers("org_nr", refs=["A-1"], id="A-1", field_name="org_nr", known="802999-0010"),
    ),
    (
        enrollment.must_agree_with_the_register,
        answer(kind=Kind.FOUNDATION),
        no.ActorDiffers("kind", refs=["A-1"], id="A-1", field_name="kind", known="association"),
    ),
    (
        enrollment.must_stand_on_the_side_of_its_kind,
        answer(side=Side.PUBLIC),
        no.SideMismatch("side", kind="association", side="public", expected="civil"),
    ),
    (
        enrollment.must_stand_on_the_side_of_its_kind,
        answer(NEW, kind=Kind.COMMITTEE, side=Side.CIVIL),
        no.SideMismatch("side", kind="committee", side="civil", expected="public"),
    ),
    (
        enrollment.must_be_alive,
        answer(replace(KNOWN, actor=structs.replace(ACTOR, dissolved_on=date(2024, 2, 4)))),
        no.ActorIsDissolved("actor", refs=["A-1"], name="Blå Tuvan", day="2024-02-04"),
    ),
    (
        enrollment.must_arrive_before_the_close,
        answer(replace(KNOWN, period=CLOSED)),
        no.PeriodIsClosed("received", period="2024-2027", day="2024-01-31"),
    ),
    (
        enrollment.must_be_completed_after_arrival,
        answer(replace(KNOWN, latest=WAITING), **(COMPLETED | {"received": date(2024, 2, 4)})),
        no.CompletionBeforeReceived("received", received="2024-02-05"),
    ),
    (
        enrollment.must_have_time_to_complete,
        answer(complete_by=date(2024, 2, 4)),
        no.LastDayBeforeFirst("complete_by", first="2024-02-05", last="2024-02-04"),
    ),
    (
        enrollment.must_have_time_to_complete,
        answer(complete_by=date(2024, 2, 4)),
        no.LastDayBeforeFirst("complete_by", first="2024-02-05", last="2024-02-04"),
    ),
    (
        enrollment.must_affirm_what_the_period_requires,
        answer(affirm=(VALUES, COMMITMENTS)),
        no.AffirmationMissing("affirm", tick="principles", period="2024-2027"),
    ),
    (
        enrollment.must_affirm_what_the_period_requires,
        answer(affirm=(PRINCIPLES,)),
        no.AffirmationMissing("affirm", tick="values", period="2024-2027"),
    ),
    (enrollment.must_be_signed, answer(signed_by=None), no.SignerMissing("signed_by")),
    (
        enrollment.must_be_admitted_as_a_network,
        answer(replace(NEW, period=structs.replace(PERIOD, networks=False)), **NETWORK),
        no.NetworksBarred("kind", period="2024-2027"),
    ),
    (
        enrollment.must_be_admitted_as_a_network,
        answer(NEW, **(NETWORK | {"purpose": None})),
        no.PurposeMissing("purpose"),
    ),
    (enrollment.must_be_admitted_as_a_network, answer(NEW, **NETWORK, contact=None), no.ContactMissing("contact")),
    (
        enrollment.must_take_effect_in_the_period,
        answer(effective=date(2024, 2, 4)),
        no.EffectiveBeforeReceived("effective", effective="2024-02-04", received="2024-02-05"),
    ),
    (
        enrollment.must_take_effect_in_the_period,
        answer(effective=date(2028, 1, 1)),
        no.EffectiveOutsidePeriod(
            "effective", effective="2028-01-01", period="2024-2027", first="2024-01-01", last="2027-12-31"
        ),
    ),
    (
        enrollment.must_take_effect_in_the_period,
        answer(received=date(2023, 10, 16), effective=date(2023, 12, 31)),
        no.EffectiveOutsidePeriod(
            "effective", effective="2023-12-31", period="2024-2027", first="2024-01-01", last="2027-12-31"
        ),
    ),
    (
        enrollment.must_take_effect_in_the_period,
        answer(replace(KNOWN, latest=LEFT), received=date(2024, 5, 31)),
        no.EffectiveBeforeEnd("effective", refs=["E-1"], effective="2024-05-31", end="2024-06-01"),
    ),
    (
        enrollment.must_not_be_barred,
        answer(replace(KNOWN, exclusions=(EXCLUSION,))),
        no.IsBarred("effective", refs=["D-2022-001"], **BAR_TOLD),
    ),
    (
        enrollment.must_not_be_barred,
        answer(replace(NEW, bars=(OTHERS_BAR,)), actor="Klockbojen", org_nr="802999-0010"),
        no.IsBarred("effective", refs=["D-2022-001"], **BAR_TOLD, other="Blå Tuvan (A-1)"),
    ),
    (
        enrollment.must_say_that_the_cause_is_removed,
        answer(replace(KNOWN, exclusions=(UNBARRED,))),
        no.CauseNotRemoved("cause_removed", refs=["D-2022-001"], decision="D-2022-001", day="2022-10-17"),
    ),
]
ONE_BROKEN = [
    pytest.param(*row, id=f"{row[0].__name__}-{row[2].code}-{row[2].field}-{at}") for at, row in enumerate(ALONE)
]
FIRST_ANSWERS = [case for case, row in zip(ONE_BROKEN, ALONE, strict=True) if not row[1].known.waiting]
EVERY_RULE = (*enrollment.ARRIVAL_RULES, *enrollment.JOINING_RULES)


@pytest.mark.parametrize(("rule", "broken", "objection"), ONE_BROKEN)
def test_where_one_precondition_is_removed_only_its_rule_objects(
    rule: Rule, broken: JoiningFacts, objection: Objection
) -> None:
    assert [objection] == objections(broken)
    assert [rule] == [asked for asked in EVERY_RULE if list(asked(broken))]


def test_every_rule_is_broken_alone_above() -> None:
    assert set(EVERY_RULE) == {rule for rule, _, _ in ALONE}


@pytest.mark.parametrize(
    "good",
    [
        answer(),
        answer(NEW),
        answer(NEW, **NETWORK),
        answer(NEW, kind=Kind.COMMITTEE, side=Side.PUBLIC),
        answer(replace(KNOWN, latest=WAITING), **COMPLETED),
        answer(replace(KNOWN, latest=LEFT), received=date(2024, 6, 1)),
        answer(replace(KNOWN, latest=DECLINED)),
        answer(org_nr="802999-0010", kind=Kind.ASSOCIATION, side=Side.CIVIL),
        answer(replace(KNOWN, actor=structs.replace(ACTOR, org_nr=None)), org_nr="875999-0016"),
        answer(replace(KNOWN, actor=structs.replace(ACTOR, dissolved_on=date(2024, 2, 5)))),
        answer(replace(KNOWN, period=CLOSED), received=date(2024, 1, 31)),
        answer(replace(KNOWN, period=structs.replace(PERIOD, affirmations=())), affirm=()),
        answer(replace(KNOWN, latest=WAITING), **(COMPLETED | {"received": date(2024, 2, 5)})),
        answer(received=date(2027, 12, 31)),
        answer(effective=date(2024, 2, 5)),
        answer(complete_by=date(2024, 2, 5)),
        answer(effective=date(2027, 12, 31)),
        answer(replace(NEW, has_contact=True), **NETWORK, contact=None),
        answer(replace(KNOWN, actor=structs.replace(ACTOR, kind=Kind.NETWORK, purpose="att grannar ses"))),
        answer(replace(KNOWN, exclusions=(EXCLUSION,)), received=date(2024, 6, 1), cause_removed="ny styrelse"),
        answer(replace(KNOWN, exclusions=(EXCLUSION,), rejoined=True), received=date(2024, 6, 1)),
        answer(replace(KNOWN, exclusions=(structs.replace(UNBARRED, effective=date(2024, 2, 6)),))),
    ],
)
def test_an_answer_with_every_precondition_is_not_objected_to(good: JoiningFacts) -> None:
    assert [] == objections(good)


def test_everything_that_speaks_against_an_answer_is_told_at_once() -> None:
    period = structs.replace(CLOSED, networks=False)
    bad = answer(
        Known(period, None, None, (EXCLUSION,)),
        actor="Nätverket Exempelvis Grannar",
        kind=Kind.NETWORK,
        side=Side.PUBLIC,
        affirm=(),
        signed_by=None,
        contact=None,
        effective=date(2023, 12, 31),
    )
    assert [
        "side_mismatch",
        "period_is_closed",
        "affirmation_missing",
        "affirmation_missing",
        "signer_missing",
        "networks_barred",
        "purpose_missing",
        "contact_missing",
        "effective_before_received",
        "effective_outside_period",
        "barred",
    ] == codes(bad)


def test_to_an_actor_that_is_enrolled_only_what_is_in_conflict_is_told() -> None:
    again = {"affirm": (), "signed_by": None, "side": Side.PUBLIC, "received": date(2023, 1, 1)}
    assert ["already_enrolled"] == codes(answer(replace(KNOWN, latest=JOINED), **again))
    differs = answer(replace(KNOWN, latest=JOINED), **again, org_nr="875999-0016")
    assert ["already_enrolled", "actor_differs"] == codes(differs)


@pytest.mark.parametrize(("rule", "broken", "objection"), FIRST_ANSWERS)
def test_an_incomplete_answer_is_held_only_to_the_rules_of_arrival(
    rule: Rule, broken: JoiningFacts, objection: Objection
) -> None:
    incomplete = replace(broken, request=broken.request.but(incomplete="kryss"))
    assert ([objection] if rule in enrollment.ARRIVAL_RULES else []) == objections(incomplete)


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(2022, 10, 17), "barred"), (date(2024, 5, 31), "barred"), (date(2024, 6, 1), "cause_not_removed")],
)
def test_a_bar_holds_from_the_exclusion_through_its_last_day(day: date, code: str) -> None:
    period = structs.replace(PERIOD, first_day=date(2020, 1, 1))
    assert [code] == codes(answer(replace(KNOWN, period=period, exclusions=(EXCLUSION,)), received=day))


def test_a_bar_is_tested_against_the_effective_day_and_not_the_arrival() -> None:
    known = replace(KNOWN, exclusions=(EXCLUSION,))
    late = answer(known, received=date(2024, 3, 2), effective=date(2024, 6, 1), cause_removed="ny styrelse")
    assert [] == codes(late)
    first_day = answer(known, received=date(2023, 10, 16), cause_removed="ny styrelse")
    assert ["barred"] == codes(first_day)


def test_the_cause_is_asked_for_from_the_day_the_exclusion_takes_effect() -> None:
    today = structs.replace(UNBARRED, effective=date(2024, 2, 5))
    assert ["cause_not_removed"] == codes(answer(replace(KNOWN, exclusions=(today,))))


def test_the_cause_is_asked_of_the_latest_exclusion() -> None:
    later = structs.replace(UNBARRED, decision="D-2023-007", effective=date(2023, 3, 1))
    (found,) = objections(answer(replace(KNOWN, exclusions=(UNBARRED, later))))
    assert ("cause_not_removed", ("D-2023-007",)) == (found.code, found.refs)


BARRED = structs.replace(EXCLUSION, period="2024-2027", effective=date(2024, 3, 1), bar_through=date(2026, 5, 31))
LIFTED = structs.replace(BARRED, bar_lifted_from=date(2026, 4, 14))


def applying(*exclusions: Exclusion, **said: object) -> JoiningFacts:
    """Give an application of 2026 by who has been excluded."""
    return answer(replace(KNOWN, exclusions=exclusions), **({"received": date(2026, 3, 2)} | said))


def test_a_bar_that_is_lifted_gives_the_first_free_day_and_asks_for_no_cause() -> None:
    assert (date(2026, 4, 14), Because.BAR_LIFTED) == applying(LIFTED).effective
    assert [] == codes(applying(LIFTED))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"received": date(2026, 4, 13)}, (date(2026, 4, 14), Because.BAR_LIFTED)),
        ({"received": date(2026, 4, 14)}, (date(2026, 4, 14), Because.RECEIVED)),
        ({"received": date(2026, 6, 1)}, (date(2026, 6, 1), Because.RECEIVED)),
        ({"effective": date(2026, 5, 1)}, (date(2026, 5, 1), Because.STATED)),
    ],
)
def test_a_bar_is_lifted_from_its_day(said: dict[str, object], expected: tuple[date, Because]) -> None:
    assert expected == applying(LIFTED, **said).effective
    assert [] == codes(applying(LIFTED, **said))


def test_before_the_day_it_is_lifted_a_bar_holds() -> None:
    assert ["barred"] == codes(applying(LIFTED, effective=date(2026, 4, 13)))


def test_a_bar_that_is_lifted_lifts_no_other() -> None:
    other = structs.replace(BARRED, decision="D-2025-004", effective=date(2025, 3, 1))
    found = objections(applying(LIFTED, other))
    assert [("barred", ("D-2025-004",))] == [(each.code, each.refs) for each in found]


def test_an_application_that_waited_for_its_bar_takes_effect_when_it_is_lifted() -> None:
    waiting = structs.replace(JOINED, received=date(2026, 3, 2), effective=None, lacks="spärr")
    known = replace(KNOWN, latest=waiting, exclusions=(LIFTED,))
    silent = {"received": None, "day": date(2026, 4, 20), "affirm": (), "signed_by": None, "contact": None}
    assert (date(2026, 4, 14), Because.BAR_LIFTED) == answer(known, **silent).effective
    assert [] == codes(answer(known, **silent))


def test_a_lifted_bar_moves_no_enrollment_from_before_the_exclusion() -> None:
    old = structs.replace(PERIOD, id="2020-2023", first_day=date(2020, 1, 1), last_day=date(2023, 12, 31))
    known = Known(old, ACTOR, None, (LIFTED,))
    assert (date(2021, 3, 1), Because.RECEIVED) == answer(known, received=date(2021, 3, 1)).effective
    assert [] == codes(answer(known, received=date(2021, 3, 1)))


@pytest.mark.parametrize("gone", [{"annulled_on": date(2025, 3, 3)}, {"revoked_from": date(2025, 3, 3)}])
@pytest.mark.parametrize("exclusion", [EXCLUSION, UNBARRED, BARRED, structs.replace(BARRED, effective=None)])
def test_an_exclusion_that_was_annulled_or_revoked_bars_nothing_and_asks_nothing(
    exclusion: Exclusion, gone: dict[str, date]
) -> None:
    assert [] == codes(applying(structs.replace(exclusion, **gone)))


def test_a_stayed_exclusion_bars_nothing_until_it_resumes() -> None:
    stayed = structs.replace(BARRED, stayed_on=date(2024, 4, 2), resumed_from=date(2025, 1, 7))
    assert [] == codes(applying(stayed, received=date(2024, 4, 2)))
    assert [] == codes(applying(stayed, received=date(2025, 1, 6)))
    assert ["barred"] == codes(applying(stayed, received=date(2025, 1, 7)))
    unending = structs.replace(stayed, resumed_from=None)
    assert [[], []] == [codes(applying(unending)), codes(applying(structs.replace(unending, bar_through=None)))]


def told(applied: JoiningFacts) -> list[Notice]:
    return [each for each in enrollment.notices_of_answer(applied) if isinstance(each, no.ExclusionAhead)]


def test_an_answer_before_an_exclusion_has_effect_is_recorded_and_told_of_it() -> None:
    waiting = structs.replace(BARRED, effective=None)
    later = structs.replace(BARRED, effective=date(2026, 3, 3))
    unbarred = structs.replace(waiting, bar_through=None)
    for each in (waiting, later, unbarred):
        assert [] == codes(applying(each))
    facts = {"decision": "D-2022-001", "through": "2026-05-31"}
    ahead = no.ExclusionAhead("effective", refs=["D-2022-001"], **facts, from_day=None)
    assert [ahead] == told(applying(waiting))
    assert [no.ExclusionAhead("effective", refs=["D-2022-001"], **facts, from_day="2026-03-03")] == told(
        applying(later)
    )
    without = no.ExclusionAhead("effective", refs=["D-2022-001"], decision="D-2022-001", through=None, from_day=None)
    assert [without] == told(applying(unbarred))


def test_an_exclusion_that_has_no_effect_yet_in_another_period_is_told_only_for_its_bar() -> None:
    waiting = structs.replace(BARRED, effective=None, period="2020-2023")
    assert 1 == len(told(applying(waiting)))
    assert [] == told(applying(structs.replace(waiting, bar_through=None)))
    assert [] == told(applying(structs.replace(waiting, bar_through=date(2026, 3, 1))))
    assert [] == told(applying(structs.replace(waiting, revoked_from=date(2026, 3, 1))))
    assert [] == told(applying(structs.replace(BARRED, bar_through=date(2025, 1, 1))))


# the effective day and its reason ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (answer(received=date(2023, 10, 16)), (date(2024, 1, 1), Because.FIRST_DAY)),
        (answer(received=date(2023, 12, 31)), (date(2024, 1, 1), Because.FIRST_DAY)),
        (answer(received=date(2024, 1, 1)), (date(2024, 1, 1), Because.RECEIVED)),
        (answer(received=date(2024, 2, 5)), (date(2024, 2, 5), Because.RECEIVED)),
        (answer(received=None, day=date(2024, 2, 6)), (date(2024, 2, 6), Because.RECEIVED)),
        (answer(received=None), (date(2024, 3, 1), Because.RECEIVED)),
        (answer(received=date(2024, 2, 5), effective=date(2024, 3, 1)), (date(2024, 3, 1), Because.STATED)),
        (answer(replace(KNOWN, latest=WAITING), **COMPLETED), (date(2024, 2, 19), Because.COMPLETED)),
        (answer(replace(KNOWN, latest=LEFT), received=date(2024, 6, 3)), (date(2024, 6, 3), Because.RECEIVED)),
    ],
)
def test_it_takes_effect_on_a_day_with_its_reason(given_: JoiningFacts, expected: tuple[date, Because]) -> None:
    assert expected == given_.effective


def test_what_was_completed_before_the_period_takes_effect_on_its_first_day() -> None:
    early = structs.replace(WAITING, received=date(2023, 10, 16))
    completed = answer(replace(KNOWN, latest=early), **(COMPLETED | {"received": date(2023, 11, 1)}))
    assert (date(2024, 1, 1), Because.FIRST_DAY) == completed.effective


@given(DAYS, st.none() | DAYS)
def test_the_effective_day_is_the_latest_of_arrival_completion_and_the_first_day(
    arrived: date, completed: date | None
) -> None:
    waiting = structs.replace(WAITING, received=arrived) if completed else None
    day, because = answer(replace(KNOWN, latest=waiting), received=completed or arrived).effective
    days = {Because.RECEIVED: arrived, Because.COMPLETED: completed, Because.FIRST_DAY: PERIOD.first_day}
    assert max(known for known in days.values() if known) == day
    assert days[because] == day


ADMITTED = date(2024, 4, 24)
OPENED = NetworkRule(from_day=date(2024, 1, 1), networks=False)
FROM_APRIL = NetworkRule(from_day=ADMITTED, networks=True, decision="D-2024-001")
UNTIL_SUMMER = NetworkRule(from_day=date(2024, 7, 1), networks=False, decision="D-2024-002")
ADMITTING = structs.replace(PERIOD, rules=(OPENED, FROM_APRIL))
BARRING = structs.replace(PERIOD, networks=False, rules=(OPENED, FROM_APRIL, UNTIL_SUMMER))
NET = structs.replace(ACTOR, kind=Kind.NETWORK, purpose="att grannar ses")
READY = structs.replace(WAITING, affirmed=(VALUES, PRINCIPLES))
PAUSED = Known(ADMITTING, NET, READY, has_contact=True)
SILENT: dict[str, object] = {"received": None, "affirm": (), "signed_by": None, "contact": None}


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (answer(Known(ADMITTING, None, None), **NETWORK), (ADMITTED, Because.ADMITTED)),
        (answer(Known(ADMITTING, None, None), **NETWORK, received=ADMITTED), (ADMITTED, Because.RECEIVED)),
        (answer(replace(KNOWN, period=ADMITTING)), (date(2024, 2, 5), Because.RECEIVED)),
        (answer(PAUSED, **SILENT), (ADMITTED, Because.ADMITTED)),
        (answer(PAUSED, **(SILENT | {"day": date(2024, 5, 2)})), (ADMITTED, Because.ADMITTED)),
        (answer(PAUSED, **(SILENT | {"received": date(2024, 2, 5)})), (ADMITTED, Because.ADMITTED)),
        (answer(PAUSED, **(SILENT | {"received": date(2024, 5, 2)})), (date(2024, 5, 2), Because.COMPLETED)),
        (
            answer(replace(PAUSED, latest=WAITING), **(SILENT | {"affirm": (PRINCIPLES,), "day": date(2024, 5, 2)})),
            (date(2024, 5, 2), Because.COMPLETED),
        ),
        (
            answer(replace(PAUSED, has_contact=False), **(SILENT | {"contact": "x@y.se", "day": date(2024, 5, 2)})),
            (date(2024, 5, 2), Because.COMPLETED),
        ),
        (
            answer(
                replace(PAUSED, latest=structs.replace(READY, received=ADMITTED)),
                **(SILENT | {"day": date(2024, 5, 2)}),
            ),
            (date(2024, 5, 2), Because.COMPLETED),
        ),
    ],
)
def test_a_network_joins_on_the_day_the_period_admits_it_unless_something_came_later(
    given_: JoiningFacts, expected: tuple[date, Because]
) -> None:
    assert expected == given_.effective
    assert [] == codes(given_)


def test_what_waited_for_the_rule_alone_counts_as_completed_on_its_day() -> None:
    made = event(answer(PAUSED, **(SILENT | {"day": date(2024, 5, 2)})))
    assert isinstance(made, EnrollmentCompleted)
    assert (ADMITTED, date(2024, 2, 5)) == (made.completed, made.received)


def test_a_network_is_barred_from_the_day_of_a_decision() -> None:
    known = Known(BARRING, None, None)
    joins = answer(known, **NETWORK, received=date(2024, 6, 30))
    assert ([], date(2024, 6, 30)) == (objections(joins), joins.effective[0])
    barred = {"period": "2024-2027", "barred": "2024-07-01", "decision": "D-2024-002"}
    expected = no.NetworksBarred("kind", refs=["D-2024-002"], **barred)
    assert [expected] == objections(answer(known, **NETWORK, received=date(2024, 7, 1)))
    late = answer(replace(PAUSED, period=BARRING), **(SILENT | {"received": date(2024, 7, 1)}))
    assert [expected] == objections(late)


@pytest.mark.parametrize("period", [ADMITTING, BARRING])
def test_what_arrived_before_a_rule_that_has_ended_joins_on_its_day(period: Period) -> None:
    assert (ADMITTED, Because.ADMITTED) == answer(Known(period, None, None), **NETWORK).effective
    assert (ADMITTED, Because.ADMITTED) == answer(replace(PAUSED, period=period), **SILENT).effective


def test_no_network_joins_before_the_day_that_admits_it() -> None:
    facts = {"period": "2024-2027", "decision": "D-2024-001", "effective": "2024-04-23", "admitted": "2024-04-24"}
    early = no.EffectiveBeforeAdmitted("effective", refs=["D-2024-001"], **facts)
    stated = {"effective": date(2024, 4, 23)}
    assert [early] == objections(answer(Known(ADMITTING, None, None), **NETWORK, **stated))
    assert [early] == objections(answer(PAUSED, **(SILENT | stated)))


# events -----------------------------------------------------------------------------------------


def test_a_complete_answer_of_a_known_actor_enrolls_it() -> None:
    said = {"signed": date(2024, 2, 1), "channel": Channel.PAPER, "evidence": "styrelseprotokoll", "dnr": "Ks1/2024"}
    contact = ContactFacts(person="P-1", mailbox="eva@example.org")
    introduced = (Introduced(id="P-1", name="Eva Ek"),)
    expected = ActorEnrolled(
        subject="A-1",
        enrollment="E-1",
        period="2024-2027",
        received=date(2024, 2, 5),
        signed=date(2024, 2, 1),
        affirmed=(VALUES, PRINCIPLES),
        text_version=2,
        signed_by="P-1",
        capacity="ordförande",
        channel=Channel.PAPER,
        evidence="styrelseprotokoll",
        contact=contact,
        introduced=introduced,
        dnr="Ks1/2024",
        effective=date(2024, 2, 5),
        because=Because.RECEIVED,
    )
    assert expected == event(answer(KNOWN, **said), Ids("A-1", "E-1", "P-1", "ordförande", contact, introduced))


def test_a_new_actor_is_registered_by_the_same_event() -> None:
    enrolled = event(answer(NEW, **NETWORK))
    expected = ActorFacts(
        name="Nätverket Exempelvis Grannar", kind=Kind.NETWORK, side=Side.CIVIL, purpose="att grannar ses"
    )
    assert expected == enrolled.registered
    assert event(answer()).registered is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"kind": None}, ActorFacts(name="Blå Tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL)),
        (
            {"kind": Kind.COMMITTEE, "org_nr": "212000-1967"},
            ActorFacts(name="Blå Tuvan", kind=Kind.COMMITTEE, side=Side.PUBLIC, org_nr="212000-1967"),
        ),
    ],
)
def test_a_new_actor_is_an_association_unless_it_is_said_and_stands_on_the_side_of_its_kind(
    said: dict[str, object], expected: ActorFacts
) -> None:
    assert expected == event(answer(NEW, **said)).registered


def test_joining_in_autumn_takes_effect_in_january() -> None:
    enrolled = event(answer(received=date(2023, 10, 16), signed=date(2023, 10, 12)))
    assert isinstance(enrolled, ActorEnrolled)
    assert (date(2023, 10, 16), date(2024, 1, 1), Because.FIRST_DAY) == (
        enrolled.received,
        enrolled.effective,
        enrolled.because,
    )


def test_an_incomplete_answer_is_received_with_what_it_lacks_and_three_weeks_to_complete_it() -> None:
    expected = EnrollmentReceived(
        subject="A-1",
        enrollment="E-1",
        period="2024-2027",
        received=date(2024, 2, 5),
        affirmed=(VALUES,),
        text_version=2,
        signed_by="P-1",
        lacks="principer",
        complete_by=date(2024, 2, 26),
    )
    assert expected == event(answer(affirm=(VALUES,), incomplete="principer"))


@pytest.mark.parametrize(
    ("arrived", "last"),
    [
        (date(2024, 2, 10), date(2024, 3, 4)),  # a Saturday
        (date(2024, 3, 8), date(2024, 4, 2)),  # Good Friday
        (date(2024, 5, 31), date(2024, 6, 24)),  # midsummer's eve
        (date(2024, 6, 3), date(2024, 6, 24)),
    ],
)
def test_the_day_to_complete_it_by_is_proposed_on_a_working_day(arrived: date, last: date) -> None:
    received = event(answer(affirm=(), incomplete="kryss", received=arrived))
    assert isinstance(received, EnrollmentReceived)
    assert last == received.complete_by


def test_an_own_day_to_complete_it_by_is_kept_though_it_is_easter_monday() -> None:
    received = event(answer(affirm=(), incomplete="kryss", complete_by=date(2024, 4, 1)))
    assert isinstance(received, EnrollmentReceived)
    assert date(2024, 4, 1) == received.complete_by


def test_a_completion_keeps_the_arrival_and_unites_the_ticks() -> None:
    expected = EnrollmentCompleted(
        subject="A-1",
        enrollment="E-1",
        period="2024-2027",
        received=date(2024, 2, 5),
        affirmed=(VALUES, PRINCIPLES),
        text_version=2,
        signed_by="P-1",
        completed=date(2024, 2, 19),
        effective=date(2024, 2, 19),
        because=Because.COMPLETED,
    )
    assert expected == event(answer(replace(KNOWN, latest=WAITING), **COMPLETED))


@given(st.sets(st.sampled_from(Affirmation)), st.sets(st.sampled_from(Affirmation)))
def test_ticks_given_early_and_late_stand_together_in_the_order_of_the_form(
    early: set[Affirmation], late: set[Affirmation]
) -> None:
    waiting = structs.replace(WAITING, affirmed=tuple(early))
    united = answer(replace(KNOWN, latest=waiting), affirm=tuple(late)).affirmed
    assert [tick for tick in Affirmation if tick in early | late] == list(united)


def test_a_completion_needs_the_ticks_that_are_still_missing() -> None:
    completion = answer(replace(KNOWN, latest=WAITING), **(COMPLETED | {"affirm": (COMMITMENTS,)}))
    assert [no.AffirmationMissing("affirm", tick="principles", period="2024-2027")] == objections(completion)


def test_a_completion_needs_a_signer_only_when_the_first_answer_had_none() -> None:
    unsigned = structs.replace(WAITING, signed_by=None)
    assert ["signer_missing"] == codes(answer(replace(KNOWN, latest=unsigned), **COMPLETED))
    assert [] == codes(answer(replace(KNOWN, latest=unsigned), **(COMPLETED | {"signed_by": "Eva Ek"})))


def test_joining_again_after_leaving_is_a_new_enrollment_with_its_own_ticks() -> None:
    again = answer(replace(KNOWN, latest=LEFT), received=date(2024, 6, 3), affirm=(VALUES,))
    assert [no.AffirmationMissing("affirm", tick="principles", period="2024-2027")] == objections(again)
    assert again.completed is None


@pytest.mark.parametrize(
    ("latest", "waits"), [(None, False), (WAITING, True), (JOINED, False), (LEFT, False), (DECLINED, False)]
)
def test_only_an_answer_that_lacks_something_waits(latest: Enrollment | None, waits: bool) -> None:
    assert (latest if waits else None) == replace(KNOWN, latest=latest).waiting


def test_an_incomplete_answer_that_was_withdrawn_does_not_wait() -> None:
    gone = structs.replace(WAITING, ended_from=date(2024, 2, 12), ended_as=EndedAs.WITHDRAWAL)
    assert replace(KNOWN, latest=gone).waiting is None


def test_an_answer_that_is_objected_to_gives_no_event() -> None:
    with pytest.raises(Refused) as caught:
        event(answer(affirm=(), signed_by=None))
    assert ["affirmation_missing", "affirmation_missing", "signer_missing"] == [o.code for o in caught.value.objections]
    assert caught.value.status == 5


def test_a_conflict_has_a_lower_status_than_a_rule() -> None:
    with pytest.raises(Refused) as caught:
        event(answer(org_nr="875999-0016", signed_by=None))
    assert ["actor_differs", "signer_missing"] == [o.code for o in caught.value.objections]
    assert caught.value.status == 4


# notices ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (answer(), []),
        (
            answer(replace(KNOWN, period=structs.replace(PERIOD, text_version=None))),
            [no.PeriodHasNoText("period", period="2024-2027")],
        ),
        (answer(contact=None), [no.ContactNotGiven("contact")]),
        (answer(replace(KNOWN, has_contact=True), contact=None), []),
        (answer(NEW, **NETWORK, contact=None), []),
        (
            answer(signed=date(2024, 2, 6)),
            [no.SignedAfterReceived("signed", signed="2024-02-06", received="2024-02-05")],
        ),
        (answer(signed=date(2024, 2, 5)), []),
    ],
)
def test_what_should_be_known_of_an_answer_is_told(given_: JoiningFacts, expected: list[Notice]) -> None:
    assert expected == list(enrollment.notices_of_answer(given_))


def test_a_day_said_to_have_been_that_lies_ahead_is_told() -> None:
    days = {"received": date(2024, 3, 2), "signed": date(2024, 3, 1)}
    asked = Enroll(today=date(2024, 3, 1), actor="A-1", period="2024-2027", **days)
    assert [no.DayInFuture("received", day="2024-03-02")] == list(asked.notices())


SAME = {"actor": "Klockbojen", "org_nr": "802999-0010"}


@pytest.mark.parametrize(
    "good",
    [
        answer(replace(NEW, bars=(OTHERS_BAR,)), actor="Klockbojen"),
        answer(replace(NEW, bars=(OTHERS_BAR,)), actor="Klockbojen", org_nr="802999-0028"),
        answer(replace(NEW, bars=(OTHERS_BAR,)), **SAME, received=date(2024, 6, 1)),
        answer(replace(NEW, bars=(structs.replace(OTHERS_BAR, org_nr=None),)), **SAME),
        answer(replace(NEW, bars=(OTHERS_BAR,)), **SAME, kind=Kind.COMMITTEE),
        answer(replace(KNOWN, actor=structs.replace(ACTOR, org_nr=None), bars=(OTHERS_BAR,))),
        answer(replace(KNOWN, bars=(OTHERS_BAR,))),
    ],
)
def test_a_bar_of_another_number_on_another_day_or_of_the_actor_itself_meets_nobody_else(good: JoiningFacts) -> None:
    assert [] == objections(good)


def test_a_bar_meets_the_registered_number_or_the_one_that_is_said() -> None:
    known = structs.replace(ACTOR, id="A-2", name="Klockbojen")
    assert ["barred"] == codes(answer(replace(KNOWN, actor=known, bars=(OTHERS_BAR,))))
    without = structs.replace(known, org_nr=None)
    assert ["barred"] == codes(answer(replace(KNOWN, actor=without, bars=(OTHERS_BAR,)), org_nr="802999-0010"))
    assert [] == codes(answer(replace(KNOWN, actor=without, bars=(OTHERS_BAR,))))


KNOWN_IN_PART: dict[str, Any] = {
    "known_as": ("2024", date(2024, 12, 31)),
    "received": None,
    "affirm": (),
    "signed_by": None,
}


def test_an_earlier_register_lacks_its_ticks_only_where_that_is_said() -> None:
    rules = (enrollment.must_affirm_what_the_period_requires, enrollment.must_be_known_to_the_day)
    said = answer(**KNOWN_IN_PART, unticked=True)
    assert [] == [each for rule in rules for each in rule(said)]
    assert 3 == len([each for rule in rules for each in rule(answer(**KNOWN_IN_PART))])


def test_what_completes_an_answer_is_not_an_earlier_registers() -> None:
    completing = answer(replace(KNOWN, latest=WAITING), **{**KNOWN_IN_PART, "unticked": True})
    assert [] != list(enrollment.must_be_known_to_the_day(completing))


# what is required on a day ------------------------------------------------------------------------

ALL_THREE = RuleChange(
    entry=9,
    period="2024-2027",
    name="affirmations",
    value="values,principles,commitments",
    from_day=date(2024, 2, 5),
    decision="D-2024-001",
)
RULED = replace(KNOWN, period=structs.replace(PERIOD, changes=(ALL_THREE,)))
MISSING = no.AffirmationMissing("affirm", tick=COMMITMENTS, period="2024-2027")


@pytest.mark.parametrize(("received", "expected"), [(date(2024, 2, 4), []), (date(2024, 2, 5), [MISSING])])
def test_an_answer_ticks_what_was_required_the_day_it_came_in(received: date, expected: list[Objection]) -> None:
    assert expected == objections(answer(RULED, received=received))


@pytest.mark.parametrize(("came", "expected"), [(date(2024, 2, 4), []), (date(2024, 2, 5), [MISSING])])
def test_what_completes_an_answer_is_asked_for_what_was_required_when_that_came_in(
    came: date, expected: list[Objection]
) -> None:
    known = replace(RULED, latest=structs.replace(WAITING, received=came))
    assert expected == objections(answer(known, **COMPLETED))


@pytest.mark.parametrize(("received", "late"), [(date(2024, 2, 4), False), (date(2024, 2, 5), True)])
def test_days_known_in_part_are_taken_while_nothing_is_required(received: date, *, late: bool) -> None:
    period = structs.replace(PERIOD, affirmations=(), changes=(ALL_THREE,))
    old = answer(replace(KNOWN, period=period), known_as=(str(received), received), received=None)
    assert late is ("day_known_in_part" in codes(old))


@pytest.mark.parametrize(("came", "waited"), [(date(2024, 2, 4), True), (date(2024, 2, 5), False)])
def test_a_network_waited_for_the_rule_alone_where_it_had_ticked_what_was_required_then(
    came: date, *, waited: bool
) -> None:
    assert PAUSED.latest
    period = structs.replace(PAUSED.period, changes=(ALL_THREE,))
    known = replace(PAUSED, period=period, latest=structs.replace(PAUSED.latest, received=came))
    assert waited is answer(known, **SILENT).waited_for_the_rule
