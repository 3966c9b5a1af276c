"""The register extract: everything that is kept of one person, as a paper and for a script."""

import html
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Once, Typed

Refused = Callable[[str, int], list[str]]


@pytest.fixture
def eva(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> str:
    """Let Eva Ek stand in every kind of place there is."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-04-10")
    typed_once(
        "registry set sender=Kommunstyrelsen caseholder='Maj Strand' controller=Kommunstyrelsen"
        " controller_contact=ks@example.org dpo=dso@example.org",
        f"enroll Klockbojen {TICKED} --contact 'Eva Ek <eva@example.org>' --received 2024-01-15",
        "body add AU --kind advisory",
        "body seat AU 'Eva Ek' --represents Klockbojen --role ledamot --from 2024-02-01",
        "group add Textgruppen --convener 'Eva Ek' --member 'Eva Ek'",
        "meeting add AU --date 2024-03-01 --title Vårmöte",
        "meeting attend M-1 'Eva Ek' --role ordförande --represents Klockbojen",
        "task add 'Skriv till alla' --owner 'Eva Ek'",
        "case open Klockbojen --period 2024-2027 --ground formal --from 'Eva Ek' --fact 2024-02-01",
        "watch add Områdesprojektet --kind project --owner 'Eva Ek'",
        "decision add 'Eva Ek får uppdraget' --body AU --date 2024-03-01",
    )
    return "P-1"


SAID = (
    "Namn: Eva Ek",
    "Kontakt för Klockbojen (A-1), med adressen eva@example.org, 15 januari 2024",
    "Undertecknare av anslutningen E-1 för Klockbojen, som ordförande, 15 januari 2024",
    "Ledamot i Samverkansrådets AU (B-1), ledamot, företräder Klockbojen, 1 februari 2024",
    "Ledamot i arbetsgruppen Textgruppen (G-1)",
    "Sammankallande i arbetsgruppen Textgruppen (G-1)",
    "Deltog i möte M-1 (Vårmöte), ordförande, företrädde Klockbojen, 1 mars 2024",
    "Ansvarig för uppgift T-1: Skriv till alla",
    "Lämnade anmärkningen i ärende C-1 om Klockbojen",
    "Ansvarig för bevakning W-1",
    "D-2024-001: ”Eva Ek får uppdraget”",
    "Kommunstyrelsen är personuppgiftsansvarig. Kontakt: ks@example.org. Dataskyddsombud: dso@example.org.",
)


def test_an_extract_tells_every_place_with_its_data(well: Typed, eva: str) -> None:
    told = well(f"person extract {eva}")
    assert "" == told.err.strip()
    for said in SAID:
        assert said in re.sub(r"\\(.)", r"\1", told.out), said
    for heading in (
        *("Uppgifterna", "Ändamål och rättslig grund", "Varifrån uppgifterna kommer", "Vilka som får del av dem"),
        *("Hur länge de bevaras", "Rättigheter", "Personuppgiftsansvarig"),
    ):
        assert f"## {heading}\n" in told.out
    assert "None" not in told.out


def test_the_page_says_what_the_text_does(well: Typed, eva: str) -> None:
    page = html.unescape(re.sub(r"<[^>]+>", "", well(f"person extract {eva} -o html").out))
    for said in SAID:
        assert said in page, said


def test_a_folder_gets_both_forms_and_a_file_the_one_of_its_suffix(well: Typed, eva: str, refused: Refused) -> None:
    well(f"person extract {eva} --out ut/")
    assert ["registerutdrag-P-1.html", "registerutdrag-P-1.md"] == sorted(each.name for each in Path("ut").iterdir())
    assert {0o600} == {stat.S_IMODE(each.stat().st_mode) for each in Path("ut").iterdir()}
    assert well(f"person extract {eva}").out == Path("ut/registerutdrag-P-1.md").read_text(encoding="utf-8")
    assert ["file_exists"] == refused(f"person extract {eva} --out ut", 4)
    well(f"person extract {eva} --out ut --force")
    well(f"person extract {eva} --out utdrag.html")
    assert Path("utdrag.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert ["value_unknown"] == refused(f"person extract {eva} --out utdrag.docx", 2)


def test_what_was_asked_for_and_what_comes_next_is_told(well: Typed, eva: str) -> None:
    well(f"person request {eva} extract --received 2024-04-08")
    assert "Begäran kom in den 8 april 2024" in well(f"person extract {eva}").out
    told = well(f"person extract {eva} --out ut.md").out
    assert "ska besvaras senast 2024-05-08" in told
    (line,) = re.findall(r"samverkan (person request P-1 extract --answered) DATUM", told)
    well(f"{line} 2024-04-10")
    assert "Begäran kom in" not in well(f"person extract {eva}").out


def test_what_was_erased_stands_as_erased_and_is_not_told(well: Typed, eva: str) -> None:
    well("body add KS --kind nämnd")
    well("decision add Gallring --body KS --date 2024-04-01")
    well("contact end Klockbojen P-1")
    well(f"person erase {eva} --decision D-2024-002 --yes")
    told = well(f"person extract {eva}").out
    assert "eva@example.org" not in told
    assert "10 april 2024, enligt beslut D-2024-002" in told


def test_who_has_typed_entries_is_told_how_many(well: Typed, eva: str) -> None:
    well("person add 'Maj Strand'")
    count = len(well("journal list -o json").data)
    assert f"har registrerat {count} händelser" in well("person extract 'Maj Strand'").out


def test_what_the_registry_does_not_know_of_the_controller_is_a_gap_and_a_warning(well: Typed, period: str) -> None:
    well("person add 'Bo Ek'")
    told = well("person extract 'Bo Ek'")
    assert "**[Saknas: den nämnd som är personuppgiftsansvarig]**" in told.out
    assert "samverkan registry set" in told.err


@pytest.mark.parametrize("name", ["[Bo](http://x)", "<b>Bo</b>", "# Bo", "{{ settings }}", "`Bo`", "Bo\\"])
def test_a_name_is_never_markup(well: Typed, period: str, name: str) -> None:
    well("person add --new", name)
    page = well("person extract P-1 -o html").out
    assert f"Namn: {name}" in html.unescape(re.sub(r"</?li>", "", page))
    assert "<a " not in page


def test_an_extract_changes_nothing_and_speaks_json(well: Typed, eva: str) -> None:
    before = Path("registry.db").read_bytes()
    data = well(f"person extract {eva} -o json").data
    assert well(f"person show {eva} -o json").data["places"] == data["places"]
    assert data["text"].startswith("**") or data["text"].startswith("Avsändare")
    assert before == Path("registry.db").read_bytes()
