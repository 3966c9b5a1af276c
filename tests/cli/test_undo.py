"""What a command recorded is taken back, and taken back again: one of everything, typed, newest first."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Typed

from samverkan_cli.domain.events import EVENTS

P = "--period 2024-2027"
Refused = Callable[[str, int], list[str]]

# One of everything that can be recorded, each command building on those before it.
CASE = (
    "enroll Dalen --period 2020-2023 --affirm values,principles --signed-by 'Sara Sjö' --received 2020-02-02",
    "enroll Boken --period 2020-2023 --affirm values --incomplete principerna --received 2020-02-03",
    "decision add 'Boken kommer inte med' --body KS --date 2020-06-01",
    "refuse Boken --period 2020-2023 --decision D-2020-001 --ground formal --notified 2020-03-01 --answered 2020-03-20",
    "case open Dalen --period 2020-2023 --ground formal --from 'Sara Sjö' --date 2020-03-02",
    "case screen C-3 --admit --date 2020-03-03",
    "case step C-3 --who ordföranden --what samtal --date 2020-03-10",
    "case document C-3 text.md --matters --date 2020-03-11",
    "case notify C-3 text.md --date 2020-03-12",
    "case notify C-3 --extend --date 2020-03-20",
    "case notify C-3 --exempt haste --reason brådskar --date 2020-03-21",
    "case answer C-3 --received 2020-04-01 --final-answer",
    "case cure C-3 --through 2020-05-01 --date 2020-04-02",
    "case cure C-3 --done 2020-04-20",
    "case cure C-3 --through 2020-05-20 --date 2020-04-21",
    "case prepare C-3 --body KS --recommend utesluts --disregarded 'Bo Ek' --date 2020-05-25",
    "decision add 'Dalen utesluts' --body KS --date 2020-06-02",
    "case decide C-3 --decision D-2020-002 --outcome excluded --effective 2020-06-10 --bar-through 2022-12-31"
    " --stepped-aside 'Bo Ek'",
    "case announce C-3 --adjusted 2020-06-04 --posted 2020-06-05 --posted-through 2020-06-26",
    "case appeal C-3 --received 2020-06-20",
    "case stay C-3 --date 2020-06-22",
    "case outcome C-3 upheld --date 2020-09-01 --final 2020-09-22",
    "case final C-3 --date 2020-09-23 --source rätten",
    "decision add 'Om Dalen' --body KS --date 2020-12-01",
    "case lift-bar C-3 --decision D-2020-003",
    "decision add 'Åter om Dalen' --body KS --date 2020-12-08",
    "case revoke C-3 --decision D-2020-004",
    "case close C-3 --date 2020-12-09 --reason klart",
)
STAYING = {"person_erased", "actor_erased"}  # what was erased cannot come back
LIFE = (
    "period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31",
    "period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31",
    "period text 2024-2027 text.md",
    "registry set court=Förvaltningsrätten 'court_address=Box 1' dpo=dso@example.org",
    "registry set 'court_address=Box 2' dpo=",
    "body add KS --kind nämnd",
    "body add KF --kind fullmäktige",
    "body add Kommunstyrelsen2 --alias KS2 --alias Styrelsen2",
    "body alias KS2 Nämnden2",
    "body alias KS2 Styrelsen2 --remove",
    "body mandate KS --subject exclusion --may decide --source reglementet",
    "actor add 'Blå Tuvan' --purpose Trädgård",
    "actor edit 'Blå Tuvan' --org-nr 802999-0010 --kind stiftelse",
    "actor rename 'Blå Tuvan' 'Blå Tuvans vänner' --date 2024-01-05",
    "actor alias 'Blå Tuvan' BT",
    "enroll 'Blå Tuvan' " + P + " --affirm values --incomplete principerna --received 2024-01-10"
    " --contact 'Bo Ek <bo@example.org>'",
    f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-20",
    f"enroll Klockbojen {TICKED} --received 2024-01-11 --contact 'Siv Ek <siv@example.org>'",
    "actor add Tegelbruket",
    f"decline Tegelbruket {P} --received 2024-02-01",
    "person add 'Åsa Al' --email asa@example.org",
    "body seat KS 'Åsa Al' --represents Klockbojen --role ledamot",
    "meeting add KS --date 2024-10-08 --time 16-18 --place Rådhuset",
    "meeting agenda M-1 --add Uteslutning --add Övrigt",
    "meeting agenda M-1 --add Öppnande --label 1/24 --first",
    "meeting agenda M-1 --add Karta --under 1",
    "meeting agenda M-1 --rename 4 Kartan -m felskrivet",
    "meeting agenda M-1 --move 2 --first -m ordningen",
    "meeting agenda M-1 --drop 4 -m 'tas senare'",
    "meeting note M-1 1 'Frågan bereds'",
    "meeting attend M-1 'Åsa Al' --role ordförande --out 1 --reason jäv",
    "body standing KS --add Öppnande --add Övrigt",
    "body standing KS --drop Öppnande",
    "meeting add KS --date 2024-11-05 --time 16-18",
    "meeting move M-2 --date 2024-11-06 --place Hus",
    "meeting outcome M-1 2 --outcome bordlagd --back 2024-12-01 --note senare",
    "decision add 'Blå Tuvan utesluts' --meeting M-1 --item 1 --paragraph 187 --about 'Blå Tuvan'",
    "decision add 'Blå Tuvan stängs av' --body KS --date 2024-10-09 --about 'Blå Tuvan'",
    "meeting minutes M-1 --sent 2024-10-12",
    "meeting approve M-1 --at M-2 --date 2024-11-06",
    "meeting add KS --date 2024-12-05 --invited open",
    "meeting approve M-2 --adjusted 2024-11-20 --by 'Åsa Al'",
    "meeting cancel M-3 --reason 'få anmälda'",
    f"suspend 'Blå Tuvan' {P} --through 2024-10-12 --decision D-2024-002",
    f"exclude 'Blå Tuvan' {P} --decision D-2024-001 --effective 2024-10-17 --ground formal --notified 2024-05-17"
    " --answered 2024-06-05 --ground formal --bar-through 2025-12-31",
    "person request 'Åsa Al' extract --received 2024-03-01",
    "person request 'Åsa Al' extract --refused --decision D-2024-001 --date 2024-10-09",
    "person request 'Åsa Al' extract --reached 2024-10-10",
    f"withdraw Klockbojen {P} --received 2025-03-01",
    *CASE,
    "roll --on 2024-06-01 --record Kvällen",
    "group add Gruppen --decision D-2024-001 --member 'Åsa Al'",
    "group member G-1 'Bo Ek'",
    "group convener G-1 'Bo Ek'",
    "group member G-1 'Åsa Al' --through 2024-11-30",
    "group close G-1 --date 2099-12-31",
    "body seat KS 'Åsa Al' --through 2025-12-31",
    "body mandate KS --subject exclusion --may decide --through 2026-12-31",
    "plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31",
    "plan activity 2024-2025 Karta --serves principle:1 --lead 'Åsa Al' --due 2024-12-01 --side both",
    "plan activity 2024-2025 Träff --lead 'Åsa Al' --with Klockbojen",
    "plan assign 2024-2025:2 --without Klockbojen --due 2025-06-01",
    "plan activity 2024-2025 Kurs --with Klockbojen",
    "task add Ring --owner 'Åsa Al' --with 'Bo Ek' --due 2024-11-01",
    "task assign T-1 'Bo Ek' --due 2024-12-01",
    "task move T-1 --due 2024-12-15 --reason sjuk",
    "task note T-1 'Ringt två gånger'",
    "task start T-1",
    "task done T-1 --date 2024-10-30",
    "task add Skriv",
    "task drop T-2 --reason inställt",
    "watch add Klimatstrategin --kind remiss --owner KLF",
    "watch note W-1 Nyheter --next 2025-01-01",
    "task add Ring --owner 'Åsa Al' --due 2030-11-01",
    "watch add Grannsamverkan --kind nätverk --owner 'Åsa Al'",
    "handover --from 'Åsa Al' --to 'Bo Ek'",
    "actor add 'Klockbojens vänner' --org-nr 802999-0028",
    f"enroll 'Klockbojens vänner' {TICKED} --received 2024-03-11 --contact 'Siv Al <siv@example.org>'",
    "actor merge 'Klockbojens vänner' Klockbojen",
    "person add 'Åsa Ahl' --new --email ahl@example.org",
    "body seat KS 'Åsa Ahl' --represents Klockbojen --from 2024-02-01 --through 2026-12-31",
    "contact add Tegelbruket 'Åsa Ahl'",
    "task add Skriv2 --owner 'Åsa Ahl'",
    "person merge 'Åsa Ahl' 'Åsa Al'",
    f"round add Uppföljningen {P} --question 'Vad har ni gjort?' --date 2024-05-15 --last-day 2024-06-15",
    "round answer U-1 Klockbojen 'Två träffar' --received 2024-06-01",
    "actor dissolve Tegelbruket --last-day 2024-12-31 --successor Klockbojen",
    "contact add Klockbojen 'Åsa Al <asa@example.org>'",
    "contact verify Klockbojen asa@example.org --date 2024-05-05",
    "contact consent Klockbojen asa@example.org --date 2024-05-05 --source e-post",
    "contact consent Klockbojen asa@example.org --date 2024-05-06 --withdrawn",
    "actor edit Klockbojen --website https://klockbojen.example",
    "contact bounced Klockbojen asa@example.org --date 2024-06-06",
    "contact end Klockbojen asa@example.org --date 2024-07-07",
    "actor add 'Nätverket Exempelvis Grannar' --kind nätverk --purpose Gemenskap",
    "actor member 'Nätverket Exempelvis Grannar' Klockbojen --from 2024-01-01",
    "actor member 'Nätverket Exempelvis Grannar' Klockbojen --through 2024-12-31",
    "decision add 'Nätverk och längre period' --body KS --date 2024-04-24",
    "decision add 'Nätverk på prov' --body KS --date 2024-04-25 --votes 7-3-1 --review 2025-04-25"
    " --reservation 'Åsa Al' --recused 'Bo Ek'",
    "decision annul D-2024-004 --by D-2024-002 --scope provtiden",
    "plan adopt 2024-2025 --decision D-2024-003",
    "plan start 2024-2025:1 --note Nu",
    "plan note 2024-2025:1 'Två träffar'",
    "plan done 2024-2025:1 --note Tryckt",
    "plan drop 2024-2025:2 --note Inställt",
    "plan add 2026-2027 --first-day 2026-01-01 --last-day 2027-12-31",
    "plan move-to 2024-2025:3 2026-2027 --note Vidare",
    "watch resolve W-2 --note Klart",
    "watch promote W-1 --to task",
    "period set 2024-2027 networks=no --from 2024-05-01 --decision D-2024-003",
    "period set 2024-2027 respond_days=28 --from 2024-05-01 --decision D-2024-003",
    "period set 2024-2027 'exclusion_clause=Den som bryter utesluts.' --from 2024-05-01 --decision D-2024-003",
    "period extend 2024-2027 --last-day 2028-06-30 --decision D-2024-003",
    "enroll Gamlingen --period 2020-2023 --affirm values --affirm principles --signed-by 'Eva Ek'"
    " --received 2020-02-02",
    "renew apply plan.json",
    "renew remind 2024-2027 --round 1 --out brev",
    "enroll 'Sena Bojen' " + P + " --affirm values --incomplete principerna --received 2024-01-02",
    "decline 'Sena Bojen' " + P + " --received 2024-02-01",
    "enroll " + P + " --from tva.csv",
    "person add Felstavad --new",
    "correct Felstavad --name 'Rätt Stavad' --email ratt@example.org --reason stavning",
    "correct W-1 --text Klimatplanen --reason rubriken",
    "correct M-1 --with KF --place Stadshuset --reason 'två nämnder'",
    "person add 'Summa 12'",
    "void 'Summa 12' --reason summaraden",
    "period close 2024-2027 --date 2027-06-30",
)
PLAN = "renew plan 2024-2027 --from 2020-2023 --out plan.json --force"


def rows(*, live: bool = True) -> dict[str, list[Any]]:
    """Give what stands in every table of the registry, the journal's own aside, and in the search index."""
    connection = sqlite3.connect("registry.db")
    try:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("sqlite", "search_index", "journal", "seal", "mention", "taken_back", "alembic"))
        ]
        where = "WHERE voided_by IS NULL" if live else ""
        found = {
            name: connection.execute(f'SELECT * FROM "{name}" {where} ORDER BY 1, 2, 3').fetchall() for name in names
        }
        found["search_index"] = connection.execute("SELECT rowid, ref, text FROM search_index ORDER BY 1").fetchall()
        return found
    finally:
        connection.close()


