"""What can happen to groups, plans, tasks and the watch list."""

from datetime import date

from samverkan_cli.domain.events.base import Event, PersonText, Text
from samverkan_cli.domain.values import Party, WatchKind


class GroupFormed(Event):
    """A working group."""

    name: Text = None
    formed_on: date
    decision: str | None = None


class GroupMemberAdded(Event):
    """A member of a working group."""

    person: str
    from_day: date | None = None


class ConvenerNamed(Event):
    """The member who calls the group together, from a day."""

    person: str
    from_day: date | None = None


class GroupMemberLeft(Event):
    """The last day somebody is a member of a working group; `added` is the entry by which it became one."""

    added: int
    person: str
    through_day: date


class GroupClosed(Event):
    """The last day of a working group."""

    closed_on: date


class PlanOpened(Event):
    """An activity plan."""

    first_day: date
    last_day: date


class ActivityAdded(Event):
    """A proposed activity of a plan."""

    plan: str
    number: int
    text: Text = None
    serves: tuple[str, ...] = ()
    responsible: Party | None = None
    proposed_on: date
    lead: str | None = None
    due: date | None = None
    continues: str | None = None


class ActivityAssigned(Event):
    """A new lead or a new last day; what is None stays as it was."""

    lead: str | None = None
    due: date | None = None


class ActivityActorAdded(Event):
    """An actor that takes part in an activity."""

    actor: str


class ActivityActorLeft(Event):
    """An actor takes part in an activity no longer; `added` is the entry since which it did."""

    added: int
    actor: str


class PlanAdopted(Event):
    """A decision adopts the activities that a plan has."""

    decision: str
    adopted_on: date
    activities: tuple[str, ...] = ()


class ActivityStarted(Event):
    """The activity goes on."""

    started_on: date
    note: Text = None


class ActivityDone(Event):
    """The activity is done, and what came of it."""

    done_on: date
    note: Text = None


class ActivityDropped(Event):
    """The activity will not be done, and why."""

    dropped_on: date
    note: Text = None


class ActivityMoved(Event):
    """The activity goes on as one of a later plan, `to`."""

    moved_on: date
    to: str
    note: Text = None


class ActivityNoted(Event):
    """How an activity goes."""

    noted_on: date
    note: Text = None


class TaskAdded(Event):
    """Something somebody is to do."""

    text: Text = None
    origin: str | None = None
    owner: str | None = None
    due: date | None = None
    added_on: date


class TaskAssigned(Event):
    """A new owner or a new last day; what is None stays as it was."""

    owner: str | None = None
    due: date | None = None


class TaskMoved(Event):
    """Another last day, for the reason that is given, and the one it had."""

    due: date
    earlier: date | None = None


class TaskNoted(Event):
    """How a task goes."""

    noted_on: date
    note: Text = None


class TaskHelperAdded(Event):
    """Who helps with a task."""

    person: str


class TaskHelperLeft(Event):
    """Who helps with a task no longer; `added` is the entry since which it did."""

    added: int
    person: str


class WorkHandedOver(Event):
    """What one person was to do and to watch is another's; `owner` is that one's name, as a watch item has it."""

    to: str
    handed_on: date
    tasks: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    owner: PersonText = None
    activities: tuple[str, ...] = ()


class TaskStarted(Event):
    """The task is being worked on."""

    started_on: date


class TaskDone(Event):
    """The task is done."""

    done_on: date


class TaskDropped(Event):
    """The task will not be done."""

    dropped_on: date


class WatchItemAdded(Event):
    """Somebody else's work that concerns the agreement."""

    text: Text = None
    kind: WatchKind
    owner: PersonText = None
    next_day: date | None = None
    added_on: date


class WatchNoted(Event):
    """News about a watch item, and when to look again."""

    noted_on: date
    note: Text = None
    next_day: date | None = None


class WatchResolved(Event):
    """Nothing more is to be watched, and what came of it."""

    resolved_on: date
    note: Text = None


class WatchPromoted(Event):
    """What was watched is ours to do: a task, or an item of an agenda."""

    promoted_on: date
    to: str
