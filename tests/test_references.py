"""Nothing new is built on what was taken back, whichever verb and option names it; what is shown of it says so.

Every reference of every writing verb is tried, as the command tree has them, at a time when the command would be well
without it. What stands there as a text alone builds nothing: no entry names the id.
"""

import re
import shlex
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from conftest import Typed
from test_any_text import HERE, LIFE, NOTED, files, numbered, verbs

from samverkan_cli import main, texts
from samverkan_cli.store.registry import Registry

# One of each kind, all taken back before life begins.
ONCE = (
    "period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31",
    "body add Fel --kind nämnd",
    "person add 'Fel Person'",
    "actor add Felet --kind nätverk --purpose fel",
    "enroll Felet --period 2028-2031 --affirm values,principles --signed-by 'Fel Person' --received 2028-01-10"
    " --contact 'Fel Person'",
    "case open Felet --period 2028-2031 --ground formal --from 'Fel Person' --date 2028-03-02",
    "meeting add Fel --date 2019-10-08",
    "decision add Fel --body Fel --date 2019-10-08 --paragraph 5",
    "group add Fel --member 'Fel Person'",
    "task add Fel",
    "plan add 2030-2031 --first-day 2030-01-01 --last-day 2031-12-31",
    "watch add Fel --kind remiss",
    "roll --on 2028-06-01 --record Fel",
    "round add Fel --period 2028-2031 --question Fel --date 2028-02-01",
)
GONE = (
    "A-1",
    "B-1",
    "C-1",
    "D-2019-001",
    "E-1",
    "G-1",
    "M-1",
    "P-1",
    "R-1",
    "T-1",
    "U-1",
    "W-1",
    "2028-2031",
    "2030-2031",
)
_KINDS = {
    "ACTOR": ("A-1",),
    "NETWORK": ("A-1",),
    "INTO": ("A-1", "P-1"),
    "BODY": ("B-1",),
    "MEETING": ("M-1",),
    "M": ("M-1",),
    "DECISION": ("D-2019-001",),
    "GROUP": ("G-1",),
    "TASK": ("T-1",),
    "WATCH": ("W-1",),
    "ROUND": ("U-1",),
    "PERSON": ("P-1",),
    "TEXT": ("P-1",),
    "CONTACT": ("P-1",),
    "PLAN": ("2030-2031",),
    "PERIOD": ("2028-2031",),
    "P": ("2028-2031",),
    "C": ("C-1",),
    "REF": ("A-1", "B-1", "C-1", "D-2019-001", "M-1"),
}
KINDS = {texts.metavar(name): gone for name, gone in _KINDS.items()}
_NO_REFERENCE = (
    *("NAME", "ALIAS", "NOTE", "ENTRY", "ITEM", "DATUM", "NR", "ORD", "FILE", "DIR", "A,B", "MAPP", "TEXT", "URL"),
    "ingen",
    "AKTIVITET",
)
NO_REFERENCE = {texts.metavar(name) for name in _NO_REFERENCE} - KINDS.keys()


def begun(well: Typed) -> None:
    """Make the registry, with one of each kind that is taken back."""
    well(LIFE[0].replace(HERE, "Kommunen"))
    entries = [well(f"{line} -o json").data["entry"] for line in ONCE]
    for entry in reversed(entries):
        well(f"undo {entry}")


def later(line: str, counted: Iterator[int]) -> str:
    """Give a line of the life as it is when one of each kind has been there before."""
    line = re.sub(HERE, lambda _: f"Ord{next(counted)}", line)
    return re.sub(r"\b([ABCEGMPTUW])-(\d+)\b(?!\.)", lambda found: f"{found[1]}-{int(found[2]) + 1}", line)


def named(line: str) -> Iterator[tuple[tuple[str, str, str], list[str]]]:
    """Give, for each reference a line's verb takes, the words of the line with what was taken back in its place.

    Verb, parameter and what was taken back come with them.
    """
    words = shlex.split(line)
    verb, command = next(found for found in verbs() if words[: len(found[0].split())] == found[0].split())
    given = command.make_context(verb, words[len(verb.split()) :], resilient_parsing=True).params
    for param in command.params:
        for gone in KINDS.get(param.metavar or "", ()):
            what, said = (verb, param.name, gone), given.get(param.name)
            old = said[0] if isinstance(said, (list, tuple)) and said else said
            if param.param_type_name == "option":
                own = [opt for opt in param.opts if opt in words]
                if own:
                    at = words.index(own[0]) + 1
                    yield what, [*words[:at], gone, *words[at + 1 :]]
                elif param.name not in NOTED:
                    yield what, [*words, param.opts[-1], gone]
            elif old in words:
                at = words.index(old)
                yield what, [*words[:at], gone, *words[at + 1 :]]


def mentions(id_: str) -> int:
    """Give how many entries name an id."""
    with Registry(Path("registry.db"), 5).reading() as reader:
        return len(reader.entries_about(id_))


def test_every_kind_of_reference_of_the_command_tree_is_known_here() -> None:
    for verb, command in verbs():
        for param in command.params:
            known = KINDS.keys() | NO_REFERENCE
            coded = not param.metavar or re.search(r"[|=\[-]", param.metavar)
            assert coded or param.metavar in known, (verb, param.name, param.metavar)