def files() -> None:
    """Write what the life reads: a text, and two answers of one actor."""
    Path("text.md").write_text("# Värdegrund\n1. Lika värde\n# Principer\n1. Dialog\n", encoding="utf-8")
    head = "namn;värdegrund;principer;undertecknare;inkommen;ärende"
    answers = ("Dubbla Bojen;ja;ja;Eva Ek;2024-03-01;1", "Dubbla Bojen;ja;ja;Bo Al;2024-01-10;2")
    Path("tva.csv").write_text("\n".join([head, *answers]) + "\n", encoding="utf-8")


def lived(well: Typed, line: str) -> None:
    """Type a line of the life; a plan is made before it is carried out."""
    if line.startswith("renew apply"):
        well(PLAN)
    shutil.rmtree("brev", ignore_errors=True)
    well(line)


Told = list[tuple[str, dict[str, list[Any]]]]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Told]:
    """Give the folder that keeps the life once it has been typed, and what stood before each of its lines."""
    return tmp_path_factory.mktemp("life"), []


@pytest.fixture
def told(well: Typed, kept: tuple[Path, Told]) -> Told:
    """Type a life; give each command that recorded something with what stood in the registry before it."""
    folder, steps = kept
    if not steps:
        files()
        well("init")
        for line in LIFE:
            steps.append((line, rows()))
            lived(well, line)
        shutil.copytree(".", folder, dirs_exist_ok=True)
    shutil.copytree(folder, ".", dirs_exist_ok=True)
    return steps


