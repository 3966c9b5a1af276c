"""`due`: all that anything else says is next, with a day or without, and whose it is; and the open tasks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import TICKED, Once, Typed

from samverkan_cli.actions.due import due as gathered
from samverkan_cli.store.registry import Registry

Refuse = Callable[[str, int], list[str]]
Row = tuple[str | None, str, str]


@pytest.fixture
def council(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> Typed:
    """Make a council that meets on 13 November and 4 December, and its committee."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-20")
    typed_once(
        "body add Rådet",
        "body add AU",
        "meeting add Rådet --date 2024-11-13 --time 16-18",
        "meeting agenda M-1 --add Budget --add Kartan --add Temakväll --add 'Övriga frågor'",
        "meeting add Rådet --date 2024-12-04 --time 16-18 --place 'Föreningarnas Hus'",
    )
    return well


def due(typed: Typed, more: str = "") -> list[Row]:
    return [(row["due"], row["what"], row["ref"]) for row in typed(f"due {more} -o json").data]


def test_what_comes_back_without_a_day_is_last_and_never_left_out(council: Typed) -> None:
    council("meeting outcome M-1 1 --outcome bordlagd")
    council("meeting outcome M-1 2 --outcome återremiss --to AU --note 'fler förslag'")
    council("meeting outcome M-1 3 --outcome bordlagd --back 2024-12-04")
    council("decision add 'Frågan om avgift bereds' --body Rådet --date 2024-11-13 --outcome referred --to AU")
    council("task add 'Ring Klockbojen' --due 2024-12-01")
    since = "(sedan 2024-11-13)"
    expected: list[Row] = [
        ("2024-12-01", "Ring Klockbojen", "T-1"),
        ("2024-12-04", f"bordlagd: Temakväll {since}", "M-1:3"),
        (None, f"återremiss till AU: Frågan om avgift bereds {since}", "D-2024-001"),
        (None, f"bordlagd: Budget {since}", "M-1:1"),
        (None, f"återremiss till AU: Kartan – fler förslag {since}", "M-1:2"),
    ]
    assert expected == due(council)
    assert expected[2:] == due(council, "--no-day")
    assert expected[1:] == due(council, "--kind återkommer")
    assert expected[:1] == due(council, "--kind uppgift")
    assert expected[:2] == due(council, "--before 2024-12-05")
    rows = council("due --kind återkommer -o json").data
    assert ["Rådet", "AU", "Rådet", "AU"] == [row["body"]["name"] for row in rows]
    assert {"2024-11-13"} == {row["since"] for row in rows}


def test_what_was_tabled_is_settled_when_an_item_that_continues_it_gets_another_outcome(council: Typed) -> None:
    council("meeting outcome M-1 1 --outcome bordlagd --back 2024-12-04")
    council("meeting agenda M-2 --add Kartan --add BUDGET")
    council("meeting agenda M-2 --add Budgeten --continues M-1:1")
    council("meeting outcome M-1 1 --outcome noted")
    council("meeting outcome M-2 2 --outcome noted")
    there = "bordlagd: Budget (sedan 2024-11-13, på dagordningen som M-2:3)"
    assert [("2024-12-04", there, "M-1:1")] == due(council)
    assert [True] == [each["open"] for each in council("meeting show M-1 -o json").data["items"]][:1]
    council("decision add 'Budgeten antas' --agenda M-2:3")
    assert [] == due(council)
    assert {False} == {each["open"] for each in council("meeting show M-1 -o json").data["items"]}


def test_what_is_referred_again_is_due_once_from_where_it_was_referred_last(council: Typed) -> None:
    council("decision add 'Till AU' --meeting M-1 --item 1 --outcome referred --to AU")
    council("meeting agenda M-2 --add Budget --continues M-1:1")
    council("meeting outcome M-2 1 --outcome bordlagd --back 2025-02-05")
    assert [("2025-02-05", "bordlagd: Budget (sedan 2024-12-04)", "M-2:1")] == due(council)


def test_what_is_tabled_to_a_meeting_is_due_that_day_and_follows_when_it_moves(council: Typed) -> None:
    council("meeting outcome M-1:1 --outcome bordlagd --to-meeting M-2")
    assert [("2024-12-04", "bordlagd till mötet M-2: Budget (sedan 2024-11-13)", "M-1:1")] == due(council)
    council("correct M-2 --date 2024-12-11 --reason flyttat")
    assert ["2024-12-11"] == [day for day, _, _ in due(council)]


