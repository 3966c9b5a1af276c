"""The yearly round: opening it, and recording what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import round as rules
from samverkan_cli.domain import which
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.refusal import Objections

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Period, YearlyRound
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def open_round(writer: Writer, request: rules.OpenRound) -> YearlyRound:
    """Open a round that asks all who are signatories of the period on the day."""
    assert request.name
    read = writer.reader
    period = _period(read, request)
    asked = [line.id for line in read.roll(RollQuestion(on=request.on, period=period.id))]
    event = rules.open_round(request, writer.new_id("U"), period, asked, read.find_round(request.name))
    writer.record(event)
    return read.round(event.subject)


def _period(read: Reader, request: rules.OpenRound) -> Period:
    """Give the period whose signatories are asked: the one that is said, else the one in force on the day."""
    if request.period:
        return read.period(request.period)
    found = which.of_day(read.periods(), request.on)
    read.read_as.append(found.notice)
    return found.period


def answer(writer: Writer, request: rules.AnswerRound) -> YearlyRound:
    """Record what an actor says in a round."""
    read, objections = writer.reader, Objections()
    found = objections.find(read.round, request.round)
    actor = objections.find(read.actor, request.actor)
    objections.stop()
    assert found and actor
    earlier = [each for each in read.round_answers(found.id) if each.actor == actor.id]
    event = rules.answer(request, found, actor, earlier)
    writer.record(event)
    writer.notices += rules.notices_of_answer(event, found, actor, read.round_asked(found.id), earlier)
    return read.round(found.id)
