"""Every verb: it has help and an example, can be tried without writing, and answers in the contract's shapes."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import TICKED, Typed
from typer._coercion import build_runtime_param

from samverkan_cli import texts
from samverkan_cli.cli.root import app
from samverkan_cli.cli.tree import NOUNS, ORDER, VERBS, _AsTyped

P = "--period 2024-2027"
SIGNED = "--affirm values,principles --signed-by 'Sara Sjö'"
LIFE = (
    "init --municipality Exempelköping",
    "period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31",
    f"enroll 'Blå Tuvan' --org-nr 802999-0010 {TICKED} --received 2024-01-10",
    f"enroll Klockbojen {TICKED} --received 2024-01-11",
    "actor add Tuvan --new",
    "body add KS --kind nämnd",
    "body mandate KS --subject exclusion --may decide",
    "meeting add KS --date 2024-10-08 --time 16-18 --place Rådhuset",
    "meeting agenda M-1 --add Uteslutning --add Övrigt",
    "meeting add KS --date 2024-11-05 --time 16-18",
    "decision add 'Blå Tuvan utesluts' --meeting M-1 --item 1 --paragraph 187 --about 'Blå Tuvan'",
    "decision add 'Klockbojen stängs av' --body KS --date 2024-10-08 --about Klockbojen",
    "group add Gruppen --decision D-2024-001 --convener 'Eva Ek'",
    "plan add 2024-2025 --first-day 2024-01-01 --last-day 2025-12-31",
    "task add Ring --owner 'Eva Ek' --due 2024-11-01",
    "watch add Klimatstrategin --kind remiss",
    "contact add Klockbojen info@example.org",
    f"round add 'Uppföljning 2024' {P} --question 'Vad har ni gjort?' --date 2024-09-01",
    "actor add Grannarna --kind nätverk",
    "period add 2012-2015 --first-day 2012-01-01 --last-day 2015-12-31 --affirmations none",
    "period add 2016-2019 --first-day 2016-01-01 --last-day 2019-12-31 --affirmations none",
    "enroll Gamla --period 2012-2015 --signed-by 'Eva Ek' --received 2012-02-01",
    "enroll Äldre --period 2016-2019 --signed-by 'Eva Ek' --received 2016-02-01",
    "renew plan 2016-2019 --out gammal.json",
    "renew apply gammal.json --date 2015-10-01",
    "renew plan 2024-2027 --from 2016-2019 --out plan.json",
    "person add 'Sara Sjö'",
    f"enroll Almen {P} {SIGNED} --received 2024-01-10",
    f"enroll Boken {P} {SIGNED} --received 2024-01-10",
    f"enroll Dalen {P} --affirm values --incomplete principerna --received 2024-01-10",
    f"case open Almen {P} --ground formal --from 'Sara Sjö' --date 2024-03-01",
    "case screen C-1 --admit --date 2024-03-02",
    f"case open Boken {P} --ground formal --from 'Sara Sjö' --date 2024-03-01",
    "decision add 'Boken utesluts' --body KS --date 2024-09-10",
    f"exclude Boken {P} --decision D-2024-003 --effective 2024-10-17 --notified 2024-05-17 --answered 2024-06-05"
    " --ground formal"
    " --bar-through 2026-12-31",
    "case appeal C-3 --received 2024-10-01",
    "decision add 'Om Boken och Almen' --body KS --date 2024-12-10",
    "person add 'Siv Holm' --email siv@example.org",
    "plan add 2025-2026 --first-day 2025-01-01 --last-day 2026-12-31",
    "plan activity 2024-2025 Stig --serves principle:1",
    "decision add 'Planen antas' --body KS --date 2024-12-11",
    "plan adopt 2024-2025 --decision D-2024-005",
    "plan activity 2024-2025 Bok --serves principle:1",
    "task add Slasken",
    "undo",
)
WRITING = {
    "init": "--db ny.db init --municipality X",
    "registry set": "registry set court=Förvaltningsrätten",
    "period add": "period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31",
    "period text": "period text 2024-2027 text.md",
    "period extend": "period extend 2024-2027 --last-day 2028-06-30 --decision D-2024-001",
    "period set": "period set 2024-2027 networks=no --from 2025-01-01 --decision D-2024-001",
    "period close": "period close 2024-2027 --date 2024-12-01",
    "actor add": "actor add Ny --kind stiftelse",
    "actor edit": "actor edit Tuvan --org-nr 875999-0016",
    "actor rename": "actor rename Tuvan 'Gula Tuvan'",
    "actor alias": "actor alias Tuvan GT",
    "actor merge": "actor merge Tuvan Klockbojen",
    "actor dissolve": "actor dissolve Tuvan --last-day 2024-12-31",
    "actor member": "actor member Grannarna Klockbojen --from 2024-03-01",
    "correct": "correct T-1 --due 2024-11-05 --reason läsfel",
    "void": "void W-1 --reason dubbelt",
    "person request": "person request 'Sara Sjö' extract --received 2024-05-02",
    "person erase": "person erase 'Siv Holm' --decision D-2024-001 --what contacts --yes",
    "actor erase": "actor erase Tuvan --decision D-2024-001 --yes",
    "body alias": "body alias KS Kommunstyrelsen",
    "person merge": "person merge 'Sara Sjö' 'Eva Ek'",
    "person add": "person add 'Bo Ek' --email bo@example.org",
    "contact add": "contact add Tuvan 'Bo Ek <bo@example.org>' --date 2024-02-01",
    "contact end": "contact end Klockbojen info@example.org --through 2024-06-30",
    "contact verify": "contact verify Klockbojen info@example.org --date 2024-06-30",
    "contact consent": "contact consent Klockbojen info@example.org --date 2024-06-30 --source e-post",
    "contact bounced": "contact bounced Klockbojen info@example.org --date 2024-06-30",
    "enroll": f"enroll Tuvan {TICKED} --received 2024-02-01 --contact 'Bo Ek <bo@example.org>'",
    "decline": f"decline Tuvan {P}",
    "withdraw": f"withdraw 'Blå Tuvan' {P} --received 2024-03-01",
    "suspend": f"suspend Klockbojen {P} --through 2024-12-31 --decision D-2024-002",
    "exclude": f"exclude 'Blå Tuvan' {P} --decision D-2024-001 --effective 2024-10-17 --notified 2024-05-17"
    " --answered 2024-06-05 --ground formal --bar-through 2025-12-31",
    "refuse": f"refuse Dalen {P} --decision D-2024-004 --ground formal --notified 2024-05-17 --answered 2024-06-05",
    "case open": f"case open Klockbojen {P} --ground formal --from 'Sara Sjö' --date 2024-03-01",
    "case screen": "case screen C-2 --admit --date 2024-03-02",
    "case step": "case step C-1 --who ordföranden --what samtal --date 2024-03-03",
    "case notify": "case notify C-1 --respond-by 2024-06-07 --date 2024-05-17",
    "case document": "case document C-1 text.md --matters --date 2024-03-03",
    "case answer": "case answer C-1 --received 2024-06-05 --final-answer",
    "case cure": "case cure C-1 --through 2024-08-01 --date 2024-06-05",
    "case prepare": "case prepare C-1 --body KS --recommend påpekande --date 2024-09-01",
    "case decide": "case decide C-1 --decision D-2024-004 --outcome none",
    "case announce": "case announce C-3 --adjusted 2024-09-17 --posted 2024-09-18",
    "case appeal": "case appeal C-3 --received 2024-10-02",
    "case stay": "case stay C-3 --date 2024-10-20",
    "case outcome": "case outcome C-3 annulled --date 2025-01-14 --final 2025-02-05",
    "case revoke": "case revoke C-3 --decision D-2024-004",
    "case final": "case final C-3 --date 2025-02-05 --record-anyway kontrollerat --source rätten",
    "case lift-bar": "case lift-bar C-3 --decision D-2024-004",
    "case close": "case close C-2 --date 2024-03-10 --reason återtagen",
    "renew apply": "renew apply plan.json --date 2023-10-01",
    "renew remind": "renew remind 2016-2019 --out brev --date 2015-11-01",
    "roll": "roll --on 2024-06-01 --record Kvällen",
    "undo": "undo",
    "redo": "redo",
    "handover": "handover --from 'Eva Ek' --to 'Sara Sjö'",
    "body add": "body add Rådet",
    "body mandate": "body mandate KS --subject entry --may recommend --source reglementet",
    "body seat": "body seat KS 'Bo Ek' --represents Klockbojen --role ledamot",
    "body standing": "body standing KS --add 'Föregående protokoll' --first",
    "meeting add": "meeting add KS --date 2024-12-01",
    "meeting move": "meeting move M-2 --date 2024-11-12 --time 17-19 --place Hus",
    "meeting cancel": "meeting cancel M-2 --reason 'få anmälda'",
    "meeting minutes": "meeting minutes M-1 --sent 2024-10-12",
    "meeting approve": "meeting approve M-1 --adjusted 2024-10-14 --by 'Eva Ek'",
    "meeting agenda": "meeting agenda M-1 --add Mer",
    "meeting attend": "meeting attend M-1 'Eva Ek' --role ordförande",
    "meeting note": "meeting note M-1 1 'Frågan bereds'",
    "meeting outcome": "meeting outcome M-1 2 --outcome bordlagd --back 2024-12-01 --note senare",
    "decision add": "decision add 'Nytt beslut' --body KS --outcome referred --to KS --back 2025-01-01",
    "decision stance": "decision stance D-2024-001 'Bo Ek'",
    "decision supersede": "decision supersede D-2024-001 --by D-2024-004 --scope provtiden",
    "decision amend": "decision amend D-2024-001 --by D-2024-004 --scope 'sista dagen'",
    "decision annul": "decision annul D-2024-001 --by D-2024-004 --scope spärren",
    "decision followup": "decision followup D-2024-001 'Skicka brevet' --owner 'Eva Ek' --due 2024-10-20",
    "group add": "group add Andra --member 'Bo Ek'",
    "group member": "group member G-1 'Bo Ek'",
    "group convener": "group convener G-1 'Bo Ek'",
    "group close": "group close G-1",
    "plan add": "plan add 2026-2027 --first-day 2026-01-01 --last-day 2027-12-31",
    "plan activity": "plan activity 2024-2025 Karta --serves principle:5 --responsible båda --lead 'Eva Ek'",
    "plan adopt": "plan adopt 2024-2025 --decision D-2024-005",
    "plan start": "plan start 2024-2025:1",
    "plan done": "plan done 2024-2025:1 --note Tryckt",
    "plan drop": "plan drop 2024-2025:1",
    "plan move-to": "plan move-to 2024-2025:1 2025-2026",
    "plan note": "plan note 2024-2025:1 'Två träffar'",
    "plan assign": "plan assign 2024-2025:1 'Eva Ek' --with Klockbojen --due 2024-12-01",
    "task add": "task add Skriv --from D-2024-001",
    "task assign": "task assign T-1 'Bo Ek' --due 2024-12-01",
    "task note": "task note T-1 'Ringt två gånger'",
    "task move": "task move T-1 --due 2024-12-01 --reason sjuk",
    "task start": "task start T-1",
    "task done": "task done T-1 --date 2024-10-30",
    "task drop": "task drop T-1 --reason inställt",
    "import minutes": "import minutes anteckningar.txt --yes",
    "round add": f"round add 'Uppföljning 2025' {P} --question 'Vad har ni gjort?' --date 2024-11-15",
    "round answer": "round answer U-1 Klockbojen 'Två träffar' --received 2024-12-01",
    "watch add": "watch add Nytt --kind projekt --owner KLF --next 2024-12-01",
    "watch note": "watch note W-1 Nyheter --next 2025-01-01",
    "watch resolve": "watch resolve W-1 --note Klart",
    "watch promote": "watch promote W-1 --to task",
}
AGAIN = {"handover", "meeting agenda", "watch note", "task note", "plan note", "undo", "redo"}


def commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    found: dict[str, Any] = {}
    for name in ORDER:
        command = group.get_command(None, name)
        found |= (
            {f"{name} {verb}": each for verb, each in command.commands.items()} if name in NOUNS else {name: command}
        )
    return found


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder a life is kept in, once it has been typed: it is the same for every test."""
    return tmp_path_factory.mktemp("life")


