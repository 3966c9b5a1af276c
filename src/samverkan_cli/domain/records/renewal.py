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


class YearlyRound(Numbered):
    """A round of questions to those who were signatories on a day; a question stands on each line."""

    name: str | None = None
    name_key: str | None = None
    period: str
    asked_on: date
    last_day: date | None = None
    questions: str | None = None

    @property
    def each_question(self) -> tuple[str, ...]:
        """Give the questions one by one."""
        return tuple((self.questions or "").splitlines())


class RoundAnswer(Kept):
    """What an actor said in a round, and when that arrived."""

    round: str
    actor: str
    received: date
    text: str | None = None