def test_what_au_says_goes_back_to_the_council_that_asked(council: Typed) -> None:
    council("meeting outcome M-1 2 --outcome återremiss --to AU --back 2024-11-19")
    council("meeting add AU --date 2024-11-18")
    council("meeting agenda M-3 --add Kartan --continues M-1:2")
    council("meeting outcome M-3 1 --outcome bifall --note 'ja, med förslag'")
    answered = "svar från AU: Kartan (sedan 2024-11-18)"
    assert [("2024-11-19", answered, "M-1:2")] == due(council)
    assert "Rådet" == council("due -o json").data[0]["body"]["name"]
    council("meeting agenda M-2 --add Kartan --continues M-3:1")
    council("decision add 'Kartan ritas' --agenda M-2:1 --date 2024-12-04")
    assert [] == due(council)


def test_a_question_that_is_let_drop_with_a_reason_is_no_longer_due(council: Typed, refused: Refuse) -> None:
    council("meeting outcome M-1 1 --outcome bordlagd")
    assert ["drop_needs_reason"] == refused("meeting outcome M-1:1 --outcome avskriven", 5)
    council("meeting outcome M-1:1 --outcome avskriven -m överspelad")
    assert [] == due(council)
    council("undo")
    assert 1 == len(due(council))


def test_what_was_referred_to_nobody_is_recorded_with_a_warning_and_found(council: Typed, typed: Typed) -> None:
    told = council("meeting outcome M-1 1 --outcome återremiss -o json").data
    assert ["referred_to_nobody"] == [each["code"] for each in told["warnings"]]
    told = council("decision add 'Bereds' --agenda M-1:2 --outcome återremiss -o json").data
    assert ["referred_to_nobody"] == [each["code"] for each in told["warnings"]]
    council("meeting outcome M-1 3 --outcome återremiss --to AU --back 2024-11-19")
    council("meeting outcome M-1 4 --outcome återremiss --to AU --back 2024-11-20")
    found = [(row["code"], row["ref"]) for row in typed("check -o json").data]
    expected = [("question_for_nobody", "M-1:1"), ("question_for_nobody", "M-1:2"), ("question_late", "M-1:3")]
    assert expected == [each for each in found if each[0].startswith("question")]


