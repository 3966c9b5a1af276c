"""Columns that nothing knows: which they are, what stands in them, and a file that is read in spite of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.intake import cells, headings
from samverkan_cli.intake.headings import IGNORE
from samverkan_cli.intake.mapping import Mapping
from samverkan_cli.intake.source import Source

SAMPLED = 3  # values of a column that are shown
LOOKED_AT = 50  # rows that they are looked for in
Opened = Callable[[Mapping], list[Source]]


@dataclass(frozen=True)
class ReadAnyway:
    """Files that are read although nothing knows some of their columns, by the headings of those."""

    sources: list[Source]
    unknown: tuple[str, ...]

    @property
    def columns(self) -> list[tuple[str, str]]:
        """Give every heading with its field; what nothing knows is passed over."""
        keys = {headings.key(heading) for heading in self.unknown}
        pairs = (pair for source in self.sources for pair in source.columns)
        return [(heading, IGNORE if headings.key(heading) in keys else to) for heading, to in pairs]

    @property
    def taken(self) -> dict[str, str]:
        """Give the headings of the fields that are known, by field."""
        return {to: heading for heading, to in reversed(self.columns) if to != IGNORE}

    def sample(self, heading: str) -> list[str]:
        """Give some of what stands under a heading, each once."""
        found: dict[str, None] = {}
        for source in self.sources:
            at = next((at for at, each in enumerate(source.headings) if each == heading), None)
            for _, row, flaw in islice(source.rows() if at is not None else (), LOOKED_AT):
                if at is not None and flaw is None and (text := cells.bare(row[at])):
                    found[text] = None
        return list(found)[:SAMPLED]


def unknown_in(refused: Refused) -> list[str]:
    """Give the headings that a file was refused for since nothing knows them."""
    return [str(each.facts["column"]) for each in refused.objections if isinstance(each, no.ColumnUnknown)]


def read_anyway(refused: Refused, opened: Opened, mapping: Mapping) -> ReadAnyway:
    """Give the files with what nothing knows passed over; raises `Refused`, the first, where more is wrong."""
    unknown: list[str] = []
    found = unknown_in(refused)
    while found:
        unknown += found
        try:
            return ReadAnyway(opened(mapping.ignoring(unknown)), tuple(unknown))
        except Refused as again:
            nameless = all(isinstance(each, (no.NameColumnMissing, no.HeadingsUnknown)) for each in again.objections)
            found = unknown_in(again)
    if not nameless:
        raise refused
    named = mapping.ignoring(unknown)  # one of them may be the name: read as if the first were
    named = replace(named, columns=named.columns | {unknown[0]: "name"})
    return ReadAnyway(opened(named), tuple(unknown))


def marked(refused: Refused, saved: str) -> Refused:
    """Give the refusal of columns that a mapping which has been written passes over, and what to do with it."""
    return Refused([_marked(each, saved) for each in refused.objections], more=refused.more)


def _marked(each: Objection, saved: str) -> Objection:
    if not isinstance(each, no.ColumnUnknown):
        return each
    of = each.facts
    return no.ColumnUnknown(file=of["file"], row=of["row"], column=of["column"], nearest=of["nearest"], saved=saved)