@pytest.fixture
def lived(well: Typed, kept: Path) -> None:
    if not any(kept.iterdir()):
        Path("text.md").write_text("# Värdegrund\n1. Lika värde\n# Principer\n1. Dialog\n", encoding="utf-8")
        Path("anteckningar.txt").write_text(
            "Minnesanteckningar\nRådet i Orten\nDatum: 4 mars 2024\nNärvarande: Eva Holm, Bo Ek\n\n"
            "1. Läget\n\nBeslut: Planen antas.\n\n2. Slut\n\nEva tackade.\n",
            encoding="utf-8",
        )
        for line in LIFE:
            well(line)
        shutil.copytree(".", kept, dirs_exist_ok=True)
    shutil.copytree(kept, ".", dirs_exist_ok=True)


def test_the_table_of_modules_names_every_command_once() -> None:
    assert sorted(ORDER) == sorted([*NOUNS, *VERBS])
    assert set(commands()) == set(texts._section("help", "sv").COMMANDS)


@pytest.mark.parametrize("words", commands())
def test_what_is_typed_is_handed_on_as_typer_itself_would(words: str) -> None:
    command = commands()[words]
    with typer.Context(command) as ctx:
        for param in (*command.get_params(ctx), *typer.main.get_command(app).get_params(ctx)):
            assert type(param.get_runtime_param()) is _AsTyped, param.name
            several = param.multiple or param.nargs == -1
            given: list[Any] = (
                [(), ("a", "-", " å "), ["a,b"], None] if several else ["", "-", " å ", "null", "0", None]
            )
            flag = param.type_descriptor.annotation is bool
            for each in [True, False, None] if flag else given:
                ours, its = (
                    runtime.coerce(each, param, ctx)
                    for runtime in (param.get_runtime_param(), build_runtime_param(param.type_descriptor))
                )
                assert (its, type(its)) == (ours, type(ours)), (param.name, each)


