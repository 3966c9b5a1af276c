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
    from collections.abc import Iterator, Mapping

    from samverkan_cli.actions.correction.things import Facts, Thing
    from samverkan_cli.domain.refusal import Notice
    from samverkan_cli.domain.request import Request
    from samverkan_cli.store.projection import Values
    from samverkan_cli.store.writer import Writer

# What a row holds beside what was said: which it is, which entry made it, what it is found by.
_APART = frozenset({"id", "number", "ordinal", "entry", "voided_by", "name_key"})


_WHO = frozenset({"name", "signed_by", "person", "owner", "actor"})


class Heard(Struct, frozen=True):
    """What came of asking a verb: the row it made, or what it objects to."""

    row: Values | None
    objections: Objections
    persons: tuple[Introduced, ...] = ()
    bodies: tuple[str, ...] = ()
    because: str | None = None
    notices: tuple[Notice, ...] = ()


class Difference(Struct, frozen=True):
    """What is right instead of what stands: the values of the row, and what comes with them."""

    values: tuple[CorrectedValue, ...]
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
        if heard.row is not None and heard.row[column] == _held(writer, thing)[column]:
            standing = standing.but(**{field: None})
    return standing


def _held(writer: Writer, thing: Thing) -> Values:
    held = Rehearsal(writer).held(thing.place)
    assert held is not None
    return held


def difference(
    writer: Writer, thing: Thing, facts: Facts, request: Request, right: Mapping[str, Any]
) -> tuple[Difference, Objections]:
    """Give what a correction of some facts comes to, and what the verb that took them objects to."""
    standing = request_of(writer, thing, facts, request)
    known = request.new or _WHO.isdisjoint(right)  # whoever is named by a correction may be somebody known
    before, after = ask(writer, thing, facts, standing), ask(writer, thing, facts, standing.but(**right, new=known))
    if after.row is None:
        return Difference(()), Objections(_typed(facts, after.objections))
    held = _held(writer, thing)
    values = tuple(_values(thing.place, held, before.row or held, after.row, whole=before.row is not None))
    told = {id_ for each in values for id_ in (each.now if isinstance(each.now, tuple) else (each.now,))}
    bodies = None
    if after.bodies and after.bodies != before.bodies:
        bodies = Bodies(after.bodies, before.bodies, writer.reader.bodies_entry(thing.place.key))
    new = tuple(each for each in after.persons if each.id in told)
    moved = any(each.column == "effective" for each in values)
    told_already = (*before.notices, *(each for each in after.notices if isinstance(each, no.RecordedRollReached)))
    notices = tuple(each for each in after.notices if each not in told_already)
    return Difference(values, new, bodies, after.because if moved else None, notices), Objections()


def _values(place: Place, held: Values, before: Values, after: Values, *, whole: bool) -> Iterator[CorrectedValue]:
    """Give the columns that the correction changes; without what stood `whole`, those of the text are let be."""
    for column, now in after.items():
        apart = column in _APART or (not whole and column == "text_version")
        if not apart and column in held and now != before[column] and now != held[column]:
            yield rules.value(place.table, column, held[column], now)


def _typed(facts: Facts, objections: Objections) -> Iterator[Objection]:
    """Give objections about the options that were typed."""
    typed = {field: option for option, field in facts.typed.items()}
    for each in objections:
        yield each.at(typed.get(each.field or "", each.field))
