"""How the registry says no about groups, plans, tasks and what is watched."""

from samverkan_cli.domain.refusal import Conflict, Finding, Notice, Unmet


class TaskEnded(Unmet):
    """The task is done or dropped."""


class HandedToItself(Conflict):
    """A person does not hand over to itself."""


class NoMember(Unmet):
    """The person is no member of the working group, and cannot leave it."""


class GroupIsClosed(Unmet):
    """The working group has had its last day."""


class MoveReasonMissing(Unmet):
    """Another last day of a task has its reason."""


class OwnerHelps(Unmet):
    """Who has a task does not help with it as well."""


class NotHelping(Unmet):
    """The person does not help with the task, and cannot stop."""


class PlanAcrossPeriod(Unmet):
    """A plan that shares days with a period lies in it."""


class DueOutsidePlan(Unmet):
    """The last day of an activity lies in its plan."""


class DecisionOnActors(Unmet):
    """A plan is adopted by a decision about it, not by one about actors."""


class NothingToAdopt(Unmet):
    """The plan holds no activity."""


class PlanNotLater(Unmet):
    """An activity moves to a plan that begins after its own."""


class ActivityEnded(Unmet):
    """The activity is done, dropped or moved to a later plan."""


class ActivityNotAdopted(Unmet):
    """An activity is adopted before it is started or done."""


class NoteMissing(Unmet):
    """Who leaves an activity that goes on says how it went."""


class NotTakingPart(Unmet):
    """The actor does not take part in the activity, and cannot stop."""


class WatchClosed(Unmet):
    """The watch item is closed, or was taken up as something else."""


class AdoptedByRecommendation(Notice):
    """What adopted the plan is the position of a body, not a decision."""


class PlanInNoPeriod(Notice):
    """The plan lies in none of the register's periods."""


class PointsUnchecked(Notice):
    """The register does not hold the text that the points stand in."""


class DueIsPast(Notice):
    """The new last day of a task is over already."""


class CountedFrom(Notice):
    """A month was given for a day: it is counted from its first."""


class ConvenerGone(Notice):
    """Who called the working group together leaves it."""


class GroupTasksOpen(Notice):
    """A working group has its last day while tasks that came from it are open."""


class ToHandOn(Notice):
    """An actor leaves whose people have seats, groups or tasks that another takes on."""


class ActivityWithoutPrinciple(Finding):
    """The activity serves no principle or commitment."""


class ActivityServesUnknown(Finding):
    """The activity serves a point that the text of its period does not have."""


class ActivityOverdue(Finding):
    """The last day of an activity has passed, or its plan has ended, and it is not done."""


class TaskWithoutOwner(Finding):
    """Nobody is responsible."""


class TaskWithoutDate(Finding):
    """No last day."""


class GroupWithoutConvener(Finding):
    """Nobody calls the group together."""


class WatchWithoutDate(Finding):
    """Nothing says when to look again (`check --strict`)."""
