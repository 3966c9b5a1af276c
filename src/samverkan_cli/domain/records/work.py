"""Groups, plans, tasks and the watch list."""

from datetime import date

from samverkan_cli.domain.records.base import Kept, Numbered
from samverkan_cli.domain.values import Party, WatchKind


class WorkingGroup(Numbered):
    """A working group, with its members."""

    name: str | None = None
    name_key: str | None = None
    decision: str | None = None
    formed_on: date
    convener: str | None = None
    members: tuple[str, ...] = ()


class Plan(Kept):
    """An activity plan."""

    id: str
    first_day: date
    last_day: date


class Activity(Kept):
    """A proposed activity of a plan."""

    id: str
    plan: str
    number: int
    text: str | None = None
    serves: tuple[str, ...] = ()
    responsible: Party | None = None
    proposed_on: date


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
