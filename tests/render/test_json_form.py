"""JSON is written as the standard library writes it, whatever is in it."""

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain.values import Kind
from samverkan_cli.render.json import dumped

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(0, 1).map(lambda share: round(share, 4))
    | st.text(st.characters(codec=None))  # half a letter among them
    | st.dates()
    | st.sampled_from(Kind)
)
VALUES = st.recursive(
    LEAVES,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=4), parts, max_size=3),
    max_leaves=12,
)


@given(value=VALUES)
def test_json_is_what_the_standard_library_makes_of_it(value: Any) -> None:
    assert json.dumps(value, ensure_ascii=False, indent=2, default=str) == dumped(value)


def test_half_a_letter_and_a_day_are_written_beside_each_other() -> None:
    assert ["\ud800", "2024-02-29", {}, []] == json.loads(dumped(("\ud800", date(2024, 2, 29), {}, [])))
