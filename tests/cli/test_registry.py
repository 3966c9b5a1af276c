"""Settings of the registry, typed: set, shown, taken away and taken back."""

from collections.abc import Callable

import pytest
from conftest import Typed

from samverkan_cli.domain.values import SettingKey

ALL = {
    "court": "Förvaltningsrätten i Exempelstad",
    "court_address": "Box 1, 123 45 Exempelstad",
    "controller": "Kommunstyrelsen",
    "controller_contact": "ks@example.org",
    "data_protection_officer": "dso@example.org",
}

FORMED = {
    "web": "https://kommunen.example/samverkan/",
    "public_contact": "data@example.org",
    "municipality_number": "212000-1967",
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
    ("line", "missing"),
    [
        ("init", ["municipality", "agreement"]),
        ("init --no-input --agreement Ö", ["municipality"]),
        ("init --municipality M", ["agreement"]),
        ("init --municipality M --agreement Ö", []),
    ],
)
def test_a_registry_made_without_names_tells_how_to_give_it_them(well: Typed, line: str, missing: list[str]) -> None:
    warned = well(f"{line} -o json --dry-run").data["warnings"]
    assert ["registry_unnamed"] * bool(missing) == [each["code"] for each in warned]
    told = well(line).err
    assert bool(missing) == (f"samverkan registry set {' '.join(f'{key}=…' for key in missing)}\n" in told)


def test_the_names_a_registry_is_given_later_are_those_it_has(well: Typed, registry: None) -> None:
    well("registry set 'kommun=Nya kommunen' överenskommelsen=Ö --reason sammanslagning")
    assert "Register registry.db, Nya kommunen: Ö\n" in well("registry show").out
    assert well("status").out.startswith("Nya kommunen\nÖ\n")
    data = well("registry show -o json").data
    assert ("Nya kommunen", "Ö") == (data["municipality"], data["agreement"])
    well("registry set agreement=")
    assert "överenskommelse (agreement): saknas." in well("registry show").out
    well("undo")
    well("undo")
    assert "Register registry.db, Exempelköping\n" in well("registry show").out
    well("journal verify")


def test_the_name_it_was_made_with_is_a_setting_that_holds(
    refused: Callable[[str, int], list[str]], registry: None
) -> None:
    assert ["settings_unchanged"] == refused("registry set municipality=Exempelköping", 4)


@pytest.mark.parametrize("setting", ["kommun=M", "court=C"])
def test_what_the_registry_tells_of_itself_is_said_anew_and_not_corrected(
    refused: Callable[[str, int], list[str]], well: Typed, registry: None, setting: str
) -> None:
    well(f"registry set {setting}")
    own = well("registry show -o json").data["id"]
    for ref in ("1", "2", own):
        assert ["settings_are_set"] == refused(f"correct {ref} --title x --reason fel", 3)


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
        ("Kommunens namn", "municipality"),
        ("AVTALET", "agreement"),
        ("kontakt för allmänheten", "public_contact"),
        ("Webbadress", "web"),
        ("kommunens organisationsnummer", "municipality_number"),
    ],
)
def test_keys_are_read_in_both_languages(well: Typed, registry: None, written: str, key: str) -> None:
    value = FORMED.get(key, "värdet")
    well("registry set", f"{written}={value}")
    data = well("registry show -o json").data
    assert dict.fromkeys(SettingKey) | {"municipality": "Exempelköping", key: value} == {k: data[k] for k in SettingKey}


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
