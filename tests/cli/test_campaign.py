"""A renewal as it is typed: plan, apply, status, remind, and what becomes of edited files."""

import csv
import io
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from conftest import Once, Ran, Typed
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

NEW = "2024-2027"
DAYS = ("09-30", "10-01")
Refuse = Callable[[str, int], list[str]]
TICKS = "--affirm values --affirm principles --signed-by 'Eva Ek, ordförande'"
REPLIES = "renewed received declined withdrawn excluded refused closed dissolved silent"


@pytest.fixture
def asked(well: Typed, monkeypatch: pytest.MonkeyPatch, typed_once: Once) -> None:
    """Make a registry with five signatories of 2020-2023, one of them gone, on 1 October 2023."""
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-10-01")
    signed = "--period 2020-2023 --signed-by 'Eva Ek' --received 2020-02-01"
    typed_once(
        "init --municipality Exempelköping --agreement 'Överenskommelse om samverkan'",
        "period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31 --affirmations none",
        f"period add {NEW} --first-day 2024-01-01 --last-day 2027-12-31",
        f"enroll 'Almby IK' {signed} --contact 'Eva Ek <almby@example.org>'",
        f"enroll '=Formeln' {signed} --contact formeln@example.org",
        f"enroll Klockbojen {signed} --contact 'Bo Ek'",
        f"enroll Verdandi {signed} --contact verdandi@example.org",
        f"enroll Tegelbruket {signed}",
        "withdraw Verdandi --period 2020-2023 --received 2023-03-01",
    )


def rows(path: str) -> list[list[str]]:
    """Give the cells of a plan's file."""
    if path.endswith("xlsx"):
        return [
            [str(cell) for cell in line]
            for line in CalamineWorkbook.from_path(path).get_sheet_by_name("Plan").to_python()
        ]
    return list(csv.reader(io.StringIO(Path(path).read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))


def rewritten(
    path: str, edit: Callable[[list[str]], list[str] | None], encoding: str = "utf-8-sig", by: str = ";"
) -> None:
    """Change the rows of a plan kept as CSV below its headings; None takes a row away."""
    lines = rows(path)
    start = next(at for at, line in enumerate(lines) if "id" in line) + 1
    kept = [edited for line in lines[start:] if (edited := edit(list(line))) is not None]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=by).writerows([*lines[:start], *kept])
    Path(path).write_bytes(out.getvalue().encode(encoding))


def planned(well: Typed, form: str = "csv") -> str:
    well(f"renew plan {NEW} --from 2020-2023 --out plan.{form}")
    return f"plan.{form}"


def invited(well: Typed) -> int:
    found: int = well(f"renew status {NEW} -o json").data["invited"]
    return found


def codes(ran: Ran) -> tuple[int, list[str]]:
    return ran.status, ran.codes


# planning ---------------------------------------------------------------------------------------


def test_a_plan_names_every_actor_of_the_old_period_with_action_and_reason(well: Typed, asked: None) -> None:
    found = well(f"renew plan {NEW} -o json").data
    assert {
        "Almby IK": ("carry", True),
        "=Formeln": ("carry", True),
        "Klockbojen": ("carry", True),
        "Verdandi": ("carry", False),
        "Tegelbruket": ("contact_missing", True),
    } == {row["name"]: (row["action"], row["tick"]) for row in found}
    assert "utträdde, inte ansluten fr.o.m. 2023-03-01" in found[3]["reason"]


def test_a_plan_says_who_is_barred_dissolved_answered_or_likely_the_same(well: Typed, asked: None) -> None:
    well("body add KS --kind committee")
    well("body mandate KS --subject exclusion --may decide --source reglementet")
    well("decision add 'Klockbojen utesluts' --body KS --date 2023-06-01 --about Klockbojen")
    heard = (
        "--ground formal --notified 2023-03-01 --answered 2023-04-01 --effective 2023-06-02 --bar-through 2025-12-31"
    )
    well(f"exclude Klockbojen --period 2020-2023 --decision D-2023-001 {heard}")
    well("actor dissolve Tegelbruket --last-day 2023-12-30")
    well(f"decline 'Almby IK' --period {NEW} --received 2023-09-01")
    well("enroll Verdandis --new --period 2020-2023 --signed-by 'Eva Ek' --received 2020-02-01")
    found = {row["name"]: (row["action"], row["reason"]) for row in well(f"renew plan {NEW} -o json").data}
    assert ("blocked", "utesluten, spärrad t.o.m. 2025-12-31") == found["Klockbojen"]
    assert ("blocked", "upplöst, sista dag 2023-12-30") == found["Tegelbruket"]
    assert ("answered", "har redan svarat: avstår") == found["Almby IK"]
    assert "likely_duplicate" == found["Verdandis"][0]
    assert "liknar Verdandi (A-4)" in found["Verdandis"][1]


def test_a_contact_that_bounces_makes_an_actor_unreachable(well: Typed, asked: None) -> None:
    well("contact bounced 'Almby IK' almby@example.org --date 2023-09-01")
    assert "unreachable" == well(f"renew plan {NEW} -o json").data[0]["action"]


def test_a_plan_needs_a_period_before_and_refuses_one_that_is_not(typed: Typed, asked: None) -> None:
    assert (3, ["predecessor_missing"]) == codes(typed("renew plan 2020-2023 -o json"))
    assert (5, ["period_not_before"]) == codes(typed(f"renew plan 2020-2023 --from {NEW} -o json"))
    assert (3, ["not_found", "not_found"]) == codes(typed("renew plan 2030 --from 2029 -o json"))
    assert (2, ["value_unknown"]) == codes(typed(f"renew plan {NEW} --out plan.txt -o json"))
    assert (2, ["missing"]) == codes(typed("renew plan -o json"))


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_a_plan_is_a_file_with_its_key_headings_and_a_digest_a_row(well: Typed, asked: None, form: str) -> None:
    found = rows(planned(well, form))
    assert [["Period", NEW], ["Från period", "2020-2023"], ["Gjord", "2023-10-01"]] == [line[:2] for line in found[1:4]]
    assert "ta med id namn typ organisationsnummer kontakt åtgärd skäl kontrollsumma" == " ".join(found[5])
    assert ["ja", "ja", "ja", "nej", "ja"] == [line[0] for line in found[6:]]
    assert [64] * 5 == [len(line[8]) for line in found[6:]]
    assert "=Formeln" == found[7][2].removeprefix("'")
    assert "600" == oct(Path(f"plan.{form}").stat().st_mode)[-3:]


