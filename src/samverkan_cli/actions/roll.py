"""Asking for a roll, keeping one, and telling when a change reaches back over one that is kept."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from samverkan_cli.domain import roll as check
from samverkan_cli.domain.errors import RecordedRollReached
from samverkan_cli.domain.records import RollQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samverkan_cli.domain.events import Event
    from samverkan_cli.domain.records import RecordedRoll
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def question(reader: Reader, request: check.AskRoll) -> RollQuestion:
    """Give the question a request asks: today, or the nearest day of the period that is named."""
    period = reader.period(request.period) if request.period else None
    day = request.on_day or request.on
    if period and not request.on_day:
        day = min(max(day, period.first_day), period.last_day)
    return RollQuestion(
        on=day, period=period.id if period else None, side=request.side, received_by=request.received_by
    )


def record(writer: Writer, request: check.AskRoll) -> RecordedRoll:
    """Keep a roll as it is answered now, with its digest."""
    asked = question(writer.reader, request)
    check.must_be_a_new_title(request, writer.reader.recorded_rolls())
    event = check.record(request, asked, writer.reader.roll(asked), writer.new_id("R"))
    writer.record(event)
    return writer.reader.recorded_roll(event.subject)


def record_watching(writer: Writer, enrollments: Sequence[str], *events: Event) -> None:
    """Record the events, and name the recorded rolls that they make be answered differently."""
    rolls = writer.reader.recorded_rolls()
    before = _on(writer.reader, rolls, enrollments)
    writer.record(*events)
    after = _on(writer.reader, rolls, enrollments)
    for roll in rolls:
        if before[roll.id] != after[roll.id]:
            _warn(writer, roll)


@contextmanager
def watching(writer: Writer) -> Iterator[None]:
    """Name the recorded rolls that bulk work makes be answered differently: each is asked for once before and after."""
    rolls = writer.reader.recorded_rolls()
    before = {roll.id: _answered(writer.reader, roll) for roll in rolls}
    yield
    for roll in rolls:
        if before[roll.id] != _answered(writer.reader, roll):
            _warn(writer, roll)


def _answered(reader: Reader, roll: RecordedRoll) -> set[str]:
    return {line.enrollment for line in reader.roll(reader.question_of(roll))}


def _warn(writer: Writer, roll: RecordedRoll) -> None:
    facts = {"title": roll.title, "day": str(roll.on_day), "id": roll.id}
    writer.notices.append(RecordedRollReached("effective", refs=[roll.id], **facts))


def _on(reader: Reader, rolls: Sequence[RecordedRoll], enrollments: Sequence[str]) -> dict[str, list[bool]]:
    """Give, for each recorded roll, which of the enrollments its question is now answered with."""
    return {roll.id: [bool(reader.roll(reader.question_of(roll), each)) for each in enrollments] for roll in rolls}
