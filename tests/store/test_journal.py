"""The journal: canonical, sealed, chained, append-only — and the tables replay from it."""

import hashlib
import json
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import rfc8785
from conftest import TICKED, Typed
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.domain.events import EVENTS, ActorEnrolled, ActorFacts, Introduced
from samverkan_cli.domain.values import Because, Kind, Side
from samverkan_cli.store import journal
from samverkan_cli.store.projection import PROJECTIONS, changes
from samverkan_cli.store.rows import ORDER, apply
from samverkan_cli.store.sqlite import opening, schema
from samverkan_cli.store.tables import every_table

STAMP = journal.Stamp(
    "5f8e3b8e-0000-0000-0000-000000000000", 7, "2026-06-30T12:00:00.000000Z", "op", "enroll", "Maj", "0" * 64
)
ENROLLED = ActorEnrolled(
    subject="A-1",
    enrollment="E-1",
    period="2024-2027",
    received=date(2024, 1, 2),
    effective=date(2024, 1, 2),
    because=Because.RECEIVED,
    signed_by="P-1",
    capacity="ordförande",
    reason="skäl",
    registered=ActorFacts(name="Blå Tuvan", kind=Kind.ASSOCIATION, side=Side.CIVIL, org_nr="802999-0010"),
    introduced=(Introduced(id="P-1", name="Vera Lund"),),
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(max_codepoint=127)), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON)
def test_canonical_json_is_what_rfc_8785_writes(value: Any) -> None:
    assert rfc8785.dumps(value) == journal.canonical(value)


def test_persons_and_free_text_stand_under_two_seals_and_never_in_the_entry() -> None:
    entry, seals, _ = journal.write(ENROLLED, STAMP)
    text = entry
    for sealed in ("Blå Tuvan", "Vera Lund", "ordförande", "skäl", "Maj"):
        assert sealed not in text
    assert "802999-0010" in text
    assert ["persons", "text"] == [seal.part for seal in seals]
    assert {"by": "Maj", "introduced.0.name": "Vera Lund"} == json.loads(seals[0].value)
    assert {"capacity": "ordförande", "reason": "skäl", "registered.name": "Blå Tuvan"} == json.loads(seals[1].value)
    assert {seal.part: seal.digest for seal in seals} == json.loads(text)["sealed"]


def test_an_entry_reads_back_as_it_was_written() -> None:
    entry, seals, _ = journal.write(ENROLLED, STAMP)
    read = journal.read(entry, journal.digest(entry.encode()), {seal.part: seal.value for seal in seals})
    assert (STAMP, ENROLLED) == (read.stamp, read.event)


def test_an_entry_whose_seals_are_erased_still_reads_with_nothing_in_their_place() -> None:
    entry, _, _ = journal.write(ENROLLED, STAMP)
    event = journal.read(entry, "", {}).event
    assert isinstance(event, ActorEnrolled)
    assert event.registered
    assert (None, None, None, "P-1") == (
        event.registered.name,
        event.capacity,
        event.introduced[0].name,
        event.signed_by,
    )


def test_a_seal_is_salted_and_bound_to_its_place() -> None:
    first, second = (journal.write(ENROLLED, STAMP)[1][0] for _ in range(2))
    assert first.digest != second.digest
    assert first.digest == journal.seal_digest(STAMP.registry, 7, "persons", first.value, first.salt)
    assert first.digest != journal.seal_digest(STAMP.registry, 8, "persons", first.value, first.salt)
    assert first.digest != journal.seal_digest(STAMP.registry, 7, "text", first.value, first.salt)


def test_an_entry_is_digested_as_one_of_this_journal_and_of_nothing_else() -> None:
    entry = journal.write(ENROLLED, STAMP).text.encode()
    assert hashlib.sha256(b"samverkan-journal-1\0" + entry).hexdigest() == journal.digest(entry)


