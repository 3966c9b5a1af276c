"""Finding one human everywhere: whole commands, as typed."""

from collections.abc import Callable
from typing import Any

import pytest
from conftest import TICKED, Typed

Told = list[tuple[str, str, str | None]]


@pytest.fixture
def bo(well: Typed, period: str) -> str:
    """Make Bo Ek contact of three actors, signer of one form and participant of a meeting."""
    for line in (
        f"enroll Klockbojen {TICKED.replace('Eva Ek', 'Bo Ek')} --contact 'Bo Ek <bo@example.org>' --date 2024-01-15",
        "actor add Sjöviken",
        "actor add Tallen",
        "contact add Sjöviken 'Bo Ek <bo@example.org>'",
        "contact add Tallen 'Bo Ek'",
        "body add Samverkansrådet --kind advisory",
        "meeting add Samverkansrådet --date 2024-03-01",
        "meeting attend M-1 'Bo Ek' --represents Klockbojen",
    ):
        well(line)
    return "P-1"


def places(rows: list[dict[str, Any]]) -> Told:
    return [(row["stands"], row["id"], row["day"]) for row in rows]


FIVE: Told = [
    ("contact", "A-2", None),
    ("contact", "A-3", None),
    ("contact", "A-1", "2024-01-15"),
    ("signed", "E-1", "2024-01-15"),
    ("attended", "M-1", "2024-03-01"),
]


@pytest.mark.parametrize("sought", ["Bo Ek", "bo  EK", "P-1", "p-1", "bo", "ek", "o e", "BO@example.org"])
def test_every_place_of_a_person_is_found_by_name_part_of_it_id_or_address(well: Typed, bo: str, sought: str) -> None:
    rows = well(f"person find '{sought}' -o json").data
    assert FIVE == places(rows)
    assert {(bo, "Bo Ek", "certain")} == {(row["person"], row["name"], row["match"]) for row in rows}


def test_a_whole_name_leads_to_its_bearer_and_not_to_those_whose_names_begin_alike(well: Typed, bo: str) -> None:
    well("person add 'Bo Ekström'")
    assert FIVE == places(well("person find 'Bo Ek' -o json").data)
    found = well("person find bo -o json").data
    assert {"P-1", "P-2"} == {row["person"] for row in found}


def test_who_stands_nowhere_is_found_as_registered(well: Typed, period: str) -> None:
    well("person add 'Åsa Ö' --email asa@example.org")
    assert [("registered", "P-1", None)] == places(well("person find asa@EXAMPLE.org -o json").data)
    assert [("registered", "P-1", None)] == places(well("person find åsa -o json").data)


def test_nobody_found_names_who_may_be_meant(well: Typed, bo: str) -> None:
    assert "Bo Ek (P-1)" in well("person find 'Bo Eck'").out
    assert [] == well("person find 'Bo Eck' -o json").data


@pytest.mark.usefixtures("bo")
def test_names_that_were_only_typed_may_be_the_same_human(well: Typed) -> None:
    well("decision add 'Bo Ek får i uppdrag att skriva' --body Samverkansrådet --date 2024-03-01")
    well("watch add 'Områdesprojektet' --kind project --owner 'bo ek'")
    well("case open Klockbojen --period 2024-2027 --ground formal --from 'Bo Ek' --fact 2024-02-01")
    rows = well("person find 'Bo Ek' -o json").data
    assert ("reporter", "C-1") in {(row["stands"], row["id"]) for row in rows} or ("reported", "C-1") in {
        (row["stands"], row["id"]) for row in rows
    }
    maybe = [(row["stands"], row["id"]) for row in rows if row["match"] == "maybe"]
    assert ("watch", "W-1") in maybe
    assert ("text", "D-2024-001") in maybe


def test_a_mailbox_without_a_person_is_found_by_its_address(well: Typed, period: str) -> None:
    well("actor add Sjöviken")
    well("contact add Sjöviken info@example.org")
    rows = well("person find Info@example.org -o json").data
    assert [("contact", "A-1", None)] == places(rows)
    assert [None] == [row["person"] for row in rows]


def test_a_person_is_shown_with_the_same_places_that_are_found(well: Typed, bo: str) -> None:
    shown = well(f"person show {bo} -o json").data
    assert {"id": "P-1", "name": "Bo Ek", "email": None} == {key: shown[key] for key in ("id", "name", "email")}
    assert well("person find 'Bo Ek' -o json").data == shown["places"]
    assert "undertecknade för: Klockbojen (E-1), ordförande, 2024-01-15" in well("person show 'Bo Ek'").out


