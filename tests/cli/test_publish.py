"""What everybody and the council are to see of the register: whole commands, as typed."""

from typing import Any

import pytest
from conftest import TICKED, Typed

CHECK = "publish --check"


@pytest.fixture
def joined(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-06-01")
    well(f"enroll Klockbojen {TICKED} --contact 'Bo Ek <bo@example.org>' --received 2024-01-15 --purpose Odling")
    well("body add Samverkansrådet --kind advisory")
    well("body add Kommunstyrelsen --kind committee")


def withheld(found: Any) -> list[tuple[str, str, str]]:
    return [(each["ref"], each["field"], each["why"]) for each in found["withheld"]]


@pytest.mark.usefixtures("joined")
def test_what_would_be_public_is_told_page_by_page_and_nothing_is_written(well: Typed) -> None:
    found = well(f"{CHECK} -o json").data
    kinds = [each["kind"] for each in found["pages"]]
    assert ["front", "actors", "actor", "figures", "decisions", "watch", "calendar", "map"] == kinds[:8]
    (actors,) = (each for each in found["pages"] if each["kind"] == "actors")
    assert (1, False, []) == (actors["rows"]["actors"]["count"], found["internal"], found["withheld"])
    told = well(CHECK).out
    assert ("Inget är skrivet" in told, "egen beskrivning" in told, "Bo Ek" in told) == (True, True, False)


@pytest.mark.usefixtures("joined")
def test_a_decision_that_names_somebody_is_asked_about_until_it_is_kept(well: Typed, typed: Typed) -> None:
    well("decision add 'Bo Ek utses till ordförande' --body Kommunstyrelsen --date 2024-03-01")
    well("decision add 'Rådet får ett bidrag' --body Kommunstyrelsen --date 2024-03-01")
    assert [("D-2024-001", "text", "names-person")] == withheld(well(f"{CHECK} -o json").data)
    assert "D-2024-001, text: nämner en person (Bo Ek). Får det stå där: --keep D-2024-001" in well(CHECK).out
    (kept,) = well(f"{CHECK} --keep d-2024-001 -o json").data["withheld"]
    assert (True, "Bo Ek") == (kept["kept"], kept["told"])
    assert "inget av D-2024-002 är utelämnat" in typed(f"{CHECK} --keep D-2024-002").err
    assert [] == well(f"{CHECK} --internal -o json").data["withheld"]


@pytest.mark.usefixtures("joined")
def test_a_decision_about_one_actor_is_asked_about(well: Typed) -> None:
    well("decision add 'Bidraget betalas ut' --body Kommunstyrelsen --date 2024-03-01 --about Klockbojen")
    assert [("D-2024-001", "text", "about-actor")] == withheld(well(f"{CHECK} -o json").data)
