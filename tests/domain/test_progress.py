"""How far a plan has come: what is counted, under which points and sides, and of what the share is."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_cli.domain.progress import PlanPart, progress
from samverkan_cli.domain.records import Activity
from samverkan_cli.domain.values import Party

TODAY = date(2024, 6, 1)
POINTS = {"value:1": "Lika värde", "principle:1": "Dialog", "principle:2": "Kvalitet"}


def activity(*serves: str, side: Party | None = None, proposed: date = TODAY, **days: Any) -> Activity:
    return Activity(
        entry=1, id="X:1", plan="X", number=1, serves=serves, responsible=side, proposed_on=proposed, **days
    )


def told(parts: list[PlanPart]) -> list[tuple[str, str | None, int, float | None]]:
    return [(each.part, each.ref, each.count, each.rate) for each in parts]


def test_a_plan_is_counted_in_all_by_every_principle_by_the_points_that_are_served_and_by_side() -> None:
    held = [
        activity("principle:1", side=Party.CIVIL, adopted_on=TODAY, started_on=TODAY, done_on=TODAY),
        activity("principle:1", "commitment:9", side=Party.BOTH, adopted_on=TODAY),
        activity("value:1"),
        activity(),
    ]
    assert [
        ("plan", None, 4, 0.25),
        ("point", "value:1", 1, 0.0),
        ("point", "principle:1", 2, 0.5),
        ("point", "principle:2", 0, None),
        ("point", "commitment:9", 1, 0.0),
        ("no_point", None, 1, 0.0),
        ("side", "civil", 1, 1.0),
        ("side", "both", 1, 0.0),
        ("no_side", None, 2, 0.0),
    ] == told(progress(held, POINTS, TODAY))


@pytest.mark.parametrize("ended", ["dropped_on", "moved_on"])
def test_what_was_dropped_or_moved_is_counted_and_is_not_to_be_done(ended: str) -> None:
    dropped: dict[str, Any] = {ended: TODAY}
    held = [activity(**dropped), activity(done_on=TODAY)]
    (whole, *_) = progress(held, {}, TODAY)
    assert (2, 1, 1.0) == (whole.count, whole.to_do, whole.rate)


@pytest.mark.parametrize(("day", "count"), [(date(2024, 5, 31), 0), (TODAY, 1)])
def test_what_is_proposed_later_is_not_there_yet(day: date, count: int) -> None:
    assert count == progress([activity()], {}, day)[0].count


STATES = st.sampled_from(["adopted_on", "started_on", "done_on", "dropped_on", "moved_on", None])


@settings(max_examples=40)
@given(st.lists(st.tuples(STATES, st.sets(st.sampled_from([*POINTS])), st.sampled_from([*Party, None])), max_size=8))
def test_every_activity_is_under_each_point_it_serves_or_none_and_under_one_side_or_none(
    drawn: list[tuple[str | None, set[str], Party | None]],
) -> None:
    days: list[dict[str, Any]] = [{day: TODAY} if day else {} for day, _, _ in drawn]
    held = [activity(*serves, side=side, **said) for (_, serves, side), said in zip(drawn, days, strict=True)]
    parts = progress(held, POINTS, TODAY)
    counts = {
        name: sum(each.count for each in parts if each.part in name) for name in (("no_point",), ("side", "no_side"))
    }
    assert len(held) == parts[0].count == counts["side", "no_side"]
    assert sum(not each.serves for each in held) == counts["no_point",]
    for part in parts:
        if part.part == "point":
            assert sum(part.ref in each.serves for each in held) == part.count
