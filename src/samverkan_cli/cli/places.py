"""Where persons stand, as scripts and people read it: `person find`, `person show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samverkan_cli import texts
from samverkan_cli.cli.shapes import iso
from samverkan_cli.domain.values import Certainty, PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from samverkan_cli.domain.records import PersonPlace
    from samverkan_cli.store.reader import Reader

KEYS = (
    *("id", "stands", "called", "day", "through", "told", "represents", "match", "person", "name", "entry"),
    *("consented", "withdrawn"),
)
COLUMNS = ("name", "stands", "id", "called", "day", "through", "match")
OF_THE_REGISTRY = (PlaceKind.SETTING, PlaceKind.LOGGED)  # the registry is called nothing: what it says there is told
GOING = ("match", "through", "day", "called")


def shaped(reader: Reader, places: Sequence[PersonPlace]) -> list[dict[str, Any]]:
    """Give places with what everything in them is called."""
    names = reader.names({id_ for each in places for id_ in (each.id, each.person, each.about) if id_})
    names = reader.whose_meetings({each.id for each in places if each.id.startswith("M-")}) | names
    consents = reader.consents({each.person for each in places if each.person and each.stands is PlaceKind.CONTACT})

    def called(place: PersonPlace) -> str | None:
        if place.stands in OF_THE_REGISTRY:
            return place.told
        if place.id[:2] in ("E-", "C-"):
            return names.get(place.about or "")
        if place.stands is PlaceKind.LEAD:
            return place.told
        return names.get(place.id)

    return [
        {
            "id": each.id,
            "stands": str(each.stands),
            "called": called(each),
            "day": iso(each.day),
            "through": iso(each.through),
            "told": each.told,
            "represents": names.get(each.about) if each.about and each.id[:2] in ("B-", "M-") else None,
            "match": str(each.match),
            "person": each.person,
            "name": names.get(each.person) if each.person else None,
            "entry": each.entry,
            **_consent(consents.get(each.entry or 0)),
        }
        for each in places
    ]


def _consent(days: tuple[date | None, date | None] | None) -> dict[str, str | None]:
    """Give since when a contact may be public, and since when not any more."""
    consented, withdrawn = days or (None, None)
    return {"consented": iso(consented), "withdrawn": iso(withdrawn)}


def lines(rows: Sequence[dict[str, Any]]) -> list[str]:
    """Give places as a person reads them, those that are certain before those that may be."""
    rows = [row | {"told": None} if row["stands"] in OF_THE_REGISTRY else row for row in rows]
    certain = [row for row in rows if row["match"] == Certainty.CERTAIN]
    maybe = [row for row in rows if row["match"] == Certainty.MAYBE]
    said = [texts.say("person_place", **row) for row in certain]
    return said + ([texts.say("maybe_places"), *(texts.say("person_place", **row) for row in maybe)] if maybe else [])
