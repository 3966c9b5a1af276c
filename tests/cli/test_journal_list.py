"""`journal list`: every entry to a script, or the last ones; a terminal is tried in `test_terminal.py`."""

from typing import Any

import pytest
from conftest import Once, Typed

from samverkan_cli.cli.journal import PAGE
from samverkan_cli.store.reader import Reader


@pytest.fixture
def last(well: Typed, period: str, typed_once: Once) -> int:
    """Give the number of the last entry of a registry with more than a page of them."""
    typed_once(*(f'task add "Nr {number}"' for number in range(PAGE + 3)))
    return int(well("journal list -o json").data[-1]["seq"])


def seqs(rows: Any) -> list[int]:
    return [row["seq"] for row in rows]


@pytest.mark.parametrize(
    ("asked", "first", "through"),
    [
        ("", 1, 0),
        ("--all", 1, 0),
        ("--limit 1", 0, 0),
        ("--limit 3", -2, 0),
        ("--limit 3 --before {last}", -3, -1),
        ("--limit 2 --before 3", 1, 2),
        ("--limit 9 --before 3", 1, 2),
        ("--before 4", 1, 3),
        ("--limit 999999", 1, 0),
        ("--before 999999", 1, 0),
        ("--before 1", 1, None),
    ],
)
def test_what_is_asked_for_is_told_in_order(
    well: Typed, last: int, asked: str, first: int, through: int | None
) -> None:
    told = seqs(well(f"journal list -o json {asked.format(last=last)}").data)

    start, end = (at if at > 0 else last + at for at in (first, 0 if through is None else through))
    assert ([] if through is None else list(range(start, end + 1))) == told


@pytest.mark.parametrize("form", ["-o table", "-o csv", "-o jsonl", "--excel"])
def test_every_entry_is_told_where_no_person_reads(well: Typed, last: int, form: str) -> None:
    assert last == len(well(f"journal list {form}").out.splitlines()) - (form != "-o jsonl")


def test_entries_about_something_are_paged_too(well: Typed, last: int) -> None:
    well("task done T-2")
    every = seqs(well("journal list T-2 -o json").data)

    assert 2 == len(every)
    assert every[-1:] == seqs(well("journal list T-2 --limit 1 -o json").data)
    assert every[:1] == seqs(well(f"journal list T-2 --before {every[1]} -o json").data)
    assert "samverkan journal list T-2 --before" in well("journal list T-2 --limit 1").out
    assert "journal list" not in well("journal list T-2 --limit 2").out


@pytest.mark.parametrize("asked", ["--limit 0", "--limit -1", "--before x", "--before ''", "--limit 1.5", "--limit ²"])
def test_what_is_no_number_is_said_to_be_none(typed: Typed, last: int, asked: str) -> None:
    ran = typed(f"journal list {asked} -o json")

    assert (2, [asked.split(maxsplit=1)[0][2:]]) == (ran.status, [each["field"] for each in ran.error["objections"]])


def test_a_limit_and_everything_are_not_asked_for_at_once(typed: Typed, last: int) -> None:
    assert (2, ["options_conflict"]) == ((ran := typed("journal list --all --limit 2 -o json")).status, ran.codes)


def test_only_what_is_shown_is_read(well: Typed, last: int, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    opened = Reader._opened

    def counted(self: Reader, batch: list[Any]) -> Any:
        read.extend(row[0] for row in batch)
        return opened(self, batch)

    monkeypatch.setattr(Reader, "_opened", counted)
    well("journal list --limit 4")

    assert list(range(last - 3, last + 1)) == read
