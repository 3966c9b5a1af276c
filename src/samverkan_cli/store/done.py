"""What a command has carried out so far. Whatever fails after that, printing above all, never unsays it."""

from collections.abc import Iterator
from contextlib import contextmanager


class Done:
    """What has been carried out: entries that stand in the journal, files that lie in their place.

    `whole` is set when the command has done all it was asked to, and only has to tell of it.
    """

    recorded = False
    written = False
    whole = False

    def __bool__(self) -> bool:
        return self.recorded or self.written


_now = Done()


@contextmanager
def followed() -> Iterator[Done]:
    """Give what a command carries out, while it runs; a command that runs another keeps its own."""
    global _now  # noqa: PLW0603 — one command runs at a time, and what prints is told of it here
    before, _now = _now, Done()
    try:
        yield _now
    finally:
        _now = before


def now() -> Done:
    """Give what the command that runs has carried out."""
    return _now
