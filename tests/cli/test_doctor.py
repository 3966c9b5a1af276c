"""How the registry and the program fare, each with what to do; it works without a registry too."""

from pathlib import Path
from typing import Any

import pytest
from conftest import Typed

from samverkan_cli.cli import doctor


def looked(data: dict[str, Any]) -> dict[str, bool]:
    return {each["what"]: each["ok"] for each in data["looked_at"]}


def test_a_registry_that_lies_well_is_told_of_line_by_line(well: Typed, period: str) -> None:
    Path("registry.db").chmod(0o600)
    well("database backup --out kopia.db")
    told = looked(well("doctor -o json").data)
    assert {"registry", "backup", "rights", "program", "sqlite"} <= {what for what, ok in told.items() if ok}
    page = well("doctor").out
    assert all(line.startswith(("ok  ", "obs ")) for line in page.splitlines())
    assert "FTS5" in page and "typer" in page and "schema" in page


def test_what_somebody_should_see_to_is_told_with_what_to_do(
    well: Typed, period: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Path("registry.db").chmod(0o644)
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/delad {tmp_path} cifs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(doctor, "MOUNTS", mounts)
    page = well("doctor").out
    assert "obs" in page and "chmod 600" in page and "cifs" in page
    assert "samverkan database backup --out" in page
    Path("OneDrive - Kommunen").mkdir()
    Path("registry.db").rename("OneDrive - Kommunen/registry.db")
    assert "onedrive" in well("--db 'OneDrive - Kommunen/registry.db' doctor").out


def test_without_a_registry_it_tells_of_the_rest(typed: Typed) -> None:
    ran = typed("doctor -o json")
    assert (0, False) == (ran.status, looked(ran.data)["no_registry"])
    assert {"program", "sqlite", "terminal"} <= set(looked(ran.data))
    assert "samverkan init" in typed("doctor").out
    assert not Path("registry.db").exists()


def test_a_registry_that_cannot_be_opened_is_7_and_the_rest_is_told(typed: Typed) -> None:
    Path("registry.db").write_bytes(b"no registry" * 20)
    ran = typed("doctor -o json")
    assert (7, False) == (ran.status, looked(ran.data)["registry"])
    assert {"program", "sqlite", "terminal"} <= set(looked(ran.data))
    assert 7 == typed("--db ingen.db doctor").status


def test_a_trial_of_init_where_a_registry_is_gets_the_answer_that_the_real_one_would(well: Typed, typed: Typed) -> None:
    assert 0 == typed("init --dry-run").status
    well("init")
    before = Path("registry.db").read_bytes()
    tried, real = typed("init --dry-run -o json"), typed("init -o json")
    assert (real.status, real.codes) == (tried.status, tried.codes)
    assert ["registry_exists"] == tried.codes
    assert before == Path("registry.db").read_bytes()
