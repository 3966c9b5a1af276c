"""Asking the verbs anew: what stood, what is to stand, and the difference between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from samverkan_cli.domain import correction as rules
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.correction import Bodies, Place
from samverkan_cli.domain.events import CorrectedValue, Introduced
from samverkan_cli.domain.refusal import Objection, Objections
from samverkan_cli.store.rehearsal import Rehearsal, rehearsing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from samverkan_cli.actions.correction.things import Facts, Thing
    from samverkan_cli.domain.refusal import Notice
    from samverkan_cli.domain.request import Request
    from samverkan_cli.store.projection import Values
    from samverkan_cli.store.writer import Writer

# What a row holds beside what was said: which it is, which entry made it, what it is found by.
_APART = frozenset({"id", "number", "ordinal", "entry", "voided_by", "name_key"})


_WHO = frozenset({"name", "signed_by", "person", "owner", "actor"})


class Heard(Struct, frozen=True):
    """What came of asking a verb: the row it made, or what it objects to.

    `beside` are other rows that follow from it, `told` is what a decision can be recorded with all the same.
    """

    row: Values | None
    objections: Objections
    persons: tuple[Introduced, ...] = ()
    bodies: tuple[str, ...] = ()
    because: str | None = None
    notices: tuple[Notice, ...] = ()
    beside: Mapping[Place, Values] = {}
    told: tuple[Objection, ...] = ()


class Difference(Struct, frozen=True):
    """What is right instead of what stands: the values of the row and of those beside it, and what comes with them."""

    rows: Mapping[Place, tuple[CorrectedValue, ...]]
    persons: tuple[Introduced, ...] = ()
    bodies: Bodies | None = None
    because: str | None = None
    notices: tuple[Notice, ...] = ()


def ask(writer: Writer, thing: Thing, facts: Facts, request: Request) -> Heard:
    """Ask the verb that took some facts what it makes of a request, on a register where they do not stand."""
    objections, table = Objections(), thing.place.table
    objections += [no.Missing(field) for field in facts.needs if getattr(request, field) is None]
    if objections:
        return Heard(None, objections)
    if facts.act:
        return _in_chain(writer, thing, request)
    beside = thing.kind.beside(writer.reader, thing.found)
    with rehearsing(writer) as rehearsal:
        aside = [each for each in beside if isinstance(each, Place)]
        rehearsal.put_aside(aside if facts.blank else [thing.place, *aside])
        for place, values in (each for each in beside if not isinstance(each, Place)):
            rehearsal.give(place, values)
        if facts.blank:
            rehearsal.give(thing.place, dict.fromkeys(facts.blank))
        objections.ask(facts.again, writer, request)
        if objections:
            return Heard(None, objections)
        row = rehearsal.held(thing.place) if facts.blank else next(iter(rehearsal.made(table)), None)
        persons = tuple(Introduced(id=each["id"], name=each["name"]) for each in rehearsal.made("person"))
        bodies = tuple(each["body"] for each in rehearsal.made("meeting_body"))
        because = next((told for each in reversed(writer.recorded) if (told := _because(each.event))), None)
        return Heard(row, objections, persons if table != "person" else (), bodies, because, tuple(writer.notices))


def _in_chain(writer: Writer, thing: Thing, request: Request) -> Heard:
    from samverkan_cli.actions.correction.chain import Chain  # which asks about acts alone

    found = Chain(writer.reader, thing).replay(writer, request)
    if found.objections:
        return Heard(None, found.objections)
    rows = dict(found.rows)
    row = rows.pop(thing.place)
    return Heard(row, Objections(), notices=tuple(found.notices), beside=rows, told=tuple(found.told))


def _because(event: Any) -> str | None:
    return getattr(event, "because", None)


def request_of(writer: Writer, thing: Thing, facts: Facts, request: Request) -> Request:
    """Give the request of the facts as they stand, with the day they were recorded on for today.

    What the verb would have told itself is left out of it, where that is what stands.
    """
    said = facts.said(writer.reader, thing.found)
    standing = facts.asks(today=request.today).but(**({"reason": request.reason} | said), new=True)
    for field, column in facts.derived(writer.reader, thing.found).items():
        heard = ask(writer, thing, facts, standing.but(**{field: None}))
        if heard.row is not None and heard.row[column] == _held(writer, thing.place)[column]:
            standing = standing.but(**{field: None})
    return standing


def _held(writer: Writer, place: Place) -> Values:
    held = Rehearsal(writer).held(place)
    assert held is not None
    return held


class AsItStands(Struct, frozen=True):
    """Some facts as they stand: what the verb was asked, and what it makes of that now."""

    thing: Thing
    facts: Facts
    request: Request
    before: Heard

    @classmethod
    def of(cls, writer: Writer, thing: Thing, facts: Facts, request: Request) -> AsItStands:
        """Ask the verb that took some facts about them as they stand."""
        standing = request_of(writer, thing, facts, request)
        return cls(thing, facts, standing, ask(writer, thing, facts, standing))

    def difference(self, writer: Writer, right: Mapping[str, Any], *, known: bool) -> tuple[Difference, Objections]:
        """Give what a correction of the facts comes to, and what the verb that took them objects to.

        Whoever is named by a correction may be somebody `known`.
        """
        before = self.before
        after = ask(writer, self.thing, self.facts, self.request.but(**right, new=known))
        against = after.objections or _new(before.told, after.told)
        if self.facts.act and before.row is None and not against:
            entry = int(self.thing.place.key)
            against = [no.TakeBackInstead("ref", refs=[str(entry)], entry=entry)]
        if after.row is None or against:
            return Difference({}), Objections(_typed(self.facts, against))
        place = self.thing.place
        held = _held(writer, place)
        rows = {place: tuple(_values(place, held, before.row or held, after.row, whole=before.row is not None))}
        for other, row in after.beside.items():
            rows[other] = tuple(_values(other, _held(writer, other), before.beside[other], row))
        return Difference(rows, *_along(writer, self.thing, before, after, rows[place])), Objections()


def difference(
    writer: Writer, thing: Thing, facts: Facts, request: Request, right: Mapping[str, Any]
) -> tuple[Difference, Objections]:
    """Give what a correction of some facts comes to, and what the verb that took them objects to."""
    known = request.new or _WHO.isdisjoint(right)
    return AsItStands.of(writer, thing, facts, request).difference(writer, right, known=known)


def _along(
    writer: Writer, thing: Thing, before: Heard, after: Heard, values: Iterable[CorrectedValue]
) -> tuple[tuple[Introduced, ...], Bodies | None, str | None, tuple[Notice, ...]]:
    """Give what comes with corrected values: persons first mentioned, bodies, why they take effect, what is told."""
    told = {id_ for each in values for id_ in (each.now if isinstance(each.now, tuple) else (each.now,))}
    bodies = None
    if after.bodies and after.bodies != before.bodies:
        bodies = Bodies(after.bodies, before.bodies, writer.reader.bodies_entry(thing.place.key))
    new = tuple(each for each in after.persons if each.id in told)
    moved = any(each.column == "effective" for each in values)
    told_already = (*before.notices, *(each for each in after.notices if isinstance(each, no.RecordedRollReached)))
    notices = tuple(each for each in after.notices if each not in told_already)
    return new, bodies, after.because if moved else None, notices


def _new(before: Iterable[Objection], after: Iterable[Objection]) -> list[Objection]:
    """Give what is objected to now, and was not before."""
    codes = {each.code for each in before}
    return [each for each in after if each.code not in codes]


def _values(
    place: Place, held: Values, before: Values, after: Values, *, whole: bool = True
) -> Iterator[CorrectedValue]:
    """Give the columns that the correction changes; without what stood `whole`, those of the text are let be."""
    for column, now in after.items():
        apart = column in _APART or (not whole and column == "text_version")
        if not apart and column in held and now != before[column] and now != held[column]:
            yield rules.value(place.table, column, held[column], now)
    aside, was = (row["voided_by"] is not None for row in (after, before))
    if place.table == "enrollment" and aside is not was:
        yield rules.value(place.table, "voided_by", held["voided_by"] is not None, aside)


def _typed(facts: Facts, objections: Iterable[Objection]) -> Iterator[Objection]:
    """Give objections about the options that were typed."""
    typed = {field: option for option, field in facts.typed.items()}
    for each in objections:
        yield each.at(typed.get(each.field or "", each.field))
