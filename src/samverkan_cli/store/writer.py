"""One writer: it appends each event to the journal and applies it to the tables, in one transaction."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from samverkan_cli.domain.errors import Notice, Refused, RegistryDamaged
from samverkan_cli.domain.events import EntryTakenBack, Event
from samverkan_cli.store import journal, search
from samverkan_cli.store.projection import Change, Insert, Update, Values, changes
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.tables import RENEWED, table
from samverkan_cli.store.tables.base import Words

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


JOURNAL = ("seq", "subject", "op", "entry", "hash")
SEAL = ("seq", "part", "salt", "value")
MENTION = ("ref", "seq")


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
        self.reached: set[tuple[str, str | int]] = set()  # the table, and id or entry, of what taking back has changed
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

    def record(self, *events: Event, told: bool = True) -> None:
        """Append the events to the journal and apply them to the tables.

        `told` is for what is shown one by one afterwards; bulk work shows how many.
        """
        rows: list[list[Any]] = []
        seals: list[list[object]] = []
        mentions: list[list[object]] = []
        applied: list[Change] = []
        for event in events:
            stamp = self._stamp()
            seq = stamp.seq
            written = journal.write(event, stamp)
            digest = journal.digest(written.text.encode())
            rows.append([seq, event.subject, stamp.op, written.text, digest])
            seals += [[seq, sealed.part, sealed.salt, sealed.value] for sealed in written.seals]
            mentions += [[ref, seq] for ref in written.named]
            applied += changes(event, seq)
            if told:
                self.recorded.append(journal.Entry(stamp, event, digest))
            self.head = Head(seq, digest, stamp.at)
        for name, columns, kept in (("journal", JOURNAL, rows), ("seal", SEAL, seals), ("mention", MENTION, mentions)):
            insert(self._connection, name, columns, kept)
        apply(self._connection, applied)
        taken = [
            (row[0], event.entry) for row, event in zip(rows, events, strict=True) if type(event) is EntryTakenBack
        ]
        if taken:
            from samverkan_cli.store import takeback

            self.reached |= takeback.apply(self._connection, self._connection, taken)

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
    ref, words = search.SEARCHED.get(change.table, ("", frozenset()))
    if not {ref, *words}.isdisjoint(change.values):
        now = connection.execute(sa.select(rows).where(rows.c[change.key] == change.id)).mappings().one()
        search.index(connection, change.table, [dict(now)], anew=True)


def _insert_all(connection: sa.Connection, inserts: Sequence[Insert]) -> None:
    by_table: dict[str, list[Values]] = {}
    for each in inserts:
        by_table.setdefault(each.table, []).append(each.values)
    for name in sorted(by_table, key=ORDER.__getitem__):
        for columns, alike in groupby(by_table[name], key=tuple):
            insert(connection, name, columns, [list(values.values()) for values in alike])
        if name in search.SEARCHED:
            search.index(connection, name, by_table[name])


def insert(connection: sa.Connection, name: str, columns: tuple[str, ...], rows: list[list[Any]]) -> None:
    """Insert rows, each with its values in the order of the columns."""
    if rows:
        statement, days, words = _prepared(name, columns, connection.dialect)
        for row in rows:
            for at in days:
                if row[at] is not None:
                    row[at] = row[at].isoformat()
            for at in words:
                row[at] = " ".join(row[at])
        connection.exec_driver_sql(statement, list(map(tuple, rows)))


@cache
def _prepared(name: str, columns: tuple[str, ...], dialect: sa.Dialect) -> tuple[str, list[int], list[int]]:
    """Give the statement, and which of the columns hold days and words.

    Asking SQLAlchemy anew for each row is what a bulk import would wait for.
    """
    rows, written = table(name), dialect.identifier_preparer
    named = ", ".join(written.format_column(rows.c[column]) for column in columns)
    verb = "INSERT OR REPLACE" if name in RENEWED else "INSERT"
    statement = f"{verb} INTO {written.format_table(rows)} ({named}) VALUES ({', '.join('?' * len(columns))})"
    kinds = [rows.c[column].type for column in columns]
    days = [at for at, kind in enumerate(kinds) if isinstance(kind, sa.Date)]
    return statement, days, [at for at, kind in enumerate(kinds) if isinstance(kind, Words)]


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
