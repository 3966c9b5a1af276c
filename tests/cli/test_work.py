"""Tasks, a plan's two years, and the watch list, as a secretary types them."""

from pathlib import Path

import pytest
from conftest import Once, Typed

from samverkan_cli.store.registry import Registry

TEXT = "# Värdegrund\n1. Lika värde\n# Principer\n1. Dialog\n2. Kvalitet\n"
START = (
    "init --municipality Exempelköping",
    "period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31",
    "period text 2024-2027 text.md",
    "body add Rådet --kind rådgivande",
    "body mandate Rådet --subject plan --may decide",
    "actor add Klockbojen",
    "actor add Almby",
    "plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31",
    "plan activity 2024-2025 Karta --serves princip:1 --lead 'Eva Ek' --with Klockbojen --side kommun --due 2024-12-01",
    "plan activity 2024-2025 Träff --serves princip:2 --side civil",
    "meeting add Rådet --date 2023-11-08",
    "meeting agenda M-1 --add Planen",
    "decision add 'Planen antas' --meeting M-1 --item 1",
)


@pytest.fixture
def council(well: Typed, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> Typed:
    """Give a register on the day a plan is adopted, before its period begins."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-11-08")
    Path("text.md").write_text(TEXT, encoding="utf-8")
    typed_once(
        *START,
    )
    return well


@pytest.fixture
def adopted(council: Typed, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> Typed:
    """Give the register in the spring of the plan's first year, one activity going on."""
    typed_once(
        "plan adopt 2024-2025 --decision D-2023-001",
    )
    monkeypatch.setenv("SAMVERKAN_TODAY", "2024-03-01")
    typed_once(
        "plan start 2024-2025:1 --date 2024-02-01",
    )
    return council


def states(well: Typed, more: str = "") -> dict[str, str]:
    return {each["id"]: each["state"] for each in well(f"plan show 2024-2025 {more} -o json").data["activities"]}


def codes(typed: Typed, line: str) -> tuple[int, list[str]]:
    ran = typed(f"{line} -o json")
    return ran.status, ran.codes


# the plan ----------------------------------------------------------------------------------------


def test_a_plan_is_adopted_before_it_begins_and_each_day_has_its_states(adopted: Typed) -> None:
    one, two = "2024-2025:1", "2024-2025:2"
    assert {one: "ongoing", two: "adopted"} == states(adopted)
    assert {one: "adopted", two: "adopted"} == states(adopted, "--on 2024-01-31")
    adopted("plan done 2024-2025:1 --note Tryckt")
    assert {one: "done", two: "adopted"} == states(adopted)


def test_what_is_typed_wrong_about_a_plan_is_told_with_what_there_is(adopted: Typed, typed: Typed) -> None:
    unknown = typed("plan activity 2024-2025 Bok --serves princip:7")
    assert 3 == unknown.status
    assert "Den har: värdegrund:1, princip:1, princip:2." in unknown.err
    across = "plan add 2027-2028 --first-day 2027-01-01 --last-day 2028-12-31"
    assert (5, ["plan_across_period"]) == codes(typed, across)
    assert (5, ["note_missing"]) == codes(typed, "plan done 2024-2025:1")
    adopted("plan drop 2024-2025:2")
    assert (5, ["activity_ended"]) == codes(typed, "plan start 2024-2025:2")
    assert (4, ["already_done"]) == codes(typed, "plan drop 2024-2025:2")
    assert (5, ["plan_not_later"]) == codes(typed, "plan move-to 2024-2025:1 2024-2025 --note nej")
    assert (3, ["not_found"]) == codes(typed, "plan move-to 2024-2025:1 2026-2027 --note nej")
    assert (4, ["already_done"]) == codes(typed, "plan adopt 2024-2025 --decision D-2023-001")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("decision add Planen --body Rådet --outcome bordlagd", "decision_not_approved"),
        ("decision add Planen --body Rådet --outcome avslag", "decision_not_approved"),
        ("decision add Uteslutning --body Rådet --about Klockbojen", "decision_on_actors"),
    ],
)
def test_a_plan_is_not_adopted_by_another_kind_of_decision(council: Typed, typed: Typed, line: str, code: str) -> None:
    council(line)
    assert (5, [code]) == codes(typed, "plan adopt 2024-2025 --decision D-2023-002")


