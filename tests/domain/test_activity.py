"""Activities: what each is on a day, told by its dated facts, and what may become of it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from refusing import refused

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.activity import (
    AssignActivity,
    GoOn,
    MoveOn,
    NoteActivity,
    assign,
    done,
    drop,
    move,
    note,
    start,
    state,
)
from samverkan_cli.domain.events import (
    ActivityActorAdded,
    ActivityActorLeft,
    ActivityAdded,
    ActivityAssigned,
    ActivityDone,
    ActivityDropped,
    ActivityMoved,
    ActivityNoted,
    ActivityStarted,
)
from samverkan_cli.domain.records import Activity, ActivityActor, Plan
from samverkan_cli.domain.values import ActivityState, Party

TODAY, DAY = date(2024, 3, 1), timedelta(days=1)
PROPOSED = Activity(
    entry=2,
    id="2024-2025:1",
    plan="2024-2025",
    number=1,
    text="Karta",
    serves=("principle:1",),
    responsible=Party.BOTH,
    proposed_on=date(2023, 11, 1),
    lead="P-1",
)
ADOPTED = replace(PROPOSED, adopted_by="D-2023-001", adopted_on=date(2023, 11, 8))
ONGOING = replace(ADOPTED, started_on=date(2024, 2, 1))
DONE, DROPPED = replace(ONGOING, done_on=TODAY), replace(ONGOING, dropped_on=TODAY)
MOVED = replace(ONGOING, moved_on=TODAY, moved_to="2026-2027:1")
PLAN = Plan(entry=1, id="2024-2025", first_day=date(2024, 1, 1), last_day=date(2025, 12, 31))
NEXT = Plan(entry=1, id="2026-2027", first_day=date(2026, 1, 1), last_day=date(2027, 12, 31))
GOING = GoOn(today=TODAY, activity="2024-2025:1", note="Tre träffar")
MOVING = MoveOn(today=TODAY, activity="2024-2025:1", plan="2026-2027", note="Två kvar")
ASSIGNING = AssignActivity(today=TODAY, activity="2024-2025:1")
Rule = Callable[[GoOn, Activity], Any]
FACTS = {
    ActivityState.ADOPTED: "adopted_on",
    ActivityState.ONGOING: "started_on",
    ActivityState.DONE: "done_on",
    ActivityState.DROPPED: "dropped_on",
    ActivityState.MOVED: "moved_on",
}


@pytest.mark.parametrize("told", FACTS)
def test_an_activity_is_something_from_the_day_that_says_so_and_not_the_day_before(told: ActivityState) -> None:
    found = replace(PROPOSED, **{FACTS[told]: TODAY})
    assert (ActivityState.PROPOSED, told, told) == tuple(state(found, day) for day in (TODAY - DAY, TODAY, date.max))


def test_what_a_decision_adopted_is_proposed_anew_from_the_day_the_decision_is_in_force_no_longer() -> None:
    found = replace(ADOPTED, unadopted_from=TODAY)
    assert (ActivityState.ADOPTED, ActivityState.PROPOSED) == (state(found, TODAY - DAY), state(found, TODAY))
    assert ["activity_not_adopted"] == [each.code for each in refused(start, GOING, found)]
    assert TODAY - DAY == start(GOING.but(day=TODAY - DAY), found).started_on
    going = replace(ONGOING, unadopted_from=TODAY)  # what has been started goes on, whatever becomes of the decision
    assert (ActivityState.ONGOING, TODAY) == (state(going, TODAY), done(GOING, going).done_on)


def test_the_later_state_holds_over_the_earlier_on_the_same_day() -> None:
    same = dict.fromkeys(("adopted_on", "started_on", "done_on"), TODAY)
    assert ActivityState.DONE is state(replace(PROPOSED, **same), TODAY)


@settings(max_examples=60)
@given(st.lists(st.dates(date(2024, 1, 1), date(2024, 1, 9)), min_size=3, max_size=3).map(sorted), st.integers(0, 9))
def test_as_days_go_by_an_activity_only_goes_on(days: list[date], at: int) -> None:
    found = replace(PROPOSED, adopted_on=days[0], started_on=days[1], done_on=days[2])
    order = [ActivityState.PROPOSED, ActivityState.ADOPTED, ActivityState.ONGOING, ActivityState.DONE]
    day = date(2024, 1, 1) + at * DAY
    assert order.index(state(found, day)) <= order.index(state(found, day + DAY))


def test_an_adopted_activity_is_started_and_a_started_one_is_done_or_dropped() -> None:
    id_ = "2024-2025:1"
    assert ActivityStarted(subject=id_, started_on=TODAY, note="Tre träffar") == start(GOING, ADOPTED)
    assert ActivityDone(subject=id_, done_on=TODAY, note="Tre träffar") == done(GOING, ONGOING)
    assert ActivityDropped(subject=id_, dropped_on=TODAY, note="Tre träffar") == drop(GOING, ONGOING)
    assert ActivityDone(subject=id_, done_on=TODAY, note="Tre träffar") == done(GOING, ADOPTED)


@pytest.mark.parametrize("rule", [start, done])
def test_what_is_only_proposed_is_neither_started_nor_done(rule: Rule) -> None:
    expected = no.ActivityNotAdopted("activity", refs=["2024-2025:1"], id="2024-2025:1", plan="2024-2025")
    assert [expected] == refused(rule, GOING, PROPOSED)


def test_what_is_proposed_or_adopted_is_dropped_without_a_word() -> None:
    silent = GOING.but(note=None)
    assert (TODAY, TODAY) == tuple(drop(silent, each).dropped_on for each in (PROPOSED, ADOPTED))


def untold() -> no.NoteMissing:
    return no.NoteMissing("note", refs=["2024-2025:1"], id="2024-2025:1")


def test_who_leaves_what_goes_on_says_how_it_went_and_what_is_done_is_always_told() -> None:
    silent = GOING.but(note=None)
    assert [untold()] == refused(done, silent, ONGOING) == refused(drop, silent, ONGOING)
    assert [untold()] == refused(done, silent, ADOPTED)
    assert [untold()] == refused(move, MOVING.but(note=None), ONGOING, PLAN, NEXT, [], [], 0)
    assert start(silent, ADOPTED).note is None


@pytest.mark.parametrize(
    ("rule", "found", "wanted"),
    [
        (start, DONE, False),
        (start, DROPPED, False),
        (start, MOVED, False),
        (done, DONE, True),
        (done, DROPPED, False),
        (drop, DROPPED, True),
        (drop, MOVED, False),
    ],
)
def test_what_has_ended_does_not_go_on_and_does_not_end_twice(rule: Rule, found: Activity, wanted: bool) -> None:
    (told,) = refused(rule, GOING, found)
    assert (4 if wanted else 5) == told.status
    assert "2024-03-01" == told.facts["day"]


def test_an_activity_is_started_once() -> None:
    expected = no.AlreadyDone("activity", refs=["2024-2025:1"], id="2024-2025:1", day="2024-02-01")
    assert [expected] == refused(start, GOING, ONGOING)


@pytest.mark.parametrize(
    ("rule", "found", "day"),
    [
        (start, ADOPTED, date(2023, 11, 7)),
        (done, ONGOING, date(2024, 1, 31)),
        (drop, ONGOING, date(2024, 1, 31)),
        (drop, PROPOSED, date(2023, 10, 31)),
    ],
)
def test_nothing_becomes_of_an_activity_before_the_day_of_what_came_before(
    rule: Rule, found: Activity, day: date
) -> None:
    (told,) = refused(rule, GOING.but(day=day), found)
    assert ("out_of_order", str(day), str(day + DAY)) == (told.code, told.facts["day"], told.facts["first"])
    assert rule(GOING.but(day=day + DAY), found)


def test_an_activity_goes_on_in_a_later_plan_with_all_that_it_is_and_each_names_the_other() -> None:
    added, moved = move(MOVING.but(due=date(2026, 6, 1)), ONGOING, PLAN, NEXT, [], [], 4)
    facts: dict[str, Any] = {"text": "Karta", "serves": ("principle:1",), "responsible": Party.BOTH, "lead": "P-1"}
    days: dict[str, Any] = {"proposed_on": TODAY, "due": date(2026, 6, 1)}
    expected = ActivityAdded(
        subject="2026-2027:5", plan="2026-2027", number=5, continues="2024-2025:1", **facts, **days
    )
    assert expected == added
    assert ActivityMoved(subject="2024-2025:1", moved_on=TODAY, to="2026-2027:5", note="Två kvar") == moved


def test_it_may_serve_another_point_in_the_text_of_another_period() -> None:
    added, _ = move(MOVING.but(serves=("principle:4",)), ONGOING, PLAN, NEXT, [], [], 0)
    assert ("principle:4",) == added.serves


def test_an_activity_is_not_in_its_own_way_where_it_is_moved_within_its_plan() -> None:
    assert ["plan_not_later"] == [each.code for each in refused(move, MOVING, ONGOING, PLAN, PLAN, [ONGOING], [], 1)]


@pytest.mark.parametrize("into", [PLAN, replace(NEXT, first_day=PLAN.first_day), replace(NEXT, first_day=TODAY)])
def test_an_activity_moves_to_a_plan_that_begins_later_than_its_own(into: Plan) -> None:
    if into.first_day > PLAN.first_day:
        assert move(MOVING, ONGOING, PLAN, into, [], [], 0)
        return
    facts = {"plan": into.id, "first": "2024-01-01", "id": "2024-2025:1", "own": "2024-2025"}
    expected = no.PlanNotLater("plan", refs=["2024-2025:1", into.id], **facts)
    assert [expected] == refused(move, MOVING, ONGOING, PLAN, into, [], [], 0)


def test_what_the_later_plan_has_and_what_speaks_against_it_are_told_at_once() -> None:
    same, against = replace(PROPOSED, id="2026-2027:1", plan="2026-2027"), no.Missing("serves")
    there = no.AlreadyExists("plan", refs=["2026-2027:1"], noun="activity", id="2026-2027:1", name="Karta")
    assert [against, there] == refused(move, MOVING, ONGOING, PLAN, NEXT, [same], [against], 1)


def test_what_was_moved_is_not_moved_again_and_what_is_done_is_not_moved() -> None:
    again, ended = (refused(move, MOVING, each, PLAN, NEXT, [], [], 0) for each in (MOVED, DONE))
    assert ([4], [5]) == ([each.status for each in again], [each.status for each in ended])


def test_how_an_activity_goes_is_noted_on_a_day() -> None:
    noting = NoteActivity(today=TODAY, activity="2024-2025:1", note="Två träffar", day=TODAY - DAY)
    assert ActivityNoted(subject="2024-2025:1", noted_on=TODAY - DAY, note="Två träffar") == note(noting, ONGOING)


THERE = [ActivityActor(entry=7, activity="2024-2025:1", actor="A-1")]


def test_an_activity_gets_another_lead_and_actors_that_take_part_or_do_so_no_longer() -> None:
    id_ = "2024-2025:1"
    made = assign(ASSIGNING.but(due=TODAY), ONGOING, [], "P-2", THERE, ["A-1", "A-2", "A-2"], ["A-1"])
    assert [
        ActivityAssigned(subject=id_, lead="P-2", due=TODAY),
        ActivityActorAdded(subject=id_, actor="A-2"),
        ActivityActorLeft(subject=id_, added=7, actor="A-1"),
    ] == made


def test_what_is_so_already_is_told_and_what_is_not_said_is_asked_for() -> None:
    again = no.AlreadyDone("lead", refs=["2024-2025:1"], id="2024-2025:1", day="")
    assert [again] == refused(assign, ASSIGNING, ONGOING, [], "P-1", THERE, ["A-1"], [])
    assert [no.Missing("lead")] == refused(assign, ASSIGNING, ONGOING, [], None, THERE, [], [])


def test_who_takes_no_part_cannot_stop_and_nothing_is_given_to_what_has_ended() -> None:
    expected = no.NotTakingPart("without", refs=["2024-2025:1", "A-9"], actor="A-9", id="2024-2025:1")
    assert [expected] == refused(assign, ASSIGNING, ONGOING, [], None, THERE, [], ["A-9"])
    assert [5] == [each.status for each in refused(assign, ASSIGNING, DONE, [], "P-2", THERE, [], [])]


@pytest.mark.parametrize(("day", "told"), [(TODAY, 0), (TODAY + DAY, 1)])
def test_what_is_said_to_have_been_ahead_of_today_is_told(day: date, told: int) -> None:
    assert told == len(list(GOING.but(day=day).notices()))
