"""What a list has beside its rows: totals at its end, two of one name, and a rehearsal that names who."""

from collections.abc import Callable
from pathlib import Path

import pytest
from answer_files import FROM, HEAD, counts, roll, row, table, unchanged, workbook
from conftest import Typed

Refuse = Callable[[str, int], list[str]]
pytestmark = pytest.mark.usefixtures("period")
TOTALS = [
    *("Summa: 8 st", "Summa", "SUMMA 8", "Delsumma: 3", "Totalsumma", "S:a 8", "Totalt 12", "Totalt: 12 st", "Total"),
    *(
        "Totalt antal föreningar: 12",
        "Antal: 8",
        "Antal: …",
        "Antal föreningar",
        "Antal svar 8",
        "8 st",
        "12 st totalt",
    ),
    *("12 anslutna föreningar", "Summa anslutna", "Grand Total", "Sum: 8", "∑ 8", "Summa\u00a0\u00a08 st", "Summa (8)"),
]
NAMES = [
    *(
        "Summa Summarum",
        "Totalförsvarets idrottsförening",
        "Antalya IF",
        "Total-Teatern",
        "Sumtrans IK",
        "Totalt Teater",
    ),
    *("8 mars-föreningen", "1 000 möjligheter", "S:t Eriks IK", "5:e kåren", "Antal och form", "Föreningen Summa"),
]


@pytest.mark.parametrize("total", TOTALS)
def test_a_row_that_is_a_total_is_a_question(well: Typed, typed: Typed, total: str) -> None:
    table("svar.csv", HEAD, row("Almby IK"), f"{total};8;;;8 st")
    ran = typed(f"{FROM} svar.csv -o json")
    assert (3, ["row_is_total"]) == (ran.status, ran.codes)
    assert {"enrolled": 1, "questions": 1} == counts(well(f"{FROM} svar.csv --accept-partial -o json"))
    assert ["Almby IK"] == roll(well, "2024-02-01")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_only_begins_like_a_total_is_a_name(well: Typed, name: str) -> None:
    table("svar.csv", HEAD, row(name))
    assert {"enrolled": 1} == counts(well(f"{FROM} svar.csv -o json"))


def test_a_total_that_is_a_name_says_so_and_is_then_known(well: Typed) -> None:
    table("svar.csv", f"{HEAD};id", f"{row('Summa 8')};ny")
    assert {"enrolled": 1} == counts(well(f"{FROM} svar.csv -o json"))
    table("svar.csv", HEAD, row("Summa 8"))
    unchanged(well, f"{FROM} svar.csv", 1)


def test_a_total_in_a_workbook_is_a_question_too(typed: Typed) -> None:
    workbook("svar.xlsx", HEAD.split(";"), row("Almby IK").split(";"), ["Totalt", 1, 1, None, None])
    assert (3, ["row_is_total"]) == ((ran := typed(f"{FROM} svar.xlsx -o json")).status, ran.codes)


# one name ---------------------------------------------------------------------------------------

NUMBERED = f"{HEAD};organisationsnummer;id"
ONE, OTHER, THIRD = "802999-0010", "875999-0016", "802999-0028"


def test_two_of_one_name_are_told_apart_by_number_and_a_word(well: Typed, refused: Refuse) -> None:
    table("svar.csv", NUMBERED, f"{row('Kören')};{ONE};", f"{row('Kören')};{OTHER};")
    assert ["actor_differs"] == refused(f"{FROM} svar.csv", 4)
    table("svar.csv", NUMBERED, f"{row('Kören')};{ONE};", f"{row('KÖREN')};{OTHER};ny")
    assert {"enrolled": 2} == counts(well(f"{FROM} svar.csv -o json"))
    assert {ONE, OTHER} == {each["org_nr"] for each in well("actor list -o json").data}
    unchanged(well, f"{FROM} svar.csv", 2)
    table("svar.csv", NUMBERED, f"{row('Kören')};{OTHER};", f"{row('Kören')};{ONE};")
    unchanged(well, f"{FROM} svar.csv", 2)


