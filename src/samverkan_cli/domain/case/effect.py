"""The effect of a decision on an actor: the days it is in force, what interrupts it, and what makes it gone.

A decision is spans of days. It is in force from its first day, or from the day it is final where that is the effect;
a court's stay interrupts it until it is final after all, its body's own reconsideration ends it from a day, and what
a court has annulled for good has never been. Its bar on joining again runs on those days, and never before them
[domain.md §6, steps 10 and 11]. Roll, guards, letters and listings ask here, so that they cannot differ.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from samverkan_cli.domain.records import Case, CaseDecision, CaseStep, Exclusion, Suspension
from samverkan_cli.domain.values import EndedAs, Ruling, StepKind

Span: TypeAlias = tuple[date, date]  # a first and a last day, both in it
OPEN = date.max  # the last day of what goes on
DECIDED = (EndedAs.EXCLUSION, EndedAs.REFUSAL)  # ends that last as long as a decision is in force


class InForce(Struct, frozen=True):
    """When a decision is in force; without `first` it waits for being final.

    A stay counts until the day the decision is resumed; a day of resuming before the stay tells nothing of it.
    """

    first: date | None
    last: date = OPEN
    stayed_on: date | None = None
    resumed_from: date | None = None
    revoked_from: date | None = None
    annulled_on: date | None = None

    def spans(self) -> Iterator[Span]:
        """Give the days it has effect, by all that is known now: what a court has annulled has never been."""
        if not self.annulled_on:
            yield from self._spans(self.last)

    def on(self, day: date) -> bool:
        """Tell whether it is in force on a day: an annulled one no more from the day that judgment was final.

        A suspension that is over has been served, and is in force still [domain.md §6, step 11].
        """
        over = self.annulled_on is not None and self.annulled_on <= day
        return not over and covers(self._spans(OPEN), day)

    def interrupted(self, day: date) -> bool:
        """Tell whether a court's stay holds on a day."""
        if self.stayed_on is None or day < self.stayed_on:
            return False
        return self.resumed_from is None or self.resumed_from < self.stayed_on or day < self.resumed_from

    def _spans(self, last: date) -> Iterator[Span]:
        if self.first is None:
            return
        last = min(last, before(self.revoked_from) or OPEN)
        if self.stayed_on is None:
            yield from _kept(self.first, last)
            return
        yield from _kept(self.first, min(last, before(self.stayed_on) or OPEN))
        if self.resumed_from and self.resumed_from >= self.stayed_on:
            yield from _kept(max(self.first, self.resumed_from), last)


def of(decided: Exclusion | Suspension) -> InForce:
    """Give when an exclusion or suspension is in force."""
    return InForce(
        first=decided.first_day if isinstance(decided, Suspension) else decided.effective,
        last=decided.through if isinstance(decided, Suspension) else OPEN,
        stayed_on=decided.stayed_on,
        resumed_from=decided.resumed_from,
        revoked_from=decided.revoked_from,
        annulled_on=decided.annulled_on,
    )


def since(case: Case, made: CaseDecision) -> list[CaseStep]:
    """Give what happened in a case since a decision in it was recorded, and before the next."""
    later = [each.entry for each in case.decisions if each.entry > made.entry]
    return [step for step in case.steps if made.entry < step.entry < min(later, default=step.entry + 1)]


def holds_after(stay: CaseStep, final: CaseStep) -> bool:
    """Tell whether a stay came after the decision was final: on a later day, or noted later on the same."""
    return (stay.day, stay.entry) > (final.day, final.entry)


def annuls(step: CaseStep) -> bool:
    """Tell whether a step is a final judgment that annulled a decision."""
    return step.kind is StepKind.RULED and step.found == Ruling.ANNULLED and step.until is not None


def gone(case: Case, made: CaseDecision) -> CaseStep | None:
    """Give what took a decision's effect away for good: a final annulment, or the body's own reconsideration."""
    steps = since(case, made)
    return next((step for step in steps if step.kind is StepKind.REVOKED or annuls(step)), None)


