"""What goes on about an actor meanwhile, when it joins, leaves or ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samverkan_cli.domain.errors import Notice
    from samverkan_cli.store.reader import Reader


def goes_on(read: Reader, actor: str, name: str | None) -> Iterator[Notice]:
    """Tell of the open cases about an actor, which can be closed or go on; without any, nothing of cases is loaded."""
    if actor in read.actors_tried():
        from samverkan_cli.actions.case import open_cases
        from samverkan_cli.domain.case import goes_on as told

        yield from told(open_cases(read, actor), name)
