"""What municipalities publish, read into one table; whole commands, as typed."""

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Typed
from python_calamine import CalamineWorkbook

ROW = {"name": "A", "kind": "association", "side": "civil", "since": "2024-01-15", "purpose": None}
NONE = {"signatories": 0, "civil": 0, "public": 0, "kinds": {}, "to_renew": None, "renewed": None, "rate": None}
DATA: dict[str, Any] = {
    "municipality": "Sjöstad",
    "municipality_number": None,
    "agreement": None,
    "on": "2024-06-01",
    "modified": "2024-06-01",
    "period": {"id": "2024-2027", "first_day": "2024-01-01", "last_day": "2027-12-31"},
    "license": "http://creativecommons.org/publicdomain/zero/1.0/",
    "figures": NONE,
    "columns": list(ROW),
    "signatories": [],
}


def written(name: str, civil: int = 0, public: int = 0, renewed: tuple[int, int] | None = None, **said: Any) -> str:
    rows = [ROW] * civil + [ROW | {"kind": "committee", "side": "public"}] * public
    kinds = {kind: count for kind, count in (("association", civil), ("committee", public)) if count}
    figures = NONE | {"signatories": civil + public, "civil": civil, "public": public, "kinds": kinds}
    if renewed:
        figures |= {"to_renew": renewed[0], "renewed": renewed[1], "rate": renewed[1] / renewed[0]}
    data = DATA | {"municipality": name, "figures": figures, "signatories": rows} | said
    return json.dumps({"schema": 1, "kind": "export open", "data": data}, ensure_ascii=False)


@pytest.fixture
def three() -> str:
    """Write the files of three municipalities; give them as they are typed."""
    files = {"a.json": written("Örnvik", 2), "b.json": written("Ådal", 1, 1, (4, 1)), "c.json": written("Zinkgruvan")}
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")
    return " ".join(files)


def test_a_table_has_a_row_for_each_municipality_in_swedish_order_and_one_for_all(well: Typed, three: str) -> None:
    rows = well(f"report nation {three} -o json").data
    told = [(r["municipality"], r["signatories"], r["civil"], r["public"], r["to_renew"], r["rate"]) for r in rows]
    assert [
        ("Zinkgruvan", 0, 0, 0, None, None),
        ("Ådal", 2, 1, 1, 4, 0.25),
        ("Örnvik", 2, 2, 0, None, None),
        (None, 4, 3, 1, 4, 0.25),
    ] == told
    assert [("2024-2027", "2024-06-01")] * 3 + [(None, None)] == [(r["period"], r["day"]) for r in rows]
    assert [(0, 0), (1, 1), (2, 0), (3, 1)] == [(r["kind_association"], r["kind_committee"]) for r in rows]


def test_it_is_shown_in_every_form_with_the_kinds_there_are(well: Typed, three: str) -> None:
    table = well(f"report nation {three}").out
    assert "alla" in table and "förening 3, nämnd 1" in table and "stiftelse" not in table
    rows = list(csv.DictReader(io.StringIO(well(f"report nation {three} -o csv").out)))
    assert ["Zinkgruvan", "Ådal", "Örnvik", ""] == [each["municipality"] for each in rows]
    assert ["Zinkgruvan", "Ådal", "Örnvik"] == well(f"report nation {three} -o id").out.split()
    assert "25 %" in well(f"report nation {three} -o md").out
    well(f"report nation {three} --out riket.xlsx")
    cells = [cell for row in CalamineWorkbook.from_path("riket.xlsx").get_sheet_by_index(0).to_python() for cell in row]
    assert ("Örnvik" in cells, 4.0 in cells, "förening" in cells, "typer" in cells) == (True, True, True, False)


def test_one_municipality_needs_no_row_for_all_and_no_registry(well: Typed) -> None:
    Path("a.json").write_text("\ufeff" + written("Örnvik", 2), encoding="utf-8")
    assert ["Örnvik"] == [each["municipality"] for each in well("report nation a.json -o json").data]
    assert not Path("registry.db").exists()


