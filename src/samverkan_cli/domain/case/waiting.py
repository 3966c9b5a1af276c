"""What a case waits for on a day, and everything that is to be done in it: told here once, and read by all that tells.

`case show`, `due`, `calendar` and `week` ask here, so that none of them knows a day or a step that another omits.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from samverkan_cli.domain.case.announcement import taken_down_early
from samverkan_cli.domain.case.state import AFTER, Next, awaited, by
from samverkan_cli.domain.deadlines import Deadline, Status
from samverkan_cli.domain.records import Case
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import StepKind, Whom

_WHOM = {
    Next.ANSWER: Whom.ACTOR,
    Next.CURED: Whom.ACTOR,
    Next.PREPARE: Whom.BODY,
    Next.CHECK: Whom.BODY,
    Next.DECIDE: Whom.BODY,
    Next.RULE: Whom.COURT,
}
_RULES = {Next.TAKE_DOWN: "KL 8:12, 13:5", Next.FINAL: "KL 13:5"}
_THEIRS = ("respond_by", "cure", "appeal")  # last days of others, which run out without anybody's doing
UNRULED = "next"
ONE_DAY = timedelta(days=1)


class Awaited(Value):
    """The step a case waits for, who is to take it, and since when."""

    step: Next
    whom: Whom
    since: date


class Todo(Value):
    """What is to be done in a case: by a last day (`what`), or a step from a day on, or some day."""

    what: str
    step: Next | None = None
    due: date | None = None
    rule: str = UNRULED


def waiting(case: Case, found: Sequence[Deadline], steps: Sequence[Next], today: date) -> Awaited | None:
    """Give what a case waits for, or None when it is closed; `found` are its last days, `steps` what can be next."""
    if not steps:
        return None
    step = steps[0]
    runs = any(each.what == AFTER.get(step) and each.status is Status.OPEN for each in found)
    whom = Whom.TIME if runs else _WHOM.get(step, Whom.OFFICE)
    return Awaited(step=step, whom=whom, since=_since(case, found, today))


def _since(case: Case, found: Sequence[Deadline], today: date) -> date:
    """Give the day of what happened last: a step, a decision, its announcement, or a time that ran out."""
    known = case.announced
    days = [case.reported_on, *(step.day for step in case.steps), *(made.decided_on for made in case.decisions)]
    days += [step.until for step in case.steps if step.kind is StepKind.RULED and step.until]
    days += [day for day in (known.reported, known.adjusted, known.posted, known.posted_through) if day]
    days += [each.due + ONE_DAY for each in found if each.what in _THEIRS and each.due and each.status is Status.PASSED]
    return max((day for day in days if day <= today), default=case.reported_on)


def to_do(case: Case, found: Sequence[Deadline], steps: Sequence[Next], today: date) -> list[Todo]:
    """Give everything that is to be done in a case that is open, the earliest day first; what has no day comes last."""
    told = [Todo(what=each.what, due=each.due, rule=each.rule) for each in awaited(case, found, today)]
    told += _steps(case, found, steps)
    return sorted(told, key=lambda each: (each.due is None, each.due or today))


def _steps(case: Case, found: Sequence[Deadline], steps: Sequence[Next]) -> Iterator[Todo]:
    """Give the step a case waits for, unless a last day tells it, and those that a time to appeal stands before."""
    for at, step in enumerate(steps):
        again = step is Next.POST and taken_down_early(case.announced)
        if (at == 0 and by(step, found) is None) or step in AFTER or again:
            yield Todo(what=str(step), step=step, due=_from(case, step, found), rule=_RULES.get(step, UNRULED))


def _from(case: Case, step: Next, found: Sequence[Deadline]) -> date | None:
    """Give the first day of a step that waits for the time to appeal, or for a court to be done; else None."""
    if step is Next.FINAL and (last := _judged(case)):
        return last
    before = next((each for each in found if each.what == AFTER.get(step) and each.due), None)
    if before is None or before.due is None or taken_down_early(case.announced):
        return None
    return before.due + ONE_DAY


def _judged(case: Case) -> date | None:
    """Give the day the last judgment on the last decision became final, or None."""
    made = case.decisions[-1].entry if case.decisions else 0
    return max((s.until for s in case.steps if s.kind is StepKind.RULED and s.until and s.entry > made), default=None)
