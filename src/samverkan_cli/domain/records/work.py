"""Groups, plans, tasks and the watch list."""

from datetime import date

from samverkan_cli.domain.records.base import Kept, Numbered
from samverkan_cli.domain.values import Party, WatchKind


class Membership(Kept):
    """A member of a working group, from a day through a day."""

    working_group: str
    person: str
    from_day: date | None = None
    through_day: date | None = None


class WorkingGroup(Numbered):
    """A working group, with everyone who is or was a member; `convener` was named last."""

    name: str | None = None
    name_key: str | None = None
    decision: str | None = None
    formed_on: date
    convener: str | None = None
    convener_from: date | None = None
    closed_on: date | None = None
    memberships: tuple[Membership, ...] = ()

    def members_on(self, day: date) -> tuple[str, ...]:
        """Give who has not left the group by a day: who is to join is counted from when it is typed."""
        left_after = [each for each in self.memberships if each.through_day is None or each.through_day >= day]
        return tuple(each.person for each in left_after)

    def convener_on(self, day: date) -> str | None:
        """Give who calls the group together, as long as that is a member, or None."""
        return self.convener if self.convener in self.members_on(day) else None

    @property
    def convener_through(self) -> date | None:
        """Give the last day that somebody calls the group together, as long as that is a member, or None for no end."""
        held = [each.through_day or date.max for each in self.memberships if each.person == self.convener]
        last = min(max(held, default=date.max), self.closed_on or date.max)
        return None if last == date.max else last

    def closed_by(self, day: date) -> bool:
        """Tell whether the group's last day has passed by a day."""
        return self.closed_on is not None and self.closed_on < day


class WatchNote(Kept):
    """News about a watch item."""

    watch: str
    noted_on: date
    note: str | None = None


class Plan(Kept):
    """An activity plan."""

    id: str
    first_day: date
    last_day: date


class PlanAdoption(Kept):
    """A decision by which what a plan held was adopted, from a day."""

    plan: str
    decision: str
    adopted_on: date


class Activity(Kept):
    """An activity of a plan: `continues` is what it was in an earlier plan, `moved_to` what it is in a later."""

    id: str
    plan: str
    number: int
    text: str | None = None
    serves: tuple[str, ...] = ()
    responsible: Party | None = None
    proposed_on: date
    lead: str | None = None
    due: date | None = None
    continues: str | None = None
    adopted_by: str | None = None
    adopted_on: date | None = None
    started_on: date | None = None
    done_on: date | None = None
    dropped_on: date | None = None
    moved_on: date | None = None
    moved_to: str | None = None
    unadopted_from: date | None = None  # the day from which the decision that adopted it is in force no longer

    def adopted_by_day(self, day: date) -> bool:
        """Tell whether a decision in force on a day has adopted it."""
        begun = self.adopted_on is not None and self.adopted_on <= day
        return begun and (self.unadopted_from is None or day < self.unadopted_from)

    @property
    def ended_on(self) -> date | None:
        """Give the day it was done, dropped or moved to a later plan, or None."""
        return self.done_on or self.dropped_on or self.moved_on


class LateActivity(Activity):
    """An activity that was to be done by a day, its own or its plan's."""

    until: date


class ActivityActor(Kept):
    """An actor that takes part in an activity."""

    activity: str
    actor: str


class ActivityNote(Kept):
    """How an activity went, on a day."""

    activity: str
    noted_on: date
    note: str | None = None


class TaskHelper(Kept):
    """Who helps with a task."""

    task: str
    person: str


class TaskNote(Kept):
    """How a task went, on a day."""

    task: str
    noted_on: date
    note: str | None = None


class Task(Numbered):
    """Something somebody is to do."""

    text: str | None = None
    origin: str | None = None
    owner: str | None = None
    due: date | None = None
    added_on: date
    started_on: date | None = None
    done_on: date | None = None
    dropped_on: date | None = None


class WatchItem(Numbered):
    """Somebody else's work that concerns the agreement."""

    text: str | None = None
    kind: WatchKind
    owner: str | None = None
    next_day: date | None = None
    added_on: date
    resolved_on: date | None = None
    promoted_on: date | None = None
    promoted_to: str | None = None

    @property
    def closed_on(self) -> date | None:
        """Give the day since which it is not watched any more, or None."""
        return self.resolved_on or self.promoted_on
