"""Whom a name is compared with: all of a small register, and of a large one a bounded number that is near it."""

from collections.abc import Iterator
from datetime import date

import pytest

from samverkan_cli.domain.events import ActorAliasAdded, ActorEnrolled, ActorFacts, Event, Introduced, PeriodOpened
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import Because, Kind, Side
from samverkan_cli.store.projection import changes
from samverkan_cli.store.reader import Reader, base
from samverkan_cli.store.reader.base import CANDIDATES
from samverkan_cli.store.rows import apply
from samverkan_cli.store.sqlite import opening, schema

STEP = 20  # how many of SQLite's steps are told at a time
DAY = date(2024, 1, 10)
FEW, LARGE, LARGER = 100, 3_000, 6_000


def joined(count: int) -> Iterator[Event]:
    """Give so many actors, each with a number of its own in its name and in that of who signed."""
    yield PeriodOpened(subject="2024-2027", first_day=date(2024, 1, 1), last_day=date(2027, 12, 31))
    for at in range(1, count + 1):
        yield ActorEnrolled(
            subject=f"A-{at}",
            enrollment=f"E-{at}",
            period="2024-2027",
            received=DAY,
            effective=DAY,
            because=Because.RECEIVED,
            signed_by=f"P-{at}",
            registered=ActorFacts(name=f"Föreningen nummer {at}", kind=Kind.ASSOCIATION, side=Side.CIVIL),
            introduced=(Introduced(id=f"P-{at}", name=f"Person {at}"),),
        )
    yield ActorAliasAdded(subject="A-7", alias="Klockbojen")


@pytest.fixture(scope="module")
def registers() -> Iterator[dict[int, Reader]]:
    """Give a small register and two large ones."""
    with opening.scratch() as few, opening.scratch() as large, opening.scratch() as larger:
        made = {FEW: few, LARGE: large, LARGER: larger}
        for count, connection in made.items():
            schema.create(connection)
            for seq, event in enumerate(joined(count), start=1):
                apply(connection, changes(event, seq))
        yield {count: Reader(connection) for count, connection in made.items()}


def test_all_of_a_small_register_are_compared(registers: dict[int, Reader]) -> None:
    assert FEW + 1 == len(registers[FEW].actors_close_to("Åkern"))
    assert FEW == len(registers[FEW].persons_close_to("Åke"))


@pytest.mark.parametrize("count", [LARGE, LARGER])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Föreningen nummer 77", "A-77"),
        ("Foreningen nummr 77", "A-77"),
        ("Ärende 2999", "A-2999"),
        ("Föreningen nummer 7", "A-7"),
        ("Klokbojen", "A-7"),
        ("Klockbojens", "A-7"),
    ],
)
def test_of_a_large_register_those_with_a_word_in_common_or_next_in_order_are_compared(
    registers: dict[int, Reader], count: int, name: str, expected: str
) -> None:
    close = registers[count].actors_close_to(name)
    assert expected in {id_ for id_, _, _ in close}
    assert len(close) <= CANDIDATES


@pytest.mark.parametrize("name", ["Perso 77", "Person 77 Ek", "Aa 77"])
def test_persons_are_compared_likewise(registers: dict[int, Reader], name: str) -> None:
    assert "P-77" in {id_ for id_, _ in registers[LARGE].persons_close_to(name)}


def steps(reader: Reader, name: str) -> int:
    """Give how many steps the data base takes to find whom a name is compared with."""
    taken = 0

    def told() -> int:
        nonlocal taken
        taken += 1
        return 0

    reader.connection.set_progress_handler(told, STEP)
    try:
        reader.actors_close_to(name)
        reader.actors_holding(name)
    finally:
        reader.connection.set_progress_handler(None, STEP)
    return taken


@pytest.mark.parametrize("name", ["Föreningen nummer åtta", "Klockbojen", "Föreningen", "nummer 77 föreningen"])
def test_twice_a_large_register_is_no_more_work(registers: dict[int, Reader], name: str) -> None:
    large, larger = (steps(registers[count], name) for count in (LARGE, LARGER))
    assert larger <= 1.1 * large + 20, f"{large} and {larger} times {STEP} steps"


def test_words_that_too_many_have_are_never_said_to_be_the_only_ones(registers: dict[int, Reader]) -> None:
    held, whole = registers[LARGE].actors_holding("föreningen")
    assert (True, False) == (len(held) > 1, whole)
    held, whole = registers[LARGE].actors_holding("nummer 2999")
    assert (["A-2999"], True) == ([each.id for each in held], whole)


def test_one_of_too_many_is_not_said_to_be_the_only_one(
    registers: dict[int, Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = registers[FEW]
    assert "A-77" == read.actor("nummer 77").id
    monkeypatch.setattr(base, "HITS", 1)
    with pytest.raises(Refused) as refused:
        read.actor("nummer 77")
    assert ["not_found"] == [each.code for each in refused.value.objections]