def test_the_same_plan_is_not_written_again_and_another_is_not_written_over(
    well: Typed, typed: Typed, asked: None
) -> None:
    before = Path(planned(well)).read_bytes()
    again = well(f"renew plan {NEW} --out plan.csv")
    assert "innehåller redan den här planen" in again.err
    assert before == Path("plan.csv").read_bytes()
    well(f"decline 'Almby IK' --period {NEW}")
    assert (4, ["file_exists"]) == codes(typed(f"renew plan {NEW} --out plan.csv -o json"))
    well(f"renew plan {NEW} --out plan.csv --force")
    assert before != Path("plan.csv").read_bytes()
    well("renew apply plan.csv")
    well(f"renew plan {NEW} --out plan.csv")


def test_planning_changes_nothing_in_the_register(well: Typed, asked: None) -> None:
    before = Path("registry.db").read_bytes()
    planned(well)
    assert before == Path("registry.db").read_bytes()


# carrying out -----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_a_name_that_looks_like_a_guarded_formula_is_read_back_as_it_was(well: Typed, asked: None, form: str) -> None:
    for name in ("'=Formeln", "''-b", "'Tuvan", "+46"):
        said = ("--contact", f"{name} Ek", "--", f"{name} klubb")
        well("enroll --new --period 2020-2023 --signed-by 'Eva Ek' --received 2020-02-01", *said)
    assert 8 == well(f"renew apply {planned(well, form)} -o json").data["renewal"]["invited"]


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_a_plan_is_carried_out_once(well: Typed, asked: None, form: str) -> None:
    path = planned(well, form)
    told = well(f"renew apply {path} -o json").data
    assert {"id": "N-1", "period": NEW, "from": "2020-2023", "invited": 4, "left_alone": 0, "unticked": 1} == {
        key: value for key, value in told["renewal"].items() if key not in {"key", "already"}
    }
    before = Path("registry.db").read_bytes()
    again = well(f"renew apply {path} -o json").data
    assert (True, 0, ["plan_applied_already"]) == (
        again["renewal"]["already"],
        again["renewal"]["invited"],
        [warning["code"] for warning in again["warnings"]],
    )
    assert before == Path("registry.db").read_bytes()
    assert well("journal verify -o json").data["ok"]
    assert [] == well(f"roll --on 2024-01-01 --period {NEW} -o json").data


def test_a_dry_run_shows_the_events_and_writes_nothing(well: Typed, asked: None) -> None:
    path = planned(well)
    before = Path("registry.db").read_bytes()
    events = well(f"renew apply {path} --dry-run -o json").data["events"]
    assert ["renewal_applied", *["actor_invited"] * 4] == [event["kind"] for event in events]
    assert before == Path("registry.db").read_bytes()


def test_rows_can_be_unticked_taken_away_and_given_another_action(well: Typed, asked: None) -> None:
    path = planned(well)

    def edit(line: list[str]) -> list[str] | None:
        if line[1] == "A-3":
            return None
        tick = {"A-1": "Nej", "A-4": " JA "}.get(line[1], line[0])
        return [tick, *line[1:6], "Bjud in", *line[7:]]

    rewritten(path, edit)
    well(f"renew apply {path}")
    assert ["A-2", "A-4", "A-5"] == [
        ref for ref in ("A-1", "A-2", "A-3", "A-4", "A-5") if "inbjuden" in well(f"why {ref}").out
    ]


def test_a_person_may_invite_a_likely_duplicate_by_ticking_it(well: Typed, asked: None) -> None:
    well("enroll Klockbojens --new --period 2020-2023 --signed-by 'Eva Ek' --received 2020-02-01")
    path = planned(well)
    rewritten(path, lambda line: ["ja" if "Klockbojens" in line[2] else "nej", *line[1:]])
    assert 1 == well(f"renew apply {path} -o json").data["renewal"]["invited"]


def test_who_is_invited_already_is_left_alone_by_the_next_plan(well: Typed, asked: None) -> None:
    first = planned(well)
    rewritten(first, lambda line: line if line[1] == "A-1" else None)
    well(f"renew plan {NEW} --out andra.csv")
    well(f"renew apply {first}")
    told = well("renew apply andra.csv -o json").data["renewal"]
    assert (3, 1) == (told["invited"], told["left_alone"])
    assert 4 == invited(well)


def test_ticked_rows_whose_facts_differ_stop_the_plan_and_are_named(well: Typed, typed: Typed, asked: None) -> None:
    path = planned(well)
    well("actor rename 'Almby IK' 'Almby IF' --date 2023-10-01")
    well(f"enroll Klockbojen --period {NEW} {TICKS} --received 2023-09-20")
    before = Path("registry.db").read_bytes()
    ran = typed(f"renew apply {path} -o json")
    assert (4, ["plan_row_differs", "plan_row_differs"]) == codes(ran)
    assert ["A-1", "A-3"] == ran.error["refs"]
    told = [objection["message"] for objection in ran.error["objections"]]
    assert "plan.csv, rad 7: uppgifterna om Almby IF (A-1) har ändrats sedan planen gjordes (namnet)" in told[0]
    assert "rad 9" in told[1] and "har svarat" in told[1]
    assert before == Path("registry.db").read_bytes()
    rewritten(path, lambda line: ["nej" if line[1] in {"A-1", "A-3"} else line[0], *line[1:]])
    assert 2 == well(f"renew apply {path} -o json").data["renewal"]["invited"]


