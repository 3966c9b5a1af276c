"""The agenda that builds itself: in its order, each once, and never again what was dropped."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from samverkan_cli.domain.agenda import ORDER, build
from samverkan_cli.domain.events import AgendaItemAdded, AgendaOrdered
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
    moved = {one.added: one.place for each in made if isinstance(each, AgendaOrdered) for one in each.places}
    there = [replace(each, place=moved.get(each.entry, each.place)) for each in items]
    return [*there, *(_item(each) for each in made if isinstance(each, AgendaItemAdded))]


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


@given(LINES, LINES)
def test_an_agenda_that_is_built_in_two_steps_has_the_order_of_one_that_is_built_at_once(
    first: list[AgendaLine], later: list[AgendaLine]
) -> None:
    first, later = ([replace(each, under=None, stands_for=()) for each in lines] for lines in (first, later))
    begun = written(build(first, []), [])
    items = ordered(written(build([*first, *later], begun), begun))
    told = [ORDER.index(each.came_from) for each in items if each.came_from]
    assert sorted(told) == told
    assert len({each.at for each in items}) == len(items)


def test_a_line_that_comes_later_stands_among_its_kind_and_what_was_typed_keeps_its_place() -> None:
    begun = written([line(AgendaSource.QUESTION, "M-1:1"), line(AgendaSource.WATCH, "W-1")], [])
    typed = AgendaItem(entry=3, meeting="M-2", ordinal=3, title="Övrigt", place=3)
    later = [line(AgendaSource.STANDING, "5"), line(AgendaSource.QUESTION, "M-1:2"), line(AgendaSource.ACTIVITY, "P:1")]
    items = ordered(written(later, [*begun, typed]))
    assert ["5", "M-1:1", "M-1:2", "W-1", "P:1", None] == [each.origin for each in items]
    alone = ordered(written([line(AgendaSource.WATCH, "W-1")], [replace(typed, place=1)]))
    assert [None, "W-1"] == [each.origin for each in alone]


def test_a_line_under_an_item_stands_among_its_kind_there() -> None:
    above = AgendaItem(entry=1, meeting="M-2", ordinal=1, title="Nätverk", place=1, continues="M-1:1")
    watched = AgendaItem(entry=2, meeting="M-2", ordinal=2, parent="M-2:1", place=1, came_from=AgendaSource.WATCH)
    items = written([replace(TASK, under="M-2:1")], [above, watched])
    assert ["M-2:1", "M-2:3", "M-2:2"] == [each.id for each in ordered(items)]


STANDING = line(AgendaSource.STANDING, "6", title="Föregående minnesanteckningar")
MINUTES = line(AgendaSource.MINUTES, "M-1")


def test_the_earlier_minutes_stand_once_on_an_agenda() -> None:
    assert [MINUTES] == build([STANDING, MINUTES], [])
    assert [STANDING] == build([STANDING], [])
    assert [MINUTES] == build([replace(STANDING, title="2. Godkännande av föregående protokoll"), MINUTES], [])
    other = replace(STANDING, title="Laget runt")
    assert [other, MINUTES] == build([other, MINUTES], [])
    assert [] == build([STANDING, MINUTES], written([STANDING], []))
    assert [] == build([STANDING], written([MINUTES], []))
    assert [] == build([STANDING, MINUTES], [replace(each, dropped_on=TODAY) for each in written([MINUTES], [])])
    typed = AgendaItem(entry=3, meeting="M-2", ordinal=3, title="Förra mötets anteckningar", place=1)
    assert [] == build([MINUTES], [typed])
    assert [MINUTES] == build([MINUTES], [replace(typed, dropped_on=TODAY)])
