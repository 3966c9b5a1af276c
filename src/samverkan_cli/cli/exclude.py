"""`samverkan exclude`, `refuse` and `suspend`: acting on a body's decision about an actor at once."""

from collections.abc import Callable
from typing import Annotated, Any

import typer
from msgspec.structs import replace

from samverkan_cli import texts
from samverkan_cli.actions.case import decision as actions
from samverkan_cli.cli import ask, options, shapes
from samverkan_cli.cli.call import Shape, Writing, writes
from samverkan_cli.cli.case import lines, sheet
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.case.decision import Exclude, Refuse, Stated, Suspend
from samverkan_cli.domain.records import Enrollment
from samverkan_cli.render import Receipt

app = noun()
Notified = Annotated[str | None, options.flag("notified", options.DAY)]
Answered = Annotated[str | None, options.flag("answered", options.DAY)]
NoAnswer = Annotated[bool, typer.Option("--no-answer", help=texts.option("no_answer"))]


def _record(
    call: Writing, kind: type[Stated], action: Callable[..., Enrollment], shape: Shape[Enrollment], **given: Any
) -> Receipt:
    """Act on a decision, and tell what follows in the case that it decided, if it did one."""
    decided: list[dict[str, Any]] = []

    def told(reader: Any, found: Enrollment, today: Any) -> dict[str, Any]:
        data = shape(reader, found, today)
        case = next((part["case"] for part in data.values() if part.get("case")), None)
        decided.extend([sheet.shape(reader, reader.case(case), today)] if case else [])
        return data

    receipt = call.record("enrollment", call.read(kind, **given), action, told)
    return replace(receipt, more=lines.after(receipt, decided[0])) if decided else receipt


@writes(app, "exclude", registers=True)
def exclude(
    call: Writing,
    actor: options.Actor = None,
    period: options.PeriodOption = None,
    decision: options.Decision = None,
    case: options.CaseOption = None,
    ground: options.Grounds = None,
    effective: options.EffectiveOrFinal = None,
    bar_through: options.BarThrough = None,
    notified: Notified = None,
    answered: Answered = None,
    no_answer: NoAnswer = False,
    considered: options.Considered = False,
    deciding: options.Deciding = None,
    proportionality: options.Proportionality = None,
    stepped_aside: options.SteppedAside = None,
    not_conflicted: options.NotConflicted = None,
    disregarded: options.Disregarded = None,
    record_anyway: options.RecordAnyway = None,
) -> Receipt:
    """Act on a decision to exclude."""
    given: dict[str, Any] = {"actor": actor, "period": period, "decision": decision, "case": case, "ground": ground}
    given |= {"effective": effective, "bar_through": bar_through, "notified": notified, "answered": answered}
    given |= {"no_answer": no_answer, "considered": considered}
    given |= {"deciding": deciding, "proportionality": proportionality}
    given |= {"stepped_aside": stepped_aside, "not_conflicted": not_conflicted, "disregarded": disregarded}
    given |= {"record_anyway": record_anyway}
    return ask.through(call, given, _exclude)


def _exclude(call: Writing, given: ask.Given) -> Receipt:
    given = given | options.final(given["effective"])
    return _record(call, Exclude, actions.exclude, shapes.excluded, **given)


@writes(app, "refuse", registers=True)
def refuse(
    call: Writing,
    actor: options.Actor = None,
    period: options.PeriodOption = None,
    decision: options.Decision = None,
    case: options.CaseOption = None,
    ground: options.Grounds = None,
    effective: options.Effective = None,
    notified: Notified = None,
    answered: Answered = None,
    no_answer: NoAnswer = False,
    considered: options.Considered = False,
    deciding: options.Deciding = None,
    proportionality: options.Proportionality = None,
    stepped_aside: options.SteppedAside = None,
    not_conflicted: options.NotConflicted = None,
    disregarded: options.Disregarded = None,
    record_anyway: options.RecordAnyway = None,
) -> Receipt:
    """Act on a decision not to let an actor in."""
    given: dict[str, Any] = {"actor": actor, "period": period, "decision": decision, "case": case, "ground": ground}
    given |= {"effective": effective, "notified": notified, "answered": answered, "no_answer": no_answer}
    given |= {"considered": considered, "deciding": deciding, "proportionality": proportionality}
    given |= {"stepped_aside": stepped_aside, "not_conflicted": not_conflicted, "disregarded": disregarded}
    given |= {"record_anyway": record_anyway}
    return ask.through(call, given, _refuse)


def _refuse(call: Writing, given: ask.Given) -> Receipt:
    return _record(call, Refuse, actions.refuse, shapes.refused, **given)


@writes(app, "suspend", registers=True)
def suspend(
    call: Writing,
    actor: options.Actor = None,
    period: options.PeriodOption = None,
    through: options.Through = None,
    decision: options.Decision = None,
    case: options.CaseOption = None,
    effective: options.Effective = None,
    stepped_aside: options.SteppedAside = None,
    not_conflicted: options.NotConflicted = None,
    disregarded: options.Disregarded = None,
    record_anyway: options.RecordAnyway = None,
) -> Receipt:
    """Act on a decision to suspend."""
    given = {"actor": actor, "period": period, "through": through, "decision": decision, "case": case}
    conflicts = {"stepped_aside": stepped_aside, "not_conflicted": not_conflicted, "disregarded": disregarded}
    given |= {"effective": effective, "record_anyway": record_anyway}
    return _record(call, Suspend, actions.suspend, shapes.suspended, **given, **conflicts)
