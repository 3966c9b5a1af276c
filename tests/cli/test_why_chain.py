"""Why somebody is off the roll: exclusion ← decision ← recommendation ← answer ← notification ← concern."""

from pathlib import Path

import pytest
from conftest import Once, Typed

JOINED = "--period 2024-2027 --affirm values --affirm principles --signed-by 'Eva Ek' --received 2024-01-10"
LINK_KEYS = "case what day told decision entry source objections anyway"


@pytest.fixture
def excluded(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> Typed:
    """Let KS exclude Blå Tuvan at once, against one objection."""
    typed_once(
        f"enroll 'Blå Tuvan' {JOINED}",
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide",
        "body add AU",
    )
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-10-09")
    report = "--ground formal --from 'Eva Ek' --what stadgar --date 2024-03-11 --source brev"
    typed_once(
        f"case open 'Blå Tuvan' --period {period} {report}",
        "case screen C-1 --admit --date 2024-03-20",
    )
    Path("a.txt").write_text("a", encoding="utf-8")
    typed_once(
        "case notify C-1 --material a.txt --date 2024-05-17",
        "case answer C-1 --received 2024-06-05 --final-answer",
        "case prepare C-1 --body AU --recommend utesluts --date 2024-08-21",
        "decision add 'Blå Tuvan utesluts' --body AU --date 2024-10-08 --paragraph 187 --about 'Blå Tuvan'",
    )
    how = "--outcome excluded --effective 2024-10-08 --record-anyway 'AU tog det'"
    typed_once(
        f"case decide C-1 --decision D-2024-001 {how}",
    )
    return well


def kinds(well: Typed, ref: str) -> list[str]:
    return [link["what"] for link in well(f"why '{ref}' -o json").data["chain"]]


@pytest.mark.parametrize("ref", ["Blå Tuvan", "A-1", "E-1", "C-1", "D-2024-001"])
def test_the_chain_is_told_from_the_exclusion_to_the_concern(excluded: Typed, ref: str) -> None:
    wanted = ["exclusion", "decided", "prepared", "answered", "notified", "screened", "reported"]
    assert wanted == kinds(excluded, ref)


def test_a_link_has_its_day_source_and_entry_and_what_was_objected_to(excluded: Typed) -> None:
    chain = excluded("why C-1 -o json").data["chain"]
    assert LINK_KEYS.split() == list(chain[0])
    assert ("2024-03-11", "brev") == (chain[-1]["day"], chain[-1]["source"])
    assert ["mandate_missing"] == [each["code"] for each in chain[1]["objections"]]
    assert "AU tog det" == chain[1]["anyway"]
    assert all(link["entry"] for link in chain)
    told = excluded("why C-1").out
    assert told.startswith(
        "Blå Tuvan (C-1)\nHur det gick till (C-1):\n  2024-10-08  utesluten, inte längre ansluten (h"
    )
    assert "  ← 2024-10-08  beslut av AU: uteslutning (D-2024-001) (händelse " in told
    assert "              registrerat ändå: AU tog det\n" in told


def test_what_became_of_the_decision_stands_before_it(excluded: Typed) -> None:
    excluded("decision add 'Omprövning' --body KS --date 2024-10-09 --paragraph 188 --about 'Blå Tuvan'")
    excluded("case revoke C-1 --decision D-2024-002")
    assert ["exclusion", "revoked", "decided"] == kinds(excluded, "C-1")[:3]
    assert kinds(excluded, "C-1") == kinds(excluded, "D-2024-002")
    assert "utan verkan fr.o.m. onsdag 2024-10-09" in excluded("why C-1 -o json").data["chain"][0]["told"]


def test_two_exclusions_of_one_enrollment_do_not_mix_their_objections(excluded: Typed) -> None:
    excluded("decision add 'Omprövning' --body KS --date 2024-10-09 --paragraph 188 --about 'Blå Tuvan'")
    excluded("case revoke C-1 --decision D-2024-002")
    excluded("decision add 'Utesluts igen' --body KS --date 2024-10-09 --paragraph 189 --about 'Blå Tuvan'")
    excluded("case decide C-1 --decision D-2024-003 --outcome excluded --effective 2024-10-09")
    made = [each for each in excluded("why E-1 -o json").data["decisions"] if each["what"] == "exclusion"]
    assert [("D-2024-001", ["mandate_missing"], "AU tog det"), ("D-2024-003", [], None)] == [
        (each["decision"], [one["code"] for one in each["objections"]], each["anyway"]) for each in made
    ]
    assert ["exclusion", "decided", "exclusion", "revoked", "decided"] == kinds(excluded, "C-1")[:5]


def test_an_exclusion_that_waits_is_not_told_to_be_in_force(excluded: Typed, well: Typed) -> None:
    well(f"enroll Klockbojen {JOINED}")
    well("decision add 'Klockbojen utesluts' --body KS --date 2024-10-08 --paragraph 190 --about Klockbojen")
    well(
        "exclude Klockbojen --period 2024-2027 --decision D-2024-002 --ground formal --notified 2024-05-17"
        " --answered 2024-06-05"
    )
    told = well("why Klockbojen").out
    assert "Utesluts när beslutet har fått laga kraft, enligt KS 2024-10-08 § 190 (D-2024-002)" in told
    assert "  utesluten så snart beslutet har fått laga kraft (händelse " in told
    assert "2024-2027: ansluten" in told


def test_a_refusal_is_told_with_its_decision_and_objections(well: Typed, period: str) -> None:
    well(f"enroll Klockbojen --period {period} --signed-by 'Eva Ek' --received 2024-01-10 --incomplete kryss")
    well("body add AU")
    well("decision add 'Klockbojen får avslag' --body AU --date 2024-02-08 --paragraph 3 --about Klockbojen")
    well("refuse Klockbojen --period 2024-2027 --decision D-2024-001 --ground formal --record-anyway 'AU tog det'")
    told = well("why Klockbojen").out
    assert "Anmälan avslagen fr.o.m. 2024-02-08 enligt AU 2024-02-08 § 3 (D-2024-001): Klockbojen får avslag" in told
    assert "beslut av AU: avslag på anmälan (D-2024-001)" in told
    assert "  registrerat ändå: AU tog det\n" in told
