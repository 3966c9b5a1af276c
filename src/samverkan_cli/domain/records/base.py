"""What every record has. A record never changes once it is read."""

from datetime import date

from samverkan_cli.domain.value import Value


class Kept(Value):
    """What every row has: the entry that made it, and the one that took it back, if any."""

    entry: int
    voided_by: int | None = None


class Numbered(Kept):
    """A row with an id people see, and the number in it, which gives the order."""

    id: str
    number: int


class Placed(Kept):
    """A row of a part: several may come from one entry."""

    position: int = 0


class Interrupted(Kept):
    """What has become of a decision's effect: stayed and resumed, reconsidered by the body, or annulled."""

    case: str | None = None
    stayed_on: date | None = None
    resumed_from: date | None = None
    revoked_from: date | None = None
    annulled_on: date | None = None
