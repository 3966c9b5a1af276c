"""An intake is whole: however it is cut, stopped or repeated, the register is the one before or the one after."""

import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from answer_files import FROM, HEAD, counts, roll, row, table
from conftest import Ran, Typed
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_cli import main
from samverkan_cli.actions import intake
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.value import Value, told
from samverkan_cli.store import apart, rows
from samverkan_cli.store.reader.answers import AnswerReader
from samverkan_cli.store.registry import Registry
from samverkan_cli.store.writer import Writer

COLUMNS = f"{HEAD};organisationsnummer;syfte;kontaktperson;e-post;ärende"
NAMES = ("Almby IK", "ALMBY  IK", "Klockbojen", "Blå Tuvan", "Ringen", "Kören i Ånnaboda")
ANSWERS = st.builds(
    lambda *cells: ";".join(cells),
    st.sampled_from(NAMES),
    st.sampled_from(("ja", "ja", "ja", "", "nej", "kanske")),
    st.sampled_from(("ja", "ja", "")),
    st.sampled_from(("Eva Ek, ordförande", "eva ek", "Bo Ek", "")),
    st.sampled_from(("2023-10-16", "2023-10-17", "2024-02-05")),
    st.sampled_from(("", "", "", "802999-0010", "875999-0016")),
    st.sampled_from(("", "", "fotboll", "sång")),
    st.sampled_from(("", "Eva Ek", "Maj By")),
    st.sampled_from(("", "eva@example.org")),
    st.sampled_from(("", "", "", "4711", "4712")),
)


def ran(line: str) -> Ran:
    """Run a command in this process, outside pytest's own capture."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main.run(line.split())
    return Ran(status, out.getvalue(), err.getvalue())


COUNTED = ("enrolled", "completed", "received", "unchanged", "questions", "rejected", "entry_first", "entry_last")


def without(record: Value, *names: str) -> dict[str, Any]:
    return {name: value for name, value in told(record).items() if name not in names}


def counts_of(taken: dict[str, Any]) -> dict[str, Any]:
    return {name: len(told) if isinstance(told, list) else told for name, told in taken.items() if name in COUNTED}


def register() -> list[Any]:
    """Give what the register says, without the ids that depend on the order of entries."""
    with Registry(Path("registry.db"), 5).reading() as reader:
        people = {each.id: (each.name or "").casefold() for each in reader.persons()}
        found = []
        for actor in reader.actors():
            facts = [
                without(each, "id", "entry", "number", "actor") | {"signed_by": people.get(each.signed_by or "")}
                for each in reader.enrollments_of(actor.id)
            ]
            contacts = [(people.get(each.person or ""), each.mailbox) for each in reader.contacts(actor.id)]
            found.append((actor.name, without(actor, "id", "entry", "number", "name"), facts, contacts))
        on_the_roll = [line.name for line in reader.roll(RollQuestion(on=date(2024, 3, 1)))]
    return [sorted(found, key=lambda one: str(one[0])), sorted(people.values()), on_the_roll]


def taken_in(lines: list[str], chunk: int, runs: int) -> tuple[list[Any], dict[str, int], list[Any]]:
    """Give the register after some runs of a file, the counts of the first, and the rows that were not recorded."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder), pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "CHUNK", chunk)
        ran("init")
        ran("period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31")
        table("svar.csv", COLUMNS, *lines)
        first = ran(f"{FROM} svar.csv --accept-partial -o json")
        assert 0 == first.status, first.err
        turned_down = [
            (each["row"], sorted(one["code"] for one in each["objections"]))
            for each in (*first.data["rejected"], *first.data["questions"])
        ]
        before = Path("registry.db").read_bytes()
        for _ in range(runs - 1):
            assert 0 == ran(f"{FROM} svar.csv --accept-partial -o json").status
            assert before == Path("registry.db").read_bytes()
        assert 0 == ran("journal verify").status
        return register(), counts(first), sorted(turned_down)


@settings(max_examples=12)
@given(lines=st.lists(ANSWERS, min_size=1, max_size=12), chunk=st.sampled_from((1, 2, 3, 7)), runs=st.integers(1, 3))
def test_an_intake_gives_the_same_register_however_it_is_cut_and_repeated(
    lines: list[str], chunk: int, runs: int
) -> None:
    assert taken_in(lines, 2000, 1) == taken_in(lines, chunk, runs)


def test_a_number_of_the_e_service_that_an_earlier_row_has_replaced_is_judged_alike_however_it_is_cut() -> None:
    given = [
        ("Blå Tuvan", "", "ja", "Eva Ek", "2023-10-16", "4712"),
        ("Ringen", "ja", "ja", "Eva Ek", "2023-10-16", ""),
        ("Blå Tuvan", "ja", "ja", "Eva Ek", "2023-10-16", "4711"),
        ("Almby IK", "ja", "ja", "Eva Ek", "2023-10-16", ""),
        ("Klockbojen", "ja", "ja", "Eva Ek", "2023-10-16", ""),
        ("Kören i Ånnaboda", "ja", "ja", "Bo Ek", "2024-02-05", "4712"),
    ]
    lines = [";".join((*said, "", "", "", "", sent)) for *said, sent in given]
    whole = taken_in(lines, 2000, 1)
    for chunk in (1, 2, 3, 4, 5):
        assert whole == taken_in(lines, chunk, 1)


