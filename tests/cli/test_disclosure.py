"""The register as it is published and as it is handed out: whole commands, as typed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TICKED, Typed

Refused = Callable[[str, int], list[str]]
EXPORT = "export register --period 2024-2027"


@pytest.fixture
def handed(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-06-01")
    well(f"enroll Klockbojen {TICKED} --contact 'Bo Ek <bo@example.org>' --received 2024-01-15 --purpose Odling")
    well(f"enroll Tallen {TICKED} --contact 'Siv Lind <siv@example.org>' --received 2024-02-01 --new")
    well(f"enroll Sjöviken {TICKED} --received 2024-02-02 --new")
    well("withdraw Tallen --period 2024-2027 --received 2024-03-01")


@pytest.mark.usefixtures("handed")
def test_a_journalist_gets_all_signatories_with_contacts_and_is_not_asked_who_asks(well: Typed) -> None:
    told = well(f"{EXPORT} --disclose -o json")
    assert [("Klockbojen", "Bo Ek", "bo@example.org"), ("Sjöviken", None, None)] == [
        (row["name"], row["person"], row["mailbox"]) for row in told.data
    ]
    assert "personuppgifter" in told.err
    before = Path("registry.db").read_bytes()
    well(f"{EXPORT} --disclose --mask 'Bo Ek=OSL 21:3' --out ut.csv")
    text = Path("ut.csv").read_text(encoding="utf-8")
    assert ("OSL 21:3" in text, "bo@example.org" in text, "Bo Ek" in text) == (True, False, False)
    assert before == Path("registry.db").read_bytes()


@pytest.mark.usefixtures("handed")
@pytest.mark.parametrize("who", ["Bo Ek", "P-2", "Klockbojen", "A-1"])
def test_what_is_secret_is_named_by_person_or_by_actor(well: Typed, who: str) -> None:
    told = well(f"{EXPORT} --mask '{who}=OSL 21:3' -o json").data
    assert [(None, None, "OSL 21:3")] == [(row["person"], row["mailbox"], row["masked"]) for row in told[:1]]


@pytest.mark.usefixtures("handed")
@pytest.mark.parametrize("form", ["csv", "tsv", "md", "json", "jsonl", "table"])
def test_the_public_list_has_nothing_of_persons(well: Typed, form: str) -> None:
    told = well(f"{EXPORT} --public -o {form}")
    assert all(text not in told.out for text in ("Bo Ek", "bo@example.org", "Eva Ek", "Siv", "ordförande"))
    assert ("Klockbojen" in told.out, "Odling" in told.out, "Tallen" in told.out) == (True, True, False)
    assert "" == told.err.strip()


@pytest.mark.usefixtures("handed")
def test_the_public_list_leaves_out_a_text_that_names_a_person_as_the_pages_do(well: Typed, refused: Refused) -> None:
    well("actor edit Klockbojen --purpose 'Odling hos Bo Ek'")
    told = well(f"{EXPORT} --public -o csv")
    assert ("Bo Ek" in told.out, "--keep A-1" in told.err) == (False, True)
    assert "Odling hos Bo Ek" in well(f"{EXPORT} --public --keep a-1 -o csv").out
    assert ["option_alone"] == refused(f"{EXPORT} --keep A-1", 2)


@pytest.mark.usefixtures("handed")
def test_what_is_wrong_with_a_mask_is_told(typed: Typed, refused: Refused, well: Typed) -> None:
    assert ["mask_invalid"] == refused(f"{EXPORT} --disclose --mask 'Bo Ek'", 2)
    assert ["not_found"] == refused(f"{EXPORT} --disclose --mask 'Nils=OSL 21:3'", 3)
    assert ["options_conflict"] == refused(f"{EXPORT} --public --disclose", 2)
    assert ["options_conflict"] == refused(f"{EXPORT} --public --mask 'Bo Ek=x'", 2)
    assert "Siv Lind" in well(f"{EXPORT} --disclose --mask 'Siv Lind=OSL 21:3'").err
    assert json.loads(typed(f"{EXPORT} --mask 'a=' -o json").err)["error"]["objections"][0]["field"] == "mask"


@pytest.mark.usefixtures("handed")
def test_the_screen_is_warned_of_as_a_file_is(well: Typed) -> None:
    for line in ("contact list", EXPORT, f"{EXPORT} --disclose"):
        assert "personuppgifter" in well(line).err, line
    for line in ("roll", "actor list", f"{EXPORT} --public"):
        assert "personuppgifter" not in well(line).err, line
    assert "personuppgifter" in well("contact list --out k.csv").out
    assert "personuppgifter" in well(f"{EXPORT} --disclose --out d.csv").out
