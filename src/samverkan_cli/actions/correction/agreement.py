"""What can be put right of a period, of what has been decided of its rules, and of a recorded roll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions import period, roll
from samverkan_cli.actions.correction import acts, joining
from samverkan_cli.actions.correction.things import Correctable, Facts, Said, Thing
from samverkan_cli.domain.period import OpenPeriod, SetRule
from samverkan_cli.domain.policy import value_of
from samverkan_cli.domain.records import MadeDecision, PeriodSetting
from samverkan_cli.domain.roll import AskRoll

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from typing import Any

    from samverkan_cli.domain.records import Period, RecordedRoll
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


def _opened(_reader: Reader, found: Period) -> Said:
    same = ("first_day", "last_day", "networks", "hearing", "affirmations", "exclusion_clause", "adopted_by")
    said: Said = {name: getattr(found, name) for name in (*same, "paragraph", "dnr")}
    return said | {"period": found.id, "adopted": found.adopted_on}


def _within(reader: Reader, found: Period, right: Mapping[str, Any]) -> Iterator[Thing]:
    """Give what other days of a period touch: answers from its first day, and what lies outside it then."""
    first: date = right.get("first_day") or found.first_day
    last: date = right.get("last_day") or found.last_day
    if (first, last) == (found.first_day, found.last_day):
        return
    edge = max(first, found.first_day) if first != found.first_day else None
    yield from (joining.ENROLLMENT.of(each) for each in reader.answers_outside(found.id, edge, last))
    for each in reader.exclusions_outside(found.id, first, last):
        decided = reader.parts(MadeDecision, "case_decision", "decision", each.decision)
        yield from (acts.VERDICT.of(one) for one in decided if one.case == each.case)


PERIOD = Correctable(
    noun="period",
    table="period",
    facts=(
        Facts(
            asks=OpenPeriod,
            typed={
                "first_day": "first_day",
                "last_day": "last_day",
                "adopted_by": "adopted_by",
                "adopted": "adopted",
                "paragraph": "paragraph",
                "dnr": "dnr",
            },
            said=_opened,
            again=period.open_period,
        ),
    ),
    find=lambda reader, ref: reader.period(ref),
    following=_within,
)


def _recorded(_reader: Reader, found: RecordedRoll) -> Said:
    return {
        "record": found.title,
        "on_day": found.on_day,
        "period": found.period,
        "side": found.side,
        "received_by": found.received_by,
    }


ROLL = Correctable(
    noun="roll",
    table="recorded_roll",
    facts=(Facts(asks=AskRoll, typed={"title": "record"}, said=_recorded, again=roll.record, needs=("record",)),),
    find=lambda reader, ref: reader.recorded_roll(ref),
)
