"""The search index: one line for each row that people look for by its words.

The writer keeps it, not triggers: with `trusted_schema=OFF` a trigger may not write a virtual table.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any

from samverkan_cli.store.sqlite.opening import Connection
from samverkan_cli.store.sqlite.schema import SEARCHING

# The tables it covers: the column with the id a hit leads to, and the columns with the words.
SEARCHED: dict[str, tuple[str, frozenset[str]]] = {
    "actor": ("id", frozenset({"name", "purpose"})),
    "actor_name": ("actor", frozenset({"name"})),
    "person": ("id", frozenset({"name"})),
    "provision": ("period", frozenset({"text"})),
    "body": ("id", frozenset({"name"})),
    "meeting": ("id", frozenset({"title", "place"})),
    "agenda_item": ("meeting", frozenset({"title", "text"})),  # and the number: `M-1:3`
    "decision": ("id", frozenset({"text"})),
    "working_group": ("id", frozenset({"name"})),
    "activity": ("id", frozenset({"text"})),
    "task": ("id", frozenset({"text"})),
    "watch_item": ("id", frozenset({"text"})),
    "watch_note": ("watch", frozenset({"note"})),
    "case": ("id", frozenset({"concern"})),
    "body_alias": ("body", frozenset({"name"})),
    "yearly_round": ("id", frozenset({"name", "questions"})),
    "round_answer": ("round", frozenset({"text"})),
    "task_note": ("task", frozenset({"note"})),
    "activity_note": ("activity", frozenset({"note"})),
}
_PLACE = {name: place for place, name in enumerate(SEARCHED)}
_ENTRY, _TABLE = 1_000_000, 10_000  # a line's number: entry, table, position
RANKED = 2000  # hits, at most, that are put in order of likeness; of more, the earliest
_BY_NUMBER = frozenset({"person"})  # several may come from one entry: a line goes by the row's own number


def index(connection: Connection, name: str, rows: Iterable[Mapping[str, Any]], *, anew: bool = False) -> None:
    """Give the rows of a table their lines in the index; `anew` is in place of those they had."""
    _, columns = SEARCHED[name]
    ordered, line = sorted(columns), _line(name)
    lines = [
        (line(row), _ref(name, row), " ".join([row[column] for column in ordered if row.get(column)])) for row in rows
    ]
    verb = "INSERT OR REPLACE" if anew else "INSERT"
    if lines:
        connection.executemany(f"{verb} INTO search_index (rowid, ref, text) VALUES (?, ?, ?)", lines)


def forget(connection: Connection, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Take the lines of some rows of a table out of the index."""
    line = _line(name)
    if lines := [(line(row),) for row in rows]:
        connection.executemany("DELETE FROM search_index WHERE rowid = ?", lines)


def rebuild(connection: Connection) -> None:
    """Make the index anew from its lines: what was taken out of it stands in its segments until then."""
    connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")


def _ref(name: str, row: Mapping[str, Any]) -> str:
    """Give the id that a hit in a row leads to."""
    held: str = row[SEARCHED[name][0]]
    return f"{held}:{row['ordinal']}" if name == "agenda_item" and "ordinal" in row else held


def _line(name: str) -> Callable[[Mapping[str, Any]], int]:
    """Give how the number of a row's line is told."""
    place, whole = _PLACE[name] * _TABLE, "number" if name in _BY_NUMBER else "entry"
    return lambda row: row[whole] * _ENTRY + place + row.get("position", 0)


PARTS = ("content", "docsize", "config", "data", "idx")  # the tables that the index itself keeps, after its name
_STRUCTURE, _SEGMENT = 10, 37  # FTS5: the row of `data` that tells the segments; where a row's number has its segment
_CONFIG = [("version", 4)]


def unsound(connection: Connection) -> Iterator[str]:
    """Give those of the index's own tables that do not hold what the lines of the index make.

    FTS5 looks itself, in a copy, since it looks by writing. What it does not look at is looked at here: its settings,
    and whether it finds by `idx` what it has in `data`.
    """
    if connection.execute("SELECT * FROM search_index_config").fetchall() != _CONFIG:
        yield "search_index_config"
    told = {row[0] for row in connection.execute("SELECT DISTINCT segid FROM search_index_idx")}
    segments = f"SELECT DISTINCT id >> {_SEGMENT} FROM search_index_data WHERE id > {_STRUCTURE}"
    if told != {row[0] for row in connection.execute(segments)}:
        yield "search_index_idx"
    with closing(sqlite3.connect("", isolation_level=None)) as copy:
        copy.execute("BEGIN")
        copy.execute(SEARCHING)
        try:
            for part in PARTS:
                copy.execute(f"DELETE FROM search_index_{part}")
                rows = connection.execute(f"SELECT * FROM search_index_{part}")
                copy.executemany(
                    f"INSERT INTO search_index_{part} VALUES ({', '.join('?' * len(rows.description))})", rows
                )
            copy.execute("INSERT INTO search_index (search_index) VALUES ('integrity-check')")
        except sqlite3.Error:
            yield "search_index_data"


def holding(
    connection: Connection, words: Iterable[str], names: Collection[str], most: int
) -> tuple[dict[str, None], bool]:
    """Give the ids of the rows of some tables that hold all of some words, and whether every line was looked at.

    At most `most` lines are looked at, and the index sees no accents: the names themselves tell.
    """
    query = "SELECT rowid, ref FROM search_index WHERE search_index MATCH :words LIMIT :most"
    asked = {"words": " ".join(f'"{word}"' for word in words), "most": most}
    found = connection.execute(query, asked).fetchall()
    places = {_PLACE[name] for name in names}
    return {ref: None for rowid, ref in found if rowid % _ENTRY // _TABLE in places}, len(found) < most


def beginning(connection: Connection, text: str, names: Collection[str], most: int) -> list[str]:
    """Give the ids of the rows of some tables in whose words every typed word begins one, the earliest first."""
    places = ", ".join(str(_PLACE[name]) for name in sorted(names))
    query = (
        "SELECT DISTINCT ref FROM search_index WHERE search_index MATCH :words"
        f" AND rowid % {_ENTRY} / {_TABLE} IN ({places}) LIMIT :most"
    )
    words = " ".join('"' + word.replace('"', '""') + '"*' for word in text.split())
    return [ref for (ref,) in connection.execute(query, {"words": words, "most": most})]


def search(connection: Connection, text: str, limit: int, among: str | None = None) -> list[tuple[str, str, str]]:
    """Give the id, the kind of row and the text of the places where each word begins a word, the likeliest first.

    A word that stands in a whole register is not worth putting all of it in order. `among` is a kind of row, and
    nothing else is looked at.
    """
    words = " ".join('"' + word.replace('"', '""') + '"*' for word in text.split())
    query = (
        "SELECT rowid, ref, text FROM (SELECT rowid, ref, text, rank FROM search_index WHERE search_index MATCH :words"
        f"{f' AND rowid % {_ENTRY} / {_TABLE} = :kind' if among else ''} LIMIT :ranked) ORDER BY rank, rowid LIMIT :n"
    )
    kinds = list(SEARCHED)
    given = {"words": words, "ranked": RANKED, "n": limit} | ({"kind": _PLACE[among]} if among else {})
    found = connection.execute(query, given).fetchall()
    return [(ref, kinds[rowid % _ENTRY // _TABLE], said) for rowid, ref, said in found]
