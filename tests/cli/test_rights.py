"""What persons ask for, as it is typed: their clocks in `due`, and what answers them."""

from collections.abc import Callable

import pytest
from conftest import Typed

Refused = Callable[[str, int], list[str]]


@pytest.fixture
def bo(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-04-10")
    well("body add KS --kind nämnd")
    well("decision add 'Gallring' --body KS --date 2024-04-01 --paragraph 7")
    well("person add 'Bo Ek' --email bo@example.org")
    return "P-1"


def due(well: Typed) -> list[tuple[str | None, str, str]]:
    return [(row["due"], row["ref"], row["rule"]) for row in well("due --kind begäran -o json").data]


def test_a_request_is_due_in_a_month_and_erasing_answers_it(well: Typed, bo: str) -> None:
    data = well(f"person request {bo} radering --received 2024-04-08 -o json").data["request"]
    assert ("erase", "2024-05-08", None) == (data["what"], data["answer_by"], data["answered_on"])
    assert [("2024-05-08", "P-1", "GDPR 12.3")] == due(well)
    assert "ska besvaras senast 2024-05-08" in well("person show P-1").out
    well("person erase P-1 --decision D-2024-001 --yes")
    assert [] == due(well)
    assert "besvarad 2024-04-10" in well("person show P-1").out
    assert "gallrat 2024-04-10" in well("person show P-1").out
    assert well("journal verify -o json").data["ok"]


def test_an_extract_is_answered_on_a_day(well: Typed, bo: str) -> None:
    well(f"person request {bo} extract --received 2024-04-08 --dnr KS2024/12")
    well(f"person request {bo} extract --answered 2024-04-09")
    assert [] == due(well)


def test_a_refusal_can_be_appealed_for_three_weeks_from_the_day_it_reached(
    well: Typed, bo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    well(f"person request {bo} erase --received 2024-04-08")
    well(f"person request {bo} erase --refused --decision D-2024-001")
    assert [(None, "P-1", "FL 44")] == due(well)
    well(f"person request {bo} erase --reached 2024-04-10")
    assert [("2024-05-02", "P-1", "FL 44")] == due(well)
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-05-03")
    assert [] == due(well)
    assert "kan överklagas t.o.m. 2024-05-02" in well("person show P-1").out


def test_what_is_wrong_with_a_request_is_told(bo: str, well: Typed, refused: Refused) -> None:
    assert ["request_missing"] == refused(f"person request {bo} extract --answered 2024-04-09", 3)
    assert ["value_unknown"] == refused(f"person request {bo} allt", 2)
    assert ["missing"] == refused(f"person request {bo}", 2)
    well(f"person request {bo} extract --received 2024-04-08")
    assert ["request_open"] == refused(f"person request {bo} extract --received 2024-04-09", 4)
    assert ["decision_missing"] == refused(f"person request {bo} extract --refused", 5)


def test_a_request_is_taken_back(well: Typed, bo: str) -> None:
    well(f"person request {bo} extract --received 2024-04-08")
    well(f"person request {bo} extract --answered 2024-04-09")
    well("undo")
    assert [("2024-05-08", "P-1", "GDPR 12.3")] == due(well)
    well("undo")
    assert [] == due(well)
    assert well("journal verify -o json").data["ok"]


def test_the_week_tells_what_persons_wait_for(well: Typed, bo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    well(f"person request {bo} extract --received 2024-04-08")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-05-07")
    assert "Bo Ek" in well("week").out
