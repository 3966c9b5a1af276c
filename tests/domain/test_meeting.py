"""Meetings: called once, and with those who are there."""

from datetime import date

import msgspec
import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import MeetingCalled
from samverkan_cli.domain.meeting import CallMeeting, call
from samverkan_cli.domain.records import Meeting

TODAY, MET = date(2024, 3, 1), date(2024, 4, 24)
CALLING = CallMeeting(today=TODAY, day=MET, body="B-1", time=("16:00", "18:00"), place="Rådhuset", title="Årsmöte")
MEETING = Meeting(entry=1, id="M-1", number=1, date=MET, start="16:00", title="Årsmöte", bodies=("B-1", "B-2"))


def test_a_meeting_is_called_for_its_bodies_on_a_day_at_a_time_and_a_place() -> None:
    facts = {"bodies": ("B-1", "B-2"), "date": MET, "place": "Rådhuset", "title": "Årsmöte"}
    expected = msgspec.convert({"subject": "M-1", "start": "16:00", "end": "18:00", **facts}, MeetingCalled)
    assert expected == call(CALLING, "M-1", ("B-1", "B-2"), [])
    made = call(CALLING.but(time=None), "M-1", ("B-1",), [])
    assert (None, None) == (made.start, made.end)


@pytest.mark.parametrize("bodies", [("B-1", "B-2"), ("B-2", "B-1")])
@pytest.mark.parametrize("time", [None, ("16:00", None), ("16:00", "17:00")])
@pytest.mark.parametrize(("title", "told"), [("Årsmöte", "Årsmöte"), (None, "2024-04-24")])
def test_the_same_bodies_do_not_meet_twice_at_a_time_that_may_be_the_same(
    bodies: tuple[str, ...], time: tuple[str, str | None] | None, title: str | None, told: str
) -> None:
    known, request = replace(MEETING, title=title), CALLING.but(time=time)
    expected = no.AlreadyExists("day", refs=["M-1"], noun="meeting", id="M-1", name=told)
    assert [expected] == refused(call, request, "M-2", bodies, [known])


def test_other_bodies_meet_then_and_the_same_ones_at_another_time() -> None:
    assert "M-2" == call(CALLING, "M-2", ("B-1",), [MEETING]).subject
    later = CALLING.but(time=("18:00", None))
    assert "M-2" == call(later, "M-2", ("B-1", "B-2"), [MEETING]).subject