def in_case(case: Case, made: CaseDecision) -> InForce:
    """Give when a decision in a case is in force, by what happened since; one that waits, from the day it is final."""
    days: dict[str, date | None] = {"first": None if made.when_final else made.effective or made.decided_on}
    for step in sorted(since(case, made), key=lambda each: (each.day, each.entry)):
        if step.kind is StepKind.STAYED:
            days |= {"stayed_on": step.day, "resumed_from": None}
        elif step.kind is StepKind.FINAL:
            days["first"] = days["first"] or step.day
            days["resumed_from"] = step.day
        elif step.kind is StepKind.REVOKED:
            days["revoked_from"] = step.day
        elif annuls(step):
            days["annulled_on"] = step.until
    return InForce(last=made.through or OPEN, **days)


class Decided(Struct, frozen=True):
    """What was decided on an enrollment, and the first day of one made after it was excluded."""

    exclusions: tuple[Exclusion, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    refusals: tuple[InForce, ...] = ()
    succeeded_from: date | None = None

    def lasting(self, ended_from: date | None, ended_as: EndedAs | None) -> tuple[date | None, EndedAs | None]:
        """Give the end an enrollment has whatever becomes of the decisions: its own, or the one they came before."""
        if ended_as not in DECIDED or not (self.exclusions or self.refusals):
            return ended_from, ended_as
        own = [(each.before_from, each.before_as) for each in self.exclusions if not each.annulled_on]
        ends = [(day, how) for day, how in own if day and how and how not in DECIDED]
        return min(ends, default=(None, None))


def days(decided: Iterable[InForce]) -> tuple[Span, ...]:
    """Give the days on which any of some decisions has effect."""
    return tuple(span for each in decided for span in each.spans())


def covers(spans: Iterable[Span], day: date) -> bool:
    """Tell whether a day lies in one of the spans."""
    return any(first <= day <= last for first, last in spans)


def before(day: date | None) -> date | None:
    """Give the day before, or None."""
    return day - timedelta(days=1) if day else None


def _kept(first: date, last: date) -> Iterator[Span]:
    if first <= last:
        yield first, last


# the bar on joining again -----------------------------------------------------------------------


def bar(exclusion: Exclusion) -> list[Span]:
    """Give the days on which the actor may not join again; none while the exclusion waits, or is stayed."""
    if exclusion.bar_through is None:
        return []
    last = min(exclusion.bar_through, before(exclusion.bar_lifted_from) or OPEN)
    cut = [(first, min(through, last)) for first, through in of(exclusion).spans()]
    return [(first, through) for first, through in cut if first <= through]


def bar_from(exclusion: Exclusion, first: date) -> list[Span]:
    """Give the days a bar runs, or would if an exclusion that waits had effect from a day; none where it is gone."""
    waits = exclusion.effective is None and exclusion.stands
    return bar(replace(exclusion, effective=first, stayed_on=None) if waits else exclusion)


def barred(exclusion: Exclusion, day: date) -> bool:
    """Tell whether the bar of an exclusion runs on a day."""
    return covers(tuple(bar(exclusion)), day)


def freed(exclusion: Exclusion, day: date) -> date | None:
    """Give the first day after one on which the bar runs that a decision ended it: lifted, or reconsidered."""
    ends = [end for end in (exclusion.bar_lifted_from, exclusion.revoked_from) if end and day < end]
    through = exclusion.bar_through
    if not ends or through is None or min(ends) > through or not barred(exclusion, day):
        return None
    return min(ends)


def lies_ahead(exclusion: Exclusion, day: date) -> bool:
    """Tell whether an exclusion has no effect yet on a day: it waits for being final, or for its first day."""
    return exclusion.stands and (exclusion.effective is None or day < exclusion.effective)


def may_bar(exclusion: Exclusion, day: date) -> bool:
    """Tell whether a bar may come to run on a day, though its exclusion has no effect yet."""
    through, lifted = exclusion.bar_through, exclusion.bar_lifted_from
    runs_out = through is None or day > through or (lifted is not None and lifted <= day)
    return lies_ahead(exclusion, day) and not runs_out
