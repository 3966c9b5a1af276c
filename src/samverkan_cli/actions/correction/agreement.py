"""What can be put right of a period: what has been decided of its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions import period
from samverkan_cli.actions.correction.things import Correctable, Facts
from samverkan_cli.domain.period import SetRule
from samverkan_cli.domain.policy import value_of
from samverkan_cli.domain.records import PeriodSetting

if TYPE_CHECKING:
    from samverkan_cli.actions.correction.things import Said
    from samverkan_cli.store.reader import Reader

SETS = frozenset({"period_rule_set", "policy_set"})  # what sets a rule


def _said(_reader: Reader, found: PeriodSetting) -> Said:
    setting = (found.name, value_of(found))
    return {"period": found.period, "setting": setting, "from_day": found.from_day, "decision": found.decision}


RULE = Correctable(
    noun="policy_setting",
    table="policy_setting",
    facts=(
        Facts(
            asks=SetRule,
            typed={"setting": "setting", "from": "from_day", "decision": "decision"},
            said=_said,
            again=period.set_rule,
        ),
    ),
    by_entry=PeriodSetting,
    subject=lambda found: str(found.period),
    is_of=lambda found: found.from_day is not None,  # not how the period was opened
)