def test_every_event_has_a_projection_and_every_table_a_place_in_the_order() -> None:
    assert set(EVENTS.values()) == set(PROJECTIONS)
    kept = {made.name for made in every_table()} - {"journal", "seal", "mention", "alembic_version"}
    assert kept == set(ORDER)
    for made in every_table():
        for key in made.foreign_keys:
            other = key.column.table.name
            if made.name in ORDER and other in ORDER and other != made.name:
                assert ORDER[other] < ORDER[made.name], (other, made.name)


def test_every_event_ever_released_still_parses() -> None:
    lines = (Path(__file__).parents[1] / "released_events.jsonl").read_text(encoding="utf-8").splitlines()
    released = [json.loads(line) for line in lines]
    assert set(EVENTS) == {event["kind"] for event in released}
    for event in released:
        msgspec.convert(event["data"], EVENTS[event["kind"]])


def test_every_table_can_be_voided_and_every_sealed_column_be_erased() -> None:
    for made in every_table():
        if made.name not in {"journal", "seal", "mention", "alembic_version", "policy_setting"}:
            assert made.c.voided_by.nullable, made.name
            for name in {
                "name",
                "text",
                "purpose",
                "title",
                "note",
                "capacity",
                "evidence",
                "lacks",
                "role",
                "mailbox",
            } & set(made.c.keys()):
                assert made.c[name].nullable, f"{made.name}.{name}"


@pytest.fixture
def lived(well: Typed, period: str) -> sqlite3.Connection:
    well(f"enroll 'Blå Tuvan' {TICKED} --received 2024-01-10 --reason skälet --contact 'Bo Ek <bo@example.org>'")
    well("body add KS --kind nämnd")
    well("task add Ring --owner 'Eva Ek'")
    return sqlite3.connect("registry.db")


def test_the_journal_is_append_only_even_for_insert_or_replace(lived: sqlite3.Connection) -> None:
    lived.execute("PRAGMA recursive_triggers=ON")
    for statement in (
        "UPDATE journal SET entry = '' WHERE seq = 2",
        "DELETE FROM journal WHERE seq = 2",
        "INSERT OR REPLACE INTO journal (seq, subject, op, entry, hash) VALUES (2, '', '', '', '')",
        "INSERT INTO journal (seq, subject, op, entry, hash) VALUES (99, '', '', '', '')",
        "UPDATE seal SET value = NULL",
        "DELETE FROM seal",
    ):
        with pytest.raises(sqlite3.IntegrityError, match=r"append-only|no gaps"):
            lived.execute(statement)


TAMPERED = [
    ("UPDATE actor SET name = 'Gula Tuvan'", "table"),
    ("UPDATE enrollment SET effective = '2024-01-11'", "table"),
    ("DELETE FROM contact", "table"),
    ("INSERT INTO mention (ref, seq) VALUES ('A-9', 1)", "table"),
    ("DELETE FROM search_index WHERE rowid > 0", "table"),
    ("UPDATE search_index_data SET block = zeroblob(length(block)) WHERE id > 10", "table"),
    (
        "DROP TRIGGER seal_no_update; UPDATE seal SET value = '{\"by\":\"X\"}' WHERE seq = 3 AND part = 'persons'",
        "seal",
    ),
    ("DROP TRIGGER seal_no_delete; DELETE FROM seal WHERE seq = 3 AND part = 'text'", "seal"),
    (
        "DROP TRIGGER journal_no_update;"
        " UPDATE journal SET entry = replace(entry, '2024-01-10', '2024-01-09') WHERE seq = 3",
        "hash",
    ),
    ("DROP TRIGGER journal_no_update; UPDATE journal SET subject = 'A-2' WHERE seq = 3", "subject"),
    ("DROP TRIGGER journal_no_update; UPDATE journal SET op = 'x' WHERE seq = 3", "op"),
    ("DROP TRIGGER journal_no_delete; DELETE FROM seal WHERE seq = 4; DELETE FROM journal WHERE seq = 4", "gap"),
    ("DROP TRIGGER journal_no_update; UPDATE journal SET entry = CAST(entry AS BLOB) WHERE seq = 3", "unreadable"),
    ("CREATE TRIGGER extra AFTER INSERT ON actor BEGIN SELECT 1; END", "schema"),
    ("PRAGMA user_version = 1; PRAGMA application_id = 7", "application_id"),
]


