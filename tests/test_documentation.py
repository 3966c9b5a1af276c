"""What the documentation shows is what the program does."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from samverkan_cli.domain.days import parse_day

REPOSITORY = Path(__file__).parents[1]
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
PART = re.compile(
    r"\b(?:Det är den|It is) (?P<day>\d+ [A-Za-zå]+ \d{4})"  # the day from here on
    r"|<!-- (?:file|fil): (?P<file>[\w./-]+) -->\n+```\w*\n(?P<content>.*?)^```"  # what the reader is to save
    r"|^```console\n(?P<console>.*?)^```",
    re.MULTILINE | re.DOTALL,
)


class Step(NamedTuple):
    """A command of a document, the output it shows, the day it is typed on, and the files that are saved before it."""

    command: str
    output: str
    today: str | None
    files: dict[str, str]


def transcript(document: str) -> list[Step]:
    """Give each command of a document's transcripts."""
    steps: list[Step] = []
    today, saved = None, dict[str, str]()
    for part in PART.finditer((REPOSITORY / document).read_text(encoding="utf-8")):
        if part["day"]:
            today = str(parse_day(part["day"], date.min))
        elif part["file"]:
            saved[part["file"]] = part["content"]
        else:
            for typed in re.split(r"^\$ ", part["console"], flags=re.MULTILINE)[1:]:
                command, _, output = typed.partition("\n")
                steps.append(Step(command, output, today, dict(saved)))
                saved.clear()
    return steps


def played(document: str, folder: Path, environment: dict[str, str]) -> Iterator[tuple[Step, str]]:
    """Give each command with what it prints, in a folder that is empty at first."""
    for step in transcript(document):
        for name, content in step.files.items():
            (folder / name).write_text(content, encoding="utf-8")
        ran = subprocess.run(
            ["bash", "-c", step.command],
            cwd=folder,
            env=environment | ({"SAMVERKAN_TODAY": step.today} if step.today else {}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        yield step, plain(ran.stdout)


def plain(text: str) -> str:
    return re.sub(r"(journal \d+ |kontrollsumma )[0-9a-f]{8}(?:[0-9a-f]{56})?", r"\1········", text)


TODAY = {
    page: {"SAMVERKAN_TODAY": "2024-11-20"}
    for page in ("docs/correcting.md", "docs/guide.md", "docs/open-data.md", "docs/week.md")
}
TODAY["docs/rights.md"] = TODAY["docs/publishing.md"] = {"SAMVERKAN_TODAY": "2024-06-05"}
TODAY["README.md"] = {"SAMVERKAN_TODAY": "2027-11-01"}


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "docs/correcting.md",
        "docs/guide.md",
        "docs/open-data.md",
        "docs/papers.md",
        "docs/plans.md",
        "docs/policy.md",
        "docs/publishing.md",
        "docs/renewal.md",
        "docs/rights.md",
        "docs/scripting.md",
        "docs/week.md",
    ],
)
def test_every_transcript_shows_what_its_commands_print(document: str, tmp_path: Path, at_hand: str) -> None:
    path = PATH if document == "README.md" else at_hand  # what is read first is started as it is by whoever reads it
    environment = {**os.environ, "PATH": path, "SAMVERKAN_USER": "Maj Strand", **TODAY.get(document, {})}
    assert len(transcript(document)) > 5
    for step, printed in played(document, tmp_path, environment):
        assert step.output == printed, step.command


def test_the_readme_opens_with_what_it_is_for_and_two_commands() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh\n(.*?)\n```", text, re.MULTILINE | re.DOTALL)
    assert text.index("The register of an agreement") < text.index(commands[0])
    assert ["samverkan demo", "-m pytest"] == [
        command[-len(end) :] for command, end in zip(commands, ("samverkan demo", "-m pytest"), strict=True)
    ]


def test_no_document_names_a_machine_or_a_registry_host() -> None:
    for path in [*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.:/~-])/(home|root|work)/\w|index-url|pypi\.org", text), path
