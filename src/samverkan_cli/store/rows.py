"""Rows: changes to the tables, applied in their order and in batches."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from samverkan_cli.store import search
from samverkan_cli.store.projection import Change, Insert, Update, Values
from samverkan_cli.store.tables import RENEWED, table
from samverkan_cli.store.tables.base import Words


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
                "setting",
                "body",
                "actor",
                "actor_name",
                "person",
                "contact",
                "network_member",
                "period",
                "policy_setting",
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
            *("case", "case_step", "case_document", "conflict", "case_decision", "announcement"),
            *("suspension", "exclusion", "recorded_objection", "recorded_roll", "recorded_roll_line", "mandate"),
            *("seat", "working_group", "group_member", "plan", "activity", "task", "watch_item", "watch_note"),
        )
    )
}
