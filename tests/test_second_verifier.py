"""The second verifier: what it finds broken, and what it says of lives that are told by hand, from the rules alone."""

import ast
import hashlib
import hmac
import json
import subprocess
import sys
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import TICKED, Typed
from random_lives import second

from samverkan_cli.domain.events import EVENTS

SCRIPT = Path(str(second.__file__))
Lines = list[dict[str, Any]]
DAY = date.fromisoformat


def journal(*told: tuple[str, str, dict[str, Any]]) -> Lines:
    """Make an export of entries, each kind, subject and data."""
    lines: Lines = []
    before = "0" * 64
    for seq, (kind, subject, data) in enumerate((("registry_created", "r", {}), *told), start=1):
        sealed = second.canonical(["r", seq, "persons", {"by": "Maj"}])
        seals = {"persons": {"salt": "00" * 32, "value": {"by": "Maj"}}}
        entry = {
            "v": 1,
            "registry": "r",
            "seq": seq,
            "at": f"2026-01-01T00:00:{seq:02}.000000Z",
            "op": "o",
            "verb": "v",
        }
        entry |= {"kind": kind, "subject": subject, "data": data, "prev": before}
        entry["sealed"] = {"persons": hmac.digest(bytes(32), sealed, "sha256").hex()}
        before = hashlib.sha256(b"samverkan-journal-1\0" + second.canonical(entry)).hexdigest()
        lines.append({"entry": entry, "hash": before, "seals": seals})
    return lines


def opened(key: str) -> tuple[str, str, dict[str, Any]]:
    return "period_opened", key, {"first_day": f"{key[:4]}-01-01", "last_day": f"{key[5:]}-12-31"}


def joined(
    day: str, actor: str = "A-1", one: str = "E-1", period: str = "2024-2027"
) -> tuple[str, str, dict[str, Any]]:
    first = f"{period[:4]}-01-01"
    because, effective = ("first_day", first) if day < first else ("received", day)
    data = {"enrollment": one, "period": period, "received": day, "effective": effective, "because": because}
    return "actor_enrolled", actor, data | {"registered": {"kind": "association", "side": "civil"}}


def decided(day: str, id_: str = "D-1", **more: Any) -> tuple[str, str, dict[str, Any]]:
    return "decision_recorded", id_, {"decided_on": day, "outcome": "approved", "body": "B-1"} | more


def excluded(effective: str | None = None, bar: str | None = None, **more: str) -> tuple[str, str, dict[str, Any]]:
    data = {"enrollment": "E-1", "period": "2024-2027", "decision": "D-1", "case": "C-1"} | more
    data |= {"effective": effective} if effective else {}
    return "actor_excluded", "A-1", data | ({"bar_through": bar} if bar else {})


def became(kind: str, **more: str) -> tuple[str, str, dict[str, Any]]:
    return kind, "C-1", {"decision": "D-1", "enrollment": "E-1"} | more


def refused(day: str) -> tuple[str, str, dict[str, Any]]:
    data = {"enrollment": "E-1", "period": "2024-2027", "decision": "D-1", "case": "C-1", "effective": day}
    return "entry_refused", "A-1", data


def withdrew(day: str, one: str = "E-1") -> tuple[str, str, dict[str, Any]]:
    return "actor_withdrew", "A-1", {"enrollment": one, "period": "2024-2027", "received": day, "effective": day}


def taken_back(entry: int) -> tuple[str, str, dict[str, Any]]:
    return "entry_taken_back", "A-1", {"entry": entry}


OLD, NEW = opened("2020-2023"), opened("2024-2027")
WAITING = (NEW, joined("2024-02-01"), decided("2024-10-08"))
STAYED = became("effect_stayed", stayed_on="2024-11-20")
UPHELD = became("court_ruled", ruling="upheld", ruled_on="2025-03-03", final_on="2025-03-25")
ANNULLED = became("court_ruled", ruling="annulled", ruled_on="2025-03-03", final_on="2025-03-25")
FINAL = became("decision_final", final_on="2025-03-25")


def register(*told: tuple[str, str, dict[str, Any]]) -> Any:
    return second.Register(journal(*told))


