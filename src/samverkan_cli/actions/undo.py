"""Taking back what a command recorded, and letting it be in force again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.reach import reach_of
from samverkan_cli.actions.roll import watching
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import undo as rules
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.store.dependence import Dependence

if TYPE_CHECKING:
    from samverkan_cli.domain.undo import Invocation
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

TOLD = 20  # entries that are told one by one


def invocation(read: Reader, request: rules.TakeBack | rules.LetBeAgain) -> Invocation:
    """Give the invocation that is meant: of an entry, else the latest there is; raises `Refused` when there is none."""
    if isinstance(request, rules.LetBeAgain):
        return rules.must_be_out_of_force(read.taking(request.entry), request.entry)
    return (read.latest() if request.entry is None else None) or read.invocation(request.entry)


def take_back(writer: Writer, request: rules.TakeBack | rules.LetBeAgain) -> Invocation:
    """Take back everything one command recorded, or, if that was taking back, let it be in force again."""
    read = writer.reader
    meant = invocation(read, request)
    rests_on_nothing = meant.by or meant.first == 1
    later = [] if rests_on_nothing else Dependence(read.connection).built_on(meant)
    rules.must_be_possible(meant, later, read.names(one.subject for one in later))
    told = meant.last - meant.first < TOLD
    with watching(writer, field="entry"):
        for entries in read.subjects_back_from(meant.last, meant.first):
            writer.record(*rules.taken_back(request, entries), told=told)
            changed = {int(key) for name, key in writer.reached if name == "policy_setting"}
            _must_be_sound(writer)
            writer.notices += [notice for entry in sorted(changed) for notice in reach_of(read, entry, "entry")]
    return meant


def _must_be_sound(writer: Writer) -> None:
    """Raise `Refused` when what is in force again meets what has come meanwhile: a name, a period's days."""
    read, reached = writer.reader, writer.reached
    writer.reached = set()
    rules.must_be_nobodys(read.names_held_twice(reached))
    for period in [found for name, id_ in reached if name == "period" and (found := read.find_period(str(id_)))]:
        others = [id_ for id_ in read.overlapping(period.first_day, period.last_day) if id_ != period.id]
        if others:
            raise Refused([no.PeriodsOverlap("entry", refs=others, others=tuple(others))])
