"""The manual page, made from the tree; and columns of a file that are passed over."""

import shutil
import subprocess
from pathlib import Path

from conftest import Typed

from samverkan_cli import texts
from samverkan_cli.cli import outline


def test_every_verb_and_option_stands_in_the_manual_page(typed: Typed) -> None:
    page = typed("help --man").out.replace("\\-", "-")
    for words, params in outline.read().items():
        assert f"samverkan {words}" in page or words in page
        for param in outline.params(params):
            assert all(word in page for word in param.words)
    for text, _ in texts._section("help", "sv").COMMANDS.values():
        assert " ".join(text.split("\n\n")[0].split()).replace('"', "\\(dq").replace("\\-", "-") in page


def test_the_manual_page_is_read_without_a_complaint(typed: Typed, tmp_path: Path) -> None:
    page = tmp_path / "samverkan.1"
    page.write_text(typed("help --man").out, encoding="utf-8")
    if found := shutil.which("man"):
        ran = subprocess.run([found, "--warnings", "-l", str(page)], capture_output=True, text=True, check=False)
        assert (0, "") == (ran.returncode, ran.stderr)
        assert "samverkan case open" in ran.stdout


def test_a_column_that_is_passed_over_needs_no_mapping(well: Typed, typed: Typed, period: str) -> None:
    Path("svar.csv").write_text(
        "namn,värdegrund,principer,undertecknare,inkommen,T-tröja\nAlmby IK,ja,ja,Eva Ek,2024-01-10,XL\n",
        encoding="utf-8",
    )
    ran = typed(f"enroll --period {period} --from svar.csv")
    assert (2, True) == (ran.status, "--ignore" in ran.err)
    well(f"enroll --period {period} --from svar.csv --ignore T-tröja --save-map karta.toml")
    assert "ignore" in Path("karta.toml").read_text(encoding="utf-8")
    assert 2 == typed("enroll X --ignore T-tröja --period 2024-2027").status
