"""A picture as a paper: readable for everybody, the table beside it whole, and each name as it was typed."""

import re
import subprocess
from pathlib import Path

import pytest
from outloud import check
from pictures import EACH, HOSTILE, of_plan
from readers import has

from samverkan_cli.domain.progress import PlanPart
from samverkan_cli.render.imprint import Imprint
from samverkan_cli.render.plot import Picture
from samverkan_cli.render.plot.paper import paper

# A digest whose digits are as much like words as they can be: who checks what is read aloud takes a long one for prose.
STAMP = Imprint("2024-12-15T10:00:00Z", 119, "ab1" * 21 + "a", "Exempelköping", "Överenskommelsen")
NAMES = tuple(each for each in HOSTILE if each.isprintable() and "\ufdfd" not in each and "\u0301" not in each)


def text_of(made: bytes) -> str:
    """Give the letters of a PDF, without room between them: a long name has several lines."""
    Path("made.pdf").write_bytes(made)
    ran = subprocess.run([has("pdftotext", "poppler-utils"), "made.pdf", "-"], capture_output=True, check=True)
    return re.sub("[\\s\u202a-\u202e\u2066-\u2069\u200b]", "", ran.stdout.decode())


@pytest.mark.parametrize("name", ["a campaign", "kinds", "tasks", "a plan of what was moved", "no week"])
def test_a_picture_as_a_paper_is_for_every_reader(name: str) -> None:
    Path("made.pdf").write_bytes(paper(EACH[name], STAMP))
    found = check("made.pdf")
    assert (None, []) == (found.error, [each for each in found.findings if each.severity != "info"])


def test_the_figures_stand_in_the_table_beside_the_picture_and_it_is_the_same_each_time() -> None:
    picture = EACH["a campaign"]
    made = paper(picture, STAMP)
    assert made == paper(picture, STAMP)
    told = text_of(made)
    assert re.sub(r"\s", "", picture.title + picture.told) in told
    assert all("".join(row).replace(" ", "") in told for row in picture.rows)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_too_long_for_the_picture_stands_whole_beside_it(name: str) -> None:
    point = PlanPart(part="point", ref="principle:1", text=name, done=1)
    told = text_of(paper(of_plan(PlanPart(part="plan", done=1), point), STAMP))
    assert re.sub(r"[\s\u200d]", "", name) in told.replace("\u200d", "")


def pages(picture: Picture) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", paper(picture, STAMP)))


def test_a_picture_that_is_higher_than_a_page_is_made_to_fit_it() -> None:
    many = of_plan(*(PlanPart(part="point", ref=f"principle:{at}", text="Dialog", done=1) for at in range(60)))
    assert pages(many) <= 5