def test_other_changes_in_the_register_do_not_matter(well: Typed, asked: None) -> None:
    path = planned(well)
    well("actor add 'Helt Annan'")
    well(f"enroll 'Ny Förening' --period {NEW} {TICKS} --received 2023-09-20")
    assert 4 == well(f"renew apply {path} -o json").data["renewal"]["invited"]


def test_a_ticked_row_that_is_blocked_is_objected_to_by_name(well: Typed, typed: Typed, asked: None) -> None:
    well("actor dissolve Tegelbruket --last-day 2023-12-30")
    path = planned(well)
    rewritten(path, lambda line: ["ja", *line[1:]])
    ran = typed(f"renew apply {path} -o json")
    assert (5, ["plan_row_blocked"]) == codes(ran)
    assert "Tegelbruket (A-5) kan inte bjudas in: är upplöst" in ran.error["message"]


def test_all_of_a_plan_is_one_invocation(well: Typed, asked: None) -> None:
    well(f"renew apply {planned(well)}")
    entries = well("journal list -o json").data
    assert 1 == len({entry["op"] for entry in entries if entry["verb"] == "renew apply"})


def test_one_undo_takes_all_of_a_plan_back(well: Typed, asked: None) -> None:
    path = planned(well)
    well(f"renew apply {path}")
    well("undo")
    assert 0 == invited(well)
    assert 4 == well(f"renew apply {path} -o json").data["renewal"]["invited"]
    assert well("journal verify -o json").data["ok"]


# files as programs and people keep them ---------------------------------------------------------


@pytest.mark.parametrize(("encoding", "by"), [("utf-16", "\t"), ("utf-16", ";"), ("cp1252", ";"), ("utf-8", ",")])
def test_a_plan_is_read_as_other_programs_keep_it(well: Typed, asked: None, encoding: str, by: str) -> None:
    path = planned(well)
    rewritten(path, lambda line: line, encoding, by)
    assert 4 == well(f"renew apply {path} -o json").data["renewal"]["invited"]


def test_letters_that_excel_loses_in_windows_1252_are_no_edit(well: Typed, asked: None) -> None:
    well("enroll 'Łódź vänner' --period 2020-2023 --signed-by 'Eva Ek' --received 2020-02-01")
    path = planned(well)
    Path(path).write_bytes(Path(path).read_text(encoding="utf-8-sig").encode("cp1252", "replace"))
    assert 5 == well(f"renew apply {path} -o json").data["renewal"]["invited"]


def test_a_workbook_kept_by_excel_with_other_types_and_notes_is_read(well: Typed, asked: None) -> None:
    found = rows(planned(well, "xlsx"))
    with Workbook("plan.xlsx") as book:
        book.add_worksheet("Anteckningar").write_string(0, 0, "Ring Bo")
        page = book.add_worksheet("Plan")
        for at, line in enumerate(found):
            for column, text in enumerate([*line, "min kommentar" if at > 5 else ""]):
                page.write_string(at, column, text)
            if at > 5:
                page.write_boolean(at, 0, at % 2)
    assert 2 == well("renew apply plan.xlsx -o json").data["renewal"]["invited"]


@pytest.mark.parametrize("trial", ["--dry-run", ""])
def test_ticked_rows_that_the_sheet_hides_are_told(well: Typed, asked: None, trial: str) -> None:
    found = rows(planned(well, "xlsx"))
    first = next(at for at, line in enumerate(found) if "id" in line) + 1
    with Workbook("plan.xlsx") as book:
        page = book.add_worksheet("Plan")
        for at, line in enumerate(found):
            for column, text in enumerate(line):
                page.write_string(at, column, text)
        page.write_string(first + 2, 0, "nej")
        for at in (first, first + 1, first + 2):
            page.set_row(at, None, None, {"hidden": True})
    (told,) = (
        each
        for each in well(f"renew apply plan.xlsx {trial} -o json").data["warnings"]
        if each["code"] == "ticked_hidden"
    )
    assert "2 av raderna som är förbockade är dolda i bladet Plan" in told["message"]
    assert f"rad {first + 1}–{first + 2}." in told["message"]


def test_rows_that_are_hidden_and_not_ticked_are_not_told(well: Typed, asked: None) -> None:
    found = rows(planned(well, "xlsx"))
    with Workbook("plan.xlsx") as book:
        page = book.add_worksheet("Plan")
        for at, line in enumerate(found):
            for column, text in enumerate(line):
                page.write_string(at, column, text)
        page.set_row(0, None, None, {"hidden": True})
    assert "ticked_hidden" not in [w["code"] for w in well("renew apply plan.xlsx -o json").data["warnings"]]


def test_both_languages_are_read(well: Typed, asked: None) -> None:
    well(f"--lang en renew plan {NEW} --out plan.csv")
    assert "include" == rows("plan.csv")[5][0]
    assert 4 == well("renew apply plan.csv -o json").data["renewal"]["invited"]


def test_every_flaw_of_an_edited_file_is_told_with_row_and_column(typed: Typed, well: Typed, asked: None) -> None:
    path = planned(well)
    wrong: dict[str, Callable[[list[str]], list[str]]] = {
        "A-1": lambda line: ["kanske", *line[1:]],
        "A-2": lambda line: [*line[:6], "skjut upp", *line[7:]],
        "A-3": lambda line: [line[0], "Klockbojen", *line[2:]],
        "A-4": lambda line: [*line[:8], "abc"],
        "A-5": lambda line: [line[0], "A-1", *line[2:]],
    }
    rewritten(path, lambda line: wrong[line[1]](line))
    ran = typed(f"renew apply {path} -o json --date igårs")
    assert (2, ["date_invalid", *["plan_cell_invalid"] * 4, "plan_row_twice"]) == codes(ran)
    told = [objection["message"] for objection in ran.error["objections"]]
    assert "plan.csv, rad 7, kolumnen ta med: kanske går inte att läsa." == told[1]
    assert "plan.csv, rad 8, kolumnen åtgärd: skjut upp går inte att läsa." == told[2]
    assert "plan.csv, rad 11: A-1 står redan på rad 7." == told[5]