@pytest.mark.parametrize("words", commands())
def test_every_verb_has_help_and_an_example_that_names_it(typed: Typed, words: str) -> None:
    ran = typed(f"{words} --help")
    assert ran.status == 0
    assert 2 <= " ".join(ran.out.split()).count(f"samverkan {words}")
    assert max(len(line) for line in ran.out.splitlines()) <= 80


def test_every_writing_verb_is_tried_below() -> None:
    writing = {
        words for words, command in commands().items() if "--dry-run" in {o for p in command.params for o in p.opts}
    }
    assert writing == set(WRITING)


@pytest.mark.parametrize("words", WRITING)
def test_a_dry_run_prints_the_events_and_leaves_the_bytes_alone(typed: Typed, lived: None, words: str) -> None:
    before = Path("registry.db").read_bytes()
    ran = typed(f"{WRITING[words]} --dry-run -o json")
    assert ran.status == 0, ran.err
    assert (None, True) == (ran.data["entry"], ran.data["dry_run"])
    assert ran.data["events"]
    assert before == Path("registry.db").read_bytes()
    assert not Path("ny.db").exists()
    assert "Provkörning" in typed(f"{WRITING[words]} --dry-run").out


@pytest.mark.parametrize("words", WRITING)
def test_a_write_tells_entry_and_head_and_a_second_time_changes_nothing(typed: Typed, lived: None, words: str) -> None:
    line = WRITING[words]
    ran = typed(f"{line} -o json --reason skälet --dnr Ks1/2024 --source brevet")
    assert ran.status == 0, ran.err
    assert ran.err == f"journal {ran.data['entry']} {ran.data['head'][:8]}\n"
    assert (words, 1) == (json.loads(ran.out)["kind"], json.loads(ran.out)["schema"])
    path = "--db ny.db " if words == "init" else ""
    entry = typed(f"{path}journal show {ran.data['entry']} -o json").data
    assert ("skälet", "Ks1/2024", "brevet", "Maj Strand") == tuple(
        entry[name] for name in ("reason", "dnr", "source", "by")
    )
    assert words == entry["verb"]
    assert typed(f"{path}journal verify -o json").data["ok"]
    if words in AGAIN:  # news may be the same twice; what is taken back twice is as it was
        return
    again = typed(f"{line} -o json")
    if words in {"renew apply", "renew remind", "import minutes"}:
        assert (0, ran.data["head"]) == (again.status, again.data["head"])
    else:
        assert again.status in {4, 5}, again.err


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("roll --on 2024-06-01", "id name kind side org_nr period since enrollment"),
        ("due", "due what ref rule overdue kind owner body since"),
        ("calendar --from 2024-01-01", "date start end place title kind ref ends_on"),
        ("watch list", "id kind text owner next state resolved_on promoted_on promoted_to"),
        (
            "contact list",
            "id name person mailbox from through verified bounced state number consented withdrawn public",
        ),
        ("task list", "id text from owner due state done_on helpers"),
    ],
)
def test_a_list_has_exactly_these_keys(well: Typed, lived: None, line: str, keys: str) -> None:
    assert keys.split() == list(well(f"{line} -o json").data[0])


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("status", "registry period signatories due overdue entries head schema"),
        ("journal verify", "entries head ok problems"),
        ("period show 2024-2027", "id first_day last_day networks hearing affirmations text"),
        ("body show KS", "id name kind mandates seats"),
        ("decision show D-2024-001", "id body meeting item text outcome decided_on effective in_force followups"),
        ("meeting show M-1", "id bodies date start end place title participants items"),
        ("group show G-1", "id name convener members decision"),
        ("actor show A-1", "id name kind side org_nr purpose aliases"),
    ],
)
def test_a_record_begins_with_these_keys(well: Typed, lived: None, line: str, keys: str) -> None:
    wanted = keys.split()
    assert wanted == list(well(f"{line} -o json").data)[: len(wanted)]


