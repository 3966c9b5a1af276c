"""Bulk work beside something everyone can run: ratios of medians of whole processes, run in turn in one run.

An import is compared with `sqlite-utils insert` of the same file into one unchecked table, larger imports with
smaller ones, a plan for renewal with an import, `journal verify` with bare SHA-256, and `status` and a search in a
large registry with the same in a small one (`ratios.py` has the other commands). Memory is that of the largest process
of a command. Needs `sqlite-utils`, an installed program and an idle machine.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HEADINGS = "namn,typ,värdegrund,principer,undertecknare,inkommen,kontakt,ärende"
PERIOD = "2024-2027"
SPAN = ("--first-day", "2024-01-01", "--last-day", "2027-12-31")
HASHED = 1_000_000
FEW = 1000
Prepared = Callable[[], list[str]]


def program(*words: str) -> list[str]:
    """Give the command line of the program."""
    return [sys.executable, "-m", "samverkan_cli.main", *words]


def answers(path: Path, count: int, first: int = 0) -> Path:
    """Write a file of answers, each of a new actor, as an e-service would."""
    with path.open("w", encoding="utf-8") as file:
        print(HEADINGS, file=file)
        for number in range(first, first + count):
            day = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
            signer = f'"Eva Ek {number}, ordförande"'
            told = (f"Föreningen nummer {number}", "förening", "ja", "ja", signer, day, f"info{number}@example.org")
            print(*told, 1_000_000 + number, sep=",", file=file)
    return path


def opened(path: Path) -> Path:
    """Make a registry with an open period."""
    path.unlink(missing_ok=True)
    run(program("--db", str(path), "init"))
    run(program("--db", str(path), "period", "add", PERIOD, *SPAN))
    return path


def run(command: list[str]) -> tuple[float, float]:
    """Give the wall time of a command in seconds and its peak memory in MiB; it must end well."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{process.returncode}: {command}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def compared(name: str, bar: float, ours: Prepared, other: Prepared, runs: int) -> bool:
    """Print the medians of two commands run in turn, their ratio and the peak memory of ours."""
    pairs = [(run(ours()), run(other())) for _ in range(runs)]
    mine, theirs = (statistics.median(each[at][0] for each in pairs) for at in (0, 1))
    memory = statistics.median(each[0][1] for each in pairs)
    ratio = mine / theirs
    print(f"{name:<52} {mine:8.2f} s {theirs:8.2f} s   {ratio:5.2f} ×  (at most {bar})   {memory:4.0f} MiB", flush=True)
    return ratio <= bar


def imported(folder: Path, count: int) -> Prepared:
    """Give a command that imports fresh answers into a fresh registry."""
    file, registry = answers(folder / f"{count}.csv", count), folder / f"{count}.db"

    def prepare() -> list[str]:
        opened(registry)
        return program("--db", str(registry), "enroll", "--period", PERIOD, "--from", str(file))

    return prepare


def inserted(folder: Path, count: int) -> Prepared:
    """Give a command that inserts the same file into one unchecked table."""
    target = folder / "unchecked.db"

    def prepare() -> list[str]:
        target.unlink(missing_ok=True)
        return [sys.executable, "-m", "sqlite_utils", "insert", str(target), "t", str(folder / f"{count}.csv"), "--csv"]

    return prepare


def verified(registry: Path, count: int, runs: int) -> bool:
    """Print how many entries a second are verified, and how many strings of 300 bytes Python hashes meanwhile."""
    hashing = f"import hashlib\ns = b'x' * 300\nfor _ in range({HASHED}): hashlib.sha256(s).digest()"
    pairs = [
        (run(program("--db", str(registry), "journal", "verify")), run([sys.executable, "-c", hashing]))
        for _ in range(runs)
    ]
    speed = count / statistics.median(each[0][0] for each in pairs)
    hashes = HASHED / statistics.median(each[1][0] for each in pairs)
    memory = statistics.median(each[0][1] for each in pairs)
    bar = 10_000  # entries a second for each million hashes a second; 16,000 is the aim
    ratio = speed / hashes * 1_000_000
    print(
        f"journal verify of {count}: {speed:,.0f} entries a second, {hashes:,.0f} bare SHA-256 a second:"
        f" {ratio:,.0f}  (at least {bar:,})   {memory:4.0f} MiB",
        flush=True,
    )
    return ratio >= bar


def renewed(folder: Path, count: int, runs: int) -> bool:
    """Print a plan for renewal and its being applied beside the import of as many answers."""
    small = imported(folder, count)
    pairs = []
    for _ in range(runs):
        taken = run(small())[0]
        registry, plan = str(folder / f"{count}.db"), folder / "plan.xlsx"
        plan.unlink(missing_ok=True)
        run(
            program(
                "--db", registry, "period", "add", "2028-2031", "--first-day", "2028-01-01", "--last-day", "2031-12-31"
            )
        )
        planned = run(program("--db", registry, "renew", "plan", "2028-2031", "--from", PERIOD, "--out", str(plan)))[0]
        pairs.append((planned + run(program("--db", registry, "renew", "apply", str(plan)))[0], taken))
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    title = f"renew plan + apply {count} : import"
    print(f"{title:<52} {mine:8.2f} s {theirs:8.2f} s   {mine / theirs:5.2f} ×  (at most 1)", flush=True)
    return mine <= theirs


def beside(large: Path, small: Path, count: int, runs: int) -> list[bool]:
    """Print single commands in a large registry beside the same in one of a hundred."""

    def reading(db: Path, *words: str) -> Prepared:
        return lambda: program("--db", str(db), *words)

    title = f"{{}}, {count} : {FEW} enrollments"
    asked = ((("status",), 1.2), (("search", "nummer 17"), 1.3))
    return [
        compared(title.format(" ".join(words)), bar, reading(large, *words), reading(small, *words), runs)
        for words, bar in asked
    ]


def main() -> int:
    """Measure every bar; the status is 1 when one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--large", type=int, default=400_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, count = Path(name), asked.count
        print(f"{'':<52} {'ours':>10} {'other':>10}   ratio of medians of {asked.runs}")
        small = imported(folder, count)
        within = [
            compared(f"enroll --from {count} : sqlite-utils insert", 2.0, small, inserted(folder, count), asked.runs)
        ]
        within.append(verified(folder / f"{count}.db", count, asked.runs))
        within.append(renewed(folder, count, asked.runs))
        large = imported(folder, asked.large)
        bar = 1.05 * asked.large / count
        within.append(compared(f"enroll --from {asked.large} : {count}", bar, large, small, 1))
        run(imported(folder, FEW)())
        within += beside(folder / f"{count}.db", folder / f"{FEW}.db", count, 11)
        taken = run(program("--db", str(folder / f"{count}.db"), "roll", "--on", "2025-12-31"))[0]
        print(f"roll of {count}: {taken:.2f} s")
    return 0 if all(within) else 1


if __name__ == "__main__":
    sys.exit(main())
