"""A secretary's year in 35 stations, and the handbook: typed as they stand there, with nothing looked up in between."""

import os
import re
from pathlib import Path

import pytest
from test_documentation import REPOSITORY, played

STATIONS = "docs/stations.md"
HANDBOOK = "docs/handbok.md"
ID = re.compile(r"(?<![\w-])(?:[A-Z]-\d+|D-\d{4}-\d{3})(?![\w-])")
COMMONEST = 5


@pytest.fixture
def environment(at_hand: str) -> dict[str, str]:
    """Give what a secretary's terminal has."""
    return {**os.environ, "PATH": at_hand, "SAMVERKAN_USER": "Maj Strand"}


@pytest.mark.parametrize("document", [STATIONS, HANDBOOK])
def test_every_command_answers_as_it_stands_there_and_names_only_what_was_told(
    document: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    told: set[str] = set()
    for step, printed in played(document, tmp_path, environment):
        assert step.output == printed, step.command
        assert set(ID.findall(step.command)) <= told, f"looked up: {step.command}"
        told |= set(ID.findall(printed))


def parts(document: str, level: str) -> dict[int, str]:
    """Give what stands under each numbered heading of a document."""
    text = (REPOSITORY / document).read_text(encoding="utf-8")
    found = re.split(rf"^{level} (\d+)\. ", text, flags=re.MULTILINE)
    return {int(number): part.split("\n## ")[0] for number, part in zip(found[1::2], found[2::2], strict=True)}


def test_there_are_35_stations_each_with_a_command() -> None:
    found = parts(STATIONS, "##")
    assert list(range(1, 36)) == list(found)
    assert all("\n$ samverkan" in part for part in found.values())


def test_each_of_the_five_commonest_jobs_is_one_command() -> None:
    found = parts(HANDBOOK, "###")
    assert list(range(1, COMMONEST + 1)) == list(found)
    assert [1] * COMMONEST == [part.count("\n$ samverkan") for part in found.values()]