def spells(told: Any, one: str = "E-1") -> list[str]:
    """Give how an enrollment stands, each standing with its first day, over the days of two periods."""
    found: list[str] = []
    for number in range(DAY("2020-01-01").toordinal(), DAY("2028-01-05").toordinal()):
        day = date.fromordinal(number)
        now = told.standing(told.enrollments[one], day)
        if not found or found[-1].split(" ", 1)[1] != now:
            found.append(f"{day} {now}")
    return found[1:]


# what it finds broken


def test_a_whole_journal_is_whole() -> None:
    assert [] == list(second.chain(journal(NEW, joined("2024-02-01"))))


def _number(lines: Lines) -> None:
    del lines[1]


def _digest(lines: Lines) -> None:
    lines[1]["entry"]["data"]["last_day"] = "2028-12-31"


def _rewritten(lines: Lines) -> None:
    _digest(lines)
    canonical = second.canonical(lines[1]["entry"])
    lines[1]["hash"] = hashlib.sha256(b"samverkan-journal-1\0" + canonical).hexdigest()


def _sealed(lines: Lines) -> None:
    lines[2]["seals"]["persons"]["value"]["by"] = "Någon annan"


def _moved(lines: Lines) -> None:
    lines[1]["seals"], lines[2]["seals"] = {}, lines[2]["seals"] | {"text": lines[1]["seals"]["persons"]}


def _time(lines: Lines) -> None:
    lines[1]["entry"]["at"] = "2026-01-02T00:00:00.000000Z"


def _other(lines: Lines) -> None:
    lines[2]["entry"]["registry"] = "s"


@pytest.mark.parametrize(
    ("breaks", "entry", "what"),
    [
        (_number, 2, "numret"),
        (_digest, 2, "kontrollsumman"),
        (_rewritten, 3, "bygger inte på"),
        (_sealed, 3, "sigillet stämmer inte"),
        (_moved, 2, "ett sigill saknas"),
        (_moved, 3, "ett sigill för mycket"),
        (_time, 3, "tiden går bakåt"),
        (_other, 3, "ett annat registers"),
    ],
)
def test_what_was_changed_is_found_with_its_entry(breaks: Callable[[Lines], None], entry: int, what: str) -> None:
    lines = deepcopy(journal(NEW, joined("2024-02-01"), withdrew("2024-03-01")))
    breaks(lines)
    assert [entry] == [at for at, wrong in second.chain(lines) if wrong.startswith(what)][:1]


def test_a_day_that_the_rule_does_not_give_is_found() -> None:
    kind, actor, data = joined("2023-10-16")
    wrong = register(NEW, (kind, actor, data | {"effective": "2023-10-16"}))
    assert [(3, "gäller från 2023-10-16, inte från 2024-01-01")] == wrong.problems


def test_every_kind_of_event_is_read_or_said_to_change_nothing() -> None:
    read = {kind for kind in EVENTS if hasattr(second.Register, f"_{kind}")}
    assert (set(EVENTS) - read, set()) == (second.BESIDE, second.BESIDE & read)
    assert [(2, "okänt slag av händelse: roll_forgotten")] == register(("roll_forgotten", "R-1", {})).problems


# what it says of a day


def test_an_answer_counts_from_the_first_day_of_the_period_and_lapses_with_it() -> None:
    told = register(NEW, joined("2023-10-16"))
    assert ["2023-10-16 received", "2024-01-01 enrolled", "2028-01-01 lapsed"] == spells(told)


def test_of_two_answers_of_one_file_the_one_that_arrived_first_counts() -> None:
    _, actor, data = joined("2024-01-20")
    told = register(NEW, joined("2024-02-01"), ("earlier_answer_counted", actor, data))
    assert ["2024-01-20 enrolled", "2028-01-01 lapsed"] == spells(told)


def test_who_withdraws_is_off_from_the_day_and_on_until_it() -> None:
    told = register(NEW, joined("2024-02-01"), withdrew("2024-05-02"))
    assert ["2024-02-01 enrolled", "2024-05-02 withdrawn"] == spells(told)
    assert (1, 0) == (len(told.roll(DAY("2024-05-01"))), len(told.roll(DAY("2024-05-02"))))


def test_a_suspension_holds_its_last_day_and_a_stay_interrupts_it() -> None:
    away = {"enrollment": "E-1", "period": "2024-2027", "decision": "D-1", "case": "C-1"}
    days = {"first_day": "2024-10-08", "through": "2025-06-30"}
    told = register(*WAITING, ("actor_suspended", "A-1", away | days), STAYED, UPHELD, FINAL)
    off, on = ("2024-10-08 suspended", "2025-03-25 suspended"), ("2024-11-20 enrolled", "2025-07-01 enrolled")
    assert ["2024-02-01 enrolled", off[0], on[0], off[1], on[1], "2028-01-01 lapsed"] == spells(told)


