"""Questions about the items of meetings, and what became of them."""

from datetime import date
from typing import Any

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.item import on_the_agenda
from samverkan_cli.domain.records import AgendaItem, Meeting
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.values import AgendaSource, Became
from samverkan_cli.store.reader.base import Asking, day, in_batches, tombstone


class ItemReader(Asking):
    """The items of meetings."""

    def item(self, reference: str) -> AgendaItem:
        """Give an item by its id, `M-1:3`; one that was taken back still answers to it."""
        id_ = reference.strip().upper()
        meeting, _, number = id_.partition(":")
        asked = (
            "SELECT * FROM agenda_item WHERE meeting = :meeting AND ordinal = :number ORDER BY voided_by IS NOT NULL"
        )
        number = number if number.isascii() and number.isdigit() and len(number) <= 15 else "0"
        found = self._one(AgendaItem, asked, meeting=meeting, number=int(number))
        if found is None:
            known = tuple(f"{each.title} ({each.id})" for each in on_the_agenda(self.items(meeting)))
            raise Refused([no.NotFound("item", given=reference, noun="item", nearest=known)])
        return self._usable(found, id_, "item")

    def items(self, meeting: str) -> list[AgendaItem]:
        """Give the items of a meeting, those that were dropped among them, in the order they were put there."""
        asked = "SELECT * FROM agenda_item WHERE voided_by IS NULL AND meeting = :meeting ORDER BY entry"
        return self._all(AgendaItem, asked, meeting=meeting)

    def last_item(self, meeting: str) -> int:
        """Give the number of a meeting's last item, taken back or not: numbers are not used anew."""
        asked = "SELECT max(ordinal) FROM agenda_item WHERE meeting = :meeting"
        return self._value(asked, meeting=meeting) or 0

    def agenda(self, meeting: str) -> list[tuple[int, str | None]]:
        """Give number and title of the items a meeting deals with, as they stand on its agenda."""
        return [(each.ordinal, each.title) for each in on_the_agenda(self.items(meeting))]

    def continuing(self, id_: str) -> list[AgendaItem]:
        """Give the items that continue an item or a decision, the earliest first."""
        asked = "SELECT * FROM agenda_item WHERE voided_by IS NULL AND continues = :id ORDER BY entry"
        return self._all(AgendaItem, asked, id=id_)

    def outcomes(self, meeting: str) -> list[dict[str, Any]]:
        """Give what became of a meeting's items without a decision of their own."""
        found = self._rows(
            "SELECT entry, item, outcome, to_body, back_by, note, to_meeting FROM item_outcome WHERE voided_by IS NULL"
            " AND meeting = :meeting ORDER BY entry",
            meeting=meeting,
        )
        return [
            {
                "entry": entry,
                "item": item,
                "outcome": Became(outcome),
                "to_body": body,
                "back_by": day(back),
                "note": note,
                "to_meeting": to_meeting,
            }
            for entry, item, outcome, body, back, note, to_meeting in found
        ]

    def dealt_with(self, item: AgendaItem) -> bool:
        """Tell whether something became of an item: an outcome, or a decision."""
        asked = (
            "SELECT EXISTS (SELECT 1 FROM item_outcome"
            " WHERE voided_by IS NULL AND meeting = :meeting AND item = :number)"
            " OR EXISTS (SELECT 1 FROM decision WHERE voided_by IS NULL AND meeting = :meeting AND item = :number)"
        )
        return bool(self._value(asked, meeting=item.meeting, number=item.ordinal))

    def taken_up(self, came_from: AgendaSource) -> set[str]:
        """Give what items of a kind come from that something became of."""
        asked = (
            "SELECT origin FROM agenda_item i WHERE voided_by IS NULL AND dropped_on IS NULL AND came_from = :kind AND"
            " (EXISTS (SELECT 1 FROM item_outcome o WHERE o.voided_by IS NULL AND o.meeting = i.meeting"
            " AND o.item = i.ordinal) OR EXISTS (SELECT 1 FROM decision d WHERE d.voided_by IS NULL"
            " AND d.meeting = i.meeting AND d.item = i.ordinal))"
        )
        return set(self._values(asked, kind=came_from))

    def meetings_to_approve(self, body: str, before: date) -> list[Meeting]:
        """Give the meetings of a body before a day whose minutes are out and not approved."""
        asked = (
            "SELECT * FROM meeting WHERE voided_by IS NULL AND cancelled_on IS NULL AND minutes_sent IS NOT NULL"
            " AND approved_on IS NULL AND adjusted_on IS NULL AND date < :before"
            " AND id IN (SELECT meeting FROM meeting_body WHERE voided_by IS NULL AND body = :body)"
        )
        return self._all(Meeting, asked, body=body, before=before)

    def arrived(self, since: date, through: date) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Give the answers and the withdrawals that have arrived after a day and through another: whose, and when."""
        answers = self._rows(
            "SELECT e.received, a.id, a.name FROM enrollment e JOIN actor a ON a.id = e.actor WHERE e.voided_by IS NULL"
            " AND e.declined_on IS NULL AND e.received > :since AND e.received <= :through"
            " ORDER BY e.received, e.number",
            since=since,
            through=through,
        )
        left = self._rows(
            "SELECT e.end_received, a.id, a.name FROM enrollment e JOIN actor a ON a.id = e.actor"
            " WHERE e.voided_by IS NULL AND e.ended_as = 'withdrawal' AND e.end_received > :since"
            " AND e.end_received <= :through ORDER BY e.end_received, e.number",
            since=since,
            through=through,
        )
        return _arrivals(answers), _arrivals(left)

    def _entries_of_item(self, id_: str) -> list[int]:
        """Give the entries that put an item on the agenda, or tell what became of it, taken back or not."""
        meeting, _, number = id_.partition(":")
        asked = (
            "SELECT entry FROM agenda_item WHERE meeting = :meeting AND ordinal = :number"
            " UNION SELECT entry FROM item_outcome WHERE meeting = :meeting AND item = :number"
            " UNION SELECT entry FROM decision WHERE meeting = :meeting AND item = :number"
        )
        return self._values(asked, meeting=meeting, number=int(number))

    def item_titles(self, ids: list[str]) -> dict[str, str]:
        """Give the titles of items by their ids."""
        found: dict[str, str] = {}
        asked = (
            "SELECT meeting || ':' || ordinal, title FROM agenda_item WHERE voided_by IS NULL AND meeting IN :meetings"
        )
        for some in in_batches(id_.partition(":")[0] for id_ in ids):
            found |= {id_: title for id_, title in self._rows(asked, meetings=some) if title}
        return {id_: found[id_] for id_ in ids if id_ in found}


def _arrivals(rows: list[Any]) -> list[dict[str, Any]]:
    return [{"day": day(when), "id": id_, "name": name or tombstone()} for when, id_, name in rows]
