"""What was written for a renewal, and by which plan."""

from datetime import date

from samverkan_cli.domain.records.base import Kept, Numbered
from samverkan_cli.domain.values import ReminderForm


class RenewalPlan(Numbered):
    """A plan for renewing a period that was carried out."""

    key: str
    period: str
    from_period: str
    sha256: str
    applied_on: date
    count: int


class Reminder(Kept):
    """An invitation or reminder that was written."""

    actor: str
    period: str
    round: int
    written_on: date
    form: ReminderForm
    last_day: date | None = None
