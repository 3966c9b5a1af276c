"""The agenda that builds itself: in its order, each once, and never again what was dropped."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from samverkan_cli.domain.agenda import ORDER, build
from samverkan_cli.domain.events import AgendaItemAdded
from samverkan_cli.domain.item import AddItems, ordered, put
from samverkan_cli.domain.records import AgendaItem, AgendaLine, Meeting
from samverkan_cli.domain.values import AgendaSource

TODAY = date(2023, 9, 13)
MEETING = Meeting(entry=1, id="M-2", number=2, date=TODAY, bodies=("B-1",))
QUESTION = AgendaLine(
    came_from=AgendaSource.QUESTION, origin="M-1:1", title="Nätverk", continues="M-1:1", stands_for=("M-1:1",)
)
TASK = AgendaLine(came_from=AgendaSource.TASK, origin="T-1", title="Undersök", under="M-1:1")


def line(came_from: AgendaSource, origin: str, **more: Any) -> AgendaLine:
    return AgendaLine(came_from=came_from, origin=origin, **more)


def written(lines: list[AgendaLine], items: list[AgendaItem]) -> list[AgendaItem]:
    """Give the items of the meeting, with those that lines were made."""
    last = max((each.ordinal for each in items), default=0)
    request = AddItems(today=TODAY, meeting="M-2")
    made = put(request, MEETING, items, last, [(each, each.title or each.origin) for each in lines])
    return [*items, *(_item(each) for each in made)]


def _item(event: AgendaItemAdded) -> AgendaItem:
    facts = {name: getattr(event, name) for name in ("title", "parent", "continues", "place", "came_from", "origin")}
    return AgendaItem(entry=event.number, meeting="M-2", ordinal=event.number, **facts)


def test_the_lines_stand_in_the_order_of_what_they_come_from_each_once() -> None:
    lines = [line(source, f"{source}-{number}") for source in reversed(ORDER) for number in (1, 2)]
    expected = [(source, f"{source}-{number}") for source in AgendaSource for number in (1, 2)]
    assert expected == [(each.came_from, each.origin) for each in build([*lines, *lines], [])]


def test_a_task_stands_under_the_question_it_came_from_or_alone() -> None:
    watch = line(AgendaSource.WATCH, "W-1")
    first, second, third = build([watch, TASK, QUESTION], [])
    assert (QUESTION, replace(TASK, under="M-1:1"), watch) == (first, second, third)
    assert [replace(TASK, under=None)] == build([TASK], [])
    items = written([first, second, third], [])
    assert ["M-2:1", "M-2:2", "M-2:3"] == [each.id for each in ordered(items)]
    assert [None, "M-2:1", None] == [each.parent for each in items]


def test_a_task_stands_under_the_item_that_is_there_already() -> None:
    there = AgendaItem(entry=9, meeting="M-2", ordinal=4, title="Nätverk", place=1, continues="M-1:1")
    (found,) = build([QUESTION, TASK], [there])
    assert ("T-1", "M-2:4") == (found.origin, found.under)


def test_what_was_dropped_is_not_put_there_again_nor_a_question_under_another_id() -> None:
    dropped = [replace(each, dropped_on=TODAY) for each in written([QUESTION, TASK], [])]
    assert [] == build([QUESTION, TASK], dropped)
    carried = AgendaItem(entry=9, meeting="M-2", ordinal=4, title="Annat", continues="M-0:3")
    assert [] == build([replace(QUESTION, stands_for=("M-0:3", "M-1:1"))], [carried])
    assert [QUESTION] == build([QUESTION], [replace(carried, continues="M-0:4")])


LINES = st.lists(
    st.builds(
        line,
        st.sampled_from(ORDER),
        st.integers(1, 4).map(str),
        under=st.none() | st.sampled_from(["M-1:1", "M-1:2"]),
        stands_for=st.just(()) | st.sampled_from(["M-1:1", "M-1:2"]).map(lambda id_: (id_,)),
    ),
    max_size=8,
)


@given(LINES, st.sets(st.integers(0, 7)))
def test_an_agenda_that_was_built_lacks_nothing_whatever_is_dropped_from_it(
    lines: list[AgendaLine], gone: set[int]
) -> None:
    items = written(build(lines, []), [])
    kept = [replace(each, dropped_on=TODAY) if at in gone else each for at, each in enumerate(items)]
    assert [] == build(lines, kept)
    assert {each.came_from for each in lines} == {each.came_from for each in items}
