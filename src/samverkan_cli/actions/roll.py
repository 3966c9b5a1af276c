"""Asking for a roll, keeping one, and telling when a change reaches back over one that is kept."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from samverkan_cli.domain import errors as no
from samverkan_cli.domain import roll as rules
from samverkan_cli.domain.events import RollLine
from samverkan_cli.domain.records import RecordedRoll, RollQuestion, Signatory
from samverkan_cli.domain.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samverkan_cli.domain.events import Event
    from samverkan_cli.domain.records import Meeting
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


class AnsweredRoll(Struct, frozen=True):
    """A roll that was asked for: the question, and its lines; where it is `kept` they are those that were recorded."""

    asked: RollQuestion
    lines: Sequence[Signatory | RollLine]
    kept: RecordedRoll | None = None


def answered(reader: Reader, request: rules.AskRoll) -> AnsweredRoll:
    """Give the roll on a day, or the recorded one as it was recorded; raises `Refused` for one that was taken back."""
    if not request.recorded:
        asked = question(reader, request)
        return AnsweredRoll(asked, reader.roll(asked))
    found = reader.recorded_roll(request.recorded)
    must_stand(found, "recorded", "roll")
    lines = [RollLine(**line) for line in reader.recorded_lines(found.id)]
    return AnsweredRoll(reader.question_of(found), lines, found)


def must_stand(found: RecordedRoll | Meeting, field: str, noun: str) -> None:
    """Raise `Refused` for what was taken back: it has no lines left, and is no roll of nobody."""
    if found.voided_by:
        raise Refused([no.TakenBack(field, refs=[found.id], noun=noun, id=found.id, entry=found.voided_by)])


def question(reader: Reader, request: rules.AskRoll) -> RollQuestion:
    """Give the question a request asks: today, or the nearest day of the period that is named."""
    period = reader.period(request.period) if request.period else None
    day = request.on_day or request.on
    if period and not request.on_day:
        day = min(max(day, period.first_day), period.last_day)
    return RollQuestion(
        on=day, period=period.id if period else None, side=request.side, received_by=request.received_by
    )


def record(writer: Writer, request: rules.AskRoll) -> RecordedRoll:
    """Keep a roll as it is answered now, with its digest."""
    asked = question(writer.reader, request)
    rules.must_be_a_new_title(request, writer.reader.recorded_rolls())
    event = rules.record(request, asked, writer.reader.roll(asked), writer.new_id("R"))
    writer.record(event)
    return writer.reader.recorded_roll(event.subject)


def record_watching(writer: Writer, enrollments: Sequence[str] | None, *events: Event) -> None:
    """Record the events, and name the recorded rolls that they make be answered differently about some enrollments."""
    with watching(writer, enrollments):
        writer.record(*events)


@contextmanager
def watching(writer: Writer, enrollments: Sequence[str] | None = None, field: str = "effective") -> Iterator[None]:
    """Name the recorded rolls that what is done makes be answered differently: each is asked for before and after.

    `enrollments` are those that can be reached; without them, all can. A roll that is itself taken back, or in force
    again, is not named.
    """
    before = _answered(writer.reader, enrollments)
    yield
    for roll, answered in _answered(writer.reader, enrollments).items():
        if before.get(roll, answered) != answered:
            kept = writer.reader.recorded_roll(roll)
            facts = {"title": kept.title, "day": str(kept.on_day), "id": kept.id}
            writer.notices.append(no.RecordedRollReached(field, refs=[kept.id], **facts))


def _answered(reader: Reader, enrollments: Sequence[str] | None) -> dict[str, frozenset[str]]:
    """Give what the question of each recorded roll is answered with now, as far as some enrollments go, or all."""
    return {
        roll.id: frozenset(line.enrollment for line in reader.roll(reader.question_of(roll), enrollments))
        for roll in reader.recorded_rolls()
    }