def test_a_file_gives_the_same_enrollments_as_typing_its_rows_one_by_one(well: Typed, period: str) -> None:
    rows = [
        ("Almby IK", "Eva Ek, ordförande", "2023-10-16", "2023-10-12", "e-service", "eva@example.org", ""),
        ("Klockbojen", "Bo Ek", "2024-02-05", "", "paper", "Bo Ek <bo@example.org>", "875999-0016"),
        ("Ringen", "Eva Ek", "2024-03-05", "2024-03-01", "ceremony", "Maj By", ""),
    ]
    told = {}
    for name, signer, received, signed, channel, contact, org_nr in rows:
        given = {"--signed-by": signer, "--received": received, "--signed": signed, "--channel": channel}
        given |= {"--contact": contact, "--org-nr": org_nr}
        options = [part for option, said in given.items() if said for part in (option, said)]
        well(f"enroll --period {period} --affirm values --affirm principles", *options, name)
    told["typed"] = register()
    Path("registry.db").unlink()
    well("init")
    well(f"period add {period} --first-day 2024-01-01 --last-day 2027-12-31")
    heading = "namn;undertecknare;inkommen;undertecknad;kanal;kontakt;organisationsnummer"
    table("svar.csv", heading, *(";".join(cells) for cells in rows))
    well(f"{FROM} svar.csv --affirm values --affirm principles")
    told["read"] = register()
    assert told["typed"] == told["read"]


# stopped ---------------------------------------------------------------------------------------

MANY = 20_000


@pytest.fixture
def many(period: str) -> None:
    """Write a long file."""
    lines = (f"Förening {at:05};ja;ja;Person {at:05}, ordförande;2023-10-16" for at in range(MANY))
    table("svar.csv", HEAD, *lines)