def test_a_council_without_the_right_to_decide_adopts_by_a_recommendation_and_that_is_told(council: Typed) -> None:
    council("body mandate Rådet --subject plan --may decide --through 2023-01-01")
    ran = council("plan adopt 2024-2025 --decision D-2023-001")
    assert "D-2023-001 är ett ställningstagande" in ran.err


def test_an_activity_that_moves_is_linked_both_ways_with_its_lead_and_actors(adopted: Typed) -> None:
    adopted("plan add 2026-2027 --first-day 2026-01-01 --last-day 2027-12-31")
    adopted("plan move-to 2024-2025:1 2026-2027 --note 'Två kvar'")
    old, new = (adopted(f"show {id_} -o json").data for id_ in ("2024-2025:1", "2026-2027:1"))
    assert ("moved", "2026-2027:1") == (old["state"], old["moved_to"])
    assert ("proposed", "2024-2025:1", None) == (new["state"], new["continues"], new["due"])
    assert ("Eva Ek", ["Klockbojen"]) == (new["lead"]["name"], [each["name"] for each in new["with"]])
    assert "Fortsätter som 2026-2027:1 i nästa plan." in adopted("show 2024-2025:1").out
    assert "Fortsätter 2024-2025:1 i en tidigare plan." in adopted("plan show 2026-2027:1").out
    adopted("undo")
    assert "ongoing" == states(adopted)["2024-2025:1"]


def test_what_an_annulled_decision_adopted_is_proposed_from_that_day_and_adopted_anew(
    adopted: Typed, typed: Typed
) -> None:
    adopted("decision add 'Planen görs om' --body Rådet --date 2024-04-10")
    adopted("decision annul D-2023-001 --by D-2024-001")
    assert {"2024-2025:1": "ongoing", "2024-2025:2": "adopted"} == states(adopted, "--on 2024-04-09")
    assert {"2024-2025:1": "ongoing", "2024-2025:2": "proposed"} == states(adopted, "--on 2024-04-10")
    assert (5, ["activity_not_adopted"]) == codes(typed, "plan start 2024-2025:2 --date 2024-04-10")
    adopted("decision add 'Planen antas igen' --body Rådet --date 2024-05-02")
    adopted("plan adopt 2024-2025 --decision D-2024-002")
    assert "adopted" == states(adopted, "--on 2024-05-02")["2024-2025:2"]