def test_a_dissolved_actor_is_on_through_its_last_day() -> None:
    told = register(NEW, joined("2024-02-01"), ("actor_dissolved", "A-1", {"last_day": "2025-04-30"}))
    assert ["2024-02-01 enrolled", "2025-05-01 dissolved"] == spells(told)


def test_an_exclusion_that_waits_has_no_effect_before_it_is_final() -> None:
    waits = register(*WAITING, excluded(bar="2026-06-08"))
    assert ["2024-02-01 enrolled", "2028-01-01 lapsed"] == spells(waits)
    assert ([], False) == (waits.barred("A-1", DAY("2025-01-01")), waits.has_effect("D-1", DAY("2025-01-01")))
    final = register(*WAITING, excluded(bar="2026-06-08"), FINAL)
    assert ["2024-02-01 enrolled", "2025-03-25 excluded"] == spells(final)
    assert (False, True) == (final.has_effect("D-1", DAY("2025-03-24")), final.has_effect("D-1", DAY("2025-03-25")))


def barred_days(told: Any) -> list[str]:
    """Give the first day of each spell that the actor is barred, and the first day it is not."""
    days = [date.fromordinal(at) for at in range(DAY("2020-01-01").toordinal(), DAY("2028-12-31").toordinal())]
    barred = {day: bool(told.barred("A-1", day)) for day in days}
    return [str(day) for before, day in pairwise(days) if barred[before] is not barred[day]]


def test_a_stay_that_ended_does_not_disarm_a_bar() -> None:
    told = register(*WAITING, excluded("2024-10-17", "2025-10-16"), STAYED, UPHELD, FINAL)
    assert ["2024-10-17", "2024-11-20", "2025-03-25", "2025-10-17"] == barred_days(told)


def test_a_bar_ends_from_the_day_of_a_lifting_or_revocation_and_never_was_after_an_annulment() -> None:
    barred = *WAITING, excluded("2024-10-17", "2026-10-16")
    assert ["2024-10-17", "2026-10-17"] == barred_days(register(*barred))
    assert ["2024-10-17", "2025-02-01"] == barred_days(register(*barred, became("bar_lifted", from_day="2025-02-01")))
    revoked = became("decision_revoked", from_day="2025-03-01")
    assert ["2024-10-17", "2025-03-01"] == barred_days(register(*barred, revoked))
    assert [] == barred_days(register(*barred, ANNULLED))


def test_a_revocation_leaves_the_gap_before_it() -> None:
    stay, final = became("effect_stayed", stayed_on="2025-01-16"), became("decision_final", final_on="2025-02-03")
    told = register(*WAITING, excluded(), stay, final, became("decision_revoked", from_day="2025-02-27"))
    gap = ["2025-02-03 excluded", "2025-02-27 enrolled"]
    assert ["2024-02-01 enrolled", *gap, "2028-01-01 lapsed"] == spells(told)
    assert [False, True, False] == [told.has_effect("D-1", DAY(f"2025-02-{day}")) for day in ("02", "03", "27")]


def test_a_refusal_that_is_revoked_stands_until_its_day() -> None:
    waits = {"enrollment": "E-1", "period": "2024-2027", "received": "2024-05-01", "complete_by": "2024-05-22"}
    received = "enrollment_received", "A-1", waits | {"registered": {"kind": "association", "side": "civil"}}
    told = register(NEW, received, decided("2024-06-01"), refused("2024-06-01"))
    assert ["2024-05-01 received", "2024-06-01 refused"] == spells(told)
    revoked = became("decision_revoked", from_day="2024-10-01")
    told = register(NEW, received, decided("2024-06-01"), refused("2024-06-01"), revoked)
    assert ["2024-06-01 refused", "2024-10-01 received"] == spells(told)[1:3]


def test_an_application_that_was_closed_is_closed_from_the_day() -> None:
    waits = {"enrollment": "E-1", "period": "2024-2027", "received": "2024-05-01", "complete_by": "2024-05-22"}
    received = "enrollment_received", "A-1", waits | {"registered": {"kind": "association", "side": "civil"}}
    closed = "enrollment_closed", "A-1", {"enrollment": "E-1", "period": "2024-2027", "closed_from": "2024-06-03"}
    assert ["2024-05-01 received", "2024-06-03 closed"] == spells(register(NEW, received, closed))