@pytest.mark.parametrize(("statements", "what"), TAMPERED)
def test_verify_finds_what_was_changed_beside_the_program(
    typed: Typed, lived: sqlite3.Connection, statements: str, what: str
) -> None:
    lived.executescript("DROP TRIGGER seal_no_delete;" if "DELETE FROM seal WHERE seq = 4" in statements else "")
    lived.executescript(statements)
    lived.close()
    ran = typed("journal verify -o json")
    if what == "application_id":
        assert 7 == ran.status
        return
    assert 6 == ran.status
    assert what in {problem["what"] for problem in ran.data["problems"]}


def test_a_text_that_is_no_text_any_more_is_told_as_damage_and_not_printed(
    typed: Typed, lived: sqlite3.Connection
) -> None:
    lived.execute("UPDATE actor SET purpose = CAST(x'4576612045FF6B' AS TEXT)")
    lived.commit()
    lived.close()
    ran = typed("journal verify")
    assert 7 == ran.status
    assert "Eva" not in ran.err


def test_an_entry_that_takes_itself_back_ends(typed: Typed, well: Typed, lived: sqlite3.Connection) -> None:
    well("undo")
    lived.executescript("DROP TRIGGER journal_no_update")
    (seq,) = lived.execute("SELECT max(seq) FROM journal").fetchone()
    lived.execute("UPDATE journal SET entry = replace(entry, ?, ?)", (f'"entry":{seq - 1}', f'"entry":{seq}'))
    (entry,) = lived.execute("SELECT entry FROM journal WHERE seq = ?", (seq,)).fetchone()
    lived.execute("UPDATE journal SET hash = ? WHERE seq = ?", (journal.digest(entry.encode()), seq))
    lived.commit()
    lived.close()
    ran = typed("journal verify -o json")
    assert 6 == ran.status
    assert "replay" in {problem["what"] for problem in ran.data["problems"]}


def test_the_journal_replays_with_every_seal_removed(well: Typed, lived: sqlite3.Connection) -> None:
    lived.executescript("DROP TRIGGER seal_no_delete; DELETE FROM seal")
    rows = lived.execute("SELECT seq, entry, hash FROM journal ORDER BY seq").fetchall()
    with opening.memory() as replayed:
        schema.create(replayed)
        for seq, entry, digest in rows:
            apply(replayed, changes(journal.read(entry, digest, {}).event, seq))
        for name in ("actor", "enrollment", "person", "contact", "task", "body"):
            kept = lived.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            assert kept == replayed.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        assert [(None,)] == replayed.execute("SELECT name FROM actor").fetchall()
    assert well("roll --on 2024-02-01").status == 0
    assert well("why A-1").status == 0
    assert well("actor list").status == 0
    lived.close()


def test_the_export_holds_every_entry_with_what_is_under_its_seals(well: Typed, lived: sqlite3.Connection) -> None:
    well("journal export --out export.jsonl")
    lines = [json.loads(line) for line in Path("export.jsonl").read_text(encoding="utf-8").splitlines()]
    assert list(range(1, len(lines) + 1)) == [line["entry"]["seq"] for line in lines]
    prev = journal.NO_HASH
    for line in lines:
        entry = line["entry"]
        assert prev == entry["prev"]
        prev = journal.digest(journal.canonical(entry))
        assert prev == line["hash"]
        for part, seal in line["seals"].items():
            value = journal.canonical(seal["value"]).decode()
            found = journal.seal_digest(entry["registry"], entry["seq"], part, value, bytes.fromhex(seal["salt"]))
            assert found == entry["sealed"][part]
    assert 0o600 == Path("export.jsonl").stat().st_mode & 0o777
    lived.close()


def test_time_never_goes_backwards_in_the_journal(well: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    import time_machine

    with time_machine.travel("2030-01-01T12:00:00Z"):
        well("init")
    with time_machine.travel("2029-01-01T12:00:00Z"):
        well("body add KS")
    told = well("journal list -o json").data
    assert told[0]["at"] <= told[1]["at"]
    assert well("journal verify -o json").data["ok"]
