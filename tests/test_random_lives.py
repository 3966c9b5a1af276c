"""Random lives, read by the program and by the second verifier: a short form of `python tests/random_lives.py`."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_lives import VERBS, Act, begun, live

SMALL = st.integers(0, 4), st.integers(0, 19), st.integers(0, 7), st.integers(0, 23)
ACTS = st.tuples(st.sampled_from([verb for verb, weight in VERBS.items() for _ in range(weight)]), *SMALL)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return begun(tmp_path_factory.mktemp("begun"))


@given(acts=st.lists(ACTS, min_size=10, max_size=24))
@settings(
    derandomize="SAMVERKAN_READ" not in os.environ,  # by hand each run draws lives of its own
    max_examples=int(os.environ.get("SAMVERKAN_READ", "5")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
def test_the_program_and_the_second_reader_say_the_same_of_every_day(start: Path, acts: list[Act]) -> None:
    life, found, days = live(acts, start)
    assert days
    assert [] == found, "\n".join(life.typed)
