"""Whole documents, held against what two readers would write down of them by hand.

The measure is the scorer that lies beside the project with its documents; where it is missing, as for somebody who has
only the package, our own documents are held to be read at all.
"""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.domain.minutes import MinutesProposal
from samverkan_cli.intake import minutes
from samverkan_cli.intake.minutes import document
from samverkan_cli.intake.minutes.words import shipped

OWN = Path(__file__).parents[2] / "minutes"
GIVEN = Path(__file__).parents[4] / "shared" / "minutes"
TWIN = 0.02  # between a document and its twin in plain text

beside = pytest.mark.skipif(not (GIVEN / "score.py").exists(), reason="the scorer lies beside the project, not in it")


def proposed(file: Path) -> MinutesProposal:
    return minutes.read(document.lines(file.read_bytes(), file.name, "file"), shipped())


def told(found: MinutesProposal) -> dict[str, Any]:
    """Give a proposal in the words of the truth."""
    people = ("name", "organisation", "party", "role", "guest", "absent")
    decided = ("text", "outcome", "to", "back")
    later = ("date", "start", "end", "place", "title")
    return {
        **{name: getattr(found, name) for name in ("date", "start", "end", "place")},
        "bodies": list(found.bodies),
        "participants": [{name: getattr(each, name) for name in people} for each in found.participants],
        "items": [
            {
                "number": each.label,
                "title": each.title or each.text[:60],
                "decisions": [{name: getattr(one, name) for name in decided} for one in each.decisions],
            }
            for each in found.items
        ],
        "groups": [
            {"name": each.name, "convener": each.convener, "members": list(each.members)} for each in found.groups
        ],
        "followups": [{"who": each.owner, "what": each.text, "due": each.due} for each in found.tasks],
        "watch": [
            {"text": each.text, "kind": each.kind, "owner": each.owner, "next": each.next} for each in found.watched
        ],
        "calendar": [{name: getattr(each, name) for name in later} for each in found.calendar],
    }


@pytest.fixture(scope="module")
def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", GIVEN / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(folder: Path) -> list[Path]:
    return sorted(
        file for truth in folder.glob("*.json") for file in folder.glob(f"{truth.stem}.*") if file.suffix != ".json"
    )


def scored(scorer: Any, files: list[Path]) -> tuple[float, float, list[str]]:
    """Give the overall score of some documents, that of the attributes, and what was invented."""
    total, invented = scorer.Sheet(), []
    for file in files:
        truth = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        sheet = scorer.compare(truth, told(proposed(file)), scorer.plain(file))
        invented += sheet.invented
        for field, count in sheet.items():
            total[field].add(count)
    _, overall, attributes = scorer.summary(total)
    return overall, attributes, invented


@beside
@pytest.mark.parametrize(
    ("folder", "bars"),
    [(GIVEN / "seed", (1.0, 1.0)), (GIVEN / "dev", (0.95, 0.9)), (OWN, (0.95, 0.9))],
    ids=["seed", "dev", "own"],
)
def test_documents_are_read_as_well_as_they_were(scorer: Any, folder: Path, bars: tuple[float, float]) -> None:
    overall, attributes, invented = scored(scorer, documents(folder))
    assert [] == invented
    assert (True, True) == (overall >= bars[0], attributes >= bars[1]), (overall, attributes)


@beside
def test_a_document_of_word_or_pdf_is_read_as_its_twin_in_plain_text(scorer: Any) -> None:
    twins = [file for file in documents(GIVEN / "dev") if file.suffix in {".docx", ".pdf"}]
    assert twins
    for file in twins:
        score, twin = (scored(scorer, [each])[0] for each in (file, file.with_suffix(".txt")))
        assert TWIN >= abs(score - twin), (file.name, score, twin)


@pytest.mark.parametrize("file", documents(OWN), ids=lambda file: file.name)
def test_every_line_of_a_document_became_something_and_nobody_is_called_by_a_first_name(file: Path) -> None:
    found = proposed(file)
    lines = found.lines
    assert lines.total == lines.read + lines.furniture + lines.blank + lines.unread
    assert [] == [each.name for each in found.participants if " " not in each.name]
    assert found.date
    assert found.items


@beside
def test_no_name_title_or_sentence_of_a_given_document_stands_in_the_code() -> None:
    source = Path(minutes.__file__).parent
    code = "\n".join(file.read_text(encoding="utf-8") for file in source.glob("*.*") if file.suffix in {".py", ".toml"})
    said = set()
    for file in documents(GIVEN / "dev"):
        truth = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        said |= {each["name"] for each in truth["participants"]}
        said |= {each["title"] for each in truth["items"] if each["title"] and len(each["title"].split()) > 2}
        said |= {one["text"] for each in truth["items"] for one in each["decisions"]}
        said |= {each["what"] for each in truth["followups"]} | {each["text"] for each in truth["watch"]}
    assert [] == sorted(each for each in said if each.casefold() in code.casefold())
