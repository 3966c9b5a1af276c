"""`samverkan decision`: what bodies resolved, and what is to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli import texts
from samverkan_cli.actions import decision as actions
from samverkan_cli.cli import ask, options, resting, shapes
from samverkan_cli.cli.call import Reading, Writing, reads, writes
from samverkan_cli.cli.meeting import followed
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain import records
from samverkan_cli.domain.changing import ChangeDecision
from samverkan_cli.domain.decision import FollowUp, NoteStance, RecordDecision
from samverkan_cli.domain.values import Changed, Stance
from samverkan_cli.render import Listing, Receipt, Sheet

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.records import AgendaItem, Decision
    from samverkan_cli.store.reader import Reader

app = noun("decision")
DecisionArgument = Annotated[str | None, options.argument("decision")]


@writes(app, "decision add", registers=True)
def add(
    call: Writing,
    text: Annotated[str | None, options.argument("text")] = None,
    body: Annotated[str | None, options.flag("body", options.REF)] = None,
    meeting: Annotated[str | None, options.flag("meeting", options.REF)] = None,
    item: Annotated[str | None, options.flag("item", options.REF)] = None,
    agenda: Annotated[str | None, options.flag("agenda", options.REF)] = None,
    paragraph: Annotated[str | None, options.flag("paragraph", options.NUMBER)] = None,
    effective: options.Effective = None,
    outcome: options.Outcome = None,
    to: options.ToBody = None,
    to_meeting: options.ToMeeting = None,
    back: options.Back = None,
    about: Annotated[list[str] | None, options.flag("about", options.REF)] = None,
    another: Annotated[bool, typer.Option("--another", help=texts.option("another"))] = False,
    votes: Annotated[str | None, options.flag("votes", "7-3-1")] = None,
    reservation: Annotated[list[str] | None, options.flag("reservation", options.TEXT)] = None,
    recused: Annotated[list[str] | None, options.flag("recused", options.TEXT)] = None,
    review: Annotated[str | None, options.flag("review", options.DAY)] = None,
    all_decisions: Annotated[bool, typer.Option("--all-decisions", help=texts.option("all_decisions"))] = False,
) -> Receipt:
    """Record what a body resolved."""
    if item and not item.strip().removeprefix("§").strip().isdigit():
        item, agenda = None, agenda or item
    given: dict[str, Any] = {"text": text, "body": body, "meeting": meeting, "item": item, "agenda": agenda}
    given |= {"paragraph": paragraph, "effective": effective, "outcome": outcome, "to": to, "to_meeting": to_meeting}
    given |= {"back": back, "about": about, "another": another}
    given |= {"votes": votes, "reservations": reservation, "recused": recused, "review": review}
    given |= {"all_decisions": all_decisions}
    return ask.through(call, given, _add)


def _add(call: Writing, given: ask.Given) -> Receipt:
    asked = call.read(RecordDecision, **given | options.final(given["effective"]))
    return call.record("decision", asked, actions.resolve, _resolved)


def _resolved(reader: Reader, found: Decision | AgendaItem, today: date) -> dict[str, Any]:
    """Give a decision, or the item whose outcome was noted in its place."""
    if isinstance(found, records.Decision):
        return shapes.decision(reader, found, today)
    last = [each for each in reader.outcomes(found.meeting) if each["item"] == found.ordinal][-1]
    told = {"outcome": str(last["outcome"]), "text": last["note"], "form": "outcome"}
    return {"id": found.id, "meeting": found.meeting, "item": found.ordinal, **told}


@writes(app, "decision stance", registers=True)
def stance(
    call: Writing,
    decision: DecisionArgument = None,
    person: options.Person = None,
    recused: Annotated[bool, typer.Option("--recused", help=texts.option("recused_one"))] = False,
) -> Receipt:
    """Note somebody who reserved itself against a decision that is recorded already, or stepped aside."""
    held = Stance.RECUSED if recused else Stance.RESERVATION
    asked = call.read(NoteStance, decision=decision, person=person, stance=held)
    return call.record("decision", asked, actions.note_stance, shapes.decision)


By = Annotated[str | None, options.flag("by_decision", options.REF, "--by")]
Scope = Annotated[str | None, options.flag("scope", options.TEXT)]


@writes(app, "decision supersede")
def supersede(call: Writing, decision: DecisionArgument = None, by: By = None, scope: Scope = None) -> Receipt:
    """Record that a later decision takes an earlier one's place."""
    return _change(call, Changed.SUPERSEDED, decision, by, scope)


