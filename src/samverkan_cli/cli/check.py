"""`samverkan check`: what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import json
import typer

from samverkan_cli import texts
from samverkan_cli.cli.call import Reading, reads
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import errors as found
from samverkan_cli.domain.errors import Finding
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.values import Kind
from samverkan_cli.render import Listing

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.store.reader import Reader

app = noun()


@reads(app, "check")
def check(
    call: Reading, strict: Annotated[bool, typer.Option("--strict", help=texts.option("strict"))] = False
) -> Listing:
    """Show what a person should look at."""
    with call.reader() as reader:
        findings = [*_findings(reader, call.session.today), *(_strict(reader) if strict else ())]
    rows: list[dict[str, Any]] = []
    for finding in findings:
        message, hint = texts.objection(finding.code, finding.facts)
        rows.append(
            {"code": finding.code, "ref": finding.refs[0] if finding.refs else None, "message": message, "hint": hint}
        )
    columns = ("ref", "message", "hint")
    return Listing(
        call.words, rows, columns, empty=texts.say("no_findings"), status=6 if rows else 0, keys=("code", *columns)
    )


def _findings(reader: Reader, today: date) -> Iterator[Finding]:
    for line in reader.roll(RollQuestion(on=today)):
        if not reader.enrollment(line.enrollment).evidence:
            yield found.EnrolledWithoutEvidence(refs=[line.enrollment], name=line.name, id=line.id, period=line.period)
        if not reader.contacts(line.id):
            yield found.EnrolledWithoutContact(refs=[line.id], name=line.name, id=line.id)
    for activity in reader.activities():
        if not activity.serves:
            yield found.ActivityWithoutPrinciple(refs=[activity.id], text=activity.text)
    for task in reader.open_tasks():
        if not task.owner:
            yield found.TaskWithoutOwner(refs=[task.id], text=task.text, id=task.id)
        if not task.due:
            yield found.TaskWithoutDate(refs=[task.id], text=task.text, id=task.id)
    for group in reader.groups():
        if not group.convener:
            yield found.GroupWithoutConvener(refs=[group.id], name=group.name, id=group.id)
    for enrollment, code, facts in reader.recorded_objections():
        told = texts.objection(code, json.loads(facts or "{}"))[0]
        actor = reader.enrollment(enrollment).actor
        yield found.RecordedWithObjections(refs=[actor], id=actor, name=reader.names([actor]).get(actor), told=told)
    for roll in reader.recorded_rolls():
        if reader.differs(roll):
            yield found.RecordedRollDiffers(refs=[roll.id], title=roll.title, id=roll.id, day=str(roll.on_day))


def _strict(reader: Reader) -> Iterator[Finding]:
    for period in reader.periods():
        if not period.text_version:
            yield found.PeriodWithoutText(refs=[period.id], period=period.id)
    for item in reader.watch_items():
        if not item.next_day:
            yield found.WatchWithoutDate(refs=[item.id], text=item.text, id=item.id)
    for actor in reader.actors():
        if not actor.org_nr and actor.kind is not Kind.NETWORK:
            yield found.ActorWithoutNumber(refs=[actor.id], name=actor.name, id=actor.id)
