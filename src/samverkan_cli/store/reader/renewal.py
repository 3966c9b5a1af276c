"""Questions about renewal: plans carried out, who is invited, what was written."""

from samverkan_cli.domain.records import RenewalPlan
from samverkan_cli.store.reader.base import Reading


class RenewalReader(Reading):
    """Renewal plans, invitations and reminders."""

    def renewal_plan(self, reference: str) -> RenewalPlan:
        """Give a plan that was carried out by its id."""
        return self._named(RenewalPlan, "renewal_plan", reference, "renewal_plan")
