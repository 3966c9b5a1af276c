"""How the registry says no about groups, plans, tasks and what is watched."""

from samverkan_cli.domain.refusal import Finding, Unmet


class TaskEnded(Unmet):
    """The task is done or dropped."""


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
