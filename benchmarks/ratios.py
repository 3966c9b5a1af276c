"""Print what a start costs beside its peers, and in a large registry beside a small one.

    pip install . "sqlite-utils>=4,<5"
    python benchmarks/ratios.py [--runs 11] [--large 1000000]

It wants the installed program: a checkout that may not write byte code compiles every module at each start.
`sqlite-utils` is a peer to measure against, and no requirement of the program. The two sides of each ratio run in
turn, as whole processes, so that a machine whose speed drifts slows both. The program runs without a collector and
ends without taking apart what it imported, and so do the peers here. `--large 10000` is the short form.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from samverkan_cli.domain.events import ActorEnrolled, ActorFacts, Introduced, PeriodOpened, RegistryCreated
from samverkan_cli.domain.values import Affirmation, Because, Kind, Side
from samverkan_cli.store.registry import Registry, new_registry_id

TICKS = (Affirmation.VALUES, Affirmation.PRINCIPLES)
OLD, NEW = date(2020, 1, 1), date(2024, 1, 1)
SMALL = 100
SIGNATORIES = 50  # on the day the roll is asked for, in both registries
BATCH = 5000
HELP_RUNS = 21  # its bar is a tenth, and so is the noise of a few runs
ALIKE = "import gc, os, sys; gc.disable(); {code}; sys.stdout.flush(); os._exit(0)"
ROWS = "from sqlite_utils.cli import cli; cli(['rows', {db!r}, 'actor'], standalone_mode=False)"
READING = (("roll", "--on", "2025-12-31"), ("why", "A-7"), ("actor", "show", "A-7"), ("case", "show", "C-1"), ("due",))

Command = Callable[[], list[str]]


def made(path: Path, enrollments: int) -> Path:
    """Make a registry with so many enrollments, 50 of them in the period the roll is asked for."""
    registry = Registry(path, 30)
    created = RegistryCreated(subject=new_registry_id(), municipality="Exempelköping")
    with registry.creating("benchmark", None, created, dry_run=False) as writer:
        for first in (OLD, NEW):
            last = date(first.year + 3, 12, 31)
            writer.record(
                PeriodOpened(subject=f"{first.year}-{last.year}", first_day=first, last_day=last, affirmations=TICKS)
            )
        for start in range(0, enrollments, BATCH):
            numbers = range(start + 1, min(start + BATCH, enrollments) + 1)
            writer.record(*(enrolled(number, enrollments) for number in numbers), told=False)
    return path


def enrolled(number: int, enrollments: int) -> ActorEnrolled:
    """Give a new actor's enrollment: the last fifty in the new period, the others in the old one."""
    first = NEW if number > enrollments - SIGNATORIES else OLD
    received = first + timedelta(days=number % 700)
    return ActorEnrolled(
        subject=f"A-{number}",
        enrollment=f"E-{number}",
        period=f"{first.year}-{first.year + 3}",
        received=received,
        effective=received,
        because=Because.RECEIVED,
        affirmed=TICKS,
        signed_by=f"P-{number}",
        registered=ActorFacts(name=f"Föreningen nummer {number}", kind=Kind.ASSOCIATION, side=Side.CIVIL),
        introduced=(Introduced(id=f"P-{number}", name=f"Person {number}"),),
    )


def lived(program: str, db: str, runs: int) -> str:
    """Let a registry have a body, a case and tasks to do; give its path."""
    case = (
        "case",
        "open",
        "A-7",
        "--period",
        "2020-2023",
        "--ground",
        "formal",
        "--from",
        "Eva Ek",
        "--date",
        "2021-12-01",
    )
    tasks = [("task", "add", f"Uppgift {number}", "--owner", "Eva Ek") for number in range(2 * runs + 4)]
    for words in (("body", "add", "Kommunstyrelsen", "--kind", "committee"), case, *tasks):
        once([program, "--db", db, *words])
    return db


def writing(program: str, db: str) -> dict[str, Command]:
    """Give the commands that write; each says something new every time."""
    fresh, tasks = count(1), count(1)
    signed = ("--affirm", "values", "--affirm", "principles", "--signed-by", "Eva Ek", "--received", "2024-06-01")
    on = [program, "--db", db]
    return {
        "enroll": lambda: [*on, "enroll", f"Ny förening {next(fresh)}", "--period", "2024-2027", *signed],
        "task done": lambda: [*on, "task", "done", f"T-{next(tasks)}"],
        "decision add": lambda: [*on, "decision", "add", f"Beslut {next(fresh)}", "--body", "Kommunstyrelsen"],
    }


def reading(program: str, db: str) -> dict[str, Command]:
    """Give the commands that read."""

    def command(words: tuple[str, ...]) -> Command:
        return lambda: [program, "--db", db, *words]

    return {" ".join(words[: 2 if "show" in words else 1]): command(words) for words in READING}


def peer(code: str) -> Command:
    """Give a peer that runs as the program does: without a collector, and without taking apart what it imported."""
    return lambda: [sys.executable, "-c", ALIKE.format(code=code)]


def once(command: list[str]) -> float:
    """Give the wall time of a command, in seconds; it must end well."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def compared(name: str, bars: tuple[float, float], ours: Command, other: Command, runs: int) -> bool:
    """Print the medians of two commands run in turn and their ratio; tell whether it is within the bar."""
    once(ours()), once(other())
    times = [(once(ours()), once(other())) for _ in range(runs)]
    mine, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    ratio, (bar, aim) = mine / theirs, bars
    print(f"{name:<40} {mine * 1000:7.0f} ms {theirs * 1000:7.0f} ms {ratio:8.2f} {bar:8.1f} {aim:8.1f}")
    return ratio <= bar


def main() -> int:
    """Measure every bar; the status is 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--large", type=int, default=1_000_000)
    asked = parser.parse_args()
    runs = asked.runs
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    program = shutil.which("samverkan") or str(Path(sys.executable).with_name("samverkan"))
    with tempfile.TemporaryDirectory() as folder:
        sides = {"small": SMALL, "large": asked.large}
        small, large = (lived(program, str(made(Path(folder) / f"{name}.db", of)), runs) for name, of in sides.items())
        typer, rows = peer("import typer"), peer(ROWS.format(db=small))
        reads, writes = reading(program, small), writing(program, small)
        print(f"{f'ratio of medians of {runs}':<40} {'ours':>10} {'other':>10} {'ratio':>8} {'bar':>8} {'aim':>8}")
        within = [
            compared("samverkan --help : import typer", (1.1, 1.0), lambda: [program, "--help"], typer, HELP_RUNS),
            compared("roll : import typer", (2.0, 1.6), reads["roll"], typer, runs),
            *(compared(f"{name} : sqlite-utils rows", (1.3, 0.9), each, rows, runs) for name, each in reads.items()),
            *(compared(f"{name} : sqlite-utils rows", (2.0, 1.3), each, rows, runs) for name, each in writes.items()),
        ]
        theirs = reads | writes
        for name, each in (reading(program, large) | writing(program, large)).items():
            within.append(compared(f"{name}, {asked.large:,} : {SMALL}", (1.3, 1.1), each, theirs[name], runs))
    return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main())
