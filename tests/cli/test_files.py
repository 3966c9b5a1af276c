"""A file that is named is a regular one of a bounded size, whichever option names it, and nothing waits for another."""

import io
import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Typed

ADD = "period add 2028-2031 --first-day 2028-01-01 --last-day 2031-12-31 --policy"
NAMING = [
    "enroll --period 2024-2027 --from",
    "enroll --period 2024-2027 --from svar.csv --map",
    ADD,
    "period text 2024-2027",
    "renew apply",
    "database restore --yes",
    "case document C-1 --matters",
    "case notify C-1 --material",
]


@pytest.fixture(autouse=True)
def _nothing_is_waited_for() -> Iterator[None]:
    """End a test that waits."""

    def told(*_: object) -> None:
        raise AssertionError("it waits")

    signal.signal(signal.SIGALRM, told)
    signal.alarm(20)
    yield
    signal.alarm(0)


@pytest.fixture(autouse=True)
def _answers(period: None) -> None:
    Path("svar.csv").write_text("namn\nAlmby IK\n", encoding="utf-8")


def _made(kind: str) -> str:
    """Make something that is no file, or one that is too large, and give its name."""
    name = f"{kind}.in"
    if kind == "pipe":
        os.mkfifo(name)
    elif kind == "linked pipe":
        os.mkfifo("pipe")
        Path(name).symlink_to("pipe")
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(name)
    elif kind == "sparse":
        with Path(name).open("wb") as file:
            file.truncate(1 << 40)
    elif kind == "device":
        return "/dev/zero"
    elif kind == "terminal":
        return "/dev/tty"
    else:
        Path(name).mkdir()
        (Path(name) / "under").mkdir()
    return f"'{name}'"


@pytest.mark.parametrize("line", NAMING)
@pytest.mark.parametrize("kind", ["pipe", "linked pipe", "socket", "device", "terminal", "sparse", "folder"])
def test_what_is_no_regular_file_of_a_reasonable_size_is_refused_at_once(typed: Typed, line: str, kind: str) -> None:
    before, began = Path("registry.db").read_bytes(), time.monotonic()
    ran = typed(f"{line} {_made(kind)} -o json")
    expected = {"sparse": "file_too_large", "folder": "folder_empty" if line.endswith("--from") else "file_unreadable"}
    assert (2, expected.get(kind, "file_unreadable")) == (ran.status, ran.codes[0]), ran.err
    assert time.monotonic() - began < 2
    assert before == Path("registry.db").read_bytes()


def test_the_reason_is_told_in_words(typed: Typed) -> None:
    os.mkfifo("rör")
    assert "filen rör kan inte läsas eller skrivas (det är ett rör)" in typed("period text 2024-2027 rör").err
    assert "it is a device" in typed("--lang en period text 2024-2027 /dev/zero").err
    assert "det är en mapp" in typed("period text 2024-2027 .").err


def test_a_file_in_a_folder_that_is_no_regular_one_is_refused_too(typed: Typed) -> None:
    Path("svar").mkdir()
    os.mkfifo("svar/a.csv")
    Path("svar/b.csv").write_text("namn\nAlmby IK\n", encoding="utf-8")
    assert (2, ["file_unreadable"]) == ((ran := typed(f"{NAMING[0]} svar -o json")).status, ran.codes)


def test_a_folder_that_may_not_be_read_is_refused(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("svar").mkdir()

    def denied(_: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", denied)
    assert (2, ["file_unreadable"]) == ((ran := typed(f"{NAMING[0]} svar -o json")).status, ran.codes)


class _Endless(io.RawIOBase):
    """Gives the same letter for ever."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader asks for
        buffer[:] = b"a" * len(buffer)
        return len(buffer)


@pytest.mark.parametrize("line", [NAMING[0], ADD, "period text 2024-2027"])
def test_standard_input_that_never_ends_is_refused(typed: Typed, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(_Endless())))
    assert (2, ["file_too_large"]) == ((ran := typed(f"{line} - -o json")).status, ran.codes)


@pytest.mark.parametrize("made", [os.mkfifo, lambda at: at.write_bytes(b"a" * 1_000_001)])
def test_a_template_of_ones_own_that_is_no_regular_file_is_refused(made: object) -> None:
    from samverkan_cli.domain.refusal import Refused
    from samverkan_cli.render import papers

    Path("mallar").mkdir()
    made(Path("mallar/en.md.j2"))  # type: ignore[operator]
    with pytest.raises(Refused) as refused:
        papers.paper("en", {}, "md", "mallar")
    assert refused.value.objections[0].code in ("file_unreadable", "file_too_large")


def test_a_file_that_is_as_large_as_is_read_is_read(typed: Typed) -> None:
    Path("text.md").write_text("# Principer\n\n1. Dialog\n" + " " * 999_000, encoding="utf-8")
    assert "file_too_large" not in typed("period text 2024-2027 text.md -o json").err
    Path("text.md").write_text("# Principer\n\n1. Dialog\n" + " " * 1_000_000, encoding="utf-8")
    assert ["file_too_large"] == typed("period text 2024-2027 text.md -o json").codes
