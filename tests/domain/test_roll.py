"""The roll: asked for in one way, kept under a title of its own, with a digest of all that was answered."""

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import RollLine, RollRecorded
from samverkan_cli.domain.records import Attendance, RecordedRoll, RollQuestion, Seat, Signatory
from samverkan_cli.domain.roll import AskRoll, delegates, digest, must_ask_one_thing, must_be_a_new_title, record
from samverkan_cli.domain.values import Absence, Kind, Side

TODAY, SINCE = date(2024, 4, 24), date(2024, 2, 5)
ASKED = AskRoll(today=TODAY, record="Röstlängd 24 april")
QUESTION = RollQuestion(on=TODAY, period="2024-2027", side=Side.CIVIL, received_by=SINCE)
LINE = Signatory(
    id="A-1",
    name="Blå Tuvan",
    kind=Kind.ASSOCIATION,
    side=Side.CIVIL,
    org_nr=None,
    period="2024-2027",
    since=SINCE,
    enrollment="E-1",
)
OTHER = replace(LINE, id="A-2", name="Klockbojen", enrollment="E-2")
KEPT = RecordedRoll(entry=1, id="R-1", number=1, title="Röstlängd 24 april", on_day=TODAY, sha256="0" * 64, count=2)


@pytest.mark.parametrize("title", ["Röstlängd 24 april", "RÖSTLÄNGD 24  APRIL", "Ro\u0308stla\u0308ngd 24 april"])
def test_a_title_is_a_recorded_rolls_own_however_it_is_spelled(title: str) -> None:
    expected = no.AlreadyExists("record", refs=["R-1"], noun="roll", id="R-1", name="Röstlängd 24 april")
    assert [expected] == refused(must_be_a_new_title, ASKED.but(record=title), [KEPT])


def test_another_title_is_new_also_beside_a_roll_whose_title_was_erased() -> None:
    erased = replace(KEPT, title=None)
    must_be_a_new_title(ASKED.but(record="Röstlängd 25 april"), [KEPT, erased])


@pytest.mark.parametrize(
    ("said", "others"),
    [
        ({"on_day": TODAY}, ("--on",)),
        ({"period": "2024-2027"}, ("--period",)),
        ({"side": Side.CIVIL}, ("--side",)),
        ({"received_by": SINCE}, ("--received-by",)),
        ({"record": "Titel"}, ("--record",)),
        ({"received_by": SINCE, "on_day": TODAY}, ("--on", "--received-by")),
    ],
)
def test_a_recorded_roll_is_asked_for_alone(said: dict[str, object], others: tuple[str, ...]) -> None:
    expected = [no.OptionsConflict("recorded", option="--recorded", others=others)]
    assert expected == refused(must_ask_one_thing, AskRoll(**{"today": TODAY, "recorded": "R-1"} | said))
    must_ask_one_thing(AskRoll(**{"today": TODAY} | said))


def test_a_recorded_roll_alone_is_one_question() -> None:
    must_ask_one_thing(AskRoll(today=TODAY, recorded="R-1"))


def test_a_roll_is_kept_with_the_question_its_lines_and_their_digest() -> None:
    expected = RollRecorded(
        subject="R-1",
        title="Röstlängd 24 april",
        on=TODAY,
        period="2024-2027",
        side=Side.CIVIL,
        received_by=SINCE,
        sha256=digest(QUESTION, [LINE, OTHER]),
        lines=(
            RollLine(enrollment="E-1", actor="A-1", since=SINCE, name="Blå Tuvan"),
            RollLine(enrollment="E-2", actor="A-2", since=SINCE, name="Klockbojen"),
        ),
    )
    assert expected == record(ASKED, QUESTION, [LINE, OTHER], "R-1")


def test_the_digest_is_of_the_question_and_the_lines_as_json_in_this_order() -> None:
    said = (
        '[{"on":"2024-04-24","period":"2024-2027","side":"civil","received_by":"2024-02-05"},'
        '[["E-1","A-1","Blå Tuvan","2024-02-05"]]]'
    )
    assert hashlib.sha256(said.encode()).hexdigest() == digest(QUESTION, [LINE])


@pytest.mark.parametrize("field", ["on", "period", "side", "received_by"])
def test_every_part_of_the_question_is_in_the_digest(field: str) -> None:
    other = {"on": SINCE, "period": None, "side": None, "received_by": None}[field]
    assert digest(QUESTION, [LINE]) != digest(replace(QUESTION, **({field: other})), [LINE])


@pytest.mark.parametrize("other", [{"enrollment": "E-9"}, {"id": "A-9"}, {"name": "Blå tuvan"}, {"since": TODAY}])
def test_every_part_of_a_line_is_in_the_digest(other: dict[str, object]) -> None:
    assert digest(QUESTION, [LINE]) != digest(QUESTION, [replace(LINE, **other)])


@given(st.lists(st.sampled_from([LINE, OTHER]), max_size=4), st.lists(st.sampled_from([LINE, OTHER]), max_size=4))
def test_two_rolls_have_one_digest_exactly_when_their_lines_are_the_same_in_the_same_order(
    lines: list[Signatory], others: list[Signatory]
) -> None:
    assert (lines == others) == (digest(QUESTION, lines) == digest(QUESTION, others))


def noted(person: str, represents: str | None, **more: object) -> Attendance:
    return Attendance(entry=1, meeting="M-1", person=person, represents=represents, **more)  # type: ignore[arg-type]  # facts of the record


def seat(person: str, represents: str | None) -> Seat:
    return Seat(entry=1, body="B-1", person=person, represents=represents)


def who(*found: Attendance | Seat) -> list[str]:
    return [each.person for each in found]


def test_who_is_noted_for_an_actor_comes_before_who_sits_for_it() -> None:
    there = [noted("P-1", "A-1"), noted("P-2", "A-1"), noted("P-3", "A-2", absence=next(iter(Absence)))]
    seats = [seat("P-4", "A-1"), seat("P-5", "A-2"), seat("P-5", "A-2"), seat("P-6", "A-9"), seat("P-7", None)]
    found = delegates(["A-1", "A-2", "A-3"], [*there, noted("P-8", "A-3", guest=True), noted("P-9", None)], seats)
    assert {"A-1": ["P-1", "P-2"], "A-2": ["P-5"], "A-3": []} == {
        actor: who(*coming) for actor, coming in found.items()
    }


def test_who_is_noted_as_absent_or_for_another_does_not_come_by_a_seat() -> None:
    there = [noted("P-1", "A-1", absence=next(iter(Absence))), noted("P-2", "A-2")]
    found = delegates(["A-1", "A-2", "A-3"], there, [seat("P-1", "A-1"), seat("P-2", "A-3")])
    assert {"A-1": [], "A-2": ["P-2"], "A-3": []} == {actor: who(*coming) for actor, coming in found.items()}