def test_a_third_of_the_name_is_new_too_and_each_is_itself_when_read_again(well: Typed) -> None:
    well(f"actor add Kören --org-nr {ONE}")
    lines = [f"{row('Kören')};{number};{said}" for number, said in ((OTHER, "ny"), (ONE, ""), (THIRD, "new"))]
    table("svar.csv", NUMBERED, *lines)
    assert {"enrolled": 3} == counts(well(f"{FROM} svar.csv -o json"))
    unchanged(well, f"{FROM} svar.csv", 3)
    assert 3 == len(well("actor list -o json").data)


def test_a_new_one_of_a_name_without_a_number_is_the_one_that_is_there(well: Typed) -> None:
    table("svar.csv", NUMBERED, f"{row('Kören')};;ny")
    well(f"{FROM} svar.csv")
    unchanged(well, f"{FROM} svar.csv", 1)
    table("svar.csv", NUMBERED, f"{row('Kören')};{ONE};ny")
    assert {"unchanged": 1} == counts(well(f"{FROM} svar.csv -o json"))
    assert [ONE] == [each["org_nr"] for each in well("actor list -o json").data]


def test_a_name_that_two_have_is_ambiguous_without_a_number(well: Typed, refused: Refuse) -> None:
    table("svar.csv", NUMBERED, f"{row('Kören')};{ONE};", f"{row('Kören')};{OTHER};ny")
    well(f"{FROM} svar.csv")
    table("svar.csv", HEAD, row("Kören"))
    assert ["ambiguous"] == refused(f"{FROM} svar.csv", 3)
    assert "ny i en kolumn med rubriken id" in Path(__file__).parents[2].joinpath(
        "src/samverkan_cli/texts/sv/objections/intake.py"
    ).read_text("utf-8")


def test_nothing_makes_one_number_of_two_of_one_name(well: Typed, refused: Refuse) -> None:
    table("svar.csv", NUMBERED, f"{row('Kören')};{ONE};", f"{row('Kören')};{OTHER};ny")
    well(f"{FROM} svar.csv")
    assert ["already_exists"] == refused(f"actor edit A-2 --org-nr {ONE}", 4)
    well(f"actor edit A-2 --org-nr {THIRD}")
    assert ["already_exists"] == refused("actor add Kören", 4)
    well("actor rename A-2 'Lilla kören'")
    well("undo")
    well("actor dissolve A-1 --last-day 2024-03-01")
    well("undo")
    assert ["numbers_differ"] == refused("actor merge A-2 A-1", 5)
    assert [] == well("journal verify -o json").data["problems"]
    assert ["Kören", "Kören"] == roll(well, "2024-02-01")


# a rehearsal ------------------------------------------------------------------------------------


def test_a_rehearsal_names_whom_it_would_take_in(well: Typed) -> None:
    table("svar.csv", HEAD, row("Almby IK"), row("KFUM", "ja", "nej", ""), row("Klockbojen"))
    told = well(f"{FROM} svar.csv --dry-run").out
    assert "Skulle bli anslutna:\n  Almby IK\n  Klockbojen\nSkulle tas emot som ofullständiga:\n  KFUM\n" in told
    assert "Almby IK" not in well(f"{FROM} svar.csv").out
    table("svar.csv", HEAD, row("KFUM", signer="Eva Ek", day="2023-12-01"))
    assert "Would be completed:\n  KFUM\n" in well(f"--lang en {FROM} svar.csv --dry-run").out


def test_a_rehearsal_of_many_names_twenty_and_counts_the_rest(well: Typed) -> None:
    names = [f"{chr(65 + n % 26) * 4}{chr(65 + n // 26) * 4} IF" for n in range(200)]
    table("svar.csv", HEAD, *map(row, names))
    told = well(f"{FROM} svar.csv --dry-run").out
    assert names[:20] == [line.strip() for line in told.splitlines() if line.endswith(" IF")]
    assert "  och 180 till\n" in told
