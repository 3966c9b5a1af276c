"""`enroll … --confirm DIR`: the confirmation of what was just recorded, in a folder; nothing over a file of others."""

import csv
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Typed

from samverkan_cli.cli import confirming
from samverkan_cli.cli.output import kept_file
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused

HALF = "--period 2024-2027 --affirm values --incomplete stadgar --received 2024-01-20"
Refuse = Callable[[str, int], list[str]]


@pytest.fixture(autouse=True)
def _said(well: Typed, period: str) -> None:
    well("registry set sender=Kommunstyrelsen 'caseholder=Maj Strand' controller=Kommunstyrelsen answer_to=Box")
    well("registry set controller_contact=ks@example.org data_protection_officer=dso@example.org")


def answers(*rows: tuple[str, str]) -> None:
    """Write a file of answers: each a name, and whether the principles are ticked."""
    with Path("svar.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["namn", "värdegrund", "principer", "undertecknare", "inkommen"])
        lines.writerows([name, "ja", ticked, "Eva Ek, ordförande", "2024-02-02"] for name, ticked in rows)


def files(folder: str = "brev") -> list[str]:
    return sorted(each.name for each in Path(folder).iterdir())


@pytest.mark.parametrize("form", ["pdf", "html", "md"])
def test_it_is_the_confirmation_that_the_paper_is(well: Typed, form: str) -> None:
    more = "" if form == "pdf" else f"--form {form}"
    ran = well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10 --confirm brev {more}")
    assert f"Bekräftelsen är skriven till {Path('brev', f'E-1.{form}')}." in ran.out
    assert [f"E-1.{form}"] == files()
    well(f"document confirmation E-1 --out samma.{form}")
    assert Path(f"samma.{form}").read_bytes() == Path(f"brev/E-1.{form}").read_bytes()
    told = well(f"enroll Klockbojen {TICKED} --received 2024-01-10 --confirm brev {more} -o json").data
    assert [str(Path("brev", f"E-2.{form}"))] == told["confirmations"]


def test_its_receipt_is_the_head_after_what_was_recorded(well: Typed) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10 --confirm brev --form md")
    head = well("journal verify -o json").data
    told = Path("brev/E-1.md").read_text(encoding="utf-8")
    assert f"händelse {head['entries']} i registrets händelselogg" in told
    assert f"\n{head['head']}\n" in told


def test_each_answer_of_a_file_that_is_recorded_gets_one_and_one_that_was_there_gets_none(well: Typed) -> None:
    well(f"enroll Tegelbruket {HALF}")
    answers(("Blå Tuvan", "ja"), ("Klockbojen", ""), ("Tegelbruket", "ja"))
    told = well("enroll --from svar.csv --period 2024-2027 --confirm brev --form md -o json").data
    assert ["E-1.md", "E-2.md", "E-3.md"] == files() == sorted(Path(each).name for each in told["confirmations"])
    assert "Svaret är inte komplett" in Path("brev/E-3.md").read_text(encoding="utf-8")
    assert "Tegelbruket är ansluten" in Path("brev/E-1.md").read_text(encoding="utf-8")
    before = {name: Path("brev", name).read_bytes() for name in files()}
    again = well("enroll --from svar.csv --period 2024-2027 --confirm brev --form md")
    assert "bekräftelse" not in again.out
    assert before == {name: Path("brev", name).read_bytes() for name in files()}


def test_many_are_told_by_how_many_they_are(well: Typed) -> None:
    answers(*((f"Förening {number}", "ja") for number in range(12)))
    ran = well("enroll --from svar.csv --period 2024-2027 --confirm brev --form html")
    assert "12 bekräftelser är skrivna i brev." in ran.out
    assert 12 == len(files())


def test_a_rehearsal_writes_nothing(well: Typed) -> None:
    answers(("Blå Tuvan", "ja"))
    for line in (f"enroll Klockbojen {TICKED} --received 2024-01-10", "enroll --from svar.csv --period 2024-2027"):
        ran = well(f"{line} --confirm brev --dry-run")
        assert "ekräftelse" not in ran.out
        assert not Path("brev").exists()


@pytest.mark.parametrize("line", [f"enroll Klockbojen {TICKED}", "enroll --from svar.csv --period 2024-2027"])
def test_nothing_is_recorded_where_a_file_of_that_name_is_there_unless_it_is_to_be_written_over(
    well: Typed, refused: Refuse, line: str
) -> None:
    answers(("Blå Tuvan", "ja"))
    Path("brev").mkdir()
    Path("brev/E-1.md").write_text("en annan", encoding="utf-8")
    assert ["file_exists"] == refused(f"{line} --confirm brev --form md", 4)
    assert "en annan" == Path("brev/E-1.md").read_text(encoding="utf-8")
    well(f"{line} --confirm brev --form md --force")
    assert "# Bekräftelse" in Path("brev/E-1.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("line", [f"enroll Klockbojen {TICKED}", "enroll --from svar.csv --period 2024-2027"])
@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("--confirm fil", "folder_is_file"),
        ("--confirm borta/brev", "parent_missing"),
        ("--confirm fil/brev", "file_unreadable"),
        ("--confirm ''", "text_empty"),
        ("--confirm brev --form docx", "value_unknown"),
        ("--confirm brev --templates borta", "file_unreadable"),
        ("--form md", "missing"),
        ("--force", "missing"),
    ],
)
def test_what_cannot_be_written_is_found_before_anything_is_recorded(
    refused: Refuse, line: str, more: str, code: str
) -> None:
    answers(("Blå Tuvan", "ja"))
    Path("fil").touch()
    assert [code] == refused(f"{line} {more}", 2)
    assert not Path("brev").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="who may do anything is hindered by nothing")
