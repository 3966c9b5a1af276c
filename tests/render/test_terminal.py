"""A table on a terminal of any width: it fits, an id and a day stand whole, and what leaves is named in order."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samverkan_cli.render import Listing, narrowed
from samverkan_cli.render.table import cells_of
from samverkan_cli.render.terminal import NARROW, _unbroken, table
from samverkan_cli.render.width import columns_of

COLUMNS = ("id", "name", "kind", "org_nr", "period", "since", "text", "owner", "overdue")
GOING = ("overdue", "period", "kind", "since", "org_nr", "owner", "text")
LETTERS = some.text(some.sampled_from("aåA e\u0301日😀\u200d1234567890-[]|()…– "), max_size=120)
ROWS = some.fixed_dictionaries(
    {
        "id": some.integers(1, 10**30).map(lambda number: f"A-{number}"),
        "name": LETTERS | some.integers(0, 10**180).map(str),
        "kind": some.sampled_from(["association", "municipal-company", "umbrella", None]),
        "org_nr": some.sampled_from(["802999-0010", None]),
        "period": some.sampled_from(["2024-2027", "2024"]),
        "since": some.dates().map(str),
        "text": LETTERS | some.none(),
        "owner": some.builds(
            lambda name, id_: {"name": name or "X", "id": f"P-{id_}"}, LETTERS, some.integers(1, 10**6)
        ),
        "overdue": some.booleans(),
    }
)


def listing(rows: list[dict[str, Any]], **more: Any) -> Listing:
    return Listing("task list", rows, COLUMNS, **{"going": GOING, **more})


def shown(made: Listing, room: int) -> list[str]:
    return table(made, cells_of(made), room)


@given(some.lists(ROWS, min_size=1, max_size=5), some.integers(40, 240))
def test_every_line_fits_and_every_id_stands_whole(rows: list[dict[str, Any]], room: int) -> None:
    lines = shown(listing(rows), room)
    assert [] == [line for line in lines if columns_of(line) > room]
    for row in rows:
        assert any(re.search(rf"\b{row['id']}\b", line) for line in lines)


@given(some.lists(ROWS, min_size=1, max_size=5), some.integers(NARROW, 240))
def test_what_leaves_does_so_in_order_and_is_named(rows: list[dict[str, Any]], room: int) -> None:
    lines = shown(listing(rows), room)
    assert any(line.startswith("─") for line in lines)
    left_out = " ".join(lines[next(at for at, line in enumerate(lines) if line.startswith("─")) :])
    for name, heading in (("org_nr", "orgnr"), ("since", "fr.o.m.")):
        stands = any(heading in line for line in lines[:4])
        assert stands or name in left_out.rpartition("--fields")[2]


def test_columns_leave_as_it_is_declared_those_that_hold_nothing_first() -> None:
    row: dict[str, Any] = {
        "id": "A-1",
        "name": "Blå Tuvan i Exempelköping",
        "kind": "association",
        "org_nr": None,
        "text": "x " * 40,
    }
    row |= {"period": "2024-2027", "since": "2024-01-01", "owner": {"id": "P-1", "name": "Bo Ek"}, "overdue": False}
    assert [
        "",
        "Utelämnat: orgnr, försenad, period, typ, ansluten fr.o.m. Visa:",
        "--fields id,name,kind,org_nr,period,since,overdue",
    ] == shown(listing([row]), 80)[-3:]


def test_a_name_has_some_columns_before_anything_more_leaves_and_never_fewer_than_the_least() -> None:
    row = {"id": "A-1", "name": "Föreningen för det mycket långa namnet"}
    made = Listing("actor list", [row | {"org_nr": "802999-0010"}], ("id", "name", "org_nr"), going=("org_nr",))
    assert "A-1  Föreningen för det mycket långa namnet  802999-0010" in shown(made, NARROW)
    dated = ("first_day", "last_day", "since")
    tight = row | {"id": "A-1234"} | dict.fromkeys(dated, "2024-01-01")
    made = Listing("actor list", [tight], ("id", "name", *dated))
    assert "A-1234  Föreningen för…   2024-01-01  2024-01-01  2024-01-01" == shown(made, NARROW)[-1]
    assert 16 == len("Föreningen för… ")
    blocks = shown(Listing("actor list", [tight | {"id": "A-12345"}], made.columns), NARROW)
    assert not any("─" in line for line in blocks)


def test_what_does_not_fit_at_all_is_a_block_a_record() -> None:
    columns = ("id", *(f"day_{number}" for number in range(8)))
    row = dict.fromkeys(columns, "2024-01-01") | {"id": "A-1", "day_3": None}
    lines = shown(Listing("x", [row, row], columns), 80)
    assert 2 * 8 + 1 == len(lines)
    assert "id     A-1" == lines[0]
    assert "" == lines[8]


@pytest.mark.parametrize("room", [60, 80, 200])
def test_the_fields_that_are_asked_for_are_all_shown(room: int) -> None:
    row: dict[str, Any] = {
        "id": "A-1",
        "name": "Blå Tuvan",
        "kind": "association",
        "org_nr": "802999-0010",
        "period": "2024-2027",
    }
    row |= {"since": "2024-01-01", "text": "x " * 40, "owner": None, "overdue": True}
    made = narrowed(listing([row]), COLUMNS)
    assert isinstance(made, Listing)
    told = " ".join(shown(made, room))
    for said in ("Blå Tuvan", "förening", "802999-0010", "2024-2027", "2024-01-01", "ja"):
        assert said in told
    assert "Utelämnat" not in told


def test_what_stands_below_is_under_its_row() -> None:
    made = Listing(
        "check", [{"ref": "E-2", "message": "Fel", "hint": "Gör om"}], ("ref", "message", "hint"), below=("hint",)
    )
    assert ["E-2     Fel", "        Gör om"] == shown(made, 80)[-2:]


@pytest.mark.parametrize(
    ("word", "columns"),
    [("3f9a" * 8, 32), ("3f9a" * 10, 40), ("3f9a" * 11, 20), ("förening" * 4, 20), ("D-2024-001", 10), ("kör", 3)],
)
def test_a_number_of_forty_columns_is_not_broken_and_a_word_is_after_twenty(word: str, columns: int) -> None:
    assert columns == _unbroken(word)
