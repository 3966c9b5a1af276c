"""`samverkan handover`: what one person was to do is another's, with a paper on everything that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.actions import handover as actions
from samverkan_cli.actions.due import due
from samverkan_cli.cli import options, places
from samverkan_cli.cli.call import Writing, writes
from samverkan_cli.cli.due import what
from samverkan_cli.cli.output import made_folder, settle, written_file
from samverkan_cli.cli.period import rule_line
from samverkan_cli.cli.shapes import policy
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.contact import written
from samverkan_cli.domain.handover import HandOver
from samverkan_cli.domain.values import DueKind, PlaceKind, SettingKey
from samverkan_cli.intake.policy import sourced
from samverkan_cli.render import Receipt
from samverkan_cli.store import backups

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from samverkan_cli.actions.handover import HandedOver
    from samverkan_cli.store.reader import Reader

app = noun()
Shape = dict[str, Any]
# Where somebody stands that only a body, a group or an actor lets another have.
HELD = (PlaceKind.SEAT, PlaceKind.MEMBER, PlaceKind.CONVENER, PlaceKind.CONTACT)


@writes(app, "handover", registers=True)
def handover(
    call: Writing,
    giver: Annotated[str | None, options.flag("giver", "PERSON", "--from")] = None,
    taker: Annotated[str | None, options.flag("taker", "PERSON", "--to")] = None,
    out: Annotated[str | None, options.flag("handover_out", options.FOLDER, "--out")] = None,
    force: options.Force = False,
) -> Receipt:
    """Hand over what a person was to do and to watch, and write what a successor must know."""
    from samverkan_cli.render import papers

    request, flaws = call.read(HandOver, giver=giver, taker=taker)
    paper = ""

    def shape(reader: Reader, done: HandedOver, today: date) -> Shape:
        nonlocal paper
        facts = _facts(reader, done, today, call) | {"handed_on": request.on}
        paper = papers.paper("handover", facts, "md")
        if out is not None and not call.dry_run:  # before the entry is kept: see ADR 0008
            folder = made_folder(out)
            for form in papers.FORMS:
                name = folder / f"{texts.say('handover_file')}-{today}.{form}"
                written_file(str(name), papers.paper("handover", facts, form), force=force)
            settle()
        return _told(done) | {"out": out, "text": None if out and not call.dry_run else paper}

    receipt = call.record("handover", (request, flaws), actions.hand_over, shape)
    done: Shape = receipt.data["handover"]
    counts = {"tasks": len(done["tasks"]), "items": len(done["watch"]), "activities": len(done["activities"])}
    told = [texts.say("handed_over" if any(counts.values()) else "handed_nothing", **counts, **_named(done))]
    told += (
        [texts.say("handover_written", out=out)] if out and not call.dry_run else ["", *paper.rstrip("\n").split("\n")]
    )
    return replace(receipt, lines=tuple(told))


def _named(done: Shape) -> Shape:
    return {"giver": done["from"]["name"], "taker": done["to"]["name"]}


def _told(done: HandedOver) -> Shape:
    return {
        "id": done.giver.id,
        "from": {"id": done.giver.id, "name": done.giver.name},
        "to": {"id": done.taker.id, "name": done.taker.name},
        "tasks": [each.id for each in done.tasks],
        "watch": [each.id for each in done.items],
        "activities": [each.id for each in done.activities],
    }


def _facts(reader: Reader, done: HandedOver, today: date, call: Writing) -> Shape:
    """Give what a successor must know: what is handed over, what else goes on, and where everything lies."""
    registry, found, held, named = reader.registry(), due(reader, today), reader.settings(), _told(done)
    handed = {*named["tasks"], *named["watch"], *named["activities"]}
    others = [each for each in found if each.ref not in handed and each.kind is not DueKind.CASE]
    return {
        "municipality": registry.municipality,
        "agreement": registry.agreement,
        "date": today,
        "dnr": call.dnr,
        "giver": done.giver.name or done.giver.id,
        "taker": done.taker.name or done.taker.id,
        "tasks": [{"id": each.id, "text": each.text, "due": each.due} for each in done.tasks],
        "items": [{"id": each.id, "text": each.text, "due": each.next_day} for each in done.items],
        "activities": [{"id": each.id, "text": each.text, "due": each.due} for each in done.activities],
        "cases": list(_cases(reader, found)),
        "others": [{"id": each.ref, "text": what(each), "due": each.due} for each in others],
        "places": _places(reader, done),
        "bounced": list(_bounced(reader, today)),
        "settings": {str(key): held.get(key) for key in SettingKey},
        "held": [{"name": texts.word("setting_key", key), "value": value} for key, value in held.items()],
        "periods": list(_periods(reader, today)),
        "registry": str(call.session.path.resolve()),
        "copies": [
            {"path": each.path, "at": each.at, "entries": each.entries}
            for each in backups.known(call.session.path, registry.id)
        ],
        "head": dict(zip(("entry", "hash"), reader.last_entry(), strict=True)),
    }


def _cases(reader: Reader, found: list[Any]) -> Iterator[Shape]:
    """Give the open cases, each with what is to be done in it."""
    cases = reader.open_cases()
    names = reader.names({case.actor for case in cases})
    for case in cases:
        steps = [{"text": what(each), "due": each.due} for each in found if each.ref == case.id]
        yield {"id": case.id, "name": names.get(case.actor), "steps": steps}


def _places(reader: Reader, done: HandedOver) -> list[str]:
    """Give where the one who hands over still stands, which is not handed over here."""
    held = [each for each in reader.places([done.giver.id]) if each.stands in HELD and each.through is None]
    return places.lines(places.shaped(reader, held))


def _bounced(reader: Reader, today: date) -> Iterator[Shape]:
    found = reader.bounced_contacts(today)
    names = reader.names({each.actor for each in found})
    for each in found:
        told = {"contact": written(each.name, each.mailbox), "day": each.bounced_on}
        yield {"id": each.actor, "name": names.get(each.actor)} | told


def _periods(reader: Reader, today: date) -> Iterator[Shape]:
    """Give the periods that are not over, each with its rules."""
    for each in reader.periods():
        if each.last_day >= today:
            rules = policy(sourced(reader.policy(each.id, today)))
            lines = [rule_line(name, setting).strip() for name, setting in rules.items()]
            yield {"id": each.id, "first_day": each.first_day, "last_day": each.last_day, "rules": lines}
