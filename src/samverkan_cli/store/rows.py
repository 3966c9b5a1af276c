"""Rows: changes to the tables, applied in their order and in batches."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, groupby
from typing import Any

from samverkan_cli.store.names import RENEWED
from samverkan_cli.store.projection import Change, Insert, Update, Values
from samverkan_cli.store.sqlite import search
from samverkan_cli.store.sqlite.opening import Connection

TOGETHER = 32  # rows that one statement inserts


def apply(connection: Connection, applied: Iterable[Change]) -> None:
    """Apply row changes in their order; a run of rows for the same tables goes in one batch each."""
    for is_insert, run in groupby(applied, key=lambda change: isinstance(change, Insert)):
        if is_insert:
            _insert_all(connection, [change for change in run if isinstance(change, Insert)])
        else:
            for change in run:
                if isinstance(change, Update) and change.values:
                    _update(connection, change)


def _update(connection: Connection, change: Update) -> None:
    statement = setting(change.table, change.key, tuple(change.values))
    connection.execute(statement, (*change.values.values(), change.id))
    ref, words = search.SEARCHED.get(change.table, ("", frozenset()))
    if ref and not {ref, "voided_by", *words}.isdisjoint(change.values):
        found = standing(connection, change.table, change.key, [change.id])
        search.forget(connection, change.table, [row for row in found if row["voided_by"] is not None])
        search.index(connection, change.table, [row for row in found if row["voided_by"] is None], anew=True)


def standing(connection: Connection, name: str, key: str, values: Sequence[str | int]) -> list[Values]:
    """Give the rows of a table that have one of some values in a column, as they stand."""
    marks = ", ".join("?" * len(values))
    found = connection.execute(f'SELECT * FROM "{name}" WHERE "{key}" IN ({marks})', values)
    columns = [each[0] for each in found.description]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


@cache
def setting(name: str, key: str, columns: tuple[str, ...]) -> str:
    """Give the statement that gives a row new values, in the order of the columns, and then what tells the row."""
    values = ", ".join(f'"{column}" = ?' for column in columns)
    return f'UPDATE "{name}" SET {values} WHERE "{key}" = ?'


def _insert_all(connection: Connection, inserts: Sequence[Insert]) -> None:
    by_table: dict[str, list[Values]] = {}
    for each in inserts:
        by_table.setdefault(each.table, []).append(each.values)
    for name in sorted(by_table, key=ORDER.__getitem__):
        for columns, alike in groupby(by_table[name], key=tuple):
            insert(connection, name, columns, [tuple(values.values()) for values in alike])
        if name in search.SEARCHED:
            search.index(connection, name, by_table[name])


def insert(connection: Connection, name: str, columns: tuple[str, ...], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows, each with its values in the order of the columns."""
    whole = len(rows) - len(rows) % TOGETHER
    if whole:  # a statement of several rows costs three quarters of as many statements
        many = [tuple(chain.from_iterable(rows[at : at + TOGETHER])) for at in range(0, whole, TOGETHER)]
        connection.executemany(_inserting(name, columns, TOGETHER), many)
    if rest := rows[whole:]:
        connection.executemany(_inserting(name, columns, 1), rest)


@cache
def _inserting(name: str, columns: tuple[str, ...], count: int) -> str:
    verb = "INSERT OR REPLACE" if name in RENEWED else "INSERT"
    named = ", ".join(f'"{column}"' for column in columns)
    one = f"({', '.join('?' * len(columns))})"
    return f'{verb} INTO "{name}" ({named}) VALUES {", ".join([one] * count)}'


# What others point to comes first, so that a batch never meets a row it needs.
ORDER = {
    name: place
    for place, name in enumerate(
        (
            *("taken_back", "registry", "setting", "body", "actor", "actor_name", "person", "contact", "body_alias"),
            *("network_member", "meeting", "meeting_body", "agenda_item", "attendance", "item_outcome", "decision"),
            *("period", "policy_setting", "period_text", "provision"),
            *("enrollment", "renewal_plan", "invitation", "reminder"),
            *("yearly_round", "round_asked", "round_answer"),
            *("standing_item", "approver", "left_room"),
            *("stance", "decision_change"),
            *("erasure", "erased_seal", "person_request"),
            *("case", "case_step", "case_document", "conflict", "case_decision", "announcement"),
            *("suspension", "exclusion", "recorded_objection", "recorded_roll", "recorded_roll_line", "mandate"),
            *("seat", "working_group", "group_member", "plan", "plan_adoption", "activity", "activity_actor"),
            *("activity_note", "task", "task_helper", "task_note", "watch_item", "watch_note"),
        )
    )
}
