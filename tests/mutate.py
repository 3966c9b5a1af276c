"""Would a test notice? Each rule in `mutations.toml` is broken in a copy of the tree, and its named test must fail.

`python -m tests.mutate` runs the whole list (docs/mutations.md); `tests/test_mutations.py` what is quick.
"""

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).parents[1]
LIST = Path(__file__).with_name("mutations.toml")
COPIED = ("src", "tests", "docs", "verifier")
PATIENCE = 120  # seconds
OLDER = 1_000_000_000  # a second long ago: what was compiled of a file that is broken now is not of then
SAID = "said.txt"
OPTIONS = (
    *("-n", "0", "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", "--tb=line"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # of what is loaded once, for all
)
LOADED = ("pytest", "hypothesis", "hypothesis.extra.pytestplugin", "pydantic", "typer", "xdist.plugin", "time_machine")


class Fate(StrEnum):
    """What became of a mutation; `broken` is one that no test could even be run with."""

    CAUGHT = "caught"
    SURVIVED = "survived"
    BROKEN = "broken"


@dataclass(frozen=True)
class Mutation:
    """A rule, broken: the fragment `was` of a file becomes another, and the named tests must fail."""

    file: str
    kind: str
    was: str
    becomes: str
    caught_by: tuple[str, ...]
    short: bool = False

    @property
    def path(self) -> str:
        """Give the file's place in the tree."""
        return f"src/samverkan_cli/{self.file}"

    @property
    def tests(self) -> list[str]:
        """Give the tests as pytest names them."""
        return [f"tests/{name}" for name in self.caught_by]

    def told(self) -> str:
        """Give the mutation on a line."""
        was, becomes = (" ".join(text.split()) for text in (self.was, self.becomes))
        return f"{self.file}: {self.kind}: {was!r} → {becomes!r}"


@dataclass(frozen=True)
class Tried:
    """A mutation, what became of it, and in how many seconds."""

    mutation: Mutation
    fate: Fate
    seconds: float
    output: str


def every() -> list[Mutation]:
    """Give the mutations in the order of their list."""
    listed = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return [
        Mutation(file, **{**facts, "caught_by": tuple(facts["caught_by"])})
        for file, found in listed.items()
        for facts in found
    ]


@contextmanager
def copies(mutations: Sequence[Mutation], count: int) -> Iterator[SimpleQueue[Path]]:
    """Give copies of the tree to break, each for one at a time; their tests have passed with nothing broken."""
    free: SimpleQueue[Path] = SimpleQueue()
    with tempfile.TemporaryDirectory(prefix="mutations.") as folder:
        first = Path(folder) / "0"
        for name in COPIED:
            shutil.copytree(ROOT / name, first / name, ignore=shutil.ignore_patterns(".*"))
        shutil.copy2(ROOT / "pyproject.toml", first)
        status = ran(first, sorted({name for each in mutations for name in each.tests}), compiled=True)
        assert status == 0, said(first)
        free.put(first)
        for number in range(1, count):
            free.put(shutil.copytree(first, Path(folder) / str(number)))
        yield free


def ran(tree: Path, tests: Sequence[str], *, compiled: bool) -> int | None:
    """Run some tests in a copy; give pytest's status, or None when it never ended."""
    context = multiprocessing.get_context("forkserver")  # what is not ours is loaded once, for all
    context.set_forkserver_preload(list(LOADED))
    process = context.Process(target=run, args=(tree, tests, compiled))
    process.start()
    process.join(None if compiled else PATIENCE)
    if process.is_alive():
        process.kill()
        process.join()
        return None
    return process.exitcode


def run(tree: Path, tests: Sequence[str], compiled: bool) -> None:
    """Run some tests in a copy, in a process of its own; what is `compiled` is kept for those after it."""
    os.chdir(tree)
    os.environ["PYTHONPATH"] = str(tree / "src")
    sys.path.insert(0, str(tree / "src"))
    sys.dont_write_bytecode = not compiled
    with (tree / SAID).open("w", encoding="utf-8") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    import pytest

    sys.exit(int(pytest.main([*OPTIONS, *tests])))


def said(tree: Path) -> str:
    """Give what pytest said last in a copy."""
    return (tree / SAID).read_text(encoding="utf-8", errors="replace")


def tried(mutation: Mutation, free: SimpleQueue[Path]) -> Tried:
    """Break a rule in a copy that is free, run its tests there, and mend it."""
    tree, began = free.get(), time.monotonic()
    path = tree / mutation.path
    whole, times = path.read_text(encoding="utf-8"), path.stat()
    try:
        if (places := whole.count(mutation.was)) != 1:
            return Tried(mutation, Fate.BROKEN, 0, f"it stands in {places} places")
        path.write_text(whole.replace(mutation.was, mutation.becomes, 1), encoding="utf-8")
        os.utime(path, (OLDER, OLDER))
        status, output = ran(tree, mutation.tests, compiled=False), said(tree)
    finally:
        path.write_text(whole, encoding="utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        free.put(tree)
    fate = {0: Fate.SURVIVED, 1: Fate.CAUGHT}.get(-1 if status is None else status, Fate.BROKEN)
    return Tried(mutation, fate, time.monotonic() - began, output)


def try_all(mutations: Sequence[Mutation], jobs: int, watch: Callable[[Tried], object] = id) -> list[Tried]:
    """Try mutations, some at a time; raises `AssertionError` when their tests fail with nothing broken."""
    found: list[Tried] = []
    with copies(mutations, jobs) as free, ThreadPoolExecutor(jobs) as pool:
        for done in as_completed([pool.submit(tried, each, free) for each in mutations]):
            found.append(done.result())
            watch(found[-1])
    return found


def main() -> int:
    """Try the mutations that are asked for; give 1 when one was not caught."""
    options = argparse.ArgumentParser(prog="python -m tests.mutate", description=__doc__)
    options.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time")
    options.add_argument("only", nargs="*", help="words of which a mutation's line must have one")
    asked = options.parse_args()
    chosen = [each for each in every() if not asked.only or any(word in each.told() for word in asked.only)]
    began = time.monotonic()

    def tell(done: Tried) -> None:
        sys.stdout.write(f"{done.fate:8} {done.seconds:4.1f} s  {done.mutation.told()}\n")
        if done.fate is Fate.BROKEN:
            sys.stdout.write(f"{done.output}\n")
        sys.stdout.flush()

    found = try_all(chosen, asked.jobs, tell)
    caught = sum(done.fate is Fate.CAUGHT for done in found)
    sys.stdout.write(f"{caught} of {len(found)} caught in {time.monotonic() - began:.0f} s, {asked.jobs} at a time\n")
    return int(caught != len(found))


if __name__ == "__main__":
    sys.exit(main())
