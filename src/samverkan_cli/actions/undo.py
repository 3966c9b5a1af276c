"""Taking back what a command recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.roll import watching
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import undo as rules
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store.dependence import Dependence

if TYPE_CHECKING:
    from samverkan_cli.domain.undo import Invocation
    from samverkan_cli.store.writer import Writer

TOLD = 20  # entries that are told one by one


def undo(writer: Writer, request: rules.TakeBack) -> Invocation:
    """Take back everything one command recorded, or, if that was taking back, let it be in force again."""
    read = writer.reader
    invocation = read.invocation(request.entry)
    rests_on_nothing = invocation.by or invocation.first == 1
    later = [] if rests_on_nothing else Dependence(read.connection).built_on(invocation)
    rules.must_be_possible(invocation, later, read.names(one.subject for one in later))
    told = invocation.last - invocation.first < TOLD
    with watching(writer, field="entry"):
        for entries in read.subjects_back_from(invocation.last, invocation.first):
            writer.record(*rules.taken_back(request, entries), told=told)
            _must_be_sound(writer)
    return invocation


def _must_be_sound(writer: Writer) -> None:
    """Raise `Refused` when what is in force again meets what has come meanwhile: a name, a period's days."""
    read, reached = writer.reader, writer.reached
    writer.reached = set()
    rules.must_be_nobodys(read.names_held_twice(reached))
    for period in [found for name, id_ in reached if name == "period" and (found := read.find_period(str(id_)))]:
        others = [id_ for id_ in read.overlapping(period.first_day, period.last_day) if id_ != period.id]
        if others:
            raise Refused([no.PeriodsOverlap("entry", refs=others, others=tuple(others))])