def test_what_a_period_ended_is_not_changed_by_a_stay_after_it() -> None:
    old = OLD, joined("2021-02-01", period="2020-2023"), decided("2023-12-27"), excluded("2023-12-27")
    told = register(*old, became("effect_stayed", stayed_on="2024-04-07"))
    assert ["2021-02-01 enrolled", "2023-12-27 excluded", "2024-04-07 lapsed"] == spells(told)


def test_an_annulment_restores_from_the_first_day_and_sets_aside_what_was_joined_meanwhile() -> None:
    anew = joined("2025-01-10", one="E-2")
    told = register(*WAITING, excluded("2024-10-17"), anew, ANNULLED)
    assert ["2024-02-01 enrolled", "2028-01-01 lapsed"] == spells(told)
    assert [True, False] == [told.has_effect("D-1", DAY(f"2025-03-{day}")) for day in ("24", "25")]
    on = told.roll(DAY("2025-06-01"))
    assert [("E-1", "2024-02-01")] == [(line["enrollment"], line["since"]) for line in on]
    left = register(*WAITING, excluded("2024-10-17"), anew, withdrew("2025-02-01", "E-2"), ANNULLED)
    assert ["2024-02-01 enrolled", "2025-02-01 withdrawn"] == spells(left)


def test_a_bar_that_was_annulled_alone_never_was_and_the_exclusion_stands() -> None:
    part = became("court_ruled", ruling="annulled", part="bar", ruled_on="2025-03-03", final_on="2025-03-25")
    told = register(*WAITING, excluded("2024-10-17", "2026-10-16"), part)
    assert ["2024-02-01 enrolled", "2024-10-17 excluded"] == spells(told)
    assert ([], True) == (barred_days(told), told.has_effect("D-1", DAY("2025-06-01")))


def test_a_judgment_that_is_not_final_changes_nothing() -> None:
    told = register(*WAITING, excluded("2024-10-17"), became("court_ruled", ruling="annulled", ruled_on="2025-03-03"))
    assert ["2024-02-01 enrolled", "2024-10-17 excluded"] == spells(told)


def test_who_joined_anew_stands_there_when_the_exclusion_is_revoked() -> None:
    revoked = became("decision_revoked", from_day="2025-02-01")
    told = register(
        *WAITING, excluded("2024-10-17"), joined("2025-01-10", one="E-2"), withdrew("2025-03-01", "E-2"), revoked
    )
    assert ["2024-02-01 enrolled", "2024-10-17 excluded"] == spells(told)
    assert [] == told.roll(DAY("2025-04-01"))


def test_what_was_taken_back_is_as_if_never_typed_and_an_undo_of_it_brings_it_again() -> None:
    once = NEW, joined("2024-02-01"), withdrew("2024-05-02"), taken_back(4)
    assert ["2024-02-01 enrolled", "2028-01-01 lapsed"] == spells(register(*once))
    assert ["2024-02-01 enrolled", "2024-05-02 withdrawn"] == spells(register(*once, taken_back(5)))
    assert ["2024-02-01 enrolled", "2028-01-01 lapsed"] == spells(register(*once, taken_back(5), taken_back(6)))


def test_a_merge_joins_the_days_of_both_and_a_decision_follows() -> None:
    both = NEW, joined("2024-09-01"), joined("2024-01-10", "A-2", "E-2"), withdrew("2025-06-01", "E-2")
    merged = "actor_merged", "A-1", {"into": "A-2", "on": "2025-07-01", "duplicates": ["E-2"]}
    told = register(*both, merged, decided("2026-01-01"), excluded("2026-01-10", "2027-01-01"))
    assert ["2024-01-10 enrolled", "2026-01-10 excluded"] == spells(told)
    assert ["A-2"] == [line["id"] for line in told.roll(DAY("2025-12-31"))]
    assert (["D-1"], ["D-1"]) == (told.barred("A-1", DAY("2026-02-01")), told.barred("A-2", DAY("2026-02-01")))


