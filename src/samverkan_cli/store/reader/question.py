"""Questions about open questions: what was sent on, what continues it, and what became of both."""

from datetime import date

from samverkan_cli.domain.question import DECIDING, OpenQuestion, open_questions
from samverkan_cli.domain.records import AskedItem, WhatBecame
from samverkan_cli.store.reader.base import Asking, in_batches

_ITEMS = (
    "SELECT i.meeting || ':' || i.ordinal AS id, m.date AS day, i.title, i.continues,"
    " i.dropped_on IS NOT NULL OR m.cancelled_on IS NOT NULL AS dropped, i.place IS NOT NULL AS placed,"
    " (SELECT group_concat(b.body, ' ') FROM meeting_body b WHERE b.meeting = m.id AND b.voided_by IS NULL) AS bodies"
    " FROM agenda_item i JOIN meeting m ON m.id = i.meeting"
    " WHERE i.voided_by IS NULL AND m.voided_by IS NULL"
)
_OUTCOMES = (
    "SELECT o.meeting || ':' || o.item AS of, o.entry, o.outcome, m.date AS day, o.to_body, o.to_meeting,"
    " (SELECT t.date FROM meeting t WHERE t.id = o.to_meeting AND t.voided_by IS NULL"
    " AND t.cancelled_on IS NULL) AS to_day, o.back_by, o.note AS text,"
    " (SELECT group_concat(b.body, ' ') FROM meeting_body b WHERE b.meeting = m.id AND b.voided_by IS NULL) AS bodies"
    " FROM item_outcome o JOIN meeting m ON m.id = o.meeting WHERE o.voided_by IS NULL AND m.voided_by IS NULL"
)
_DECIDED = (
    "SELECT CASE WHEN d.item IS NULL OR d.meeting IS NULL THEN d.id ELSE d.meeting || ':' || d.item END AS of,"
    " d.id AS decision, d.entry, d.outcome, d.decided_on AS day, d.to_body, d.to_meeting,"
    " (SELECT t.date FROM meeting t WHERE t.id = d.to_meeting AND t.voided_by IS NULL"
    " AND t.cancelled_on IS NULL) AS to_day, d.back_by, d.text, d.body AS bodies"
    " FROM decision d WHERE d.voided_by IS NULL"
)
_SENT_ON = " AND (outcome = 'referred' OR outcome = 'tabled' OR back_by IS NOT NULL)"


class QuestionReader(Asking):
    """The open questions."""

    _asked: tuple[object, list[OpenQuestion]] | None = None

    def questions(self) -> list[OpenQuestion]:
        """Give the open questions, the one that has waited longest first; asked once, until something is recorded."""
        head = self._rows("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
        if self._asked is None or self._asked[0] != head:
            self._asked = head, self._questions()
        return self._asked[1]

    def _questions(self) -> list[OpenQuestion]:
        sent = self._all(WhatBecame, _OUTCOMES + _SENT_ON) + self._all(WhatBecame, _DECIDED + _SENT_ON)
        if not sent:
            return []
        first = min(each.day for each in sent)
        items = self._all(AskedItem, _ITEMS + " AND i.continues IS NOT NULL")
        items += self._all(AskedItem, _ITEMS + " AND i.place IS NULL AND m.date >= :first", first=first)
        known = {each.id for each in items}
        others = {each.of for each in sent if ":" in each.of} - known
        for some in in_batches(each.partition(":")[0] for each in others):
            there = self._all(AskedItem, _ITEMS + " AND i.meeting IN :meetings", meetings=some)
            items += [each for each in there if each.id in others]
        return open_questions(items, self._answers(items, sent), self._deciding())

    def _answers(self, items: list[AskedItem], sent: list[WhatBecame]) -> list[WhatBecame]:
        """Give all that became of some items, and what was sent on that is of none."""
        ids = {each.id for each in items}
        found = {(each.of, each.entry): each for each in sent}
        for some in in_batches(id_.partition(":")[0] for id_ in ids):
            told = self._all(WhatBecame, _OUTCOMES + " AND o.meeting IN :meetings", meetings=some)
            told += self._all(
                WhatBecame, _DECIDED + " AND d.item IS NOT NULL AND d.meeting IN :meetings", meetings=some
            )
            found |= {(each.of, each.entry): each for each in told if each.of in ids}
        return list(found.values())

    def _deciding(self) -> list[str]:
        """Give the bodies that decide for themselves."""
        asked = "SELECT id FROM body WHERE voided_by IS NULL AND kind IN :kinds"
        return self._values(asked, kinds=[str(kind) for kind in DECIDING])

    def meeting_days(self, body: str) -> list[tuple[str, date]]:
        """Give ids and days of a body's meetings, in order of time."""
        asked = (
            "SELECT id, date FROM meeting WHERE voided_by IS NULL AND cancelled_on IS NULL"
            " AND id IN (SELECT meeting FROM meeting_body WHERE voided_by IS NULL AND body = :body) ORDER BY date"
        )
        return [(id_, date.fromisoformat(day)) for id_, day in self._rows(asked, body=body)]
