"""`samverkan person`: contacts, signers, members and owners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli import texts
from samverkan_cli.actions import person as actions
from samverkan_cli.cli import options, places, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.papers import FORMS, Form
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.person import AddPerson, MergePerson
from samverkan_cli.domain.values import PlaceKind
from samverkan_cli.render import Listing, Receipt, Sheet

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Person, PersonPlace
    from samverkan_cli.store.reader import Reader

app = noun("person")


@writes(app, "person add", registers=True)
def add(
    call: Writing,
    name: Annotated[str | None, options.argument("name")] = None,
    email: Annotated[str | None, options.flag("email", options.TEXT)] = None,
) -> Receipt:
    """Register a person."""
    return call.record("person", call.read(AddPerson, name=name, email=email), actions.add, shapes.person)


@writes(app, "person merge")
def merge(
    call: Writing,
    person: options.Person = None,
    into: Annotated[str | None, options.argument("into_person", "PERSON")] = None,
) -> Receipt:
    """Make two persons one: the first is the second, which stays."""
    return call.record("person", call.read(MergePerson, person=person, into=into), actions.merge, shapes.person)


@reads(app, "person list")
def list_(call: Reading) -> Listing:
    """Show every person."""
    with call.reader() as reader:
        rows = [shapes.person(reader, each, call.session.today) for each in reader.persons()]
    return Listing(call.words, rows, ("id", "name", "email"), empty=texts.say("no_persons"), going=("email",))


@reads(app, "person show")
def show(call: Reading, person: options.Person = None) -> Sheet:
    """Show one person, and every place where it stands."""
    with call.reader() as reader:
        found = reader.person(call.named("person", person))
        same = [each.id for each in reader.same_persons(found)]
        rows = places.shaped(reader, everywhere(reader, found))
        data = shapes.person(reader, found, call.session.today) | {"places": rows}
        data["requests"] = [shapes.person_request(reader, each, call.session.today) for each in reader.requests(same)]
        data["erasures"] = [shapes.erasure(each) for each in reader.erasures_of(same)]
    lines = [*places.lines(rows), *(texts.say("request_line", **_asked(each)) for each in data["requests"])]
    lines += [texts.say("erasure_line", **each) for each in data["erasures"]]
    return Sheet(call.words, data, more=tuple(lines), apart=("places", "requests", "erasures"))


@reads(app, "person find")
def find(call: Reading, text: Annotated[str | None, options.argument("words")] = None) -> Listing:
    """Show every place where the persons a name, a part of one or an address leads to stand."""
    sought = call.named("words", text)
    with call.reader() as reader:
        persons = reader.persons_found(sought)
        rows = places.shaped(reader, _found(reader, persons, sought))
        if call.form == "table":  # nobody types the registry's own id
            own = reader.registry().id
            rows = [row | {"id": None} if row["id"] == own else row for row in rows]
        near = () if rows else tuple(f"{name} ({id_})" for id_, name in reader.persons_like(sought))
    empty = texts.say("no_places_near" if near else "no_places", text=sought, nearest=near)
    return Listing(call.words, rows, places.COLUMNS, empty=empty, keys=places.KEYS, going=places.GOING)


@writes(app, "person erase")
def erase(
    call: Writing,
    person: options.Person = None,
    decision: options.Decision = None,
    what: options.ErasedWhat = None,
    ended_before: options.EndedBefore = None,
    yes: options.Yes = False,
) -> Receipt:
    """Erase what is known of a person, by a deletion decision."""
    from samverkan_cli.actions.erasure import erase_person
    from samverkan_cli.cli.erasure import erased
    from samverkan_cli.domain.erasure import ErasePerson

    asked = call.read(ErasePerson, person=person, decision=decision, what=what, ended_before=ended_before)
    return erased(call, "person", asked, erase_person, yes=yes)


@reads(app, "person extract", forms=FORMS)
def extract(
    call: Reading,
    person: options.Person = None,
    date: Annotated[str | None, options.flag("paper_date", options.DAY, "--date")] = None,
    dnr: Annotated[str | None, options.flag("paper_dnr", options.TEXT, "--dnr")] = None,
    form: Form = None,
    out: Annotated[str | None, options.flag("extract_out", "FILE|DIR", "--out")] = None,
    force: options.Force = False,
    templates: Annotated[str | None, options.flag("templates", options.FOLDER)] = None,
) -> Sheet:
    """Write everything that is kept of a person, to be handed to it."""
    from samverkan_cli.cli.extract import written

    return written(call, call.named("person", person), call.day(date, "date"), dnr, (form, out), templates, force=force)


def _asked(told: dict[str, Any]) -> dict[str, Any]:
    """Give what a line about a request tells beside what scripts read: what was asked for, and the day it waits for."""
    return told | {"asked": told["what"], "unanswered": None if told["answered_on"] else told["answer_by"]}


@writes(app, "person request")
def request(
    call: Writing,
    person: options.Person = None,
    what: Annotated[str | None, options.argument("right_asked", "erase|extract")] = None,
    received: options.Received = None,
    answered: Annotated[str | None, options.flag("request_answered", options.DAY, "--answered")] = None,
    refused: Annotated[bool, typer.Option("--refused", help=texts.option("request_refused"))] = False,
    decision: options.Decision = None,
    reached: Annotated[str | None, options.flag("refusal_reached", options.DAY, "--reached")] = None,
) -> Receipt:
    """Record what a person asks for of what is kept of it, and what became of that."""
    from samverkan_cli.actions.rights import ask
    from samverkan_cli.domain.rights import AskRight

    given = {"received": received, "answered": answered, "refused": refused, "decision": decision, "reached": reached}
    asked = call.read(AskRight, person=person, what=what, **given)
    return call.record("request", asked, ask, shapes.person_request)


def everywhere(reader: Reader, person: Person) -> list[PersonPlace]:
    """Give every place of one person: those that lead to it by id, and those that may be it by name."""
    certain = reader.places([person.id])
    return [*certain, *reader.maybe_places(person.name, certain)] if person.name else certain


def _found(reader: Reader, persons: list[Person], sought: str) -> list[PersonPlace]:
    """Give every place of the persons that were found, one after the other, and where what was sought is text."""
    certain = reader.places([each.id for each in persons]) if persons else []
    of: dict[str, list[PersonPlace]] = {each.id: [] for each in persons}
    for place in certain:
        of[str(place.person)].append(place)
    standing = [place for id_, held in of.items() for place in held or [_registered(id_)]]
    if "@" in sought:
        return [*standing, *reader.mailbox_places(sought), *reader.settings_with(sought)]
    name = (persons[0].name if len(persons) == 1 else None) or sought
    return [*standing, *reader.maybe_places(name, certain), *reader.written_by(name)]


def _registered(person: str) -> PersonPlace:
    """Give what is said of a person who stands nowhere: that it is registered."""
    from samverkan_cli.domain.records import PersonPlace

    return PersonPlace(person=person, stands=PlaceKind.REGISTERED, id=person)
