"""What a list has beside its rows: totals at its end, two of one name, and a rehearsal that names who."""

import pytest
from answer_files import FROM, HEAD, counts, roll, row, table, unchanged, workbook
from conftest import Typed

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