def test_a_merge_takes_along_what_a_decision_did_to_the_one_that_is_dropped() -> None:
    both = NEW, joined("2024-01-10"), joined("2024-02-01", "A-2", "E-2"), decided("2024-10-08")
    away = {"enrollment": "E-2", "period": "2024-2027", "decision": "D-1"}
    off = "actor_suspended", "A-2", away | {"first_day": "2024-10-08", "through": "2024-12-31"}
    told = register(*both, off, ("actor_merged", "A-2", {"into": "A-1", "on": "2025-07-01", "duplicates": ["E-2"]}))
    away_and_back = ["2024-10-08 suspended", "2025-01-01 enrolled"]
    assert ["2024-01-10 enrolled", *away_and_back, "2028-01-01 lapsed"] == spells(told)


def test_a_period_that_is_extended_lasts_longer_for_all() -> None:
    told = register(
        OLD, joined("2021-02-01", period="2020-2023"), ("period_extended", "2020-2023", {"last_day": "2024-06-30"})
    )
    assert ["2021-02-01 enrolled", "2024-07-01 lapsed"] == spells(told)


def test_a_decision_that_was_rejected_or_is_yet_to_come_is_not_in_force() -> None:
    told = register(
        decided("2024-10-08"),
        decided("2024-10-08", "D-2", outcome="rejected"),
        decided("2024-10-08", "D-3", effective="2025-01-01"),
    )
    day = DAY("2024-12-31")
    assert [True, False, False] == [told.has_effect(id_, day) for id_ in ("D-1", "D-2", "D-3")]
    assert [False, False, True] == [
        told.has_effect(*pair) for pair in (("D-1", DAY("2024-10-07")), ("D-2", day), ("D-3", DAY("2025-01-01")))
    ]


def test_tasks_and_groups_are_what_they_are_on_a_day() -> None:
    task = (
        ("task_added", "T-1", {"added_on": "2024-01-10", "owner": "P-1"}),
        ("task_done", "T-1", {"done_on": "2024-03-01"}),
    )
    group = ("group_formed", "G-1", {"formed_on": "2024-01-10"}), ("group_member_added", "G-1", {"person": "P-1"})
    later = {"person": "P-2", "from_day": "2024-06-01"}
    led = (
        ("convener_named", "G-1", {"person": "P-1"}),
        ("group_member_added", "G-1", later),
        ("convener_named", "G-1", later),
    )
    told = register(*task, *group, *led)
    assert [None, "open", "done"] == [told.task("T-1", DAY(day)) for day in ("2024-01-09", "2024-02-29", "2024-03-01")]
    assert {"convener": "P-1", "members": ["P-1"]} == told.group("G-1", DAY("2024-05-31"))
    assert {"convener": "P-2", "members": ["P-1", "P-2"]} == told.group("G-1", DAY("2024-06-01"))


# alone, as an auditor runs it


def test_it_runs_alone_and_says_what_it_found(well: Typed, period: str, tmp_path: Path) -> None:
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-02-01")
    well("journal export --out journal.jsonl")

    def ran(*more: str) -> tuple[int, str]:
        done = subprocess.run([sys.executable, "-I", SCRIPT, "journal.jsonl", *more], capture_output=True, check=False)
        return done.returncode, done.stdout.decode()

    status, out = ran("--on", "2024-02-01", "--json")
    told = json.loads(out)
    assert (0, True, {"E-1": "enrolled"}) == (status, told["ok"], told["standing"])
    assert 0 == ran("--head", told["head"][:8])[0]
    assert 6 == ran("--head", "00000000")[0]
    text = Path("journal.jsonl").read_text(encoding="utf-8")
    Path("journal.jsonl").write_text(text.replace("Blå Tuvan", "Blå Tuvan m.fl."), encoding="utf-8")
    status, out = ran()
    assert (6, True) == (status, "FEL i händelse 3: sigillet stämmer inte (text)" in out)
    Path("journal.jsonl").write_text("namn;typ\n", encoding="utf-8")
    assert 2 == ran()[0]


def test_it_imports_nothing_but_what_python_brings() -> None:
    imports = [node for node in ast.walk(ast.parse(SCRIPT.read_text(encoding="utf-8"))) if isinstance(node, ast.Import)]
    froms = [
        node.module or ""
        for node in ast.walk(ast.parse(SCRIPT.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    ]
    roots = {name.split(".")[0] for name in [*froms, *(alias.name for node in imports for alias in node.names)]}
    assert set() == roots - sys.stdlib_module_names
