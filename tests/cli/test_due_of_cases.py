"""The last days of cases in `due`, `status`, `calendar` and `check`: what is still to be done, and what is late."""

from pathlib import Path

import pytest
from conftest import Once, Typed

JOINED = "--period 2024-2027 --affirm values --affirm principles --signed-by 'Eva Ek' --received 2024-01-10"


@pytest.fixture
def opened(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> Typed:
    """Open a case about Blå Tuvan on 11 March."""
    typed_once(
        f"enroll 'Blå Tuvan' {JOINED}",
        "body add KS --kind nämnd",
        "body mandate KS --subject exclusion --may decide",
    )
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-03-11")
    typed_once(
        f"case open 'Blå Tuvan' --period {period} --ground formal --from 'Eva Ek' --what stadgar --date 2024-03-11",
    )
    return well


@pytest.fixture
def decided(opened: Typed, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> Typed:
    """Let KS exclude on 8 October, when the decision is final."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-10-09")
    typed_once(
        "case screen C-1 --admit --date 2024-03-20",
        "case step C-1 --what samtal --date 2024-04-04",
    )
    Path("a.txt").write_text("a", encoding="utf-8")
    typed_once(
        "case notify C-1 --material a.txt --date 2024-05-17",
        "decision add 'Blå Tuvan utesluts' --body KS --date 2024-10-08 --paragraph 187 --about 'Blå Tuvan'",
        "case decide C-1 --decision D-2024-001 --outcome excluded",
    )
    return opened


def codes(typed: Typed) -> set[str]:
    return {row["code"] for row in typed("check -o json").data} - {
        "enrolled_without_evidence",
        "enrolled_without_contact",
    }


def test_a_running_last_day_is_due_with_its_case_and_rule(opened: Typed) -> None:
    wanted = {
        "due": "2024-04-02",
        "what": "Blå Tuvan: förprövning",
        "ref": "C-1",
        "rule": "screening_days",
        "overdue": False,
        "kind": "case",
        "owner": None,
        "body": None,
        "since": None,
    }
    assert [wanted] == opened("due -o json").data
    assert "2024-04-02  Blå Tuvan: förprövning  C-1     periodens regler, tid att förpröva  nej" in opened("due").out
    assert [] == opened("due --before 2024-04-02 -o json").data


def test_a_missed_last_day_is_overdue_until_it_is_done(
    opened: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-04-03")
    status = opened("status -o json").data
    assert (1, 1) == (status["due"], status["overdue"])
    assert {"case_deadline_missed"} == codes(typed)
    assert "Blå Tuvan: sista dag i C-1 var 2024-04-02 för förprövning (periodens regler, tid att förpröva)" in (
        typed("check").out
    )
    opened("case screen C-1 --admit")
    assert [("dialogue_days", False)] == [(row["rule"], row["overdue"]) for row in opened("due -o json").data]
    assert set() == codes(typed)


def test_the_actors_time_is_due_while_it_runs_and_is_nobodys_fault_afterwards(
    opened: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened("case screen C-1 --admit")
    Path("a.txt").write_text("a", encoding="utf-8")
    opened("case notify C-1 --material a.txt --respond-by 2024-04-05")
    opened("case cure C-1 --through 2024-05-10")
    assert ["respond_days", "cure_days"] == [row["rule"] for row in opened("due -o json").data]
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-05-11")
    waits = [(None, "Blå Tuvan: väntar på beredning inför beslut av KS", False)]
    assert waits == [(row["due"], row["what"], row["overdue"]) for row in opened("due -o json").data]
    assert set() == codes(typed)
    assert "rättelse: senast fredag 2024-05-10, har gått ut\n" in opened("case show C-1").out


def test_the_laws_last_days_are_due_one_after_the_other(
    decided: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def due() -> list[tuple[str, str]]:
        return [(row["due"], row["rule"]) for row in decided("due -o json").data]

    assert [("2024-10-22", "KL 5:69, 6:35")] == due()
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-10-17")
    decided("case announce C-1 --adjusted 2024-10-17")
    assert [("2024-10-21", "KL 8:12")] == due()
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-10-22")
    assert {"case_deadline_missed"} == codes(typed)
    decided("case announce C-1 --posted 2024-10-22")
    laws = [("2024-11-12", "KL 8:12, 13:5"), ("2024-11-12", "KL 13:5")]
    assert [*laws, ("2024-11-13", "KL 8:12, 13:5"), ("2024-11-13", "KL 13:5")] == due()
    assert set() == codes(typed)


def test_the_calendar_shows_them_among_the_meetings(decided: Typed) -> None:
    decided("meeting add KS --date 2024-10-22 --time 16-18")
    decided("meeting add KS --date 2024-10-15")
    rows = decided("calendar -o json").data
    assert [("2024-10-15", "meeting"), ("2024-10-22", "last-day"), ("2024-10-22", "meeting")] == [
        (row["date"], row["kind"]) for row in rows
    ]
    assert ("Blå Tuvan: sista dag, justering", "C-1", None) == (rows[1]["title"], rows[1]["ref"], rows[1]["start"])
    assert ["last-day"] == [
        row["kind"] for row in decided("calendar --from 2024-10-22 --to 2024-10-22 -o json").data if not row["start"]
    ]
    assert [] == decided("calendar --from 2024-10-23 -o json").data


def test_check_reminds_to_ask_the_court_when_the_time_to_appeal_is_over(
    decided: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-06")
    decided("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16")
    assert set() == codes(typed)
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-07")
    assert {"final_unchecked"} == codes(typed)
    down, ask = "Blå Tuvan: tillkännagivandet får tas ned", "Blå Tuvan: fråga domstolen om beslutet har fått laga kraft"
    due = [(row["due"], row["what"]) for row in decided("due -o json").data]
    assert [("2024-11-07", down), ("2024-11-07", ask)] == due
    decided("case announce C-1 --posted-through 2024-11-06")
    assert [("2024-11-07", ask)] == [(row["due"], row["what"]) for row in decided("due -o json").data]
    decided("case final C-1 --source förvaltningsrätten")
    assert set() == codes(typed)
    assert [(None, "Blå Tuvan: ärendet ska avslutas")] == [
        (row["due"], row["what"]) for row in decided("due -o json").data
    ]


def test_check_finds_a_notice_that_came_down_early(
    decided: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-20")
    decided("case announce C-1 --adjusted 2024-10-15 --posted 2024-10-16 --posted-through 2024-11-01")
    assert {"notice_down_early"} == codes(typed)


def test_check_finds_an_open_case_about_an_actor_that_has_left(
    opened: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened("withdraw 'Blå Tuvan' --period 2024-2027 --received 2024-03-11")
    assert {"case_outlives_enrollment"} == codes(typed)
    assert "Ärendet C-1 om Blå Tuvan är öppet, men anslutningen till 2024-2027 är utträdd." in typed("check").out
    opened("case close C-1 --reason 'aktören har utträtt'")
    assert set() == codes(typed)
    assert [] == opened("due -o json").data


def test_check_names_the_case_a_decision_was_recorded_in_against_objections(opened: Typed, typed: Typed) -> None:
    opened("decision add 'Blå Tuvan utesluts' --body KS --date 2024-03-11 --paragraph 9 --about 'Blå Tuvan'")
    opened("case decide C-1 --decision D-2024-001 --outcome excluded --record-anyway brådska")
    found = [row for row in typed("check -o json").data if row["code"] == "recorded_with_objections"]
    assert all(row["message"].startswith("Beslutet om Blå Tuvan i C-1 registrerades trots") for row in found)
    assert {"Se allt: samverkan why C-1"} == {row["hint"] for row in found}


def test_no_calendar_is_loaded_for_the_last_days_of_cases(opened: Typed) -> None:
    from test_code_base import loaded

    for verb in ("due", "status", "check"):
        assert "holidays" not in loaded(verb)


def test_a_case_waits_for_the_body_that_prepares_and_then_for_the_one_that_decides(
    opened: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def next_and_meeting() -> tuple[str, list[str]]:
        (row,) = opened("due --no-day -o json").data
        waits = opened("case show C-1 -o json").data["waits"]
        assert ("body", row["due"]) == (waits["for"], None)
        meeting = opened("-o json").data["meeting"]
        return row["what"], [each["ref"] for each in meeting["awaited"]]

    Path("a.txt").write_text("a", encoding="utf-8")
    opened("body add AU")
    opened("body mandate AU --subject exclusion --may prepare")
    opened("case screen C-1 --admit")
    opened("case notify C-1 --material a.txt --respond-by 2024-04-05")
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-03-25")
    opened("case answer C-1 --final-answer --what bestrider")
    opened("meeting add AU --date 2024-04-02")
    opened("meeting add KS --date 2024-04-09")
    assert ("Blå Tuvan: väntar på beredning i AU inför beslut av KS", ["C-1"]) == next_and_meeting()
    opened("case prepare C-1 --body AU --recommend 'ingen åtgärd'")
    assert ("Blå Tuvan: väntar på beslut av KS", []) == next_and_meeting()
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-04-03")
    assert ("Blå Tuvan: väntar på beslut av KS", ["C-1"]) == next_and_meeting()
    assert "  C-1  Blå Tuvan: väntar på beslut av KS  sedan 2024-03-25" in opened("").out
    assert "Väntar på instansen, KS, sedan måndag 2024-03-25" in opened("case show C-1").out
