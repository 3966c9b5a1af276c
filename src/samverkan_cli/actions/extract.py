"""A register extract: everything that is kept of one person, as plain data for a paper [GDPR art. 15]."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from samverkan_cli.domain.rights import answer_by, unanswered
from samverkan_cli.domain.setting import CONTROLLER, SENDER, notices_of_missing
from samverkan_cli.domain.values import Certainty, RightAsked, SettingKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samverkan_cli.domain.records import Person
    from samverkan_cli.domain.refusal import Notice
    from samverkan_cli.store.reader import Reader

Facts = dict[str, Any]


def facts(read: Reader, person: Person, rows: Sequence[Facts], on: date, dnr: str | None) -> tuple[Facts, list[Notice]]:
    """Give what an extract says of a person, whose places `rows` are, and what should be known of it."""
    registry, held = read.registry(), read.settings()
    ids = [each.id for each in read.same_persons(person)]
    asked = unanswered(read.requests(ids), RightAsked.EXTRACT)
    told = {
        "municipality": registry.municipality,
        "agreement": registry.agreement,
        "settings": {str(key): held.get(key) for key in SettingKey},
        "date": on,
        "dnr": dnr,
        "actor": {"id": person.id, "name": person.name, "org_nr": None},  # whom the paper is to
        "contact": None,
        "person": {"id": person.id, "name": person.name, "email": person.mailbox},
        "places": [_dated(row) for row in rows if row["match"] == Certainty.CERTAIN],
        "maybe": [_dated(row) for row in rows if row["match"] == Certainty.MAYBE],
        "logged": _logged(read, person),
        "erasures": [{"erased_on": each.erased_on, "decision": each.decision} for each in read.erasures_of(ids)],
        "request": {"received": asked.received, "answer_by": answer_by(asked.received)} if asked else None,
    }
    return told, notices_of_missing(held, (*SENDER, *CONTROLLER))


def _dated(row: Facts) -> Facts:
    """Give a place with its days as days, which a paper prints as an officer writes them."""
    days = ("day", "through", "consented", "withdrawn")
    return row | {name: date.fromisoformat(row[name]) if row[name] else None for name in days}


def _logged(read: Reader, person: Person) -> Facts | None:
    """Give how many entries somebody of the person's name has made, and from when till when."""
    if person.name_key is None or person.name is None:
        return None
    count, first, last = read.entries_by(person.name)
    return {"count": count, "first": first, "last": last} if count else None
