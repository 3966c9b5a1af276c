"""One writer: it appends each event to the journal and applies it to the tables, in one transaction."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from uuid import uuid4

import sqlalchemy as sa

from samverkan_cli.domain.errors import Notice, Refused, RegistryDamaged
from samverkan_cli.domain.events import Event
from samverkan_cli.store import journal, search
from samverkan_cli.store.projection import Change, Insert, Update, changes
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.tables import table

SERIES = {
    "A": "actor",
    "P": "person",
    "E": "enrollment",
    "R": "recorded_roll",
    "B": "body",
    "M": "meeting",
    "G": "working_group",
    "T": "task",
    "W": "watch_item",
    "N": "renewal_plan",
}


@dataclass(frozen=True)
class Head:
    """The end of the journal: the last entry's number, digest and time."""

    seq: int
    hash: str
    at: str


class Writer:
    """Records events; what it reads, it reads under the write lock."""

    def __init__(self, connection: sa.Connection, registry: str, verb: str, by: str | None) -> None:
        self.reader = Reader(connection)
        self.recorded: list[journal.Entry] = []
        self.notices: list[Notice] = []
        self._connection = connection
        self._registry = registry
        self._verb = verb
        self._by = by
        self._op = str(uuid4())
        self._numbers: dict[str, int] = {}
        self.head = self.began = head(connection)

    def new_id(self, series: str) -> str:
        """Give the next id of a series, `A-12`; ids are never reused."""
        if series not in self._numbers:
            rows = table(SERIES[series])
            self._numbers[series] = self._connection.scalar(sa.select(sa.func.max(rows.c.number))) or 0
        self._numbers[series] += 1
        return f"{series}-{self._numbers[series]}"

    def new_decision_id(self, year: int) -> str:
        """Give the next id of a decision taken in a year, `D-2023-004`."""
        number = table("decision").c.number
        query = sa.select(sa.func.max(number)).where(number.between(year * 100_000, year * 100_000 + 99_999))
        last = self._connection.scalar(query) or year * 100_000
        return f"D-{year}-{last + 1 - year * 100_000:03}"

    def record(self, *events: Event) -> None:
        """Append the events to the journal and apply them to the tables."""
        rows: list[dict[str, object]] = []
        seals: list[dict[str, object]] = []
        mentions: list[dict[str, object]] = []
        applied: list[Change] = []
        for event in events:
            stamp = self._stamp()
            entry, sealed = journal.write(event, stamp)
            digest = journal.digest(entry)
            seq = stamp.seq
            text = entry.decode()
            rows.append({"seq": seq, "subject": event.subject, "op": stamp.op, "entry": text, "hash": digest})
            seals += [{"seq": seq, "part": s.part.value, "salt": s.salt, "value": s.value} for s in sealed]
            mentions += [{"ref": ref, "seq": seq} for ref in sorted(journal.mentioned(event))]
            applied += changes(event, seq)
            self.recorded.append(journal.Entry(stamp, event, digest))
            self.head = Head(seq, digest, stamp.at)
        self._insert("journal", rows)
        self._insert("seal", seals)
        self._insert("mention", mentions)
        apply(self._connection, applied)

    def _stamp(self) -> journal.Stamp:
        now = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        return journal.Stamp(
            registry=self._registry,
            seq=self.head.seq + 1,
            at=max(now, self.head.at),
            op=self._op,
            verb=self._verb,
            by=self._by,
            prev=self.head.hash,
        )

    def _insert(self, name: str, rows: Sequence[dict[str, object]]) -> None:
        if rows:
            self._connection.execute(sa.insert(table(name)), rows)


def head(connection: sa.Connection) -> Head:
    """Give the end of the journal; raises `Refused` when the last entry does not match its digest."""
    rows = table("journal")
    last = connection.execute(sa.select(rows).order_by(rows.c.seq.desc()).limit(1)).mappings().first()
    if last is None:
        return Head(0, journal.NO_HASH, "")
    if journal.digest(last["entry"].encode()) != last["hash"]:
        raise Refused([RegistryDamaged(why=f"journal {last['seq']}")])
    return Head(last["seq"], last["hash"], json.loads(last["entry"])["at"])


def apply(connection: sa.Connection, applied: Iterable[Change]) -> None:
    """Apply row changes in their order; a run of rows for the same tables goes in one batch each."""
    for is_insert, run in groupby(applied, key=lambda change: isinstance(change, Insert)):
        if is_insert:
            _insert_all(connection, [change for change in run if isinstance(change, Insert)])
        else:
            for change in run:
                if isinstance(change, Update) and change.values:
                    _update(connection, change)


def _update(connection: sa.Connection, change: Update) -> None:
    rows = table(change.table)
    connection.execute(sa.update(rows).where(rows.c[change.key] == change.id).values(change.values))
    if change.table in search.SEARCHED and not search.SEARCHED[change.table][1].isdisjoint(change.values):
        now = connection.execute(sa.select(rows).where(rows.c[change.key] == change.id)).mappings().one()
        search.index(connection, change.table, [dict(now)])


def _insert_all(connection: sa.Connection, inserts: Sequence[Insert]) -> None:
    by_table: dict[str, list[dict[str, object]]] = {}
    for insert in inserts:
        by_table.setdefault(insert.table, []).append(insert.values)
    for name in sorted(by_table, key=ORDER.__getitem__):
        rows = table(name)
        for _, same_columns in groupby(by_table[name], key=tuple):
            connection.execute(sa.insert(rows), list(same_columns))
        if name in search.SEARCHED:
            search.index(connection, name, by_table[name])


# What others point to comes first, so that a batch never meets a row it needs.
ORDER = {
    name: place
    for place, name in enumerate(
        (
            *(
                "taken_back",
                "registry",
                "body",
                "actor",
                "actor_name",
                "person",
                "contact",
                "network_member",
                "period",
                "period_text",
                "provision",
            ),
            *(
                "enrollment",
                "renewal_plan",
                "invitation",
                "reminder",
                "meeting",
                "meeting_body",
                "agenda_item",
                "attendance",
                "item_outcome",
                "decision",
            ),
            *("suspension", "exclusion", "recorded_objection", "recorded_roll", "recorded_roll_line", "mandate"),
            *("seat", "working_group", "group_member", "plan", "activity", "task", "watch_item", "watch_note"),
        )
    )
}