def test_a_folder_that_takes_no_files_is_found_before_anything_is_recorded(refused: Refuse) -> None:
    Path("brev").mkdir(mode=0o500)
    assert ["file_unreadable"] == refused(f"enroll Klockbojen {TICKED} --confirm brev --form md", 2)


def test_a_fault_in_a_template_of_one_s_own_is_found_before_anything_is_recorded(refused: Refuse) -> None:
    Path("mallar").mkdir()
    Path("mallar/confirmation.md.j2").write_text("# {{ saknas }}", encoding="utf-8")
    answers(("Blå Tuvan", "ja"))
    for line in (f"enroll Klockbojen {TICKED}", "enroll --from svar.csv --period 2024-2027"):
        assert ["template_faulty"] == refused(f"{line} --confirm brev --form md --templates mallar", 2)
    assert not Path("brev").exists()


@pytest.mark.parametrize("line", [f"enroll Klockbojen {TICKED}", "enroll --from svar.csv --period 2024-2027"])
def test_without_what_sets_pdf_nothing_is_recorded(refused: Refuse, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    answers(("Blå Tuvan", "ja"))
    monkeypatch.setitem(sys.modules, "typst", None)
    for more in ("", "--form pdf"):
        assert ["paper_not_set"] == refused(f"{line} --confirm brev {more}", 2)
    assert not Path("brev").exists()


def test_what_hinders_the_paper_once_the_answer_is_recorded_is_told_with_how_it_is_written_later(
    well: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes, *, force: bool) -> None:
        if path.name == "E-2.md":
            raise Refused([no.DiskFull("out", path=str(path))])
        kept_file(path, content, force=force)

    monkeypatch.setattr(confirming, "kept_file", full)
    answers(*((f"Förening {number}", "ja") for number in range(3)))
    ran = well("enroll --from svar.csv --period 2024-2027 --confirm brev --form md")
    assert "2 bekräftelser skrevs inte, från E-2" in ran.err
    assert "samverkan document confirmation E-2 --out brev/E-2.md" in ran.err
    assert (["E-1.md"], 3) == (files(), len(well("roll --on 2024-06-01 -o json").data))


def test_what_a_confirmation_lacks_is_told_once_of_many(well: Typed) -> None:
    well("registry set sender=")
    answers(*((f"Förening {number}", "ja") for number in range(3)))
    told = well("enroll --from svar.csv --period 2024-2027 --confirm brev --form md -o json").data
    assert 1 == [each["code"] for each in told["warnings"]].count("settings_missing")
