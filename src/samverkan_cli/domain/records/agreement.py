"""Periods and their texts."""

from datetime import date

from samverkan_cli.domain.records.base import Kept, Placed
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import Affirmation, Party, ProvisionKind


class NetworkRule(Value):
    """Whether networks may join a period, from a day, by a decision or since it was opened."""

    from_day: date
    networks: bool
    decision: str | None = None


class PeriodSetting(Placed):
    """A setting of a period's policy as its row has it: how it was opened, or as it was decided, from a day."""

    period: str
    name: str
    value: str
    from_day: date | None = None
    decision: str | None = None
    text: str | None = None


class RuleChange(PeriodSetting):
    """A setting of a period's policy from a day, by decision."""

    from_day: date
    decision: str


class Period(Kept):
    """An agreement period as it was opened, with its latest text's version and digest.

    `rules` are those on networks in order of time; `changes` is everything that has been decided of its policy since,
    as far as it holds on some day.
    """

    id: str
    first_day: date
    last_day: date
    networks: bool
    hearing: bool
    affirmations: tuple[Affirmation, ...]
    exclusion_clause: str | None = None
    adopted_by: str | None = None
    adopted_on: date | None = None
    paragraph: int | None = None
    dnr: str | None = None
    closed_on: date | None = None
    decision: str | None = None
    networks_from: date | None = None
    networks_decision: str | None = None
    text_version: int | None = None
    text_sha256: str | None = None
    rules: tuple[NetworkRule, ...] = ()
    changes: tuple[RuleChange, ...] = ()

    def rule_on(self, day: date) -> NetworkRule:
        """Give the rule on networks that holds on a day; before the first, the first."""
        opened = NetworkRule(from_day=self.first_day, networks=self.networks)
        return max(
            (rule for rule in self.rules if rule.from_day <= day),
            key=lambda rule: rule.from_day,
            default=self.rules[0] if self.rules else opened,
        )

    def admits_from(self, day: date) -> date | None:
        """Give the first day, from a day on, that networks may join, or None when they may not any more."""
        if self.rule_on(day).networks:
            return day
        return min((rule.from_day for rule in self.rules if rule.networks and rule.from_day > day), default=None)


class Reached(Value):
    """An answer or a case that a rule reaches back over, whose it is, and how many there are in all."""

    id: str
    actor: str
    total: int


class Provision(Placed):
    """A numbered point of a version of a period's text."""

    period: str
    version: int
    kind: ProvisionKind
    ordinal: int
    party: Party | None = None
    text: str | None = None