@pytest.fixture
def lived_through(told: Told) -> dict[str, list[Any]]:
    """Give what stands in every table when the life has been typed, what is void among it."""
    assert told
    return rows(live=False)


@pytest.fixture(scope="module")
def emptied(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int], list[str]]:
    """Give the folder that keeps the life when all of it is taken back, the entries that did, and where it differed."""
    return tmp_path_factory.mktemp("emptied"), [], []


@pytest.fixture
def gone(well: Typed, told: Told, emptied: tuple[Path, list[int], list[str]]) -> tuple[list[int], list[str]]:
    """Take a life back, the newest line first; give the entries that did, and the lines after which it differed."""
    folder, undone, differing = emptied
    if not undone:
        last = int(well("journal list -o json").data[-1]["seq"])
        for line, before in reversed(told):
            ran = well(f"undo {last} -o json").data
            undone.append(ran["entry"])
            last = ran["undo"]["entries"][0] - 1
            whole = not line.startswith(("actor merge", "person merge", "exclude", "period")) or _whole(well)
            differing += [] if before == rows() and whole else [line]
        shutil.copytree(".", folder, dirs_exist_ok=True)
    shutil.copytree(folder, ".", dirs_exist_ok=True)
    return undone, differing


def _whole(well: Typed) -> bool:
    return bool(well("journal verify -o json").data["ok"])


