"""What goes up on the notice board: the days recorded before those said, in their order, and only of minutes."""

from datetime import date

import pytest
from case_facts import BODY, COUNCIL
from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case.notice_board import (
    WriteAnnouncement,
    must_be_to_announce,
    notices_of_put_up,
    to_put_up,
)
from samverkan_cli.domain.records import Announcement, Body, Decision
from samverkan_cli.domain.refusal import Objection
from samverkan_cli.domain.values import BodyKind, Outcome

TODAY, DECIDED = date(2024, 10, 16), date(2024, 10, 8)
ADJUSTED, LAST = date(2024, 10, 15), date(2024, 11, 6)
DECISION = Decision(
    entry=9, id="D-2024-001", number=1, body=BODY.id, decided_on=DECIDED, outcome=Outcome.APPROVED, text="utesluts"
)
DELEGATE = replace(BODY, kind=BodyKind.DELEGATE)
NOTHING = Announcement()
UP = Announcement(adjusted=ADJUSTED, posted=TODAY)


def asked(**said: date) -> WriteAnnouncement:
    return WriteAnnouncement(today=TODAY, ref="C-1").but(**said)


def objections(known: Announcement = NOTHING, body: Body = BODY, **said: date) -> list[Objection]:
    return list(must_be_to_announce(asked(**said), known, DECISION, body, "C-1"))


def test_a_notice_tells_what_is_recorded_then_what_is_said_and_goes_up_on_the_papers_day() -> None:
    assert Announcement(adjusted=ADJUSTED, posted=TODAY) == to_put_up(asked(adjusted=ADJUSTED), Announcement())
    posted = date(2024, 10, 17)
    assert posted == to_put_up(asked(posted=posted), Announcement(adjusted=ADJUSTED)).posted
    assert UP == to_put_up(asked(), UP)


@pytest.mark.parametrize(("down", "posted"), [(LAST, TODAY), (date(2024, 11, 5), date(2024, 11, 11))])
def test_a_notice_that_came_down_too_early_is_put_up_anew(down: date, posted: date) -> None:
    known = replace(UP, posted_through=down)
    assert posted == to_put_up(asked(posted=posted), known).posted
    assert [] == objections(known, posted=posted)


def test_what_is_not_adjusted_is_not_announced() -> None:
    assert [no.NotAdjusted("adjusted", refs=["D-2024-001"], id="D-2024-001", case="C-1")] == objections()
    assert [] == objections(adjusted=ADJUSTED)


def test_notes_are_not_announced_whatever_is_said_of_them() -> None:
    (told,) = objections(body=COUNCIL, adjusted=ADJUSTED)
    assert isinstance(told, no.NotesNotAnnounced)


def test_a_delegates_decision_is_announced_with_the_meeting_it_was_reported_to() -> None:
    missing = no.ReportMissing("reported", refs=["D-2024-001"], id="D-2024-001")
    assert [missing] == objections(body=DELEGATE, adjusted=ADJUSTED)
    assert [] == objections(body=DELEGATE, adjusted=ADJUSTED, reported=date(2024, 10, 9))


def test_a_day_that_is_recorded_is_not_said_otherwise() -> None:
    done = no.AlreadyDone("adjusted", refs=["D-2024-001"], id="D-2024-001", day="2024-10-15")
    assert [done] == objections(UP, adjusted=date(2024, 10, 14))
    assert [] == objections(UP, adjusted=ADJUSTED, posted=TODAY)


def test_days_that_do_not_follow_on_each_other_are_objected_to_together() -> None:
    found = objections(adjusted=date(2024, 10, 1), posted=date(2024, 9, 1))
    assert [no.OutOfOrder, no.OutOfOrder] == [type(each) for each in found]


@pytest.mark.parametrize(("posted", "late"), [(date(2024, 10, 17), 0), (date(2024, 10, 18), 1)])
def test_a_late_notice_is_told_of_and_where_the_minutes_are_is_asked_for(posted: date, late: int) -> None:
    request = asked(posted=posted)
    told = list(notices_of_put_up(request, to_put_up(request, Announcement(adjusted=ADJUSTED))))
    due = [no.AnnouncedLate("posted", due="2024-10-17", days=late)] if late else []
    assert [*due, no.MinutesPlaceUnsaid("minutes_at")] == told
    assert due == list(notices_of_put_up(request.but(minutes_at="arkivet"), replace(UP, posted=posted)))
