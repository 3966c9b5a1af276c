"""Processes beside the one that is typed to: what they run, and what becomes of what they cannot do."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from answer_files import HEAD, row, table
from conftest import Typed

from samverkan_cli.store import apart, verify
from samverkan_cli.store.sqlite import said

REGISTRY = Path("registry.db")


def test_what_lies_in_the_folder_is_never_run(well: Typed, period: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("queue", "msgspec", "select", "signal", "sqlite3"):
        Path(f"{name}.py").write_text("raise SystemExit(9)", encoding="utf-8")
    table("svar.csv", HEAD, *(row(f"Förening {at:05}") for at in range(2500)))
    assert 2500 == well(f"enroll --period {period} --from svar.csv -o json").data["enrolled"]
    monkeypatch.setattr(verify, "MANY", 1)
    assert "hel" in well("journal verify").out


def test_a_registry_that_another_process_may_not_read_just_now_is_replayed_by_this_one(
    well: Typed, period: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(REGISTRY, "last.db")
    held = sqlite3.connect("last.db", isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    started = verify._started
    monkeypatch.setattr(verify, "MANY", 1)
    monkeypatch.setattr(verify, "_started", lambda _path: started(Path("last.db")))
    assert well("journal verify -o json").data["ok"]
    held.close()


def test_a_bug_in_another_process_is_told_as_one_and_not_as_a_disk_that_fails(well: Typed, period: str) -> None:
    id_ = well("status -o json").data["registry"]

    def misunderstood() -> None:
        with apart.writing(REGISTRY, 5) as near:
            near.ask("writer", (id_, "enroll", None, "op"))
            near.order(b"\xff")
            near.ask("SELECT 1", ())

    with pytest.raises(said.DatabaseError, match="ValidationError") as caught:
        misunderstood()
    assert said.said(REGISTRY, caught.value) is None
    assert "hel" in well("journal verify").out
