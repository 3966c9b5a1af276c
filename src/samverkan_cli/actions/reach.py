"""What a rule of a period reaches back over, when it is set, voided or taken back from a day that has been."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain import period as rules
from samverkan_cli.domain.policy import required
from samverkan_cli.domain.values import StepKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from samverkan_cli.domain.records import Period, Reached
    from samverkan_cli.domain.refusal import Notice
    from samverkan_cli.store.reader import Reader

# The step from whose day a time is said by a rule, by the rule.
STEPS = {
    "dialogue_days": StepKind.SCREENED,
    "respond_days": StepKind.NOTIFIED,
    "extension_days": StepKind.EXTENDED,
    "cure_days": StepKind.CURE,
}
JUDGED = ("hearing", "suspension", "effect", "exclusion_clause")  # what a decision is judged by on its day


def reach(read: Reader, period: Period, name: str, since: date, field: str) -> Iterator[Notice]:
    """Tell of what was recorded since a day by the rule before the one that holds from then, now."""
    found = _reached(read, period, name, since)
    names = read.names({each.actor for each in found})
    told = [f"{names.get(each.actor) or each.actor} ({each.id})" for each in found]
    yield from rules.notices_of_reach(name, since, told, found[0].total if found else 0, field)


def reach_of(read: Reader, entry: int, field: str) -> Iterator[Notice]:
    """Tell the same of a rule that an entry set, when it is void or in force again."""
    if change := read.rule_of(entry):
        yield from reach(read, read.period_of(change.period), change.name, change.from_day, field)


def _reached(read: Reader, period: Period, name: str, since: date) -> list[Reached]:
    """Give the first of what was recorded since."""
    came = None if since == period.first_day else since  # what came in ahead of the period is under its first rule
    most = rules.NAMED
    if name == "networks":
        return [] if period.rule_on(since).networks else read.networks_joined(period.id, since, most)
    if name == "affirmations":
        return read.answers_lacking(period.id, came, required(period, since), most)
    if name == "completion_days":
        return read.answers_to_complete(period.id, came, most)
    if name == "screening_days":
        return read.cases_to_screen(period.id, since, most)
    if name in STEPS:
        return read.cases_with(STEPS[name], period.id, since, most, waiting=name in rules.COUNTED)
    return read.cases_decided(period.id, since, most) if name in JUDGED else []
