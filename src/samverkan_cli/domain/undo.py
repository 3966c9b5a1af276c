"""Taking back everything one command made, by an entry for each of its own; and letting it be in force again."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import EntryTakenBack
from samverkan_cli.domain.refusal import Objection, Objections, Refused
from samverkan_cli.domain.request import EntryNumber, Request


class TakeBack(Request):
    """An entry of the invocation to take back; without one, the latest."""

    entry: EntryNumber | None = None


class LetBeAgain(Request):
    """An entry of what was taken back, or that took it back; without one, what was taken back latest."""

    entry: EntryNumber | None = None


class Invocation(Struct, frozen=True):
    """The entries one command made, and what became of them.

    `root` is what happened at first, where the command took something back itself: that is in force `again`
    when the command is taken back. `by` is the entry that took its first entry back, if any. `erased` is an entry of
    its own that erased something, if there is one: that cannot come back.
    """

    op: str
    verb: str
    first: int
    last: int
    by: int | None
    root: tuple[int, int]
    again: bool
    erased: int | None = None


class Later(Struct, frozen=True):
    """An entry that builds on another: its number, its command, what it is about, and its invocation."""

    entry: int
    verb: str
    subject: str
    op: str


def must_be_out_of_force(invocation: Invocation | None, entry: int | None) -> Invocation:
    """Give the invocation that took something back and still does; raises `Refused` when there is none."""
    if invocation is None:
        raise Refused([no.NothingTakenBack("entry") if entry is None else no.StillInForce("entry", entry=entry)])
    return invocation


def must_be_possible(invocation: Invocation, later: Sequence[Later], names: dict[str, str]) -> None:
    """Raise `Refused` unless an invocation can be taken back; `names` are what people call the ids."""
    Objections(_objections(invocation, later, names)).stop()


def _objections(invocation: Invocation, later: Sequence[Later], names: dict[str, str]) -> Iterator[Objection]:
    first, last = invocation.first, invocation.last
    if first == 1:
        yield no.NotTakenBack("entry", entry=first)
    elif invocation.erased:
        yield no.ErasureStays("entry", entry=invocation.erased)
    elif invocation.by:
        yield no.AlreadyTakenBack("entry", entry=first, last=last if last != first else None, by=invocation.by)
    else:
        for one in later:
            about = f"{names[one.subject]} ({one.subject})" if one.subject in names else one.subject
            yield no.BuiltOn("entry", refs=[one.subject], entry=one.entry, verb=one.verb, about=about)


def taken_back(request: TakeBack | LetBeAgain, entries: Iterable[tuple[int, str]]) -> list[EntryTakenBack]:
    """Give the events that take back some entries, by their numbers and subjects."""
    return [request.noted(EntryTakenBack(subject=subject, entry=seq)) for seq, subject in entries]


def must_be_nobodys(twice: Sequence[tuple[str, str, str]]) -> None:
    """Raise `Refused` when a name that is in use again has been taken by another actor meanwhile."""
    Objections(
        no.NameTakenMeanwhile("entry", refs=[id_, other], name=name, id=other) for id_, name, other in twice
    ).stop()
