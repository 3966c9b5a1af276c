"""`samverkan contact`: whom to write to at an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.actions import contact as actions
from samverkan_cli.cli import options
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.output import warn_of_persons
from samverkan_cli.cli.shapes import iso
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.contact import AddContact, ConsentToContact, EndContact, MarkContact, is_public, state
from samverkan_cli.domain.notation import swedish_order
from samverkan_cli.render import Listing, Receipt

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.records import Contact
    from samverkan_cli.store.reader import Reader

app = noun("contact")
COLUMNS = ("number", "name", "person", "mailbox", "from", "through", "verified", "bounced", "state")
GOING = ("verified", "from", "through", "bounced", "state", "mailbox")
Known = Annotated[str | None, options.argument("contact_known", "CONTACT")]


@writes(app, "contact add", registers=True)
def add(
    call: Writing,
    actor: options.Actor = None,
    contact: Annotated[str | None, options.argument("contact_of", "CONTACT")] = None,
    public: Annotated[bool, typer.Option("--public", help=texts.option("contact_public"))] = False,
) -> Receipt:
    """Add whom to write to at an actor, and that everybody may see it."""
    asked = call.read(AddContact, actor=actor, contact=contact, public=public)
    return call.record("contact", asked, actions.add, shape)


@writes(app, "contact consent")
def consent(
    call: Writing,
    actor: options.Actor = None,
    contact: Known = None,
    withdrawn: Annotated[bool, typer.Option("--withdrawn", help=texts.option("consent_withdrawn"))] = False,
) -> Receipt:
    """Record that everybody may see a contact, or that it may not be so any more."""
    asked = call.read(ConsentToContact, actor=actor, contact=contact, withdrawn=withdrawn)
    done = call.record("contact", asked, actions.withdraw if withdrawn else actions.consent, shape)
    return _telling(done, "contact_meant")


@writes(app, "contact end")
def end(call: Writing, actor: options.Actor = None, contact: Known = None, through: options.Through = None) -> Receipt:
    """Record the last day of a contact."""
    asked = call.read(EndContact, actor=actor, contact=contact, through=through)
    return _telling(call.record("contact", asked, actions.end, shape), "contact_meant")


@writes(app, "contact verify")
def verify(call: Writing, actor: options.Actor = None, contact: Known = None) -> Receipt:
    """Record that a contact was found to be right."""
    asked = call.read(MarkContact, actor=actor, contact=contact)
    return _telling(call.record("contact", asked, actions.verify, shape), "contact_meant")


@writes(app, "contact bounced")
def bounced(call: Writing, actor: options.Actor = None, contact: Known = None) -> Receipt:
    """Record that mail to a contact came back."""
    asked = call.read(MarkContact, actor=actor, contact=contact)
    return _telling(call.record("contact", asked, actions.bounce, shape), "contact_gone")


def _telling(receipt: Receipt, key: str) -> Receipt:
    """Give a receipt that tells which contact it was, since the entry only has its number."""
    found = receipt.data["contact"]
    who = found["person"]["name"] if found["person"] else None
    return replace(receipt, more=(texts.say(key, who=who, mailbox=found["mailbox"], actor=found["id"]),))


@reads(app, "contact list")
def list_(call: Reading, actor: options.Actor = None, on: options.On = None) -> Listing:
    """Show the contacts of an actor, or all, with what they are on a day."""
    day = call.day(on)
    with call.reader() as reader:
        contacts = reader.contacts(reader.actor(call.named("actor", actor)).id if actor is not None else None)
        names = reader.names({each.actor for each in contacts})
    rows = [told(each, names.get(each.actor), day) for each in contacts]
    rows.sort(key=lambda row: (swedish_order(row["name"] or ""), row["id"], row["number"]))
    keys = (
        *("id", "name", "person", "mailbox", "from", "through", "verified", "bounced", "state", "number"),
        *("consented", "withdrawn", "public"),
    )
    listing = Listing(call.words, rows, COLUMNS, empty=texts.say("no_contacts"), keys=keys, going=GOING)
    if call.out is None:
        warn_of_persons(listing)
    return listing


def shape(reader: Reader, found: Contact, today: date) -> dict[str, Any]:
    """Give a contact; its id is the actor's, its number is that of the entry that made it."""
    return told(found, reader.names([found.actor]).get(found.actor), today)


def _who(found: Contact) -> dict[str, Any] | None:
    """Give the person of a contact; of one that was erased, that it was."""
    if found.person:
        return {"id": found.person, "name": found.name or texts.say("erased")}
    return None if found.mailbox else {"id": None, "name": texts.say("erased")}


def told(found: Contact, name: str | None, on: date) -> dict[str, Any]:
    """Give a contact of an actor with a name, as it is on a day."""
    days = {"from": found.from_day, "through": found.through_day}
    days |= {"verified": found.verified_on, "bounced": found.bounced_on}
    return {
        "id": found.actor,
        "name": name,
        "person": _who(found),
        "mailbox": found.mailbox,
        **{key: day.isoformat() if day else None for key, day in days.items()},
        "state": str(state(found, on)),
        "number": found.entry,
        "consented": iso(found.consented_on),
        "withdrawn": iso(found.withdrawn_on),
        "public": is_public(found, on),
    }
