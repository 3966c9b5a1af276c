"""`report followup`, as it is typed: in words, as files, a sheet for each who is to do something."""

from pathlib import Path

import pytest
from conftest import Once, Typed


@pytest.fixture
def june(well: Typed, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-09-13")
    typed_once(
        "init",
        "body add Samverkansrådet --kind råd",
        "body add 'Samverkansrådets AU' --kind utskott",
        "meeting add Samverkansrådet --date 2023-06-14",
        "meeting agenda M-1 --add Utvärdering --add Grupp",
        "meeting outcome M-1 1 --outcome återremiss --to 'Samverkansrådets AU'",
        "decision add 'Undersök hur andra gör' --meeting M-1 --item 2 --paragraph 3",
        "decision followup D-2023-001 'Ring <b>runt</b>' --owner 'Anna Fogel' --due 2023-08-01",
        "decision followup D-2023-001 =Skriv",
        "task note T-1 'Ringde tre'",
        "decision add Åter --meeting M-1 --item 2 --outcome återremiss --to 'Samverkansrådets AU' --paragraph 4",
    )


def test_what_was_decided_is_told_with_who_when_and_how_it_stands_in_words(well: Typed, june: None) -> None:
    told = well("report followup").out
    for said in ("ingen ansvarig", "ingen dag", "försenad (43 dagar)", "2023-09-13: Ringde tre", "ställningstagande"):
        assert said in told
    assert "väntar på Samverkansrådets AU sedan 2023-06-14 (91 dagar)" in told


def test_a_script_reads_codes_and_nothing_where_there_is_nothing(well: Typed, june: None) -> None:
    rows = well("report followup -o json").data
    assert [
        ("D-2023-001", "T-1", "late", {"id": "P-1", "name": "Anna Fogel"}, "2023-08-01", 43),
        ("D-2023-001", "T-2", "open", None, None, None),
        ("D-2023-002", None, "waiting", None, None, 91),
        ("M-1:1", None, "waiting", None, None, 91),
    ] == [(row["decision"], row["task"], row["state"], row["owner"], row["due"], row["days"]) for row in rows]
    assert ["B-2", "B-2"] == [row["waits_for"] for row in rows[2:]]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("--body Samverkansrådet", ["D-2023-001", "D-2023-001", "D-2023-002", "M-1:1"]),
        ("--body AU", ["M-1:1", "M-1:2"]),
        ("--since 2023-06-14", ["D-2023-001", "D-2023-001", "D-2023-002", "M-1:1"]),
        ("--since 2023-06-15", []),
        ("--owner Anna", ["D-2023-001"]),
    ],
)
def test_it_is_asked_of_a_body_since_a_day_or_of_one_who_is_to_do_it(
    well: Typed, june: None, options: str, expected: list[str]
) -> None:
    told = [row["decision"] for row in well(f"report followup {options} -o json").data]
    assert sorted(expected) == sorted(told)


@pytest.mark.parametrize("form", ["md", "csv", "xlsx", "html", "tsv"])
def test_it_is_written_to_a_file_of_each_form(well: Typed, june: None, form: str) -> None:
    well(f"report followup --out upp.{form}")
    held = Path(f"upp.{form}").read_bytes()
    if form != "xlsx":
        assert "ingen ansvarig" in held.decode()
    assert 2 < len(held.splitlines())


def test_a_page_holds_data_as_data_and_fetches_nothing(well: Typed, june: None) -> None:
    told = well("report followup -o html").out
    assert "Ring &lt;b&gt;runt&lt;/b&gt;" in told
    assert '<html lang="sv">' in told
    assert '<th scope="col">ansvarig</th>' in told
    assert "http" not in told
    assert "<script" not in told


def test_a_sheet_is_written_for_each_and_one_for_what_nobody_has(typed: Typed, well: Typed, june: None) -> None:
    told = well("report followup --per-owner --out blad -o json").data
    assert [("P-1", 1), (None, 3)] == [(each["id"], each["rows"]) for each in told["files"]]
    assert ["uppfoljning-P-1.html", "uppfoljning-ingen.html"] == sorted(each.name for each in Path("blad").iterdir())
    assert "=Skriv" not in Path("blad/uppfoljning-P-1.html").read_text(encoding="utf-8")
    again = typed("report followup --per-owner --out blad -o json")
    assert (4, ["file_exists"]) == (again.status, again.codes)
    well("report followup --per-owner --out blad --force -o md")
    assert Path("blad/uppfoljning-P-1.md").exists()
    missing = typed("report followup --per-owner -o json")
    assert (2, ["missing"]) == (missing.status, missing.codes)


def test_who_helps_has_a_sheet_too(well: Typed, june: None) -> None:
    well("task assign T-1 --with 'Bo Al'")
    told = well("report followup --per-owner --out blad -o json").data
    assert ["P-1", "P-2", None] == [each["id"] for each in told["files"]]


def test_nothing_to_follow_up_is_said(well: Typed) -> None:
    well("init")
    assert "Inget beslut att följa upp.\n" == well("report followup").out


def test_a_task_of_the_item_a_decision_was_taken_in_is_one_of_the_decisions(well: Typed, june: None) -> None:
    well("task add 'Boka lokal' --from M-1:2 --owner 'Bo Al' --due 2023-10-01")
    rows = [(row["decision"], row["task"]) for row in well("report followup -o json").data]
    expected = [("D-2023-001", "T-1"), ("D-2023-001", "T-2"), ("D-2023-001", "T-3"), ("D-2023-002", None)]
    assert expected == [row for row in rows if row[0] != "M-1:1"]
    assert [("D-2023-001", "T-3")] == [
        (row["decision"], row["task"]) for row in well("report followup --owner 'Bo Al' -o json").data
    ]
