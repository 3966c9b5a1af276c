"""Appeals: who appealed a decision and when, and what the court did with each.

Any member of the municipality may appeal; each appeal has its own appellant and its own outcome, and one that came
late holds up nothing [KL 13:1, 13:5; domain.md §6, step 9].
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samverkan_cli.domain import deadlines
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.case.announcement import taken_down_early
from samverkan_cli.domain.case.effect import since
from samverkan_cli.domain.records import Case, CaseDecision, CaseStep
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import StepKind


@dataclass(frozen=True)
class Appealed:
    """An appeal, its number among those of the decision, and what the court has done with it so far."""

    number: int
    step: CaseStep
    late: bool
    ruled: CaseStep | None = None

    def over(self, day: date) -> bool:
        """Tell whether the court is done with it on a day: what it did has become final."""
        return self.ruled is not None and self.ruled.until is not None and self.ruled.until <= day


def of(case: Case, made: CaseDecision) -> list[Appealed]:
    """Give the appeals of a decision in the order they were entered."""
    steps = since(case, made)
    posted = case.announced.posted
    last = deadlines.appeal_through(posted) if posted and not taken_down_early(case.announced) else None
    found = [step for step in steps if step.kind is StepKind.APPEALED]
    return [
        Appealed(number, step, late=last is not None and step.day > last, ruled=_ruled(step, steps))
        for number, step in enumerate(found, start=1)
    ]


def _ruled(appeal: CaseStep, steps: Sequence[CaseStep]) -> CaseStep | None:
    """Give the last ruling on an appeal; one that names none is from before they were told apart, and is on all."""
    rulings = [step for step in steps if step.kind is StepKind.RULED and step.entry > appeal.entry]
    return next((step for step in reversed(rulings) if step.appeal in (None, appeal.entry)), None)


def awaited(case: Case, made: CaseDecision, day: date) -> list[Appealed]:
    """Give the appeals that came in time and that the court is not done with on a day: what the decision waits for."""
    return [each for each in of(case, made) if not each.late and not each.over(day)]


def chosen(appeals: Sequence[Appealed], number: int | None, id_: str) -> Appealed:
    """Give the appeal that a ruling is on: the one that is named, or the only one without a final ruling.

    Raises `Refused`: 5 when none was recorded, 3 when the number is no appeal's or several are open, 4 when the court
    is done with it.
    """
    if not appeals:
        raise Refused([no.AppealMissing("case", refs=[id_], id=id_)])
    pending = [each for each in appeals if each.ruled is None or each.ruled.until is None]
    named = [each for each in appeals if each.number == number] if number else pending or list(appeals)
    if len(named) != 1:
        known = tuple(_line(each) for each in appeals)
        raise Refused([no.AppealUnclear("appeal", refs=[id_], id=id_, appeals=known)])
    (found,) = named
    if found not in pending:
        assert found.ruled
        day = str(found.ruled.until)
        raise Refused([no.AppealRuled("appeal", refs=[id_], id=id_, number=found.number, day=day)])
    return found


def _line(each: Appealed) -> str:
    by = f" {each.step.who}" if each.step.who else ""
    return f"{each.number}{by} {each.step.day}"
