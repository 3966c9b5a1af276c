"""Letters of a renewal: where they can be sent, the last day they name, and which round it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.deadlines import closed
from samverkan_cli.domain.records import Period, Reminder
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.renewal.letters import (
    WriteLetter,
    WriteReminders,
    address,
    campaign_day,
    first_written,
    last_day_of_letter,
    last_day_to_answer,
    must_be_another_day,
    must_be_invited,
    notices_of_last_day,
    notices_of_round,
    notices_of_uninvited,
    round_of,
    round_of_letter,
)
from samverkan_cli.domain.values import ReminderForm

FIRST, LAST, CLOSED = date(2024, 1, 1), date(2027, 12, 31), date(2023, 12, 10)
EVE = date(2023, 12, 29)  # a Friday; the day before the period begins is a Sunday, and an eve
PERIOD = Period(entry=1, id="2024-2027", first_day=FIRST, last_day=LAST, networks=True, hearing=True, affirmations=())
INTAKE_CLOSED = replace(PERIOD, closed_on=CLOSED)
DAYS = st.dates(date(2023, 1, 1), date(2028, 12, 31))


def wrote(round_: int, on: date, last: date | None = None) -> Reminder:
    """Give a letter of a round, written on a day."""
    form = ReminderForm.EMAIL
    return Reminder(entry=9, actor="A-1", period=PERIOD.id, round=round_, written_on=on, form=form, last_day=last)


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
        (date(2023, 11, 1), None, PERIOD, EVE),  # the last working day before the first day
        (EVE, None, PERIOD, EVE),
        (date(2023, 12, 30), None, PERIOD, date(2024, 1, 22)),  # then three weeks, on a working day
        (FIRST, None, PERIOD, date(2024, 1, 22)),
        (date(2024, 1, 2), None, PERIOD, date(2024, 1, 23)),
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
def test_a_letter_names_the_day_that_is_said_the_close_of_the_intake_the_working_day_before_or_three_weeks(
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


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_campaign_ends_on_a_working_day_before_the_period_begins(first: date) -> None:
    day = campaign_day(replace(PERIOD, first_day=first, last_day=first + timedelta(days=1460)))
    assert (day < first, closed(day)) == (True, False)
    assert all(closed(day + timedelta(days=after)) for after in range(1, (first - day).days))


@pytest.mark.parametrize(
    ("period", "written", "expected"),
    [
        (PERIOD, (), EVE),
        (PERIOD, ((0, None),), EVE),  # letters of an earlier version, which did not record it
        (PERIOD, ((0, date(2023, 11, 29)),), date(2023, 11, 29)),
        (PERIOD, ((0, date(2023, 11, 29)), (1, date(2023, 12, 15))), date(2023, 12, 15)),
        (INTAKE_CLOSED, ((0, EVE),), CLOSED),
        (INTAKE_CLOSED, ((0, date(2023, 11, 29)),), date(2023, 11, 29)),
    ],
)
def test_a_campaign_keeps_the_last_day_its_letters_named(
    period: Period, written: tuple[tuple[int, date | None], ...], expected: date
) -> None:
    letters = [wrote(round_, date(2023, 10, 1), day) for round_, day in written]
    assert expected == campaign_day(period, letters)
    assert expected == last_day_to_answer(asked(date(2023, 11, 1)), period, letters)


def test_when_the_day_that_was_named_has_passed_the_next_letter_gives_three_weeks() -> None:
    letters = [wrote(0, date(2023, 10, 1), date(2023, 11, 29))]
    assert date(2023, 12, 21) == last_day_to_answer(asked(date(2023, 11, 30)), PERIOD, letters)


@pytest.mark.parametrize(
    ("number", "written", "expected"),
    [
        (2, ((1, 5),), "1"),
        (2, ((1, 4),), None),
        (1, ((1, 5),), None),  # a copy of that round
        (1, ((0, 5),), None),
        (0, ((1, 5),), None),
        (1, ((1, 4), (2, 5)), "2"),
    ],
)
def test_a_second_round_of_reminders_waits_for_another_day(
    number: int, written: tuple[tuple[int, int], ...], expected: str | None
) -> None:
    letters = [wrote(round_, date(2023, 11, day)) for round_, day in written]
    found = list(must_be_another_day(number, asked(date(2023, 11, 5), round_=number), letters))
    facts = {"period": "2024-2027", "round": str(number), "day": "2023-11-05"}
    assert ([no.RemindedThatDay("round", earlier=expected, **facts)] if expected else []) == found


@pytest.mark.parametrize(("number", "day", "told"), [(1, 5, True), (1, 4, False), (0, 5, False), (2, 5, True)])
def test_who_is_reminded_on_the_day_of_the_invitation_is_told_of(number: int, day: int, told: bool) -> None:
    found = list(notices_of_round(number, asked(date(2023, 11, 5)), [wrote(0, date(2023, 11, day))]))
    assert ([no.InvitedThatDay("round", period="2024-2027", day="2023-11-05")] if told else []) == found


@pytest.mark.parametrize(
    ("last", "before"),
    [(FIRST, "2023-12-29"), (date(2023, 12, 26), "2023-12-22"), (EVE, None), (None, None)],
)
def test_a_last_day_that_was_asked_for_and_is_no_working_day_is_told_of(last: date | None, before: str | None) -> None:
    found = list(notices_of_last_day(asked(date(2023, 11, 1), last), last or FIRST))
    assert ([no.LastDayClosed("last_day", day=str(last), before=before)] if before else []) == found


def test_a_last_day_that_has_passed_on_the_letter_s_day_is_told_of() -> None:
    request = WriteLetter(today=EVE, ref="A-1")
    assert [] == list(notices_of_last_day(request, EVE))
    told = [no.LastDayPassed("last_day", day="2023-12-28")]
    assert told == list(notices_of_last_day(request, EVE - timedelta(days=1)))


def test_the_first_letter_to_each_is_known_from_the_rounds_before_alone() -> None:
    written = [wrote(round_, date(2023, 10, 1)) for round_ in (1, 0, 2)]
    other = [replace(wrote(1, date(2023, 10, 2)), actor="A-2")]
    assert {"A-1": 0, "A-2": 1} == first_written(2, [*written, *other])
    assert {"A-1": 0} == first_written(1, [*written, *other])
    assert {} == first_written(0, written)


@pytest.mark.parametrize(
    ("number", "first", "count"), [(1, (0, None, 1), 2), (1, (0,), 0), (0, (None, None), 0), (2, (), 0)]
)
def test_reminders_without_an_invitation_are_told_of(number: int, first: tuple[int | None, ...], count: int) -> None:
    told = [no.RemindedUninvited("round", count=count, period="2024-2027")] if count else []
    assert told == list(notices_of_uninvited(number, "2024-2027", first))


def test_an_invitation_is_of_round_0_and_a_reminder_of_the_latest_unless_another_is_said() -> None:
    asked = WriteLetter(today=EVE, ref="A-1")
    reminder = asked.but(reminder=True)
    assert [0, 1, 1, 3, 2] == [
        round_of_letter(asked, [0, 1, 2]),
        round_of_letter(reminder, []),
        round_of_letter(reminder, [0]),
        round_of_letter(reminder, [0, 3, 1]),
        round_of_letter(reminder.but(round=2), [0, 3]),
    ]
    with pytest.raises(Refused) as said:
        round_of_letter(reminder.but(round=0), [1])
    assert [no.NumberInvalid("round", given="0")] == list(said.value.objections)


def test_a_letter_that_was_written_names_its_own_last_day_also_when_the_intake_is_closed() -> None:
    asked = WriteLetter(today=LAST + timedelta(days=9), ref="A-1")
    had = wrote(0, date(2023, 9, 1), date(2023, 11, 1))
    assert date(2023, 11, 1) == last_day_of_letter(asked, PERIOD, [had], had)
    with pytest.raises(Refused):
        last_day_of_letter(asked, PERIOD, [had], None)
    before = WriteLetter(today=date(2023, 10, 1), ref="A-1", last_day=date(2023, 12, 1))
    assert date(2023, 12, 1) == last_day_of_letter(before, PERIOD, [had], had)


def test_a_letter_is_to_who_has_been_invited() -> None:
    expected = no.NotInvited("ref", refs=["A-1"], id="A-1", name="Almby IK", period=PERIOD.id)
    assert [expected] == list(must_be_invited("A-1", "Almby IK", PERIOD, {"A-2"}))
    assert [] == list(must_be_invited("A-1", "Almby IK", PERIOD, {"A-1"}))
