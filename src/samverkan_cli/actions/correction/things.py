"""What can be put right of each kind of thing, and which verb took which of its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from samverkan_cli.domain.correction import Place
from samverkan_cli.domain.records import Kept
from samverkan_cli.domain.request import Request

if TYPE_CHECKING:
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer

Said = dict[str, Any]
Beside: TypeAlias = Place | tuple[Place, Mapping[str, Any]]  # a row that is put aside, or that holds other values
_DAYS = frozenset({"date", "received"})  # options that say when what an entry tells of happened


class Facts(Struct, frozen=True):
    """Some facts that one verb takes: how they are typed, what it was asked, and how it is asked again.

    `typed` leads from an option to a field of the request, `said` gives the request of the facts as they stand, and
    `again` asks the verb. Of a field in `derived` the verb itself tells what the column holds, unless it was stated.
    With `blank` the row stays where it is without those columns; else it is put aside. `needs` are fields the verb
    cannot be asked without: what is erased is not put right. `has` tells whether the thing has such facts. An `act` is
    asked anew in a chain, with what became of the enrollment since.
    """

    asks: type[Request]
    typed: Mapping[str, str]
    said: Callable[[Reader, Any], Said]
    again: Callable[[Writer, Any], object]
    derived: Callable[[Reader, Any], Mapping[str, str]] = lambda _reader, _found: {}
    blank: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    has: Callable[[Any], bool] = lambda _: True
    act: bool = False

    def is_of(self, other: Facts) -> bool:
        """Tell whether other facts are the same, if only under other options."""
        return self.again is other.again and self.blank == other.blank


class Thing(Struct, frozen=True):
    """What is put right: what it is, its row, and what its entries are about."""

    kind: Correctable
    found: Any
    place: Place
    subject: str


class Correctable(Struct, frozen=True):
    """A kind of thing.

    `beside` are the rows that are put aside with it, since they came because of it or after it; `after` are things
    that rest on it by a rule, which is asked about them too. `parts` lead from an option that points at one of its
    parts to those that answer. `following` are things whose days follow its own, by what is right of its fields, where
    they were not stated. `letters` tells whether what is written to somebody rests on it. `whole` are all its facts,
    where only some are put right. `is_of` tells whether a row of the table is one of the kind.
    """

    noun: str
    table: str
    facts: tuple[Facts, ...]
    find: Callable[[Reader, str], Any] | None = None
    by_entry: type[Kept] | None = None
    subject: Callable[[Any], str] = lambda found: str(found.id)
    beside: Callable[[Reader, Any], Sequence[Beside]] = lambda _reader, _found: ()
    after: Callable[[Reader, Any], Sequence[Thing]] = lambda _reader, _found: ()
    parts: Mapping[str, Callable[[Reader, Any, str], Sequence[Thing]]] = {}
    following: Callable[[Reader, Any, Mapping[str, Any]], Iterable[Thing]] = lambda _reader, _found, _right: ()
    letters: bool = False
    whole: tuple[Facts, ...] = ()
    is_of: Callable[[Any], bool] = lambda _: True

    @property
    def fields(self) -> tuple[str, ...]:
        """Give the options that say what is right."""
        return tuple(dict.fromkeys(name for facts in self.facts for name in facts.typed))

    def narrowed(self, facts: Facts | None, **typed: str) -> Correctable:
        """Give the same, of which only some facts are put right, under other options; without facts, those but days."""
        if facts:
            return replace(self, facts=(replace(facts, typed=typed),), whole=self.facts)
        without = [replace(each, typed={k: v for k, v in each.typed.items() if k not in _DAYS}) for each in self.facts]
        return replace(self, facts=tuple(without), whole=self.facts)

    def of(self, found: Any) -> Thing:
        """Give the thing a record tells of."""
        key = str(found.entry) if self.by_entry else str(found.id)
        return Thing(self, found, Place(self.table, key), self.subject(found))

    def again(self, reader: Reader, thing: Thing) -> Thing:
        """Give a thing as it stands now."""
        if self.by_entry:
            return self.of(reader.part(self.by_entry, self.table, int(thing.place.key)))
        assert self.find
        return self.of(self.find(reader, thing.place.key))
