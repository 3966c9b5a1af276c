"""Questions for what is published: of many meetings at once, and what is not for everybody."""

import json
from collections import defaultdict
from collections.abc import Collection

from samverkan_cli.domain.naming import persons_in
from samverkan_cli.domain.records import Actor, AgendaItem, Attendance, ItemOutcome, Meeting
from samverkan_cli.store.reader.base import in_batches
from samverkan_cli.store.reader.council import CouncilReader

# Decisions that are of a case, or of what somebody asked for itself; also where what was done on them was taken back.
_NOT_FOR_ALL = (
    "SELECT decision FROM case_decision UNION SELECT decision FROM exclusion UNION SELECT decision FROM suspension"
    " UNION SELECT decision FROM case_step WHERE decision IS NOT NULL"
    " UNION SELECT decision FROM erasure WHERE decision IS NOT NULL"
    " UNION SELECT decision FROM person_request WHERE decision IS NOT NULL"
)


class PublicationReader(CouncilReader):
    """What stands on pages, asked for many things at once."""

    def person_names(self) -> list[str]:
        """Give the names of everybody who is or was registered, and those that were put right."""
        corrected = self._values("SELECT value FROM seal WHERE part = 'persons' AND value LIKE '%.old_person\"%'")
        held = [(key, name) for each in corrected for key, name in json.loads(each).items()]
        put_right = [name for key, name in held if key.endswith(".old_person") and name and "@" not in name]
        return self._values("SELECT name FROM person WHERE name <> ''") + put_right

    def names_typed(self) -> list[str]:
        """Give who is told of by name without being registered: who reported, was heard or appealed, who watches."""
        typed = self._values(
            'SELECT reported_by FROM "case" WHERE reported_by IS NOT NULL'
            " UNION SELECT who FROM case_step WHERE who IS NOT NULL"
            " UNION SELECT owner FROM watch_item WHERE owner IS NOT NULL"
        )
        return [name for each in typed for name in persons_in(each)]

    def names_tried(self) -> list[str]:
        """Give every name of the actors that a case was opened about, or that were kept off the roll without one."""
        return self._values(
            'WITH tried AS (SELECT actor FROM "case" WHERE voided_by IS NULL'
            " UNION SELECT actor FROM exclusion WHERE voided_by IS NULL"
            " UNION SELECT actor FROM enrollment WHERE voided_by IS NULL AND (ended_as IN ('exclusion', 'refusal')"
            " OR id IN (SELECT enrollment FROM suspension WHERE voided_by IS NULL)))"
            " SELECT name FROM actor WHERE name <> '' AND id IN (SELECT actor FROM tried)"
            " UNION SELECT name FROM actor_name"
            " WHERE voided_by IS NULL AND name <> '' AND actor IN (SELECT actor FROM tried)"
        )

    def decisions_apart(self) -> set[str]:
        """Give the decisions that are about one actor or person: of cases, of erasures, of requests."""
        return set(self._values(_NOT_FOR_ALL))

    def actors_named(self, ids: Collection[str]) -> dict[str, Actor]:
        """Give some actors by their ids."""
        asked = "SELECT * FROM actor WHERE id IN :ids"
        return {each.id: each for some in in_batches(ids) for each in self._all(Actor, asked, ids=some)}

    def meetings_approved(self) -> list[Meeting]:
        """Give the meetings whose minutes are approved, or adjusted, the latest first."""
        asked = (
            "SELECT * FROM meeting WHERE voided_by IS NULL AND cancelled_on IS NULL"
            " AND (approved_on IS NOT NULL OR adjusted_on IS NOT NULL) ORDER BY date DESC, number DESC"
        )
        return self._meetings(asked)

    def items_of(self, meetings: Collection[str]) -> dict[str, list[AgendaItem]]:
        """Give the items of some meetings, in the order they were put there."""
        found: dict[str, list[AgendaItem]] = defaultdict(list)
        asked = "SELECT * FROM agenda_item WHERE voided_by IS NULL AND meeting IN :ids ORDER BY entry"
        for some in in_batches(meetings):
            for each in self._all(AgendaItem, asked, ids=some):
                found[each.meeting].append(each)
        return found

    def outcomes_of(self, meetings: Collection[str]) -> dict[str, list[ItemOutcome]]:
        """Give what became of the items of some meetings without a decision of their own."""
        found: dict[str, list[ItemOutcome]] = defaultdict(list)
        asked = "SELECT * FROM item_outcome WHERE voided_by IS NULL AND meeting IN :ids ORDER BY entry"
        for some in in_batches(meetings):
            for each in self._all(ItemOutcome, asked, ids=some):
                found[each.meeting].append(each)
        return found

    def attendance_of(self, meetings: Collection[str]) -> dict[str, list[Attendance]]:
        """Give who took part in some meetings, and who did not."""
        found: dict[str, list[Attendance]] = defaultdict(list)
        asked = "SELECT * FROM attendance WHERE voided_by IS NULL AND meeting IN :ids ORDER BY entry"
        for some in in_batches(meetings):
            for each in self._all(Attendance, asked, ids=some):
                found[each.meeting].append(each)
        return found
