"""Random erasures leave nothing in the file's bytes: a short form of `python tests/random_erasures.py`."""

import os
from pathlib import Path

import pytest
from random_erasures import erasures

REGISTERS = int(os.environ.get("SAMVERKAN_ERASED", "3"))


@pytest.mark.parametrize("seed", range(REGISTERS))
def test_nothing_that_was_erased_stands_in_the_bytes_of_the_file(tmp_path: Path, seed: int) -> None:
    erased, left, wrong = erasures(seed, tmp_path, people=6)
    assert (0, []) == (left, wrong)
    assert erased >= 6
