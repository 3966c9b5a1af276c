"""What is left of erased texts in a file's bytes and in its tables."""

import sqlite3
from pathlib import Path

import pytest

from samverkan_cli.store.sqlite import residue


@pytest.mark.parametrize(
    ("held", "text", "expected"),
    [
        ("Bo Ek, Bo Ek", "Bo Ek", 2),
        ("BO EK", "Bo Ek", 0),
        ("bo ek", "Bo Ek", 1),
        ('x "Flax" y', '"Flax"', 1),
        ('x \\"Flax\\" y', '"Flax"', 1),
        ("Åsa Öberg", "Åsa Öberg", 1),
        ("åsa öberg", "Åsa Öberg", 1),
        ("17bada9c", "Bada", 0),
        ("att bada i", "Bada", 1),
        ("ett Bo", "Bo", 0),
    ],
)
def test_a_text_is_found_as_it_is_written_and_as_it_is_looked_up(
    tmp_path: Path, held: str, text: str, expected: int
) -> None:
    file = tmp_path / "registry.db"
    file.write_bytes(b"\0" + held.encode() + b"\0")
    assert expected == residue.copies(file, [text])


def test_the_rollback_journal_is_searched_too(tmp_path: Path) -> None:
    file = tmp_path / "registry.db"
    file.write_bytes(b"")
    (tmp_path / "registry.db-journal").write_bytes("Åsa Öberg".encode())
    assert 1 == residue.copies(file, ["Åsa Öberg"])


def test_a_copy_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    assert 0 == residue.copies_in(str(tmp_path / "borta.db"), ["Åsa Öberg"])


def test_every_column_of_every_table_is_looked_through() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE task (id TEXT, text TEXT); CREATE TABLE seal (seq INTEGER, part TEXT, value TEXT);"
        "INSERT INTO task VALUES ('T-1', 'Ring Åsa'), ('T-2', 'Ring');"
        "INSERT INTO seal VALUES (7, 'text', '{\"a\":\"Åsa\"}')"
    )
    assert [("seal", "7"), ("task", "T-1")] == residue.standing(connection, ["Åsa"])
    connection.close()
