"""Columns that nothing knows: asked about one by one on a terminal, else refused, and marked in a file to change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from answer_files import FROM, counts, table, workbook
from conftest import Typed
from on_terminal import INTERRUPT, talk

Refuse = Callable[[str, int], list[str]]
pytestmark = pytest.mark.usefixtures("period")
HEAD = "Klubb;Kontaktperson;Ordf;Skostorlek;Inkommen;värdegrund;principer;undertecknare"
ROW = "Almby IK;Bo;Ek;42;2024-02-01;ja;ja;Eva Ek"


@pytest.fixture
def unknown() -> str:
    table("svar.csv", HEAD, ROW, ROW.replace("Almby IK", "[b]Bofink</b>").replace("42", "811218-9876"))
    return "svar.csv"


def test_each_unknown_column_is_asked_about_and_read_as_it_is_said(well: Typed, unknown: str) -> None:
    status, shown = talk(
        *("enroll", "--from", unknown, "--save-map", "kolumner.toml"),
        said=[
            ("Vad är kolumnen Klubb? Där står till exempel: Almby IK, [b]Bofink</b>.", ""),
            ("Här behövs ett svar", "<"),
            ("första frågan", "inget alls"),
            ("inget alls är ingen rubrik", "99"),
            ("99 är ingen rubrik", "?"),
            ("2 namn", "namn"),
            ("kolumnen Ordf?", "2"),
            ("namn är redan kolumnen Klubb", "inkommen"),
            ("inkommen är redan kolumnen Inkommen", "kontaktperson"),
            ("kolumnen Skostorlek? Där står till exempel: 42, ······-····.", "0"),
            ("Läsa in filen så? [J/n]", "<"),
            ("kolumnen Skostorlek?", "bortse från"),
            ("Läsa in filen så? [J/n]", ""),
        ],
        columns=200,
    )
    assert (0, False) == (status, "811218" in shown), shown
    names = [row["name"] for row in well("roll --on 2024-02-01 -o json").data]
    assert sorted(["Almby IK", "[b]Bofink</b>"]) == sorted(names)
    assert "Bo Ek" in well("actor show 'Almby IK'").out
    assert {"unchanged": 2} == counts(well(f"{FROM} {unknown} --map kolumner.toml -o json"))


@pytest.mark.parametrize("last", [INTERRUPT, "nej"])
def test_a_no_and_an_interrupt_read_nothing(unknown: str, last: str) -> None:
    before = Path("registry.db").read_bytes()
    answers = [("Klubb?", "namn"), ("Ordf?", "0"), ("Skostorlek?", "0"), ("Läsa in filen så?", last)]
    status, _ = talk("enroll", "--from", unknown, said=answers)
    assert (130, before) == (status, Path("registry.db").read_bytes())


@pytest.mark.parametrize("more", ["", "--no-input"])
def test_in_a_pipe_the_error_says_what_can_be_done(typed: Typed, unknown: str, more: str) -> None:
    told = typed(f"{FROM} {unknown} {more}").err
    assert "--save-map FIL" in told
    assert "--ignore Skostorlek" in told
    assert ["column_unknown"] * 3 == typed(f"{FROM} {unknown} {more} -o json").codes


def test_unknown_columns_are_marked_in_a_mapping_that_can_be_changed_and_used(
    well: Typed, refused: Refuse, unknown: str
) -> None:
    assert ["column_unknown"] * 3 == refused(f"{FROM} {unknown} --save-map kolumner.toml", 2)
    marked = Path("kolumner.toml").read_text(encoding="utf-8")
    assert ['Klubb = "ignore"', 'Kontaktperson = "contact_name"', 'Ordf = "ignore"'] == marked.splitlines()[3:6]
    assert "# Det som finns: actor, name," in marked
    Path("kolumner.toml").write_text(marked.replace('Klubb = "ignore"', 'Klubb = "name"'), encoding="utf-8")
    assert {"enrolled": 2} == counts(well(f"{FROM} {unknown} --map kolumner.toml -o json"))


def test_a_mapping_is_not_written_over_another_nor_by_a_rehearsal(typed: Typed, refused: Refuse, unknown: str) -> None:
    refused(f"{FROM} {unknown} --save-map kolumner.toml --dry-run", 2)
    assert not Path("kolumner.toml").exists()
    Path("kolumner.toml").write_text("mitt", encoding="utf-8")
    assert ["file_exists"] == refused(f"{FROM} {unknown} --save-map kolumner.toml", 4)
    assert "mitt" == Path("kolumner.toml").read_text(encoding="utf-8")


def test_a_column_that_is_told_twice_is_said_first(refused: Refuse) -> None:
    table("svar.csv", f"{HEAD};ankomstdag", f"{ROW};2024-02-01")
    codes = ["column_unknown"] * 3 + ["column_twice"]
    assert codes == refused(f"{FROM} svar.csv --save-map kolumner.toml", 2)
    assert not Path("kolumner.toml").exists()


def test_a_workbook_and_a_folder_are_marked_too(refused: Refuse) -> None:
    Path("svar").mkdir()
    workbook("svar/a.xlsx", HEAD.split(";"), ROW.split(";"))
    table("svar/b.csv", "namn;Hemsida", "Bofink;x")
    assert ["column_unknown"] * 4 == refused(f"{FROM} svar --save-map kolumner.toml", 2)
    marked = Path("kolumner.toml").read_text(encoding="utf-8").splitlines()
    assert {'Klubb = "ignore"', 'Hemsida = "ignore"', 'namn = "name"'} <= set(marked)
