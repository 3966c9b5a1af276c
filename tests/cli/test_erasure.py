"""Erasing: what goes, what stays and why, that it is gone from the file's bytes, and that the journal holds."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from conftest import TICKED, Once, Typed

from samverkan_cli.domain.notation import name_key

DECIDED = "--decision 'KS 2024-05-14 § 99'"
VERIFIER = Path(__file__).parents[2] / "verifier" / "samverkan_verify.py"
Refused = Callable[[str, int], list[str]]


@pytest.fixture
def decided(well: Typed, period: str, typed_once: Once) -> str:
    """Record a deletion decision."""
    typed_once(
        "body add KS --kind nämnd",
        "decision add 'Kontakter som har upphört gallras' --body KS --date 2024-05-14 --paragraph 99",
    )
    return "D-2024-001"


@pytest.fixture
def bo(well: Typed, decided: str, typed_once: Once) -> str:
    """Make Bo Ek contact of three actors, signer of one form and participant of a meeting."""
    signed = TICKED.replace("Eva Ek", "Bo Ek")
    typed_once(
        f"enroll Klockbojen {signed} --contact 'Bo Ek <bo@example.org>' --date 2024-01-15 --reason skälet",
        "actor add Sjöviken",
        "actor add Tallen",
        "contact add Sjöviken 'Bo Ek <bo.ek@sjoviken.example>'",
        "contact add Tallen 'Bo Ek'",
        "meeting add KS --date 2024-03-01",
        "meeting attend M-1 'Bo Ek' --represents Klockbojen",
    )
    return "P-1"


def left(*texts: str, folder: Path = Path()) -> dict[str, int]:
    """Give how often texts, as they are or folded, stand in the bytes of the registry and of its journal."""
    files = [folder / "registry.db", folder / "registry.db-journal"]
    held = b"".join(each.read_bytes() for each in files if each.exists())
    forms = {form for text in texts for form in (text, name_key(text))}
    return {form: held.count(form.encode()) for form in forms if held.count(form.encode())}


def holds(well: Typed) -> None:
    """See that the journal verifies, and that who shares no line with the program says so too."""
    assert [] == well("journal verify -o json").data["problems"]
    Path("journal.jsonl").unlink(missing_ok=True)
    well("journal export --out journal.jsonl")
    ran = subprocess.run([sys.executable, str(VERIFIER), "journal.jsonl", "--json"], capture_output=True, check=False)
    assert [] == json.loads(ran.stdout)["problems"]
    assert 0 == ran.returncode


def stays(ran_data: dict[str, list[dict[str, str]]]) -> set[tuple[str, str, str]]:
    return {(row["stands"], row["id"], row["kept"]) for row in ran_data["stays"]}


def test_an_ended_contact_goes_and_signature_minutes_and_live_contacts_stay(well: Typed, bo: str) -> None:
    well("contact end Sjöviken 'Bo Ek'")
    data = well(f"person erase 'Bo Ek' {DECIDED} --yes -o json").data
    assert [("contact", "A-2")] == [(row["stands"], row["id"]) for row in data["person"]["goes"]]
    assert {
        ("contact", "A-1", "live"),
        ("contact", "A-3", "live"),
        ("signed", "E-1", "signature"),
        ("attended", "M-1", "minutes"),
        ("name", "P-1", "choice"),
    } == stays(data["person"])
    assert {} == left("bo.ek@sjoviken.example")
    assert (0, []) == (data["copies"], data["standing"])
    assert {"contact", "signed", "attended"} == {row["stands"] for row in well("person find 'Bo Ek' -o json").data}
    assert "bo@example.org" in well("contact list Klockbojen").out
    assert "gallrad uppgift" in well("contact list Sjöviken").out
    holds(well)


def test_the_dry_run_lists_what_goes_and_what_stays_and_changes_nothing(well: Typed, bo: str) -> None:
    well("contact end Sjöviken 'Bo Ek'")
    before = Path("registry.db").read_bytes()
    told = well(f"person erase 'Bo Ek' {DECIDED} --dry-run").out
    assert "kontakt för: Sjöviken (A-2)" in told
    assert "art. 17.3" in told
    data = well(f"person erase 'Bo Ek' {DECIDED} --dry-run -o json").data
    assert (True, None) == (data["dry_run"], data["entry"])
    assert before == Path("registry.db").read_bytes()


@pytest.mark.usefixtures("bo")
def test_erasing_takes_a_decision_that_was_approved_and_was_taken_by_then(well: Typed, refused: Refused) -> None:
    well("contact end Sjöviken 'Bo Ek'")
    assert ["decision_missing"] == refused("person erase 'Bo Ek' --yes", 5)
    well("decision add 'Nej' --body KS --date 2024-05-15 --outcome avslag")
    assert ["decision_not_approved"] == refused("person erase 'Bo Ek' --decision D-2024-002 --yes", 5)
    assert ["erased_before_decided"] == refused(f"person erase 'Bo Ek' {DECIDED} --yes --date 2024-05-13", 5)
    assert ["not_found"] == refused("person erase 'Bo Ek' --decision 'KS 2024-05-14 § 100' --yes", 3)
    assert ["not_found", "decision_missing"] == refused("person erase 'Bo Berg' --yes", 3)


@pytest.mark.usefixtures("bo")
def test_without_a_terminal_the_option_that_says_yes_is_named(well: Typed, typed: Typed) -> None:
    well("contact end Sjöviken 'Bo Ek'")
    before = Path("registry.db").read_bytes()
    ran = typed(f"person erase 'Bo Ek' {DECIDED}")
    assert (2, True) == (ran.status, "--yes" in ran.err)
    assert before == Path("registry.db").read_bytes()


@pytest.mark.usefixtures("bo")
def test_what_is_live_is_replaced_and_ended_first(well: Typed, typed: Typed, refused: Refused) -> None:
    assert ["contact_live"] * 3 == refused(f"person erase 'Bo Ek' {DECIDED} --yes", 5)
    well("task add Ring --owner 'Bo Ek'")
    for actor in ("Klockbojen", "Sjöviken", "Tallen"):
        well(f"contact end {actor} 'Bo Ek'")
    assert ["task_open"] == refused(f"person erase 'Bo Ek' {DECIDED} --what all --yes", 5)
    assert "samverkan task assign T-1" in typed(f"person erase 'Bo Ek' {DECIDED} --what all --yes").err
    well("task done T-1")
    assert 0 == typed(f"person erase 'Bo Ek' {DECIDED} --what all --yes").status


@pytest.mark.usefixtures("bo")
def test_the_command_that_ends_a_contact_is_one_that_can_be_typed(well: Typed, typed: Typed) -> None:
    told = typed(f"person erase 'Bo Ek' {DECIDED} --yes").err
    for line in re.findall(r"samverkan (contact end \S+ \S+)", told):
        well(line)
    well(f"person erase 'Bo Ek' {DECIDED} --yes")


def test_the_name_goes_when_nothing_holds_it_and_reads_erased_everywhere(well: Typed, decided: str) -> None:
    well("actor add Sjöviken")
    well("contact add Sjöviken 'Åke \"Flax\" Öberg <åke@example.org>'")
    well("task add Ring --owner P-1")
    well("task done T-1")
    well("contact end Sjöviken P-1")
    data = well(f"person erase P-1 {DECIDED} --what all --yes -o json").data
    assert {("contact", "A-1"), ("name", "P-1")} == {(r["stands"], r["id"]) for r in data["person"]["goes"]}
    assert {} == left("Åke", "Öberg", "åke@example.org", "Flax")
    for line in (
        "person list",
        "person show P-1",
        "contact list",
        "task list",
        "why P-1",
        "journal list",
        "person find P-1",
    ):
        told = well(line).out
        assert "gallrad uppgift" in told, line
        assert "None" not in told, line
    assert "erased" in well("--lang en person list").out
    assert [] == well("search Öberg -o json").data
    holds(well)


def test_a_name_that_a_signature_holds_stays_and_only_addresses_go(well: Typed, bo: str, refused: Refused) -> None:
    for actor in ("Klockbojen", "Sjöviken", "Tallen"):
        well(f"contact end {actor} 'Bo Ek'")
    well(f"person erase {bo} {DECIDED} --what all --yes")
    assert {} == left("bo@example.org", "bo.ek@sjoviken.example")
    assert "Bo Ek" in well("person show P-1").out
    assert ["nothing_to_erase"] == refused(f"person erase {bo} {DECIDED} --what all --yes", 4)
    holds(well)


def test_others_under_the_same_seal_are_left_as_they_were(well: Typed, decided: str) -> None:
    signed = TICKED.replace("Eva Ek", "Siv Lind")
    well(f"enroll Klockbojen {signed} --contact 'Bo Ek <bo@example.org>' --date 2024-01-15 --reason skälet")
    well("contact end Klockbojen 'Bo Ek'")
    well(f"person erase 'Bo Ek' {DECIDED} --what all --yes")
    assert {} == left("Bo Ek", "bo@example.org")
    assert "Siv Lind" in well("person list").out
    entry = next(row for row in well("journal list E-1 -o json").data if row["kind"] == "actor_enrolled")
    assert ("Maj Strand", "skälet") == (entry["by"], entry["reason"])
    well("actor dissolve Klockbojen --last-day 2024-06-01")
    holds(well)


def test_two_are_erased_one_after_the_other_from_one_seal(well: Typed, decided: str) -> None:
    well("actor add Sjöviken")
    well("contact add Sjöviken 'Bo Ek <bo@example.org>'")
    well("actor add Tallen")
    well("contact add Tallen 'Siv Lind <siv@example.org>'")
    for actor, person in (("Sjöviken", "P-1"), ("Tallen", "P-2")):
        well(f"contact end {actor} {person}")
        well(f"person erase {person} {DECIDED} --what all --yes")
        holds(well)
    assert {} == left("Bo Ek", "bo@example.org", "Siv Lind", "siv@example.org")


def test_what_was_taken_back_is_erased_too(well: Typed, decided: str) -> None:
    well("actor add Sjöviken")
    well("person add 'Bo Ek' --email bo@example.org")
    well("contact add Sjöviken 'Bo Ek <ek@example.org>'")
    well("undo")
    well(f"person erase 'Bo Ek' {DECIDED} --what all --yes")
    assert {} == left("Bo Ek", "bo@example.org", "ek@example.org")
    holds(well)


def test_an_erasure_is_not_taken_back_and_says_so(well: Typed, bo: str, refused: Refused) -> None:
    well("contact end Sjöviken 'Bo Ek'")
    entry = well(f"person erase {bo} {DECIDED} --yes -o json").data["entry"]
    assert ["erasure_stays"] == refused("undo", 4)
    assert ["erasure_stays"] == refused(f"undo {entry}", 4)


def test_undoing_what_came_before_an_erasure_brings_nothing_back(well: Typed, decided: str) -> None:
    well("person add 'Bo Ek' --email bo@example.org")
    made = well("journal list -o json").data[-1]["seq"]
    well(f"person erase 'Bo Ek' {DECIDED} --what all --yes")
    well(f"undo {made}")
    holds(well)
    well("redo")
    holds(well)
    assert {} == left("Bo Ek", "bo@example.org")
    assert "gallrad uppgift" in well("person list").out


@pytest.mark.usefixtures("decided")
def test_nothing_new_is_built_on_an_erased_person(well: Typed, refused: Refused) -> None:
    well("actor add Sjöviken")
    well("person add 'Bo Ek' --email bo@example.org")
    well(f"person erase 'Bo Ek' {DECIDED} --what all --yes")
    assert ["already_erased"] == refused("contact add Sjöviken P-1", 5)
    assert "P-2" in well("contact add Sjöviken 'Bo Ek'").out


def test_a_text_that_is_also_said_elsewhere_is_told_with_its_places(well: Typed, decided: str) -> None:
    well("person add 'Bo Ek' --email bo@example.org")
    well("task add 'Skriv till bo@example.org'")
    ran = well(f"person erase 'Bo Ek' {DECIDED} --yes -o json")
    assert {"table": "task", "key": "T-1"} in ran.data["standing"]
    assert ["erased_text_stands"] == [each["code"] for each in ran.data["warnings"]]


def test_a_copy_beside_the_registry_that_holds_it_is_named(well: Typed, bo: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "kopior"
    elsewhere.mkdir()
    well("database backup --out kopior/en.db")
    well("database backup --out vid-sidan.db")
    well("contact end Sjöviken 'Bo Ek'")
    data = well(f"person erase {bo} {DECIDED} --yes -o json").data
    assert {("en.db", True), ("vid-sidan.db", True)} == {(Path(b["path"]).name, b["holds"]) for b in data["backups"]}


def test_the_triggers_let_nothing_go_that_no_erasure_names(well: Typed, bo: str) -> None:
    well("contact end Sjöviken 'Bo Ek'")
    well(f"person erase {bo} {DECIDED} --yes")
    connection = sqlite3.connect("registry.db")
    for statement in (
        "DELETE FROM seal WHERE seq = 4",
        "UPDATE seal SET value = '{}' WHERE seq = 5",
        "UPDATE seal SET seq = 1000",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()


FORGED = [
    ("DELETE FROM seal WHERE seq = :contact AND part = 'persons'", "seal"),
    ("UPDATE seal SET value = '{\"by\":\"Någon\"}' WHERE seq = :contact AND part = 'persons'", "seal"),
    ("DELETE FROM erased_seal", "seal"),
    ("UPDATE erased_seal SET fields = 'by'", "table"),
    ("UPDATE erased_seal SET fields = 'by'", "erasure"),  # what is said to be gone and stands there
]


@pytest.mark.parametrize(("statement", "found"), FORGED)
def test_verify_accepts_what_erasures_name_and_nothing_else(
    typed: Typed, well: Typed, bo: str, statement: str, found: str
) -> None:
    well("contact end Sjöviken 'Bo Ek'")
    made = well("contact list Sjöviken -o json").data[0]["number"]
    well(f"person erase {bo} {DECIDED} --yes")
    connection = sqlite3.connect("registry.db")
    connection.executescript("DROP TRIGGER seal_no_delete; DROP TRIGGER seal_no_update;")
    connection.execute(statement.replace(":contact", str(made)))
    connection.commit()
    problems = json.loads(typed("journal verify -o json").out)["data"]["problems"]
    assert found in {each["what"] for each in problems}


# actors ------------------------------------------------------------------------------------------


def erased_actor(well: Typed) -> Collection[str]:
    """Register an actor with everything that is written of one, end it, and give every text."""
    for line in (
        "actor add Sjöviken --purpose 'Bada ihop' --reason anledningen --website https://forr.example/viken",
        "actor edit Sjöviken --website https://nu.example/viken",
        "actor alias Sjöviken Vikingarna",
        "actor rename Sjöviken Sjöbadarna --date 2024-01-05",
        "contact add Sjöbadarna 'Bo Ek <bo@sjobadarna.example>'",
        "contact add Sjöbadarna info@sjobadarna.example",
        f"enroll Sjöbadarna {TICKED} --date 2024-01-15 --evidence stämmoprotokollet",
        "withdraw Sjöbadarna --period 2024-2027 --date 2024-04-01 --reason tröttnade",
        "contact end Sjöbadarna P-1",
        "contact end Sjöbadarna info@sjobadarna.example",
    ):
        well(line)
    return ("https://forr.example/viken", "https://nu.example/viken",
            "Sjöviken", "Sjöbadarna", "Vikingarna", "Bada ihop", "anledningen", "tröttnade", "stämmoprotokollet",
            "bo@sjobadarna.example", "info@sjobadarna.example")  # fmt: skip


def test_everything_written_of_an_actor_goes(well: Typed, decided: str) -> None:
    texts = erased_actor(well)
    well(f"actor erase Sjöbadarna {DECIDED} --yes")
    assert {} == left(*texts)
    for line in ("actor list", "actor show A-1", "why A-1", "roll --on 2024-02-01", "contact list", "journal list"):
        told = well(line).out
        assert "gallrad uppgift" in told, line
        assert not any(text in told for text in texts), line
    assert "Eva Ek" in well("person list").out
    holds(well)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("roll --on 2024-02-01 --record Valet", ("roll", "R-1", "roll")),
        ("decision add 'Bidrag' --body KS --date 2024-02-01 --about A-1", ("decision", "D-2024-002", "decision")),
        ("meeting attend M-1 'Siv Lind' --represents A-1", ("minutes", "M-1", "minutes")),
    ],
)
def test_a_name_that_must_be_possible_to_read_stays(
    well: Typed, decided: str, line: str, why: tuple[str, str, str]
) -> None:
    erased_actor(well)
    well("meeting add KS --date 2024-03-01")
    well(line)
    data = well(f"actor erase A-1 {DECIDED} --yes -o json").data
    assert why in stays(data["actor"])
    assert "Sjöbadarna" in well("actor list").out
    assert {} == left("Bada ihop", "info@sjobadarna.example")
    holds(well)


def test_an_actor_that_is_enrolled_tried_or_written_to_is_not_erased(
    well: Typed, decided: str, refused: Refused
) -> None:
    well(f"enroll Sjöviken {TICKED} --contact 'Bo Ek <bo@example.org>' --date 2024-01-15")
    well("case open Sjöviken --period 2024-2027 --ground formal --fact 2024-02-01")
    assert {"still_enrolled", "case_still_open", "contact_live"} == set(refused(f"actor erase A-1 {DECIDED} --yes", 5))


def test_an_erased_actor_is_not_erased_twice_nor_joins_again(well: Typed, decided: str, refused: Refused) -> None:
    erased_actor(well)
    well(f"actor erase A-1 {DECIDED} --yes")
    assert ["already_erased"] == refused(f"actor erase A-1 {DECIDED} --yes", 5)
    assert ["already_erased"] == refused(f"enroll A-1 {TICKED}", 5)
    assert "A-2" in well(f"enroll Sjöbadarna {TICKED}").out


def test_who_was_merged_into_an_actor_is_erased_with_it(well: Typed, decided: str) -> None:
    well("actor add Sjöviken --purpose Simskola")
    well("actor add Sjövikn --purpose Simma --new")
    well("actor merge Sjövikn Sjöviken")
    well(f"actor erase Sjöviken {DECIDED} --yes")
    assert {} == left("Sjöviken", "Sjövikn", "Simskola", "Simma")
    holds(well)


# copies ------------------------------------------------------------------------------------------


def test_an_older_copy_that_is_restored_is_erased_again_and_says_so(well: Typed, bo: str) -> None:
    well("contact end Sjöviken 'Bo Ek'")
    well("database backup --out kopia.db")
    well(f"person erase {bo} {DECIDED} --yes")
    well("task add Ring")
    ran = well("database restore kopia.db --yes -o json")
    assert [("P-1", True)] == [
        (each["id"], each["again"] < ran.data["entries"] + 2) for each in ran.data["erased_again"]
    ]
    assert {} == left("bo.ek@sjoviken.example")
    assert "gallrad uppgift" in well("contact list Sjöviken").out
    told = well("journal list -o json").data[-1]
    assert ("person_erased", "database restore") == (told["kind"], told["verb"])
    assert "D-2024-001" in told["told"]
    holds(well)
    assert "gallrat på nytt" in well("database restore kopia.db --yes").out
    assert {} == left("bo.ek@sjoviken.example")
    holds(well)


def test_a_decision_that_the_copy_does_not_know_is_cited(well: Typed, decided: str) -> None:
    well("actor add Sjöviken")
    well("contact add Sjöviken 'Bo Ek <bo@example.org>'")
    well("contact end Sjöviken 'Bo Ek'")
    well("database backup --out kopia.db")
    well("decision add 'Gallra allt' --body KS --date 2024-05-20 --paragraph 7")
    well("person erase 'Bo Ek' --decision D-2024-002 --what all --yes")
    well("database restore kopia.db --yes")
    told = well("journal list -o json").data[-1]
    assert ("person_erased", "KS 2024-05-20 § 7") == (told["kind"], told["source"])
    assert {} == left("Bo Ek", "bo@example.org")
    holds(well)


def test_a_copy_from_before_a_contact_had_ended_does_not_bring_its_address_back(well: Typed, decided: str) -> None:
    well("actor add Sjöviken")
    well("contact add Sjöviken 'Bo Ek <bo@example.org>'")
    well("database backup --out kopia.db")
    well("contact end Sjöviken 'Bo Ek'")
    well(f"person erase 'Bo Ek' {DECIDED} --what all --yes")
    well("database restore kopia.db --yes")
    assert {} == left("Bo Ek", "bo@example.org")
    assert "upphörd" in well("contact list").out
    holds(well)


def test_what_parted_from_the_copy_is_left_alone(well: Typed, decided: str) -> None:
    """An id of another branch of the same registry is somebody else."""
    well("database backup --out kopia.db")
    well("person add 'Bo Ek' --email bo@example.org")
    well("database backup --out med-bo.db")
    well("database restore kopia.db --yes")
    well("person add 'Siv Lind' --email siv@example.org")
    well(f"person erase 'Siv Lind' {DECIDED} --what all --yes")
    well("database restore med-bo.db --yes")
    assert "Bo Ek" in well("person list").out
    holds(well)


def test_a_copy_that_holds_nothing_of_it_needs_no_erasure(well: Typed, decided: str) -> None:
    well("database backup --out kopia.db")
    well("person add 'Bo Ek' --email bo@example.org")
    well(f"person erase 'Bo Ek' {DECIDED} --what all --yes")
    assert [] == well("database restore kopia.db --yes -o json").data["erased_again"]


def test_the_folder_is_left_as_it_was_after_a_restore(well: Typed, decided: str) -> None:
    well("person add 'Bo Ek' --email bo@example.org")
    well("database backup --out kopia.db")
    well(f"person erase 'Bo Ek' {DECIDED} --what all --yes")
    well("database restore kopia.db --yes")
    hidden = [each.name for each in Path().iterdir() if each.name.startswith(".samverkan-")]
    assert [] == hidden


# what was corrected ------------------------------------------------------------------------------


def test_what_a_correction_replaced_goes_with_what_it_put_there(well: Typed, decided: str) -> None:
    well("actor add Sjöviken")
    well("contact add Sjöviken 'Bo Eck <bo@example.org>'")
    well("correct P-1 --name 'Bo Ek' --reason stavfel")
    well("correct P-1 --email ek@example.org --reason saknades")
    well("correct P-1 --email bo.ek@example.org --reason 'fel adress'")
    well("correct A-1 --contact P-1 --email bo.sjoviken@example.org --reason 'fel adress'")
    well("contact end Sjöviken P-1")
    well(f"person erase P-1 {DECIDED} --what all --yes")
    texts = ("Bo Eck", "Bo Ek", "bo@example.org", "ek@example.org", "bo.ek@example.org", "bo.sjoviken@example.org")
    assert {} == left(*texts)
    told = well("journal list P-1").out
    assert "gallrad uppgift" in told
    assert not any(text in told for text in texts)
    holds(well)


def test_an_erased_correction_that_is_undone_brings_nothing_back(well: Typed, decided: str) -> None:
    well("person add 'Bo Eck' --email bo@example.org")
    well("correct P-1 --name 'Bo Ek' --reason stavfel")
    corrected = well("journal list -o json").data[-1]["seq"]
    well(f"person erase P-1 {DECIDED} --what all --yes")
    well(f"undo {corrected}")
    assert {} == left("Bo Eck", "Bo Ek", "bo@example.org")
    holds(well)


def test_what_was_corrected_of_an_actor_goes_with_it(well: Typed, decided: str) -> None:
    well("actor add Sjövikn --purpose Simskola")
    well("correct A-1 --name Sjöviken --purpose Simhall --reason stavfel")
    well(f"enroll Sjöviken {TICKED} --date 2024-01-15 --evidence protokollen")
    well("correct E-1 --evidence stadgarna --reason bytt")
    well("withdraw Sjöviken --period 2024-2027 --date 2024-04-01")
    well(f"actor erase A-1 {DECIDED} --yes")
    assert {} == left("Sjövikn", "Sjöviken", "Simskola", "Simhall", "protokollen", "stadgarna")
    holds(well)


def test_what_should_never_have_been_there_is_erased_too(well: Typed, decided: str) -> None:
    well("actor add Sjöviken")
    well("person add 'Bo Ek' --email bo@example.org")
    well("void P-1 --reason dubbel")
    well(f"person erase P-1 {DECIDED} --what all --yes")
    assert {} == left("Bo Ek", "bo@example.org")
    holds(well)


def test_an_address_that_a_correction_gave_and_undo_took_back_goes_too(well: Typed, decided: str) -> None:
    well("meeting add KS --date 2024-03-01")
    well("meeting attend M-1 'Siv Lind'")
    well("correct P-1 --email siv@example.org --reason ny")
    well("undo")
    told = well(f"person erase P-1 {DECIDED} --yes").out
    assert "tidigare uppgift" in told
    assert {} == left("siv@example.org")
    holds(well)


# who is another ----------------------------------------------------------------------------------


def test_who_was_merged_is_erased_with_the_one_it_is(well: Typed, decided: str) -> None:
    for line in (
        "actor add Sjöviken",
        "person add 'Bo Eck' --email eck@example.org",
        "person add 'Bo Ek' --new",
        "contact add Sjöviken P-1",
        "person request P-1 erase --received 2024-05-01",
        "person merge P-1 P-2",
        "contact end Sjöviken P-2",
    ):
        well(line)
    well(f"person erase P-1 {DECIDED} --what all --yes")
    assert {} == left("Bo Eck", "Bo Ek", "eck@example.org")
    assert [] == well("due --kind begäran -o json").data
    assert "gallrad uppgift" in well("person show P-1").out
    holds(well)


def test_an_erased_person_is_merged_with_nobody(well: Typed, decided: str, refused: Refused) -> None:
    well("person add 'Bo Ek' --email bo@example.org")
    well(f"person erase P-1 {DECIDED} --what all --yes")
    well("person add 'Bo Ek' --new")
    assert ["already_erased"] == refused("person merge P-1 P-2", 5)
    assert ["already_erased"] == refused("person merge P-2 P-1", 5)


def test_what_was_merged_and_erased_is_not_brought_back_by_undo(well: Typed, decided: str) -> None:
    well("person add 'Bo Eck' --email eck@example.org")
    well("person add 'Bo Ek' --new")
    well("person merge P-1 P-2")
    merged = well("journal list -o json").data[-1]["seq"]
    well(f"person erase P-2 {DECIDED} --what all --yes")
    well(f"undo {merged}")
    assert {} == left("Bo Eck", "Bo Ek", "eck@example.org")
    holds(well)
