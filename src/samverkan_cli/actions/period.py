"""Opening periods, giving them a text, extending them, setting their rules, closing their intake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.reach import reach
from samverkan_cli.actions.roll import watching
from samverkan_cli.domain import errors as no
from samverkan_cli.domain import period as rules
from samverkan_cli.domain.events import PeriodRuleSet
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.refusal import Objections, Refused

if TYPE_CHECKING:
    from samverkan_cli.domain.records import Decision, Period
    from samverkan_cli.store.reader import Reader
    from samverkan_cli.store.writer import Writer


def open_period(writer: Writer, request: rules.OpenPeriod) -> Period:
    """Open an agreement period; `add` suffices to enroll."""
    read, objections = writer.reader, Objections()
    assert request.period
    body = objections.find(read.body, request.adopted_by)
    decision, unread = _deciding(read, request)
    overlapping = (
        read.overlapping(request.first_day, request.last_day) if request.first_day and request.last_day else []
    )
    opened = objections.ask(
        rules.open_period,
        request,
        read.find_period(request.period),
        overlapping,
        body.id if body else None,
        decision,
        unread,
    )
    objections.stop()
    assert opened
    writer.notices += rules.notices_of_overridden(request)
    writer.record(opened)
    return read.period(request.period)


def set_text(writer: Writer, request: rules.SetText) -> Period:
    """Keep a version of a period's text."""
    assert request.period
    period = writer.reader.period(request.period)
    decision, unread = _deciding(writer.reader, request)
    event = rules.set_text(request, period, decision, unread)
    if not event.provisions:
        before = len(writer.reader.provisions(period.id, period.text_version))
        writer.notices.append(no.NoPoints("text", before=before))
    writer.record(event)
    return writer.reader.period(period.id)


def close(writer: Writer, request: rules.ClosePeriod) -> Period:
    """Close a period's intake."""
    assert request.period
    period = writer.reader.period(request.period)
    writer.record(rules.close(request, period))
    return writer.reader.period(period.id)


def extend(writer: Writer, request: rules.ExtendPeriod) -> Period:
    """Give a period a later last day, and tell what that means for signatories and for those who wait."""
    read = writer.reader
    assert request.period and request.last_day
    period, decision, objections = _decided(read, request)
    overlapping = read.overlapping(period.first_day, request.last_day)
    event = rules.extend(request, period, decision, overlapping, objections)
    assert decision
    with watching(writer):
        writer.record(event)
    staying = len(read.roll(RollQuestion(on=event.last_day, period=period.id)))
    writer.notices.append(no.SignatoriesStay("last_day", count=staying, last=str(event.last_day)))
    writer.notices += rules.notices_of_waiting(period, read.actors_waiting(period.id))
    writer.notices += rules.notices_of_late_decision(period, decision)
    return read.period(period.id)


def set_rule(writer: Writer, request: rules.SetRule) -> Period:
    """Set a rule of a period from a day, and tell what that means for those who wait and for what is recorded."""
    read = writer.reader
    period, decision, objections = _decided(read, request)
    event = rules.set_rule(request, period, decision, objections, read.policy(period.id, period.first_day))
    assert decision
    writer.record(event)
    actors = read.actors_waiting(period.id)
    writer.notices += rules.notices_of_rule(event, actors)
    if isinstance(event, PeriodRuleSet) or event.name == "affirmations":
        writer.notices += rules.notices_of_waiting(period, actors)
    writer.notices += rules.notices_of_late_decision(period, decision, from_day=event.from_day)
    now = read.period(period.id)
    writer.notices += reach(read, now, rules.named(event), event.from_day, "from_day")
    return now


def _decided(read: Reader, request: rules.ExtendPeriod | rules.SetRule) -> tuple[Period, Decision | None, Objections]:
    """Give the period, the decision, and what was objected to on the way; raises `Refused` without a period."""
    objections = Objections()
    period = objections.find(read.period, request.period)
    decision, unread = _deciding(read, request)
    objections.extend(unread)
    if period is None:
        raise Refused(objections)
    return period, decision, objections


def _deciding(
    read: Reader, request: rules.OpenPeriod | rules.SetText | rules.ExtendPeriod | rules.SetRule
) -> tuple[Decision | None, Objections]:
    """Give the decision that is named, and what was objected to on the way."""
    objections = Objections()
    decision = objections.find(read.decision, request.decision)
    objections[:] = [rules.gone(said) for said in objections]
    return decision, objections