def started(*more: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "samverkan_cli.main", *FROM.split(), "svar.csv", *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def journalled() -> tuple[int, int]:
    """Give the size of the rollback journal and when it was written; one that a kill left may lie there still."""
    try:
        found = Path("registry.db-journal").stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def test_an_intake_that_is_killed_or_interrupted_leaves_the_register_as_it_was(well: Typed, many: None) -> None:
    before = json.loads(well("status -o json").out)["data"]
    for kind in (signal.SIGKILL, signal.SIGINT, signal.SIGKILL, signal.SIGINT):
        left = journalled()
        process = started()
        while journalled() == left or not journalled()[0]:  # until a transaction has begun
            assert process.poll() is None
            time.sleep(0.005)
        time.sleep(random.uniform(0.0, 0.3))
        process.send_signal(kind)
        _, err = process.communicate()
        assert (-kind if kind is signal.SIGKILL else 130) == process.returncode, err
        assert before == json.loads(well("status -o json").out)["data"]
    assert {"enrolled": MANY} == counts(well(f"{FROM} svar.csv -o json"))
    assert MANY == len(roll(well, "2024-01-01"))
    assert "hel" in well("journal verify").out


def test_an_interrupt_while_a_batch_is_being_written_takes_all_of_it_back(
    well: Typed, typed: Typed, period: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    table("svar.csv", HEAD, *(row(f"Förening {at:05}") for at in range(1500)))
    before = Path("registry.db").read_bytes()
    pressed: list[str] = []

    def insert(*said: Any) -> None:
        if not pressed and said[1] == "enrollment":
            pressed.append("Ctrl-C")
            raise KeyboardInterrupt
        kept(*said)

    kept = rows.insert
    monkeypatch.setattr(rows, "insert", insert)
    assert 130 == typed(f"enroll --period {period} --from svar.csv").status
    assert before == Path("registry.db").read_bytes()
    assert "hel" in well("journal verify").out


@pytest.mark.parametrize("when", ["before", "after"])
def test_an_interrupt_while_another_process_records_takes_all_of_it_back(
    well: Typed, typed: Typed, period: str, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    table("svar.csv", HEAD, *(row(f"Förening {at:05}") for at in range(5000)))
    before = Path("registry.db").read_bytes()
    batches: list[int] = []
    record = apart.Apart.record

    def interrupted(self: apart.Apart, *events: Any, told: bool = True) -> None:
        batches.append(len(events))
        if len(batches) == 2 and when == "before":
            raise KeyboardInterrupt
        record(self, *events, told=told)
        if len(batches) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(apart.Apart, "record", interrupted)
    assert 130 == typed(f"enroll --period {period} --from svar.csv").status
    assert [2000, 2000] == batches
    assert before == Path("registry.db").read_bytes()
    assert "hel" in well("journal verify").out


def test_a_process_that_records_and_is_killed_leaves_the_register_as_it_was(
    well: Typed, typed: Typed, period: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    table("svar.csv", HEAD, *(row(f"Förening {at:05}") for at in range(5000)))
    before = well("actor list -o json").data
    record, batches = apart.Apart.record, iter(range(9))

    def killed(self: apart.Apart, *events: Any, told: bool = True) -> None:
        if next(batches) == 1:
            self._asking._process.kill()
        record(self, *events, told=told)

    with monkeypatch.context() as patched:
        patched.setattr(apart.Apart, "record", killed)
        ran = typed(f"enroll --period {period} --from svar.csv -o json")
    assert (7, ["disk_error"]) == (ran.status, ran.codes)
    assert before == well("actor list -o json").data
    assert "hel" in well("journal verify").out


def test_what_another_process_recorded_is_the_same_as_what_one_records(
    well: Typed, period: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [row(f"Bojen {at // 2}", "ja", "ja" if at % 3 else "", signer=f"Eva {at % 50}") for at in range(5000)]
    lines += [row(f"Kören {at % 2100}", "ja", "" if at < 2100 else "ja", signer=f"Bo {at}") for at in range(4200)]
    table("svar.csv", HEAD, *lines)
    shutil.copy("registry.db", "innan.db")
    found = []
    for possible in (True, False):
        monkeypatch.setattr(apart, "POSSIBLE", possible)
        taken = well(f"enroll --period {period} --from svar.csv --accept-partial -o json").data
        assert "hel" in well("journal verify").out
        found.append((counts_of(taken), register()))
        shutil.copy("innan.db", "registry.db")
        Path(taken["rejected_file"]).unlink()
    assert found[0] == found[1]
    assert found[0][0]["completed"] > 500


def test_what_is_looked_up_ahead_never_sees_the_last_batch_and_is_judged_as_if_it_did(
    well: Typed, period: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [row(f"Kören {at % 2100}", "ja", "" if at < 2100 else "ja", signer=f"Bo {at % 90}") for at in range(4200)]
    table("svar.csv", HEAD, *lines)
    record, book = Writer.record, AnswerReader.book
    late: list[tuple[Writer, Any]] = []
    ahead: list[bool] = [False]

    def caught_up() -> None:
        while late:
            writer, events = late.pop()
            record(writer, *events, told=False)

    def recorded_later(self: Writer, *events: Any, told: bool = True) -> None:
        caught_up()
        late.append((self, events))

    @contextmanager
    def looked_ahead(_self: Writer) -> Iterator[bool]:
        ahead[0] = True
        yield True
        ahead[0] = False

    def asked(self: AnswerReader, *given: Any) -> Any:
        if not ahead[0]:
            caught_up()
        return book(self, *given)

    def head(self: Writer) -> Any:
        caught_up()
        return self._head

    monkeypatch.setattr(apart, "POSSIBLE", False)
    for name, instead in (("record", recorded_later), ("ahead", looked_ahead), ("head", property(head))):
        monkeypatch.setattr(Writer, name, instead)
    monkeypatch.setattr(AnswerReader, "book", asked)
    read = well(f"enroll --period {period} --from svar.csv -o json")
    assert {"received": 2100, "completed": 2100} == counts(read)


# over and over ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (lambda _: row("Almby IK"), {"enrolled": 1, "unchanged": 4999}),
        (lambda at: row("Almby IK", signer=f"Person {at}"), {"enrolled": 1, "rejected": 4999}),
        (lambda at: row("Almby IK", day=f"202{3 + at % 2}-0{1 + at % 9}-11"), {"enrolled": 1, "unchanged": 4999}),
        (
            lambda at: row("Almby IK", principles="", day=f"2023-0{1 + at % 9}-11"),
            {"received": 1, "unchanged": 4999},
        ),
        (lambda at: row(f"Bojen {at // 2}", "ja", "ja" if at % 2 else ""), {"completed": 2500, "received": 2500}),
        (lambda at: f"{row(f'Bojen {at}')};875999-0016;ny", {"enrolled": 5000}),
        (lambda at: f"{row(f'Nämnd {at}')};212000-1967;;nämnd", {"enrolled": 5000}),
    ],
)
def test_five_thousand_rows_about_one_actor_or_number_take_seconds(
    well: Typed, period: str, line: Callable[[int], str], expected: dict[str, int]
) -> None:
    width = len(line(0).split(";"))
    heading = ";".join([HEAD, "organisationsnummer", "id", "typ"][: max(1, width - 4)])
    table("svar.csv", heading, *map(line, range(5000)))
    began = time.monotonic()
    read = well(f"enroll --period {period} --from svar.csv --accept-partial --dry-run -o json")
    assert expected == counts(read)
    assert time.monotonic() - began < 20
