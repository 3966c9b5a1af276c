"""`samverkan actor`: anyone that may join."""

from __future__ import annotations

from typing import Annotated

from samverkan_cli import texts
from samverkan_cli.actions import actor as actions
from samverkan_cli.actions import network
from samverkan_cli.cli import card, options, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import likeness
from samverkan_cli.domain.actor import AddAlias, DissolveActor, EditActor, MergeActor, RegisterActor, RenameActor
from samverkan_cli.domain.network import TakePart
from samverkan_cli.domain.value import told
from samverkan_cli.render import Listing, Receipt, Sheet

app = noun("actor")
LISTED = ("id", "name", "kind", "side", "org_nr", "purpose", "website", "dissolved_on")
LIKELY = ("id", "name", "other", "other_name", "score", "why")
Website = Annotated[str | None, options.flag("website", "URL")]
NewName = Annotated[str | None, options.argument("name")]


@writes(app, "actor add", registers=True)
def add(
    call: Writing,
    name: NewName = None,
    kind: options.Kind = None,
    side: options.SideOption = None,
    org_nr: options.OrgNr = None,
    purpose: options.Purpose = None,
    website: Website = None,
) -> Receipt:
    """Register an actor that has not joined anything."""
    said = {"kind": kind, "side": side, "org_nr": org_nr, "purpose": purpose, "website": website}
    asked = call.read(RegisterActor, name=name, **said)
    return call.record("actor", asked, actions.register, shapes.actor)


@reads(app, "actor list")
def list_(call: Reading) -> Listing:
    """Show every actor."""
    with call.reader() as reader:
        rows = [{key: value for key, value in told(each).items() if key in LISTED} for each in reader.actors()]
    return Listing(
        call.words,
        rows,
        ("id", "name", "kind", "side", "org_nr", "dissolved_on"),
        empty=texts.say("no_actors"),
        keys=LISTED,
        going=("side", "kind", "org_nr", "dissolved_on"),
    )


@reads(app, "actor show")
def show(call: Reading, actor: options.Actor = None) -> Sheet:
    """Show one actor: its card."""
    with call.reader() as reader:
        return card.sheet(call.words, reader, reader.actor(call.named("actor", actor)), call.session.today)


@writes(app, "actor edit")
def edit(
    call: Writing,
    actor: options.Actor = None,
    kind: options.Kind = None,
    side: options.SideOption = None,
    org_nr: options.OrgNr = None,
    purpose: options.Purpose = None,
    website: Website = None,
) -> Receipt:
    """Fill in or correct an actor's facts."""
    said = {"kind": kind, "side": side, "org_nr": org_nr, "purpose": purpose, "website": website}
    asked = call.read(EditActor, actor=actor, **said)
    return call.record("actor", asked, actions.edit, shapes.actor)


@writes(app, "actor rename")
def rename(call: Writing, actor: options.Actor = None, name: NewName = None) -> Receipt:
    """Give an actor a new name."""
    return call.record("actor", call.read(RenameActor, actor=actor, name=name), actions.rename, shapes.actor)


@writes(app, "actor alias")
def alias(
    call: Writing, actor: options.Actor = None, alias: Annotated[str | None, options.argument("alias")] = None
) -> Receipt:
    """Give an actor another name it is known by."""
    return call.record("actor", call.read(AddAlias, actor=actor, alias=alias), actions.add_alias, shapes.actor)


@writes(app, "actor merge")
def merge(
    call: Writing, actor: options.Actor = None, into: Annotated[str | None, options.argument("into")] = None
) -> Receipt:
    """Make two actors one: the first is the second, which stays."""
    return call.record("actor", call.read(MergeActor, actor=actor, into=into), actions.merge, shapes.actor)


@reads(app, "actor duplicates")
def duplicates(call: Reading) -> Listing:
    """Show the actors that are likely one, in pairs."""
    with call.reader() as reader:
        towns = likeness.towns(reader.registry().municipality)
        live = [actor for actor in reader.actors() if not actor.dissolved_on]
        pairs = likeness.duplicates(live, reader.every_alias(), towns)
    rows = [
        {
            "id": pair.later.id,
            "name": pair.later.name,
            "other": pair.earlier.id,
            "other_name": pair.earlier.name,
            "score": pair.score,
            "why": pair.why,
        }
        for pair in pairs
    ]
    title, empty = texts.say("duplicates_title"), texts.say("no_duplicates")
    return Listing(call.words, rows, LIKELY, title, empty, keys=LIKELY, going=("score", "why"))


@writes(app, "actor dissolve")
def dissolve(
    call: Writing,
    actor: options.Actor = None,
    last_day: options.LastDay = None,
    successor: Annotated[str | None, options.flag("successor", options.REF)] = None,
) -> Receipt:
    """Record an actor's last day."""
    asked = call.read(DissolveActor, actor=actor, last_day=last_day, successor=successor)
    return call.record("actor", asked, actions.dissolve, shapes.actor)


@writes(app, "actor erase")
def erase(
    call: Writing,
    actor: options.Actor = None,
    decision: options.Decision = None,
    what: options.ErasedWhat = None,
    ended_before: options.EndedBefore = None,
    yes: options.Yes = False,
) -> Receipt:
    """Erase what is known of an actor, or its ended contacts alone, by a deletion decision."""
    from samverkan_cli.actions.erasure import erase_actor
    from samverkan_cli.cli.erasure import erased
    from samverkan_cli.domain.erasure import EraseActor

    asked = call.read(EraseActor, actor=actor, decision=decision, what=what, ended_before=ended_before)
    return erased(call, "actor", asked, erase_actor, yes=yes)


@writes(app, "actor member")
def member(
    call: Writing,
    network_: Annotated[str | None, options.argument("network", "NETWORK")] = None,
    actor: options.Actor = None,
    from_day: options.FromDay = None,
    through: options.Through = None,
) -> Receipt:
    """Record an actor's part in a network, or its last day."""
    asked = call.read(TakePart, network=network_, actor=actor, from_day=from_day, through=through)
    return call.record("actor", asked, network.member, card.with_networks)
