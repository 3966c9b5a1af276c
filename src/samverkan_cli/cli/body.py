"""`samverkan body`: what bodies may do, and who sits in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli import texts
from samverkan_cli.actions import body as actions
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.body import AddBody, AliasBody, GiveMandate, SetStanding, TakeSeat
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import Listing, Receipt, Sheet, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from samverkan_cli.domain.records import Body
    from samverkan_cli.store.reader import Reader

app = noun("body")
BodyArgument = Annotated[str | None, options.argument("body")]


@writes(app, "body add")
def add(
    call: Writing,
    name: Annotated[str | None, options.argument("name")] = None,
    kind: Annotated[str | None, options.flag("body_kind", options.WORD, "--kind")] = None,
    minutes: Annotated[str | None, options.flag("minutes", "protocol|notes")] = None,
    alias: Annotated[list[str] | None, options.flag("alias_of_body", options.TEXT, "--alias")] = None,
) -> Receipt:
    """Register a body."""
    asked = call.read(AddBody, name=name, kind=kind, minutes=minutes, alias=alias or [])
    return call.record("body", asked, actions.add, shapes.body)


@writes(app, "body alias")
def other_name(
    call: Writing,
    body: BodyArgument = None,
    alias: Annotated[str | None, options.argument("alias_of_body", "ALIAS")] = None,
    remove: Annotated[bool, typer.Option("--remove", help=texts.option("remove_alias"))] = False,
) -> Receipt:
    """Give a body another name it is known by, or take one from it."""
    return call.record("body", call.read(AliasBody, body=body, alias=alias, remove=remove), actions.alias, shapes.body)


@reads(app, "body list")
def list_(call: Reading) -> Listing:
    """Show every body."""
    with call.reader() as reader:
        found = (shapes.body(reader, each, call.session.today) for each in reader.bodies())
        rows = [shapes.but_party(each, "seats") for each in found]
    columns = ("id", "name", "kind", "minutes")
    return Listing(call.words, rows, columns, empty=texts.say("nothing"), going=("minutes", "kind"))


@reads(app, "body show")
def show(call: Reading, body: BodyArgument = None) -> Sheet:
    """Show one body, its mandates and seats."""
    with call.reader() as reader:
        return sheet(call.words, reader, reader.body(call.named("body", body)), call.session.today)


def sheet(words: str, reader: Reader, found: Body, today: date) -> Sheet:
    """Give a body with its mandates and seats, whom each member represents, and its next meeting."""
    data, meeting = shapes.body(reader, found, today), reader.next_meeting(today, found.id)
    data["next_meeting"] = shapes.some(meeting, "id", "date", "start", "end", "place", "title") if meeting else None
    lines = [texts.say("body_line", **data), *(texts.say("mandate_line", **held) for held in data["mandates"])]
    lines[1:1] = [texts.say("also_called", aliases=tuple(data["aliases"]))] if data["aliases"] else []
    lines += [texts.say("seat_line", **seat) for seat in data["seats"]]
    if data["standing"]:
        lines += [texts.say("standing_items_heading"), *_numbered(data["standing"])]
    lines += [texts.say("next_meeting_line", **data["next_meeting"])] if meeting else []
    return Sheet(words, data, tuple(lines))


def _numbered(titles: Sequence[str | None]) -> Iterator[str]:
    for place, title in enumerate(titles, start=1):
        yield texts.say("standing_item_line", place=place, title=title)


@writes(app, "body mandate")
def mandate(
    call: Writing,
    body: BodyArgument = None,
    subject: Annotated[str | None, options.flag("subject", options.WORD)] = None,
    may: Annotated[str | None, options.flag("may", "prepare|recommend|decide")] = None,
    from_day: options.FromDay = None,
    through: Annotated[str | None, options.flag("mandate_through", options.DAY, "--through")] = None,
) -> Receipt:
    """Record what a body may do with a subject."""
    asked = call.read(GiveMandate, body=body, subject=subject, may=may, from_day=from_day, through=through)
    return call.record("body", asked, actions.give_mandate, shapes.body)


@writes(app, "body seat", registers=True)
def seat(
    call: Writing,
    body: BodyArgument = None,
    person: options.Person = None,
    represents: options.Represents = None,
    role: options.Role = None,
    party: options.PartyOption = None,
    from_day: options.FromDay = None,
    through: options.Through = None,
) -> Receipt:
    """Record a person's seat in a body."""
    days = {"from_day": from_day, "through": through}
    asked = call.read(TakeSeat, body=body, person=person, represents=represents, role=role, party=party, **days)
    return call.record("body", asked, actions.take_seat, shapes.body)


@writes(app, "body standing", shows=True)
def standing(
    call: Writing,
    body: BodyArgument = None,
    add: Annotated[list[str] | None, options.flag("standing", options.TEXT, "--add")] = None,
    first: Annotated[bool, typer.Option("--first", help=texts.option("standing_first"))] = False,
    after: Annotated[str | None, options.flag("standing_after", options.TEXT, "--after")] = None,
    drop: Annotated[str | None, options.flag("standing_drop", options.TEXT, "--drop")] = None,
) -> Shown:
    """Record what stands on the agenda of every meeting of a body, or show it."""
    if add or drop:
        call.must_not_be_filed("--add" if add else "--drop")
        asked = call.read(SetStanding, body=body, add=add or [], first=first, after=after, drop=drop)
        return call.record("body", asked, actions.stand, shapes.body)
    if first or after:
        raise Refused([no.Missing("add")])
    reading = Reading(call.words, call.session, None)
    with reading.reader() as reader:
        found = reader.standing_items(reader.body(reading.named("body", body)).id)
    rows = [{"number": place, "title": each.title} for place, each in enumerate(found, start=1)]
    return Listing(call.words, rows, ("number", "title"), empty=texts.say("nothing"))
