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


class ConvenerGone(Notice):
    """Who called the working group together leaves it."""


class GroupTasksOpen(Notice):
    """A working group has its last day while tasks that came from it are open."""


class ToHandOn(Notice):
    """An actor leaves whose people have seats, groups or tasks that another takes on."""


class ActivityWithoutPrinciple(Finding):
    """The activity serves no principle or commitment."""


class TaskWithoutOwner(Finding):
    """Nobody is responsible."""


class TaskWithoutDate(Finding):
    """No last day."""


class GroupWithoutConvener(Finding):
    """Nobody calls the group together."""


class WatchWithoutDate(Finding):
    """Nothing says when to look again (`check --strict`)."""
