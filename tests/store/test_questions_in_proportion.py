"""No question leads from everyone to everyone: four times the register is at most about four times the work.

Work is counted in the steps that SQLite takes, which are the same on every machine.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from samverkan_cli.actions import report
from samverkan_cli.actions.due import due
from samverkan_cli.actions.forums import map_of
from samverkan_cli.actions.publication import listed
from samverkan_cli.domain.events import ActorDissolved, ActorEnrolled, ActorFacts, ActorWithdrew, Event, PeriodOpened
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.report import AskAnnual, AskStatistics
from samverkan_cli.domain.values import Because, Kind, Side
from samverkan_cli.store.projection import changes
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.rows import apply
from samverkan_cli.store.sqlite import opening, schema

FEW, MANY = 200, 800
STEP = 20  # how many of SQLite's steps are told at a time
TODAY = date(2026, 6, 30)
PERIODS = (("2020-2023", date(2020, 1, 1)), ("2024-2027", date(2024, 1, 1)))


def lives(count: int) -> Iterator[Event]:
    """Give two periods, and many that joined each of them, on days of their own."""
    for key, first in PERIODS:
        yield PeriodOpened(subject=key, first_day=first, last_day=date(first.year + 3, 12, 31))
    for at in range(count):
        for again, (key, first) in enumerate(PERIODS):
            day = first + timedelta(days=at % 700)
            yield ActorEnrolled(
                subject=f"A-{at + 1}",
                enrollment=f"E-{at + 1 + again * count}",
                period=key,
                received=day,
                effective=day,
                because=Because.RECEIVED,
                registered=None if again else ActorFacts(name=f"Nr {at}", kind=Kind.OTHER, side=Side.CIVIL),
            )
        if at % 10 == 0:
            left, off = f"E-{at + 1 + count}", date(2026, 1, 1)
            yield ActorWithdrew(subject=f"A-{at + 1}", enrollment=left, period="2024-2027", received=off, effective=off)
        if at % 10 == 1:
            yield ActorDissolved(subject=f"A-{at + 1}", last_day=date(2025, 12, 31))


QUESTIONS: dict[str, Callable[[Reader], Any]] = {
    "figures of a day": lambda read: report.statistics(read, AskStatistics(today=TODAY)),
    "what has changed in a year": lambda read: report.annual(read, AskAnnual(today=TODAY, year=2026)),
    "the map": lambda read: map_of(read, TODAY),
    "roll": lambda read: read.roll(RollQuestion(on=TODAY)),
    "roll of a period": lambda read: read.roll(RollQuestion(on=TODAY, period="2024-2027")),
    "how many there are": lambda read: read.signatory_count(TODAY),
    "renewal facts": lambda read: read.renewal_facts(read.period("2024-2027"), read.period("2020-2023"), TODAY),
    "renewal courses": lambda read: read.courses(read.period("2024-2027"), read.period("2020-2023")),
    "who is told of in public": lambda read: listed(read, RollQuestion(on=TODAY)),
    "what is exported": lambda read: list(read.enrollments_held(read.period("2024-2027"))),
    "what lacks something": lambda read: read.waiting(),
    "what is to be done": lambda read: due(read, TODAY),
    "who has no contact": lambda read: read.signatories_without_contact(TODAY),
    "whom one can write to": lambda read: read.actors_with_contact(TODAY),
}


@pytest.fixture(scope="module")
def registers() -> Iterator[dict[int, Reader]]:
    """Give a register of few and one of many."""
    with opening.scratch() as few, opening.scratch() as many:
        for count, connection in ((FEW, few), (MANY, many)):
            schema.create(connection)
            for seq, event in enumerate(lives(count), start=1):
                apply(connection, changes(event, seq))
        yield {FEW: Reader(few), MANY: Reader(many)}


def steps(reader: Reader, question: Callable[[Reader], Any]) -> int:
    """Give how many steps the data base takes to answer."""
    taken = 0

    def told() -> int:
        nonlocal taken
        taken += 1
        return 0

    reader.connection.set_progress_handler(told, STEP)
    try:
        question(reader)
    finally:
        reader.connection.set_progress_handler(None, STEP)
    return taken


@pytest.mark.parametrize("asked", QUESTIONS)
def test_four_times_the_register_is_no_more_than_five_times_the_work(registers: dict[int, Reader], asked: str) -> None:
    few, many = (steps(registers[count], QUESTIONS[asked]) for count in (FEW, MANY))

    assert many <= 5 * few + 20, f"{few} and {many} times {STEP} steps"
