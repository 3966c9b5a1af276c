"""Is the registry whole? The chain is recomputed, every seal opened, every event replayed.

What it proves: no entry, seal or row was changed, added or removed since the head that stands
outside the file, in minutes or a receipt. What it does not: that the file was not rewritten whole
by somebody who can write it; compare the head with one noted elsewhere.
"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from samverkan_cli.store import engine, journal, schema, search
from samverkan_cli.store.projection import changes
from samverkan_cli.store.reader import Reader
from samverkan_cli.store.tables import BOOKKEEPING, every_table, table
from samverkan_cli.store.writer import apply

Problem = dict[str, Any]
BATCH = 1000


def verify(reader: Reader) -> dict[str, Any]:
    """Give the number of entries, the head, and every problem found: what, where, and in which entry."""
    connection = reader.connection
    seq, head = reader.last_entry()
    with engine.memory().begin() as replayed:
        schema.create(replayed)
        problems = [*_integrity(connection), *_chain(reader, replayed), *_compared(connection, replayed)]
        if schema.digest(connection) != schema.digest(replayed):
            problems.append({"what": "schema", "where": "sqlite_master", "entry": None})
    return {"entries": seq, "head": head, "ok": not problems, "problems": problems}


def _integrity(connection: sa.Connection) -> Iterator[Problem]:
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield {"what": "integrity", "where": str(row[0]), "entry": None}
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield {"what": "foreign_key", "where": str(row[0]), "entry": None}
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != engine.APPLICATION_ID:
        yield {"what": "application_id", "where": "registry", "entry": None}


def _chain(reader: Reader, replayed: sa.Connection) -> Iterator[Problem]:
    """Walk the chain, opening seals, and replay each batch of events into the empty registry."""
    registry = reader.registry().id
    prev, at, expected = journal.NO_HASH, "", 1
    for batch in reader.stored():
        copied: list[dict[str, Any]] = []
        for row, seals in batch:
            found = list(_entry(row, seals, registry, prev, at, expected))
            yield from found
            prev, expected = row["hash"], row["seq"] + 1
            try:
                entry = journal.read(row["entry"], row["hash"], {seal["part"]: seal["value"] for seal in seals})
            except (ValueError, KeyError, TypeError, IndexError):
                yield {"what": "unreadable", "where": "journal", "entry": row["seq"]}
                continue
            at = entry.stamp.at
            copied.append({**row, "event": entry.event})
        yield from _replay(replayed, copied)


def _entry(
    row: dict[str, Any], seals: list[dict[str, Any]], registry: str, prev: str, at: str, expected: int
) -> Iterator[Problem]:
    seq = row["seq"]
    if seq != expected:
        yield {"what": "gap", "where": "journal", "entry": seq}
    if journal.digest(row["entry"].encode()) != row["hash"]:
        yield {"what": "hash", "where": "journal", "entry": seq}
    try:
        stored = json.loads(row["entry"])
        told = {name: stored[name] for name in ("registry", "seq", "prev", "op", "subject")}
        sealed, when = stored["sealed"], stored["at"]
    except (ValueError, KeyError, TypeError):
        return
    wanted = {"registry": registry, "seq": seq, "prev": prev, "op": row["op"], "subject": row["subject"]}
    for name, value in wanted.items():
        if told[name] != value:
            yield {"what": name, "where": "journal", "entry": seq}
    if when < at:
        yield {"what": "at", "where": "journal", "entry": seq}
    for seal in seals:
        value = seal["value"] or ""
        if journal.seal_digest(registry, seq, seal["part"], value, seal["salt"] or b"") != sealed.get(seal["part"]):
            yield {"what": "seal", "where": seal["part"], "entry": seq}
    for missing in set(sealed) - {seal["part"] for seal in seals}:
        yield {"what": "seal", "where": missing, "entry": seq}


def _replay(replayed: sa.Connection, batch: list[dict[str, Any]]) -> Iterator[Problem]:
    mentions: list[dict[str, object]] = []
    applied = []
    for row in batch:
        mentions += [{"ref": ref, "seq": row["seq"]} for ref in journal.mentioned(row["event"])]
        applied += list(changes(row["event"], row["seq"]))
    try:
        if mentions:
            replayed.execute(sa.insert(table("mention")), mentions)
        apply(replayed, applied)
    except sa.exc.SQLAlchemyError:
        yield {"what": "replay", "where": "tables", "entry": batch[0]["seq"]}


def _compared(connection: sa.Connection, replayed: sa.Connection) -> Iterator[Problem]:
    """Compare every table, and the search index, row by row."""
    for made in every_table():
        if made.name in BOOKKEEPING - {"alembic_version"}:
            continue
        query = sa.select(made).order_by(*made.primary_key.columns)
        yield from _rows(made.name, connection.execute(query), replayed.execute(query))
    searched = sa.text("SELECT rowid, ref, text FROM search_index ORDER BY rowid")
    yield from _rows("search_index", connection.execute(searched), replayed.execute(searched))
    try:
        yield from _rows("search_index", search.words(connection), search.words(replayed))
    except sa.exc.DatabaseError:
        yield {"what": "table", "where": "search_index", "entry": None}


def _rows(name: str, kept: sa.Result[Any], made: sa.Result[Any]) -> Iterator[Problem]:
    while True:
        ours, theirs = kept.fetchmany(BATCH), made.fetchmany(BATCH)
        if ours != theirs:
            differing = next((a or b for a, b in zip([*ours, None], [*theirs, None], strict=False) if a != b), None)
            yield {"what": "table", "where": name, "entry": getattr(differing, "entry", None)}
            return
        if not ours:
            return
