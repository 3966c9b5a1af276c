"""What is to be done, in its order."""

from datetime import date

import pytest

from samverkan_cli.domain.due import Due, in_order
from samverkan_cli.domain.values import DueKind

TODAY = date(2024, 11, 20)


def due(ref: str, day: date | None) -> Due:
    return Due(kind=DueKind.TASK, key="due_task", facts={}, ref=ref, due=day, rule="task")


def test_the_earliest_day_comes_first_and_what_has_none_last() -> None:
    found = [due("T-3", None), due("T-2", date(2025, 1, 1)), due("T-1", date(2024, 12, 1)), due("C-1", None)]
    assert ["T-1", "T-2", "C-1", "T-3"] == [each.ref for each in in_order(found)]


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2024, 11, 19), True), (TODAY, False), (date(2024, 11, 21), False), (None, False)]
)
def test_a_day_is_over_when_it_has_passed(day: date | None, expected: bool) -> None:
    assert expected is due("T-1", day).overdue(TODAY)
