"""Handing over, as typed: one entry, and a paper on everything that goes on."""

from pathlib import Path

import pytest
from conftest import TICKED, Once, Typed


@pytest.fixture
def busy(well: Typed, period: str, typed_once: Once) -> None:
    """Give a register in which Eva Ek has much to do."""
    typed_once(
        "body add Rådet",
        "body seat Rådet 'Eva Ek'",
        "task add 'Ring [alla] _nu_' --owner 'Eva Ek' --due 2030-11-01",
        "task add Klart --owner 'Eva Ek'",
        "task done T-2",
        "task add Annans --owner 'Bo Al'",
        "watch add Klimatstrategin --kind remiss --owner 'Eva Ek' --next 2030-01-01",
        f"enroll Klockbojen {TICKED} --received 2024-01-11 --contact 'Siv Al <siv@example.org>'",
        "contact bounced Klockbojen siv@example.org --date 2024-06-06",
        f"case open Klockbojen --period {period} --ground formal --from 'Bo Al' --date 2024-03-02",
        "registry set court=Förvaltningsrätten",
        "database backup --out kopia.db",
    )


def test_what_is_open_is_another_s_by_one_entry_and_the_rest_stays(well: Typed, busy: None) -> None:
    before = well("status -o json").data["entries"]
    told = well("handover --from 'Eva Ek' --to 'Bo Al' -o json").data
    assert before + 1 == told["entry"]
    assert ("Eva Ek", "Bo Al", ["T-1"], ["W-1"]) == (
        *(told["handover"][end]["name"] for end in ("from", "to")),
        *(told["handover"][what] for what in ("tasks", "watch")),
    )
    owners = {row["id"]: row["owner"]["name"] for row in well("task list -o json").data}
    assert {"T-1": "Bo Al", "T-2": "Eva Ek", "T-3": "Bo Al"} == owners
    assert ["Bo Al"] == [row["owner"] for row in well("watch list -o json").data]
    well("undo")
    assert ["Eva Ek"] == [row["owner"] for row in well("watch list -o json").data]
    assert well("journal verify -o json").data["ok"]


def test_the_paper_tells_what_a_successor_must_know(well: Typed, busy: None) -> None:
    text = well("handover --from 'Eva Ek' --to 'Ny Sekreterare'").out
    for said in ("T-1 Ring \\[alla\\] \\_nu\\_", "W-1 Klimatstrategin", "C-1 Klockbojen", "siv@example.org"):
        assert said in text, said
    for said in ("Rådet (B-1)", "Förvaltningsrätten", "kopia.db", "Perioden 2024-2027", "T-3 Annans"):
        assert said in text, said
    assert "T-2" not in text
    head = well("status -o json").data["head"]
    assert head in text


def test_the_paper_is_written_before_the_entry_is_kept(well: Typed, typed: Typed, busy: None) -> None:
    ran = well("handover --from 'Eva Ek' --to 'Bo Al' --out brev")
    (page, paper) = sorted(Path("brev").iterdir())
    assert (".html", ".md") == (page.suffix, paper.suffix)
    assert "# Överlämning" in paper.read_text(encoding="utf-8")
    assert "personuppgifter" in ran.out
    well("undo")
    before = Path("registry.db").read_bytes()
    again = typed("handover --from 'Eva Ek' --to 'Bo Al' --out brev -o json")
    assert (4, ["file_exists"]) == (again.status, again.codes)
    assert before == Path("registry.db").read_bytes()


def test_who_has_nothing_hands_nothing_over_and_gets_the_paper(well: Typed, busy: None) -> None:
    before = well("status -o json").data["entries"]
    ran = well("handover --from 'Siv Al' --to 'Bo Al'")
    assert "har inga öppna uppgifter" in ran.out
    assert "# Överlämning" in ran.out
    assert before == well("status -o json").data["entries"]


