"""What a person asks for of what is kept of it: by when it is answered, and until when a refusal is appealed.

One month to answer [GDPR art. 12.3], counted to the same day of the next month. A refusal is a decision that can be
appealed, three weeks from the day it reached the person [dataskyddslagen 7:2, FL 44].
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.deadlines import APPEAL_DAYS, statutory
from samverkan_cli.domain.events import PersonRequestAnswered, PersonRequested, RefusalReached
from samverkan_cli.domain.records import Decision, Person, PersonRequest
from samverkan_cli.domain.refusal import Objection, Objections, Refused
from samverkan_cli.domain.request import Day, Reference, Request
from samverkan_cli.domain.values import RightAsked

DECEMBER = 12


class AskRight(Request):
    """A request that came, or what became of it: answered, refused by a decision, or that the refusal reached."""

    required: ClassVar = ("person", "what")
    happened: ClassVar = ("received", "answered", "reached")

    person: Reference | None = None
    what: RightAsked | None = None
    received: Day | None = None
    answered: Day | None = None
    refused: bool = False
    decision: Reference | None = None
    reached: Day | None = None

    @property
    def opens(self) -> bool:
        """Tell whether a request is recorded, and not what became of one."""
        return not (self.answered or self.refused or self.decision or self.reached)


def answer_by(received: date) -> date:
    """Give the last day to answer a request: one month after it came [GDPR art. 12.3; lag 1930:173]."""
    year, month = (received.year + 1, 1) if received.month == DECEMBER else (received.year, received.month + 1)
    return statutory(date(year, month, min(received.day, monthrange(year, month)[1])))


def appeal_refusal_through(reached: date) -> date:
    """Give the last day to appeal a refusal: three weeks after it reached the person [FL 44; lag 1930:173]."""
    return statutory(reached + timedelta(days=APPEAL_DAYS))


def unanswered(found: Sequence[PersonRequest], what: RightAsked) -> PersonRequest | None:
    """Give the request for a right that is not answered, the earliest of several, or None."""
    return next((each for each in found if each.what is what and each.answered_on is None), None)


def ask(request: AskRight, person: Person, held: Sequence[PersonRequest]) -> PersonRequested:
    """Give the event of a request that came; raises `Refused` where one for the same is not answered yet."""
    assert request.what
    if known := unanswered(held, request.what):
        raise Refused([no.RequestOpen("what", refs=[person.id], id=person.id, day=str(known.received))])
    received = request.received or request.on
    return request.noted(PersonRequested(subject=person.id, what=request.what, received=received))


def answer(
    request: AskRight, person: Person, held: Sequence[PersonRequest], decision: Decision | None
) -> PersonRequestAnswered:
    """Give the event of an answer, or of a refusal. Raises `Refused`."""
    assert request.what
    known = unanswered(held, request.what)
    answered = request.answered or request.on
    Objections(_objections(request, person, known, answered, decision)).stop()
    assert known
    refused = request.refused or decision is not None
    event = PersonRequestAnswered(
        subject=person.id,
        request=known.entry,
        answered_on=answered,
        refused=refused,
        decision=decision.id if decision else None,
        reached_on=request.reached,
    )
    return request.noted(event)


def _objections(
    request: AskRight, person: Person, known: PersonRequest | None, answered: date, decision: Decision | None
) -> Iterator[Objection]:
    if known is None:
        yield no.RequestMissing("what", refs=[person.id], id=person.id, asked=str(request.what))
    elif answered < known.received:
        yield no.LastDayBeforeFirst("answered", first=str(known.received), last=str(answered))
    if request.refused and request.decision is None:
        yield no.DecisionMissing("decision", matter="denial")
    if request.reached and decision and request.reached < decision.decided_on:
        yield no.LastDayBeforeFirst("reached", first=str(decision.decided_on), last=str(request.reached))


def reach(request: AskRight, person: Person, held: Sequence[PersonRequest]) -> RefusalReached:
    """Give the event of a refusal that reached the person; raises `Refused` where there is none, or it is known."""
    refused = [each for each in held if each.what is request.what and each.refused]
    if not refused:
        raise Refused([no.RequestMissing("what", refs=[person.id], id=person.id, asked=str(request.what))])
    last = refused[-1]
    assert request.reached and last.answered_on
    if last.reached_on:
        raise Refused([no.AlreadyDone("reached", refs=[person.id], id=person.id, day=str(last.reached_on))])
    if request.reached < last.answered_on:
        raise Refused([no.LastDayBeforeFirst("reached", first=str(last.answered_on), last=str(request.reached))])
    return request.noted(RefusalReached(subject=person.id, request=last.entry, reached_on=request.reached))


def request_due(found: PersonRequest, today: date) -> Iterator[tuple[str, date | None, str]]:
    """Give what is next of a request, by when and by what rule: its answer, or the time to appeal a refusal."""
    if found.answered_on is None:
        yield "due_request", answer_by(found.received), "GDPR 12.3"
    elif found.refused and found.reached_on is None:
        yield "due_refusal", None, "FL 44"
    elif found.refused and found.reached_on and today <= (last := appeal_refusal_through(found.reached_on)):
        yield "due_refusal_appeal", last, "FL 44"
