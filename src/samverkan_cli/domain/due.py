"""What is to be done, by when and by whom: one item, whatever says that it is next."""

from datetime import date
from typing import Any, ClassVar

from samverkan_cli.domain.request import Day, Reference, Request
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import DueKind


class Due(Value):
    """Something that is to be done: the sentence `texts` has for it, with its facts, and the id it is about.

    Without a day it is to be done some day. `body` is the body that it waits for or comes back to, `since` the day
    since when, `owner` a person's id, `watcher` the name of who is not one.
    """

    kind: DueKind
    key: str
    facts: dict[str, Any]
    ref: str
    due: date | None = None
    rule: str
    body: str | None = None
    since: date | None = None
    owner: str | None = None
    watcher: str | None = None

    def overdue(self, today: date) -> bool:
        """Tell whether its day is over."""
        return self.due is not None and self.due < today


class AskDue(Request):
    """Which of what is to be done is asked for: before a day, of an owner, of a kind, or what has no day."""

    required: ClassVar = ()

    before: Day | None = None
    owner: Reference | None = None
    kind: DueKind | None = None
    no_day: bool = False


def in_order(found: list[Due]) -> list[Due]:
    """Give what is to be done, the earliest day first; what has none comes last."""
    return sorted(found, key=lambda each: (each.due is None, each.due or date.max, _place(each.ref)))


def _place(ref: str) -> tuple[str, int, str]:
    """Give the place of an id among others: T-9 comes before T-10."""
    letter, _, number = ref.partition("-")
    return letter, int(number) if number.isascii() and number.isdigit() else 0, ref
