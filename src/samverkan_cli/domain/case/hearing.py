"""The hearing: what an actor was told of a case and when, by when it may answer, and what it answered.

It is notified on the day it reached it, with everything that matters. A final answer ends the wait; silence is no
admission; an answer that is late, but before the decision, is considered [domain.md §6, steps 4 and 5].
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan_cli.domain.deadlines import proposed
from samverkan_cli.domain.policy import Policy
from samverkan_cli.domain.records import Case, CaseDocument, CaseStep
from samverkan_cli.domain.values import Origin, StepKind


@dataclass(frozen=True)
class Hearing:
    """What was done to hear an actor before a day."""

    told: CaseStep | None
    respond_by: date | None
    answers: tuple[CaseStep, ...]
    exempted: bool
    unsent: tuple[CaseDocument, ...]

    @property
    def notified(self) -> date | None:
        """Give the day the actor was notified last, or None."""
        return self.told.day if self.told else None

    @property
    def final(self) -> date | None:
        """Give the day of the final answer to what the actor was told last, or None."""
        days = [step.day for step in self.answers if step.found and self.told and _follows(step, self.told)]
        return min(days, default=None)

    @property
    def late(self) -> tuple[CaseStep, ...]:
        """Give the answers that came when the time had gone out."""
        return tuple(step for step in self.answers if self.respond_by and step.day > self.respond_by)

    def over(self, day: date) -> bool:
        """Tell whether a decision may be taken on a day: the actor has answered for good, or had its time."""
        if self.notified is None or self.respond_by is None:
            return False
        return self.final is not None or day > self.respond_by


def of(case: Case, through: date | None = None) -> Hearing:
    """Give the hearing in a case by what had happened through a day, or until now."""
    held = [step for step in case.steps if through is None or step.day <= through]
    notices = [step for step in held if step.kind is StepKind.NOTIFIED]
    last = max(notices, key=lambda step: (step.day, step.entry), default=None)
    extended = [step for step in held if step.kind is StepKind.EXTENDED and last and step.entry > last.entry]
    return Hearing(
        told=last,
        respond_by=(extended[-1].until if extended else last.until) if last else None,
        answers=tuple(step for step in held if step.kind is StepKind.ANSWERED),
        exempted=any(step.kind is StepKind.EXEMPTED for step in held),
        unsent=tuple(_unsent(case, through)),
    )


def _follows(answer: CaseStep, told: CaseStep) -> bool:
    """Tell whether an answer came after a notification: on the same day, whether it was entered after it."""
    return (answer.day, answer.entry) > (told.day, told.entry)


def respond_by(asked: date | None, reached: date, policy: Policy) -> date:
    """Give the last day to answer a notice: the day that was asked for, else the policy's days from when it came.

    The paper that says it and the step that records it ask here, and so cannot say different days.
    """
    return asked or proposed(reached, policy.respond_days)


def extended(case: Case) -> bool:
    """Tell whether the time to answer has been extended already: it is extended once."""
    return any(step.kind is StepKind.EXTENDED for step in case.steps)


def _unsent(case: Case, through: date | None) -> Iterator[CaseDocument]:
    """Give the documents that matter, from others than the actor and AU, that the actor never got."""
    held = [each for each in case.documents if through is None or each.day <= through]
    sent = {each.sha256 for each in held if each.notified}
    for each in held:
        if each.matters and each.origin is Origin.OTHER and not each.notified and each.sha256 not in sent:
            yield each
