"""Every id that is printed anywhere is accepted by `show`, `why` and `journal list`: all verbs' outputs are walked.

The register holds one of everything that can be recorded; what was told when it was recorded is walked, too.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from conftest import Typed

from samverkan_cli import texts


def beside(name: str) -> ModuleType:
    """Give the tests of another file: they are no package."""
    found = spec_from_file_location(f"beside_{name}", Path(__file__).parent / "cli" / f"{name}.py")
    assert found and found.loader
    module = module_from_spec(found)
    sys.modules[found.name] = module
    found.loader.exec_module(module)
    return module


UNDO, VERBS = beside("test_undo"), beside("test_verbs")
IDS = re.compile(
    r"(?<![\w:/.-])(?:D-\d{4}-\d{3,}|[A-Z]-\d+(?::\d+)?|\d{4}-\d{4}:\d+|\d{4}-\d{4}"
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![\w-]|:\d)"
)
ENTRIES = re.compile(
    r'"(?:entry|seq|number|entry_first|entry_last|taken_back_by)": (\d+)|\bhändelse (\d+)|^journal (\d+) ', re.MULTILINE
)
# What is typed for an argument, by what stands for it in help.
NAMED = {
    texts.metavar(name): id_
    for name, id_ in (
        *(("ACTOR", "A-1"), ("PERSON", "P-1"), ("BODY", "KS"), ("MEETING", "M-1"), ("DECISION", "D-2024-001")),
        *(("GROUP", "G-1"), ("TASK", "T-1"), ("WATCH", "W-1"), ("PLAN", "2024-2025"), ("PERIOD", "2024-2027")),
        *(("C", "C-3"), ("M", "M-1"), ("ROUND", "U-1")),
    )
}
# What is typed for the reading verbs that need something else.
ASKED = {
    "person find": ("Ek",),
    "contact list": ("", "Klockbojen"),
    "case check": ("C-3 --body KS",),
    "case precedents": ("", "C-3"),
    "document announcement": ("C-3",),
    "document confirmation": ("E-3",),
    "renew plan": ("2024-2027 --from 2020-2023",),
    "renew status": ("2024-2027 --from 2020-2023", "2024-2027 --from 2020-2023 --who alla"),
    "roll": ("--on 2024-06-01", "--recorded R-1"),
    "search": ("Tuvan",),
    "check": ("--strict --all",),
    "calendar": ("--from 2020-01-01",),
    "report annual": ("2024",),
    "report changes": ("--from 2020-01-01",),
    "report retention": ("--decision D-2024-001",),
    "export register": ("--period 2024-2027",),
    "publish": ("--check", "--check --internal"),
    "journal list": ("",),
    "journal show": ("1",),
    "show": (),
    "why": (),
}
# What prints nothing of the register, or does something.
ELSEWHERE = {
    *("completion", "demo", "doctor", "help", "document templates", "journal verify"),
    *("database path", "database backup", "database restore", "database upgrade"),
    "document completion",  # needs an answer that lacks something
    *("document invitation", "document reminder"),  # needs one that is invited and has not answered
    *("export open", "report nation"),  # a folder and files of their own, with nothing but the white list
}
SHOWING = ("roll", "meeting agenda")  # writing verbs that also show


class Walk:
    """What has been printed, each id with the command that printed it first."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed
        self.found: dict[str, str] = {}

    def __call__(self, line: str) -> int:
        """Type a line, and take what it prints along; give its status."""
        ran = self.typed(line)
        self.take(line, ran.out + ran.err)
        return ran.status

    def take(self, line: str, out: str) -> None:
        """Take what a line printed along."""
        for id_ in [*IDS.findall(out), *(next(filter(None, each)) for each in ENTRIES.findall(out))]:
            self.found.setdefault(id_, line)


def kind_of(id_: str) -> str:
    """Give what an id is shaped like."""
    return re.sub(r"\d+", "1", id_)


def one_of_each(entries: list[dict[str, str]]) -> set[str]:
    """Give the number of an entry, and the id of a command, for each kind of entry."""
    by_kind = {each["kind"]: (str(each["seq"]), each["op"]) for each in entries}
    return {one for both in by_kind.values() for one in both}


