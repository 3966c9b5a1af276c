"""Progress on a terminal for what takes more than a second; in a pipe, nothing."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

AFTER = 1.0  # seconds before anything is shown
EVERY = 500  # things between two looks at the clock


def counted(things: Iterable[T], label: str, total: int | None = None, *, each: int = 1) -> Iterator[T]:
    """Give the things, and show on standard error how many have passed; with a `total`, how much is left.

    `each` is how many a thing stands for, where they come in batches.
    """
    if not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    began, shown = time.monotonic(), None
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    try:
        for count, thing in enumerate(things):
            if count * each % EVERY == 0 and time.monotonic() - began > AFTER:
                if shown is None:
                    shown = Progress(*columns, console=Console(stderr=True), transient=True)
                    shown.start()
                    task = shown.add_task(label, total=total)
                shown.update(task, completed=count * each)
            yield thing
    finally:
        if shown is not None:
            shown.stop()
