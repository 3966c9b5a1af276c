"""The history of one thing: the entries that are about it and stand, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli.call import ids_in
from samverkan_cli.cli.journal import shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samverkan_cli.store.reader import Reader

KEPT = ("seq", "at", "by", "told", "reason")


def of(reader: Reader, id_: str) -> list[dict[str, Any]]:
    """Give what has happened with a thing, in order, as scripts read it; what was taken back is not among it."""
    found = reader.entries_about(id_)
    there = reader.standing_entries([each.stamp.seq for each in found])
    names = reader.names({named for each in found for named in ids_in(each.event)})
    told = [shape(each, names) for each in found if each.stamp.seq in there]
    return [{name: each[name] for name in KEPT} for each in told]


def lines(told: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Give a history as a person reads it, an entry a line and its reason below."""
    yield texts.say("history_heading")
    for each in told:
        yield texts.say("history_line", seq=each["seq"], told=each["told"])
        if each["reason"]:
            yield texts.say("entry_reason", told=each["reason"])
