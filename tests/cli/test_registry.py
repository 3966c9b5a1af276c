"""Settings of the registry, typed: set, shown, taken away and taken back."""

from collections.abc import Callable

import pytest
from conftest import Typed

ALL = {
    "court": "Förvaltningsrätten i Exempelstad",
    "court_address": "Box 1, 123 45 Exempelstad",
    "controller": "Kommunstyrelsen",
    "controller_contact": "ks@example.org",
    "data_protection_officer": "dso@example.org",
}


@pytest.fixture
def registry(well: Typed) -> None:
    well("init --municipality Exempelköping")


def shown(well: Typed) -> dict[str, str | None]:
    data = well("registry show -o json").data
    return {key: data[key] for key in ALL}


def test_what_is_set_is_shown_and_the_rest_is_said_to_be_missing(well: Typed, registry: None) -> None:
    assert dict.fromkeys(ALL) == shown(well)
    made = well("registry set -o json", *(f"{key}={value}" for key, value in ALL.items())).data
    assert {"municipality": "Exempelköping", **ALL} == {key: made["registry"][key] for key in ("municipality", *ALL)}
    assert ALL == shown(well)
    well("registry set court=")
    assert ALL | {"court": None} == shown(well)
    told = well("registry show").out
    assert "förvaltningsrätt (court): saknas. Skriv: samverkan registry set court=TEXT\n" in told
    assert "dataskyddsombud (data_protection_officer): dso@example.org\n" in told


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("förvaltningsrätt", "court"),
        ("Domstol", "court"),
        ("court-address", "court_address"),
        ("förvaltningsrättens adress", "court_address"),
        ("domstolens-adress", "court_address"),
        ("Personuppgiftsansvarig", "controller"),
        ("kontakt", "controller_contact"),
        ("personuppgiftsansvarigs_kontakt", "controller_contact"),
        ("dataskyddsombud", "data_protection_officer"),
        ("DPO", "data_protection_officer"),
        ("data protection officer", "data_protection_officer"),
    ],
)
def test_keys_are_read_in_both_languages(well: Typed, registry: None, written: str, key: str) -> None:
    well("registry set", f"{written}=värdet")
    assert dict.fromkeys(ALL) | {key: "värdet"} == shown(well)


def test_a_setting_is_journaled_taken_back_and_only_tried(well: Typed, registry: None) -> None:
    well("registry set court=A controller=KS --reason 'nytt reglemente'")
    well("registry set court=B")
    tried = well("registry set court=C --dry-run -o json").data
    assert [{"key": "court", "value": "C"}] == tried["events"][0]["data"]["settings"]
    assert "B" == shown(well)["court"]
    well("undo 2")
    assert ("B", None) == (shown(well)["court"], shown(well)["controller"])
    well("undo 3")
    assert dict.fromkeys(ALL) == shown(well)
    well("undo 4")
    assert ("A", "KS") == (shown(well)["court"], shown(well)["controller"])
    well("journal verify")


def test_every_objection_is_told_at_once_and_nothing_is_written(
    refused: Callable[[str, int], list[str]], well: Typed, registry: None
) -> None:
    well("registry set court=A")
    told = refused("registry set cort=x 'court_address' 'dpo=811218-9876' court=B", 2)
    assert ["setting_key_unknown", "setting_unsaid", "personal_number"] == told
    assert ["setting_twice"] == refused("registry set court=B domstol=C", 2)
    assert ["settings_unchanged"] == refused("registry set court=A controller=", 4)
    assert ["missing"] == refused("registry set", 2)
