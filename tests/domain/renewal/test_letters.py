"""Letters of a renewal: where they can be sent, the last day they name, and which round it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.records import Period
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.renewal.letters import WriteReminders, address, last_day_to_answer, round_of

FIRST, LAST, CLOSED = date(2024, 1, 1), date(2027, 12, 31), date(2023, 12, 10)
PERIOD = Period(entry=1, id="2024-2027", first_day=FIRST, last_day=LAST, networks=True, hearing=True, affirmations=())
INTAKE_CLOSED = replace(PERIOD, closed_on=CLOSED)
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))


def asked(today: date, last: date | None = None, round_: int | None = None) -> WriteReminders:
    """Give the request of a day, with a last day and a round."""
    return WriteReminders(today=today, period="2024-2027", last_day=last, round=round_)


@pytest.mark.parametrize(
    ("mailbox", "expected"),
    [
        ("eva@example.org", "eva@example.org"),
        ("eva.ek+råd@example.org", None),
        ("eva.ek+rad@example.org", "eva.ek+rad@example.org"),
        ("info@räksmörgås.example", "info@xn--rksmrgs-5wao1o.example"),
        ("eva.@example.org", None),
        (".eva@example.org", None),
        ("eva..ek@example.org", None),
        ("=?utf-8?q?eva?=@example.org", None),
        ("eva@-example.org", None),
        ("eva@example-.org", None),
        ("eva@exa_mple.org", None),
        (f"eva@{'a' * 64}.org", None),
        ("eva@example..org", None),
        ("eva", None),
        ("", None),
        (None, None),
    ],
)
def test_a_mailbox_is_addressed_where_every_mail_program_can(mailbox: str | None, expected: str | None) -> None:
    assert expected == address(mailbox)


@pytest.mark.parametrize(
    ("today", "last", "period", "expected"),
    [
        (date(2023, 11, 1), None, PERIOD, FIRST),  # the first day while it is ahead
        (FIRST, None, PERIOD, FIRST),
        (date(2024, 1, 2), None, PERIOD, date(2024, 1, 23)),  # then three weeks
        (date(2024, 1, 5), None, PERIOD, date(2024, 1, 26)),
        (date(2024, 3, 8), None, PERIOD, date(2024, 4, 2)),  # not on Good Friday
        (date(2027, 12, 20), None, PERIOD, LAST),  # never after the period
        (date(2023, 11, 1), None, INTAKE_CLOSED, CLOSED),
        (CLOSED, None, INTAKE_CLOSED, CLOSED),
        (date(2023, 11, 1), date(2023, 11, 1), PERIOD, date(2023, 11, 1)),
        (date(2023, 11, 1), CLOSED, INTAKE_CLOSED, CLOSED),
        (date(2024, 5, 1), LAST, PERIOD, LAST),
    ],
)
def test_a_letter_names_the_day_that_is_said_the_close_of_the_intake_the_first_day_or_three_weeks(
    today: date, last: date | None, period: Period, expected: date
) -> None:
    assert expected == last_day_to_answer(asked(today, last), period)


@pytest.mark.parametrize(
    ("today", "last", "period", "closed"),
    [
        (date(2023, 12, 11), None, INTAKE_CLOSED, "2023-12-10"),
        (date(2023, 12, 1), date(2023, 12, 11), INTAKE_CLOSED, "2023-12-10"),
        (date(2028, 1, 1), None, PERIOD, "2027-12-31"),
        (date(2024, 1, 2), date(2028, 1, 1), PERIOD, "2027-12-31"),
    ],
)
def test_nobody_is_asked_to_answer_when_nothing_is_received(
    today: date, last: date | None, period: Period, closed: str
) -> None:
    expected = [no.PeriodIsClosed("last_day", period="2024-2027", day=closed)]
    assert expected == refused(last_day_to_answer, asked(today, last), period)


def test_the_last_day_to_answer_is_not_before_the_letter() -> None:
    expected = [no.LastDayBeforeFirst("last_day", first="2023-11-02", last="2023-11-01")]
    assert expected == refused(last_day_to_answer, asked(date(2023, 11, 2), date(2023, 11, 1)), PERIOD)


@given(DAYS, st.none() | DAYS, st.sampled_from([PERIOD, INTAKE_CLOSED]))
def test_a_letter_names_a_day_on_which_an_answer_is_received_or_is_not_written(
    today: date, last: date | None, period: Period
) -> None:
    try:
        named = last_day_to_answer(asked(today, last), period)
    except Refused:
        return
    assert today <= named <= (period.closed_on or period.last_day)
    assert last in (None, named)


@pytest.mark.parametrize(
    ("round_", "written", "expected"), [(None, [], 0), (None, [0, 2, 1], 2), (0, [0, 1], 0), (3, [0, 1], 3)]
)
def test_a_new_round_is_always_asked_for(round_: int | None, written: list[int], expected: int) -> None:
    assert expected == round_of(asked(FIRST, round_=round_), written)