def test_what_export_open_writes_is_what_is_read(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-06-01")
    name = '=Sjö<b>"stad'
    well("registry set", f"municipality={name}", "web=https://a.example", "public_contact=a@b.example")
    for actor, kind in (("Ett", "association"), ("Två", "network"), ("Tre", "committee")):
        purpose = "--purpose x --contact a@b.example" if kind == "network" else ""
        well(f"enroll {actor} {TICKED} --kind {kind} {purpose} --received 2024-01-15 --new")
    well("export open ut")
    (row,) = well("report nation ut/register.json -o json").data
    assert (name, 3, 2, 1, "2024-2027") == tuple(
        row[each] for each in ("municipality", "signatories", "civil", "public", "period")
    )
    assert (1, 1, 1) == tuple(row[f"kind_{kind}"] for kind in ("association", "network", "committee"))
    assert (
        f"'{name}"
        == next(csv.DictReader(io.StringIO(well("report nation ut/register.json -o csv").out)))["municipality"]
    )


def test_standard_input_is_a_file_too(typed: Typed, well: Typed, three: str, monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.TextIOWrapper(io.BytesIO(written("Torsvik", 1).encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", held)
    rows = well("report nation a.json - -o json").data
    assert ["Torsvik", "Örnvik", None] == [each["municipality"] for each in rows]
    assert ["file_empty"] == typed("report nation a.json - -o json").codes


def changed(place: str, value: Any) -> str:
    """Give the open data of a municipality with something else in a place of it."""
    at = json.loads(written("Örnvik", 2, 1, (4, 1)))
    *way, last = [int(part) if part.isdigit() else part for part in place.split(".")]
    inner: Any = at
    for part in way:
        inner = inner[part]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return json.dumps(at)


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("", "file_empty", "fel.json"),
        ("name,kind\nA,association\n", "open_data_unreadable", "fel.json"),
        (written("Örnvik", 2)[:-40], "open_data_unreadable", "fel.json"),
        ("[" * 100_000, "open_data_foreign", "fel.json"),
        ('{"schema": 1, "kind": "export open", "data": ' + '{"a":' * 50_000, "open_data_unreadable", "fel.json"),
        ("[]", "open_data_foreign", "fel.json"),
        ('{"@context": {}, "@graph": []}', "open_data_foreign", "fel.json"),
        ('{"schema": 1, "kind": "roll", "data": []}', "open_data_foreign", "roll"),
        ('{"schema": true, "kind": "export open", "data": {}}', "open_data_foreign", "fel.json"),
        ('{"schema": 2, "kind": "export open", "data": []}', "open_data_newer", "nyare"),
        (changed("data", ...), "open_data_faulty", "data"),
        (changed("data.municipality", ...), "open_data_faulty", "data.municipality"),
        (changed("data.municipality", ""), "open_data_faulty", "data.municipality"),
        (changed("data.municipality", "a\x1b[31m"), "open_data_faulty", "data.municipality"),
        (changed("data.municipality", "a\u202eb"), "open_data_faulty", "data.municipality"),
        (changed("data.municipality", "x" * 501), "open_data_faulty", "data.municipality"),
        (changed("data.municipality_number", "811218-9876"), "open_data_faulty", "data.municipality_number"),
        (changed("data.on", "2024-02-30"), "open_data_faulty", "data.on"),
        (changed("data.period.id", "nu"), "open_data_faulty", "data.period.id"),
        (changed("data.figures.civil", -1), "open_data_faulty", "data.figures.civil"),
        (changed("data.figures.civil", 10**400), "open_data_faulty", "data"),
        (changed("data.figures.civil", "2"), "open_data_faulty", "data.figures.civil"),
        (changed("data.figures.civil", 3), "open_data_uneven", "data.figures.civil"),
        (changed("data.figures.kinds", {"association": 1, "committee": 2}), "open_data_uneven", "data.figures.kinds"),
        (changed("data.figures.renewed", 5), "open_data_faulty", "data.figures.renewed"),
        (changed("data.figures.renewed", None), "open_data_faulty", "data.figures.renewed"),
        (changed("data.signatories.0", {"name": "A"}), "open_data_faulty", "data.signatories"),
    ],
)
def test_a_file_that_is_not_as_it_was_written_is_named_with_what_is_wrong(
    typed: Typed, three: str, text: str, code: str, told: str
) -> None:
    Path("fel.json").write_text(text, encoding="utf-8")
    ran = typed("report nation a.json fel.json -o json")
    assert (2, "", [code]) == (ran.status, ran.out, ran.codes)
    said = ran.error["objections"][0]["message"]
    assert "fel.json" in said and told in said
    assert not any(character in ran.err for character in ("\x1b", "\u202e"))


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_written(typed: Typed, three: str) -> None:
    Path("mapp").mkdir()
    os.mkfifo("rör")
    with Path("stor.json").open("wb") as file:
        file.truncate(2 * 1024**3)
    Path("fel.json").write_text("fel", encoding="utf-8")
    Path("igen.json").write_text(written("ÖRNVIK", 1, on="2024-05-01"), encoding="utf-8")
    line = "report nation a.json saknas.json mapp rör stor.json fel.json igen.json --out riket.csv -o json"
    ran = typed(line)
    assert [*["file_unreadable"] * 3, "file_too_large", "open_data_unreadable", "municipality_twice"] == ran.codes
    assert (2, "", False) == (ran.status, ran.out, Path("riket.csv").exists())
    assert "igen.json" in ran.error["objections"][-1]["message"]


def test_many_faulty_files_are_counted(typed: Typed) -> None:
    names = [f"{at}.json" for at in range(30)]
    for name in names:
        Path(name).write_text("fel", encoding="utf-8")
    ran = typed("report nation -o json " + " ".join(names))
    assert (2, 20, 10) == (ran.status, len(ran.codes), ran.error["more"])


def test_a_table_needs_a_file(typed: Typed) -> None:
    assert ["missing"] == typed("report nation -o json").codes