def test_what_a_body_has_met_twice_without_taking_up_is_found(
    council: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missed() -> list[str]:
        return [row["ref"] for row in typed("check -o json").data if row["code"] == "question_missed"]

    council("meeting outcome M-1 1 --outcome återremiss --to AU")
    council("meeting add AU --date 2024-11-14")
    council("meeting add AU --date 2024-11-20")
    assert [] == missed()
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-11-21")
    assert ["M-1:1"] == missed()
    council("meeting agenda M-4 --add Budget --continues M-1:1")
    assert [] == missed()


def test_an_owners_own_are_the_tasks_and_what_somebody_of_that_name_watches(council: Typed, refused: Refuse) -> None:
    council("task add Ring --owner 'Eva Ek' --due 2024-11-22")
    council("task add Skriv --owner 'Bo Ek'")
    council("task add Läs")
    council("watch add Klimatstrategin --kind remiss --owner 'Eva Ek' --next 2024-12-01")
    council("watch add Kartan --kind projekt --owner KLF --next 2024-12-02")
    assert ["Ring", "Klimatstrategin"] == [what for _, what, _ in due(council, "--owner 'Eva Ek'")]
    assert ["Ring", "Klimatstrategin"] == [what for _, what, _ in due(council, "--owner P-1")]
    assert ["Kartan"] == [what for _, what, _ in due(council, "--owner klf")]
    assert ["Skriv"] == [what for _, what, _ in due(council, "--owner 'Bo Ek'")]
    assert ["not_found"] == refused("due --owner Ingen", 3)
    assert ["value_unknown", "date_invalid"] == sorted(refused("due --kind möte --before snart", 2), reverse=True)
    owners = [row["owner"] for row in council("due -o json").data]
    assert [{"id": "P-1", "name": "Eva Ek"}, {"id": None, "name": "Eva Ek"}, {"id": None, "name": "KLF"}] == owners[:3]


def test_everything_that_has_a_day_is_there(council: Typed) -> None:
    council(f"enroll Klockbojen {TICKED} --received 2024-11-15 --incomplete stadgar")
    council("plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31")
    council("plan activity 2024-2025 'Rita kartan'")
    council("plan add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31")
    council("plan activity 2020-2023 'Det som var'")
    council("watch add Klimatstrategin --kind remiss --next 2024-12-01")
    council("watch add Kartan --kind projekt")
    assert [
        ("2024-12-01", "Klimatstrategin", "W-1"),
        ("2024-12-06", "Klockbojen: komplettering för 2024-2027 (stadgar)", "E-1"),
        ("2025-12-31", "Aktivitetsplanen 2024-2025 slutar; aktiviteter kvar i den: 1", "2024-2025"),
    ] == due(council)
    assert 3 == council("status -o json").data["due"]


def test_the_calendar_begins_today_unless_other_days_are_asked_for(council: Typed) -> None:
    def days(more: str = "") -> list[str]:
        return [row["date"] for row in council(f"calendar {more} -o json").data]

    assert ["2024-12-04"] == days()
    assert ["2024-11-13", "2024-12-04"] == days("--from 2024-11-13")
    assert ["2024-11-13"] == days("--to 2024-11-19")
    assert [] == days("--to 2024-11-20")
    council("meeting add Rådet --date 2024-11-20")
    assert ["2024-11-20"] == days("--to 2024-11-20")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", "T-2 T-1 T-5 T-3 T-4"),
        ("--open", "T-2 T-1 T-3"),
        ("--owner 'Eva Ek'", "T-1 T-5"),
        ("--open --owner 'Eva Ek'", "T-1"),
        ("--no-owner", "T-3"),
        ("--overdue", "T-2"),
        ("--overdue --owner 'Eva Ek'", ""),
    ],
)
def test_tasks_are_listed_as_they_are_asked_for(council: Typed, asked: str, expected: str) -> None:
    council("task add Ring --owner 'Eva Ek' --due 2024-11-20")
    council("task add Skriv --owner 'Bo Ek' --due 2024-11-19")
    council("task add Läs")
    council("task add Släng")
    council("task drop T-4 --reason inställt")
    council("task add Färdigt --owner 'Eva Ek' --due 2024-11-21")
    council("task done T-5")
    assert expected.split() == council(f"task list {asked} -o id").out.split()


def test_somebodys_tasks_are_not_nobodys(council: Typed, refused: Refuse) -> None:
    council("task add Ring --owner 'Eva Ek'")
    assert ["options_conflict"] == refused("task list --owner 'Eva Ek' --no-owner", 2)


def test_a_plan_is_due_through_its_last_day(council: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    council("plan add 2024 --first-day 2024-01-01 --last-day 2024-12-31")
    assert [] == due(council)  # nothing is to be done in it
    council("plan activity 2024 'Rita kartan'")
    for today, expected in (("2024-12-31", ["2024"]), ("2025-01-01", [])):
        monkeypatch.setenv("SAMVERKAN_TODAY", today)
        assert expected == [ref for _, _, ref in due(council)]


def test_ids_come_in_the_order_of_their_numbers(council: Typed) -> None:
    for number in range(11):
        council(f"task add 'Nr {number}'")
    assert [f"T-{number}" for number in range(1, 12)] == [ref for _, _, ref in due(council)]


def test_as_many_questions_are_asked_for_many_as_for_one(council: Typed) -> None:
    def asked() -> int:
        questions: list[str] = []
        with Registry(Path("registry.db"), 5).reading() as reader:
            reader.connection.set_trace_callback(questions.append)
            found = gathered(reader, date(2024, 11, 20))
            reader.connection.set_trace_callback(None)
        assert len(found) % 4 == 0
        return len(questions)

    council("body add KS --kind nämnd")
    council("body mandate KS --subject exclusion --may decide")
    counts = []
    for number in range(1, 5):
        council(f"enroll 'Tuvan {number}' --new {TICKED} --received 2024-02-01")
        council(f"enroll 'Boden {number}' --new {TICKED} --received 2024-11-15 --incomplete stadgar")
        council(
            f"case open 'Tuvan {number}' --period 2024-2027 --ground formal --from 'Eva Ek' --what x --date 2024-11-01"
        )
        council(f"task add 'Ring {number}' --owner 'Eva Ek'")
        council(f"decision add 'Till AU {number}' --body Rådet --date 2024-11-13 --outcome referred --to AU")
        counts.append(asked())
    assert [counts[0]] * 4 == counts