def test_nobody_hands_over_to_itself_or_from_nobody(typed: Typed, busy: None) -> None:
    ran = typed("handover --from 'Eva Ek' --to P-1 -o json")
    assert (4, ["handed_to_itself"]) == (ran.status, ran.codes)
    ran = typed("handover --from 'Ingen Alls' --to 'Bo Al' -o json")
    assert (3, ["not_found"]) == (ran.status, ran.codes)
    assert 2 == typed("handover -o json").status


def test_an_actor_that_leaves_has_its_people_s_work_handed_on(well: Typed, period: str) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2024-01-11 --contact 'Siv Al <siv@example.org>'")
    well("body add Rådet")
    well("body seat Rådet 'Siv Al' --represents Klockbojen")
    well("group add Gruppen --member 'Siv Al'")
    well("task add Ring --owner 'Siv Al'")
    told = well(f"withdraw Klockbojen --period {period} --received 2024-03-01 -o json").data
    (warned,) = (each for each in told["warnings"] if each["code"] == "to_hand_on")
    for ref in ("Rådet (B-1): Siv Al", "Gruppen (G-1): Siv Al", "Ring (T-1): Siv Al"):
        assert ref in warned["message"]
    well("undo")
    well("body seat Rådet 'Siv Al' --through 2024-02-01")
    well("group member Gruppen 'Siv Al' --through 2024-02-01")
    well("task drop T-1")
    told = well(f"withdraw Klockbojen --period {period} --received 2024-03-01 -o json").data
    assert [] == [each for each in told["warnings"] if each["code"] == "to_hand_on"]


def test_a_trial_writes_no_paper_and_says_of_none_that_it_is_written(well: Typed, busy: None) -> None:
    ran = well("handover --from 'Eva Ek' --to 'Bo Al' --out brev --dry-run")
    assert (False, False) == ("är skrivet" in ran.out, Path("brev").exists())
    assert "# Överlämning" in ran.out


def test_the_paper_tells_the_day_that_was_said(well: Typed, busy: None) -> None:
    assert "lämnas över den 31 december 2023." in well("handover --from 'Eva Ek' --to 'Bo Al' --date 2023-12-31").out


def test_who_has_left_a_group_calls_it_together_no_more_in_any_place(well: Typed, busy: None) -> None:
    well("group add Gruppen --convener 'Eva Ek' --date 2023-01-01")
    well("group member Gruppen 'Eva Ek' --through 2023-05-31")
    assert None is well("group show Gruppen -o json").data["convener"]
    (place,) = (each for each in well("person show 'Eva Ek' -o json").data["places"] if each["stands"] == "convener")
    assert ("2023-01-01", "2023-05-31") == (place["day"], place["through"])
    assert "sammankallande i: Gruppen" not in well("handover --from 'Eva Ek' --to 'Bo Al'").out


def test_who_leaves_a_group_on_a_day_ahead_is_told_with_that_day(well: Typed, busy: None) -> None:
    well("group add Gruppen --convener 'Eva Ek'")
    well("group member Gruppen 'Eva Ek' --through 2099-05-31")
    found = well("group show Gruppen -o json").data
    assert [("Eva Ek", "2099-05-31")] == [(each["name"], each["to"]) for each in found["leaving"]]
    assert "Eva Ek (P-1) lämnar gruppen, ledamot t.o.m. 2099-05-31." in well("group show Gruppen").out
    assert "sammankallande i: Gruppen" in well("handover --from 'Eva Ek' --to 'Bo Al'").out


def test_the_day_a_convener_was_named_from_is_shown(well: Typed, busy: None) -> None:
    well("group add Gruppen --member 'Eva Ek'")
    well("group convener Gruppen 'Eva Ek' --date 2024-02-01")
    assert "2024-02-01" == well("group show Gruppen -o json").data["convener_since"]
    assert "sammankallande fr.o.m.  2024-02-01" in well("group show Gruppen").out
