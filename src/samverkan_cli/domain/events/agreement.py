"""What can happen to periods and their texts."""

from datetime import date

from samverkan_cli.domain.events.base import Event, Part, Text
from samverkan_cli.domain.values import Affirmation, Party, ProvisionKind, TextChange


class PolicySetting(Part):
    """A setting of a period's policy as it held when the period was opened, and where it is from."""

    name: str
    value: str
    source: Text = None


class PeriodOpened(Event):
    """An agreement period with its rules."""

    first_day: date
    last_day: date
    networks: bool = True
    hearing: bool = True
    affirmations: tuple[Affirmation, ...] = ()
    exclusion_clause: Text = None
    adopted_by: str | None = None
    adopted_on: date | None = None
    paragraph: int | None = None
    settings: tuple[PolicySetting, ...] = ()
    decision: str | None = None


class ProvisionPart(Part):
    """A numbered point of a period's text."""

    kind: ProvisionKind
    number: int
    party: Party | None = None
    text: Text = None


class PeriodTextSet(Event):
    """A version of a period's text, with its digest; `change` tells whether anybody is asked anew."""

    version: int
    sha256: str
    change: TextChange
    text: Text = None
    provisions: tuple[ProvisionPart, ...] = ()
    decision: str | None = None


class PeriodClosed(Event):
    """The intake is closed: nothing is received after the day."""

    closed_on: date


class PeriodExtended(Event):
    """A later last day, by decision."""

    last_day: date
    decision: str


class PeriodRuleSet(Event):
    """Whether networks may join, from a day, by decision."""

    networks: bool
    from_day: date
    decision: str


class PolicySet(Event):
    """A setting of a period's policy other than `networks`, from a day, by decision; the text of a clause is sealed."""

    name: str
    value: str
    from_day: date
    decision: str
    text: Text = None