def test_what_a_plan_shows_of_an_actor_is_changed_in_the_register_and_not_in_the_file(
    typed: Typed, well: Typed, asked: None
) -> None:
    path = planned(well)
    rewritten(path, lambda line: [*line[:5], "ny@example.org", *line[6:]] if line[1] == "A-5" else line)
    ran = typed(f"renew apply {path} -o json")
    assert (2, ["plan_cell_edited"]) == codes(ran)
    assert "samverkan contact add" in ran.error["hint"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "plan_unreadable"),
        (b"hej;du\n1;2\n", "plan_unreadable"),
        (b"{}", "plan_unreadable"),
        (b'{"plan": [], "rows": {}}', "plan_unreadable"),
        (b"PK\x03\x04trasig", "workbook_unreadable"),
        ("ta med;id;åtgärd;kontrollsumma\nja;A-1;bjud in;abc\n".encode(), "plan_unreadable"),
        (b"Plan;x\nta med;id;namn;kontakt\n", "plan_unreadable"),
    ],
)
def test_what_is_no_plan_is_refused(typed: Typed, asked: None, content: bytes, code: str) -> None:
    Path("plan.csv").write_bytes(content)
    ran = typed("renew apply plan.csv -o json")
    assert (2, code) == (ran.status, ran.codes[0])


def test_a_plan_of_another_registry_is_refused(typed: Typed, well: Typed, asked: None) -> None:
    path = planned(well)
    for line in (
        "init",
        "period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31",
        f"period add {NEW} --first-day 2024-01-01 --last-day 2027-12-31",
    ):
        well(f"--db annat.db {line}")
    assert (4, ["plan_other_registry"]) == codes(typed(f"--db annat.db renew apply {path} -o json"))
    assert (2, ["file_unreadable"]) == codes(typed("renew apply saknas.csv -o json"))
    assert (2, ["missing"]) == codes(typed("renew apply -o json"))


# following --------------------------------------------------------------------------------------


def test_the_funnel_puts_every_signatory_in_one_class_on_any_day(well: Typed, asked: None) -> None:
    well(f"renew apply {planned(well)}")
    well(f"enroll 'Almby IK' --period {NEW} {TICKS} --received 2023-10-16")
    half = "--affirm values --signed-by 'Eva Ek' --received 2024-02-05 --incomplete principer"
    well(f"enroll =Formeln --period {NEW} {half}")
    well(f"enroll =Formeln --period {NEW} --affirm principles --received 2024-02-19")
    well(f"decline Klockbojen --period {NEW} --received 2024-01-20")
    well(f"enroll Nykomlingen --period {NEW} {TICKS} --received 2024-01-05")
    well("actor dissolve Tegelbruket --last-day 2024-06-30")
    expected = {
        "2023-10-15": (0, 0, 0, 0, 4, 0),
        "2023-10-16": (1, 0, 0, 0, 3, 0),
        "2024-02-05": (1, 1, 1, 0, 1, 1),
        "2024-02-19": (2, 0, 1, 0, 1, 1),
        "2024-06-30": (2, 0, 1, 0, 1, 1),
        "2024-07-01": (2, 0, 1, 1, 0, 1),
        "2029-01-01": (2, 0, 1, 1, 0, 1),
    }
    for day, counts in expected.items():
        assert_lists_are_as_long_as_their_figures(well, day)
        told = well(f"renew status {NEW} --on {day} -o json").data
        found = tuple(told[name] for name in ("renewed", "received", "declined", "dissolved", "silent", "new"))
        assert counts == found, day
        assert 4 == told["total"] == sum(told[name] for name in REPLIES.split())
    assert 0.5 == told["rate"]
    assert None is told["previous"]


def assert_lists_are_as_long_as_their_figures(well: Typed, day: str) -> None:
    """Hold every list of who a figure counts against the figure; the replies share out all, and nobody is in two."""
    status = f"renew status {NEW} --on {day}"
    figures, listed = well(f"{status} -o json").data, {}
    for part in (*REPLIES.split(), "total", "invited", "reminded", "new"):
        listed[part] = well(f"{status} --who {part} -o id").out.split()
        assert (day, part, figures[part]) == (day, part, len(listed[part]))
        assert sorted(set(listed[part])) == sorted(listed[part])
    assert sorted(listed["total"]) == sorted(id_ for part in REPLIES.split() for id_ in listed[part])


def test_who_a_figure_counts_is_listed_with_whom_to_write_to(well: Typed, asked: None, refused: Refuse) -> None:
    well(f"renew apply {planned(well)}")
    well(f"enroll 'Almby IK' --period {NEW} {TICKS} --received 2023-10-16")
    lines = well(f"renew status {NEW} --who tysta --on 2023-10-20").out.splitlines()
    assert "Anslutning på nytt till 2024-2027, läget 2023-10-20: tysta, 3" == lines[0]
    assert ["A-2", "A-3", "A-5"] == [line.split()[0] for line in lines[2:]]
    rows = well(f"renew status {NEW} --who silent --on 2023-10-20 -o json").data
    assert ("Klockbojen", "silent", "Bo Ek", None, "letter") == tuple(
        rows[1][name] for name in ("name", "reply", "contact", "mailbox", "why")
    )
    assert ("formeln@example.org", None) == (rows[0]["mailbox"], rows[0]["why"])
    assert "A-1\n" == well(f"renew status {NEW} --who 'anslutna på nytt' --on 2023-10-20 -o id").out
    invited_by = [len(well(f"renew status {NEW} --who inbjudna --on 2023-{day} -o id").out.split()) for day in DAYS]
    assert [0, 4] == invited_by
    assert "Ingen räknas som avstår" in well(f"renew status {NEW} --who avstår --on 2023-10-20").out
    assert ["value_unknown"] == refused(f"renew status {NEW} --who sovande", 2)


