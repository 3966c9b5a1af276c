"""What every test has: a fresh folder, and the program to type into."""

import hashlib
import json
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import forking
import pytest
import typer
from hypothesis import settings

from samverkan_cli import main, texts
from samverkan_cli.domain import errors as no

if path := os.environ.get("PYTHONPATH"):  # tests also start the program in other folders: it must be the same one
    os.environ["PYTHONPATH"] = os.pathsep.join(str(Path(each).resolve()) for each in path.split(os.pathsep))

assert no.NotFound.code  # every objection is made, so that tests can tell them all

settings.register_profile("house", deadline=None)  # a busy machine is not a failing one
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests' folders in memory where there is such a place: what waits for a disk is not what they try."""
    memory = Path("/dev/shm")
    if hasattr(config, "workerinput") or config.option.basetemp or not os.access(memory, os.W_OK):
        return
    folder = Path(tempfile.mkdtemp(prefix="samverkan-", dir=memory))
    config.option.basetemp = folder / "tests"
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


@dataclass(frozen=True)
class Ran:
    """What a command ended with."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)["data"]

    @property
    def error(self) -> Any:
        return json.loads(self.err)["error"]

    @property
    def codes(self) -> list[str]:
        return [objection["code"] for objection in self.error["objections"]]


Typed = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _fresh_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("SAMVERKAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SAMVERKAN_USER", "Maj Strand")
    monkeypatch.setenv("SAMVERKAN_WAIT", "5")
    monkeypatch.setenv("SAMVERKAN_TRACEBACK", "1")
    monkeypatch.setenv("SAMVERKAN_STATE", str(tmp_path / ".state"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture(autouse=True)
def _no_sentence_lacks_a_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that says a sentence without a fact it asks for, which a person would be shown as a dash."""

    def given(_filler: object, key: int | str, _args: object, facts: Mapping[str, Any]) -> Any:
        assert str(key) in facts, f"a sentence lacks {key}: {sorted(facts)}"
        return facts[str(key)]

    monkeypatch.setattr(texts._Filler, "get_value", given)


@pytest.fixture(autouse=True, scope="session")
def _one_tree() -> Iterator[None]:
    """Put the tree of commands together once a language: a process has one command to type, and the tests have many."""
    together = typer.main.get_group

    @cache
    def made(app: typer.Typer, _language: str) -> Any:
        return together(app)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typer.main, "get_group", lambda app: made(app, texts.language()))
        yield


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> Typed:
    """Run a command as it is typed, in this process; give its status and what it printed."""

    def run(line: str, *more: str) -> Ran:
        capsys.readouterr()
        status = main.run([*shlex.split(line), *more])
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run


@pytest.fixture
def well(typed: Typed) -> Typed:
    """Run a command that must end well."""

    def run(line: str, *more: str) -> Ran:
        ran = typed(line, *more)
        assert ran.status == 0, ran.err or ran.out
        return ran

    return run


@pytest.fixture
def refused(typed: Typed) -> Callable[[str, int], list[str]]:
    """Run a command that must be refused: nothing is written, and its codes are given."""

    def run(line: str, status: int) -> list[str]:
        before = Path("registry.db").read_bytes()
        ran = typed(f"{line} -o json")
        assert status == ran.status, ran.err or ran.out
        assert ran.out == ""
        assert before == Path("registry.db").read_bytes()
        return ran.codes

    return run


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a registry that has the period 2024-2027, made once for every test to copy."""
    folder = tmp_path_factory.mktemp("opened")
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("SAMVERKAN_")]:
            patch.delenv(name)
        patch.setenv("SAMVERKAN_USER", "Maj Strand")
        patch.chdir(folder)
        for line in ("init", "period add 2024-2027 --first-day 2024-01-01 --last-day 2027-12-31"):
            assert 0 == main.run(shlex.split(line))
    return folder


@pytest.fixture(scope="session")
def at_hand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give a path with `samverkan` as a command of its own that costs little to start: `forking.py`."""
    with forking.at_hand(tmp_path_factory.mktemp("at_hand")) as folder:
        yield f"{folder}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture
def period(once: Path) -> str:
    """Make a registry with the period 2024-2027."""
    shutil.copytree(once, ".", dirs_exist_ok=True)
    return "2024-2027"


Once = Callable[..., None]


@pytest.fixture(scope="session")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder where `typed_once` keeps what it has typed."""
    return tmp_path_factory.mktemp("copies")


@pytest.fixture
def typed_once(well: Typed, copies: Path) -> Once:
    """Type what a test begins with; where the same was typed in a folder of the same bytes, what it left is copied."""

    def run(*lines: str) -> None:
        kept = copies / _told_apart(lines)
        if kept.exists():
            shutil.copytree(kept, ".", dirs_exist_ok=True)
            return
        for line in lines:
            well(line)
        shutil.copytree(".", kept)

    return run


def _told_apart(lines: tuple[str, ...]) -> str:
    """Give a digest of the folder's files, of the settings and of lines that are typed there."""
    files = sorted(path for path in Path().rglob("*") if path.is_file() and path.parts[0] != ".state")
    settings_ = sorted((name, said) for name, said in os.environ.items() if name.startswith("SAMVERKAN_"))
    told = repr((lines, [each for each in settings_ if each[0] != "SAMVERKAN_STATE"], [str(path) for path in files]))
    found = hashlib.sha256(told.encode())
    for path in files:
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


TICKED = "--period 2024-2027 --affirm values --affirm principles --signed-by 'Eva Ek, ordförande'"
