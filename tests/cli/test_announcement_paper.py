"""The announcement of adjusted minutes, typed: for a nämnd alone, by the decision or its case, with its next step."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Typed

Refuse = Callable[[str, int], list[str]]
pytestmark = pytest.mark.usefixtures("period")
HEARD = "--notified 2024-05-17 --answered 2024-06-05 --ground formal"
AT = "--minutes-at 'Kommunarkivet'"


@pytest.fixture
def decided(well: Typed) -> None:
    well("registry set sender=KSF 'caseholder=Maj Strand' 'court=Förvaltningsrätten i X' 'court_address=Box 1'")
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10 --contact 'Eva Ek <eva@example.org>'")
    well("body add KS --kind committee")
    well("body mandate KS --subject exclusion --may decide --source 'reglementet 5 §'")
    well(f"exclude 'Blå Tuvan' --period 2024-2027 --decision 'KS 2024-10-08 § 187' {HEARD} --effective 2024-10-17")


def test_an_announcement_tells_body_days_and_how_to_appeal_and_of_nobody_else(well: Typed, decided: None) -> None:
    ran = well(f"document announcement C-1 --adjusted 2024-10-15 --date 2024-10-16 {AT}")
    assert "" == ran.err
    for said in (
        *("- Instans: KS\n", "- Sammanträde: 8 oktober 2024\n", "- Paragraf: § 187\n"),
        *("- Protokollet justerat: 15 oktober 2024\n", "- Tillkännagivet: 16 oktober 2024\n"),
        *("- Sista dag att överklaga: 6 november 2024\n", "- Anslaget får tas ner tidigast: 7 november 2024\n"),
        *(
            "- Protokollet finns tillgängligt: Kommunarkivet\n",
            "Förvaltningsrätten i X, Box 1, senast den 6 november 2024",
        ),
    ):
        assert said in ran.out, said
    assert not any(name in ran.out for name in ("Blå Tuvan", "Eva", "eva@example.org"))
    by_decision = well(f"document announcement D-2024-001 --adjusted 2024-10-15 --date 2024-10-16 {AT}").out
    assert (
        ran.out
        == by_decision
        == well(f"document announcement 'KS 2024-10-08 § 187' --adjusted 2024-10-15 --date 2024-10-16 {AT}").out
    )


def test_the_command_it_names_records_what_it_says(well: Typed, decided: None) -> None:
    told = well(f"document announcement C-1 --adjusted 2024-10-15 --date 2024-10-16 {AT} --out anslag.md").out
    well(told.splitlines()[-1].partition("samverkan ")[2])
    again = well(f"document announcement C-1 --date 2024-10-20 {AT} --out anslag2.md").out
    assert 1 == len(again.splitlines())
    first, second = (Path(name).read_text(encoding="utf-8") for name in ("anslag.md", "anslag2.md"))
    assert first == second.replace("20 oktober", "16 oktober", 1)


def test_what_has_come_of_the_decision_since_is_told(well: Typed, decided: None) -> None:
    well("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16")
    paper = f"document announcement C-1 {AT} --date"
    well("case appeal C-1 --received 2024-10-30 --by 'Nils Ny'")
    well("case stay C-1 --date 2024-11-01")
    assert "Domstol bestämde den 1 november 2024" in well(f"{paper} 2024-11-02").out
    assert "Domstol" not in well(f"{paper} 2024-10-31").out
    assert "Det här är en kopia av anslaget." in well(f"{paper} 2024-11-07").out
    assert "kopia" not in well(f"{paper} 2024-11-06").out
    well("case outcome C-1 annulled --date 2025-02-01 --final 2025-02-22")
    assert "upphävts av domstol i en dom som fick laga kraft den 22 februari 2025" in well(f"{paper} 2025-03-01").out


def test_notes_of_a_council_are_not_announced(well: Typed, refused: Refuse, decided: None) -> None:
    well("body add Rådet --kind advisory --minutes notes")
    well("decision add 'Förordar.' --body Rådet --date 2024-03-05")
    assert ["notes_not_announced"] == refused("document announcement D-2024-002 --adjusted 2024-03-10", 5)


def test_a_decision_outside_any_case_is_announced_by_the_days_that_are_said(
    well: Typed, refused: Refuse, decided: None
) -> None:
    well("decision add 'Bidrag.' --body KS --date 2024-03-05 --paragraph 12")
    assert ["not_adjusted"] == refused("document announcement D-2024-002", 5)
    told = well(f"document announcement D-2024-002 --adjusted 2024-03-08 --posted 2024-03-11 {AT} --out a.md").out
    assert "case announce" not in told
    assert "- Sista dag att överklaga: 2 april 2024\n" in Path("a.md").read_text(encoding="utf-8")
    assert ["out_of_order"] == refused("document announcement D-2024-002 --adjusted 2024-03-01", 5)


@pytest.mark.parametrize(
    ("line", "status", "code"),
    [
        ("document announcement", 2, "missing"),
        ("document announcement A-1", 3, "not_found"),
        ("document announcement C-9", 3, "not_found"),
        ("document announcement C-1 --adjusted i-förrgår-igen", 2, "date_invalid"),
    ],
)
def test_what_is_no_decision_is_told(refused: Refuse, decided: None, line: str, status: int, code: str) -> None:
    assert [code] == refused(line, status)