@writes(app, "decision amend")
def amend(call: Writing, decision: DecisionArgument = None, by: By = None, scope: Scope = None) -> Receipt:
    """Record that a later decision changes an earlier one, which stays in force."""
    return _change(call, Changed.AMENDED, decision, by, scope)


@writes(app, "decision annul")
def annul(call: Writing, decision: DecisionArgument = None, by: By = None, scope: Scope = None) -> Receipt:
    """Record that a later decision annuls an earlier one."""
    return _change(call, Changed.ANNULLED, decision, by, scope)


def _change(call: Writing, how: Changed, decision: str | None, by: str | None, scope: str | None) -> Receipt:
    asked = call.read(ChangeDecision, decision=decision, by=by, scope=scope, how=how)
    return call.record("decision", asked, actions.change, shapes.decision)


COLUMNS = ("id", "decided_on", "body", "paragraph", "form", "outcome", "text")


@reads(app, "decision list")
def list_(
    call: Reading,
    in_force: Annotated[bool, typer.Option("--in-force", help=texts.option("in_force"))] = False,
    on: options.On = None,
    unfollowed: Annotated[bool, typer.Option("--unfollowed", help=texts.option("unfollowed"))] = False,
) -> Listing:
    """Show the decisions, or those in force on a day, or those that nothing has followed from."""
    day = call.day(on)
    with call.reader() as reader:
        found = reader.decisions_unfollowed(day) if unfollowed else reader.decisions()
        rows = shapes.decisions(reader, found, day)
        names = reader.names({row["body"] for row in rows})
    rows = [row for row in rows if not on or row["decided_on"] <= day.isoformat()]
    kept = [row | {"body_name": names.get(row["body"])} for row in rows if row["in_force"] or not in_force]
    columns = tuple("body_name" if name == "body" else name for name in COLUMNS)
    going = ("paragraph", "outcome", "body_name", "decided_on")
    return Listing(call.words, kept, columns, empty=texts.say("nothing"), going=going)


@reads(app, "decision show")
def show(call: Reading, decision: Annotated[str | None, options.argument("decision")] = None) -> Sheet:
    """Show one decision and what is to follow from it."""
    with call.reader() as reader:
        found = reader.decision(call.named("decision", decision))
        return sheet(call.words, reader, found, call.session.today)


def sheet(words: str, reader: Reader, found: Decision, today: date) -> Sheet:
    """Give a decision: where it was taken, what rests on it, and what is to follow from it."""
    data = shapes.decision(reader, found, today)
    agenda = dict(reader.agenda(found.meeting)) if found.meeting else {}
    data["item_title"] = agenda.get(found.item) if found.item else None
    data["cases"] = [case.id for case in reader.cases_decided_by(found.id)]
    data["groups"] = [{"id": group.id, "name": group.name} for group in reader.groups_formed_by(found.id)]
    names = reader.names({id_ for id_ in (found.body, found.to_body, *found.about) if id_})
    names |= reader.names({each["ref"] for each in data["done"]})
    lines = resting.lines(data["changes"], data["done"], names)
    return Sheet(
        words,
        data,
        names=names,
        more=(*lines, *followed(data["followups"])),
        apart=("followups", "changes", "done"),
    )


@writes(app, "decision followup", registers=True)
def followup(
    call: Writing,
    decision: Annotated[str | None, options.argument("decision")] = None,
    text: Annotated[str | None, options.argument("text")] = None,
    owner: options.Owner = None,
    due: options.Due = None,
) -> Receipt:
    """Make a task of what is to follow from a decision."""
    asked = call.read(FollowUp, decision=decision, text=text, owner=owner, due=due)
    return call.record("decision", asked, actions.follow_up, shapes.decision)