def test_enroll_answers_with_actor_and_enrollment(well: Typed, lived: None) -> None:
    told = well(f"{WRITING['enroll']} -o json").data
    assert ["actor", "enrollment", "entry", "head", "warnings"] == list(told)
    assert ["id", "period", "standing", "effective", "ended_from", "affirmed"] == list(told["enrollment"])[:6]
    assert ("A-3", "E-8") == (told["actor"]["id"], told["enrollment"]["id"])


def test_exclude_answers_with_the_exclusion(well: Typed, lived: None) -> None:
    told = well(f"{WRITING['exclude']} -o json").data
    assert ["actor", "enrollment", "exclusion"] == list(told)[:3]
    assert {
        "case": "C-4",
        "decision": "D-2024-001",
        "grounds": ["formal"],
        "effective": "2024-10-17",
        "bar_through": "2025-12-31",
        "objections": [],
    } == told["exclusion"]


@pytest.mark.parametrize("words", [words for words in commands() if words not in {"demo", "database restore"}])
def test_an_id_is_all_that_is_printed_for_a_script_that_goes_on_with_it(typed: Typed, lived: None, words: str) -> None:
    if words not in WRITING or words == "init":
        return
    told = typed(f"{WRITING[words]} -o id").out.split("\n")
    assert (2, "") == (len(told), told[1])
    assert typed(f"why '{told[0]}'").status == 0


