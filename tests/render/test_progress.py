"""Progress is for a person at a terminal, and for what takes a while."""

import io
import sys

import pytest

from samverkan_cli.render import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "after", "told"), [(Terminal, 0.0, True), (Terminal, 60.0, False), (io.StringIO, 0.0, False)]
)
def test_progress_is_told_on_a_terminal_when_it_takes_more_than_a_while(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], after: float, told: bool
) -> None:
    stderr = stream()
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(progress, "AFTER", after)
    monkeypatch.setenv("TERM", "xterm")
    assert list(range(2000)) == list(progress.counted(range(2000), "Läser [b]svar.csv", 2000))
    shown = stderr.getvalue()
    assert told is ("Läser [b]svar.csv" in shown)
    assert told is ("2000" in shown)


def test_what_comes_in_batches_is_counted_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(progress, "AFTER", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    assert [1, 2, 3] == list(progress.counted([1, 2, 3], "Kontrollerar", 6000, each=2000))
    assert "6000/6000" in stderr.getvalue()
