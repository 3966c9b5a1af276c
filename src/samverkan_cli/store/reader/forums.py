"""Questions for the map of forums: how many there are of a kind, and who takes part in what."""

from datetime import date

from samverkan_cli.domain.standing import on_roll
from samverkan_cli.store.reader.base import in_batches
from samverkan_cli.store.reader.enrollment import CAME, DATED, STAYS, THEN, EnrollmentReader, StandingFacts

_BY_KIND = "SELECT a.kind, count(*) FROM enrollment e JOIN actor a ON a.id = e.actor JOIN period p ON p.id = e.period"
_HELD = " AND (m.from_day IS NULL OR m.from_day <= :day) AND (m.through_day IS NULL OR m.through_day >= :day)"
_LIVE = "a.voided_by IS NULL AND a.merged_into IS NULL AND (a.dissolved_on IS NULL OR a.dissolved_on >= :day)"


class ForumReader(EnrollmentReader):
    """What stands on the map."""

    def signatories_by_kind(self, on: date) -> dict[str, int]:
        """Give how many signatories there are of each kind on a day: as many as `roll` gives, without reading them."""
        found: dict[str, int] = dict(self._rows(_BY_KIND + CAME + STAYS + THEN + " GROUP BY a.kind", day=on))
        decided = self._decided(None)
        for some in in_batches(decided):
            there = self._rows(_BY_KIND + CAME + STAYS + " AND e.id IN :ids GROUP BY a.kind", day=on, ids=some)
            for kind, count in there:
                found[kind] -= count
            for each in self._all(StandingFacts, DATED + CAME + " AND e.id IN :ids", day=on, ids=some):
                found[each.kind] = found.get(each.kind, 0) + on_roll(each.dates(decided[each.enrollment]), on)
        return {kind: count for kind, count in found.items() if count}

    def networks_on(self, on: date) -> list[str]:
        """Give the networks that are not dissolved on a day."""
        return self._values(f"SELECT a.id FROM actor a WHERE a.kind = 'network' AND {_LIVE} ORDER BY a.number", day=on)

    def members_of_networks(self, on: date) -> list[tuple[str, str]]:
        """Give who takes part in which network on a day."""
        asked = (
            "SELECT m.member, m.network FROM network_member m JOIN actor a ON a.id = m.network"
            f" WHERE m.voided_by IS NULL AND {_LIVE}{_HELD} ORDER BY m.entry"
        )
        return self._rows(asked, day=on)

    def meeting_together(self, first: date, last: date) -> list[tuple[str, str, int]]:
        """Give the pairs of bodies that meet together in a span of days, and how often."""
        asked = (
            "SELECT a.body, b.body, count(*) FROM meeting m"
            " JOIN meeting_body a ON a.meeting = m.id AND a.voided_by IS NULL"
            " JOIN meeting_body b ON b.meeting = m.id AND b.voided_by IS NULL AND a.body < b.body"
            " WHERE m.voided_by IS NULL AND m.cancelled_on IS NULL AND m.date BETWEEN :first AND :last"
            " GROUP BY a.body, b.body"
        )
        return self._rows(asked, first=first, last=last)
