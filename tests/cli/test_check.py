"""`check` of many: a person is told the first ones of each kind and how many more; a script every one."""

from collections import Counter

import pytest
from conftest import Typed

from samverkan_cli.cli.check import NAMED


@pytest.fixture
def many(well: Typed, period: str) -> int:
    """Give how many actors have joined without showing evidence, and without a contact."""
    for number in range(NAMED + 2):
        ticks = "--affirm values --affirm principles"
        well(f'enroll "Nr {number:02}" --period {period} {ticks} --signed-by "Eva Ek, ordförande"')
    well('task add "Ring alla"')
    return NAMED + 2


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_person_is_told_the_first_of_each_kind_and_how_many_more(typed: Typed, many: int, lang: str) -> None:
    ran = typed(f"--lang {lang} check")

    assert 6 == ran.status
    rows = ran.out.splitlines()[1:]
    assert "E" * NAMED + "–" + "A" * NAMED + "–" + "TT" == "".join(row[0] for row in rows)
    more = [row for row in rows if row.startswith("–")]
    assert 2 == len(more)
    assert all("2 " in row and "samverkan check --all" in row for row in more)


def test_all_of_them_are_told_when_they_are_asked_for(typed: Typed, many: int) -> None:
    rows = typed("check --all").out.splitlines()[1:]

    assert {"E": many, "A": many, "T": 2} == Counter(row[0] for row in rows)


@pytest.mark.parametrize(("form", "heads"), [("-o jsonl", 0), ("-o csv", 1), ("--excel", 1), ("-o id", 0)])
def test_a_script_is_told_every_finding(typed: Typed, many: int, form: str, heads: int) -> None:
    ran = typed(f"check {form}")

    assert 6 == ran.status
    assert 2 * many + 2 == len(ran.out.splitlines()) - heads


def test_scripts_read_the_same_with_and_without_all(typed: Typed, many: int) -> None:
    assert typed("check -o json").data == typed("check --all -o json").data
    assert 2 * many + 2 == len(typed("check -o json").data)


def test_a_standing_choice_of_format_counts(typed: Typed, many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_OUTPUT", "id")

    assert 2 * many + 2 == len(typed("check").out.splitlines())


def test_what_is_asked_for_strictly_is_asked_for_again(typed: Typed, many: int) -> None:
    assert "samverkan check --strict --all" in typed("check --strict").out


def test_as_many_as_are_named_are_told_without_a_rest(well: Typed, typed: Typed, period: str) -> None:
    for number in range(NAMED):
        well(f'task add "Nr {number}" --due 2030-01-01')

    assert NAMED == len(typed("check").out.splitlines()) - 1
