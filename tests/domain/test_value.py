"""A value never changes, is made with the names of its fields, and is told as JSON has it."""

from datetime import date

import pytest

from samverkan_cli.domain.value import Value, told


class Inner(Value):
    name: str | None = None


class Outer(Value):
    day: date
    note: str | None = None
    inner: tuple[Inner, ...] = ()


MADE = Outer(day=date(2024, 1, 1), inner=(Inner(), Inner(name="x")))


def test_a_value_never_changes() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        MADE.note = "y"  # type: ignore[misc]


def test_a_value_is_made_with_the_names_of_its_fields_alone() -> None:
    with pytest.raises(TypeError):
        Inner("x")  # type: ignore[call-arg]


def test_a_value_is_told_as_json_has_it() -> None:
    assert {"day": "2024-01-01", "note": None, "inner": ({"name": None}, {"name": "x"})} == told(MADE)


def test_what_is_none_can_be_left_out_in_its_parts_too() -> None:
    assert {"day": "2024-01-01", "inner": [{}, {"name": "x"}]} == told(MADE, whole=False)