def test_nothing_new_is_built_on_what_was_taken_back(well: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    files(iter(f"Rad {n} ur en fil" for n in range(1000)))
    begun(well)
    before = {id_: mentions(id_) for id_ in GONE}
    tried, counted = set(), count()
    for template in LIFE[1:]:
        line = numbered(later(template, counted))
        if line.startswith("renew apply"):
            well("renew plan 2024-2027 --from 2020-2023 --out plan.json --force")
        anew = ("period add", "plan add")  # keys that people choose: one that was taken back is used anew
        erases = "erase" in line.split()[:2]  # what was typed of somebody is erased, taken back or not
        if "svar.csv" not in line and not erases and not line.startswith(("renew", "undo", *anew)):
            kept = Path("registry.db").read_bytes()
            for what, words in named(line):
                if what in tried:
                    continue
                tried.add(what)
                gone = what[-1]
                status = main.run([*words, "-o", "id"])
                capsys.readouterr()
                assert status in (0, 2, 3, 4, 5), words
                assert before[gone] == mentions(gone), words
                if status == 0:
                    Path("registry.db").write_bytes(kept)
        well(line)
    assert len(tried) > 60
    assert well("journal verify -o json").data["ok"]


@pytest.mark.parametrize("verb", ["period extend 2024-2027 --last-day 2028-06-30", "period set 2024-2027 networks=no"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_period_does_not_change_by_a_decision_that_was_taken_back(
    well: Typed, typed: Typed, period: str, verb: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMVERKAN_LANG", language)
    well("body add KS")
    well("decision add Ja --body KS --date 2025-01-01")
    entry = well("undo -o json").data["entry"]
    before = Path("registry.db").read_bytes()
    ran = typed(f"{verb} --decision D-2025-001 -o json")
    assert (5, ["decision_taken_back"]) == (ran.status, ran.codes)
    assert f"samverkan redo {entry}" in ran.error["hint"]
    for unknown in ("D-2099-001", "'KS 2025-01-01 § 7'"):
        ran = typed(f"{verb} --decision {unknown} -o json")
        assert (3, ["not_found"]) == (ran.status, ran.codes)
    both = typed(f"period extend {period} --last-day 2027-01-01 --decision D-2025-001 -o json")
    assert (5, {"decision_taken_back", "last_day_not_later"}) == (both.status, set(both.codes))
    assert before == Path("registry.db").read_bytes()
    well("redo")
    well(f"{verb} --decision D-2025-001")


SHOWN = (
    ("actor show A-1", "why A-1"),
    ("body show B-1", "why B-1"),
    ("case show C-1", "why C-1"),
    ("decision show D-2019-001", "why D-2019-001"),
    ("group show G-1", "why G-1"),
    ("meeting show M-1", "why M-1"),
    ("why T-1",),
    ("why W-1", "why R-1"),
    ("person show P-1", "why P-1"),
    ("why E-1",),
    ("round show U-1", "why U-1"),
)


def test_what_was_taken_back_is_told_as_such_and_never_as_in_force(well: Typed, typed: Typed) -> None:
    begun(well)
    for lines in SHOWN:
        for line in lines:
            ran = typed(line)
            assert 0 == ran.status, (line, ran.err)
            id_ = line.split()[-1]
            told: dict[str, Any] = well(f"{line} -o json").data
            assert f"samverkan redo {told['taken_back_by']}" in ran.out, line
            assert "tillbakatagen" in ran.out, line
            assert id_ == told["id"]
    assert not well("decision show D-2019-001 -o json").data["in_force"]
    assert "taken-back" == well("why E-1 -o json").data["enrollments"][0]["standing"]
    assert [] == well("decision list --in-force --on 2026-01-01 -o json").data


def test_what_is_in_force_again_is_told_as_before(well: Typed, period: str) -> None:
    well("body add KS")
    well("decision add Ja --body KS --date 2025-01-01")
    before = well("decision show D-2025-001 -o json").data
    assert "taken_back_by" not in before
    well("undo")
    assert well("decision show D-2025-001 -o json").data["taken_back_by"]
    well("redo")
    assert before == well("decision show D-2025-001 -o json").data


def turned(well: Typed, id_: str) -> str | None:
    """Give the words of what an id is called, the last one first; None for one dissolved, or without two words."""
    with Registry(Path("registry.db"), 5).reading() as reader:
        name = reader.names([id_]).get(id_, "")
        if id_.startswith("A") and reader.actor(id_).dissolved_on:
            return None
    words = name.split("_")
    return "_".join(reversed(words)) if len(words) > 1 else None


def made(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give what events say, but for the salts that are drawn for what is left of a seal."""
    return [{**each, "data": {name: said for name, said in each["data"].items() if name != "seals"}} for each in events]


def test_a_reference_may_be_the_words_of_a_name_wherever_one_is_typed(well: Typed, typed: Typed) -> None:
    counted = count()
    files(iter(f"Rad {n} ur en fil" for n in range(1000)))
    tried: set[tuple[str, str, str]] = set()
    for template in LIFE:
        line = re.sub(HERE, lambda _: f"Ord{next(counted)}_Blad{next(counted)}", template)
        if line.startswith("renew apply"):
            well("renew plan 2024-2027 --from 2020-2023 --out plan.json --force")
        line = numbered(line)
        words = [word for word in shlex.split(line) if word != "--new"]  # with it nobody is known by part of a name
        for at, word in enumerate(words):
            called = turned(well, word) if re.fullmatch(r"[ABGP]-\d+", word) else None
            if called is None or (words[0], words[1], word[0]) in tried:
                continue
            told = well(shlex.join([*words, "--dry-run", "-o", "json"]))
            ran = typed(shlex.join([*words[:at], called, *words[at + 1 :], "--dry-run", "-o", "json"]))
            assert 0 == ran.status, (line, called, ran.err)
            assert made(told.data["events"]) == made(ran.data["events"]), (line, called)
            assert "read_as" in {each["code"] for each in ran.data["warnings"]}, (line, called)
            tried.add((words[0], words[1], word[0]))
        well(line)
    assert {"A", "B", "G", "P"} == {letter for _, _, letter in tried}
    assert len(tried) > 25
