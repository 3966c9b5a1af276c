"""Questions that turn on a day: asked on the day before, the first, the last and the day after."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from case_facts import REPORTED

from samverkan_cli.domain.events import (
    ActorDissolved,
    ActorEnrolled,
    ActorFacts,
    ActorSuspended,
    ActorWithdrew,
    BodyAdded,
    ContactAdded,
    ContactEnded,
    Event,
    MandateGiven,
    MeetingCalled,
    PeriodOpened,
    PersonRegistered,
    SeatTaken,
)
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.values import Because, BodyKind, Kind, May, Minutes, Side, Subject
from samverkan_cli.store.projection import changes
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.rows import apply
from samverkan_cli.store.sqlite import opening, schema


def day(text: str) -> date:
    return date.fromisoformat(text)


def joined(number: int, received: str, effective: str, kind: Kind = Kind.ASSOCIATION) -> ActorEnrolled:
    """Give an actor that joined the period, with the same number as its enrollment."""
    return ActorEnrolled(
        subject=f"A-{number}",
        enrollment=f"E-{number}",
        period="2024-2027",
        received=day(received),
        effective=day(effective),
        because=Because.RECEIVED,
        registered=ActorFacts(name=f"Nr {number}", kind=kind, side=kind.side),
    )


LIFE: tuple[Event, ...] = (
    PeriodOpened(subject="2020-2023", first_day=day("2020-01-01"), last_day=day("2023-12-31")),
    PeriodOpened(subject="2024-2027", first_day=day("2024-01-01"), last_day=day("2027-12-31")),
    joined(1, "2023-11-01", "2024-01-01"),
    joined(2, "2024-02-05", "2024-02-06", Kind.COMMITTEE),
    ActorWithdrew(
        subject="A-2", enrollment="E-2", period="2024-2027", received=day("2024-05-01"), effective=day("2024-06-01")
    ),
    joined(3, "2024-02-04", "2024-02-04"),
    ActorSuspended(
        subject="A-3",
        enrollment="E-3",
        period="2024-2027",
        decision="D-2024-001",
        first_day=day("2024-03-01"),
        through=day("2024-03-31"),
    ),
    BodyAdded(subject="B-1", name="Kommunstyrelsen", kind=BodyKind.COMMITTEE, minutes=Minutes.PROTOCOL),
    MandateGiven(
        subject="B-1",
        on=Subject.EXCLUSION,
        may=May.DECIDE,
        from_day=day("2024-06-01"),
        through_day=day("2024-06-30"),
    ),
    MandateGiven(subject="B-1", on=Subject.ENTRY, may=May.DECIDE),
    MandateGiven(subject="B-1", on=Subject.PLAN, may=May.RECOMMEND, from_day=day("2024-06-01")),
    PersonRegistered(subject="P-1", name="Eva Ek"),
    SeatTaken(subject="B-1", person="P-1", represents="A-1", from_day=day("2024-06-01"), through_day=day("2024-06-30")),
    PersonRegistered(subject="P-2", name="Bo Ek"),
    SeatTaken(subject="B-1", person="P-2"),
    ContactAdded(subject="A-1", person="P-2"),
    ContactEnded(subject="A-1", contact=16, through_day=day("2024-06-30")),
    MeetingCalled(subject="M-1", bodies=("B-1",), date=day("2024-06-12")),
    joined(4, "2027-01-01", "2027-01-01"),
    ActorDissolved(subject="A-4", last_day=day("2027-06-30")),
)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """Give what can be asked of a life."""
    with opening.scratch() as connection:
        schema.bare(connection)
        for seq, event in enumerate(LIFE, start=1):
            apply(connection, changes(event, seq))
        yield Reader(connection)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-12-31", []),
        ("2024-01-01", ["A-1"]),
        ("2024-02-03", ["A-1"]),
        ("2024-02-04", ["A-1", "A-3"]),
        ("2024-02-05", ["A-1", "A-3"]),
        ("2024-02-06", ["A-1", "A-2", "A-3"]),
        ("2024-02-29", ["A-1", "A-2", "A-3"]),
        ("2024-03-01", ["A-1", "A-2"]),  # the first day off by a suspension
        ("2024-03-31", ["A-1", "A-2"]),  # and the last
        ("2024-04-01", ["A-1", "A-2", "A-3"]),
        ("2024-05-31", ["A-1", "A-2", "A-3"]),
        ("2024-06-01", ["A-1", "A-3"]),  # the first day off by a withdrawal
        ("2024-06-30", ["A-1", "A-3"]),  # the last day of a contact
        ("2024-07-01", ["A-1", "A-3"]),
        ("2026-12-31", ["A-1", "A-3"]),
        ("2027-01-01", ["A-1", "A-3", "A-4"]),
        ("2027-06-30", ["A-1", "A-3", "A-4"]),  # the last day of an actor that is dissolved
        ("2027-07-01", ["A-1", "A-3"]),
        ("2027-12-31", ["A-1", "A-3"]),
        ("2028-01-01", []),
    ],
)
def test_the_roll_of_a_day_has_those_who_are_on_it_that_day(reader: Reader, on: str, expected: list[str]) -> None:
    assert expected == [line.id for line in reader.roll(RollQuestion(on=day(on)))]
    assert len(expected) == reader.signatory_count(day(on))
    reached = reader.actors_with_contact(day(on))
    assert len([id_ for id_ in expected if id_ not in reached]) == reader.signatories_without_contact(day(on))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"period": "2024-2027"}, ["A-1", "A-2", "A-3"]),
        ({"period": "2020-2023"}, []),
        ({"side": Side.PUBLIC}, ["A-2"]),
        ({"side": Side.CIVIL}, ["A-1", "A-3"]),
        ({"received_by": "2023-10-31"}, []),
        ({"received_by": "2023-11-01"}, ["A-1"]),
        ({"received_by": "2024-02-04"}, ["A-1", "A-3"]),
        ({"received_by": "2024-02-05"}, ["A-1", "A-2", "A-3"]),
    ],
)
def test_a_roll_may_be_of_a_period_of_a_side_or_of_what_had_arrived_by_a_day(
    reader: Reader, asked: dict[str, str], expected: list[str]
) -> None:
    question = msgspec.convert({"on": day("2024-02-10")} | asked, RollQuestion)
    assert expected == [line.id for line in reader.roll(question)]


def test_a_line_of_the_roll_says_since_when(reader: Reader) -> None:
    lines = {line.id: line.since for line in reader.roll(RollQuestion(on=day("2024-02-10")))}
    assert {"A-1": day("2024-01-01"), "A-2": day("2024-02-06"), "A-3": day("2024-02-04")} == lines


@pytest.mark.parametrize(
    ("on", "subject", "may", "expected"),
    [
        ("2024-05-31", Subject.EXCLUSION, May.DECIDE, False),
        ("2024-06-01", Subject.EXCLUSION, May.DECIDE, True),
        ("2024-06-30", Subject.EXCLUSION, May.DECIDE, True),
        ("2024-07-01", Subject.EXCLUSION, May.DECIDE, False),
        ("2024-06-15", Subject.EXCLUSION, May.RECOMMEND, False),
        ("2024-06-15", Subject.AGREEMENT, May.DECIDE, False),
        ("1999-01-01", Subject.ENTRY, May.DECIDE, True),  # a mandate without days is from the beginning
        ("2024-06-01", Subject.PLAN, May.RECOMMEND, True),
        ("2024-05-31", Subject.PLAN, May.RECOMMEND, False),
    ],
)
def test_a_body_may_what_its_mandate_says_from_its_first_day_through_its_last(
    reader: Reader, on: str, subject: Subject, may: May, expected: bool
) -> None:
    assert expected is reader.may("B-1", may, [subject], day(on))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2019-12-31", None),
        ("2020-01-01", "2020-2023"),
        ("2023-12-31", "2020-2023"),
        ("2024-01-01", "2024-2027"),
        ("2027-12-31", "2024-2027"),
        ("2028-01-01", None),
    ],
)
def test_a_day_lies_in_the_period_from_its_first_day_through_its_last(
    reader: Reader, on: str, expected: str | None
) -> None:
    found = reader.period_on(day(on))
    assert expected == (found.id if found else None)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2023-12-31", "2024-01-01", ["2020-2023", "2024-2027"]),
        ("2023-12-31", "2023-12-31", ["2020-2023"]),
        ("2024-01-01", "2024-01-01", ["2024-2027"]),
        ("2028-01-01", "2031-12-31", []),
    ],
)
def test_periods_overlap_that_share_a_day(reader: Reader, first: str, last: str, expected: list[str]) -> None:
    assert expected == reader.overlapping(day(first), day(last))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [("2024-06-12", "2024-06-12", ["M-1"]), ("2024-06-13", None, []), (None, "2024-06-11", []), (None, None, ["M-1"])],
)
def test_meetings_are_those_from_a_day_through_a_day(
    reader: Reader, first: str | None, last: str | None, expected: list[str]
) -> None:
    found = reader.meetings(day(first) if first else None, day(last) if last else None)
    assert expected == [meeting.id for meeting in found]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2024-05-31", ["P-2"]),
        ("2024-06-01", ["P-1", "P-2"]),
        ("2024-06-30", ["P-1", "P-2"]),  # the last day of the seat, and of the contact
        ("2024-07-01", []),
    ],
)
def test_a_member_is_tied_to_a_case_by_a_seat_and_a_contact_of_that_day(
    reader: Reader, on: str, expected: list[str]
) -> None:
    assert expected == [hint.person for hint in reader.hints(REPORTED, "B-1", day(on), None)]
