"""Taking back in the tables: what was made is void, what was changed is as before, and again when that is undone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from samverkan_cli.domain.events import (
    ActorAliasAdded,
    ActorEdited,
    ActorFacts,
    ActorRegistered,
    EntryTakenBack,
    Event,
    RegistryCreated,
    TaskAdded,
    TaskAssigned,
    TaskDone,
)
from samverkan_cli.domain.values import Kind, Side
from samverkan_cli.store.sqlite import opening, schema
from samverkan_cli.store.sqlite.opening import Connection
from samverkan_cli.store.takeback import TakingBack
from samverkan_cli.store.writer import Writer

DAY, DUE, LATER = date(2024, 3, 1), date(2024, 6, 30), date(2024, 7, 1)
REGISTRY = "5f8e3b8e-0000-0000-0000-000000000000"


@pytest.fixture
def connection() -> Iterator[Connection]:
    """Give a registry in which nothing has been recorded but itself."""
    with opening.memory() as made:
        schema.create(made)
        record(made, RegistryCreated(subject=REGISTRY))
        yield made


def record(connection: Connection, *events: Event) -> int:
    """Record events as one command does; give the number of the last entry."""
    writer = Writer(connection, Path("registry.db"), REGISTRY, "task", "Maj")
    writer.record(*events)
    return writer.head.seq


def task(connection: Connection) -> tuple[object, ...]:
    """Give the task's last day, the day it was done, and whether it is in force."""
    row = connection.execute("SELECT due, done_on, voided_by IS NULL FROM task").fetchone()
    return tuple(row)


ADDED = TaskAdded(subject="T-1", text="Ring", due=DUE, added_on=DAY)
MOVED = TaskAssigned(subject="T-1", due=LATER)
DONE = TaskDone(subject="T-1", done_on=LATER)


def test_what_an_entry_changed_is_as_the_entries_before_it_left_it(connection: Connection) -> None:
    record(connection, ADDED)
    moved = record(connection, MOVED)
    done = record(connection, DONE)
    record(connection, EntryTakenBack(subject="T-1", entry=done))
    assert ("2024-07-01", None, 1) == task(connection)
    record(connection, EntryTakenBack(subject="T-1", entry=moved))
    assert ("2024-06-30", None, 1) == task(connection)


def test_what_was_taken_back_before_does_not_come_back_with_what_followed_it(connection: Connection) -> None:
    record(connection, ADDED)
    moved = record(connection, MOVED)
    record(connection, EntryTakenBack(subject="T-1", entry=moved))
    again = record(connection, TaskAssigned(subject="T-1", due=date(2024, 8, 1)))
    record(connection, EntryTakenBack(subject="T-1", entry=again))
    assert ("2024-06-30", None, 1) == task(connection)


def test_what_an_entry_made_is_void_and_in_force_again_when_that_is_taken_back(connection: Connection) -> None:
    added = record(connection, ADDED)
    taken = record(connection, EntryTakenBack(subject="T-1", entry=added))
    assert ("2024-06-30", None, 0) == task(connection)
    again = record(connection, EntryTakenBack(subject="T-1", entry=taken))
    assert ("2024-06-30", None, 1) == task(connection)
    record(connection, EntryTakenBack(subject="T-1", entry=again))
    assert ("2024-06-30", None, 0) == task(connection)


def test_a_change_that_is_in_force_again_is_made_again(connection: Connection) -> None:
    record(connection, ADDED)
    moved = record(connection, MOVED)
    taken = record(connection, EntryTakenBack(subject="T-1", entry=moved))
    assert ("2024-06-30", None, 1) == task(connection)
    record(connection, EntryTakenBack(subject="T-1", entry=taken))
    assert ("2024-07-01", None, 1) == task(connection)


def test_several_entries_of_one_command_are_taken_back_together(connection: Connection) -> None:
    last = record(connection, ADDED, MOVED, DONE)
    back = [EntryTakenBack(subject="T-1", entry=seq) for seq in (last, last - 1, last - 2)]
    record(connection, *back)
    assert ("2024-06-30", None, 0) == task(connection)


def test_a_name_that_is_void_is_found_no_more(connection: Connection) -> None:
    facts = ActorFacts(name="Blå Tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL)
    record(connection, ActorRegistered(subject="A-1", actor=facts))
    edited = record(connection, ActorEdited(subject="A-1", purpose="Odling"))
    alias = record(connection, ActorAliasAdded(subject="A-1", alias="Tuvan i Almby"))
    found = "SELECT count(*) FROM search_index WHERE search_index MATCH ?"
    assert [1, 1] == [connection.execute(found, (word,)).fetchone()[0] for word in ("odling", "almby")]
    record(connection, EntryTakenBack(subject="A-1", entry=alias), EntryTakenBack(subject="A-1", entry=edited))
    assert [0, 0, 1] == [connection.execute(found, (word,)).fetchone()[0] for word in ("odling", "almby", "blå")]


@pytest.mark.parametrize(("between", "again"), [((), False), ((7,), True), ((8, 7), False), ((9, 8, 7), True)])
def test_each_second_one_that_takes_back_lets_it_be_in_force_again(between: tuple[int, ...], again: bool) -> None:
    assert again is TakingBack(seq=10, between=between, root=4, subject="T-1", changed=()).again
