"""Who was at a meeting: for whom, as what, for which items; who was not there; and who left the room."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.attendance import (
    Attend,
    AttendAll,
    Looked,
    attend,
    differs,
    in_agenda_order,
    leave_room,
    must_go_together,
    nearest,
    noted_already,
    of_the_seat,
    the_one_meant,
)
from samverkan_cli.domain.events import AttendanceNoted, RoomLeft
from samverkan_cli.domain.records import Attendance, LeftRoom, Meeting, Seat
from samverkan_cli.domain.values import Absence

TODAY, MET = date(2024, 5, 1), date(2024, 4, 24)
MEETING = Meeting(entry=1, id="M-1", number=1, date=MET, title="Årsmöte", bodies=("B-1",))
COMING = Attend(today=TODAY, meeting="M-1", person="Eva Ek", role="ordförande")
ALL = AttendAll(today=TODAY, meeting="M-1", person=("Eva Ek",))
LOOKED = Looked(person="P-1", represents="A-1", role="ordförande")
NOTED = Attendance(entry=7, meeting="M-1", person="P-1", represents="A-1", role="ordförande")
SEAT = Seat(entry=3, body="B-1", person="P-1", organisation="Röda Stugan", role="ledamot", party="S")


@pytest.mark.parametrize(
    ("said", "looked"),
    [
        ({}, {}),
        ({"guest": True}, {"represents": None, "organisation": "Röda Stugan"}),
        ({"absence": Absence.APOLOGY}, {"party": "S"}),
        ({}, {"substitutes": "P-2", "from_item": 2, "until_item": 4}),
    ],
)
def test_somebody_is_at_a_meeting_for_whom_and_as_what_and_for_which_items(
    said: dict[str, Any], looked: dict[str, Any]
) -> None:
    facts: dict[str, Any] = {"person": "P-1", "represents": "A-1", "role": "ordförande"} | said | looked
    assert AttendanceNoted(subject="M-1", **facts) == attend(
        COMING.but(**said), MEETING, "Eva Ek", replace(LOOKED, **looked)
    )


def test_nobody_stands_in_for_itself() -> None:
    expected = [no.SubstitutesSelf("substitutes", refs=["P-1"], name="Eva Ek")]
    assert expected == refused(attend, COMING, MEETING, "Eva Ek", replace(LOOKED, substitutes="P-1"))


@pytest.mark.parametrize(("title", "there"), [("Årsmöte", "Årsmöte"), (None, "mötet")])
def test_somebody_is_noted_once(title: str | None, there: str) -> None:
    expected = no.AlreadyThere("person", refs=["M-1", "P-1"], name="Eva Ek", there=there, id="M-1")
    meeting = replace(MEETING, title=title)
    assert expected == noted_already(COMING, meeting, "Eva Ek", LOOKED, NOTED)
    assert expected == noted_already(COMING.but(role=None), meeting, "Eva Ek", Looked(person="P-1"), NOTED)


@pytest.mark.parametrize(
    ("said", "looked"),
    [
        ({}, {"represents": "A-2"}),
        ({}, {"organisation": "Röda Stugan"}),
        ({}, {"role": "ledamot"}),
        ({}, {"party": "S"}),
        ({}, {"substitutes": "P-2"}),
        ({}, {"from_item": 1}),
        ({}, {"until_item": 1}),
        ({"guest": True}, {}),
        ({"absence": Absence.ABSENT}, {}),
    ],
)
def test_what_is_said_otherwise_of_somebody_is_to_be_corrected(said: dict[str, Any], looked: dict[str, Any]) -> None:
    request, told = COMING.but(**said), replace(LOOKED, **looked)
    assert differs(request, told, NOTED)
    expected = no.AttendanceDiffers("person", refs=["M-1", "P-1"], name="Eva Ek", id="M-1", person="P-1")
    assert expected == noted_already(request, MEETING, "Eva Ek", told, NOTED)


def test_who_was_not_there_is_not_there_by_being_named_again() -> None:
    away = replace(NOTED, absence=Absence.APOLOGY)
    assert differs(COMING, Looked(person="P-1"), away)
    assert not differs(COMING.but(absence=Absence.APOLOGY), Looked(person="P-1"), away)


def test_a_seat_says_what_is_not_said_beside() -> None:
    seated = Looked(person="P-1", organisation="Röda Stugan", role="ledamot", party="S")
    assert seated == of_the_seat(Looked(person="P-1"), SEAT)
    told = replace(seated, represents="A-1", organisation=None, role="ordförande")
    assert told == of_the_seat(LOOKED, SEAT)
    assert LOOKED == of_the_seat(LOOKED, None)


def test_somebody_is_named_and_options_that_need_each_other_stand_together() -> None:
    assert [] == list(must_go_together(ALL))
    assert [no.Missing("person")] == list(must_go_together(ALL.but(person=())))
    assert [] == list(must_go_together(ALL.but(person=(), seated=True, without=("Bo Al",))))
    alone = no.OptionAlone("without", option="--except", other="--seated")
    assert [alone] == list(must_go_together(ALL.but(without=("Bo Al",))))
    one = no.OneAtATime("substitutes", option="--for")
    assert [one] == list(must_go_together(ALL.but(person=("Eva Ek", "Bo Al"), substitutes="Siv Ek")))
    assert [] == list(must_go_together(ALL.but(substitutes="Siv Ek")))


def test_who_was_not_there_did_nothing_there() -> None:
    said = {"guest": True, "substitutes": "Bo Al", "from_item": "1", "until_item": "2", "out": ("3",)}
    options = ("--guest", "--for", "--from-item", "--until-item", "--out")
    for (field, value), option in zip(said.items(), options, strict=True):
        expected = [no.OptionsConflict("absent", option="--absent", others=(option,))]
        assert expected == list(must_go_together(ALL.but(absence=Absence.ABSENT, **{field: value})))


@pytest.mark.parametrize(
    ("first", "last", "turned"), [(3, 1, False), (1, 1, False), (1, 3, True), (None, 1, False), (2, None, False)]
)
def test_somebody_is_there_from_an_item_through_a_later_one_of_the_agenda(
    first: int | None, last: int | None, turned: bool
) -> None:
    expected = [no.ItemsTurnedAround("until_item", first=first, last=last)] if turned else []
    assert expected == list(in_agenda_order([3, 1, 2], first, last))


def test_a_name_is_near_those_that_hold_every_word_of_it() -> None:
    there = {"P-1": "Eva Ek", "P-2": "Eva Maria Al", "P-3": "Bo Ek"}
    assert {"P-1": "Eva Ek", "P-3": "Bo Ek"} == nearest("EK", there)
    assert {"P-2": "Eva Maria Al"} == nearest("al eva", there)
    assert {} == nearest("Eva Holm", there) == nearest("…", there)


def test_who_is_left_out_holds_a_seat() -> None:
    there = {"P-1": "Eva Ek", "P-2": "Eva Al"}
    assert ["P-1", "P-2", "P-2"] == [the_one_meant(said, there, "without") for said in ("eva ek", "Al", "p-2")]
    told = ("Eva Ek (P-1)", "Eva Al (P-2)")
    missing = [no.NotFound("without", given="Bo", noun="seat", nearest=told)]
    assert missing == refused(the_one_meant, "Bo", there, "without")
    several = [no.Ambiguous("without", refs=["P-1", "P-2"], given="Eva", noun="person", ids=told)]
    assert several == refused(the_one_meant, "Eva", there, "without")


def test_who_is_there_leaves_the_room_for_an_item_once_and_why() -> None:
    request = ALL.but(reason="jäv")
    made = leave_room(request, MEETING, "P-1", "Eva Ek", 2, [], present=True)
    assert RoomLeft(subject="M-1", person="P-1", item=2, reason="jäv") == made
    away = [no.NotAtMeeting("out", refs=["M-1", "P-1"], name="Eva Ek", id="M-1")]
    assert away == refused(leave_room, request, MEETING, "P-1", "Eva Ek", 2, [], present=False)
    left = LeftRoom(entry=9, meeting="M-1", person="P-1", item=2)
    again = [no.AlreadyThere("out", refs=["M-1", "P-1"], name="Eva Ek", there="M-1:2", id="M-1")]
    assert again == refused(leave_room, request, MEETING, "P-1", "Eva Ek", 2, [left], present=True)
    for other in (replace(left, item=1), replace(left, person="P-2")):
        assert 2 == leave_room(request, MEETING, "P-1", "Eva Ek", 2, [other], present=True).item
