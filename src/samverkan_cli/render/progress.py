"""Progress on a terminal for what takes more than a second; in a pipe, nothing."""

import sys
import time
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Any, Self, TypeVar

T = TypeVar("T")

AFTER = 1.0  # seconds before anything is shown
EVERY = 500  # things between two looks at the clock


class Meter:
    """Counts on standard error what has been done, once it has taken a while; with a `total`, how much is left."""

    def __init__(self, label: str, total: int | None = None) -> None:
        self._label, self._total = label, total
        self._began, self._done, self._looked = time.monotonic(), 0, 0
        self._shown: Any = None
        self._watched = sys.stderr.isatty()

    def __call__(self, more: int) -> None:
        """Count some more."""
        self._done += more
        if not self._watched or self._done - self._looked < EVERY:
            return
        self._looked = self._done
        if self._shown is None and time.monotonic() - self._began > AFTER:
            self._show()
        if self._shown:
            self._shown.update(self._shown.task_ids[0], completed=self._done)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        label = TextColumn("{task.description}", markup=False)
        columns = (label, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._shown = Progress(*columns, console=Console(stderr=True), transient=True)
        self._shown.add_task(self._label, total=self._total)
        self._shown.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._shown.stop()


def counted(things: Iterable[T], label: str, total: int | None = None, *, each: int = 1) -> Iterator[T]:
    """Give the things, and count them on the way; `each` is how many a thing stands for, where they come in batches."""
    with Meter(label, total) as meter:
        for thing in things:
            yield thing
            meter(each)
