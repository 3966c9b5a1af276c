"""Leaving: who declines, who withdraws from which day, and which enrollment is live."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from enrollment_facts import (
    ACTOR,
    CLOSED,
    DAYS,
    DECLINED,
    JOINED,
    KNOWN,
    LEFT,
    PERIOD,
    TODAY,
    WAITING,
    answer,
    codes,
)
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from samverkan_cli.domain import errors as no
from samverkan_cli.domain import leaving
from samverkan_cli.domain.events import (
    ActorWithdrew,
    EnrollmentClosed,
    EnrollmentDeclined,
)
from samverkan_cli.domain.leaving import Decline, Withdraw, notices_of_ties
from samverkan_cli.domain.records import Enrollment, Period, PersonPlace
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.values import EndedAs, PlaceKind

# declining --------------------------------------------------------------------------------------


DECLINE = Decline(today=TODAY, actor="A-1", period="2024-2027", received=date(2024, 2, 5), reason="tid saknas")


def abstained(request: Decline, period: Period) -> date:
    """Give the day of an answer that abstains."""
    event = leaving.decline(request, ACTOR, period, None, "E-2")
    assert isinstance(event, EnrollmentDeclined)
    return event.declined_on


def refused_decline(period: Period, latest: Enrollment | None) -> Refused:
    """Give the refusal of an answer that abstains."""
    with pytest.raises(Refused) as caught:
        leaving.decline(DECLINE, ACTOR, period, latest, "E-2")
    return caught.value


@pytest.mark.parametrize("latest", [None, LEFT])
def test_an_actor_that_has_not_joined_or_has_left_abstains(latest: Enrollment | None) -> None:
    expected = EnrollmentDeclined(
        subject="A-1", enrollment="E-2", period="2024-2027", declined_on=date(2024, 2, 5), reason="tid saknas"
    )
    assert expected == leaving.decline(DECLINE, ACTOR, PERIOD, latest, "E-2")


@pytest.mark.parametrize(("day", "expected"), [(None, TODAY), (date(2024, 2, 7), date(2024, 2, 7))])
def test_an_actor_abstains_on_the_day_that_is_said_and_otherwise_today(day: date | None, expected: date) -> None:
    request = DECLINE.but(received=None, day=day)
    assert expected == abstained(request, PERIOD)


def test_an_actor_that_has_joined_does_not_abstain() -> None:
    expected = no.AlreadyEnrolled(
        "actor", refs=["E-1"], name="Blå Tuvan", id="E-1", effective="2024-02-05", period="2024-2027"
    )
    refused = refused_decline(PERIOD, JOINED)
    assert ((expected,), 4) == (refused.objections, refused.status)


def test_an_actor_abstains_once() -> None:
    refused = refused_decline(PERIOD, DECLINED)
    assert ((no.AlreadyDeclined("actor", refs=["E-1"], id="E-1", day="2024-02-05"),), 4) == (
        refused.objections,
        refused.status,
    )


@pytest.mark.parametrize(("late", "closed"), [(0, False), (1, True), (90, True)])
def test_an_application_is_closed_when_the_last_day_to_complete_it_has_passed(*, late: int, closed: bool) -> None:
    assert WAITING.complete_by
    day = WAITING.complete_by + timedelta(days=late)
    request = DECLINE.but(received=day)
    if closed:
        expected = EnrollmentClosed(
            subject="A-1", enrollment="E-1", period="2024-2027", closed_from=day, reason="tid saknas"
        )
        assert expected == leaving.decline(request, ACTOR, CLOSED, WAITING, "E-2")
        return
    facts = {"name": "Blå Tuvan", "id": "E-1", "period": "2024-2027", "last": str(day), "day": str(day)}
    with pytest.raises(Refused) as caught:
        leaving.decline(request, ACTOR, PERIOD, WAITING, "E-2")
    assert (no.CompletionRuns("received", refs=["E-1"], **facts),) == caught.value.objections


def test_an_application_is_closed_once() -> None:
    gone = {"ended_from": date(2024, 3, 1), "ended_as": EndedAs.CLOSED}
    refused = refused_decline(PERIOD, structs.replace(WAITING, **gone))
    expected = no.ApplicationClosed("actor", refs=["E-1"], name="Blå Tuvan", id="E-1", day="2024-03-01")
    assert ((expected,), 4) == (refused.objections, refused.status)


def test_a_new_answer_may_have_arrived_before_an_application_was_closed_but_not_before_a_withdrawal() -> None:
    gone = {"ended_from": date(2024, 6, 1), "ended_as": EndedAs.CLOSED}
    closed = structs.replace(WAITING, **gone)
    assert [] == codes(answer(replace(KNOWN, latest=closed, earlier=(closed,)), received=date(2024, 5, 31)))
    left = structs.replace(LEFT, id="E-0")
    both = replace(KNOWN, latest=closed, earlier=(left, closed))
    assert ["effective_before_end"] == codes(answer(both, received=date(2024, 5, 31)))
    assert [] == codes(answer(both, received=date(2024, 6, 1)))


def test_nothing_is_abstained_from_after_the_close() -> None:
    refused = refused_decline(CLOSED, None)
    assert ((no.PeriodIsClosed("received", period="2024-2027", day="2024-01-31"),), 5) == (
        refused.objections,
        refused.status,
    )


def test_an_actor_abstains_on_the_last_day_before_the_close() -> None:
    request = DECLINE.but(received=date(2024, 1, 31))
    assert date(2024, 1, 31) == abstained(request, CLOSED)


# withdrawing ------------------------------------------------------------------------------------


WITHDRAW = Withdraw(today=TODAY, actor="A-1", period="2024-2027", received=date(2024, 2, 20))


def refused_withdrawal(latest: Enrollment | None, **said: object) -> Refused:
    """Give the refusal of a withdrawal."""
    with pytest.raises(Refused) as caught:
        leaving.withdraw(WITHDRAW.but(**said), ACTOR, PERIOD, latest)
    return caught.value


@pytest.mark.parametrize("latest", [JOINED, WAITING])
def test_a_withdrawal_counts_from_the_day_it_arrives(latest: Enrollment) -> None:
    expected = ActorWithdrew(
        subject="A-1",
        enrollment="E-1",
        period="2024-2027",
        received=date(2024, 2, 20),
        effective=date(2024, 2, 20),
        dnr="Ks1/2024",
    )
    request = WITHDRAW.but(dnr="Ks1/2024")
    expected = structs.replace(expected, unjoined=latest is WAITING)
    assert expected == leaving.withdraw(request, ACTOR, PERIOD, latest)


@pytest.mark.parametrize(("day", "unjoined"), [(date(2024, 2, 5), True), (date(2024, 2, 6), False)])
def test_who_leaves_before_the_enrollment_took_effect_was_never_on_a_roll(day: date, unjoined: bool) -> None:
    request = WITHDRAW.but(received=day)
    assert unjoined == leaving.withdraw(request, ACTOR, PERIOD, JOINED).unjoined


@pytest.mark.parametrize(
    ("said", "received", "effective"),
    [
        ({"effective": date(2024, 3, 1)}, date(2024, 2, 20), date(2024, 3, 1)),
        ({"effective": date(2027, 12, 31)}, date(2024, 2, 20), date(2027, 12, 31)),
        ({"received": None}, TODAY, TODAY),
        ({"received": None, "day": date(2024, 2, 8)}, date(2024, 2, 8), date(2024, 2, 8)),
        ({"received": date(2024, 2, 5)}, date(2024, 2, 5), date(2024, 2, 5)),
    ],
)
def test_a_withdrawal_counts_from_a_later_day_that_it_names(
    said: dict[str, object], received: date, effective: date
) -> None:
    withdrew = leaving.withdraw(WITHDRAW.but(**said), ACTOR, PERIOD, JOINED)
    assert (received, effective) == (withdrew.received, withdrew.effective)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            {"received": date(2024, 2, 4)},
            no.EndBeforeReceived("received", received="2024-02-05", end="2024-02-04"),
        ),
        (
            {"effective": date(2024, 2, 19)},
            no.EffectiveBeforeReceived("effective", effective="2024-02-19", received="2024-02-20"),
        ),
        (
            {"effective": date(2028, 1, 1)},
            no.EffectiveOutsidePeriod(
                "effective", effective="2028-01-01", period="2024-2027", first="2024-01-01", last="2027-12-31"
            ),
        ),
    ],
)
def test_a_withdrawal_out_of_its_time_is_refused(said: dict[str, object], expected: Objection) -> None:
    refused = refused_withdrawal(JOINED, **said)
    assert ((expected,), 5) == (refused.objections, refused.status)


def test_everything_that_speaks_against_a_withdrawal_is_told_at_once() -> None:
    refused = refused_withdrawal(JOINED, received=date(2024, 2, 4), effective=date(2024, 2, 3))
    assert ["end_before_received", "effective_before_received"] == [o.code for o in refused.objections]


# being live -------------------------------------------------------------------------------------


NOT_ENROLLED = no.NotEnrolled("actor", refs=["A-1"], name="Blå Tuvan", period="2024-2027")
EXCLUDED = structs.replace(LEFT, ended_as=EndedAs.EXCLUSION)
ENDED = {"name": "Blå Tuvan", "id": "E-1", "day": "2024-06-01"}
WITHDRAWN = no.AlreadyWithdrawn("actor", refs=["E-1"], **ENDED)
SHUT_OUT = no.AlreadyExcluded("actor", refs=["E-1"], **ENDED)
TURNED_AWAY = structs.replace(LEFT, ended_as=EndedAs.REFUSAL)
BEFORE, FROM = date(2024, 5, 31), date(2024, 6, 1)


@pytest.mark.parametrize(
    ("latest", "day", "ending", "expected", "status"),
    [
        (None, BEFORE, None, NOT_ENROLLED, 5),
        (DECLINED, BEFORE, None, NOT_ENROLLED, 5),
        (LEFT, FROM, None, WITHDRAWN, 4),
        (LEFT, None, None, WITHDRAWN, 4),
        (LEFT, FROM, EndedAs.EXCLUSION, WITHDRAWN, 4),
        (LEFT, BEFORE, EndedAs.WITHDRAWAL, WITHDRAWN, 4),
        (EXCLUDED, FROM, None, SHUT_OUT, 4),
        (EXCLUDED, None, EndedAs.WITHDRAWAL, SHUT_OUT, 4),
        (EXCLUDED, BEFORE, EndedAs.EXCLUSION, SHUT_OUT, 4),
        (TURNED_AWAY, FROM, None, no.AlreadyRefused("actor", refs=["E-1"], **ENDED), 4),
    ],
)
def test_who_never_joined_or_has_left_is_not_live(
    latest: Enrollment | None, day: date | None, ending: EndedAs | None, expected: Objection, status: int
) -> None:
    with pytest.raises(Refused) as caught:
        leaving.must_be_live(ACTOR, PERIOD, latest, day, ending)
    assert ((expected,), status) == (caught.value.objections, caught.value.status)


@pytest.mark.parametrize(
    ("latest", "day", "ending"),
    [
        (JOINED, None, None),
        (JOINED, FROM, EndedAs.WITHDRAWAL),
        (WAITING, FROM, None),
        (LEFT, BEFORE, EndedAs.EXCLUSION),
        (EXCLUDED, BEFORE, EndedAs.WITHDRAWAL),
        (LEFT, BEFORE, None),
    ],
)
def test_an_end_of_another_kind_that_lies_ahead_stands_in_nobodys_way(
    latest: Enrollment, day: date | None, ending: EndedAs | None
) -> None:
    assert latest == leaving.must_be_live(ACTOR, PERIOD, latest, day, ending)


def test_a_dissolved_actor_is_not_live_from_the_day_after_its_last() -> None:
    dissolved = structs.replace(ACTOR, dissolved_on=BEFORE)
    assert JOINED == leaving.must_be_live(dissolved, PERIOD, JOINED, BEFORE)
    with pytest.raises(Refused) as caught:
        leaving.must_be_live(dissolved, PERIOD, JOINED, FROM)
    assert (no.AlreadyDissolved("actor", refs=["A-1"], id="A-1", day="2024-05-31"),) == caught.value.objections


@pytest.mark.parametrize(
    ("latest", "day"), [(WAITING, None), (WAITING, BEFORE), (JOINED, date(2024, 2, 4)), (JOINED, None)]
)
def test_who_has_not_joined_yet_is_applying(latest: Enrollment, day: date | None) -> None:
    assert latest == leaving.must_be_applying(ACTOR, PERIOD, latest, day)


@pytest.mark.parametrize(
    ("latest", "day", "expected"),
    [
        (
            JOINED,
            date(2024, 2, 5),
            no.JoinedAlready(
                "actor", refs=["E-1"], name="Blå Tuvan", id="E-1", effective="2024-02-05", period="2024-2027"
            ),
        ),
        (None, BEFORE, NOT_ENROLLED),
        (LEFT, BEFORE, WITHDRAWN),
    ],
)
def test_who_has_joined_is_not_refused_but_excluded(latest: Enrollment | None, day: date, expected: Objection) -> None:
    with pytest.raises(Refused) as caught:
        leaving.must_be_applying(ACTOR, PERIOD, latest, day)
    assert (expected,) == caught.value.objections


@pytest.mark.parametrize(("latest", "expected"), [(None, NOT_ENROLLED), (LEFT, WITHDRAWN)])
def test_only_an_actor_that_is_enrolled_withdraws(latest: Enrollment | None, expected: Objection) -> None:
    assert (expected,) == refused_withdrawal(latest, effective=FROM).objections


@pytest.mark.parametrize(("effective", "off"), [(BEFORE, None), (FROM, FROM), (FROM + timedelta(days=1), FROM)])
def test_a_withdrawal_of_who_has_been_excluded_is_recorded_and_tells_since_when_it_is_off(
    effective: date, off: date | None
) -> None:
    request = WITHDRAW.but(received=BEFORE, effective=effective)
    event = leaving.withdraw(request, ACTOR, PERIOD, EXCLUDED)
    assert (effective, off) == (event.effective, event.off_since)


def test_who_had_withdrawn_before_an_exclusion_does_not_withdraw_again() -> None:
    with pytest.raises(Refused) as caught:
        leaving.withdraw(WITHDRAW, ACTOR, PERIOD, EXCLUDED, BEFORE)
    assert ["already_withdrawn"] == [each.code for each in caught.value.objections]


@pytest.mark.parametrize(("decided", "may"), [(BEFORE, True), (BEFORE + timedelta(days=1), False), (None, False)])
def test_a_decision_is_recorded_though_a_withdrawal_that_came_later_was_typed_first(
    decided: date | None, may: bool
) -> None:
    left = structs.replace(LEFT, ended_from=BEFORE, end_received=BEFORE)
    asked = (ACTOR, PERIOD, left, FROM, EndedAs.EXCLUSION, decided)
    if may:
        assert left == leaving.must_be_live(*asked)
    else:
        with pytest.raises(Refused):
            leaving.must_be_live(*asked)


@given(DAYS, st.none() | st.integers(-30, 400))
def test_a_withdrawal_is_never_in_force_before_it_arrives(received: date, later: int | None) -> None:
    effective = None if later is None else received + timedelta(days=later)
    request = WITHDRAW.but(received=received, effective=effective)
    if received < JOINED.received or (effective and effective < received):
        with pytest.raises(Refused):
            leaving.withdraw(request, ACTOR, PERIOD, JOINED)
    else:
        assert (effective or received) == leaving.withdraw(request, ACTOR, PERIOD, JOINED).effective


# what is to be handed on ------------------------------------------------------------------------

CALLED = {"B-1": "Rådet", "G-1": "Ungdom", "T-1": "Ring", "P-1": "Eva Ek"}
SEAT = PersonPlace(person="P-1", stands=PlaceKind.SEAT, id="B-1", about="A-1")
GROUP = PersonPlace(person="P-1", stands=PlaceKind.MEMBER, id="G-1")
TASK = PersonPlace(person="P-1", stands=PlaceKind.TASK, id="T-1")


def test_seats_groups_and_tasks_of_an_actors_people_are_to_be_handed_on() -> None:
    facts = {"seats": ("Rådet (B-1): Eva Ek",), "groups": ("Ungdom (G-1): Eva Ek",), "tasks": ("Ring (T-1): Eva Ek",)}
    expected = no.ToHandOn("actor", refs=["B-1", "G-1", "T-1"], name="Klockbojen", **facts)
    assert [expected] == [*notices_of_ties("A-1", "Klockbojen", [SEAT, GROUP, TASK], CALLED)]
    (told,) = notices_of_ties("A-1", None, [TASK], {})
    assert (None, None, ("T-1 (T-1): P-1",)) == tuple(told.facts[each] for each in ("seats", "groups", "tasks"))


@pytest.mark.parametrize(
    "place",
    [
        structs.replace(SEAT, through=TODAY),
        structs.replace(SEAT, about="A-2"),  # the person sits there for somebody else
        structs.replace(SEAT, about=None),
        structs.replace(GROUP, through=TODAY),
        structs.replace(TASK, through=TODAY),
        structs.replace(SEAT, stands=PlaceKind.CONTACT),
        structs.replace(SEAT, stands=PlaceKind.SIGNED),
    ],
)
def test_what_has_ended_or_is_for_another_stays(place: PersonPlace) -> None:
    assert [] == [*notices_of_ties("A-1", "Klockbojen", [place], CALLED)]
