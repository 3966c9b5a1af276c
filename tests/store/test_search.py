"""The search index: which words are looked in, where a hit leads, and in what order hits come."""

from collections.abc import Iterator

import pytest

from samverkan_cli.store.sqlite import opening, schema, search
from samverkan_cli.store.sqlite.opening import Connection

PLACES = {
    "actor": ("id", "name purpose"),
    "actor_name": ("actor", "name"),
    "person": ("id", "name"),
    "provision": ("period", "text"),
    "body": ("id", "name"),
    "meeting": ("id", "title place"),
    "agenda_item": ("meeting", "title"),
    "decision": ("id", "text"),
    "working_group": ("id", "name"),
    "activity": ("id", "text"),
    "task": ("id", "text"),
    "watch_item": ("id", "text"),
    "watch_note": ("watch", "note"),
    "case": ("id", "concern"),
    "body_alias": ("body", "name"),
    "yearly_round": ("id", "name"),
    "round_answer": ("round", "text"),
    "task_note": ("task", "note"),
    "activity_note": ("activity", "note"),
}


@pytest.fixture
def connection() -> Iterator[Connection]:
    """Give an empty registry."""
    with opening.scratch() as made:
        schema.bare(made)
        made.execute("DROP TABLE search_index")
        made.execute(schema.SEARCHING)
        yield made


def row(of: str, words: dict[str, str], entry: int = 7) -> dict[str, object]:
    """Give a row of a table that leads to `X-7`, made by an entry."""
    return {PLACES[of][0]: f"X-{entry}", "entry": entry, "number": entry, **words}


@pytest.mark.parametrize(("name", "column"), [(name, word) for name in PLACES for word in PLACES[name][1].split()])
def test_every_name_and_text_is_found_by_the_beginning_of_any_word_of_it(
    connection: Connection, name: str, column: str
) -> None:
    search.index(connection, name, [row(name, {column: "Blå Klockbojen"})])
    assert [("X-7", name, "Blå Klockbojen")] == search.search(connection, "klockb", 10)
    assert [("X-7", name, "Blå Klockbojen")] == search.search(connection, "klock blå", 10)
    assert [] == search.search(connection, "bojen", 10)


def test_no_other_table_is_searched() -> None:
    assert list(PLACES) == list(search.SEARCHED)


def test_a_hit_needs_every_word_and_a_quotation_mark_is_a_word_like_others(connection: Connection) -> None:
    search.index(connection, "task", [row("task", {"text": 'Skriv till "alla"'})])
    assert ["X-7"] == [ref for ref, _, _ in search.search(connection, 'skriv "alla"', 10)]
    assert [] == search.search(connection, "skriv ingen", 10)


def test_hits_that_are_as_likely_come_in_the_order_they_were_made_and_no_more_than_are_asked_for(
    connection: Connection,
) -> None:
    search.index(connection, "task", [row("task", {"text": "Ring"}, entry) for entry in (9, 7, 8)])
    assert ["X-7", "X-8"] == [ref for ref, _, _ in search.search(connection, "ring", 2)]


def test_what_is_indexed_anew_is_found_by_its_new_words_alone_and_what_is_forgotten_by_none(
    connection: Connection,
) -> None:
    search.index(connection, "body", [row("body", {"name": "Rådet"})])
    search.index(connection, "body", [row("body", {"name": "Nämnden"})], anew=True)
    assert [] == search.search(connection, "rådet", 10)
    assert ["X-7"] == [ref for ref, _, _ in search.search(connection, "nämnden", 10)]
    search.forget(connection, "body", [row("body", {})])
    assert [] == search.search(connection, "nämnden", 10)
