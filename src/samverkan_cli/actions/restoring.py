"""Restoring an older copy: what was erased since is erased in it again, before it takes the registry's place.

The copy is copied first and the erasures are done in that, so that a restore that is cut off has brought nothing back.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store import erasure
from samverkan_cli.store.registry import Registry
from samverkan_cli.store.sqlite import copies, residue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samverkan_cli.domain.events import Erased
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

VERB = "database restore"


class Since(Struct, frozen=True):
    """What a registry has erased that a copy of it has not: its entry, the event, and how its decision is cited."""

    entry: int
    event: Erased
    cited: str | None


def erased_since(registry: Registry, source: Path) -> tuple[list[Since], int] | None:
    """Give what was erased since a copy was made, and the last entry both have; None where that cannot be read."""
    try:
        with registry.reading() as ours, Registry(source, registry.wait).reading() as theirs:
            common = last_in_common(ours, theirs)
            made = {seq: entry.event for seq, entry in ours.numbered(ours.erasures_after(common)).items()}
            return [Since(seq, event, _cited(ours, event)) for seq, event in sorted(made.items())], common  # type: ignore[arg-type]  # the table is made by erasures alone
    except Refused:
        return None


def last_in_common(ours: Reader, theirs: Reader) -> int:
    """Give the last entry that two registers have alike: the chains are the same up to there, and part."""
    low, high = 0, min(ours.last_entry()[0], theirs.last_entry()[0])
    while low < high:
        middle = (low + high + 1) // 2
        if ours.hash_of(middle) == theirs.hash_of(middle):
            low = middle
        else:
            high = middle - 1
    return low


def _cited(reader: Reader, event: Erased) -> str | None:
    """Give how the decision of an erasure is told where it may not be known by its id."""
    if event.decision is None:
        return event.source
    decision = reader.decision(event.decision)
    body = reader.names([decision.body]).get(decision.body, decision.body)
    return f"{body} {decision.decided_on}" + (f" § {decision.paragraph}" if decision.paragraph else "")


@contextmanager
def without_what_was_erased(
    registry: Registry, source: Path, since: list[Since], common: int, by: str | None
) -> Iterator[tuple[Path, frozenset[str], list[tuple[int, Since]]]]:
    """Give a copy of the copy in which all of it is erased, the texts that went, and the entries that say so."""
    if not since:
        yield source, frozenset(), []
        return
    with TemporaryDirectory(prefix=".samverkan-", dir=registry.path.resolve().parent) as folder:
        made = Registry(Path(folder) / "registry.db", registry.wait)
        copies.duplicate(source, made.path, registry.wait)
        gone, again = set[str](), list[tuple[int, Since]]()
        with made.writing(VERB, by) as writer:
            for each in since:
                if texts := _again(writer, each, common):
                    gone |= texts
                    again.append((writer.head.seq, each))
        residue.pack(made.path, registry.wait)
        yield made.path, frozenset(gone), again


def _again(writer: Writer, since: Since, common: int) -> frozenset[str]:
    """Erase in an older copy what an erasure named, as far as the copy has it; give the texts."""
    read, event = writer.reader, since.event
    seals = erasure.named_fields(read.connection, [each for each in event.seals if each.entry <= common])
    cells = {(row.table, row.key): frozenset(row.columns) for row in event.rows}
    rows, texts = erasure.emptied(read.connection, cells, through=common)
    if not seals and not rows:
        return frozenset()
    known = event.decision if event.decision and read.knows_decision(event.decision, common) else None
    told = tuple(each.told() for each in seals)
    asked = event.request if event.request and event.request <= common else None
    again = replace(event, seals=told, rows=tuple(rows), again=since.entry, decision=known, request=asked)
    writer.record(replace(again, source=event.source or (None if known else since.cited)))
    erasure.reseal(read.connection, seals)
    return texts.union(*(each.texts for each in seals))
