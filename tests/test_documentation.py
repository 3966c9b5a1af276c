"""What the documentation shows is what the program does."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def transcript(document: str) -> list[tuple[str, str]]:
    """Give each command of a document's transcripts with the output it shows."""
    steps: list[tuple[str, str]] = []
    for block in BLOCK.findall((REPOSITORY / document).read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            steps.append((command, output))
    return steps


def plain(text: str) -> str:
    return re.sub(r"(journal \d+ |kontrollsumma )[0-9a-f]{8}", r"\1········", text)


# As the page says, once for all its commands.
TODAY = {page: {"SAMVERKAN_TODAY": "2024-11-20"} for page in ("docs/guide.md", "docs/week.md")}


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "docs/guide.md",
        "docs/papers.md",
        "docs/policy.md",
        "docs/renewal.md",
        "docs/scripting.md",
        "docs/week.md",
    ],
)
def test_every_transcript_shows_what_its_commands_print(document: str, tmp_path: Path) -> None:
    environment = {**os.environ, "REPOSITORY": str(REPOSITORY), "PATH": PATH, "SAMVERKAN_USER": "Maj Strand"}
    environment |= TODAY.get(document, {})
    steps = transcript(document)
    assert len(steps) > 5
    for command, expected in steps:
        ran = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert expected == plain(ran.stdout), command


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
