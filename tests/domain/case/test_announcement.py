"""Announcements: adjusted, announced and taken down in that order, each told once, and what is late or too short."""

from datetime import date, timedelta

import msgspec
import pytest
from case_facts import BODY, COUNCIL, MADE, WHOLE
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import deadlines
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case import announcement
from samverkan_cli.domain.case.announcement import (
    Announce,
    announce,
    notices_of_announcement,
    starts,
    taken_down_early,
    whole_of,
)
from samverkan_cli.domain.events import DecisionAnnounced
from samverkan_cli.domain.records import Announcement
from samverkan_cli.domain.refusal import Notice, Objection
from samverkan_cli.domain.values import BodyKind

TODAY, DECIDED = date(2024, 12, 1), date(2024, 10, 8)
ADJUSTED, POSTED, THROUGH = date(2024, 10, 15), date(2024, 10, 16), date(2024, 11, 6)  # Wednesdays but the first
DELEGATE = replace(BODY, kind=BodyKind.DELEGATE)
NOTHING = Announcement()
KNOWN = Announcement(adjusted=ADJUSTED, posted=POSTED)
UP = {"adjusted": ADJUSTED, "posted": POSTED, "posted_through": THROUGH}
DAYS = st.dates(date(2024, 9, 1), date(2025, 1, 31))


def asked(**said: date) -> Announce:
    """Give the request that tells some days."""
    return Announce(**{"today": TODAY, "case": "C-1"} | said)


def event(**said: date) -> DecisionAnnounced:
    """Give the event that tells some days."""
    return msgspec.convert({"subject": "C-1", "decision": "D-2024-001"} | said, DecisionAnnounced)


def objections(known: Announcement, **said: date) -> list[Objection]:
    case = replace(WHOLE, announced=known)
    return refused(announce, asked(**said), case, MADE, BODY)


def done(field: str, day: date) -> Objection:
    return no.AlreadyDone(field, refs=["D-2024-001"], id="D-2024-001", day=str(day))


def test_the_days_of_a_decisions_minutes_are_told_together_or_one_by_one() -> None:
    assert event(**UP) == announce(asked(**UP), WHOLE, MADE, BODY)
    assert event(adjusted=ADJUSTED) == announce(asked(adjusted=ADJUSTED), WHOLE, MADE, BODY)
    later = replace(WHOLE, announced=Announcement(adjusted=ADJUSTED))
    assert event(posted=POSTED) == announce(asked(posted=POSTED), later, MADE, BODY)


def test_something_is_told_and_notes_are_not_announced() -> None:
    assert [no.AnnouncementUnsaid("adjusted", refs=["C-1"], id="C-1")] == objections(NOTHING)
    expected = [no.NotesNotAnnounced("case", refs=["B-2"], body="Samverkansrådet")]
    assert expected == refused(announce, asked(**UP), WHOLE, MADE, COUNCIL)


def test_a_day_that_is_known_is_not_told_anew() -> None:
    reported = replace(KNOWN, reported=ADJUSTED, posted_through=THROUGH)
    again = {"reported": ADJUSTED, "adjusted": ADJUSTED, "posted": POSTED}
    assert [done(field, day) for field, day in again.items()] == objections(reported, **again)
    assert [done("posted_through", THROUGH)] == objections(reported, posted_through=THROUGH)


def test_a_notice_that_came_down_too_early_is_put_up_anew_and_the_first_is_kept() -> None:
    early = replace(KNOWN, posted_through=THROUGH - timedelta(days=1))
    again, case = date(2024, 11, 11), replace(WHOLE, announced=early)
    assert event(posted=again) == announce(asked(posted=again), case, MADE, BODY)
    whole = whole_of(event(posted=again), early)
    expected = Announcement(adjusted=ADJUSTED, posted=again, posted_through=None, first_posted=POSTED)
    assert expected == whole
    third = date(2024, 12, 20)
    later = replace(whole, posted_through=date(2024, 11, 12))
    assert POSTED == whole_of(event(posted=third), later).first_posted


