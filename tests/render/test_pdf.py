"""Papers as PDF: for every reader, to be kept, the same each time, and data is data in them."""

import re
import subprocess
from pathlib import Path

import pytest
from readers import has

from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import blocks
from samverkan_cli.render.pdf import pdf

STAMP = "2024-05-14T10:00:00Z"


def text_of(made: bytes, folder: Path) -> str:
    """Give the text of a PDF as `pdftotext` reads it, without the marks of direction that it adds."""
    path = folder / "made.pdf"
    path.write_bytes(made)
    ran = subprocess.run([has("pdftotext", "poppler-utils"), str(path), "-"], capture_output=True, check=True)
    return re.sub("[\u202a-\u202e]", "", ran.stdout.decode())


def test_the_same_paper_is_the_same_bytes_and_another_moment_other_bytes() -> None:
    told = blocks.blocks("Till: Åsa\n\n# Rubrik\n\n- en\n- två\n")
    first, second = (pdf(told, title="Rubrik", stamp=STAMP) for _ in range(2))
    assert first == second
    assert first != pdf(told, title="Rubrik", stamp="2024-05-14T10:00:01Z")


def test_every_block_of_markdown_is_set(tmp_path: Path) -> None:
    told = (
        "Datum: 1 maj\n\n# Ett\n\nTvå **tre** *fyra* `fem`\\\nsex\n\n> sju\n\n1. åtta\n2. nio\n\n- tio\n  - elva\n\n"
        "```\ntolv\n```\n\n| a | b |\n| --- | --- |\n| tretton | fjorton |\n\n---\n\n### Femton\n"
    )
    words = text_of(pdf(blocks.blocks(told), title="Ett", stamp=STAMP, foot=["fot"]), tmp_path).split()
    assert {"Datum:", "Ett", "tre", "fyra", "fem", "sex", "sju", "åtta", "2.", "tio", "elva", "tolv", "fjorton"} <= set(
        words
    )
    assert "fot Sida 1 av 1" in " ".join(words)


def test_without_what_sets_it_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(Refused) as refused:
        pdf([], title="Rubrik", stamp=STAMP)
    assert ["paper_not_set"] == [each.code for each in refused.value.objections]
