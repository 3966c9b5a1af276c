"""Handing over: what one person was to do and to watch is another's, by one entry."""

from datetime import date

from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import WorkHandedOver
from samverkan_cli.domain.handover import HandOver, hand_over
from samverkan_cli.domain.records import Person, Task, WatchItem
from samverkan_cli.domain.values import WatchKind

TODAY, DAY = date(2024, 3, 1), date(2024, 2, 28)
EVA = Person(entry=1, id="P-1", number=1, name="Eva Ek", name_key="eva ek")
BO = Person(entry=2, id="P-2", number=2, name="Bo Al", name_key="bo al")
TASKS = [Task(entry=each, id=f"T-{each}", number=each, owner="P-1", added_on=DAY) for each in (3, 4)]
ITEM = WatchItem(entry=5, id="W-1", number=1, kind=WatchKind.NETWORK, owner="Eva Ek", added_on=DAY)
REQUEST = HandOver(today=TODAY, giver="P-1", taker="P-2")


def test_tasks_and_watch_items_are_handed_over_by_one_entry_on_its_day() -> None:
    handed = WorkHandedOver(
        subject="P-1", to="P-2", handed_on=TODAY, tasks=("T-3", "T-4"), items=("W-1",), owner="Bo Al"
    )
    assert [handed] == hand_over(REQUEST, EVA, BO, TASKS, [ITEM])
    (made,) = hand_over(REQUEST.but(day=DAY, reason="Ny tjänst"), EVA, BO, [], [ITEM])
    assert (DAY, (), ("W-1",), "Ny tjänst") == (made.handed_on, made.tasks, made.items, made.reason)


def test_where_there_is_nothing_to_hand_over_nothing_is_recorded() -> None:
    assert [] == hand_over(REQUEST, EVA, BO, [], [])
    assert [] != hand_over(REQUEST, EVA, BO, TASKS, [])


def test_nobody_hands_over_to_itself() -> None:
    expected = [no.HandedToItself("taker", refs=["P-1"], name="Eva Ek", id="P-1")]
    assert expected == refused(hand_over, REQUEST, EVA, EVA, TASKS, [ITEM])
