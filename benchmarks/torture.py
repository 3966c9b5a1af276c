"""Kill and fail the program at every call that changes a file, and see what is left.

    python benchmarks/torture.py [--minutes N] [OPERATION …]

Each operation is run once under `strace` to learn which of its calls change a file in its folder. Then it is run anew
for each of them: killed there, and with the call answered by EIO and by ENOSPC, that call alone and every later one
too. After each run it must hold that the registry is whole to `journal verify`; that what was asked for is there whole
or not at all; that what was told is so, and never damage or a bug; that the same command then works; and that nothing
is left behind that another run did not leave. Last, several write at once, and one takes copies meanwhile.

Needs Linux and strace, and nothing else but the program. All of it takes hours; `--minutes 5` gives each operation that
long, and tries its calls in an order that chance has chosen, the same each time.
"""

import argparse
import atexit
import contextlib
import functools
import gzip
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from samverkan_cli import main
from samverkan_cli.store.names import SCHEMA
from samverkan_cli.store.sqlite import opening

CALLS = (
    *("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "fallocate"),
    *("unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "openat", "mkdir", "chmod", "fchmod"),
)
ONCE, EVER_AFTER = ("KILL", "EIO", "ENOSPC"), ("EIO+", "ENOSPC+")  # a program that can open nothing cannot even speak
PROGRAM = [sys.executable, "-m", "samverkan_cli.main"]
ENVIRONMENT = {"SAMVERKAN_USER": "Maj Strand", "SAMVERKAN_TODAY": "2024-06-01", "SAMVERKAN_WAIT": "20"}
TICKED = ("--affirm", "values", "--affirm", "principles", "--signed-by", "Eva Ek")
ANSWER = ("--period", "2024-2027", *TICKED, "--received", "2024-02-01")
RELEASED = Path(__file__).parents[1] / "tests/released_registries"
NEVER = ("skadat", "Programfel", "Traceback")


@dataclass
class Ran:
    """What a command ended with."""

    status: int
    out: str
    err: str


def run(*words: str) -> Ran:
    """Run a command in this process, where it stands."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main.run(words)
    return Ran(status, out.getvalue(), err.getvalue())


def read(*words: str) -> object:
    """Give what a command tells scripts; it must end well."""
    ran = run(*words, "-o", "json")
    if ran.status:
        raise AssertionError(f"{' '.join(words)}: {ran.status} {ran.err}")
    return json.loads(ran.out)["data"]


def names() -> set[str]:
    """Give what the actors are called."""
    return {row["name"] for row in read("actor", "list")}  # type: ignore[attr-defined]  # a list of rows


def lived(count: int = 20) -> None:
    """Make a registry that has been used."""
    run("init")
    run("period", "add", "2024-2027", "--first-day", "2024-01-01", "--last-day", "2027-12-31")
    rows = "".join(f"Förening {n};ja;ja;Eva Ek;2024-02-01;Syftet med {n}\n" for n in range(count))
    Path("forr.csv").write_text(f"namn;värdegrund;principer;undertecknare;inkommen;syfte\n{rows}", encoding="utf-8")
    run("enroll", "--period", "2024-2027", "--from", "forr.csv")


def bulk() -> None:
    """Make a registry, and a file of answers that is several thousand pages long when it is recorded."""
    lived()
    rows = "".join(f"Klubb {n};ja;ja;Eva Ek;2024-03-01;{'Syftet ' * 20}{n}\n" for n in range(400))
    Path("svar.csv").write_text(f"namn;värdegrund;principer;undertecknare;inkommen;syfte\n{rows}", encoding="utf-8")


def copied() -> None:
    """Make a registry that has changed since it was copied."""
    lived()
    run("database", "backup", "--out", "kopia.db")
    run("actor", "add", "Efteråt")


def copied_alone() -> None:
    """Make a copy, and no registry."""
    copied()
    Path("registry.db").unlink()
    Path("registry.db-journal").unlink(missing_ok=True)


def released(number: str) -> Callable[[], None]:
    """Give how a registry is made that a released version wrote."""

    def make() -> None:
        Path("registry.db").write_bytes(gzip.decompress((RELEASED / f"{number}.db.gz").read_bytes()))

    return make


def _some(state: set[str], sought: Callable[[str], bool], count: int) -> bool | None:
    found = sum(map(sought, state))
    return True if found == count else False if found == 0 else None


def _head(file: str) -> object:
    return read("--db", file, "status")["head"]  # type: ignore[index]  # one thing


def _version(file: str) -> int:
    return int.from_bytes(Path(file).read_bytes()[60:64], "big")


@dataclass(frozen=True)
class Operation:
    """Something to be done whole or not at all; `whole` tells which, and None when it is neither."""

    name: str
    prepare: Callable[[], None]
    words: tuple[str, ...]
    whole: Callable[[], bool | None]
    again: tuple[int, ...] = (0,)  # the statuses the same command may end with afterwards
    left: str = ""  # what it leaves beside the files that were there, as a regular expression
    registry: bool = True  # there is one also when nothing has been done
    older: bool = False  # what is there before is of an older schema


OPERATIONS = [
    Operation("enroll", lived, ("enroll", "Ny förening", *ANSWER), lambda: "Ny förening" in names(), (0, 4)),
    Operation(
        "enroll --from",
        bulk,
        ("enroll", "--period", "2024-2027", "--from", "svar.csv"),
        lambda: _some(names(), lambda name: name.startswith("Klubb"), 400),
    ),
    Operation(
        "init", lambda: None, ("init",), lambda: Path("registry.db").exists(), (0, 4), r"registry\.db", registry=False
    ),
    Operation(
        "database backup",
        lived,
        ("database", "backup", "--out", "kopia.db"),
        lambda: Path("kopia.db").exists() and _head("kopia.db") == _head("registry.db"),
        (0, 4),
        r"kopia\.db",
    ),
    Operation(
        "database restore",
        copied,
        ("database", "restore", "kopia.db", "--yes"),
        lambda: _head("registry.db") == _head("kopia.db"),
        (0,),
        r"registry\.db\.replaced\.\d+T\d+",
    ),
    Operation(
        "database restore to nothing",
        copied_alone,
        ("database", "restore", "kopia.db"),
        lambda: Path("registry.db").exists(),
        (0, 2),
        r"registry\.db(\.replaced\.\d+T\d+)?",
        registry=False,
    ),
    *(
        Operation(
            f"database upgrade of {each.name[:4]}",
            released(each.name[:4]),
            ("database", "upgrade", "--yes"),
            lambda: _version("registry.db") == SCHEMA,
            (0,),
            r"registry\.db\.schema\d+\.\d+T\d+",
            older=True,
        )
        for each in sorted(RELEASED.glob("*.gz"))
    ),
]


@dataclass
class Tally:
    """What was tried, and what did not hold."""

    tried: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    calls: set[tuple[str, int]] = field(default_factory=set)
    of: int = 0


def strace(*options: str, words: tuple[str, ...]) -> Ran:
    """Run a command under strace; what it is killed by is its status."""
    environment = {**os.environ, **ENVIRONMENT, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    command = ["strace", "-qq", *options, *PROGRAM, *words]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def points(operation: Operation) -> list[tuple[str, int]]:
    """Give the calls of an operation that change a file in its folder: which call, and the how manieth of it."""
    with folder(operation):
        here = str(Path.cwd())
        strace("-y", "-o", "calls.txt", "-e", f"trace={','.join(CALLS)}", words=operation.words)
        found, counts = [], Counter[str]()
        for line in Path("calls.txt").read_text(encoding="utf-8", errors="replace").splitlines():
            call, _, rest = line.partition("(")
            counts[call] += 1
            changes = call != "openat" or "O_CREAT" in rest or "O_RDWR" in rest
            if changes and (here in rest or (call not in ("write", "openat") and "registry" in rest)):
                found.append((call, counts[call]))
        return found


@contextlib.contextmanager
def folder(operation: Operation) -> Iterator[None]:
    """Stand in a fresh folder with what the operation needs; it is made once and copied."""
    kept = _prepared.get(operation.name)
    if kept is None:
        kept = _prepared[operation.name] = Path(tempfile.mkdtemp(dir=_root()))
        with contextlib.chdir(kept):
            operation.prepare()
    made = Path(tempfile.mkdtemp(dir=_root())) / "r"
    shutil.copytree(kept, made)
    try:
        with contextlib.chdir(made):
            yield
    finally:
        shutil.rmtree(made.parent)


_prepared: dict[str, Path] = {}


@functools.cache
def _root() -> str:
    """Give the folder where everything is made, whoever asks for the first of it; it goes with the process."""
    made = tempfile.mkdtemp(prefix="torture-")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def tried(operation: Operation, call: str, number: int, fault: str) -> list[str]:
    """Run an operation with a fault at one call, and give what does not hold afterwards."""
    what = "signal=KILL" if fault == "KILL" else f"error={fault.removesuffix('+')}"
    when = f"{number}{'+' if fault.endswith('+') else ''}"
    with folder(operation):
        before = {each.name for each in Path().iterdir()}
        options = ("-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={when}")
        ran = strace(*options, words=operation.words)
        return list(_faults(operation, ran, before, killed=fault == "KILL"))


def _faults(operation: Operation, ran: Ran, before: set[str], *, killed: bool) -> Iterator[str]:
    yield from _not_whole(operation)
    whole = operation.whole() if operation.registry or Path("registry.db").exists() else False
    if whole is None:
        yield "partial"
    if not killed:
        yield from _untrue(ran, whole=bool(whole))
    again = run(*operation.words)
    allowed = operation.again if whole else (0,)
    if again.status not in allowed:
        yield f"the same command then ends with {again.status}: {again.err.strip()}"
    if operation.whole() is not True:
        yield "the same command does not do it either"
    if run("journal", "verify").status:
        yield "not whole after the same command"
    known = re.compile(rf"registry\.db-journal|kopia\.db-journal|{operation.left or 'nothing'}")
    beside = [each.name for each in Path().iterdir() if each.name not in before and not known.fullmatch(each.name)]
    copies = [each for each in Path().iterdir() if re.search(r"\.(replaced|schema\d+)\.", each.name)]
    if beside or len(copies) > 1 + (operation.name == "database restore to nothing"):
        yield f"left behind: {', '.join(beside or map(str, copies))}"


def _not_whole(operation: Operation) -> Iterator[str]:
    if not Path("registry.db").exists():
        if operation.registry:
            yield "the registry is gone"
        return
    verified = run("journal", "verify")  # this also takes back what was interrupted: only then the version is known
    if verified.status and not (operation.older and _version("registry.db") < SCHEMA):
        yield f"not whole: {verified.status} {verified.out}{verified.err}"


def _untrue(ran: Ran, *, whole: bool) -> Iterator[str]:
    told = ran.out + ran.err
    if ran.status == 0 and not whole:
        yield "said to be done, and is not"
    if ran.status not in (0, 2, 7):
        yield f"ends with {ran.status}: {told.strip()}"
    if ran.status and whole and not any(said in told for said in ("journal list", "svarade med ett fel")):
        yield f"said not to be done, and is: {told.strip()}"
    yield from (f"says {word}: {told.strip()}" for word in NEVER if word in told)


def torture(operation: Operation, minutes: float) -> Tally:
    """Try every fault at every call of an operation, or as many as there is time for."""
    until, found = time.monotonic() + minutes * 60, points(operation)
    tally = Tally(of=len(found))
    random.Random(9).shuffle(found)  # noqa: S311 — no secret hangs on it
    for call, number in found:
        for fault in ONCE if call == "openat" else (*ONCE, *EVER_AFTER):
            if time.monotonic() > until:
                return tally
            tally.tried["kill" if fault == "KILL" else "fault"] += 1
            tally.calls.add((call, number))
            try:
                wrong = tried(operation, call, number, fault)
            except (AssertionError, OSError) as error:
                wrong = [f"cannot be looked at: {error}"]
            for each in wrong:
                tally.wrong.append(f"{operation.name}: {fault} at {call} {number}: {each}")
                print(f"  {tally.wrong[-1]}", flush=True)
    return tally


def together(writers: int = 6, each: int = 10) -> Tally:
    """Let several write at once while one takes copies, and some are killed."""
    tally, chance = Tally(), random.Random(9)  # noqa: S311 — no secret hangs on it
    environment = {**os.environ, **ENVIRONMENT, "SAMVERKAN_WAIT": "120"}

    def begin(*words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*PROGRAM, *words], env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    with folder(OPERATIONS[0]):
        acknowledged, killed = set(), set()
        for turn in range(each):
            running = {f"Skrivare {turn}-{n}": begin("actor", "add", f"Skrivare {turn}-{n}") for n in range(writers)}
            copy = begin("database", "backup", "--out", f"kopia-{turn}.db")
            victim = chance.choice(list(running))
            time.sleep(chance.random())
            running[victim].kill()
            for name, process in running.items():
                _, told = process.communicate()
                tally.tried["writer"] += 1
                if process.returncode == 0:
                    acknowledged.add(name)
                elif name == victim:
                    killed.add(name)
                else:
                    tally.wrong.append(f"together: {name} ends with {process.returncode}: {told}")
            tally.tried["copy"] += 1
            if copy.wait() or run("--db", f"kopia-{turn}.db", "journal", "verify").status:
                tally.wrong.append(f"together: copy {turn} ends with {copy.returncode}")
        there = {name for name in names() if name.startswith("Skrivare")}
        if acknowledged - there or there - acknowledged - killed:
            tally.wrong.append(f"together: lost {acknowledged - there}, unasked for {there - acknowledged - killed}")
        if run("journal", "verify").status:
            tally.wrong.append("together: not whole")
    print("".join(f"  {each}\n" for each in tally.wrong), end="", flush=True)
    return tally


def begin() -> int:
    """Torture what was named, or everything; give 1 if anything did not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("operations", nargs="*", help=", ".join([*(each.name for each in OPERATIONS), "together"]))
    parser.add_argument("--minutes", type=float, default=600, help="at most, for each operation")
    asked = parser.parse_args()
    if shutil.which("strace") is None:
        print("strace is missing. Install it (apt-get install strace) and run this again.")
        return 2
    os.environ |= ENVIRONMENT
    wrong: list[str] = []
    for operation in OPERATIONS:
        if not asked.operations or operation.name in asked.operations:
            wrong += _told(operation.name, torture(operation, asked.minutes))
    if not asked.operations or "together" in asked.operations:
        wrong += _told("together", together())
    return 1 if wrong else 0


def _told(name: str, tally: Tally) -> list[str]:
    counts = ", ".join(f"{count} {what}" for what, count in tally.tried.items())
    where = f" at {len(tally.calls)} of {tally.of} calls" if tally.of else ""
    print(f"{name}: {counts}{where}; {len(tally.wrong)} that did not hold", flush=True)
    return tally.wrong


if __name__ == "__main__":
    assert opening.APPLICATION_ID  # the program is the one that is imported here
    sys.exit(begin())