def test_everything_is_taken_back_newest_first_and_is_as_it_was_before(
    well: Typed, gone: tuple[list[int], list[str]]
) -> None:
    assert [] == gone[1]
    assert _whole(well)


def test_taking_back_what_was_taken_back_lets_everything_be_as_it_was_after(well: Typed) -> None:
    files()
    well("init")
    for number, line in enumerate(LIFE, start=1):
        before = rows()
        lived(well, line)
        after = rows(live=False)
        for _ in range(2):
            well("undo")
            assert before == rows(), line
            well("redo")
            assert after == rows(live=False), line
        if number % 32 == 0:  # what was taken back and done again is replayed with all that came after it
            assert well("journal verify -o json").data["ok"], line
    assert well("journal verify -o json").data["ok"]


def test_a_whole_life_that_is_taken_back_is_lived_again(
    well: Typed, lived_through: dict[str, list[Any]], gone: tuple[list[int], list[str]]
) -> None:
    for entry in reversed(gone[0]):
        well(f"undo {entry}")
    assert lived_through == rows(live=False)
    assert _whole(well)


def test_the_latest_command_is_taken_back_and_told_in_full(well: Typed, period: str) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2024-01-11")
    told = well("undo -o json").data
    assert ["op", "verb", "entries", "count", "id"] == list(told["undo"])
    assert ("enroll", [3, 3], 1) == tuple(told["undo"][name] for name in ("verb", "entries", "count"))
    assert ["undo", "entry", "head", "warnings"] == list(told)
    assert [] == well("roll --on 2024-06-01 -o json").data
    assert [] == well("actor list -o json").data
    assert [] == well("search Klockbojen -o json").data
    again = well("redo")
    assert again.out.startswith("Händelse 3 gäller igen: Klockbojen")
    assert ["A-1"] == [line["id"] for line in well("roll --on 2024-06-01 -o json").data]
    assert {"A-1"} == {row["ref"] for row in well("search Klockbojen -o json").data}
    assert well("undo 3").out.startswith("Händelse 3 togs tillbaka: Klockbojen")


