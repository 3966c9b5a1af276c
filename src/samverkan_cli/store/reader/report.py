"""Questions for reports: who was a signatory in a span of days, and what happened in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.domain.case.effect import Decided
from samverkan_cli.store.reader.base import in_batches
from samverkan_cli.store.reader.enrollment import DATED, EnrollmentReader, StandingFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from samverkan_cli.domain.report import Change, Tenure
    from samverkan_cli.domain.trend import TaskDays

_NOTHING = Decided()
_SPANNED = (
    " WHERE e.voided_by IS NULL AND e.effective <= :last"
    " AND e.period IN (SELECT id FROM period WHERE first_day <= :last AND last_day >= :before)"
)
# What happened to actors that neither joined nor left by it, and what the council did.
_HAPPENED = (
    "SELECT 'received' AS change, e.received AS day, a.id, a.name, e.period AS told, e.lacks AS other, e.entry"
    " FROM enrollment e JOIN actor a ON a.id = e.actor WHERE e.voided_by IS NULL AND e.declined_on IS NULL"
    " AND e.received BETWEEN :first AND :last AND (e.effective IS NULL OR e.effective > :last)"
    " UNION ALL SELECT 'declined', e.declined_on, a.id, a.name, e.period, NULL, e.entry"
    " FROM enrollment e JOIN actor a ON a.id = e.actor WHERE e.voided_by IS NULL"
    " AND e.declined_on BETWEEN :first AND :last"
    " UNION ALL SELECT 'suspended', s.first_day, a.id, a.name, e.period, s.through, s.entry FROM suspension s"
    " JOIN enrollment e ON e.id = s.enrollment JOIN actor a ON a.id = e.actor WHERE s.voided_by IS NULL"
    " AND s.annulled_on IS NULL AND (s.revoked_from IS NULL OR s.revoked_from > s.first_day)"
    " AND s.first_day BETWEEN :first AND :last"
    " UNION ALL SELECT 'renamed', n.through_day, a.id, a.name, n.name, NULL, n.entry"
    " FROM actor_name n JOIN actor a ON a.id = n.actor WHERE n.voided_by IS NULL AND a.voided_by IS NULL"
    " AND n.through_day BETWEEN :first AND :last"
    " UNION ALL SELECT 'meeting', m.date, m.id, (SELECT o.name FROM meeting_body b JOIN body o ON o.id = b.body"
    " WHERE b.meeting = m.id AND b.voided_by IS NULL ORDER BY b.entry, b.position LIMIT 1), m.title, NULL, m.entry"
    " FROM meeting m WHERE m.voided_by IS NULL AND m.cancelled_on IS NULL AND m.date BETWEEN :first AND :last"
    " UNION ALL SELECT 'decision', d.decided_on, d.id, o.name, d.text, d.outcome, d.entry"
    " FROM decision d JOIN body o ON o.id = d.body WHERE d.voided_by IS NULL AND d.decided_on BETWEEN :first AND :last"
    " UNION ALL SELECT 'case-opened', c.reported_on, c.id, a.name, c.period, NULL, c.entry"
    ' FROM "case" c JOIN actor a ON a.id = c.actor WHERE c.voided_by IS NULL'
    " AND c.reported_on BETWEEN :first AND :last"
    " UNION ALL SELECT 'case-closed', s.day, c.id, a.name, c.period, NULL, s.entry"
    ' FROM case_step s JOIN "case" c ON c.id = s."case" JOIN actor a ON a.id = c.actor WHERE s.voided_by IS NULL'
    " AND s.kind = 'closed' AND s.day BETWEEN :first AND :last"
    " UNION ALL SELECT 'task-done', t.done_on, t.id, p.name, t.text, NULL, t.entry"
    " FROM task t LEFT JOIN person p ON p.id = t.owner WHERE t.voided_by IS NULL"
    " AND t.done_on BETWEEN :first AND :last"
    " UNION ALL SELECT 'round', r.asked_on, r.id, r.name, r.period, NULL, r.entry"
    " FROM yearly_round r WHERE r.voided_by IS NULL AND r.asked_on BETWEEN :first AND :last"
    " ORDER BY day, entry"
)


class ReportReader(EnrollmentReader):
    """What reports count."""

    def tenures(self, before: date, last: date) -> Iterator[Tenure]:
        """Give every enrollment that had taken effect by a day, of the periods that run between two days."""
        from samverkan_cli.domain.report import Tenure

        decided = self._decided(None)
        for each in self._each(StandingFacts, DATED + _SPANNED, before=before, last=last):
            dates = each.dates(decided.get(each.enrollment, _NOTHING))
            yield Tenure(each.id, each.name, each.side, each.kind, each.period, dates)

    def happened(self, first: date, last: date) -> list[Change]:
        """Give what happened in a span of days beside joining and leaving, the earliest first."""
        from samverkan_cli.domain.report import Change

        return self._all(Change, _HAPPENED, first=first, last=last)

    def task_days(self, on: date) -> list[TaskDays]:
        """Give when the tasks that had been added by a day were added, done and dropped, as many as were so at once."""
        from samverkan_cli.domain.trend import TaskDays

        asked = (
            "SELECT added_on, done_on, dropped_on, count(*) AS count FROM task"
            " WHERE voided_by IS NULL AND added_on <= :on GROUP BY added_on, done_on, dropped_on"
        )
        return self._all(TaskDays, asked, on=on)

    def sides_and_kinds(self, actors: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Give the side and the kind of some actors."""
        asked = "SELECT id, side, kind FROM actor WHERE id IN :actors"
        return {id_: (side, kind) for some in in_batches(actors) for id_, side, kind in self._rows(asked, actors=some)}
