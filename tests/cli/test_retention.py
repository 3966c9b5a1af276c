"""Which ended contacts can go by a deletion decision, and that what is told to type takes them and no others."""

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Typed

Refused = Callable[[str, int], list[str]]
REPORT = "report retention --decision 'KS 2024-05-14 § 99'"


@pytest.fixture
def ended(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2027-06-01")
    for line in (
        "body add KS --kind nämnd",
        "decision add 'Kontakter gallras två år efter att de upphört' --body KS --date 2024-05-14 --paragraph 99",
        "actor add Sjöviken",
        "actor add Tallen",
        "contact add Sjöviken 'Bo Ek <bo@sjoviken.example>'",
        "contact add Tallen 'Bo Ek <bo@tallen.example>'",
        "contact add Tallen info@tallen.example",
        "contact add Tallen 'Siv Lind <siv@tallen.example>'",
        "contact end Sjöviken 'Bo Ek' --through 2025-05-31",
        "contact end Tallen 'Bo Ek' --through 2025-06-01",
        "contact end Tallen info@tallen.example --through 2024-01-01",
    ):
        well(line)


@pytest.mark.usefixtures("ended")
def test_what_ended_more_than_two_years_ago_is_listed_with_what_to_type(well: Typed) -> None:
    rows = well(f"{REPORT} -o json").data
    assert [("A-2", "info@tallen.example"), ("P-1", "bo@sjoviken.example")] == [
        (row["id"], row["mailbox"]) for row in rows
    ]
    assert "A-2\nP-1" == well(f"{REPORT} -o id").out.strip()
    for row in rows:
        assert "--decision D-2024-001" in row["command"]
        well(row["command"].removeprefix("samverkan "), "--yes")
    held = Path("registry.db").read_bytes()
    for gone in ("bo@sjoviken.example", "info@tallen.example"):
        assert gone.encode() not in held
    for kept in ("bo@tallen.example", "siv@tallen.example", "Bo Ek"):
        assert kept.encode() in held
    assert [] == well(f"{REPORT} -o json").data
    assert well("journal verify -o json").data["ok"]


@pytest.mark.usefixtures("ended")
def test_a_day_of_ones_own_says_what_is_old(well: Typed) -> None:
    assert ["A-2"] == [row["id"] for row in well(f"{REPORT} --ended-before 2025-05-31 -o json").data]
    assert ["A-2", "P-1"] == [row["id"] for row in well(f"{REPORT} --ended-before 2025-06-01 -o json").data]
    (bo,) = [row for row in well(f"{REPORT} --ended-before 2025-06-02 -o json").data if row["id"] == "P-1"]
    assert ["A-1", "A-2"] == sorted(each["id"] for each in bo["contacts"])
    assert "Inga kontakter upphörde före 2024-01-01" in well(f"{REPORT} --ended-before 2024-01-01").out


@pytest.mark.usefixtures("ended")
def test_a_report_names_its_decision(refused: Refused) -> None:
    assert ["decision_missing"] == refused("report retention", 5)
    assert ["not_found"] == refused("report retention --decision 'KS 2024-05-14 § 100'", 3)
    assert ["options_conflict"] == refused(
        "person erase P-1 --what all --ended-before 2025-01-01 --decision D-2024-001 --yes", 2
    )


@pytest.mark.usefixtures("ended")
def test_a_living_actor_loses_its_ended_contacts_and_nothing_else(well: Typed) -> None:
    well("actor edit Tallen --purpose Odling")
    data = well("actor erase Tallen --what contacts --decision D-2024-001 --yes -o json").data["actor"]
    assert ["A-2", "A-2"] == [row["id"] for row in data["goes"]]
    assert [("contact", "A-2", "live")] == [(row["stands"], row["id"], row["kept"]) for row in data["stays"]]
    told = well("actor show Tallen").out
    assert ("Odling" in told, "Tallen" in told) == (True, True)
    assert "siv@tallen.example" in well("contact list Tallen").out
    assert b"bo@tallen.example" not in Path("registry.db").read_bytes()