def added(well: Typed, *names: str) -> None:
    for name in names:
        well(f"actor add {name}")


def names(well: Typed) -> list[str]:
    return [row["name"] for row in well("actor list -o json").data]


def test_one_who_takes_back_once_more_comes_to_the_command_before(well: Typed, typed: Typed, refused: Refused) -> None:
    well("init")
    added(well, "Almen", "Boken", "Dalen")
    for left in (["Almen", "Boken"], ["Almen"], []):
        well("undo")
        assert left == names(well)
    assert ["not_taken_back"] == refused("undo", 5)
    for back in (["Almen"], ["Almen", "Boken"], ["Almen", "Boken", "Dalen"]):
        well("redo")
        assert back == names(well)
    ran = typed("redo -o json")
    assert (4, ["nothing_taken_back"]) == (ran.status, ran.codes)
    assert well("journal verify -o json").data["ok"]


def test_what_is_in_force_again_is_what_was_done_latest(well: Typed) -> None:
    well("init")
    added(well, "Almen", "Boken", "Dalen")
    well("undo 3")
    well("redo 3")
    well("undo")
    assert ["Almen", "Dalen"] == names(well)
    well("undo")
    assert ["Almen"] == names(well)
    well("redo")
    added(well, "Eken")
    well("undo")
    assert ["Almen", "Dalen"] == names(well)
    well("redo")
    well("redo")
    assert ["Almen", "Boken", "Dalen", "Eken"] == names(well)


def test_an_entry_is_in_force_again_by_its_own_number_or_that_of_what_took_it_back(
    well: Typed, typed: Typed, refused: Refused
) -> None:
    well("init")
    added(well, "Almen", "Boken")
    well("undo 2")
    assert well("redo 2").out.startswith("Händelse 2 gäller igen: Aktören Almen")
    well("undo 2")
    assert well("redo 6").out.startswith("Händelse 2 gäller igen: Aktören Almen")
    for number in (2, 3, 4, 6, 7):
        assert ["still_in_force"] == refused(f"redo {number}", 4)
    assert ["not_found"] == refused("redo 99", 3)
    assert "samverkan undo 3" in typed("redo 3").err


def test_a_dry_run_shows_what_would_be_taken_back(well: Typed, period: str) -> None:
    well("actor add Klockbojen")
    before = Path("registry.db").read_bytes()
    ran = well("undo --dry-run")
    assert "Provkörning" in ran.out
    assert "Händelse 3 togs tillbaka: Aktören Klockbojen (A-1) registrerades" in ran.out
    assert before == Path("registry.db").read_bytes()


