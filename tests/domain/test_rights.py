"""What a person asks for: a month to answer, and three weeks to appeal a refusal."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import PersonRequestAnswered, PersonRequested, RefusalReached
from samverkan_cli.domain.records import Decision, Person, PersonRequest
from samverkan_cli.domain.rights import AskRight, answer, answer_by, appeal_refusal_through, ask, reach, request_due
from samverkan_cli.domain.values import Outcome, RightAsked

CAME = date(2024, 4, 8)
BO = Person(entry=3, id="P-1", number=1, name="Bo Ek", name_key="bo ek")
HELD = PersonRequest(entry=9, person="P-1", what=RightAsked.ERASE, received=CAME)
DECISION = Decision(
    entry=2, id="D-2024-001", number=1, body="B-1", decided_on=CAME + timedelta(days=3), outcome=Outcome.APPROVED
)


def asked(**more: object) -> AskRight:
    return AskRight(today=date(2024, 4, 20), person="P-1", what="erase", **more)


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (date(2024, 4, 8), date(2024, 5, 8)),
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2023, 1, 31), date(2023, 2, 28)),
        (date(2024, 12, 30), date(2025, 1, 30)),
        (date(2024, 5, 6), date(2024, 6, 7)),  # the sixth of June is a holiday
        (date(2024, 3, 1), date(2024, 4, 2)),  # the first of April is Easter Monday
        (date(2023, 11, 24), date(2023, 12, 27)),  # Christmas
    ],
)
def test_a_request_is_answered_by_the_same_day_of_the_next_month_that_is_open(received: date, expected: date) -> None:
    assert expected == answer_by(received)


def test_a_refusal_is_appealed_three_weeks_from_the_day_it_reached_the_person() -> None:
    assert date(2024, 5, 13) == appeal_refusal_through(date(2024, 4, 22))
    assert date(2024, 6, 7) == appeal_refusal_through(date(2024, 5, 16))


def test_a_request_is_recorded_once_until_it_is_answered() -> None:
    assert PersonRequested(subject="P-1", what=RightAsked.ERASE, received=CAME) == ask(asked(received=CAME), BO, [])
    assert [no.RequestOpen] == [type(each) for each in refused(ask, asked(), BO, [HELD])]
    other = replace(HELD, what=RightAsked.EXTRACT)
    answered = replace(HELD, answered_on=CAME)
    assert date(2024, 4, 20) == ask(asked(), BO, [other, answered]).received


def test_an_answer_comes_after_its_request() -> None:
    made = answer(asked(answered=CAME), BO, [HELD], None)
    assert PersonRequestAnswered(subject="P-1", request=9, answered_on=CAME) == made
    early = refused(answer, asked(answered=CAME - timedelta(days=1)), BO, [HELD], None)
    assert [no.LastDayBeforeFirst] == [type(each) for each in early]
    assert [no.RequestMissing] == [type(each) for each in refused(answer, asked(answered=CAME), BO, [], None)]


def test_a_refusal_takes_a_decision() -> None:
    made = answer(asked(refused=True, decision="D-2024-001"), BO, [HELD], DECISION)
    assert (True, "D-2024-001") == (made.refused, made.decision)
    assert [no.DecisionMissing] == [type(each) for each in refused(answer, asked(refused=True), BO, [HELD], None)]
    before = asked(refused=True, decision="D-2024-001", reached=CAME)
    assert [no.LastDayBeforeFirst] == [type(each) for each in refused(answer, before, BO, [HELD], DECISION)]


def test_a_refusal_reaches_the_person_once_and_after_it_was_given() -> None:
    denied = replace(HELD, answered_on=date(2024, 4, 12), refused=True, decision="D-2024-001")
    day = date(2024, 4, 15)
    assert RefusalReached(subject="P-1", request=9, reached_on=day) == reach(asked(reached=day), BO, [denied])
    known = replace(denied, reached_on=day)
    assert [no.AlreadyDone] == [type(each) for each in refused(reach, asked(reached=day), BO, [known])]
    early = refused(reach, asked(reached=date(2024, 4, 11)), BO, [denied])
    assert [no.LastDayBeforeFirst] == [type(each) for each in early]
    assert [no.RequestMissing] == [type(each) for each in refused(reach, asked(reached=day), BO, [HELD])]


def test_what_is_next_of_a_request() -> None:
    today = date(2024, 5, 13)
    denied = replace(HELD, answered_on=date(2024, 4, 12), refused=True)
    reached = replace(denied, reached_on=date(2024, 4, 22))
    assert [("due_request", date(2024, 5, 8), "GDPR 12.3")] == list(request_due(HELD, today))
    assert [("due_refusal", None, "FL 44")] == list(request_due(denied, today))
    assert [("due_refusal_appeal", today, "FL 44")] == list(request_due(reached, today))
    assert [] == list(request_due(reached, today + timedelta(days=1)))
    assert [] == list(request_due(replace(HELD, answered_on=CAME), today))