@pytest.mark.usefixtures("period")
def test_every_kind_of_place_is_found(well: Typed) -> None:
    for line in (
        f"enroll Klockbojen {TICKED}",
        "body add AU --kind advisory",
        "body seat AU 'Eva Ek' --represents Klockbojen --role ledamot --from 2024-02-01",
        "group add Textgruppen --convener 'Eva Ek' --member 'Eva Ek'",
        "meeting add AU --date 2024-03-01 --title Vårmöte",
        "meeting attend M-1 'Eva Ek'",
        "task add Skriv --owner 'Eva Ek'",
        "case open Klockbojen --period 2024-2027 --ground formal --from 'Eva Ek' --fact 2024-02-01",
    ):
        well(line)
    found = {row["stands"] for row in well("person find 'Eva Ek' -o json").data if row["match"] == "certain"}
    assert {"signed", "seat", "member", "convener", "attended", "task", "reporter"} == found


def test_what_was_taken_back_is_no_place(well: Typed, bo: str) -> None:
    well("undo")
    assert FIVE[:-1] == places(well("person find 'Bo Ek' -o json").data)


@pytest.mark.parametrize("sought", ['"', "' OR 1=1", "%", "*", "[bold]", "--", "AND"])
def test_what_is_sought_is_only_ever_a_text(typed: Callable[..., Any], period: str, sought: str) -> None:
    assert typed("person find -o json --", sought).data == []


CASEHOLDER = "caseholder=Åsa Ström, 010-10 10 11, asa@example.org"
OF_THE_REGISTRY = [("setting", "Åsa Ström, 010-10 10 11, asa@example.org", True), ("logged", "ÅSA Ström (1)", True)]


def of_the_registry(rows: list[dict[str, Any]]) -> list[tuple[str, str, bool]]:
    """Give the places in the registry's own facts: what stands there, and whether it may be the person."""
    return [(row["stands"], row["told"], row["match"] == "maybe") for row in rows if row["stands"] in PLACES]


PLACES = ("setting", "logged")


@pytest.fixture
def officer(well: Typed, period: str) -> str:
    """Make Åsa Ström caseholder, and the one who typed it."""
    well("--as 'ÅSA Ström' registry set", CASEHOLDER)
    return str(well("registry show -o json").data["id"])


@pytest.mark.parametrize("sought", ["Åsa Ström", "ström", "åsa  STRÖM"])
def test_who_stands_in_the_registrys_own_facts_is_found(well: Typed, officer: str, sought: str) -> None:
    rows = well("person find -o json", sought).data
    assert OF_THE_REGISTRY == of_the_registry(rows)
    assert {officer} == {row["id"] for row in rows}
    assert "Åsa Ström, 010-10" in well("person find", sought).out


def test_an_address_in_a_setting_is_found_and_what_begins_alike_is_not(well: Typed, officer: str) -> None:
    assert OF_THE_REGISTRY[:1] == of_the_registry(well("person find asa@example.org -o json").data)
    well("person add 'Åsa Strömberg'")
    assert [] == of_the_registry(well("person find Strömberg -o json").data)
    assert [] == of_the_registry(well("person find 'Str' -o json").data)


def test_a_setting_that_was_said_anew_has_its_last_day(well: Typed, officer: str) -> None:
    well("registry set 'caseholder=Bo Ek, 010'")
    (told, _) = well("person find 'Åsa Ström' -o json").data
    assert (True, True) == (told["day"] is not None, told["through"] is not None)
    (bo,) = of_the_registry(well("person find 'Bo Ek' -o json").data)
    assert ("setting", "Bo Ek, 010", True) == bo
    well("undo")
    assert None is well("person find 'Åsa Ström' -o json").data[0]["through"]


def test_an_erasure_says_that_the_registrys_own_facts_stay_and_why(well: Typed, officer: str) -> None:
    well("person add 'Åsa Ström' --email asa@example.org")
    well("body add KS --kind nämnd")
    well("decision add 'Gallring' --body KS --date 2024-01-10")
    stays = well("person erase P-1 --decision D-2024-001 --what all --dry-run -o json").data["person"]["stays"]
    assert [("setting", "setting"), ("logged", "log")] == [(row["stands"], row["kept"]) for row in stays]
    told = well("person erase P-1 --decision D-2024-001 --what all --dry-run").out
    assert "byts med samverkan registry set" in told
    assert "händelseloggen visar vem" in told
    assert [row[0] for row in OF_THE_REGISTRY[:1]] == [
        row["stands"] for row in well("person show P-1 -o json").data["places"]
    ]
    assert "Registrets uppgifter om kommunen: Åsa Ström, 010-10 10 11" in well("person extract P-1").out
    assert "som den som har registrerat 1 händelse" in well("person extract P-1").out