@pytest.mark.parametrize(
    ("said", "step", "day", "before", "first"),
    [
        ({"adjusted": date(2024, 10, 7)}, "adjusted", "2024-10-07", "decided", "2024-10-08"),
        ({"adjusted": ADJUSTED, "posted": date(2024, 10, 14)}, "posted", "2024-10-14", "adjusted", "2024-10-15"),
        ({"posted": date(2024, 10, 7)}, "posted", "2024-10-07", "decided", "2024-10-08"),
        (
            {"posted": POSTED, "posted_through": date(2024, 10, 15)},
            "posted_through",
            "2024-10-15",
            "posted",
            "2024-10-16",
        ),
        ({"reported": date(2024, 10, 7)}, "reported", "2024-10-07", "decided", "2024-10-08"),
        (
            {"reported": ADJUSTED, "adjusted": date(2024, 10, 14)},
            "adjusted",
            "2024-10-14",
            "reported",
            "2024-10-15",
        ),
    ],
)
def test_minutes_are_reported_adjusted_announced_and_taken_down_in_that_order(
    said: dict[str, date], step: str, day: str, before: str, first: str
) -> None:
    assert [no.OutOfOrder(step, step=step, day=day, before=before, first=first)] == objections(NOTHING, **said)


def test_all_of_it_may_be_of_the_day_of_the_decision() -> None:
    days = dict.fromkeys(("adjusted", "posted", "posted_through"), DECIDED)
    assert event(**days) == announce(asked(**days), WHOLE, MADE, BODY)


def test_a_delegates_decision_is_reported_before_it_is_announced() -> None:
    expected = [no.ReportMissing("reported", refs=["D-2024-001"], id="C-1")]
    assert expected == refused(announce, asked(adjusted=ADJUSTED), WHOLE, MADE, DELEGATE)
    days = {"reported": ADJUSTED, "adjusted": ADJUSTED}
    assert event(**days) == announce(asked(**days), WHOLE, MADE, DELEGATE)
    reported = replace(WHOLE, announced=Announcement(reported=ADJUSTED))
    assert event(posted=POSTED) == announce(asked(posted=POSTED), reported, MADE, DELEGATE)


def test_minutes_are_counted_from_the_meeting_or_the_one_a_delegate_reported_to() -> None:
    assert (DECIDED, ADJUSTED) == (starts(NOTHING, MADE), starts(Announcement(reported=ADJUSTED), MADE))


@pytest.mark.parametrize(
    ("through", "expected"), [(None, False), (date(2024, 11, 5), True), (THROUGH, False), (date(2024, 11, 7), False)]
)
def test_a_notice_is_up_through_the_last_day_to_appeal(through: date | None, expected: bool) -> None:
    assert expected is taken_down_early(replace(KNOWN, posted_through=through))
    assert not taken_down_early(Announcement(posted_through=through))


@pytest.mark.parametrize(
    ("said", "known", "expected"),
    [
        ({"adjusted": date(2024, 10, 22)}, NOTHING, []),  # the fourteenth day
        ({"adjusted": date(2024, 10, 23)}, NOTHING, [no.AdjustedLate("adjusted", due="2024-10-22", days=1)]),
        ({"adjusted": date(2024, 10, 29)}, Announcement(reported=ADJUSTED), []),
        ({"posted": date(2024, 10, 17)}, replace(KNOWN, posted=None), []),  # the second day
        (
            {"posted": date(2024, 10, 18)},
            replace(KNOWN, posted=None),
            [no.AnnouncedLate("posted", due="2024-10-17", days=1)],
        ),
        ({"posted": date(2024, 12, 1)}, NOTHING, []),  # counted from the adjustment, which nobody has told
        ({"posted": date(2024, 12, 1)}, replace(KNOWN, posted_through=date(2024, 11, 5)), []),
        ({"posted_through": THROUGH}, KNOWN, []),
        (
            {"posted_through": date(2024, 11, 5)},
            KNOWN,
            [no.TakenDownEarly("posted_through", through="2024-11-05", last="2024-11-06")],
        ),
    ],
)
def test_what_is_late_or_came_down_too_early_is_told_and_touches_nothing(
    said: dict[str, date], known: Announcement, expected: list[Notice]
) -> None:
    assert expected == list(notices_of_announcement(event(**said), whole_of(event(**said), known), MADE))


@given(DAYS, DAYS, DAYS)
def test_days_are_recorded_exactly_when_they_follow_each_other(adjusted: date, posted: date, through: date) -> None:
    days = {"adjusted": adjusted, "posted": posted, "posted_through": through}
    if DECIDED <= adjusted <= posted <= through:
        assert event(**days) == announce(asked(**days), WHOLE, MADE, BODY)
    else:
        assert {"out_of_order"} == {each.code for each in objections(NOTHING, **days)}


@given(DAYS, DAYS)
def test_a_notice_is_down_too_early_exactly_on_the_days_on_which_an_appeal_is_in_time(
    posted: date, through: date
) -> None:
    known = announcement.whole_of(event(posted=posted, posted_through=through), NOTHING)
    assert (through < deadlines.appeal_through(posted)) is taken_down_early(known)
