"""`samverkan person`: contacts, signers, members and owners."""

from typing import Annotated

from samverkan_cli import texts
from samverkan_cli.actions import person as actions
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.person import AddPerson
from samverkan_cli.render import Listing, Receipt, Sheet

app = noun("person")


@writes(app, "person add")
def add(
    call: Writing,
    name: Annotated[str | None, options.argument("name")] = None,
    email: Annotated[str | None, options.flag("email", options.TEXT)] = None,
) -> Receipt:
    """Register a person."""
    return call.record("person", call.read(AddPerson, name=name, email=email), actions.add, shapes.person)


@reads(app, "person list")
def list_(call: Reading) -> Listing:
    """Show every person."""
    with call.reader() as reader:
        rows = [shapes.person(reader, each, call.session.today) for each in reader.persons()]
    return Listing(call.words, rows, ("id", "name", "email"), empty=texts.say("no_persons"))


@reads(app, "person show")
def show(call: Reading, person: options.Person = None) -> Sheet:
    """Show one person."""
    with call.reader() as reader:
        return Sheet(call.words, shapes.person(reader, reader.person(call.named("person", person)), call.session.today))
