"""Promises that were broken once: a refusal writes nothing, a write is told, a question understands Swedish."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import TICKED, Typed

P = "--period 2024-2027"


def test_a_writing_verb_has_no_fields_to_get_wrong_after_the_write(typed: Typed, period: str) -> None:
    before = Path("registry.db").read_bytes()
    assert 2 == typed("actor add X --fields foo").status
    assert 2 == typed("actor add X -o xml").status
    assert before == Path("registry.db").read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device to write to")
def test_an_answer_that_cannot_be_written_never_changes_what_was_recorded(well: Typed, period: str) -> None:
    def into_a_full_disk(*words: str) -> tuple[int, str]:
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            command = [sys.executable, "-m", "samverkan_cli.main", *words]
            ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=os.environ)
        return ran.returncode, ran.stderr

    status, told = into_a_full_disk("actor", "add", "X")
    assert (0, True) == (status, "Ändringen är registrerad" in told)
    assert ["X"] == [row["name"] for row in well("actor list -o json").data]
    status, told = into_a_full_disk("actor", "list")
    assert (7, True) == (status, "kunde inte skrivas" in told)


@pytest.mark.parametrize("line", ["--lang se status", "--lang svenska roll", "--db '' status"])
def test_a_wrong_choice_before_the_verb_is_refused(typed: Typed, period: str, line: str) -> None:
    assert 2 == typed(line).status


@pytest.mark.parametrize(
    ("name", "value"), [("LANG", "xx"), ("WAIT", "abc"), ("TODAY", "2024-13-01"), ("OUTPUT", "xml")]
)
def test_a_wrong_environment_variable_is_refused(
    typed: Typed, period: str, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"SAMVERKAN_{name}", value)
    assert 2 == typed("status").status


def test_who_has_announced_a_withdrawal_can_be_excluded_before_it(well: Typed, typed: Typed, period: str) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2024-01-10")
    well(f"withdraw Klockbojen {P} --received 2024-02-01 --effective 2026-06-01")
    well("body add KS --kind nämnd")
    well("body mandate KS --subject exclusion --may decide")
    well("decision add 'Klockbojen utesluts' --body KS --date 2025-10-08")
    well(
        f"exclude Klockbojen {P} --decision D-2025-001 --effective 2025-10-17 --ground formal --notified 2025-05-17"
        " --answered 2025-06-05 --bar-through 2026-10-16"
    )
    assert [] == well("roll --on 2025-10-17 -o json").data
    assert 1 == len(well("roll --on 2025-10-16 -o json").data)
    assert 4 == typed(f"withdraw Klockbojen {P} --received 2025-11-01").status
    assert well("journal verify -o json").data["ok"]


def test_a_dissolved_actor_does_not_withdraw_after_its_last_day(well: Typed, typed: Typed, period: str) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2024-01-10")
    well("actor dissolve Klockbojen --last-day 2025-06-30")
    ran = typed(f"withdraw Klockbojen {P} --received 2025-08-01 -o json")
    assert (4, ["already_dissolved"]) == (ran.status, ran.codes)


def test_a_recorded_roll_is_named_only_by_a_change_that_reaches_it(well: Typed, period: str) -> None:
    well("roll --on 2024-06-01 --record Lista")
    late = well(f"enroll Klockbojen {TICKED} --received 2024-02-01 -o json").data
    assert "recorded_roll_reached" in {warning["code"] for warning in late["warnings"]}
    later = well(f"withdraw Klockbojen {P} --received 2026-05-01 -o json").data
    assert [] == later["warnings"]


def test_a_recorded_roll_is_asked_for_alone_and_its_title_is_its_own(typed: Typed, well: Typed, period: str) -> None:
    well("roll --on 2024-06-01 --record Lista")
    assert 4 == typed("roll --on 2024-07-01 --record lista").status
    for more in ("--on 2024-06-01", "--record Ny", "--side civil"):
        ran = typed(f"roll --recorded Lista {more} -o json")
        assert (2, ["options_conflict"]) == (ran.status, ran.codes)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"enroll - {TICKED}", "text_empty"),
        (f"enroll X {P} --affirm values,principles --signed-by ', ordförande'", "text_empty"),
        (f"enroll X {TICKED} --contact '<>'", "text_empty"),
        ("decision add x --body KS --paragraph " + "9" * 5000, "number_invalid"),
        ("task add 'ring 1985-07-09-9805'", "personal_number"),
        ("task add 'ring 850709.9805'", "personal_number"),
        ("task add 'ring 850709-98 05'", "personal_number"),
    ],
)
def test_what_only_looks_filled_in_is_refused(typed: Typed, period: str, line: str, code: str) -> None:
    ran = typed(f"{line} -o json")
    assert (2, code) == (ran.status, ran.codes[0])


def test_a_personal_number_is_not_printed_back_in_json_either(typed: Typed, period: str) -> None:
    ran = typed("period add 850709-9805 --first-day 850709-9805 --last-day 2027-12-31 -o json")
    assert (2, False) == (ran.status, "9805" in ran.err)


def test_a_backup_is_never_written_over_the_registry_itself(typed: Typed, period: str) -> None:
    ran = typed("database backup --out registry.db --force -o json")
    assert (2, ["same_file"]) == (ran.status, ran.codes)


def test_restoring_keeps_what_was_there_before(well: Typed, period: str) -> None:
    well("database backup --out kopia.db")
    well("body add KS")
    kept = well("database restore kopia.db --yes -o json").data["kept"]
    assert 3 == well(f"--db {kept} status -o json").data["entries"]


def test_a_text_without_points_is_told(well: Typed, period: str) -> None:
    Path("text.md").write_text("bara text\n", encoding="utf-8")
    told = well("period text 2024-2027 text.md -o json").data
    assert ["no_points"] == [warning["code"] for warning in told["warnings"]]


def test_a_task_without_a_day_is_due_last(well: Typed, period: str) -> None:
    well("task add Utan")
    well("task add Med --due 2030-01-01")
    assert [("2030-01-01", "T-2"), (None, "T-1")] == [(row["due"], row["ref"]) for row in well("due -o json").data]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("roll --on", "Ett värde saknas efter --on"),
        ("actor add Q --db t.db", "--db skrivs före kommandot"),
        ("enroll Almby IK", "inom citattecken"),
        ("enrol X", "Menar du enroll?"),
        ("roll --perod x", "Menar du --period?"),
    ],
)
def test_a_slip_of_the_hand_is_told_with_what_to_type(typed: Typed, line: str, hint: str) -> None:
    ran = typed(line)
    assert (2, True) == (ran.status, hint in ran.err), ran.err


def test_who_leaves_and_applies_ahead_of_an_exclusion_is_told_of_its_bar(
    well: Typed, typed: Typed, period: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2024-01-10")
    well("body add KS --kind nämnd")
    well("body mandate KS --subject exclusion --may decide")
    well("decision add 'Klockbojen utesluts' --body KS --date 2024-10-08")
    heard = "--ground formal --notified 2024-05-17 --answered 2024-06-05"
    well(f"exclude Klockbojen {P} --decision D-2024-001 --effective 2025-10-17 {heard} --bar-through 2026-12-31")
    well(f"withdraw Klockbojen {P} --received 2024-12-01")
    ran = typed(f"enroll Klockbojen {TICKED} --received 2025-01-15 -o json")
    assert (0, True) == (ran.status, "exclusion_ahead" in [each["code"] for each in ran.data["warnings"]])
    monkeypatch.setenv("SAMVERKAN_TODAY", "2025-10-17")
    assert "bar_meets_answer" in [each["code"] for each in typed("check -o json").data]
    monkeypatch.setenv("SAMVERKAN_TODAY", "2025-10-16")
    assert "bar_meets_answer" not in [each["code"] for each in typed("check -o json").data]