def test_fields_choose_what_is_shown_and_help_lists_them(well: Typed, typed: Typed, lived: None) -> None:
    listed = well("roll --on 2024-06-01 --fields help").out.split()
    assert {"id", "name", "kind", "side", "org_nr", "period", "since", "enrollment"} == set(listed)
    told = well("roll --on 2024-06-01 --fields name -o json").data
    assert [{"name": name} for name in ("Almen", "Blå Tuvan", "Boken", "Klockbojen")] == told
    assert "name,since\nAlmen,2024-01-10\n" == well("roll --on 2024-06-01 --fields name,since -o csv").out[:28]
    wrong = typed("roll --fields färg -o json")
    assert (2, ["field_unknown"]) == (wrong.status, wrong.codes)


def test_the_standing_choice_of_output_is_an_environment_variable(
    well: Typed, lived: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_OUTPUT", "json")
    assert [] == json.loads(well("roll --on 2023-01-01").out)["data"]


def test_excel_reads_semicolons_and_a_byte_order_mark(well: Typed, lived: None) -> None:
    assert well("actor list -o csv --excel").out.startswith("\ufeffid;name;kind")


def test_a_swedish_list_ends_with_aring_auml_ouml(well: Typed, period: str) -> None:
    for name in ("Östra", "Ängen", "Åsen", "Zebra", "anka", "Édith", "Wira", "Vira"):
        well("actor add", name)
    assert ["anka", "Édith", "Vira", "Wira", "Zebra", "Åsen", "Ängen", "Östra"] == [
        row["name"] for row in well("actor list -o json").data
    ]


def test_search_finds_words_wherever_they_stand(well: Typed, lived: None) -> None:
    assert {"W-1"} == {row["ref"] for row in well("search klimat -o json").data}
    assert "A-1" in {row["ref"] for row in well("search 'blå tuvan' -o json").data}
    for odd in ('"', "*", "a AND", "-", "(", "näm*", "NEAR(", "'"):
        assert well("search -o json --", odd).status == 0


def test_why_answers_for_every_id_that_is_printed(well: Typed, lived: None) -> None:
    for ref in ("A-1", "E-1", "P-1", "B-1", "M-1", "D-2024-001", "G-1", "T-1", "W-1", "2024-2027", "2024-2025", "KS"):
        told = well(f"why {ref} -o json").data
        assert told["entries"], ref
        assert well(f"journal list {ref} -o json").data, ref


def test_check_finds_what_a_person_should_look_at(well: Typed, typed: Typed, lived: None) -> None:
    well("plan activity 2024-2025 Karta")
    well("task add Skriv")
    well("group add Andra")
    found = typed("check -o json")
    assert 6 == found.status
    assert {
        "enrolled_without_evidence",
        "enrolled_without_contact",
        "activity_without_principle",
        "activity_overdue",
        "task_without_owner",
        "task_without_date",
        "group_without_convener",
        "case_deadline_missed",
        "case_outlives_enrollment",
    } == {row["code"] for row in found.data}
    strict = {row["code"] for row in typed("check --strict -o json").data}
    assert {"period_without_text", "watch_without_date", "actor_without_number"} <= strict