def test_the_last_day_to_answer_is_due_as_long_as_it_runs(
    well: Typed, asked: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def due() -> list[tuple[str, str]]:
        return [(row["due"], row["what"]) for row in well("due -o json").data]

    def last() -> str:
        told: str = well(f"renew status {NEW} -o json").data["last_day"]
        return told

    told = "Sista dag att svara på inbjudan till 2024-2027"
    assert [] == due()
    well(f"renew apply {planned(well)}")
    assert [("2023-12-29", told)] == due() == [(last(), told)]
    well(f"renew remind {NEW} --out brev --last-day 2023-11-15")
    assert (
        [("2023-11-15", told)]
        == due()
        == [(last(), told)]
        == [(row["due"], row["what"]) for row in well("due --kind kampanj -o json").data]
    )
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-11-15")
    assert [("2023-11-15", told)] == due()
    monkeypatch.setenv("SAMVERKAN_TODAY", "2023-11-16")
    assert [] == due()


def test_the_funnel_has_exactly_these_keys(well: Typed, asked: None) -> None:
    well("period add 2016-2019 --first-day 2016-01-01 --last-day 2019-12-31 --affirmations none")
    told = well(f"renew status {NEW} -o json").data
    keys = f"period from on total invited reminded {REPLIES} rate new"
    assert [*keys.split(), "previous", "last_day"] == list(told)
    assert keys.split() == list(told["previous"])
    assert ("2020-2023", "2016-2019", "2019-10-01", None) == tuple(
        told["previous"][name] for name in ("period", "from", "on", "rate")
    )


def test_the_funnel_is_read_at_a_glance_beside_last_time(well: Typed, asked: None) -> None:
    well("period add 2016-2019 --first-day 2016-01-01 --last-day 2019-12-31 --affirmations none")
    for name in ("'Almby IK'", "Klockbojen"):
        well(f"enroll {name} --period 2016-2019 --signed-by 'Eva Ek' --received 2016-02-01")
    well(f"enroll Klockbojen --period {NEW} {TICKS} --received 2024-02-01")
    assert well(f"renew status {NEW} --on 2024-02-01").out.splitlines() == [
        "Anslutning på nytt till 2024-2027, läget 2024-02-01",
        "4 var anslutna till 2020-2023 den 2023-12-31:",
        "  1  anslutna på nytt                  25 %  (förra gången 2  100 %)",
        "  3  tysta                             75 %  (förra gången 0)",
        "Andel anslutna på nytt: 25 %, förra gången samma dag (2020-02-01): 100 %",
        "Inbjudna: 0. Påminda: 0.",
        "Svar skulle ha kommit senast 2023-12-29.",
    ]


def test_a_merged_actor_counts_once(well: Typed, asked: None) -> None:
    well(f"renew apply {planned(well)}")
    well("actor merge Klockbojen 'Almby IK'")
    told = well(f"renew status {NEW} -o json").data
    assert (3, 3, 3) == (told["total"], told["silent"], told["invited"])


def test_a_period_nobody_was_in_has_no_rate(well: Typed, asked: None) -> None:
    well("period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31")
    assert "Ingen var ansluten" in well("renew status 2028-2031").out
    assert None is well("renew status 2028-2031 -o json").data["rate"]
    assert 4 == well("renew status 2028-2031 --from 2020-2023 -o json").data["total"]


# writing ----------------------------------------------------------------------------------------


@pytest.fixture
def campaign(well: Typed, asked: None) -> None:
    well(f"renew apply {planned(well)}")


def written(folder: str = "brev") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_each_silent_actor_gets_a_draft_or_a_letter_once_a_round(well: Typed, campaign: None) -> None:
    told = well(f"renew remind {NEW} --out brev -o json").data["reminders"]
    assert ["A-1-0.eml", "A-2-0.eml", "A-3-0.md", "A-5-0.md"] == [each["file"] for each in told["written"]]
    assert ["A-1-0.eml", "A-2-0.eml", "A-3-0.md", "A-5-0.md", "utskick-omgång-0.xlsx"] == written()
    before = Path("registry.db").read_bytes()
    assert "ingen ny att skriva till" in well(f"renew remind {NEW} --out brev").out
    assert before == Path("registry.db").read_bytes()
    assert 4 == len(well(f"renew remind {NEW} --out brev --round 1 -o json").data["reminders"]["written"])
    assert 4 == well(f"renew status {NEW} -o json").data["reminded"]
    assert [0] * 4 + [1] * 4 == [row["round"] for row in well(f"renew log {NEW} -o json").data]


def test_those_who_answered_left_or_were_dissolved_get_nothing(well: Typed, campaign: None) -> None:
    well(f"enroll 'Almby IK' --period {NEW} --affirm values --signed-by 'Eva Ek' --received 2023-10-02 --incomplete x")
    well("withdraw =Formeln --period 2020-2023 --received 2023-10-05")
    well("actor dissolve Klockbojen --last-day 2023-11-01")
    told = well(f"renew remind {NEW} --out brev --date 2023-11-05 -o json").data["reminders"]
    assert ["A-5"] == [each["id"] for each in told["written"]]


def test_a_run_in_the_same_round_writes_only_to_those_that_are_newly_silent(well: Typed, asked: None) -> None:
    path = planned(well)
    rewritten(path, lambda line: line if line[1] == "A-1" else None)
    well(f"renew plan {NEW} --out andra.csv")
    well(f"renew apply {path}")
    ran = well(f"renew remind {NEW} --out brev")
    assert "3 som var anslutna till 2020-2023 är tysta och inte inbjudna" in ran.err
    well("renew apply andra.csv")
    well(f"renew remind {NEW} --out brev")
    assert ["utskick-omgång-0-2.xlsx", "utskick-omgång-0.xlsx"] == [name for name in written() if "utskick" in name]
    assert 4 == len(well(f"renew log {NEW} -o json").data)


def test_who_ends_with_the_old_period_is_not_said_to_be_silent(well: Typed, asked: None) -> None:
    well("actor dissolve Klockbojen --last-day 2023-12-31")
    assert "3 som var anslutna till 2020-2023 är tysta och inte inbjudna" in well(f"renew remind {NEW} --out brev").err


def test_a_draft_opens_as_one_and_says_what_an_answer_takes(well: Typed, campaign: None) -> None:
    well(f"renew remind {NEW} --out brev --last-day 2023-11-29 --answer-to 'e-tjänsten, exempel.se/anslut'")
    raw = Path("brev/A-1-0.eml").read_bytes()
    mail = message_from_bytes(raw, policy=policy.default)
    assert ("1", "Eva Ek <almby@example.org>") == (mail["X-Unsent"], str(mail["To"]))
    assert f"Anslutning på nytt till överenskommelsen, perioden {NEW}" == mail["Subject"]
    text = mail.get_content()
    for said in (
        "Hej Eva Ek!",
        "från och med den 1 januari 2024 till och med den 31 december 2027",
        "Svara senast den 29 november 2023.",
        "värdegrunden",
        "principerna",
        "Svara till e-tjänsten, exempel.se/anslut.",
        "Integritetsskyddsmyndigheten",
    ):
        assert said in text
    assert "åtagandena" not in text
    assert b"\r\n" in raw and b"\n\n" not in raw
    assert "600" == oct(Path("brev/A-1-0.eml").stat().st_mode)[-3:]


def test_letters_name_the_controller_and_warn_of_what_is_not_known(well: Typed, campaign: None) -> None:
    warned = well(f"renew remind {NEW} --out brev --dry-run -o json").data["warnings"]
    assert ["settings_missing"] == [each["code"] for each in warned if each["code"] == "settings_missing"]
    well("registry set 'controller=Kultur_nämnden' 'controller_contact=kultur@example.org' sender=S answer_to=B")
    well("registry set 'handläggare=Maj Strand, 010-10 10 10, maj@example.org'")
    told = well(f"renew remind {NEW} --out brev").err
    assert "registry set data_protection_officer=…\n" in told
    assert "controller=" not in told
    said = (
        "Kultur_nämnden i Exempelköping är personuppgiftsansvarig. Kontakt: kultur@example.org. Dataskyddsombud:"
        " [Saknas: dataskyddsombud]."
    )
    text = message_from_bytes(Path("brev/A-1-0.eml").read_bytes(), policy=policy.default).get_content()
    assert said in text
    assert "kommer från Almby IK (artikel 14)" in text
    printed = Path("brev/A-3-0.md").read_text(encoding="utf-8")
    assert said.replace("_", r"\_") in printed
    well("registry set 'dpo=dso@example.org'")
    assert "settings_missing" not in str(well(f"renew remind {NEW} --out brev --round 1 -o json").data["warnings"])


def test_a_reminder_says_that_it_is_one(well: Typed, campaign: None) -> None:
    well(f"renew remind {NEW} --out brev --round 2")
    mail = message_from_bytes(Path("brev/A-2-2.eml").read_bytes(), policy=policy.default)
    assert f"Påminnelse 2: anslutning på nytt till överenskommelsen, perioden {NEW}" == mail["Subject"]
    assert ("=Formeln <formeln@example.org>", "Hej!") == (str(mail["To"]).replace('"', ""), mail.get_content()[:4])


def opening(well: Typed, line: str) -> str:
    well(f"renew remind {NEW} --out brev {line} --force")
    letter = max(Path("brev").glob("*.md"), key=lambda path: path.stat().st_mtime_ns)
    return next(part for part in letter.read_text(encoding="utf-8").split("\n\n") if NEW in part and "#" not in part)


def test_a_reminder_says_of_earlier_letters_only_what_was_written(well: Typed, campaign: None) -> None:
    asked = opening(well, "--round 1 --date 2023-10-02")
    assert ("bjudit in" in asked, "skrivit till" in asked, "inte fått något svar" in asked) == (False, False, True)
    again = opening(well, "--round 2 --date 2023-10-09")
    assert "Vi har skrivit till Tegelbruket" in again
    well("undo")
    well("undo")
    opening(well, "--round 0 --date 2023-10-03")
    for round_ in (1, 2):
        assert "Vi har bjudit in Tegelbruket" in opening(well, f"--round {round_} --date 2023-10-1{round_}")
    assert "reminded_uninvited" not in str(well(f"renew remind {NEW} --out brev --round 3 -o json").data["warnings"])


def test_a_reminder_of_no_invitation_is_warned_of(well: Typed, campaign: None) -> None:
    assert "till 4 av dem har ingen inbjudan skrivits" in well(f"renew remind {NEW} --out brev --round 1").err


def test_data_is_neither_a_header_nor_markup_nor_a_formula(well: Typed, asked: None) -> None:
    well("enroll '*Stjärnan* <b>' --period 2020-2023 --signed-by 'Eva Ek' --received 2020-02-01")
    odd = '"Ek", Bcc: x@example.org; åäö <odd@example.org>'
    well("enroll =Andra --period 2020-2023 --signed-by 'Eva Ek' --received 2020-02-01 --contact", odd)
    well(f"renew apply {planned(well)}")
    well(f"renew remind {NEW} --out brev")
    assert "\\*Stjärnan\\* \\<b\\>" in Path("brev/A-6-0.md").read_text(encoding="utf-8")
    mail = message_from_bytes(Path("brev/A-7-0.eml").read_bytes(), policy=policy.default)
    assert ["odd@example.org"] == [address.addr_spec for address in mail["To"].addresses]
    assert None is mail["Bcc"]
    listed = CalamineWorkbook.from_path("brev/utskick-omgång-0.xlsx").get_sheet_by_index(0).to_python()
    assert ["namn", "e-post", "hälsning", "sista dag"] == listed[0]
    assert ["=Formeln", "formeln@example.org", "Hej!", "den 29 december 2023"] == listed[2]


@pytest.mark.parametrize(
    "name",
    ["=?utf-8?q?=0aBcc=3a_evil=40example.net=2c?=", "=?utf-8?b?CkNjOiBhQGIuc2UsCg==?=", "Styrelsen: a@b.se, (x)"],
)
def test_a_name_that_looks_encoded_or_like_a_group_is_no_receiver(well: Typed, asked: None, name: str) -> None:
    well(
        "enroll Udden --period 2020-2023 --signed-by 'Eva Ek' --received 2020-02-01",
        *("--contact", f'"{name}" <ordf@example.org>'),
    )
    well(f"renew apply {planned(well)}")
    for round_ in (0, 1):
        well(f"renew remind {NEW} --out brev --round {round_}")
        mail = message_from_bytes(Path(f"brev/A-6-{round_}.eml").read_bytes(), policy=policy.default)
        assert ["ordf@example.org"] == [each.addr_spec for each in mail["To"].addresses]
        assert {"Bcc", "Cc"}.isdisjoint(mail.keys())
        assert f"Hej {name}!" in mail.get_content()


def test_a_mailbox_that_no_mail_program_can_address_gets_a_letter(well: Typed, asked: None) -> None:
    for name, mailbox in (("Udden", "a..b@example.org"), ("Ön", "info@exämpel.se")):
        well(f"enroll {name} --period 2020-2023 --signed-by 'Eva Ek' --received 2020-02-01 --contact {mailbox}")
    well(f"renew apply {planned(well)}")
    well(f"renew remind {NEW} --out brev")
    assert ["A-6-0.md", "A-7-0.eml"] == [name for name in written() if name[:3] in {"A-6", "A-7"}]
    assert b"info@xn--exmpel-cua.se" in Path("brev/A-7-0.eml").read_bytes()


def test_an_interrupted_run_is_completed_by_the_next(
    well: Typed, campaign: None, monkeypatch: pytest.MonkeyPatch, typed: Typed
) -> None:
    from samverkan_cli.store.writer import Writer

    before = Path("registry.db").read_bytes()

    def killed(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Writer, "record", killed)
        assert 130 == typed(f"renew remind {NEW} --out brev").status
    assert before == Path("registry.db").read_bytes()
    assert 5 == len(written())
    contents = {name: Path("brev", name).read_bytes() for name in written()}
    assert 4 == len(well(f"renew remind {NEW} --out brev -o json").data["reminders"]["written"])
    assert contents == {name: Path("brev", name).read_bytes() for name in written()}


def test_a_file_that_says_something_else_is_never_written_over_nor_a_link_followed(
    well: Typed, typed: Typed, campaign: None
) -> None:
    Path("brev").mkdir()
    Path("offer.txt").write_text("viktigt", encoding="utf-8")
    Path("brev/A-1-0.eml").symlink_to("../offer.txt")
    before = Path("registry.db").read_bytes()
    assert (4, ["file_exists"]) == codes(typed(f"renew remind {NEW} --out brev -o json"))
    assert before == Path("registry.db").read_bytes()
    well(f"renew remind {NEW} --out brev --force")
    assert "viktigt" == Path("offer.txt").read_text(encoding="utf-8")
    assert not Path("brev/A-1-0.eml").is_symlink()


def test_a_dry_run_of_a_round_writes_neither_files_nor_entries(well: Typed, typed: Typed, campaign: None) -> None:
    before = Path("registry.db").read_bytes()
    assert "4 brev skulle skrivas" in well(f"renew remind {NEW} --out brev --dry-run").out
    assert not Path("brev").exists()
    assert before == Path("registry.db").read_bytes()
    assert (2, ["missing"]) == codes(typed(f"renew remind {NEW} -o json"))
    assert (2, ["missing", "number_invalid", "date_invalid"]) == codes(
        typed("renew remind --round minus --last-day sen --out brev -o json")
    )


def test_nobody_is_reminded_when_the_intake_is_closed(well: Typed, typed: Typed, campaign: None) -> None:
    well(f"period close {NEW} --date 2023-12-01")
    assert (5, ["period_is_closed"]) == codes(typed(f"renew remind {NEW} --out brev --date 2023-12-02 -o json"))
    assert "2023-12-01" == well(f"renew remind {NEW} --out brev -o json").data["reminders"]["last_day"]


def test_what_was_written_stands_in_the_history_of_the_actor(well: Typed, campaign: None) -> None:
    well(f"renew remind {NEW} --out brev")
    assert "brev till 2024-2027, omgång 0, skrevs 2023-10-01 (e-post)" in well("why A-1").out
    assert well("journal verify -o json").data["ok"]
    assert "inga brev" in well("renew log 2020-2023").out.casefold()


SAID = "registry set 'sender=Exempelköpings kommun, Box 1' 'caseholder=Maj Strand, 010-10 10 10, maj@example.org'"


def test_letters_tell_whom_they_are_from_who_answers_and_how(well: Typed, campaign: None) -> None:
    told = well(f"renew remind {NEW} --out brev --dry-run").err
    assert "avsändare, handläggare, svarsadress, personuppgiftsansvarig" in told
    well(SAID, "svarsadress=samverkan@example.org eller Box 1, 123 45 Exempelköping")
    assert "handläggare" not in well(f"renew remind {NEW} --out brev").err
    mail = message_from_bytes(Path("brev/A-1-0.eml").read_bytes(), policy=policy.default).get_content()
    printed = Path("brev/A-3-0.md").read_text(encoding="utf-8")
    for text in (mail, printed):
        assert "Svara senast den 29 december 2023." in text
        assert "Svara till samverkan@example.org eller Box 1, 123 45 Exempelköping." in text
        assert "Frågor besvaras av Maj Strand, 010-10 10 10, maj@example.org." in text
        assert "Vänliga hälsningar\n\nExempelköpings kommun, Box 1\n" in text.replace("\r\n", "\n")
        assert "2024-01-01" not in text
    other = well(f"renew remind {NEW} --out mapp --round 0 --answer-to 'e-tjänsten' -o json").data["reminders"]
    assert ([], ["A-1", "A-2", "A-3", "A-5"]) == (other["written"], [each["id"] for each in other["copies"]])
    assert "Svara till e-tjänsten." in Path("mapp/A-3-0.md").read_text(encoding="utf-8")


def test_a_letter_to_print_needs_where_to_answer_and_a_draft_does_not(well: Typed, campaign: None) -> None:
    well(SAID)
    assert "answer_to=…" in well(f"renew remind {NEW} --out brev").err
    assert "Svara till [Saknas: svarsadress]." in Path("brev/A-3-0.md").read_text(encoding="utf-8")
    draft = message_from_bytes(Path("brev/A-1-0.eml").read_bytes(), policy=policy.default).get_content()
    assert "Svara på det här meddelandet." in draft
    for name in ("Klockbojen", "Tegelbruket"):
        well(f"decline {name} --period {NEW} --received 2023-10-02")
    assert "answer_to=…" not in well(f"renew remind {NEW} --out brev2 --round 1 --date 2023-10-03").err


def test_a_second_round_of_reminders_on_a_day_is_refused_and_a_copy_is_not(
    well: Typed, typed: Typed, campaign: None
) -> None:
    assert "bjöds in samma dag" not in well(f"renew remind {NEW} --out brev").err
    assert "bjöds in samma dag" in well(f"renew remind {NEW} --out brev --round 1 --dry-run").err
    well(f"renew remind {NEW} --out brev --round 1 --date 2023-11-01")
    before = Path("registry.db").read_bytes()
    ran = typed(f"renew remind {NEW} --out brev --round 2 --date 2023-11-01 -o json")
    assert (4, ["reminded_that_day"]) == codes(ran)
    assert f"samverkan renew remind {NEW} --round 1 --out MAPP" in ran.error["hint"]
    told = well(f"renew remind {NEW} --out kopior --round 1 --date 2023-11-01")
    assert "är skriven redan i dag: 4 kopior i kopior." in told.out
    assert before == Path("registry.db").read_bytes()
    assert {name: Path("brev", name).read_bytes() for name in written("kopior")} == {
        name: Path("kopior", name).read_bytes() for name in written("kopior")
    }
    assert 4 == len([name for name in written("kopior") if name.startswith("A-")])
    assert "ingen ny att skriva till" in well(f"renew remind {NEW} --out kopior --round 1 --date 2023-11-02").out
    assert 4 == len(
        well(f"renew remind {NEW} --out b --round 2 --date 2023-11-02 -o json").data["reminders"]["written"]
    )


def test_a_copy_is_not_written_to_who_has_answered_since(well: Typed, campaign: None) -> None:
    well(f"renew remind {NEW} --out brev --round 1")
    well(f"decline Klockbojen --period {NEW} --received 2023-10-01")
    told = well(f"renew remind {NEW} --out kopior --round 1 -o json").data["reminders"]
    assert ["A-1", "A-2", "A-5"] == [each["id"] for each in told["copies"]]


def test_every_place_names_the_same_last_day(well: Typed, campaign: None) -> None:
    assert "Svar senast 2023-12-29." in well(f"renew status {NEW}").out
    well(f"renew remind {NEW} --out brev --last-day 2023-11-29")
    later = well(f"renew remind {NEW} --out brev --round 1 --date 2023-11-01 -o json").data["reminders"]
    assert "2023-11-29" == later["last_day"] == well(f"renew status {NEW} -o json").data["last_day"]
    assert "Svara senast den 29 november 2023." in Path("brev/A-3-1.md").read_text(encoding="utf-8")
    assert "Svar skulle ha kommit senast 2023-11-29." in well(f"renew status {NEW} --on 2023-11-30").out
    assert (
        "2024-01-01 är ingen arbetsdag"
        in well(f"renew remind {NEW} --out b --round 2 --date 2023-12-01 --last-day 2024-01-01").err
    )
    well("undo")
    assert "2023-11-29" == well(f"renew status {NEW} --on 2023-12-02 -o json").data["last_day"]


def test_letters_are_english_where_that_is_asked_for(well: Typed, campaign: None) -> None:
    well(SAID, "answer_to=Box 1")
    well(f"--lang en renew remind {NEW} --out letters")
    text = Path("letters/A-3-0.md").read_text(encoding="utf-8")
    assert "from 1 January 2024 through 31 December 2027" in text
    assert "Answer by 29 December 2023." in text
    assert "Questions are answered by Maj Strand" in text


@pytest.mark.parametrize(
    ("from_day", "last_day", "asks"),
    [
        ("2024-02-01", "2024-01-31", False),
        ("2024-02-01", "2024-02-01", True),
        ("2024-01-01", "2023-11-15", True),  # a rule from the first day holds for what comes before it too
    ],
)
def test_a_letter_asks_for_what_is_required_on_any_day_it_can_be_answered(
    well: Typed, asked: None, from_day: str, last_day: str, *, asks: bool
) -> None:
    well("body add KS --kind nämnd")
    well("decision add 'Åtaganden ska kryssas' --body KS --date 2023-09-26")
    three = "affirmations=values,principles,commitments"
    well(f"period set {NEW} {three} --from {from_day} --decision D-2023-001")
    well(f"renew plan {NEW} --from 2020-2023 --out plan.csv")
    well("renew apply plan.csv")
    well(f"renew remind {NEW} --out brev --last-day {last_day}")
    letters = [message_from_bytes(path.read_bytes(), policy=policy.SMTP) for path in Path("brev").glob("*.eml")]
    bodies = [body for letter in letters if (body := letter.get_body(("plain",)))]
    assert bodies
    assert {asks} == {"åtagandena" in str(body.get_content()) for body in bodies}