def test_the_registry_itself_is_never_taken_back(well: Typed, refused: Refused) -> None:
    well("init")
    assert ["not_taken_back"] == refused("undo", 5)
    assert ["not_taken_back"] == refused("undo 1", 5)


def test_an_entry_that_is_not_there_and_a_word_are_refused(period: str, refused: Refused) -> None:
    assert ["not_found"] == refused("undo 99", 3)
    assert ["number_invalid"] == refused("undo senaste", 2)


def test_what_is_taken_back_is_not_taken_back_twice(well: Typed, typed: Typed, period: str, refused: Refused) -> None:
    well("actor add Klockbojen")
    well("undo 3")
    assert ["already_taken_back"] == refused("undo 3", 4)
    assert "samverkan redo 3" in typed("undo 3").err


def test_an_id_is_never_used_anew(well: Typed, period: str) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2024-01-11")
    well("undo")
    told = well(f"enroll Klockbojen {TICKED} --received 2024-01-11 -o json").data
    assert ("A-2", "E-2") == (told["actor"]["id"], told["enrollment"]["id"])
    assert "P-2" == well("person list -o json").data[0]["id"]
    well("plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31")
    well("plan activity 2024-2025 Karta")
    well("undo")
    assert "2024-2025:2\n" == well("plan activity 2024-2025 Karta -o id").out


def test_a_key_that_people_choose_is_used_anew(well: Typed, refused: Refused) -> None:
    well("init")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2026-12-31")
    well("undo")
    well("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31 --no-networks")
    assert ("2027-12-31", False) == tuple(
        well("period show 2024-2027 -o json").data[name] for name in ("last_day", "networks")
    )
    assert ["built_on"] == refused("undo 3", 4)
    well("undo 4")
    well("undo 3")
    assert "2026-12-31" == well("period show 2024-2027 -o json").data["last_day"]
    assert ["built_on"] == refused("undo 5", 4)
    well("undo 6")
    well("undo 5")
    assert "2027-12-31" == well("period show 2024-2027 -o json").data["last_day"]
    assert well("journal verify -o json").data["ok"]


BUILT = [
    # what is taken back, what was recorded after it, and whether that builds on it
    ("actor add Klockbojen", f"enroll Klockbojen {TICKED} --received 2024-01-11", True),
    ("period text 2024-2027 text.md", f"enroll Klockbojen {TICKED} --received 2024-01-11", True),
    ("actor add Klockbojen", "actor add Tuvan", False),
    (f"enroll Klockbojen {TICKED} --received 2024-01-11", f"withdraw Klockbojen {P} --received 2024-02-01", True),
    (f"enroll Klockbojen {TICKED} --received 2024-01-11", "task add Ring --owner 'Eva Ek'", True),
    (f"enroll Klockbojen {TICKED} --received 2024-01-11", f"enroll Tuvan {TICKED} --received 2024-01-12", True),
    (f"enroll Klockbojen {TICKED} --received 2024-01-11", "decision add Nej --body KS --date 2024-10-08", False),
    (
        f"enroll Klockbojen {TICKED} --received 2024-01-11 --contact 'Bo Ek <bo@example.org>'",
        "contact end Klockbojen 'Bo Ek' --date 2024-05-05",
        True,
    ),
    ("body add KF --kind fullmäktige", "meeting add KF --date 2024-10-08", True),
    ("meeting add KS --date 2024-10-08", "meeting agenda M-1 --add Uteslutning", True),
    ("decision add Nej --body KS --date 2024-10-08", "task add Ring --from D-2024-001", True),
    ("plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31", "plan activity 2024-2025 Karta", True),
    ("plan activity 2020-2021 Karta", "task add Ring --from 2020-2021:1", True),
    ("person add 'Siv Al'", "body seat KS 'Siv Al'", True),
    ("body seat KS 'Siv Al'", "body mandate KS --subject entry --may recommend", False),
]


