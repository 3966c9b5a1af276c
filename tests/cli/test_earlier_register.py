"""An earlier register without ticks, where the period requires them: said once, and taken in so where that is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from answer_files import FROM, HEAD, counts, roll, row, table, unchanged
from conftest import TICKED, Typed

Refuse = Callable[[str, int], list[str]]
pytestmark = pytest.mark.usefixtures("period")
OLD = "namn;ansluten"
WITHOUT = f"{FROM} gammal.csv --affirmations ingen"


@pytest.fixture
def old() -> None:
    table("gammal.csv", OLD, "Verdandi;2021", "KFUM;okänt", "Tegelbruket;2020-03-11")


@pytest.mark.parametrize("word", ["ingen", "none", "INGA"])
def test_an_earlier_register_without_ticks_is_taken_in_so_and_marked(well: Typed, old: None, word: str) -> None:
    assert {"enrolled": 3} == counts(well(f"{FROM} gammal.csv --affirmations {word} -o json"))
    assert ["KFUM", "Tegelbruket", "Verdandi"] == roll(well, "2024-01-01")
    for actor, received in (("Verdandi", "2021 (dag okänd)"), ("Tegelbruket", "2020-03-11")):
        assert f"Inkommen {received} (enligt tidigare register)" in well(f"why {actor}").out
    assert [] == well("why Verdandi -o json").data["enrollments"][0]["affirmed"]
    unchanged(well, WITHOUT, 3)


def test_a_file_without_ticks_is_objected_to_in_one_sentence_and_row_by_row_to_a_script(
    typed: Typed, refused: Refuse, old: None
) -> None:
    told = typed(f"{FROM} gammal.csv").err
    assert 1 == told.casefold().count("ställningstagande till")
    assert "--affirm values --affirm principles" in told
    assert "--affirmations ingen" in told
    assert ["affirmation_missing"] * 2 + ["day_known_in_part"] == refused(f"{FROM} gammal.csv", 5)[:3]


def test_however_many_rows_lack_their_ticks_it_is_said_once(typed: Typed) -> None:
    table("gammal.csv", OLD, *(f"Förening nr {n:04};{2000 + n % 20}" for n in range(700)))
    told = typed(f"{FROM} gammal.csv").err.splitlines()
    assert (True, 3) == (told[0].startswith("Det gick inte: Ingen rad"), len(told))
    assert 20 == len(typed(f"{FROM} gammal.csv -o json").codes)


def test_what_else_is_wrong_is_told_beside_it(typed: Typed) -> None:
    table("gammal.csv", f"{OLD};organisationsnummer", "Verdandi;2021;", "KFUM;2020;802999-0011", "X;2022;")
    told = typed(f"{FROM} gammal.csv").err
    assert (2, 1) == (told.count("•"), told.count("ställningstagande till"))
    assert "rad 3" in told


def test_where_one_row_has_a_tick_each_row_without_is_told(typed: Typed) -> None:
    table("gammal.csv", f"{OLD};värdegrund", "Verdandi;2021;ja", "KFUM;2021;", "Almby;2021;")
    told = typed(f"{FROM} gammal.csv").err
    assert (False, 5) == ("--affirmations" in told, told.count("Ställningstagande till"))


def test_the_good_rows_are_told_of_once_too(well: Typed, old: None) -> None:
    told = well(f"{FROM} gammal.csv --accept-partial --dry-run")
    assert 1 == told.out.count("ställningstagande till")
    assert "1 är ofullständiga och inte anslutna" in told.err
    data = well(f"{FROM} gammal.csv --accept-partial --dry-run -o json").data
    assert ["affirmation_missing"] * 2 == [each["code"] for each in data["rejected"][0]["objections"]][:2]


@pytest.mark.parametrize(
    ("cells", "code"),
    [("2024-02-01;nej;;", "affirmation_missing"), ("2021;ja;;", "affirmation_missing"), ("2021;;;4711", "")],
)
def test_a_row_that_says_something_of_its_ticks_is_an_answer(typed: Typed, cells: str, code: str) -> None:
    table("gammal.csv", f"{OLD};värdegrund;undertecknare;ärende", f"Verdandi;{cells}")
    ran = typed(f"{FROM} gammal.csv --affirmations ingen -o json")
    data = ran.data if ran.status == 0 else None
    assert (data or {}).get("enrolled", 0) == 0, code


def test_an_application_that_waits_is_not_completed_by_an_earlier_register(well: Typed, refused: Refuse) -> None:
    well("enroll Verdandi --period 2024-2027 --received 2024-01-05 --affirm values --incomplete 'underskrift'")
    table("gammal.csv", OLD, "Verdandi;2024-02")
    assert "affirmation_missing" in refused(WITHOUT, 5)
    assert [] == roll(well, "2024-03-01")


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        (f"{FROM} gammal.csv --affirmations värdegrund", 2, "value_unknown"),
        (f"{FROM} gammal.csv --affirmations ''", 2, "value_unknown"),
        (f"{WITHOUT} --affirm values", 2, "options_conflict"),
        ("enroll Verdandi --period 2024-2027 --affirmations ingen", 2, "options_conflict"),
    ],
)
def test_what_does_not_go_together_is_refused(refused: Refuse, old: None, line: str, status: int, code: str) -> None:
    assert [code] == refused(line, status)


def test_what_an_earlier_register_knew_can_be_put_right(well: Typed, old: None) -> None:
    well(WITHOUT)
    well("correct E-1 --received 2024-03-01 --reason 'fel år'")
    assert ["KFUM", "Tegelbruket"] == roll(well, "2024-02-01")
    well("correct E-1 --evidence pärm --reason 'fanns ändå'")
    well("correct 'Tegelbruket' --name Tegelbruken --reason stavfel")
    assert ["KFUM", "Tegelbruken", "Verdandi"] == roll(well, "2024-03-01")


def test_an_export_says_what_its_rows_need_to_come_back(well: Typed, old: None) -> None:
    well(WITHOUT)
    well(f"enroll Almby {TICKED} --received 2024-01-10")
    assert "3 är ur ett äldre register utan ställningstaganden" in well("export register --out ut.csv").err
    Path("registry.db").rename("gammal.db")
    well("init")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31")
    assert {"enrolled": 4} == counts(well(f"{FROM} ut.csv --affirmations ingen -o json"))


def test_a_whole_file_with_days_is_recorded_as_incomplete_and_the_way_out_is_told(well: Typed) -> None:
    table("svar.csv", OLD, "Almby;2024-02-01", "Bofink;2024-02-02")
    told = well(f"{FROM} svar.csv").err
    assert (1, 1) == (told.count("2 är ofullständiga"), told.count("--affirmations ingen"))
    well("undo")
    table("svar.csv", HEAD, row("Almby IK"))
    assert "--affirmations" not in well(f"{FROM} svar.csv").err