def test_the_progress_of_a_plan_is_numbers_for_a_script_and_a_bar_on_a_terminal(
    adopted: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopted("plan done 2024-2025:1 --note Tryckt")
    whole, first, *_ = adopted("plan progress 2024-2025 -o json").data
    assert ("plan", 2, 1, 1, 0.5) == tuple(whole[name] for name in ("part", "count", "adopted", "done", "rate"))
    assert ("principle:1", 1.0) == (first["ref"], first["rate"])
    assert "█" not in adopted("plan progress 2024-2025").out
    assert ["1 av 2 klara", "1 av 1 klara"] == [
        row["progress"] for row in adopted("plan progress 2024-2025 -o json").data[:2]
    ]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    assert "█████░░░░░ 1 av 2 klara" in adopted("plan progress 2024-2025").out


def test_check_finds_what_serves_nothing_or_what_the_text_has_not_and_what_is_late(
    adopted: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopted("plan activity 2024-2025 Bok")
    Path("text.md").write_text("# Principer\n1. Dialog\n", encoding="utf-8")
    adopted("period text 2024-2027 text.md")
    found = {(row["code"], row["ref"]) for row in typed("check -o json").data}
    assert {("activity_without_principle", "2024-2025:3"), ("activity_serves_unknown", "2024-2025:2")} <= found
    assert ("activity_overdue", "2024-2025:1") not in found
    for day, late in (("2024-12-01", set()), ("2024-12-02", {"2024-2025:1"})):
        monkeypatch.setenv("SAMVERKAN_TODAY", day)
        assert late == {row["ref"] for row in typed("check -o json").data if row["code"] == "activity_overdue"}


def test_an_activity_is_due_to_its_lead_until_something_became_of_it(adopted: Typed) -> None:
    row = {"due": "2024-12-01", "what": "Karta", "ref": "2024-2025:1", "rule": "activity", "overdue": False}
    row |= {"kind": "activity", "owner": {"id": "P-1", "name": "Eva Ek"}}
    (found,) = adopted("due --owner 'Eva Ek' -o json").data
    assert row.items() <= found.items()
    adopted("plan done 2024-2025:1 --note Tryckt")
    assert ["2024-2025"] == [each["ref"] for each in adopted("due --kind aktivitet -o json").data]


def unreported(day: str) -> list[str]:
    from datetime import date

    with Registry(Path("registry.db"), 5).reading() as reader:
        return [each.id for each in reader.activities_unreported(["B-1"], date.fromisoformat(day))]


def test_a_body_is_to_hear_of_what_it_adopted_once_between_two_meetings_and_of_what_is_late(adopted: Typed) -> None:
    assert [] == unreported("2023-12-31")  # the plan has not begun
    assert ["2024-2025:1", "2024-2025:2"] == unreported("2024-01-01")
    adopted("meeting add Rådet --date 2024-03-13")
    adopted("plan note 2024-2025:1 'Tre träffar' --date 2024-03-12")
    adopted("plan note 2024-2025:2 'Datum satt' --date 2024-03-13")
    assert ["2024-2025:2"] == unreported("2024-03-12")
    assert [] == unreported("2024-03-13")
    assert ["2024-2025:1", "2024-2025:2"] == unreported("2024-06-12")  # what was heard the day of a meeting is no news
    adopted("plan note 2024-2025:1 'Klart snart' --date 2024-12-01")
    assert ["2024-2025:2"] == unreported("2024-12-01")
    assert ["2024-2025:1", "2024-2025:2"] == unreported("2024-12-02")
    adopted("plan drop 2024-2025:1 --note Nej --date 2024-12-03")
    assert ["2024-2025:2"] == unreported("2024-12-04")


# tasks -------------------------------------------------------------------------------------------


def test_a_task_comes_from_whatever_has_an_id_and_tells_its_history(council: Typed, typed: Typed) -> None:
    for number, origin in enumerate(("M-1:1", "M-1", "2024-2025:1", "2024-2025", "A-1", "B-1", "D-2023-001"), start=1):
        council(f"task add Skriv{number} --from {origin}")
        assert origin == council(f"task show T-{number} -o json").data["from"]
    assert 3 == typed("task add Skriv --from M-1:9").status
    council("task note T-1 'Ringt två gånger'")
    council("task move T-1 --due 2023-12-01 -m 'lokalen var upptagen'")
    council("task assign T-1 'Eva Ek' --with 'Bo Al'")
    council("task note T-1 Felskrivet")
    council("undo")
    told = council("task show T-1 -o json").data
    assert ["Ringt två gånger"] == [each["note"] for each in told["notes"]]
    assert [None, None, "lokalen var upptagen", None, None] == [each["reason"] for each in told["history"]]
    assert "Felskrivet" not in council("show T-1").out


def test_a_task_is_put_off_for_a_reason_and_not_to_the_day_it_has(council: Typed, typed: Typed) -> None:
    council("task add Skriv --due 2023-12-01")
    assert (5, ["move_reason_missing"]) == codes(typed, "task move T-1 --due 2023-12-24")
    assert (4, ["already_done"]) == codes(typed, "task move T-1 --due 2023-12-01 -m nej")
    assert "har redan varit" in council("task move T-1 --due 2023-11-07 -m läsfel").err
    council("task done T-1")
    assert (5, ["task_ended"]) == codes(typed, "task move T-1 --due 2023-12-24 -m nej")


def helpers(well: Typed, id_: str = "T-1") -> list[str]:
    return [each["name"] for each in well(f"task show {id_} -o json").data["helpers"]]


def test_a_task_is_one_persons_whom_others_help(council: Typed, typed: Typed) -> None:
    council("task add Skriv --owner 'Eva Ek' --with 'Bo Al' --with 'Siv Al' --with 'Bo Al'")
    assert ["Bo Al", "Siv Al"] == helpers(council)
    assert (5, ["owner_helps"]) == codes(typed, "task assign T-1 --with 'Eva Ek'")
    assert (4, ["already_done"]) == codes(typed, "task assign T-1 --with 'Bo Al'")
    assert (5, ["not_helping"]) == codes(typed, "task assign T-1 --without 'Eva Ek'")
    council("task assign T-1 'Bo Al'")
    assert ["Siv Al"] == helpers(council)
    council("task assign T-1 --without 'Siv Al' --with 'Eva Ek'")
    assert ["Eva Ek"] == helpers(council)


def carried(day: str) -> list[str]:
    from datetime import date

    with Registry(Path("registry.db"), 5).reading() as reader:
        return [each.id for each in reader.tasks_of_bodies(["B-1"], date.fromisoformat(day))]


def test_a_bodys_tasks_are_carried_along_until_they_are_done(council: Typed) -> None:
    council("body add Nämnden")
    council("meeting add Nämnden --date 2023-11-08")
    council("meeting agenda M-2 --add Annat")
    for origin, due in (("D-2023-001", "2023-12-01"), ("M-1:1", "2023-12-24"), ("M-1", ""), ("M-2:1", "2023-12-01")):
        council(f"task add Skriv --from {origin}" + (f" --due {due}" if due else ""))
    council("task add Skriv --due 2023-12-01")
    assert (["T-3"], ["T-1", "T-3"]) == (carried("2023-11-30"), carried("2023-12-01"))
    assert ["T-1", "T-2", "T-3"] == carried("2024-06-01")
    council("task done T-1")
    council("task drop T-2 --reason inställt")
    assert ["T-3"] == carried("2024-06-01")


# persons and actors ------------------------------------------------------------------------------


def test_who_is_merged_helps_and_leads_as_the_other_and_once(council: Typed) -> None:
    council("person add 'Eva Ekh' --new")
    council("task add Skriv --owner 'Eva Ek' --with 'Eva Ekh'")
    council("task add Ring --with 'Eva Ek' --with 'Eva Ekh'")
    council("task add Måla --with 'Eva Ekh'")
    council("plan activity 2024-2025 Bok --lead 'Eva Ekh'")
    council("person merge 'Eva Ekh' 'Eva Ek'")
    assert ([], ["Eva Ek"], ["Eva Ek"]) == tuple(helpers(council, f"T-{n}") for n in (1, 2, 3))
    assert "P-1" == council("show 2024-2025:3 -o json").data["lead"]["id"]
    council("undo")
    assert ["Eva Ekh"] == helpers(council)


def test_actors_that_are_one_take_part_once(council: Typed) -> None:
    council("plan assign 2024-2025:1 --with Almby")
    council("plan assign 2024-2025:2 --with Almby")
    council("actor merge Almby Klockbojen")
    parts = [council(f"show 2024-2025:{n} -o json").data["with"] for n in (1, 2)]
    assert [["A-1"], ["A-1"]] == [[each["id"] for each in part] for part in parts]


def test_a_successor_has_the_activities_and_the_paper_names_them(adopted: Typed) -> None:
    told = adopted("handover --from 'Eva Ek' --to 'Bo Al' --new -o json").data["handover"]
    assert ["2024-2025:1"] == told["activities"]
    assert "- 2024-2025:1 Karta (senast den 1 december 2024)" in told["text"]
    assert "Bo Al" == adopted("show 2024-2025:1 -o json").data["lead"]["name"]


def test_who_leaves_is_told_what_it_takes_part_in_and_what_its_people_lead(adopted: Typed) -> None:
    adopted("contact add Almby 'Eva Ek <eva@example.org>'")
    assert "Aktiviteter: Karta (2024-2025:1): Eva Ek" in adopted("actor dissolve Almby --last-day 2024-12-31").err
    assert "Medverkar i: Karta (2024-2025:1)" in adopted("actor dissolve Klockbojen --last-day 2024-12-31").err
    told = adopted("person find 'Eva Ek' -o json").data
    assert ("lead", "2024-2025:1") in {(each["stands"], each["id"]) for each in told}


def test_who_leads_or_helps_is_not_deleted_before_somebody_else_does(adopted: Typed, typed: Typed) -> None:
    adopted("task add Skriv --with 'Eva Ek'")
    line = "person erase 'Eva Ek' --decision D-2023-001 --what all --yes"
    assert (5, ["help_open", "activity_open"]) == codes(typed, line)
    adopted("task done T-1")
    adopted("plan assign 2024-2025:1 'Bo Al'")
    adopted(line)


# the watch list ----------------------------------------------------------------------------------


@pytest.mark.parametrize("typed_", ["2024-03", "'mars 2024'", "'mar 2024'", "2024-03-01"])
def test_a_month_is_its_first_day_and_that_is_said(council: Typed, typed_: str) -> None:
    ran = council(f"watch add Lagen --kind lag --next {typed_}")
    assert ("räknat från den 1 mars 2024" in ran.err) is (typed_ != "2024-03-01")
    assert "2024-03-01" == council("watch show W-1 -o json").data["next"]
    told = council("watch note W-1 Nyheter --next mars").err
    assert "2023-03 räknat från den 1 mars 2023." in told


def test_what_is_no_month_is_no_day_either(council: Typed, typed: Typed) -> None:
    for said in ("2024-13", "2024-00", "mars24", "'våren 2024'", "2300-01"):
        assert (2, ["date_invalid"]) == codes(typed, f"watch add Lagen --kind lag --next {said}")


def test_what_is_watched_becomes_a_task_or_an_item_and_leaves_the_list(council: Typed, typed: Typed) -> None:
    for name, kind in (("Lagen", "lag"), ("Bussen", "annat"), ("Skolan", "projekt")):
        council(f"watch add {name} --kind {kind} --next 2024-03-01")
    council("watch promote W-1 --to uppgift --owner 'Eva Ek' --due 2023-12-01")
    council("watch promote W-2 M-1 --to ärende")
    assert ("W-1", "Lagen") == tuple(council("task show T-1 -o json").data[name] for name in ("from", "text"))
    assert "M-1:2" == council("watch show W-2 -o json").data["promoted_to"]
    assert "Bussen" == council("show M-1:2 -o json").data["title"]
    assert ["W-3"] == [each["id"] for each in council("watch list -o json").data]
    assert ["promoted", "promoted", "open"] == [each["state"] for each in council("watch list --all -o json").data]
    assert ["T-1", "W-3"] == [each["ref"] for each in council("due -o json").data if each["ref"][0] in "TW"]
    assert (4, ["already_done"]) == codes(typed, "watch promote W-1 --to uppgift")
    assert (5, ["watch_closed"]) == codes(typed, "watch note W-1 Nytt")
    assert (2, ["missing"]) == codes(typed, "watch promote W-3 --to ärende")
    assert (2, ["options_conflict"]) == codes(typed, "watch promote W-3 M-1 --to uppgift")
    assert (2, ["options_conflict"]) == codes(typed, "watch promote W-3 M-1 --to ärende --due 2024-01-01")


def test_what_is_resolved_says_what_came_of_it_and_may_be_watched_anew(council: Typed, typed: Typed) -> None:
    council("watch add Lagen --kind lag --next 2024-03-01")
    assert 2 == typed("watch resolve W-1").status
    council("watch resolve W-1 --note 'Lagen är antagen'")
    assert "Lagen är antagen" in council("watch show W-1").out
    assert (4, ["already_done"]) == codes(typed, "watch resolve W-1 --note igen")
    assert (5, ["watch_closed"]) == codes(typed, "watch promote W-1 --to uppgift")
    assert "W-2\n" == council("watch add Lagen --kind lag -o id").out


# putting right -----------------------------------------------------------------------------------


def test_what_was_typed_wrong_of_an_activity_is_put_right_by_the_rules_of_its_verb(
    adopted: Typed, typed: Typed
) -> None:
    adopted("correct 2024-2025:1 --lead 'Bo Al' --due 2025-01-10 --started 2024-02-05 -m läsfel")
    told = adopted("show 2024-2025:1 -o json").data
    assert ("Bo Al", "2025-01-10", "2024-02-05") == (told["lead"]["name"], told["due"], told["started_on"])
    assert (5, ["due_outside_plan"]) == codes(typed, "correct 2024-2025:1 --due 2026-01-10 -m läsfel")
    assert (5, ["out_of_order"]) == codes(typed, "correct 2024-2025:1 --started 2023-11-07 -m läsfel")
    adopted("plan done 2024-2025:1 --note Tryckt")
    adopted("correct 2024-2025:1 --done 2024-02-28 -m läsfel")
    assert "2024-02-28" == adopted("show 2024-2025:1 -o json").data["done_on"]
    assert (5, ["out_of_order"]) == codes(typed, "correct 2024-2025:1 --done 2024-02-04 -m läsfel")


def test_a_note_a_helper_and_the_end_of_a_watch_are_put_right_by_their_entries(adopted: Typed) -> None:
    adopted("task add Skriv --with 'Bo Al'")
    entry = adopted("task show T-1 -o json").data["history"][-1]["seq"]
    adopted(f"correct {entry} --person 'Siv Al' --new -m namnet")
    assert ["Siv Al"] == helpers(adopted)
    adopted("task note T-1 Ringt")
    adopted("correct {} --note Skrivit -m läsfel".format(adopted("task show T-1 -o json").data["history"][-1]["seq"]))
    assert ["Skrivit"] == [each["note"] for each in adopted("task show T-1 -o json").data["notes"]]
    adopted("watch add Lagen --kind lag")
    adopted("watch resolve W-1 --note Klart --date 2024-02-20")
    adopted("correct W-1 --resolved 2024-02-21 -m läsfel")
    assert "2024-02-21" == adopted("watch show W-1 -o json").data["resolved_on"]
    adopted("plan drop 2024-2025:1 --note Inställd")
    seq = adopted("show 2024-2025:1 -o json").data["history"][-1]["seq"]
    adopted(f"correct {seq} --note 'Inställd, ingen kom' -m läsfel")
    assert ["Inställd, ingen kom"] == [each["note"] for each in adopted("show 2024-2025:1 -o json").data["notes"]]


def test_a_decision_that_adopted_a_plan_is_void_once_the_adoption_is_taken_back(adopted: Typed, typed: Typed) -> None:
    adopted("undo")
    told = typed("void D-2023-001 -m fel")
    assert 4 == told.status
    assert "samverkan undo 16" in told.err
    adopted("undo 16")
    adopted("void D-2023-001 -m fel")
    assert {"2024-2025:1": "proposed", "2024-2025:2": "proposed"} == states(adopted)