@pytest.mark.parametrize(("line", "later", "builds"), BUILT)
def test_what_later_entries_build_on_stays_until_they_are_taken_back(
    well: Typed, typed: Typed, period: str, refused: Refused, line: str, later: str, builds: bool
) -> None:
    Path("text.md").write_text("# Värdegrund\n1. Lika värde\n", encoding="utf-8")
    well("body add KS --kind nämnd")
    well("plan add 2020-2021 --first-day 2020-01-01 --last-day 2021-12-31")
    entry = well(f"{line} -o json").data["entry"]
    last = well(f"{later} -o json").data["entry"]
    if not builds:
        well(f"undo {entry}")
        assert well("journal verify -o json").data["ok"]
        return
    assert ["built_on"] == refused(f"undo {entry}", 4)
    said = typed(f"undo {entry}").err
    assert f"samverkan undo {last}" in said
    assert later.split(" ", maxsplit=1)[0] in said
    well(f"undo {last}")
    well(f"undo {entry}")
    assert ["built_on"] == refused(f"undo {last + 1}", 4)  # it would stand on what is not there
    well(f"undo {last + 2}")
    well(f"undo {last + 1}")
    assert well("journal verify -o json").data["ok"]


def test_an_end_is_not_taken_back_once_the_actor_has_joined_again(well: Typed, period: str, refused: Refused) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2024-01-11")
    well(f"withdraw Klockbojen {P} --received 2024-02-01")
    well(f"enroll Klockbojen {TICKED} --received 2024-03-11")
    well(f"withdraw Klockbojen {P} --received 2024-04-01")
    assert ["built_on", "built_on"] == refused("undo 4", 4)


def test_a_name_taken_meanwhile_is_in_the_way(well: Typed, typed: Typed, period: str, refused: Refused) -> None:
    well("actor add Klockbojen")
    well("undo")
    well("actor add Klockbojen")
    assert ["taken_meanwhile"] == refused("undo 4", 4)
    well("actor add Tuvan")
    well("actor alias Tuvan BT")
    well("undo")
    well("actor alias Klockbojen BT")
    assert ["name_taken_meanwhile"] == refused("undo 8", 4)
    assert "A-2" in typed("undo 8").err
    well("actor rename Tuvan Gröna")
    well("actor add Tuvan --new")
    assert ["taken_meanwhile"] == refused("undo 10", 4)


def test_a_period_that_would_overlap_another_now_is_in_the_way(well: Typed, period: str, refused: Refused) -> None:
    well("undo")
    well("period add 2025-2028 --first-day 2025-01-01 --last-day 2028-12-31")
    assert ["periods_overlap"] == refused("undo 3", 4)


def test_a_recorded_roll_that_an_undo_reaches_is_named(well: Typed, period: str) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2024-01-11")
    well("roll --on 2024-06-01 --record Kvällen")
    told = well("undo 3 -o json").data
    assert ["recorded_roll_reached"] == [each["code"] for each in told["warnings"]]


def test_a_merge_is_taken_back_with_everything_it_moved(well: Typed, period: str, refused: Refused) -> None:
    well(f"enroll Klockbojen {TICKED} --received 2024-01-11")
    well(f"enroll 'Klockbojen norr' {TICKED} --received 2024-01-10 --org-nr 802999-0010")
    before = rows()
    well("actor merge A-2 A-1")
    merged = rows()
    assert ["built_on"] == refused("undo 4", 4)
    well("undo 5")
    assert before == rows()
    assert ["A-1", "A-2"] == sorted(line["id"] for line in well("roll --on 2024-06-01 -o json").data)
    assert {"A-2"} == {row["ref"] for row in well("search norr -o json").data}
    well("undo 6")
    assert merged == rows()
    assert well("journal verify -o json").data["ok"]


def test_the_life_above_has_every_kind_of_event(well: Typed, told: list[tuple[str, dict[str, list[Any]]]]) -> None:
    well("undo")
    connection = sqlite3.connect("registry.db")
    kinds = {json.loads(entry)["kind"] for (entry,) in connection.execute("SELECT entry FROM journal")}
    connection.close()
    assert set(EVENTS) - STAYING == kinds
