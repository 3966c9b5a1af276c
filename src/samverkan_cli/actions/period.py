"""Opening periods, giving them a text, closing their intake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import period as check
from samverkan_cli.domain.errors import NoPoints, Objections

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Period
    from samverkan_cli.store.writer import Writer


def open_period(writer: Writer, request: check.OpenPeriod) -> Period:
    """Open an agreement period; `add` suffices to enroll."""
    read, no = writer.reader, Objections()
    assert request.period
    body = no.find(read.body, request.adopted_by)
    overlapping = (
        read.overlapping(request.first_day, request.last_day) if request.first_day and request.last_day else []
    )
    opened = no.ask(
        check.open_period, request, read.find_period(request.period), overlapping, body.id if body else None
    )
    no.stop()
    assert opened
    writer.record(opened)
    return read.period(request.period)


def set_text(writer: Writer, request: check.SetText) -> Period:
    """Keep a version of a period's text."""
    assert request.period
    period = writer.reader.period(request.period)
    event = check.set_text(request, period)
    if not event.provisions:
        before = len(writer.reader.provisions(period.id, period.text_version))
        writer.notices.append(NoPoints("text", before=before))
    writer.record(event)
    return writer.reader.period(period.id)


def close(writer: Writer, request: check.ClosePeriod) -> Period:
    """Close a period's intake."""
    assert request.period
    period = writer.reader.period(request.period)
    writer.record(check.close(request, period))
    return writer.reader.period(period.id)
