"""`samverkan handover`: what one person was to do is another's, with a paper on everything that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.actions import handover as actions
from samverkan_cli.cli import options, places
from samverkan_cli.cli.call import Writing, writes
from samverkan_cli.cli.due import what
from samverkan_cli.cli.output import made_folder, settle, written_file
from samverkan_cli.cli.papers import Form, form_of_many, imprint
from samverkan_cli.cli.period import rule_line
from samverkan_cli.cli.shapes import policy
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.contact import written
from samverkan_cli.domain.handover import HandOver
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import SettingKey
from samverkan_cli.intake.policy import sourced
from samverkan_cli.render import Receipt

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.actions.handover import HandedOver
    from samverkan_cli.domain.due import Due
    from samverkan_cli.domain.policy import Policy
    from samverkan_cli.domain.records import Contact, Period
    from samverkan_cli.store.reader import Reader

app = noun()
Shape = dict[str, Any]


@writes(app, "handover", registers=True)
def handover(
    call: Writing,
    giver: Annotated[str | None, options.flag("giver", "PERSON", "--from")] = None,
    taker: Annotated[str | None, options.flag("taker", "PERSON", "--to")] = None,
    form: Form = None,
    out: Annotated[str | None, options.flag("handover_out", options.FOLDER, "--out")] = None,
    force: options.Force = False,
) -> Receipt:
    """Hand over what a person was to do and to watch, and write what a successor must know."""
    from samverkan_cli.render import papers

    form = form and form_of_many(form, "")
    if form and out is None:
        raise Refused([no.OptionAlone("form", option="--form", other="--out")])
    request, flaws = call.read(HandOver, giver=giver, taker=taker)
    paper = ""

    def shape(reader: Reader, done: HandedOver, today: date) -> Shape:
        nonlocal paper
        facts = _facts(reader, done, today, call) | {"handed_on": request.on}
        paper = papers.paper("handover", facts, "md")
        if out is not None and not call.dry_run:  # before the entry is kept: see ADR 0008
            folder = made_folder(out)
            for each in (form,) if form else papers.FORMS:
                name = folder / f"{texts.say('handover_file')}-{today}.{each}"
                written_file(str(name), papers.made("handover", facts, each, imprint(reader)), force=force)
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
    """Give what a successor must know, as the paper says it."""
    known = actions.known(reader, done, today, call.session.path)
    return {
        "municipality": known.registry.municipality,
        "agreement": known.registry.agreement,
        "date": today,
        "dnr": call.dnr,
        "giver": done.giver.name or done.giver.id,
        "taker": done.taker.name or done.taker.id,
        "tasks": [{"id": each.id, "text": each.text, "due": each.due} for each in done.tasks],
        "items": [{"id": each.id, "text": each.text, "due": each.next_day} for each in done.items],
        "activities": [{"id": each.id, "text": each.text, "due": each.due} for each in done.activities],
        "cases": [
            {"id": each.case, "name": each.name, "steps": [_to_do(one) for one in each.steps]} for each in known.cases
        ],
        "others": [{"id": each.ref, **_to_do(each)} for each in known.others],
        "places": places.lines(places.shaped(reader, known.places)),
        "bounced": [_bounced(name, each) for name, each in known.bounced],
        "settings": {str(key): known.settings.get(key) for key in SettingKey},
        "held": [{"name": texts.word("setting_key", key), "value": value} for key, value in known.settings.items()],
        "periods": [_period(each, rules) for each, rules in known.periods],
        "registry": str(call.session.path.resolve()),
        "copies": [{"path": each.path, "at": each.at, "entries": each.entries} for each in known.copies],
        "head": dict(zip(("entry", "hash"), known.head, strict=True)),
    }


def _to_do(each: Due) -> Shape:
    return {"text": what(each), "due": each.due}


def _bounced(name: str | None, each: Contact) -> Shape:
    return {"id": each.actor, "name": name, "contact": written(each.name, each.mailbox), "day": each.bounced_on}


def _period(each: Period, rules: Policy) -> Shape:
    lines = [rule_line(name, setting).strip() for name, setting in policy(sourced(rules)).items()]
    return {"id": each.id, "first_day": each.first_day, "last_day": each.last_day, "rules": lines}
