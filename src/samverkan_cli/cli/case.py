"""`samverkan suspend` and `exclude`: acting on a body's decision about an actor."""

from typing import Annotated

import typer

from samverkan_cli import texts
from samverkan_cli.actions import case as actions
from samverkan_cli.cli import ask, options, shapes
from samverkan_cli.cli.call import Writing, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.case import Exclude, Suspend
from samverkan_cli.render import Receipt

app = noun()


@writes(app, "exclude")
def exclude(
    call: Writing,
    actor: options.Actor = None,
    period: options.PeriodOption = None,
    decision: options.Decision = None,
    ground: Annotated[list[str] | None, options.flag("ground", options.REF)] = None,
    effective: options.Effective = None,
    bar_through: Annotated[str | None, options.flag("bar_through", options.DAY)] = None,
    notified: Annotated[str | None, options.flag("notified", options.DAY)] = None,
    answered: Annotated[str | None, options.flag("answered", options.DAY)] = None,
    no_answer: Annotated[bool, typer.Option("--no-answer", help=texts.option("no_answer"))] = False,
    record_anyway: Annotated[str | None, options.flag("record_anyway", options.TEXT)] = None,
    no_input: options.NoInput = False,
) -> Receipt:
    """Act on a decision to exclude."""
    given = {
        "actor": actor,
        "period": period,
        "decision": decision,
        "ground": ground,
        "effective": effective,
        "bar_through": bar_through,
        "notified": notified,
        "answered": answered,
        "no_answer": no_answer,
        "record_anyway": record_anyway,
    }
    if ask.may_ask(no_input=no_input):
        given = ask.for_exclusion(call, given)
    return call.record("enrollment", call.read(Exclude, **given), actions.exclude, shapes.excluded)


@writes(app, "suspend")
def suspend(
    call: Writing,
    actor: options.Actor = None,
    period: options.PeriodOption = None,
    through: options.Through = None,
    decision: options.Decision = None,
    effective: options.Effective = None,
) -> Receipt:
    """Act on a decision to suspend."""
    asked = call.read(Suspend, actor=actor, period=period, through=through, decision=decision, effective=effective)
    return call.record("enrollment", asked, actions.suspend, shapes.suspended)
