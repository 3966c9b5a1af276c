"""`samverkan round`: the yearly round, whom it asked, who answered, and what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from samverkan_cli import texts
from samverkan_cli.actions import round as actions
from samverkan_cli.cli import options, shapes
from samverkan_cli.cli.call import Reading, Writing, file_text, reads, writes
from samverkan_cli.cli.tree import noun
from samverkan_cli.domain.notation import swedish_order
from samverkan_cli.domain.round import AnswerRound, OpenRound
from samverkan_cli.files import PIPED
from samverkan_cli.render import Listing, Receipt, Sheet

if TYPE_CHECKING:
    from datetime import date

    from samverkan_cli.domain.records import BestContact, RoundAnswer, YearlyRound
    from samverkan_cli.store.reader import Reader

app = noun("round")
RoundArgument = Annotated[str | None, options.argument("yearly_round", "ROUND")]
ROUNDS = ("id", "name", "period", "asked_on", "last_day", "asked", "answered", "silent")
REPORTED = ("id", "name", "response", "received", "said", "contact")


@writes(app, "round add")
def add(
    call: Writing,
    name: Annotated[str | None, options.argument("name")] = None,
    period: options.PeriodOption = None,
    question: Annotated[list[str] | None, options.flag("question", options.TEXT)] = None,
    last_day: Annotated[str | None, options.flag("round_last_day", options.DAY, "--last-day")] = None,
) -> Receipt:
    """Open a round that asks all who are signatories on the day."""
    asked = call.read(OpenRound, name=name, period=period, question=question, last_day=last_day)
    return call.record("round", asked, actions.open_round, shapes.yearly_round)


@writes(app, "round answer")
def answer(
    call: Writing,
    yearly_round: RoundArgument = None,
    actor: options.Actor = None,
    text: Annotated[str | None, options.argument("round_text", "TEXT|-")] = None,
    received: options.Received = None,
) -> Receipt:
    """Record what an actor says in a round."""
    said = file_text(PIPED, "text") if text == PIPED else text
    asked = call.read(AnswerRound, round=yearly_round, actor=actor, text=said, received=received)
    return call.record("round", asked, actions.answer, shapes.yearly_round)


@reads(app, "round list")
def list_(call: Reading) -> Listing:
    """Show every round."""
    with call.reader() as reader:
        rows = [shapes.yearly_round(reader, each, call.session.today) for each in reader.rounds()]
    keys, going = ("questions", *ROUNDS), ("period", "last_day", "asked", "asked_on", "answered")
    return Listing(call.words, rows, ROUNDS, empty=texts.say("nothing"), keys=keys, going=going)


@reads(app, "round show")
def show(call: Reading, yearly_round: RoundArgument = None) -> Sheet:
    """Show one round: what it asks, whom, and how many have answered."""
    with call.reader() as reader:
        found = reader.round(call.named("yearly_round", yearly_round))
        data = shapes.yearly_round(reader, found, call.session.today)
    lines = [texts.say("question_line", number=at, text=each) for at, each in enumerate(data["questions"], start=1)]
    more = (*lines, texts.say("round_next", id=found.id))
    return Sheet(call.words, data, more=more, apart=("questions",))


@reads(app, "round report")
def report(call: Reading, yearly_round: RoundArgument = None) -> Listing:
    """Show who has answered what in a round, and who is silent."""
    with call.reader() as reader:
        found = reader.round(call.named("yearly_round", yearly_round))
        rows = _reported(reader, found, call.session.today)
    if call.form == "table":  # an answer of several lines stands on one
        rows = [{**row, "said": row["said"] and " ".join(row["said"].split())} for row in rows]
    silent = sum(row["response"] == "silent" for row in rows)
    facts = {"name": found.name or found.id, "day": str(found.asked_on), "count": len(rows), "silent": silent}
    title = texts.say("round_title", **facts)
    return Listing(
        call.words,
        rows,
        REPORTED,
        title,
        texts.say("nothing"),
        keys=(*REPORTED, "mailbox"),
        going=("contact", "response"),
    )


def _reported(reader: Reader, found: YearlyRound, today: date) -> list[dict[str, Any]]:
    """Give a row for each answer, and for each that was asked and is silent, in Swedish name order.

    With whom to write to today: the list is what letters are made of.
    """
    asked, answers = reader.round_asked(found.id), reader.round_answers(found.id)
    answered = {each.actor for each in answers}
    said: list[tuple[str, RoundAnswer | None]] = [(each.actor, each) for each in answers]
    said += [(actor, None) for actor in asked if actor not in answered]
    ids = [actor for actor, _ in said]
    names, contacts = reader.names(ids), reader.best_contacts(today, ids)
    rows = [_row(contacts[actor], names.get(actor), each, asked=actor in asked) for actor, each in said]
    return sorted(rows, key=lambda row: swedish_order(row["name"] or ""))


def _row(to: BestContact, name: str | None, answered: RoundAnswer | None, *, asked: bool) -> dict[str, Any]:
    response = "silent" if answered is None else "answered" if asked else "unasked"
    return {
        "id": to.actor,
        "name": name,
        "response": response,
        "received": shapes.iso(answered.received) if answered else None,
        "said": answered.text if answered else None,
        "contact": to.told,
        "mailbox": to.mailbox,
    }
