"""How far a plan has come on a day: how many of its activities are what, in all, by point and by side."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from samverkan_cli.domain.activity import state
from samverkan_cli.domain.records import Activity
from samverkan_cli.domain.value import Value
from samverkan_cli.domain.values import ActivityState, Party

COMING_OUT = (ActivityState.DROPPED, ActivityState.MOVED)  # what is not to be done in the plan any more


class PlanPart(Value):
    """The activities of a plan that serve a point, or that a side answers for: how many are what.

    Without a `ref` it is the whole plan, or those that serve no point, or that no side answers for.
    """

    part: str
    ref: str | None = None
    text: str | None = None
    proposed: int = 0
    adopted: int = 0
    ongoing: int = 0
    done: int = 0
    dropped: int = 0
    moved: int = 0

    @property
    def to_do(self) -> int:
        """Give how many are to be done in the plan, or are done: all but what was dropped or moved."""
        return self.proposed + self.adopted + self.ongoing + self.done

    @property
    def count(self) -> int:
        """Give how many there are."""
        return self.to_do + self.dropped + self.moved

    @property
    def rate(self) -> float | None:
        """Give the share of what is to be done that is done, or None where nothing is to be."""
        return round(self.done / self.to_do, 3) if self.to_do else None


def progress(activities: Sequence[Activity], points: Mapping[str, str | None], on: date) -> list[PlanPart]:
    """Give how far a plan has come on a day: all of it, then by point, and by side.

    `points` are those of the text of its period, with what they say: each principle is told, whether it is served or
    not, any other point where it is. An activity counts under every point it serves.
    """
    there = [each for each in activities if each.proposed_on <= on]
    served = {point for each in there for point in each.serves}
    told = [point for point in points if point.startswith("principle:") or point in served]
    told += sorted(served - set(points))
    parts = [_part("plan", None, None, there, on)]
    parts += [
        _part("point", point, points.get(point), [each for each in there if point in each.serves], on) for point in told
    ]
    parts += _some(_part("no_point", None, None, [each for each in there if not each.serves], on))
    for side in Party:
        parts += _some(_part("side", side, None, [each for each in there if each.responsible is side], on))
    return parts + _some(_part("no_side", None, None, [each for each in there if each.responsible is None], on))


def _some(part: PlanPart) -> list[PlanPart]:
    """Give a part that holds something."""
    return [part] if part.count else []


def _part(part: str, ref: str | None, text: str | None, activities: Collection[Activity], on: date) -> PlanPart:
    states = [state(each, on) for each in activities]
    return PlanPart(part=part, ref=ref, text=text, **{each: states.count(each) for each in ActivityState})