def readings() -> Iterator[str]:
    """Give each line of each reading verb."""
    for words, command in VERBS.commands().items():
        if words in ELSEWHERE or (words in VERBS.WRITING and words not in SHOWING):
            continue
        arguments = [each.metavar for each in command.params if each.param_type_name == "argument"]
        given = [NAMED[each] for each in arguments if each in NAMED]
        yield from (f"{words} {more}".strip() for more in ASKED.get(words, (" ".join(given),)))


@pytest.fixture
def walked(well: Typed, typed: Typed) -> Walk:
    """Type a life, and every verb that reads; give what they printed."""
    walk = Walk(typed)
    UNDO.files()
    well("init")
    for line in UNDO.LIFE:
        UNDO.lived(lambda line: walk_well(walk, well, line), line)
    for line in readings():
        for form in ("", " -o json"):
            assert walk(line + form) in (0, 6), line
    return walk


def walk_well(walk: Walk, well: Typed, line: str) -> None:
    """Type a line that must end well, and take what it prints along."""
    ran = well(line)
    walk.take(line, ran.out + ran.err)


def test_every_id_that_is_printed_anywhere_is_accepted(walked: Walk, typed: Typed) -> None:
    entries = json.loads(typed("journal list -o json").out)["data"]
    some = one_of_each(entries)
    numbers = {str(each["seq"]) for each in entries} | {each["op"] for each in entries}
    tried: dict[str, set[str]] = defaultdict(set)
    refused: list[tuple[str, str, str]] = []
    kinds: set[str] = set()
    while waiting := [id_ for id_ in walked.found if id_ not in tried and (id_ in some or id_ not in numbers)]:
        for id_ in waiting:
            for verb in ("show", "why", "journal list"):
                if walked(f"{verb} {id_} -o json"):
                    refused.append((verb, id_, walked.found[id_]))
                tried[id_].add(verb)
            if id_ not in numbers and (kind := kind_of(id_)) not in kinds:
                kinds.add(kind)
                walked(f"show {id_}")
                walked(f"why {id_}")
    assert [] == refused
    expected = {f"{letter}-1" for letter in "ABCEGMNPRTUW"} | {"D-1-1", "1-1", "1-1:1", "M-1:1"}
    assert expected <= kinds


@pytest.mark.parametrize("verb", ["show", "why", "journal list"])
@pytest.mark.parametrize("number", ["0", "999999", "9" * 5000, "12345678-1234-1234-1234-123456789012"])
def test_a_number_that_no_entry_has_is_told_as_that(well: Typed, typed: Typed, verb: str, number: str) -> None:
    well("init")
    ran = typed(f"{verb} {number} -o json")
    assert 3 == ran.status or (2, ["text_too_long"]) == (ran.status, ran.codes)
    assert set(ran.codes) <= {"not_found", "text_too_long"}


def test_why_of_an_entry_is_why_of_what_it_is_about_and_of_a_command_about_several_its_entries(
    well: Typed, period: str
) -> None:
    ticked = "--affirm values,principles --signed-by 'Eva Ek'"
    entry = well(f"enroll Klockbojen --period {period} {ticked} -o json").data["entry"]
    about = well("why A-1 -o json").data
    assert about == well(f"why {entry} -o json").data
    rows = ["namn;värdegrund;principer;undertecknare;inkommen"]
    rows += [f"{name};ja;ja;Eva Ek;2024-02-01" for name in ("Tuvan", "Dalen")]
    Path("svar.csv").write_text("\n".join(rows), encoding="utf-8")
    well(f"enroll --from svar.csv --period {period}")
    op = well("journal list -o json").data[-1]["op"]
    told = well(f"why {op} -o json").data
    assert (op, []) == (told["id"], told["enrollments"])
    assert about.keys() == told.keys()
    assert "Tuvan (A-2)" in well(f"why {op}").out
    assert ["A-2", "A-3"] == [each["subject"] for each in told["entries"]]
    assert told["entries"] == well(f"journal list {op} -o json").data


def test_a_year_that_a_plan_or_a_period_is_called_by_is_no_entry(well: Typed) -> None:
    well("init")
    well("plan add 2024 --first-day 2024-01-01 --last-day 2024-12-31")
    for verb in ("why", "journal list", "show"):
        well(f"{verb} 2024")
