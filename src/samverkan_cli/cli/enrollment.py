"""`samverkan enroll`, `decline` and `withdraw`: joining anew each period, or not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli import texts
from samverkan_cli.actions import enrollment as actions
from samverkan_cli.cli import ask, options, shapes
from samverkan_cli.cli.call import Writing, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.days import known_in_part
from samverkan_cli.domain.enrollment import Enroll
from samverkan_cli.domain.leaving import Decline, Withdraw
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import Receipt

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.cli.confirming import Confirming
    from samverkan_cli.domain.records import Enrollment
    from samverkan_cli.store.reader import Reader

app = noun()
CONFIRMED = ("confirm", "form", "templates", "force")  # how, and no part of the answer
Affirm = Annotated[list[str] | None, options.flag("affirm", options.WORD)]


@writes(app, "enroll", registers=True)
def enroll(
    call: Writing,
    actor: options.Actor = None,
    period: options.PeriodOption = None,
    kind: options.Kind = None,
    side: options.SideOption = None,
    org_nr: options.OrgNr = None,
    purpose: options.Purpose = None,
    contact: Annotated[str | None, options.flag("contact", options.TEXT)] = None,
    affirm: Affirm = None,
    signed_by: Annotated[str | None, options.flag("signed_by", options.TEXT)] = None,
    signed: Annotated[str | None, options.flag("signed", options.DAY)] = None,
    received: options.Received = None,
    effective: options.Effective = None,
    channel: Annotated[str | None, options.flag("channel", options.WORD)] = None,
    evidence: Annotated[str | None, options.flag("evidence", options.TEXT)] = None,
    incomplete: Annotated[str | None, options.flag("incomplete", options.TEXT)] = None,
    complete_by: Annotated[str | None, options.flag("complete_by", options.DAY)] = None,
    cause_removed: Annotated[str | None, options.flag("cause_removed", options.TEXT)] = None,
    from_file: Annotated[str | None, options.flag("from_file", "FILE|DIR|-", "--from")] = None,
    map_: Annotated[str | None, options.flag("map", "FILE", "--map")] = None,
    save_map: Annotated[str | None, options.flag("save_map", "FILE")] = None,
    ignore: Annotated[list[str] | None, options.flag("ignore", options.TEXT)] = None,
    affirmations: Annotated[str | None, options.flag("affirmations_of_file", "none", "--affirmations")] = None,
    accept_partial: Annotated[bool, typer.Option("--accept-partial", help=texts.option("accept_partial"))] = False,
    confirm: Annotated[str | None, options.flag("confirm", options.FOLDER)] = None,
    form: Annotated[str | None, options.flag("confirmation_form", "pdf|html|md", "--form")] = None,
    templates: Annotated[str | None, options.flag("templates", options.FOLDER)] = None,
    force: options.Force = False,
) -> Receipt:
    """Record that an actor joins a period, or the answers of a whole file."""
    given: dict[str, Any] = {"actor": actor, "period": period, "kind": kind, "side": side, "org_nr": org_nr}
    ticked = [tick.strip() for ticks in affirm or [] for tick in ticks.split(",")]
    given |= {"purpose": purpose, "contact": contact, "affirm": ticked, "signed_by": signed_by, "signed": signed}
    given |= {"received": received, "effective": effective, "channel": channel, "evidence": evidence}
    given |= {"incomplete": incomplete, "complete_by": complete_by, "cause_removed": cause_removed}
    how = {"confirm": confirm, "form": form, "templates": templates, "force": force}
    confirming = _confirming(call, how)
    if from_file is not None:
        from samverkan_cli.cli.intake import OfFile, take_in

        of_file = OfFile(from_file, map_, save_map, tuple(ignore or ()), affirmations, accept_partial=accept_partial)
        return take_in(call, given, of_file, confirming)
    of_files = {"--map": map_, "--ignore": ignore, "--save-map": save_map, "--accept-partial": accept_partial}
    of_files["--affirmations"] = affirmations
    if alone := [option for option, said in of_files.items() if said]:
        others = ("enroll ACTOR",)
        raise Refused(
            [no.OptionsConflict(option[2:].replace("-", "_"), option=option, others=others) for option in alone]
        )
    return ask.through(call, given | how, partial(_enroll, confirming=confirming))


def _confirming(call: Writing, how: dict[str, Any]) -> Confirming | None:
    """Give what writes confirmations, where they are asked for; raises `Refused` for how, without where."""
    if how["confirm"] is None:
        if any(how.values()):
            raise Refused([no.Missing("confirm")])
        return None
    from samverkan_cli.cli.confirming import Confirming

    return Confirming(call, how["confirm"], how["form"], how["templates"], force=how["force"])


def _enroll(call: Writing, given: ask.Given, confirming: Confirming | None) -> Receipt:
    given = {name: said for name, said in given.items() if name not in CONFIRMED}
    if known_in_part(given["received"] or ""):
        given = given | {"received": None, "known_as": given["received"]}
    made: str = ""

    def shape(reader: Reader, found: Enrollment, today: date) -> dict[str, Any]:
        nonlocal made
        made = found.id
        if confirming:
            confirming.prepare(reader, [made])
        return shapes.enrolled(reader, found, today)

    receipt = call.record("enrollment", call.read(Enroll, **given), actions.enroll, shape)
    return confirming.confirmed(receipt, made) if confirming else receipt


@writes(app, "decline")
def decline(
    call: Writing, actor: options.Actor = None, period: options.PeriodOption = None, received: options.Received = None
) -> Receipt:
    """Record that an actor abstains from a period, or close an application that was never completed."""
    return ask.through(call, {"actor": actor, "period": period, "received": received}, _decline)


def _decline(call: Writing, given: ask.Given) -> Receipt:
    return call.record("enrollment", call.read(Decline, **given), actions.decline, shapes.enrolled)


@writes(app, "withdraw")
def withdraw(
    call: Writing,
    actor: options.Actor = None,
    period: options.PeriodOption = None,
    received: options.Received = None,
    effective: options.Effective = None,
) -> Receipt:
    """Record an actor's own wish to leave a period."""
    given = {"actor": actor, "period": period, "received": received, "effective": effective}
    return ask.through(call, given, _withdraw)


def _withdraw(call: Writing, given: ask.Given) -> Receipt:
    return call.record("enrollment", call.read(Withdraw, **given), actions.withdraw, shapes.enrolled)
