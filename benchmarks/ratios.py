"""Print ratios of medians, measured side by side in one run, of whole processes.

    python benchmarks/ratios.py [--runs 11] [--large 50000]

It wants the installed program (`pip install .`): a checkout that may not write byte code compiles
every module at each start. The other side of each ratio runs in turn with ours, so that a machine
whose speed drifts slows both.
"""

import argparse
import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from samverkan_cli.domain.events import ActorEnrolled, ActorFacts, Introduced, PeriodOpened, RegistryCreated
from samverkan_cli.domain.values import Affirmation, Because, Kind, Side
from samverkan_cli.store.registry import Registry, new_registry_id

TICKS = (Affirmation.VALUES, Affirmation.PRINCIPLES)
OLD, NEW = date(2020, 1, 1), date(2024, 1, 1)
SIGNATORIES = 50  # on the day the roll is asked for, in both registries
BATCH = 5000

Command = Callable[[int], list[str]]


def made(path: Path, count: int) -> Path:
    """Make a registry with `count` enrollments, 50 of them in the period the roll is asked for."""
    registry = Registry(path, 30)
    created = RegistryCreated(subject=new_registry_id(), municipality="Exempelköping")
    with registry.creating("benchmark", None, created, dry_run=False) as writer:
        for first in (OLD, NEW):
            last = date(first.year + 3, 12, 31)
            writer.record(
                PeriodOpened(subject=f"{first.year}-{last.year}", first_day=first, last_day=last, affirmations=TICKS)
            )
        for start in range(0, count, BATCH):
            writer.record(*(enrolled(number, count) for number in range(start + 1, min(start + BATCH, count) + 1)))
    return path


def enrolled(number: int, count: int) -> ActorEnrolled:
    """Give a new actor's enrollment: the last fifty in the new period, the others in the old one."""
    first = NEW if number > count - SIGNATORIES else OLD
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


def once(command: list[str]) -> float:
    """Give the wall time of a command, in seconds; it must end well."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def compared(name: str, bar: float, ours: Command, other: Command, runs: int) -> bool:
    """Print the medians of two commands run in turn and their ratio; tell whether it is within the bar."""
    once(ours(0)), once(other(0))
    times = [(once(ours(run)), once(other(run))) for run in range(1, runs + 1)]
    mine, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = mine / theirs
    print(f"{name:<46} {mine * 1000:7.0f} ms {theirs * 1000:7.0f} ms   {ratio:5.2f} ×  (at most {bar} ×)")
    return ratio <= bar


def main() -> int:
    """Measure every bar; the status is 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--large", type=int, default=50_000)
    asked = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    program = shutil.which("samverkan") or str(Path(sys.executable).with_name("samverkan"))
    with tempfile.TemporaryDirectory() as folder:
        small = str(made(Path(folder) / "small.db", SIGNATORIES))
        large = str(made(Path(folder) / "large.db", asked.large))

        fresh = itertools.count()

        def enroll(db: str) -> Command:
            ticks = [
                "--affirm",
                "values",
                "--affirm",
                "principles",
                "--signed-by",
                "Eva Ek",
                "--received",
                "2024-06-01",
            ]
            return lambda _: [
                program,
                "--db",
                db,
                "enroll",
                f"Ny förening {next(fresh)}",
                "--period",
                "2024-2027",
                *ticks,
            ]

        def python(code: str) -> Command:
            return lambda _: [sys.executable, "-c", code]

        def reading(db: str, *words: str) -> Command:
            return lambda _: [program, "--db", db, *words]

        print(f"{'':<46} {'ours':>10} {'other':>10}   ratio of medians of {asked.runs}")
        within = [
            compared(
                "samverkan --help : import typer",
                1.6,
                lambda _: [program, "--help"],
                python("import typer"),
                asked.runs,
            ),
            compared("enroll : import sqlmodel", 1.6, enroll(small), python("import sqlmodel"), asked.runs),
            compared(
                f"enroll, {asked.large} : {SIGNATORIES} enrollments", 1.5, enroll(large), enroll(small), asked.runs
            ),
        ]
        for words in (("why", "A-7"), ("roll", "--on", "2025-12-31")):
            title = f"{words[0]}, {asked.large} : {SIGNATORIES} enrollments"
            within.append(compared(title, 1.5, reading(large, *words), reading(small, *words), asked.runs))
    return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main())
