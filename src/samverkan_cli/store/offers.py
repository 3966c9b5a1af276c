"""What a reference that is being typed may become: a glance at the registry, which is not waited for nor mended.

A question asks for at most so many, by a key or by the newest, and never for everybody.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from samverkan_cli.domain.notation import name_key
from samverkan_cli.store.sqlite import opening

MOST = 100
AFTER = "\U0010ffff"  # what stands after every letter
LONGEST = 60  # letters of a text that tells what an id is


class Offer(NamedTuple):
    """An id, the name it can be typed by, and what tells of it."""

    id: str
    name: str | None
    told: str


_LIVE = {
    "actor": "SELECT id, name, coalesce(org_nr, '') FROM actor WHERE voided_by IS NULL AND merged_into IS NULL",
    "network": "SELECT id, name, coalesce(org_nr, '') FROM actor"
    " WHERE voided_by IS NULL AND merged_into IS NULL AND kind = 'network'",
    "person": "SELECT id, name, coalesce(mailbox, '') FROM person WHERE voided_by IS NULL",
    "body": "SELECT id, name, '' FROM body WHERE voided_by IS NULL",
    "group": "SELECT id, name, '' FROM working_group WHERE voided_by IS NULL",
    "round": "SELECT id, name, '' FROM yearly_round WHERE voided_by IS NULL",
    "period": "SELECT id, NULL, first_day || ' – ' || last_day FROM period WHERE voided_by IS NULL",
    "plan": "SELECT id, NULL, first_day || ' – ' || last_day FROM \"plan\" WHERE voided_by IS NULL",
    "activity": "SELECT id, NULL, coalesce(text, '') FROM activity WHERE voided_by IS NULL",
    "meeting": "SELECT id, NULL, date || coalesce(' ' || title, '') || coalesce(' ' || place, '')"
    " FROM meeting WHERE voided_by IS NULL",
    "decision": "SELECT id, NULL, decided_on || ' ' || coalesce(text, '') FROM decision WHERE voided_by IS NULL",
    "case": "SELECT id, NULL, (SELECT name FROM actor WHERE actor.id = \"case\".actor) || ', ' || period"
    ' FROM "case" WHERE voided_by IS NULL',
    "enrollment": "SELECT id, NULL, (SELECT name FROM actor WHERE actor.id = enrollment.actor) || ', ' || period"
    " FROM enrollment WHERE voided_by IS NULL",
    "task": "SELECT id, NULL, coalesce(text, '') FROM task WHERE voided_by IS NULL",
    "watch": "SELECT id, NULL, coalesce(text, '') FROM watch_item WHERE voided_by IS NULL",
    "roll": "SELECT id, NULL, coalesce(title, '') || ' ' || on_day FROM recorded_roll WHERE voided_by IS NULL",
}
NAMED = frozenset({"actor", "network", "person", "body", "group", "round"})
# The last first: what was done last is what is gone on with.
_ORDERS = dict.fromkeys(_LIVE, " ORDER BY number DESC LIMIT :most") | {
    "period": " ORDER BY first_day DESC LIMIT :most",
    "plan": " ORDER BY first_day DESC LIMIT :most",
    "decision": " ORDER BY number DESC LIMIT :most",
    "activity": " ORDER BY entry DESC LIMIT :most",
}
_FIRST = {"A": "actor", "P": "person", "B": "body", "G": "group", "M": "meeting", "D": "decision", "C": "case"}
_FIRST |= {"E": "enrollment", "T": "task", "W": "watch", "R": "roll", "U": "round"}
_POINTS = (
    "SELECT kind || ':' || ordinal, NULL, coalesce(text, '') FROM provision WHERE voided_by IS NULL"
    " AND period = :period AND version ="
    " (SELECT max(version) FROM period_text WHERE period = :period AND voided_by IS NULL) ORDER BY position LIMIT :most"
)
_SPOKEN_OF = 'SELECT period FROM "case" WHERE id = :id'
_NEWEST = "SELECT id FROM period WHERE voided_by IS NULL ORDER BY first_day DESC LIMIT 1"
_WITH_A_WORD = "SELECT ref FROM search_index WHERE search_index MATCH :words LIMIT :most"


def found(path: Path, kinds: tuple[str, ...], typed: str) -> list[Offer]:
    """Give what of some kinds begins like this, by its id or its name, nothing where the registry cannot be read."""
    with suppress(Exception), opening.glancing(path) as connection:
        asking = _Asking(connection)
        kinds = asking.kinds_of(kinds, typed)
        return list(dict.fromkeys(offer for kind in kinds for offer in asking.offers(kind, typed)))[: 2 * MOST]
    return []


def points(path: Path, period: str | None, case: str | None) -> list[Offer]:
    """Give the numbered points of a period's text: of the case's period, or else of the newest period's."""
    with suppress(Exception), opening.glancing(path) as connection:
        asking = _Asking(connection)
        of = period or (asking.one(_SPOKEN_OF, id=case.upper()) if case else None) or asking.one(_NEWEST)
        return list(asking.rows(_POINTS, period=of, most=MOST))
    return []


class _Asking:
    """Questions to a registry that was opened for a glance."""

    def __init__(self, connection: opening.Connection) -> None:
        self._connection = connection

    def kinds_of(self, kinds: tuple[str, ...], typed: str) -> tuple[str, ...]:
        """Give the kinds to ask for; where anything goes, the first letter of an id tells which."""
        if kinds != ("anything",):
            return kinds
        kind = _FIRST.get(typed[:1].upper()) if typed[1:2] in ("", "-") else None
        return (kind, *sorted(NAMED - {"network"})) if kind else ("period", *sorted(NAMED - {"network"}))

    def offers(self, kind: str, typed: str) -> Iterator[Offer]:
        """Give what of a kind begins like what was typed; what is told of it counts where it has no name."""
        live, key = _LIVE[kind], name_key(typed)
        if not key:
            yield from self.rows(live + _ORDERS[kind], most=MOST)
            return
        begun = typed.strip().upper()
        yield from self.rows(f"{live} AND id >= :begun AND id < :after LIMIT :most", begun=begun, after=begun + AFTER)
        if kind not in NAMED:
            newest = self.rows(live + _ORDERS[kind], most=MOST)
            yield from (offer for offer in newest if any(w.startswith(key) for w in name_key(offer.told).split()))
            return
        named = f"{live} AND name_key >= :key AND name_key < :after LIMIT :most"
        by_name = list(self.rows(named, key=key, after=key + AFTER))
        yield from by_name or self._with_a_word(kind, key)

    def _with_a_word(self, kind: str, key: str) -> Iterator[Offer]:
        """Give those whose names hold a word that begins so."""
        words = '"' + key.replace('"', '""') + '" *'
        hits = [ref for (ref,) in self._connection.execute(_WITH_A_WORD, {"words": words, "most": MOST})]
        for hit in dict.fromkeys(hits):
            yield from self.rows(f"{_LIVE[kind]} AND id = :id LIMIT :most", id=hit)

    def rows(self, sql: str, **given: object) -> Iterator[Offer]:
        """Give what a question finds; what has been erased tells nothing."""
        for id_, name, told in self._connection.execute(sql, {"most": MOST} | given):
            if id_:
                yield Offer(id_, name, " ".join((told or "").split())[:LONGEST])

    def one(self, sql: str, **given: object) -> str | None:
        """Give the first column of the first row."""
        row = self._connection.execute(sql, given).fetchone()
        return str(row[0]) if row else None
